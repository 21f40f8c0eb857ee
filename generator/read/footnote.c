/* Footnote references that the parser must not see: finding and hiding them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/footnote.h"

#include <string.h>

enum { LABEL_MOST = 1000 };

static const char hidden = '\002';

/* The bracket that opens before `at` closes in the same line, and nothing between could be markup. */
static gboolean is_safe(const char *at, const char *end) {
  end = MIN(end, at + MIN(end - at, LABEL_MOST));
  for (guint depth = 1; at < end; at++) {
    if (*at == '[')
      depth++;
    else if (*at == ']' && --depth == 0)
      return TRUE;
    else if (strchr("\r\n`<\\", *at) != NULL)
      return FALSE;
  }
  return FALSE;
}

gboolean footnote_shield(Reading *reading) {
  const SourceText *text = &reading->text;
  const char *end = text->bytes + text->length;
  char *copy = NULL;
  /* A '^' is rarer than a bracket. */
  for (const char *at = text->bytes; (at = memchr(at, '^', (gsize)(end - at))) != NULL; at++) {
    if (at == text->bytes || at[-1] != '[' || is_safe(at + 1, end))
      continue;
    if (copy == NULL)
      copy = arena_strndup(reading->arena, text->bytes, text->length);
    copy[at - text->bytes] = hidden;
  }
  if (copy != NULL)
    reading->text.bytes = copy;
  return copy != NULL;
}

/* Texts are copies in the arena: those that hold the character are ours to change. */
static void restore(const char *text) {
  for (char *at = (char *)text; at != NULL && (at = strchr(at, hidden)) != NULL;)
    *at = '^';
}

void footnote_unshield(Reading *reading) {
  NodeWalk walk = node_walk(reading->document->root);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (!walk.entering)
      continue;
    restore(node->text);
    if (node->kind == NODE_CODE_BLOCK)
      restore(node->u.info);
    if (node->kind == NODE_LINK || node->kind == NODE_IMAGE) {
      restore(node->u.link->written);
      restore(node->u.link->title);
    }
    for (guint i = 0; node->attributes != NULL && i < node->attributes->count; i++)
      restore(node->attributes->items[i].value);
  }
}
