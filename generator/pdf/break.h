/* Where the lines of a paragraph end.
 *
 * Text is broken as a whole (Knuth and Plass, "Breaking Paragraphs into Lines", 1981): of all ways to part a segment the one with the
 * least sum of demerits is taken, so that lines are about as long as each other and few words are hyphenated. A word that is wider than the line is
 * cut at good places first ('/', '.'), else between letters, with a mark. Preformatted text is filled line by line.
 * No line is wider than asked for unless a single cluster is.
 *
 * Cost: places where a line may end, times those that fit into one line; so it rises with the square of letters without width.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/shape.h"

typedef struct {
  double width;  /* of the line, in points */
  double indent; /* of the lines that continue a cut line of preformatted text */
  double mark;   /* kept free for the mark of a cut */
  gboolean preformatted;
} PdfMeasure;

typedef enum {
  PDF_ENDING_LAST,   /* of its segment */
  PDF_ENDING_PLAIN,  /* at a space or where scripts allow it */
  PDF_ENDING_HYPHEN, /* with a hyphen */
  PDF_ENDING_CUT     /* with the mark */
} PdfEnding;

/* A line: clusters from `first` to before `end`, spaces at its end left out. */
typedef struct {
  guint32 first, end;
  PdfEnding ending;
  gboolean is_rtl;
  gboolean is_continued; /* the line before was cut (preformatted) */
} PdfCut;

/* Appends the lines of the shape (PdfCut); every segment makes at least one. `fonts` tells widths of hyphens. */
void pdf_break(GArray *cuts, const PdfShape *shape, const PdfFonts *fonts,
               const PdfMeasure *measure);

/* Width in points without any break, and of the widest piece that need not be cut. */
void pdf_break_extremes(double *most, double *least, const PdfShape *shape);
