/* HTML of footnotes: numbers by first reference, the notes behind the run. For html.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/html_writer.h"

gboolean html_note_reference(HtmlWriter *writer, const Node *node, gboolean entering);

/* Notes that the inlines refer to, in their order, without a reference to lead back to. */
void html_notes_add(HtmlWriter *writer, const Node *inlines);

/* The number of notes that were referred to so far, and their definitions. */
guint html_notes_count(const HtmlWriter *writer);
const Node *html_notes_definition(const HtmlWriter *writer, guint index);

/* Around all notes, and around one. */
void html_notes_open(HtmlWriter *writer);
void html_notes_close(HtmlWriter *writer);
void html_note_open(HtmlWriter *writer, guint index);
void html_note_close(HtmlWriter *writer, guint index);

/* The links back to the text, for the end of the paragraph when it is the last block of the note that
 * is being written. */
void html_note_paragraph_end(HtmlWriter *writer, const Node *paragraph);

void html_notes_clear(HtmlWriter *writer);
