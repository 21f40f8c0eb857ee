/* Tables and grids: cells that wait with their blocks until the widths of the columns are known.
 *
 * Widths are found like those of HTML tables: fixed ones as they are, columns by content between what they need at least and what
 * they would like, shares of what is left. A table that has more columns than fit is set in several, one below the other.
 * Ownership: the block owns rows, cells and their blocks.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/block.h"

typedef struct {
  PdfCell cell;
  guint row, column; /* set when the table is set */
  GPtrArray *blocks; /* PdfBlock */
} PdfTableCell;

typedef struct {
  gboolean keep_with_next, keep_together;
  GPtrArray *cells; /* PdfTableCell */
} PdfTableRow;

typedef struct {
  PdfBlock block;
  PdfTable table;  /* widths copied */
  GArray *widths;  /* double, as asked for */
  GPtrArray *rows; /* PdfTableRow */
} PdfTableBlock;

PdfTableBlock *pdf_table_new(const PdfTable *table);
PdfTableRow *pdf_table_add_row(PdfTableBlock *table, gboolean keep_with_next,
                               gboolean keep_together);
PdfTableCell *pdf_table_add_cell(PdfTableRow *row, const PdfCell *cell);

/* Adds a block to the cell, which owns it from then on. */
void pdf_table_add_block(PdfTableCell *cell, PdfBlock *block);

/* What a cell in that column would have for content, as far as it can be told before: columns by content count as shares. */
double pdf_table_guess(const PdfTableBlock *table, guint column, guint span, double width);
