/* TreeFolder: sources in a folder on disk.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/tree.h"

/* Opens a folder on disk. `allow_outside` (may be NULL): absolute paths of folders that symbolic links may lead
 * into. */
Tree *tree_open_folder(const char *path, const GPtrArray *allow_outside, GError **error);

/* From now on as on a kernel without openat2 (before Linux 5.6). For tests. */
void tree_open_by_parts(Tree *tree);
