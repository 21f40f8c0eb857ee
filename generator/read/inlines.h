/* Inlines: what the dialect puts into running text, done leaf by leaf.
 *
 * In this order: roles, attribute blocks, variables, bare addresses. Code keeps its bytes, unless the
 * configuration wants variables in code.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Goes over all leaf blocks of the document. Paragraphs of which nothing is left are taken out. */
void inlines_read(Reading *reading);
