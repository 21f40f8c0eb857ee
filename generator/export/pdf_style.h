/* PdfStyle: the type scale of the runbook: sizes, spaces and grounds, in one table.
 *
 * One sans face and one mono face; hierarchy by size, weight and space; one weight of rule for all tables and fields, a
 * heavy one for what must be seen (gates, warnings, the point of no return). Nothing is said by colour alone: a
 * black and white print reads fully. Units: points; colours 0xRRGGBB.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/flow.h"

typedef enum {
  STYLE_BODY,
  STYLE_TIGHT,     /* body without space around */
  STYLE_LINES,     /* texts of several short lines */
  STYLE_SECONDARY, /* facts beside the text */
  STYLE_LABEL,     /* the name of a field or of a part of a step, bold */
  STYLE_TITLE,     /* of the cover */
  STYLE_SUBTITLE,
  STYLE_PART,      /* a part of the book */
  STYLE_PHASE,     /* a step with sub-steps */
  STYLE_STEP,      /* the title of a step */
  STYLE_HEADING_1, /* in documents: the first four levels below the title */
  STYLE_HEADING_2,
  STYLE_HEADING_3,
  STYLE_HEADING_4,
  STYLE_CONTINUED, /* the name of the phase, repeated at the top of a page */
  STYLE_CELL,
  STYLE_HEAD_CELL,
  STYLE_CODE,
  STYLE_CAPTION,
  STYLE_NOTE, /* footnotes, references */
  STYLE_CONTENTS,
  STYLE_ALARM,  /* the first line of an admonition */
  STYLE_BANNER, /* point of no return */
  STYLES
} PdfStyleName;

typedef struct {
  PdfCharacters characters;
  PdfParagraph paragraph;
} PdfStyle;

const PdfStyle *pdf_style(PdfStyleName name);

#define INK           0x000000
#define INK_SECONDARY 0x444444
#define INK_LINK      0x1a3e72
#define RULE_COLOUR   0x8c8c8c
#define GROUND        0xf2f2f2
#define GROUND_HEAD   0xe6e6e6

#define RULE_THIN  0.5
#define RULE_HEAVY 1.6

/* Boxes as large as a pen needs, and the width of the column in which they stand. */
#define BOX_SIZE   14.0
#define BOX_COLUMN 62.0
