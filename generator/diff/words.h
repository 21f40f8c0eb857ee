/* Words: which words of two texts are the same, and which came and went. Pure.
 *
 * The shortest edit script over words (Myers, "An O(ND) Difference Algorithm and Its Variations"), where a word is a row of
 * letters and digits, and every other character stands for itself. White space and commas between two changes belong
 * to the change.
 * Ownership: an arena. Swapping the texts swaps the result.
 * Limits: a script of more than WORDS_MOST edits, or one for which `work` does not suffice, is not made.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/arena.h"
#include "model/redline.h"

enum { WORDS_MOST = 1000 };

/* Appends RedlineSpans: first what was taken out, then what was put in. Equal texts make one span that is the same, empty ones
 * none. FALSE: no script was made; the whole texts are removed and added. */
gboolean words_compare(GArray *spans, Arena *arena, const char *old_text, const char *new_text,
                       gint64 *work);

/* A row of numbers, each of which stands for a word; `same` is set to what the other row has too (room for `count`). */
typedef struct {
  const guint64 *hashes;
  guint count;
  gboolean *same;
} WordRow;

/* The script itself. FALSE as above; then nothing is the same but the beginning and the end. */
gboolean words_script(const WordRow *a, const WordRow *b, gint64 *work);
