/* Nodes on paper: runs of blocks of the model become blocks of the flow.
 *
 * One small function per kind of node in a table; a walk without recursion. Footnotes follow the run that refers to
 * them. Tables that are too wide for the page get pages in landscape where the options allow it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

/* The blocks of the section, and behind them their footnotes, unless those are gathered (pdf_notes_begin). */
void pdf_nodes_write(PdfWriter *writer, Section section, const PdfRunOptions *options);

/* All blocks inside `root`; NULL: nothing. */
void pdf_nodes_write_all(PdfWriter *writer, const Node *root, const PdfRunOptions *options);

/* The footnotes that were gathered; gathers no more. */
void pdf_nodes_write_notes(PdfWriter *writer, const PdfRunOptions *options);

/* An estimate of how high all blocks inside `root` are in a column of that width, in points. */
double pdf_nodes_height(const Node *root, double width);
