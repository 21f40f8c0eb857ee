/* Sources: which documents and files of the two sides are the same ones, whatever their paths are.
 *
 * Documents are matched by path, then by what they say, then by likeness; sections (the text from a heading to the next heading of
 * any level) by anchor, then by title, then by likeness; other files by path, then by content.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"
#include "diff/likeness.h"

/* From a heading to the next one; the first of a document may have no heading. */
typedef struct Piece Piece;
struct Piece {
  const Node *heading;     /* or NULL */
  const Node *first, *end; /* a run of siblings */
  const char *title;       /* plain text of the heading, "" when there is none */
  const char *id;          /* of the heading, or NULL */
  Piece *partner;          /* of the matched document, or NULL */
  Bag bag;
  gboolean has_bag;
};

typedef struct Source Source;
struct Source {
  const Document *document;
  Source *partner; /* or NULL */
  Bag bag;
  guint64 words; /* hash of its words in order */
  gboolean has_words;
  Piece *pieces; /* once sources_pieces was called */
  guint piece_count;
  gboolean has_pieces;
  GHashTable *piece_of; /* first node of a piece -> Piece */
};

struct Sources {
  Comparison *comparison;
  GPtrArray *all[2];         /* Source, by path */
  GHashTable *of;            /* Document of either side -> Source */
  GHashTable *asset_partner; /* Asset of either side -> Asset of the other */
  GHashTable *sections; /* Anchor or Document -> guint64 *: digest of the section that it names */
};

Sources *sources_new(Comparison *comparison);
void sources_free(Sources *sources);

Source *sources_of(const Sources *sources, const Document *document);

/* The same bytes as the partner. */
gboolean source_is_same(const Source *source);

/* Takes both apart and matches the pieces; `source` may have no partner. */
void sources_pieces(Sources *sources, Source *source);

/* The piece that begins with the node, or NULL. */
Piece *source_piece_at(const Source *source, const Node *node);

/* How the target of a link is called: the same for both sides when both lead to the same place, whatever its address is. */
const char *sources_target(gconstpointer side, const Link *link);

typedef struct {
  Sources *sources;
  guint side;
} SourceSide; /* what sources_target gets */

/* Do both lead to the same text? Either may be NULL. */
gboolean sources_same_target(Sources *sources, const Link *old_link, const Link *new_link);
