/* Data of places.
 *
 * Only the source of the file can turn bytes into characters; so its line is looked up, from where the last
 * one was found when that is not behind it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/data_place.h"

#include <string.h>

static const char *find_source(gsize *length, const char *file, const Book *book) {
  const Document *document = book_document(book, file);
  if (document != NULL) {
    *length = document->source_length;
    return document->source;
  }
  const Config *config = book->config;
  if (config->file == NULL || config->source == NULL || strcmp(config->file, file) != 0)
    return NULL;
  *length = config->source_length;
  return config->source;
}

static guint32 column_characters(Place place, const Book *book, PlaceCursor *cursor) {
  gsize length = 0;
  const char *source = find_source(&length, place.file, book);
  if (source == NULL)
    return place.column;
  if (cursor->source != source || place.line < cursor->line)
    *cursor = (PlaceCursor){source, 0, 1};
  gsize line_length = 0;
  const char *line = place_line(source + cursor->offset, length - cursor->offset,
                                place.line - cursor->line + 1, &line_length);
  *cursor = (PlaceCursor){source, (gsize)(line - source), place.line};
  return place_column_characters(line, line_length, place.column);
}

static void set_count(Object *object, const char *name, guint32 count) {
  if (count == 0)
    object_set_null(object, name);
  else
    object_set_integer(object, name, count);
}

Object *data_place(Place place, const Book *book, PlaceCursor *cursor) {
  if (place.file == NULL)
    return NULL;
  PlaceCursor fresh = {0};
  Object *object = object_new();
  object_set_string(object, "file", place.file);
  set_count(object, "line", place.line);
  const gboolean known = place.line > 0 && place.column > 0;
  set_count(object, "column",
            known ? column_characters(place, book, cursor == NULL ? &fresh : cursor) : 0);
  return object;
}
