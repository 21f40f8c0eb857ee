/* The head of a step: number and title, facts, summary, where its details are, boxes and times.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

/* For blocks of a step: its document, and headings below that of the step. */
PdfRunOptions pdf_step_options(const SheetItem *item);

/* The heading alone; facts, summary and details, as the step has them. */
void pdf_step_title(PdfWriter *writer, PdfStyleName style, const SheetItem *item);
void pdf_step_facts(PdfWriter *writer, const SheetItem *item);

/* A bar in the margin beside a step that changed; without a change, nothing. `before`: the space above. */
void pdf_step_bar_begin(PdfWriter *writer, const SheetItem *item, double before);
void pdf_step_bar_end(PdfWriter *writer, const SheetItem *item);

/* All of it in a row with boxes at the left and times at the right. */
void pdf_step_row(PdfWriter *writer, PdfStyleName style, const SheetItem *item);

/* Blocks of the item's step; a part with its label above it. */
void pdf_step_blocks(PdfWriter *writer, const SheetItem *item, Section section);
void pdf_step_part(PdfWriter *writer, const SheetItem *item, const SheetPart *part);

/* The footnotes of the step, all that were gathered since pdf_notes_begin. */
void pdf_step_notes(PdfWriter *writer, const SheetItem *item);
