/* HTML of inlines: text, breaks, code, emphasis, spans, anchors. For html.c alone; links and images have
 * html_link.h.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/html_writer.h"

gboolean html_text(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_soft_break(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_line_break(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_code(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_emphasis(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_strong(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_strikethrough(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_span(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_anchor(HtmlWriter *writer, const Node *node, gboolean entering);
