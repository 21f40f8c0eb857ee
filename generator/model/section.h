/* Section: the part of a document that an anchor names (dialect, "Terms").
 *
 * From the heading to the next heading of the same or a higher level, sub-sections included. An anchor
 * that is not a heading names the part from the block that holds it to the next heading. The top of
 * a document names all of it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/link.h"
#include "model/node.h"

/* A run of siblings: from `first` up to but without `end` (NULL: to the last sibling). */
typedef struct {
  Node *first;
  Node *end;
} Section;

/* The section that starts at the heading. */
Section section_of_heading(Node *heading);

/* The section that the anchor names. */
Section section_of_anchor(const Anchor *anchor);

/* The heading that the section of the anchor is known by: the anchor's own, else the last one before it,
 * else NULL. */
Node *section_heading(const Anchor *anchor);

/* The id that outputs give the place of the anchor: several anchors of one heading share it. NULL for the
 * top of the document, also when the anchor is the title heading or in it. */
const char *anchor_output_id(const Anchor *anchor);
