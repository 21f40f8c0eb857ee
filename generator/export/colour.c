/* Colour: sRGB arithmetic.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/colour.h"

#include <math.h>

/* Channel 0, 1 or 2 of "#rrggbb". */
static int channel(const char *colour, int index) {
  const char *digits = colour + 1 + 2 * index;
  return g_ascii_xdigit_value(digits[0]) * 16 + g_ascii_xdigit_value(digits[1]);
}

static double linear(int value) {
  const double part = value / 255.0;
  return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(const char *colour) {
  return 0.2126 * linear(channel(colour, 0)) + 0.7152 * linear(channel(colour, 1)) +
         0.0722 * linear(channel(colour, 2));
}

double colour_contrast(const char *a, const char *b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (MAX(first, second) + 0.05) / (MIN(first, second) + 0.05);
}

enum { MIX_STEPS = 64 };

static char *mix(const char *colour, const char *ink, int step) {
  int channels[3];
  for (int i = 0; i < 3; i++)
    channels[i] = (channel(colour, i) * (MIX_STEPS - step) + channel(ink, i) * step) / MIX_STEPS;
  return g_strdup_printf("#%02x%02x%02x", (guint)channels[0], (guint)channels[1],
                         (guint)channels[2]);
}

char *colour_readable(const char *colour, const char *const *grounds, const char *ink,
                      double ratio) {
  for (int step = 0; step < MIX_STEPS; step++) {
    char *mixed = mix(colour, ink, step);
    gboolean readable = TRUE;
    for (const char *const *ground = grounds; *ground != NULL; ground++)
      readable = readable && colour_contrast(mixed, *ground) >= ratio;
    if (readable)
      return mixed;
    g_free(mixed);
  }
  return g_strdup(ink);
}
