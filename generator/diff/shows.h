/* Shows: which steps show which pieces of documents, by the link of their title or by undo=.
 *
 * Ownership: shows_free.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/sources.h"

typedef struct {
  Sources *sources;
  guint side;
  GHashTable *of; /* Source -> who shows it */
  gsize
      left; /* how many steps may still be listed; then lists are cut, and the comparison is bounded */
} Shows;

/* All steps of the guides of that side that the other side has too. */
Shows *shows_new(Sources *sources, guint side);
void shows_free(Shows *shows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Shows, shows_free)

/* The steps that show the piece (NULL: any part of the document), in order of the work. Pieces that the same steps show share
 * one list, which lives as long as the diff. */
StepRun shows_steps(Shows *shows, Source *source, const Piece *piece);

/* The piece in which a node of the document stands, or NULL. */
const Piece *source_piece(const Source *source, const Node *node);
