/* RunReport: one function for each part. Empty parts are left out, but not that nothing is open.
 *
 * What was filled in may hold anything: characters that move a cursor or turn the text round are dropped.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_report.h"

#include "render/report_terminal.h"
#include "render/sheet_start.h"
#include "render/sheet_time.h"

/* ---- text ------------------------------------------------------------------------------------------ */

/* A text of somebody else in the arena, without what is not to be seen; NULL for nothing. */
static const char *clean(const SheetBuilder *builder, const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c == '\t')
      g_string_append_c(out, ' ');
    else if (c == '\n' || !terminal_hides(c))
      g_string_append_unichar(out, c);
  }
  return sheet_take(builder, out);
}

/* "signed by Ada, 2026-01-02T03:04:05Z". */
static const char *signature_text(const SheetBuilder *builder, const RunValue *signature) {
  if (signature == NULL)
    return NULL;
  if (!signature->is_set)
    return sheet_word(builder, LABEL_NOT_SIGNED);
  const char *who = clean(builder, signature->text), *when = clean(builder, signature->time);
  const char *what = who == NULL ? sheet_word(builder, LABEL_SIGNED)
                                 : sheet_say(builder, LABEL_SIGNED_BY, who, NULL);
  return when == NULL ? what : arena_printf(builder->sheet->arena, "%s, %s", what, when);
}

static const char *number_text(const SheetBuilder *builder, guint number) {
  return arena_printf(builder->sheet->arena, "%u", number);
}

static const char *const *heads_of(const SheetBuilder *builder, const Label *labels, guint count) {
  const char **heads = arena_new_array(builder->sheet->arena, const char *, count);
  for (guint i = 0; i < count; i++)
    heads[i] = sheet_word(builder, labels[i]);
  return heads;
}

/* A heading and a table; the table takes the cells. */
static void add_table(SheetBuilder *builder, Label heading, SheetTableMaker *maker,
                      const Label *labels, const guint *shares) {
  SheetItem *item = sheet_add(builder, SHEET_FACTS, sheet_word(builder, heading));
  sheet_table_finish(maker, item, heads_of(builder, labels, maker->columns), shares);
}

/* ---- parts ----------------------------------------------------------------------------------------- */

static const char *counts_text(const SheetBuilder *builder, const RunRecord *record) {
  guint steps = 0;
  for (RunState state = 0; state < RUN_STATES; state++)
    steps += record->counts[state];
  const guint done = record->counts[RUN_DONE], left = record->counts[RUN_NOT_APPLICABLE];
  return steps == 0 ? NULL
                    : sheet_say(builder, LABEL_RUN_COUNTS, number_text(builder, done),
                                number_text(builder, steps), number_text(builder, left),
                                number_text(builder, steps - done - left), NULL);
}

/* Which sheet was filled in. */
static const char *edition_text(const SheetBuilder *builder, const Identity *identity) {
  if (identity->edition == EDITION_BOARD)
    return sheet_word(builder, LABEL_EDITION_BOARD);
  if (identity->part == NULL)
    return sheet_word(builder, LABEL_EDITION_OPERATOR);
  const gboolean is_owner = identity->edition == EDITION_OWNER;
  return sheet_say(builder, is_owner ? LABEL_EDITION_OWNER : LABEL_ONLY_STEP,
                   clean(builder, identity->part), NULL);
}

static void add_front(SheetBuilder *builder, const RunRecord *record) {
  const Identity *identity = &record->values->identity;
  GArray *rows = sheet_rows_new();
  sheet_row(rows, sheet_word(builder, LABEL_CHANGE_NUMBER), builder->sheet->change_number);
  sheet_row(rows, sheet_word(builder, LABEL_RUN_SHEET), edition_text(builder, identity));
  sheet_row(rows, sheet_word(builder, LABEL_FINGERPRINT),
            sheet_say(builder,
                      record->is_same_revision ? LABEL_SAME_REVISION : LABEL_OTHER_REVISION,
                      builder->sheet->fingerprint, NULL));
  sheet_row(rows, sheet_word(builder, LABEL_WINDOW), builder->sheet->window);
  sheet_row(rows, sheet_word(builder, LABEL_STEPS), counts_text(builder, record));
  sheet_item_rows(builder, sheet_add(builder, SHEET_COVER, NULL), rows);
}

/* When a box was ticked in a browser: beside the plan, so on its clock. */
static const char *ticked_text(const SheetBuilder *builder, const char *time) {
  const char *there = time == NULL ? NULL : sheet_written_time(builder, time);
  return there == NULL ? clean(builder, time) : there;
}

/* Actual times, how long it took, and how that differs from the plan. */
static const char *actual_text(const SheetBuilder *builder, const RunStep *step) {
  Arena *arena = builder->sheet->arena;
  if (step->start == NULL && step->end == NULL)
    return ticked_text(builder, step->ticked);
  const char *start = step->start == NULL ? "?" : clean(builder, step->start);
  const char *end = step->end == NULL ? "?" : clean(builder, step->end);
  const gint64 planned = step->item->step->fields.duration, took = step->took / 60;
  if (step->took < 0)
    return arena_printf(arena, "%s – %s", start, end);
  if (planned == DURATION_UNSAID)
    return arena_printf(arena, "%s – %s (%" G_GINT64_FORMAT " min)", start, end, took);
  return arena_printf(arena, "%s – %s (%" G_GINT64_FORMAT " min, %+" G_GINT64_FORMAT ")", start,
                      end, took, (step->took - planned) / 60);
}

static void add_steps(SheetBuilder *builder, const RunRecord *record) {
  static const Label heads[] = {LABEL_STEP_HEAD, LABEL_RUN_STATE,  LABEL_RUN_BY,
                                LABEL_PLANNED,   LABEL_RUN_ACTUAL, LABEL_RUN_RESULT};
  static const guint shares[] = {27, 17, 9, 20, 20, 17};
  static const Label states[RUN_STATES] = {LABEL_TASK_OPEN, LABEL_RUN_PARTLY,
                                           LABEL_TASK_DONE, LABEL_RUN_EARLIER,
                                           LABEL_RUN_LEFT,  LABEL_RUN_CONTRADICTS};
  SheetTableMaker maker = {.builder = builder, .columns = G_N_ELEMENTS(heads)};
  for (guint i = 0; i < record->steps->len; i++) {
    const RunStep *step = &g_array_index(record->steps, RunStep, i);
    sheet_table_cell(&maker, sheet_step_title(builder, step->item->step));
    sheet_table_cell(&maker, sheet_word(builder, states[step->state]));
    sheet_table_cell(&maker, clean(builder, step->initials));
    sheet_table_cell(&maker, arena_strdup(builder->sheet->arena, step->item->planned));
    sheet_table_cell(&maker, actual_text(builder, step));
    sheet_table_cell(&maker, clean(builder, step->result));
  }
  if (record->steps->len > 0)
    add_table(builder, LABEL_STEPS, &maker, heads, shares);
}

static void add_notes(SheetBuilder *builder, const RunRecord *record) {
  GArray *rows = sheet_rows_new();
  for (guint i = 0; i < record->steps->len; i++) {
    const RunStep *step = &g_array_index(record->steps, RunStep, i);
    sheet_row(rows, sheet_step_title(builder, step->item->step), clean(builder, step->notes));
  }
  if (rows->len > 0)
    sheet_item_rows(builder, sheet_add(builder, SHEET_FACTS, sheet_word(builder, LABEL_RUN_NOTES)),
                    rows);
  else
    g_array_unref(rows);
}

static const char *criteria_text(const SheetBuilder *builder, const RunDecision *gate) {
  return gate->criteria == 0
             ? NULL
             : sheet_say(builder, LABEL_RUN_CRITERIA, number_text(builder, gate->criteria_met),
                         number_text(builder, gate->criteria), NULL);
}

static void add_gates(SheetBuilder *builder, const RunRecord *record) {
  static const Label heads[] = {LABEL_CHECKPOINT,    LABEL_RUN_DECISION, LABEL_CRITERIA,
                                LABEL_RUN_BY,        LABEL_PLANNED,      LABEL_RUN_ACTUAL,
                                LABEL_SIGNATURE_HEAD};
  static const guint shares[] = {22, 18, 12, 10, 13, 15, 19};
  static const Label decisions[] = {LABEL_RUN_NONE, LABEL_GO, LABEL_NO_GO, LABEL_RUN_BOTH};
  SheetTableMaker maker = {.builder = builder, .columns = G_N_ELEMENTS(heads)};
  for (guint i = 0; i < record->gates->len; i++) {
    const RunDecision *gate = &g_array_index(record->gates, RunDecision, i);
    sheet_table_cell(&maker, sheet_step_title(builder, gate->item->step));
    const gboolean is_earlier = gate->earlier != NULL && gate->decision == DECISION_YES;
    sheet_table_cell(
        &maker, sheet_word(builder, is_earlier ? LABEL_RUN_GO_EARLIER : decisions[gate->decision]));
    sheet_table_cell(&maker, criteria_text(builder, gate));
    sheet_table_cell(&maker, clean(builder, gate->by));
    sheet_table_cell(&maker, arena_strdup(builder->sheet->arena, gate->item->planned));
    sheet_table_cell(&maker,
                     gate->is_tick ? ticked_text(builder, gate->time) : clean(builder, gate->time));
    sheet_table_cell(&maker, signature_text(builder, gate->signature));
  }
  if (record->gates->len > 0)
    add_table(builder, LABEL_GATES, &maker, heads, shares);
}

static void add_approvals(SheetBuilder *builder, const RunRecord *record) {
  static const Label heads[] = {LABEL_APPROVER, LABEL_RUN_DECISION, LABEL_DATE,
                                LABEL_SIGNATURE_HEAD};
  static const guint shares[] = {3, 2, 2, 4};
  static const Label decisions[] = {LABEL_RUN_NONE, LABEL_RUN_APPROVED, LABEL_RUN_REJECTED,
                                    LABEL_RUN_BOTH};
  SheetTableMaker maker = {.builder = builder, .columns = G_N_ELEMENTS(heads)};
  for (guint i = 0; i < record->approvals->len; i++) {
    const RunDecision *approval = &g_array_index(record->approvals, RunDecision, i);
    sheet_table_cell(&maker, clean(builder, approval->who));
    sheet_table_cell(&maker, sheet_word(builder, decisions[approval->decision]));
    sheet_table_cell(&maker, clean(builder, approval->time));
    sheet_table_cell(&maker, signature_text(builder, approval->signature));
  }
  if (record->approvals->len > 0)
    add_table(builder, LABEL_APPROVALS, &maker, heads, shares);
}

static void add_deviations(SheetBuilder *builder, const RunRecord *record) {
  static const Label heads[] = {LABEL_TIME_HEAD, LABEL_STEP_HEAD, LABEL_WHAT_HAPPENED,
                                LABEL_DECIDED_BY};
  static const guint shares[] = {2, 2, 7, 3};
  SheetTableMaker maker = {.builder = builder, .columns = G_N_ELEMENTS(heads)};
  for (guint i = 0; i < record->deviations->len; i++) {
    const RunDeviation *row = &g_array_index(record->deviations, RunDeviation, i);
    sheet_table_cell(&maker, clean(builder, row->time));
    sheet_table_cell(&maker, clean(builder, row->step));
    sheet_table_cell(&maker, clean(builder, row->what));
    sheet_table_cell(&maker, clean(builder, row->by));
  }
  if (record->deviations->len > 0)
    add_table(builder, LABEL_DEVIATIONS, &maker, heads, shares);
}

/* Ticks say "yes". */
static void add_rest(SheetBuilder *builder, const RunRecord *record) {
  GArray *rows = sheet_rows_new();
  for (guint i = 0; i < record->rest->len; i++) {
    const RunRest *rest = &g_array_index(record->rest, RunRest, i);
    const char *text = rest->field->kind == FIELD_SIGNATURE ? signature_text(builder, rest->value)
                                                            : clean(builder, rest->value->text);
    const char *label = clean(builder, rest->field->tooltip);
    sheet_row(rows, label == NULL ? "–" : label,
              text == NULL ? sheet_word(builder, LABEL_RUN_YES) : text);
  }
  if (rows->len > 0)
    sheet_item_rows(builder, sheet_add(builder, SHEET_FACTS, sheet_word(builder, LABEL_RUN_REST)),
                    rows);
  else
    g_array_unref(rows);
}

static void add_open(SheetBuilder *builder, const RunRecord *record) {
  GString *lines = g_string_new(NULL);
  for (guint i = 0; i < record->open->len; i++) {
    g_autofree char *line = g_strdelimit(g_strdup(record->open->pdata[i]), "\n", ' ');
    g_string_append_printf(lines, "%s– %s", i > 0 ? "\n" : "", clean(builder, line));
  }
  const char *text = sheet_take(builder, lines);
  sheet_add(builder, SHEET_FACTS, sheet_word(builder, LABEL_RUN_OPEN))->text =
      text == NULL ? sheet_word(builder, LABEL_RUN_NOTHING) : text;
}

Sheet *run_report_new(const RunRecord *record) {
  SheetBuilder builder = {0};
  Sheet *sheet = sheet_start(&builder, record->sheet->book, record->sheet->guide);
  const Identity *identity = &record->values->identity;
  sheet->is_report = TRUE;
  sheet->edition = identity->edition;
  sheet->edition_title = sheet_word(&builder, LABEL_RUN_RECORD);
  sheet->fingerprint = clean(&builder, identity->fingerprint);
  sheet->revision = record->is_same_revision ? sheet->revision : NULL;
  add_front(&builder, record);
  add_open(&builder, record); /* what somebody still has to do comes first */
  add_steps(&builder, record);
  add_notes(&builder, record);
  add_gates(&builder, record);
  add_approvals(&builder, record);
  add_deviations(&builder, record);
  add_rest(&builder, record);
  return sheet;
}
