/* Writes what was done, decided and noted, each as a table, and what is open as a list.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_record_markdown.h"

#include <string.h>

#include "render/report_terminal.h"

/* ---- text ------------------------------------------------------------------------------------------ */

static void append_text(GString *out, const char *text) {
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c == '\n' || c == '\t')
      g_string_append(out, c == '\n' ? " / " : " ");
    else if (!terminal_hides(c)) {
      if (c < 0x80 && strchr("\\`*_[]<>|#&~", (int)c) != NULL)
        g_string_append_c(out, '\\');
      g_string_append_unichar(out, c);
    }
  }
}

/* One cell of a row; NULL is an empty one. */
static void append_cell(GString *out, const char *text) {
  g_string_append(out, "| ");
  if (text != NULL && *text != '\0') {
    append_text(out, text);
    g_string_append_c(out, ' ');
  }
}

static void append_head(GString *out, const char *title, const char *const *heads) {
  g_string_append_printf(out, "\n## %s\n\n", title);
  for (guint i = 0; heads[i] != NULL; i++)
    g_string_append_printf(out, "| %s ", heads[i]);
  g_string_append(out, "|\n");
  for (guint i = 0; heads[i] != NULL; i++)
    g_string_append(out, "| --- ");
  g_string_append(out, "|\n");
}

static void append_fact(GString *out, const char *label, const char *text) {
  if (text == NULL)
    return;
  g_string_append_printf(out, "- %s: ", label);
  append_text(out, text);
  g_string_append_c(out, '\n');
}

static char *step_name(const Step *step) {
  return g_strdup_printf("%s %s", step->number, step->title_text);
}

/* "signed by Ada, 2026-01-02T03:04:05Z". */
static char *signature_text(const RunValue *signature) {
  if (signature == NULL)
    return NULL;
  if (!signature->is_set)
    return g_strdup("not signed");
  return g_strconcat("signed", signature->text == NULL ? "" : " by ",
                     signature->text == NULL ? "" : signature->text,
                     signature->time == NULL ? "" : ", ",
                     signature->time == NULL ? "" : signature->time, NULL);
}

/* ---- parts ----------------------------------------------------------------------------------------- */

static void append_front(GString *out, const RunRecord *record) {
  const Sheet *sheet = record->sheet;
  const Identity *identity = &record->values->identity;
  guint steps = 0;
  for (RunState state = 0; state < RUN_STATES; state++)
    steps += record->counts[state];
  g_string_append(out, "# Run record: ");
  append_text(out, sheet->title);
  g_string_append(out, "\n\n");
  append_fact(out, "Change", sheet->change_number);
  g_autofree char *edition =
      g_strconcat(edition_names[identity->edition], identity->part == NULL ? "" : ", ",
                  identity->part == NULL ? "" : identity->part, NULL);
  append_fact(out, "Edition", edition);
  g_autofree char *revision = g_strdup_printf(
      "%s, %s", identity->fingerprint,
      record->is_same_revision ? "the revision in this folder" : "not the revision in this folder");
  append_fact(out, "Fingerprint", revision);
  append_fact(out, "Window", sheet->window);
  if (steps > 0)
    g_string_append_printf(out, "- Steps: %u of %u done, %u not applicable, %u open\n",
                           record->counts[RUN_DONE], steps, record->counts[RUN_NOT_APPLICABLE],
                           steps - record->counts[RUN_DONE] - record->counts[RUN_NOT_APPLICABLE]);
}

/* Actual times, how long it took, and how that differs from the plan. */
static char *actual_text(const RunStep *step) {
  if (step->start == NULL && step->end == NULL)
    return g_strdup(step->ticked == NULL ? "" : step->ticked);
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "%s – %s", step->start == NULL ? "?" : step->start,
                         step->end == NULL ? "?" : step->end);
  const gint64 planned = step->item->step->fields.duration;
  if (step->took >= 0 && planned == DURATION_UNSAID)
    g_string_append_printf(out, " (%" G_GINT64_FORMAT " min)", step->took / 60);
  else if (step->took >= 0)
    g_string_append_printf(out, " (%" G_GINT64_FORMAT " min, %+" G_GINT64_FORMAT ")",
                           step->took / 60, (step->took - planned) / 60);
  return g_string_free(out, FALSE);
}

static void append_steps(GString *out, const RunRecord *record) {
  static const char *const heads[] = {"Step", "State", "By", "Planned", "Actual", "Result", NULL};
  if (record->steps->len == 0)
    return;
  append_head(out, "Steps", heads);
  for (guint i = 0; i < record->steps->len; i++) {
    const RunStep *step = &g_array_index(record->steps, RunStep, i);
    g_autofree char *name = step_name(step->item->step), *actual = actual_text(step);
    append_cell(out, name);
    append_cell(out, run_state_name(step->state));
    append_cell(out, step->initials);
    append_cell(out, step->item->planned);
    append_cell(out, actual);
    append_cell(out, step->result);
    g_string_append(out, "|\n");
  }
}

static void append_notes(GString *out, const RunRecord *record) {
  gboolean any = FALSE;
  for (guint i = 0; i < record->steps->len; i++) {
    const RunStep *step = &g_array_index(record->steps, RunStep, i);
    if (step->notes == NULL)
      continue;
    g_autofree char *name = step_name(step->item->step);
    g_string_append(out, any ? "- " : "\n## Notes\n\n- ");
    append_text(out, name);
    g_string_append(out, ": ");
    append_text(out, step->notes);
    g_string_append_c(out, '\n');
    any = TRUE;
  }
}

static void append_gates(GString *out, const RunRecord *record) {
  static const char *const heads[] = {"Checkpoint", "Decision", "Criteria",  "By",
                                      "Planned",    "Actual",   "Signature", NULL};
  static const char *const decisions[] = {"none", "go", "no go", "go and no go"};
  if (record->gates->len == 0)
    return;
  append_head(out, "Checkpoints", heads);
  for (guint i = 0; i < record->gates->len; i++) {
    const RunDecision *gate = &g_array_index(record->gates, RunDecision, i);
    g_autofree char *name = step_name(gate->item->step);
    g_autofree char *signature = signature_text(gate->signature);
    g_autofree char *criteria =
        gate->criteria == 0 ? NULL
                            : g_strdup_printf("%u of %u", gate->criteria_met, gate->criteria);
    append_cell(out, name);
    append_cell(out, decisions[gate->decision]);
    append_cell(out, criteria);
    append_cell(out, gate->by);
    append_cell(out, gate->item->planned);
    append_cell(out, gate->time);
    append_cell(out, signature);
    g_string_append(out, "|\n");
  }
}

static void append_approvals(GString *out, const RunRecord *record) {
  static const char *const heads[] = {"Approver", "Decision", "Date", "Signature", NULL};
  static const char *const decisions[] = {"none", "approved", "rejected", "approved and rejected"};
  if (record->approvals->len == 0)
    return;
  append_head(out, "Approvals", heads);
  for (guint i = 0; i < record->approvals->len; i++) {
    const RunDecision *approval = &g_array_index(record->approvals, RunDecision, i);
    g_autofree char *signature = signature_text(approval->signature);
    append_cell(out, approval->who);
    append_cell(out, decisions[approval->decision]);
    append_cell(out, approval->time);
    append_cell(out, signature);
    g_string_append(out, "|\n");
  }
}

static void append_deviations(GString *out, const RunRecord *record) {
  static const char *const heads[] = {"Time", "Step", "What happened", "Decided by", NULL};
  if (record->deviations->len == 0)
    return;
  append_head(out, "Deviations", heads);
  for (guint i = 0; i < record->deviations->len; i++) {
    const RunDeviation *row = &g_array_index(record->deviations, RunDeviation, i);
    append_cell(out, row->time);
    append_cell(out, row->step);
    append_cell(out, row->what);
    append_cell(out, row->by);
    g_string_append(out, "|\n");
  }
}

/* Ticks say "yes". */
static void append_rest(GString *out, const RunRecord *record) {
  for (guint i = 0; i < record->rest->len; i++) {
    const RunRest *rest = &g_array_index(record->rest, RunRest, i);
    g_autofree char *signature =
        rest->field->kind == FIELD_SIGNATURE ? signature_text(rest->value) : NULL;
    if (i == 0)
      g_string_append(out, "\n## Also filled in\n\n");
    g_string_append(out, "- ");
    append_text(out, rest->field->tooltip);
    g_string_append(out, ": ");
    append_text(out, signature != NULL           ? signature
                     : rest->value->text == NULL ? "yes"
                                                 : rest->value->text);
    g_string_append_c(out, '\n');
  }
}

static void append_open(GString *out, const RunRecord *record) {
  g_string_append(out, "\n## Open\n\n");
  if (record->open->len == 0)
    g_string_append(out, "Nothing.\n");
  for (guint i = 0; i < record->open->len; i++) {
    g_string_append(out, "- ");
    append_text(out, record->open->pdata[i]);
    g_string_append_c(out, '\n');
  }
}

void run_record_markdown(GString *out, const RunRecord *record) {
  append_front(out, record);
  append_steps(out, record);
  append_notes(out, record);
  append_gates(out, record);
  append_approvals(out, record);
  append_deviations(out, record);
  append_rest(out, record);
  append_open(out, record);
}
