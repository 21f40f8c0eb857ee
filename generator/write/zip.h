/* Makes a ZIP archive in memory: the same entries give the same bytes.
 *
 * Every entry is a regular file of mode 0644 with one time for all, without extra fields, comments or
 * data descriptors, as EPUB's container wants it (OCF 3.3, section 4.3).
 *
 * Use: archive_new, archive_add for each entry in the order that the archive shall have, archive_finish,
 * archive_free. Entries are packed before they are added (write/deflate.h).
 * Failure: ARCHIVE_ERROR; also for a name that is there already, an entry of 4 GiB, and more entries or
 * bytes than an archive without the ZIP64 extension can hold.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "write/deflate.h"

#define ARCHIVE_ERROR (archive_error_quark())
GQuark archive_error_quark(void);

typedef enum { ARCHIVE_ERROR_FAILED } ArchiveError;

typedef struct Archive Archive;

/* `time` in seconds since 1970 UTC is stored as UTC, rounded down to two seconds; what ZIP cannot say
 * becomes the nearest time that it can (1980 to 2107). */
Archive *archive_new(gint64 time, GError **error);
void archive_free(Archive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Archive, archive_free)

/* Adds the file `name` (UTF-8, parts joined by '/', nothing that leads out of the archive). Takes `packed`, also on
 * failure. */
gboolean archive_add(Archive *archive, const char *name, Packed *packed, GError **error);

/* Puts all entries together: the bytes of the archive, or NULL. Once, and last. */
GBytes *archive_finish(Archive *archive, GError **error);
