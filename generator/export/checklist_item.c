/* ChecklistItem: what all kinds have, then what one kind has more.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/checklist_item.h"

#include "export/checklist_time_line.h"
#include "export/data.h"
#include "export/step_data.h"
#include "model/address.h"

static const SheetItem *item_at(const ChecklistPage *page, guint index) {
  return &g_array_index(page->sheet->items, SheetItem, index);
}

static HtmlOptions with_level(const ChecklistPage *page, int level) {
  HtmlOptions html = *page->html;
  html.heading_level = level;
  return html;
}

/* ---- what all kinds have --------------------------------------------------------------------------- */

static char *step_href(const ChecklistPage *page, const Step *step) {
  g_autoptr(GString) href = g_string_new(NULL);
  if (step == NULL || !address_step(href, page->html->address, step))
    return NULL;
  return g_string_free(g_steal_pointer(&href), FALSE);
}

static Array *rows_array(const ChecklistPage *page, const SheetItem *item) {
  Array *array = array_new();
  for (guint i = 0; i < item->row_count; i++) {
    const SheetRow *row = &item->rows[i];
    g_autofree char *href = step_href(page, row->step);
    g_autofree char *mark = NULL;
    if (row->link != NULL) {
      g_autoptr(GString) target = g_string_new(NULL);
      if (address_link(target, page->html->address, row->link))
        href = g_strdup(target->str);
      mark = sheet_references_mark(page->references, row->link);
    }
    Object *object = object_new();
    object_set_string(object, "label", row->label);
    object_set_string(object, "text", row->text);
    object_set_string(object, "href", href);
    object_set_string(object, "mark", mark);
    array_add_object(array, object);
  }
  return array;
}

static const char *const field_names[] = {"box", "initials", "time", "text", "notes", "signature"};

static Object *field_object(const SheetField *field) {
  Object *object = object_new();
  object_set_string(object, "kind", field_names[field->kind]);
  object_set_boolean(object, "is_box", field->kind == FIELD_BOX);
  object_set_string(object, "label", field->label);
  return object;
}

static void set_criterion(Object *object, const ChecklistPage *page, const SheetField *field,
                          guint number) {
  g_autofree char *infix = g_strdup_printf("%s-%u-", field->name, number);
  HtmlOptions html = with_level(page, 6);
  html.document = page->sheet->guide->document;
  html.id_infix = g_strdelimit(infix, "._", '-');
  g_autoptr(GString) out = g_string_new(NULL);
  if (field->node->kind == NODE_PARAGRAPH)
    html_write_section(out, (Section){(Node *)field->node, field->node->next}, &html);
  else
    html_write_blocks(out, field->node, &html);
  object_set_string(object, "html", out->str);
}

/* Boxes with a label or without, boxes with a criterion beside them, and all that is written on a line; "n/a" is
 * there too, for it is the exception. */
static void set_fields(Object *data, const ChecklistPage *page, const SheetItem *item) {
  Array *boxes = array_new(), *criteria = array_new(), *lines = array_new();
  for (guint i = 0; i < item->field_count && item->table == NULL; i++) {
    const SheetField *field = &item->fields[i];
    Object *object = field_object(field);
    if (field->node != NULL)
      set_criterion(object, page, field, i);
    array_add_object(field->node != NULL                          ? criteria
                     : field->kind != FIELD_BOX                   ? lines
                     : strcmp(sheet_field_role(field), "na") == 0 ? lines
                                                                  : boxes,
                     object);
  }
  object_set_boolean(data, "has_lines", lines->count > 0);
  object_set_boolean(data, "has_criteria", criteria->count > 0);
  object_set_array(data, "boxes", boxes);
  object_set_array(data, "criteria", criteria);
  object_set_array(data, "lines", lines);
}

static Array *texts_array(const char *const *texts, guint count) {
  Array *array = array_new();
  for (guint i = 0; i < count; i++)
    array_add_string(array, texts[i]);
  return array;
}

static Object *table_object(const ChecklistPage *page, const SheetItem *item) {
  const SheetTable *table = item->table;
  Array *rows = array_new();
  guint field = 0;
  for (guint row = 0; row < table->rows; row++) {
    Array *cells = array_new();
    for (guint column = 0; column < table->columns; column++) {
      const char *text = table->cells[row * table->columns + column];
      Object *cell = object_new();
      object_set_string(cell, "text", text);
      object_set_boolean(cell, "is_head", column == 0 && text != NULL);
      object_set_object(cell, "field", text != NULL ? NULL : field_object(&item->fields[field++]));
      g_autofree char *href =
          table->steps == NULL || column > 0 ? NULL : step_href(page, table->steps[row]);
      object_set_string(cell, "href", href);
      array_add_object(cells, cell);
    }
    Object *object = object_new();
    object_set_array(object, "cells", cells);
    array_add_object(rows, object);
  }
  Object *object = object_new();
  object_set_array(object, "heads", texts_array(table->heads, table->columns));
  object_set_array(object, "rows", rows);
  return object;
}

static char *anchor_of(const ChecklistPage *page, guint index) {
  const SheetItem *item = item_at(page, index);
  const Address *address = page->html->address;
  g_autoptr(GString) id = g_string_new(NULL);
  if (item->level > 0)
    address_step_id(id, address, item->step);
  else if (item->kind == SHEET_COVER)
    g_string_append_printf(id, "d%u", page->sheet->guide->document->number);
  else if (item->kind == SHEET_APPENDIX)
    g_string_append_printf(id, "d%u", item->document->number);
  else if (item->kind == SHEET_STEPS && item->blocks != NULL &&
           item->blocks->u.heading.anchor != NULL)
    address_anchor_id(id, address, page->sheet->guide->document, item->blocks->u.heading.anchor);
  else
    g_string_append_printf(id, "part-%u", index);
  return g_string_free(g_steal_pointer(&id), FALSE);
}

/* ---- contents -------------------------------------------------------------------------------------- */

static gboolean is_listed(const SheetItem *item) {
  if (item->kind == SHEET_COVER || item->kind == SHEET_CONTENTS || item->kind == SHEET_NO_RETURN ||
      item->kind == SHEET_HAND_OVER || item->kind == SHEET_REFERENCES)
    return FALSE;
  return item->level == 1 || (item->level == 0 && item->heading != NULL);
}

static void set_contents(Object *data, const ChecklistPage *page) {
  Array *entries = array_new();
  for (guint i = 0; i < page->sheet->items->len; i++) {
    const SheetItem *item = item_at(page, i);
    if (!is_listed(item))
      continue;
    g_autofree char *id = anchor_of(page, i);
    g_autofree char *href = g_strconcat("#", id, NULL);
    Object *entry = object_new();
    object_set_string(entry, "href", href);
    object_set_string(entry, "mark", item->level > 0 ? item->step->number : item->mark);
    object_set_string(entry, "title", item->level > 0 ? item->step->title_text : item->heading);
    object_set_boolean(entry, "is_step", item->level > 0);
    object_set_boolean(entry, "is_appendix", item->kind == SHEET_APPENDIX);
    array_add_object(entries, entry);
  }
  object_set_array(data, "entries", entries);
}

/* ---- steps ----------------------------------------------------------------------------------------- */

/* Where the title's link leads: to an appendix, to a step, out of the page, or nowhere. */
static void set_target(Object *object, const ChecklistPage *page, const Step *step) {
  const Link *link = step->link;
  g_autofree char *mark = link == NULL ? NULL : sheet_references_mark(page->references, link);
  object_set_string(object, "mark", mark);
  const gboolean to_text = link != NULL && !object_lacks(object, "details");
  Object *see = NULL;
  if (link != NULL && !to_text) {
    see = data_link(link, page->html, DATA_PAGE);
    const Document *document = link->state == LINK_STEP ? NULL : link->document;
    object_set_string(see, "title",
                      link->state == LINK_STEP     ? link->step->title_text
                      : link->state == LINK_ASSET  ? link->asset->path
                      : document != NULL           ? document->title
                      : link->state == LINK_BROKEN ? link->written
                                                   : NULL);
  }
  object_set_object(object, "see", see);
}

static void add_part(Array *array, const char *name, const char *label, const char *html) {
  Object *object = object_new();
  object_set_string(object, "name", name);
  object_set_string(object, "label", label);
  object_set_string(object, "html", html);
  array_add_object(array, object);
}

/* Notes of title and summary, right below them. */
static void add_notes(Array *array, const ChecklistPage *page, const SheetItem *item) {
  g_autofree char *infix = g_strdup_printf("%u-t-", item->step->order);
  HtmlOptions html = with_level(page, 6);
  html.document = item->step->guide->document;
  html.id_infix = infix;
  g_autoptr(GString) out = g_string_new(NULL);
  html_write_step_notes(out, item->step, &html);
  if (out->len > 0)
    add_part(array, "notes", NULL, out->str);
}

static Array *parts_array(const ChecklistPage *page, const SheetItem *item) {
  Array *array = array_new();
  add_notes(array, page, item);
  for (guint i = 0; i < item->part_count; i++) {
    const SheetPart *part = &item->parts[i];
    g_autofree char *infix = g_strdup_printf("%u-%u-", item->step->order, i);
    HtmlOptions html = with_level(page, (int)MIN(item->level + 3, 6));
    html.document = item->step->guide->document;
    html.id_infix = infix;
    g_autoptr(GString) out = g_string_new(NULL);
    html_write_blocks(out, part->blocks, &html);
    add_part(array, part->name, part->label, out->str);
  }
  return array;
}

static void set_step(Object *data, const ChecklistPage *page, const SheetItem *item) {
  const HtmlOptions html = with_level(page, 4);
  const Step *step = item->step;
  Object *object = data_step(step, &html, DATA_PAGE);
  g_autoptr(GString) heading = g_string_new(NULL);
  step_heading(heading, step, &html);
  object_set_string(object, "heading_html", heading->str);
  set_target(object, page, step);
  object_set_object(data, "step", object);
  object_set_integer(data, "level", item->level);
  object_set_integer(data, "heading_level", MIN(item->level + 2, 6));
  object_set_boolean(data, "has_hosts",
                     item->kind != SHEET_GATE && item->field_count > 0 &&
                         step->fields.hosts != NULL);
  object_set_array(data, "parts", parts_array(page, item));
  g_autoptr(Object) row = step_row(step, &html, FALSE);
  object_set_array(data, "anchors", array_ref(object_get_array(row, "anchors")));
}

/* ---- appendices and references --------------------------------------------------------------------- */

static void set_users(Object *data, const ChecklistPage *page, const Document *document) {
  const GPtrArray *users = g_hash_table_lookup(page->users, document);
  Array *array = array_new();
  const guint count = users == NULL ? 0 : users->len;
  for (guint i = 0; i < MIN(count, CHECKLIST_USERS_MOST); i++) {
    const Step *step = users->pdata[i];
    g_autofree char *href = step_href(page, step);
    Object *user = object_new();
    object_set_string(user, "number", step->number);
    object_set_string(user, "href", href);
    object_set_boolean(user, "is_last", i + 1 == count);
    array_add_object(array, user);
  }
  object_set_array(data, "users", array);
  object_set_boolean(data, "has_users", count > 0);
  object_set_boolean(data, "users_one", count == 1);
  object_set_integer(data, "users_more",
                     count > CHECKLIST_USERS_MOST ? count - CHECKLIST_USERS_MOST : 0);
}

static void set_appendix(Object *data, const ChecklistPage *page, const SheetItem *item) {
  const HtmlOptions html = with_level(page, 3);
  object_set_object(data, "document", data_document(item->document, &html, DATA_PAGE | DATA_BODY));
  object_set_string(data, "letters", item->mark);
  set_users(data, page, item->document);
}

static void set_references(Object *data, const ChecklistPage *page) {
  Array *list = array_new();
  const GPtrArray *links = sheet_references_links(page->references);
  for (guint i = 0; i < links->len; i++) {
    const Link *link = links->pdata[i];
    Object *entry = object_new();
    object_set_integer(entry, "number", i + 1);
    object_set_string(entry, "title", sheet_reference_title(link));
    object_set_string(entry, "address", sheet_reference_address(link));
    object_set_boolean(entry, "is_url", link->state == LINK_EXTERNAL);
    array_add_object(list, entry);
  }
  object_set_boolean(data, "has_references", links->len > 0);
  object_set_array(data, "references", list);
}

/* ---- the item -------------------------------------------------------------------------------------- */

static void set_prose(Object *data, const ChecklistPage *page, const SheetItem *item, guint index) {
  g_autofree char *infix = g_strdup_printf("p%u-", index);
  HtmlOptions html = with_level(page, item->heading == NULL ? 2 : 3);
  html.document = page->sheet->guide->document;
  html.id_infix = infix;
  g_autoptr(GString) out = g_string_new(NULL);
  if (item->blocks != NULL)
    html_write_section(out, (Section){item->blocks->first, (Node *)item->end}, &html);
  object_set_string(data, "html", out->len == 0 ? NULL : out->str);
}

/* The heading with its marks of text, as the author wrote it. */
static void set_list_heading(Object *data, const ChecklistPage *page, const SheetItem *item) {
  HtmlOptions html = with_level(page, 2);
  html.no_links = TRUE;
  g_autoptr(GString) out = g_string_new(NULL);
  if (item->blocks != NULL)
    html_write_inlines(out, item->blocks, &html);
  object_set_string(data, "heading_html", out->len == 0 ? NULL : out->str);
}

static void set_kind(Object *data, const ChecklistPage *page, const SheetItem *item, guint index) {
  if (item->level > 0)
    set_step(data, page, item);
  else if (item->kind == SHEET_CONTENTS)
    set_contents(data, page);
  else if (item->kind == SHEET_PROSE)
    set_prose(data, page, item, index);
  else if (item->kind == SHEET_STEPS)
    set_list_heading(data, page, item);
  else if (item->kind == SHEET_APPENDIX)
    set_appendix(data, page, item);
  else if (item->kind == SHEET_REFERENCES)
    set_references(data, page);
  else if (item->kind == SHEET_TIME_LINE)
    checklist_time_line(data, item->time_line);
}

Object *checklist_item(const ChecklistPage *page, guint index) {
  const SheetItem *item = item_at(page, index);
  Object *data = object_new();
  g_autofree char *id = anchor_of(page, index);
  object_set_string(data, "anchor_id", id);
  object_set_string(data, "heading", item->heading);
  object_set_string(data, "text", item->text);
  object_set_string(data, "planned", item->planned);
  object_set_string(data, "changed", item->changed);
  object_set_boolean(data, "has_rows", item->row_count > 0);
  object_set_array(data, "rows", rows_array(page, item));
  set_fields(data, page, item);
  object_set_object(data, "table", item->table == NULL ? NULL : table_object(page, item));
  set_kind(data, page, item, index);
  return data;
}
