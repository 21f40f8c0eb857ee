/* Repository: opens a Git repository as data, and finds commits in it.
 *
 * Nothing that the repository or the user configures is run, and nothing is written: libgit2 knows no hooks, no configuration
 * outside the repository is read, and of its objects only commits, trees and blobs are looked at.
 *
 * Use: repository_open, and repository_close in every case. Not for several threads at once.
 * Failure: GError of G_FILE_ERROR.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <git2.h>
#include <glib.h>

/* The repository that holds the folder, or that the folder is; NULL when there is none. */
git_repository *repository_open(const char *folder);
void repository_close(git_repository *repository);

/* A commit, and which place of its tree belongs to a path on disk. */
typedef struct {
  char *folder; /* of the repository's data: what repository_open finds it by */
  char *
      root; /* the folder that the working tree is in, absolute, links resolved; NULL: there is none */
  char *commit;   /* full id */
  char *short_id; /* as long as it takes to be clear, at least seven digits */
} Revision;

/* Finds the commit that `revision` names (see gitrevisions(7)) in the repository around `folder`. The error of a name that
 * is not there has the nearest name of a branch or tag. */
gboolean revision_find(Revision *found, const char *folder, const char *revision, GError **error);
void revision_clear(Revision *revision);

/* What libgit2 said last, after `what`. */
void repository_fail(GError **error, const char *what);
