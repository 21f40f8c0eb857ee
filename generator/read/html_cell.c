/* Tables of raw HTML: flattening cells, counting columns.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/html_cell.h"

#include <string.h>

static void add_text(Arena *arena, Node *to, const char *text) {
  node_append(to, node_new_text(arena, text, strlen(text), 0, 0));
}

static void new_line(Arena *arena, Node *cell) {
  if (cell->last != NULL)
    node_append(cell, node_new(arena, NODE_LINE_BREAK, 0, 0));
}

/* The first leaf of an item shows the item's mark. */
static void add_mark(Arena *arena, Node *cell, const Node *leaf) {
  const Node *item = leaf->parent;
  if (item == NULL || item->kind != NODE_ITEM || leaf->previous != NULL)
    return;
  if (item->parent->u.list.ordered) {
    g_autofree char *mark = g_strdup_printf("%u. ", item->u.item.written);
    add_text(arena, cell, mark);
  } else {
    add_text(arena, cell, "\u2022 ");
  }
}

static void add_code(Arena *arena, Node *cell, const Node *block) {
  const char *line = block->text;
  while (*line != '\0') {
    const gsize length = strcspn(line, "\n");
    new_line(arena, cell);
    Node *code = node_new(arena, NODE_CODE, block->line, block->column);
    code->text = arena_strndup(arena, line, length);
    code->length = (guint32)length;
    node_append(cell, code);
    line += length + (line[length] == '\n');
  }
}

static gboolean holds_inlines(const Node *node) {
  return node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING || node->kind == NODE_TERM ||
         node->kind == NODE_TABLE_CELL || node->kind == NODE_FIGURE || node->kind == NODE_TITLE;
}

void html_cell_flatten(Arena *arena, Node *cell) {
  Node *blocks = node_new(arena, NODE_ROOT, 0, 0);
  node_move_children(blocks, cell);
  NodeWalk walk = node_walk(blocks);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (!walk.entering)
      continue;
    if (node->kind == NODE_CODE_BLOCK) {
      add_code(arena, cell, node);
    } else if (holds_inlines(node)) {
      node_walk_skip(&walk);
      new_line(arena, cell);
      add_mark(arena, cell, node);
      node_move_children(cell, node);
    } else if (!node_is_block(node)) {
      node_walk_skip(&walk);
      node_unlink(node);
      node_append(cell, node);
    }
  }
}

static guint row_columns(const Node *row) {
  guint columns = 0;
  for (const Node *cell = row->first; cell != NULL; cell = cell->next)
    columns += cell->u.cell.columns;
  return columns;
}

static gboolean is_header(const Node *row) {
  for (const Node *cell = row->first; cell != NULL; cell = cell->next) {
    if (!cell->u.cell.header)
      return FALSE;
  }
  return row->first != NULL;
}

void html_table_finish(Node *table) {
  gboolean head = TRUE; /* header rows are the first ones */
  for (Node *row = table->first; row != NULL; row = row->next) {
    table->u.table.columns = MAX(table->u.table.columns, row_columns(row));
    head = head && (row->u.row.header || is_header(row));
    row->u.row.header = head;
  }
}
