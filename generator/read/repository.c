/* Repository: libgit2, told to look at nothing but the repository itself.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/repository.h"

#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"

enum { NAMES_MOST = 10000, REVISION_LONGEST = 1000 };

git_repository *repository_open(const char *folder) {
  static const int levels[] = {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_GLOBAL,
                               GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_PROGRAMDATA};
  if (git_libgit2_init() < 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(levels); i++)
    git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
  /* Whose the folder is does not matter where nothing of it is run. */
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  git_repository *repository = NULL;
  if (git_repository_open_ext(&repository, folder, 0, NULL) != 0)
    git_libgit2_shutdown();
  return repository;
}

void repository_close(git_repository *repository) {
  if (repository == NULL)
    return;
  git_repository_free(repository);
  git_libgit2_shutdown();
}

void repository_fail(GError **error, const char *what) {
  const git_error *last = git_error_last();
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", what,
              last == NULL || last->message == NULL ? "cannot be read" : last->message);
}

/* ---- names of revisions ---- */

/* What people write for "refs/heads/main". */
static const char *short_name(const char *name) {
  static const char *const prefixes[] = {"refs/heads/", "refs/tags/", "refs/remotes/", NULL};
  for (gsize i = 0; prefixes[i] != NULL; i++) {
    if (g_str_has_prefix(name, prefixes[i]))
      return name + strlen(prefixes[i]);
  }
  return NULL;
}

static int add_name(const char *name, void *data) {
  GPtrArray *names = data;
  const char *known = short_name(name);
  if (known != NULL && g_utf8_validate(known, -1, NULL))
    g_ptr_array_add(names, g_strdup(known));
  return names->len >= NAMES_MOST;
}

static int compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A nearer branch or tag: its name stands in front of what leads on from it. */
static void refuse_revision(GError **error, git_repository *repository, const char *revision) {
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(names, g_strdup("HEAD"));
  git_reference_foreach_name(repository, add_name, names);
  g_ptr_array_sort(names, compare_names);
  const gsize length = strcspn(revision, "~^@:");
  g_autofree char *name = g_strndup(revision, length);
  const char *nearest = nearest_name(name, (const char *const *)names->pdata, names->len);
  const gboolean is_known = nearest != NULL && strcmp(nearest, name) == 0;
  g_autofree char *hint =
      nearest == NULL || is_known
          ? g_strdup(git_repository_is_shallow(repository) == 1
                         ? "; the repository is a shallow clone, without older commits"
                         : "")
          : g_strdup_printf("; did you mean '%s%s'?", nearest, revision + length);
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
              "%s: neither a file nor a revision of the repository%s", revision, hint);
}

static git_object *find_commit(git_repository *repository, const char *revision, GError **error) {
  git_object *object = NULL;
  git_object *commit = NULL;
  if (strlen(revision) > REVISION_LONGEST ||
      git_revparse_single(&object, repository, revision) != 0)
    refuse_revision(error, repository, revision);
  else if (git_object_peel(&commit, object, GIT_OBJECT_COMMIT) != 0)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%s: not a commit; write the path in front: PATH@REVISION", revision);
  git_object_free(object);
  return commit;
}

static char *real_path(const char *path) {
  char *real = path == NULL ? NULL : realpath(path, NULL);
  char *copy = g_strdup(real);
  free(real);
  return copy;
}

gboolean revision_find(Revision *found, const char *folder, const char *revision, GError **error) {
  git_repository *repository = repository_open(folder);
  if (repository == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%s: not a file, and '%s' is in no Git repository that can be read", revision,
                folder);
    return FALSE;
  }
  git_object *commit = find_commit(repository, revision, error);
  git_buf id = {0};
  if (commit != NULL && git_object_short_id(&id, commit) != 0) {
    repository_fail(error, revision);
    git_object_free(commit);
    commit = NULL;
  }
  if (commit != NULL) {
    char full[GIT_OID_HEXSZ + 1];
    git_oid_tostr(full, sizeof full, git_object_id(commit));
    *found =
        (Revision){g_strdup(git_repository_path(repository)),
                   real_path(git_repository_workdir(repository)), g_strdup(full), g_strdup(id.ptr)};
  }
  git_buf_dispose(&id);
  git_object_free(commit);
  repository_close(repository);
  return found->commit != NULL;
}

void revision_clear(Revision *revision) {
  g_free(revision->folder);
  g_free(revision->root);
  g_free(revision->commit);
  g_free(revision->short_id);
  *revision = (Revision){0};
}
