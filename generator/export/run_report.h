/* RunReport: a run record as something to read, in the language of the guide: a sheet without fields to fill in.
 *
 * Its first item (SHEET_COVER) has the facts as rows; each further one (SHEET_FACTS) has a heading and rows, a table or lines of
 * text. Both the Markdown and the PDF are made from it.
 * Ownership: sheet_free; it points into the book and into nothing else.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/run_record.h"

Sheet *run_report_new(const RunRecord *record);
