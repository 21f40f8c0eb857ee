/* The plan on a time line.
 *
 * A row of a grid for each bar: text is text of the flow, only bars and marks are drawn. Rows touch each other, so that
 * the lines across all of them are whole.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_plan.h"

#include <cairo.h>
#include <string.h>

#include "export/pdf_cover.h"

#define LABEL_COLUMN 170.0
#define TIMES_COLUMN 108.0
#define ROW_HEIGHT   27.0 /* at least */
#define LINE_HEIGHT  11.5 /* of the label */
#define BAR_HEIGHT   11.0
#define SAMPLE       12.0  /* width and height of a line in the legend */
enum { TIMES_SHORT = 26 }; /* bytes that fit on a line of the column of times */
enum { LABEL_LINE = 40 };  /* characters that about fit on a line of the label column */

/* ---- drawing -------------------------------------------------------------------------------------- */

typedef struct {
  const SheetTimeLine *line;
  gint bar;
} Row;

static void draw_line(cairo_t *cairo, double x, double height, double width) {
  cairo_set_line_width(cairo, width);
  cairo_move_to(cairo, x, 0);
  cairo_line_to(cairo, x, height);
  cairo_stroke(cairo);
}

static void draw_diamond(cairo_t *cairo, double x, double y) {
  static const double half = 5;
  cairo_move_to(cairo, x, y - half);
  cairo_line_to(cairo, x + half, y);
  cairo_line_to(cairo, x, y + half);
  cairo_line_to(cairo, x - half, y);
  cairo_close_path(cairo);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_fill_preserve(cairo);
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_set_line_width(cairo, 1.2);
  cairo_stroke(cairo);
}

static void draw_bar(cairo_t *cairo, const SheetBar *bar, double width, double height) {
  const double x = bar->start * width;
  const double length = MAX((bar->end - bar->start) * width, 1);
  cairo_rectangle(cairo, x, (height - BAR_HEIGHT) / 2, length, BAR_HEIGHT);
  if (bar->is_critical) {
    cairo_set_source_rgb(cairo, 0.3, 0.3, 0.3);
    cairo_fill(cairo);
  } else {
    cairo_set_source_rgb(cairo, 0.3, 0.3, 0.3);
    cairo_set_line_width(cairo, 0.9);
    cairo_stroke(cairo);
  }
}

static void draw_across(cairo_t *cairo, const SheetMark *mark, double width, double height) {
  static const double dashes[] = {3, 2.4};
  const double x = mark->at * width;
  cairo_save(cairo);
  cairo_set_source_rgb(cairo, 0, 0, 0);
  if (mark->kind == SHEET_MARK_NO_RETURN) {
    draw_line(cairo, x, height, 2.4);
  } else if (mark->kind == SHEET_MARK_DEADLINE) {
    cairo_set_dash(cairo, dashes, 2, 0);
    draw_line(cairo, x, height, 1.2);
  } else {
    draw_line(cairo, x, height, 0.8);
  }
  cairo_restore(cairo);
}

static void draw_row(void *cairo, double width, double height, gpointer data) {
  const Row *row = data;
  const SheetTimeLine *line = row->line;
  for (guint i = 0; i < line->tick_count; i++) {
    cairo_set_source_rgb(cairo, 0.8, 0.8, 0.8);
    draw_line(cairo, line->ticks[i].at * width, height, 0.4);
  }
  draw_bar(cairo, &line->bars[row->bar], width, height);
  for (guint i = 0; i < line->mark_count; i++) {
    const SheetMark *mark = &line->marks[i];
    if (mark->bar < 0)
      draw_across(cairo, mark, width, height);
    else if (mark->bar == row->bar)
      draw_diamond(cairo, mark->at * width, height / 2);
  }
}

static void put_drawing(PdfWriter *writer, const SheetTimeLine *line, guint bar, double width,
                        double height) {
  Row *row = g_new(Row, 1);
  *row = (Row){line, (gint)bar};
  pdf_flow_drawing(writer->flow, &(PdfDrawing){.width = width,
                                               .height = height,
                                               .draw = draw_row,
                                               .data = row,
                                               .destroy = g_free,
                                               .alternative = bar == 0 ? line->alternative : NULL});
}

/* ---- rows ----------------------------------------------------------------------------------------- */

static void begin_cell(PdfFlow *flow) {
  pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
}

/* Checkpoints that stand on the bar; of a bar that is one itself there is no more to say. Free it. */
static GString *gates_on(const SheetTimeLine *line, guint bar) {
  GString *gates = g_string_new(NULL);
  for (guint i = 0; i < line->mark_count && line->bars[bar].step->kind != STEP_CHECKPOINT; i++) {
    if (line->marks[i].bar == (gint)bar)
      g_string_append_printf(gates, "%s%s", gates->len > 0 ? " · " : "", line->marks[i].label);
  }
  return gates;
}

static guint lines_of(const char *text) {
  return (guint)(g_utf8_strlen(text, -1) + LABEL_LINE - 1) / LABEL_LINE;
}

/* Space above so many lines, so that they stand beside the middle of the bar. */
static void put_space(PdfWriter *writer, double height, guint lines) {
  pdf_flow_space(writer->flow, MAX(0, (height - lines * LINE_HEIGHT) / 2));
}

static void put_label(PdfWriter *writer, const char *label, const char *gates, double height) {
  PdfText *text = pdf_text_new();
  PdfParagraph paragraph = pdf_style(STYLE_NOTE)->paragraph;
  paragraph.after = 0;
  put_space(writer, height, lines_of(label) + (gates == NULL ? 0 : lines_of(gates)));
  pdf_put(text, STYLE_NOTE, label);
  if (gates != NULL) {
    pdf_text_line_break(text);
    pdf_put(text, STYLE_SECONDARY, gates);
  }
  pdf_flow_paragraph(writer->flow, &paragraph, text);
}

static void put_times(PdfWriter *writer, const char *times, double height) {
  PdfFlow *flow = writer->flow;
  put_space(writer, height, times != NULL && strlen(times) > TIMES_SHORT ? 2 : 1);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_NONE, .left = 8});
  g_autofree char *glued = pdf_glue(times == NULL ? "" : times);
  pdf_put_paragraph(writer, STYLE_SECONDARY, glued);
  pdf_flow_group_end(flow);
}

static void put_bar(PdfWriter *writer, const SheetTimeLine *line, guint bar, double width) {
  PdfFlow *flow = writer->flow;
  const char *label = line->bars[bar].label;
  g_autoptr(GString) on_bar = gates_on(line, bar);
  g_autofree char *gates =
      on_bar->len == 0 ? NULL
                       : g_strdup_printf("%s %s", pdf_label(writer, LABEL_CHECKPOINT), on_bar->str);
  const guint lines = lines_of(label) + (gates == NULL ? 0 : lines_of(gates));
  const double height = MAX(ROW_HEIGHT, lines * LINE_HEIGHT + 5);
  pdf_flow_row_begin(flow, bar + 1 < line->bar_count, TRUE);
  begin_cell(flow);
  put_label(writer, label, gates, height);
  pdf_flow_cell_end(flow);
  begin_cell(flow);
  put_drawing(writer, line, bar, width, height);
  pdf_flow_cell_end(flow);
  begin_cell(flow);
  put_times(writer, line->bars[bar].times, height);
  pdf_flow_cell_end(flow);
  pdf_flow_row_end(flow);
}

/* ---- legend --------------------------------------------------------------------------------------- */

static void draw_sample(void *cairo, double width, double height, gpointer data) {
  SheetMark mark = *(const SheetMark *)data;
  mark.at = 0.5;
  draw_across(cairo, &mark, width, height);
}

static void put_sample(PdfWriter *writer, const SheetMark *mark) {
  PdfFlow *flow = writer->flow;
  begin_cell(flow);
  pdf_flow_drawing(flow, &(PdfDrawing){.width = SAMPLE,
                                       .height = SAMPLE,
                                       .draw = draw_sample,
                                       .data = g_memdup2(mark, sizeof *mark),
                                       .destroy = g_free});
  pdf_flow_cell_end(flow);
  begin_cell(flow);
  pdf_put_paragraph(writer, STYLE_SECONDARY, mark->label);
  pdf_flow_cell_end(flow);
}

/* What the lines across all bars are, each beside a piece of it: labels at the lines themselves would stand in each other's
 * way. */
static void put_legend(PdfWriter *writer, const SheetTimeLine *line) {
  PdfFlow *flow = writer->flow;
  g_autoptr(GPtrArray) marks = g_ptr_array_new();
  for (guint i = 0; i < line->mark_count; i++) {
    if (line->marks[i].bar < 0 && line->marks[i].label != NULL)
      g_ptr_array_add(marks, (gpointer)&line->marks[i]);
  }
  if (marks->len == 0)
    return;
  g_autofree double *columns = g_new(double, 2 * marks->len);
  for (guint i = 0; i < 2 * marks->len; i++)
    columns[i] = i % 2 == 0 ? SAMPLE + 4 : -1;
  pdf_flow_table_begin(
      flow,
      &(PdfTable){
          .widths = columns, .columns = 2 * marks->len, .is_grid = TRUE, .before = 4, .after = 4});
  pdf_flow_row_begin(flow, FALSE, TRUE);
  for (guint i = 0; i < marks->len; i++)
    put_sample(writer, marks->pdata[i]);
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
}

/* ---- scale ---------------------------------------------------------------------------------------- */

/* The times of the clock above the bars: a grid whose columns begin at the ticks. */
static void put_ticks(PdfWriter *writer, const SheetTimeLine *line) {
  PdfFlow *flow = writer->flow;
  const double width = pdf_flow_width(flow) - LABEL_COLUMN - TIMES_COLUMN;
  if (line->tick_count == 0)
    return;
  g_autofree double *columns = g_new(double, line->tick_count + 1);
  columns[0] = LABEL_COLUMN + line->ticks[0].at * width;
  for (guint i = 0; i < line->tick_count; i++)
    columns[i + 1] =
        i + 1 == line->tick_count ? -1 : (line->ticks[i + 1].at - line->ticks[i].at) * width;
  pdf_flow_table_begin(
      flow, &(PdfTable){
                .widths = columns, .columns = line->tick_count + 1, .is_grid = TRUE, .before = 4});
  pdf_flow_row_begin(flow, TRUE, TRUE);
  begin_cell(flow);
  pdf_flow_cell_end(flow);
  gboolean has_day = FALSE; /* "Sun 00:00": the day stands above the time */
  for (guint i = 0; i < line->tick_count; i++)
    has_day = has_day || strchr(line->ticks[i].label, ' ') != NULL;
  for (guint i = 0; i < line->tick_count; i++) {
    const gboolean day = strchr(line->ticks[i].label, ' ') != NULL;
    g_autofree char *label = g_strconcat(has_day && !day ? "\n" : "", line->ticks[i].label, NULL);
    begin_cell(flow);
    pdf_put_paragraph(writer, STYLE_SECONDARY, g_strdelimit(label, " ", '\n'));
    pdf_flow_cell_end(flow);
  }
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
}

void pdf_plan_time_line(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  const SheetTimeLine *line = item->time_line;
  pdf_part_heading(writer, item);
  if (line == NULL || line->bar_count == 0) {
    pdf_put_lines(writer, STYLE_LINES, item->text);
    return;
  }
  const double columns[] = {LABEL_COLUMN, -1, TIMES_COLUMN};
  const double width = pdf_flow_width(flow) - LABEL_COLUMN - TIMES_COLUMN;
  put_ticks(writer, line);
  pdf_flow_table_begin(flow, &(PdfTable){.widths = columns, .columns = 3, .is_grid = TRUE});
  for (guint i = 0; i < line->bar_count; i++)
    put_bar(writer, line, i, width);
  pdf_flow_table_end(flow);
  put_legend(writer, line);
  pdf_put_lines(writer, STYLE_SECONDARY, item->text);
}
