/* DiffWords: the English phrases that reports of a diff have in common. Pure.
 *
 * Texts of others stand in them as they are: whoever shows a phrase escapes all of it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"

enum { DIFF_LEVELS = DIFF_HIGH + 1 };

typedef struct {
  guint open[DIFF_LEVELS]; /* not accepted, by level */
  guint accepted;          /* of the levels from low on */
} DiffCounts;

DiffCounts diff_counts(const Diff *diff);

/* Does an open change ask for a new approval? DIFF_OFF: never. */
gboolean diff_needs_approval(const DiffCounts *counts, DiffLevel fail_on);

/* The verdict, without a full stop. */
void diff_words_verdict(GString *out, const Diff *diff, DiffLevel fail_on);

/* "56 links relocated, 12 steps renumbered": what is of the level "off"; nothing when there is none. */
void diff_words_off(GString *out, const Diff *diff);

/* "5.13 Restore the database", "untitled step" behind the number of one without a title. */
void diff_words_step(GString *out, const Step *step);

/* "5.13 → 5.14 Restore": both numbers when they differ. One of the steps may be NULL. */
void diff_words_steps(GString *out, const Step *old_step, const Step *new_step);

/* "dba → web"; "(none) → web". Nothing when there are no values. */
void diff_words_values(GString *out, const DiffChange *change);

/* What the further steps of a change of that kind are to it: "now", "was", "crosses", "used by", "shown by". */
const char *diff_words_relation(DiffKind kind);

/* What the subject of a change of that kind is: "variable", "details", "change record", …; "" when nothing is said. */
const char *diff_words_subject(DiffKind kind);

/* What the changes about no step and no subject are about: the guide, by its title and those of both where they differ;
 * "the whole book" for none. */
void diff_words_guides(GString *out, const Guide *old_guide, const Guide *new_guide);
