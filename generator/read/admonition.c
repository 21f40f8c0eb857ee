/* Admonitions: labels at the start of quotes and paragraphs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/admonition.h"

#include <stdlib.h>
#include <string.h>

#include "read/directive_lines.h"

typedef struct {
  const char *name;
  AdmonitionKind kind;
  const char *title;
} Meaning;

static const Meaning meanings[] = {
    {"abstract", ADMONITION_NOTE, "Abstract"}, {"attention", ADMONITION_CAUTION, "Attention"},
    {"bug", ADMONITION_DANGER, "Bug"},         {"error", ADMONITION_DANGER, "Error"},
    {"example", ADMONITION_NOTE, "Example"},   {"fail", ADMONITION_DANGER, "Failure"},
    {"failure", ADMONITION_DANGER, "Failure"}, {"hint", ADMONITION_TIP, "Hint"},
    {"info", ADMONITION_NOTE, "Info"},         {"notice", ADMONITION_NOTE, "Notice"},
    {"question", ADMONITION_NOTE, "Question"}, {"quote", ADMONITION_NOTE, "Quote"},
    {"see also", ADMONITION_NOTE, "See also"}, {"seealso", ADMONITION_NOTE, "See also"},
    {"success", ADMONITION_TIP, "Success"},    {"summary", ADMONITION_NOTE, "Summary"},
};

gboolean admonition_meaning(AdmonitionKind *kind, const char **title, const char *name) {
  *title = NULL;
  if (admonition_by_name(kind, name))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++) {
    if (g_ascii_strcasecmp(meanings[i].name, name) == 0) {
      *kind = meanings[i].kind;
      *title = meanings[i].title;
      return TRUE;
    }
  }
  return FALSE;
}

void admonition_set_title(Reading *reading, Node *box, const char *text, Node *from) {
  if (text == NULL && from->first == NULL)
    return;
  Node *title = node_new(reading->arena, NODE_TITLE, from->line, from->column);
  if (text != NULL)
    node_append(title, node_new_text(reading->arena, text, strlen(text), 0, 0));
  else
    node_move_children(title, from);
  if (box->first == NULL)
    node_append(box, title);
  else
    node_insert_before(box->first, title);
}

/* ---- labels ----------------------------------------------------------------------------------------- */

static void cut_start(Node *text, guint32 bytes) {
  bytes += (guint32)strspn(text->text + bytes, " \t");
  text->text += bytes;
  text->length -= bytes;
  text->column += text->line > 0 ? bytes : 0;
}

static gboolean is_break(const Node *node) {
  return node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK;
}

/* What a label left behind at the start of its paragraph. */
static void trim_start(Node *paragraph) {
  while (paragraph->first != NULL &&
         (is_break(paragraph->first) ||
          (paragraph->first->kind == NODE_TEXT && paragraph->first->length == 0)))
    node_unlink(paragraph->first);
}

/* `**Label:**` or `**Label**:`; returns the word, NULL when there is none. */
static char *find_label(const Node *paragraph) {
  const Node *strong = paragraph->first;
  if (strong == NULL || strong->kind != NODE_STRONG || strong->first == NULL ||
      strong->first->kind != NODE_TEXT || strong->first->next != NULL)
    return NULL;
  const Node *text = strong->first, *behind = strong->next;
  gsize length = text->length;
  if (length == 0 || length > 20)
    return NULL;
  if (text->text[length - 1] == ':')
    length--;
  else if (behind == NULL || behind->kind != NODE_TEXT || behind->text[0] != ':')
    return NULL;
  return g_strndup(text->text, length);
}

gboolean admonition_take_label(AdmonitionKind *kind, const char **title, Node *paragraph) {
  g_autofree char *label =
      paragraph == NULL || paragraph->kind != NODE_PARAGRAPH ? NULL : find_label(paragraph);
  if (label == NULL || !admonition_meaning(kind, title, label))
    return FALSE;
  Node *strong = paragraph->first, *behind = strong->next;
  if (behind != NULL && behind->kind == NODE_TEXT)
    cut_start(behind, behind->text[0] == ':' ? 1 : 0);
  node_unlink(strong);
  trim_start(paragraph);
  return TRUE;
}

/* ---- quotes ----------------------------------------------------------------------------------------- */

/* `[!NOTE]` alone in its line, or with a title behind it, which moves into `own`. */
static gboolean take_alert(Node *own, AdmonitionKind *kind, const char **title, Node *paragraph) {
  Node *text = paragraph->first;
  if (text == NULL || text->kind != NODE_TEXT || !g_str_has_prefix(text->text, "[!"))
    return FALSE;
  const char *close = strchr(text->text, ']');
  if (close == NULL)
    return FALSE;
  g_autofree char *name = g_strndup(text->text + 2, (gsize)(close - text->text) - 2);
  if (!admonition_meaning(kind, title, name))
    return FALSE;
  close += 1 + (close[1] == '-' || close[1] == '+');
  cut_start(text, (guint32)(close - text->text));
  if (text->length == 0)
    node_unlink(text);
  while (paragraph->first != NULL && !is_break(paragraph->first)) {
    Node *inline_node = paragraph->first;
    node_unlink(inline_node);
    node_append(own, inline_node);
  }
  trim_start(paragraph);
  return TRUE;
}

void admonition_read_quote(Reading *reading, Node *quote) {
  Node *first = quote->first;
  AdmonitionKind kind;
  const char *title;
  if (first == NULL || first->kind != NODE_PARAGRAPH)
    return;
  Node *own = node_new(reading->arena, NODE_TITLE, first->line, first->column);
  if (!take_alert(own, &kind, &title, first) && !admonition_take_label(&kind, &title, first))
    return;
  quote->kind = NODE_ADMONITION;
  quote->u.admonition = kind;
  if (first->first == NULL)
    node_unlink(first);
  admonition_set_title(reading, quote, own->first == NULL ? title : NULL, own);
}

/* ---- paragraphs ------------------------------------------------------------------------------------- */

static int compare_lines(const void *line, const void *block) {
  const guint32 wanted = *(const guint32 *)line, first = ((const LineBlock *)block)->first_line;
  return wanted < first ? -1 : wanted > first;
}

/* The last line of the line block that begins where the paragraph does, else 0. */
static guint32 last_line(const Reading *reading, const Node *paragraph) {
  const GArray *blocks = reading->line_blocks;
  const LineBlock *block = blocks->len == 0 ? NULL
                                            : bsearch(&paragraph->line, blocks->data, blocks->len,
                                                      sizeof(LineBlock), compare_lines);
  return block == NULL ? 0 : block->last_line;
}

void admonition_read_paragraph(Reading *reading, Node *paragraph) {
  AdmonitionKind kind;
  const char *title;
  /* The first paragraph of an item is the item's title; a label alone is a heading of sorts. */
  if ((paragraph->parent->kind == NODE_ITEM && paragraph->previous == NULL) ||
      paragraph->parent->kind == NODE_ADMONITION || paragraph->first == paragraph->last)
    return;
  if (!admonition_take_label(&kind, &title, paragraph))
    return;
  Node *box = node_new(reading->arena, NODE_ADMONITION, paragraph->line, paragraph->column);
  box->u.admonition = kind;
  admonition_set_title(reading, box, title, box);
  const guint32 last = last_line(reading, paragraph);
  node_insert_before(paragraph, box);
  for (Node *node = paragraph, *next; node != NULL; node = next) {
    next = node->next;
    if (node != paragraph && node->line > last)
      break;
    node_unlink(node);
    node_append(box, node);
  }
}
