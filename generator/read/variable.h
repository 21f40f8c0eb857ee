/* Variables: `@name@` in a text stands for a value of the configuration (dialect, part 1, "Tokens").
 *
 * A name is a letter, then letters, digits, '-', '_' and '.'. A variable without a value stays as it is
 * written and is reported once per file, unless it stands inside a word, as in an address of mail.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Where a byte of a text with values comes from. */
typedef struct {
  gsize made, written; /* from these offsets on both texts run in step */
} VariableShift;

/* The text with values, in the arena; NULL when nothing is replaced. `shifts` (VariableShift; may be NULL) gets
 * an entry behind each replacement. `place` is that of findings. */
char *variable_replace(Reading *reading, const char *text, gsize length, Place place,
                       GArray *shifts);

/* The offset in the written text for one in the text with values. */
gsize variable_written(const GArray *shifts, gsize made);
