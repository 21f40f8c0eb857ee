/* From Markdown to nodes: copying the parser's tree, with a cursor beside it in the source.
 *
 * The walk follows the links of the parser's tree, so depth costs nothing. Each leaf block (paragraph,
 * heading, table cell) sets the cursor to where its text begins; each inline moves it on. The parser's own
 * columns of inlines are not used: they are wrong behind line ends.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/markdown_tree.h"

/* The short names of the parser are those of our own nodes. */
#define CMARK_NO_SHORT_NAMES 1
#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "read/cursor.h"
#include "read/region.h"

typedef struct {
  Reading *reading;
  Cursor cursor;
  GString *pending; /* text not yet made a node */
  guint32 pending_at;
  guint32 quotes;
  guint32 cell;     /* offset where the next table cell begins */
  guint column;     /* its column, from 0 */
  GPtrArray *notes; /* NODE_FOOTNOTE, in the order of the parser's numbers */
  GPtrArray *references;
  Node *parent;
} Builder;

/* ---- the parser ------------------------------------------------------------------------------------- */

static void *parser_calloc(size_t count, size_t size) {
  if (size != 0 && count > G_MAXUINT32 / size)
    longjmp(region_escape, 1);
  return memset(region_alloc(count * size), 0, count * size);
}

static void *parser_realloc(void *block, size_t size) { return region_grow(block, size); }

static void parser_free(void *block) { (void)block; }

static void feed(cmark_parser *parser, const SourceText *text, guint32 first) {
  /* The lines of the front matter stay, empty, so that the parser counts as the file does. */
  for (guint32 line = 0; line < text->lines && text->starts[line] < first; line++)
    cmark_parser_feed(parser, "\n", 1);
  cmark_parser_feed(parser, text->bytes + first, text->length - first);
}

/* While a thread finishes, the parser writes to tables that all threads share. */
static GMutex finishing;
static _Thread_local gboolean finishes;

static cmark_node *finish(cmark_parser *parser) {
  g_mutex_lock(&finishing);
  finishes = TRUE;
  cmark_node *root = cmark_parser_finish(parser);
  finishes = FALSE;
  g_mutex_unlock(&finishing);
  return root;
}

/* Closes the region; the parser may have jumped out of anything. */
static void end_parsing(void) {
  if (finishes)
    g_mutex_unlock(&finishing);
  finishes = FALSE;
  region_close();
}

static gpointer register_extensions(gpointer data) {
  cmark_gfm_core_extensions_ensure_registered();
  return data;
}

static cmark_node *parse(const SourceText *text, guint32 first) {
  static const char *const extensions[] = {"table", "strikethrough"};
  static cmark_mem memory = {parser_calloc, parser_realloc, parser_free};
  static GOnce once = G_ONCE_INIT;
  g_once(&once, register_extensions, NULL);
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, &memory);
  for (gsize i = 0; i < G_N_ELEMENTS(extensions); i++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
  feed(parser, text, first);
  return finish(parser);
}

/* ---- kinds ------------------------------------------------------------------------------------------ */

/* The kind for a type of the core; NODE_ROOT for types of extensions. */
static int core_kind(cmark_node_type type) {
  switch ((int)type) {
  case CMARK_NODE_BLOCK_QUOTE:
    return NODE_QUOTE;
  case CMARK_NODE_LIST:
    return NODE_LIST;
  case CMARK_NODE_ITEM:
    return NODE_ITEM;
  case CMARK_NODE_CODE_BLOCK:
    return NODE_CODE_BLOCK;
  case CMARK_NODE_HTML_BLOCK:
    return PART_HTML_BLOCK;
  case CMARK_NODE_PARAGRAPH:
    return NODE_PARAGRAPH;
  case CMARK_NODE_HEADING:
    return NODE_HEADING;
  case CMARK_NODE_THEMATIC_BREAK:
    return NODE_THEMATIC_BREAK;
  case CMARK_NODE_FOOTNOTE_DEFINITION:
    return NODE_FOOTNOTE;
  case CMARK_NODE_TEXT:
    return NODE_TEXT;
  case CMARK_NODE_SOFTBREAK:
    return NODE_SOFT_BREAK;
  case CMARK_NODE_LINEBREAK:
    return NODE_LINE_BREAK;
  case CMARK_NODE_CODE:
    return NODE_CODE;
  case CMARK_NODE_HTML_INLINE:
    return PART_HTML_INLINE;
  case CMARK_NODE_EMPH:
    return NODE_EMPHASIS;
  case CMARK_NODE_STRONG:
    return NODE_STRONG;
  case CMARK_NODE_LINK:
    return NODE_LINK;
  case CMARK_NODE_IMAGE:
    return NODE_IMAGE;
  case CMARK_NODE_FOOTNOTE_REFERENCE:
    return NODE_FOOTNOTE_REFERENCE;
  default:
    return NODE_ROOT;
  }
}

static int kind_of(cmark_node *from) {
  const int core = core_kind(cmark_node_get_type(from));
  if (core != NODE_ROOT)
    return core;
  const char *name = cmark_node_get_type_string(from);
  if (strcmp(name, "table") == 0)
    return NODE_TABLE;
  if (strcmp(name, "table_cell") == 0)
    return NODE_TABLE_CELL;
  if (g_str_has_prefix(name, "table_"))
    return NODE_TABLE_ROW;
  return strcmp(name, "strikethrough") == 0 ? NODE_STRIKETHROUGH : NODE_ROOT;
}

/* A line that the text has, whatever the parser says. */
static guint32 real_line(const SourceText *text, guint32 line) {
  return CLAMP(line, 1, MAX(text->lines, 1));
}

/* ---- blocks ----------------------------------------------------------------------------------------- */

static guint32 line_of(cmark_node *from) {
  return (guint32)MAX(cmark_node_get_start_line(from), 0);
}

static Node *node_at_cursor(Builder *builder, int kind) {
  const Cursor *cursor = &builder->cursor;
  const guint32 *starts = builder->reading->text.starts;
  const guint32 column = cursor->line == 0 || cursor->line > cursor->text->lines
                             ? 1
                             : cursor->at - starts[cursor->line - 1] + 1;
  return node_new(builder->reading->arena, (NodeKind)kind, cursor->line, column);
}

static void set_text(Builder *builder, Node *node, const char *literal) {
  node->length = (guint32)strlen(literal);
  node->text = arena_strndup(builder->reading->arena, literal, node->length);
}

static void build_list(Node *node, cmark_node *from) {
  node->u.list.ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
  node->u.list.tight = cmark_node_get_list_tight(from) != 0;
  node->u.list.start = (guint32)MAX(cmark_node_get_list_start(from), 0);
}

/* The number that stands in the source: the parser keeps that of the first item only. */
static void build_item(Builder *builder, Node *node) {
  const SourceText *text = &builder->reading->text;
  for (guint32 at = source_offset(text, node->line, node->column);
       at < text->length && g_ascii_isdigit(text->bytes[at]); at++)
    node->u.item.written = node->u.item.written * 10 + (guint32)(text->bytes[at] - '0');
}

static void build_code_block(Builder *builder, Node *node, cmark_node *from) {
  const char *info = cmark_node_get_fence_info(from);
  set_text(builder, node, cmark_node_get_literal(from));
  node->u.info = info == NULL || *info == '\0' ? NULL : arena_strdup(builder->reading->arena, info);
}

/* The parser keeps the label of a definition to itself: it stands in the source as `[^label]:`. */
static void build_note(Builder *builder, Node *node) {
  node->line = real_line(&builder->reading->text, node->line);
  Cursor cursor = cursor_at_line(&builder->reading->text, node->line, builder->quotes);
  const char *start = cursor.text->bytes + cursor.at;
  const guint32 most = source_line_end(cursor.text, node->line) - cursor.at;
  const char *close = memchr(start, ']', most);
  node->column = cursor.at - cursor.text->starts[node->line - 1] + 1;
  node->length = close == NULL || close - start < 2 ? 0 : (guint32)(close - start) - 2;
  node->text =
      arena_strndup(builder->reading->arena, node->length == 0 ? "" : start + 2, node->length);
  g_ptr_array_add(builder->notes, node);
}

/* A paragraph that the parser split off the rows of a table has no place of its own: the table has it. */
static void start_paragraph(Builder *builder, cmark_node *from) {
  cmark_node *place = line_of(from) == 0 ? cmark_node_next(from) : from;
  Cursor *cursor = &builder->cursor;
  *cursor = cursor_at(&builder->reading->text, place == NULL ? 1 : line_of(place),
                      place == NULL ? 1 : (guint32)cmark_node_get_start_column(place),
                      builder->reading->text.length, builder->quotes);
  cursor_skip_definitions(cursor);
  cursor_skip_blanks(cursor);
}

static void start_heading(Builder *builder, Node *node, cmark_node *from) {
  start_paragraph(builder, from);
  Cursor inside = builder->cursor;
  guint marks = 0;
  for (; cursor_peek(&inside) == '#'; marks++)
    cursor_advance(&inside);
  node->u.heading.level = (guint8)cmark_node_get_heading_level(from);
  if (marks > 0 && marks <= 6 && strchr(" \t\n", cursor_peek(&inside)) != NULL) {
    cursor_skip_blanks(&inside);
    builder->cursor = inside;
  }
}

/* ---- tables ----------------------------------------------------------------------------------------- */

/* The parser gives the header the line where the paragraph before the table began. */
static guint32 row_line(cmark_node *row) {
  cmark_node *next = cmark_node_next(row);
  if (!cmark_gfm_extensions_get_table_row_is_header(row))
    return line_of(row);
  if (next != NULL)
    return MAX(line_of(next), 3) - 2;
  const int end = cmark_node_get_end_line(cmark_node_parent(row));
  return end > 1 ? (guint32)end - 1 : line_of(row);
}

static void start_row(Builder *builder, Node *node, cmark_node *from) {
  const SourceText *text = &builder->reading->text;
  const guint32 line = real_line(text, row_line(from));
  Cursor cursor = cursor_at_line(text, line, builder->quotes);
  /* In its first line a table may stand behind the marker of an item. */
  cmark_node *table = cmark_node_parent(from);
  if (line == line_of(table))
    cursor.at = source_offset(text, line, (guint32)MAX(cmark_node_get_start_column(table), 1));
  builder->cursor = cursor;
  node->u.row.header = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
  node->line = cursor.line;
  node->column = cursor.at - cursor.text->starts[cursor.line - 1] + 1;
  if (cursor_peek(&cursor) == '|')
    cursor_advance(&cursor);
  builder->cell = cursor.at;
  builder->column = 0;
}

static void start_cell(Builder *builder, Node *node, cmark_node *from) {
  const SourceText *text = &builder->reading->text;
  const guint32 line = builder->parent->line, line_end = source_line_end(text, line);
  guint32 end = MIN(builder->cell, line_end);
  Cursor *cursor = &builder->cursor;
  *cursor = (Cursor){text, end, line, line_end, 0};
  cursor_skip_blanks(cursor);
  for (; end < line_end && text->bytes[end] != '|'; end++) {
    if (text->bytes[end] == '\\' && end + 1 < line_end && g_ascii_ispunct(text->bytes[end + 1]))
      end++;
  }
  cursor->end = end = MIN(end, line_end);
  cursor->at = MIN(cursor->at, end);
  builder->cell = end + 1;
  node->line = line;
  node->column = cursor->at - text->starts[line - 1] + 1;
  const Node *row = builder->parent;
  const guint column = builder->column++;
  cmark_node *table = cmark_node_parent(cmark_node_parent(from));
  const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
  const char alignment = column < row->parent->u.table.columns ? (char)alignments[column] : '\0';
  node->u.cell.alignment = alignment == 'l'   ? ALIGN_LEFT
                           : alignment == 'c' ? ALIGN_CENTER
                           : alignment == 'r' ? ALIGN_RIGHT
                                              : ALIGN_NONE;
  node->u.cell.columns = node->u.cell.rows = 1;
  node->u.cell.header = row->u.row.header;
}

/* ---- inlines ---------------------------------------------------------------------------------------- */

static void flush_text(Builder *builder) {
  if (builder->pending->len == 0)
    return;
  guint32 line, column;
  source_place(&line, &column, &builder->reading->text, builder->pending_at);
  node_append(builder->parent, node_new_text(builder->reading->arena, builder->pending->str,
                                             builder->pending->len, line, column));
  g_string_truncate(builder->pending, 0);
}

static void add_text(Builder *builder, cmark_node *from) {
  const char *literal = cmark_node_get_literal(from);
  const gsize length = strlen(literal);
  if (length == 0)
    return;
  cursor_find_text(&builder->cursor, literal, length);
  if (builder->pending->len == 0)
    builder->pending_at = builder->cursor.at;
  g_string_append_len(builder->pending, literal, (gssize)length);
  cursor_text(&builder->cursor, literal, length);
}

static void start_link(Builder *builder, Node *node, cmark_node *from) {
  const char *title = cmark_node_get_title(from);
  Reading *reading = builder->reading;
  Link *link = arena_new_item(reading->arena, Link);
  link->written = arena_strdup(reading->arena, cmark_node_get_url(from));
  link->title = title == NULL || *title == '\0' ? NULL : arena_strdup(reading->arena, title);
  link->image = node->kind == NODE_IMAGE;
  link->source = reading->document;
  link->node = node;
  node->u.link = link;
  if (node->kind == NODE_IMAGE && cursor_peek(&builder->cursor) == '!')
    cursor_advance(&builder->cursor);
  cursor_advance(&builder->cursor);
}

static void end_link(Builder *builder, const Node *node) {
  const guint32 start = reading_offset(builder->reading, node);
  if (builder->reading->text.bytes[start] == '<') {
    if (cursor_find(&builder->cursor, '>'))
      cursor_advance(&builder->cursor);
  } else {
    const Link *link = node->u.link;
    cursor_link_tail(&builder->cursor, strlen(link->written),
                     link->title == NULL ? 0 : strlen(link->title));
  }
}

/* Delimiters of an inline are the same bytes on both sides. */
static void skip_delimiters(Builder *builder, int kind) {
  Cursor *cursor = &builder->cursor;
  if (kind == NODE_STRIKETHROUGH) {
    while (cursor_peek(cursor) == '~')
      cursor_advance(cursor);
  } else {
    cursor_skip(cursor, kind == NODE_STRONG ? 2 : 1);
  }
}

/* Where an inline begins, in case that what came before was written in a way that was not followed. */
static void find_start(Builder *builder, int kind) {
  Cursor *cursor = &builder->cursor;
  const char c = cursor_peek(cursor);
  if (kind == NODE_CODE && c != '`')
    cursor_find(cursor, '`');
  else if (kind == PART_HTML_INLINE && c != '<')
    cursor_find(cursor, '<');
  else if (kind == NODE_IMAGE && c != '!')
    cursor_find(cursor, '!');
  else if ((kind == NODE_LINK && c != '[' && c != '<') ||
           (kind == NODE_FOOTNOTE_REFERENCE && c != '['))
    cursor_find(cursor, '[');
}

static void enter_inline(Builder *builder, Node *node, cmark_node *from) {
  Cursor *cursor = &builder->cursor;
  switch ((int)node->kind) {
  case NODE_SOFT_BREAK:
  case NODE_LINE_BREAK:
    cursor_line_break(cursor);
    break;
  case NODE_CODE:
    set_text(builder, node, cmark_node_get_literal(from));
    cursor_code(cursor);
    break;
  case PART_HTML_INLINE:
    set_text(builder, node, cmark_node_get_literal(from));
    cursor_literal(cursor, node->text, node->length);
    break;
  case NODE_FOOTNOTE_REFERENCE:
    node->length = (guint32)g_ascii_strtoull(cmark_node_get_literal(from), NULL, 10);
    g_ptr_array_add(builder->references, node);
    if (cursor_find(cursor, ']'))
      cursor_advance(cursor);
    break;
  case NODE_LINK:
  case NODE_IMAGE:
    start_link(builder, node, from);
    break;
  default:
    skip_delimiters(builder, (int)node->kind);
  }
}

/* ---- the walk --------------------------------------------------------------------------------------- */

static void enter_block(Builder *builder, Node *node, cmark_node *from) {
  node->line = line_of(from);
  node->column = (guint32)MAX(cmark_node_get_start_column(from), 1);
  switch ((int)node->kind) {
  case NODE_LIST:
    build_list(node, from);
    break;
  case NODE_ITEM:
    build_item(builder, node);
    break;
  case NODE_QUOTE:
    builder->quotes++;
    break;
  case NODE_CODE_BLOCK:
    build_code_block(builder, node, from);
    break;
  case PART_HTML_BLOCK:
    set_text(builder, node, cmark_node_get_literal(from));
    break;
  case NODE_FOOTNOTE:
    build_note(builder, node);
    break;
  case NODE_PARAGRAPH:
    start_paragraph(builder, from);
    source_place(&node->line, &node->column, &builder->reading->text, builder->cursor.at);
    break;
  case NODE_HEADING:
    start_heading(builder, node, from);
    break;
  case NODE_TABLE:
    node->u.table.columns = cmark_gfm_extensions_get_table_columns(from);
    node->line = row_line(cmark_node_first_child(from));
    break;
  case NODE_TABLE_ROW:
    start_row(builder, node, from);
    break;
  case NODE_TABLE_CELL:
    start_cell(builder, node, from);
    break;
  default:
    break;
  }
}

static void enter(Builder *builder, cmark_node *from) {
  const int kind = kind_of(from);
  if (kind == NODE_TEXT) {
    add_text(builder, from);
    return;
  }
  flush_text(builder);
  const gboolean block = kind < NODE_TEXT || kind == PART_HTML_BLOCK;
  builder->reading->has_html |= kind == PART_HTML_BLOCK || kind == PART_HTML_INLINE;
  if (!block)
    find_start(builder, kind);
  Node *node = block ? node_new(builder->reading->arena, (NodeKind)kind, 0, 1)
                     : node_at_cursor(builder, kind);
  node_append(builder->parent, node);
  if (block)
    enter_block(builder, node, from);
  else
    enter_inline(builder, node, from);
  builder->parent = node;
}

static void leave(Builder *builder, cmark_node *from) {
  const int kind = kind_of(from);
  if (kind == NODE_TEXT)
    return;
  flush_text(builder);
  if (kind == NODE_QUOTE)
    builder->quotes--;
  else if (kind == NODE_LINK || kind == NODE_IMAGE)
    end_link(builder, builder->parent);
  else if (kind == NODE_EMPHASIS || kind == NODE_STRONG || kind == NODE_STRIKETHROUGH)
    skip_delimiters(builder, kind);
  builder->parent = builder->parent->parent;
}

static void copy_tree(Builder *builder, cmark_node *root) {
  cmark_node *at = cmark_node_first_child(root);
  while (at != NULL) {
    enter(builder, at);
    cmark_node *next = cmark_node_first_child(at);
    while (next == NULL && at != root) {
      leave(builder, at);
      next = cmark_node_next(at);
      if (next == NULL)
        at = cmark_node_parent(at);
    }
    at = next;
  }
}

static void bind_references(const Builder *builder) {
  for (guint i = 0; i < builder->references->len; i++) {
    Node *reference = builder->references->pdata[i];
    const guint32 number = reference->length;
    reference->length = 0;
    if (number >= 1 && number <= builder->notes->len)
      reference->u.footnote = builder->notes->pdata[number - 1];
    else
      node_unlink(reference);
  }
}

gboolean markdown_tree(Reading *reading, guint32 first) {
  Builder builder = {.reading = reading, .parent = reading->document->root};
  builder.pending = g_string_new(NULL);
  builder.notes = g_ptr_array_new();
  builder.references = g_ptr_array_new();
  region_open(region_budget(reading->text.length));
  volatile gboolean fine = FALSE;
  if (setjmp(region_escape) == 0) {
    copy_tree(&builder, parse(&reading->text, first));
    bind_references(&builder);
    fine = TRUE;
  }
  end_parsing();
  if (!fine)
    reading->document->root = node_new(reading->arena, NODE_ROOT, 1, 1);
  g_string_free(builder.pending, TRUE);
  g_ptr_array_unref(builder.notes);
  g_ptr_array_unref(builder.references);
  return fine;
}

static gboolean is_fenced(cmark_node *from) {
  int length, offset;
  char character;
  return cmark_node_get_fenced(from, &length, &offset, &character) != 0;
}

static void add_code_span(GArray *spans, Arena *arena, cmark_node *from) {
  const int kind = kind_of(from);
  if (kind != NODE_CODE_BLOCK && kind != PART_HTML_BLOCK && kind != NODE_TABLE)
    return;
  CodeSpan span = {kind == PART_HTML_BLOCK ? SPAN_HTML
                   : kind == NODE_TABLE    ? SPAN_TABLE
                   : is_fenced(from)       ? SPAN_FENCED
                                           : SPAN_INDENTED,
                   line_of(from), (guint32)MAX(cmark_node_get_end_line(from), 0),
                   (guint32)MAX(cmark_node_get_start_column(from), 1), NULL};
  if (kind == NODE_TABLE && cmark_node_first_child(from) != NULL)
    span.first_line = row_line(cmark_node_first_child(from));
  if (span.kind == SPAN_FENCED)
    span.info = arena_strdup(arena, cmark_node_get_fence_info(from));
  g_array_append_val(spans, span);
}

gboolean markdown_code_spans(GArray *spans, Arena *arena, const SourceText *text, guint32 first) {
  volatile gboolean fine = FALSE;
  region_open(region_budget(text->length));
  if (setjmp(region_escape) == 0) {
    cmark_node *root = parse(text, first);
    cmark_node *at = root;
    while (at != NULL) {
      add_code_span(spans, arena, at);
      cmark_node *next = cmark_node_first_child(at);
      while (next == NULL && at != root) {
        next = cmark_node_next(at);
        if (next == NULL)
          at = cmark_node_parent(at);
      }
      at = next;
    }
    fine = TRUE;
  }
  end_parsing();
  return fine;
}
