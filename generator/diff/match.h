/* Matching: which step of the new side is which of the old one. Never by number.
 *
 *   1. by the ids that were written, and by aliases, in both directions
 *   2. by the titles from the top down to the step; where these repeat, by what they say and where they stand
 *   3. by title, where only one on each side has it and their links have the same target
 *   4. by likeness among the steps below two that are matched, down the tree
 *   5. by title and target wherever they stand, then by likeness wherever they stand; each time followed by 4
 *
 * Each stage looks at what those before it left over. Swapping the sides swaps the result.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/step_likeness.h"

/* Fills pair->partner. */
void match_steps(Matcher *matcher);
