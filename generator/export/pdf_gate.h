/* What stands between steps on paper: checkpoints, the point of no return, hand-overs, steps of others.
 *
 * A checkpoint is a ruled box: criteria with boxes, go and no go, by whom, when, signature. The point of no return is a
 * rule across the page. It and hand-overs never part from the step behind them.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_writer.h"

void pdf_gate(PdfWriter *writer, const SheetItem *item);
void pdf_gate_no_return(PdfWriter *writer, const SheetItem *item);
void pdf_gate_hand_over(PdfWriter *writer, const SheetItem *item);
void pdf_gate_elsewhere(PdfWriter *writer, const SheetItem *item);
