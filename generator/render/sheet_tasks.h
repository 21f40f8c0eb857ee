/* The boxes of task items ("- [ ] …") inside the text of a sheet: which there are, and how their fields are named.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_builder.h"

/* Gives each item the boxes in its text, once all items are there. */
void sheet_add_tasks(SheetBuilder *builder);
