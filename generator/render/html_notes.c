/* HTML of footnotes.
 *
 * The notes of a run are a list of their own; a note that is only referred to by another note is added to
 * the list while that one is written. Links back lead to the references that were written before the note.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html_notes.h"

typedef struct {
  const Node *definition;
  guint number; /* from 1 */
  guint uses;   /* references written so far */
} Note;

static Note *find_note(HtmlWriter *writer, const Node *definition) {
  if (writer->notes == NULL) {
    writer->notes = g_ptr_array_new_with_free_func(g_free);
    writer->note_of = g_hash_table_new(NULL, NULL);
  }
  Note *note = g_hash_table_lookup(writer->note_of, definition);
  if (note == NULL) {
    note = g_new0(Note, 1);
    *note = (Note){definition, writer->notes->len + 1, 0};
    g_ptr_array_add(writer->notes, note);
    g_hash_table_insert(writer->note_of, (gpointer)definition, note);
  }
  return note;
}

static const char *infix(const HtmlWriter *writer) {
  return writer->options->id_infix == NULL ? "" : writer->options->id_infix;
}

/* "fnref-3", its second use "fnref-3-2". */
static void append_reference_id(HtmlWriter *writer, const Note *note, guint use) {
  g_string_append_printf(writer->out, "fnref-%s%u", infix(writer), note->number);
  if (use > 1)
    g_string_append_printf(writer->out, "-%u", use);
}

void html_notes_add(HtmlWriter *writer, const Node *inlines) {
  NodeWalk walk = node_walk(inlines);
  while (node_walk_next(&walk)) {
    if (walk.entering && walk.node->kind == NODE_FOOTNOTE_REFERENCE &&
        walk.node->u.footnote != NULL)
      find_note(writer, walk.node->u.footnote);
  }
}

gboolean html_note_reference(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (!entering || node->u.footnote == NULL)
    return FALSE;
  if (writer->inlines_only && writer->options->notes_of != NULL)
    g_string_append_printf(writer->out, "<sup class=\"footnote-ref\">%u</sup>",
                           find_note(writer, node->u.footnote)->number);
  if (writer->inlines_only || writer->options->no_links)
    return FALSE;
  Note *note = find_note(writer, node->u.footnote);
  note->uses++;
  html_put(writer, "<sup class=\"footnote-ref\"");
  html_put(writer, " id=\"");
  append_reference_id(writer, note, note->uses);
  html_put(writer, "\">");
  if (writer->link == NULL) {
    g_string_append_printf(writer->out, "<a href=\"#fn-%s%u\"", infix(writer), note->number);
    if (html_is_output(writer, OUTPUT_EPUB))
      html_put(writer, " epub:type=\"noteref\" role=\"doc-noteref\"");
    html_put(writer, ">");
  }
  g_string_append_printf(writer->out, "%u", note->number);
  g_string_append(writer->out, writer->link == NULL ? "</a></sup>" : "</sup>");
  return FALSE;
}

guint html_notes_count(const HtmlWriter *writer) {
  return writer->notes == NULL ? 0 : writer->notes->len;
}

static Note *note_at(const HtmlWriter *writer, guint index) { return writer->notes->pdata[index]; }

const Node *html_notes_definition(const HtmlWriter *writer, guint index) {
  return note_at(writer, index)->definition;
}

void html_notes_open(HtmlWriter *writer) {
  html_fresh_line(writer);
  /* Several runs of one page would be several landmarks of one name; so only an EPUB, with one run to a
   * chapter, says doc-endnotes. */
  if (html_is_output(writer, OUTPUT_EPUB))
    html_put(writer, "<section class=\"footnotes\" epub:type=\"endnotes\" role=\"doc-endnotes\"");
  else
    html_put(writer, "<section class=\"footnotes\" role=\"group\"");
  html_attribute(writer, "aria-label", html_label(writer, LABEL_FOOTNOTES));
  html_put(writer, ">\n<ol>\n");
}

void html_notes_close(HtmlWriter *writer) { html_put(writer, "</ol>\n</section>\n"); }

void html_note_open(HtmlWriter *writer, guint index) {
  const Note *note = note_at(writer, index);
  g_string_append_printf(writer->out, "<li id=\"fn-%s%u\">\n", infix(writer), note->number);
  writer->note = note->definition;
}

static void append_back_links(HtmlWriter *writer, const Note *note) {
  for (guint use = 1; use <= note->uses; use++) {
    html_put(writer, " <a class=\"footnote-back\" href=\"#");
    append_reference_id(writer, note, use);
    html_put(writer, "\"");
    if (html_is_output(writer, OUTPUT_EPUB))
      html_put(writer, " role=\"doc-backlink\"");
    g_string_append_printf(writer->out, " aria-label=\"%s %u",
                           html_label(writer, LABEL_BACK_TO_TEXT), note->number);
    if (use > 1)
      g_string_append_printf(writer->out, "-%u", use);
    html_put(writer, "\">↩</a>");
  }
}

void html_note_paragraph_end(HtmlWriter *writer, const Node *paragraph) {
  if (writer->note != NULL && paragraph == writer->note->last)
    append_back_links(writer, g_hash_table_lookup(writer->note_of, writer->note));
}

void html_note_close(HtmlWriter *writer, guint index) {
  const Note *note = note_at(writer, index);
  if (note->uses > 0 &&
      (note->definition->last == NULL || note->definition->last->kind != NODE_PARAGRAPH)) {
    html_fresh_line(writer);
    html_put(writer, "<p>");
    append_back_links(writer, note);
    html_put(writer, "</p>\n");
  }
  html_fresh_line(writer);
  html_put(writer, "</li>\n");
  writer->note = NULL;
}

void html_notes_clear(HtmlWriter *writer) {
  g_clear_pointer(&writer->notes, g_ptr_array_unref);
  g_clear_pointer(&writer->note_of, g_hash_table_unref);
}
