/* Rules of what waits for what (dialect, part 2: `after`). Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* No step waits for itself (see model/step_order.h). Reported once for each circle. */
void check_order(const Book *book, Findings *findings);
