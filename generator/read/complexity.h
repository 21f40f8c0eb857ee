/* A look at a source before it is parsed: what would take the parser too long is refused.
 *
 * The parser goes through all open block quotes and list items at each line, through all emphasis of a paragraph
 * at each link, and to the end of a paragraph at each `<?` and `<!` that is not closed. No document that people
 * read comes near the limits. Memory is bounded elsewhere (read/region.h).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/source_text.h"

/* The first line that makes the source too complex, 0 when there is none; `*message` then says why. */
guint32 complexity_line(const char **message, const SourceText *text);
