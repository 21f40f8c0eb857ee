/* DataPlan: the plan of a guide and the change record as trees of JSON objects (see export/data.h).
 *
 * Seconds count from T0, the start of the change. Times are ISO 8601, without an offset where the window has none.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/value.h"
#include "model/config.h"
#include "model/guide.h"

/* {"is_timed", "untimed" (count), "duration", "roll_back" (or null), "no_return" (id or null), "gates": [{"step" (id),
 *  "planned", "roll_back" (or null), "latest", "slack", "limit": "deadline" | "roll-back-deadline" | "window" (all three
 *  or null)}], "owners": [{"owner" (id or null), "total", "steps", "is_timed"}], "hand_overs": [{"from", "to" (ids)}],
 *  "undo": {"said", "possible", "unsaid" (counts), "missing": [id]}}; NULL before the book is resolved. */
Object *data_plan(const Guide *guide);

/* {"start", "end", "slack", "is_timed", "is_critical", "is_back_out"}; NULL before the book is resolved. */
Object *data_step_plan(const Step *step);

/* {"number", "type", …, "test_plan" (texts or null), "configuration_items": [text], "contacts" and "approvers":
 *  [{"name", "detail"}], "start", "end", "roll_back_deadline" (or null), "time_zone" (or null)}; NULL when none is
 *  configured. */
Object *data_change_record(const ChangeRecord *record);
