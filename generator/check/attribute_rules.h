/* Rules of attributes and classes (dialect, part 2): values that are accepted, names that are known. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* risk, importance, duration, undo-duration, deadline, owner and hosts of every step. Owners and groups of hosts are only looked up
 * when the configuration has any. */
void check_attribute_values(const Book *book, Findings *findings);

/* Keys and classes without a meaning, once for each guide and name. */
void check_unknown_names(const Book *book, Findings *findings);
