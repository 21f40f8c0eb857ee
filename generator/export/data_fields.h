/* DataFields: what a step says of itself as a part of a change, as a tree of JSON objects (see export/data.h).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/value.h"
#include "model/guide.h"
#include "render/html.h"

/* {"owner" (id or null), "duration" and "undo_duration" (seconds or null), "risk" (or null), "importance",
 *  "undo_kind": "none" | "step" | "section" | "text" (or null), "undo_step" (id or null), "after": [id], "hosts" (id of the group, or null), "decider",
 *  "deadline" (or null), "no_return", "warnings", "expected", "fails", "undo", "criteria" (HTML of blocks, or null)} */
Object *data_fields(const Step *step, const HtmlOptions *html);
