/* Steps on paper: phases, steps, checkpoints, the point of no return, hand-overs.
 *
 * A step is a row with its boxes, its title and its times; below it, indented, warnings, text, what to expect, what to do
 * when it fails, how to undo it, where its details are, and room for the result. The row, the warnings
 * and the first block of the text never part. A phase repeats its heading on the pages that begin inside of it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_writer.h"

/* SHEET_PHASE, SHEET_STEP, SHEET_GATE, SHEET_NO_RETURN, SHEET_HAND_OVER, SHEET_ELSEWHERE. */
void pdf_step_phase(PdfWriter *writer, const SheetItem *item);
void pdf_step_work(PdfWriter *writer, const SheetItem *item);
void pdf_step_gate(PdfWriter *writer, const SheetItem *item);
void pdf_step_no_return(PdfWriter *writer, const SheetItem *item);
void pdf_step_hand_over(PdfWriter *writer, const SheetItem *item);
void pdf_step_elsewhere(PdfWriter *writer, const SheetItem *item);

/* Before any item: ends the phases that it is no part of, all of them when it has no step. */
void pdf_step_before(PdfWriter *writer, const SheetItem *item);
