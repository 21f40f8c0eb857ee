/* Blocks on paper but tables. For pdf_nodes.c and the parts of a step.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

/* Each writes a node on entering and leaving it; FALSE on entering: its children are skipped, and it is not left. */
gboolean pdf_node_paragraph(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_heading(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_list(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_item(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_quote(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_code(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_rule(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_admonition(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_title(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_figure(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_division(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_term(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_details(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_node_contents(PdfRun *run, const Node *node, gboolean entering);
