/* SheetBuilder: items, rows, fields and tables in the arena of the sheet.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_builder.h"

#include <string.h>

const char *sheet_word(const SheetBuilder *builder, Label label) {
  return label_text(label, builder->language);
}

const char *sheet_take(const SheetBuilder *builder, GString *text) {
  const char *taken =
      text->len == 0 ? NULL : arena_strndup(builder->sheet->arena, text->str, text->len);
  g_string_free(text, TRUE);
  return taken;
}

const char *sheet_say(const SheetBuilder *builder, Label label, ...) {
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  va_list args;
  va_start(args, label);
  for (const char *text = va_arg(args, const char *); text != NULL;
       text = va_arg(args, const char *))
    g_ptr_array_add(texts, (gpointer)text);
  va_end(args);
  g_ptr_array_add(texts, NULL);
  GString *out = g_string_new(NULL);
  label_append(out, label, builder->language, (const char *const *)texts->pdata);
  return sheet_take(builder, out);
}

SheetItem *sheet_add(SheetBuilder *builder, SheetKind kind, const char *heading) {
  GArray *items = builder->sheet->items;
  g_array_set_size(items, items->len + 1);
  SheetItem *item = &g_array_index(items, SheetItem, items->len - 1);
  item->kind = kind;
  item->heading = heading;
  return item;
}

/* ---- arrays ---------------------------------------------------------------------------------------- */

void *sheet_array_take(const SheetBuilder *builder, GArray *array, guint *count) {
  *count = array->len;
  const gsize size = arena_array_size(g_array_get_element_size(array), array->len);
  void *copy = arena_alloc(builder->sheet->arena, size);
  if (size > 0)
    memcpy(copy, array->data, size);
  g_array_unref(array);
  return copy;
}

GArray *sheet_rows_new(void) { return g_array_new(FALSE, TRUE, sizeof(SheetRow)); }
GArray *sheet_parts_new(void) { return g_array_new(FALSE, TRUE, sizeof(SheetPart)); }

void sheet_row(GArray *rows, const char *label, const char *text) {
  const SheetRow row = {.label = label, .kind = LABELS, .text = text};
  if (text != NULL)
    g_array_append_val(rows, row);
}

void sheet_row_of(const SheetBuilder *builder, GArray *rows, Label label, const char *text) {
  const SheetRow row = {.label = sheet_word(builder, label), .kind = label, .text = text};
  if (text != NULL)
    g_array_append_val(rows, row);
}

void sheet_item_rows(const SheetBuilder *builder, SheetItem *item, GArray *rows) {
  item->rows = sheet_array_take(builder, rows, &item->row_count);
}

void sheet_item_parts(const SheetBuilder *builder, SheetItem *item, GArray *parts) {
  item->parts = sheet_array_take(builder, parts, &item->part_count);
}

/* ---- fields ---------------------------------------------------------------------------------------- */

void sheet_name_append(GString *out, const char *text) {
  for (const char *at = text; *at != '\0'; at++) {
    if (g_ascii_isalnum(*at) || *at == '-')
      g_string_append_c(out, *at);
    else
      g_string_append_printf(out, "_%02X", (guint)(guchar)*at);
  }
}

const char *sheet_group(const SheetBuilder *builder, const char *kind, const char *id) {
  GString *name = g_string_new(kind);
  g_string_append_c(name, '.');
  sheet_name_append(name, id);
  return sheet_take(builder, name);
}

SheetFieldMaker sheet_fields(const SheetBuilder *builder, const char *group, const char *subject) {
  return (SheetFieldMaker){builder, g_array_new(FALSE, TRUE, sizeof(SheetField)), group, subject};
}

void sheet_field(const SheetFieldMaker *maker, FieldKind kind, const char *name,
                 const char *label) {
  Arena *arena = maker->builder->sheet->arena;
  const SheetField field = {.kind = kind,
                            .name = arena_join(arena, maker->group, ".", name),
                            .label = label,
                            .tooltip = arena_join(arena, maker->subject, ": ", label)};
  g_array_append_val(maker->array, field);
}

void sheet_field_rows(const SheetFieldMaker *maker, const SheetFieldRow *rows, gsize count) {
  for (gsize i = 0; i < count; i++)
    sheet_field(maker, rows[i].kind, rows[i].name, sheet_word(maker->builder, rows[i].label));
}

void sheet_item_fields(SheetItem *item, SheetFieldMaker *maker) {
  item->fields = sheet_array_take(maker->builder, maker->array, &item->field_count);
}

/* ---- tables ---------------------------------------------------------------------------------------- */

void sheet_table_cell(SheetTableMaker *maker, const char *text) {
  if (maker->cells == NULL)
    maker->cells = g_ptr_array_new();
  g_ptr_array_add(maker->cells, (gpointer)text);
}

void sheet_table_finish(SheetTableMaker *maker, SheetItem *item, const char *const *heads,
                        const guint *shares) {
  Arena *arena = maker->builder->sheet->arena;
  SheetTable *table = arena_new_item(arena, SheetTable);
  const guint columns = maker->columns;
  const char **head_copy = arena_new_array(arena, const char *, columns);
  guint *share_copy = arena_new_array(arena, guint, columns);
  for (guint i = 0; i < columns; i++) {
    head_copy[i] = heads[i];
    share_copy[i] = shares[i];
  }
  table->columns = columns;
  table->rows = maker->cells == NULL ? 0 : maker->cells->len / columns;
  table->heads = head_copy;
  table->shares = share_copy;
  table->cells = arena_pointers(arena, maker->cells);
  table->steps = maker->steps == NULL ? NULL : arena_pointers(arena, maker->steps);
  item->table = table;
  g_clear_pointer(&maker->cells, g_ptr_array_unref);
  g_clear_pointer(&maker->steps, g_ptr_array_unref);
}

/* ---- names ----------------------------------------------------------------------------------------- */

const char *sheet_owner_name(const SheetBuilder *builder, const Owner *owner) {
  if (owner == NULL)
    return sheet_word(builder, LABEL_UNOWNED);
  return owner->name != NULL ? owner->name : owner->id;
}

/* A title that is a sentence loses its full stop: the name stands inside of others. */
const char *sheet_step_name(const SheetBuilder *builder, const Step *step) {
  const gsize length = strlen(step->title_text);
  const gboolean is_sentence =
      length > 1 && step->title_text[length - 1] == '.' && step->title_text[length - 2] != '.';
  const char *title =
      arena_strndup(builder->sheet->arena, step->title_text, length - (is_sentence ? 1 : 0));
  return sheet_say(builder, step->kind == STEP_CHECKPOINT ? LABEL_CHECKPOINT_NAME : LABEL_STEP_NAME,
                   step->number, title, NULL);
}

const char *sheet_step_title(const SheetBuilder *builder, const Step *step) {
  return arena_printf(builder->sheet->arena, "%s %s", step->number, step->title_text);
}
