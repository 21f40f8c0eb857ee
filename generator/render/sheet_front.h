/* SheetFront: what stands before the steps and behind them. For sheet.c.
 *
 * Each adds its item, or none where there is nothing to say.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_builder.h"

void sheet_add_cover(SheetBuilder *builder);
void sheet_add_approvals(SheetBuilder *builder);
void sheet_add_change(SheetBuilder *builder);
void sheet_add_contacts(SheetBuilder *builder);
void sheet_add_plans(SheetBuilder *builder);
void sheet_add_deviations(SheetBuilder *builder);
void sheet_add_shift(SheetBuilder *builder);
