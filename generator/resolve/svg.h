/* SVG: is a drawing harmless, and how large is it? Pure.
 *
 * A drawing is kept byte for byte or not at all. It is refused when it could run a script, load something
 * or hide either: script and foreignObject elements, elements of XHTML, on* attributes, references to
 * anything but its own parts and embedded raster pictures and fonts, entities, processing instructions
 * (SVG 1.1 sections 5, 16, 18; SVG 2 section 2.5 "secure static mode" is what outputs count on besides).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* TRUE when the bytes look like SVG, well-formed or not. */
gboolean svg_is_likely(const char *text, gsize length);

/* NULL when the drawing is harmless; else why not, as the end of a sentence that begins with its name. Width and
 * height are in CSS pixels; 0 when the drawing does not say them. */
const char *svg_trouble(guint *width, guint *height, const char *text, gsize length);
