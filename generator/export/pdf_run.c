/* PdfRun: folding, and a stack of characters in place of recursion.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_run.h"

#include <string.h>

void pdf_run_begin(PdfRun *run, PdfWriter *writer, Section section, const PdfRunOptions *options) {
  *run = (PdfRun){.writer = writer,
                  .options = options,
                  .section = section,
                  .outer = g_array_new(FALSE, FALSE, sizeof(PdfCharacters)),
                  .numbers = g_array_new(FALSE, FALSE, sizeof(guint32)),
                  .anchors = g_ptr_array_new_with_free_func(g_free),
                  .scratch = g_string_new(NULL)};
}

void pdf_run_end(PdfRun *run) {
  if (run->anchors->len > 0) { /* at the very end: a place without text */
    pdf_run_open(run, STYLE_TIGHT);
    run->has_content = TRUE;
    pdf_run_close(run);
  }
  g_array_unref(run->outer);
  g_array_unref(run->numbers);
  g_ptr_array_unref(run->anchors);
  g_string_free(run->scratch, TRUE);
}

Place pdf_run_place(const PdfRun *run, const Node *node) {
  const Place place = document_place(run->options->document, node);
  pdf_flow_place(run->writer->flow, place);
  return place;
}

/* ---- paragraphs ----------------------------------------------------------------------------------- */

static void start_text(PdfRun *run) {
  run->text = pdf_text_new();
  run->has_content = run->has_space = FALSE;
  run->is_line_start = TRUE;
}

void pdf_run_open(PdfRun *run, PdfStyleName style) {
  run->paragraph = pdf_style(style)->paragraph;
  run->now = pdf_style(style)->characters;
  start_text(run);
}

PdfText *pdf_run_take(PdfRun *run) {
  pdf_run_flush_anchors(run, run->text);
  return g_steal_pointer(&run->text);
}

void pdf_run_close(PdfRun *run) {
  if (!run->has_content) {
    g_clear_pointer(&run->text, pdf_text_free);
    return;
  }
  pdf_flow_paragraph(run->writer->flow, &run->paragraph, pdf_run_take(run));
}

void pdf_run_interrupt(PdfRun *run) {
  pdf_run_close(run);
  start_text(run);
}

/* ---- text ----------------------------------------------------------------------------------------- */

void pdf_run_mark_content(PdfRun *run) {
  run->has_content = TRUE;
  run->is_line_start = FALSE;
  run->link_is_empty = FALSE;
}

static void add(PdfRun *run, const char *bytes, gsize length) {
  if (length == 0)
    return;
  pdf_run_flush_anchors(run, run->text);
  pdf_text_add(run->text, bytes, (gssize)length, &run->now);
}

void pdf_run_put_space(PdfRun *run) {
  if (run->has_space)
    add(run, " ", 1);
  run->has_space = FALSE;
}

static gboolean is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void pdf_run_put(PdfRun *run, const char *bytes, gsize length) {
  g_string_truncate(run->scratch, 0);
  for (gsize i = 0; i < length; i++) {
    if (is_space(bytes[i])) {
      run->has_space = !run->is_line_start;
      continue;
    }
    if (run->has_space)
      g_string_append_c(run->scratch, ' ');
    g_string_append_c(run->scratch, bytes[i]);
    run->has_space = FALSE;
    pdf_run_mark_content(run);
  }
  add(run, run->scratch->str, run->scratch->len);
}

void pdf_run_put_exact(PdfRun *run, const char *bytes, gsize length) {
  pdf_run_put_space(run);
  add(run, bytes, length);
  pdf_run_mark_content(run);
}

void pdf_run_line_break(PdfRun *run) {
  if (run->has_content)
    pdf_text_line_break(run->text);
  run->has_space = FALSE;
  run->is_line_start = TRUE;
}

void pdf_run_push(PdfRun *run) { g_array_append_val(run->outer, run->now); }

void pdf_run_pop(PdfRun *run) {
  run->now = g_array_index(run->outer, PdfCharacters, run->outer->len - 1);
  g_array_set_size(run->outer, run->outer->len - 1);
}

/* ---- names ---------------------------------------------------------------------------------------- */

void pdf_run_destination(PdfRun *run, const char *name) {
  g_ptr_array_add(run->anchors, g_strdup(name));
}

void pdf_run_anchor(PdfRun *run, const char *id) {
  if (run->options->has_anchors && id != NULL)
    g_ptr_array_add(run->anchors, pdf_anchor_destination(run->options->document, id));
}

void pdf_run_flush_anchors(PdfRun *run, PdfText *text) {
  for (guint i = 0; i < run->anchors->len; i++)
    pdf_text_destination(text, run->anchors->pdata[i]);
  g_ptr_array_set_size(run->anchors, 0);
}

void pdf_run_name_block(PdfRun *run) {
  for (guint i = 0; i < run->anchors->len; i++)
    pdf_flow_destination(run->writer->flow, run->anchors->pdata[i]);
  g_ptr_array_set_size(run->anchors, 0);
}
