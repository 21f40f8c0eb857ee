/* HTML of tables. For html.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/html_writer.h"

gboolean html_table(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_row(HtmlWriter *writer, const Node *node, gboolean entering);
gboolean html_cell(HtmlWriter *writer, const Node *node, gboolean entering);
