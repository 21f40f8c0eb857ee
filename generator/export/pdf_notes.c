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
  guint number;      /* in the run, from 1 */
  char *destination; /* unique in the file */
} Note;

static void note_free(gpointer data) {
  Note *note = data;
  g_free(note->destination);
  g_free(note);
}

static Note *find_note(PdfRun *run, const Node *definition) {
  if (run->notes == NULL) {
    run->notes = g_ptr_array_new_with_free_func(note_free);
    run->note_of = g_hash_table_new(NULL, NULL);
  }
  Note *note = g_hash_table_lookup(run->note_of, definition);
  if (note == NULL) {
    note = g_new(Note, 1);
    *note =
        (Note){definition, run->notes->len + 1, g_strdup_printf("note-%u", ++run->writer->notes)};
    g_ptr_array_add(run->notes, note);
    g_hash_table_insert(run->note_of, (gpointer)definition, note);
  }
  return note;
}

void pdf_notes_refer(PdfRun *run, const Node *definition) {
  if (definition == NULL || run->is_bound)
    return;
  const Note *note = find_note(run, definition);
  g_autofree char *number = g_strdup_printf("%u", note->number);
  const gboolean linked = run->link == NULL;
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

guint pdf_notes_count(const PdfRun *run) { return run->notes == NULL ? 0 : run->notes->len; }

const Node *pdf_notes_definition(const PdfRun *run, guint index) {
  return ((const Note *)run->notes->pdata[index])->definition;
}

void pdf_notes_open(PdfRun *run) {
  pdf_flow_rule(run->writer->flow, RULE_THIN, RULE_COLOUR, 10, 4);
  pdf_flow_group_begin(run->writer->flow, &(PdfGroup){.role = PDF_LIST});
}

void pdf_notes_close(PdfRun *run) { pdf_flow_group_end(run->writer->flow); }

void pdf_note_open(PdfRun *run, guint index) {
  const Note *note = run->notes->pdata[index];
  PdfFlow *flow = run->writer->flow;
  g_autofree char *number = g_strdup_printf("%u", note->number);
  PdfText *label = pdf_text_new();
  pdf_text_destination(label, note->destination);
  pdf_put(label, STYLE_NOTE, number);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_ITEM, .left = 18});
  pdf_flow_label(flow, label);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_BODY});
}

void pdf_note_close(PdfRun *run) {
  pdf_flow_group_end(run->writer->flow);
  pdf_flow_group_end(run->writer->flow);
}
