/* Assignment: which thing of one row belongs to which of another, so that together they are as like as can be. Pure.
 *
 * The squares of the likenesses are summed up, so that one pair that is the same counts more than two that are half alike. The
 * result is the best one (Kuhn and Munkres) wherever no more than ASSIGN_MOST things hang together by likeness; else the likest
 * pairs are taken first, which makes at least half of the best sum. Of equal pairs those win that stand at the same place of
 * their rows. Swapping the two rows swaps the result.
 * Limits: when there are more pairs than `work` allows, only pairs near the same place are looked at.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

enum { ASSIGN_NONE = G_MAXINT, ASSIGN_MOST = 200, ASSIGN_PAIRS = 300000 };

/* How much thing `a` of the first row is like thing `b` of the second: from 0 to 1. */
typedef double AssignLikeness(gpointer data, guint a, guint b);

typedef struct {
  guint a_count, b_count;
  double least; /* pairs that are less alike are never made */
  AssignLikeness *likeness;
  gpointer data;
} AssignTask;

/* Sets partner[a] (room for a_count) to the thing of the second row, or ASSIGN_NONE. `work` is the number of pairs that may
 * still be compared; it is lowered. FALSE: a limit was met. */
gboolean assign(guint *partner, const AssignTask *task, gint64 *work);
