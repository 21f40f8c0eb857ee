/* DiffStat: how many changes of each kind there are. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"

typedef struct {
  DiffKind kind;
  DiffLevel level;
  guint count;    /* at least 1; the accepted ones too */
  guint accepted; /* of them */
} DiffStat;

/* One for each kind that there is, the highest level first, then in the order of the catalogue: an array to be unreffed.
 * `off`: those of the level "off" too. */
GArray *diff_stat(const Diff *diff, gboolean off);
