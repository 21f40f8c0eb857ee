/* PdfWriter: what is remembered while one edition of a guide becomes a PdfFlow, and small steps that all parts
 * share. For the files export/pdf*.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/pdf_style.h"
#include "export/pdf_target.h"
#include "export/pdf_troubles.h"
#include "pdf/flow.h"
#include "render/labels.h"
#include "render/sheet.h"

typedef struct PdfNotes PdfNotes;

typedef struct {
  const Sheet *sheet;
  PdfFlow *flow;
  PdfTroubles *troubles;
  PdfTargets *targets;
  guint heading_level; /* of the last heading that was written */
  guint outline_level; /* of the last entry of the outline */
  PdfNotes *notes;     /* footnotes that wait to be written (export/pdf_notes.h), or NULL */
  guint note_count;    /* footnotes so far, for the names of their destinations */
  GHashTable *tasks;   /* item of a list -> SheetField: its box, which is a field once */
  GPtrArray *phases;   /* Step: those that are open, outermost first */
  gboolean is_held;    /* a rule or band was opened that never parts from the step behind it */
} PdfWriter;

const char *pdf_label(const PdfWriter *writer, Label label);

/* Text of our own in a style, its line feeds as line breaks: added to a text, as a paragraph, each line as a paragraph.
 * NULL: nothing. */
void pdf_put(PdfText *text, PdfStyleName style, const char *bytes);
void pdf_put_paragraph(PdfWriter *writer, PdfStyleName style, const char *bytes);
void pdf_put_lines(PdfWriter *writer, PdfStyleName style, const char *bytes);

/* A copy in which a number and its unit, "5 min", and what stands in parentheses, "(1 h 30 min)", stay on one line when
 * it is short. */
char *pdf_glue(const char *bytes);

/* "label: text", the label bold; NULL: nothing. */
void pdf_put_fact(PdfWriter *writer, PdfStyleName style, const char *label, const char *bytes);

/* A line of a table of contents: the title, dots, the number of the page; `destination` NULL: the title alone. */
void pdf_put_contents_line(PdfWriter *writer, PdfStyleName style, const char *title,
                           const char *destination);

/* Where a heading stands. Levels never jump downwards: what is wanted too deep gets the next level. */
typedef struct {
  guint level;         /* 1 to 6, as wanted */
  guint outline_level; /* 0: not in the outline */
  const char *outline_title;
  const char *destination; /* or NULL */
} PdfHeading;
void pdf_put_heading(PdfWriter *writer, PdfStyleName style, const PdfHeading *heading,
                     PdfText *text);

/* From here on nothing parts until pdf_release: what was opened stays with the step behind it. */
void pdf_hold(PdfWriter *writer);
void pdf_release(PdfWriter *writer);
