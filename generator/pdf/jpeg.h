/* What a JPEG file says of itself (ITU-T T.81, annex B; Exif 2.3 for the orientation), so that it can go into a PDF as it is.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct {
  guint width, height; /* as stored */
  guint components;    /* 1 grey, 3 colour, 4 for print */
  guint orientation;   /* of Exif: 1 upright … 8 */
} PdfJpeg;

/* FALSE when it is none, is cut off, or is of a kind that readers of PDF do not know (arithmetic or lossless coding, 12 bits). */
gboolean pdf_jpeg_read(PdfJpeg *jpeg, const guint8 *bytes, gsize length);
