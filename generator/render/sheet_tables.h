/* SheetTables: what the board reads: time line, coverage, checkpoints, risks, owners. For sheet.c.
 *
 * Each adds its item, or none where there is nothing to say.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_builder.h"

void sheet_add_outline(SheetBuilder *builder); /* the parts of the plan without times */
void sheet_add_coverage(SheetBuilder *builder);
void sheet_add_gates(SheetBuilder *builder);
void sheet_add_risks(SheetBuilder *builder);
void sheet_add_owners(SheetBuilder *builder);
