/* JsonScan: a value ends where its brackets and quotes do.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/json_scan.h"

#include <string.h>

static void skip_space(JsonSpan *span) {
  while (span->at < span->end && strchr(" \t\r\n", *span->at) != NULL && *span->at != '\0')
    span->at++;
}

/* Behind the quote that ends the text which begins here; NULL when none does. */
static const char *text_end(const char *at, const char *end) {
  for (at++; at < end; at++) {
    if (*at == '"')
      return at + 1;
    if (*at == '\\')
      at++;
  }
  return NULL;
}

/* Behind the bracket that ends what begins here; NULL when none does. */
static const char *bracket_end(const char *at, const char *end) {
  gsize depth = 0;
  while (at < end) {
    if (*at == '"') {
      at = text_end(at, end);
      if (at == NULL)
        return NULL;
      continue;
    }
    if (*at == '{' || *at == '[')
      depth++;
    else if ((*at == '}' || *at == ']') && --depth == 0)
      return at + 1;
    at++;
  }
  return NULL;
}

/* Takes one value; FALSE when there is none. */
static gboolean take_value(JsonSpan *span, JsonSpan *value) {
  skip_space(span);
  const char *start = span->at;
  const char *end = start;
  if (start == span->end)
    return FALSE;
  if (*start == '"')
    end = text_end(start, span->end);
  else if (*start == '{' || *start == '[')
    end = bracket_end(start, span->end);
  else
    while (end < span->end && (g_ascii_isalnum(*end) || strchr("+-.", *end) != NULL) &&
           *end != '\0')
      end++;
  if (end == NULL || end == start)
    return FALSE;
  *value = (JsonSpan){start, end};
  span->at = end;
  return TRUE;
}

static gboolean take_mark(JsonSpan *span, char mark) {
  skip_space(span);
  if (span->at == span->end || *span->at != mark)
    return FALSE;
  span->at++;
  return TRUE;
}

gboolean json_open(JsonSpan *inside, JsonSpan value, char bracket) {
  const char *end = NULL;
  skip_space(&value);
  if (value.at < value.end && *value.at == bracket)
    end = bracket_end(value.at, value.end);
  if (end == NULL || end[-1] != (bracket == '{' ? '}' : ']'))
    return FALSE;
  *inside = (JsonSpan){value.at + 1, end - 1};
  return TRUE;
}

JsonStep json_next(JsonSpan *inside, JsonSpan *name, JsonSpan *value) {
  skip_space(inside);
  if (inside->at == inside->end)
    return JSON_END;
  if (name != NULL && (!take_value(inside, name) || !take_mark(inside, ':')))
    return JSON_BROKEN;
  if (!take_value(inside, value))
    return JSON_BROKEN;
  skip_space(inside);
  if (inside->at == inside->end)
    return JSON_ITEM;
  return take_mark(inside, ',') ? JSON_ITEM : JSON_BROKEN;
}

/* Names are looked for as they are written: ours need no escapes. */
gboolean json_member(JsonSpan *value, JsonSpan object, const char *name) {
  const gsize length = strlen(name);
  JsonSpan inside, key;
  if (!json_open(&inside, object, '{'))
    return FALSE;
  while (json_next(&inside, &key, value) == JSON_ITEM) {
    if ((gsize)(key.end - key.at) == length + 2 && memcmp(key.at + 1, name, length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* ---- texts ----------------------------------------------------------------------------------------------- */

/* Four hexadecimal digits; -1 when they are not. */
static gint32 take_digits(const char **at, const char *end) {
  gint32 unit = 0;
  for (guint i = 0; i < 4; i++, (*at)++) {
    if (*at >= end || !g_ascii_isxdigit(**at))
      return -1;
    unit = unit * 16 + g_ascii_xdigit_value(**at);
  }
  return unit;
}

/* Behind "\u"; FALSE for half of a pair, for NUL, and for what is no escape. */
static gboolean take_unicode(GString *out, const char **at, const char *end) {
  gint32 unit = take_digits(at, end);
  if (unit >= 0xD800 && unit < 0xDC00) {
    if (end - *at < 2 || (*at)[0] != '\\' || (*at)[1] != 'u')
      return FALSE;
    *at += 2;
    const gint32 low = take_digits(at, end);
    if (low < 0xDC00 || low > 0xDFFF)
      return FALSE;
    unit = 0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00);
  }
  if (unit <= 0 || (unit >= 0xDC00 && unit < 0xE000))
    return FALSE;
  g_string_append_unichar(out, (gunichar)unit);
  return TRUE;
}

static gboolean take_escape(GString *out, const char **at, const char *end) {
  static const char marks[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  if (*at >= end || **at == '\0')
    return FALSE;
  const char mark = *(*at)++;
  if (mark == 'u')
    return take_unicode(out, at, end);
  const char *found = strchr(marks, mark);
  if (found != NULL)
    g_string_append_c(out, meant[found - marks]);
  return found != NULL;
}

char *json_text(JsonSpan value) {
  if (value.end - value.at < 2 || *value.at != '"' || value.end[-1] != '"')
    return NULL;
  const char *end = value.end - 1;
  g_autoptr(GString) out = g_string_sized_new((gsize)(end - value.at));
  for (const char *at = value.at + 1; at < end;) {
    const char *mark = memchr(at, '\\', (gsize)(end - at));
    const char *stop = mark == NULL ? end : mark;
    g_string_append_len(out, at, stop - at);
    at = stop;
    if (mark != NULL) {
      at++;
      if (!take_escape(out, &at, end))
        return NULL;
    }
  }
  return g_utf8_validate_len(out->str, out->len, NULL) ? g_string_free(g_steal_pointer(&out), FALSE)
                                                       : NULL;
}

gboolean json_number(guint64 *number, JsonSpan value) {
  g_autofree char *digits = g_strndup(value.at, (gsize)(value.end - value.at));
  return g_ascii_string_to_unsigned(digits, 10, 0, G_MAXUINT64, number, NULL);
}
