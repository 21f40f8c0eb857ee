/* Fields: what two steps that are partners say differently, as changes.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"

/* Adds a change for each thing that differs. */
void fields_compare(Comparison *comparison, const GuidePair *pair, const Step *old_step,
                    const Step *new_step);

/* Points of no return that are on one side only. */
void fields_compare_no_return(Comparison *comparison, const GuidePair *pair);
