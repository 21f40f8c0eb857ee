/* Inlines: one walk over the document; each leaf block is handled when the walk leaves it.
 *
 * What a document does not hold is not looked for: three flags say whether a '{', an '@' or the start of a bare
 * address occurs in the source at all.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/inlines.h"

#include <string.h>

#include "read/attribute.h"
#include "read/autolink.h"
#include "read/cursor.h"
#include "read/role.h"
#include "read/variable.h"

typedef struct {
  Reading *reading;
  gboolean braces, variables, addresses; /* may occur */
  guint links;                           /* and images that the walk is in */
} Pass;

static gboolean is_leaf(const Node *node) {
  return node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING ||
         node->kind == NODE_TABLE_CELL || node->kind == NODE_TERM || node->kind == NODE_TITLE;
}

static gboolean is_link(const Node *node) {
  return node->kind == NODE_LINK || node->kind == NODE_IMAGE;
}

/* ---- bare addresses --------------------------------------------------------------------------------- */

typedef struct {
  Reading *reading;
  Node *text;          /* what is left of the text */
  const char *written; /* the text before variables were replaced */
  gsize written_length;
  const GArray *shifts;
  Cursor cursor; /* in the source, at byte `followed` of `written` */
  gsize followed;
} Splitter;

/* The place of a byte of the text with values. */
static void place_of(Splitter *splitter, guint32 *line, guint32 *column, gsize made) {
  *line = *column = 0;
  if (splitter->cursor.text == NULL)
    return;
  const gsize at = MIN(variable_written(splitter->shifts, made), splitter->written_length);
  if (at > splitter->followed) {
    cursor_text(&splitter->cursor, splitter->written + splitter->followed, at - splitter->followed);
    splitter->followed = at;
  }
  source_place(line, column, &splitter->reading->text, splitter->cursor.at);
}

static Node *new_link(Splitter *splitter, const BareAddress *address) {
  Reading *reading = splitter->reading;
  guint32 line, column;
  place_of(splitter, &line, &column, address->start);
  const char *start = splitter->text->text + address->start;
  Node *node = node_new(reading->arena, NODE_LINK, line, column);
  node_append(node, node_new_text(reading->arena, start, address->length, line, column));
  Link *link = arena_new_item(reading->arena, Link);
  link->written =
      arena_printf(reading->arena, "%s%.*s", address->scheme, (int)address->length, start);
  link->source = reading->document;
  link->node = node;
  node->u.link = link;
  return node;
}

/* Cuts the addresses out of the text, from the first to the last. */
static void split_at_addresses(Splitter *splitter) {
  Reading *reading = splitter->reading;
  Node *text = splitter->text;
  const char *bytes = text->text;
  const gsize length = text->length;
  gsize from = 0, done = 0;
  BareAddress address;
  while (autolink_next(&address, bytes, length, &from)) {
    if (address.start > done) {
      guint32 line = text->line, column = text->column;
      if (done > 0)
        place_of(splitter, &line, &column, done);
      node_insert_before(
          text, node_new_text(reading->arena, bytes + done, address.start - done, line, column));
    }
    node_insert_before(text, new_link(splitter, &address));
    done = from;
  }
  if (done == 0)
    return;
  place_of(splitter, &text->line, &text->column, done);
  text->text = bytes + done;
  text->length = (guint32)(length - done);
}

/* ---- addresses that look like emphasis -------------------------------------------------------------- */

/* The last word of the text is a web address that may go on behind it. */
static gboolean ends_in_address(const char *text, gsize length) {
  gsize start = length;
  while (start > 0 && !g_ascii_isspace(text[start - 1]))
    start--;
  return strstr(text + start, "://") != NULL || strstr(text + start, "www.") != NULL;
}

/* Emphasis around nothing but text. */
static gboolean is_plain_emphasis(const Node *node) {
  return node != NULL && node->line > 0 &&
         (node->kind == NODE_EMPHASIS || node->kind == NODE_STRONG) && node->first != NULL &&
         node->first == node->last && node->first->kind == NODE_TEXT;
}

/* Puts the emphasis behind `text`, and the text behind that, at the end of `whole` as they were written; FALSE
 * when the source does not show how. */
static gboolean join_emphasis(GString *whole, Reading *reading, const Node *text) {
  Node *emphasis = text->next, *behind = emphasis->next;
  const char mark = reading->text.bytes[reading_offset(reading, emphasis)];
  if (mark != '*' && mark != '_')
    return FALSE;
  const char marks[] = {mark, emphasis->kind == NODE_STRONG ? mark : '\0', '\0'};
  g_string_append(whole, marks);
  g_string_append(whole, emphasis->first->text);
  g_string_append(whole, marks);
  node_unlink(emphasis);
  if (behind != NULL && behind->kind == NODE_TEXT) {
    g_string_append(whole, behind->text);
    node_unlink(behind);
  }
  return TRUE;
}

/* The parser, which does not know bare addresses, takes `/_a_/` in them for emphasis: it becomes text again. */
static void join_address(Reading *reading, Node *text) {
  if (!is_plain_emphasis(text->next) || !ends_in_address(text->text, text->length))
    return;
  g_autoptr(GString) whole = g_string_new_len(text->text, text->length);
  gboolean goes_on = TRUE;
  while (goes_on && is_plain_emphasis(text->next)) {
    const gsize before = whole->len;
    /* Without a space in it, what came makes the address longer. */
    goes_on =
        join_emphasis(whole, reading, text) && (strpbrk(whole->str + before, " \t\n\f\r") == NULL ||
                                                ends_in_address(whole->str, whole->len));
  }
  text->text = arena_strndup(reading->arena, whole->str, whole->len);
  text->length = (guint32)whole->len;
}

static gboolean may_hold_address(const Node *text) {
  return memchr(text->text, '@', text->length) != NULL || strstr(text->text, "://") != NULL ||
         strstr(text->text, "www.") != NULL;
}

/* ---- one leaf --------------------------------------------------------------------------------------- */

/* A heading keeps its text as written, for the slug that links made before the value was known use. */
static void keep_raw_title(Reading *reading, Node *leaf) {
  if (leaf->kind != NODE_HEADING)
    return;
  if (reading->raw_titles == NULL) {
    reading->raw_titles = g_hash_table_new(NULL, NULL);
    arena_cleanup(reading->arena, (GDestroyNotify)g_hash_table_unref, reading->raw_titles);
  }
  if (!g_hash_table_contains(reading->raw_titles, leaf))
    g_hash_table_insert(reading->raw_titles, leaf, node_plain_text(reading->arena, leaf));
}

static const char *replaced(Reading *reading, const Node *node, const char *text, gsize length) {
  return variable_replace(reading, text, length, reading_place(reading, node), NULL);
}

static void read_link(Pass *pass, Node *node) {
  Link *link = node->u.link;
  const char *written = replaced(pass->reading, node, link->written, strlen(link->written));
  if (written != NULL)
    link->written = written;
  if (link->title == NULL)
    return;
  const char *title = replaced(pass->reading, node, link->title, strlen(link->title));
  if (title != NULL)
    link->title = title;
}

static void read_text(Pass *pass, Node *leaf, Node *text, guint32 quotes) {
  Reading *reading = pass->reading;
  const gboolean variable = pass->variables && memchr(text->text, '@', text->length) != NULL;
  if (!variable && !(pass->addresses && may_hold_address(text)))
    return;
  g_autoptr(GArray) shifts = g_array_new(FALSE, FALSE, sizeof(VariableShift));
  Splitter splitter = {reading, text, text->text, text->length, shifts, {0}, 0};
  if (text->line > 0)
    splitter.cursor =
        cursor_at(&reading->text, text->line, text->column, reading->text.length, quotes);
  if (variable) {
    const char *made =
        variable_replace(reading, text->text, text->length, reading_place(reading, text), shifts);
    if (made != NULL) {
      keep_raw_title(reading, leaf);
      text->text = made;
      text->length = (guint32)strlen(made);
    }
  }
  if (pass->links == 0 && may_hold_address(text))
    split_at_addresses(&splitter);
}

static void read_texts(Pass *pass, Node *leaf) {
  const guint32 quotes = reading_quotes(leaf);
  NodeWalk walk = node_walk(leaf);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (walk.entering) {
      pass->links += is_link(node) ? 1 : 0;
      if (pass->addresses && node->kind == NODE_TEXT)
        join_address(pass->reading, node);
      continue;
    }
    pass->links -= is_link(node) ? 1 : 0;
    if (node->kind == NODE_TEXT) {
      read_text(pass, leaf, node, quotes);
      if (node->length == 0)
        node_unlink(node);
    } else if (pass->variables && is_link(node)) {
      read_link(pass, node);
    } else if (pass->variables && node->kind == NODE_CODE &&
               pass->reading->config->variables_in_code) {
      const char *made = replaced(pass->reading, node, node->text, node->length);
      if (made != NULL) {
        node->text = made;
        node->length = (guint32)strlen(made);
      }
    }
  }
}

/* A row of a table that holds nothing but an attribute block is a line right behind the table: its attributes
 * are the table's. */
static void read_row(Reading *reading, Node *row) {
  const Node *cell = row->first;
  if (row->u.row.header || row->next != NULL || cell == NULL || cell->attributes == NULL)
    return;
  for (const Node *other = cell; other != NULL; other = other->next) {
    if (other->first != NULL)
      return;
  }
  Node *table = row->parent;
  table->attributes = attributes_join(reading->arena, table->attributes, cell->attributes);
  node_unlink(row);
}

static void read_leaf(Pass *pass, Node *leaf) {
  Reading *reading = pass->reading;
  gboolean bound = FALSE;
  if (pass->braces) {
    role_read(reading, leaf);
    bound = attribute_bind(reading, leaf);
  }
  if (pass->variables || pass->addresses)
    read_texts(pass, leaf);
  if (bound && leaf->kind == NODE_PARAGRAPH && leaf->first == NULL)
    attribute_bind_alone(reading, leaf);
}

static void read_code_block(Pass *pass, Node *node) {
  if (!pass->variables || !pass->reading->config->variables_in_code)
    return;
  const char *made = replaced(pass->reading, node, node->text, node->length);
  if (made == NULL)
    return;
  node->text = made;
  node->length = (guint32)strlen(made);
}

void inlines_read(Reading *reading) {
  const SourceText *text = &reading->text;
  const gboolean at = memchr(text->bytes, '@', text->length) != NULL;
  Pass pass = {reading, memchr(text->bytes, '{', text->length) != NULL, at,
               at || memmem(text->bytes, text->length, "://", 3) != NULL ||
                   memmem(text->bytes, text->length, "www.", 4) != NULL,
               0};
  if (!pass.braces && !pass.variables && !pass.addresses)
    return;
  NodeWalk walk = node_walk(reading->document->root);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (walk.entering && node->kind == NODE_CODE_BLOCK) {
      read_code_block(&pass, node);
    } else if (walk.entering && is_leaf(node)) {
      node_walk_skip(&walk);
      read_leaf(&pass, node);
    } else if (!walk.entering && node->kind == NODE_TABLE_ROW) {
      read_row(reading, node);
    }
  }
}
