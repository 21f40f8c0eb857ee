/* Moment: a point in time as people write it for a change, and what it is on the clock of a place.
 *
 *   23:30                        the first such time after the start of the change window
 *   2030-05-24 23:30             a date and a time; 'T' may stand for the space, seconds and an offset from UTC
 *                                ("Z", "+02:00") may follow (ISO 8601, RFC 3339)
 *   T+90m                        so long after the start of the change window (see duration_parse)
 *
 * A time that the clocks of the place skip, because summer time begins, does not exist. Of two times of the same name,
 * because summer time ends, the first is meant; for 23:30 forms the first after the start.
 * Ownership: a GDateTime that is returned belongs to the caller.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef enum { MOMENT_CLOCK, MOMENT_DATE, MOMENT_ELAPSED } MomentKind;

typedef struct {
  MomentKind kind;
  gint year, month, day;     /* MOMENT_DATE */
  gint hour, minute, second; /* MOMENT_CLOCK, MOMENT_DATE */
  gboolean has_offset;       /* MOMENT_DATE: an offset is written */
  gint32 offset;             /* seconds east of UTC */
  gint64 elapsed;            /* MOMENT_ELAPSED: seconds */
} Moment;

/* FALSE, and nothing set, when the text has none of the forms or no such date exists. */
gboolean moment_parse(Moment *moment, const char *text);

/* The moment on the clock of `zone`. `start` may be NULL; then only dates have a time. NULL when there is no
 * such time. */
GDateTime *moment_time(const Moment *moment, GTimeZone *zone, GDateTime *start);

/* The zone with that name of the IANA database, such as "Europe/Berlin"; NULL when the machine knows none. */
GTimeZone *time_zone_by_name(const char *name);
