/* Record: what the configuration says differently: variables, the change record, owners.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"

/* Adds the changes. `written` is the old book with its own variables; it may be the one that is compared. */
void record_compare(Comparison *comparison, const Book *written);
