/* The first pages: cover, contents, approvals, change record, prose, and the tables of the board.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_writer.h"

void pdf_cover_title(PdfWriter *writer, const SheetItem *item);
void pdf_cover_contents(PdfWriter *writer, const SheetItem *item);

/* Heading, text, rows, table, fields: whatever the item has, in this order. */
void pdf_cover_part(PdfWriter *writer, const SheetItem *item);

/* The same; on one page where the sheet says what is to be signed. */
void pdf_cover_approvals(PdfWriter *writer, const SheetItem *item);

/* A heading and blocks or text. */
void pdf_cover_prose(PdfWriter *writer, const SheetItem *item);

/* The heading of a part, with a destination of its own that the contents lead to. */
void pdf_part_heading(PdfWriter *writer, const SheetItem *item);
char *pdf_part_destination(const PdfWriter *writer, const SheetItem *item);
