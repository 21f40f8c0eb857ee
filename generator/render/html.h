/* HTML: document trees as HTML5 or as XHTML for EPUB. Pure.
 *
 * One small function per node kind in a table; a walk without recursion. All text is escaped here; raw
 * HTML of a source never passes (the reader made nodes of what is harmless).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/address.h"
#include "model/node.h"
#include "model/section.h"

typedef struct {
  const Address *address; /* resolves links; NULL (stepbook render): links keep what was written */
  const Document *document; /* whose ids the anchors get; NULL: no ids */
  gboolean xhtml;         /* XML syntax, EPUB 3.3 content */
  gboolean no_links;      /* texts of links without <a> (titles inside links, navigation) */
  int heading_level;      /* level that the highest heading of the run gets; levels below follow without a jump; 0: as written */
  const char *id_infix;   /* put between prefix and footnote numbers when a page shows several runs; or NULL */
  void (*after_link)(GString *out, const Link *link, gpointer data); /* e.g. a reference number; or NULL */
  gpointer data;
} HtmlOptions;

/* The blocks of the section, and the footnotes that they refer to behind them. */
void html_write_section(GString *out, Section section, const HtmlOptions *options);

/* All blocks inside `root` (NODE_ROOT or any block), and their footnotes. */
void html_write_blocks(GString *out, const Node *root, const HtmlOptions *options);

/* The inlines inside `node` (a paragraph, heading, cell). */
void html_write_inlines(GString *out, const Node *node, const HtmlOptions *options);

/* Escapes text for element content and quoted attributes, HTML and XML: & < > " and '. Characters that XML 1.0
 * section 2.2 forbids become U+FFFD. */
void html_escape(GString *out, const char *text, gssize length);
