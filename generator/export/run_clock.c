/* RunClock: digits, at most one sign between them, and what may follow.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_clock.h"

#include <string.h>

enum { DAY = 24 * 60 };

gint run_clock(const char *text) {
  guint digits[4], count = 0;
  gboolean parted = FALSE;
  const char *at = text;
  for (; *at != '\0' && count <= 4; at++) {
    if (g_ascii_isdigit(*at) && count < 4)
      digits[count++] = (guint)(*at - '0');
    else if (strchr(":.h", *at) != NULL && !parted && (count == 1 || count == 2)) {
      parted = TRUE;
      if (count == 1) {
        digits[1] = digits[0];
        digits[0] = 0;
        count = 2;
      }
    } else if (count > 0 || *at != ' ')
      break;
  }
  while (*at == ' ')
    at++;
  gint hours = count == 4 ? (gint)(10 * digits[0] + digits[1]) : -1;
  const gint minutes = count == 4 ? (gint)(10 * digits[2] + digits[3]) : -1;
  const gboolean is_pm = g_ascii_strcasecmp(at, "pm") == 0;
  if (is_pm || g_ascii_strcasecmp(at, "am") == 0) {
    if (hours < 1 || hours > 12)
      return -1;
    hours = hours % 12 + (is_pm ? 12 : 0);
  } else if (*at != '\0')
    return -1;
  return hours < 0 || hours > 23 || minutes > 59 ? -1 : 60 * hours + minutes;
}

gint64 run_time_between(const char *start, const char *end) {
  const gint from = start == NULL ? -1 : run_clock(start), to = end == NULL ? -1 : run_clock(end);
  return from < 0 || to < 0 ? -1 : (to - from + DAY) % DAY * 60;
}
