/* Fields and tables of the sheet on paper.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_fields.h"

#include <string.h>

#define PADDING          4.0
#define LINE_HEIGHT      18.0 /* of a line to write on */
#define NOTES_HEIGHT     44.0
#define NOTES_IN_TABLE   40.0 /* the log of deviations fills one page of each kind of paper */
#define SIGNATURE_HEIGHT 26.0
#define LABEL_COLUMN     112.0
#define FIELD_LETTER     4.6 /* mean width of a letter of the name of a field */

PdfField pdf_field_of(const SheetField *field) {
  static const PdfFieldKind kinds[] = {
      [FIELD_BOX] = PDF_FIELD_BOX,     [FIELD_INITIALS] = PDF_FIELD_TEXT,
      [FIELD_TIME] = PDF_FIELD_TEXT,   [FIELD_TEXT] = PDF_FIELD_TEXT,
      [FIELD_NOTES] = PDF_FIELD_NOTES, [FIELD_SIGNATURE] = PDF_FIELD_SIGNATURE};
  return (PdfField){kinds[field->kind], field->name, field->tooltip};
}

void pdf_put_box(PdfWriter *writer, const SheetField *field, double size) {
  const PdfField box = pdf_field_of(field);
  PdfParagraph paragraph = pdf_style(STYLE_SECONDARY)->paragraph;
  paragraph.leading = size + 5;
  PdfText *text = pdf_text_new();
  pdf_text_box(text, &box, size);
  if (field->label != NULL) {
    pdf_put(text, STYLE_SECONDARY, "\u2002");
    pdf_put(text, STYLE_SECONDARY, field->label);
  }
  pdf_flow_paragraph(writer->flow, &paragraph, text);
}

/* ---- rows of fields ------------------------------------------------------------------------------- */

/* Points, or shares of what is left when negative. */
static const double widths[] = {[FIELD_BOX] = 66,  [FIELD_INITIALS] = 48, [FIELD_TIME] = 52,
                                [FIELD_TEXT] = -1, [FIELD_NOTES] = -1,    [FIELD_SIGNATURE] = -1.4};

static double height_of(FieldKind kind) {
  return kind == FIELD_NOTES       ? NOTES_HEIGHT
         : kind == FIELD_SIGNATURE ? SIGNATURE_HEIGHT
                                   : LINE_HEIGHT;
}

static void put_field(PdfWriter *writer, const SheetField *field, const char *label) {
  const PdfField form = pdf_field_of(field);
  if (field->kind == FIELD_BOX)
    pdf_put_box(writer, field, BOX_SIZE);
  else
    pdf_flow_field(writer->flow, &form, 0,
                   field->kind == FIELD_NOTES && label == NULL ? NOTES_IN_TABLE
                                                               : height_of(field->kind),
                   label);
}

/* A short field is as wide as its label, within reason. */
static double width_of(const SheetField *field) {
  const double width = widths[field->kind];
  const double label = field->label == NULL ? 0 : (double)strlen(field->label) * FIELD_LETTER;
  return width > 0 ? MAX(width, MIN(label, LABEL_COLUMN)) : width;
}

static void put_side_by_side(PdfWriter *writer, const SheetField *fields, guint count) {
  PdfFlow *flow = writer->flow;
  g_autofree double *columns = g_new(double, count);
  for (guint i = 0; i < count; i++)
    columns[i] = width_of(&fields[i]);
  pdf_flow_table_begin(flow, &(PdfTable){.widths = columns,
                                         .columns = count,
                                         .is_grid = TRUE,
                                         .padding = PADDING / 2,
                                         .before = 2,
                                         .after = 2});
  pdf_flow_row_begin(flow, FALSE, TRUE);
  for (guint i = 0; i < count; i++) {
    pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
    put_field(writer, &fields[i], fields[i].label);
    pdf_flow_cell_end(flow);
  }
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
}

void pdf_put_fields(PdfWriter *writer, const SheetField *fields, guint count) {
  guint first = 0;
  for (guint i = 0; i <= count; i++) {
    if (i < count && fields[i].kind != FIELD_NOTES)
      continue;
    if (i > first)
      put_side_by_side(writer, fields + first, i - first);
    if (i < count)
      put_field(writer, &fields[i], fields[i].label);
    first = i + 1;
  }
}

/* ---- tables --------------------------------------------------------------------------------------- */

/* A cell of the text; of the next field when it is NULL. */
static void put_cell(PdfWriter *writer, const char *text, const Step *step,
                     const SheetField *field) {
  if (text == NULL && field != NULL) {
    put_field(writer, field, NULL);
    return;
  }
  if (text == NULL || *text == '\0')
    return;
  PdfText *words = pdf_text_new();
  g_autofree char *name = step == NULL ? NULL : pdf_step_destination(step);
  if (name != NULL)
    pdf_text_link_begin(words, name, NULL, NULL);
  g_autofree char *glued = pdf_glue(text);
  pdf_put(words, STYLE_CELL, glued);
  if (name != NULL)
    pdf_text_link_end(words);
  pdf_flow_paragraph(writer->flow, &pdf_style(STYLE_CELL)->paragraph, words);
}

static void put_heads(PdfWriter *writer, const SheetTable *table) {
  const PdfCell cell = {.columns = 1,
                        .rows = 1,
                        .is_header = TRUE,
                        .has_background = TRUE,
                        .background = GROUND_HEAD};
  pdf_flow_row_begin(writer->flow, TRUE, TRUE);
  for (guint i = 0; i < table->columns; i++) {
    pdf_flow_cell_begin(writer->flow, &cell);
    pdf_put_paragraph(writer, STYLE_HEAD_CELL, table->heads[i]);
    pdf_flow_cell_end(writer->flow);
  }
  pdf_flow_row_end(writer->flow);
}

static const Step *shown_step(const PdfWriter *writer, const SheetTable *table, guint row) {
  const Step *step = table->steps == NULL ? NULL : table->steps[row];
  return step != NULL && g_hash_table_contains(writer->sheet->steps, step) ? step : NULL;
}

void pdf_put_table(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  const SheetTable *table = item->table;
  if (table == NULL)
    return;
  guint field = 0;
  g_autofree double *shares = g_new(double, table->columns);
  for (guint i = 0; i < table->columns; i++)
    shares[i] = -(double)table->shares[i];
  pdf_flow_table_begin(flow, &(PdfTable){.widths = shares,
                                         .columns = table->columns,
                                         .head_rows = 1,
                                         .padding = PADDING,
                                         .rule = RULE_THIN,
                                         .rule_colour = RULE_COLOUR,
                                         .before = 4,
                                         .after = 8});
  put_heads(writer, table);
  for (guint row = 0; row < table->rows; row++) {
    pdf_flow_row_begin(flow, FALSE, TRUE);
    for (guint i = 0; i < table->columns; i++) {
      const char *text = table->cells[row * table->columns + i];
      const SheetField *next =
          text == NULL && field < item->field_count ? &item->fields[field++] : NULL;
      pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
      put_cell(writer, text, i == 0 ? shown_step(writer, table, row) : NULL, next);
      pdf_flow_cell_end(flow);
    }
    pdf_flow_row_end(flow);
  }
  pdf_flow_table_end(flow);
}

/* ---- rows of label and text ----------------------------------------------------------------------- */

static void find_target(PdfTarget *target, PdfWriter *writer, const SheetRow *row) {
  *target = (PdfTarget){0};
  if (row->link != NULL)
    pdf_target_find(target, writer->targets, row->link);
  else if (row->step != NULL && g_hash_table_contains(writer->sheet->steps, row->step))
    target->destination = pdf_step_destination(row->step);
}

/* Where a row leads: ", Appendix B, p. 14", " [2]", " [broken link]". */
static void put_place(PdfWriter *writer, PdfText *text, PdfStyleName style, const PdfTarget *target,
                      const Link *link) {
  const gboolean is_document =
      link != NULL && (link->state == LINK_PAGE || link->state == LINK_ANCHOR);
  g_autoptr(GString) words = g_string_new(NULL);
  if (link != NULL && link->state == LINK_BROKEN)
    g_string_append_printf(words, "\u00a0[%s]", pdf_label(writer, LABEL_BROKEN_LINK));
  else if (target->destination == NULL && target->mark != NULL)
    g_string_append_printf(words, "\u00a0[%s]", target->mark);
  else if (target->mark != NULL && is_document)
    g_string_append_printf(words, ", %s\u00a0%s", pdf_label(writer, LABEL_APPENDIX), target->mark);
  if (target->destination != NULL)
    g_string_append_printf(words, ", %s\u00a0", pdf_label(writer, LABEL_PAGE_SHORT));
  pdf_put(text, style, words->str);
  if (target->destination != NULL)
    pdf_text_page_number(text, target->destination, &pdf_style(style)->characters);
}

void pdf_put_row_text(PdfWriter *writer, PdfText *text, PdfStyleName style, const SheetRow *row) {
  g_auto(PdfTarget) target = {0};
  find_target(&target, writer, row);
  const gboolean leads = target.destination != NULL || target.url != NULL;
  if (leads)
    pdf_text_link_begin(text, target.destination, target.url, NULL);
  pdf_put(text, style, row->text);
  put_place(writer, text, style, &target, row->link);
  if (leads)
    pdf_text_link_end(text);
}

void pdf_put_rows(PdfWriter *writer, const SheetRow *rows, guint count) {
  PdfFlow *flow = writer->flow;
  if (count == 0)
    return;
  const double columns[] = {LABEL_COLUMN, -1};
  PdfParagraph label = pdf_style(STYLE_HEAD_CELL)->paragraph;
  label.no_hyphens = FALSE; /* names of people and teams may be long */
  pdf_flow_table_begin(flow, &(PdfTable){.widths = columns,
                                         .columns = 2,
                                         .padding = PADDING / 2,
                                         .rule = RULE_THIN,
                                         .rule_colour = GROUND_HEAD,
                                         .before = 4,
                                         .after = 8});
  for (guint i = 0; i < count; i++) {
    PdfText *text = pdf_text_new();
    pdf_put_row_text(writer, text, STYLE_CELL, &rows[i]);
    pdf_flow_row_begin(flow, FALSE, TRUE);
    pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1, .is_header = TRUE});
    PdfText *words = pdf_text_new();
    pdf_put(words, STYLE_HEAD_CELL, rows[i].label);
    pdf_flow_paragraph(flow, &label, words);
    pdf_flow_cell_end(flow);
    pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
    pdf_flow_paragraph(flow, &pdf_style(STYLE_CELL)->paragraph, text);
    pdf_flow_cell_end(flow);
    pdf_flow_row_end(flow);
  }
  pdf_flow_table_end(flow);
}
