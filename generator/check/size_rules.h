/* SizeRules: what makes an output too heavy to be handed on.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* Pictures of the operator's checklist, which holds a copy for each place that shows them. */
void check_large_sheets(const Book *book, Findings *findings);
