/* ReportSource: the line, the column in characters and the path that a place means to people. Pure.
 *
 * Findings come sorted by place; so lines and columns are counted onward from the last one, and a report
 * costs one pass over each source.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/place.h"
#include "model/book.h"

/* Starts zeroed but for the book, which may be NULL: then there are no sources. */
typedef struct {
  const Book *book;
  const char *file; /* of the source that was looked at last, or NULL */
  const char *text, *end;
  const char *line_start; /* of line `line` */
  guint32 line;
  guint32 column, characters; /* the column counted last on that line, in bytes and characters */
} ReportSource;

/* The text of the place's line without its end; FALSE when it is not known. */
gboolean report_source_line(const char **line, gsize *length, ReportSource *source, Place place);

/* The column in characters; 0 when the place has none; in bytes when the source is not known. */
guint32 report_source_column(ReportSource *source, Place place);

/* Appends the path of the place's file as it is opened from the folder in which the program was started; with `inside`
 * from the root of the repository, for tools that annotate it, and never out of it. "" when the place has no file. */
void report_source_path(GString *out, const Book *book, Place place, gboolean inside);
