/* Colour: can a colour be read on another? WCAG 2.2, "contrast ratio" and "relative luminance". Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* The ratio of two colours "#rrggbb", from 1 to 21. */
double colour_contrast(const char *a, const char *b);

/* The colour itself when its contrast with every colour of `grounds` (NULL-terminated) is at least `ratio`, else
 * the nearest mixture with `ink` that has it; `ink` when none has. Free with g_free. */
char *colour_readable(const char *colour, const char *const *grounds, const char *ink,
                      double ratio);
