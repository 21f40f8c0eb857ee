/* The kinds of parts that a PDF has beside the ink of its pages: elements, links, fields, metadata.
 *
 * Only types; pdf/parts.h gathers them, pdf/parts_data.h keeps them.
 * Units: points from the lower left corner of the page; pages from 0.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct PdfParts PdfParts;

typedef struct {
  double left, bottom, right, top;
} PdfRect;

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
  const char *language;    /* where it differs from the parent's */
  const char *title;
  PdfScope scope; /* of TH */
  guint column_span, row_span;
  gboolean is_ordered; /* of L: ListNumbering Decimal, else Disc */
  PdfRect box;         /* of a Figure: BBox, on its first page */
} PdfAttributes;

/* An element is known by its number; 0 is the Document, which always exists. Children are read in the order of their making, content and
 * elements mixed in the order of the calls. */
typedef guint PdfElement;

/* A link annotation; its element is a Link. A link over several lines has several boxes, all on one page; over two pages it is two
 * links of one element. A destination that is nowhere in the document makes no annotation, and the element becomes a Span. */
typedef struct {
  guint page;
  const PdfRect *boxes; /* in reading order, at least one */
  guint box_count;
  const char *destination, *url; /* one of them; the other is NULL */
  const char *description;       /* for those who do not see the page; never empty */
} PdfLink;

/* A field of the form and its widget; the element is a Form. A box is drawn by its widget, empty or ticked; of all others the page shows
 * the line or the frame, as decoration, and the widget only what is filled in. Names are unique, and none is the beginning of another
 * up to a '.'. */
typedef enum {
  PDF_WIDGET_BOX,
  PDF_WIDGET_TEXT,
  PDF_WIDGET_NOTES,
  PDF_WIDGET_SIGNATURE
} PdfWidgetKind;
typedef struct {
  PdfWidgetKind kind;
  guint page;
  PdfRect box;
  const char *name;    /* '.' parts its levels */
  const char *tooltip; /* says all without the page; never empty */
} PdfWidget;

/* What the file says of itself. */
typedef struct {
  const char *title;      /* never NULL */
  const char *author;     /* or NULL */
  const char *language;   /* BCP 47 */
  const char *identifier; /* told as dc:identifier and read back by pdf/form.h; or NULL */
  const char *producer;   /* name and version of the program */
  GBytes *private_data;   /* read back by pdf/private.h; or NULL */
  gint64 created;         /* Unix time */
} PdfMetadata;
