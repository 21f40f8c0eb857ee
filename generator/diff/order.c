/* Order: the heaviest row of siblings in order, by a tree of prefix maxima (Fenwick); then the gates that were crossed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/order.h"

#include <string.h>

#include "diff/changes.h"
#include "diff/likeness.h"

/* ---- parents ----------------------------------------------------------------------------------------- */

static const Step *partner_of(const GuidePair *pair, guint side, const Step *step) {
  return step == NULL ? NULL : pair->partner[side][step->order];
}

gboolean order_same_parent(const GuidePair *pair, const Step *old_step, const Step *new_step) {
  const Step *a = old_step->parent, *b = new_step->parent;
  if (a == NULL || b == NULL)
    return a == b;
  return pair->partner[0][a->order] == b || pair->origin[0][a->order] == b ||
         pair->origin[1][b->order] == a;
}

static gboolean is_gate(const Step *step) {
  return step->kind == STEP_CHECKPOINT || step->fields.no_return;
}

/* ---- siblings ---------------------------------------------------------------------------------------- */

/* One that has the same parent on both sides; in order of the new side. */
typedef struct {
  const Step *old_step, *new_step;
  guint rank;    /* among the others, by the old order; from 1 */
  gint64 weight; /* of the row that ends here */
  guint before;  /* index in that row, plus one; 0: it begins here */
} Sibling;

enum { STEP_BITS = 36, GATE_BITS = 20, CHANCE_BITS = 16 };

/* The number of steps counts first; then gates, which stay where they are when they can; then anything, the same in both
 * directions. */
static gint64 weight_of(const Sibling *sibling) {
  const guint a = sibling->old_step->order, b = sibling->new_step->order;
  const guint64 chance = hash_number(hash_number(HASH_START, MIN(a, b)), MAX(a, b));
  return ((gint64)1 << STEP_BITS) + (is_gate(sibling->new_step) ? (gint64)1 << GATE_BITS : 0) +
         (gint64)(chance >> (64 - CHANCE_BITS));
}

static int compare_old(gconstpointer a, gconstpointer b) {
  const Sibling *x = *(Sibling *const *)a, *y = *(Sibling *const *)b;
  return x->old_step->order < y->old_step->order ? -1 : x->old_step->order > y->old_step->order;
}

static gboolean rank_siblings(Sibling *siblings, guint count) {
  gboolean in_order = TRUE;
  for (guint i = 1; i < count; i++)
    in_order = in_order && siblings[i - 1].old_step->order < siblings[i].old_step->order;
  if (in_order)
    return TRUE;
  g_autofree Sibling **sorted = g_new(Sibling *, count);
  for (guint i = 0; i < count; i++)
    sorted[i] = &siblings[i];
  qsort(sorted, count, sizeof(Sibling *), compare_old);
  for (guint i = 0; i < count; i++)
    sorted[i]->rank = i + 1;
  return FALSE;
}

/* The row of the largest weight among those that end at a rank of at most `rank`. */
static guint heaviest_before(const Sibling *siblings, const guint *tree, guint rank) {
  guint best = 0;
  for (; rank > 0; rank &= rank - 1) {
    if (tree[rank] != 0 &&
        (best == 0 || siblings[tree[rank] - 1].weight > siblings[best - 1].weight))
      best = tree[rank];
  }
  return best;
}

static void find_reordered(Standing *standing, Sibling *siblings, guint count) {
  if (rank_siblings(siblings, count))
    return;
  g_autofree guint *tree = g_new0(guint, count + 1);
  guint best = 0;
  for (guint i = 0; i < count; i++) {
    Sibling *at = &siblings[i];
    at->before = heaviest_before(siblings, tree, at->rank - 1);
    at->weight = weight_of(at) + (at->before == 0 ? 0 : siblings[at->before - 1].weight);
    for (guint rank = at->rank; rank <= count; rank += rank & -rank) {
      if (tree[rank] == 0 || siblings[tree[rank] - 1].weight < at->weight)
        tree[rank] = i + 1;
    }
    if (best == 0 || siblings[best - 1].weight < at->weight)
      best = i + 1;
    standing[at->new_step->order] = STANDS_REORDERED;
  }
  for (; best != 0; best = siblings[best - 1].before)
    standing[siblings[best - 1].new_step->order] = STANDS_STILL;
}

static void order_siblings(GuidePair *pair, GArray *siblings, Step *const *children, guint count) {
  g_array_set_size(siblings, 0);
  for (guint i = 0; i < count; i++) {
    const Sibling sibling = {.old_step = partner_of(pair, 1, children[i]), .new_step = children[i]};
    if (sibling.old_step == NULL)
      continue;
    if (order_same_parent(pair, sibling.old_step, sibling.new_step))
      g_array_append_val(siblings, sibling);
    else
      pair->standing[children[i]->order] = STANDS_MOVED;
  }
  find_reordered(pair->standing, (Sibling *)(void *)siblings->data, siblings->len);
}

/* A removed step stands behind the nearest step before it that is still there and has not moved. */
static void find_behind(GuidePair *pair) {
  guint behind = 0;
  for (guint i = 0; i < pair->guides[0]->steps->len; i++) {
    const Step *partner = pair->partner[0][i];
    if (partner != NULL && pair->standing[partner->order] == STANDS_STILL)
      behind = partner->order + 1;
    pair->behind[i] = behind;
  }
}

void order_find(GuidePair *pair) {
  const Guide *guide = pair->guides[1];
  g_autoptr(GArray) siblings = g_array_new(FALSE, FALSE, sizeof(Sibling));
  order_siblings(pair, siblings, guide->top, guide->top_count);
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    order_siblings(pair, siblings, step->children, step->child_count);
  }
  find_behind(pair);
}

/* ---- gates ------------------------------------------------------------------------------------------- */

/* The gates that have not moved, in order. */
typedef struct {
  GArray *orders[2];
  GPtrArray *steps; /* of the new side */
} Gates;

static int compare_orders(gconstpointer a, gconstpointer b) {
  const guint x = *(const guint *)a, y = *(const guint *)b;
  return x < y ? -1 : x > y;
}

static void find_gates(Gates *gates, const GuidePair *pair) {
  const GPtrArray *steps = pair->guides[1]->steps;
  g_autofree gboolean *shifted = g_new0(gboolean, steps->len + 1);
  *gates =
      (Gates){{g_array_new(FALSE, FALSE, sizeof(guint)), g_array_new(FALSE, FALSE, sizeof(guint))},
              g_ptr_array_new()};
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    const Step *partner = pair->partner[1][i];
    shifted[i] =
        pair->standing[i] != STANDS_STILL || (step->parent != NULL && shifted[step->parent->order]);
    const gboolean same_gate =
        partner != NULL && ((step->kind == STEP_CHECKPOINT && partner->kind == STEP_CHECKPOINT) ||
                            (step->fields.no_return && partner->fields.no_return));
    if (shifted[i] || !same_gate)
      continue;
    g_array_append_val(gates->orders[0], partner->order);
    g_array_append_val(gates->orders[1], step->order);
    g_ptr_array_add(gates->steps, (gpointer)step);
  }
  g_array_sort(gates->orders[0], compare_orders);
}

static void gates_clear(Gates *gates) {
  g_array_unref(gates->orders[0]);
  g_array_unref(gates->orders[1]);
  g_ptr_array_unref(gates->steps);
}

/* How many gates stand before the step. */
static guint gates_before(const GArray *orders, guint order) {
  guint low = 0;
  for (guint high = orders->len; low < high;) {
    const guint middle = (low + high) / 2;
    if (g_array_index(orders, guint, middle) < order)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* ---- changes ----------------------------------------------------------------------------------------- */

enum { LEVELS_MOST = 8, TEXT_MOST = 500 };

/* The titles of the steps above, or NULL at the top. */
static const char *above_text(Arena *arena, const Step *step) {
  if (step->parent == NULL)
    return NULL;
  const char *text = step->parent->title_text;
  guint levels = 0;
  for (const Step *above = step->parent->parent; above != NULL && levels < 8;
       above = above->parent) {
    text = arena_join(arena, above->title_text, " › ", text);
    levels++;
  }
  return text;
}

static const char *before_text(const Step *step) {
  const Step *before = step_previous(step);
  while (before != NULL && before->depth > step->depth)
    before = before->parent;
  return before == NULL || before == step->parent ? NULL : before->title_text;
}

static DiffKind kind_of_move(const Step *new_step, Standing standing, gboolean crosses) {
  if (new_step->kind == STEP_CHECKPOINT)
    return DIFF_CHECKPOINT_MOVED;
  if (new_step->fields.no_return)
    return DIFF_NO_RETURN_MOVED;
  if (crosses)
    return DIFF_STEP_ACROSS_GATE;
  return standing == STANDS_MOVED ? DIFF_STEP_MOVED : DIFF_STEP_REORDERED;
}

static void add_move(Comparison *comparison, const GuidePair *pair, const Gates *gates,
                     const Step *new_step) {
  Arena *arena = comparison->arena;
  const Step *old_step = pair->partner[1][new_step->order];
  const Standing standing = pair->standing[new_step->order];
  const guint was = gates_before(gates->orders[0], old_step->order);
  const guint is = gates_before(gates->orders[1], new_step->order);
  DiffChange *change =
      change_add(comparison, kind_of_move(new_step, standing, was != is), pair, old_step, new_step);
  const gboolean moved = standing == STANDS_MOVED;
  change->values = moved ? DIFF_VALUES_IN : DIFF_VALUES_AFTER;
  change->old_value = moved ? above_text(arena, old_step) : before_text(old_step);
  change->new_value = moved ? above_text(arena, new_step) : before_text(new_step);
  if (was == is)
    return;
  g_autoptr(GPtrArray) crossed = g_ptr_array_new();
  for (guint i = MIN(was, is); i < MAX(was, is); i++)
    g_ptr_array_add(crossed, gates->steps->pdata[i]);
  change->steps = arena_pointers(arena, crossed);
  change->step_count = crossed->len;
}

void order_compare(Comparison *comparison, const GuidePair *pair) {
  Gates gates;
  find_gates(&gates, pair);
  const GPtrArray *steps = pair->guides[1]->steps;
  for (guint i = 0; i < steps->len; i++) {
    if (pair->standing[i] != STANDS_STILL)
      add_move(comparison, pair, &gates, steps->pdata[i]);
  }
  gates_clear(&gates);
}
