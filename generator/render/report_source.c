/* ReportSource: a cursor over one source at a time.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_source.h"

#include <string.h>

#include "base/path.h"

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

/* Absolute; NULL when the place is in no file of the disk, or folders are not known. */
static char *whole_path(const Book *book, const char *file) {
  const ReportFolders *folders = &book->config->folders;
  if (is_config(book, file))
    return folders->current == NULL ? NULL : g_canonicalize_filename(file, folders->current);
  const gboolean known = book_entry(book, file) != NULL || book_document(book, file) != NULL;
  return folders->content == NULL || !known ? NULL : g_build_filename(folders->content, file, NULL);
}

static gboolean is_in(const char *folder, const char *path) {
  return folder != NULL && path_below(folder, path) != NULL;
}

/* Upwards only in one project: elsewhere dots say less than the whole path. */
static char *path_from_start(const ReportFolders *folders, const char *whole) {
  const char *start = folders->start;
  const gboolean near =
      is_in(start, whole) || is_in(folders->content, start) || is_in(folders->repository, start);
  return near ? path_relative(start, whole) : g_strdup(whole);
}

void report_source_path(GString *out, const Book *book, Place place, gboolean inside) {
  if (place.file == NULL)
    return;
  g_autofree char *whole = book == NULL ? NULL : whole_path(book, place.file);
  if (whole == NULL) {
    g_string_append(out, place.file);
    return;
  }
  const ReportFolders *folders = &book->config->folders;
  if (!inside) {
    g_autofree char *path = path_from_start(folders, whole);
    g_string_append(out, path);
    return;
  }
  const char *root = folders->repository != NULL ? folders->repository : folders->start;
  g_string_append(out, is_in(root, whole) ? path_below(root, whole) : place.file);
}
