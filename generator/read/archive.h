/* Archive: one file out of a ZIP archive (PKWARE's APPNOTE 6.3), with bounds.
 *
 * Only what is needed of the format: the central directory, entries that are stored or deflated (RFC 1951). Its size
 * is bounded before anything is inflated, and inflating ends where the size says; the check sum must be right.
 * Limits: no ZIP64 (more than 65,534 entries or 4 GiB), no parts, no encryption.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* The bytes of the entry, at most `most`. NULL without an error: the archive has no such entry; NULL with an error of
 * G_FILE_ERROR: it is damaged, encrypted, or holds more. */
GBytes *archive_file(GBytes *archive, const char *name, gsize most, GError **error);
