/* A paragraph in glyphs: what Pango made of a PdfText, in logical order, before it is cut into lines.
 *
 * A cluster is the smallest piece that cannot be parted: a letter with its accents, a ligature, an object in the line. It knows its
 * bytes, its glyphs (in the order in which they are drawn, from left to right), its width, and whether a line may end before it
 * (Unicode line breaking, UAX 14, plus points of hyphenation). A run is what has one font, one level of direction (UAX 9), one
 * style and one link.
 *
 * Ownership: pdf_shape_free; independent of Pango once made, but fonts are numbers of PdfFonts. Units: 1/1024 point.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/context.h"
#include "pdf/text.h"

enum {
  PDF_CLUSTER_SPACE = 1 << 0,  /* vanishes at the end of a line */
  PDF_CLUSTER_BREAK = 1 << 1,  /* a line may end before it */
  PDF_CLUSTER_HYPHEN = 1 << 2, /* a line may end before it, with a hyphen */
  PDF_CLUSTER_CUT = 1 << 3,    /* a word that is too long may be cut before it */
  PDF_CLUSTER_SOFT = 1 << 4    /* a good place to cut it: behind '/' and the like */
};

typedef struct {
  guint32 text, bytes;   /* of the text */
  guint32 glyph, glyphs; /* of `glyphs` */
  guint32 run;
  gint32 width;
  guint8 flags;
} PdfCluster;

typedef struct {
  guint32 id;
  gint32 width, x, y;
} PdfGlyph;

typedef struct {
  guint32 font; /* number in PdfFonts; of no meaning for objects */
  guint32 style;
  gint32 link;   /* or -1 */
  gint32 object; /* index in the text's objects, or -1 */
  guint8 level;  /* odd: from right to left */
} PdfShapeRun;

/* What stands between two forced line breaks. */
typedef struct {
  guint32 first, end; /* clusters */
  gboolean is_rtl;    /* base direction */
} PdfSegment;

typedef struct {
  GArray *clusters; /* PdfCluster, logical order */
  GArray *glyphs;   /* PdfGlyph */
  GArray *runs;     /* PdfShapeRun */
  GArray *segments; /* PdfSegment, at least one */
} PdfShape;

/* The objects of the text have their widths. Characters without a font are told as trouble and shown as U+FFFD. */
PdfShape *pdf_shape_new(PdfContext *context, const PdfText *text, gboolean preformatted,
                        gboolean no_hyphens);
void pdf_shape_free(PdfShape *shape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfShape, pdf_shape_free)

static inline const PdfCluster *pdf_shape_cluster(const PdfShape *shape, guint index) {
  return &g_array_index(shape->clusters, PdfCluster, index);
}
static inline const PdfShapeRun *pdf_shape_run(const PdfShape *shape, const PdfCluster *cluster) {
  return &g_array_index(shape->runs, PdfShapeRun, cluster->run);
}

/* Sizes of superscripts and subscripts. */
double pdf_effective_size(const PdfCharacters *characters);
