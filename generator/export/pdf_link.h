/* Links and images on paper.
 *
 * Behind the text of a link stands where it leads for readers who cannot click: the page, the number of the step, or the
 * number of a reference. A broken one is marked in words. Small images stand in the line, others are blocks.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

void pdf_link_enter(PdfRun *run, const Node *node);
void pdf_link_leave(PdfRun *run, const Node *node);

/* The image where it stands: in the line, or between two paragraphs. */
void pdf_node_image_put(PdfRun *run, const Node *node);

/* The image as a block; `caption` stands in where it has no text of its own (or NULL). FALSE: it cannot be shown, and
 * nothing was written. */
gboolean pdf_node_image_block(PdfRun *run, const Node *node, const char *caption);

/* Its width in points as it would like to be; 0: not known. */
double pdf_node_image_width(const Node *node);
