/* Comments for stepbook in a source: `<!-- stepbook: ignore CODE[, CODE] -- reason -->`.
 *
 * Alone it covers the block behind it (up to the next blank line), in a text the block that it stands in, of
 * a list the item; with `ignore-file` the whole file. A reason is needed.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Reads the text of a comment that begins at `line` of the text; other comments say nothing. `alone`: it is a block
 * by itself. */
void comment_read(Reading *reading, const char *text, guint32 line, guint32 column, gboolean alone);

/* Takes comments out of running text that the parser took for text, because their reason is behind two hyphens. They may end
 * in a node beside it; FALSE, with a finding, when one does not end: then no node beside it ends one either. */
gboolean comment_cut(Reading *reading, Node *text);
