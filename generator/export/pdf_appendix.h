/* The last pages: documents as appendices, references, the log of deviations, the page for the hand-over.
 *
 * Each document begins a page; its headings carry the names that steps lead to.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_writer.h"

void pdf_appendix_document(PdfWriter *writer, const SheetItem *item);
void pdf_appendix_references(PdfWriter *writer, const SheetItem *item);

/* A blank page for the pen: heading, text, table and fields. */
void pdf_appendix_form(PdfWriter *writer, const SheetItem *item);
