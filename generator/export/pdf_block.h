/* Blocks on paper but tables. For pdf_nodes.c and the parts of a step.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

/* Each writes a node on entering and leaving it; FALSE on entering: its children are skipped, and it is not left. */
gboolean pdf_block_paragraph(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_heading(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_list(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_item(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_quote(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_code(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_rule(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_admonition(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_figure(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_division(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_term(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_details(PdfRun *run, const Node *node, gboolean entering);
gboolean pdf_block_contents(PdfRun *run, const Node *node, gboolean entering);
