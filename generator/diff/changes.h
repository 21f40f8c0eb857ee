/* Changes: they are added in any order, and put in order and given fingerprints at the end.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"

/* Where among the changes of a guide one stands. */
typedef enum {
  CHANGE_OF_GUIDE, /* before all steps */
  CHANGE_OF_STEP,
  CHANGE_SHOWN, /* of something that the step shows */
  CHANGE_GONE,  /* a removed step, behind what stands before it */
  CHANGE_LAST   /* behind all steps */
} ChangePlace;

/* A new change about the steps, either or both of which may be NULL; `pair` may be NULL. Valid until the next one is added. */
DiffChange *change_add(Comparison *comparison, DiffKind kind, const GuidePair *pair,
                       const Step *old_step, const Step *new_step);

/* The same for one about `steps` of that side, of which there may be none: it stands behind the changes of the first of them. */
DiffChange *change_add_shown(Comparison *comparison, DiffKind kind, StepRun steps, guint side);

/* By order: has the step of the guide of the new side a change of its own? To be freed. */
gboolean *changes_of_steps(const Comparison *comparison, const Guide *guide);

/* Puts them into the diff. */
void changes_finish(Comparison *comparison, Diff *diff);
