/* Paragraphs: from a text to boxes, one for each line.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/galley.h"

/* Sets the text in the galley. `shape` may be NULL; else it is the shape of that text in that style. */
void pdf_paragraph_set(PdfGalley *galley, const PdfParagraph *style, PdfText *text,
                       PdfShape *shape);

/* The shape that pdf_paragraph_set wants, for those who measure first. Sets the widths of the objects in the text. */
PdfShape *pdf_paragraph_shape(PdfContext *context, const PdfParagraph *style, PdfText *text);

/* Sets a label beside what comes next, when the indent has room for it; else above. */
void pdf_label_set(PdfGalley *galley, PdfText *text);
