/* A run record as Markdown, ready to be pasted into a ticket.
 *
 * What somebody filled in is text and stays text: characters that mean something in Markdown are escaped, those that move a cursor
 * or turn the direction of text are left out.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/run_record.h"

void run_record_markdown(GString *out, const RunRecord *record);
