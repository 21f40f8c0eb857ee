/* A repository for tests, made through libgit2 alone: commits of files that were never on disk.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <git2.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* A file of a commit. Ends with a path that is NULL. */
typedef struct {
  const char *path;
  const char *text;
  git_filemode_t mode; /* 0: a regular file */
} FixtureFile;

static inline void fixture_remove(const char *path) {
  g_autofree char *quoted = g_shell_quote(path);
  g_autofree char *command = g_strconcat("rm -rf -- ", quoted, NULL);
  g_assert_cmpint(system(command), ==, 0);
}

/* An empty folder, links resolved. */
static inline char *fixture_folder(void) {
  g_autofree char *made = g_dir_make_tmp("stepbook-git-XXXXXX", NULL);
  char *real = realpath(made, NULL);
  char *place = g_strdup(real);
  free(real);
  return place;
}

/* Writes below the folder. */
static inline void fixture_put(const char *folder, const char *name, const char *text) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *above = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(above, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline void fixture_ok(int status) {
  if (status < 0)
    g_error("libgit2: %s", git_error_last()->message);
}

static inline git_repository *fixture_repository(const char *folder, gboolean is_bare) {
  git_repository *repository = NULL;
  git_libgit2_init();
  fixture_ok(git_repository_init(&repository, folder, is_bare ? 1 : 0));
  fixture_ok(git_repository_set_head(repository, "refs/heads/main"));
  return repository;
}

static inline void fixture_close(git_repository *repository) {
  git_repository_free(repository);
  git_libgit2_shutdown();
}

/* A commit on `main` that holds these files and nothing else; a submodule names any commit. */
static inline void fixture_commit(git_repository *repository, const FixtureFile *files) {
  git_index *index = NULL;
  fixture_ok(git_index_new(&index));
  for (const FixtureFile *file = files; file->path != NULL; file++) {
    git_index_entry entry = {.mode = file->mode == 0 ? GIT_FILEMODE_BLOB : file->mode,
                             .path = file->path};
    if (entry.mode == GIT_FILEMODE_COMMIT)
      fixture_ok(git_oid_fromstr(&entry.id, "0123456789012345678901234567890123456789"));
    else
      fixture_ok(
          git_blob_create_from_buffer(&entry.id, repository, file->text, strlen(file->text)));
    fixture_ok(git_index_add(index, &entry));
  }
  git_oid tree_id, id;
  git_tree *tree = NULL;
  git_signature *who = NULL;
  git_oid parent_id;
  git_commit *parent = NULL;
  fixture_ok(git_index_write_tree_to(&tree_id, index, repository));
  fixture_ok(git_tree_lookup(&tree, repository, &tree_id));
  fixture_ok(git_signature_new(&who, "A", "a@example.org", 1700000000, 0));
  if (git_reference_name_to_id(&parent_id, repository, "refs/heads/main") == 0)
    fixture_ok(git_commit_lookup(&parent, repository, &parent_id));
  fixture_ok(git_commit_create_v(&id, repository, "refs/heads/main", who, who, NULL, "change", tree,
                                 parent == NULL ? 0 : 1, parent));
  git_commit_free(parent);
  git_signature_free(who);
  git_tree_free(tree);
  git_index_free(index);
}

/* A tag without a message on the last commit. */
static inline void fixture_tag(git_repository *repository, const char *name) {
  git_oid id;
  git_reference *made = NULL;
  g_autofree char *whole = g_strconcat("refs/tags/", name, NULL);
  fixture_ok(git_reference_name_to_id(&id, repository, "refs/heads/main"));
  fixture_ok(git_reference_create(&made, repository, whole, &id, 0, NULL));
  git_reference_free(made);
}
