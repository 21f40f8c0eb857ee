/* ChecklistTimeLine: SVG of a fixed height for each row, so that texts beside it can wrap.
 *
 * A picture is 1000 units wide; lines that cross all bars are drawn in every row at the same place.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/checklist_time_line.h"

enum { WIDTH = 1000, HEIGHT = 40, EDGE = 20, HALF = HEIGHT / 2, TICK_ROOM = 60 };

static const char *const mark_classes[] = {"gate", "no-return", "deadline", "end"};

static int x_of(double at) { return EDGE + (int)(at * (WIDTH - 2 * EDGE) + 0.5); }

static GString *svg_new(int height) {
  GString *out = g_string_new(NULL);
  g_string_printf(out, "<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\" focusable=\"false\">",
                  WIDTH, height);
  return out;
}

static void set_svg(Object *object, const char *name, GString *svg) {
  g_string_append(svg, "</svg>");
  object_set_string(object, name, svg->str);
  g_string_free(svg, TRUE);
}

static void append_line(GString *out, const char *class, int x, int height) {
  g_string_append_printf(out, "<path class=\"%s\" d=\"M%d 0V%d\"/>", class, x, height);
}

static void append_lines(GString *out, const SheetTimeLine *line, int height) {
  for (guint i = 0; i < line->tick_count; i++)
    append_line(out, "tick", x_of(line->ticks[i].at), height);
  for (guint i = 0; i < line->mark_count; i++) {
    if (line->marks[i].bar < 0)
      append_line(out, mark_classes[line->marks[i].kind], x_of(line->marks[i].at), height);
  }
}

/* Bars of no length are still seen; a checkpoint is a diamond. Bars and their marks stand in the same order: `next` is the
 * first one that is not drawn yet. */
static void append_bar(GString *out, const SheetTimeLine *line, guint index, guint *next) {
  const SheetBar *bar = &line->bars[index];
  const int start = x_of(bar->start);
  if (bar->step->kind != STEP_CHECKPOINT)
    g_string_append_printf(out, "<rect class=\"%s\" x=\"%d\" y=\"10\" width=\"%d\" height=\"20\"/>",
                           bar->is_critical ? "critical" : "spare", start,
                           MAX(x_of(bar->end) - start, 3));
  for (; *next < line->mark_count && line->marks[*next].bar <= (gint)index; ++*next) {
    const SheetMark *mark = &line->marks[*next];
    if (mark->bar == (gint)index)
      g_string_append_printf(out, "<path class=\"gate\" d=\"M%d 3l17 17-17 17-17-17z\"/>",
                             x_of(mark->at));
  }
}

static void set_scale(Object *data, const SheetTimeLine *line) {
  GString *svg = svg_new(HEIGHT);
  for (guint i = 0; i < line->tick_count; i++) {
    const int x = x_of(line->ticks[i].at);
    const char *anchor = x < TICK_ROOM ? "start" : x > WIDTH - TICK_ROOM ? "end" : "middle";
    g_autofree char *text = g_markup_escape_text(line->ticks[i].label, -1);
    g_string_append_printf(svg, "<text x=\"%d\" y=\"30\" text-anchor=\"%s\">%s</text>",
                           anchor[0] == 's'   ? 0
                           : anchor[0] == 'e' ? WIDTH
                                              : x,
                           anchor, text);
  }
  set_svg(data, "scale", svg);
}

void checklist_time_line(Object *data, const SheetTimeLine *line) {
  Array *bars = array_new();
  guint next = 0;
  g_autoptr(GString) lines = g_string_new(NULL);
  append_lines(lines, line, HEIGHT);
  for (guint i = 0; i < line->bar_count; i++) {
    const SheetBar *bar = &line->bars[i];
    Object *object = object_new();
    object_set_string(object, "label", bar->label);
    object_set_string(object, "times", bar->times == NULL ? "" : bar->times);
    GString *svg = svg_new(HEIGHT);
    g_string_append_len(svg, lines->str, (gssize)lines->len);
    append_bar(svg, line, i, &next);
    set_svg(object, "svg", svg);
    array_add_object(bars, object);
  }
  object_set_array(data, "bars", bars);
  set_scale(data, line);
  Array *marks = array_new();
  for (guint i = 0; i < line->mark_count; i++) {
    if (line->marks[i].bar >= 0)
      continue;
    Object *object = object_new();
    object_set_string(object, "class", mark_classes[line->marks[i].kind]);
    object_set_string(object, "label", line->marks[i].label);
    GString *svg = g_string_new("<svg viewBox=\"0 0 40 40\" aria-hidden=\"true\" "
                                "focusable=\"false\">");
    append_line(svg, mark_classes[line->marks[i].kind], HALF, HEIGHT);
    set_svg(object, "svg", svg);
    array_add_object(marks, object);
  }
  object_set_array(data, "marks", marks);
}
