/* Revision: the commit, then the status of what lies below the content root.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/revision.h"

#include <stdlib.h>
#include <string.h>

#include "read/repository.h"

typedef struct {
  const char *prefix; /* of the root inside the working tree, "" or ending with '/' */
  GHashTable *files;
} Root;

/* A file that is gone is of no book any more; any other counts when the book has it. */
static int find_change(const char *path, unsigned int status, void *data) {
  const Root *root = data;
  if (status == GIT_STATUS_CURRENT || (status & GIT_STATUS_IGNORED) != 0 ||
      !g_str_has_prefix(path, root->prefix))
    return 0;
  const gboolean is_gone = (status & (GIT_STATUS_WT_DELETED | GIT_STATUS_INDEX_DELETED)) != 0;
  return is_gone || g_hash_table_contains(root->files, path + strlen(root->prefix)) ? 1 : 0;
}

/* The path of `folder` inside the working tree, as Root.prefix; NULL when it is not inside. */
static char *prefix_of(git_repository *repository, const char *folder) {
  const char *tree = git_repository_workdir(repository);
  g_autofree char *outer = tree == NULL ? NULL : realpath(tree, NULL);
  g_autofree char *inner = realpath(folder, NULL);
  if (outer == NULL || inner == NULL || !g_str_has_prefix(inner, outer))
    return NULL;
  const char *below = inner + strlen(outer);
  below += *below == '/';
  return *below == '\0' ? g_strdup("") : g_strconcat(below, "/", NULL);
}

static gboolean is_changed(git_repository *repository, const char *folder, GHashTable *files) {
  g_autofree char *prefix = prefix_of(repository, folder);
  if (prefix == NULL)
    return FALSE;
  git_status_options options;
  git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);
  options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS |
                  GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH | GIT_STATUS_OPT_EXCLUDE_SUBMODULES;
  char *paths[] = {prefix};
  if (*prefix != '\0')
    options.pathspec = (git_strarray){paths, 1};
  Root root = {prefix, files};
  /* What cannot be compared is not known to be the same. */
  return git_status_foreach_ext(repository, &options, find_change, &root) != 0;
}

static char *read_commit(git_repository *repository) {
  git_reference *head = NULL;
  git_object *commit = NULL;
  git_buf id = {0};
  char *text = NULL;
  if (git_repository_head(&head, repository) == 0 &&
      git_reference_peel(&commit, head, GIT_OBJECT_COMMIT) == 0 &&
      git_object_short_id(&id, commit) == 0)
    text = g_strdup(id.ptr);
  git_buf_dispose(&id);
  git_object_free(commit);
  git_reference_free(head);
  return text;
}

/* The short id of the commit that is checked out around the folder `root`, with a "+" behind it when one of `files` (a
 * set of paths below the root) is not what that commit holds, or a file below the root is gone. NULL when the folder is in
 * no repository, the repository has no commit, or it cannot be read. */
static char *revision_of(const char *root, GHashTable *files) {
  git_repository *repository = repository_open(root);
  char *commit = repository == NULL ? NULL : read_commit(repository);
  if (commit != NULL && is_changed(repository, root, files)) {
    char *changed = g_strconcat(commit, "+", NULL);
    g_free(commit);
    commit = changed;
  }
  repository_close(repository);
  return commit;
}

static const char *configured_revision(const Book *book, const Guide *guide) {
  return guide->revision != NULL ? guide->revision : book->config->revision;
}

char *book_find_commit(const Book *book, GHashTable *files) {
  for (guint i = 0; i < book->guides->len; i++) {
    if (configured_revision(book, book->guides->pdata[i]) == NULL)
      return revision_of(book->config->content, files);
  }
  return NULL;
}

void book_set_revisions(Book *book, const char *commit) {
  const char *kept = arena_strdup(book->arena, commit);
  for (guint i = 0; i < book->guides->len; i++) {
    Guide *guide = book->guides->pdata[i];
    const char *configured = configured_revision(book, guide);
    guide->revision = configured != NULL ? configured : kept;
  }
}
