/* HTML of a table of contents. For html.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/html_writer.h"

/* A nested list of the headings of the run that is being written, with links to them. */
gboolean html_contents(HtmlWriter *writer, const Node *node, gboolean entering);
