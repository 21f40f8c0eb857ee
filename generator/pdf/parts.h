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

typedef struct PdfParts PdfParts;

PdfParts *pdf_parts_new(void);
void pdf_parts_free(PdfParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfParts, pdf_parts_free)

typedef struct {
  double left, bottom, right, top;
} PdfRect;

/* ---- structure ----------------------------------------------------------------------------------------- */

/* Standard structure types (ISO 32000-1, 14.8.4). */
typedef enum {
  PDF_TYPE_DOCUMENT,
  PDF_TYPE_SECT,
  PDF_TYPE_DIV,
  PDF_TYPE_BLOCK_QUOTE,
  PDF_TYPE_CAPTION,
  PDF_TYPE_TOC,
  PDF_TYPE_TOCI,
  PDF_TYPE_P,
  PDF_TYPE_H1,
  PDF_TYPE_H2,
  PDF_TYPE_H3,
  PDF_TYPE_H4,
  PDF_TYPE_H5,
  PDF_TYPE_H6,
  PDF_TYPE_L,
  PDF_TYPE_LI,
  PDF_TYPE_LBL,
  PDF_TYPE_LBODY,
  PDF_TYPE_TABLE,
  PDF_TYPE_THEAD,
  PDF_TYPE_TBODY,
  PDF_TYPE_TR,
  PDF_TYPE_TH,
  PDF_TYPE_TD,
  PDF_TYPE_SPAN,
  PDF_TYPE_CODE,
  PDF_TYPE_LINK,
  PDF_TYPE_FIGURE,
  PDF_TYPE_FORM,
  PDF_TYPES
} PdfType;

typedef enum { PDF_SCOPE_NONE, PDF_SCOPE_COLUMN, PDF_SCOPE_ROW } PdfScope;

/* Attributes of an element; zero and NULL: not given. */
typedef struct {
  const char *alternative; /* Alt; a Figure must have it */
  const char *actual_text;
  const char *language; /* where it differs from the parent's */
  const char *title;
  PdfScope scope; /* of TH */
  guint column_span, row_span;
  gboolean is_ordered; /* of L: ListNumbering Decimal, else Disc */
  PdfRect box;         /* of a Figure: BBox, on its first page */
} PdfAttributes;

/* An element is known by its number; 0 is the Document, which always exists. Children are read in the order of their making, content and
 * elements mixed in the order of the calls. */
typedef guint PdfElement;
PdfElement pdf_parts_element(PdfParts *parts, PdfElement parent, PdfType type,
                             const PdfAttributes *attributes);

/* The box of a Figure, once it is drawn. */
void pdf_parts_set_box(PdfParts *parts, PdfElement element, const PdfRect *box);

/* The piece of content with that mark belongs to the element (whose type must not only hold elements). */
void pdf_parts_content(PdfParts *parts, PdfElement element, guint page, guint mark);

/* ---- what can be clicked and filled in ------------------------------------------------------------------ */

/* A link annotation. `element` is a Link. One of `destination` (a name) and `url`. A link over several lines has several rectangles, all
 * on one page; over two pages it is two links of one element. */
void pdf_parts_link(PdfParts *parts, PdfElement element, guint page, const PdfRect *boxes,
                    guint box_count, const char *destination, const char *url,
                    const char *description);

/* A named destination: the page, scrolled so that `top` is at its upper edge. The first of a name counts. */
void pdf_parts_destination(PdfParts *parts, const char *name, guint page, double top);

/* A field of the form as a widget; `element` is a Form. */
typedef enum { PDF_WIDGET_BOX, PDF_WIDGET_TEXT, PDF_WIDGET_NOTES, PDF_WIDGET_SIGNATURE } PdfWidget;
void pdf_parts_widget(PdfParts *parts, PdfElement element, guint page, const PdfRect *box,
                      PdfWidget kind, const char *name, const char *tooltip);

/* ---- the way through ------------------------------------------------------------------------------------ */

/* An entry of the outline; levels begin with 1 and go down by one at a time. */
void pdf_parts_outline(PdfParts *parts, guint level, const char *title, guint page, double top);

/* From this page on labels are `prefix` and a number that begins with `first`. */
void pdf_parts_page_label(PdfParts *parts, guint page, const char *prefix, gboolean roman,
                          guint first);
