/* Footnote references that the parser must not see.
 *
 * The parser measures the label of `[^label]` in columns, which are wrong behind a line end, and then reads
 * bytes that are not its own. A `[^` whose bracket does not close in the same line, without markup between, gets
 * another character for its '^' while the text is parsed: one that no cleaned source has.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Replaces reading->text when it holds such a bracket; returns whether it did. */
gboolean footnote_shield(Reading *reading);

/* Puts the '^' back into all texts and targets of the document. */
void footnote_unshield(Reading *reading);
