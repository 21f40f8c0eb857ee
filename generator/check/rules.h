/* Rules: what can be said of a whole book once it is resolved. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* Adds the findings of all rules: step depth and numbers, attribute values, orphans, what is unused. */
void book_check(const Book *book, Findings *findings);
