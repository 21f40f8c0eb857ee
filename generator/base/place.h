/* A place in a source: file, line, column.
 *
 * `file` is the path below the content root with '/' between the parts (the path as given for
 * configuration files); it is owned by the arena of the book or is a literal. Lines and columns count
 * from 1; 0 means unknown. A column counts bytes of the line; whoever shows it to people turns it
 * into characters with place_column_characters.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct {
  const char *file;
  guint32 line;
  guint32 column;
} Place;

/* By file (bytewise), line, column: for sorting. */
int place_compare(const Place *a, const Place *b);

/* The bytes of line `line` of `text` without its line end; length 0 when there is no such line. */
const char *place_line(const char *text, gsize length, guint32 line, gsize *line_length);

/* The column in characters for a column in bytes, in the given line of valid UTF-8. */
guint32 place_column_characters(const char *line, gsize line_length, guint32 column);
