/* SheetTimeLine: bars are the steps of the first levels: all of the first one, and as many levels more as give at most
 * BARS_MOST of them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_time_line.h"

#include "render/sheet_time.h"

#include <string.h>

enum { BARS_MOST = 18, TICKS_MOST = 9, MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR };

typedef struct {
  SheetBuilder *builder;
  GArray *bars, *marks, *ticks;
  gint64 length; /* seconds from left to right, at least 1 */
} Picture;

static double place(const Picture *picture, gint64 at) {
  return CLAMP((double)at / (double)picture->length, 0.0, 1.0);
}

/* ---- which steps are bars -------------------------------------------------------------------------- */

static gboolean is_bar(const Plan *plan, const Step *step, guint depth) {
  return !plan->steps[step->order].is_back_out &&
         (step->depth == depth || (step->depth < depth && step->child_count == 0));
}

static guint count_bars(const SheetBuilder *builder, guint depth) {
  const GPtrArray *steps = builder->sheet->guide->steps;
  guint count = 0;
  for (guint i = 0; i < steps->len; i++)
    count += is_bar(builder->plan, steps->pdata[i], depth) ? 1 : 0;
  return count;
}

static guint bar_depth(const SheetBuilder *builder) {
  guint depth = 1;
  while (count_bars(builder, depth + 1) <= BARS_MOST &&
         count_bars(builder, depth + 1) > count_bars(builder, depth))
    depth++;
  return depth;
}

static void add_bars(Picture *picture) {
  const SheetBuilder *builder = picture->builder;
  const GPtrArray *steps = builder->sheet->guide->steps;
  const guint depth = bar_depth(builder);
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    const PlanStep *plan = &builder->plan->steps[step->order];
    if (!is_bar(builder->plan, step, depth))
      continue;
    const SheetBar bar = {.step = step,
                          .label = sheet_step_title(builder, step),
                          .times = sheet_planned_short(builder, step),
                          .start = place(picture, plan->start),
                          .end = place(picture, plan->end),
                          .is_critical = plan->is_critical};
    g_array_append_val(picture->bars, bar);
  }
}

/* ---- marks ----------------------------------------------------------------------------------------- */

static void add_mark(Picture *picture, SheetMarkKind kind, gint64 at, gint bar, const char *label) {
  const SheetMark mark = {kind, place(picture, at), bar, label};
  g_array_append_val(picture->marks, mark);
}

/* The bar of the step or of the phase around it; -1 when there is none. */
static gint bar_of(const Picture *picture, const Step *step) {
  /* Bars stand in the order of the guide: the last one that is not behind the step is its own or around it, or
   * there is none. */
  guint first = 0;
  for (guint end = picture->bars->len; end > first;) {
    const guint middle = first + (end - first) / 2;
    if (g_array_index(picture->bars, SheetBar, middle).step->order <= step->order)
      first = middle + 1;
    else
      end = middle;
  }
  if (first == 0)
    return -1;
  const Step *bar = g_array_index(picture->bars, SheetBar, first - 1).step;
  return step_is_inside(step, bar) ? (gint)first - 1 : -1;
}

static gint64 seconds_between(GDateTime *start, GDateTime *end) {
  return g_date_time_difference(end, start) / G_TIME_SPAN_SECOND;
}

static void add_line(Picture *picture, SheetMarkKind kind, GDateTime *time, Label label) {
  const SheetBuilder *builder = picture->builder;
  if (time == NULL || builder->record->start == NULL)
    return;
  const gint64 at = seconds_between(builder->record->start, time);
  const char *text = arena_printf(builder->sheet->arena, "%s %s", sheet_word(builder, label),
                                  sheet_moment(builder, at));
  add_mark(picture, kind, at, -1, text);
}

static void add_marks(Picture *picture) {
  const SheetBuilder *builder = picture->builder;
  const Plan *plan = builder->plan;
  for (guint i = 0; i < plan->gate_count; i++) {
    const PlanGate *gate = &plan->gates[i];
    if (!plan->steps[gate->step->order].is_back_out)
      add_mark(picture, SHEET_MARK_GATE, gate->planned, bar_of(picture, gate->step),
               gate->step->number);
  }
  if (plan->no_return != NULL) {
    const gint64 at = plan->steps[plan->no_return->order].start;
    add_mark(picture, SHEET_MARK_NO_RETURN, at, -1,
             arena_printf(builder->sheet->arena, "%s %s", sheet_word(builder, LABEL_NO_RETURN),
                          sheet_moment(builder, at)));
  }
  add_line(picture, SHEET_MARK_DEADLINE, builder->record->roll_back_deadline,
           LABEL_ROLL_BACK_DEADLINE);
  add_line(picture, SHEET_MARK_END, builder->record->end, LABEL_WINDOW_END);
}

/* ---- ticks ----------------------------------------------------------------------------------------- */

static gint64 tick_distance(gint64 length) {
  static const gint64 distances[] = {MINUTE,      2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE,
                                     30 * MINUTE, HOUR,       2 * HOUR,   3 * HOUR,    4 * HOUR,
                                     6 * HOUR,    12 * HOUR,  DAY,        2 * DAY,     7 * DAY};
  for (gsize i = 0; i < G_N_ELEMENTS(distances); i++) {
    if (length / distances[i] < TICKS_MOST)
      return distances[i];
  }
  return (length / (TICKS_MOST * 7 * DAY) + 1) * 7 * DAY;
}

/* Tells the day, and the offset from UTC, only where it is another one than that of the tick before, and at midnight only the day. */
static const char *tick_label(const Picture *picture, gint64 at, const char *before) {
  const char *label = sheet_moment(picture->builder, at);
  const char *offset = strstr(label, " UTC");
  const char *offset_before = before == NULL ? NULL : strstr(before, " UTC");
  if (offset != NULL && offset_before != NULL && strcmp(offset, offset_before) == 0)
    label = arena_strndup(picture->builder->sheet->arena, label, (gsize)(offset - label));
  const char *clock = strrchr(label, ' ');
  if (clock == NULL || before == NULL || strstr(label, "UTC") != NULL)
    return label;
  if (strncmp(label, before, (gsize)(clock - label)) == 0)
    return clock + 1;
  const gboolean is_midnight = strcmp(clock, " 00:00") == 0;
  return is_midnight ? arena_strndup(picture->builder->sheet->arena, label, (gsize)(clock - label))
                     : label;
}

/* On full hours of the clock, or of the time since the start. */
static void add_ticks(Picture *picture) {
  GDateTime *start = picture->builder->record->start;
  const gint64 distance = tick_distance(picture->length);
  const gint64 of_day = start == NULL ? 0
                                      : g_date_time_get_hour(start) * (gint64)HOUR +
                                            g_date_time_get_minute(start) * (gint64)MINUTE +
                                            g_date_time_get_second(start);
  const char *before = NULL; /* the whole label of the tick before */
  for (gint64 at = (distance - of_day % distance) % distance; at <= picture->length;
       at += distance) {
    const SheetTick tick = {place(picture, at), tick_label(picture, at, before)};
    before = sheet_moment(picture->builder, at);
    g_array_append_val(picture->ticks, tick);
  }
}

/* ---- the item -------------------------------------------------------------------------------------- */

static gint64 length_of(const SheetBuilder *builder) {
  const ChangeRecord *record = builder->record;
  gint64 length = MAX(builder->plan->duration, 1);
  if (record->start != NULL && record->end != NULL)
    length = MAX(length, seconds_between(record->start, record->end));
  if (record->start != NULL && record->roll_back_deadline != NULL)
    length = MAX(length, seconds_between(record->start, record->roll_back_deadline));
  return length;
}

static const char *in_words(const Picture *picture) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < picture->bars->len; i++) {
    const SheetBar *bar = &g_array_index(picture->bars, SheetBar, i);
    g_string_append_printf(text, "%s%s: %s", text->len > 0 ? "; " : "", bar->label, bar->times);
  }
  for (guint i = 0; i < picture->marks->len; i++) {
    const SheetMark *mark = &g_array_index(picture->marks, SheetMark, i);
    if (mark->kind != SHEET_MARK_GATE)
      g_string_append_printf(text, "; %s", mark->label);
  }
  return sheet_take(picture->builder, text);
}

gboolean sheet_add_time_line(SheetBuilder *builder) {
  if (!builder->plan->is_timed)
    return FALSE;
  Picture picture = {.builder = builder,
                     .bars = g_array_new(FALSE, TRUE, sizeof(SheetBar)),
                     .marks = g_array_new(FALSE, TRUE, sizeof(SheetMark)),
                     .ticks = g_array_new(FALSE, TRUE, sizeof(SheetTick)),
                     .length = length_of(builder)};
  add_bars(&picture);
  add_marks(&picture);
  add_ticks(&picture);
  SheetTimeLine *line = arena_new_item(builder->sheet->arena, SheetTimeLine);
  line->alternative = in_words(&picture);
  line->bars = sheet_array_take(builder, picture.bars, &line->bar_count);
  line->marks = sheet_array_take(builder, picture.marks, &line->mark_count);
  line->ticks = sheet_array_take(builder, picture.ticks, &line->tick_count);
  SheetItem *item = sheet_add(builder, SHEET_TIME_LINE, sheet_word(builder, LABEL_TIME_LINE));
  item->time_line = line;
  item->text = sheet_word(builder, LABEL_TIME_LINE_TEXT);
  return TRUE;
}
