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
#define ROW_HEIGHT   27.0
#define BAR_HEIGHT   11.0
#define BESIDE_BAR   7.0   /* space above a single line, so that it stands beside the bar */
enum { TIMES_SHORT = 26 }; /* bytes that fit on a line of the column of times */
enum { LABEL_MOST = 38 };  /* characters that fit on a line of the label column */

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

static void put_drawing(PdfWriter *writer, const SheetTimeLine *line, guint bar, double width) {
  Row *row = g_new(Row, 1);
  *row = (Row){line, (gint)bar};
  pdf_flow_drawing(writer->flow, &(PdfDrawing){.width = width,
                                               .height = ROW_HEIGHT,
                                               .draw = draw_row,
                                               .data = row,
                                               .destroy = g_free,
                                               .alternative = bar == 0 ? line->alternative : NULL});
}

/* ---- rows ----------------------------------------------------------------------------------------- */

static void begin_cell(PdfFlow *flow) {
  pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
}

/* As much of a text as fits on a line. */
static char *shorten(const char *text) {
  if (g_utf8_strlen(text, -1) <= LABEL_MOST)
    return g_strdup(text);
  g_autofree char *start = g_utf8_substring(text, 0, LABEL_MOST - 1);
  return g_strconcat(g_strchomp(start), "…", NULL);
}

static void put_label(PdfWriter *writer, const SheetTimeLine *line, guint bar) {
  g_autoptr(GString) gates = g_string_new(NULL);
  for (guint i = 0; i < line->mark_count; i++) {
    if (line->marks[i].bar == (gint)bar)
      g_string_append_printf(gates, "%s%s", gates->len > 0 ? " · " : "", line->marks[i].label);
  }
  g_autofree char *label = shorten(line->bars[bar].label);
  PdfText *text = pdf_text_new();
  PdfParagraph paragraph = pdf_style(STYLE_NOTE)->paragraph;
  paragraph.after = 0;
  if (gates->len == 0)
    pdf_flow_space(writer->flow, BESIDE_BAR);
  pdf_put(text, STYLE_NOTE, label);
  if (gates->len > 0) {
    g_autofree char *words =
        g_strdup_printf("%s %s", pdf_label(writer, LABEL_CHECKPOINT), gates->str);
    g_autofree char *short_words = shorten(words);
    pdf_text_line_break(text);
    pdf_put(text, STYLE_SECONDARY, short_words);
  }
  pdf_flow_paragraph(writer->flow, &paragraph, text);
}

/* "23:00 – 00:30 (1 h 30 min)": what stands in parentheses stays in one line. */
static char *glue_duration(const char *times) {
  gboolean inside = FALSE;
  GString *out = g_string_new(NULL);
  for (const char *at = times; at != NULL && *at != '\0'; at++) {
    inside = *at == '(' || (inside && *at != ')');
    if (inside && *at == ' ')
      g_string_append(out, "\u00a0");
    else
      g_string_append_c(out, *at);
  }
  return g_string_free(out, FALSE);
}

static void put_bar(PdfWriter *writer, const SheetTimeLine *line, guint bar, double width) {
  PdfFlow *flow = writer->flow;
  pdf_flow_row_begin(flow, bar + 1 < line->bar_count, TRUE);
  begin_cell(flow);
  put_label(writer, line, bar);
  pdf_flow_cell_end(flow);
  begin_cell(flow);
  put_drawing(writer, line, bar, width);
  pdf_flow_cell_end(flow);
  begin_cell(flow);
  pdf_flow_space(flow, line->bars[bar].times != NULL && strlen(line->bars[bar].times) > TIMES_SHORT
                           ? 0
                           : BESIDE_BAR);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_NONE, .left = 8});
  g_autofree char *times = glue_duration(line->bars[bar].times);
  pdf_put_paragraph(writer, STYLE_SECONDARY, times);
  pdf_flow_group_end(flow);
  pdf_flow_cell_end(flow);
  pdf_flow_row_end(flow);
}

/* A line of the width of the drawings with a text that begins at `at`, or ends there when it is far to the right. */
static void put_at(PdfWriter *writer, double at, const char *label) {
  PdfFlow *flow = writer->flow;
  const double width = pdf_flow_width(flow) - LABEL_COLUMN - TIMES_COLUMN;
  const double x = CLAMP(at, 0, 1) * width;
  const gboolean right = at > 0.5;
  const double columns[] = {LABEL_COLUMN + x, -1};
  PdfText *text = pdf_text_new();
  PdfParagraph paragraph = pdf_style(STYLE_SECONDARY)->paragraph;
  paragraph.after = 0;
  paragraph.align = right ? PDF_RIGHT : PDF_LEFT;
  pdf_put(text, STYLE_SECONDARY, label);
  pdf_flow_table_begin(flow, &(PdfTable){.widths = columns, .columns = 2, .is_grid = TRUE});
  pdf_flow_row_begin(flow, FALSE, TRUE);
  begin_cell(flow);
  if (right)
    pdf_flow_paragraph(flow, &paragraph, text);
  pdf_flow_cell_end(flow);
  begin_cell(flow);
  if (!right)
    pdf_flow_paragraph(flow, &paragraph, text);
  pdf_flow_cell_end(flow);
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
}

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
  for (guint i = 0; i < line->mark_count; i++) {
    if (line->marks[i].bar < 0 && line->marks[i].label != NULL)
      put_at(writer, line->marks[i].at, line->marks[i].label);
  }
  pdf_put_lines(writer, STYLE_SECONDARY, item->text);
}
