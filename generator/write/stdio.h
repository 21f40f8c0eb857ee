/* The three standard descriptors: open, harmless, and written to with failures reported.
 *
 * Use: stdio_prepare first thing in main, before a file is opened. Do not mix stdout_write_all with
 * printf: it does not pass through the buffer of FILE.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Fills closed descriptors 0 to 2, so that no file that is opened later gets one of these numbers and
 * receives messages, and ignores SIGPIPE and SIGXFSZ, so that a reader that went away or a size limit
 * is an error of write(2). Ends the process with status 4 when it cannot. */
void stdio_prepare(void);

/* Appends all of standard input, at most 64 MiB (EFBIG beyond). Failure: G_FILE_ERROR. */
gboolean stdin_read(GString *text, GError **error);

/* Writes to standard output. Failure (full disk, closed pipe, closed descriptor): G_FILE_ERROR. */
gboolean stdout_write_all(const void *bytes, gsize length, GError **error);
