/* Words: a paragraph of one line that is never broken.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/words.h"

#include <string.h>

/* Characters that may fit into a line; what is behind them is not even looked at. */
enum { LONGEST = 1000 };

PdfLine *pdf_words_new(PdfContext *context, const char *words, const PdfCharacters *characters) {
  g_autoptr(PdfText) text = pdf_text_new();
  pdf_text_add(text, words, -1, characters);
  g_autoptr(PdfShape) shape = pdf_shape_new(context, text, FALSE, TRUE);
  const PdfSegment *segment = &g_array_index(shape->segments, PdfSegment, 0);
  PdfMeasure measure = {.width = 0};
  PdfInlineFinder finder;
  pdf_inline_finder_init(&finder, context, text, TRUE);
  PdfLineMaker maker = {
      .context = context, .text = text, .shape = shape, .measure = &measure, .finder = &finder};
  PdfCut cut = {.first = segment->first, .end = segment->end, .ending = PDF_ENDING_LAST};
  PdfLine *line = pdf_line_new(&maker, &cut);
  pdf_inline_finder_clear(&finder);
  return line;
}

double pdf_words_width(const PdfLine *line) { return (double)(line->end - line->start); }

PdfLine *pdf_words_fit(PdfContext *context, const char *words, const PdfCharacters *characters,
                       double most) {
  long length = MIN(g_utf8_strlen(words, (gssize)strnlen(words, 4 * LONGEST)), LONGEST);
  g_autofree char *part = g_utf8_substring(words, 0, length);
  PdfLine *line = pdf_words_new(context, part, characters);
  while (pdf_words_width(line) > most && length > 0) {
    long guess = (long)((double)length * most / pdf_words_width(line));
    length = CLAMP(guess, 0, length - 1);
    g_autofree char *start = g_utf8_substring(words, 0, length);
    g_autofree char *shorter = g_strconcat(g_strchomp(start), "…", NULL);
    line = pdf_words_new(context, shorter, characters);
  }
  return line;
}
