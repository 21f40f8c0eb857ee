/* Project: looking upwards from a file or folder.
 *
 * Works on real paths, so that a symbolic link in the argument does not hide a parent. It asks only what
 * stands where; it reads no file.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/project.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "model/book.h"
#include "read/tree_folder.h"

static char *real_path(const char *path, GError **error) {
  char *real = realpath(path, NULL);
  const int number = errno;
  char *copy = g_strdup(real);
  free(real);
  if (copy == NULL)
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(number), "%s: %s", path,
                g_strerror(number));
  return copy;
}

static char *home_path(void) {
  const char *home = g_get_home_dir();
  char *real = home == NULL ? NULL : real_path(home, NULL);
  return real == NULL ? g_strdup("/") : real;
}

static gboolean has(const char *folder, const char *name, GFileTest test) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  return g_file_test(path, test);
}

/* `/`, the home folder, or one that holds the home folder: not a project by itself. */
static gboolean is_too_high(const char *folder) {
  g_autofree char *home = home_path();
  return strcmp(folder, "/") == 0 || path_below(folder, home) != NULL;
}

/* The nearest folder from `start` upwards that holds `name`; the search ends at a repository's root and
 * below what is too high. NULL when there is none. */
static char *folder_with(const char *start, const char *name, GFileTest test) {
  g_autofree char *folder = g_strdup(start);
  for (gboolean first = TRUE; first || !is_too_high(folder); first = FALSE) {
    if (has(folder, name, test))
      return g_steal_pointer(&folder);
    if (has(folder, ".git", G_FILE_TEST_EXISTS) || strcmp(folder, "/") == 0)
      return NULL;
    char *parent = g_path_get_dirname(folder);
    g_free(folder);
    folder = parent;
  }
  return NULL;
}

/* As people would write it: relative where it is below the current folder. */
static char *shown_path(const char *folder, const char *name) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *current = g_get_current_dir();
  g_autofree char *real = real_path(current, NULL);
  const char *below = real == NULL ? NULL : path_below(real, path);
  return g_strdup(below == NULL ? path : below);
}

static gboolean take_argument(Project *project, const char *argument, GError **error) {
  g_autofree char *real = real_path(argument == NULL ? "." : argument, error);
  if (real == NULL)
    return FALSE;
  if (g_file_test(real, G_FILE_TEST_IS_DIR)) {
    project->folder = g_steal_pointer(&real);
    return TRUE;
  }
  const gboolean regular = g_file_test(real, G_FILE_TEST_IS_REGULAR);
  if (!regular || !path_is_markdown(real)) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: not a %s", argument,
                regular ? "Markdown file (.md or .markdown)" : "regular file or folder");
    return FALSE;
  }
  project->folder = g_path_get_dirname(real);
  project->file = g_steal_pointer(&real);
  return TRUE;
}

static void set_root(Project *project, const char *root) {
  g_free(project->root);
  g_free(project->steps);
  project->root = g_strdup(root);
  project->steps = project->file == NULL ? NULL : g_strdup(path_below(root, project->file));
}

gboolean project_find(Project *project, const char *argument, const char *config_file,
                      GError **error) {
  if (!take_argument(project, argument, error))
    return FALSE;
  project->whole_tree = project->file == NULL;
  if (config_file != NULL) {
    g_autofree char *real = real_path(config_file, error);
    if (real == NULL)
      return FALSE;
    if (!g_file_test(real, G_FILE_TEST_IS_REGULAR)) {
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: not a regular file", config_file);
      return FALSE;
    }
    project->config_file = g_strdup(config_file);
    return TRUE;
  }
  g_autofree char *with_config =
      folder_with(project->folder, "config.yaml", G_FILE_TEST_IS_REGULAR);
  if (with_config != NULL) {
    project->config_file = shown_path(with_config, "config.yaml");
    return TRUE;
  }
  g_autofree char *repository =
      project->file == NULL ? NULL : folder_with(project->folder, ".git", G_FILE_TEST_EXISTS);
  const gboolean usable = repository != NULL && !is_too_high(repository);
  project->may_widen = project->file != NULL && !usable;
  set_root(project, usable ? repository : project->folder);
  return TRUE;
}

gboolean project_place(Project *project, const char *content, GError **error) {
  g_autofree char *real = real_path(content, error);
  if (real == NULL)
    return FALSE;
  if (project->file != NULL && path_below(real, project->file) == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%s: not below the content root '%s' of %s", project->file, content,
                project->config_file);
    return FALSE;
  }
  set_root(project, real);
  return TRUE;
}

/* The existing Markdown file that a target of the step list names, absolute; or NULL. */
static char *target_file(const Project *project, const char *target) {
  g_autofree char *path = g_strndup(target, strcspn(target, "#?"));
  g_autofree char *decoded = g_uri_unescape_string(path, NULL);
  if (decoded == NULL || *decoded == '\0' || *decoded == '/' || !path_is_markdown(decoded))
    return NULL;
  g_autofree char *file = g_canonicalize_filename(decoded, project->folder);
  return g_file_test(file, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&file) : NULL;
}

void project_widen(Project *project, const char *const *targets, guint count) {
  for (guint i = 0; i < count && project->may_widen; i++) {
    g_autofree char *file = target_file(project, targets[i]);
    g_autofree char *root = g_strdup(project->root);
    while (file != NULL && path_below(root, file) == NULL) {
      char *parent = g_path_get_dirname(root);
      g_free(root);
      root = parent;
    }
    if (file != NULL && strcmp(root, project->root) != 0 && !is_too_high(root))
      set_root(project, root);
  }
}

char *project_root_shown(const Project *project) {
  g_autofree char *current = g_get_current_dir();
  g_autofree char *real = real_path(current, NULL);
  if (real == NULL)
    return g_strdup(project->root);
  return path_relative(real, project->root);
}

char *project_repository(const Project *project) {
  return folder_with(project->root == NULL ? project->folder : project->root, ".git",
                     G_FILE_TEST_EXISTS);
}

Tree *project_open_tree(const Project *project, const GPtrArray *allow_outside, GError **error) {
  if (project->side.kind == SIDE_DISK)
    return tree_open_folder(project->root, allow_outside, error);
  return side_open_tree(&project->side, allow_outside, error);
}

void project_clear(Project *project) {
  side_clear(&project->side);
  g_free(project->file);
  g_free(project->folder);
  g_free(project->config_file);
  g_free(project->root);
  g_free(project->steps);
  *project = (Project){0};
}
