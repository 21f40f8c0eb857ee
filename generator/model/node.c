/* Node: building, changing and walking the document tree.
 *
 * Everything is pointer work on one arena. The walk keeps the next step ready before it hands out the
 * present one, so that the caller may unlink a node that it is leaving.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/node.h"

#include <string.h>

const char *const node_span_names[] = {"abbr",  "b",   "cite", "del", "dfn", "i",
                                       "ins",   "kbd", "mark", "q",   "s",   "samp",
                                       "small", "sub", "sup",  "u",   "var", NULL};

static const char *const admonition_names[ADMONITION_KINDS] = {
    [ADMONITION_NOTE] = "note",           [ADMONITION_TIP] = "tip",
    [ADMONITION_IMPORTANT] = "important", [ADMONITION_WARNING] = "warning",
    [ADMONITION_CAUTION] = "caution",     [ADMONITION_DANGER] = "danger"};

Node *node_new(Arena *arena, NodeKind kind, guint32 line, guint32 column) {
  Node *node = arena_new_item(arena, Node);
  node->kind = kind;
  node->line = line;
  node->column = column;
  return node;
}

Node *node_new_text(Arena *arena, const char *text, gsize length, guint32 line, guint32 column) {
  Node *node = node_new(arena, NODE_TEXT, line, column);
  node->text = arena_strndup(arena, text, length);
  node->length = (guint32)length;
  return node;
}

void node_append(Node *parent, Node *child) {
  child->parent = parent;
  child->next = NULL;
  child->previous = parent->last;
  if (parent->last == NULL)
    parent->first = child;
  else
    parent->last->next = child;
  parent->last = child;
}

void node_insert_before(Node *sibling, Node *node) {
  node->parent = sibling->parent;
  node->next = sibling;
  node->previous = sibling->previous;
  if (sibling->previous != NULL)
    sibling->previous->next = node;
  else if (sibling->parent != NULL)
    sibling->parent->first = node;
  sibling->previous = node;
}

void node_insert_after(Node *sibling, Node *node) {
  if (sibling->next != NULL)
    node_insert_before(sibling->next, node);
  else
    node_append(sibling->parent, node);
}

void node_unlink(Node *node) {
  if (node->previous != NULL)
    node->previous->next = node->next;
  else if (node->parent != NULL)
    node->parent->first = node->next;
  if (node->next != NULL)
    node->next->previous = node->previous;
  else if (node->parent != NULL)
    node->parent->last = node->previous;
  node->parent = node->next = node->previous = NULL;
}

void node_unwrap(Node *node) {
  while (node->first != NULL) {
    Node *child = node->first;
    node_unlink(child);
    node_insert_before(node, child);
  }
  node_unlink(node);
}

void node_move_children(Node *to, Node *from) {
  while (from->first != NULL) {
    Node *child = from->first;
    node_unlink(child);
    node_append(to, child);
  }
}

gboolean node_is_block(const Node *node) { return node->kind < NODE_TEXT; }

const char *admonition_name(AdmonitionKind kind) { return admonition_names[kind]; }

gboolean admonition_by_name(AdmonitionKind *kind, const char *name) {
  for (AdmonitionKind k = 0; k < ADMONITION_KINDS; k++) {
    if (g_ascii_strcasecmp(admonition_names[k], name) == 0) {
      *kind = k;
      return TRUE;
    }
  }
  return FALSE;
}

gboolean node_admonition_class(AdmonitionKind *kind, const Node *node) {
  if (node->attributes == NULL)
    return FALSE;
  for (const char *const *name = node->attributes->classes; *name != NULL; name++) {
    if (admonition_by_name(kind, *name))
      return TRUE;
  }
  return FALSE;
}

NodeWalk node_walk(const Node *root) {
  return (NodeWalk){.root = (Node *)root, .next = (Node *)root, .next_entering = TRUE};
}

static void step_behind(NodeWalk *walk, Node *node) {
  if (node == walk->root) {
    walk->next = NULL;
  } else if (node->next != NULL) {
    walk->next = node->next;
    walk->next_entering = TRUE;
  } else {
    walk->next = node->parent;
    walk->next_entering = FALSE;
  }
}

gboolean node_walk_next(NodeWalk *walk) {
  /* The way down is chosen only now, so that children added while entering are seen. */
  if (walk->node != NULL && walk->entering && walk->next == walk->node) {
    if (walk->node->first != NULL) {
      walk->next = walk->node->first;
      walk->next_entering = TRUE;
    } else {
      walk->next_entering = FALSE;
    }
  }
  walk->node = walk->next;
  walk->entering = walk->next_entering;
  if (walk->node == NULL)
    return FALSE;
  if (!walk->entering)
    step_behind(walk, walk->node);
  return TRUE;
}

void node_walk_skip(NodeWalk *walk) {
  g_assert(walk->entering);
  step_behind(walk, walk->node);
  walk->entering = FALSE;
}

char *node_plain_text(Arena *arena, const Node *node) {
  g_autoptr(GString) out = g_string_new(NULL);
  NodeWalk walk = node_walk(node);
  while (node_walk_next(&walk)) {
    if (!walk.entering) {
      if (node_is_block(walk.node) && walk.node != node)
        g_string_append_c(out, ' ');
      continue;
    }
    if (walk.node->kind == NODE_TEXT || walk.node->kind == NODE_CODE ||
        walk.node->kind == NODE_CODE_BLOCK)
      g_string_append_len(out, walk.node->text, (gssize)walk.node->length);
    else if (walk.node->kind == NODE_SOFT_BREAK || walk.node->kind == NODE_LINE_BREAK)
      g_string_append_c(out, ' ');
  }
  return arena_strdup(arena, g_strstrip(out->str));
}

guint node_cell_rows(const Node *cell) {
  const Node *row = cell->parent;
  guint rows = 1;
  while (rows < cell->u.cell.rows && row->next != NULL &&
         row->next->u.row.header == row->u.row.header) {
    row = row->next;
    rows++;
  }
  return rows;
}
