/* PdfGalley: a column in which blocks are set one below the other, before it is cut into pages.
 *
 * The main text is one galley, each cell of a table another. It knows the width and the indent that groups leave, the space that is due,
 * which boxes stay together, and the owner of what comes.
 *
 * Ownership: pdf_galley_clear frees its stacks; boxes are in the arena of the flow.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/box.h"
#include "pdf/owner.h"

typedef struct {
  PdfContext *context;
  PdfBoxList list;
  PdfOrientation orientation;
  double x, width;      /* of what comes next */
  double due;           /* space below the last block */
  gboolean at_edge;     /* right behind a padding: no space is due */
  double total;         /* heights and spaces so far */
  GArray *groups;       /* open ones */
  GPtrArray *keeps;     /* PdfKeep, open ones */
  GArray *labels;       /* PdfBox *: labels that wait for the block beside them */
  PdfAnchor *names;     /* wait for the next box with ink */
  PdfOwner *owner;      /* NULL: the document */
  PdfAlign align;       /* of paragraphs that stand at the start; of a cell */
  gboolean is_artifact; /* what is set here is no content of its own */
  guint visible;        /* boxes with ink so far */
  guint decorations;    /* open groups with something around them */
  guint depth;          /* cells around this galley */
} PdfGalley;

void pdf_galley_init(PdfGalley *galley, PdfContext *context, double x, double width);
/* Closes what is left open: labels and names that wait. */
void pdf_galley_finish(PdfGalley *galley);
void pdf_galley_clear(PdfGalley *galley);

/* Space above it, below it: the larger of two that meet counts. */
void pdf_galley_add(PdfGalley *galley, PdfBox *box, double before, double after);

/* For boxes that only say something and stay with what follows. */
void pdf_galley_say(PdfGalley *galley, PdfBox *box);

/* The end of something that began with a box: it stays with what is before it. */
void pdf_galley_end(PdfGalley *galley, PdfBoxKind kind, double height);

void pdf_galley_keep_begin(PdfGalley *galley);
void pdf_galley_keep_end(PdfGalley *galley);

void pdf_galley_group_begin(PdfGalley *galley, const PdfGroup *group);
void pdf_galley_group_end(PdfGalley *galley);

/* The indent that the innermost group with one leaves, and where it begins; 0 when there is none. */
double pdf_galley_indent(const PdfGalley *galley, double *x);

/* The label stands beside the block that is added next. */
void pdf_galley_wait(PdfGalley *galley, PdfBox *label);

/* What is added next runs from right to left: the labels that wait for it, and the indents beside them, go to the right. */
void pdf_galley_mirror(PdfGalley *galley);

/* A name for the block that is added next. */
void pdf_galley_name(PdfGalley *galley, const char *destination);

/* The page became wider (or narrower) for what comes. */
void pdf_galley_widen(PdfGalley *galley, double more);

/* The largest height that fits on a page. */
double pdf_galley_page_height(const PdfGalley *galley);

/* The structure type for a role; PDF_TYPES for PDF_NONE. */
PdfType pdf_role_type(PdfRole role);
