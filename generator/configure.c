/* Configuring: the command line and the configuration file together say what a run is about.
 *
 * A step list that stands alone has no configuration; then its links say how wide its content root has to be.
 *
 * SPDX-License-Identifier: MIT
 */
#include "configure.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/private.h"
#include "read/archive.h"
#include "read/config.h"
#include "read/config_files.h"
#include "read/markdown.h"
#include "read/tree_folder.h"

enum {
  CONFIG_MOST = 1024 * 1024,
  PUBLISHED_MOST = 512 * 1024 * 1024 /* of an EPUB, PDF or exported model */
};

typedef struct {
  Book *book;
  Project *project;
  Findings *findings;
} Configuring;

/* At most `most` bytes. The file may itself be a symbolic link; it is read through the folder that really holds it. */
static GBytes *read_file(const char *path, gsize most, GError **error) {
  g_autofree char *real = realpath(path, NULL);
  if (real == NULL) {
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s", path,
                g_strerror(errno));
    return NULL;
  }
  g_autofree char *folder = g_path_get_dirname(real);
  g_autofree char *name = g_path_get_basename(real);
  g_autoptr(Tree) tree = tree_open_folder(folder, NULL, error);
  return tree == NULL ? NULL : tree_read(tree, name, most, error);
}

static void replace_variables(Config *config, Arena *arena, const GPtrArray *variables) {
  g_ptr_array_set_size(config->variables, 0);
  g_hash_table_remove_all(config->variable_by_name);
  for (guint i = 0; i < variables->len; i++) {
    const Variable *variable = variables->pdata[i];
    config_set_variable(arena, config, variable->name, variable->value, (Place){"--set", 0, 0});
  }
}

/* `bytes` are those of the file; NULL: there is none. */
static RunStatus read_config(const Configuring *work, const Request *request, const char *file,
                             GBytes *bytes) {
  Config *config = work->book->config;
  Arena *arena = work->book->arena;
  gboolean good = TRUE;
  if (bytes != NULL) {
    gsize length = 0;
    const char *text = g_bytes_get_data(bytes, &length);
    good = config_read(config, arena, arena_strdup(arena, file), text, length, work->findings);
  } else {
    config->targets |=
        TARGET_PDF; /* whoever has no configuration names one file and wants all there is */
  }
  for (char **set = request->assignments; set != NULL && *set != NULL; set++)
    good = config_set(config, arena, *set, work->findings) && good;
  if (request->variables != NULL)
    replace_variables(config, arena, request->variables);
  good = config_finish(config, arena, work->findings) && good;
  if (bytes != NULL && work->project->side.kind == SIDE_DISK)
    good = config_check_files(config, arena, work->findings) && good;
  if (request->output != NULL)
    config->output = arena_strdup(arena, request->output);
  if (request->since != NULL)
    config->since = arena_strdup(arena, request->since);
  if (request->targets != 0)
    config->targets = request->targets;
  for (FindingCode code = 0; code < FINDING_CODES; code++) {
    if (config->level_set[code])
      findings_set_level(work->findings, code, config->levels[code]);
  }
  return good ? RUN_COMPLETE : RUN_CONFIG;
}

/* What could be a target of a link: behind any of the marks. A quick look at the bytes; who uses it asks the disk. */
static void add_possible_targets(GPtrArray *targets, const char *text, gsize length,
                                 const char *mark) {
  const char *end = text + length;
  for (const char *at = text; (at = g_strstr_len(at, end - at, mark)) != NULL;) {
    at += strlen(mark);
    while (at < end && strchr(" <\"'", *at) != NULL)
      at++;
    const char *start = at;
    while (at < end && strchr(" \t\r\n)>\"'}", *at) == NULL)
      at++;
    g_ptr_array_add(targets, g_strndup(start, (gsize)(at - start)));
  }
}

/* Raises the content root as far as the links of a step list that stands alone need it. */
static gboolean widen(const Configuring *work, GError **error) {
  g_autoptr(Tree) tree = tree_open_folder(work->project->root, NULL, error);
  if (tree == NULL)
    return FALSE;
  g_autoptr(GError) trouble = NULL;
  g_autoptr(GBytes) bytes = tree_read(tree, work->project->steps, MARKDOWN_MOST, &trouble);
  if (g_error_matches(trouble, TREE_ERROR, TREE_ERROR_TOO_LARGE))
    return TRUE; /* a finding, once the file is read for its text */
  if (bytes == NULL) {
    g_propagate_error(error, g_steal_pointer(&trouble));
    return FALSE;
  }
  gsize length = 0;
  const char *text = g_bytes_get_data(bytes, &length);
  g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free);
  add_possible_targets(targets, text, length, "](");
  add_possible_targets(targets, text, length, "]:");
  add_possible_targets(targets, text, length, "undo=");
  add_possible_targets(targets, text, length, "href=");
  project_widen(work->project, (const char *const *)targets->pdata, targets->len);
  return TRUE;
}

/* A step list on the command line is the only guide, with the settings that the configuration has for it. */
static void choose_guide(const Configuring *work) {
  Config *config = work->book->config;
  const char *steps = work->project->steps;
  if (steps == NULL)
    return;
  GuideConfig *chosen = NULL;
  for (guint i = 0; i < config->guides->len; i++) {
    GuideConfig *guide = config->guides->pdata[i];
    if (strcmp(guide->steps, steps) == 0)
      chosen = guide;
  }
  if (chosen == NULL) {
    chosen = arena_new_item(work->book->arena, GuideConfig);
    chosen->steps = arena_strdup(work->book->arena, steps);
  }
  g_ptr_array_set_size(config->guides, 0);
  g_ptr_array_add(config->guides, chosen);
}

static char *real_folder(Arena *arena, const char *path) {
  char *real = path == NULL ? NULL : realpath(path, NULL);
  char *copy = arena_strdup(arena, real);
  free(real);
  return copy;
}

/* Before the configuration is read, since its errors have paths too; and again when the root is known. */
static void set_folders(Config *config, Arena *arena, const Project *project,
                        const Request *request) {
  g_autofree char *repository = project_repository(project);
  ReportFolders *folders = &config->folders;
  folders->current = real_folder(arena, ".");
  folders->start = request->start == NULL ? folders->current : real_folder(arena, request->start);
  folders->content = arena_strdup(arena, project->root);
  folders->repository = arena_strdup(arena, repository);
}

static RunStatus configure_disk(const Configuring *work, const Request *request, GError **error) {
  Book *book = work->book;
  Project *project = work->project;
  const char *steps = request->side == NULL ? request->steps : project->side.path;
  if (!project_find(project, steps, request->config_file, error))
    return RUN_TROUBLE;
  set_folders(book->config, book->arena, project, request);
  const char *file = project->config_file;
  g_autoptr(GBytes) bytes = file == NULL ? NULL : read_file(file, CONFIG_MOST, error);
  if (file != NULL && bytes == NULL)
    return RUN_TROUBLE;
  const RunStatus status = read_config(work, request, file, bytes);
  if (status != RUN_COMPLETE)
    return status;
  if (!choose_sheets(book->config, book->arena, &request->sheets, error))
    return RUN_USAGE;
  if (file != NULL && !project_place(project, book->config->content, error))
    return RUN_TROUBLE;
  if (project->may_widen && !widen(work, error))
    return RUN_TROUBLE;
  set_folders(book->config, book->arena, project, request);
  g_autofree char *shown = project_root_shown(project);
  book->config->content = arena_strdup(book->arena, shown);
  return RUN_COMPLETE;
}

/* ---- what was published ---- */

static gboolean begins_with(GBytes *bytes, const char *mark) {
  gsize length = 0;
  const char *data = g_bytes_get_data(bytes, &length);
  return length >= strlen(mark) && memcmp(data, mark, strlen(mark)) == 0;
}

/* What the file carries as JSON; an exported model is that itself. */
static GBytes *read_carried(GBytes *file, GError **error) {
  GError *failure = NULL;
  GBytes *carried = NULL;
  gsize length = 0;
  const void *data = g_bytes_get_data(file, &length);
  if (begins_with(file, "%PDF-"))
    carried = pdf_private_read(data, length, BUNDLE_MOST, &failure);
  else if (begins_with(file, "PK"))
    carried = archive_file(file, BUNDLE_IN_EPUB, BUNDLE_MOST, &failure);
  else
    carried = g_bytes_ref(file);
  if (failure != NULL)
    g_propagate_error(error, failure);
  else if (carried == NULL)
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                        "it carries no sources: stepbook did not make it, or made it with "
                        "`embed_sources: false`");
  return carried;
}

/* Settings that are refused are damage here, not something that its reader could mend. */
static gboolean settings_are_whole(const Bundle *bundle, GError **error) {
  g_autoptr(Book) book = book_new();
  g_autoptr(Findings) findings = findings_new();
  Config *config = book->config;
  if (config_read(config, book->arena, "config", bundle->config, strlen(bundle->config),
                  findings) &&
      config_finish(config, book->arena, findings))
    return TRUE;
  g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                      "its sources are damaged: the settings cannot be read");
  return FALSE;
}

static gboolean open_bundle(Side *side, GError **error) {
  g_autoptr(GBytes) file = read_file(side->path, PUBLISHED_MOST, error);
  if (file == NULL)
    return FALSE;
  g_autoptr(GBytes) carried = read_carried(file, error);
  side->bundle = carried == NULL ? NULL : bundle_read(carried, error);
  if (side->bundle != NULL && settings_are_whole(side->bundle, error))
    return TRUE;
  g_prefix_error(error, "%s: ", side->path);
  return FALSE;
}

/* No folder of the disk is known for what is read; sheets and outputs are made of projects on disk. */
static RunStatus configure_side(const Configuring *work, const Request *request, GError **error) {
  Book *book = work->book;
  Project *project = work->project;
  g_autofree char *file = NULL;
  g_autoptr(GBytes) bytes = NULL;
  if (!side_find_config(&project->side, &file, &bytes, error))
    return RUN_TROUBLE;
  const RunStatus status = read_config(work, request, file, bytes);
  if (status != RUN_COMPLETE)
    return status;
  if (!side_place(&project->side, file == NULL ? NULL : book->config->content, &project->steps,
                  error))
    return RUN_TROUBLE;
  project->whole_tree = project->side.steps == NULL; /* of a bundle: all that it has */
  g_autofree char *shown = side_root_shown(&project->side);
  book->config->content = arena_strdup(book->arena, shown);
  return RUN_COMPLETE;
}

RunStatus configure(Book *book, Project *project, const Request *request, Findings *findings,
                    GError **error) {
  const Configuring work = {book, project, findings};
  const SideProject current = {request->steps, request->config_file};
  if (request->side != NULL && !side_open(&project->side, request->side, &current, error))
    return RUN_TROUBLE;
  if (project->side.kind == SIDE_BUNDLE && !open_bundle(&project->side, error))
    return RUN_TROUBLE;
  const RunStatus status = project->side.kind == SIDE_DISK ? configure_disk(&work, request, error)
                                                           : configure_side(&work, request, error);
  if (status != RUN_COMPLETE)
    return status;
  book->whole_tree = project->whole_tree;
  choose_guide(&work);
  return RUN_COMPLETE;
}
