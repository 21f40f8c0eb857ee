/* Lists and removes folder trees through descriptors, without following symbolic links.
 *
 * A queue of folders instead of recursion: one descriptor is open at a time however deep the tree is.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/folder.h"

#include "write/descriptor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

static void entry_free(gpointer data) {
  FolderEntry *entry = data;
  g_free(entry->path);
  g_free(entry);
}

static gboolean is_folder(int descriptor, const struct dirent *found) {
  struct stat status;
  if (found->d_type != DT_UNKNOWN)
    return found->d_type == DT_DIR;
  return fstatat(descriptor, found->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISDIR(status.st_mode);
}

/* Appends what the folder `path` ("" for the root itself) holds. */
static gboolean list_one(GPtrArray *entries, int root, const char *path, GError **error) {
  const int descriptor = openat(root, *path == '\0' ? "." : path, OPEN_FOLDER);
  DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
  if (folder == NULL) {
    const int code = errno;
    if (descriptor >= 0)
      close(descriptor);
    return descriptor_error(error, code, "cannot read the folder '%s'", path);
  }
  const struct dirent *found;
  while ((errno = 0, found = readdir(folder)) != NULL) {
    if (g_str_equal(found->d_name, ".") || g_str_equal(found->d_name, ".."))
      continue;
    FolderEntry *entry = g_new(FolderEntry, 1);
    entry->path =
        *path == '\0' ? g_strdup(found->d_name) : g_strconcat(path, "/", found->d_name, NULL);
    entry->is_folder = is_folder(descriptor, found);
    g_ptr_array_add(entries, entry);
  }
  const int code = errno;
  closedir(folder);
  return code == 0 || descriptor_error(error, code, "cannot read the folder '%s'", path);
}

GPtrArray *folder_list(int descriptor, GHashTable *known, GError **error) {
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(entry_free);
  if (!list_one(entries, descriptor, "", error))
    return NULL;
  for (guint i = 0; i < entries->len; i++) {
    const FolderEntry *entry = g_ptr_array_index(entries, i);
    if (!entry->is_folder || (known != NULL && !g_hash_table_contains(known, entry->path)))
      continue;
    if (!list_one(entries, descriptor, entry->path, error))
      return NULL;
  }
  return g_steal_pointer(&entries);
}

/* Someone may have taken the right to write from a folder of ours; it is ours to give it back. */
static int remove_entry(int root, const FolderEntry *entry) {
  const int flags = entry->is_folder ? AT_REMOVEDIR : 0;
  if (unlinkat(root, entry->path, flags) == 0 || errno == ENOENT)
    return 0;
  if (errno != EACCES)
    return errno;
  g_autofree char *holder = g_path_get_dirname(entry->path);
  if (fchmodat(root, holder, 0700, 0) < 0)
    return EACCES;
  return unlinkat(root, entry->path, flags) == 0 ? 0 : errno;
}

gboolean folder_remove(int parent, const char *name, GError **error) {
  const int root = openat(parent, name, OPEN_FOLDER);
  if (root < 0) {
    return errno == ENOENT || descriptor_error(error, errno, "cannot open the folder '%s'", name);
  }
  g_autoptr(GPtrArray) entries = folder_list(root, NULL, error);
  int code = 0;
  for (guint i = entries != NULL ? entries->len : 0; i > 0 && code == 0; i--) {
    const FolderEntry *entry = g_ptr_array_index(entries, i - 1);
    code = remove_entry(root, entry);
    if (code != 0)
      descriptor_error(error, code, "cannot remove '%s/%s'", name, entry->path);
  }
  close(root);
  if (entries == NULL || code != 0)
    return FALSE;
  return unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT ||
         descriptor_error(error, errno, "cannot remove the folder '%s'", name);
}
