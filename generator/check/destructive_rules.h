/* Rule of destructive commands (lint.destructive of the configuration). Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* A step that destroys something says how that is taken back, or that it cannot be. Looked at are the step's own text
 * and, for steps without sub-steps, the section that the title links to; of a whole document that it links to, what no
 * other step has as its section. What is only carried out to go back needs no way back of its own. */
void check_destructive_commands(const Book *book, Findings *findings);
