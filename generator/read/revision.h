/* Revision: which commit of a Git repository the content is.
 *
 * Nothing that the repository or the user configures is run: libgit2 knows no hooks and no filters of its own but those for line
 * ends, and no configuration outside the repository is read.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

/* Sets the revision of each guide: that of the configuration, else the commit of the content root. `files` (a set of paths
 * below it) are those that were read. */
void book_find_revisions(Book *book, GHashTable *files);
