/* A line, packed small: what is kept of a paragraph until its page is drawn.
 *
 * A run holds the bytes of its text, then for each cluster the number of its bytes and glyphs, then for each glyph its number and
 * width, all as integers of varying length: about six bytes a letter. Runs stand in logical order, each with its place, so that
 * text is drawn in the order of reading whatever its direction.
 *
 * Ownership: in the arena of the flow. Units: points from the left end of the base line.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

#include "pdf/break.h"
#include "pdf/inline.h"

typedef struct {
  PdfObjectKind kind;
  double width, height, below; /* below the base line */
  const PdfField *field;       /* BOX */
  const PdfImage *image;       /* IMAGE */
  const char *destination;     /* PAGE_NUMBER */
  const PdfCharacters *characters;
} PdfLineObject;

typedef struct {
  float x, rise, width, size;
  guint32 colour, font;
  gint32 in; /* index of its inline, or -1 */
  guint32 clusters, glyphs, bytes;
  bool is_rtl : 1;
  bool has_strike : 1;
  bool has_underline : 1;
  const guint8 *data;          /* NULL: an object */
  const PdfLineObject *object; /* or NULL */
} PdfRun;

typedef struct {
  PdfInlines *inlines;
  PdfRun *runs;
  guint32 count;
  float start, end;      /* where the ink begins and ends */
  float ascent, descent; /* of objects; 0 when there are none */
  bool is_cut : 1;       /* a mark says that the text goes on */
  bool may_close : 1;    /* what follows a page number may move to the left */
} PdfLine;

/* Makes the lines of one paragraph. */
typedef struct {
  PdfContext *context;
  const PdfText *text;
  const PdfShape *shape;
  const PdfMeasure *measure;
  PdfAlign align;
  PdfInlines *inlines;
  PdfInlineFinder *finder;
} PdfLineMaker;

PdfLine *pdf_line_new(PdfLineMaker *maker, const PdfCut *cut);

/* Fills arrays of run->glyphs glyphs and run->clusters clusters, the pen starting at (x, y). The text is at run->data. */
void pdf_run_unpack(const PdfRun *run, double x, double y, cairo_glyph_t *glyphs,
                    cairo_text_cluster_t *clusters);
