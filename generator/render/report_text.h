/* Report as text, as compilers write it: a line with place, level, code and message; the source line with a
 * caret; the hint; the second place. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/book.h"

/* Those of the level `least` and above. */
void report_text(GString *out, const Findings *findings, const Book *book, FindingLevel least,
                 gboolean colour);
