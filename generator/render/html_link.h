/* HTML of links and images. For html.c alone.
 *
 * A link without a target in this output is text; a broken one is marked (span.broken-link). Images of
 * the content root are files beside the page, in the checklist data: URIs; images from elsewhere are never
 * loaded by a page: they become a link.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/html_writer.h"

gboolean html_link(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_image(HtmlWriter *writer, const Node *node, gboolean entering);

/* The image alone, wherever it stands. */
void html_put_image(HtmlWriter *writer, const Node *node);
