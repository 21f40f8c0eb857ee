/* ChangeText: one line for each thing that is said.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/change_text.h"

#include "render/plain.h"
#include "render/sheet_start.h"
#include "render/sheet_step.h"
#include "render/sheet_time.h"

#include <string.h>

const char *const change_text_names[] = {"implementation", "backout", "test", NULL};

static void add_indent(GString *out, guint level) {
  for (guint i = 0; i < level; i++)
    g_string_append(out, "  ");
}

/* "- Label: text", one line for each block and each item of a list. */
static void add_blocks(GString *out, guint level, const char *label, const Node *root) {
  g_autoptr(GPtrArray) units = sheet_units(root);
  for (guint i = 0; i < units->len; i++) {
    add_indent(out, level);
    g_string_append(out, "- ");
    if (label != NULL)
      g_string_append_printf(out, "%s: ", label);
    plain_text_append(out, units->pdata[i]);
    g_string_append_c(out, '\n');
  }
}

static void add_decision(GString *out, const SheetBuilder *builder, guint level, const Step *step) {
  const char *latest = sheet_latest(builder, step);
  if (latest == NULL)
    latest = step->fields.deadline;
  const struct {
    Label label;
    const char *text;
  } all[] = {{LABEL_DECIDER, step->fields.decider}, {LABEL_LATEST, latest}};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
    if (all[i].text == NULL)
      continue;
    add_indent(out, level);
    g_string_append_printf(out, "- %s: %s\n", sheet_word(builder, all[i].label), all[i].text);
  }
}

/* ---- implementation -------------------------------------------------------------------------------- */

static void add_fact_text(GString *facts, const char *text) {
  if (text != NULL)
    g_string_append_printf(facts, "%s%s", facts->len > 0 ? "; " : "", text);
}

/* "[Database team; 22:10 – 22:40 (30 min); app1, app2]" */
static void add_facts(GString *out, const SheetBuilder *builder, const Step *step) {
  const StepFields *fields = &step->fields;
  g_autoptr(GString) facts = g_string_new(NULL);
  add_fact_text(facts, fields->owner == NULL ? NULL : sheet_owner_name(builder, fields->owner));
  add_fact_text(facts, sheet_planned_short(builder, step));
  g_autofree char *hosts =
      fields->hosts == NULL ? NULL : g_strjoinv(", ", (char **)fields->hosts->names);
  add_fact_text(facts, hosts);
  if (fields->risk > RISK_LOW) {
    g_autofree char *risk = g_strdup_printf("%s: %s", sheet_word(builder, LABEL_RISK),
                                            sheet_risk(builder, fields->risk));
    add_fact_text(facts, risk);
  }
  if (facts->len > 0)
    g_string_append_printf(out, " [%s]", facts->str);
}

static void add_implementation(GString *out, const SheetBuilder *builder) {
  const GPtrArray *steps = builder->sheet->guide->steps;
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    if (step->fields.no_return) {
      add_indent(out, step->depth - 1);
      g_string_append_printf(out, "=== %s ===\n", sheet_word(builder, LABEL_NO_RETURN));
    }
    add_indent(out, step->depth - 1);
    g_string_append(out, step->kind == STEP_CHECKPOINT ? sheet_step_name(builder, step)
                                                       : sheet_step_title(builder, step));
    add_facts(out, builder, step);
    g_string_append_c(out, '\n');
    if (step->kind == STEP_CHECKPOINT) {
      add_decision(out, builder, step->depth, step);
      add_blocks(out, step->depth, NULL, step->fields.criteria);
    }
  }
}

/* ---- back-out -------------------------------------------------------------------------------------- */

static void add_fact(GString *out, const SheetBuilder *builder, Label label, const char *text) {
  if (text != NULL)
    g_string_append_printf(out, "%s: %s\n", sheet_word(builder, label), text);
}

/* How the step is taken back, in one line. */
static const char *undo_line(const SheetBuilder *builder, const Step *step) {
  SheetRow ignored = {0};
  GString *line = g_string_new(sheet_undo(builder, step, &ignored));
  g_autoptr(GPtrArray) units = sheet_units(step->fields.undo);
  for (guint i = 0; i < units->len; i++) {
    g_string_append(line, line->len > 0 ? "; " : "");
    plain_text_append(line, units->pdata[i]);
  }
  return sheet_take(builder, line);
}

/* Steps that are taken back one after the other in the same way. */
typedef struct {
  const Step *first, *last; /* the first is the one that was done last */
  const char *how;
} UndoRun;

static void add_run(GString *out, const SheetBuilder *builder, const UndoRun *run) {
  if (run->how == NULL)
    return;
  if (run->first == run->last)
    g_string_append(out, sheet_step_title(builder, run->first));
  else
    g_string_append(
        out, sheet_say(builder, LABEL_BACK_FROM_TO, run->first->number, run->last->number, NULL));
  g_string_append_printf(out, ": %s\n", run->how);
}

static void add_undo(GString *out, const SheetBuilder *builder) {
  const GPtrArray *steps = builder->sheet->guide->steps;
  UndoRun run = {0};
  for (guint i = steps->len; i-- > 0;) {
    const Step *step = steps->pdata[i];
    if (step->child_count > 0 && step->fields.undo_kind == UNDO_UNSAID)
      continue;
    const char *how = undo_line(builder, step);
    if (how == NULL || run.how == NULL || strcmp(run.how, how) != 0) {
      add_run(out, builder, &run);
      run = (UndoRun){step, step, how};
    }
    run.last = step;
  }
  add_run(out, builder, &run);
}

/* Who decides until when, one line each. */
static void add_gates(GString *out, const SheetBuilder *builder) {
  const GPtrArray *steps = builder->sheet->guide->steps;
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    const char *latest = sheet_latest(builder, step);
    g_autoptr(GString) facts = g_string_new(NULL);
    add_fact_text(facts, step->fields.decider);
    add_fact_text(facts, latest != NULL ? latest : step->fields.deadline);
    if (step->kind == STEP_CHECKPOINT && facts->len > 0)
      g_string_append_printf(out, "%s %s: %s\n", sheet_word(builder, LABEL_CHECKPOINT),
                             step->number, facts->str);
  }
}

static void add_backout(GString *out, const SheetBuilder *builder) {
  const Plan *plan = builder->plan;
  g_autoptr(GString) undo = g_string_new(NULL);
  add_undo(undo, builder);
  if (undo->len == 0)
    return;
  add_fact(out, builder, LABEL_ROLL_BACK_DEADLINE,
           sheet_date_time(builder, builder->record->roll_back_deadline));
  add_fact(out, builder, LABEL_ROLL_BACK_TIME,
           plan->roll_back > 0 ? sheet_duration(builder, plan->roll_back) : NULL);
  if (plan->no_return != NULL)
    add_fact(out, builder, LABEL_NO_RETURN, sheet_step_title(builder, plan->no_return));
  add_gates(out, builder);
  g_string_append_printf(out, "%s\n%s", sheet_word(builder, LABEL_BACK_ORDER), undo->str);
}

/* ---- test ------------------------------------------------------------------------------------------ */

static void add_test(GString *out, const SheetBuilder *builder) {
  const GPtrArray *steps = builder->sheet->guide->steps;
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    const gboolean is_gate = step->kind == STEP_CHECKPOINT;
    if (!is_gate && step->fields.expected == NULL)
      continue;
    g_string_append_printf(out, "%s\n", sheet_step_name(builder, step));
    if (is_gate)
      add_decision(out, builder, 1, step);
    add_blocks(out, 1, NULL, step->fields.criteria);
    add_blocks(out, 1, sheet_word(builder, LABEL_EXPECTED), step->fields.expected);
    add_blocks(out, 1, sheet_word(builder, LABEL_FAILS), step->fields.fails);
  }
}

/* ---- all of them ----------------------------------------------------------------------------------- */

static const char *own_text(const ChangeRecord *record, ChangeText which) {
  const char *const texts[CHANGE_TEXTS] = {record->implementation_plan, record->backout_plan,
                                           record->test_plan};
  return texts[which];
}

void change_text_append(GString *out, const Book *book, const Guide *guide, ChangeText which) {
  static void (*const makers[CHANGE_TEXTS])(GString *, const SheetBuilder *) = {
      add_implementation, add_backout, add_test};
  SheetBuilder builder = {0};
  sheet_start(&builder, book, guide);
  const char *own = own_text(builder.record, which);
  if (own == NULL)
    makers[which](out, &builder);
  else
    g_string_append_printf(out, "%s%s", own, g_str_has_suffix(own, "\n") ? "" : "\n");
  sheet_free(builder.sheet);
}

/* What stands above a plan: its kind where there are several, and its guide where there are several. */
static void add_title(GString *out, const Book *book, const char *kind, const char *guide) {
  const char *title = book->guides->len > 1 || kind != NULL ? guide : NULL;
  if (out->len > 0)
    g_string_append_c(out, '\n');
  if (kind != NULL || title != NULL)
    g_string_append_printf(out, "%s%s%s\n\n", kind == NULL ? "" : kind,
                           kind == NULL || title == NULL ? "" : ": ", title == NULL ? "" : title);
}

void change_texts_append(GString *out, const Book *book, ChangeText which) {
  static const Label headings[CHANGE_TEXTS] = {LABEL_IMPLEMENTATION_PLAN, LABEL_BACKOUT_PLAN,
                                               LABEL_TEST_PLAN};
  const Config *config = book->config;
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    for (ChangeText text = 0; text < CHANGE_TEXTS; text++) {
      /* What the configuration says is of the change, not of one guide. */
      const gboolean is_common =
          own_text(&config->change_record, text) != NULL && book->guides->len > 1;
      if ((which != CHANGE_TEXTS && which != text) || (is_common && i > 0))
        continue;
      g_autoptr(GString) plan = g_string_new(NULL);
      change_text_append(plan, book, guide, text);
      if (plan->len == 0)
        continue;
      add_title(out, book,
                which == CHANGE_TEXTS ? label_text(headings[text], config->language) : NULL,
                is_common ? NULL : guide->title);
      g_string_append_len(out, plan->str, (gssize)plan->len);
    }
  }
}
