/* PdfCanvas: the page that is being drawn, and which element each stroke belongs to.
 *
 * Everything that is drawn is either content of one element or an artifact; Cairo is told by tags, which it numbers on each page
 * in the order in which they begin (pdf/parts.h). A tag stays open while the same element goes on.
 * Units: points from the upper left corner of the paper.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "pdf/context.h"
#include "pdf/inline.h"
#include "pdf/page.h"

typedef struct {
  PdfContext *context;
  const PdfPages *pages;
  cairo_t *cairo;
  guint page;           /* from 0 */
  double width, height; /* of the paper */
  double left, top;     /* where content begins */
  guint repeats;        /* above 0: all that is drawn stands here again and is an artifact */
  guint outline_level;  /* of the last entry */

  /* private */
  guint marks;
  enum { PDF_MARK_NONE, PDF_MARK_ARTIFACT, PDF_MARK_CONTENT } open;
  PdfElement open_element;
  GArray *links; /* on this page */
  GArray *glyphs, *clusters;
} PdfCanvas;

void pdf_canvas_init(PdfCanvas *canvas, PdfContext *context, const PdfPages *pages, cairo_t *cairo);
void pdf_canvas_clear(PdfCanvas *canvas);

/* What is drawn from here on is decoration, or content of the element (0: decoration too). */
void pdf_canvas_artifact(PdfCanvas *canvas);
void pdf_canvas_content(PdfCanvas *canvas, PdfElement element);

void pdf_canvas_colour(PdfCanvas *canvas, guint32 colour);
void pdf_canvas_fill(PdfCanvas *canvas, double x, double y, double width, double height,
                     guint32 colour);

/* In the units of PdfParts, from the lower left corner. */
PdfRect pdf_canvas_rect(const PdfCanvas *canvas, double x, double y, double width, double height);

/* The rectangle, and the text in it, belongs to the link. */
void pdf_canvas_link(PdfCanvas *canvas, PdfInlines *inlines, gint32 link, const PdfRect *place,
                     const char *text, gsize length);

/* Ends the page: closes what is open, tells the links, shows it. */
void pdf_canvas_show(PdfCanvas *canvas);
