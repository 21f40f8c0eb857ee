/* Redline as HTML: paragraphs, items, code and tables with <del> and <ins>; what is the same and far from a change is
 * folded. Pure.
 *
 * Each child of what is appended is a unit that stands beside its other side when both are shown. Changed words say
 * "removed" and "added" to screen readers. Characters that nobody sees are shown by their numbers, so that no text can
 * hide a change.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/redline.h"

/* `language`: of the few words of our own. */
void redline_html(GString *out, const Redline *redline, const char *language);

/* A text of others in one line, for element content and attributes: as above. */
void redline_html_text(GString *out, const char *text, gsize length);
