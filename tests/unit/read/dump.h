/* A document tree as one line of text, for comparing in tests.
 *
 *   p["text" / em["a"] link(url)["b"] c"code"]     children in brackets, texts in quotes, / and // are breaks
 *   h2#anchor p{.class #id key=value} ol3! li7     attributes; list start, '!' for loose; written number
 *   @LINE:COLUMN behind a kind where places are asked for
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/link.h"
#include "model/node.h"

static inline void dump_kind(GString *out, const Node *node) {
  static const char *const names[] = {[NODE_ROOT] = "root",
                                      [NODE_PARAGRAPH] = "p",
                                      [NODE_HEADING] = "h",
                                      [NODE_LIST] = "ul",
                                      [NODE_ITEM] = "li",
                                      [NODE_QUOTE] = "quote",
                                      [NODE_CODE_BLOCK] = "pre",
                                      [NODE_THEMATIC_BREAK] = "hr",
                                      [NODE_TABLE] = "table",
                                      [NODE_TABLE_ROW] = "tr",
                                      [NODE_TABLE_CELL] = "td",
                                      [NODE_ADMONITION] = "box",
                                      [NODE_TITLE] = "title",
                                      [NODE_FIGURE] = "figure",
                                      [NODE_DIVISION] = "div",
                                      [NODE_DESCRIPTIONS] = "dl",
                                      [NODE_TERM] = "dt",
                                      [NODE_DETAILS] = "dd",
                                      [NODE_CONTENTS] = "toc",
                                      [NODE_FOOTNOTE] = "note",
                                      [NODE_TEXT] = "",
                                      [NODE_SOFT_BREAK] = "/",
                                      [NODE_LINE_BREAK] = "//",
                                      [NODE_CODE] = "c",
                                      [NODE_EMPHASIS] = "em",
                                      [NODE_STRONG] = "strong",
                                      [NODE_STRIKETHROUGH] = "del",
                                      [NODE_SPAN] = "span",
                                      [NODE_ANCHOR] = "anchor",
                                      [NODE_LINK] = "link",
                                      [NODE_IMAGE] = "image",
                                      [NODE_FOOTNOTE_REFERENCE] = "ref"};
  g_assert_cmpint(node->kind, <, NODE_KINDS);
  g_string_append(out, node->kind == NODE_LIST && node->u.list.ordered ? "ol" : names[node->kind]);
}

static inline void dump_cell(GString *out, const Node *node) {
  static const char alignments[] = {' ', '<', '=', '>'};
  if (node->u.cell.alignment != ALIGN_NONE)
    g_string_append_c(out, alignments[node->u.cell.alignment]);
  if (node->u.cell.columns > 1 || node->u.cell.rows > 1)
    g_string_append_printf(out, "%ux%u", node->u.cell.columns, node->u.cell.rows);
  if (node->u.cell.header)
    g_string_append_c(out, '*');
}

static inline void dump_payload(GString *out, const Node *node) {
  if (node->kind == NODE_HEADING)
    g_string_append_printf(out, "%u#%s", node->u.heading.level, node->u.heading.anchor);
  else if (node->kind == NODE_LIST && node->u.list.ordered)
    g_string_append_printf(out, "%u", node->u.list.start);
  else if (node->kind == NODE_ITEM && node->parent->u.list.ordered)
    g_string_append_printf(out, "%u", node->u.item.written);
  else if (node->kind == NODE_TABLE_CELL)
    dump_cell(out, node);
  else if (node->kind == NODE_ADMONITION)
    g_string_append_printf(out, ":%s", admonition_name(node->u.admonition));
  else if (node->kind == NODE_CONTENTS)
    g_string_append_printf(out, "%u-%u", node->u.contents.from, node->u.contents.to);
  else if (node->kind == NODE_CODE_BLOCK && node->u.info != NULL)
    g_string_append_printf(out, ":%s", node->u.info);
  else if (node->kind == NODE_ANCHOR)
    g_string_append_printf(out, "#%s", node->u.anchor);
  else if (node->kind == NODE_FOOTNOTE_REFERENCE)
    g_string_append_printf(out, ":%s", node->u.footnote->text);
  if (node->kind == NODE_LIST && !node->u.list.tight)
    g_string_append_c(out, '!');
  if (node->kind == NODE_ITEM && node->u.item.task != TASK_NONE)
    g_string_append(out, node->u.item.task == TASK_DONE ? "[x]" : "[ ]");
  if (node->kind == NODE_LINK || node->kind == NODE_IMAGE) {
    g_assert_true(node->u.link->node == node);
    g_string_append_printf(out, "(%s", node->u.link->written);
    if (node->u.link->title != NULL)
      g_string_append_printf(out, " '%s'", node->u.link->title);
    g_string_append_c(out, ')');
  }
}

static inline void dump_attributes(GString *out, const Attributes *attributes) {
  const char *separator = "{";
  for (const char *const *c = attributes->classes; *c != NULL; c++, separator = " ")
    g_string_append_printf(out, "%s.%s", separator, *c);
  if (attributes->id != NULL) {
    g_string_append_printf(out, "%s#%s", separator, attributes->id);
    separator = " ";
  }
  for (guint i = 0; i < attributes->count; i++, separator = " ")
    g_string_append_printf(out, "%s%s=%s", separator, attributes->items[i].key,
                           attributes->items[i].value);
  g_string_append_c(out, '}');
}

static inline void dump_enter(GString *out, const Node *node, gboolean places) {
  if (out->len > 0 && out->str[out->len - 1] != '[')
    g_string_append_c(out, ' ');
  dump_kind(out, node);
  dump_payload(out, node);
  if (places)
    g_string_append_printf(out, "@%u:%u", node->line, node->column);
  if (node->attributes != NULL)
    dump_attributes(out, node->attributes);
  if (node->text != NULL) {
    g_assert_cmpuint(node->length, ==, strlen(node->text));
    g_string_append_printf(out, "\"%s\"", node->text);
  }
  if (node->first != NULL)
    g_string_append_c(out, '[');
}

/* All blocks of `root`, with places when asked. To be freed. */
static inline char *dump_tree(const Node *root, gboolean places) {
  GString *out = g_string_new(NULL);
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    if (walk.node == root)
      continue;
    if (walk.entering)
      dump_enter(out, walk.node, places);
    else if (walk.node->first != NULL)
      g_string_append_c(out, ']');
  }
  return g_string_free(out, FALSE);
}
