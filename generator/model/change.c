/* ChangeRecord: times of the plan on the clock.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/change.h"

#include "model/duration.h"

enum { DAY = 24 * 60 * 60 };

GDateTime *change_time(const ChangeRecord *record, gint64 seconds) {
  return record->start == NULL ? NULL
                               : g_date_time_add(record->start, seconds * G_TIME_SPAN_SECOND);
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
