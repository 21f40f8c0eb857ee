/* Writes a single file that appears whole or not at all.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Writes through a temporary file in the same folder, a flush and a rename. A symbolic link is
 * followed to the file that it leads to, also to one that is not there yet; a target that exists and is
 * not a regular file is refused (OUTPUT_ERROR_REFUSED). A file keeps its mode; a new one gets 0666 less
 * the umask. Other failures: G_FILE_ERROR. */
gboolean output_write_file(const char *path, const void *bytes, gsize length, GError **error);
