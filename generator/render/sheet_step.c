/* SheetStep: one item after the other, in the order of the guide.
 *
 * A hand-over stands before the outermost phase that begins with the step of the new owner, so that it never
 * comes between a heading and its first step.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_step.h"

#include "model/section.h"
#include "render/plain.h"
#include "render/sheet_changes.h"
#include "render/sheet_time.h"

#include <string.h>

/* ---- rows ------------------------------------------------------------------------------------------ */

const char *sheet_risk(const SheetBuilder *builder, Risk risk) {
  if (risk == RISK_NONE)
    return NULL;
  return sheet_word(builder, (Label)(LABEL_RISK_LOW + (risk - RISK_LOW)));
}

const PlanGate *sheet_gate(const SheetBuilder *builder, const Step *step) {
  const Plan *plan = builder->plan;
  guint first = 0;
  for (guint end = plan->gate_count; end > first;) {
    const guint middle = first + (end - first) / 2;
    if (plan->gates[middle].step == step)
      return &plan->gates[middle];
    if (plan->gates[middle].step->order < step->order)
      first = middle + 1;
    else
      end = middle;
  }
  return NULL;
}

const char *sheet_latest(const SheetBuilder *builder, const Step *step) {
  const PlanGate *gate = sheet_gate(builder, step);
  if (gate == NULL || !gate->has_latest)
    return NULL;
  const char *moment = sheet_moment(builder, gate->latest);
  const char *slack = sheet_duration(builder, ABS(gate->slack));
  return arena_printf(
      builder->sheet->arena, "%s (%s)", moment,
      sheet_say(builder, gate->slack < 0 ? LABEL_MISSED : LABEL_SLACK, slack, NULL));
}

/* The title of the section or the document that the link leads to. */
static const char *link_title(const SheetBuilder *builder, const Link *link) {
  if (link->state == LINK_STEP)
    return sheet_step_title(builder, link->step);
  if (link->state != LINK_PAGE && link->state != LINK_ANCHOR)
    return link->state == LINK_EXTERNAL ? link->url : NULL;
  const Node *heading = link->state == LINK_ANCHOR ? section_heading(link->anchor) : NULL;
  if (heading == NULL || heading == link->document->heading)
    return link->document->title;
  GString *out = g_string_new(NULL);
  plain_text_append(out, heading);
  return sheet_take(builder, out);
}

const char *sheet_undo(const SheetBuilder *builder, const Step *step, SheetRow *row) {
  const StepFields *fields = &step->fields;
  const char *how = NULL;
  switch (fields->undo_kind) {
  case UNDO_UNSAID:
    return NULL;
  case UNDO_NONE:
    return sheet_word(builder, LABEL_UNDO_NONE);
  case UNDO_STEP:
    row->step = fields->undo_step;
    how = sheet_step_title(builder, fields->undo_step);
    break;
  case UNDO_SECTION:
    row->link = fields->undo_link;
    how = link_title(builder, fields->undo_link);
    break;
  case UNDO_TEXT:
    break;
  }
  if (fields->undo_duration == DURATION_UNSAID)
    return how;
  const char *duration = sheet_duration(builder, fields->undo_duration);
  return how == NULL ? duration : arena_printf(builder->sheet->arena, "%s (%s)", how, duration);
}

static const char *after_text(const SheetBuilder *builder, const Step *step) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < step->fields.after_count; i++)
    g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", step->fields.after[i]->number);
  return sheet_take(builder, out);
}

/* A phase names what its steps inherit, a step only what is its own or differs from its phase. */
static void set_rows(const SheetBuilder *builder, SheetItem *item) {
  const Step *step = item->step;
  const StepFields *fields = &step->fields;
  GArray *rows = sheet_rows_new();
  if (fields->owner != NULL)
    sheet_row_of(builder, rows, LABEL_OWNER, sheet_owner_name(builder, fields->owner));
  sheet_row_of(builder, rows, LABEL_RISK, sheet_risk(builder, fields->risk));
  if (fields->importance != IMPORTANCE_REQUIRED)
    sheet_row_of(builder, rows, LABEL_IMPORTANCE,
                 sheet_word(builder, fields->importance == IMPORTANCE_OPTIONAL
                                         ? LABEL_OPTIONAL
                                         : LABEL_RECOMMENDED));
  sheet_row_of(builder, rows, LABEL_AFTER, after_text(builder, step));
  sheet_row_of(builder, rows, LABEL_DECIDER, fields->decider);
  sheet_row_of(builder, rows, LABEL_DEADLINE, fields->deadline);
  sheet_row_of(builder, rows, LABEL_LATEST, sheet_latest(builder, step));
  SheetRow undo = {.label = sheet_word(builder, LABEL_UNDO_SHORT), .kind = LABEL_UNDO_SHORT};
  undo.text = sheet_undo(builder, step, &undo);
  if (undo.text != NULL)
    g_array_append_val(rows, undo);
  sheet_item_rows(builder, item, rows);
}

/* ---- parts ----------------------------------------------------------------------------------------- */

static void set_parts(const SheetBuilder *builder, SheetItem *item) {
  const Step *step = item->step;
  const SheetPart all[] = {
      {"warnings", NULL, step->fields.warnings},
      {"body", NULL, step->body},
      {"expected", sheet_word(builder, LABEL_EXPECTED), step->fields.expected},
      {"fails", sheet_word(builder, LABEL_FAILS), step->fields.fails},
      {"undo", sheet_word(builder, LABEL_UNDO), step->fields.undo},
  };
  GArray *parts = sheet_parts_new();
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
    if (all[i].blocks != NULL)
      g_array_append_val(parts, all[i]);
  }
  sheet_item_parts(builder, item, parts);
}

/* ---- fields ---------------------------------------------------------------------------------------- */

/* One box, or one for each host. A host that is named twice has one. */
static void add_boxes(const SheetFieldMaker *fields, const HostGroup *hosts) {
  if (hosts == NULL || hosts->names[0] == NULL) {
    sheet_field(fields, FIELD_BOX, "done", sheet_word(fields->builder, LABEL_DONE));
    return;
  }
  for (guint i = 0; hosts->names[i] != NULL; i++) {
    guint before = 0;
    while (before < i && strcmp(hosts->names[before], hosts->names[i]) != 0)
      before++;
    if (before < i)
      continue;
    g_autoptr(GString) name = g_string_new("host.");
    sheet_name_append(name, hosts->names[i]);
    sheet_field(fields, FIELD_BOX, name->str, hosts->names[i]);
  }
}

static void set_step_fields(const SheetBuilder *builder, SheetItem *item) {
  static const SheetFieldRow all[] = {{FIELD_BOX, "na", LABEL_NOT_APPLICABLE},
                                      {FIELD_INITIALS, "initials", LABEL_INITIALS},
                                      {FIELD_TIME, "start", LABEL_START_TIME},
                                      {FIELD_TIME, "end", LABEL_END_TIME}};
  static const SheetFieldRow of_steps[] = {{FIELD_TEXT, "result", LABEL_RESULT},
                                           {FIELD_NOTES, "notes", LABEL_NOTES}};
  const Step *step = item->step;
  /* The phase of another team is there to be read around the own steps, not to be ticked. */
  if (builder->sheet->edition == EDITION_OWNER && step->fields.owner != builder->sheet->owner)
    return;
  SheetFieldMaker fields =
      sheet_fields(builder, sheet_group(builder, "step", step->id), sheet_step_name(builder, step));
  add_boxes(&fields, step->fields.hosts);
  sheet_field_rows(&fields, all, G_N_ELEMENTS(all));
  if (item->kind == SHEET_STEP)
    sheet_field_rows(&fields, of_steps, G_N_ELEMENTS(of_steps));
  sheet_item_fields(item, &fields);
}

GPtrArray *sheet_units(const Node *root) {
  GPtrArray *units = g_ptr_array_new();
  for (const Node *block = root == NULL ? NULL : root->first; block != NULL; block = block->next) {
    if (block->kind != NODE_LIST)
      g_ptr_array_add(units, (gpointer)block);
    for (const Node *item = block->kind == NODE_LIST ? block->first : NULL; item != NULL;
         item = item->next)
      g_ptr_array_add(units, (gpointer)item);
  }
  return units;
}

/* A criterion is told by its text, by its number when it has none. */
static void add_criterion(const SheetFieldMaker *fields, const Node *node, guint number) {
  const SheetBuilder *builder = fields->builder;
  const char *digits = arena_printf(builder->sheet->arena, "%u", number);
  const char *numbered = sheet_say(builder, LABEL_CRITERION_NAME, digits, NULL);
  g_autofree char *name = g_strdup_printf("criterion.%u", number);
  GString *out = g_string_new(NULL);
  plain_text_append(out, node);
  const char *text = sheet_take(builder, out);
  sheet_field(fields, FIELD_BOX, name, text != NULL ? text : numbered);
  SheetField *field = &g_array_index(fields->array, SheetField, fields->array->len - 1);
  field->label = plain_text_is_visible(node, TRUE) ? NULL : numbered;
  field->node = node;
}

static void set_gate_fields(const SheetBuilder *builder, SheetItem *item) {
  static const SheetFieldRow all[] = {{FIELD_BOX, "go", LABEL_GO},
                                      {FIELD_BOX, "nogo", LABEL_NO_GO},
                                      {FIELD_TEXT, "by", LABEL_BY},
                                      {FIELD_TIME, "time", LABEL_TIME},
                                      {FIELD_SIGNATURE, "signature", LABEL_SIGNATURE}};
  const Step *step = item->step;
  SheetFieldMaker fields =
      sheet_fields(builder, sheet_group(builder, "gate", step->id), sheet_step_name(builder, step));
  g_autoptr(GPtrArray) criteria = sheet_units(step->fields.criteria);
  for (guint i = 0; i < criteria->len; i++)
    add_criterion(&fields, criteria->pdata[i], i + 1);
  sheet_field_rows(&fields, all, G_N_ELEMENTS(all));
  sheet_item_fields(item, &fields);
}

/* ---- items ----------------------------------------------------------------------------------------- */

static void add_step(SheetBuilder *builder, const Step *step) {
  const Step *only = builder->sheet->only;
  const SheetKind kind = step->kind == STEP_CHECKPOINT ? SHEET_GATE
                         : step->child_count > 0       ? SHEET_PHASE
                                                       : SHEET_STEP;
  SheetItem *item = sheet_add(builder, kind, NULL);
  item->step = step;
  item->level = step->depth - (only == NULL ? 0 : only->depth - 1);
  item->planned = sheet_planned(builder, step);
  item->changed = sheet_changed(builder, step);
  set_rows(builder, item);
  set_parts(builder, item);
  if (kind == SHEET_GATE)
    set_gate_fields(builder, item);
  else
    set_step_fields(builder, item);
}

static void add_no_return(SheetBuilder *builder, const Step *step) {
  SheetItem *item = sheet_add(builder, SHEET_NO_RETURN, sheet_word(builder, LABEL_NO_RETURN));
  item->step = step;
  item->text = sheet_say(builder, LABEL_NO_RETURN_TEXT, step->number, NULL);
  static const SheetFieldRow all[] = {{FIELD_TIME, "time", LABEL_TIME},
                                      {FIELD_INITIALS, "initials", LABEL_INITIALS}};
  SheetFieldMaker fields =
      sheet_fields(builder, sheet_group(builder, "noreturn", step->id), item->heading);
  sheet_field_rows(&fields, all, G_N_ELEMENTS(all));
  sheet_item_fields(item, &fields);
}

static void add_hand_over(SheetBuilder *builder, const PlanHandOver *hand_over) {
  const Step *to = hand_over->to;
  const Owner *giver = hand_over->from->fields.owner, *taker = to->fields.owner;
  SheetItem *item = sheet_add(builder, SHEET_HAND_OVER, sheet_word(builder, LABEL_HAND_OVER));
  item->step = to;
  const char *from_name = sheet_owner_name(builder, giver);
  const char *to_name = sheet_owner_name(builder, taker);
  if (taker != NULL && taker->contact != NULL)
    to_name = arena_printf(builder->sheet->arena, "%s (%s)", to_name, taker->contact);
  item->text = sheet_say(builder, LABEL_HAND_OVER_TEXT, from_name, to_name, to->number, NULL);
  const char *subject = arena_printf(builder->sheet->arena, "%s, %s", item->heading, item->text);
  SheetFieldMaker fields = sheet_fields(builder, sheet_group(builder, "handover", to->id), subject);
  sheet_field(&fields, FIELD_TIME, "time", sheet_word(builder, LABEL_TIME));
  sheet_field(&fields, FIELD_INITIALS, "from", sheet_owner_name(builder, giver));
  sheet_field(&fields, FIELD_INITIALS, "to", sheet_owner_name(builder, taker));
  sheet_item_fields(item, &fields);
}

/* ---- steps of others ------------------------------------------------------------------------------- */

/* A run of steps that are not shown, one line of it for each owner. */
typedef struct {
  GString *text;
  const Step *first, *last; /* of the owner that is being counted */
  guint count;
} Elsewhere;

static void close_run(const SheetBuilder *builder, Elsewhere *others) {
  if (others->count == 0)
    return;
  const Owner *owner = others->first->fields.owner;
  const char *name = sheet_owner_name(builder, owner);
  const char *count = arena_printf(builder->sheet->arena, "%u", others->count);
  const Label one = owner == NULL ? LABEL_ELSEWHERE_ONE_UNOWNED : LABEL_ELSEWHERE_ONE;
  const Label several = owner == NULL ? LABEL_ELSEWHERE_SEVERAL_UNOWNED : LABEL_ELSEWHERE_SEVERAL;
  const char *line = others->count == 1 ? sheet_say(builder, one, others->first->number, name, NULL)
                                        : sheet_say(builder, several, others->first->number,
                                                    others->last->number, count, name, NULL);
  g_string_append_printf(others->text, "%s%s", others->text->len > 0 ? "; " : "", line);
  others->count = 0;
}

static void add_to_run(const SheetBuilder *builder, Elsewhere *others, const Step *step) {
  if (step->kind == STEP_CHECKPOINT) {
    close_run(builder, others);
    g_string_append_printf(others->text, "%s%s", others->text->len > 0 ? "; " : "",
                           sheet_say(builder, LABEL_ELSEWHERE_GATE, step->number, NULL));
    return;
  }
  if (others->count > 0 && others->first->fields.owner != step->fields.owner)
    close_run(builder, others);
  if (others->count++ == 0)
    others->first = step;
  others->last = step;
}

static void flush(SheetBuilder *builder, Elsewhere *others) {
  close_run(builder, others);
  if (others->text->len == 0)
    return;
  SheetItem *item = sheet_add(builder, SHEET_ELSEWHERE, NULL);
  item->text = arena_strndup(builder->sheet->arena, others->text->str, others->text->len);
  g_string_truncate(others->text, 0);
}

/* ---- the walk -------------------------------------------------------------------------------------- */

/* In the owner's edition only those of that owner. */
static gboolean is_shown(const SheetBuilder *builder, const PlanHandOver *hand_over) {
  const Owner *owner = builder->sheet->owner;
  return hand_over != NULL && (owner == NULL || hand_over->from->fields.owner == owner ||
                               hand_over->to->fields.owner == owner);
}

/* The step that each hand-over stands before: the outermost one that begins with the step of the new owner. */
static GHashTable *hand_overs_new(const Plan *plan) {
  GHashTable *table = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < plan->hand_over_count; i++) {
    const Step *step = plan->hand_overs[i].to;
    while (step->parent != NULL && step->parent->children[0] == step)
      step = step->parent;
    g_hash_table_insert(table, (gpointer)step, (gpointer)&plan->hand_overs[i]);
  }
  return table;
}

void sheet_add_steps(SheetBuilder *builder) {
  const Sheet *sheet = builder->sheet;
  g_autoptr(GHashTable) hand_overs = hand_overs_new(builder->plan);
  const GPtrArray *steps = sheet->guide->steps;
  Elsewhere others = {.text = g_string_new(NULL)};
  for (guint i = sheet->only == NULL ? 0 : sheet->only->order; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    if (sheet->only != NULL && !step_is_inside(step, sheet->only))
      break;
    const PlanHandOver *hand_over = g_hash_table_lookup(hand_overs, step);
    if (is_shown(builder, hand_over) || step->fields.no_return)
      flush(builder, &others);
    if (is_shown(builder, hand_over))
      add_hand_over(builder, hand_over);
    if (step->fields.no_return)
      add_no_return(builder, step);
    if (g_hash_table_contains(sheet->steps, step)) {
      flush(builder, &others);
      add_step(builder, step);
    } else if (step->child_count == 0) {
      add_to_run(builder, &others, step);
    }
  }
  flush(builder, &others);
  g_string_free(others.text, TRUE);
}
