/* Checkpoints and what else stands between steps.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_gate.h"

#include "export/pdf_fields.h"
#include "export/pdf_notes.h"
#include "export/pdf_step_head.h"

#define RULE_NO_RETURN   2.6
#define NO_RETURN_FIELDS 112.0

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
  pdf_flow_group_begin(
      flow, &(PdfGroup){.role = PDF_ITEM, .left = BOX_SIZE + 9, .before = 3, .after = 4});
  pdf_flow_label(flow, label);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_BODY});
  pdf_put_paragraph(writer, STYLE_BODY, field->label);
  pdf_step_blocks(writer, item,
                  node->kind == NODE_ITEM ? (Section){node->first, NULL}
                                          : (Section){node, node->next});
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

void pdf_gate(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  const PdfGroup group = {.role = PDF_SECT,
                          .before = 12,
                          .after = 10,
                          .padding = 9,
                          .keep_together = TRUE,
                          .border = RULE_HEAVY,
                          .line_colour = INK};
  pdf_step_bar_begin(writer, item, 12);
  pdf_flow_group_begin(flow, &group);
  pdf_notes_begin(writer);
  pdf_step_title(writer, STYLE_HEADING_2, item);
  pdf_step_facts(writer, item);
  for (guint i = 0; i < item->part_count; i++)
    pdf_step_part(writer, item, &item->parts[i]);
  put_criteria(writer, item);
  put_decision(writer, item);
  pdf_step_notes(writer, item);
  pdf_flow_group_end(flow);
  pdf_step_bar_end(writer, item);
  pdf_release(writer);
}

/* ---- between steps -------------------------------------------------------------------------------- */

void pdf_gate_no_return(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  const double columns[] = {-1, NO_RETURN_FIELDS};
  pdf_hold(writer);
  pdf_flow_rule(flow, RULE_NO_RETURN, INK, 14, 3);
  pdf_flow_table_begin(flow, &(PdfTable){.widths = columns, .columns = 2, .is_grid = TRUE});
  pdf_flow_row_begin(flow, TRUE, TRUE);
  pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
  pdf_put_paragraph(writer, STYLE_BANNER, item->heading);
  pdf_put_paragraph(writer, STYLE_NOTE, item->text);
  pdf_flow_cell_end(flow);
  pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
  pdf_put_fields(writer, item->fields, item->field_count);
  pdf_flow_cell_end(flow);
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
  pdf_flow_rule(flow, RULE_NO_RETURN, INK, 3, 8);
}

void pdf_gate_hand_over(PdfWriter *writer, const SheetItem *item) {
  const PdfGroup group = {.role = PDF_DIV,
                          .before = 8,
                          .after = 4,
                          .padding = 6,
                          .background = GROUND,
                          .has_background = TRUE};
  pdf_hold(writer);
  pdf_flow_group_begin(writer->flow, &group);
  pdf_put_fact(writer, STYLE_NOTE, item->heading, item->text);
  if (item->field_count > 0)
    pdf_put_fields(writer, item->fields, item->field_count);
  pdf_flow_group_end(writer->flow);
}

void pdf_gate_elsewhere(PdfWriter *writer, const SheetItem *item) {
  pdf_flow_group_begin(writer->flow, &(PdfGroup){.role = PDF_NONE, .left = BOX_COLUMN + 2});
  pdf_put_lines(writer, STYLE_SECONDARY, item->text);
  pdf_flow_group_end(writer->flow);
}
