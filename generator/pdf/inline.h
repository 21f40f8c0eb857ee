/* What stands inside a paragraph beside plain text: links, code, other languages; each becomes an element of the structure
 * when its first piece is drawn, so that elements and text come in the order of reading.
 *
 * Ownership: in the arena of the flow.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/context.h"
#include "pdf/text.h"

typedef struct {
  PdfType type;                                /* LINK, CODE or SPAN */
  gint32 parent;                               /* index of the inline around it, or -1 */
  const char *destination, *url, *description; /* of a LINK */
  const char *language;                        /* or NULL */
  PdfElement element;                          /* 0: not made yet */
} PdfInline;

/* The paragraph to which lines belong. */
typedef struct {
  PdfElement element; /* 0: an artifact */
  PdfInline *inlines;
  guint32 count;
} PdfInlines;

/* Finds the inline for each piece of a text; pieces are asked for in order. */
typedef struct {
  PdfContext *context;
  const PdfText *text;
  GArray *inlines;   /* PdfInline */
  GArray *links;     /* gint32: the inline of each link of the text, or -1 */
  gboolean is_plain; /* code needs no element: all of it is code already */
  gint32 last, last_link;
  guint32 last_style;
} PdfInlineFinder;

void pdf_inline_finder_init(PdfInlineFinder *finder, PdfContext *context, const PdfText *text,
                            gboolean is_plain);
void pdf_inline_finder_clear(PdfInlineFinder *finder);

/* The index of the inline for text of this style in this link, or -1. */
gint32 pdf_inline_find(PdfInlineFinder *finder, guint32 style, gint32 link);

/* The element of an inline (or of the paragraph, for -1), made when it is not there yet. */
PdfElement pdf_inline_element(PdfInlines *inlines, gint32 index, PdfParts *parts);

/* The link in which the inline is, or -1. */
gint32 pdf_inline_link(const PdfInlines *inlines, gint32 index);
