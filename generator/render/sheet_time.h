/* SheetTime: times of the plan as they are printed. For sheet*.c.
 *
 * With a change window times are those of the clock there: "22:10", with seconds where there are some, "22:10:45"; on another day than the first one with the day of the week,
 * "Sun 00:10", and with the date where it changes, "Sun 2030-05-26 00:10". Where the distance to UTC is another one
 * than at the start (the clocks were changed) it stands behind the time. Without a window they count from the start: "T+1h10m".
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_builder.h"

/* "1 h 30 min". */
const char *sheet_duration(const SheetBuilder *builder, gint64 seconds);

/* A moment of the plan, `at` seconds from its start. */
const char *sheet_moment(const SheetBuilder *builder, gint64 at);

/* "Sun 2030-05-26 00:10"; NULL for NULL. */
const char *sheet_date_time(const SheetBuilder *builder, GDateTime *time);

/* What a machine wrote down in UTC ("2030-05-24T20:07:11.123Z", ISO 8601) on the clock of the change window, as sheet_moment; without
 * a window, or with one of an unnamed place, as "2030-05-24 20:07 UTC". NULL when the text is no such time. */
const char *sheet_written_time(const SheetBuilder *builder, const char *text);

/* When a step is carried out: "22:10 – 22:40 (30 min)"; of a step without a duration only its start; NULL when the plan knows no
 * times. With the date where it is another one than that of the call before. */
const char *sheet_planned(SheetBuilder *builder, const Step *step);
/* The same without dates, for tables. */
const char *sheet_planned_short(const SheetBuilder *builder, const Step *step);

/* The change window: "Fri 2030-05-24 22:00 – Sat 2030-05-25 06:00 (Europe/Berlin)"; NULL when there is none. */
const char *sheet_window(const SheetBuilder *builder);
