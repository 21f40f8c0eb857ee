/* HtmlOptions: for which page HTML is written.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/address.h"
#include "model/guide.h"

typedef struct {
  /* Resolves links and says which output it is. NULL (stepbook render): links keep what was written, and
   * nothing is added to what CommonMark and GFM say. */
  const Address *address;
  /* Whose ids headings, anchors and the table of contents get; NULL: no ids. */
  const Document *document;
  gboolean no_ids; /* none, whatever the document: its text stands on this page beside another's */
  /* Headings with an id are links to themselves, where they hold no other link. */
  gboolean self_links;
  gboolean xhtml;    /* XML syntax, EPUB 3.3 content */
  gboolean no_links; /* for titles inside links: texts of links without <a>, no ids, no notes */
  /* The level that the highest heading of the run gets; levels below follow without a jump, at most 6.
   * 0: as written. */
  int heading_level;
  /* Put between prefix and number of footnotes when a page shows several runs ("d3-"); or NULL. */
  const char *id_infix;
  /* The step whose title or summary is written as inlines on a page that shows its notes too (html_write_step,
   * html_write_step_notes): references have their numbers there, without links. NULL: they are left out. */
  const Step *notes_of;
  /* Called behind each link that is not broken, also where its target is not part of the output and its text
   * stands without <a>, e.g. for the number of a reference on paper; or NULL. */
  void (*after_link)(GString *out, const Link *link, gpointer data);
  /* Called behind each heading, e.g. for what refers to its section; or NULL. */
  void (*after_heading)(GString *out, const Node *heading, gpointer data);
  gpointer data; /* for both */
} HtmlOptions;
