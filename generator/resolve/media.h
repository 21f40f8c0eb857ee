/* Media: what kind of picture some bytes are, and how large. Pure.
 *
 * The bytes decide, never the name. Only the head of a file is looked at, but for SVG (see resolve/svg.h).
 * PNG (W3C) section 11.2.2, JPEG (ITU T.81) annex B, GIF89a section 18, WebP (RFC 9649) section 2.5 to 2.7.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/document.h"

/* What the bytes are, with the size in pixels (0 when it is not said). MEDIA_OTHER: not a picture that can be
 * shown; then `*trouble` says why, as the end of a sentence that begins with the name of the file. */
MediaKind media_sniff(guint *width, guint *height, const char **trouble, GBytes *bytes);
