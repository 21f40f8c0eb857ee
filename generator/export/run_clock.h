/* RunClock: times of the day as people write them on a sheet. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Minutes after midnight of a time as people write it ("22:05", "22.05", "2205", "10:05 pm"); -1: it is none. */
gint run_clock(const char *text);

/* Seconds from the one to the other, over midnight when the end is before the start; -1 when one of them is NULL or no time. */
gint64 run_time_between(const char *start, const char *end);
