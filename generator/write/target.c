/* The place that an output folder takes: may it be replaced, and what is there now.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/target.h"

#include "write/descriptor.h"
#include "write/manifest.h"
#include "write/output_error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_SHOWN = 5, LOOKS_MOST = 20, OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC };
static const gsize manifest_most = 256 * 1024 * 1024;

static gboolean G_GNUC_PRINTF(3, 4)
    refuse(GError **error, const char *path, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *reason = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(error, OUTPUT_ERROR, OUTPUT_ERROR_REFUSED, "will not replace '%s': %s", path, reason);
  return FALSE;
}

/* By component: "/a/b" is above "/a/b/c" but not above "/a/bc". Both are real paths. */
static gboolean is_same_or_above(const char *folder, const char *path) {
  const gsize length = strlen(folder);
  return strncmp(folder, path, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

static gboolean check_protected(const char *path, const char *real, const char *folder,
                                GError **error) {
  g_autofree char *protected = realpath(folder, NULL);
  if (protected == NULL || !is_same_or_above(real, protected))
    return TRUE;
  if (g_str_equal(real, protected))
    return refuse(error, path, "it is the folder '%s'", folder);
  return refuse(error, path, "the folder '%s' is inside of it", folder);
}

/* The real path without what its last part leads to, so that a link there is seen as a link. */
static char *resolve_parent(const char *path, GError **error) {
  g_autofree char *trimmed = g_strdup(path);
  for (gsize length = strlen(trimmed); length > 1 && trimmed[length - 1] == '/';)
    trimmed[--length] = '\0';
  g_autofree char *name = g_path_get_basename(trimmed);
  /* These name no entry of a parent. */
  const gboolean dots = g_str_equal(name, ".") || g_str_equal(name, "..") || g_str_equal(name, "/");
  g_autofree char *parent = dots ? NULL : g_path_get_dirname(trimmed);
  if (parent != NULL && g_mkdir_with_parents(parent, 0777) < 0) {
    descriptor_error(error, errno, "cannot make the folder '%s'", parent);
    return NULL;
  }
  g_autofree char *real = realpath(dots ? path : parent, NULL);
  if (real == NULL) {
    descriptor_error(error, errno, "cannot find '%s'", dots ? path : parent);
    return NULL;
  }
  return dots ? g_steal_pointer(&real) : g_build_filename(real, name, NULL);
}

Target *target_new(const char *path, const char *const *protected_paths, GError **error) {
  g_autofree char *real = resolve_parent(path, error);
  if (real == NULL)
    return NULL;
  if (g_str_equal(real, "/")) {
    refuse(error, path, "it is the root of the file system");
    return NULL;
  }
  if (!check_protected(path, real, g_get_home_dir(), error))
    return NULL;
  for (gsize i = 0; protected_paths != NULL && protected_paths[i] != NULL; i++)
    if (!check_protected(path, real, protected_paths[i], error))
      return NULL;
  g_autoptr(Target) target = g_new0(Target, 1);
  g_autofree char *parent = g_path_get_dirname(real);
  target->path = g_strdup(path);
  target->name = g_path_get_basename(real);
  g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, target->name, -1);
  target->old_name = g_strdup_printf(".stepbook-old-%.16s", digest);
  target->parent = open(parent, OPEN_FOLDER);
  if (target->parent < 0) {
    descriptor_error(error, errno, "cannot open the folder '%s'", parent);
    return NULL;
  }
  return g_steal_pointer(&target);
}

void target_free(Target *target) {
  if (target == NULL)
    return;
  if (target->parent > 0)
    close(target->parent);
  g_free(target->path);
  g_free(target->name);
  g_free(target->old_name);
  g_free(target);
}

/* A folder without a manifest gets one of no files: then all that it holds is a stranger. */
static Manifest *read_manifest(int folder, const char *path, GError **error) {
  struct stat status;
  /* Not blocking: a FIFO of that name must not hang the build. */
  int file = openat(folder, MANIFEST_NAME, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0 && errno == ENOENT)
    return manifest_new();
  g_autoptr(GBytes) bytes = NULL;
  if (file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode))
    bytes = descriptor_read(file, manifest_most, MANIFEST_NAME, NULL);
  descriptor_close(&file, MANIFEST_NAME, NULL);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data(bytes, &length) : NULL;
  Manifest *manifest = text != NULL ? manifest_parse(text, length) : NULL;
  if (manifest == NULL)
    refuse(error, path, "its %s is not one that this version understands", MANIFEST_NAME);
  return manifest;
}

static gboolean refuse_strangers(const char *path, const GPtrArray *strangers, GError **error) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < MIN(strangers->len, NAMES_SHOWN); i++) {
    g_autofree char *name = g_filename_display_name(g_ptr_array_index(strangers, i));
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", name);
  }
  if (strangers->len > NAMES_SHOWN)
    g_string_append_printf(names, " and %u more", strangers->len - NAMES_SHOWN);
  return refuse(error, path, "it holds what no earlier output put there (%s)", names->str);
}

static gboolean look_inside(TargetState *state, int folder, const char *path, GError **error) {
  g_autoptr(Manifest) manifest = read_manifest(folder, path, error);
  if (manifest == NULL)
    return FALSE;
  g_autoptr(GPtrArray) strangers = manifest_strangers(manifest, folder, error);
  if (strangers == NULL)
    return FALSE;
  if (strangers->len > 0)
    return refuse_strangers(path, strangers, error);
  *state =
      faccessat(folder, MANIFEST_NAME, F_OK, AT_SYMLINK_NOFOLLOW) == 0 ? TARGET_OURS : TARGET_FREE;
  return TRUE;
}

/* `gone` is set when the folder was no longer the target at the end: another process has exchanged it
 * and is removing it, and what was seen in it means nothing. */
static gboolean look_once(TargetState *state, gboolean *gone, const Target *target,
                          GError **error) {
  struct stat status, above;
  if (fstatat(target->parent, target->name, &status, AT_SYMLINK_NOFOLLOW) < 0) {
    *state = TARGET_FREE;
    return errno == ENOENT || descriptor_error(error, errno, "cannot look at '%s'", target->path);
  }
  if (S_ISLNK(status.st_mode))
    return refuse(error, target->path, "it is a symbolic link; name the folder that it leads to");
  if (!S_ISDIR(status.st_mode))
    return refuse(error, target->path, "it is not a folder");
  if (fstat(target->parent, &above) == 0 && above.st_dev != status.st_dev)
    return refuse(error, target->path,
                  "a file system is mounted there; name a folder inside of it");
  const int folder = openat(target->parent, target->name, OPEN_FOLDER | O_NOFOLLOW);
  *gone = folder < 0 && errno == ENOENT;
  if (folder < 0)
    return descriptor_error(error, errno, "cannot open '%s'", target->path);
  const gboolean good = look_inside(state, folder, target->path, error);
  struct stat then;
  *gone = fstat(folder, &status) == 0 &&
          (fstatat(target->parent, target->name, &then, AT_SYMLINK_NOFOLLOW) < 0 ||
           then.st_ino != status.st_ino);
  close(folder);
  return good;
}

gboolean target_look(TargetState *state, const Target *target, GError **error) {
  for (int i = 1;; i++) {
    gboolean gone = FALSE;
    GError *failure = NULL;
    const gboolean good = look_once(state, &gone, target, &failure);
    if (good || !gone || i == LOOKS_MOST) {
      if (failure != NULL)
        g_propagate_error(error, failure);
      return good;
    }
    g_error_free(failure);
  }
}

void target_lock(const Target *target) {
  while (flock(target->parent, LOCK_EX) < 0 && errno == EINTR)
    continue;
}

void target_unlock(const Target *target) { flock(target->parent, LOCK_UN); }

static gboolean is_missing(const Target *target, const char *name) {
  struct stat status;
  return fstatat(target->parent, name, &status, AT_SYMLINK_NOFOLLOW) < 0 && errno == ENOENT;
}

void target_recover(const Target *target) {
  if (is_missing(target, target->old_name))
    return;
  target_lock(target);
  if (is_missing(target, target->name))
    renameat(target->parent, target->old_name, target->parent, target->name);
  target_unlock(target);
}
