/* SheetTime: GLib's calendar, the plan's seconds.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_time.h"

/* How much of the date is told. */
typedef enum { DATE_NEVER, DATE_OF_OTHER_DAYS, DATE_ALWAYS } DateForm;

enum { WEEK = 6 * 24 * 3600 }; /* within this a day of the week is enough */

static gint day_of(GDateTime *time) {
  return g_date_time_get_year(time) * 1000 + g_date_time_get_day_of_year(time);
}

static void append_clock(GString *out, const SheetBuilder *builder, GDateTime *time,
                         DateForm form) {
  GDateTime *start = builder->record->start;
  const gboolean other_day = start == NULL || day_of(time) != day_of(start);
  const gboolean far =
      start != NULL && ABS(g_date_time_difference(time, start)) > WEEK * G_TIME_SPAN_SECOND;
  if (form == DATE_ALWAYS || (form == DATE_OF_OTHER_DAYS && other_day)) {
    g_string_append_printf(
        out, "%s ",
        sheet_word(builder, (Label)(LABEL_WEEKDAY + g_date_time_get_day_of_week(time) - 1)));
    if (form == DATE_ALWAYS || far)
      g_string_append_printf(out, "%04d-%02d-%02d ", g_date_time_get_year(time),
                             g_date_time_get_month(time), g_date_time_get_day_of_month(time));
  }
  g_string_append_printf(out, "%02d:%02d", g_date_time_get_hour(time),
                         g_date_time_get_minute(time));
  /* Durations know seconds; times that hid them would not add up. */
  if (g_date_time_get_second(time) > 0)
    g_string_append_printf(out, ":%02d", g_date_time_get_second(time));
  if (start != NULL && !builder->record->is_floating &&
      g_date_time_get_utc_offset(time) != g_date_time_get_utc_offset(start)) {
    g_autofree char *offset = g_date_time_format(time, "%:z");
    g_string_append_printf(out, " UTC%s", offset);
  }
}

static void append_from_start(GString *out, gint64 at) {
  g_string_append(out, at < 0 ? "T−" : "T+");
  duration_append(out, ABS(at));
}

const char *sheet_duration(const SheetBuilder *builder, gint64 seconds) {
  GString *out = g_string_new(NULL);
  duration_append_words(out, seconds);
  return sheet_take(builder, out);
}

const char *sheet_moment(const SheetBuilder *builder, gint64 at) {
  GString *out = g_string_new(NULL);
  if (builder->record->start == NULL) {
    append_from_start(out, at);
  } else {
    g_autoptr(GDateTime) time = change_time(builder->record, at);
    append_clock(out, builder, time, DATE_OF_OTHER_DAYS);
  }
  return sheet_take(builder, out);
}

const char *sheet_date_time(const SheetBuilder *builder, GDateTime *time) {
  if (time == NULL)
    return NULL;
  GString *out = g_string_new(NULL);
  append_clock(out, builder, time, DATE_ALWAYS);
  return sheet_take(builder, out);
}

const char *sheet_written_time(const SheetBuilder *builder, const char *text) {
  const ChangeRecord *record = builder->record;
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, NULL);
  if (time == NULL)
    return NULL;
  const gboolean has_clock = record->start != NULL && !record->is_floating;
  g_autoptr(GDateTime) there =
      has_clock ? g_date_time_to_timezone(time, g_date_time_get_timezone(record->start))
                : g_date_time_to_utc(time);
  if (there == NULL) /* behind the last year */
    return NULL;
  if (!has_clock) {
    g_autofree char *utc = g_date_time_format(there, "%Y-%m-%d %H:%M UTC");
    return arena_strdup(builder->sheet->arena, utc);
  }
  GString *out = g_string_new(NULL);
  append_clock(out, builder, there, DATE_OF_OTHER_DAYS);
  return sheet_take(builder, out);
}

/* The start, and the end when it is another moment. `day` is the day printed last (0: none), or NULL. */
static void append_span(GString *out, const SheetBuilder *builder, const PlanStep *step,
                        gint *day) {
  const gboolean has_end = step->end > step->start;
  if (builder->record->start == NULL) {
    append_from_start(out, step->start);
    if (has_end) {
      g_string_append(out, " – ");
      append_from_start(out, step->end);
    }
    return;
  }
  g_autoptr(GDateTime) start = change_time(builder->record, step->start);
  g_autoptr(GDateTime) end = change_time(builder->record, step->end);
  const gboolean is_new_day = day != NULL && *day != day_of(start);
  append_clock(out, builder, start, is_new_day ? DATE_ALWAYS : DATE_OF_OTHER_DAYS);
  if (day != NULL)
    *day = day_of(start);
  if (!has_end)
    return;
  g_string_append(out, " – ");
  append_clock(out, builder, end, day_of(end) == day_of(start) ? DATE_NEVER : DATE_OF_OTHER_DAYS);
}

static const char *planned(const SheetBuilder *builder, const Step *step, gint *day) {
  if (!builder->plan->is_timed)
    return NULL;
  const PlanStep *plan = &builder->plan->steps[step->order];
  GString *out = g_string_new(NULL);
  const gint64 duration = plan->is_back_out                           ? step->fields.duration
                          : plan->is_timed && plan->end > plan->start ? plan->end - plan->start
                                                                      : DURATION_UNSAID;
  if (plan->is_back_out)
    g_string_append(out, sheet_word(builder, LABEL_ONLY_TO_GO_BACK));
  else if (plan->is_shared)
    g_string_append(out, "≈ ");
  if (!plan->is_back_out)
    append_span(out, builder, plan, day);
  if (duration != DURATION_UNSAID)
    g_string_append_printf(out, " (%s)", sheet_duration(builder, duration));
  return sheet_take(builder, out);
}

const char *sheet_planned(SheetBuilder *builder, const Step *step) {
  return planned(builder, step, &builder->last_day);
}

const char *sheet_planned_short(const SheetBuilder *builder, const Step *step) {
  return planned(builder, step, NULL);
}

const char *sheet_window(const SheetBuilder *builder) {
  const ChangeRecord *record = builder->record;
  if (record->start == NULL && record->end == NULL)
    return NULL;
  GString *out = g_string_new(NULL);
  if (record->start != NULL)
    append_clock(out, builder, record->start, DATE_ALWAYS);
  g_string_append(out, " –");
  if (record->end != NULL) {
    g_string_append_c(out, ' ');
    append_clock(out, builder, record->end, DATE_ALWAYS);
  }
  if (record->time_zone != NULL)
    g_string_append_printf(out, " (%s)", record->time_zone);
  else if (!record->is_floating && record->start != NULL) {
    g_autofree char *offset = g_date_time_format(record->start, "%:z");
    g_string_append_printf(out, " (UTC%s)", offset);
  }
  return sheet_take(builder, out);
}
