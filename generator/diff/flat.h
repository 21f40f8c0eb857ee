/* Flat: trees of nodes as a row of plain blocks, as a redline shows them.
 *
 * White space is one space, but in code; a link is its text, on request with its target behind it in parentheses.
 * Ownership: flat_clear. The texts live in the arena.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/arena.h"
#include "model/node.h"
#include "model/redline.h"

/* What the target of a link is called; two links of two books lead to the same when they are called the same. */
typedef const char *FlatTarget(gconstpointer data, const Link *link);

typedef struct {
  RedlineKind kind;
  guint depth;
  guint table, row, column;
  gboolean header;
  gboolean has_code;
  gboolean warns;   /* it stands in a warning */
  const char *text; /* "" only in code */
} FlatBlock;

typedef struct {
  Arena *arena;
  FlatTarget *target;
  gconstpointer data; /* of target */
  gboolean shows_targets;
  gboolean warnings_apart; /* warnings are not taken, but listed in `warnings` */
  const Link *hidden;      /* this link is but its text: that of a step's title */
  GArray *blocks;          /* FlatBlock */
  GString *prose;          /* all text but the code, for comparing */
  GString *code;           /* all code, for comparing */
  GString *targets;        /* all targets of links and files, for comparing */
  GPtrArray *warnings;     /* const Node: NODE_ADMONITION */
  GPtrArray *notes;        /* const Node: footnotes that are referred to, for flat_add_notes */
  guint notes_added;
  guint tables;
} Flat;

void flat_begin(Flat *flat, Arena *arena, FlatTarget *target, gconstpointer data);
void flat_clear(Flat *flat);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Flat, flat_clear)

/* Appends what is below the node and it holds, the run of siblings from `first` to but without `end`, a line of plain text
 * (NULL or "": nothing), the blocks of another one. */
void flat_add(Flat *flat, const Node *root);
void flat_add_run(Flat *flat, const Node *first, const Node *end);
void flat_add_text(Flat *flat, RedlineKind kind, guint depth, const char *text);

/* Appends the footnotes that what was added refers to, each once. */
void flat_add_notes(Flat *flat);

/* Keeps only the blocks with code, or those that are not code. */
void flat_keep_code(Flat *flat);
void flat_keep_prose(Flat *flat);

/* A warning, caution or danger. */
gboolean node_is_warning(const Node *node);
