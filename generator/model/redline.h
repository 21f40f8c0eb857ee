/* Redline: two texts in one, with the words that were taken out and put in.
 *
 * A redline is a row of blocks in reading order; each block is a row of spans that are in both texts, in the old one
 * only, or in the new one only. Taking the spans that are the same or removed gives the old text, those that are the
 * same or added the new one.
 * Ownership: the arena of whoever makes it. Texts are plain: what a block says, without markup.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef enum { REDLINE_SAME, REDLINE_REMOVED, REDLINE_ADDED, REDLINE_CHANGED } RedlineState;

typedef enum {
  REDLINE_PARAGRAPH,
  REDLINE_HEADING, /* depth: its level */
  REDLINE_ITEM,    /* the first line of an item of a list; depth: of the list, from 1 */
  REDLINE_CODE,    /* one line of a code block */
  REDLINE_WARNING, /* a line of an admonition; the first begins with its kind ("Warning: …") */
  REDLINE_CELL,    /* of a table */
  REDLINE_IMAGE    /* its alternative text and file */
} RedlineKind;

typedef struct {
  RedlineState state; /* never REDLINE_CHANGED */
  const char *text;   /* never empty */
} RedlineSpan;

typedef struct {
  RedlineKind kind;
  RedlineState state; /* of all its spans; REDLINE_CHANGED when they differ */
  guint depth;
  guint table, row, column; /* of a cell, from 0; rows that are removed and added count alike */
  gboolean header;          /* of a cell */
  const RedlineSpan *spans;
  guint span_count;
} RedlineBlock;

typedef struct {
  const RedlineBlock *blocks;
  guint block_count;
  gboolean is_coarse; /* the texts were too different or too long: whole blocks stand for words */
} Redline;
