/* An output folder that appears whole or not at all.
 *
 * The order of the commit is: manifest, modes, flush of the file system, exchange, flush of the parent,
 * removal of the old folder. One syncfs(2) instead of thousands of fsync(2) makes the files durable
 * before the name leads to them. The target is looked at twice: at the start, so that a mistake shows
 * before the work is done, and right before the exchange, since the work may take minutes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/output.h"

#include "write/descriptor.h"
#include "write/folder.h"
#include "write/interrupt.h"
#include "write/manifest.h"
#include "write/output_error.h"
#include "write/staging.h"
#include "write/target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PUBLISH_TRIES = 10, FILE_MODE = 0644, FOLDER_MODE = 0755 };

struct Output {
  Target *target;
  int staging;    /* descriptor of the staging folder; holds its lock */
  char *leftover; /* what to remove in the end: the staging folder, later the old output, or NULL */
  GMutex lock;    /* of what follows */
  GHashTable *folders;
  Manifest *manifest;
  GError *failure;
};

Output *output_new(const char *path, const char *const *protected_paths, GError **error) {
  g_autoptr(Target) target = target_new(path, protected_paths, error);
  if (target == NULL)
    return NULL;
  interrupt_hold();
  target_recover(target);
  staging_clean(target->parent);
  g_autofree char *name = NULL;
  TargetState state;
  int staging = -1;
  if (target_look(&state, target, error))
    staging = staging_new(&name, target->parent, error);
  if (staging < 0) {
    interrupt_release();
    return NULL;
  }
  Output *output = g_new0(Output, 1);
  output->target = g_steal_pointer(&target);
  output->staging = staging;
  output->leftover = g_steal_pointer(&name);
  output->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  output->manifest = manifest_new();
  g_mutex_init(&output->lock);
  return output;
}

void output_free(Output *output) {
  if (output == NULL)
    return;
  if (output->leftover != NULL)
    folder_remove(output->target->parent, output->leftover, NULL);
  close(output->staging);
  target_free(output->target);
  g_free(output->leftover);
  g_hash_table_unref(output->folders);
  manifest_free(output->manifest);
  g_clear_error(&output->failure);
  g_mutex_clear(&output->lock);
  g_free(output);
  interrupt_release();
}

/* Makes the folders that lead to the file `path`, once each. Under the lock. */
static gboolean make_folders(Output *output, const char *path, GError **error) {
  const char *last = strrchr(path, '/');
  if (last == NULL)
    return TRUE;
  g_autofree char *folder = g_strndup(path, (gsize)(last - path));
  if (g_hash_table_contains(output->folders, folder))
    return TRUE;
  for (const char *stop = strchr(path, '/'); stop != NULL; stop = strchr(stop + 1, '/')) {
    g_autofree char *part = g_strndup(path, (gsize)(stop - path));
    if (g_hash_table_contains(output->folders, part))
      continue;
    if (mkdirat(output->staging, part, FOLDER_MODE) < 0 ||
        fchmodat(output->staging, part, FOLDER_MODE, 0) < 0)
      return descriptor_error(error, errno, "cannot make the folder '%s' of the output", part);
    g_hash_table_add(output->folders, g_steal_pointer(&part));
  }
  return TRUE;
}

static gboolean write_staged(const Output *output, const char *path, const void *bytes,
                             gsize length, GError **error) {
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  int file = openat(output->staging, path, flags, FILE_MODE);
  if (file < 0)
    return descriptor_error(error, errno, "cannot make '%s' of the output", path);
  gboolean good = fchmod(file, FILE_MODE) == 0 ||
                  descriptor_error(error, errno, "cannot set the mode of '%s'", path);
  good = good && descriptor_write(file, bytes, length, path, error);
  return descriptor_close(&file, path, good ? error : NULL) && good;
}

/* Takes its place in the manifest and among the folders. */
static gboolean enter_file(Output *output, const char *path, GError **error) {
  g_mutex_lock(&output->lock);
  gboolean good = output->failure == NULL;
  if (!good) {
    g_propagate_error(error, g_error_copy(output->failure));
  } else if (!manifest_add(output->manifest, path)) {
    g_set_error(error, OUTPUT_ERROR, OUTPUT_ERROR_PATH, "'%s' is written twice", path);
    good = FALSE;
  } else {
    good = make_folders(output, path, error);
  }
  g_mutex_unlock(&output->lock);
  return good;
}

/* Takes `failure`, which may be NULL. The first one is the one that is reported. */
static void keep_failure(Output *output, GError *failure) {
  if (failure == NULL)
    return;
  g_mutex_lock(&output->lock);
  if (output->failure == NULL)
    output->failure = g_steal_pointer(&failure);
  g_mutex_unlock(&output->lock);
  g_clear_error(&failure);
}

static gboolean not_interrupted(GError **error) {
  const int number = interrupt_pending();
  if (number != 0)
    g_set_error(error, OUTPUT_ERROR, OUTPUT_ERROR_INTERRUPTED, "interrupted: %s",
                g_strsignal(number));
  return number == 0;
}

/* Reports the first failure so far, if there was one. */
static gboolean no_failure(Output *output, GError **error) {
  g_mutex_lock(&output->lock);
  const gboolean good = output->failure == NULL;
  if (!good)
    g_propagate_error(error, g_error_copy(output->failure));
  g_mutex_unlock(&output->lock);
  return good;
}

gboolean output_write(Output *output, const char *path, const void *bytes, gsize length,
                      GError **error) {
  GError *failure = NULL;
  if (!manifest_path_is_valid(path))
    g_set_error(&failure, OUTPUT_ERROR, OUTPUT_ERROR_PATH, "'%s' may not be a file of the output",
                path);
  else if (not_interrupted(&failure) && enter_file(output, path, &failure))
    write_staged(output, path, bytes, length, &failure);
  keep_failure(output, failure);
  return no_failure(output, error);
}

/* The two renames, with the parent locked against others that do the same. `again` is set when another
 * process came between all the same. */
static gboolean rename_twice(gboolean *again, Output *output, GError **error) {
  const Target *target = output->target;
  const int parent = target->parent;
  /* What an earlier crash left there; the look has just shown that the target exists. */
  if (!folder_remove(parent, target->old_name, error))
    return FALSE;
  if (renameat(parent, target->name, parent, target->old_name) < 0) {
    *again = errno == ENOENT;
    return descriptor_error(error, errno, "cannot replace '%s'", target->path);
  }
  if (renameat(parent, output->leftover, parent, target->name) < 0) {
    const int code = errno;
    renameat(parent, target->old_name, parent, target->name);
    *again = code == ENOTEMPTY || code == EEXIST;
    return descriptor_error(error, code, "cannot replace '%s'", target->path);
  }
  g_clear_pointer(&output->leftover, g_free);
  descriptor_sync(parent, target->path, NULL);
  folder_remove(parent, target->old_name, NULL);
  return TRUE;
}

/* For file systems that cannot exchange. */
static gboolean publish_by_two(gboolean *again, Output *output, GError **error) {
  TargetState state;
  target_lock(output->target);
  gboolean good = target_look(&state, output->target, error);
  if (good && state == TARGET_FREE) {
    *again = TRUE;
    good = descriptor_error(error, ENOENT, "cannot replace '%s'", output->target->path);
  } else if (good) {
    good = rename_twice(again, output, error);
  }
  target_unlock(output->target);
  return good;
}

/* One try to give the staged folder its name. */
static gboolean publish_once(gboolean *again, Output *output, GError **error) {
  const Target *target = output->target;
  const int parent = target->parent;
  TargetState state;
  if (!target_look(&state, target, error))
    return FALSE;
  if (state == TARGET_FREE) {
    /* Replaces nothing but an empty folder, whatever came there since the look. */
    if (renameat(parent, output->leftover, parent, target->name) == 0) {
      g_clear_pointer(&output->leftover, g_free);
      return TRUE;
    }
    *again = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR;
    return descriptor_error(error, errno, "cannot make '%s'", target->path);
  }
  /* After the exchange the name of the staging folder leads to the old output. */
  if (renameat2(parent, output->leftover, parent, target->name, RENAME_EXCHANGE) == 0)
    return TRUE;
  if (errno != ENOENT)
    return publish_by_two(again, output, error);
  *again = TRUE;
  return descriptor_error(error, errno, "cannot replace '%s'", target->path);
}

static gboolean publish(Output *output, GError **error) {
  for (int i = 0;; i++) {
    gboolean again = FALSE;
    GError *failure = NULL;
    if (publish_once(&again, output, &failure))
      return TRUE;
    if (!again || i == PUBLISH_TRIES) {
      g_propagate_error(error, failure);
      return FALSE;
    }
    g_error_free(failure);
  }
}

gboolean output_commit(Output *output, GError **error) {
  if (!no_failure(output, error))
    return FALSE;
  if (manifest_is_empty(output->manifest)) {
    g_set_error(error, OUTPUT_ERROR, OUTPUT_ERROR_EMPTY, "'%s' would be empty: nothing to write",
                output->target->path);
    return FALSE;
  }
  GString *manifest = manifest_format(output->manifest);
  const gboolean written = write_staged(output, MANIFEST_NAME, manifest->str, manifest->len, error);
  g_string_free(manifest, TRUE);
  if (!written)
    return FALSE;
  const char *path = output->target->path;
  if (fchmod(output->staging, FOLDER_MODE) < 0)
    return descriptor_error(error, errno, "cannot set the mode of '%s'", path);
  if (syncfs(output->staging) < 0)
    return descriptor_error(error, errno, "cannot flush '%s'", path);
  if (!not_interrupted(error) || !publish(output, error))
    return FALSE;
  return descriptor_sync(output->target->parent, path, error);
}
