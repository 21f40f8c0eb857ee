/* Raw HTML: through an HTML 5 parser and back into the tree.
 *
 * The children of a node that holds raw HTML are written into one buffer: HTML as it is, and for each run
 * of other nodes an element that stands for it. What the parser makes of the buffer is walked, without
 * recursion, and handed to the builder. A stand-in is known by its offset in the buffer, which no text of an
 * author can forge. Nodes that the parser took for the text of a script or the like come behind the rest.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/raw_html.h"

#include <gumbo.h>
#include <string.h>

#include "read/cursor.h"
#include "read/html_builder.h"
#include "read/html_rules.h"
#include "read/region.h"

enum { DEPTH_MOST = 500, HTML_MOST = 512 * 1024, STAND_IN_LENGTH = sizeof "<x-n></x-n>" - 1 };

typedef struct {
  gsize start, end; /* in a text; without the line end */
} Line;

/* A stretch of the buffer: raw HTML, or a stand-in for nodes of the Markdown around. */
typedef struct {
  gsize start;
  Node *html;       /* the PART_HTML node, or NULL */
  GPtrArray *nodes; /* else the nodes */
  gboolean used;
  GArray *lines; /* Line, of `html`; made when a place in it is first asked for */
} Piece;

typedef struct {
  Reading *reading;
  GString *buffer;
  GArray *pieces;   /* Piece, by start */
  GPtrArray *notes; /* NODE_FOOTNOTE, which stay at the end */
  guint32 quotes;
  Node *root; /* takes the result */
  gboolean inlines;
  HtmlBuilder *builder;
} Fragment;

/* ---- the buffer ------------------------------------------------------------------------------------- */

static void piece_clear(gpointer data) {
  Piece *piece = data;
  if (piece->nodes != NULL)
    g_ptr_array_unref(piece->nodes);
  if (piece->lines != NULL)
    g_array_unref(piece->lines);
}

static gboolean is_html(const Node *node) {
  return node_part(node) == PART_HTML_BLOCK || node_part(node) == PART_HTML_INLINE;
}

static void collect(Fragment *fragment, Node *parent) {
  Piece *piece = NULL;
  for (Node *child = parent->first, *next; child != NULL; child = next) {
    next = child->next;
    node_unlink(child);
    if (child->kind == NODE_FOOTNOTE) {
      g_ptr_array_add(fragment->notes, child);
      continue;
    }
    if (is_html(child) || piece == NULL || piece->html != NULL) {
      Piece fresh = {.start = fragment->buffer->len, .html = is_html(child) ? child : NULL};
      if (fresh.html != NULL) {
        g_string_append_len(fragment->buffer, child->text, (gssize)child->length);
      } else {
        fresh.nodes = g_ptr_array_new();
        g_string_append(fragment->buffer, "<x-n></x-n>");
      }
      g_array_append_val(fragment->pieces, fresh);
      piece = &g_array_index(fragment->pieces, Piece, fragment->pieces->len - 1);
    }
    if (!is_html(child))
      g_ptr_array_add(piece->nodes, child);
  }
}

/* The index of the last piece that begins at or before the offset. */
static guint piece_index(const Fragment *fragment, gsize offset) {
  guint low = 0, high = fragment->pieces->len;
  while (high > low + 1) {
    const guint middle = (low + high) / 2;
    if (g_array_index(fragment->pieces, Piece, middle).start <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static Piece *piece_at(const Fragment *fragment, gsize offset) {
  return &g_array_index(fragment->pieces, Piece, piece_index(fragment, offset));
}

static GArray *lines_of(const char *text) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
  for (const char *at = text;;) {
    const char *end = at + strcspn(at, "\r\n"), *next = strchr(end, '\n');
    const Line line = {(gsize)(at - text), (gsize)(end - text)};
    g_array_append_val(lines, line);
    if (next == NULL)
      return lines;
    at = next + 1;
  }
}

/* The line in which the byte `at` of the piece is. */
static const Line *line_at(guint32 *index, Piece *piece, gsize at) {
  if (piece->lines == NULL)
    piece->lines = lines_of(piece->html->text);
  guint from = 0, end = piece->lines->len;
  while (end - from > 1) {
    const guint middle = from + (end - from) / 2;
    if (g_array_index(piece->lines, Line, middle).start <= at)
      from = middle;
    else
      end = middle;
  }
  *index = from;
  return &g_array_index(piece->lines, Line, from);
}

/* The place in the text of a byte of raw HTML. */
static void find_place(guint32 *line, guint32 *column, Fragment *fragment, gsize offset) {
  Piece *piece = piece_at(fragment, offset);
  const Node *html = piece->html;
  *line = *column = 0;
  if (html == NULL || html->line == 0)
    return;
  const SourceText *text = &fragment->reading->text;
  const gsize at = offset - piece->start;
  guint32 lines_before = 0;
  const Line *own = line_at(&lines_before, piece, at);
  const guint32 before = (guint32)(at - own->start);
  *line = html->line + lines_before;
  const guint32 line_start = source_offset(text, *line, 1);
  if (node_part(html) == PART_HTML_BLOCK) {
    /* A line of the block is the end of a line of the source. */
    const gsize length = own->end - own->start;
    const gsize whole = source_line_end(text, *line) - line_start;
    *column = whole >= length ? (guint32)(whole - length) + before + 1 : 1;
  } else if (lines_before == 0) {
    *column = html->column + before;
  } else {
    *column = cursor_at_line(text, *line, fragment->quotes).at - line_start + before + 1;
  }
}

/* Elements nested too deeply make the parser slow. Those that end by themselves do not count. */
static gboolean is_too_deep(const char *html) {
  static const char *const flat[] = {"p",   "li",   "td",   "th",    "tr",  "dt",     "dd",
                                     "br",  "hr",   "img",  "input", "col", "option", "wbr",
                                     "x-n", "meta", "link", "embed", NULL};
  guint depth = 0;
  for (const char *at = strchr(html, '<'); at != NULL; at = strchr(at + 1, '<')) {
    const gboolean closes = at[1] == '/';
    const char *name = at + 1 + closes;
    char small[8] = {0};
    for (gsize i = 0; i < sizeof small - 1 && (g_ascii_isalnum(name[i]) || name[i] == '-'); i++)
      small[i] = g_ascii_tolower(name[i]);
    if (!g_ascii_isalpha(small[0]) || g_strv_contains(flat, small))
      continue;
    if (!closes)
      depth++;
    else if (depth > 0)
      depth--;
    if (depth > DEPTH_MOST)
      return TRUE;
  }
  return FALSE;
}

/* ---- the parser's tree ------------------------------------------------------------------------------ */

static void report(Fragment *fragment, const char *name, const HtmlElement *element,
                   gboolean with_content) {
  Reading *reading = fragment->reading;
  if (!reading_first_time(reading, "element", name))
    return;
  Node at = {.line = element->line, .column = element->column, .parent = fragment->root};
  if (with_content)
    findings_add(reading->findings, FINDING_RAW_HTML, reading_place(reading, &at), NULL,
                 "the element <%s> is left out with its content", name);
  else
    findings_add(reading->findings, FINDING_RAW_HTML, reading_place(reading, &at),
                 "write \\< or `code` where the signs themselves are meant",
                 "the tags of the element <%s> are left out", name);
}

static const char *attribute(const GumboElement *element, const char *name) {
  for (guint i = 0; i < element->attributes.length; i++) {
    const GumboAttribute *item = element->attributes.data[i];
    if (g_ascii_strcasecmp(item->name, name) == 0)
      return item->value;
  }
  return NULL;
}

static void element_name(char *name, gsize size, const GumboElement *element) {
  if (element->tag != GUMBO_TAG_UNKNOWN) {
    g_strlcpy(name, gumbo_normalized_tagname(element->tag), size);
    return;
  }
  GumboStringPiece piece = element->original_tag;
  gumbo_tag_from_original_text(&piece);
  const gsize length = MIN(piece.length, size - 1);
  for (gsize i = 0; i < length; i++)
    name[i] = g_ascii_tolower(piece.data[i]);
  name[length] = '\0';
}

static HtmlElement describe(Fragment *fragment, const GumboElement *from, const char *name) {
  HtmlElement element = {.name = name};
  if (from->original_tag.length > 0)
    find_place(&element.line, &element.column, fragment, from->start_pos.offset);
  if (from->attributes.length == 0)
    return element;
  element.id = attribute(from, "id");
  if (element.id == NULL && strcmp(name, "a") == 0)
    element.id = attribute(from, "name");
  element.href = attribute(from, "href");
  element.src = attribute(from, "src");
  element.alt = attribute(from, "alt");
  element.title = attribute(from, "title");
  element.align = attribute(from, "align");
  element.style = attribute(from, "style");
  element.start = attribute(from, "start");
  element.value = attribute(from, "value");
  element.colspan = attribute(from, "colspan");
  element.rowspan = attribute(from, "rowspan");
  element.class_names = attribute(from, "class");
  return element;
}

static void put_nodes(Fragment *fragment, Piece *piece) {
  piece->used = TRUE;
  for (guint i = 0; i < piece->nodes->len; i++)
    html_builder_node(fragment->builder, piece->nodes->pdata[i]);
}

/* What stands between the tags of an element that is left out goes with it; without an end tag the author did
 * not mean all that follows. */
static void drop(Fragment *fragment, const GumboElement *element) {
  if (element->original_end_tag.length == 0)
    return;
  for (guint i = piece_index(fragment, element->start_pos.offset); i < fragment->pieces->len; i++) {
    Piece *piece = &g_array_index(fragment->pieces, Piece, i);
    if (piece->start >= element->end_pos.offset)
      break;
    if (piece->start > element->start_pos.offset)
      piece->used = TRUE;
  }
}

/* Returns whether to go on with what the element holds. */
static gboolean enter_element(Fragment *fragment, const GumboElement *from) {
  if (from->original_tag.length == STAND_IN_LENGTH - strlen("</x-n>")) {
    Piece *piece = piece_at(fragment, from->start_pos.offset);
    if (piece->nodes != NULL && piece->start == from->start_pos.offset) {
      if (!piece->used)
        put_nodes(fragment, piece);
      return FALSE;
    }
  }
  char name[32];
  element_name(name, sizeof name, from);
  const HtmlElement element = describe(fragment, from, name);
  const HtmlFate fate =
      from->tag_namespace == GUMBO_NAMESPACE_HTML ? html_rule(name)->fate : HTML_DROPPED;
  if (from->original_tag.length > 0 && (fate == HTML_UNKNOWN || fate == HTML_DROPPED))
    report(fragment, name, &element, fate == HTML_DROPPED);
  if (fate == HTML_DROPPED) {
    drop(fragment, from);
    return FALSE;
  }
  html_builder_enter(fragment->builder, &element);
  return TRUE;
}

/* Enters a node; TRUE when it has been opened and its children follow. */
static gboolean enter(Fragment *fragment, const GumboNode *node) {
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return enter_element(fragment, &node->v.element);
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
      node->type == GUMBO_NODE_CDATA)
    html_builder_text(fragment->builder, node->v.text.text);
  return FALSE;
}

static void walk_tree(Fragment *fragment, const GumboNode *root) {
  const GumboNode *parent = root;
  guint index = 0;
  for (;;) {
    const GumboVector *children = &parent->v.element.children;
    if (index < children->length) {
      const GumboNode *child = children->data[index++];
      if (enter(fragment, child)) {
        parent = child;
        index = 0;
      }
      continue;
    }
    if (parent == root)
      return;
    html_builder_leave(fragment->builder);
    index = (guint)parent->index_within_parent + 1;
    parent = parent->parent;
  }
}

/* ---- a fragment ------------------------------------------------------------------------------------- */

/* Zeroed, because the parser looks at a byte of an element that it has not set. */
static void *parser_alloc(void *data, size_t size) {
  (void)data;
  return memset(region_alloc(size), 0, size);
}

static void parser_free(void *data, void *block) {
  (void)data;
  (void)block;
}

static gboolean parse(Fragment *fragment) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = parser_alloc;
  options.deallocator = parser_free;
  options.max_errors = 0;
  options.fragment_context = GUMBO_TAG_DIV;
  volatile gboolean fine = FALSE;
  region_open(region_budget(fragment->buffer->len));
  if (setjmp(region_escape) == 0) {
    const GumboOutput *output =
        gumbo_parse_with_options(&options, fragment->buffer->str, fragment->buffer->len);
    walk_tree(fragment, output->root);
    fine = TRUE;
  }
  region_close();
  return fine;
}

/* Anchors that no text followed go to the block behind, else to a paragraph of their own. */
static void place_anchors(Fragment *fragment, const GPtrArray *anchors) {
  for (guint i = 0; i < anchors->len; i++) {
    Node *root = fragment->root;
    if (root->next != NULL && anchor_attach(root->next, anchors->pdata[i]))
      continue;
    if (!fragment->inlines && (root->last == NULL || root->last->kind != NODE_PARAGRAPH))
      node_append(root, node_new(fragment->reading->arena, NODE_PARAGRAPH, 0, 0));
    node_append(fragment->inlines ? root : root->last, anchors->pdata[i]);
  }
}

static void keep_unused(Fragment *fragment) {
  for (guint i = 0; i < fragment->pieces->len; i++) {
    Piece *piece = &g_array_index(fragment->pieces, Piece, i);
    for (guint n = 0; piece->nodes != NULL && !piece->used && n < piece->nodes->len; n++)
      node_append(fragment->root, piece->nodes->pdata[n]);
  }
}

/* A break alone needs no parser. */
static gboolean is_break(const Node *node) {
  const char *at = node->text;
  if (g_ascii_strncasecmp(at, "<br", 3) != 0)
    return FALSE;
  at += 3 + strspn(at + 3, " ");
  return strcmp(at, ">") == 0 || strcmp(at, "/>") == 0;
}

static gboolean is_comment(const Node *node) {
  if (!g_str_has_prefix(node->text, "<!--"))
    return FALSE;
  const char *end = strstr(node->text + 4, "-->");
  return end != NULL && end[3 + strspn(end + 3, " \t\r\n")] == '\0';
}

/* Replaces what is simple; returns whether other HTML is left among the children. */
static gboolean replace_simple(Node *parent) {
  gboolean left = FALSE;
  for (Node *child = parent->first, *next; child != NULL; child = next) {
    next = child->next;
    if (!is_html(child))
      continue;
    if (is_comment(child)) {
      node_unlink(child);
    } else if (node_part(child) == PART_HTML_INLINE && is_break(child)) {
      child->kind = NODE_LINE_BREAK;
      child->text = NULL;
      child->length = 0;
    } else {
      left = TRUE;
    }
  }
  return left;
}

static gboolean holds_only_anchors(const Node *paragraph) {
  for (const Node *child = paragraph->first; child != NULL; child = child->next) {
    if (child->kind != NODE_ANCHOR && child->kind != NODE_SOFT_BREAK)
      return FALSE;
  }
  return TRUE;
}

/* `<a name="x"></a>` alone in a paragraph names the block behind it. A paragraph of which nothing is left
 * goes. */
static void tidy_paragraph(Node *paragraph) {
  if (paragraph->kind != NODE_PARAGRAPH || !holds_only_anchors(paragraph))
    return;
  for (Node *child = paragraph->last, *before; child != NULL; child = before) {
    before = child->previous;
    node_unlink(child);
    if (child->kind == NODE_ANCHOR &&
        (paragraph->next == NULL || !anchor_attach(paragraph->next, child))) {
      node_append(paragraph, child);
      break;
    }
  }
  if (paragraph->first == NULL)
    node_unlink(paragraph);
}

static void read_children(Reading *reading, Node *parent) {
  if (!replace_simple(parent)) {
    tidy_paragraph(parent);
    return;
  }
  Fragment fragment = {.reading = reading, .quotes = reading_quotes(parent), .root = parent};
  fragment.inlines = !node_is_block(parent) || parent->kind == NODE_PARAGRAPH ||
                     parent->kind == NODE_HEADING || parent->kind == NODE_TABLE_CELL ||
                     parent->kind == NODE_TITLE;
  fragment.buffer = g_string_new(NULL);
  fragment.pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_array_set_clear_func(fragment.pieces, piece_clear);
  g_autoptr(GPtrArray) anchors = g_ptr_array_new();
  g_autoptr(GPtrArray) notes = fragment.notes = g_ptr_array_new();
  collect(&fragment, parent);
  fragment.builder = html_builder_new(reading, parent, fragment.inlines);
  const HtmlElement none = {.line = 0};
  if (fragment.buffer->len > HTML_MOST || is_too_deep(fragment.buffer->str) || !parse(&fragment))
    report(&fragment, "too many elements", &none, FALSE);
  html_builder_free(fragment.builder, anchors);
  keep_unused(&fragment);
  place_anchors(&fragment, anchors);
  for (guint i = 0; i < notes->len; i++)
    node_append(parent, notes->pdata[i]);
  tidy_paragraph(parent);
  g_array_unref(fragment.pieces);
  g_string_free(fragment.buffer, TRUE);
}

void raw_html_read(Reading *reading) {
  if (!reading->has_html)
    return;
  NodeWalk walk = node_walk(reading->document->root);
  while (node_walk_next(&walk)) {
    if (!walk.entering && walk.node->first != NULL) {
      for (const Node *child = walk.node->first; child != NULL; child = child->next) {
        if (is_html(child)) {
          read_children(reading, walk.node);
          break;
        }
      }
    }
  }
}
