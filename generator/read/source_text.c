/* SourceText: cleaning the bytes of a source, and its table of lines.
 *
 * Both go over eight bytes at once where nothing is to be seen in them. Looking up the line of an offset is
 * a binary search.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/source_text.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

static gboolean is_bad_control(guchar c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r');
}

/* Length of the run of plain text at the start: valid UTF-8 without control characters. */
static gsize good_run(const char *bytes, gsize length) {
  gsize at = 0;
  while (at < length) {
    guint64 word;
    while (length - at >= sizeof word) {
      memcpy(&word, bytes + at, sizeof word);
      /* Any byte from 0x80, or below 0x20, sets a high bit (a borrow may set one too many: harmless). */
      if (((word | (word - 0x2020202020202020U)) & 0x8080808080808080U) != 0)
        break;
      at += sizeof word;
    }
    const gsize stop = MIN(length, at + sizeof word);
    while (at < stop && (guchar)bytes[at] < 0x80 && !is_bad_control((guchar)bytes[at]))
      at++;
    if (at < stop) {
      if ((guchar)bytes[at] < 0x80)
        return at;
      const gunichar c = g_utf8_get_char_validated(bytes + at, (gssize)MIN(length - at, 6));
      if (c == (gunichar)-1 || c == (gunichar)-2)
        return at;
      at += (gsize)g_unichar_to_utf8(c, NULL);
    }
  }
  return at;
}

const char *source_clean(gsize *clean_length, gssize *first_bad, Arena *arena, const char *bytes,
                         gsize length) {
  *first_bad = -1;
  if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
    bytes += 3;
    length -= 3;
  }
  gsize run = good_run(bytes, length);
  if (run == length) {
    *clean_length = length;
    return arena_strndup(arena, bytes, length);
  }
  *first_bad = (gssize)run;
  g_autoptr(GString) out = g_string_sized_new(length + 64);
  gsize at = 0;
  for (;;) {
    g_string_append_len(out, bytes + at, (gssize)run);
    at += run;
    if (at == length)
      break;
    g_string_append(out, REPLACEMENT);
    at++;
    run = good_run(bytes + at, length - at);
  }
  *clean_length = out->len;
  return arena_strndup(arena, out->str, out->len);
}

/* Writes the starts of the lines when `starts` is given; returns how many lines there are. */
static guint32 find_lines(guint32 *starts, const char *bytes, gsize length) {
  guint32 line = 0;
  gsize at = 0, newline = 0, cr = 0; /* the next of each kind at or behind `at`, or `length` */
  for (; at < length; line++) {
    if (starts != NULL)
      starts[line] = (guint32)at;
    if (line == 0 || newline < at) {
      const char *found = memchr(bytes + at, '\n', length - at);
      newline = found == NULL ? length : (gsize)(found - bytes);
    }
    if (line == 0 || cr < at) {
      const char *found = memchr(bytes + at, '\r', length - at);
      cr = found == NULL ? length : (gsize)(found - bytes);
    }
    at = cr + 1 < newline ? cr + 1 : newline + 1;
  }
  return line;
}

SourceText source_text(Arena *arena, const char *bytes, gsize length) {
  const guint32 lines = find_lines(NULL, bytes, length);
  guint32 *starts = arena_new_array(arena, guint32, (gsize)lines + 1);
  find_lines(starts, bytes, length);
  starts[lines] = (guint32)length;
  return (SourceText){bytes, (guint32)length, lines, starts};
}

guint32 source_offset(const SourceText *text, guint32 line, guint32 column) {
  if (line == 0 || line > text->lines)
    return line == 0 ? 0 : text->length;
  return MIN(text->starts[line - 1] + (column == 0 ? 0 : column - 1), text->length);
}

void source_place(guint32 *line, guint32 *column, const SourceText *text, guint32 offset) {
  guint32 low = 0, high = text->lines;
  while (high > low + 1) {
    const guint32 middle = low + (high - low) / 2;
    if (text->starts[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  *line = low + 1;
  *column = text->lines == 0 ? 1 : offset - text->starts[low] + 1;
}

guint32 source_line_end(const SourceText *text, guint32 line) {
  if (line == 0 || line > text->lines)
    return text->length;
  guint32 end = text->starts[line];
  while (end > text->starts[line - 1] &&
         (text->bytes[end - 1] == '\n' || text->bytes[end - 1] == '\r'))
    end--;
  return end;
}
