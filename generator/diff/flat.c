/* Flat: one walk through the tree; a block is open from its first text to the next node that is a block.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/flat.h"

#include <string.h>

#include "model/document.h"

void flat_begin(Flat *flat, Arena *arena, FlatTarget *target, gconstpointer data) {
  *flat = (Flat){.arena = arena,
                 .target = target,
                 .data = data,
                 .blocks = g_array_new(FALSE, TRUE, sizeof(FlatBlock)),
                 .prose = g_string_new(NULL),
                 .code = g_string_new(NULL),
                 .targets = g_string_new(NULL),
                 .warnings = g_ptr_array_new(),
                 .notes = g_ptr_array_new()};
}

void flat_clear(Flat *flat) {
  if (flat->blocks == NULL)
    return;
  g_array_unref(flat->blocks);
  g_string_free(flat->prose, TRUE);
  g_string_free(flat->code, TRUE);
  g_string_free(flat->targets, TRUE);
  g_ptr_array_unref(flat->warnings);
  g_ptr_array_unref(flat->notes);
  flat->blocks = NULL;
}

gboolean node_is_warning(const Node *node) {
  return node->kind == NODE_ADMONITION &&
         (node->u.admonition == ADMONITION_WARNING || node->u.admonition == ADMONITION_CAUTION ||
          node->u.admonition == ADMONITION_DANGER);
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

typedef struct {
  Flat *flat;
  GString *text, *prose; /* of the open block: all of it; with a mark in place of code */
  FlatBlock block;       /* the open one */
  gboolean is_open;
  gboolean has_image, has_words; /* of the open block */
  guint lists, items; /* how deep, and for how many of these items no block was opened yet */
  guint admonitions;  /* how deep */
  guint warnings;     /* of these warn */
  const char *label;  /* that the next block begins with, or NULL */
  guint row, column;
} Flattening;

/* White space becomes single spaces, none at the ends. */
static void squeeze(GString *text) {
  gsize length = 0;
  for (gsize i = 0; i < text->len; i++) {
    const char c = text->str[i];
    const gboolean is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space)
      text->str[length++] = c;
    else if (length > 0 && text->str[length - 1] != ' ')
      text->str[length++] = ' ';
  }
  if (length > 0 && text->str[length - 1] == ' ')
    length--;
  g_string_truncate(text, length);
}

static void put_block(Flat *flat, FlatBlock block, const char *text, gsize length) {
  block.text = arena_strndup(flat->arena, text, length);
  g_array_append_val(flat->blocks, block);
}

static void close_block(Flattening *at) {
  if (!at->is_open)
    return;
  at->is_open = FALSE;
  squeeze(at->text);
  if (at->block.kind == REDLINE_PARAGRAPH && at->has_image && !at->has_words)
    at->block.kind = REDLINE_IMAGE;
  if (at->text->len > 0 || at->block.kind == REDLINE_CELL)
    put_block(at->flat, at->block, at->text->str, at->text->len);
  squeeze(at->prose);
  if (at->prose->len > 0)
    g_string_append_printf(at->flat->prose, "%s\n", at->prose->str);
  g_string_truncate(at->text, 0);
  g_string_truncate(at->prose, 0);
}

static void open_block(Flattening *at, RedlineKind kind) {
  close_block(at);
  at->is_open = TRUE;
  at->has_image = at->has_words = FALSE;
  at->block = (FlatBlock){.kind = kind, .warns = at->warnings > 0};
  if (kind == REDLINE_PARAGRAPH && at->admonitions > 0)
    at->block.kind = REDLINE_WARNING;
  else if (kind == REDLINE_PARAGRAPH && at->items > 0)
    at->block.kind = REDLINE_ITEM;
  if (at->block.kind == REDLINE_ITEM)
    at->block.depth = at->lists;
  at->items = 0;
  if (at->label != NULL) {
    g_string_append(at->text, at->label);
    g_string_append(at->prose, at->label);
  }
  at->label = NULL;
}

static void add_words(Flattening *at, const char *words) {
  if (!at->is_open)
    open_block(at, REDLINE_PARAGRAPH);
  g_string_append(at->text, words);
  g_string_append(at->prose, words);
}

enum { NOTES_MOST = 1000 };

/* ---- what nodes say ---------------------------------------------------------------------------------- */

static void add_code(Flattening *at, const char *code) {
  if (!at->is_open)
    open_block(at, REDLINE_PARAGRAPH);
  g_string_append(at->text, code);
  g_string_append_c(at->prose, '\x01');
  g_string_append(at->flat->code, code);
  g_string_append_c(at->flat->code, '\n');
  at->block.has_code = at->has_words = TRUE;
}

/* White space at the ends of lines is nothing that anybody would see or type. */
static void add_code_block(Flattening *at, const Node *node) {
  Flat *flat = at->flat;
  close_block(at);
  for (const char *line = node->text; line != NULL && *line != '\0';) {
    const gsize whole = strcspn(line, "\n");
    gsize length = whole;
    while (length > 0 && g_ascii_isspace(line[length - 1]))
      length--;
    const FlatBlock block = {.kind = REDLINE_CODE, .has_code = TRUE, .warns = at->warnings > 0};
    put_block(flat, block, line, length);
    g_string_append_len(flat->code, line, (gssize)length);
    g_string_append_c(flat->code, '\n');
    line += whole + (line[whole] == '\n' ? 1 : 0);
  }
  g_string_append_c(flat->code, '\x02');
}

static void leave_link(Flattening *at, const Node *node) {
  const Link *link = node->u.link;
  if (link == NULL || link == at->flat->hidden)
    return;
  const char *target = at->flat->target(at->flat->data, link);
  g_string_append(at->flat->targets, target);
  g_string_append_c(at->flat->targets, '\n');
  if (node->kind == NODE_IMAGE) {
    at->has_image = TRUE;
    if (!at->is_open)
      open_block(at, REDLINE_IMAGE);
  }
  if (!at->is_open || (node->kind == NODE_LINK && !at->flat->shows_targets))
    return;
  g_string_append_printf(at->text, "%s(%s)", at->text->len == 0 ? "" : " ", target);
  if (node->parent != NULL && node->parent->kind == NODE_FIGURE)
    close_block(at); /* the caption is another text */
}

static const char *admonition_label(Arena *arena, AdmonitionKind kind) {
  char *label = arena_join(arena, admonition_name(kind), ": ", "");
  label[0] = g_ascii_toupper(label[0]);
  return label;
}

static void enter_admonition(Flattening *at, const Node *node) {
  at->admonitions++;
  at->warnings += node_is_warning(node) ? 1 : 0;
  at->label = admonition_label(at->flat->arena, node->u.admonition);
}

static void enter_cell(Flattening *at, const Node *node) {
  open_block(at, REDLINE_CELL);
  at->block.table = at->flat->tables - 1;
  at->block.row = at->row;
  at->block.column = at->column;
  at->block.header = node->u.cell.header || (node->parent != NULL && node->parent->u.row.header);
  at->column += MAX(node->u.cell.columns, 1);
}

static void enter_block(Flattening *at, const Node *node) {
  switch ((int)node->kind) {
  case NODE_HEADING:
    open_block(at, at->admonitions > 0 ? REDLINE_WARNING : REDLINE_HEADING);
    at->block.depth = node->u.heading.level;
    break;
  case NODE_PARAGRAPH:
  case NODE_TITLE:
    open_block(at, REDLINE_PARAGRAPH);
    break;
  case NODE_TERM:
    open_block(at, at->admonitions > 0 ? REDLINE_WARNING : REDLINE_ITEM);
    break;
  case NODE_LIST:
    at->lists++;
    break;
  case NODE_ITEM:
    at->items = 1;
    if (node->u.item.task != TASK_NONE)
      at->label = node->u.item.task == TASK_DONE ? "[x] " : "[ ] ";
    break;
  case NODE_CODE_BLOCK:
    add_code_block(at, node);
    break;
  case NODE_ADMONITION:
    enter_admonition(at, node);
    break;
  case NODE_TABLE:
    at->flat->tables++;
    at->row = 0;
    break;
  case NODE_TABLE_ROW:
    at->column = 0;
    break;
  case NODE_TABLE_CELL:
    enter_cell(at, node);
    break;
  case NODE_FOOTNOTE:
    at->label = arena_join(at->flat->arena, "[", node->text == NULL ? "" : node->text, "] ");
    break;
  default:
    break;
  }
}

static void leave_block(Flattening *at, const Node *node) {
  at->lists -= node->kind == NODE_LIST ? 1 : 0;
  at->row += node->kind == NODE_TABLE_ROW ? 1 : 0;
  if (node->kind != NODE_ADMONITION)
    return;
  at->admonitions--;
  at->warnings -= node_is_warning(node) ? 1 : 0;
  at->label = NULL;
}

static void add_reference(Flattening *at, const Node *note) {
  const char *label = note == NULL || note->text == NULL ? "" : note->text;
  add_words(at, arena_join(at->flat->arena, "[", label, "]"));
  if (note != NULL && at->flat->notes->len < NOTES_MOST &&
      !g_ptr_array_find(at->flat->notes, note, NULL))
    g_ptr_array_add(at->flat->notes, (gpointer)note);
}

static void enter_inline(Flattening *at, const Node *node) {
  switch ((int)node->kind) {
  case NODE_TEXT:
    add_words(at, node->text);
    at->has_words |= node->parent == NULL || node->parent->kind != NODE_IMAGE;
    break;
  case NODE_SOFT_BREAK:
  case NODE_LINE_BREAK:
    if (at->is_open)
      add_words(at, " ");
    break;
  case NODE_CODE:
    add_code(at, node->text);
    break;
  case NODE_FOOTNOTE_REFERENCE:
    add_reference(at, node->u.footnote);
    break;
  default:
    break;
  }
}

/* Is it part of the caption of a figure that only says again what the alternative text says? */
static gboolean repeats_image(const Flattening *at, const Node *node) {
  const Node *figure = node->parent;
  const Node *image = figure == NULL || figure->kind != NODE_FIGURE ? NULL : figure->first;
  if (image == NULL || image == node || image->kind != NODE_IMAGE)
    return FALSE;
  g_autoptr(GString) caption = g_string_new(NULL);
  for (const Node *part = image->next; part != NULL; part = part->next)
    g_string_append(caption,
                    part->kind == NODE_TEXT ? part->text : node_plain_text(at->flat->arena, part));
  return strcmp(g_strstrip(caption->str), node_plain_text(at->flat->arena, image)) == 0;
}

static void add_tree(Flattening *at, const Node *root) {
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (repeats_image(at, node)) {
      if (walk.entering)
        node_walk_skip(&walk);
      continue;
    }
    if (!node_is_block(node)) {
      if (walk.entering)
        enter_inline(at, node);
      else if (node->kind == NODE_LINK || node->kind == NODE_IMAGE)
        leave_link(at, node);
      continue;
    }
    close_block(at);
    if (walk.entering && at->flat->warnings_apart && node_is_warning(node)) {
      g_ptr_array_add(at->flat->warnings, (gpointer)node);
      node_walk_skip(&walk);
    } else if (walk.entering) {
      enter_block(at, node);
    } else {
      leave_block(at, node);
    }
  }
  close_block(at);
}

/* ---- the door ---------------------------------------------------------------------------------------- */

void flat_add(Flat *flat, const Node *root) {
  if (root == NULL)
    return;
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GString) prose = g_string_new(NULL);
  Flattening at = {.flat = flat, .text = text, .prose = prose};
  add_tree(&at, root);
}

void flat_add_notes(Flat *flat) {
  while (flat->notes_added < flat->notes->len)
    flat_add(flat, flat->notes->pdata[flat->notes_added++]);
}

void flat_add_run(Flat *flat, const Node *first, const Node *end) {
  for (const Node *node = first; node != NULL && node != end; node = node->next)
    flat_add(flat, node);
}

void flat_add_text(Flat *flat, RedlineKind kind, guint depth, const char *text) {
  if (text == NULL || *text == '\0')
    return;
  g_autoptr(GString) line = g_string_new(text);
  squeeze(line);
  if (line->len > 0)
    put_block(flat, (FlatBlock){.kind = kind, .depth = depth}, line->str, line->len);
  g_string_append(flat->prose, line->str);
  g_string_append_c(flat->prose, '\n');
}

static void keep(Flat *flat, gboolean code) {
  guint count = 0;
  for (guint i = 0; i < flat->blocks->len; i++) {
    FlatBlock *blocks = (FlatBlock *)(void *)flat->blocks->data;
    if (code ? blocks[i].has_code : blocks[i].kind != REDLINE_CODE)
      blocks[count++] = blocks[i];
  }
  g_array_set_size(flat->blocks, count);
}

void flat_keep_code(Flat *flat) { keep(flat, TRUE); }

void flat_keep_prose(Flat *flat) { keep(flat, FALSE); }
