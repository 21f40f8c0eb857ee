/* The text of an SVG picture, to tell which of its characters no font has: librsvg draws it, and says nothing.
 *
 * Pure. Text that is hidden or drawn elsewhere counts too; of a picture that is no well-formed XML, or that defines entities, what
 * stands before the fault. At most 64 KiB.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Pieces are parted by line feeds. Free with g_free. */
char *pdf_image_text(const char *svg, gsize length);
