/* PdfRun: a run of blocks on its way into the flow: the paragraph that is open, its characters, its place.
 *
 * White space is folded here: any of it is one space, and none at the start and the end of a line. Anchors are kept
 * until there is text that can carry them. For the files export/pdf*.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/pdf_writer.h"
#include "model/section.h"

/* For whom a run is written. */
typedef struct {
  /* The document that holds the nodes: for places, and, with `has_anchors`, for the names of its headings and
   * anchors. */
  const Document *document;
  gboolean has_anchors;
  guint heading_level;        /* that the highest heading gets; those below follow without a jump */
  guint outline_level;        /* of the highest heading; 0: no headings in the outline */
  guint outline_depth;        /* how many levels are shown there */
  PdfStyleName heading_style; /* of the highest heading */
  const Node *skip;           /* a block that is left out (the title of an appendix), or NULL */
  const Link *told;           /* a link that is only text, since it is told elsewhere; or NULL */
  double turn_width;          /* wider tables get pages in landscape; 0: none does */
  gboolean is_turned;         /* the page where the run begins is in landscape already */
} PdfRunOptions;

typedef struct {
  PdfWriter *writer;
  const PdfRunOptions *options;
  Section section;
  /* the paragraph that is open */
  PdfText *text; /* NULL between paragraphs */
  PdfParagraph paragraph;
  PdfCharacters now;      /* what is added looks so */
  GArray *outer;          /* PdfCharacters of the inlines around, innermost last */
  gboolean has_content;   /* the text shows something */
  gboolean is_line_start; /* white space is dropped here */
  gboolean has_space;     /* white space waits for what follows it */
  gboolean is_bound;      /* nothing but text has a place here: in headings, captions of our own */
  const Node *link;       /* the link that is open; links inside of it are text */
  PdfTarget target;       /* of the link */
  gboolean link_is_empty; /* it shows nothing so far */
  GPtrArray *anchors;     /* names that wait for text */
  /* headings */
  guint8 levels[6]; /* written levels of those that are open, highest first */
  guint level_count;
  /* lists */
  GArray *numbers;  /* guint32: of the next item of each list that is open, innermost last */
  const Node *item; /* whose label waits for its text, for want of room beside it; or NULL */
  gboolean is_deep; /* something was not indented any further; told once */
  GString *scratch;
} PdfRun;

void pdf_run_begin(PdfRun *run, PdfWriter *writer, Section section, const PdfRunOptions *options);
void pdf_run_end(PdfRun *run);

/* The place of a node in its source, told to the flow too. */
Place pdf_run_place(const PdfRun *run, const Node *node);

/* Opens a paragraph in a style; closes it: it goes into the flow, unless it shows nothing. */
void pdf_run_open(PdfRun *run, PdfStyleName style);
void pdf_run_close(PdfRun *run);

/* Puts what the paragraph has so far into the flow and goes on with the same style: room for a block. */
void pdf_run_interrupt(PdfRun *run);

/* Takes the text out of the paragraph that is open, for a block that is made otherwise. */
PdfText *pdf_run_take(PdfRun *run);

void pdf_run_put(PdfRun *run, const char *bytes, gsize length); /* folded */
void pdf_run_put_exact(PdfRun *run, const char *bytes, gsize length);
void pdf_run_put_space(PdfRun *run); /* what waits */
void pdf_run_line_break(PdfRun *run);

/* Something that is no text (a picture, a box) was added. */
void pdf_run_mark_content(PdfRun *run);

void pdf_run_push(PdfRun *run); /* keeps the characters, which may be changed now */
void pdf_run_pop(PdfRun *run);

/* A name for the place where the next text stands. */
void pdf_run_anchor(PdfRun *run, const char *id);
void pdf_run_destination(PdfRun *run, const char *name);
/* Adds the names that wait to a text; gives them to the block that comes next in the flow. */
void pdf_run_flush_anchors(PdfRun *run, PdfText *text);
void pdf_run_name_block(PdfRun *run);
