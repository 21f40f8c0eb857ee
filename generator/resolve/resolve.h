/* Resolving: every link of the book gets its state and target; ids and names become unique. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* What a link needs to be read before it can be resolved: the path of an existing file below the content
 * root (a document or an asset), or NULL (external, broken, or the same document). Adds no finding. The
 * result lives in the arena of the book or in its entries. Works before and while documents are loaded;
 * routes are looked up among the documents read so far. */
const char *link_wants(const Book *book, const Link *link);

/* Resolves all links of all documents, marks what is reached, fills guide->details and ->documents, gives
 * documents, steps, assets and guides their portable names. Once, when all that links want is loaded. */
void book_resolve(Book *book, Findings *findings);
