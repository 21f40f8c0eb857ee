/* Uniquely named hidden folders that hold unfinished output, each locked by the process that fills it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/staging.h"

#include "write/descriptor.h"
#include "write/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX ".stepbook-staging-"

enum { TRIES = 100, DIGITS = 8, OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

/* TRUE when the folder is locked by us now, or can never be locked by anyone. */
static gboolean lock_new(int descriptor, int parent, const char *name) {
  struct stat status, named;
  while (flock(descriptor, LOCK_EX | LOCK_NB) < 0) {
    if (errno == EWOULDBLOCK)
      return FALSE;
    if (errno != EINTR)
      return TRUE;
  }
  /* Between mkdir and flock another process may have taken it for abandoned and removed it. */
  return fstat(descriptor, &status) == 0 &&
         fstatat(parent, name, &named, AT_SYMLINK_NOFOLLOW) == 0 && named.st_ino == status.st_ino;
}

int staging_new(char **name, int parent, GError **error) {
  for (int i = 0; i < TRIES; i++) {
    /* Not GLib's numbers: a process and its fork would draw the same ones. */
    guint32 number = 0;
    if (getrandom(&number, sizeof number, 0) < 0)
      number = g_random_int();
    g_autofree char *try = g_strdup_printf(PREFIX "%08x", number);
    if (mkdirat(parent, try, 0700) < 0) {
      if (errno == EEXIST)
        continue;
      descriptor_error(error, errno, "cannot make a folder beside the output");
      return -1;
    }
    const int descriptor = openat(parent, try, OPEN_FOLDER);
    if (descriptor >= 0 && lock_new(descriptor, parent, try)) {
      *name = g_steal_pointer(&try);
      return descriptor;
    }
    const int code = errno;
    if (descriptor >= 0)
      close(descriptor);
    if (descriptor < 0 && code != ENOENT) {
      unlinkat(parent, try, AT_REMOVEDIR);
      descriptor_error(error, code, "cannot open the folder '%s'", try);
      return -1;
    }
  }
  descriptor_error(error, EEXIST, "cannot make a folder beside the output");
  return -1;
}

static gboolean is_staging_name(const char *name) {
  if (!g_str_has_prefix(name, PREFIX))
    return FALSE;
  const char *digits = name + strlen(PREFIX);
  return strlen(digits) == DIGITS && strspn(digits, "0123456789abcdef") == DIGITS;
}

static void clean_one(int parent, const char *name) {
  struct stat status;
  const int descriptor = openat(parent, name, OPEN_FOLDER);
  if (descriptor < 0)
    return;
  if (fstat(descriptor, &status) == 0 && status.st_uid == geteuid() &&
      flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    folder_remove(parent, name, NULL);
  close(descriptor);
}

void staging_clean(int parent) {
  const int descriptor = openat(parent, ".", OPEN_FOLDER);
  DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
  if (folder == NULL) {
    if (descriptor >= 0)
      close(descriptor);
    return;
  }
  const struct dirent *found;
  while ((found = readdir(folder)) != NULL)
    if (is_staging_name(found->d_name))
      clean_one(parent, found->d_name);
  closedir(folder);
}
