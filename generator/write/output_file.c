/* Writes a single file that appears whole or not at all.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/output_file.h"

#include "write/descriptor.h"
#include "write/interrupt.h"
#include "write/output_error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TRIES = 100, LINKS_MOST = 40, NEW_MODE = 0666 };

/* Follows links to a path that is no link, or is not there. */
static char *follow_links(const char *path, GError **error) {
  g_autofree char *at = g_strdup(path);
  struct stat status;
  for (int i = 0; lstat(at, &status) == 0 && S_ISLNK(status.st_mode); i++) {
    g_autofree char *to = i < LINKS_MOST ? g_file_read_link(at, error) : NULL;
    if (to == NULL) {
      if (i == LINKS_MOST)
        descriptor_error(error, ELOOP, "cannot write '%s'", path);
      return NULL;
    }
    g_autofree char *folder = g_path_get_dirname(at);
    g_free(at);
    at = g_path_is_absolute(to) ? g_steal_pointer(&to) : g_build_filename(folder, to, NULL);
  }
  return g_steal_pointer(&at);
}

/* Makes a temporary file beside the target: its descriptor, or -1. */
static int open_beside(char **name, int folder, const char *path, GError **error) {
  for (int i = 0; i < TRIES; i++) {
    *name = g_strdup_printf(".stepbook-%08x.tmp", g_random_int());
    const int file = openat(folder, *name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, NEW_MODE);
    if (file >= 0)
      return file;
    const int code = errno;
    g_clear_pointer(name, g_free);
    if (code != EEXIST) {
      descriptor_error(error, code, "cannot write beside '%s'", path);
      return -1;
    }
  }
  descriptor_error(error, EEXIST, "cannot write beside '%s'", path);
  return -1;
}

static gboolean replace(int folder, const char *path, mode_t mode, GBytes *bytes, GError **error) {
  g_autofree char *temporary = NULL;
  g_autofree char *name = g_path_get_basename(path);
  int file = open_beside(&temporary, folder, path, error);
  if (file < 0)
    return FALSE;
  gsize length;
  const void *data = g_bytes_get_data(bytes, &length);
  gboolean good = mode == 0 || fchmod(file, mode) == 0 ||
                  descriptor_error(error, errno, "cannot set the mode of '%s'", path);
  good = good && descriptor_write(file, data, length, path, error) &&
         descriptor_sync(file, path, error);
  good = descriptor_close(&file, path, good ? error : NULL) && good;
  if (good && renameat(folder, temporary, folder, name) < 0)
    good = descriptor_error(error, errno, "cannot replace '%s'", path);
  if (!good)
    unlinkat(folder, temporary, 0);
  return good && descriptor_sync(folder, path, error);
}

gboolean output_write_file(const char *path, const void *bytes, gsize length, GError **error) {
  g_autofree char *real = follow_links(path, error);
  if (real == NULL)
    return FALSE;
  struct stat status = {0};
  if (stat(real, &status) == 0 && !S_ISREG(status.st_mode)) {
    g_set_error(error, OUTPUT_ERROR, OUTPUT_ERROR_REFUSED,
                "will not replace '%s': it is not a regular file", path);
    return FALSE;
  }
  g_autofree char *parent = g_path_get_dirname(real);
  const int folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return descriptor_error(error, errno, "cannot open the folder of '%s'", path);
  g_autoptr(GBytes) data = g_bytes_new_static(bytes, length);
  interrupt_hold();
  const gboolean good = replace(folder, real, status.st_mode & 0777, data, error);
  interrupt_release();
  close(folder);
  return good;
}
