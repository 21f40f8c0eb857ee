/* Plain: walks that look at nothing but text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/plain.h"

void plain_text_append(GString *out, const Node *node) {
  NodeWalk walk = node_walk(node);
  while (node_walk_next(&walk)) {
    if (!walk.entering)
      continue;
    if (walk.node->kind == NODE_TEXT || walk.node->kind == NODE_CODE)
      g_string_append_len(out, walk.node->text, (gssize)walk.node->length);
    else if (walk.node->kind == NODE_SOFT_BREAK || walk.node->kind == NODE_LINE_BREAK)
      g_string_append_c(out, ' ');
  }
}

static gboolean is_visible(const char *text, gsize length) {
  for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
    if (!g_unichar_isspace(g_utf8_get_char(at)))
      return TRUE;
  }
  return FALSE;
}

gboolean plain_text_is_visible(const Node *node, gboolean images) {
  NodeWalk walk = node_walk(node);
  while (node_walk_next(&walk)) {
    if (!walk.entering)
      continue;
    if (images && walk.node->kind == NODE_IMAGE)
      return TRUE;
    if ((walk.node->kind == NODE_TEXT || walk.node->kind == NODE_CODE) &&
        is_visible(walk.node->text, walk.node->length))
      return TRUE;
  }
  return FALSE;
}
