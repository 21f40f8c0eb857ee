/* The plan on a time line: one row for each part of it, its bar drawn between label and times.
 *
 * Filled bars are on the longest way, hollow ones have time to spare; a diamond is a checkpoint, a heavy line
 * the point of no return, a dashed one the deadline for going back. All of it is said in words beside the drawing.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_writer.h"

void pdf_plan_time_line(PdfWriter *writer, const SheetItem *item);
