/* Tests of single files, of the standard descriptors and of signals that are put off.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/descriptor.h"
#include "write/interrupt.h"
#include "write/output_error.h"
#include "write/output_file.h"
#include "write/stdio.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void assert_text(const char *path, const char *want) {
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_assert_cmpstr(text, ==, want);
}

static gboolean write_text(const char *path, const char *text, GError **error) {
  return output_write_file(path, text, strlen(text), error);
}

static mode_t mode_of(const char *path) {
  struct stat status;
  g_assert_cmpint(stat(path, &status), ==, 0);
  return status.st_mode & 07777;
}

/* Entries of the folder that the test works in. */
static guint count_entries(void) {
  g_autoptr(GDir) folder = g_dir_open(".", 0, NULL);
  guint count = 0;
  while (g_dir_read_name(folder) != NULL)
    count++;
  return count;
}

static void in_folder(gconstpointer test) {
  g_autofree char *before = g_get_current_dir();
  g_autofree char *folder = g_dir_make_tmp("stepbook-file-XXXXXX", NULL);
  g_assert_cmpint(g_chdir(folder), ==, 0);
  ((void (*)(void))(gsize)test)();
  g_assert_cmpint(g_chdir(before), ==, 0);
  const char *const command[] = {"rm", "-rf", folder, NULL};
  g_assert_true(g_spawn_sync(NULL, (char **)(gsize)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                             NULL, NULL, NULL, NULL));
}

static int in_child(void (*work)(void)) {
  const pid_t child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  g_assert_cmpint(waitpid(child, &status, 0), ==, child);
  return status;
}

static void test_file(void) {
  const mode_t mask = umask(027);
  g_assert_true(write_text("new", "one", NULL));
  umask(mask);
  g_assert_cmpint(mode_of("new"), ==, 0640);
  g_assert_cmpint(chmod("new", 0604), ==, 0);
  g_assert_true(write_text("new", "two", NULL));
  g_assert_cmpint(mode_of("new"), ==, 0604);
  assert_text("new", "two");
  g_assert_true(output_write_file("new", NULL, 0, NULL));
  assert_text("new", "");
  g_assert_cmpuint(count_entries(), ==, 1);
}

static void test_file_by_link(void) {
  g_assert_cmpint(mkdir("real", 0755), ==, 0);
  g_assert_cmpint(symlink("real/file", "second"), ==, 0);
  g_assert_cmpint(symlink("second", "first"), ==, 0);
  g_assert_true(write_text("first", "new", NULL)); /* made where the links lead */
  g_assert_true(write_text("first", "newer", NULL));
  assert_text("real/file", "newer");
  g_assert_true(g_file_test("first", G_FILE_TEST_IS_SYMLINK));
  g_assert_true(g_file_test("second", G_FILE_TEST_IS_SYMLINK));
}

static void test_file_refused(void) {
  g_assert_cmpint(mkdir("folder", 0755), ==, 0);
  g_assert_cmpint(mkfifo("pipe", 0600), ==, 0);
  g_assert_cmpint(symlink("/dev/full", "device"), ==, 0);
  const char *const paths[] = {"folder", "pipe", "device", "/dev/full", "/dev/null", "."};
  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autoptr(GError) error = NULL;
    g_assert_false(write_text(paths[i], "x", &error));
    g_assert_error(error, OUTPUT_ERROR, OUTPUT_ERROR_REFUSED);
  }
  struct stat status;
  g_assert_cmpint(stat("/dev/full", &status), ==, 0);
  g_assert_true(S_ISCHR(status.st_mode));
  g_autoptr(GError) error = NULL;
  g_assert_false(write_text("nowhere/file", "x", &error));
  g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error(&error);
  g_assert_cmpint(symlink("loop", "loop"), ==, 0);
  g_assert_false(write_text("loop", "x", &error));
  g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_LOOP);
}

static int write_over_limit(void) {
  const struct rlimit limit = {1000, 1000};
  g_autofree char *text = g_strnfill(5000, 'x');
  g_autoptr(GError) error = NULL;
  stdio_prepare();
  if (setrlimit(RLIMIT_FSIZE, &limit) < 0)
    return 1;
  if (write_text("file", text, &error))
    return 2;
  return g_strrstr(error->message, g_strerror(EFBIG)) != NULL ? 0 : 3;
}

/* What is freed before the end, so that valgrind sees no leak in the child. */
static void write_too_much(void) { _exit(write_over_limit()); }

static void test_file_too_large(void) {
  g_assert_true(write_text("file", "old", NULL));
  g_assert_cmpint(in_child(write_too_much), ==, 0);
  assert_text("file", "old");
  g_assert_cmpuint(count_entries(), ==, 1);
}

static gpointer drain_slowly(gpointer data) {
  const int from = GPOINTER_TO_INT(data);
  char buffer[3000];
  gsize total = 0;
  for (ssize_t got; (got = read(from, buffer, sizeof buffer)) > 0; total += (gsize)got)
    g_usleep(total < 100000 ? 200 : 0);
  return GSIZE_TO_POINTER(total);
}

/* Short writes, and a descriptor that someone else has set to not block. */
static void test_write_pipe(void) {
  enum { LENGTH = 1000000 };
  int ends[2];
  g_assert_cmpint(pipe2(ends, O_CLOEXEC), ==, 0);
  g_assert_cmpint(fcntl(ends[1], F_SETFL, O_NONBLOCK), ==, 0);
  g_autofree char *bytes = g_strnfill(LENGTH, 'x');
  GThread *reader = g_thread_new("reader", drain_slowly, GINT_TO_POINTER(ends[0]));
  g_assert_true(descriptor_write(ends[1], bytes, LENGTH, "pipe", NULL));
  g_assert_true(descriptor_close(&ends[1], "pipe", NULL));
  g_assert_cmpint(ends[1], ==, -1);
  g_assert_cmpuint(GPOINTER_TO_SIZE(g_thread_join(reader)), ==, LENGTH);
  close(ends[0]);
}

static void test_read(void) {
  g_autofree char *text = g_strnfill(100000, 'y');
  g_assert_true(write_text("file", text, NULL));
  g_autoptr(GError) error = NULL;
  int file = open("file", O_RDONLY | O_CLOEXEC);
  g_autoptr(GBytes) bytes = descriptor_read(file, 100000, "file", &error);
  g_assert_no_error(error);
  g_assert_cmpuint(g_bytes_get_size(bytes), ==, 100000);
  g_assert_cmpint(lseek(file, 0, SEEK_SET), ==, 0);
  g_assert_null(descriptor_read(file, 99999, "file", &error));
  g_assert_nonnull(error);
  g_assert_true(descriptor_close(&file, "file", NULL));
}

static int write_stdout(const char *text) {
  g_autoptr(GError) error = NULL;
  if (stdout_write_all(text, strlen(text), &error))
    return 0;
  return error->domain == G_FILE_ERROR ? 100 + error->code : 1;
}

static void write_to_full(void) {
  stdio_prepare();
  const int full = open("/dev/full", O_WRONLY);
  if (dup2(full, STDOUT_FILENO) < 0)
    _exit(1);
  _exit(write_stdout("text"));
}

static void write_to_nobody(void) {
  int ends[2];
  stdio_prepare();
  if (pipe(ends) < 0 || dup2(ends[1], STDOUT_FILENO) < 0)
    _exit(1);
  close(ends[0]);
  _exit(write_stdout("text"));
}

static void write_to_closed(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++)
    close(descriptor);
  stdio_prepare();
  const int next = open("victim", O_WRONLY | O_CREAT, 0600);
  if (next <= 2)
    _exit(1);
  _exit(write_stdout("text"));
}

static void test_stdout(void) {
  const struct {
    void (*work)(void);
    int code;
  } rows[] = {{write_to_full, G_FILE_ERROR_NOSPC},
              {write_to_nobody, G_FILE_ERROR_PIPE},
              {write_to_closed, G_FILE_ERROR_BADF}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const int status = in_child(rows[i].work);
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 100 + rows[i].code);
  }
  assert_text("victim", "");
}

static int read_file_as_stdin(void) {
  g_autoptr(GString) text = g_string_new("before ");
  g_autoptr(GError) error = NULL;
  const int file = open("in", O_RDONLY | O_CLOEXEC);
  if (dup2(file, STDIN_FILENO) < 0 || !stdin_read(text, NULL))
    return 1;
  if (text->len != 7 + 50000 || !g_str_has_prefix(text->str, "before zz"))
    return 2;
  /* A folder cannot be read. */
  const int folder = open(".", O_RDONLY | O_CLOEXEC);
  if (dup2(folder, STDIN_FILENO) < 0 || stdin_read(text, &error))
    return 3;
  return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR) ? 0 : 4;
}

static void read_stdin(void) { _exit(read_file_as_stdin()); }

static void test_stdin(void) {
  g_autofree char *text = g_strnfill(50000, 'z');
  g_assert_true(write_text("in", text, NULL));
  g_assert_cmpint(in_child(read_stdin), ==, 0);
}

static void put_off(void) {
  interrupt_hold();
  interrupt_hold();
  raise(SIGTERM);
  if (interrupt_pending() != SIGTERM)
    _exit(1);
  interrupt_release();
  if (!write_text("reached", "", NULL))
    _exit(2);
  interrupt_release();
  _exit(3);
}

static void twice(void) {
  interrupt_hold();
  raise(SIGINT);
  raise(SIGINT);
  _exit(3);
}

static void ignored(void) {
  signal(SIGHUP, SIG_IGN);
  interrupt_hold();
  raise(SIGHUP);
  if (interrupt_pending() != 0)
    _exit(1);
  interrupt_release();
  raise(SIGHUP);
}

static void test_interrupt(void) {
  int status = in_child(put_off);
  g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
  assert_text("reached", "");
  status = in_child(twice);
  g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
  g_assert_cmpint(in_child(ignored), ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  const struct {
    const char *name;
    void (*test)(void);
  } tests[] = {{"file", test_file},
               {"file-by-link", test_file_by_link},
               {"file-refused", test_file_refused},
               {"file-too-large", test_file_too_large},
               {"write-pipe", test_write_pipe},
               {"read", test_read},
               {"stdin", test_stdin},
               {"stdout", test_stdout},
               {"interrupt", test_interrupt}};
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
    g_autofree char *path = g_strdup_printf("/write/%s", tests[i].name);
    g_test_add_data_func(path, (gconstpointer)(gsize)tests[i].test, in_folder);
  }
  return g_test_run();
}
