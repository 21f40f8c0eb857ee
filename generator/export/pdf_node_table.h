/* Tables on paper: heads with scope, spans, alignment; those that are too wide are cut into parts.
 *
 * A part has as many columns as fit, after the first column, which each part repeats. Widths are estimates from the
 * number of letters. A table that is wide, but not too wide for a page in landscape, gets one (pdf_nodes.c).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

gboolean pdf_node_table(PdfRun *run, const Node *node, gboolean entering);

/* The least width in points in which the table can be read. */
double pdf_node_table_width(const Node *table);
