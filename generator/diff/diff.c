/* Comparing two revisions: the tour.
 *
 *   pair guides      by id, by title, by the titles of their steps
 *   match sources    documents, their sections, other files
 *   match steps      of each two guides; then splits and merges
 *   find the order   who moved
 *   compare          what partners say; what has no partner; what surrounds the steps; what they show
 *   finish           in order, with fingerprints
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/diff.h"

#include <string.h>

#include "diff/changes.h"
#include "diff/details.h"
#include "diff/fields.h"
#include "diff/flats.h"
#include "diff/guides.h"
#include "diff/match.h"
#include "diff/order.h"
#include "diff/parts.h"
#include "diff/record.h"
#include "diff/sources.h"
#include "diff/writing.h"

enum { PAIRS_MOST = 1000000, WORD_WORK_MOST = 60000000 };

/* ---- steps without a partner ------------------------------------------------------------------------- */

static void add_alone(Comparison *comparison, const GuidePair *pair, guint side, const Step *step) {
  static const DiffKind kinds[2][2] = {{DIFF_STEP_REMOVED, DIFF_CHECKPOINT_REMOVED},
                                       {DIFF_STEP_ADDED, DIFF_CHECKPOINT_ADDED}};
  const Redline *redline = flat_redline(comparison, side, fill_whole, &(StepRun){&step, 1});
  DiffChange *change = change_add(comparison, kinds[side][step->kind == STEP_CHECKPOINT], pair,
                                  side == 0 ? step : NULL, side == 0 ? NULL : step);
  change->redline = redline;
}

static void compare_alone(Comparison *comparison, const GuidePair *pair) {
  for (guint side = 0; side < 2; side++) {
    const GPtrArray *steps = pair->guides[side]->steps;
    for (guint i = 0; i < steps->len; i++) {
      if (pair->partner[side][i] == NULL && pair->origin[side][i] == NULL)
        add_alone(comparison, pair, side, steps->pdata[i]);
    }
  }
}

/* ---- guides ------------------------------------------------------------------------------------------ */

static void match_guide(Comparison *comparison, GuidePair *pair) {
  Matcher matcher;
  matcher_begin(&matcher, comparison, pair);
  match_steps(&matcher);
  parts_find(&matcher);
  matcher_end(&matcher);
  order_find(pair);
}

static void compare_guide(Comparison *comparison, const GuidePair *pair) {
  const GPtrArray *steps = pair->guides[1]->steps;
  guides_compare_text(comparison, pair);
  compare_alone(comparison, pair);
  parts_compare(comparison, pair);
  order_compare(comparison, pair);
  fields_compare_no_return(comparison, pair);
  for (guint i = 0; i < steps->len; i++) {
    if (pair->partner[1][i] != NULL)
      fields_compare(comparison, pair, pair->partner[1][i], steps->pdata[i]);
  }
  writing_compare(comparison, pair);
}

static DiffGuides *guides_result(Arena *arena, const GuidePair *pair) {
  DiffGuides *guides = arena_new_item(arena, DiffGuides);
  *guides = (DiffGuides){pair->guides[0], pair->guides[1], pair->partner[0], pair->partner[1]};
  return guides;
}

/* ---- the whole --------------------------------------------------------------------------------------- */

static Diff *diff_begin(const DiffSides *sides) {
  Diff *diff = g_new0(Diff, 1);
  diff->arena = arena_new();
  diff->old_book = sides->old_book;
  diff->new_book = sides->new_book;
  diff->is_new_borrowed = sides->borrows_new;
  diff->compared_book = sides->old_with_new_variables;
  diff->old_name = arena_strdup(diff->arena, sides->old_name);
  diff->new_name = arena_strdup(diff->arena, sides->new_name);
  diff->changes = g_ptr_array_new();
  diff->guides = g_ptr_array_new();
  return diff;
}

static void compare_books(Comparison *comparison, Diff *diff) {
  guides_pair(comparison);
  comparison->sources = sources_new(comparison);
  for (guint i = 0; i < comparison->pairs->len; i++)
    match_guide(comparison, comparison->pairs->pdata[i]);
  for (guint i = 0; i < comparison->pairs->len; i++)
    compare_guide(comparison, comparison->pairs->pdata[i]);
  guides_compare_alone(comparison);
  details_compare(comparison);
  record_compare(comparison, diff->old_book);
  changes_finish(comparison, diff);
  for (guint i = 0; i < comparison->pairs->len; i++)
    g_ptr_array_add(diff->guides, guides_result(diff->arena, comparison->pairs->pdata[i]));
  diff->is_bounded = comparison->is_bounded;
}

Diff *diff_books(const DiffSides *sides) {
  Diff *diff = diff_begin(sides);
  Book *old_book =
      sides->old_with_new_variables == NULL ? sides->old_book : sides->old_with_new_variables;
  Comparison comparison = {.arena = diff->arena,
                           .scratch = arena_new(),
                           .books = {old_book, sides->new_book},
                           .levels = sides->levels,
                           .pairs = g_ptr_array_new(),
                           .pair_of = g_hash_table_new(NULL, NULL),
                           .pairs_left = PAIRS_MOST,
                           .words_left = WORD_WORK_MOST};
  comparison.maker = (RedlineMaker){diff->arena, &comparison.words_left};
  compare_books(&comparison, diff);
  sources_free(comparison.sources);
  g_hash_table_unref(comparison.pair_of);
  g_ptr_array_unref(comparison.pairs);
  g_ptr_array_unref(comparison.guides[0]);
  g_ptr_array_unref(comparison.guides[1]);
  arena_free(comparison.scratch);
  return diff;
}
