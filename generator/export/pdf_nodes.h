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

/* Does the section begin on a page in landscape? Then whoever begins the page makes it one (`is_turned`). */
gboolean pdf_nodes_begin_turned(Section section, const PdfRunOptions *options);

/* The footnotes that were gathered; gathers no more. */
void pdf_nodes_write_notes(PdfWriter *writer, const PdfRunOptions *options);

/* An estimate of how high all blocks inside `root` are in a column of that width, in points. */
double pdf_nodes_height(const Node *root, double width);
