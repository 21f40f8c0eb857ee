/* PdfParts: what a tagged, fillable PDF has beside the ink of its pages, gathered while the pages are drawn.
 *
 * Cairo writes pages, fonts and images; around every piece of real content it is asked for a tag "Span", around every decoration for a
 * tag "Private", and it numbers them on each page from 0 in the order in which they begin: that is the mark here. pdf_finish
 * (pdf/finish.h) then writes the structure tree (ISO 32000-1, 14.7), links, fields, outline, page labels and metadata
 * from these parts, and turns "Private" into artifacts.
 *
 * Ownership: pdf_parts_new to pdf_parts_free; all texts are copied. Units: points from the lower left corner of the page; pages from 0.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/part.h"

PdfParts *pdf_parts_new(void);
void pdf_parts_free(PdfParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfParts, pdf_parts_free)

/* ---- structure ----------------------------------------------------------------------------------------- */

PdfElement pdf_parts_element(PdfParts *parts, PdfElement parent, PdfType type,
                             const PdfAttributes *attributes);

/* The box of a Figure, once it is drawn. */
void pdf_parts_set_box(PdfParts *parts, PdfElement element, const PdfRect *box);

/* The piece of content with that mark belongs to the element (whose type must not only hold elements). */
void pdf_parts_content(PdfParts *parts, PdfElement element, guint page, guint mark);

/* The page is drawn, with so many marks: pages in order. What Cairo wrote is compared with that. */
void pdf_parts_page(PdfParts *parts, guint marks);

/* ---- what can be clicked and filled in ------------------------------------------------------------------ */

void pdf_parts_link(PdfParts *parts, PdfElement element, const PdfLink *link);

/* A named destination: the page, scrolled so that `top` is at its upper edge. The first of a name counts. */
void pdf_parts_destination(PdfParts *parts, const char *name, guint page, double top);

void pdf_parts_widget(PdfParts *parts, PdfElement element, const PdfWidget *widget);

/* ---- the way through ------------------------------------------------------------------------------------ */

/* An entry of the outline; levels begin with 1 and go down by one at a time. */
void pdf_parts_outline(PdfParts *parts, guint level, const char *title, guint page, double top);

/* From this page on labels are `prefix` and a number that begins with `first`. */
void pdf_parts_page_label(PdfParts *parts, guint page, const char *prefix, guint first);
