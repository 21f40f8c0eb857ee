/* DiffMarks: which steps of the new revision changed, and what of them, in a few words. Pure.
 *
 * A step is marked by what is said of it, and by what it shows or uses: details, pictures, variables. What is of the level "off"
 * marks nothing; what is accepted does.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"

/* Step -> "command, warning" (char), the weightiest first; in the language. To be unreffed. */
GHashTable *diff_marks_new(const Diff *diff, const char *language);

/* "changed since r01: command, warning"; NULL where the step did not change. `marks` may be NULL. Free with g_free. */
char *diff_mark(const Diff *diff, GHashTable *marks, const Step *step, const char *language);
