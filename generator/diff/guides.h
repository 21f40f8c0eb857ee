/* Guides: which guide of one side is which of the other, and what stands around their steps.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"

/* Chooses comparison->guides and fills comparison->pairs: by id; by title; by the titles of their steps; what is left when each side has one. */
void guides_pair(Comparison *comparison);

/* Adds what differs in title, introduction and closing part. */
void guides_compare_text(Comparison *comparison, const GuidePair *pair);

/* Adds the guides that one side has alone. */
void guides_compare_alone(Comparison *comparison);
