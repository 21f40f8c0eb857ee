/* A place in a source: ordering, and the line that it names.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/place.h"

#include <string.h>

int place_compare(const Place *a, const Place *b) {
  const int by_file = g_strcmp0(a->file, b->file);
  if (by_file != 0)
    return by_file;
  if (a->line != b->line)
    return a->line < b->line ? -1 : 1;
  if (a->column != b->column)
    return a->column < b->column ? -1 : 1;
  return 0;
}

const char *place_line(const char *text, gsize length, guint32 line, gsize *line_length) {
  const char *end = text + length;
  const char *at = text;
  for (guint32 i = 1; i < line && at < end; i++) {
    const char *newline = memchr(at, '\n', (gsize)(end - at));
    at = newline == NULL ? end : newline + 1;
  }
  const char *stop = at < end ? memchr(at, '\n', (gsize)(end - at)) : NULL;
  if (stop == NULL)
    stop = end;
  if (stop > at && stop[-1] == '\r')
    stop--;
  *line_length = (gsize)(stop - at);
  return at;
}

guint32 place_column_characters(const char *line, gsize line_length, guint32 column) {
  if (column <= 1)
    return column;
  const gsize bytes = MIN((gsize)column - 1, line_length);
  guint32 characters = 1;
  for (gsize i = 0; i < bytes; i++)
    characters += ((guchar)line[i] & 0xC0) != 0x80;
  return characters + (guint32)((gsize)column - 1 - bytes);
}
