/* Footnotes on paper: a list behind a short rule.
 *
 * A note that only another note refers to joins the list while that one is written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_notes.h"

#include <string.h>

typedef struct {
  const Node *definition;
  guint number;      /* in the list, from 1 */
  char *destination; /* unique in the file */
} Note;

struct PdfNotes {
  GPtrArray *notes;    /* Note, in order of first reference */
  GHashTable *note_of; /* definition -> Note */
};

static void note_free(gpointer data) {
  Note *note = data;
  g_free(note->destination);
  g_free(note);
}

void pdf_notes_begin(PdfWriter *writer) {
  g_assert(writer->notes == NULL);
  writer->notes = g_new(PdfNotes, 1);
  writer->notes->notes = g_ptr_array_new_with_free_func(note_free);
  writer->notes->note_of = g_hash_table_new(NULL, NULL);
}

void pdf_notes_end(PdfWriter *writer) {
  g_ptr_array_unref(writer->notes->notes);
  g_hash_table_unref(writer->notes->note_of);
  g_clear_pointer(&writer->notes, g_free);
}

static Note *find_note(PdfWriter *writer, const Node *definition) {
  PdfNotes *list = writer->notes;
  Note *note = g_hash_table_lookup(list->note_of, definition);
  if (note == NULL) {
    note = g_new(Note, 1);
    *note =
        (Note){definition, list->notes->len + 1, g_strdup_printf("note-%u", ++writer->note_count)};
    g_ptr_array_add(list->notes, note);
    g_hash_table_insert(list->note_of, (gpointer)definition, note);
  }
  return note;
}

void pdf_notes_refer(PdfRun *run, const Node *definition) {
  if (definition == NULL)
    return;
  const Note *note = find_note(run->writer, definition);
  g_autofree char *number = g_strdup_printf("%u", note->number);
  const gboolean linked = run->link == NULL && !run->is_bound;
  run->has_space = FALSE; /* the number stands at the word */
  pdf_run_push(run);
  run->now.script = 1;
  pdf_run_flush_anchors(run, run->text);
  if (linked)
    pdf_text_link_begin(run->text, note->destination, NULL,
                        pdf_label(run->writer, LABEL_FOOTNOTES));
  pdf_run_put(run, number, strlen(number));
  if (linked)
    pdf_text_link_end(run->text);
  pdf_run_pop(run);
}

guint pdf_notes_count(const PdfWriter *writer) { return writer->notes->notes->len; }

static const Note *note_at(const PdfWriter *writer, guint index) {
  return writer->notes->notes->pdata[index];
}

const Node *pdf_notes_definition(const PdfWriter *writer, guint index) {
  return note_at(writer, index)->definition;
}

void pdf_notes_open(PdfWriter *writer) {
  pdf_flow_rule(writer->flow, RULE_THIN, RULE_COLOUR, 10, 4);
  pdf_flow_group_begin(writer->flow, &(PdfGroup){.role = PDF_LIST});
}

void pdf_notes_close(PdfWriter *writer) { pdf_flow_group_end(writer->flow); }

void pdf_note_open(PdfWriter *writer, guint index) {
  const Note *note = note_at(writer, index);
  PdfFlow *flow = writer->flow;
  g_autofree char *number = g_strdup_printf("%u", note->number);
  PdfText *label = pdf_text_new();
  pdf_text_destination(label, note->destination);
  pdf_put(label, STYLE_NOTE, number);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_ITEM, .left = 18});
  pdf_flow_label(flow, label);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_BODY});
}

void pdf_note_close(PdfWriter *writer) {
  pdf_flow_group_end(writer->flow);
  pdf_flow_group_end(writer->flow);
}
