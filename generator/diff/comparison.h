/* Comparison: what the parts of a diff share while it is made.
 *
 * Sides are 0, the old one, and 1, the new one, in all arrays of two. The old side is read with the variables of the new one
 * when the sources allow it.
 * Ownership: what lives in `arena` dies with the diff, the rest with the comparison.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/redline.h"
#include "model/diff.h"

typedef struct Sources Sources;

/* How a step that both sides have stands among the others. */
typedef enum { STANDS_STILL, STANDS_REORDERED, STANDS_MOVED } Standing;

/* Steps of one side that follow each other and are compared as one: mostly one; the parts of a split, what was merged. */
typedef struct {
  const Step *const *steps;
  guint count;
} StepRun;

/* Two guides that are compared. */
typedef struct {
  const Guide *guides[2];
  guint index;             /* in comparison->pairs */
  const Step **partner[2]; /* by order: the step that it became or was, or NULL */
  /* By order, or NULL: of a part of a split (new side) the step that was split, of one that was merged (old side) the step that
   * they became, where that step has another partner. */
  const Step **origin[2];
  GHashTable *runs[2]; /* step that has a partner -> StepRun of several steps */
  Standing *standing;  /* by order of the new side */
  /* By order of the old side: behind which step of the new side (its order plus one; 0: before all) a step stands that is gone. */
  guint *behind;
} GuidePair;

typedef struct {
  Arena *arena, *scratch; /* of the diff; of the comparison */
  Book *books[2];
  GPtrArray *guides[2];    /* Guide: those of the books that are compared */
  const DiffLevel *levels; /* NULL: those of the catalogue */
  GPtrArray *pairs;        /* GuidePair */
  GHashTable *pair_of;     /* Guide of either side -> GuidePair */
  Sources *sources;
  GArray *changes;   /* see changes.h */
  gint64 pairs_left; /* how many things may still be compared by likeness */
  gint64 words_left; /* how many words may still be compared */
  RedlineMaker maker;
  gboolean is_bounded;
} Comparison;

/* The run of a step that has a partner; `step` is where the pointer to a single one is kept. */
static inline StepRun comparison_run(const GuidePair *pair, guint side, const Step *const *step) {
  const StepRun *run = g_hash_table_lookup(pair->runs[side], *step);
  return run == NULL ? (StepRun){step, 1} : *run;
}

/* The step of the other side, or NULL. */
static inline const Step *comparison_partner(const Comparison *comparison, guint side,
                                             const Step *step) {
  const GuidePair *pair =
      step == NULL ? NULL : g_hash_table_lookup(comparison->pair_of, step->guide);
  return pair == NULL ? NULL : pair->partner[side][step->order];
}
