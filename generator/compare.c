/* Comparing: read the old side, read the new one, and once more the old one where variables differ.
 *
 * A variable that has another value changes many texts. So the old sources are read with the variables of the new revision
 * too: what differs then was changed by somebody's hand.
 *
 * SPDX-License-Identifier: MIT
 */
#include "compare.h"

#include <string.h>

#include "diff/diff.h"
#include "export/changes_report.h"
#include "export/diff_html.h"
#include "export/json.h"
#include "read/approvals.h"
#include "read/tree_folder.h"
#include "render/diff_report.h"
#include "render/report.h"
#include "render/report_terminal.h"

enum { APPROVALS_MOST = 64 * 1024 };

typedef struct {
  const CompareRequest *request;
  GString *notes;
} Comparing;

/* ---- sides ------------------------------------------------------------------------------------------- */

/* Errors in the content of a side may hide steps from the comparison: they are told before it. */
static void note_errors(GString *notes, const Run *run, const char *name) {
  const guint count = findings_at_least(run->findings, LEVEL_ERROR);
  if (count == 0)
    return;
  g_autofree char *line =
      g_strdup_printf("%s: %u error%s in this revision; what cannot be read is not compared", name,
                      count, count == 1 ? "" : "s");
  terminal_escape(notes, line, -1);
  g_string_append_c(notes, '\n');
  run_report_errors(notes, run, FALSE);
}

/* Where the version of stepbook may be what differs. */
static void note_other_reading(GString *notes, const Run *run) {
  g_autoptr(Findings) told = findings_new();
  for (guint i = 0; i < findings_count(run->findings); i++) {
    const Finding *finding = findings_at(run->findings, i);
    if (finding->code == FINDING_OTHER_READING)
      findings_add(told, finding->code, finding->place, finding->hint, "%s", finding->message);
  }
  findings_finish(told);
  report_write(notes, told, NULL, REPORT_TEXT, FALSE);
}

static RunStatus read_side(Book **book, const Comparing *work, const char *side,
                           const GPtrArray *variables, GError **error) {
  g_auto(Run) run = {0};
  Request request = *work->request->request;
  request.side = (char *)side;
  request.variables = variables;
  request.sheets = (SheetChoice){0};
  request.makes_pdf = FALSE;
  const RunStatus status = run_read(&run, &request, error);
  if (status == RUN_CONFIG)
    run_report(work->notes, &run, REPORT_TEXT, FALSE);
  if (status != RUN_COMPLETE)
    return status;
  if (variables == NULL) {
    note_errors(work->notes, &run, side == NULL ? "." : side);
    note_other_reading(work->notes, &run);
  }
  *book = g_steal_pointer(&run.book);
  return RUN_COMPLETE;
}

/* ---- variables --------------------------------------------------------------------------------------- */

static gboolean has_value(const Config *config, const Variable *variable) {
  const Variable *other = g_hash_table_lookup(config->variable_by_name, variable->name);
  return other != NULL && strcmp(other->value, variable->value) == 0;
}

static gboolean have_same_values(const Config *a, const Config *b) {
  if (a->variables->len != b->variables->len)
    return FALSE;
  for (guint i = 0; i < b->variables->len; i++) {
    if (!has_value(a, b->variables->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

/* NULL in *book where the variables are the same. */
static RunStatus read_old_with_new_variables(Book **book, const Comparing *work,
                                             const Book *old_book, const Config *new_config,
                                             GError **error) {
  if (have_same_values(old_book->config, new_config))
    return RUN_COMPLETE;
  return read_side(book, work, work->request->old_side, new_config->variables, error);
}

/* ---- approvals --------------------------------------------------------------------------------------- */

static GBytes *read_approvals_file(const char *path, GError **error) {
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *name = g_path_get_basename(path);
  g_autoptr(Tree) tree = tree_open_folder(folder, NULL, error);
  GBytes *bytes = tree == NULL ? NULL : tree_read(tree, name, APPROVALS_MOST, error);
  if (bytes == NULL)
    g_prefix_error(error, "the list of approvals: ");
  return bytes;
}

static void note_unused(Findings *findings, const DiffApproval *approvals, guint count) {
  for (guint i = 0; i < count; i++) {
    if (!approvals[i].is_used)
      findings_add(findings, FINDING_UNUSED_APPROVAL, approvals[i].place,
                   "take the line out, or compare the revisions that it was written for",
                   "no change of this comparison has the fingerprint '%s'",
                   approvals[i].fingerprint);
  }
}

static RunStatus accept(Diff *diff, const Comparing *work, const char *path, GError **error) {
  g_autoptr(GBytes) bytes = read_approvals_file(path, error);
  if (bytes == NULL)
    return RUN_TROUBLE;
  g_autoptr(Findings) findings = findings_new();
  gsize length = 0;
  const char *text = g_bytes_get_data(bytes, &length);
  guint count = 0;
  DiffApproval *approvals = approvals_read(&count, diff->arena, path, text, length, findings);
  if (approvals != NULL) {
    diff_accept(diff, approvals, count);
    note_unused(findings, approvals, count);
  }
  findings_finish(findings);
  report_write(work->notes, findings, NULL, REPORT_TEXT, FALSE);
  return approvals != NULL ? RUN_COMPLETE : RUN_CONFIG;
}

/* ---- the comparison ---------------------------------------------------------------------------------- */

/* A folder without a step list is a slip, such as a folder of outputs: against nothing, everything would be new. */
static gboolean has_guide(const Book *book, const char *name, GError **error) {
  if (book->guides->len > 0)
    return TRUE;
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
              "%s: there is no step list in it to compare; of outputs, name the EPUB, a PDF or the "
              "JSON",
              name);
  return FALSE;
}

/* What `sides` hold is taken over, or the new book borrowed. */
static RunStatus compare_books(Diff **diff, const Comparing *work, DiffSides *sides,
                               GError **error) {
  if (!has_guide(sides->old_book, sides->old_name, error) ||
      !has_guide(sides->new_book, sides->new_name, error))
    return RUN_TROUBLE;
  const DiffConfig *config = &sides->new_book->config->diff;
  const char *given = work->request->approvals;
  const char *approvals = given != NULL ? given : config->approvals;
  RunStatus status = read_old_with_new_variables(&sides->old_with_new_variables, work,
                                                 sides->old_book, sides->new_book->config, error);
  if (status != RUN_COMPLETE)
    return status;
  sides->levels = config->levels;
  g_autoptr(Diff) made = diff_books(sides);
  sides->old_book = sides->new_book = sides->old_with_new_variables = NULL;
  if (approvals != NULL)
    status = accept(made, work, approvals, error);
  if (status == RUN_COMPLETE)
    *diff = g_steal_pointer(&made);
  return status;
}

static void sides_clear(DiffSides *sides) {
  book_free(sides->old_book);
  book_free(sides->old_with_new_variables);
  if (!sides->borrows_new)
    book_free(sides->new_book);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiffSides, sides_clear)

RunStatus compare(Diff **diff, const CompareRequest *request, GString *notes, GError **error) {
  const Comparing work = {request, notes};
  g_auto(DiffSides) sides = {.old_name = request->old_side,
                             .new_name = request->new_side == NULL ? "." : request->new_side};
  RunStatus status = read_side(&sides.old_book, &work, request->old_side, NULL, error);
  if (status == RUN_COMPLETE)
    status = read_side(&sides.new_book, &work, request->new_side, NULL, error);
  return status == RUN_COMPLETE ? compare_books(diff, &work, &sides, error) : status;
}

/* A path of the configuration is one from its folder, like its other paths; what is no path there is a revision. */
static char *since_side(const Config *config, const Request *request) {
  if (request->since != NULL || config->file == NULL || g_path_is_absolute(config->since))
    return g_strdup(config->since);
  g_autofree char *folder = g_path_get_dirname(config->file);
  g_autofree char *path = g_build_filename(folder, config->since, NULL);
  return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : g_strdup(config->since);
}

/* What outputs call the old side: a revision as it was asked for; a file or folder, whose path would stand at every step, by the
 * revision that its configuration names, else by its own name. */
static char *since_name(const Config *config, const char *since, const char *side) {
  if (!g_file_test(side, G_FILE_TEST_EXISTS))
    return g_strdup(since);
  if (config->revision != NULL)
    return g_strdup(config->revision);
  g_autofree char *path = g_canonicalize_filename(side, NULL);
  return g_path_get_basename(path);
}

RunStatus compare_since(Run *run, const Request *request, GString *notes, GError **error) {
  const char *since = run->book->config->since;
  if (since == NULL)
    return RUN_COMPLETE;
  g_autofree char *side = since_side(run->book->config, request);
  Request own = *request;
  if (g_file_test(side, G_FILE_TEST_EXISTS))
    own.config_file = NULL; /* it says where the new side is; a folder has its own */
  const CompareRequest asked = {.request = &own, .old_side = side};
  const Comparing work = {&asked, notes};
  g_auto(DiffSides) sides = {.new_book = run->book, .new_name = ".", .borrows_new = TRUE};
  g_autofree char *name = NULL;
  RunStatus status = read_side(&sides.old_book, &work, side, NULL, error);
  if (status == RUN_COMPLETE) {
    sides.old_name = name = since_name(sides.old_book->config, since, side);
    status = compare_books(&run->since, &work, &sides, error);
  }
  run->book->since = run->since;
  return status;
}

/* ---- reports ----------------------------------------------------------------------------------------- */

static gboolean append_html(GString *out, const Diff *diff, const DiffReportWish *wish,
                            GError **error) {
  g_autoptr(Theme) theme = theme_new(diff->new_book->config, error);
  return theme != NULL && diff_html(out, diff, wish, theme, error);
}

static gboolean append_pdf(GString *out, GString *notes, const Diff *diff,
                           const DiffReportWish *wish, GError **error) {
  g_autoptr(Findings) findings = findings_new();
  gint64 now = 0;
  if (!output_time(&now, error) || !changes_report_pdf(out, diff, wish, now, findings, error))
    return FALSE;
  findings_finish(findings);
  report_write(notes, findings, diff->new_book, REPORT_TEXT, FALSE);
  return TRUE;
}

gboolean compare_report(GString *out, GString *notes, const Diff *diff, const DiffReportWish *wish,
                        GError **error) {
  if (wish->format == DIFF_REPORT_HTML)
    return append_html(out, diff, wish, error);
  if (wish->format == DIFF_REPORT_PDF)
    return append_pdf(out, notes, diff, wish, error);
  DiffReportWish own = *wish;
  own.step_model = json_step;
  diff_report_write(out, diff, &own);
  return TRUE;
}
