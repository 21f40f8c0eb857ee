/* Roles: a text that ends with `{name}` right before a code span.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/role.h"

#include <string.h>

enum { NAME_MOST = 40 };

/* Where the marker begins at the end of the text; -1 when there is none. */
static gssize marker_start(const Node *text) {
  const gsize length = text->length;
  if (length < 3 || text->text[length - 1] != '}')
    return -1;
  gsize at = length - 1;
  while (at > 0 && length - at < NAME_MOST &&
         (g_ascii_isalnum(text->text[at - 1]) || strchr("-_:.+", text->text[at - 1]) != NULL))
    at--;
  if (at == length - 1 || at == 0 || text->text[at - 1] != '{' || !g_ascii_isalpha(text->text[at]))
    return -1;
  return (gssize)at - 1;
}

static void make_span(Reading *reading, Node *code, const char *name, const char *text,
                      gsize length) {
  code->kind = NODE_SPAN;
  code->text = arena_strdup(reading->arena, name);
  code->length = (guint32)strlen(name);
  node_append(code, node_new_text(reading->arena, text, length, code->line, code->column));
}

/* `doc` names a document, with or without its suffix. */
static void make_link(Reading *reading, Node *code, const char *text, gsize length,
                      const char *target) {
  Link *link = arena_new_item(reading->arena, Link);
  const char *slash = strrchr(target, '/');
  const gboolean has_suffix = strchr(slash == NULL ? target : slash, '.') != NULL;
  link->written = has_suffix ? arena_strdup(reading->arena, target)
                             : arena_printf(reading->arena, "%s.md", target);
  link->source = reading->document;
  link->node = code;
  code->kind = NODE_LINK;
  code->text = NULL;
  code->length = 0;
  code->u.link = link;
  node_append(code, node_new_text(reading->arena, text, length, code->line, code->column));
}

static void apply(Reading *reading, Node *code, const char *name) {
  static const char *const kept[] = {"code", "literal", "math", "command", "file", NULL};
  static const char *const renamed[][2] = {{"sub", "sub"}, {"subscript", "sub"},
                                           {"sup", "sup"}, {"superscript", "sup"},
                                           {"kbd", "kbd"}, {"abbr", "abbr"}};
  if (g_strv_contains(kept, name))
    return;
  /* `text <target>` says both. */
  const char *text = code->text;
  gsize length = code->length;
  const char *open = length > 2 && text[length - 1] == '>' ? strrchr(text, '<') : NULL;
  g_autofree char *target = open == NULL ? g_strndup(text, length)
                                         : g_strndup(open + 1, (gsize)(text + length - open) - 2);
  if (open != NULL) {
    length = (gsize)(open - text);
    while (length > 0 && text[length - 1] == ' ')
      length--;
  }
  if (strcmp(name, "doc") == 0) {
    make_link(reading, code, length > 0 ? text : target, length > 0 ? length : strlen(target),
              target);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(renamed); i++) {
    if (strcmp(name, renamed[i][0]) == 0) {
      make_span(reading, code, renamed[i][1], code->text, code->length);
      return;
    }
  }
  code->kind = NODE_TEXT;
  if (open != NULL) {
    code->text = length > 0 ? arena_strndup(reading->arena, text, length)
                            : arena_strdup(reading->arena, target);
    code->length = (guint32)strlen(code->text);
  }
}

void role_read(Reading *reading, Node *leaf) {
  NodeWalk walk = node_walk(leaf);
  while (node_walk_next(&walk)) {
    Node *code = walk.node, *before = code->previous;
    if (!walk.entering || code->kind != NODE_CODE || before == NULL || before->kind != NODE_TEXT)
      continue;
    const gssize start = marker_start(before);
    if (start < 0)
      continue;
    g_autofree char *name = g_strndup(before->text + start + 1, before->length - (gsize)start - 2);
    before->text = arena_strndup(reading->arena, before->text, (gsize)start);
    before->length = (guint32)start;
    apply(reading, code, name);
    if (before->length == 0)
      node_unlink(before);
  }
}
