/* Steps on paper.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_step.h"

#include <string.h>

#include "export/pdf_code.h"
#include "export/pdf_fields.h"
#include "export/pdf_nodes.h"
#include "export/pdf_notes.h"
#include "export/pdf_step_head.h"

#define CODE_SIZE     50.0
#define RESULT_HEIGHT 26.0
#define SHORT_SHARE   0.42 /* of a page: a step that is not higher stands whole on one */

/* ---- phases --------------------------------------------------------------------------------------- */

static gboolean is_inside(const Step *step, const Step *phase) {
  while (step != NULL && step != phase)
    step = step->parent;
  return step != NULL;
}

/* "5.1  Clone production (continued)". */
static void begin_continued(PdfWriter *writer, const Step *step) {
  PdfText *text = pdf_text_new();
  g_autofree char *words = g_strdup_printf("%s\u2002%s (%s)", step->number, step->title_text,
                                           pdf_label(writer, LABEL_CONTINUED));
  pdf_put(text, STYLE_CONTINUED, words);
  pdf_flow_continued_begin(writer->flow, &pdf_style(STYLE_CONTINUED)->paragraph, text);
}

void pdf_step_before(PdfWriter *writer, const SheetItem *item) {
  if (item->step == NULL)
    pdf_release(writer);
  while (writer->phases->len > 0 &&
         !is_inside(item->step, writer->phases->pdata[writer->phases->len - 1])) {
    pdf_flow_continued_end(writer->flow);
    g_ptr_array_set_size(writer->phases, (gint)writer->phases->len - 1);
  }
}

/* ---- below the row -------------------------------------------------------------------------------- */

static const PdfGroup indent = {.role = PDF_NONE, .left = BOX_COLUMN + 2};

static gboolean is_written(const SheetField *field) {
  return field->kind == FIELD_TEXT || field->kind == FIELD_NOTES;
}

/* NULL: there is no address, or it is too long, which is told. */
static PdfCode *code_of(PdfWriter *writer, const char *url) {
  if (url == NULL)
    return NULL;
  PdfCode *code = pdf_code_new(url, CODE_SIZE);
  if (code == NULL)
    pdf_troubles_add(writer->troubles, FINDING_CUT_TO_FIT,
                     config_place(writer->sheet->book->config, "base_url"),
                     "addresses of steps are too long for QR codes, which are left out", NULL);
  return code;
}

/* Room for the result and for notes, beside it the code of the step's page. */
static void put_foot(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  g_autofree char *url = pdf_step_url(writer->sheet->book, item->step);
  PdfCode *code = code_of(writer, url);
  const PdfCell cell = {.columns = 1, .rows = 1};
  double columns[4];
  guint count = 0;
  for (guint i = 0; i < item->field_count && count < G_N_ELEMENTS(columns) - 1; i++) {
    if (is_written(&item->fields[i]))
      columns[count++] = item->fields[i].kind == FIELD_TEXT ? -1 : -1.4;
  }
  if (code != NULL)
    columns[count++] = CODE_SIZE + 4;
  if (count == 0)
    return;
  pdf_flow_table_begin(
      flow,
      &(PdfTable){.widths = columns, .columns = count, .is_grid = TRUE, .padding = 2, .before = 3});
  pdf_flow_row_begin(flow, FALSE, TRUE);
  const guint written = code == NULL ? count : count - 1;
  for (guint i = 0, put = 0; put < written; i++) {
    if (!is_written(&item->fields[i]))
      continue;
    const PdfField field = pdf_field_of(&item->fields[i]);
    pdf_flow_cell_begin(flow, &cell);
    pdf_flow_field(flow, &field, 0, code == NULL ? RESULT_HEIGHT : CODE_SIZE - 12,
                   item->fields[i].label);
    pdf_flow_cell_end(flow);
    put++;
  }
  if (code != NULL) {
    pdf_flow_cell_begin(flow, &cell);
    pdf_code_put(flow, code, CODE_SIZE, url);
    pdf_flow_cell_end(flow);
  }
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
}

/* ---- steps ---------------------------------------------------------------------------------------- */

static const SheetPart *part_named(const SheetItem *item, const char *name) {
  for (guint i = 0; i < item->part_count; i++) {
    if (strcmp(item->parts[i].name, name) == 0)
      return &item->parts[i];
  }
  return NULL;
}

static gboolean is_short(const PdfWriter *writer, const SheetItem *item) {
  double height = 0;
  for (guint i = 0; i < item->part_count; i++)
    height += pdf_nodes_height(item->parts[i].blocks, pdf_flow_width(writer->flow) - indent.left);
  return height < SHORT_SHARE * pdf_flow_page_height(writer->flow);
}

/* A rule parts a step from the one before it; a band or a heavy rule does so already. */
static gboolean wants_rule(const SheetItem *item) {
  const SheetKind before = (item - 1)->kind; /* a step is never the first item */
  return before != SHEET_NO_RETURN && before != SHEET_HAND_OVER;
}

/* The row, the warnings, the first block of the text. Returns the block behind it. */
static const Node *put_head(PdfWriter *writer, const SheetItem *item) {
  const SheetPart *warnings = part_named(item, "warnings");
  const SheetPart *body = part_named(item, "body");
  const Node *second = body == NULL ? NULL : body->blocks->first->next;
  if (wants_rule(item))
    pdf_flow_rule(writer->flow, RULE_THIN, RULE_COLOUR, 9, 3);
  pdf_step_bar_begin(writer, item, 0);
  pdf_step_row(writer, STYLE_STEP, item);
  /* Also where all should stand on one page: how high it is was estimated. */
  begin_continued(writer, item->step);
  pdf_flow_group_begin(writer->flow, &indent);
  if (warnings != NULL)
    pdf_step_part(writer, item, warnings);
  if (body != NULL)
    pdf_step_blocks(writer, item, (Section){body->blocks->first, (Node *)second});
  pdf_flow_group_end(writer->flow);
  return second;
}

/* A part that is not written with the head of the step. */
static gboolean is_behind(const SheetPart *part) {
  return strcmp(part->name, "warnings") != 0 && strcmp(part->name, "body") != 0;
}

/* What is left of the body, the other parts, the foot, which never parts from the last of them; the footnotes. */
static void put_rest(PdfWriter *writer, const SheetItem *item, const Node *block) {
  PdfFlow *flow = writer->flow;
  guint last = item->part_count;
  for (guint i = 0; i < item->part_count; i++)
    last = is_behind(&item->parts[i]) ? i : last;
  pdf_flow_group_begin(flow, &indent);
  if (block != NULL)
    pdf_step_blocks(writer, item, (Section){(Node *)block, NULL});
  for (guint i = 0; i < item->part_count; i++) {
    if (i == last)
      pdf_flow_keep_begin(flow);
    if (is_behind(&item->parts[i]))
      pdf_step_part(writer, item, &item->parts[i]);
  }
  put_foot(writer, item);
  if (last < item->part_count)
    pdf_flow_keep_end(flow);
  pdf_step_notes(writer, item);
  pdf_flow_group_end(flow);
}

/* Does the step stand whole on a page? Not behind a phase, which it never parts from: both would be too long. */
static gboolean is_whole(const PdfWriter *writer, const SheetItem *item) {
  return item->part_count == 0 || ((item - 1)->kind != SHEET_PHASE && is_short(writer, item));
}

void pdf_step_work(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  const gboolean whole = is_whole(writer, item);
  pdf_notes_begin(writer);
  pdf_flow_keep_begin(flow);
  const Node *second = put_head(writer, item);
  if (!whole) {
    pdf_flow_keep_end(flow);
    pdf_release(writer);
  }
  put_rest(writer, item, second);
  pdf_flow_continued_end(flow);
  pdf_step_bar_end(writer, item);
  if (!whole)
    return;
  pdf_flow_keep_end(flow);
  pdf_release(writer);
}

void pdf_step_phase(PdfWriter *writer, const SheetItem *item) {
  const gboolean top = item->level == 1;
  pdf_hold(writer);
  pdf_notes_begin(writer);
  pdf_flow_rule(writer->flow, top ? RULE_HEAVY : RULE_THIN, top ? INK : RULE_COLOUR, 16, 3);
  pdf_step_bar_begin(writer, item, 0);
  pdf_step_row(writer, top ? STYLE_PHASE : STYLE_STEP, item);
  pdf_step_bar_end(writer, item);
  begin_continued(writer, item->step);
  g_ptr_array_add(writer->phases, (gpointer)item->step);
  pdf_step_bar_begin(writer, item, 0);
  pdf_flow_group_begin(writer->flow, &indent);
  for (guint i = 0; i < item->part_count; i++)
    pdf_step_part(writer, item, &item->parts[i]);
  pdf_step_notes(writer, item);
  pdf_flow_group_end(writer->flow);
  pdf_step_bar_end(writer, item);
}
