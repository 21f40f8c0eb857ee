/* ChecklistTimeLine: the plan of a sheet as rows with a picture each. For checklist_item.c.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/value.h"
#include "render/sheet.h"

/* Sets "bars": [{"label", "times", "svg"}], "scale" (an SVG with the hours), and "marks": [{"class", "label", "svg"}], the
 * lines that cross all bars. */
void checklist_time_line(Object *data, const SheetTimeLine *line);
