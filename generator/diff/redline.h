/* Making redlines: two rows of blocks become one, with the words that came and went.
 *
 * Blocks that are the same are found first (see words.h); between them, blocks that are alike are put beside each other, in
 * order, and compared word by word. Rows of a table are put beside each other as a whole and compared cell by cell.
 * Ownership: the arena of the maker.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/flat.h"

typedef struct {
  Arena *arena;
  gint64 *work; /* what may still be spent (see words.h); shared */
} RedlineMaker;

/* Either may be NULL: then all is added or removed. */
const Redline *redline_make(const RedlineMaker *maker, const Flat *old_flat, const Flat *new_flat);
