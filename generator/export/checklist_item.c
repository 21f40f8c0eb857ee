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

static JsonArray *rows_array(const ChecklistPage *page, const SheetItem *item) {
  JsonArray *array = json_array_new();
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
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "label", row->label);
    json_object_set_string_member(object, "text", row->text);
    data_set_text(object, "href", href);
    data_set_text(object, "mark", mark);
    json_array_add_object_element(array, object);
  }
  return array;
}

static const char *const field_names[] = {"box", "initials", "time", "text", "notes", "signature"};

static JsonObject *field_object(const SheetField *field) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "kind", field_names[field->kind]);
  json_object_set_boolean_member(object, "is_box", field->kind == FIELD_BOX);
  data_set_text(object, "label", field->label);
  return object;
}

static void set_criterion(JsonObject *object, const ChecklistPage *page, const SheetField *field,
                          guint number) {
  g_autofree char *infix = g_strdup_printf("%s-%u-", field->name, number);
  HtmlOptions html = with_level(page, 6);
  html.document = page->sheet->guide->document;
  html.id_infix = g_strdelimit(infix, "._", '-');
  g_autoptr(GString) out = g_string_new(NULL);
  if (field->node->kind == NODE_PARAGRAPH)
    html_write_inlines(out, field->node, &html);
  else
    html_write_blocks(out, field->node, &html);
  json_object_set_string_member(object, "html", out->str);
}

/* Boxes with a label or without, boxes with a criterion beside them, and all that is written on a line; "n/a" is
 * there too, for it is the exception. */
static void set_fields(JsonObject *data, const ChecklistPage *page, const SheetItem *item) {
  JsonArray *boxes = json_array_new(), *criteria = json_array_new(), *lines = json_array_new();
  for (guint i = 0; i < item->field_count && item->table == NULL; i++) {
    const SheetField *field = &item->fields[i];
    JsonObject *object = field_object(field);
    if (field->node != NULL)
      set_criterion(object, page, field, i);
    json_array_add_object_element(field->node != NULL                    ? criteria
                                  : field->kind != FIELD_BOX             ? lines
                                  : g_str_has_suffix(field->name, ".na") ? lines
                                                                         : boxes,
                                  object);
  }
  json_object_set_boolean_member(data, "has_lines", json_array_get_length(lines) > 0);
  json_object_set_boolean_member(data, "has_criteria", json_array_get_length(criteria) > 0);
  json_object_set_array_member(data, "boxes", boxes);
  json_object_set_array_member(data, "criteria", criteria);
  json_object_set_array_member(data, "lines", lines);
}

static JsonArray *texts_array(const char *const *texts, guint count) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < count; i++)
    json_array_add_string_element(array, texts[i]);
  return array;
}

static JsonObject *table_object(const ChecklistPage *page, const SheetItem *item) {
  const SheetTable *table = item->table;
  JsonArray *rows = json_array_new();
  guint field = 0;
  for (guint row = 0; row < table->rows; row++) {
    JsonArray *cells = json_array_new();
    for (guint column = 0; column < table->columns; column++) {
      const char *text = table->cells[row * table->columns + column];
      JsonObject *cell = json_object_new();
      data_set_text(cell, "text", text);
      json_object_set_boolean_member(cell, "is_head", column == 0 && text != NULL);
      data_set_object(cell, "field", text != NULL ? NULL : field_object(&item->fields[field++]));
      g_autofree char *href =
          table->steps == NULL || column > 0 ? NULL : step_href(page, table->steps[row]);
      data_set_text(cell, "href", href);
      json_array_add_object_element(cells, cell);
    }
    JsonObject *object = json_object_new();
    json_object_set_array_member(object, "cells", cells);
    json_array_add_object_element(rows, object);
  }
  JsonObject *object = json_object_new();
  json_object_set_array_member(object, "heads", texts_array(table->heads, table->columns));
  json_object_set_array_member(object, "rows", rows);
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

static void set_contents(JsonObject *data, const ChecklistPage *page) {
  JsonArray *entries = json_array_new();
  for (guint i = 0; i < page->sheet->items->len; i++) {
    const SheetItem *item = item_at(page, i);
    if (!is_listed(item))
      continue;
    g_autofree char *id = anchor_of(page, i);
    g_autofree char *href = g_strconcat("#", id, NULL);
    JsonObject *entry = json_object_new();
    json_object_set_string_member(entry, "href", href);
    data_set_text(entry, "mark", item->level > 0 ? item->step->number : item->mark);
    json_object_set_string_member(entry, "title",
                                  item->level > 0 ? item->step->title_text : item->heading);
    json_object_set_boolean_member(entry, "is_step", item->level > 0);
    json_object_set_boolean_member(entry, "is_appendix", item->kind == SHEET_APPENDIX);
    json_array_add_object_element(entries, entry);
  }
  json_object_set_array_member(data, "entries", entries);
}

/* ---- steps ----------------------------------------------------------------------------------------- */

/* Where the title's link leads: to an appendix, to a step, out of the page, or nowhere. */
static void set_target(JsonObject *object, const ChecklistPage *page, const Step *step) {
  const Link *link = step->link;
  g_autofree char *mark = link == NULL ? NULL : sheet_references_mark(page->references, link);
  data_set_text(object, "mark", mark);
  const gboolean to_text = link != NULL && !json_object_get_null_member(object, "details");
  JsonObject *see = NULL;
  if (link != NULL && !to_text) {
    see = data_link(link, page->html, DATA_PAGE);
    const Document *document = link->state == LINK_STEP ? NULL : link->document;
    data_set_text(see, "title",
                  link->state == LINK_STEP     ? link->step->title_text
                  : link->state == LINK_ASSET  ? link->asset->path
                  : document != NULL           ? document->title
                  : link->state == LINK_BROKEN ? link->written
                                               : NULL);
  }
  data_set_object(object, "see", see);
}

static JsonArray *parts_array(const ChecklistPage *page, const SheetItem *item) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < item->part_count; i++) {
    const SheetPart *part = &item->parts[i];
    g_autofree char *infix = g_strdup_printf("%u-%u-", item->step->order, i);
    HtmlOptions html = with_level(page, (int)MIN(item->level + 3, 6));
    html.document = item->step->guide->document;
    html.id_infix = infix;
    g_autoptr(GString) out = g_string_new(NULL);
    html_write_blocks(out, part->blocks, &html);
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "name", part->name);
    data_set_text(object, "label", part->label);
    json_object_set_string_member(object, "html", out->str);
    json_array_add_object_element(array, object);
  }
  return array;
}

static void set_step(JsonObject *data, const ChecklistPage *page, const SheetItem *item) {
  const HtmlOptions html = with_level(page, 4);
  const Step *step = item->step;
  JsonObject *object = data_step(step, &html, DATA_PAGE);
  g_autoptr(GString) heading = g_string_new(NULL);
  step_heading(heading, step, &html);
  json_object_set_string_member(object, "heading_html", heading->str);
  set_target(object, page, step);
  json_object_set_object_member(data, "step", object);
  json_object_set_int_member(data, "level", item->level);
  json_object_set_int_member(data, "heading_level", MIN(item->level + 2, 6));
  json_object_set_boolean_member(data, "has_hosts",
                                 item->kind != SHEET_GATE && step->fields.hosts != NULL);
  json_object_set_array_member(data, "parts", parts_array(page, item));
  g_autoptr(JsonObject) row = step_row(step, &html, FALSE);
  json_object_set_array_member(data, "anchors",
                               json_array_ref(json_object_get_array_member(row, "anchors")));
}

/* ---- appendices and references --------------------------------------------------------------------- */

static void set_users(JsonObject *data, const ChecklistPage *page, const Document *document) {
  const GPtrArray *users = g_hash_table_lookup(page->users, document);
  JsonArray *array = json_array_new();
  const guint count = users == NULL ? 0 : users->len;
  for (guint i = 0; i < MIN(count, CHECKLIST_USERS_MOST); i++) {
    const Step *step = users->pdata[i];
    g_autofree char *href = step_href(page, step);
    JsonObject *user = json_object_new();
    json_object_set_string_member(user, "number", step->number);
    data_set_text(user, "href", href);
    json_object_set_boolean_member(user, "is_last", i + 1 == count);
    json_array_add_object_element(array, user);
  }
  json_object_set_array_member(data, "users", array);
  json_object_set_boolean_member(data, "has_users", count > 0);
  json_object_set_boolean_member(data, "users_one", count == 1);
  json_object_set_int_member(data, "users_more",
                             count > CHECKLIST_USERS_MOST ? count - CHECKLIST_USERS_MOST : 0);
}

static void set_appendix(JsonObject *data, const ChecklistPage *page, const SheetItem *item) {
  const HtmlOptions html = with_level(page, 3);
  json_object_set_object_member(data, "document",
                                data_document(item->document, &html, DATA_PAGE | DATA_BODY));
  json_object_set_string_member(data, "letters", item->mark);
  set_users(data, page, item->document);
}

static void set_references(JsonObject *data, const ChecklistPage *page) {
  JsonArray *list = json_array_new();
  const GPtrArray *links = sheet_references_links(page->references);
  for (guint i = 0; i < links->len; i++) {
    const Link *link = links->pdata[i];
    JsonObject *entry = json_object_new();
    json_object_set_int_member(entry, "number", i + 1);
    data_set_text(entry, "title", sheet_reference_title(link));
    json_object_set_string_member(entry, "address", sheet_reference_address(link));
    json_object_set_boolean_member(entry, "is_url", link->state == LINK_EXTERNAL);
    json_array_add_object_element(list, entry);
  }
  json_object_set_boolean_member(data, "has_references", links->len > 0);
  json_object_set_array_member(data, "references", list);
}

/* ---- the item -------------------------------------------------------------------------------------- */

static void set_prose(JsonObject *data, const ChecklistPage *page, const SheetItem *item,
                      guint index) {
  g_autofree char *infix = g_strdup_printf("p%u-", index);
  HtmlOptions html = with_level(page, item->heading == NULL ? 2 : 3);
  html.document = page->sheet->guide->document;
  html.id_infix = infix;
  g_autoptr(GString) out = g_string_new(NULL);
  if (item->blocks != NULL)
    html_write_section(out, (Section){item->blocks->first, (Node *)item->end}, &html);
  data_set_text(data, "html", out->len == 0 ? NULL : out->str);
}

/* The heading with its marks of text, as the author wrote it. */
static void set_list_heading(JsonObject *data, const ChecklistPage *page, const SheetItem *item) {
  HtmlOptions html = with_level(page, 2);
  html.no_links = TRUE;
  g_autoptr(GString) out = g_string_new(NULL);
  if (item->blocks != NULL)
    html_write_inlines(out, item->blocks, &html);
  data_set_text(data, "heading_html", out->len == 0 ? NULL : out->str);
}

static void set_kind(JsonObject *data, const ChecklistPage *page, const SheetItem *item,
                     guint index) {
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

JsonObject *checklist_item(const ChecklistPage *page, guint index) {
  const SheetItem *item = item_at(page, index);
  JsonObject *data = json_object_new();
  g_autofree char *id = anchor_of(page, index);
  json_object_set_string_member(data, "anchor_id", id);
  data_set_text(data, "heading", item->heading);
  data_set_text(data, "text", item->text);
  data_set_text(data, "planned", item->planned);
  json_object_set_boolean_member(data, "has_rows", item->row_count > 0);
  json_object_set_array_member(data, "rows", rows_array(page, item));
  set_fields(data, page, item);
  data_set_object(data, "table", item->table == NULL ? NULL : table_object(page, item));
  set_kind(data, page, item, index);
  return data;
}
