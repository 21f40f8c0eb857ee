/* Packs the bytes of one entry of a ZIP archive: stored, or deflated (RFC 1951).
 *
 * The same bytes and level give the same result. It needs no archive: several threads may pack beside each other.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* An entry as the archive will hold it. */
typedef struct {
  GBytes *bytes;
  gsize length; /* of what was packed */
  guint32 crc;  /* CRC-32 of it */
  gboolean deflated;
} Packed;

/* `level` is 0 to store the bytes as they are, or 1 (fast) to 9 (small) to deflate them. New object; keeps a
 * reference to `bytes` when they are stored. */
Packed *packed_new(GBytes *bytes, int level);
void packed_free(Packed *packed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Packed, packed_free)
