/* Order: which steps stand elsewhere than before.
 *
 * A step is moved when the step above it is another one, reordered when it is not among the longest row of siblings that are in
 * the same order on both sides: so the fewest steps are named. What is below a step that moves has not moved itself.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"

/* Fills pair->standing. */
void order_find(GuidePair *pair);

/* Is it the same step above, or a part of what that was? */
gboolean order_same_parent(const GuidePair *pair, const Step *old_step, const Step *new_step);

/* Adds the changes: steps, checkpoints and points of no return that moved, steps across a gate. */
void order_compare(Comparison *comparison, const GuidePair *pair);
