/* Section: from an anchor to the run of blocks that it names.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/section.h"

#include "model/document.h"

Section section_of_heading(Node *heading) {
  Node *end = heading->next;
  while (end != NULL &&
         (end->kind != NODE_HEADING || end->u.heading.level > heading->u.heading.level))
    end = end->next;
  return (Section){heading, end};
}

/* The block that holds an inline; the node itself when it is a block. */
static Node *block_of(Node *node) {
  while (!node_is_block(node))
    node = node->parent;
  return node;
}

Section section_of_anchor(const Anchor *anchor) {
  if (anchor->node == NULL)
    return (Section){anchor->document->root->first, NULL};
  Node *block = block_of(anchor->node);
  if (block->kind == NODE_HEADING)
    return section_of_heading(block);
  Node *end = block->next;
  while (end != NULL && end->kind != NODE_HEADING)
    end = end->next;
  return (Section){block, end};
}

Node *section_heading(const Anchor *anchor) {
  if (anchor->node == NULL)
    return anchor->document->heading;
  for (Node *node = block_of(anchor->node); node != NULL;
       node = node->previous != NULL ? node->previous : node->parent) {
    if (node->kind == NODE_HEADING)
      return node;
  }
  return NULL;
}

const char *anchor_output_id(const Anchor *anchor) {
  const Node *heading = anchor->document->heading;
  const Node *node = anchor->node;
  while (node != NULL && node != heading)
    node = node->parent;
  if (anchor->node == NULL || (node != NULL && node == heading))
    return NULL;
  return anchor->node->kind == NODE_HEADING ? anchor->node->u.heading.anchor
                                            : anchor->node->u.anchor;
}
