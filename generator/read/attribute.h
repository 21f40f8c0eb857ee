/* Attribute blocks: `{.class #id key=value}` (dialect, part 1, point 7).
 *
 * A block belongs to the link or image right before it, to the paragraph, heading or cell at whose start or
 * end it stands, or, alone in a paragraph, to the block before it. It never stays in the text; one that
 * belongs to nothing is reported. Braces of another shape are text, as is everything in code.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/cursor.h"
#include "read/reading.h"

/* Reads the block that begins at the cursor and moves the cursor behind it. NULL, and the cursor not moved, when
 * the braces hold something else. */
const Attributes *attribute_block(Reading *reading, Cursor *cursor);

/* The same for a text of its own, such as the info string of a code block: `*length` is what the block takes. */
const Attributes *attribute_text(Reading *reading, const char *text, gsize *length, Place place);

/* Takes the blocks out of the texts of a leaf block and binds them. Returns TRUE when the leaf held any. */
gboolean attribute_bind(Reading *reading, Node *leaf);

/* A paragraph of which attribute_bind left nothing, and a table's row of the same kind: gives the attributes
 * to the block before it (else to the one behind it) and takes the leaf out of the tree. */
void attribute_bind_alone(Reading *reading, Node *leaf);
