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
  GHashTable *of; /* Source -> GArray of Show */
} Shows;

/* All steps of the guides of that side. */
Shows *shows_new(Sources *sources, guint side);
void shows_free(Shows *shows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Shows, shows_free)

/* The steps that show the piece (NULL: any part of the document), in order of the work; the caller owns the list. */
GPtrArray *shows_steps(const Shows *shows, const Source *source, const Piece *piece);

/* The piece in which a node of the document stands, or NULL. */
const Piece *source_piece(const Source *source, const Node *node);
