/* The list of files that marks an output folder as made by this program.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/manifest.h"

#include "write/folder.h"

#include <string.h>

#define FIRST_LINE "# stepbook manifest 1\n"

enum { PART_MOST = 255, PARTS_MOST = 64, PATH_MOST = 3500 };

struct Manifest {
  GHashTable *paths;
};

Manifest *manifest_new(void) {
  Manifest *manifest = g_new(Manifest, 1);
  manifest->paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return manifest;
}

void manifest_free(Manifest *manifest) {
  if (manifest == NULL)
    return;
  g_hash_table_unref(manifest->paths);
  g_free(manifest);
}

gboolean manifest_add(Manifest *manifest, const char *path) {
  return g_hash_table_add(manifest->paths, g_strdup(path));
}

gboolean manifest_is_empty(const Manifest *manifest) {
  return g_hash_table_size(manifest->paths) == 0;
}

static int compare_text(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GString *manifest_format(const Manifest *manifest) {
  GString *text = g_string_new(FIRST_LINE);
  guint count = 0;
  g_autofree gpointer *paths = g_hash_table_get_keys_as_array(manifest->paths, &count);
  qsort(paths, count, sizeof *paths, compare_text);
  for (guint i = 0; i < count; i++) {
    g_string_append(text, paths[i]);
    g_string_append_c(text, '\n');
  }
  return text;
}

gboolean manifest_path_is_valid(const char *path) {
  const gsize length = strlen(path);
  if (length > PATH_MOST || g_str_equal(path, MANIFEST_NAME) || !g_utf8_validate(path, -1, NULL))
    return FALSE;
  for (const char *at = path; *at != '\0'; at = g_utf8_next_char(at))
    if (g_unichar_iscntrl(g_utf8_get_char(at)))
      return FALSE;
  guint parts = 0;
  for (const char *part = path;; parts++) {
    const gsize size = strcspn(part, "/");
    const gboolean dots =
        (size == 1 && part[0] == '.') || (size == 2 && strncmp(part, "..", 2) == 0);
    if (size == 0 || size > PART_MOST || dots || parts == PARTS_MOST)
      return FALSE;
    if (part[size] == '\0')
      return TRUE;
    part += size + 1;
  }
}

/* One line without its line end. */
static gboolean parse_line(Manifest *manifest, const char *line, gsize length) {
  g_autofree char *path = g_strndup(line, length);
  return strlen(path) == length && manifest_path_is_valid(path) && manifest_add(manifest, path);
}

Manifest *manifest_parse(const char *text, gsize length) {
  const gsize first = strlen(FIRST_LINE);
  if (length < first || memcmp(text, FIRST_LINE, first) != 0)
    return NULL;
  g_autoptr(Manifest) manifest = manifest_new();
  const char *end = text + length;
  for (const char *line = text + first; line < end;) {
    const char *stop = memchr(line, '\n', (gsize)(end - line));
    if (stop == NULL || !parse_line(manifest, line, (gsize)(stop - line)))
      return NULL;
    line = stop + 1;
  }
  return g_steal_pointer(&manifest);
}

/* Every folder that leads to a file. */
static GHashTable *collect_folders(const Manifest *manifest) {
  GHashTable *folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path;
  g_hash_table_iter_init(&iter, manifest->paths);
  while (g_hash_table_iter_next(&iter, &path, NULL)) {
    const char *stop = strrchr(path, '/');
    while (stop != NULL) {
      char *folder = g_strndup(path, (gsize)(stop - (const char *)path));
      if (!g_hash_table_add(folders, folder))
        break;
      stop = g_strrstr_len(path, stop - (const char *)path, "/");
    }
  }
  return folders;
}

GPtrArray *manifest_strangers(const Manifest *manifest, int descriptor, GError **error) {
  g_autoptr(GHashTable) folders = collect_folders(manifest);
  g_autoptr(GPtrArray) entries = folder_list(descriptor, folders, error);
  if (entries == NULL)
    return NULL;
  GPtrArray *strangers = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < entries->len; i++) {
    const FolderEntry *entry = g_ptr_array_index(entries, i);
    GHashTable *known = entry->is_folder ? folders : manifest->paths;
    const gboolean is_manifest = !entry->is_folder && g_str_equal(entry->path, MANIFEST_NAME);
    if (is_manifest || g_hash_table_contains(known, entry->path))
      continue;
    g_ptr_array_add(strangers, g_strconcat(entry->path, entry->is_folder ? "/" : "", NULL));
  }
  g_ptr_array_sort(strangers, compare_text);
  return strangers;
}
