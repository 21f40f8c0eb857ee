/* The place that an output folder takes: may it be replaced, and what is there now.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct {
  char *path;     /* as given, for people */
  char *name;     /* last part of the real path */
  char *old_name; /* what the folder is called for the moment between two renames */
  int parent;     /* descriptor of the folder that holds it */
} Target;

typedef enum {
  TARGET_FREE, /* nothing there, or an empty folder */
  TARGET_OURS, /* an earlier output and nothing else */
} TargetState;

/* Makes the parents of `path`. Refuses `/`, the home folder, the protected folders and every folder
 * above one of them (OUTPUT_ERROR_REFUSED). */
Target *target_new(const char *path, const char *const *protected_paths, GError **error);
void target_free(Target *target);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Target, target_free)

/* Tells what is there; OUTPUT_ERROR_REFUSED when it may not be replaced. */
gboolean target_look(TargetState *state, const Target *target, GError **error);

/* Keeps out other processes that replace a target in the same parent by two renames. Waits for them; where
 * the file system has no locks, does nothing. */
void target_lock(const Target *target);
void target_unlock(const Target *target);

/* Gives the folder its name back when a process died between two renames. */
void target_recover(const Target *target);
