/* Lengths: digits, perhaps a decimal point, and one of four units.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/length.h"

#include <string.h>

enum { NUMBER_LONGEST = 12 };

static const struct {
  const char *name;
  double points;
} units[] = {
    {"mm", POINTS_PER_MILLIMETRE}, {"cm", 10 * POINTS_PER_MILLIMETRE}, {"in", 72}, {"pt", 1}};

gboolean length_parse(double *points, const char *text) {
  const gsize digits = strspn(text, "0123456789");
  const gsize number =
      digits + (text[digits] == '.' ? 1 + strspn(text + digits + 1, "0123456789") : 0);
  if (digits == 0 || text[number - 1] == '.' || number > NUMBER_LONGEST)
    return FALSE;
  const char *unit = text + number + strspn(text + number, " ");
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
    if (g_ascii_strcasecmp(unit, units[i].name) != 0)
      continue;
    *points = g_ascii_strtod(text, NULL) * units[i].points;
    return TRUE;
  }
  return FALSE;
}
