/* Uniquely named hidden folders that hold unfinished output, each locked by the process that fills it.
 *
 * The lock is flock(2) on the folder itself, so it goes with the process. On file systems that cannot
 * lock a folder nothing is ever taken for abandoned.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Makes a folder of mode 0700 in the folder `parent` and sets its name (free with g_free). Returns its
 * descriptor, locked, or -1. */
int staging_new(char **name, int parent, GError **error);

/* Removes folders that staging_new made in `parent` for this user and that no process holds. What
 * cannot be removed stays. */
void staging_clean(int parent);
