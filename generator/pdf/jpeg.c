/* PdfJpeg: walks the markers up to the first scan and looks for the end of the image.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/jpeg.h"

#include <string.h>

typedef struct {
  const guint8 *bytes;
  gsize length;
  gboolean is_little; /* order of bytes, in Exif */
} Part;

static guint word(const Part *part, gsize at) {
  if (at + 2 > part->length)
    return 0;
  guint first = part->bytes[at], second = part->bytes[at + 1];
  return part->is_little ? second << 8 | first : first << 8 | second;
}

static guint double_word(const Part *part, gsize at) {
  guint first = word(part, at), second = word(part, at + 2);
  return part->is_little ? second << 16 | first : first << 16 | second;
}

/* The orientation in the first directory of an Exif segment; 1 when it is not there. */
static guint orientation_of(const guint8 *bytes, gsize length) {
  if (length < 14 || memcmp(bytes, "Exif\0\0", 6) != 0)
    return 1;
  Part tiff = {bytes + 6, length - 6, bytes[6] == 'I'};
  gsize directory = double_word(&tiff, 4);
  guint entries = word(&tiff, directory);
  for (guint i = 0; i < entries; i++) {
    gsize entry = directory + 2 + 12 * (gsize)i;
    if (entry + 12 > tiff.length)
      break;
    if (word(&tiff, entry) == 0x0112) {
      guint value = word(&tiff, entry + 8);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}

static gboolean read_frame(PdfJpeg *jpeg, const Part *segment) {
  if (segment->length < 6 || segment->bytes[0] != 8)
    return FALSE;
  jpeg->height = word(segment, 1);
  jpeg->width = word(segment, 3);
  jpeg->components = segment->bytes[5];
  return jpeg->width > 0 && jpeg->height > 0 &&
         (jpeg->components == 1 || jpeg->components == 3 || jpeg->components == 4);
}

/* Some writers pad the end; the marker must be near it. */
static gboolean has_end(const Part *file, gsize from) {
  for (gsize at = file->length; at >= from + 2; at--)
    if (file->bytes[at - 2] == 0xFF && file->bytes[at - 1] == 0xD9)
      return TRUE;
  return FALSE;
}

gboolean pdf_jpeg_read(PdfJpeg *jpeg, const guint8 *bytes, gsize length) {
  Part file = {bytes, length, FALSE};
  *jpeg = (PdfJpeg){.orientation = 1};
  if (length < 4 || word(&file, 0) != 0xFFD8)
    return FALSE;
  for (gsize at = 2; at + 4 <= length;) {
    if (bytes[at] != 0xFF)
      return FALSE;
    guint8 marker = bytes[at + 1];
    if (marker == 0xFF) {
      at++;
      continue;
    }
    gsize size = word(&file, at + 2);
    if (size < 2 || at + 2 + size > length)
      return FALSE;
    Part segment = {bytes + at + 4, size - 2, FALSE};
    if (marker >= 0xC0 && marker <= 0xC2 && !read_frame(jpeg, &segment))
      return FALSE;
    if (marker >= 0xC3 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
      return FALSE;
    if (marker == 0xE1 && jpeg->orientation == 1)
      jpeg->orientation = orientation_of(segment.bytes, segment.length);
    at += 2 + size;
    if (marker == 0xDA)
      return jpeg->width > 0 && has_end(&file, at);
  }
  return FALSE;
}
