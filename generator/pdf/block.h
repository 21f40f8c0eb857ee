/* Blocks: what the caller of a flow adds, one by one.
 *
 * Outside of tables a block is set in the galley at once and forgotten. In a table it waits in its cell until the widths of the columns are
 * known, for which it may be measured.
 * Ownership: whoever has the block frees it with pdf_block_free.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/galley.h"

/* The width that blocks need: without any break, and at least. `inset` is what open groups take. */
typedef struct {
  double most, least, inset;
  GArray *insets; /* double, of each open group */
} PdfExtent;

typedef struct PdfBlock PdfBlock;
typedef struct {
  void (*set)(PdfBlock *block, PdfGalley *galley);
  void (*measure)(PdfBlock *block, PdfContext *context, PdfExtent *extent); /* NULL: no width */
  void (*free)(PdfBlock *block);
} PdfBlockKind;

struct PdfBlock {
  const PdfBlockKind *kind;
  Place place;
};

void pdf_block_set(PdfBlock *block, PdfGalley *galley);
void pdf_block_measure(PdfBlock *block, PdfContext *context, PdfExtent *extent);
void pdf_block_free(PdfBlock *block);

/* Widens the extent to hold something. */
void pdf_extent_hold(PdfExtent *extent, double most, double least);

/* Styles and fields are copied. */
PdfBlock *pdf_block_paragraph(const PdfParagraph *style, PdfText *text);
PdfBlock *pdf_block_label(PdfText *text);
PdfBlock *pdf_block_destination(const char *name);
PdfBlock *pdf_block_group_begin(const PdfGroup *group);
PdfBlock *pdf_block_group_end(void);
PdfBlock *pdf_block_keep(gboolean begins);
PdfBlock *pdf_block_continued_begin(const PdfParagraph *style, PdfText *text);
PdfBlock *pdf_block_continued_end(void);
PdfBlock *pdf_block_rule(double width, guint32 colour, double before, double after);
PdfBlock *pdf_block_space(double height);
