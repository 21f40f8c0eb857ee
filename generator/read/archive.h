/* Archive: one file out of a ZIP archive (PKWARE's APPNOTE 6.3), with bounds; read by libzip.
 *
 * Entries may be stored or deflated. The size that an entry says is bounded before it is unpacked, unpacking ends where the
 * size says, and the check sum must be right.
 * Limits: no parts, no encryption.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* The bytes of the entry, at most `most`. NULL without an error: the archive has no such entry; NULL with an error of
 * G_FILE_ERROR: it is damaged, encrypted, or holds more. */
GBytes *archive_file(GBytes *archive, const char *name, gsize most, GError **error);
