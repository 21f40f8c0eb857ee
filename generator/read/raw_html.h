/* Raw HTML in Markdown: harmless elements become ordinary nodes, the rest is left out.
 *
 * The HTML between blocks is parsed together with the blocks between it, so that a table or a <div> may
 * be written over several blocks (CommonMark 0.31 section 4.6); that inside a leaf block together with its
 * text. Scripts, styles, frames, forms and their like go with all that they hold; other unknown elements only
 * lose their tags. One finding for each kind of element and file. Comments say nothing.
 * Limits: elements nested 500 deep; 512 KiB of HTML between the blocks of one parent; memory in proportion to it.
 * What goes beyond loses its tags.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Replaces all PART_HTML nodes of the document. */
void raw_html_read(Reading *reading);
