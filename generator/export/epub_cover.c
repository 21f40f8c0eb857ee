/* EpubCover: a title in lines, an open box and a rule.
 *
 * No font is embedded, so the width of a text is not known: lines are broken by a cautious estimate, and
 * what does not fit into the last line ends with an ellipsis.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/epub_cover.h"

#include "export/epub_page.h"

#include <string.h>

enum { LINES_MOST = 7, LINE_UNITS = 190, FONT_SIZE = 96, LINE_HEIGHT = 120 };

/* In tenths of half the font size: about what a sans serif face of bold weight takes. */
static guint units(gunichar character) {
  if (g_unichar_iszerowidth(character))
    return 0;
  if (g_unichar_iswide(character))
    return 20;
  if (character == ' ' || strchr("iljtfrI.,:;'|!()[]", (int)(character < 0x80 ? character : 'W')))
    return 6;
  return character == 'm' || character == 'w' || g_unichar_isupper(character) ? 15 : 11;
}

static guint width(const char *text, gsize length) {
  guint sum = 0;
  for (const char *at = text; at < text + length; at = g_utf8_next_char(at))
    sum += units(g_utf8_get_char(at));
  return sum;
}

/* How many bytes of the text fit into one line: whole words, or the part of a word that is too long. */
static gsize line_length(const char *text) {
  gsize end = 0; /* of the last word that fits */
  guint sum = 0;
  for (const char *at = text;; at = g_utf8_next_char(at)) {
    if (*at == '\0' || *at == ' ')
      end = (gsize)(at - text);
    if (*at == '\0')
      return end;
    sum += units(g_utf8_get_char(at));
    if (sum > LINE_UNITS)
      return end > 0 ? end : MAX((gsize)(at - text), (gsize)(g_utf8_next_char(text) - text));
  }
}

static void put_line(GString *out, const char *line, gsize length, gboolean cut, int y) {
  g_string_append_printf(out, "<text x=\"120\" y=\"%d\">", y);
  while (cut && width(line, length) + units(0x2026) > LINE_UNITS)
    length = (gsize)(g_utf8_prev_char(line + length) - line);
  html_escape(out, line, (gssize)length);
  g_string_append(out, cut ? "…</text>\n" : "</text>\n");
}

static void put_title(GString *out, const char *title) {
  g_autofree char *spaced = g_strdup(title);
  const char *at = g_strstrip(g_strdelimit(spaced, "\t\r\n", ' '));
  for (int line = 0; *at != '\0' && line < LINES_MOST; line++) {
    const gsize length = line_length(at);
    const gboolean last = line == LINES_MOST - 1;
    put_line(out, at, length, last && at[length] != '\0', 560 + line * LINE_HEIGHT);
    for (at += length; *at == ' ';)
      at++;
  }
}

GBytes *epub_cover_image(const Book *book, const Guide *guide) {
  const char *accent = book->config->theme.accent;
  GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" "
                              "height=\"1600\" viewBox=\"0 0 1200 1600\">\n<title>");
  html_escape(out, guide->title, -1);
  g_string_append(
      out, "</title>\n<rect width=\"1200\" height=\"1600\" fill=\"#fff\"/>\n<g fill=\"none\" "
           "stroke=\"");
  html_escape(out, accent == NULL ? "#1f4e79" : accent, -1);
  g_string_append_printf(out,
                         "\" stroke-width=\"14\" stroke-linecap=\"square\">\n"
                         "<rect x=\"127\" y=\"180\" width=\"150\" height=\"150\"/>\n"
                         "<path d=\"M127 1400H1073\"/>\n</g>\n"
                         "<g font-family=\"sans-serif\" font-weight=\"bold\" font-size=\"%d\" "
                         "fill=\"#1a1a1a\">\n",
                         FONT_SIZE);
  put_title(out, guide->title);
  g_string_append(out, "</g>\n<text x=\"120\" y=\"1480\" font-family=\"sans-serif\" "
                       "font-size=\"48\" fill=\"#1a1a1a\">");
  html_escape(out, label_text(LABEL_CHECKLIST, book->config->language), -1);
  g_string_append(out, "</text>\n</svg>\n");
  return g_string_free_to_bytes(out);
}

static void put_count(EpubPage *page, guint count, Label one, Label many) {
  if (count > 0)
    g_string_append_printf(page->out, "<li>%u %s</li>\n", count,
                           epub_label(page, count == 1 ? one : many));
}

/* What is inside, in words: the image alone would be an empty page for some. */
static void put_counts(EpubPage *page, const Guide *guide) {
  const StepCounts counts = guide_counts(guide);
  g_string_append(page->out, "<ul class=\"counts\">\n");
  put_count(page, counts.steps, LABEL_COUNT_STEP, LABEL_COUNT_STEPS);
  put_count(page, counts.checkpoints, LABEL_COUNT_CHECKPOINT, LABEL_COUNT_CHECKPOINTS);
  put_count(page, guide->documents->len, LABEL_COUNT_DOCUMENT, LABEL_COUNT_DOCUMENTS);
  g_string_append(page->out, "</ul>\n");
}

GBytes *epub_cover_page(const Book *book, const Guide *guide) {
  EpubPage page = epub_page_begin(book, guide, EPUB_COVER, guide->title, "frontmatter");
  g_string_append(page.out, "<section class=\"cover\" epub:type=\"cover\">\n<h1><img src=\"" //
                  EPUB_COVER_IMAGE "\" alt=\"");
  html_escape(page.out, guide->title, -1);
  g_string_append(page.out, "\" width=\"1200\" height=\"1600\" /></h1>\n");
  put_counts(&page, guide);
  g_string_append(page.out, "</section>\n");
  return epub_page_end(&page);
}
