/* Terminal: text of others, made harmless for a screen. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Appends `text` (`length` bytes; -1: up to the NUL) so that it cannot move a terminal's cursor or turn its
 * direction: control characters (line ends and tabs too), bidirectional controls, zero-width and other
 * invisible characters, line separators and tags become \u{XXXX}, bytes that are not UTF-8 \x{XX}. */
void terminal_escape(GString *out, const char *text, gssize length);

/* Appends the character at `*text` in that way, moves `*text` behind it, and returns the columns it takes. */
guint terminal_append_character(GString *out, const char **text, const char *end);

/* Is the character one that terminal_escape would not show? */
gboolean terminal_hides(gunichar c);
