/* Escape: text of others inside HTML and XML. Pure.
 *
 * The one function for both: what it makes may stand in element content and in attributes with single
 * or double quotes, in HTML and in XML 1.0.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Appends `length` bytes of valid UTF-8 (-1: up to the NUL) with & < > " and ' as references. Characters
 * that XML 1.0 section 2.2 forbids, the control characters U+0080 to U+009F and the noncharacters, which
 * HTML forbids too, become U+FFFD. */
void html_escape(GString *out, const char *text, gssize length);
