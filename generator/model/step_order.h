/* StepOrder: which step waits for which, as arrows between the starts and the ends of steps. Pure.
 *
 *   a step starts     after the ends of the steps that its `after` names, else after the end of the sibling before it;
 *                     and not before the step above it
 *   a step ends       not before it starts, and after the ends of its sub-steps
 *
 * A point is 2 * order for the start of a step, and one more for its end.
 * Ownership: step_order_free. Neither function recurses; both take time in proportion to the arrows.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/guide.h"

typedef struct {
  const Guide *guide;
  gboolean follows_after;
  guint points;   /* two for each step */
  GArray *arrows; /* guint: points that are waited for, grouped by the point that waits */
  guint *first;   /* by point: where its group begins; one more at the end */
} StepOrder;

/* `left_out` (by step->order, or NULL): steps that nobody waits for and that wait for nobody. Without `follows_after` as if
 * no step said `after`: then nothing goes round. */
StepOrder *step_order_new(const Guide *guide, const gboolean *left_out, gboolean follows_after);
void step_order_free(StepOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StepOrder, step_order_free)

guint step_start(const Step *step);
guint step_end(const Step *step);
const Step *step_of_point(const StepOrder *order, guint point);

/* Called for a circle: `count` points, each of which waits for the next, and the last for the first. */
typedef void StepCircle(const StepOrder *order, const guint *points, guint count, gpointer data);

/* Sets `sorted` (room for order->points) to all points, each behind those that it waits for, but for one arrow of each
 * circle. `circle` may be NULL; of very many long circles it is called for the first ones. */
void step_order_sort(guint *sorted, const StepOrder *order, StepCircle *circle, gpointer data);
