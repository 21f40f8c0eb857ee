/* Fuzzes the reader of documents and the writer of HTML: any bytes as Markdown.
 *
 * Whatever comes in, what goes out is valid UTF-8 without control characters and without a script.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/book.h"
#include "read/markdown.h"
#include "render/html.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_html(const GString *html) {
  g_assert(g_utf8_validate(html->str, (gssize)html->len, NULL));
  for (gsize i = 0; i < html->len; i++)
    g_assert((guchar)html->str[i] >= 0x20 || html->str[i] == '\n' || html->str[i] == '\t');
  g_autofree char *small = g_ascii_strdown(html->str, (gssize)html->len);
  g_assert(strstr(small, "<script") == NULL);
  g_assert(strstr(small, " href=\"javascript:") == NULL);
  g_assert(strstr(small, " src=\"javascript:") == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(Book) book = book_new();
  g_autoptr(Findings) findings = findings_new();
  Document *document = document_new(book->arena, "fuzzed.md");
  markdown_read(document, book->arena, book->config, (const char *)data, size, findings);
  findings_finish(findings);
  g_autoptr(GString) html = g_string_new(NULL);
  html_write_blocks(html, document->root, &(HtmlOptions){0});
  check_html(html);
  return 0;
}
