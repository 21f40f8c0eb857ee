/* Writing PDF objects as text (ISO 32000-1, 7.3), and finding the references in one.
 *
 * Numbers are written without a locale. Appending cannot fail.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/part.h"

/* A number with at most two decimal places, and a space. */
void syntax_real(GString *out, double value);

/* A string of bytes, escaped. */
void syntax_bytes(GString *out, const char *text);

/* A text string: ASCII as it is, all else in UTF-16. Cut after 8,000 bytes of UTF-8: readers need not take more than 32,767
 * (annex C). */
void syntax_text(GString *out, const char *text);
/* How many bytes of the text that takes. */
gsize syntax_text_length(const char *text);

/* [left bottom right top] */
void syntax_rectangle(GString *out, const PdfRect *box);

/* [page /XYZ null top null] (12.3.2.2); `page` is the number of its object. */
void syntax_destination(GString *out, guint page, double top);

/* Appends to `numbers` (guint) the objects that the text refers to. */
void syntax_references(GArray *numbers, const char *text, gsize length);
