/* Pdf: the table of what writes each item of the sheet.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf.h"

#include "export/pdf_appendix.h"
#include "export/pdf_changes.h"
#include "export/pdf_cover.h"
#include "export/pdf_gate.h"
#include "export/pdf_plan.h"
#include "export/pdf_step.h"
#include "export/sources.h"
#include "model/identity.h"
#include "model/length.h"

/* Running heads and feet stand between the margin and the text. */
#define HEAD_ROOM 19.5
#define FOOT_ROOM 15.5

static void (*const items[SHEET_KINDS])(PdfWriter *writer, const SheetItem *item) = {
    [SHEET_COVER] = pdf_cover_title,
    [SHEET_CONTENTS] = pdf_cover_contents,
    [SHEET_APPROVALS] = pdf_cover_approvals,
    [SHEET_FACTS] = pdf_cover_part,
    [SHEET_PROSE] = pdf_cover_prose,
    [SHEET_COVERAGE] = pdf_cover_part,
    [SHEET_TIME_LINE] = pdf_plan_time_line,
    [SHEET_RISKS] = pdf_cover_part,
    [SHEET_GATES] = pdf_cover_part,
    [SHEET_OWNERS] = pdf_cover_part,
    [SHEET_STEPS] = pdf_part_heading,
    [SHEET_PHASE] = pdf_step_phase,
    [SHEET_STEP] = pdf_step_work,
    [SHEET_GATE] = pdf_gate,
    [SHEET_NO_RETURN] = pdf_gate_no_return,
    [SHEET_HAND_OVER] = pdf_gate_hand_over,
    [SHEET_ELSEWHERE] = pdf_gate_elsewhere,
    [SHEET_APPENDIX] = pdf_appendix_document,
    [SHEET_REFERENCES] = pdf_appendix_references,
    [SHEET_DEVIATIONS] = pdf_appendix_form,
    [SHEET_HAND_OVER_PAGE] = pdf_appendix_form,
    [SHEET_SINCE] = pdf_cover_part,
    [SHEET_VERDICT] = pdf_changes_verdict,
    [SHEET_CHANGE] = pdf_changes_put,
};

/* ---- troubles ------------------------------------------------------------------------------------- */

static void add_trouble(PdfTrouble trouble, Place place, const char *what, const char *hint,
                        gpointer data) {
  static const FindingCode codes[] = {[PDF_TROUBLE_GLYPH] = FINDING_MISSING_GLYPH,
                                      [PDF_TROUBLE_IMAGE] = FINDING_UNREADABLE_IMAGE,
                                      [PDF_TROUBLE_FONT] = FINDING_MISSING_FONT,
                                      [PDF_TROUBLE_FIT] = FINDING_CUT_TO_FIT};
  pdf_troubles_add(data, codes[trouble], place, what, hint);
}

/* ---- the file ------------------------------------------------------------------------------------- */

/* What `stepbook verify` and `stepbook record` know the file by. */
static char *identity_of(const Sheet *sheet) {
  const char *part = sheet->owner != NULL  ? sheet->owner->id
                     : sheet->only != NULL ? sheet->only->id
                                           : NULL;
  return sheet->fingerprint == NULL || sheet->is_report
             ? NULL
             : identity_text(sheet->guide->id, sheet->edition, part, sheet->fingerprint);
}

static PdfSettings settings_of(const Sheet *sheet, gint64 now, PdfTroubles *troubles,
                               const char *title) {
  const Config *config = sheet->book->config;
  const PdfConfig *pdf = &config->pdf;
  const gboolean letter = config->paper == PAPER_LETTER;
  return (PdfSettings){.width = letter ? 612 : 210 * POINTS_PER_MILLIMETRE,
                       .height = letter ? 792 : 297 * POINTS_PER_MILLIMETRE,
                       .top = pdf->margin + HEAD_ROOM,
                       .bottom = pdf->margin + FOOT_ROOM,
                       .inner = pdf->margin + pdf->binding,
                       .outer = pdf->margin,
                       .duplex = pdf->duplex,
                       .font_family = pdf->font,
                       .mono_family = pdf->mono_font,
                       .font_place = config_place(config, "pdf.font"),
                       .mono_place = config_place(config, "pdf.mono_font"),
                       .language = config->language,
                       .title = title,
                       .author = config->author,
                       .created = now,
                       .trouble = add_trouble,
                       .data = troubles};
}

static void append_part(GString *out, const char *label, const char *text) {
  if (text != NULL)
    g_string_append_printf(out, "%s%s %s", out->len > 0 ? " · " : "", label, text);
}

/* Each page says which guide, change, revision and edition it is a page of. */
static void set_running(PdfWriter *writer) {
  const Sheet *sheet = writer->sheet;
  g_autoptr(GString) state = g_string_new(NULL);
  append_part(state, pdf_label(writer, LABEL_REVISION), sheet->revision);
  append_part(state, pdf_label(writer, LABEL_FINGERPRINT), sheet->fingerprint);
  const PdfRunning running = {
      .head = {sheet->title, NULL, sheet->change_number},
      .foot = {state->str, NULL, pdf_label(writer, LABEL_PAGE_OF)},
  };
  pdf_flow_running(writer->flow, &running);
}

static GHashTable *tasks_new(const Sheet *sheet) {
  GHashTable *tasks = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < sheet->items->len; i++) {
    const SheetItem *item = &g_array_index(sheet->items, SheetItem, i);
    for (guint j = 0; j < item->task_count; j++)
      g_hash_table_insert(tasks, (gpointer)item->tasks[j].node, (gpointer)&item->tasks[j]);
  }
  return tasks;
}

static void write_items(PdfWriter *writer) {
  const GArray *list = writer->sheet->items;
  for (guint i = 0; i < list->len; i++) {
    const SheetItem *item = &g_array_index(list, SheetItem, i);
    pdf_step_before(writer, item);
    items[item->kind](writer, item);
  }
  pdf_step_before(writer, &(SheetItem){0});
}

GBytes *pdf_make(const Sheet *sheet, gint64 now, PdfTroubles *troubles, GError **error) {
  g_autofree char *title = g_strdup_printf("%s – %s", sheet->title, sheet->edition_title);
  g_autofree char *identity = identity_of(sheet);
  PdfSettings settings = settings_of(sheet, now, troubles, title);
  settings.identifier = identity;
  g_autoptr(GBytes) sources = sheet->is_report ? NULL : sources_of_guide(sheet->book, sheet->guide);
  settings.private_data = sources;
  g_autoptr(PdfFlow) flow = pdf_flow_new(&settings);
  g_autoptr(PdfTargets) targets = pdf_targets_new(sheet);
  g_autoptr(GPtrArray) phases = g_ptr_array_new();
  g_autoptr(GHashTable) tasks = tasks_new(sheet);
  PdfWriter writer = {.sheet = sheet,
                      .flow = flow,
                      .troubles = troubles,
                      .targets = targets,
                      .phases = phases,
                      .tasks = tasks};
  set_running(&writer);
  pdf_flow_page_labels(flow, "", 1);
  write_items(&writer);
  return pdf_flow_finish(flow, error);
}
