/* DiffExcerpt: of a redline, the lines in which something changed, and of long lines the words around it. Pure.
 *
 * Lines are blocks, or rows of a table. A heading that stands over a changed line, and the head of a table, are shown
 * too, so that one sees where it is.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"

/* Blocks first to end - 1: one, or the cells of a row. */
typedef struct {
  guint first, end;
  RedlineState state;   /* of all its blocks; REDLINE_CHANGED when they differ */
  gboolean follows_gap; /* lines that are the same were left out before it */
} DiffLine;

/* The redline of a change as it is shown below its heading: of a step that is new or gone without the title, which the heading
 * says. FALSE: there is nothing to show. What is shown points into the change. */
gboolean diff_shown_redline(Redline *shown, const DiffChange *change);

/* All lines of the redline: a DiffLine array, to be unreffed. follows_gap is FALSE. */
GArray *diff_lines(const Redline *redline);

/* Those that say what changed, and where. */
GArray *diff_excerpt(const Redline *redline);

/* A span or a part of one. */
typedef struct {
  RedlineState state;
  gboolean is_gap; /* words that are the same were left out here; the text is empty */
  const char *text;
  gsize length;
} DiffPiece;

/* The pieces of a block: at most `words` words beside a change and 2 * `words` between two; code is never cut.
 * An array of DiffPiece, to be unreffed. */
GArray *diff_pieces(const RedlineBlock *block, guint words);

/* What stands for the gap at that index: "…" with spaces where words are beside it. */
const char *diff_gap(const GArray *pieces, guint index);
