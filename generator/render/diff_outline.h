/* DiffOutline: the changes of a diff as people read them: by guide, then by step, then by what steps refer to. Pure.
 *
 * Inside a guide comes first what is about the guide as a whole, then the steps in the order of the work, then the
 * details, pictures and variables; changes keep their order.
 * Ownership: the outline owns its lists and points to the changes, which have to outlive it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"

/* A step or a subject with what changed in it. */
typedef struct {
  const Step *old_step, *new_step; /* both NULL: about no step */
  const char *subject;             /* of changes about no step; NULL: they are about the guide */
  GPtrArray *changes;              /* const DiffChange, at least one */
} DiffPart;

/* Both guides NULL: of no guide. */
typedef struct {
  const Guide *old_guide, *new_guide;
  GPtrArray *parts; /* DiffPart, at least one */
} DiffChapter;

typedef struct {
  GPtrArray *chapters; /* DiffChapter: guides in the order of the diff, then what belongs to none */
  GPtrArray *accepted; /* const DiffChange, in their order */
} DiffOutline;

/* `all`: changes of the level "off" are in it too. `accepted`: so are those that are accepted; they are listed in
 * `accepted` either way. */
DiffOutline *diff_outline_new(const Diff *diff, gboolean all, gboolean accepted);
void diff_outline_free(DiffOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiffOutline, diff_outline_free)

/* The change whose further steps are those of the whole part: its first, when the part is about no step; else NULL. */
const DiffChange *diff_part_lead(const DiffPart *part);

/* Does the change have further steps that are not those of `lead` (may be NULL)? */
gboolean diff_change_has_own_steps(const DiffChange *change, const DiffChange *lead);
