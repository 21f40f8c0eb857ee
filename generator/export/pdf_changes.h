/* Changes on paper: the verdict in a box, and what changed, word by word.
 *
 * Words that were taken out are struck through, words that were put in are underlined; colour says it once more. For
 * export/pdf.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_writer.h"

void pdf_changes_verdict(PdfWriter *writer, const SheetItem *item);
void pdf_changes_put(PdfWriter *writer, const SheetItem *item);
