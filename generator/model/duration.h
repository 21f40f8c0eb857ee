/* Durations: how long something takes, as authors write it and as people read it. Pure. Unit: seconds.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

enum { DURATION_UNSAID = -1 };

/* Hours, minutes, seconds, each at most once and in this order: "90s", "45m", "1h30m"; at most 9999h.
 * Seconds, or DURATION_UNSAID when the text is no duration. */
gint64 duration_parse(const char *text);

/* The form that authors write: "1h30m", "45m", "1m30s". */
void duration_append(GString *out, gint64 seconds);

/* The form that people read, in symbols of every language: "1 h 30 min", "45 min", "1 min 30 s"; minus in front of
 * what is negative. */
void duration_append_words(GString *out, gint64 seconds);
