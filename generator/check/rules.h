/* Rules: what can be said of a whole book once it is resolved. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* Adds the findings of all rules, of which rules.c has the list. */
void book_check(const Book *book, Findings *findings);
