/* SourceText: the text that is parsed, by lines, and the way from a byte to its place.
 *
 * Lines end with LF, CR LF or CR (CommonMark 0.31 section 2.1). Offsets count bytes from 0; lines and
 * columns count from 1. A SourceText refers to bytes that its maker keeps; the table of lines lives in the
 * arena given.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"

typedef struct {
  const char *bytes;
  guint32 length;
  guint32 lines;         /* how many */
  const guint32 *starts; /* lines + 1 offsets; the last is `length` */
} SourceText;

/* The bytes without a byte-order mark; what is not UTF-8 and control characters other than tab, line feed
 * and carriage return become U+FFFD. `*first_bad` is the offset of the first such byte in the result, -1 when
 * there is none. The result lives in the arena and ends with NUL. */
const char *source_clean(gsize *clean_length, gssize *first_bad, Arena *arena, const char *bytes,
                         gsize length);

SourceText source_text(Arena *arena, const char *bytes, gsize length);

/* The offset of a place; places behind the end give the end. */
guint32 source_offset(const SourceText *text, guint32 line, guint32 column);

/* The place of an offset. */
void source_place(guint32 *line, guint32 *column, const SourceText *text, guint32 offset);

/* The end of a line (from 1) without its line end. */
guint32 source_line_end(const SourceText *text, guint32 line);
