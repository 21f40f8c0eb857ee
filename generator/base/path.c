/* Paths compared part by part.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/path.h"

#include <string.h>

const char *path_below(const char *folder, const char *path) {
  const size_t length = strlen(folder);
  if (strcmp(folder, "/") == 0)
    return *path == '/' ? path + 1 : NULL;
  if (strncmp(folder, path, length) != 0 || (path[length] != '/' && path[length] != '\0'))
    return NULL;
  return path[length] == '/' ? path + length + 1 : path + length;
}
