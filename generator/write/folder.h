/* Lists and removes folder trees through descriptors, without following symbolic links.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct {
  char *path; /* below the listed folder, parts joined by '/' */
  gboolean is_folder;
} FolderEntry;

/* All entries below the folder `descriptor` (which stays open), a folder always before what it holds,
 * otherwise in the order of the file system. Where `known` is given, only folders that are keys of it
 * are entered. Owned by the caller: free with g_ptr_array_unref. NULL on failure. */
GPtrArray *folder_list(int descriptor, GHashTable *known, GError **error);

/* Removes the folder `name` in `parent` with all that it holds. Entries that are already gone, and a
 * folder that is not there, are no failure. */
gboolean folder_remove(int parent, const char *name, GError **error);
