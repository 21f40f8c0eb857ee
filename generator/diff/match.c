/* Matching: the stages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/match.h"

#include <string.h>

#include "diff/match_group.h"

/* ---- ids --------------------------------------------------------------------------------------------- */

static const Step *step_by_id(const Guide *guide, const char *id) {
  const Step *step = g_hash_table_lookup(guide->by_id, id);
  return step != NULL && step->id_explicit ? step : NULL;
}

static void match_ids(Matcher *matcher) {
  const Guide *const *guides = matcher->pair->guides;
  for (guint i = 0; i < guides[0]->steps->len; i++) {
    const Step *step = guides[0]->steps->pdata[i];
    const Step *other = step->id_explicit ? step_by_id(guides[1], step->id) : NULL;
    if (other != NULL)
      match_pair(matcher, step, other);
  }
}

/* The author says which step it was: also by the id that it had from its title. */
static void match_aliases(Matcher *matcher, guint side) {
  const Guide *guide = matcher->pair->guides[side], *others = matcher->pair->guides[1 - side];
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    for (guint k = 0; k < step->alias_count && matcher->pair->partner[side][i] == NULL; k++) {
      const Step *other = g_hash_table_lookup(others->by_id, step->aliases[k].id);
      if (other == NULL || matcher->pair->partner[1 - side][other->order] != NULL)
        continue;
      match_pair(matcher, side == 0 ? step : other, side == 0 ? other : step);
    }
  }
}

/* ---- keys -------------------------------------------------------------------------------------------- */

static guint64 path_key(const StepFacts *facts) { return facts->path; }

static guint64 title_key(const StepFacts *facts) { return facts->title; }

static guint64 title_and_target(const StepFacts *facts) {
  return hash_number(facts->title, facts->target);
}

/* ---- down the tree ----------------------------------------------------------------------------------- */

enum { SIDES = 2, ROUNDS_MOST = 3 };

static void list_children(GPtrArray *left, const Matcher *matcher, guint side, const Step *parent) {
  const Guide *guide = matcher->pair->guides[side];
  Step *const *children = parent == NULL ? guide->top : parent->children;
  const guint count = parent == NULL ? guide->top_count : parent->child_count;
  g_ptr_array_set_size(left, 0);
  for (guint i = 0; i < count; i++) {
    if (matcher->pair->partner[side][children[i]->order] == NULL)
      g_ptr_array_add(left, children[i]);
  }
}

/* Matches what is left below the two; TRUE: something was. */
static gboolean match_below(Matcher *matcher, GPtrArray *left[SIDES], const Step *old_parent,
                            const Step *new_parent) {
  list_children(left[0], matcher, 0, old_parent);
  list_children(left[1], matcher, 1, new_parent);
  if (left[0]->len == 0 || left[1]->len == 0)
    return FALSE;
  gboolean found = match_by_key(matcher, left, title_key, MATCH_ALL);
  list_children(left[0], matcher, 0, old_parent);
  list_children(left[1], matcher, 1, new_parent);
  return match_alike(matcher, left, MATCH_SIBLINGS) || found;
}

/* Parents stand before what is below them, so that one pass is enough. */
static gboolean match_down(Matcher *matcher) {
  const GPtrArray *steps = matcher->pair->guides[0]->steps;
  GPtrArray *left[SIDES] = {g_ptr_array_new(), g_ptr_array_new()};
  gboolean found = match_below(matcher, left, NULL, NULL);
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    const Step *partner = matcher->pair->partner[0][i];
    if (partner != NULL && step->child_count > 0 && partner->child_count > 0)
      found = match_below(matcher, left, step, partner) || found;
  }
  g_ptr_array_unref(left[0]);
  g_ptr_array_unref(left[1]);
  return found;
}

/* ---- everywhere -------------------------------------------------------------------------------------- */

static void list_all(GPtrArray *left[SIDES], const Matcher *matcher) {
  for (guint side = 0; side < SIDES; side++) {
    const GPtrArray *steps = matcher->pair->guides[side]->steps;
    g_ptr_array_set_size(left[side], 0);
    for (guint i = 0; i < steps->len; i++) {
      if (matcher->pair->partner[side][i] == NULL)
        g_ptr_array_add(left[side], steps->pdata[i]);
    }
  }
}

static void match_everywhere(Matcher *matcher, GPtrArray *left[SIDES]) {
  list_all(left, matcher);
  match_by_key(matcher, left, path_key, MATCH_BY_DEPTH);
  list_all(left, matcher);
  match_by_key(matcher, left, title_key, MATCH_SINGLE_TARGET);
  match_down(matcher);
  list_all(left, matcher);
  if (match_by_key(matcher, left, title_and_target, MATCH_ALL))
    match_down(matcher);
  list_all(left, matcher);
  if (match_by_key(matcher, left, title_key, MATCH_SINGLE))
    match_down(matcher);
  list_all(left, matcher);
  if (match_alike(matcher, left, MATCH_ANYWHERE))
    match_down(matcher);
  for (guint round = 0; round < ROUNDS_MOST; round++) {
    list_all(left, matcher);
    if (!match_alike(matcher, left, MATCH_FOLLOWING))
      break;
    match_down(matcher);
  }
}

void match_steps(Matcher *matcher) {
  GPtrArray *left[SIDES] = {g_ptr_array_new(), g_ptr_array_new()};
  match_ids(matcher);
  match_aliases(matcher, 1);
  match_aliases(matcher, 0);
  match_everywhere(matcher, left);
  g_ptr_array_unref(left[0]);
  g_ptr_array_unref(left[1]);
}
