/* SheetTimeLine: the plan as bars, marks and ticks. For sheet.c.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_builder.h"

/* Adds the item; FALSE when the plan knows no times. */
gboolean sheet_add_time_line(SheetBuilder *builder);
