/* Revision: which commit of a Git repository the content is.
 *
 * Nothing that the repository or the user configures is run: libgit2 knows no hooks and no filters of its own but those for line
 * ends, and no configuration outside the repository is read.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

/* The short id of the commit of the content root, with a "+" behind it when one of `files` (a set of paths below the root:
 * those that were read) differs; for the caller to free. NULL when the configuration says the revision of all guides, or
 * when there is none. Only reads the list of guides and the configuration: may run beside what completes the book. */
char *book_find_commit(const Book *book, GHashTable *files);

/* Sets the revision of each guide: that of the configuration, else the commit (may be NULL). */
void book_set_revisions(Book *book, const char *commit);
