/* Steps on paper.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_step.h"

#include <string.h>

#include "export/pdf_code.h"
#include "export/pdf_fields.h"
#include "export/pdf_inlines.h"
#include "export/pdf_nodes.h"
#include "model/section.h"

#define TIME_COLUMN      47.0
#define CODE_SIZE        50.0
#define HEADING_OF_STEPS 2u /* the level of the heading above them */
enum { BOXES_BESIDE = 2 };  /* more, one for each host, stand in a line of their own */

/* ---- phases --------------------------------------------------------------------------------------- */

static gboolean is_inside(const Step *step, const Step *phase) {
  while (step != NULL && step != phase)
    step = step->parent;
  return step != NULL;
}

static void enter_phase(PdfWriter *writer, const Step *step) {
  PdfText *text = pdf_text_new();
  g_autofree char *words = g_strdup_printf("%s\u2002%s (%s)", step->number, step->title_text,
                                           pdf_label(writer, LABEL_CONTINUED));
  pdf_put(text, STYLE_CONTINUED, words);
  pdf_flow_continued_begin(writer->flow, &pdf_style(STYLE_CONTINUED)->paragraph, text);
  g_ptr_array_add(writer->phases, (gpointer)step);
}

/* ---- pieces of a step ----------------------------------------------------------------------------- */

static PdfRunOptions options_of(const Step *step, const SheetItem *item) {
  return (PdfRunOptions){.document = step->guide->document,
                         .has_anchors = TRUE,
                         .heading_level = HEADING_OF_STEPS + item->level + 1,
                         .heading_style = STYLE_HEADING_2};
}

static void put_title(PdfWriter *writer, PdfStyleName style, const SheetItem *item) {
  const Step *step = item->step;
  const PdfRunOptions options = options_of(step, item);
  g_autofree char *name = pdf_step_destination(step);
  g_autofree char *entry = g_strdup_printf("%s  %s", step->number, step->title_text);
  const PdfHeading heading = {.level = HEADING_OF_STEPS + item->level,
                              .outline_level = 1 + item->level,
                              .outline_title = entry,
                              .destination = name};
  pdf_flow_place(writer->flow, step->place);
  pdf_put_heading(writer, style, &heading,
                  pdf_inlines_title(writer, style, step->number, step->title, &options));
}

static gboolean is_line(const SheetRow *row) {
  return row->step == NULL && row->link == NULL && strchr(row->text, '\n') == NULL;
}

/* The planned time and the short facts in one line, the others below it. */
static void put_facts(PdfWriter *writer, const SheetItem *item) {
  g_autoptr(GString) line = g_string_new(item->planned);
  for (guint i = 0; i < item->row_count; i++) {
    const SheetRow *row = &item->rows[i];
    if (is_line(row))
      g_string_append_printf(line, "%s%s: %s", line->len > 0 ? " · " : "", row->label, row->text);
  }
  if (line->len > 0)
    pdf_put_paragraph(writer, STYLE_SECONDARY, line->str);
  for (guint i = 0; i < item->row_count; i++) {
    const SheetRow *row = &item->rows[i];
    if (is_line(row))
      continue;
    PdfText *text = pdf_text_new();
    pdf_put(text, STYLE_SECONDARY, row->label);
    pdf_put(text, STYLE_SECONDARY, ": ");
    pdf_put_row_text(writer, text, STYLE_SECONDARY, row);
    pdf_flow_paragraph(writer->flow, &pdf_style(STYLE_SECONDARY)->paragraph, text);
  }
}

static void put_summary(PdfWriter *writer, const SheetItem *item) {
  if (item->step->summary == NULL)
    return;
  const PdfRunOptions options = options_of(item->step, item);
  PdfRun run;
  pdf_run_begin(&run, writer, (Section){0}, &options);
  pdf_run_place(&run, item->step->summary);
  pdf_run_open(&run, STYLE_BODY);
  pdf_inlines_write(&run, item->step->summary->first);
  pdf_run_close(&run);
  pdf_run_end(&run);
}

static void put_blocks(PdfWriter *writer, const SheetItem *item, Section section) {
  const PdfRunOptions options = options_of(item->step, item);
  pdf_nodes_write(writer, section, &options);
}

static void put_part(PdfWriter *writer, const SheetItem *item, const SheetPart *part) {
  pdf_put_paragraph(writer, STYLE_LABEL, part->label);
  put_blocks(writer, item, (Section){part->blocks->first, NULL});
}

/* "Details: Backing up [B, p. 14]". */
static void put_details(PdfWriter *writer, const SheetItem *item) {
  const Step *step = item->step;
  const Link *link = step->link;
  if (link == NULL)
    return;
  const Node *heading = link->state == LINK_ANCHOR ? section_heading(link->anchor) : NULL;
  g_autoptr(Arena) arena = arena_new();
  const char *title = heading != NULL                ? node_plain_text(arena, heading)
                      : link->document != NULL       ? link->document->title
                      : link->state == LINK_STEP     ? link->step->title_text
                      : link->state == LINK_EXTERNAL ? link->url
                                                     : link->written;
  const SheetRow row = {pdf_label(writer, LABEL_DETAILS), title, NULL, link};
  PdfText *text = pdf_text_new();
  PdfCharacters bold = pdf_style(STYLE_NOTE)->characters;
  bold.bold = TRUE;
  pdf_text_add(text, row.label, -1, &bold);
  pdf_text_add(text, ": ", -1, &bold);
  pdf_put_row_text(writer, text, STYLE_NOTE, &row);
  pdf_flow_paragraph(writer->flow, &pdf_style(STYLE_NOTE)->paragraph, text);
}

/* ---- the row of a step ---------------------------------------------------------------------------- */

static guint count_boxes(const SheetItem *item) {
  guint boxes = 0;
  for (guint i = 0; i < item->field_count; i++)
    boxes += item->fields[i].kind == FIELD_BOX;
  return boxes;
}

static gboolean is_beside(const SheetField *field) {
  return field->kind == FIELD_TIME || field->kind == FIELD_INITIALS;
}

/* The boxes in one line, for steps that are done host by host. */
static void put_line_of_boxes(PdfWriter *writer, const SheetItem *item) {
  PdfText *text = pdf_text_new();
  PdfParagraph paragraph = pdf_style(STYLE_SECONDARY)->paragraph;
  paragraph.leading = BOX_SIZE + 7;
  for (guint i = 0; i < item->field_count; i++) {
    const SheetField *field = &item->fields[i];
    if (field->kind != FIELD_BOX)
      continue;
    const PdfField box = pdf_field_of(field);
    pdf_text_box(text, &box, BOX_SIZE);
    pdf_put(text, STYLE_SECONDARY, "\u00a0");
    pdf_put(text, STYLE_SECONDARY, field->label);
    pdf_put(text, STYLE_SECONDARY, "\u2003 ");
  }
  pdf_flow_paragraph(writer->flow, &paragraph, text);
}

static void put_row(PdfWriter *writer, const SheetItem *item, PdfStyleName style) {
  PdfFlow *flow = writer->flow;
  const gboolean boxes_beside = count_boxes(item) <= BOXES_BESIDE;
  double columns[8] = {BOX_COLUMN, -1};
  guint count = 2;
  for (guint i = 0; i < item->field_count && count < G_N_ELEMENTS(columns); i++) {
    if (is_beside(&item->fields[i]))
      columns[count++] = TIME_COLUMN;
  }
  const PdfCell cell = {.columns = 1, .rows = 1};
  pdf_flow_table_begin(
      flow, &(PdfTable){.widths = columns, .columns = count, .is_grid = TRUE, .padding = 2});
  pdf_flow_row_begin(flow, TRUE, TRUE);
  pdf_flow_cell_begin(flow, &cell);
  for (guint i = 0; i < item->field_count && boxes_beside; i++) {
    if (item->fields[i].kind == FIELD_BOX)
      pdf_put_box(writer, &item->fields[i], BOX_SIZE);
  }
  pdf_flow_cell_end(flow);
  pdf_flow_cell_begin(flow, &cell);
  put_title(writer, style, item);
  put_facts(writer, item);
  if (!boxes_beside)
    put_line_of_boxes(writer, item);
  pdf_flow_cell_end(flow);
  for (guint i = 0, put = 2; i < item->field_count && put < count; i++) {
    const SheetField *field = &item->fields[i];
    if (!is_beside(field))
      continue;
    const PdfField form = pdf_field_of(field);
    pdf_flow_cell_begin(flow, &cell);
    pdf_flow_field(flow, &form, 0, 18, field->label);
    pdf_flow_cell_end(flow);
    put++;
  }
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
}

/* ---- below the row -------------------------------------------------------------------------------- */

static gboolean is_written(const SheetField *field) {
  return field->kind == FIELD_TEXT || field->kind == FIELD_NOTES;
}

/* Room for the result, beside it the code of the step's page. */
static void put_foot(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  g_autofree char *url = pdf_step_url(writer->sheet->book, item->step);
  const double columns[] = {-1, CODE_SIZE + 4};
  const PdfCell cell = {.columns = 1, .rows = 1};
  pdf_flow_table_begin(flow, &(PdfTable){.widths = columns,
                                         .columns = url == NULL ? 1 : 2,
                                         .is_grid = TRUE,
                                         .padding = 2,
                                         .before = 3});
  pdf_flow_row_begin(flow, FALSE, TRUE);
  pdf_flow_cell_begin(flow, &cell);
  for (guint i = 0; i < item->field_count; i++) {
    if (is_written(&item->fields[i]))
      pdf_put_fields(writer, &item->fields[i], 1);
  }
  pdf_flow_cell_end(flow);
  if (url != NULL) {
    pdf_flow_cell_begin(flow, &cell);
    pdf_code_put(flow, url, CODE_SIZE, url);
    pdf_flow_cell_end(flow);
  }
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
}

static const SheetPart *part_named(const SheetItem *item, const char *name) {
  for (guint i = 0; i < item->part_count; i++) {
    if (strcmp(item->parts[i].name, name) == 0)
      return &item->parts[i];
  }
  return NULL;
}

/* From here on nothing parts until the next step has its row. */
static void hold(PdfWriter *writer) {
  if (!writer->is_held)
    pdf_flow_keep_begin(writer->flow);
  writer->is_held = TRUE;
}

static void release(PdfWriter *writer) {
  if (writer->is_held)
    pdf_flow_keep_end(writer->flow);
  writer->is_held = FALSE;
}

void pdf_step_before(PdfWriter *writer, const SheetItem *item) {
  if (item->step == NULL)
    release(writer);
  while (writer->phases->len > 0 &&
         !is_inside(item->step, writer->phases->pdata[writer->phases->len - 1])) {
    pdf_flow_continued_end(writer->flow);
    g_ptr_array_set_size(writer->phases, (gint)writer->phases->len - 1);
  }
}

/* What never parts: the row, the summary, the warnings, the first block of the text. Returns the block behind it. */
static const Node *put_head(PdfWriter *writer, const SheetItem *item, const PdfGroup *indent) {
  const SheetPart *warnings = part_named(item, "warnings");
  const SheetPart *body = part_named(item, "body");
  const Node *second = body == NULL ? NULL : body->blocks->first->next;
  pdf_flow_keep_begin(writer->flow);
  put_row(writer, item, STYLE_STEP);
  pdf_flow_group_begin(writer->flow, indent);
  put_summary(writer, item);
  if (warnings != NULL)
    put_part(writer, item, warnings);
  if (body != NULL)
    put_blocks(writer, item, (Section){body->blocks->first, (Node *)second});
  pdf_flow_group_end(writer->flow);
  pdf_flow_keep_end(writer->flow);
  release(writer);
  return second;
}

void pdf_step_work(PdfWriter *writer, const SheetItem *item) {
  const PdfGroup indent = {.role = PDF_NONE, .left = BOX_COLUMN + 2};
  pdf_flow_rule(writer->flow, RULE_THIN, RULE_COLOUR, 9, 3);
  const Node *second = put_head(writer, item, &indent);
  pdf_flow_group_begin(writer->flow, &indent);
  if (second != NULL)
    put_blocks(writer, item, (Section){(Node *)second, NULL});
  for (guint i = 0; i < item->part_count; i++) {
    const char *name = item->parts[i].name;
    if (strcmp(name, "warnings") != 0 && strcmp(name, "body") != 0)
      put_part(writer, item, &item->parts[i]);
  }
  put_details(writer, item);
  put_foot(writer, item);
  pdf_flow_group_end(writer->flow);
}

void pdf_step_phase(PdfWriter *writer, const SheetItem *item) {
  const PdfGroup indent = {.role = PDF_NONE, .left = BOX_COLUMN + 2};
  pdf_flow_rule(writer->flow, item->level == 1 ? RULE_HEAVY : RULE_THIN,
                item->level == 1 ? INK : RULE_COLOUR, 16, 3);
  put_row(writer, item, item->level == 1 ? STYLE_PHASE : STYLE_STEP);
  enter_phase(writer, item->step);
  pdf_flow_group_begin(writer->flow, &indent);
  put_summary(writer, item);
  for (guint i = 0; i < item->part_count; i++)
    put_part(writer, item, &item->parts[i]);
  put_details(writer, item);
  pdf_flow_group_end(writer->flow);
}

/* ---- gates ---------------------------------------------------------------------------------------- */

static gboolean is_criterion(const SheetField *field) {
  return field->kind == FIELD_BOX && field->node != NULL;
}

/* A box, and behind it what must hold. */
static void put_criterion(PdfWriter *writer, const SheetItem *item, const SheetField *field) {
  PdfFlow *flow = writer->flow;
  Node *node = (Node *)field->node;
  const PdfField box = pdf_field_of(field);
  PdfText *label = pdf_text_new();
  pdf_text_box(label, &box, BOX_SIZE);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_ITEM, .left = BOX_SIZE + 9});
  pdf_flow_label(flow, label);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_BODY});
  put_blocks(writer, item,
             node->kind == NODE_ITEM ? (Section){node->first, NULL} : (Section){node, node->next});
  pdf_flow_group_end(flow);
  pdf_flow_group_end(flow);
}

static void put_criteria(PdfWriter *writer, const SheetItem *item) {
  gboolean any = FALSE;
  for (guint i = 0; i < item->field_count; i++)
    any = any || is_criterion(&item->fields[i]);
  if (!any)
    return;
  pdf_put_paragraph(writer, STYLE_LABEL, pdf_label(writer, LABEL_CRITERIA));
  pdf_flow_group_begin(writer->flow, &(PdfGroup){.role = PDF_LIST});
  for (guint i = 0; i < item->field_count; i++) {
    if (is_criterion(&item->fields[i]))
      put_criterion(writer, item, &item->fields[i]);
  }
  pdf_flow_group_end(writer->flow);
}

/* All that is no criterion: go, no go, by whom, when, signature. */
static void put_decision(PdfWriter *writer, const SheetItem *item) {
  guint first = 0;
  while (first < item->field_count && is_criterion(&item->fields[first]))
    first++;
  if (first < item->field_count)
    pdf_put_fields(writer, item->fields + first, item->field_count - first);
}

void pdf_step_gate(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  const PdfGroup group = {.role = PDF_SECT,
                          .before = 12,
                          .after = 10,
                          .padding = 9,
                          .keep_together = TRUE,
                          .border = RULE_HEAVY,
                          .line_colour = INK};
  pdf_flow_group_begin(flow, &group);
  pdf_put_paragraph(writer, STYLE_CONTINUED, pdf_label(writer, LABEL_CHECKPOINT));
  put_title(writer, STYLE_STEP, item);
  put_facts(writer, item);
  put_summary(writer, item);
  for (guint i = 0; i < item->part_count; i++)
    put_part(writer, item, &item->parts[i]);
  put_criteria(writer, item);
  put_details(writer, item);
  put_decision(writer, item);
  pdf_flow_group_end(flow);
  release(writer);
}

/* ---- between steps -------------------------------------------------------------------------------- */

void pdf_step_no_return(PdfWriter *writer, const SheetItem *item) {
  hold(writer);
  pdf_flow_rule(writer->flow, 2.4, INK, 14, 2);
  pdf_put_paragraph(writer, STYLE_BANNER, item->heading);
  if (item->text != NULL) {
    PdfParagraph centred = pdf_style(STYLE_SECONDARY)->paragraph;
    centred.align = PDF_CENTRE;
    PdfText *text = pdf_text_new();
    pdf_put(text, STYLE_SECONDARY, item->text);
    pdf_flow_paragraph(writer->flow, &centred, text);
  }
  pdf_put_fields(writer, item->fields, item->field_count);
  pdf_flow_rule(writer->flow, 2.4, INK, 2, 8);
}

void pdf_step_hand_over(PdfWriter *writer, const SheetItem *item) {
  const PdfGroup group = {.role = PDF_DIV,
                          .before = 8,
                          .after = 4,
                          .padding = 6,
                          .background = GROUND,
                          .has_background = TRUE};
  hold(writer);
  pdf_flow_group_begin(writer->flow, &group);
  pdf_put_fact(writer, STYLE_NOTE, item->heading, item->text);
  if (item->field_count > 0)
    pdf_put_fields(writer, item->fields, item->field_count);
  pdf_flow_group_end(writer->flow);
}

void pdf_step_elsewhere(PdfWriter *writer, const SheetItem *item) {
  pdf_flow_group_begin(writer->flow, &(PdfGroup){.role = PDF_NONE, .left = BOX_COLUMN + 2});
  pdf_put_lines(writer, STYLE_SECONDARY, item->text);
  pdf_flow_group_end(writer->flow);
}
