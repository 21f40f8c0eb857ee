/* Writes a report as Markdown: facts and notes as lists, the rest as tables, ready to be pasted into a ticket.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_item.h"

/* `report`: of export/run_report.h. */
void run_record_markdown(GString *out, const Sheet *report);
