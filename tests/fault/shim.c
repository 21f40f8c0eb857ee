/* Shim: makes the nth call of one kind fail, to see what a program does about it.
 *
 * Preloaded into the program. FAULT_CALL names the kind (open, create, read, write, rename, mkdir, fsync,
 * syncfs, close), FAULT_NTH which call of it (from 1), FAULT_WAY what happens: an errno as a number, "short"
 * (a read or write does half), or "kill" (the process dies right before the call). FAULT_COUNT names a file to
 * which the number of calls is written at exit. Only files are counted: descriptors 0 to 2 pass. It does not
 * touch the C library's own inner calls (stdio), which the program does not use for its outputs.
 *
 * SPDX-License-Identifier: MIT
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

/* Whether this call of a kind is the one that must fail; errno is set then. */
static int struck(const char *kind) {
  const char *wanted = getenv("FAULT_CALL"), *nth = getenv("FAULT_NTH"), *way = getenv("FAULT_WAY");
  if (wanted == NULL || strcmp(wanted, kind) != 0)
    return 0;
  long number = atomic_fetch_add(&calls, 1) + 1;
  if (nth == NULL || way == NULL || number != strtol(nth, NULL, 10))
    return 0;
  if (strcmp(way, "kill") == 0)
    raise(SIGKILL);
  if (strcmp(way, "short") == 0)
    return -1;
  errno = (int)strtol(way, NULL, 10);
  return 1;
}

__attribute__((destructor)) static void tell_count(void) {
  const char *path = getenv("FAULT_COUNT");
  FILE *file = path != NULL ? fopen(path, "w") : NULL;
  if (file != NULL) {
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
  }
}

/* POSIX promises that a function pointer fits into a void pointer; C does not, hence memcpy. */
#define REAL(result, name, ...)                                                                    \
  static result (*real)(__VA_ARGS__);                                                              \
  if (real == NULL) {                                                                              \
    void *found = dlsym(RTLD_NEXT, name);                                                          \
    memcpy(&real, &found, sizeof real);                                                            \
  }

#define MODE_OF(flags, mode)                                                                       \
  mode_t mode = 0;                                                                                 \
  if (((flags) & (O_CREAT | O_TMPFILE)) != 0) {                                                    \
    va_list list;                                                                                  \
    va_start(list, flags);                                                                         \
    mode = va_arg(list, mode_t);                                                                   \
    va_end(list);                                                                                  \
  }

#define KIND(flags) (((flags)&O_CREAT) != 0 ? "create" : "open")

#define OPEN(function)                                                                             \
  int function(const char *path, int flags, ...) {                                                 \
    MODE_OF(flags, mode)                                                                           \
    REAL(int, #function, const char *, int, ...)                                                   \
    return struck(KIND(flags)) > 0 ? -1 : real(path, flags, mode);                                 \
  }
#define OPENAT(function)                                                                           \
  int function(int folder, const char *path, int flags, ...) {                                     \
    MODE_OF(flags, mode)                                                                           \
    REAL(int, #function, int, const char *, int, ...)                                              \
    return struck(KIND(flags)) > 0 ? -1 : real(folder, path, flags, mode);                         \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t read(int file, void *data, size_t length) {
  REAL(ssize_t, "read", int, void *, size_t)
  int strike = file > 2 ? struck("read") : 0;
  if (strike > 0)
    return -1;
  return real(file, data, strike < 0 && length > 1 ? length / 2 : length);
}

/* openat2 has no function of its own in the C library. */
long syscall(long number, ...) {
  long a[6];
  va_list list;
  va_start(list, number);
  for (int i = 0; i < 6; i++)
    a[i] = va_arg(list, long);
  va_end(list);
  REAL(long, "syscall", long, ...)
  if (number == SYS_openat2 && struck("open") > 0)
    return -1;
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

ssize_t write(int file, const void *data, size_t length) {
  REAL(ssize_t, "write", int, const void *, size_t)
  int strike = file > 2 ? struck("write") : 0;
  if (strike > 0)
    return -1;
  return real(file, data, strike < 0 && length > 1 ? length / 2 : length);
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *)
  return struck("rename") > 0 ? -1 : real(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  REAL(int, "renameat", int, const char *, int, const char *)
  return struck("rename") > 0 ? -1 : real(from_folder, from, to_folder, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to,
              unsigned int flags) {
  REAL(int, "renameat2", int, const char *, int, const char *, unsigned int)
  return struck("rename") > 0 ? -1 : real(from_folder, from, to_folder, to, flags);
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t)
  return struck("mkdir") > 0 ? -1 : real(path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode) {
  REAL(int, "mkdirat", int, const char *, mode_t)
  return struck("mkdir") > 0 ? -1 : real(folder, path, mode);
}

int fsync(int file) {
  REAL(int, "fsync", int)
  return struck("fsync") > 0 ? -1 : real(file);
}

int fdatasync(int file) {
  REAL(int, "fdatasync", int)
  return struck("fsync") > 0 ? -1 : real(file);
}

int syncfs(int file) {
  REAL(int, "syncfs", int)
  return struck("syncfs") > 0 ? -1 : real(file);
}

/* A close that fails has closed the descriptor all the same. */
int close(int file) {
  REAL(int, "close", int)
  int strike = struck("close"), trouble = errno;
  int result = real(file);
  if (strike > 0)
    errno = trouble;
  return strike > 0 ? -1 : result;
}
