/* ChangeRecord: times of the plan on the clock.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/change.h"

#include "model/duration.h"

enum { DAY = 24 * 60 * 60 };

/* Seconds of Unix time between which any zone has a date: GDateTime knows the years 1 to 9999. */
static const gint64 first_time = G_GINT64_CONSTANT(-62135596800) + DAY;
static const gint64 last_time = G_GINT64_CONSTANT(253402300799) - DAY;

GDateTime *change_time(const ChangeRecord *record, gint64 seconds) {
  if (record->start == NULL)
    return NULL;
  const gint64 start = g_date_time_to_unix(record->start);
  const gint64 from_start = CLAMP(seconds, first_time - start, last_time - start);
  return g_date_time_add(record->start, from_start * G_TIME_SPAN_SECOND);
}

void change_time_append(GString *out, const ChangeRecord *record, gint64 seconds) {
  g_autoptr(GDateTime) time = change_time(record, seconds);
  if (time == NULL) {
    g_string_append(out, seconds < 0 ? "T−" : "T+");
    duration_append(out, ABS(seconds));
    return;
  }
  const gboolean is_far = seconds < 0 || seconds >= DAY;
  g_autofree char *text = g_date_time_format(time, is_far ? "%Y-%m-%d %H:%M" : "%H:%M");
  g_string_append(out, text);
}
