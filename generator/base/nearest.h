/* Nearest name: what someone may have meant who wrote a name that does not exist.
 *
 * Use: for the hint of a finding ("did you mean ...?"). The distance is that of Damerau and Levenshtein in its
 * restricted form: characters left out, added, changed, or two neighbours swapped; capital and small
 * letters count as equal. Pure; nothing is allocated.
 * Limits: names of more than NEAREST_LONGEST characters are near to nothing. Bytes that are not UTF-8
 * count as one character each.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

enum { NEAREST_LONGEST = 255 };

/* The distance of two texts, or `limit` + 1 when it is more than `limit`. */
guint nearest_distance(const char *a, const char *b, guint limit);

/* The one of `count` candidates that is nearest to `name`, the first of equals; NULL when none is near
 * enough to be meant: one change for every three characters, at most eight. */
const char *nearest_name(const char *name, const char *const *candidates, gsize count);
