/* Task items, tables of contents and figures: one walk, after the inlines are read.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/figure.h"

#include <string.h>

enum { CONTENTS_MOST = 8 };

/* ---- task items ------------------------------------------------------------------------------------- */

static void read_task(Reading *reading, Node *item) {
  Node *paragraph = item->first;
  Node *text = paragraph == NULL || paragraph->kind != NODE_PARAGRAPH ? NULL : paragraph->first;
  if (text == NULL || text->kind != NODE_TEXT || text->length < 4 || text->text[0] != '[' ||
      text->text[2] != ']' || (text->text[3] != ' ' && text->text[3] != '\t'))
    return;
  const char box = text->text[1];
  if (box != ' ' && box != 'x' && box != 'X')
    return;
  /* `\[ ]` is text. */
  if (text->line > 0 && reading->text.bytes[reading_offset(reading, text)] != '[')
    return;
  item->u.item.task = box == ' ' ? TASK_OPEN : TASK_DONE;
  const guint32 skip = 3 + (guint32)strspn(text->text + 3, " \t");
  text->text += skip;
  text->length -= skip;
  text->column += text->line > 0 ? skip : 0;
  if (text->length == 0)
    node_unlink(text);
}

/* ---- tables of contents ----------------------------------------------------------------------------- */

/* "1-4" or "3"; FALSE when it is neither. */
static gboolean read_levels(guint8 *from, guint8 *to, const char *text) {
  if (text[0] < '1' || text[0] > '6')
    return FALSE;
  *from = *to = (guint8)(text[0] - '0');
  if (text[1] == '-' && text[2] >= text[0] && text[2] <= '6')
    *to = (guint8)(text[2] - '0');
  return TRUE;
}

static void read_contents(Node *paragraph) {
  static const char mark[] = "[TOC";
  const Node *text = paragraph->first;
  if (text == NULL || text->kind != NODE_TEXT || text->next != NULL ||
      !g_str_has_prefix(text->text, mark))
    return;
  const char *rest = text->text + strlen(mark);
  const char *end = strchr(rest, ']');
  if (end == NULL || end[strspn(end + 1, " \t") + 1] != '\0' || (*rest != ']' && *rest != ' '))
    return;
  guint8 from = 1, to = 6;
  const char *levels = strstr(rest, "levels=");
  if (levels != NULL && !read_levels(&from, &to, levels + strlen("levels=")))
    return;
  paragraph->kind = NODE_CONTENTS;
  paragraph->first = paragraph->last = NULL;
  paragraph->u.contents.from = from;
  paragraph->u.contents.to = to;
}

/* ---- figures ---------------------------------------------------------------------------------------- */

static gboolean is_caption(Arena *arena, const Node *image) {
  const char *text = node_plain_text(arena, image);
  if (!g_str_has_prefix(text, "Figure"))
    return FALSE;
  text += strlen("Figure");
  text += strspn(text, " ");
  return g_ascii_isdigit(*text);
}

/* A copy of inlines: the caption repeats the alternative text. */
static void copy_inlines(Reading *reading, Node *to, const Node *from) {
  NodeWalk walk = node_walk(from);
  while (node_walk_next(&walk)) {
    if (walk.node == from)
      continue;
    if (!walk.entering) {
      to = walk.node->kind == NODE_LINK ? to : to->parent;
      continue;
    }
    if (walk.node->kind == NODE_LINK)
      continue; /* an image's text keeps the words of a link only */
    Node *copy = arena_new_item(reading->arena, Node);
    *copy = *walk.node;
    copy->parent = copy->first = copy->last = copy->next = copy->previous = NULL;
    node_append(to, copy);
    to = copy;
  }
}

static void read_figure(Reading *reading, Node *paragraph) {
  Node *image = paragraph->first;
  if (image == NULL || image->kind != NODE_IMAGE || image->next != NULL)
    return;
  const char *title = image->u.link->title;
  const gboolean caption = is_caption(reading->arena, image);
  if (!caption && title == NULL)
    return;
  paragraph->kind = NODE_FIGURE;
  if (caption)
    copy_inlines(reading, paragraph, image);
  else
    node_append(paragraph,
                node_new_text(reading->arena, title, strlen(title), image->line, image->column));
}

/* Each lists all headings, so only the first few of a document do. */
static void count_contents(guint *count, Node *node) {
  if (node->kind == NODE_CONTENTS && ++*count > CONTENTS_MOST)
    node->u.contents.to = 0;
}

void figure_read(Reading *reading) {
  guint contents = 0;
  NodeWalk walk = node_walk(reading->document->root);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (!walk.entering)
      continue;
    if (node->kind == NODE_ITEM) {
      read_task(reading, node);
    } else if (node->kind == NODE_PARAGRAPH) {
      node_walk_skip(&walk);
      read_contents(node);
      if (node->kind == NODE_PARAGRAPH)
        read_figure(reading, node);
      count_contents(&contents, node);
    } else if (node->kind == NODE_CONTENTS) {
      count_contents(&contents, node);
    } else if (node->kind == NODE_HEADING || node->kind == NODE_TABLE) {
      node_walk_skip(&walk);
    }
  }
}
