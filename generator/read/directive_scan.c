/* What one line says about directives: small recognizers, tried by the first visible byte.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/directive_scan.h"

#include <string.h>

static gboolean is_name_byte(char c) {
  return g_ascii_isalnum(c) || (c != '\0' && strchr("-_:.", c) != NULL);
}

/* Behind white space, block quotes and list markers. */
static guint32 skip_prefix(guint32 *column, const SourceText *text, guint32 at, guint32 end) {
  const char *bytes = text->bytes;
  *column = 0;
  while (at < end) {
    const char c = bytes[at];
    const gboolean more = at + 1 < end && (bytes[at + 1] == ' ' || bytes[at + 1] == '\t');
    guint32 digits = 0;
    while (at + digits < end && digits < 9 && g_ascii_isdigit(bytes[at + digits]))
      digits++;
    if (c == '\t') {
      *column += 4 - *column % 4;
      at++;
    } else if (c == ' ' || c == '>' || (more && (c == '-' || c == '*' || c == '+'))) {
      ++*column;
      at++;
    } else if (digits > 0 && at + digits + 1 < end && strchr(".)", bytes[at + digits]) != NULL &&
               bytes[at + digits + 1] == ' ') {
      *column += digits + 1;
      at += digits + 1;
    } else {
      break;
    }
  }
  return at;
}

static const char *trimmed(Arena *arena, const char *text, gsize length) {
  while (length > 0 && g_ascii_isspace(text[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace(*text)) {
    text++;
    length--;
  }
  if (length >= 2 && (*text == '"' || *text == '\'') && text[length - 1] == *text) {
    text++;
    length -= 2;
  }
  return length == 0 ? NULL : arena_strndup(arena, text, length);
}

static const char *lowered(Arena *arena, const char *text, gsize length) {
  char *name = arena_strndup(arena, text, length);
  for (char *c = name; *c != '\0'; c++)
    *c = g_ascii_tolower(*c);
  return name;
}

/* A name at the start of `text`; its length. */
static gsize name_length(const char *text, gsize length) {
  gsize n = 0;
  if (length == 0 || !g_ascii_isalpha(*text))
    return 0;
  while (n < length && is_name_byte(text[n]))
    n++;
  return n;
}

/* `{name}`, `{.name}`, `name`: what stands behind the colons or in an info string. */
static gboolean take_name(const char **name, const char **argument, Arena *arena, const char *text,
                          gsize length) {
  const gboolean braces = length > 0 && *text == '{';
  gsize skip = braces ? 1 : 0;
  if (braces && length > 1 && text[1] == '.')
    skip = 2;
  const gsize n = name_length(text + skip, length - skip);
  gsize behind = skip + n;
  if (n == 0)
    return FALSE;
  if (braces) {
    const char *close = memchr(text + behind, '}', length - behind);
    if (close == NULL || (skip == 1 && close != text + behind))
      return FALSE;
    behind = (gsize)(close - text) + 1;
  } else if (behind < length && !g_ascii_isspace(text[behind])) {
    return FALSE;
  }
  *name = lowered(arena, text + skip, n);
  *argument = trimmed(arena, text + behind, length - behind);
  return TRUE;
}

static DirectiveMark scan_colons(Arena *arena, DirectiveMark mark, const char *text, gsize length) {
  while (mark.colons < length && text[mark.colons] == ':')
    mark.colons++;
  if (mark.colons < 3)
    return mark;
  gsize skip = mark.colons;
  while (skip < length && text[skip] == ' ')
    skip++;
  if (skip == length)
    mark.kind = MARK_COLONS_END;
  else if (take_name(&mark.name, &mark.argument, arena, text + skip, length - skip))
    mark.kind = MARK_COLONS;
  return mark;
}

/* `!!! name "title"`, `??? name`, `???+ name`. */
static DirectiveMark scan_indented(Arena *arena, DirectiveMark mark, const char *text,
                                   gsize length) {
  gsize skip = 3;
  if (length < 5 || text[1] != text[0] || text[2] != text[0])
    return mark;
  if (text[0] == '?' && text[3] == '+')
    skip = 4;
  if (text[skip] != ' ')
    return mark;
  while (skip < length && text[skip] == ' ')
    skip++;
  const gsize n = name_length(text + skip, length - skip);
  const char *rest = text + skip + n;
  const gsize rest_length = length - skip - n;
  const char *quote = memchr(rest, '"', rest_length);
  gsize words = quote == NULL ? rest_length : (gsize)(quote - rest);
  for (gsize i = 0; i < words; i++) {
    if (!g_ascii_isalnum(rest[i]) && strchr(" -_", rest[i]) == NULL)
      return mark;
  }
  if (n == 0 || (quote != NULL && text[length - 1] != '"'))
    return mark;
  mark.kind = MARK_INDENTED;
  mark.name = lowered(arena, text + skip, n);
  mark.argument = quote == NULL ? NULL : trimmed(arena, quote, rest_length - words);
  return mark;
}

static DirectiveMark scan_label(Arena *arena, DirectiveMark mark, const char *text, gsize length) {
  if (length < 4 || text[length - 1] != '=' || text[length - 2] != ')')
    return mark;
  for (gsize i = 1; i < length - 2; i++) {
    if (g_ascii_isspace(text[i]) || strchr("()", text[i]) != NULL)
      return mark;
  }
  mark.kind = MARK_LABEL;
  mark.name = arena_strndup(arena, text + 1, length - 3);
  return mark;
}

static gboolean is_fence(const char *text, gsize length) {
  gsize n = 0;
  while (n < length && text[n] == text[0])
    n++;
  if (n < 3)
    return FALSE;
  while (n < length && text[n] == ' ')
    n++;
  return n < length &&
         (text[n] == '{' || g_strstr_len(text + n, (gssize)(length - n), "::") != NULL);
}

DirectiveMark directive_scan_line(Arena *arena, const SourceText *text, guint32 line) {
  DirectiveMark mark = {.kind = MARK_NONE};
  const guint32 end = source_line_end(text, line);
  mark.start = skip_prefix(&mark.indent, text, text->starts[line - 1], end);
  const char *rest = text->bytes + mark.start;
  gsize length = end - mark.start;
  while (length > 0 && g_ascii_isspace(rest[length - 1]))
    length--;
  if (length == 0)
    return mark;
  switch (*rest) {
  case '+':
    mark.kind = length == 4 && memcmp(rest, "+$$$", 4) == 0 ? MARK_SIDE_BAR : MARK_NONE;
    break;
  case '$':
    mark.kind = length == 3 && memcmp(rest, "$$$", 3) == 0 ? MARK_SIDE_BAR_END : MARK_NONE;
    break;
  case ':':
    return scan_colons(arena, mark, rest, length);
  case '!':
  case '?':
    return scan_indented(arena, mark, rest, length);
  case '(':
    return scan_label(arena, mark, rest, length);
  case '`':
  case '~':
    mark.kind = is_fence(rest, length) ? MARK_FENCE : MARK_NONE;
    break;
  case '|':
    mark.kind = length == 1 || rest[1] == ' ' || rest[1] == '\t' ? MARK_PIPE : MARK_NONE;
    break;
  default:
    break;
  }
  return mark;
}

gboolean directive_scan_info(const char **name, const char **argument, Arena *arena,
                             const char *info) {
  const gsize length = strlen(info);
  if (*info == '{')
    return info[1] != '.' && take_name(name, argument, arena, info, length);
  gsize n = name_length(info, length);
  while (n > 0 && info[n - 1] == ':')
    n--;
  if (n == 0 || strncmp(info + n, "::", 2) != 0)
    return FALSE;
  *name = lowered(arena, info, n);
  *argument = trimmed(arena, info + n + 2, length - n - 2);
  return TRUE;
}

guint32 directive_scan_indent(guint32 *bytes, const SourceText *text, guint32 line) {
  const guint32 start = text->starts[line - 1], end = source_line_end(text, line);
  guint32 at = start, column = 0;
  for (; at < end && (text->bytes[at] == ' ' || text->bytes[at] == '\t'); at++)
    column += text->bytes[at] == '\t' ? 4 - column % 4 : 1;
  *bytes = at - start;
  return at == end ? G_MAXUINT32 : column;
}

gboolean directive_scan_option(const char **key, const char **value, Arena *arena,
                               const SourceText *text, guint32 line) {
  guint32 column;
  const guint32 end = source_line_end(text, line);
  const guint32 start = skip_prefix(&column, text, text->starts[line - 1], end);
  const char *rest = text->bytes + start;
  const gsize length = end - start;
  if (length < 3 || *rest != ':')
    return FALSE;
  gsize n = 1;
  while (n < length && (g_ascii_isalnum(rest[n]) || strchr("-_", rest[n]) != NULL))
    n++;
  if (n == 1 || n == length || rest[n] != ':')
    return FALSE;
  *key = lowered(arena, rest + 1, n - 1);
  const char *text_of_value = trimmed(arena, rest + n + 1, length - n - 1);
  *value = text_of_value == NULL ? "" : text_of_value;
  return TRUE;
}

gboolean directive_scan_delimiters(const SourceText *text, guint32 line) {
  if (line == 0 || line > text->lines)
    return FALSE;
  guint32 column;
  const guint32 end = source_line_end(text, line);
  guint32 at = skip_prefix(&column, text, text->starts[line - 1], end);
  gboolean dash = FALSE;
  /* A list marker would have been skipped with a dash. */
  for (; at < end; at++) {
    if (strchr("|:- \t", text->bytes[at]) == NULL)
      return FALSE;
    dash |= text->bytes[at] == '-';
  }
  return dash;
}
