/* ReportSource: a cursor over one source at a time.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_source.h"

#include <string.h>

static gboolean is_config(const Book *book, const char *file) {
  return g_strcmp0(book->config->file, file) == 0;
}

static void open_source(ReportSource *source, const char *file) {
  const Book *book = source->book;
  const Document *document = book_document(book, file);
  gsize length = 0;
  source->text = NULL;
  if (document != NULL) {
    source->text = document->source;
    length = document->source_length;
  } else if (is_config(book, file) && book->config->source != NULL) {
    source->text = book->config->source;
    length = book->config->source_length;
  }
  source->file = file;
  source->end = source->text == NULL ? NULL : source->text + length;
}

/* FALSE when there is no such line. */
static gboolean seek(ReportSource *source, Place place) {
  if (source->book == NULL || place.file == NULL || place.line == 0)
    return FALSE;
  const gboolean other = source->file == NULL || strcmp(source->file, place.file) != 0;
  if (other)
    open_source(source, place.file);
  if (source->text == NULL)
    return FALSE;
  if (other || place.line < source->line) {
    source->line_start = source->text;
    source->line = 1;
    source->column = source->characters = 1;
  }
  while (source->line < place.line) {
    const char *newline =
        memchr(source->line_start, '\n', (gsize)(source->end - source->line_start));
    if (newline == NULL)
      return FALSE;
    source->line_start = newline + 1;
    source->line++;
    source->column = source->characters = 1;
  }
  return TRUE;
}

gboolean report_source_line(const char **line, gsize *length, ReportSource *source, Place place) {
  if (!seek(source, place))
    return FALSE;
  *line = place_line(source->line_start, (gsize)(source->end - source->line_start), 1, length);
  return TRUE;
}

guint32 report_source_column(ReportSource *source, Place place) {
  const char *line = NULL;
  gsize length = 0;
  if (place.column == 0 || !report_source_line(&line, &length, source, place))
    return place.column;
  if (place.column < source->column)
    source->column = source->characters = 1;
  const gsize from = MIN((gsize)source->column - 1, length);
  source->characters +=
      place_column_characters(line + from, length - from, place.column - source->column + 1) - 1;
  source->column = place.column;
  return source->characters;
}

void report_source_path(GString *out, const Book *book, Place place, gboolean inside) {
  if (place.file == NULL)
    return;
  const char *content = book == NULL || is_config(book, place.file) ? "." : book->config->content;
  while (g_str_has_prefix(content, "./"))
    content += 2 + strspn(content + 2, "/");
  const gboolean upward =
      g_str_has_prefix(content, "..") && (content[2] == '/' || content[2] == '\0');
  const gboolean known = book != NULL && (book_entry(book, place.file) != NULL ||
                                          book_document(book, place.file) != NULL);
  if (known && *content != '\0' && strcmp(content, ".") != 0 && *content != '/' &&
      !(inside && upward)) {
    g_string_append(out, content);
    if (out->str[out->len - 1] != '/')
      g_string_append_c(out, '/');
  }
  g_string_append(out, place.file);
}
