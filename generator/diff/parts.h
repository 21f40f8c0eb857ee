/* Parts: steps that were split into several, and several that were merged into one.
 *
 * A step is a part when it has no partner, stands beside a step that has one, and says what that step lost (or what it won): most
 * words of it, at least PARTS_LEAST, and little else.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/step_likeness.h"

enum { PARTS_LEAST = 3 };

/* Fills pair->origin and pair->runs; finds partners for steps that were split or merged and had none. */
void parts_find(Matcher *matcher);

/* Adds the changes. */
void parts_compare(Comparison *comparison, const GuidePair *pair);
