/* DiffTerms: the words of a diff in the language of the book, for outputs that are in it. Pure.
 *
 * Reports for a terminal and for programs are in English (render/diff_words.h); English terms here are theirs. Texts of
 * others stand in phrases as they are.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"

/* "Command changed", "Befehl geändert". */
const char *diff_term_title(DiffKind kind, const char *language);

/* What of a step changed, in a word: "command", "Befehl". Kinds that say the same of a step share a word; NULL for those that are
 * no change of a step. */
const char *diff_term_word(DiffKind kind, const char *language);

/* "high", "hoch". */
const char *diff_term_level(DiffLevel level, const char *language);

/* "Re-approval needed: 2 high changes since r01", with a capital and without a full stop. */
void diff_term_verdict(GString *out, const Diff *diff, DiffLevel fail_on, const char *language);

/* "2 steps renumbered, 1 id changed": as diff_words_off. */
void diff_term_off(GString *out, const Diff *diff, const char *language);

/* What the subject of a change is, and what its further steps are to it: as diff_words_subject and diff_words_relation. */
const char *diff_term_subject(DiffKind kind, const char *language);
const char *diff_term_relation(DiffKind kind, const char *language);
