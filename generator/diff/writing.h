/* Writing: what is no change to the procedure: numbers, made ids, how the source of a step is written.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"

/* Adds what differs between all steps that are partners. To be called when all other changes of steps are added. */
void writing_compare(Comparison *comparison, const GuidePair *pair);
