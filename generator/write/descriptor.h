/* Writes and closes file descriptors with every failure of the system reported.
 *
 * Use: after open(2) and its kin. Calls survive EINTR, short writes and descriptors that do not block.
 * Failure: GError of the domain G_FILE_ERROR; the message is "`what`: reason of the system".
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Sets `error` from the errno `code`. The text of `format` says what was tried. Returns FALSE, so that
 * a caller can return the call. */
gboolean descriptor_error(GError **error, int code, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Writes all bytes; `what` names the file for people. */
gboolean descriptor_write(int descriptor, const void *bytes, gsize length, const char *what,
                          GError **error);

/* Reads all that is left, at most `most` bytes (more is the error EFBIG). NULL on failure. */
GBytes *descriptor_read(int descriptor, gsize most, const char *what, GError **error);

/* fsync(2); a file system that cannot do it (EINVAL, EROFS) is no failure. */
gboolean descriptor_sync(int descriptor, const char *what, GError **error);

/* Closes `*descriptor` if it is open and sets it to -1. A delayed write error shows up here. */
gboolean descriptor_close(int *descriptor, const char *what, GError **error);
