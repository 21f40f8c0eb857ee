/* StepOrder: the arrows, and a search in depth for an arrow that leads back to a point on the way.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/step_order.h"

guint step_start(const Step *step) { return 2 * step->order; }

guint step_end(const Step *step) { return 2 * step->order + 1; }

const Step *step_of_point(const StepOrder *order, guint point) {
  return order->guide->steps->pdata[point / 2];
}

/* ---- the arrows -------------------------------------------------------------------------------------- */

static gboolean is_out(const gboolean *left_out, const Step *step) {
  return left_out != NULL && left_out[step->order];
}

static void set_befores(const Step **before, Step *const *siblings, guint count,
                        const gboolean *left_out) {
  const Step *last = NULL;
  for (guint i = 0; i < count; i++) {
    if (is_out(left_out, siblings[i]))
      continue;
    before[siblings[i]->order] = last;
    last = siblings[i];
  }
}

static void add_arrow(StepOrder *order, guint point) { g_array_append_val(order->arrows, point); }

static void add_start(StepOrder *order, const Step *step, const Step *before,
                      const gboolean *left_out) {
  const guint own = order->arrows->len;
  for (guint i = 0; i < step->fields.after_count && order->follows_after; i++) {
    if (!is_out(left_out, step->fields.after[i]))
      add_arrow(order, step_end(step->fields.after[i]));
  }
  if (order->arrows->len == own && before != NULL)
    add_arrow(order, step_end(before));
  if (step->parent != NULL)
    add_arrow(order, step_start(step->parent));
}

static void add_end(StepOrder *order, const Step *step, const gboolean *left_out) {
  add_arrow(order, step_start(step));
  for (guint i = 0; i < step->child_count; i++) {
    if (!is_out(left_out, step->children[i]))
      add_arrow(order, step_end(step->children[i]));
  }
}

StepOrder *step_order_new(const Guide *guide, const gboolean *left_out, gboolean follows_after) {
  StepOrder *order = g_new0(StepOrder, 1);
  order->follows_after = follows_after;
  order->guide = guide;
  order->points = 2 * guide->steps->len;
  order->arrows = g_array_new(FALSE, FALSE, sizeof(guint));
  order->first = g_new0(guint, order->points + 1);
  g_autofree const Step **before = g_new0(const Step *, guide->steps->len);
  set_befores(before, guide->top, guide->top_count, left_out);
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    set_befores(before, step->children, step->child_count, left_out);
  }
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    const gboolean is_in = !is_out(left_out, step);
    order->first[step_start(step)] = order->arrows->len;
    if (is_in)
      add_start(order, step, before[i], left_out);
    order->first[step_end(step)] = order->arrows->len;
    if (is_in)
      add_end(order, step, left_out);
  }
  order->first[order->points] = order->arrows->len;
  return order;
}

void step_order_free(StepOrder *order) {
  if (order == NULL)
    return;
  g_array_unref(order->arrows);
  g_free(order->first);
  g_free(order);
}

/* ---- the search -------------------------------------------------------------------------------------- */

typedef enum { POINT_NEW, POINT_OPEN, POINT_DONE } PointState;

typedef struct {
  const StepOrder *order;
  GArray *way;    /* guint: the points that are open, each waiting for the next */
  guint *next;    /* by point: the arrow to follow next */
  guint8 *states; /* by point */
  guint *sorted;
  guint sorted_count;
  StepCircle *circle;
  gpointer data;
  gsize left; /* points of circles that are still told */
} Search;

/* Circles of together so many points are told for each point of a guide, and those of some more. */
enum { TOLD_EACH = 32, TOLD_ALWAYS = 4096 };

static void open_point(Search *search, guint point) {
  search->states[point] = POINT_OPEN;
  search->next[point] = search->order->first[point];
  g_array_append_val(search->way, point);
}

static void report(Search *search, guint point) {
  if (search->circle == NULL || search->left == 0)
    return;
  const guint *way = (const guint *)(const void *)search->way->data;
  guint from = search->way->len - 1;
  while (way[from] != point)
    from--;
  const guint count = search->way->len - from;
  search->left -= MIN(search->left, count);
  search->circle(search->order, way + from, count, search->data);
}

/* Goes on from the last point of the way: deeper, round a circle, or back. */
static void search_on(Search *search) {
  const guint point = g_array_index(search->way, guint, search->way->len - 1);
  if (search->next[point] == search->order->first[point + 1]) {
    search->states[point] = POINT_DONE;
    search->sorted[search->sorted_count++] = point;
    g_array_set_size(search->way, search->way->len - 1);
    return;
  }
  const guint deeper = g_array_index(search->order->arrows, guint, search->next[point]++);
  if (search->states[deeper] == POINT_OPEN)
    report(search, deeper);
  else if (search->states[deeper] == POINT_NEW)
    open_point(search, deeper);
}

void step_order_sort(guint *sorted, const StepOrder *order, StepCircle *circle, gpointer data) {
  g_autoptr(GArray) way = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autofree guint *next = g_new0(guint, order->points);
  g_autofree guint8 *states = g_new0(guint8, order->points);
  const gsize left = TOLD_ALWAYS + (gsize)TOLD_EACH * order->points;
  Search search = {order, way, next, states, sorted, 0, circle, data, left};
  for (guint point = 0; point < order->points; point++) {
    if (states[point] != POINT_NEW)
      continue;
    open_point(&search, point);
    while (way->len > 0)
      search_on(&search);
  }
}
