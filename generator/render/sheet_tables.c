/* SheetTables: what the plan says, row by row.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_tables.h"

#include "render/plain.h"
#include "render/sheet_step.h"
#include "render/sheet_time.h"

/* Puts dashes where there is nothing to say: an empty cell would be a field. */
static void add_cell(SheetTableMaker *maker, const char *text) {
  sheet_table_cell(maker, text == NULL || *text == '\0' ? "–" : text);
}

static void add_row_step(SheetTableMaker *maker, const Step *step) {
  if (maker->steps == NULL)
    maker->steps = g_ptr_array_new();
  g_ptr_array_add(maker->steps, (gpointer)step);
}

static void finish(SheetTableMaker *maker, SheetItem *item, const Label *labels,
                   const guint *shares) {
  g_autofree const char **heads = g_new0(const char *, maker->columns);
  for (guint i = 0; i < maker->columns; i++)
    heads[i] = sheet_word(maker->builder, labels[i]);
  sheet_table_finish(maker, item, heads, shares);
}

void sheet_add_outline(SheetBuilder *builder) {
  const Guide *guide = builder->sheet->guide;
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < guide->top_count; i++)
    g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "",
                           sheet_step_title(builder, guide->top[i]));
  if (guide->top_count == 0) {
    g_string_free(text, TRUE);
    return;
  }
  SheetItem *item = sheet_add(builder, SHEET_PROSE, sheet_word(builder, LABEL_STEPS));
  item->text = sheet_take(builder, text);
}

/* ---- undo coverage --------------------------------------------------------------------------------- */

static const char *number_text(const SheetBuilder *builder, guint number) {
  return arena_printf(builder->sheet->arena, "%u", number);
}

static const char *coverage_text(const SheetBuilder *builder) {
  const Plan *plan = builder->plan;
  const guint missing = plan->undo_said - plan->undo_possible;
  GString *numbers = g_string_new(NULL);
  for (guint i = 0; i < missing; i++)
    g_string_append_printf(numbers, "%s%s", i > 0 ? ", " : "", plan->undo_missing[i]->number);
  const char *said = number_text(builder, plan->undo_said);
  const char *list = sheet_take(builder, numbers);
  const char *text = missing == 0 ? sheet_say(builder, LABEL_COVERAGE_ALL, said, NULL)
                                  : sheet_say(builder, LABEL_COVERAGE_SOME,
                                              number_text(builder, plan->undo_possible), said,
                                              number_text(builder, missing), list, NULL);
  if (plan->undo_unsaid == 0)
    return text;
  return arena_printf(
      builder->sheet->arena, "%s %s", text,
      sheet_say(builder, plan->undo_unsaid == 1 ? LABEL_COVERAGE_UNSAID_ONE : LABEL_COVERAGE_UNSAID,
                number_text(builder, plan->undo_unsaid), NULL));
}

void sheet_add_coverage(SheetBuilder *builder) {
  const Plan *plan = builder->plan;
  if (plan->undo_said == 0)
    return;
  SheetItem *item = sheet_add(builder, SHEET_COVERAGE, sheet_word(builder, LABEL_COVERAGE));
  item->text = coverage_text(builder);
  SheetTableMaker maker = {.builder = builder, .columns = 3};
  for (guint i = 0; i < plan->undo_said - plan->undo_possible; i++) {
    const Step *step = plan->undo_missing[i];
    add_row_step(&maker, step);
    add_cell(&maker, sheet_step_title(builder, step));
    add_cell(&maker, sheet_owner_name(builder, step->fields.owner));
    add_cell(&maker, sheet_planned_short(builder, step));
  }
  if (maker.cells != NULL)
    finish(&maker, item, (const Label[]){LABEL_CANNOT_UNDO, LABEL_OWNER, LABEL_PLANNED},
           (const guint[]){50, 25, 25});
}

/* ---- checkpoints ----------------------------------------------------------------------------------- */

static const char *gate_text(const SheetBuilder *builder, const Step *step) {
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s %s", step->number, step->title_text);
  g_autoptr(GPtrArray) criteria = sheet_units(step->fields.criteria);
  for (guint i = 0; i < criteria->len; i++) {
    g_string_append(text, "\n– ");
    plain_text_append(text, criteria->pdata[i]);
  }
  return sheet_take(builder, text);
}

void sheet_add_gates(SheetBuilder *builder) {
  const GPtrArray *steps = builder->sheet->guide->steps;
  SheetTableMaker maker = {.builder = builder, .columns = 4};
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    if (step->kind != STEP_CHECKPOINT)
      continue;
    const char *decider = step->fields.decider;
    if (decider == NULL && step->fields.owner != NULL)
      decider = sheet_owner_name(builder, step->fields.owner);
    const char *latest = sheet_latest(builder, step);
    add_row_step(&maker, step);
    add_cell(&maker, gate_text(builder, step));
    add_cell(&maker, decider);
    add_cell(&maker, sheet_planned_short(builder, step));
    add_cell(&maker, latest != NULL ? latest : step->fields.deadline);
  }
  if (maker.cells == NULL)
    return;
  SheetItem *item = sheet_add(builder, SHEET_GATES, sheet_word(builder, LABEL_GATES));
  finish(&maker, item,
         (const Label[]){LABEL_CHECKPOINT, LABEL_DECIDER, LABEL_PLANNED, LABEL_LATEST},
         (const guint[]){48, 18, 14, 20});
}

/* ---- risks ----------------------------------------------------------------------------------------- */

/* The title of an undo step stands at the first row that names it; `named` holds those. */
static const char *undo_text(const SheetBuilder *builder, const Step *step, GHashTable *named) {
  const Step *way_back = step->fields.undo_step;
  SheetRow ignored = {0};
  const char *undo = sheet_undo(builder, step, &ignored);
  if (way_back != NULL && !g_hash_table_add(named, (gpointer)way_back))
    return sheet_say(builder, LABEL_AS_ABOVE, way_back->number, NULL);
  if (undo != NULL || step->fields.undo_kind == UNDO_UNSAID)
    return undo;
  return sheet_word(builder, LABEL_UNDO_AT_STEP);
}

static void add_risk(SheetTableMaker *maker, const Step *step, GHashTable *named) {
  const SheetBuilder *builder = maker->builder;
  add_row_step(maker, step);
  add_cell(maker, sheet_step_title(builder, step));
  add_cell(maker, sheet_risk(builder, step->fields.risk));
  add_cell(maker, sheet_owner_name(builder, step->fields.owner));
  add_cell(maker, undo_text(builder, step, named));
}

/* The highest first, for whoever reads only the beginning. */
void sheet_add_risks(SheetBuilder *builder) {
  const GPtrArray *steps = builder->sheet->guide->steps;
  g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);
  SheetTableMaker maker = {.builder = builder, .columns = 4};
  for (Risk risk = RISK_HIGH; risk > RISK_NONE; risk--) {
    for (guint i = 0; i < steps->len; i++) {
      if (((const Step *)steps->pdata[i])->fields.risk == risk)
        add_risk(&maker, steps->pdata[i], named);
    }
  }
  if (maker.cells == NULL)
    return;
  SheetItem *item = sheet_add(builder, SHEET_RISKS, sheet_word(builder, LABEL_RISKS));
  finish(&maker, item, (const Label[]){LABEL_STEP_HEAD, LABEL_RISK, LABEL_OWNER, LABEL_UNDO_SHORT},
         (const guint[]){42, 10, 20, 28});
}

/* ---- owners ---------------------------------------------------------------------------------------- */

static const char *take_overs(const SheetBuilder *builder, const Owner *owner) {
  const Plan *plan = builder->plan;
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < plan->hand_over_count; i++) {
    const Step *to = plan->hand_overs[i].to;
    if (to->fields.owner != owner)
      continue;
    g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", to->number);
    if (plan->is_timed && !plan->steps[to->order].is_back_out)
      g_string_append_printf(text, " (%s)", sheet_moment(builder, plan->steps[to->order].start));
  }
  return sheet_take(builder, text);
}

void sheet_add_owners(SheetBuilder *builder) {
  const Plan *plan = builder->plan;
  const Owner *only = builder->sheet->owner;
  SheetTableMaker maker = {.builder = builder, .columns = 5};
  gboolean named = FALSE;
  for (guint i = 0; i < plan->owner_count; i++) {
    const PlanOwner *sum = &plan->owners[i];
    if (only != NULL && sum->owner != only)
      continue;
    named = named || sum->owner != NULL;
    add_cell(&maker, sheet_owner_name(builder, sum->owner));
    add_cell(&maker, sum->owner == NULL ? NULL : sum->owner->contact);
    add_cell(&maker, number_text(builder, sum->steps));
    add_cell(&maker, sum->total > 0
                         ? arena_printf(builder->sheet->arena, "%s%s", sum->is_timed ? "" : "≥ ",
                                        sheet_duration(builder, sum->total))
                         : NULL);
    add_cell(&maker, take_overs(builder, sum->owner));
  }
  if (!named) {
    g_clear_pointer(&maker.cells, g_ptr_array_unref);
    return;
  }
  SheetItem *item = sheet_add(builder, SHEET_OWNERS, sheet_word(builder, LABEL_OWNERS));
  finish(&maker, item,
         (const Label[]){LABEL_OWNER, LABEL_CONTACT, LABEL_STEPS_FORWARD, LABEL_WORK_TIME,
                         LABEL_TAKES_OVER},
         (const guint[]){21, 26, 12, 13, 28});
}
