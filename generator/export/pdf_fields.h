/* Fields and tables of the sheet on paper: rows of boxes and lines to fill in, tables whose empty cells are fields.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_writer.h"

/* The field of the form that a field of the sheet is. */
PdfField pdf_field_of(const SheetField *field);

/* A box of the size and behind it the label. */
void pdf_put_box(PdfWriter *writer, const SheetField *field, double size);

/* Fields side by side, as wide as their kinds need; notes below each other, over the whole width. */
void pdf_put_fields(PdfWriter *writer, const SheetField *fields, guint count);

/* The table of an item, its fields in the cells that are empty. */
void pdf_put_table(PdfWriter *writer, const SheetItem *item);

/* Rows of label and text as a table of two columns without rules; those that lead somewhere are links. */
void pdf_put_rows(PdfWriter *writer, const SheetRow *rows, guint count);

/* Adds the text of a row, linked to what it names, with the page behind it. */
void pdf_put_row_text(PdfWriter *writer, PdfText *text, PdfStyleName style, const SheetRow *row);
