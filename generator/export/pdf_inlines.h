/* Inlines on paper: one small function per kind in a table, a walk without recursion.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

/* Adds `first` and the siblings behind it to the paragraph that is open. */
void pdf_inlines_write(PdfRun *run, const Node *first);
void pdf_inlines_write_one(PdfRun *run, const Node *node);

/* The inlines of a title as a text, without links (but with their marks) and blocks; `prefix` (or NULL) stands before them. The place and
 * the names of anchors are those of the document. */
PdfText *pdf_inlines_title(PdfWriter *writer, PdfStyleName style, const char *prefix,
                           const Node *title, const PdfRunOptions *options);
