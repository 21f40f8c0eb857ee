/* The head of a step.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_step_head.h"

#include "export/pdf_nodes.h"

#include <string.h>

#include "export/pdf_fields.h"
#include "export/pdf_inlines.h"
#include "model/section.h"

#define TIME_COLUMN 47.0
#define TIME_HEIGHT 20.0
#define BAR_WIDTH   2.5
#define BAR_GAP     5.0
enum { HOST_SHORT = 18 };   /* letters of a name of which four fit side by side */
#define HEADING_OF_STEPS 2u /* the level of the heading above them */

PdfRunOptions pdf_step_options(const SheetItem *item) {
  return (PdfRunOptions){.document = item->step->guide->document,
                         .has_anchors = TRUE,
                         .heading_level = HEADING_OF_STEPS + item->level + 1,
                         .heading_style = STYLE_HEADING_2};
}

void pdf_step_title(PdfWriter *writer, PdfStyleName style, const SheetItem *item) {
  const Step *step = item->step;
  g_autofree char *number =
      item->kind == SHEET_GATE
          ? g_strdup_printf("%s %s", pdf_label(writer, LABEL_CHECKPOINT), step->number)
          : g_strdup(step->number);
  PdfRunOptions options = pdf_step_options(item);
  options.told = step->link; /* by put_details */
  g_autofree char *name = pdf_step_destination(step);
  g_autofree char *entry = g_strdup_printf("%s  %s", step->number, step->title_text);
  const PdfHeading heading = {.level = HEADING_OF_STEPS + item->level,
                              .outline_level = 1 + item->level,
                              .outline_title = entry,
                              .destination = name};
  pdf_flow_place(writer->flow, step->place);
  pdf_put_heading(writer, style, &heading,
                  pdf_inlines_title(writer, style, number, step->title, &options));
}

/* ---- facts ---------------------------------------------------------------------------------------- */

static gboolean is_line(const SheetRow *row) {
  return row->step == NULL && row->link == NULL && strchr(row->text, '\n') == NULL;
}

static void add_bold(PdfText *text, const char *words) {
  PdfCharacters bold = pdf_style(STYLE_SECONDARY)->characters;
  bold.bold = TRUE;
  bold.colour = INK;
  pdf_text_add(text, words, -1, &bold);
}

/* The planned time and the short facts in one line. */
static void put_line(PdfWriter *writer, const SheetItem *item) {
  PdfText *text = pdf_text_new();
  gboolean any = item->planned != NULL;
  if (any)
    add_bold(text, item->planned);
  for (guint i = 0; i < item->row_count; i++) {
    const SheetRow *row = &item->rows[i];
    if (!is_line(row))
      continue;
    pdf_put(text, STYLE_SECONDARY, any ? "\u2002·\u2002" : "");
    pdf_put(text, STYLE_SECONDARY, row->label);
    pdf_put(text, STYLE_SECONDARY, ": ");
    add_bold(text, row->text);
    any = TRUE;
  }
  if (any)
    pdf_flow_paragraph(writer->flow, &pdf_style(STYLE_SECONDARY)->paragraph, text);
  else
    pdf_text_free(text);
}

static void put_row(PdfWriter *writer, const SheetRow *row) {
  PdfText *text = pdf_text_new();
  pdf_put(text, STYLE_SECONDARY, row->label);
  pdf_put(text, STYLE_SECONDARY, ": ");
  pdf_put_row_text(writer, text, STYLE_SECONDARY, row);
  pdf_flow_paragraph(writer->flow, &pdf_style(STYLE_SECONDARY)->paragraph, text);
}

static void put_summary(PdfWriter *writer, const SheetItem *item) {
  const Node *summary = item->step->summary;
  if (summary == NULL)
    return;
  const PdfRunOptions options = pdf_step_options(item);
  PdfRun run;
  pdf_run_begin(&run, writer, (Section){0}, &options);
  pdf_run_place(&run, summary);
  pdf_run_open(&run, STYLE_BODY);
  pdf_inlines_write(&run, summary->first);
  pdf_run_close(&run);
  pdf_run_end(&run);
}

/* "Details: Backing up, Appendix B, p. 14". */
static void put_details(PdfWriter *writer, const SheetItem *item) {
  const Link *link = item->step->link;
  if (link == NULL)
    return;
  const Node *heading = link->state == LINK_ANCHOR ? section_heading(link->anchor) : NULL;
  g_autoptr(Arena) arena = arena_new();
  const char *title = heading != NULL                ? node_plain_text(arena, heading)
                      : link->state == LINK_STEP     ? link->step->title_text
                      : link->document != NULL       ? link->document->title
                      : link->state == LINK_EXTERNAL ? link->url
                                                     : link->written;
  put_row(writer,
          &(SheetRow){.label = pdf_label(writer, LABEL_DETAILS), .text = title, .link = link});
}

static void put_changed(PdfWriter *writer, const SheetItem *item) {
  if (item->changed == NULL)
    return;
  PdfText *text = pdf_text_new();
  add_bold(text, item->changed);
  pdf_flow_paragraph(writer->flow, &pdf_style(STYLE_SECONDARY)->paragraph, text);
}

void pdf_step_facts(PdfWriter *writer, const SheetItem *item) {
  put_changed(writer, item);
  put_line(writer, item);
  for (guint i = 0; i < item->row_count; i++) {
    if (!is_line(&item->rows[i]))
      put_row(writer, &item->rows[i]);
  }
  put_summary(writer, item);
  put_details(writer, item);
}

/* ---- the bar -------------------------------------------------------------------------------------- */

/* The step stays where it is: what the bar and its gap take is white of the margin. */
void pdf_step_bar_begin(PdfWriter *writer, const SheetItem *item, double before) {
  const PdfGroup bar = {.role = PDF_NONE,
                        .left = -(BAR_WIDTH + BAR_GAP),
                        .before = before,
                        .bar = BAR_WIDTH,
                        .line_colour = INK};
  if (item->changed == NULL)
    return;
  pdf_flow_group_begin(writer->flow, &bar);
  pdf_flow_group_begin(writer->flow, &(PdfGroup){.role = PDF_NONE, .left = BAR_GAP});
}

void pdf_step_bar_end(PdfWriter *writer, const SheetItem *item) {
  if (item->changed == NULL)
    return;
  pdf_flow_group_end(writer->flow);
  pdf_flow_group_end(writer->flow);
}

/* ---- the row -------------------------------------------------------------------------------------- */

/* One box for each host: those stand beside each other below the row. */
static gboolean is_host(const SheetField *field) {
  return field->kind == FIELD_BOX && strstr(field->name, ".host.") != NULL;
}

static gboolean is_beside(const SheetField *field) {
  return field->kind == FIELD_TIME || field->kind == FIELD_INITIALS;
}

/* How many hosts stand side by side: names are never broken. */
static guint hosts_in_row(const SheetItem *item) {
  glong longest = 0;
  for (guint i = 0; i < item->field_count; i++) {
    if (is_host(&item->fields[i]))
      longest = MAX(longest, g_utf8_strlen(item->fields[i].label, -1));
  }
  return longest <= HOST_SHORT ? 4 : longest <= 2 * HOST_SHORT ? 2 : 1;
}

static void put_hosts(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  static const double columns[] = {-1, -1, -1, -1};
  const guint in_row = hosts_in_row(item);
  guint count = 0;
  for (guint i = 0; i < item->field_count; i++) {
    if (!is_host(&item->fields[i]))
      continue;
    if (count == 0)
      pdf_flow_table_begin(flow,
                           &(PdfTable){.widths = columns, .columns = in_row, .is_grid = TRUE});
    if (count % in_row == 0)
      pdf_flow_row_begin(flow, FALSE, TRUE);
    pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
    pdf_put_box(writer, &item->fields[i], BOX_SIZE);
    pdf_flow_cell_end(flow);
    if (++count % in_row == 0)
      pdf_flow_row_end(flow);
  }
  for (; count % in_row != 0; count++) {
    pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
    pdf_flow_cell_end(flow);
    if ((count + 1) % in_row == 0)
      pdf_flow_row_end(flow);
  }
  if (count > 0)
    pdf_flow_table_end(flow);
}

void pdf_step_row(PdfWriter *writer, PdfStyleName style, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
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
  for (guint i = 0; i < item->field_count; i++) {
    if (item->fields[i].kind == FIELD_BOX && !is_host(&item->fields[i]))
      pdf_put_box(writer, &item->fields[i], BOX_SIZE);
  }
  pdf_flow_cell_end(flow);
  pdf_flow_cell_begin(flow, &cell);
  pdf_step_title(writer, style, item);
  pdf_step_facts(writer, item);
  pdf_flow_cell_end(flow);
  for (guint i = 0, put = 2; i < item->field_count && put < count; i++) {
    const SheetField *field = &item->fields[i];
    if (!is_beside(field))
      continue;
    const PdfField form = pdf_field_of(field);
    pdf_flow_cell_begin(flow, &cell);
    pdf_flow_field(flow, &form, 0, TIME_HEIGHT, field->label);
    pdf_flow_cell_end(flow);
    put++;
  }
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_NONE, .left = BOX_COLUMN + 2});
  put_hosts(writer, item);
  pdf_flow_group_end(flow);
}

void pdf_step_blocks(PdfWriter *writer, const SheetItem *item, Section section) {
  const PdfRunOptions options = pdf_step_options(item);
  pdf_nodes_write(writer, section, &options);
}

void pdf_step_part(PdfWriter *writer, const SheetItem *item, const SheetPart *part) {
  pdf_put_paragraph(writer, STYLE_LABEL, part->label);
  pdf_step_blocks(writer, item, (Section){part->blocks->first, NULL});
}

void pdf_step_notes(PdfWriter *writer, const SheetItem *item) {
  const PdfRunOptions options = pdf_step_options(item);
  pdf_nodes_write_notes(writer, &options);
}
