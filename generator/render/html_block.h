/* HTML of blocks but tables. For html.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/html_writer.h"

gboolean html_paragraph(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_heading(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_list(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_item(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_quote(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_code_block(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_thematic_break(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_admonition(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_title(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_figure(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_division(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_descriptions(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_term(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_details(HtmlWriter *writer, const Node *node, gboolean entering);
