/* A few words on one line: running heads, numbers of pages, texts that stand for broken pictures.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/line.h"

/* The line, in the arena; it belongs to no paragraph. */
PdfLine *pdf_words_new(PdfContext *context, const char *words, const PdfCharacters *characters);

/* The same, shortened with "…" when it is wider than `most`; never more than a thousand characters. */
PdfLine *pdf_words_fit(PdfContext *context, const char *words, const PdfCharacters *characters,
                       double most);

double pdf_words_width(const PdfLine *line);
