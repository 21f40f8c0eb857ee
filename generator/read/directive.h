/* Directives in the tree: the marks of read/directive_lines.h and the blocks between them become nodes.
 *
 * Admonitions, figures, labels, tables of contents; directives that lay pages out only give their content; one
 * that is not known gives its content and a finding; one that would fetch or list other files is left out with a
 * finding. Quotes and paragraphs that are admonitions, and comments for stepbook, are read in the same walk.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

void directive_read(Reading *reading);
