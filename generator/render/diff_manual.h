/* The manual's table of the kinds of change, made from the catalogue. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Appends the table that docs/diff.md holds. */
void diff_manual(GString *out);
