/* Texts: what two steps that are partners say in words: titles, summaries, bodies, code, warnings.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"

/* Adds a change for each text that differs; of the parts of a split or a merge only those that a redline of the whole does not show
 * as such: code, warnings, fields. */
void texts_compare(Comparison *comparison, const GuidePair *pair, const Step *old_step,
                   const Step *new_step);
