/* Step source: places of titles as bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/step_source.h"

#include <string.h>

GArray *source_lines(const Document *document) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(gsize));
  const char *text = document->source == NULL ? "" : document->source;
  const gsize length = document->source == NULL ? 0 : document->source_length;
  gsize at = 0;
  for (;;) {
    g_array_append_val(lines, at);
    const char *end = at < length ? memchr(text + at, '\n', length - at) : NULL;
    if (end == NULL)
      break;
    at = (gsize)(end - text) + 1;
  }
  g_array_append_val(lines, length);
  return lines;
}

static gsize line_start(const GArray *lines, guint32 line) {
  const guint index = MIN(line == 0 ? 0 : line - 1, lines->len - 1);
  return g_array_index(lines, gsize, index);
}

const char *step_source(gsize *length, const GArray *lines, const Step *step) {
  const Step *next = step_next(step);
  const Node *behind = step->guide->outro == NULL ? NULL : step->guide->outro->first;
  guint32 line = next != NULL ? next->place.line : behind != NULL ? behind->line : G_MAXUINT32;
  const gsize start = line_start(lines, step->place.line) + MAX(step->place.column, 1) - 1;
  gsize end = line_start(lines, line);
  const char *text = step->guide->document->source;
  while (text != NULL && end > start && g_ascii_isspace(text[end - 1]))
    end--;
  *length = text != NULL && end > start ? end - start : 0;
  return text == NULL ? "" : text + MIN(start, end);
}
