/* Cursor: following a parsed tree through its source.
 *
 * Each function passes over one thing that a tree may hold. Nothing goes back, so a leaf block costs one
 * pass. cursor_find_text looks at most SEARCH bytes ahead, so that a text that the tree and the source
 * write differently cannot make a document slow.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/cursor.h"

#include <string.h>

enum { SEARCH = 512, ENTITY = 40, LABEL = 1000 };

static void skip_prefix(Cursor *cursor) {
  guint32 quotes = cursor->quotes;
  const char *bytes = cursor->text->bytes;
  for (;; cursor->at++) {
    if (cursor->at >= cursor->end)
      return;
    const char c = bytes[cursor->at];
    if (c == '>' && quotes > 0)
      quotes--;
    else if (c != ' ' && c != '\t')
      return;
  }
}

Cursor cursor_at_line(const SourceText *text, guint32 line, guint32 quotes) {
  Cursor cursor = {text, source_offset(text, line, 1), line, text->length, quotes};
  skip_prefix(&cursor);
  return cursor;
}

Cursor cursor_at(const SourceText *text, guint32 line, guint32 column, guint32 end,
                 guint32 quotes) {
  return (Cursor){text, source_offset(text, line, column), line, MIN(end, text->length), quotes};
}

char cursor_peek(const Cursor *cursor) {
  if (cursor->at >= cursor->end)
    return '\0';
  const char c = cursor->text->bytes[cursor->at];
  return c == '\r' ? '\n' : c;
}

void cursor_advance(Cursor *cursor) {
  if (cursor->at >= cursor->end)
    return;
  const char c = cursor->text->bytes[cursor->at];
  if (c != '\n' && c != '\r') {
    cursor->at++;
    return;
  }
  cursor->at = MIN(cursor->text->starts[cursor->line], cursor->end);
  cursor->line = MIN(cursor->line + 1, cursor->text->lines);
  skip_prefix(cursor);
}

void cursor_skip(Cursor *cursor, guint32 count) {
  while (count-- > 0)
    cursor_advance(cursor);
}

void cursor_skip_blanks(Cursor *cursor) {
  while (cursor_peek(cursor) == ' ' || cursor_peek(cursor) == '\t')
    cursor->at++;
}

void cursor_skip_space(Cursor *cursor) {
  while (g_ascii_isspace(cursor_peek(cursor)))
    cursor_advance(cursor);
}

/* The length of an entity or numeric reference here, 0 when there is none. */
static guint32 entity_length(const Cursor *cursor) {
  const char *bytes = cursor->text->bytes + cursor->at;
  const guint32 most = MIN(cursor->end - cursor->at, (guint32)ENTITY);
  guint32 i = 1;
  if (i < most && bytes[i] == '#')
    i++;
  while (i < most && g_ascii_isalnum(bytes[i]))
    i++;
  return i < most && i > 1 && bytes[i] == ';' ? i + 1 : 0;
}

/* `&amp;` in any of its forms. */
static gboolean is_ampersand_entity(const char *bytes, guint32 length) {
  if (length < 4 || bytes[1] != '#')
    return length == 5 && g_ascii_strncasecmp(bytes, "&amp;", 5) == 0;
  const gboolean hex = bytes[2] == 'x' || bytes[2] == 'X';
  guint value = 0;
  for (guint32 i = hex ? 3 : 2; i + 1 < length && value < 0x1000; i++)
    value = value * (hex ? 16 : 10) + (guint)MAX(g_ascii_xdigit_value(bytes[i]), 0);
  return value == '&';
}

/* One character of the text for an entity of the source; the few that stand for two characters have a
 * combining one behind, which the source does not show. */
static gsize entity_text(const Cursor *behind, const char *literal, gsize length) {
  gsize used = MIN(length, (gsize)g_utf8_skip[(guchar)*literal]);
  while (used < length && (guchar)literal[used] >= 0x80 && cursor_peek(behind) != literal[used] &&
         cursor_peek(behind) != '&')
    used = MIN(length, used + (gsize)g_utf8_skip[(guchar)literal[used]]);
  return used;
}

/* Passes over one unit of text, if it stands here: returns the bytes of `literal` used, 0 when it does not. */
static gsize text_unit(Cursor *cursor, const char *literal, gsize length) {
  const char *bytes = cursor->text->bytes + cursor->at;
  const char c = cursor_peek(cursor);
  if (c == '\\' && cursor->at + 1 < cursor->end && g_ascii_ispunct(bytes[1]) &&
      bytes[1] == *literal) {
    cursor->at += 2;
    return 1;
  }
  if (c == '&') {
    const guint32 entity = entity_length(cursor);
    if (entity > 0 && (*literal != '&' || is_ampersand_entity(bytes, entity))) {
      cursor->at += entity;
      return entity_text(cursor, literal, length);
    }
  }
  if (c == '\0' || c != *literal)
    return 0;
  cursor_advance(cursor);
  return 1;
}

void cursor_text(Cursor *cursor, const char *literal, gsize length) {
  cursor_text_until(cursor, literal, length, cursor->end);
}

/* Most text stands in the source as it is. */
static gboolean is_verbatim(const Cursor *cursor, const char *literal, gsize length, guint32 stop) {
  return length <= MIN(stop, cursor->end) - MIN(cursor->at, MIN(stop, cursor->end)) &&
         memcmp(cursor->text->bytes + cursor->at, literal, length) == 0 &&
         memchr(literal, '\\', length) == NULL && memchr(literal, '&', length) == NULL &&
         memchr(literal, '\n', length) == NULL;
}

gsize cursor_text_until(Cursor *cursor, const char *literal, gsize length, guint32 stop) {
  if (is_verbatim(cursor, literal, length, stop)) {
    cursor->at += (guint32)length;
    return length;
  }
  gsize done = 0;
  while (done < length && cursor->at < stop) {
    const char *bytes = cursor->text->bytes + cursor->at;
    const gsize most = MIN(length - done, MIN(stop, cursor->end) - cursor->at);
    gsize run = 0;
    while (run < most && bytes[run] == literal[done + run] && bytes[run] != '\\' &&
           bytes[run] != '&' && bytes[run] != '\n')
      run++;
    cursor->at += (guint32)run;
    done += run;
    if (done == length || cursor->at >= stop)
      break;
    const gsize used = text_unit(cursor, literal + done, length - done);
    if (used == 0)
      break;
    done += used;
  }
  return done;
}

void cursor_find_text(Cursor *cursor, const char *literal, gsize length) {
  if (length <= cursor->end - cursor->at &&
      memcmp(cursor->text->bytes + cursor->at, literal, MIN(length, 4)) == 0)
    return;
  Cursor here = *cursor;
  for (guint i = 0; i < SEARCH && cursor_peek(&here) != '\0'; i++) {
    Cursor trial = here;
    gsize used = 0, unit = 1;
    while (used < MIN(length, 8) && unit > 0)
      used += unit = text_unit(&trial, literal + used, length - used);
    if (unit > 0) {
      *cursor = here;
      return;
    }
    cursor_advance(&here);
  }
}

gboolean cursor_find(Cursor *cursor, char c) {
  Cursor here = *cursor;
  for (guint i = 0; i < SEARCH && cursor_peek(&here) != '\0'; i++) {
    if (cursor_peek(&here) == c) {
      *cursor = here;
      return TRUE;
    }
    cursor_advance(&here);
  }
  return FALSE;
}

static guint32 run_length(const Cursor *cursor, char c) {
  guint32 length = 0;
  while (cursor->at + length < cursor->end && cursor->text->bytes[cursor->at + length] == c)
    length++;
  return length;
}

void cursor_code(Cursor *cursor) {
  const guint32 ticks = run_length(cursor, '`');
  cursor->at += ticks;
  while (cursor_peek(cursor) != '\0') {
    const guint32 run = run_length(cursor, '`');
    cursor->at += run;
    if (run == ticks)
      return;
    if (run == 0)
      cursor_advance(cursor);
  }
}

void cursor_literal(Cursor *cursor, const char *literal, gsize length) {
  for (gsize i = 0; i < length && cursor_peek(cursor) != '\0'; i++) {
    if (literal[i] == '\r' && i + 1 < length && literal[i + 1] == '\n')
      continue;
    if (cursor_peek(cursor) == literal[i] || literal[i] == '\r')
      cursor_advance(cursor);
  }
}

/* Over a link's target (CommonMark 0.31 section 6.3); FALSE when there is none within `most` bytes. */
static gboolean skip_target(Cursor *cursor, guint32 most) {
  const guint32 start = cursor->at;
  if (cursor_peek(cursor) == '<') {
    for (cursor_advance(cursor); cursor_peek(cursor) != '>'; cursor_advance(cursor)) {
      if (cursor_peek(cursor) == '\\')
        cursor_advance(cursor);
      if (strchr("\n<", cursor_peek(cursor)) != NULL || cursor->at - start > most)
        return FALSE;
    }
    cursor_advance(cursor);
    return TRUE;
  }
  int open = 0;
  for (; cursor->at - start <= most; cursor_advance(cursor)) {
    const char c = cursor_peek(cursor);
    if (c == '\\')
      cursor_advance(cursor);
    else if (c == '\0' || g_ascii_isspace(c))
      return TRUE; /* as the parser does, also inside parentheses */
    else if (c == '(')
      open++;
    else if (c == ')' && open-- == 0)
      return TRUE;
  }
  return FALSE;
}

/* At a line end before a line of nothing but blanks. */
static gboolean is_before_blank_line(Cursor cursor) {
  if (cursor_peek(&cursor) != '\n')
    return FALSE;
  cursor_advance(&cursor);
  cursor_skip_blanks(&cursor);
  return cursor_peek(&cursor) == '\n';
}

/* Over a title in quotes or parentheses; FALSE when it does not end within `most` bytes and its paragraph. */
static gboolean skip_title(Cursor *cursor, guint32 most) {
  const guint32 start = cursor->at;
  const char close = cursor_peek(cursor) == '(' ? ')' : cursor_peek(cursor);
  for (cursor_advance(cursor); cursor_peek(cursor) != close; cursor_advance(cursor)) {
    if (cursor_peek(cursor) == '\\')
      cursor_advance(cursor);
    else if (close == ')' && cursor_peek(cursor) == '(')
      return FALSE;
    if (cursor_peek(cursor) == '\0' || cursor->at - start > most || is_before_blank_line(*cursor))
      return FALSE;
  }
  cursor_advance(cursor);
  return TRUE;
}

static gboolean is_title_start(char c) { return c == '"' || c == '\'' || c == '('; }

/* Over a label in brackets. */
static gboolean skip_label(Cursor *cursor) {
  cursor_advance(cursor);
  for (guint i = 0; i < LABEL && cursor_peek(cursor) != ']'; i++) {
    if (cursor_peek(cursor) == '\\')
      cursor_advance(cursor);
    if (cursor_peek(cursor) == '\0' || cursor_peek(cursor) == '[')
      return FALSE;
    cursor_advance(cursor);
  }
  if (cursor_peek(cursor) != ']')
    return FALSE;
  cursor_advance(cursor);
  return TRUE;
}

static gboolean skip_inline_tail(Cursor *cursor, guint32 target, guint32 title) {
  cursor_advance(cursor);
  cursor_skip_space(cursor);
  if (!skip_target(cursor, target))
    return FALSE;
  cursor_skip_space(cursor);
  if (is_title_start(cursor_peek(cursor)) && !skip_title(cursor, title))
    return FALSE;
  cursor_skip_space(cursor);
  if (cursor_peek(cursor) != ')')
    return FALSE;
  cursor_advance(cursor);
  return TRUE;
}

void cursor_link_tail(Cursor *cursor, gsize target, gsize title) {
  /* The longest entity takes eleven times the bytes of its character. */
  const guint32 target_most = (guint32)MIN(12 * target + 64, G_MAXUINT32);
  const guint32 title_most = (guint32)MIN(12 * title + 64, G_MAXUINT32);
  if (cursor_peek(cursor) != ']' && !cursor_find(cursor, ']'))
    return;
  cursor_advance(cursor);
  Cursor tail = *cursor;
  const char c = cursor_peek(cursor);
  if (c == '(' ? skip_inline_tail(&tail, target_most, title_most) : c == '[' && skip_label(&tail))
    *cursor = tail;
}

void cursor_line_break(Cursor *cursor) {
  cursor_skip_blanks(cursor);
  if (cursor_peek(cursor) == '\\')
    cursor->at++;
  if (cursor_peek(cursor) == '\n')
    cursor_advance(cursor);
}

/* Over one definition (CommonMark 0.31 section 4.7), if one stands here. */
static gboolean skip_definition(Cursor *cursor) {
  Cursor here = *cursor;
  if (cursor_peek(&here) != '[' || !skip_label(&here) || cursor_peek(&here) != ':')
    return FALSE;
  cursor_advance(&here);
  cursor_skip_space(&here);
  const guint32 target = here.at;
  if (!skip_target(&here, G_MAXUINT32) || here.at == target)
    return FALSE;
  Cursor titled = here;
  cursor_skip_space(&titled);
  gboolean has_title = titled.at > here.at && is_title_start(cursor_peek(&titled)) &&
                       skip_title(&titled, G_MAXUINT32);
  cursor_skip_blanks(&titled);
  has_title = has_title && strchr("\n", cursor_peek(&titled)) != NULL;
  cursor_skip_blanks(&here);
  if (!has_title && strchr("\n", cursor_peek(&here)) == NULL)
    return FALSE;
  *cursor = has_title ? titled : here;
  cursor_advance(cursor);
  return TRUE;
}

void cursor_skip_definitions(Cursor *cursor) {
  while (skip_definition(cursor))
    continue;
}
