/* Node: the document tree, independent of the parser and of every output.
 *
 * Blocks and inlines of CommonMark 0.31 and GFM 0.29 (tables, strikethrough, footnotes, task items) and
 * what the dialect adds (admonitions, figures, contents, description lists, harmless inline HTML).
 * Ownership: the arena of the book. Readers build and change the tree; once the book is resolved it
 * is only read.
 * Limits: no function here recurses; depth is bounded by memory alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "model/attributes.h"

typedef struct Link Link;
typedef struct Node Node;

typedef enum {
  /* blocks */
  NODE_ROOT,      /* holds the blocks of a document, an introduction, a body of a step */
  NODE_PARAGRAPH, /* holds inlines, as do NODE_HEADING, NODE_TABLE_CELL, NODE_TERM, NODE_TITLE */
  NODE_HEADING,   /* u.heading */
  NODE_LIST,      /* u.list; holds items */
  NODE_ITEM,      /* u.item; holds blocks */
  NODE_QUOTE,
  NODE_CODE_BLOCK, /* text; u.info = the info string's first word or NULL */
  NODE_THEMATIC_BREAK,
  NODE_TABLE,      /* holds rows; u.table.columns */
  NODE_TABLE_ROW,  /* u.row.header; holds cells */
  NODE_TABLE_CELL, /* u.cell */
  NODE_ADMONITION, /* u.admonition; holds a NODE_TITLE when it has a title of its own, and blocks */
  NODE_TITLE,      /* the first in its admonition; holds inlines */
  NODE_FIGURE,     /* holds one NODE_IMAGE and, behind it, the caption's inlines */
  NODE_DIVISION,   /* a group of blocks without a meaning of its own (<div>, <details>) */
  NODE_DESCRIPTIONS, /* a description list; holds terms and details */
  NODE_TERM,         /* holds inlines */
  NODE_DETAILS,      /* holds blocks */
  NODE_CONTENTS,     /* a table of contents of the document; u.contents levels */
  NODE_FOOTNOTE,     /* a footnote's definition; text = its label; holds blocks; last in the root */
  /* inlines */
  NODE_TEXT, /* text */
  NODE_SOFT_BREAK,
  NODE_LINE_BREAK,
  NODE_CODE, /* text */
  NODE_EMPHASIS,
  NODE_STRONG,
  NODE_STRIKETHROUGH,
  NODE_SPAN,   /* text = name of an HTML element: one of node_span_names; holds inlines */
  NODE_ANCHOR, /* an invisible place; u.anchor = its id */
  NODE_LINK,   /* u.link; holds inlines */
  NODE_IMAGE,  /* u.link; holds the inlines of the alternative text */
  NODE_FOOTNOTE_REFERENCE, /* u.footnote = the definition */
  NODE_KINDS
} NodeKind;

typedef enum { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Alignment;
typedef enum { TASK_NONE, TASK_OPEN, TASK_DONE } TaskState;
typedef enum {
  ADMONITION_NOTE,
  ADMONITION_TIP,
  ADMONITION_IMPORTANT,
  ADMONITION_WARNING,
  ADMONITION_CAUTION,
  ADMONITION_DANGER,
  ADMONITION_KINDS
} AdmonitionKind;

struct Node {
  NodeKind kind;
  guint32 line;     /* of the first character in the source; the document knows the file */
  guint32 column;   /* in bytes */
  guint32 length;   /* bytes of `text` */
  const char *text; /* NUL-terminated */
  Node *parent, *first, *last, *next, *previous;
  const Attributes *attributes; /* NULL when none */
  union {
    struct {
      guint8 level;       /* 1 to 6, as written */
      const char *anchor; /* the id that outputs use; NULL when it has none */
    } heading;
    struct {
      gboolean ordered;
      gboolean tight;
      guint32 start; /* the first number of an ordered list */
    } list;
    struct {
      TaskState task;
      guint32 written; /* the number as written in an ordered list */
    } item;
    struct {
      guint columns;
    } table;
    struct {
      gboolean header;
    } row;
    struct {
      Alignment alignment;
      guint16 columns, rows; /* spans, at least 1 */
      gboolean header;
    } cell;
    struct {
      guint8 from, to; /* heading levels */
    } contents;
    AdmonitionKind admonition;
    const char *info;
    const char *anchor;
    Link *link;
    Node *footnote;
  } u;
};

/* A new node without a place in a tree. */
Node *node_new(Arena *arena, NodeKind kind, guint32 line, guint32 column);

/* A text node with a copy of `length` bytes. */
Node *node_new_text(Arena *arena, const char *text, gsize length, guint32 line, guint32 column);

void node_append(Node *parent, Node *child);
void node_insert_before(Node *sibling, Node *node);
void node_insert_after(Node *sibling, Node *node);
void node_unlink(Node *node); /* takes it out of its parent; its children stay with it */

/* Puts the children of `node` where it stands, and takes it out. */
void node_unwrap(Node *node);

/* Moves all children of `from` behind those of `to`. */
void node_move_children(Node *to, Node *from);

gboolean node_is_block(const Node *node);

/* The rows that a cell reaches: no more than are left of its group, the head or the body. */
guint node_cell_rows(const Node *cell);

/* The names that NODE_SPAN may have; NULL-terminated. */
extern const char *const node_span_names[];

/* "note", "tip", … */
const char *admonition_name(AdmonitionKind kind);
gboolean admonition_by_name(AdmonitionKind *kind, const char *name);

/* The first class of the node that names an admonition: a block with one stands in such a box (dialect, part 2). */
gboolean node_admonition_class(AdmonitionKind *kind, const Node *node);

/* A walk in document order without recursion: each node with children is entered and left; a node
 * without children is entered and left too. The node just left may be unlinked; one that was entered
 * and whose leaving is still to come may not, unless node_walk_skip was called for it.
 *
 *     NodeWalk walk = node_walk(root);
 *     while (node_walk_next(&walk)) { if (walk.entering) … walk.node … }
 */
typedef struct {
  Node *node;
  gboolean entering;
  Node *root, *next;
  gboolean next_entering;
} NodeWalk;

NodeWalk node_walk(const Node *root);
gboolean node_walk_next(NodeWalk *walk);
void node_walk_skip(NodeWalk *walk); /* after entering: goes on as if it had been left */

/* The text of a node and all below it: breaks become spaces, images their alternative text, anchors and
 * footnote references nothing. Leading and trailing white space is cut. */
char *node_plain_text(Arena *arena, const Node *node);
