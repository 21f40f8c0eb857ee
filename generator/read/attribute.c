/* Attribute blocks: reading their words, and finding what each belongs to.
 *
 * A block is read from the source, not from the tree, so that a quoted value may hold what would be markup
 * elsewhere; the nodes that the parser made of it are cut out. The cut leaves a PART_ATTRIBUTES node;
 * when the whole leaf is cut, each of these is bound by what stands before and behind it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/attribute.h"

#include <string.h>

#include "read/variable.h"

enum { BLOCK_MOST = 2000 };

/* ---- the words of a block --------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *classes;
  GArray *items;
  const char *id;
} Words;

static gboolean is_name_byte(char c) {
  return g_ascii_isalnum(c) || (c != '\0' && strchr("_-.:", c) != NULL) || (guchar)c >= 0x80;
}

/* A marker that lost its dot, alone in its block and last in its line: nobody wants to print that. In the
 * middle of a line it may be meant. */
static gboolean is_undotted_marker(const char *word, const Cursor *cursor) {
  static const char *const markers[] = {"title", "summary", "root", NULL};
  if (cursor_peek(cursor) != '}' || !g_strv_contains(markers, word))
    return FALSE;
  Cursor behind = *cursor;
  cursor_advance(&behind);
  while (cursor_peek(&behind) == ' ')
    cursor_advance(&behind);
  return cursor_peek(&behind) == '\0' || cursor_peek(&behind) == '\n';
}

static void take_name(GString *out, Cursor *cursor) {
  g_string_truncate(out, 0);
  for (; is_name_byte(cursor_peek(cursor)); cursor_advance(cursor))
    g_string_append_c(out, cursor_peek(cursor));
}

/* In quotes, with backslashes before quotes; a line end is a space. */
static gboolean take_quoted(GString *out, Cursor *cursor) {
  const char quote = cursor_peek(cursor);
  g_string_truncate(out, 0);
  for (cursor_advance(cursor); cursor_peek(cursor) != quote; cursor_advance(cursor)) {
    if (cursor_peek(cursor) == '\\') {
      cursor_advance(cursor);
      if (strchr("\"'\\", cursor_peek(cursor)) == NULL)
        g_string_append_c(out, '\\');
    }
    const char c = cursor_peek(cursor);
    if (c == '\0' || out->len > BLOCK_MOST)
      return FALSE;
    g_string_append_c(out, c == '\n' ? ' ' : c);
  }
  cursor_advance(cursor);
  return TRUE;
}

static gboolean take_value(GString *out, Cursor *cursor) {
  const char first = cursor_peek(cursor);
  if (first == '"' || first == '\'')
    return take_quoted(out, cursor);
  g_string_truncate(out, 0);
  for (;; cursor_advance(cursor)) {
    const char c = cursor_peek(cursor);
    if (c == '}' || g_ascii_isspace(c))
      break;
    if (c == '\0' || strchr("\"'{`<>", c) != NULL || out->len > BLOCK_MOST)
      return FALSE;
    g_string_append_c(out, c);
  }
  return out->len > 0 && out->str[out->len - 1] != ',';
}

static const char *with_values(Reading *reading, const char *text, Place place) {
  const char *made = variable_replace(reading, text, strlen(text), place, NULL);
  return made != NULL ? made : arena_strdup(reading->arena, text);
}

/* One word; FALSE when it is none that a block can hold. */
static gboolean take_word(Reading *reading, Words *words, Cursor *cursor) {
  g_autoptr(GString) word = g_string_new(NULL);
  const char first = cursor_peek(cursor);
  const gboolean leads = words->classes->len == 0 && words->items->len == 0 && words->id == NULL;
  if (first == '.' || first == '#') {
    cursor_advance(cursor);
    const char c = cursor_peek(cursor);
    if (first == '.' && !g_ascii_isalpha(c) && c != '-' && c != '_' && (guchar)c < 0x80)
      return FALSE;
    take_name(word, cursor);
    if (word->len == 0)
      return FALSE;
    if (first == '.')
      g_ptr_array_add(words->classes, arena_strdup(reading->arena, word->str));
    else if (words->id == NULL)
      words->id = arena_strdup(reading->arena, word->str);
    return TRUE;
  }
  if (!g_ascii_isalpha(first) && first != '_')
    return FALSE;
  take_name(word, cursor);
  if (leads && is_undotted_marker(word->str, cursor)) {
    findings_add(reading->findings, FINDING_MISPLACED_MARKER,
                 reading_place_at(reading, cursor->at - (guint32)word->len), "write the dot",
                 "the marker .%s is written without its dot", word->str);
    g_ptr_array_add(words->classes, arena_strdup(reading->arena, word->str));
    return TRUE;
  }
  Attribute item = {arena_strdup(reading->arena, word->str), ""};
  if (cursor_peek(cursor) == '=') {
    cursor_advance(cursor);
    if (!take_value(word, cursor))
      return FALSE;
    item.value = with_values(reading, word->str, reading_place_at(reading, cursor->at));
  } else if (leads) {
    return FALSE;
  }
  g_array_append_val(words->items, item);
  return TRUE;
}

static gboolean take_words(Reading *reading, Words *words, Cursor *cursor) {
  cursor_advance(cursor);
  if (cursor_peek(cursor) == ':')
    cursor_advance(cursor);
  cursor_skip_space(cursor);
  guint count = 0;
  for (; cursor_peek(cursor) != '}'; count++) {
    if (count > BLOCK_MOST || !take_word(reading, words, cursor))
      return FALSE;
    const char c = cursor_peek(cursor);
    if (c != '}' && !g_ascii_isspace(c) && c != '.' && c != '#')
      return FALSE;
    cursor_skip_space(cursor);
  }
  cursor_advance(cursor);
  return count > 0;
}

/* A quick look that turns most braces away before anything is allocated. */
static gboolean may_be_block(const Cursor *cursor) {
  Cursor here = *cursor;
  cursor_advance(&here);
  while (g_ascii_isspace(cursor_peek(&here)) || cursor_peek(&here) == ':')
    cursor_advance(&here);
  if (cursor_peek(&here) == '.' || cursor_peek(&here) == '#')
    return TRUE;
  char name[100];
  gsize length = 0;
  for (; is_name_byte(cursor_peek(&here)) && length < sizeof name - 1; cursor_advance(&here))
    name[length++] = cursor_peek(&here);
  name[length] = '\0';
  return length > 0 && (cursor_peek(&here) == '=' || is_undotted_marker(name, &here));
}

const Attributes *attribute_block(Reading *reading, Cursor *cursor) {
  if (cursor_peek(cursor) != '{' || !may_be_block(cursor))
    return NULL;
  Words words = {g_ptr_array_new(), g_array_new(FALSE, FALSE, sizeof(Attribute)), NULL};
  Cursor here = *cursor;
  Attributes *attributes = NULL;
  if (take_words(reading, &words, &here)) {
    attributes = arena_new_item(reading->arena, Attributes);
    Attribute *items = arena_new_array(reading->arena, Attribute, words.items->len);
    if (words.items->len > 0)
      memcpy(items, words.items->data, words.items->len * sizeof *items);
    *attributes =
        (Attributes){words.id,         arena_pointers(reading->arena, words.classes), items,
                     words.items->len, reading_place_at(reading, cursor->at),         NULL};
    *cursor = here;
  }
  g_ptr_array_unref(words.classes);
  g_array_unref(words.items);
  return attributes;
}

const Attributes *attribute_text(Reading *reading, const char *text, gsize *length, Place place) {
  const SourceText own = source_text(reading->arena, text, *length);
  Cursor cursor = cursor_at(&own, 1, 1, own.length, 0);
  const Attributes *attributes = attribute_block(reading, &cursor);
  if (attributes == NULL)
    return NULL;
  Attributes *placed = (Attributes *)attributes;
  placed->place = place;
  *length = cursor.at;
  return attributes;
}

/* ---- cutting them out of the text ------------------------------------------------------------------- */

/* The sibling text at or behind `node` in which the offset `end` lies, and how many of its bytes are before
 * it; NULL when the siblings end before. */
static Node *find_end(gsize *used, Reading *reading, Node *node, Cursor cursor, gsize from,
                      guint32 end) {
  *used = from + cursor_text_until(&cursor, node->text + from, node->length - from, end);
  while (cursor.at < end) {
    node = node->next;
    if (node == NULL || node->line == 0 || reading_offset(reading, node) > end)
      return NULL;
    if (node->kind != NODE_TEXT)
      continue;
    cursor = cursor_at(cursor.text, node->line, node->column, cursor.end, cursor.quotes);
    *used = cursor_text_until(&cursor, node->text, node->length, end);
  }
  return node;
}

/* Puts a PART_ATTRIBUTES where text between byte `from` of `text` and byte `to` of `last` stood. Returns the
 * text behind it. */
static Node *cut(Reading *reading, Node *text, gsize from, Node *last, gsize to) {
  Node *rest = node_new(reading->arena, NODE_TEXT, 0, 0);
  rest->text = last->text + to;
  rest->length = last->length - (guint32)to;
  Node *part = node_new(reading->arena, (NodeKind)PART_ATTRIBUTES, text->line, text->column);
  while (text != last && text->next != last)
    node_unlink(text->next);
  if (text != last)
    node_unlink(last);
  text->text = arena_strndup(reading->arena, text->text, from);
  text->length = (guint32)from;
  node_insert_after(text, part);
  node_insert_after(part, rest);
  return rest;
}

static Cursor text_cursor(SourceText *own, Reading *reading, const Node *text, guint32 quotes) {
  if (text->line > 0)
    return cursor_at(&reading->text, text->line, text->column, reading->text.length, quotes);
  *own = source_text(reading->arena, text->text, text->length);
  return cursor_at(own, 1, 1, own->length, 0);
}

/* Cuts all blocks out of one text and the siblings that they reach into; returns whether there was one. */
static gboolean cut_text(Reading *reading, Node *text, guint32 quotes) {
  SourceText own;
  Cursor cursor = {0};
  gsize from = 0, followed = 0;
  gboolean any = FALSE;
  for (;;) {
    const char *brace = memchr(text->text + from, '{', text->length - from);
    if (brace == NULL)
      return any;
    if (cursor.text == NULL)
      cursor = text_cursor(&own, reading, text, quotes);
    from = (gsize)(brace - text->text);
    cursor_text(&cursor, text->text + followed, from - followed);
    followed = from;
    Cursor behind = cursor;
    const Attributes *attributes = attribute_block(reading, &behind);
    gsize to = 0;
    Node *last = attributes == NULL ? NULL : find_end(&to, reading, text, cursor, from, behind.at);
    if (last == NULL) {
      from++;
      continue;
    }
    const gboolean placed = text->line > 0;
    text = cut(reading, text, from, last, to);
    if (placed) {
      source_place(&text->line, &text->column, &reading->text, behind.at);
      source_place(&text->previous->line, &text->previous->column, &reading->text, cursor.at);
    }
    text->previous->attributes = attributes;
    cursor = behind;
    from = followed = 0;
    any = TRUE;
  }
}

/* ---- binding ---------------------------------------------------------------------------------------- */

static gboolean is_blank(const Node *node) {
  if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
    return TRUE;
  if (node->kind != NODE_TEXT)
    return FALSE;
  return strspn(node->text, " \t") >= node->length; /* a trimmed text goes on behind its length */
}

static void give(Reading *reading, Node *node, Node *part) {
  node->attributes = attributes_join(reading->arena, node->attributes, part->attributes);
  part->attributes = NULL;
}

/* The nearest sibling before a part, other parts and empty texts passed over. */
static Node *directly_before(const Node *part) {
  Node *node = part->previous;
  while (node != NULL &&
         (node_part(node) == PART_ATTRIBUTES || (node->kind == NODE_TEXT && node->length == 0)))
    node = node->previous;
  return node;
}

/* Gives the parts to links and images directly before them, or around them. */
static void bind_to_links(Reading *reading, Node *leaf) {
  NodeWalk walk = node_walk(leaf);
  Node *target = NULL; /* of the parts in the present run of siblings */
  while (node_walk_next(&walk)) {
    if (!walk.entering)
      continue;
    if (node_part(walk.node) != PART_ATTRIBUTES)
      continue;
    const Node *previous = walk.node->previous;
    const gboolean follows_part = previous != NULL && previous->length == 0 &&
                                  previous->previous != NULL &&
                                  node_part(previous->previous) == PART_ATTRIBUTES;
    if (!follows_part)
      target = directly_before(walk.node);
    Node *parent = walk.node->parent;
    if (target != NULL && (target->kind == NODE_LINK || target->kind == NODE_IMAGE))
      give(reading, target, walk.node);
    else if (parent->kind == NODE_LINK || parent->kind == NODE_IMAGE)
      give(reading, parent, walk.node);
  }
}

/* Gives the leaf the parts behind its last and before its first visible inline. */
static void bind_ends(Reading *reading, Node *leaf) {
  Node *node = leaf->last;
  while (node != NULL) {
    if (node_part(node) == PART_ATTRIBUTES && node->attributes != NULL)
      give(reading, leaf, node);
    else if (node_part(node) != PART_ATTRIBUTES && !is_blank(node)) {
      if (node->kind != NODE_EMPHASIS && node->kind != NODE_STRONG)
        break;
      node = node->last; /* the end of the emphasis is the end of the text */
      continue;
    }
    node = node->previous;
  }
  for (node = leaf->first; node != NULL; node = node->next) {
    if (node_part(node) == PART_ATTRIBUTES && node->attributes != NULL)
      give(reading, leaf, node);
    else if (node_part(node) != PART_ATTRIBUTES && !is_blank(node))
      break;
  }
}

static void bind_or_report(Reading *reading, Node *part) {
  Node *before = directly_before(part);
  if (before != NULL && part->previous->length == 0 &&
      (before->kind == NODE_CODE || before->kind == NODE_EMPHASIS || before->kind == NODE_STRONG ||
       before->kind == NODE_SPAN))
    give(reading, before, part);
  else
    findings_add(reading->findings, FINDING_STRAY_ATTRIBUTES, part->attributes->place,
                 "put it right behind a link, or at the end of its paragraph",
                 "the attribute block belongs to nothing");
}

/* A text that ends where a part was cut loses its trailing blanks when nothing follows; texts on both sides
 * of a part become one. */
static void trim_end(Node *leaf) {
  for (Node *node = leaf->last; node != NULL && is_blank(node); node = leaf->last)
    node_unlink(node);
  Node *last = leaf->last;
  if (last != NULL && last->kind == NODE_TEXT) {
    while (last->length > 0 && strchr(" \t", last->text[last->length - 1]) != NULL)
      last->length--;
  }
}

static void trim_start(Node *leaf) {
  for (Node *node = leaf->first; node != NULL && is_blank(node); node = leaf->first)
    node_unlink(node);
  Node *first = leaf->first;
  if (first != NULL && first->kind == NODE_TEXT) {
    const guint32 blanks = MIN((guint32)strspn(first->text, " \t"), first->length);
    first->text += blanks;
    first->length -= blanks;
    first->column += first->line > 0 ? blanks : 0;
  }
}

static void remove_parts(Reading *reading, Node *leaf) {
  NodeWalk walk = node_walk(leaf);
  while (node_walk_next(&walk)) {
    if (walk.entering || node_part(walk.node) != PART_ATTRIBUTES)
      continue;
    Node *part = walk.node, *before = part->previous, *behind = part->next;
    if (part->attributes != NULL)
      bind_or_report(reading, part);
    /* "a {.x} b" and "a{.x}" at a line end leave no blank of their own. */
    if (before != NULL && before->kind == NODE_TEXT && behind != NULL &&
        ((behind->kind == NODE_TEXT && behind->length > 0 && behind->text[0] == ' ') ||
         (behind->kind == NODE_TEXT && behind->length == 0 && behind->next != NULL &&
          behind->next->kind == NODE_SOFT_BREAK))) {
      while (before->length > 0 && before->text[before->length - 1] == ' ')
        before->length--;
    }
    node_unlink(part);
  }
  trim_end(leaf);
  trim_start(leaf);
}

/* Empty texts go; every text ends with NUL again. */
static void tidy_texts(Reading *reading, Node *leaf) {
  NodeWalk walk = node_walk(leaf);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (walk.entering || node->kind != NODE_TEXT)
      continue;
    if (node->length == 0)
      node_unlink(node);
    else if (node->text[node->length] != '\0')
      node->text = arena_strndup(reading->arena, node->text, node->length);
  }
}

gboolean attribute_bind(Reading *reading, Node *leaf) {
  const guint32 quotes = reading_quotes(leaf);
  gboolean any = FALSE;
  NodeWalk walk = node_walk(leaf);
  while (node_walk_next(&walk)) {
    /* On leaving, siblings behind may go and come: the walk looks for the next one only then. */
    if (walk.entering && walk.node->kind == NODE_TEXT && walk.node->length > 0 &&
        memchr(walk.node->text, '{', walk.node->length) != NULL)
      any |= cut_text(reading, walk.node, quotes);
  }
  if (!any)
    return FALSE;
  bind_to_links(reading, leaf);
  bind_ends(reading, leaf);
  remove_parts(reading, leaf);
  tidy_texts(reading, leaf);
  return TRUE;
}

void attribute_bind_alone(Reading *reading, Node *leaf) {
  Node *target = leaf->previous != NULL ? leaf->previous : leaf->next;
  if (leaf->attributes != NULL && target != NULL)
    target->attributes = attributes_join(reading->arena, target->attributes, leaf->attributes);
  else if (leaf->attributes != NULL)
    findings_add(reading->findings, FINDING_STRAY_ATTRIBUTES, leaf->attributes->place, NULL,
                 "the attribute block stands alone");
  node_unlink(leaf);
}
