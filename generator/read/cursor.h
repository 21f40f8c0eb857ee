/* Cursor: goes through the source beside a parsed tree, so that every inline node gets its exact place.
 *
 * The parser says where a block begins but not reliably where its inlines do. The inlines of a leaf block
 * stand in the source in order, so a cursor that knows what text, escapes, entities, code spans and the tails
 * of links look like (CommonMark 0.31 sections 2.4, 2.5, 6.1 to 6.6) can follow them. Prefixes of
 * continued lines (`>`, white space) are passed over.
 * A cursor is a value: copy it to look ahead. Where tree and source disagree it stays where it is.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "read/source_text.h"

typedef struct {
  const SourceText *text;
  guint32 at;     /* offset of the next byte */
  guint32 line;   /* its line, from 1 */
  guint32 end;    /* offset behind the last byte of the leaf block */
  guint32 quotes; /* block quotes around the leaf block */
} Cursor;

/* At the first visible byte of the line, behind the prefixes of `quotes` block quotes. */
Cursor cursor_at_line(const SourceText *text, guint32 line, guint32 quotes);

/* At a place. `end` is an offset. */
Cursor cursor_at(const SourceText *text, guint32 line, guint32 column, guint32 end, guint32 quotes);

/* The next byte; a line end is '\n'; 0 at the end. */
char cursor_peek(const Cursor *cursor);

/* One byte on, or behind a line end to the first visible byte of the next line. */
void cursor_advance(Cursor *cursor);

void cursor_skip(Cursor *cursor, guint32 count);
void cursor_skip_blanks(Cursor *cursor); /* spaces and tabs */
void cursor_skip_space(Cursor *cursor);  /* also line ends */

/* Passes over `length` bytes of text as the parser gave them: escapes and entities in the source stand for
 * the characters that they mean. */
void cursor_text(Cursor *cursor, const char *literal, gsize length);

/* As cursor_text, but stops at the offset `stop`; returns how many bytes of `literal` stand before it. */
gsize cursor_text_until(Cursor *cursor, const char *literal, gsize length, guint32 stop);

/* Moves forward to where `literal` could begin, when it does not begin here. */
void cursor_find_text(Cursor *cursor, const char *literal, gsize length);

/* Forward to the byte `c` in this block; not moved when there is none. */
gboolean cursor_find(Cursor *cursor, char c);

/* Over a code span, opening and closing backticks included. */
void cursor_code(Cursor *cursor);

/* Over `literal`, byte by byte (raw HTML). */
void cursor_literal(Cursor *cursor, const char *literal, gsize length);

/* At the `]` of a link or image: over it and its target and title, or its label. `target` and `title` are
 * the lengths of what the parser found: the source is not searched much farther. */
void cursor_link_tail(Cursor *cursor, gsize target, gsize title);

/* At the end of the text of a line: over the line end. */
void cursor_line_break(Cursor *cursor);

/* Over link reference definitions that stand here. */
void cursor_skip_definitions(Cursor *cursor);
