/* Revision: which commit of a Git repository the content is.
 *
 * Nothing that the repository or the user configures is run: libgit2 knows no hooks and no filters of its own but those for line
 * ends, and no configuration outside the repository is read.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* The short id of the commit that is checked out around the folder `root`, with a "+" behind it when one of `files` (a
 * set of paths below the root) is not what that commit holds, or a file below the root is gone. NULL when the folder is in
 * no repository, the repository has no commit, or it cannot be read. */
char *revision_of(const char *root, GHashTable *files);
