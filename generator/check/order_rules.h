/* Rules of what waits for what: `after` and `undo` (dialect, part 2). Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* Every id in `after` is a step's, and `undo` names a step, a section of the guide's file, or nothing ("none"). */
void check_references(const Book *book, Findings *findings);

/* No step waits for itself: a step starts behind those of its `after`, else behind the step before it, and not
 * before its parent does; it is done when its sub-steps are. Reported once for each circle. */
void check_order(const Book *book, Findings *findings);
