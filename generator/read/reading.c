/* Reading: places of nodes while a document is read.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/reading.h"

static Place place_in_file(const Reading *reading, guint32 line, guint32 column) {
  if (reading->dedented != NULL && line > 0 && line <= reading->text.lines && column > 0)
    column = (guint32)MAX((gint32)column + reading->dedented[line - 1], 1);
  return (Place){reading->document->path, line, column};
}

Place reading_place(const Reading *reading, const Node *node) {
  while (node->line == 0 && node->parent != NULL)
    node = node->parent;
  return place_in_file(reading, node->line, node->column);
}

Place reading_place_at(const Reading *reading, guint32 offset) {
  guint32 line, column;
  source_place(&line, &column, &reading->text, offset);
  return place_in_file(reading, line, column);
}

guint32 reading_offset(const Reading *reading, const Node *node) {
  return source_offset(&reading->text, node->line, node->column);
}

guint32 reading_quotes(const Node *node) {
  guint32 quotes = 0;
  for (; node != NULL; node = node->parent)
    quotes += node->kind == NODE_QUOTE;
  return quotes;
}

gboolean reading_first_time(Reading *reading, const char *kind, const char *name) {
  return g_hash_table_add(reading->reported, g_strconcat(kind, " ", name, NULL));
}
