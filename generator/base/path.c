/* Paths compared part by part.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/path.h"

#include <glib.h>
#include <string.h>

const char *path_below(const char *folder, const char *path) {
  const size_t length = strlen(folder);
  if (strcmp(folder, "/") == 0)
    return *path == '/' ? path + 1 : NULL;
  if (strncmp(folder, path, length) != 0 || (path[length] != '/' && path[length] != '\0'))
    return NULL;
  return path[length] == '/' ? path + length + 1 : path + length;
}

char *path_relative(const char *folder, const char *path) {
  const char *below = path_below(folder, path);
  if (below != NULL)
    return g_strdup(*below == '\0' ? "." : below);
  g_autoptr(GString) relative = g_string_new(NULL);
  g_autofree char *up = g_strdup(folder);
  while (below == NULL) {
    char *parent = g_path_get_dirname(up);
    g_free(up);
    up = parent;
    if (strcmp(up, "/") == 0)
      return g_strdup(path);
    g_string_append(relative, relative->len > 0 ? "/.." : "..");
    below = path_below(up, path);
  }
  if (*below != '\0')
    g_string_append_printf(relative, "/%s", below);
  return g_string_free(g_steal_pointer(&relative), FALSE);
}
