/* SheetFront: the configuration's change record, and blank forms.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_front.h"

#include "render/change_text.h"
#include "render/sheet_time.h"

enum { APPROVALS_BLANK = 3, DEVIATIONS_BLANK = 12 };

/* ---- cover ----------------------------------------------------------------------------------------- */

static const char *counted(const SheetBuilder *builder, guint count, Label one, Label several) {
  return arena_printf(builder->sheet->arena, "%u %s", count,
                      sheet_word(builder, count == 1 ? one : several));
}

static const char *extent(const SheetBuilder *builder) {
  const StepCounts counts = guide_counts(builder->sheet->guide);
  return arena_printf(
      builder->sheet->arena, "%s, %s",
      counted(builder, counts.steps, LABEL_COUNT_STEP, LABEL_COUNT_STEPS),
      counted(builder, counts.checkpoints, LABEL_COUNT_CHECKPOINT, LABEL_COUNT_CHECKPOINTS));
}

static void add_times(const SheetBuilder *builder, GArray *rows) {
  const Plan *plan = builder->plan;
  sheet_row_of(builder, rows, LABEL_WINDOW, builder->sheet->window);
  if (plan->is_timed)
    sheet_row_of(builder, rows, LABEL_PLANNED_TIME, sheet_duration(builder, plan->duration));
  if (plan->roll_back > 0)
    sheet_row_of(builder, rows, LABEL_ROLL_BACK_TIME, sheet_duration(builder, plan->roll_back));
  sheet_row_of(builder, rows, LABEL_ROLL_BACK_DEADLINE,
               sheet_date_time(builder, builder->record->roll_back_deadline));
}

void sheet_add_cover(SheetBuilder *builder) {
  const Sheet *sheet = builder->sheet;
  SheetItem *item = sheet_add(builder, SHEET_COVER, sheet->title);
  GArray *rows = sheet_rows_new();
  sheet_row_of(builder, rows, LABEL_CHANGE_NUMBER, sheet->change_number);
  sheet_row_of(builder, rows, LABEL_CHANGE_SERVICE, builder->record->service);
  add_times(builder, rows);
  sheet_row_of(builder, rows, LABEL_EXTENT, extent(builder));
  sheet_row_of(builder, rows, LABEL_REVISION, sheet->revision);
  sheet_row_of(builder, rows, LABEL_FINGERPRINT, sheet->fingerprint);
  sheet_item_rows(builder, item, rows);
  if (sheet->edition == EDITION_BOARD)
    return;
  static const SheetFieldRow all[] = {{FIELD_TEXT, "by", LABEL_CARRIED_OUT_BY},
                                      {FIELD_TEXT, "started", LABEL_STARTED},
                                      {FIELD_TEXT, "finished", LABEL_FINISHED}};
  SheetFieldMaker fields = sheet_fields(builder, "run", sheet->title);
  sheet_field_rows(&fields, all, G_N_ELEMENTS(all));
  sheet_item_fields(item, &fields);
}

/* ---- approvals ------------------------------------------------------------------------------------- */

static const SheetFieldRow approval_fields[] = {{FIELD_BOX, "approved", LABEL_APPROVED},
                                                {FIELD_BOX, "rejected", LABEL_REJECTED},
                                                {FIELD_TEXT, "date", LABEL_DATE},
                                                {FIELD_SIGNATURE, "signature", LABEL_SIGNATURE}};

static void add_approval(SheetTableMaker *maker, SheetFieldMaker *fields, guint number,
                         const Person *person) {
  const SheetBuilder *builder = maker->builder;
  Arena *arena = builder->sheet->arena;
  const char *name = person == NULL ? arena_printf(arena, "%u", number) : person->name;
  const char *text = person == NULL           ? NULL
                     : person->detail == NULL ? name
                                              : arena_printf(arena, "%s\n%s", name, person->detail);
  fields->group = arena_printf(arena, "approval.%u", number);
  fields->subject = arena_printf(arena, "%s, %s", sheet_word(builder, LABEL_APPROVAL), name);
  if (person == NULL)
    sheet_field(fields, FIELD_TEXT, "name", sheet_word(builder, LABEL_APPROVER));
  sheet_field_rows(fields, approval_fields, G_N_ELEMENTS(approval_fields));
  sheet_table_cell(maker, text);
  for (gsize i = 0; i < G_N_ELEMENTS(approval_fields); i++)
    sheet_table_cell(maker, NULL);
}

/* The heads say what the fields are. */
static void finish_form(SheetTableMaker *maker, SheetItem *item, SheetFieldMaker *fields,
                        const char *const *heads, const guint *shares) {
  for (guint i = 0; i < fields->array->len; i++)
    g_array_index(fields->array, SheetField, i).label = NULL;
  sheet_table_finish(maker, item, heads, shares);
  sheet_item_fields(item, fields);
}

void sheet_add_approvals(SheetBuilder *builder) {
  const ChangeRecord *record = builder->record;
  if (record->approver_count == 0 && builder->sheet->edition != EDITION_BOARD)
    return;
  SheetItem *item = sheet_add(builder, SHEET_APPROVALS, sheet_word(builder, LABEL_APPROVALS));
  SheetTableMaker maker = {.builder = builder, .columns = 5};
  SheetFieldMaker fields = sheet_fields(builder, NULL, NULL);
  const guint blank = record->approver_count == 0 ? APPROVALS_BLANK : 0;
  for (guint i = 0; i < record->approver_count; i++)
    add_approval(&maker, &fields, i + 1, &record->approvers[i]);
  for (guint i = 0; i < blank; i++)
    add_approval(&maker, &fields, i + 1, NULL);
  const char *const heads[] = {sheet_word(builder, LABEL_APPROVER),
                               sheet_word(builder, LABEL_APPROVED),
                               sheet_word(builder, LABEL_REJECTED), sheet_word(builder, LABEL_DATE),
                               sheet_word(builder, LABEL_SIGNATURE_HEAD)};
  finish_form(&maker, item, &fields, heads, (const guint[]){28, 10, 10, 16, 36});
}

/* ---- change record ---------------------------------------------------------------------------------- */

void sheet_add_change(SheetBuilder *builder) {
  const ChangeRecord *record = builder->record;
  if (!record->is_given)
    return;
  GArray *rows = sheet_rows_new();
  GString *items = g_string_new(NULL);
  for (guint i = 0; record->configuration_items[i] != NULL; i++)
    g_string_append_printf(items, "%s%s", i > 0 ? ", " : "", record->configuration_items[i]);
  const struct {
    Label label;
    const char *text;
  } all[] = {{LABEL_CHANGE_NUMBER, record->number},
             {LABEL_CHANGE_TYPE, record->type},
             {LABEL_CHANGE_CATEGORY, record->category},
             {LABEL_CHANGE_SERVICE, record->service},
             {LABEL_CHANGE_ITEMS, sheet_take(builder, items)},
             {LABEL_RISK, record->risk},
             {LABEL_CHANGE_IMPACT, record->impact},
             {LABEL_CHANGE_JUSTIFICATION, record->justification},
             {LABEL_CHANGE_COMMUNICATIONS, record->communications}};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    sheet_row(rows, sheet_word(builder, all[i].label), all[i].text);
  if (rows->len == 0) {
    g_array_unref(rows);
    return;
  }
  SheetItem *item = sheet_add(builder, SHEET_FACTS, sheet_word(builder, LABEL_CHANGE));
  sheet_item_rows(builder, item, rows);
}

/* Those of the change record, then the owners. */
void sheet_add_contacts(SheetBuilder *builder) {
  const ChangeRecord *record = builder->record;
  GArray *rows = sheet_rows_new();
  for (guint i = 0; i < record->contact_count; i++)
    sheet_row(rows, record->contacts[i].name,
              record->contacts[i].detail == NULL ? "–" : record->contacts[i].detail);
  for (guint i = 0; i < builder->plan->owner_count; i++) {
    const Owner *owner = builder->plan->owners[i].owner;
    if (owner != NULL)
      sheet_row(rows, sheet_owner_name(builder, owner),
                owner->contact == NULL ? "–" : owner->contact);
  }
  if (rows->len == 0) {
    g_array_unref(rows);
    return;
  }
  SheetItem *item = sheet_add(builder, SHEET_FACTS, sheet_word(builder, LABEL_CONTACTS));
  sheet_item_rows(builder, item, rows);
}

static void add_plan(SheetBuilder *builder, Label heading, const char *text) {
  if (text == NULL || *text == '\0')
    return;
  SheetItem *item = sheet_add(builder, SHEET_PROSE, sheet_word(builder, heading));
  item->text = text;
}

/* The plans that the change record words itself, and the way back in any case. */
void sheet_add_plans(SheetBuilder *builder) {
  const ChangeRecord *record = builder->record;
  add_plan(builder, LABEL_IMPLEMENTATION_PLAN, record->implementation_plan);
  GString *back = g_string_new(NULL);
  change_text_append(back, builder->sheet->book, builder->sheet->guide, CHANGE_TEXT_BACKOUT);
  add_plan(builder, LABEL_BACKOUT_PLAN, sheet_take(builder, back));
  add_plan(builder, LABEL_TEST_PLAN, record->test_plan);
}

/* ---- forms ----------------------------------------------------------------------------------------- */

void sheet_add_deviations(SheetBuilder *builder) {
  static const SheetFieldRow all[] = {{FIELD_TIME, "time", LABEL_TIME_HEAD},
                                      {FIELD_TEXT, "step", LABEL_STEP_HEAD},
                                      {FIELD_NOTES, "what", LABEL_WHAT_HAPPENED},
                                      {FIELD_TEXT, "by", LABEL_DECIDED_BY}};
  Arena *arena = builder->sheet->arena;
  SheetItem *item = sheet_add(builder, SHEET_DEVIATIONS, sheet_word(builder, LABEL_DEVIATIONS));
  SheetTableMaker maker = {.builder = builder, .columns = 5};
  SheetFieldMaker fields = sheet_fields(builder, NULL, NULL);
  for (guint row = 1; row <= DEVIATIONS_BLANK; row++) {
    fields.group = arena_printf(arena, "deviation.%u", row);
    fields.subject = arena_printf(arena, "%s, %u", item->heading, row);
    sheet_field_rows(&fields, all, G_N_ELEMENTS(all));
    sheet_table_cell(&maker, arena_printf(arena, "%u", row));
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
      sheet_table_cell(&maker, NULL);
  }
  const char *heads[G_N_ELEMENTS(all) + 1] = {sheet_word(builder, LABEL_NUMBER)};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
    heads[i + 1] = sheet_word(builder, all[i].label);
  finish_form(&maker, item, &fields, heads, (const guint[]){5, 13, 13, 51, 18});
}

void sheet_add_shift(SheetBuilder *builder) {
  static const SheetFieldRow all[] = {
      {FIELD_TEXT, "from", LABEL_SHIFT_FROM},
      {FIELD_TEXT, "to", LABEL_SHIFT_TO},
      {FIELD_TEXT, "time", LABEL_SHIFT_TIME},
      {FIELD_TEXT, "done", LABEL_SHIFT_DONE},
      {FIELD_TEXT, "next", LABEL_SHIFT_NEXT},
      {FIELD_NOTES, "open", LABEL_SHIFT_OPEN},
      {FIELD_SIGNATURE, "from-signature", LABEL_SHIFT_FROM_SIGNATURE},
      {FIELD_SIGNATURE, "to-signature", LABEL_SHIFT_TO_SIGNATURE}};
  SheetItem *item = sheet_add(builder, SHEET_HAND_OVER_PAGE, sheet_word(builder, LABEL_SHIFT));
  item->text = sheet_word(builder, LABEL_SHIFT_TEXT);
  SheetFieldMaker fields = sheet_fields(builder, "shift", item->heading);
  sheet_field_rows(&fields, all, G_N_ELEMENTS(all));
  sheet_item_fields(item, &fields);
}
