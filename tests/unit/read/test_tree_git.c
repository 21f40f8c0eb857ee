/* Trees of commits: what is listed, what is refused, and that no link leads out.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/tree_git.h"

#include "read/repository.h"
#include "repository_fixture.h"

static const FixtureFile files[] = {
    {"root/b.md", "bb", 0},
    {"root/a/c.md", "c", 0},
    {"root/run.sh", "x", GIT_FILEMODE_BLOB_EXECUTABLE},
    {"root/.hidden/d.md", "d", 0},
    {"root/.dot", "d", 0},
    {"root/node_modules/e.md", "e", 0},
    {"root/out/.stepbook-manifest", "", 0},
    {"root/out/f.md", "f", 0},
    {"root/\xff\x1b.md", "g", 0},
    {"root/module", "", GIT_FILEMODE_COMMIT},
    {"root/in.md", "a/./../a//c.md", GIT_FILEMODE_LINK},
    {"root/in", "a", GIT_FILEMODE_LINK},
    {"root/again", "../root/a", GIT_FILEMODE_LINK},
    {"root/a/loop", "..", GIT_FILEMODE_LINK},
    {"root/self", "self", GIT_FILEMODE_LINK},
    {"root/ping", "pong", GIT_FILEMODE_LINK},
    {"root/pong", "ping", GIT_FILEMODE_LINK},
    {"root/gone", "nowhere", GIT_FILEMODE_LINK},
    {"root/below", "b.md/x", GIT_FILEMODE_LINK},
    {"root/leak.md", "../secret/s.md", GIT_FILEMODE_LINK},
    {"root/leak", "../secret", GIT_FILEMODE_LINK},
    {"root/shared", "../allowed", GIT_FILEMODE_LINK},
    {"root/above", "../../../../etc/passwd", GIT_FILEMODE_LINK},
    {"root/absolute", "/etc/passwd", GIT_FILEMODE_LINK},
    {"root_secret/s.md", "s", 0},
    {"secret/s.md", "s", 0},
    {"allowed/i.md", "image", 0},
    {"allowed_not/i.md", "no", 0},
    {0},
};

typedef struct {
  char *folder;
  char *commit;
} Repository;

static Repository make_place(const FixtureFile *what) {
  Repository place = {fixture_folder(), NULL};
  git_repository *repository = fixture_repository(place.folder, TRUE);
  fixture_commit(repository, what);
  fixture_close(repository);
  Revision found = {0};
  g_assert_true(revision_find(&found, place.folder, "main", NULL));
  place.commit = g_strdup(found.commit);
  revision_clear(&found);
  return place;
}

static void remove_place(Repository *place) {
  fixture_remove(place->folder);
  g_free(place->folder);
  g_free(place->commit);
}

static Tree *open_tree(const Repository *place, const char *root, const GPtrArray *allowed) {
  g_autoptr(GError) error = NULL;
  Tree *tree = tree_open_git(place->folder, place->commit, root, allowed, &error);
  g_assert_no_error(error);
  return tree;
}

static void assert_reads(const Tree *tree, const char *path, const char *want) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tree_read(tree, path, 1000, &error);
  g_assert_no_error(error);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_cmpstr(text, ==, want);
}

static void assert_refused(const Tree *tree, const char *path, const char *message) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tree_read(tree, path, 1000, &error);
  g_assert_null(bytes);
  if (error->domain != TREE_ERROR || strstr(error->message, message) == NULL)
    g_error("%s: '%s' lacks '%s'", path, error->message, message);
}

static void test_listing(void) {
  Repository place = make_place(files);
  g_autoptr(Tree) tree = open_tree(&place, "root", NULL);
  g_autoptr(Book) book = book_new();
  g_autoptr(GError) error = NULL;
  g_assert_true(tree_list(tree, book, 100, &error));
  static const struct {
    const char *path;
    EntryKind kind;
  } want[] = {
      {"b.md", ENTRY_FILE},       {"a", ENTRY_FOLDER},         {"a/c.md", ENTRY_FILE},
      {"run.sh", ENTRY_FILE},     {"in.md", ENTRY_FILE},       {"in", ENTRY_FOLDER},
      {"in/c.md", ENTRY_FILE},    {"a/loop", ENTRY_OTHER},     {"in/loop", ENTRY_OTHER},
      {"again", ENTRY_FOLDER},    {"again/c.md", ENTRY_FILE},  {"again/loop", ENTRY_OTHER},
      {"self", ENTRY_OTHER},      {"ping", ENTRY_OTHER},       {"pong", ENTRY_OTHER},
      {"gone", ENTRY_OTHER},      {"below", ENTRY_OTHER},      {"module", ENTRY_OTHER},
      {"leak.md", ENTRY_OUTSIDE}, {"leak", ENTRY_OUTSIDE},     {"shared", ENTRY_OUTSIDE},
      {"above", ENTRY_OUTSIDE},   {"absolute", ENTRY_OUTSIDE}, {"\\xFF\\x1B.md", ENTRY_OTHER}};
  for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
    const Entry *entry = book_entry(book, want[i].path);
    if (entry == NULL || entry->kind != want[i].kind)
      g_error("%s is %s", want[i].path, entry == NULL ? "missing" : "of another kind");
  }
  g_assert_cmpuint(g_hash_table_size(book->entries), ==, G_N_ELEMENTS(want));
  assert_reads(tree, "again/c.md", "c");
  g_autoptr(Book) small = book_new();
  g_assert_false(tree_list(tree, small, 20, &error));
  g_assert_nonnull(strstr(error->message, "more than 20"));
  remove_place(&place);
}

static void test_reading(void) {
  Repository place = make_place(files);
  g_autoptr(GPtrArray) allowed = g_ptr_array_new();
  g_ptr_array_add(allowed, (gpointer) "allowed");
  g_ptr_array_add(allowed, (gpointer) "is/not/there");
  g_autoptr(Tree) tree = open_tree(&place, "root", allowed);
  assert_reads(tree, "a/c.md", "c");
  assert_reads(tree, "./a//c.md", "c");
  assert_reads(tree, "in.md", "c");
  assert_reads(tree, "shared/i.md", "image");
  assert_refused(tree, "leak/s.md", "leads out");
  assert_refused(tree, "../root_secret/s.md", "leads out");
  assert_refused(tree, "a/../../root_secret/s.md", "leads out");
  assert_refused(tree, "../allowed_not/i.md", "leads out");
  assert_refused(tree, "above", "leads out");
  assert_refused(tree, "absolute", "leads out");
  assert_refused(tree, "self", "not there");
  assert_refused(tree, "a", "not a regular file");
  assert_refused(tree, "module", "not a regular file");
  assert_refused(tree, "gone", "not there");
  g_autoptr(GError) large = NULL;
  g_assert_null(tree_read(tree, "b.md", 1, &large));
  g_assert_error(large, TREE_ERROR, TREE_ERROR_TOO_LARGE);
  g_assert_true(tree_git_has_file(tree, "in.md"));
  g_assert_false(tree_git_has_file(tree, "leak.md"));
  g_assert_true(tree_git_has_folder(tree, "in"));
  g_assert_false(tree_git_has_folder(tree, "in.md"));
  remove_place(&place);
}

/* The root may be reached through a link, and links work relative to where it really is. */
static void test_linked_root(void) {
  static const FixtureFile linked[] = {{"docs/v2/a.md", "a", 0},
                                       {"docs/v2/l.md", "../v2/a.md", GIT_FILEMODE_LINK},
                                       {"current", "docs/v2", GIT_FILEMODE_LINK},
                                       {0}};
  Repository place = make_place(linked);
  g_autoptr(Tree) tree = open_tree(&place, "current", NULL);
  assert_reads(tree, "l.md", "a");
  g_autoptr(GError) error = NULL;
  g_assert_null(tree_open_git(place.folder, place.commit, "docs/v3", NULL, &error));
  g_assert_nonnull(strstr(error->message, "no such folder"));
  remove_place(&place);
}

static void test_one_folder(void) {
  Repository place = make_place(files);
  g_autoptr(Tree) tree = open_tree(&place, "root", NULL);
  g_autoptr(Book) book = book_new();
  static const char *const folders[] = {"a", "b.md", "nodir", "nodir/below"};
  for (guint i = 0; i < G_N_ELEMENTS(folders); i++)
    g_assert_true(tree_list_folder(tree, book, folders[i], 10, NULL));
  g_assert_nonnull(book_entry(book, "a/c.md"));
  g_assert_cmpuint(g_hash_table_size(book->entries), ==, 2);
  remove_place(&place);
}

/* Ten folders in each of ten folders, and so on: all are one object each, and would be a great many entries. */
static void test_bomb(void) {
  Repository place = {fixture_folder(), NULL};
  git_repository *repository = fixture_repository(place.folder, TRUE);
  git_oid id;
  fixture_ok(git_blob_create_from_buffer(&id, repository, "x", 1));
  for (guint depth = 0; depth < 12; depth++) {
    git_treebuilder *builder = NULL;
    fixture_ok(git_treebuilder_new(&builder, repository, NULL));
    for (guint i = 0; i < 10; i++) {
      g_autofree char *name = g_strdup_printf("d%u", i);
      fixture_ok(git_treebuilder_insert(NULL, builder, name, &id,
                                        depth == 0 ? GIT_FILEMODE_BLOB : GIT_FILEMODE_TREE));
    }
    fixture_ok(git_treebuilder_write(&id, builder));
    git_treebuilder_free(builder);
  }
  git_tree *tree_object = NULL;
  git_signature *who = NULL;
  git_oid commit;
  fixture_ok(git_tree_lookup(&tree_object, repository, &id));
  fixture_ok(git_signature_new(&who, "A", "a@example.org", 1700000000, 0));
  fixture_ok(git_commit_create_v(&commit, repository, NULL, who, who, NULL, "x", tree_object, 0));
  place.commit = g_strdup(git_oid_tostr_s(&commit));
  git_signature_free(who);
  git_tree_free(tree_object);
  fixture_close(repository);
  g_autoptr(Tree) tree = open_tree(&place, "", NULL);
  g_autoptr(Book) book = book_new();
  g_autoptr(GError) error = NULL;
  g_assert_false(tree_list(tree, book, 5000, &error));
  g_assert_error(error, TREE_ERROR, TREE_ERROR_TOO_LARGE);
  g_assert_cmpuint(g_hash_table_size(book->entries), <=, 5001);
  remove_place(&place);
}

static void test_revisions(void) {
  Repository place = {fixture_folder(), NULL};
  git_repository *repository = fixture_repository(place.folder, FALSE);
  fixture_commit(repository, files);
  fixture_tag(repository, "v7.2");
  fixture_commit(repository, files);
  fixture_close(repository);
  static const struct {
    const char *name, *message; /* NULL: it is found */
  } want[] = {{"HEAD", NULL},
              {"HEAD~1", NULL},
              {"v7.2", NULL},
              {"main^", NULL},
              {"HEAD~2", "neither a file nor a revision"},
              {"v7.3", "did you mean 'v7.2'?"},
              {"mian~1", "did you mean 'main~1'?"},
              {"HEAD:root", "not a commit"},
              {"a..b", "neither a file"},
              {"", "neither a file"},
              {"@{upstream", "neither a file"}};
  for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
    g_autoptr(GError) error = NULL;
    Revision found = {0};
    const gboolean is_found = revision_find(&found, place.folder, want[i].name, &error);
    g_assert_true(is_found == (want[i].message == NULL));
    if (!is_found && strstr(error->message, want[i].message) == NULL)
      g_error("%s: '%s' lacks '%s'", want[i].name, error->message, want[i].message);
    if (is_found)
      g_assert_cmpstr(found.root, ==, place.folder);
    revision_clear(&found);
  }
  g_autoptr(GError) error = NULL;
  Revision found = {0};
  g_assert_false(revision_find(&found, "/", "HEAD", &error));
  g_assert_nonnull(strstr(error->message, "in no Git repository"));
  remove_place(&place);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tree-git/listing", test_listing);
  g_test_add_func("/tree-git/reading", test_reading);
  g_test_add_func("/tree-git/linked-root", test_linked_root);
  g_test_add_func("/tree-git/one-folder", test_one_folder);
  g_test_add_func("/tree-git/bomb", test_bomb);
  g_test_add_func("/tree-git/revisions", test_revisions);
  return g_test_run();
}
