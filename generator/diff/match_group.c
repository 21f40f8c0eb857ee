/* Matching of groups: what is the same first, then the best assignment.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/match_group.h"

#include <string.h>

#include "diff/assign.h"

void match_pair(Matcher *matcher, const Step *old_step, const Step *new_step) {
  matcher->pair->partner[0][old_step->order] = new_step;
  matcher->pair->partner[1][new_step->order] = old_step;
}

/* ---- by key ------------------------------------------------------------------------------------------ */

typedef struct {
  guint depth; /* 0: does not matter */
  guint64 key;
  const Step *step;
  guint side;
} Keyed;

static int compare_keyed(gconstpointer a, gconstpointer b) {
  const Keyed *x = a, *y = b;
  if (x->depth != y->depth)
    return x->depth < y->depth ? -1 : 1;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  if (x->side != y->side)
    return x->side < y->side ? -1 : 1;
  return x->step->order < y->step->order ? -1 : x->step->order > y->step->order;
}

/* Steps of one key: first those of the old side. */
typedef struct {
  Matcher *matcher;
  const Keyed *first[2];
  guint count[2];
} Group;

/* Titles are the same: what the steps say, and where they stand, tells them apart. */
static double group_likeness(gpointer data, guint a, guint b) {
  const Group *group = data;
  const Step *x = group->first[0][a].step, *y = group->first[1][b].step;
  const gboolean is_same = x->fingerprint != NULL && y->fingerprint != NULL &&
                           strcmp(x->fingerprint, y->fingerprint) == 0;
  const double like = is_same ? 1 : step_likeness(group->matcher, x, y);
  return 0.1 + 0.4 * like + 0.5 * step_nearness(group->matcher, x, y);
}

/* Too many to look at each pair: those that say the same and have the same parents in order, then the rest in order. */
static void pair_in_order(const Group *group, GArray *pairs) {
  g_autoptr(GHashTable) same =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_queue_free);
  g_autofree gboolean *taken = g_new0(gboolean, group->count[1]);
  g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint k = 0; k < group->count[1]; k++) {
    const Step *step = group->first[1][k].step;
    char *key = g_strdup_printf("%s", step->fingerprint == NULL ? "" : step->fingerprint);
    GQueue *queue = g_hash_table_lookup(same, key);
    if (queue == NULL) {
      queue = g_queue_new();
      g_hash_table_insert(same, g_strdup(key), queue);
    }
    g_queue_push_tail(queue, GUINT_TO_POINTER(k));
    g_free(key);
  }
  for (guint i = 0; i < group->count[0]; i++) {
    const char *key = group->first[0][i].step->fingerprint;
    GQueue *queue = g_hash_table_lookup(same, key == NULL ? "" : key);
    if (queue == NULL || queue->length == 0) {
      g_array_append_val(rest, i);
      continue;
    }
    const guint k = GPOINTER_TO_UINT(g_queue_pop_head(queue));
    taken[k] = TRUE;
    const Step *const pair[2] = {group->first[0][i].step, group->first[1][k].step};
    g_array_append_val(pairs, pair);
  }
  for (guint n = 0, k = 0; n < rest->len && k < group->count[1]; k++) {
    if (taken[k])
      continue;
    const Step *const pair[2] = {group->first[0][g_array_index(rest, guint, n++)].step,
                                 group->first[1][k].step};
    g_array_append_val(pairs, pair);
  }
}

static void pair_group(Group *group, GArray *pairs) {
  Comparison *comparison = group->matcher->comparison;
  if (group->count[0] == 1 && group->count[1] == 1) {
    const Step *const pair[2] = {group->first[0]->step, group->first[1]->step};
    g_array_append_val(pairs, pair);
    return;
  }
  const gint64 all = (gint64)group->count[0] * group->count[1];
  if (all > ASSIGN_PAIRS || all > comparison->pairs_left) {
    comparison->is_bounded = TRUE;
    pair_in_order(group, pairs);
    return;
  }
  g_autofree guint *partner = g_new(guint, group->count[0]);
  const AssignTask task = {group->count[0], group->count[1], 0, group_likeness, group};
  if (!assign(partner, &task, &comparison->pairs_left))
    comparison->is_bounded = TRUE;
  for (guint i = 0; i < group->count[0]; i++) {
    if (partner[i] == ASSIGN_NONE)
      continue;
    const Step *const pair[2] = {group->first[0][i].step, group->first[1][partner[i]].step};
    g_array_append_val(pairs, pair);
  }
}

static gboolean take_pairs(Matcher *matcher, GArray *pairs) {
  for (guint i = 0; i < pairs->len; i++) {
    const Step *const *pair = (const Step *const *)(const void *)pairs->data + 2 * i;
    match_pair(matcher, pair[0], pair[1]);
  }
  const gboolean found = pairs->len > 0;
  g_array_set_size(pairs, 0);
  return found;
}

static gboolean is_to_be_paired(const Group *group, MatchRepeats repeats) {
  if (group->count[0] == 0 || group->count[1] == 0)
    return FALSE;
  if (repeats == MATCH_ALL || repeats == MATCH_BY_DEPTH)
    return TRUE;
  const StepFacts *a = &group->matcher->facts[0][group->first[0]->step->order];
  const StepFacts *b = &group->matcher->facts[1][group->first[1]->step->order];
  return group->count[0] == 1 && group->count[1] == 1 &&
         (repeats == MATCH_SINGLE || a->target == b->target);
}

/* Groups of one depth do not see each other's pairs, so that their order does not matter. */
static gboolean match_groups(Matcher *matcher, GArray *keyed, MatchRepeats repeats) {
  g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, 2 * sizeof(const Step *));
  gboolean found = FALSE;
  guint depth = 0;
  for (guint first = 0, end; first < keyed->len; first = end) {
    const Keyed *of = &g_array_index(keyed, Keyed, first);
    Group group = {.matcher = matcher, .first = {of, of}};
    if (of->depth != depth)
      found = take_pairs(matcher, pairs) || found;
    depth = of->depth;
    for (end = first; end < keyed->len; end++) {
      const Keyed *at = &g_array_index(keyed, Keyed, end);
      if (at->key != of->key || at->depth != depth)
        break;
      group.count[at->side]++;
    }
    group.first[1] += group.count[0];
    if (is_to_be_paired(&group, repeats))
      pair_group(&group, pairs);
  }
  return take_pairs(matcher, pairs) || found;
}

gboolean match_by_key(Matcher *matcher, GPtrArray *left[2], MatchKey *key, MatchRepeats repeats) {
  g_autoptr(GArray) keyed = g_array_new(FALSE, FALSE, sizeof(Keyed));
  for (guint side = 0; side < 2; side++) {
    for (guint i = 0; i < left[side]->len; i++) {
      const Step *step = left[side]->pdata[i];
      const guint depth = repeats == MATCH_BY_DEPTH ? step->depth : 0;
      const Keyed of = {depth, key(&matcher->facts[side][step->order]), step, side};
      g_array_append_val(keyed, of);
    }
  }
  g_array_sort(keyed, compare_keyed);
  return match_groups(matcher, keyed, repeats);
}

/* ---- by likeness ------------------------------------------------------------------------------------- */

typedef struct {
  Matcher *matcher;
  GPtrArray **left;
  MatchReach reach;
} Alike;

/* Another step in the same place is less like the one that was there than this; a reworded one is more like it. */
#define BETWEEN_LEAST 0.33

/* Two that stand at the same place need less in common, checkpoints least: what is decided there is put in other words. Two
 * titles alone need more. */
static double alike_likeness(gpointer data, guint a, guint b) {
  const Alike *alike = data;
  Matcher *matcher = alike->matcher;
  const Step *x = alike->left[0]->pdata[a], *y = alike->left[1]->pdata[b];
  if (alike->reach == MATCH_FOLLOWING && !step_follows(matcher, x, y))
    return 0;
  const double like = step_likeness(matcher, x, y);
  if (like < 0.1)
    return 0;
  double value = 0.85 * like + 0.15 * step_nearness(matcher, x, y);
  const gboolean gates = x->kind == STEP_CHECKPOINT && y->kind == STEP_CHECKPOINT;
  const gboolean siblings = alike->reach == MATCH_SIBLINGS;
  if (siblings && gates && step_is_beside(matcher, x, y))
    value += 0.1;
  else if (!step_says_more(matcher, x, y))
    value -= 0.1;
  if (gates && !siblings)
    value -= 0.15; /* a decision elsewhere in other words is another one */
  if (siblings && (gates || like >= BETWEEN_LEAST) && step_is_between(matcher, x, y))
    value += 0.1;
  return CLAMP(value, 0, 1);
}

gboolean match_alike(Matcher *matcher, GPtrArray *left[2], MatchReach reach) {
  static const double least[] = {
      [MATCH_SIBLINGS] = 0.4, [MATCH_ANYWHERE] = 0.55, [MATCH_FOLLOWING] = 0.42};
  if (left[0]->len == 0 || left[1]->len == 0)
    return FALSE;
  Alike alike = {matcher, left, reach};
  g_autofree guint *partner = g_new(guint, left[0]->len);
  const AssignTask task = {left[0]->len, left[1]->len, least[reach], alike_likeness, &alike};
  if (!assign(partner, &task, &matcher->comparison->pairs_left))
    matcher->comparison->is_bounded = TRUE;
  gboolean found = FALSE;
  for (guint i = 0; i < left[0]->len; i++) {
    if (partner[i] == ASSIGN_NONE)
      continue;
    match_pair(matcher, left[0]->pdata[i], left[1]->pdata[partner[i]]);
    found = TRUE;
  }
  return found;
}
