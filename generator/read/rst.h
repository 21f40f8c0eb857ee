/* Links of reStructuredText, which `note::` fences hold: `` `text <target>`_ ``.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Writes them as links of Markdown, in place and of the same length, so that columns stay. */
void rst_links(char *text, gsize length);
