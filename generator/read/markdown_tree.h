/* From Markdown to nodes: the parser's tree as our own, with exact places.
 *
 * CommonMark with tables, strikethrough and footnotes. Raw HTML becomes PART_HTML_* nodes; code blocks keep
 * their whole info string; task items, bare addresses and all that the dialect adds are text still.
 * Adjacent texts are one node.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Parses reading->text into the root of the document. `first` is the offset at which the Markdown begins (what
 * is before it is front matter). FALSE, and the root left empty, when it asks for too much memory. */
gboolean markdown_tree(Reading *reading, guint32 first);

/* Lines of the text that are no running text. */
typedef enum { SPAN_INDENTED, SPAN_FENCED, SPAN_HTML, SPAN_TABLE } SpanKind;

typedef struct {
  SpanKind kind;
  guint32 first_line, last_line;
  guint32 column;   /* where it begins in its first line */
  const char *info; /* of SPAN_FENCED, "" when it has none */
} CodeSpan;

/* Only looks for code, raw HTML and tables: appends a CodeSpan for each, in order. FALSE as above. */
gboolean markdown_code_spans(GArray *spans, Arena *arena, const SourceText *text, guint32 first);
