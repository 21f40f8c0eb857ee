/* Portable: names from content as file names that every file system and every URL can hold. Pure.
 *
 * ASCII letters, digits, '-', '_' and '.'; never empty, no dot or hyphen at either end, at most
 * PORTABLE_LONGEST bytes, no name that Windows reserves for a device. Capital letters are kept; names that
 * must differ do so without regard to case.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"

enum { PORTABLE_LONGEST = 100 };

/* Appends one portable name made from `length` bytes (-1: up to the NUL): accents are dropped, runs of other
 * characters become one '-'; when nothing is left, it is made from a digest of the text. */
void portable_append(GString *out, const char *text, gssize length);

/* Makes `name` one that is not yet in `taken` (keys in small letters) by "-2", "-3" … before its suffix, adds it and
 * returns it. `suffix` is what follows the name in `taken`, such as ".png", or "". In the arena. */
const char *portable_unique(Arena *arena, GHashTable *taken, const char *name, const char *suffix);
