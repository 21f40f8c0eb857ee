/* Lengths on paper, as authors write them. Pure. Unit: points (1/72 inch).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#define POINTS_PER_MILLIMETRE (72 / 25.4)

/* A number with a unit behind it: "15mm", "1.5 cm", "0.6in", "43pt". FALSE when it is none; never negative. */
gboolean length_parse(double *points, const char *text);
