/* Rules of titles: what a step without sub-steps says it does. In English and German; other languages are left in
 * peace. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* One step, one action: a title that joins two is two boxes in one. */
void check_two_actions(const Book *book, Findings *findings);

/* A title says what to do, so it has a verb. */
void check_verbs(const Book *book, Findings *findings);
