/* Reading: what the rooms of the Markdown reader share while they read one document.
 *
 * While reading, places of nodes are places in `text`; the last step turns them into places in the file.
 * A node without a place (line 0) was made from raw HTML or from configuration.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/config.h"
#include "model/document.h"
#include "read/source_text.h"

/* Kinds of nodes that only live while a document is read. */
enum {
  PART_HTML_BLOCK = NODE_KINDS, /* text: raw HTML between blocks */
  PART_HTML_INLINE,             /* text: a tag or comment between inlines */
  PART_ATTRIBUTES               /* attributes: an attribute block not yet bound */
};

static inline int node_part(const Node *node) { return (int)node->kind; }

typedef struct Directive Directive;

typedef struct {
  guint32 first, last;
} LineRange;

typedef struct {
  Document *document;
  Arena *arena;
  Config *config;
  Findings *findings;
  SourceText text;     /* what is parsed: the source with directives replaced, as many lines */
  gint32 *dedented;    /* per line: bytes taken out of the source before the text; NULL when none */
  GArray *directives;  /* Directive */
  GArray *line_blocks; /* LineBlock */
  gboolean has_html;   /* PART_HTML nodes may be in the tree */
  LineRange commented[2]; /* that the last ignore comment covers: in a text, and alone */
  GHashTable *reported;   /* what is reported once per file: code and name */
  GHashTable *raw_titles; /* heading -> its plain text before variables were replaced */
} Reading;

/* The place in the file of a node, or of an offset of the text. */
Place reading_place(const Reading *reading, const Node *node);
Place reading_place_at(const Reading *reading, guint32 offset);

/* The offset in the text where a node begins. */
guint32 reading_offset(const Reading *reading, const Node *node);

/* Block quotes around a node: the prefixes of its continued lines. */
guint32 reading_quotes(const Node *node);

/* TRUE the first time that it is asked for this kind and name. */
gboolean reading_first_time(Reading *reading, const char *kind, const char *name);
