/* Boxes: what stands one below the other until pages are cut; and galleys, the columns in which they are set.
 *
 * A box has a height and a space above it, which vanishes at the top of a page. Boxes that only say something (a group begins, running
 * heads change) have the height of their padding or none. A row of a table is one box that holds a list of boxes for each cell.
 * Everything is in the arena of the flow. Units: points; x from the left edge of the content.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/context.h"
#include "pdf/line.h"

typedef enum {
  PDF_BOX_LINE,
  PDF_BOX_LABEL, /* a line of no height, on the base line of what follows */
  PDF_BOX_PICTURE,
  PDF_BOX_DRAWING,
  PDF_BOX_FIELD,
  PDF_BOX_RULE,
  PDF_BOX_SPACE,
  PDF_BOX_ROW,
  PDF_BOX_GROUP, /* a group with something drawn around it begins */
  PDF_BOX_GROUP_END,
  PDF_BOX_TABLE,
  PDF_BOX_TABLE_END,
  PDF_BOX_CONTINUED,
  PDF_BOX_CONTINUED_END,
  PDF_BOX_PAGE,
  PDF_BOX_RUNNING,
  PDF_BOX_PAGE_LABELS
} PdfBoxKind;

typedef enum {
  PDF_BOX_KEEPS_NEXT = 1 << 0, /* no page ends behind it */
  PDF_BOX_REPEATED = 1 << 1,   /* stands here again: an artifact */
  PDF_BOX_OPEN = 1 << 2 /* a group, table, … that began on a page before, or goes on on the next */
} PdfBoxFlags;

/* Boxes that stay together when all of them fit on a page. */
typedef struct {
  double height; /* of all; until its end 0 */
  double start;  /* of the galley when it began */
  gboolean is_begun;
} PdfKeep;

/* What can be found at a box. */
typedef struct PdfAnchor PdfAnchor;
struct PdfAnchor {
  const char *destination;   /* or NULL */
  const char *outline_title; /* or NULL */
  guint outline_level;
  PdfAnchor *next;
};

typedef struct PdfBox PdfBox;
typedef struct PdfRow PdfRow;
typedef struct {
  PdfBox *first, *last;
} PdfBoxList;

/* What is drawn around a group. */
typedef struct {
  guint32 background, line_colour;
  gboolean has_background;
  double border, bar;
} PdfLook;

typedef struct {
  PdfOrientation orientation;
  gboolean right;
} PdfPageBreak;

typedef struct {
  const char *prefix;
  guint first;
} PdfPageLabels;

/* The picture of PDF_BOX_PICTURE and the drawing of PDF_BOX_DRAWING. */
typedef struct {
  const PdfImage *image; /* or NULL */
  PdfDraw *draw;
  gpointer data;
  PdfElement element; /* 0: an artifact */
  Place place;        /* of its source */
} PdfFigure;

typedef struct {
  PdfField field;
  PdfElement element; /* Form */
} PdfFieldBox;

/* What is repeated on each page on which the table or the continued part goes on. */
typedef struct {
  PdfBoxList again;
  double height;
} PdfRepeat;

struct PdfBox {
  PdfBox *next;
  guint8 kind;  /* PdfBoxKind */
  guint8 flags; /* PdfBoxFlags */
  float space, height, x, width;
  float base;   /* of the first base line below the top; where a label beside it stands */
  float extent; /* GROUP: down to its end on this page; set before drawing */
  PdfKeep *keep;
  PdfAnchor *anchors;
  union {
    PdfLine *line;
    PdfFigure *figure;
    PdfFieldBox *field;
    guint32 colour; /* RULE */
    PdfRow *row;
    PdfLook *look;
    PdfRepeat *repeat; /* TABLE, CONTINUED */
    PdfPageBreak *page;
    PdfRunning *running;
    PdfPageLabels *labels;
  };
};

PdfBox *pdf_box_new(Arena *arena, PdfBoxKind kind);
PdfBox *pdf_box_copy(Arena *arena, const PdfBox *box);
void pdf_boxes_append(PdfBoxList *list, PdfBox *box);
void pdf_boxes_prepend(PdfBoxList *list, const PdfBoxList *before);

/* TRUE for boxes that leave ink or take room on purpose. */
gboolean pdf_box_is_visible(const PdfBox *box);
gboolean pdf_box_is_begin(const PdfBox *box);
gboolean pdf_box_is_end(const PdfBox *box);

/* Height of all with the spaces between; about the most for all that is higher, so that a long list is not summed up again for every
 * page that it fills. */
#define PDF_HEIGHT_MOST 20000.0
double pdf_boxes_height(const PdfBoxList *list);
