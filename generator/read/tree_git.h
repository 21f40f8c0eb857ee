/* TreeGit: the tree of a commit, read from the objects of its repository; nothing is checked out.
 *
 * The rules are those of a folder on disk: hidden names, node_modules and earlier outputs are left out, symbolic links
 * are followed inside the root and where the configuration allows it, never out of the repository. A submodule is an
 * ENTRY_OTHER. Bytes are those that were committed: line ends are not changed, and what an extension keeps elsewhere (Git
 * LFS) is what stands in its place.
 * Limits: an object is only loaded when its size is known to be small enough; links, depth and names are bounded.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/tree.h"

/* `repository` is its folder, `commit` the full id, `root` and the folders of `allow_outside` (may be NULL; those that are not
 * there are passed over) are below the root of the commit, "" for that. */
Tree *tree_open_git(const char *repository, const char *commit, const char *root,
                    const GPtrArray *allow_outside, GError **error);

/* Is there a regular file of that path below the root (symbolic links followed)? A folder? */
gboolean tree_git_has_file(const Tree *tree, const char *path);
gboolean tree_git_has_folder(const Tree *tree, const char *path);
