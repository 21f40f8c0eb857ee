/* HtmlBuilder: makes nodes from elements and texts of HTML, as they are entered and left.
 *
 * What becomes of each element stands in read/html_rules.h; this does not know any HTML parser. Text in block
 * context gets a paragraph; blocks inside a table's cell, which holds inlines, become lines. Ids become anchors
 * at the next leaf block.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* An element with the attributes that matter; NULL where it has none. */
typedef struct {
  const char *name; /* in small letters */
  const char *id, *href, *src, *alt, *title, *align, *style, *start, *value, *colspan, *rowspan,
      *class_names;
  guint32 line, column; /* of its '<' */
} HtmlElement;

typedef struct HtmlBuilder HtmlBuilder;

/* The nodes are appended to `root`: an empty block that holds blocks, or, with `inlines`, inlines. */
HtmlBuilder *html_builder_new(Reading *reading, Node *root, gboolean inlines);

/* Ends it: what is open is closed. Anchors that found no leaf block are returned (NODE_ANCHOR, in order) in
 * `anchors`. */
void html_builder_free(HtmlBuilder *builder, GPtrArray *anchors);

void html_builder_enter(HtmlBuilder *builder, const HtmlElement *element);
void html_builder_leave(HtmlBuilder *builder);
void html_builder_text(HtmlBuilder *builder, const char *text);

/* A node of the Markdown around, block or inline, is put here. */
void html_builder_node(HtmlBuilder *builder, Node *node);

/* Puts an anchor before the text of the first leaf block at or below the node; FALSE when there is none. */
gboolean anchor_attach(Node *node, Node *anchor);
