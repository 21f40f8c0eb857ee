/* Durations: three units, largest first.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/duration.h"

#include <string.h>

enum { DIGITS_MOST = 6, SECONDS_MOST = 9999 * 3600 };

static const char units[] = "hms";
static const gint64 unit_seconds[] = {3600, 60, 1};

gint64 duration_parse(const char *text) {
  gint64 seconds = 0;
  gsize unit = 0;
  if (*text == '\0')
    return DURATION_UNSAID;
  while (*text != '\0') {
    const gsize digits = strspn(text, "0123456789");
    const char *found = text[digits] == '\0' ? NULL : strchr(units + unit, text[digits]);
    if (digits == 0 || digits > DIGITS_MOST || found == NULL)
      return DURATION_UNSAID;
    unit = (gsize)(found - units);
    seconds += (gint64)g_ascii_strtoull(text, NULL, 10) * unit_seconds[unit];
    unit++;
    text += digits + 1;
  }
  return seconds > SECONDS_MOST ? DURATION_UNSAID : seconds;
}

void duration_append(GString *out, gint64 seconds) {
  if (seconds == 0)
    g_string_append(out, "0m");
  for (gsize i = 0; i < G_N_ELEMENTS(unit_seconds) && seconds > 0; i++) {
    if (seconds >= unit_seconds[i])
      g_string_append_printf(out, "%" G_GINT64_FORMAT "%c", seconds / unit_seconds[i], units[i]);
    seconds %= unit_seconds[i];
  }
}

void duration_append_words(GString *out, gint64 seconds) {
  static const char *const names[] = {"h", "min", "s"};
  if (seconds == 0)
    g_string_append(out, "0 min");
  if (seconds < 0)
    g_string_append(out, "−");
  seconds = seconds < 0 ? -seconds : seconds;
  const char *gap = "";
  for (gsize i = 0; i < G_N_ELEMENTS(unit_seconds) && seconds > 0; i++) {
    if (seconds >= unit_seconds[i]) {
      g_string_append_printf(out, "%s%" G_GINT64_FORMAT " %s", gap, seconds / unit_seconds[i],
                             names[i]);
      gap = " ";
    }
    seconds %= unit_seconds[i];
  }
}
