/* Step references: what `after`, `undo` and `aliases` of steps name (dialect, part 2). Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"
#include "resolve/fragment.h"
#include "resolve/nearby.h"

/* Sets fields.after, and undo_kind and undo_step of all steps of the guide; its links have been followed already. A word
 * that names no step becomes a finding and counts for nothing; so does an alias that is another step's. */
void step_references_follow(Guide *guide, Arena *arena, const Fragments *fragments, Nearby *nearby,
                            Findings *findings);
