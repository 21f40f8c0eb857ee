/* SheetBuilder: what those share that make a sheet: sheet*.c, export/run_report.c.
 *
 * Texts and arrays live in the arena of the sheet.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/labels.h"
#include "render/sheet_item.h"

typedef struct {
  Sheet *sheet;
  const ChangeRecord *record;
  const Plan *plan;
  const char *language;
  GHashTable *marks; /* of the steps that changed (render/diff_marks.h); NULL when nobody asked */
  gint
      last_day; /* of the last time that was printed, for times that tell the date when it changes */
} SheetBuilder;

/* A label; a label with texts in its places ("{1}" …; NULL ends them). */
const char *sheet_word(const SheetBuilder *builder, Label label);
const char *sheet_say(const SheetBuilder *builder, Label label, ...) G_GNUC_NULL_TERMINATED;

/* Moves the text into the arena and frees the string. NULL for an empty one. */
const char *sheet_take(const SheetBuilder *builder, GString *text);

/* Moves the elements into the arena and frees the array. */
void *sheet_array_take(const SheetBuilder *builder, GArray *array, guint *count);

/* A new item at the end, whose pointer is good until the next one. */
SheetItem *sheet_add(SheetBuilder *builder, SheetKind kind, const char *heading);

/* Rows and parts are gathered in arrays and then given to the item, which takes the array. */
GArray *sheet_rows_new(void);
void sheet_row(GArray *rows, const char *label, const char *text); /* not when the text is NULL */
void sheet_row_of(const SheetBuilder *builder, GArray *rows, Label label, const char *text);
void sheet_item_rows(const SheetBuilder *builder, SheetItem *item, GArray *rows);
GArray *sheet_parts_new(void);
void sheet_item_parts(const SheetBuilder *builder, SheetItem *item, GArray *parts);

/* Fields of one thing: their names begin with `group` and '.', their tooltips with `subject` and ": ". */
typedef struct {
  const SheetBuilder *builder;
  GArray *array; /* SheetField */
  const char *group, *subject;
} SheetFieldMaker;
SheetFieldMaker sheet_fields(const SheetBuilder *builder, const char *group, const char *subject);
void sheet_field(const SheetFieldMaker *maker, FieldKind kind, const char *name, const char *label);

/* Fields whose names do not depend on the guide. */
typedef struct {
  FieldKind kind;
  const char *name;
  Label label;
} SheetFieldRow;
void sheet_field_rows(const SheetFieldMaker *maker, const SheetFieldRow *rows, gsize count);

/* Gives the fields to the item; takes the array. */
void sheet_item_fields(SheetItem *item, SheetFieldMaker *maker);

/* Appends the text so that it is one level of a field's name: bytes that are no letters, digits or '-' as "_HH". */
void sheet_name_append(GString *out, const char *text);
/* "step.ID" and the like. */
const char *sheet_group(const SheetBuilder *builder, const char *kind, const char *id);

/* A table that cells are added to row by row. */
typedef struct {
  const SheetBuilder *builder;
  GPtrArray *cells, *steps;
  guint columns;
} SheetTableMaker;
void sheet_table_cell(SheetTableMaker *maker, const char *text); /* NULL: a field; never "" */
/* Gives the table to the item. `heads` and `shares`: `columns` of them; copied. */
void sheet_table_finish(SheetTableMaker *maker, SheetItem *item, const char *const *heads,
                        const guint *shares);

/* Name of the owner for people: its name, else its id; "nobody named" for NULL. */
const char *sheet_owner_name(const SheetBuilder *builder, const Owner *owner);
/* "Step 5.3, Run the upgrade". */
const char *sheet_step_name(const SheetBuilder *builder, const Step *step);
/* "5.3 Run the upgrade". */
const char *sheet_step_title(const SheetBuilder *builder, const Step *step);
