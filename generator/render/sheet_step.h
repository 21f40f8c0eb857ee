/* SheetStep: the items of the steps: phases, steps, checkpoints, and what stands between them. For sheet.c.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_builder.h"

/* All steps that are in `sheet->steps`, with what stands before them; for the owner's edition the others in short. */
void sheet_add_steps(SheetBuilder *builder);

/* How a step is taken back, in short: "8.3.2 Restore the backup (2 h)"; NULL when nothing is said. `row` gets where that leads. */
const char *sheet_undo(const SheetBuilder *builder, const Step *step, SheetRow *row);

/* "high", in the language of the book; NULL for none. */
const char *sheet_risk(const SheetBuilder *builder, Risk risk);

/* What stands below the root one by one: blocks, and the items of lists (Node). `root` may be NULL. */
GPtrArray *sheet_units(const Node *root);

/* The checkpoint in time, or NULL. */
const PlanGate *sheet_gate(const SheetBuilder *builder, const Step *step);
/* "02:10 (slack 30 min)", or NULL. */
const char *sheet_latest(const SheetBuilder *builder, const Step *step);
