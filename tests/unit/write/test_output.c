/* Tests of output folders: what they hold, what they refuse, and what is left when it goes wrong.
 *
 * Each test works in a fresh folder. renameat2 is put in place of the system's, so that a file system
 * without RENAME_EXCHANGE, and a rename that fails, can be had on any machine.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/output.h"
#include "write/output_error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int exchange_fails_with;

int renameat2(int from_folder, const char *from, int to_folder, const char *to,
              unsigned int flags) {
  if ((flags & RENAME_EXCHANGE) != 0 && exchange_fails_with != 0) {
    errno = exchange_fails_with;
    return -1;
  }
  return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

static void put(const char *path, const char *text) {
  g_autofree char *folder = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(folder, 0777), ==, 0);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void assert_text(const char *path, const char *want) {
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_file_get_contents(path, &text, NULL, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(text, ==, want);
}

static int compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Entries of a folder, sorted, joined by spaces. */
static char *names_in(const char *path) {
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  g_assert_nonnull(folder);
  for (const char *name; (name = g_dir_read_name(folder)) != NULL;)
    g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  g_ptr_array_add(names, NULL);
  return g_strjoinv(" ", (char **)names->pdata);
}

static void assert_names(const char *path, const char *want) {
  g_autofree char *names = names_in(path);
  g_assert_cmpstr(names, ==, want);
}

static gboolean add(Output *output, const char *path, const char *text) {
  return output_write(output, path, text, strlen(text), NULL);
}

/* A whole run with one file. */
static gboolean make(const char *path, const char *text, GError **error) {
  g_autoptr(Output) output = output_new(path, NULL, error);
  if (output == NULL)
    return FALSE;
  add(output, "site/index.html", text);
  return output_commit(output, error);
}

static void assert_refused(const char *path, const char *const *protected, const char *words) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Output) output = output_new(path, protected, &error);
  g_assert_null(output);
  g_assert_error(error, OUTPUT_ERROR, OUTPUT_ERROR_REFUSED);
  if (strstr(error->message, words) == NULL)
    g_error("no '%s' in: %s", words, error->message);
}

/* Runs a test in a folder of its own. */
static void in_folder(gconstpointer test) {
  g_autofree char *before = g_get_current_dir();
  g_autofree char *folder = g_dir_make_tmp("stepbook-output-XXXXXX", NULL);
  g_assert_cmpint(g_chdir(folder), ==, 0);
  exchange_fails_with = 0;
  ((void (*)(void))(gsize)test)();
  g_assert_cmpint(g_chdir(before), ==, 0);
  g_autofree char *command = g_strdup_printf("chmod -R u+rwx '%s' && rm -rf '%s'", folder, folder);
  g_assert_cmpint(system(command), ==, 0);
}

static void test_new_and_again(void) {
  g_autoptr(GError) error = NULL;
  const mode_t mask = umask(077);
  g_autoptr(Output) output = output_new("a/b/out/", NULL, &error);
  g_assert_no_error(error);
  g_assert_true(add(output, "z.txt", "zz"));
  g_assert_true(add(output, "site/größe/a.html", "one"));
  g_assert_true(output_write(output, "site/empty", NULL, 0, NULL));
  g_assert_false(g_file_test("a/b/out", G_FILE_TEST_EXISTS));
  g_assert_true(output_commit(output, &error));
  g_assert_no_error(error);
  umask(mask);
  assert_names("a/b/out", ".stepbook-manifest site z.txt");
  assert_text("a/b/out/site/größe/a.html", "one");
  assert_text("a/b/out/.stepbook-manifest", "# stepbook manifest 1\n"
                                            "site/empty\n"
                                            "site/größe/a.html\n"
                                            "z.txt\n");
  const char *const folders[] = {"a/b/out", "a/b/out/site", "a/b/out/site/größe"};
  const char *const files[] = {"a/b/out/z.txt", "a/b/out/site/empty", "a/b/out/.stepbook-manifest"};
  struct stat status;
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_assert_cmpint(stat(folders[i], &status), ==, 0);
    g_assert_cmpint(status.st_mode & 07777, ==, 0755);
    g_assert_cmpint(stat(files[i], &status), ==, 0);
    g_assert_cmpint(status.st_mode & 07777, ==, 0644);
  }
  g_clear_pointer(&output, output_free);
  assert_names("a/b", "out");
  /* The second takes the place of all of the first, also of what was edited or removed. */
  put("a/b/out/z.txt", "edited");
  g_unlink("a/b/out/site/empty");
  g_assert_true(make("a/b/out", "two", &error));
  assert_names("a/b", "out");
  assert_names("a/b/out", ".stepbook-manifest site");
  assert_names("a/b/out/site", "index.html");
}

static void test_manifest_needs_no_order(void) {
  const char *const paths[] = {"b", "a/x", "a.x", "a/b/c", "a-"};
  char *manifests[2];
  for (guint run = 0; run < 2; run++) {
    g_autoptr(Output) output = output_new("out", NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
      const char *path = paths[run == 0 ? i : G_N_ELEMENTS(paths) - 1 - i];
      g_assert_true(add(output, path, path));
    }
    g_assert_true(output_commit(output, NULL));
    g_assert_true(g_file_get_contents("out/.stepbook-manifest", &manifests[run], NULL, NULL));
  }
  g_assert_cmpstr(manifests[0], ==, manifests[1]);
  g_assert_cmpint(
      system("cd out && sed 1d .stepbook-manifest >../listed && "
             "find . -type f ! -name .stepbook-manifest -printf '%P\\n' | LC_ALL=C sort | "
             "cmp - ../listed"),
      ==, 0);
  g_free(manifests[0]);
  g_free(manifests[1]);
}

static void test_bad_paths(void) {
  g_autofree char *part = g_strnfill(256, 'x');
  g_autofree char *deep = g_strnfill(130, '/');
  for (gsize i = 0; i < 130; i += 2)
    deep[i] = 'd';
  const char *const paths[] = {"",
                               "/etc/x",
                               "../x",
                               "a/../x",
                               "a//b",
                               "a/",
                               "./a",
                               "a/.",
                               "..",
                               "a\nb",
                               "\033[2J",
                               "a\302\205b",
                               "a\177b",
                               "\xff",
                               part,
                               deep,
                               ".stepbook-manifest"};
  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GError) again = NULL;
    g_autoptr(Output) output = output_new("out", NULL, NULL);
    g_assert_false(output_write(output, paths[i], "", 0, &error));
    g_assert_error(error, OUTPUT_ERROR, OUTPUT_ERROR_PATH);
    g_assert_false(output_commit(output, &again));
    g_assert_error(again, OUTPUT_ERROR, OUTPUT_ERROR_PATH);
  }
  assert_names(".", "");
}

static void test_twice_the_same(void) {
  const char *const seconds[] = {"a/b", "a", "a/b/c"};
  for (gsize i = 0; i < G_N_ELEMENTS(seconds); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Output) output = output_new("out", NULL, NULL);
    add(output, "a/b", "1");
    add(output, seconds[i], "2");
    g_assert_false(output_commit(output, &error));
    g_assert_nonnull(error);
  }
  assert_names(".", "");
}

static void test_refuses_strangers(void) {
  g_autoptr(GError) error = NULL;
  g_assert_true(make("out", "old", NULL));
  put("out/notes.txt", "mine");
  assert_refused("out", NULL, "(notes.txt)");
  assert_text("out/notes.txt", "mine");
  g_unlink("out/notes.txt");
  /* An unknown folder is named, not what is in it; five names are enough. */
  for (char name[] = "out/n0/x"; name[5] < '7'; name[5]++)
    put(name, "");
  assert_refused("out", NULL, "(n0/, n1/, n2/, n3/, n4/ and 2 more)");
  g_assert_cmpint(system("rm -r out/n?"), ==, 0);
  /* A stranger that comes while the work goes on. */
  g_autoptr(Output) output = output_new("out", NULL, &error);
  g_assert_true(add(output, "a", "new"));
  put("out/site/late", "mine");
  g_assert_false(output_commit(output, &error));
  g_assert_error(error, OUTPUT_ERROR, OUTPUT_ERROR_REFUSED);
  g_clear_pointer(&output, output_free);
  assert_text("out/site/late", "mine");
  assert_text("out/site/index.html", "old");
  assert_names(".", "out");
}

static void test_refuses_others(void) {
  put("file", "mine");
  put("other/text", "mine");
  g_assert_cmpint(mkdir("empty", 0700), ==, 0);
  g_assert_cmpint(symlink("empty", "link"), ==, 0);
  g_assert_cmpint(symlink("nowhere", "dangling"), ==, 0);
  g_assert_cmpint(mkfifo("pipe", 0600), ==, 0);
  put("bad/.stepbook-manifest", "# stepbook manifest 2\n");
  g_assert_cmpint(mkdir("trap", 0700), ==, 0);
  g_assert_cmpint(mkfifo("trap/.stepbook-manifest", 0600), ==, 0);
  g_assert_cmpint(mkdir("lure", 0700), ==, 0);
  g_assert_cmpint(symlink("../bad/.stepbook-manifest", "lure/.stepbook-manifest"), ==, 0);
  const struct {
    const char *path, *words;
  } rows[] = {{"file", "not a folder"},
              {"other", "(text)"},
              {"link", "symbolic link"},
              {"link/", "symbolic link"},
              {"dangling", "symbolic link"},
              {"pipe", "not a folder"},
              {"bad", "this version"},
              {"trap", "this version"},
              {"lure", "this version"},
              {"/", "root"},
              {"/../", "root"}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    assert_refused(rows[i].path, NULL, rows[i].words);
  assert_names(".", "bad dangling empty file link lure other pipe trap");
  g_autoptr(GError) error = NULL;
  g_assert_true(make("empty", "x", &error));
  g_assert_no_error(error);
  assert_text("empty/site/index.html", "x");
}

static void test_protected(void) {
  g_autofree char *here = g_get_current_dir();
  g_assert_cmpint(g_mkdir_with_parents("top/docs/deep", 0755), ==, 0);
  g_assert_cmpint(symlink("top/docs", "alias"), ==, 0);
  const char *const protected[] = {"alias", NULL};
  assert_refused("top/docs", protected, "it is the folder 'alias'");
  assert_refused("top", protected, "is inside of it");
  assert_refused("top/docs/deep/..", protected, "it is the folder 'alias'");
  assert_refused(".", protected, "is inside of it");
  assert_refused(here, protected, "is inside of it");
  assert_refused(g_get_home_dir(), NULL, "");
  const char *const good[] = {"top/docs_public", "top/docs/out", "top/doc"};
  for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Output) output = output_new(good[i], protected, &error);
    g_assert_no_error(error);
    g_assert_nonnull(output);
  }
}

static void test_links_inside_are_not_followed(void) {
  g_assert_true(make("out", "old", NULL));
  put("precious/file", "mine");
  g_unlink("out/site/index.html");
  g_assert_cmpint(symlink("../../precious/file", "out/site/index.html"), ==, 0);
  g_assert_true(make("out", "new", NULL));
  assert_text("precious/file", "mine");
  g_assert_cmpint(system("rm -r out/site && ln -s ../precious out/site"), ==, 0);
  assert_refused("out", NULL, "(site)");
  assert_text("precious/file", "mine");
}

static void test_aborted(void) {
  g_assert_true(make("out", "old", NULL));
  Output *output = output_new("out", NULL, NULL);
  for (int i = 0; i < 100; i++) {
    g_autofree char *path = g_strdup_printf("d%d/f", i % 7 * 100 + i);
    g_assert_true(add(output, path, "x"));
  }
  output_free(output);
  assert_names(".", "out");
  assert_text("out/site/index.html", "old");
}

static void test_without_exchange(void) {
  const int codes[] = {EINVAL, ENOSYS};
  for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
    g_autoptr(GError) error = NULL;
    exchange_fails_with = codes[i];
    g_assert_true(make("out", "one", &error));
    g_assert_true(make("out", "two", &error));
    g_assert_no_error(error);
    assert_text("out/site/index.html", "two");
    assert_names(".", "out");
  }
}

/* A process that died between the two renames has left no folder of that name. */
static void test_recovers_old(void) {
  g_assert_true(make("out", "old", NULL));
  g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "out", -1);
  g_autofree char *old = g_strdup_printf(".stepbook-old-%.16s", digest);
  g_assert_cmpint(g_rename("out", old), ==, 0);
  g_autoptr(Output) output = output_new("out", NULL, NULL);
  g_assert_nonnull(output);
  assert_text("out/site/index.html", "old");
}

/* Runs `work` in a child; returns its wait status. */
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

static void write_and_die(int number) {
  Output *output = output_new("out", NULL, NULL);
  for (int i = 0; i < 50; i++) {
    g_autofree char *path = g_strdup_printf("d/f%d", i);
    output_write(output, path, "half", 4, NULL);
  }
  raise(number);
  /* Only a signal that was put off gets here. */
  GError *error = NULL;
  if (output_commit(output, &error) || error->code != OUTPUT_ERROR_INTERRUPTED)
    _exit(9);
  output_free(output);
}

static void die_at_once(void) { write_and_die(SIGKILL); }
static void die_by_control_c(void) { write_and_die(SIGINT); }
static void die_by_term(void) { write_and_die(SIGTERM); }

static void test_killed(void) {
  g_assert_true(make("out", "old", NULL));
  const int status = in_child(die_at_once);
  g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  assert_text("out/site/index.html", "old");
  g_autofree char *left = names_in(".");
  g_assert_true(g_str_has_prefix(left, ".stepbook-staging-"));
  g_assert_true(make("out", "new", NULL));
  assert_names(".", "out");
}

static void test_interrupted(void) {
  void (*const works[])(void) = {die_by_control_c, die_by_term};
  const int numbers[] = {SIGINT, SIGTERM};
  g_assert_true(make("out", "old", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS(works); i++) {
    const int status = in_child(works[i]);
    g_assert_true(WIFSIGNALED(status));
    g_assert_cmpint(WTERMSIG(status), ==, numbers[i]);
    assert_names(".", "out");
    assert_text("out/site/index.html", "old");
  }
}

static void test_leftover_in_use_stays(void) {
  g_autoptr(Output) first = output_new("one", NULL, NULL);
  g_assert_true(add(first, "a", "first"));
  g_assert_true(make("two", "second", NULL));
  g_assert_true(output_commit(first, NULL));
  assert_text("one/a", "first");
  g_clear_pointer(&first, output_free);
  assert_names(".", "one two");
  /* Looks alike, but is none of ours. */
  g_assert_cmpint(mkdir(".stepbook-staging-mine", 0700), ==, 0);
  g_assert_true(make("two", "third", NULL));
  assert_names(".", ".stepbook-staging-mine one two");
}

/* Runs of files that say who wrote them, one of which no other writer has. */
static void run_often(const char *writer) {
  for (int i = 0; i < 30; i++) {
    GError *error = NULL;
    g_autoptr(Output) output = output_new("out", NULL, &error);
    g_assert_no_error(error);
    g_assert_true(add(output, "a", writer) && add(output, "site/b", writer));
    g_assert_true(add(output, writer, writer) && output_commit(output, NULL));
  }
}

/* All files are of one writer, whichever was the last. */
static void assert_whole(void) {
  g_autofree char *last = NULL;
  g_assert_true(g_file_get_contents("out/a", &last, NULL, NULL));
  g_autofree char *names = g_strdup_printf(".stepbook-manifest a %s site", last);
  assert_text("out/site/b", last);
  assert_names("out", names);
}

static void test_side_by_side(void) {
  const int codes[] = {0, EINVAL};
  static const char *const writers[] = {"one", "other", "own"};
  for (gsize round = 0; round < G_N_ELEMENTS(codes); round++) {
    exchange_fails_with = codes[round];
    pid_t children[G_N_ELEMENTS(writers)];
    for (gsize i = 0; i < G_N_ELEMENTS(children); i++) {
      children[i] = fork();
      if (children[i] == 0) {
        run_often(writers[i]);
        _exit(0);
      }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(children); i++) {
      int status = 0;
      g_assert_cmpint(waitpid(children[i], &status, 0), ==, children[i]);
      g_assert_cmpint(status, ==, 0);
    }
    assert_whole();
    g_assert_true(make("out", "same", NULL));
    assert_names(".", "out");
  }
}

static gpointer write_some(gpointer data) {
  for (int i = 0; i < 200; i++) {
    g_autofree char *path = g_strdup_printf("d%d/%p/f%d", i % 9, (void *)g_thread_self(), i);
    g_assert_true(add(data, path, path));
  }
  return NULL;
}

static void test_threads(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Output) output = output_new("out", NULL, NULL);
  GThread *threads[4];
  for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("write", write_some, output);
  for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
    g_thread_join(threads[i]);
  g_assert_true(output_commit(output, &error));
  g_assert_cmpint(system("cd out && sed 1d .stepbook-manifest | xargs ls >/dev/null && "
                         "test $(find . -name 'f*' | wc -l) = 800"),
                  ==, 0);
}

/* Exit status: 0 when the write failed as it should and said so twice. */
static int fill_until_full(int code) {
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;
  g_autoptr(Output) output = output_new("out", NULL, &first);
  g_autofree char *bytes = g_strnfill(200 * 1024, 'x');
  if (output == NULL)
    return 2;
  for (int i = 0; i < 40 && first == NULL; i++) {
    g_autofree char *path = g_strdup_printf("f%d", i);
    output_write(output, path, bytes, i == 39 ? 300 * 1024 : 200 * 1024, &first);
  }
  if (first == NULL || first->code != (int)g_file_error_from_errno(code))
    return 3;
  if (output_commit(output, &second) || !g_error_matches(second, first->domain, first->code))
    return 4;
  return 0;
}

static void reach_size_limit(void) {
  const struct rlimit limit = {100 * 1024, 100 * 1024};
  signal(SIGXFSZ, SIG_IGN);
  if (setrlimit(RLIMIT_FSIZE, &limit) < 0)
    _exit(1);
  _exit(fill_until_full(EFBIG));
}

static void test_size_limit(void) {
  g_assert_true(make("out", "old", NULL));
  g_assert_cmpint(in_child(reach_size_limit), ==, 0);
  assert_text("out/site/index.html", "old");
  assert_names(".", "out");
}

enum { NO_MOUNT = 77 };

static void fill_small_disk(void) {
  const gboolean root = geteuid() == 0;
  if (unshare(CLONE_NEWNS | (root ? 0 : CLONE_NEWUSER)) < 0 ||
      mount("none", "/", "none", MS_REC | MS_PRIVATE, "") < 0 || mkdir("disk", 0755) < 0 ||
      mount("none", "disk", "tmpfs", 0, "size=1m") < 0)
    _exit(NO_MOUNT);
  if (chdir("disk") < 0 || !make("out", "old", NULL))
    _exit(1);
  const int status = fill_until_full(ENOSPC);
  if (status != 0)
    _exit(status);
  assert_text("out/site/index.html", "old");
  assert_names(".", "out");
  /* A mounted folder cannot be exchanged: said at the start, not after the work. */
  if (chdir("..") < 0)
    _exit(1);
  assert_refused("disk", NULL, "mounted");
  _exit(0);
}

static void test_full_disk(void) {
  const int status = in_child(fill_small_disk);
  if (WIFEXITED(status) && WEXITSTATUS(status) == NO_MOUNT) {
    g_test_skip("no right to mount a small file system");
    return;
  }
  g_assert_cmpint(status, ==, 0);
}

/* Nobody is kept out as root, so the child becomes someone else. */
static void write_below_closed(void) {
  if (geteuid() == 0 && setresuid(65534, 65534, 65534) < 0)
    _exit(NO_MOUNT);
  GError *error = NULL;
  if (output_new("closed/out", NULL, &error) != NULL)
    _exit(1);
  _exit(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? 0 : 2);
}

static void remove_closed_folders(void) {
  if (geteuid() == 0 && setresuid(65534, 65534, 65534) < 0)
    _exit(NO_MOUNT);
  if (!make("open/out", "old", NULL) || chmod("open/out/site", 0555) < 0)
    _exit(1);
  if (!make("open/out", "new", NULL))
    _exit(2);
  assert_names("open", "out");
  _exit(0);
}

static void test_closed_folders(void) {
  g_assert_cmpint(chmod(".", 0755), ==, 0);
  g_assert_cmpint(mkdir("closed", 0555), ==, 0);
  g_assert_cmpint(mkdir("open", 0777), ==, 0);
  g_assert_cmpint(chmod("open", 0777), ==, 0);
  g_assert_cmpint(in_child(write_below_closed), ==, 0);
  g_assert_cmpint(in_child(remove_closed_folders), ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  const struct {
    const char *name;
    void (*test)(void);
  } tests[] = {
      {"new-and-again", test_new_and_again},
      {"manifest-needs-no-order", test_manifest_needs_no_order},
      {"bad-paths", test_bad_paths},
      {"twice-the-same", test_twice_the_same},
      {"refuses-strangers", test_refuses_strangers},
      {"refuses-others", test_refuses_others},
      {"protected", test_protected},
      {"links-inside", test_links_inside_are_not_followed},
      {"aborted", test_aborted},
      {"without-exchange", test_without_exchange},
      {"recovers-old", test_recovers_old},
      {"killed", test_killed},
      {"interrupted", test_interrupted},
      {"leftover-in-use", test_leftover_in_use_stays},
      {"side-by-side", test_side_by_side},
      {"threads", test_threads},
      {"size-limit", test_size_limit},
      {"full-disk", test_full_disk},
      {"closed-folders", test_closed_folders},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
    g_autofree char *path = g_strdup_printf("/output/%s", tests[i].name);
    g_test_add_data_func(path, (gconstpointer)(gsize)tests[i].test, in_folder);
  }
  return g_test_run();
}
