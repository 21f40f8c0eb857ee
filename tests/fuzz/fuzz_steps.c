/* Fuzzes the reader of step lists: any bytes as a Markdown file that holds one.
 *
 * A guide has steps that are numbered, have an id, and name their parent; no guide comes with a finding.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/book.h"
#include "read/markdown.h"
#include "read/steps.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(Book) book = book_new();
  g_autoptr(Findings) findings = findings_new();
  Document *document = document_new(book->arena, "fuzzed.md");
  markdown_read(document, book->arena, book->config, (const char *)data, size, findings);
  g_assert(!steps_are_marked(document) || memchr(data, '{', size) != NULL);
  const Guide *guide = steps_read(document, book->arena, book->config, NULL, findings);
  findings_finish(findings);
  g_assert(guide != NULL || findings_count(findings) > 0);
  g_assert(guide == document->guide);
  return 0;
}
