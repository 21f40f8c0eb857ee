/* Steps on paper: phases and the steps to carry out.
 *
 * A step is a row with its boxes, its title and its times; below it, indented, warnings, text, what to expect, what to do
 * when it fails, how to undo it, and room for the result. The row, the warnings and the first block of the text never part;
 * a short step stands whole on a page; one that goes on says so on the next. So does a phase, whose heading never
 * parts from its first step.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_writer.h"

void pdf_step_phase(PdfWriter *writer, const SheetItem *item);
void pdf_step_work(PdfWriter *writer, const SheetItem *item);

/* Before any item: ends the phases that it is no part of, all of them when it has no step. */
void pdf_step_before(PdfWriter *writer, const SheetItem *item);
