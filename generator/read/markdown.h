/* Reading a Markdown document: bytes in, a Document out. Pure: needs no disk.
 *
 * CommonMark with GFM tables, strikethrough, footnotes, task items and bare web addresses, and all that
 * part 1 of the dialect names. What is wrong becomes a finding and reading goes on; a source that is
 * refused (too large, too complex) leaves an empty document.
 * Limits: 4 MiB of source; bounded memory and nesting.
 * Threads: any number of readings at a time, each with its own document, arena and findings.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/config.h"
#include "model/document.h"

enum { MARKDOWN_MOST = 4 * 1024 * 1024 }; /* bytes that one source may have */

/* Fills `document` (fresh from document_new) from `length` bytes. Everything is copied into the arena.
 * Variables that occur are marked as used in `config`. */
void markdown_read(Document *document, Arena *arena, Config *config, const char *bytes,
                   gsize length, Findings *findings);
