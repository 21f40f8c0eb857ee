/* Side: whose name it is, then the same questions as of a project on disk, put to the tree of a commit.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/side.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "model/book.h"
#include "read/repository.h"
#include "read/tree_git.h"

enum { CONFIG_MOST = 1024 * 1024 };

/* ---- names ------------------------------------------------------------------------------------------- */

static gboolean is_step_list(const char *path) {
  return g_file_test(path, G_FILE_TEST_IS_REGULAR) && path_is_markdown(path);
}

/* Absolute, with the links of what exists resolved: the nearest folder above that does. */
static char *real_path(const char *path) {
  g_autofree char *whole = g_canonicalize_filename(path, NULL);
  g_autoptr(GString) rest = g_string_new(NULL);
  g_autofree char *folder = g_strdup(whole);
  char *real = NULL;
  while ((real = realpath(folder, NULL)) == NULL && strcmp(folder, "/") != 0) {
    g_autofree char *name = g_path_get_basename(folder);
    char *parent = g_path_get_dirname(folder);
    g_string_prepend(rest, name);
    g_string_prepend_c(rest, '/');
    g_free(folder);
    folder = parent;
  }
  g_autofree char *found = g_strdup(real == NULL ? "/" : real);
  free(real);
  return g_canonicalize_filename(rest->len > 0 ? rest->str + 1 : ".", found);
}

/* The nearest folder that is there: the path, or one above it. */
static char *nearest_folder(const char *path) {
  char *folder = real_path(path);
  while (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
    char *parent = g_path_get_dirname(folder);
    g_free(folder);
    folder = parent;
  }
  return folder;
}

/* Below the working tree, "" for it; NULL when it is not there. */
static char *path_in_work(const Side *side, const char *path) {
  g_autofree char *real = real_path(path);
  return g_strdup(side->work == NULL ? NULL : path_below(side->work, real));
}

/* The commit, and of the path what it is there. A path that is not in the working tree is the repository. */
static gboolean open_revision(Side *side, const char *path, const char *revision, GError **error) {
  g_autofree char *folder = nearest_folder(path);
  Revision found = {0};
  if (!revision_find(&found, folder, revision, error))
    return FALSE;
  side->kind = SIDE_REVISION;
  side->repository = g_steal_pointer(&found.folder);
  side->work = g_steal_pointer(&found.root);
  side->commit = g_steal_pointer(&found.commit);
  side->name = g_steal_pointer(&found.short_id);
  revision_clear(&found);
  char *below = path_in_work(side, path);
  if (below != NULL && path_is_markdown(below)) {
    side->steps = below;
    side->folder = g_path_get_dirname(below);
    if (strcmp(side->folder, ".") == 0)
      *side->folder = '\0';
  } else {
    side->folder = below == NULL ? g_strdup("") : below;
  }
  return TRUE;
}

/* "PATH@REVISION": the last '@' with a path in front of it that is there, or was: then its folder still is. */
static gboolean split(char **path, const char **revision, const char *text) {
  for (const char *at = text + strlen(text); at > text; at--) {
    if (*at != '@' || at[1] == '\0')
      continue;
    g_autofree char *before = g_strndup(text, (gsize)(at - text));
    g_autofree char *above = g_path_get_dirname(before);
    if (g_file_test(before, G_FILE_TEST_EXISTS) ||
        (path_is_markdown(before) && g_file_test(above, G_FILE_TEST_IS_DIR))) {
      *path = g_steal_pointer(&before);
      *revision = at + 1;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean is_bundle(const char *path) {
  static const char *const suffixes[] = {".epub", ".pdf", ".json"};
  gboolean known = FALSE;
  g_autofree char *lower = g_ascii_strdown(path, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    known = known || g_str_has_suffix(lower, suffixes[i]);
  return known && g_file_test(path, G_FILE_TEST_EXISTS);
}

gboolean side_open(Side *side, const char *text, const SideProject *project, GError **error) {
  if (g_file_test(text, G_FILE_TEST_IS_DIR) || is_step_list(text)) {
    side->kind = SIDE_DISK;
    side->path = g_strdup(text);
    return TRUE;
  }
  if (is_bundle(text)) {
    side->kind = SIDE_BUNDLE;
    side->path = g_strdup(text);
    return TRUE;
  }
  g_autofree char *path = NULL;
  const char *revision = NULL;
  if (split(&path, &revision, text))
    return open_revision(side, path, revision, error);
  g_autoptr(GError) failure = NULL;
  const char *current = project->steps == NULL ? "." : project->steps;
  if (!g_file_test(current, G_FILE_TEST_EXISTS)) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s: there is no such file or folder",
                current);
    return FALSE;
  }
  if (!open_revision(side, current, text, &failure)) {
    if (g_file_test(text, G_FILE_TEST_EXISTS))
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                  "%s: neither a folder, a step list, nor a file that carries its sources", text);
    else
      g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
  }
  if (project->config_file != NULL)
    side->config = path_in_work(side, project->config_file);
  return TRUE;
}

/* ---- configuration ----------------------------------------------------------------------------------- */

/* "1a2b3c4:/docs": where paths of the configuration are joined with. */
static char *shown_path(const Side *side, const char *path) {
  return g_strconcat(side->name, ":/", path, NULL);
}

/* The nearest config.yaml from the folder upwards. */
static char *find_upwards(const Tree *tree, const char *start) {
  g_autofree char *folder = g_strdup(start);
  for (;;) {
    g_autofree char *file =
        *folder == '\0' ? g_strdup("config.yaml") : g_strconcat(folder, "/config.yaml", NULL);
    if (tree_git_has_file(tree, file))
      return g_steal_pointer(&file);
    char *slash = strrchr(folder, '/');
    if (*folder == '\0')
      return NULL;
    *(slash == NULL ? folder : slash) = '\0';
  }
}

gboolean side_find_config(const Side *side, char **file, GBytes **bytes, GError **error) {
  *file = NULL;
  *bytes = NULL;
  if (side->kind == SIDE_BUNDLE) {
    *file = g_strconcat(side->path, ":/config", NULL);
    *bytes = g_bytes_new_static(side->bundle->config, strlen(side->bundle->config));
    return TRUE;
  }
  g_autoptr(Tree) tree = tree_open_git(side->repository, side->commit, "", NULL, error);
  if (tree == NULL)
    return FALSE;
  g_autofree char *found = side->config != NULL && tree_git_has_file(tree, side->config)
                               ? g_strdup(side->config)
                               : find_upwards(tree, side->folder);
  if (found == NULL)
    return TRUE;
  *file = shown_path(side, found);
  *bytes = tree_read(tree, found, CONFIG_MOST, error);
  return *bytes != NULL;
}

/* ---- the content root -------------------------------------------------------------------------------- */

/* What the configuration names, below the root of the commit; NULL when it is not in the repository. A name that is relative
 * there begins as the configuration's own; on the command line names are those of the disk. */
static char *path_in_commit(const Side *side, const char *path) {
  g_autofree char *prefix = g_strconcat(side->name, ":", NULL);
  g_autofree char *current = g_get_current_dir();
  const char *below = path_below(current, path);
  const char *inside = below == NULL ? path : below;
  if (!g_str_has_prefix(inside, prefix))
    return path_in_work(side, path);
  g_autofree char *whole = g_strconcat("/", inside + strlen(prefix), NULL);
  g_autofree char *canonical = g_canonicalize_filename(whole, "/");
  return g_strdup(canonical + strspn(canonical, "/"));
}

static const char *path_below_root(const char *root, const char *path) {
  if (*root == '\0')
    return path;
  return path_below(root, path);
}

static gboolean refuse_missing(const Side *side, const char *path, GError **error) {
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s: not in revision %s",
              *path == '\0' ? "." : path, side->name);
  return FALSE;
}

gboolean side_place(Side *side, const char *content, char **steps, GError **error) {
  *steps = NULL;
  if (side->kind == SIDE_BUNDLE)
    return TRUE;
  g_autoptr(Tree) tree = tree_open_git(side->repository, side->commit, "", NULL, error);
  if (tree == NULL)
    return FALSE;
  side->root = content != NULL       ? path_in_commit(side, content)
               : side->steps != NULL ? g_strdup("")
                                     : g_strdup(side->folder);
  if (side->root == NULL || !tree_git_has_folder(tree, side->root))
    return refuse_missing(side, side->root == NULL ? content : side->root, error);
  if (side->steps == NULL)
    return TRUE;
  const gboolean is_there = tree_git_has_file(tree, side->steps);
  const char *below = path_below_root(side->root, side->steps);
  if (is_there && below != NULL)
    *steps = g_strdup(below);
  else if (content == NULL)
    return refuse_missing(side, side->steps, error);
  return TRUE;
}

Tree *side_open_tree(const Side *side, const GPtrArray *allow_outside, GError **error) {
  if (side->kind == SIDE_BUNDLE)
    return tree_open_bundle(side->bundle);
  g_autoptr(GPtrArray) allowed = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < allow_outside->len; i++) {
    char *path = path_in_commit(side, allow_outside->pdata[i]);
    if (path != NULL)
      g_ptr_array_add(allowed, path);
  }
  return tree_open_git(side->repository, side->commit, side->root, allowed, error);
}

char *side_root_shown(const Side *side) {
  return side->kind == SIDE_BUNDLE ? g_strdup(side->path) : shown_path(side, side->root);
}

void side_clear(Side *side) {
  g_free(side->path);
  bundle_free(side->bundle);
  g_free(side->repository);
  g_free(side->work);
  g_free(side->commit);
  g_free(side->name);
  g_free(side->folder);
  g_free(side->steps);
  g_free(side->config);
  g_free(side->root);
  *side = (Side){0};
}
