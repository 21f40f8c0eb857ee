/* Moment: three forms, and the two times a year when clocks are changed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/moment.h"

#include <string.h>

#include "model/duration.h"

/* ---- reading ----------------------------------------------------------------------------------------- */

/* Takes `digits` digits off the front. */
static gboolean take_number(gint *number, const char **text, gsize digits) {
  gint value = 0;
  for (gsize i = 0; i < digits; i++) {
    if (!g_ascii_isdigit((*text)[i]))
      return FALSE;
    value = value * 10 + g_ascii_digit_value((*text)[i]);
  }
  *text += digits;
  *number = value;
  return TRUE;
}

static gboolean take_mark(const char **text, const char *marks) {
  if (**text == '\0' || strchr(marks, **text) == NULL)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean take_clock(Moment *moment, const char **text) {
  return take_number(&moment->hour, text, 2) && take_mark(text, ":") &&
         take_number(&moment->minute, text, 2) && moment->hour < 24 && moment->minute < 60;
}

static gboolean take_date(Moment *moment, const char **text) {
  return take_number(&moment->year, text, 4) && take_mark(text, "-") &&
         take_number(&moment->month, text, 2) && take_mark(text, "-") &&
         take_number(&moment->day, text, 2) && moment->month >= 1 && moment->month <= 12 &&
         moment->day >= 1 && moment->year >= 1 &&
         g_date_valid_dmy((GDateDay)moment->day, (GDateMonth)moment->month,
                          (GDateYear)moment->year);
}

static gboolean take_offset(Moment *moment, const char **text) {
  const char sign = **text;
  gint hours = 0, minutes = 0;
  moment->has_offset = TRUE;
  if (take_mark(text, "Zz"))
    return TRUE;
  if (!take_mark(text, "+-") || !take_number(&hours, text, 2))
    return FALSE;
  take_mark(text, ":");
  if (**text != '\0' && !take_number(&minutes, text, 2))
    return FALSE;
  moment->offset = (hours * 60 + minutes) * 60 * (sign == '-' ? -1 : 1);
  return hours < 24 && minutes < 60;
}

gboolean moment_parse(Moment *moment, const char *text) {
  Moment read = {.kind = MOMENT_CLOCK};
  const char *at = text;
  if (g_str_has_prefix(text, "T+")) {
    read = (Moment){.kind = MOMENT_ELAPSED, .elapsed = duration_parse(text + 2)};
    if (read.elapsed == DURATION_UNSAID)
      return FALSE;
    *moment = read;
    return TRUE;
  }
  if (text[0] != '\0' && strlen(text) > 5) {
    read.kind = MOMENT_DATE;
    if (!take_date(&read, &at) || !take_mark(&at, " T"))
      return FALSE;
  }
  if (!take_clock(&read, &at))
    return FALSE;
  if (read.kind == MOMENT_DATE && take_mark(&at, ":") &&
      (!take_number(&read.second, &at, 2) || read.second > 59))
    return FALSE;
  if (read.kind == MOMENT_DATE && *at != '\0' && !take_offset(&read, &at))
    return FALSE;
  if (*at != '\0')
    return FALSE;
  *moment = read;
  return TRUE;
}

/* ---- the clock --------------------------------------------------------------------------------------- */

/* When the clocks of the zone show that time: the first and the second instant, in seconds of Unix time; mostly
 * they are the same. FALSE when they skip it. */
static gboolean find_instants(gint64 instants[2], GTimeZone *zone, const Moment *moment, gint year,
                              gint month, gint day) {
  g_autoptr(GDateTime) local =
      g_date_time_new_utc(year, month, day, moment->hour, moment->minute, (gdouble)moment->second);
  if (local == NULL)
    return FALSE;
  static const GTimeType types[] = {G_TIME_TYPE_STANDARD, G_TIME_TYPE_DAYLIGHT};
  const gint64 shown = g_date_time_to_unix(local);
  for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
    const gint interval = g_time_zone_find_interval(zone, types[i], shown);
    if (interval < 0)
      return FALSE;
    instants[i] = shown - g_time_zone_get_offset(zone, interval);
  }
  const gint64 first = MIN(instants[0], instants[1]), second = MAX(instants[0], instants[1]);
  instants[0] = first;
  instants[1] = second;
  return TRUE;
}

static GDateTime *time_at(gint64 instant, GTimeZone *zone) {
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(instant);
  return utc == NULL ? NULL : g_date_time_to_timezone(utc, zone);
}

static GDateTime *date_time(const Moment *moment, GTimeZone *zone) {
  gint64 instants[2];
  g_autoptr(GTimeZone) written =
      moment->has_offset ? g_time_zone_new_offset(moment->offset) : g_time_zone_ref(zone);
  return find_instants(instants, written, moment, moment->year, moment->month, moment->day)
             ? time_at(instants[0], zone)
             : NULL;
}

/* Of the same day, as the clocks show it. */
static gboolean is_later(const Moment *moment, GDateTime *start) {
  return moment->hour * 60 + moment->minute >
         g_date_time_get_hour(start) * 60 + g_date_time_get_minute(start);
}

static GDateTime *clock_time(const Moment *moment, GTimeZone *zone, GDateTime *start) {
  enum { DAYS_MOST = 3 };
  const gint64 from = g_date_time_to_unix(start);
  g_autoptr(GDateTime) day = g_date_time_to_timezone(start, zone);
  for (guint i = 0; i < DAYS_MOST && day != NULL; i++) {
    gint year, month, number;
    gint64 instants[2];
    g_date_time_get_ymd(day, &year, &month, &number);
    const gboolean exists = find_instants(instants, zone, moment, year, month, number);
    if (!exists && (i > 0 || is_later(moment, day)))
      return NULL;
    if (exists && (instants[0] > from || instants[1] > from))
      return time_at(instants[0] > from ? instants[0] : instants[1], zone);
    GDateTime *next = g_date_time_add_days(day, 1);
    g_date_time_unref(day);
    day = next;
  }
  return NULL;
}

GDateTime *moment_time(const Moment *moment, GTimeZone *zone, GDateTime *start) {
  switch (moment->kind) {
  case MOMENT_DATE:
    return date_time(moment, zone);
  case MOMENT_CLOCK:
    return start == NULL ? NULL : clock_time(moment, zone, start);
  case MOMENT_ELAPSED:
    return start == NULL ? NULL : time_at(g_date_time_to_unix(start) + moment->elapsed, zone);
  }
  g_assert_not_reached();
}

GTimeZone *time_zone_by_name(const char *name) {
  /* The name is part of the path of a file: it must not lead anywhere else. */
  for (const char *at = name; *at != '\0'; at++) {
    if (!g_ascii_isalnum(*at) && strchr("_+-/", *at) == NULL)
      return NULL;
  }
  return g_ascii_isalpha(*name) ? g_time_zone_new_identifier(name) : NULL;
}
