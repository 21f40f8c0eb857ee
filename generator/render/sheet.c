/* Sheet: which items an edition has, in their order.
 *
 * First the set of steps that are shown is found; appendices are the documents that they lead to. Then one function for
 * each edition adds its items from top to bottom.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet.h"

#include <string.h>

#include "render/diff_marks.h"
#include "render/sheet_builder.h"
#include "render/sheet_changes.h"
#include "render/sheet_front.h"
#include "render/sheet_references.h"
#include "render/sheet_start.h"
#include "render/sheet_step.h"
#include "render/sheet_tables.h"
#include "render/sheet_tasks.h"
#include "render/sheet_time.h"
#include "render/sheet_time_line.h"

/* ---- what is shown --------------------------------------------------------------------------------- */

/* Owners read their own steps, and the checkpoints that they decide. */
static gboolean is_wanted(const Sheet *sheet, const Step *step) {
  if (sheet->edition != EDITION_OWNER)
    return sheet->only == NULL || step_is_inside(step, sheet->only);
  const Owner *owner = sheet->owner;
  return step->fields.owner == owner || (step->fields.decider != NULL && owner->name != NULL &&
                                         g_strcmp0(step->fields.decider, owner->name) == 0);
}

/* Phases are shown when one of their steps is. */
static void find_steps(Sheet *sheet) {
  const GPtrArray *steps = sheet->guide->steps;
  for (guint i = 0; i < steps->len && sheet->edition != EDITION_BOARD; i++) {
    Step *step = steps->pdata[i];
    const gboolean is_phase = step->child_count > 0 && sheet->edition == EDITION_OWNER;
    if (is_phase || !is_wanted(sheet, step))
      continue;
    g_hash_table_add(sheet->steps, step);
    for (Step *up = step->parent; up != NULL && sheet->edition == EDITION_OWNER; up = up->parent)
      g_hash_table_add(sheet->steps, up);
  }
}

static void add_appendix(Sheet *sheet, const Link *link) {
  if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
    return;
  if (link->document->guide == NULL && g_hash_table_add(sheet->documents, link->document))
    g_ptr_array_add(sheet->appendices, link->document);
}

static void find_appendices(Sheet *sheet) {
  const GPtrArray *steps = sheet->guide->steps;
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    if (!g_hash_table_contains(sheet->steps, step))
      continue;
    add_appendix(sheet, step->link);
    add_appendix(sheet, step->fields.undo_link);
  }
  if (sheet->edition == EDITION_OPERATOR && sheet->only == NULL)
    g_hash_table_add(sheet->documents, sheet->guide->document);
}

/* ---- items ----------------------------------------------------------------------------------------- */

static void add_prose(SheetBuilder *builder, const Node *root, const Node *end) {
  if (root->first == NULL || root->first == end)
    return;
  SheetItem *item = sheet_add(builder, SHEET_PROSE, NULL);
  item->blocks = root;
  item->end = end;
}

/* The heading right above the list belongs to the steps. */
static const Node *list_heading(const Guide *guide) {
  const Node *last = guide->intro->last;
  return last != NULL && last->kind == NODE_HEADING ? last : NULL;
}

static void add_list_heading(SheetBuilder *builder) {
  const Node *heading = list_heading(builder->sheet->guide);
  SheetItem *item = sheet_add(builder, SHEET_STEPS, sheet_word(builder, LABEL_STEPS));
  if (heading != NULL)
    item->heading = node_plain_text(builder->sheet->arena, heading);
  item->blocks = heading;
}

static void add_appendices(SheetBuilder *builder) {
  const GPtrArray *documents = builder->sheet->appendices;
  for (guint i = 0; i < documents->len; i++) {
    const Document *document = documents->pdata[i];
    g_autofree char *letters = sheet_letters(i);
    SheetItem *item = sheet_add(builder, SHEET_APPENDIX, document->title);
    item->document = document;
    item->mark = arena_strdup(builder->sheet->arena, letters);
  }
}

static gboolean has_reference(SheetReferences *references, const Document *document) {
  for (guint i = 0; i < document->links->len; i++) {
    const Link *link = document->links->pdata[i];
    g_free(link->image ? NULL : sheet_references_mark(references, link));
    if (sheet_references_links(references)->len > 0)
      return TRUE;
  }
  return FALSE;
}

/* Without a heading where no link leaves the sheet: then there is nothing to list. */
static void add_references(SheetBuilder *builder) {
  const Sheet *sheet = builder->sheet;
  g_autoptr(SheetReferences) references = sheet_references_new(sheet->guide, sheet->appendices);
  gboolean has_any = has_reference(references, sheet->guide->document);
  for (guint i = 0; i < sheet->appendices->len && !has_any; i++)
    has_any = has_reference(references, sheet->appendices->pdata[i]);
  sheet_add(builder, SHEET_REFERENCES, has_any ? sheet_word(builder, LABEL_REFERENCES) : NULL);
}

static void add_contents(SheetBuilder *builder) {
  sheet_add(builder, SHEET_CONTENTS, sheet_word(builder, LABEL_CONTENTS));
}

static void add_board(SheetBuilder *builder) {
  sheet_add_cover(builder);
  sheet_add_approvals(builder);
  sheet_add_since(builder);
  sheet_add_change(builder);
  if (!sheet_add_time_line(builder))
    sheet_add_outline(builder);
  sheet_add_gates(builder);
  sheet_add_coverage(builder);
  sheet_add_risks(builder);
  sheet_add_owners(builder);
  sheet_add_contacts(builder);
  sheet_add_plans(builder);
}

static void add_operator(SheetBuilder *builder) {
  const Guide *guide = builder->sheet->guide;
  sheet_add_cover(builder);
  sheet_add_approvals(builder);
  add_contents(builder);
  sheet_add_since(builder);
  sheet_add_change(builder);
  sheet_add_contacts(builder);
  add_prose(builder, guide->intro, list_heading(guide));
  add_list_heading(builder);
  sheet_add_steps(builder);
  add_prose(builder, guide->outro, NULL);
  sheet_add_plans(builder);
  add_appendices(builder);
  add_references(builder);
  sheet_add_deviations(builder);
  sheet_add_shift(builder);
}

/* One team, or one step. */
static void add_part(SheetBuilder *builder) {
  sheet_add_cover(builder);
  if (builder->sheet->only == NULL) {
    add_contents(builder);
    sheet_add_owners(builder);
  }
  sheet_add_contacts(builder);
  add_list_heading(builder);
  sheet_add_steps(builder);
  add_appendices(builder);
  add_references(builder);
  sheet_add_deviations(builder);
  if (builder->sheet->only == NULL)
    sheet_add_shift(builder);
}

static const char *edition_title(const SheetBuilder *builder) {
  const Sheet *sheet = builder->sheet;
  if (sheet->only != NULL)
    return sheet_say(builder, LABEL_ONLY_STEP, sheet->only->number, NULL);
  if (sheet->edition == EDITION_OWNER)
    return sheet_say(builder, LABEL_EDITION_OWNER, sheet_owner_name(builder, sheet->owner), NULL);
  return sheet_word(builder,
                    sheet->edition == EDITION_BOARD ? LABEL_EDITION_BOARD : LABEL_EDITION_OPERATOR);
}

Sheet *sheet_new(const Book *book, const Guide *guide, const SheetWish *wish) {
  SheetBuilder builder = {0};
  Sheet *sheet = sheet_start(&builder, book, guide);
  sheet->edition = wish->edition;
  sheet->owner = wish->owner;
  sheet->only = wish->only;
  sheet->edition_title = edition_title(&builder);
  if (book->since != NULL)
    builder.marks = diff_marks_new(book->since, builder.language);
  find_steps(sheet);
  find_appendices(sheet);
  if (sheet->edition == EDITION_BOARD)
    add_board(&builder);
  else if (sheet->edition == EDITION_OWNER || sheet->only != NULL)
    add_part(&builder);
  else
    add_operator(&builder);
  sheet_add_tasks(&builder);
  g_clear_pointer(&builder.marks, g_hash_table_unref);
  return sheet;
}

const char *sheet_field_role(const SheetField *field) {
  const char *dot = strchr(field->name, '.');
  const char *role = dot == NULL ? NULL : strchr(dot + 1, '.');
  return role == NULL ? field->name : role + 1;
}
