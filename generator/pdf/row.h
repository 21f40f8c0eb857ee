/* Rows of tables and grids: cells side by side, each with a list of boxes of its own.
 *
 * Ownership: in the arena of the flow.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/box.h"

/* How a table looks. */
typedef struct {
  double padding, rule;
  gboolean column_rules;
  guint32 rule_colour;
  Place place; /* of its source */
} PdfTableLook;

typedef struct {
  PdfBoxList list;
  double x, width;  /* of the cell, padding included; x from the left edge of the content */
  double y, height; /* inside the row: of a cell that spans rows */
  const PdfBoxList *
      carried; /* of a cell that began in a row above: it is said again where a page begins with this row; or NULL */
  guint32 background;
  gboolean has_background;
  gboolean is_leftmost;
  gboolean goes_on; /* in the row below */
} PdfRowCell;

struct PdfRow {
  const PdfTableLook *look;
  PdfRowCell *cells;
  guint count;
  gboolean keep_together;
  gboolean is_spanned; /* several rows in one: cannot be parted */
};

/* Height that the cells need, with paddings and rule. */
double pdf_row_height(const PdfRow *row);

/* Sets the height of the box and of its cells, none of which spans rows. */
void pdf_row_set_height(PdfBox *box);

/* A row of its own with the same cells. */
PdfBox *pdf_row_copy(Arena *arena, const PdfBox *box);
