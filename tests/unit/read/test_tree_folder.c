/* Trees on disk: what is listed, what is refused, and that no path leads out; each on a kernel with openat2
 * and as on one without.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/tree_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

static void remove_all(const char *path) {
  g_autofree char *quoted = g_shell_quote(path);
  g_autofree char *command = g_strconcat("rm -rf -- ", quoted, NULL);
  g_assert_cmpint(system(command), ==, 0);
}

static char *at(const char *base, const char *name) { return g_build_filename(base, name, NULL); }

static void put(const char *base, const char *name, const char *text) {
  g_autofree char *path = at(base, name);
  g_autofree char *folder = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void link_to(const char *base, const char *name, const char *target) {
  g_autofree char *path = at(base, name);
  g_assert_cmpint(symlink(target, path), ==, 0);
}

static char *make_place(void) {
  g_autofree char *made = g_dir_make_tmp("stepbook-tree-XXXXXX", NULL);
  char *real = realpath(made, NULL);
  char *place = g_strdup(real);
  free(real);
  return place;
}

static Tree *open_tree(const char *root, const GPtrArray *allowed, gboolean by_parts) {
  g_autoptr(GError) error = NULL;
  Tree *tree = tree_open_folder(root, allowed, &error);
  g_assert_no_error(error);
  if (by_parts)
    tree_open_by_parts(tree);
  return tree;
}

static void assert_reads(const Tree *tree, const char *path, const char *want) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tree_read(tree, path, 1000, &error);
  g_assert_no_error(error);
  gsize length = 0;
  const char *text = g_bytes_get_data(bytes, &length);
  g_assert_cmpuint(length, ==, strlen(want));
  g_assert_cmpint(memcmp(text, want, length), ==, 0);
}

static void assert_refused(const Tree *tree, const char *path, const char *message) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tree_read(tree, path, 1000, &error);
  g_assert_null(bytes);
  g_assert_nonnull(error);
  if (strstr(error->message, message) == NULL)
    g_error("%s: '%s' lacks '%s'", path, error->message, message);
}

static void assert_entry(const Book *book, const char *path, EntryKind kind) {
  const Entry *entry = book_entry(book, path);
  if (entry == NULL || entry->kind != kind)
    g_error("%s is %s", path, entry == NULL ? "missing" : "of another kind");
}

static void test_path_below(void) {
  g_assert_cmpstr(path_below("/a/docs", "/a/docs/b"), ==, "b");
  g_assert_cmpstr(path_below("/a/docs", "/a/docs"), ==, "");
  g_assert_null(path_below("/a/docs", "/a/docs_secret/b"));
  g_assert_null(path_below("/a/docs", "/a/doc"));
  g_assert_cmpstr(path_below("/", "/a"), ==, "a");
  g_assert_null(path_below("/", "a"));
}

static void test_listing(gconstpointer by_parts) {
  g_autofree char *place = make_place();
  put(place, "root/b.md", "bb");
  put(place, "root/a/c.md", "c");
  put(place, "root/.hidden/d.md", "d");
  put(place, "root/.dot", "d");
  put(place, "root/node_modules/e.md", "e");
  put(place, "root/out/.stepbook-manifest", "");
  put(place, "root/out/f.md", "f");
  put(place, "root/\xff\x1b.md", "g");
  put(place, "secret/s.md", "s");
  g_autofree char *root = at(place, "root");
  g_autofree char *fifo = at(root, "fifo");
  g_autofree char *absolute = at(root, "a");
  g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
  link_to(root, "in.md", "a/c.md");
  link_to(root, "in", absolute);
  link_to(root, "a/loop", "..");
  link_to(root, "self", "self");
  link_to(root, "gone", "nowhere");
  link_to(root, "leak.md", "../secret/s.md");
  link_to(root, "leak", "../secret");
  link_to(root, "fifo.md", "fifo");
  g_autoptr(Tree) tree = open_tree(root, NULL, by_parts != NULL);
  g_autoptr(Book) book = book_new();
  g_autoptr(GError) error = NULL;
  g_assert_true(tree_list(tree, book, 100, &error));
  static const struct {
    const char *path;
    EntryKind kind;
  } want[] = {{"b.md", ENTRY_FILE},     {"a", ENTRY_FOLDER},        {"a/c.md", ENTRY_FILE},
              {"in.md", ENTRY_FILE},    {"in", ENTRY_FOLDER},       {"in/c.md", ENTRY_FILE},
              {"a/loop", ENTRY_OTHER},  {"in/loop", ENTRY_OTHER},   {"self", ENTRY_OTHER},
              {"gone", ENTRY_OTHER},    {"leak.md", ENTRY_OUTSIDE}, {"leak", ENTRY_OUTSIDE},
              {"fifo.md", ENTRY_OTHER}, {"fifo", ENTRY_OTHER},      {"\\xFF\\x1B.md", ENTRY_OTHER}};
  for (guint i = 0; i < G_N_ELEMENTS(want); i++)
    assert_entry(book, want[i].path, want[i].kind);
  g_assert_cmpuint(g_hash_table_size(book->entries), ==, G_N_ELEMENTS(want));
  g_assert_cmpuint(book_entry(book, "b.md")->size, ==, 2);
  g_autoptr(Book) small = book_new();
  g_assert_false(tree_list(tree, small, 14, &error));
  g_assert_nonnull(strstr(error->message, "more than 14"));
  remove_all(place);
}

static void test_reading(gconstpointer by_parts) {
  g_autofree char *place = make_place();
  put(place, "root/a/c.md", "text");
  put(place, "root_secret/s.md", "s");
  put(place, "allowed/i.md", "image");
  put(place, "allowed_not/i.md", "no");
  g_autofree char *root = at(place, "root");
  g_autofree char *allowed_path = at(place, "allowed");
  g_autofree char *fifo = at(root, "fifo");
  g_autofree char *long_text = g_strnfill(1001, 'x');
  put(root, "long", long_text);
  g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
  link_to(root, "l.md", "a/../a/c.md");
  link_to(root, "leak", "../root_secret");
  link_to(root, "shared", "../allowed");
  link_to(root, "not", "../allowed_not");
  link_to(root, "loop", "loop");
  link_to(root, "proc", "/proc/self/environ");
  g_autoptr(GPtrArray) allowed = g_ptr_array_new();
  g_ptr_array_add(allowed, allowed_path);
  g_autoptr(Tree) tree = open_tree(root, allowed, by_parts != NULL);
  assert_reads(tree, "a/c.md", "text");
  assert_reads(tree, "./a//c.md", "text");
  assert_reads(tree, "l.md", "text");
  assert_reads(tree, "shared/i.md", "image");
  assert_refused(tree, "not/i.md", "leads out");
  assert_refused(tree, "leak/s.md", "leads out");
  assert_refused(tree, "../root_secret/s.md", "leads out");
  assert_refused(tree, "a/../../root_secret/s.md", "leads out");
  assert_refused(tree, "proc", "leads out");
  assert_refused(tree, "loop", "symbolic links");
  assert_refused(tree, "a", "not a regular file");
  assert_refused(tree, "fifo", "not a regular file");
  assert_refused(tree, "gone", "No such file");
  assert_refused(tree, "a/c.md/x", "Not a directory");
  assert_refused(tree, "long", "larger than 1000");
  remove_all(place);
}

/* Just as large as allowed is fine, and empty too. */
static void test_sizes(void) {
  g_autofree char *place = make_place();
  put(place, "empty", "");
  put(place, "four", "1234");
  g_autoptr(Tree) tree = open_tree(place, NULL, FALSE);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) empty = tree_read(tree, "empty", 0, &error);
  g_assert_cmpuint(g_bytes_get_size(empty), ==, 0);
  g_autoptr(GBytes) four = tree_read(tree, "four", 4, &error);
  g_assert_cmpuint(g_bytes_get_size(four), ==, 4);
  g_assert_null(tree_read(tree, "four", 3, &error));
  g_autoptr(GError) missing = NULL;
  g_assert_null(tree_open_folder("/nowhere/at/all", NULL, &missing));
  g_assert_nonnull(missing);
  remove_all(place);
}

/* A folder that cannot be opened is there, but not as a folder. */
static void test_closed_folder(void) {
  if (geteuid() == 0) {
    g_test_skip("root opens every folder");
    return;
  }
  g_autofree char *place = make_place();
  put(place, "shut/a.md", "a");
  g_autofree char *shut = at(place, "shut");
  g_assert_cmpint(g_chmod(shut, 0), ==, 0);
  g_autoptr(Tree) tree = open_tree(place, NULL, FALSE);
  g_autoptr(Book) book = book_new();
  g_assert_true(tree_list(tree, book, 10, NULL));
  assert_entry(book, "shut", ENTRY_OTHER);
  g_assert_cmpint(g_chmod(shut, 0700), ==, 0);
  remove_all(place);
}

/* Links may lead "below" a file or into a folder that is not there: neither becomes an entry, nor another kind of entry. */
static void test_one_folder(gconstpointer by_parts) {
  g_autofree char *place = make_place();
  put(place, "a.md", "a");
  put(place, "sub/b.md", "b");
  g_autoptr(Tree) tree = open_tree(place, NULL, by_parts != NULL);
  g_autoptr(Book) book = book_new();
  static const char *const folders[] = {"", "sub", "a.md", "nodir", "nodir/below"};
  for (guint i = 0; i < G_N_ELEMENTS(folders); i++)
    g_assert_true(tree_list_folder(tree, book, folders[i], 10, NULL));
  assert_entry(book, "a.md", ENTRY_FILE);
  assert_entry(book, "sub", ENTRY_FOLDER);
  assert_entry(book, "sub/b.md", ENTRY_FILE);
  g_assert_cmpuint(g_hash_table_size(book->entries), ==, 3);
  remove_all(place);
}

/* Folders that link to one another end at their ancestors and at the bound. */
static void test_many_loops(void) {
  g_autofree char *place = make_place();
  for (guint i = 0; i < 8; i++) {
    g_autofree char *name = g_strdup_printf("d%u/file", i);
    put(place, name, "");
  }
  for (guint i = 0; i < 64; i++) {
    g_autofree char *name = g_strdup_printf("d%u/l%u", i / 8, i % 8);
    g_autofree char *target = g_strdup_printf("../d%u", i % 8);
    link_to(place, name, target);
  }
  g_autoptr(Tree) tree = open_tree(place, NULL, FALSE);
  g_autoptr(Book) book = book_new();
  g_autoptr(GError) error = NULL;
  g_assert_false(tree_list(tree, book, 5000, &error));
  g_assert_nonnull(error);
  remove_all(place);
}

static void test_deep(void) {
  g_autofree char *place = make_place();
  g_autoptr(GString) path = g_string_new(NULL);
  for (guint i = 0; i < 150; i++)
    g_string_append(path, "d/");
  g_string_append(path, "file");
  put(place, path->str, "deep");
  g_autoptr(Tree) tree = open_tree(place, NULL, FALSE);
  g_autoptr(Book) book = book_new();
  g_assert_true(tree_list(tree, book, 1000, NULL));
  assert_entry(book, path->str, ENTRY_FILE);
  assert_reads(tree, path->str, "deep");
  remove_all(place);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tree/path-below", test_path_below);
  g_test_add_data_func("/tree/listing", NULL, test_listing);
  g_test_add_data_func("/tree/listing-by-parts", "parts", test_listing);
  g_test_add_data_func("/tree/reading", NULL, test_reading);
  g_test_add_data_func("/tree/reading-by-parts", "parts", test_reading);
  g_test_add_func("/tree/sizes", test_sizes);
  g_test_add_func("/tree/closed-folder", test_closed_folder);
  g_test_add_data_func("/tree/one-folder", NULL, test_one_folder);
  g_test_add_data_func("/tree/one-folder-by-parts", "parts", test_one_folder);
  g_test_add_func("/tree/many-loops", test_many_loops);
  g_test_add_func("/tree/deep", test_deep);
  return g_test_run();
}
