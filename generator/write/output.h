/* An output folder that appears whole or not at all.
 *
 * Use: output_new, output_write for every file, output_commit, output_free. The files gather in a
 * hidden staging folder beside the target, which takes the place of the target in one step
 * (renameat2 with RENAME_EXCHANGE) at the commit. Whatever goes wrong before that (an error, a full
 * disk, Ctrl-C, a crash, loss of power) leaves the old folder byte for byte. A staging folder that a
 * killed process left is removed by the next output_new in the same parent, unless its process lives.
 * Where the file system cannot exchange, two renames do it and readers may miss the folder for a
 * moment; a crash between the two is mended by the next output_new.
 *
 * Only these are replaced: a folder with the manifest of an earlier output and no file that is not in
 * the manifest (a file of the manifest that was edited *is* replaced), and an empty folder. A symbolic
 * link, anything that is no folder, `/`, the home folder, the protected folders and every folder above
 * one of them are refused.
 *
 * Result: files have mode 0644 and folders 0755 whatever the umask is; the bytes of the manifest
 * depend on the paths and bytes of the files alone.
 * Threads: output_write may be called from several threads at once, the rest may not.
 * Failure: G_FILE_ERROR for the system, OUTPUT_ERROR (write/output_error.h) for the rest. Names in messages are as the file
 * system has them: whoever prints a message escapes it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct Output Output;

/* Starts an output to the folder `path`; its parents are made. `protected_paths` (NULL-terminated, or
 * NULL) are the folders that are read: none of them may be inside of or equal to the target.
 * Signals are put off from here to output_free (see write/interrupt.h). */
Output *output_new(const char *path, const char *const *protected_paths, GError **error);

/* Adds a file. `path` has '/' between its parts and satisfies manifest_path_is_valid. FALSE tells of the first
 * failure so far, of this file or an earlier one. From then on nothing is written, and output_commit
 * reports the same. */
gboolean output_write(Output *output, const char *path, const void *bytes, gsize length,
                      GError **error);

/* Publishes the files, of which there is one at least. Once, and last; after it only output_free. */
gboolean output_commit(Output *output, GError **error);

/* Removes what is left beside the target: the staging folder when there was no successful commit, else
 * the old output. NULL is allowed. */
void output_free(Output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Output, output_free)
