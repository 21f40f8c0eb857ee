/* Plan: a pass forward for the earliest times, a pass back for the slack, then what follows from both.
 *
 * All passes go over flat arrays by step->order, or by point of the order; nothing recurses. Going back is added up while gates
 * and steps are walked in the order of time, so that many gates cost no more than their number.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/plan.h"

#include "model/moment.h"
#include "model/step_order.h"
#include "resolve/plan_back.h"

typedef struct {
  const Guide *guide;
  Arena *arena;
  const ChangeRecord *record;
  Plan *plan;
  gboolean *is_out; /* by order: back-out steps */
  gint64 *weights;  /* by order: seconds from its start to its end at least */
  gint64 *shares;   /* by order: seconds of the phase around it that are taken for its own */
  StepOrder *order;
  guint *sorted;             /* points */
  gint64 *earliest, *latest; /* by point */
} Planner;

static const Step *step_at(const Guide *guide, guint i) { return guide->steps->pdata[i]; }

static gboolean is_leaf(const Step *step) { return step->child_count == 0; }

/* A step of the way forward that is carried out. */
static gboolean is_work(const Planner *planner, const Step *step) {
  return is_leaf(step) && step->kind == STEP_WORK && !planner->is_out[step->order];
}

/* ---- what is to be done ------------------------------------------------------------------------------ */

/* The optional phase that holds the undo step of `step`, else the undo step; NULL when it is not optional. */
static const Step *back_out_of(const Step *step) {
  const Step *target = step->fields.undo_step;
  if (target == NULL || target->fields.importance != IMPORTANCE_OPTIONAL)
    return NULL;
  while (target->parent != NULL && target->parent->fields.importance == IMPORTANCE_OPTIONAL &&
         !step_is_inside(step, target->parent))
    target = target->parent;
  return target;
}

static void find_back_out(Planner *planner) {
  const Guide *guide = planner->guide;
  gboolean *is_out = planner->is_out;
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *target = back_out_of(step_at(guide, i));
    if (target != NULL)
      is_out[target->order] = TRUE;
  }
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = step_at(guide, i);
    is_out[i] = is_out[i] || (step->parent != NULL && is_out[step->parent->order]);
  }
  for (guint i = guide->steps->len; i-- > 0;) {
    const Step *step = step_at(guide, i);
    gboolean all = step->child_count > 0;
    for (guint k = 0; k < step->child_count && all; k++)
      all = is_out[step->children[k]->order];
    is_out[i] = is_out[i] || all;
  }
}

/* From the last step to the first, so that sub-steps come before the step above them. */
static void weigh(Planner *planner) {
  const guint count = planner->guide->steps->len;
  g_autofree gboolean *has_timed = g_new0(gboolean, count); /* something below has a duration */
  g_autofree gboolean *has_untimed = g_new0(gboolean, count);
  for (guint i = count; i-- > 0;) {
    const Step *step = step_at(planner->guide, i);
    if (planner->is_out[i])
      continue;
    const gboolean is_said = step->fields.duration != DURATION_UNSAID;
    const gboolean counts = is_said && !has_timed[i];
    planner->weights[i] = counts ? step->fields.duration : 0;
    const gboolean is_timed =
        counts || (is_leaf(step) ? step->kind == STEP_CHECKPOINT : !has_untimed[i]);
    planner->plan->steps[i].counts = counts;
    planner->plan->steps[i].is_timed = is_timed;
    planner->plan->is_timed = planner->plan->is_timed || counts;
    if (step->parent != NULL) {
      const guint above = step->parent->order;
      has_timed[above] = has_timed[above] || is_said || has_timed[i];
      has_untimed[above] = has_untimed[above] || !is_timed;
    }
  }
}

/* ---- times ------------------------------------------------------------------------------------------- */

static gboolean is_own(guint from, guint to) { return to == from + 1 && to % 2 == 1; }

/* The seconds that must lie between two points of which the second waits for the first. */
static gint64 gap(const Planner *planner, guint from, guint to) {
  return is_own(from, to) ? planner->weights[to / 2] + planner->shares[to / 2] : 0;
}

/* The phase outside of which `to` waits for the end of one of its parts, where its duration is that of all of them: nobody knows
 * how long a part takes, so `to` waits for all that time. Else NULL. */
static const Step *timed_phase(const Planner *planner, guint from, guint to) {
  if (from % 2 == 0)
    return NULL;
  const Step *phase = step_of_point(planner->order, from)->parent;
  while (phase != NULL && !planner->plan->steps[phase->order].counts)
    phase = phase->parent;
  return step_is_inside(step_of_point(planner->order, to), phase) ? NULL : phase;
}

/* In a phase that is timed as a whole, each step that is carried out takes the same part of it: of as many as the longest row of
 * steps in it has that wait for one another. All along such a row, shares add up to the duration of the phase. */
static void share_out(Planner *planner) {
  const StepOrder *order = planner->order;
  const guint count = planner->guide->steps->len;
  g_autofree const Step **around = g_new0(const Step *, count); /* that is timed as a whole */
  g_autofree gint64 *places = g_new0(gint64, order->points); /* the longest row up to the point */
  for (guint i = 0; i < count; i++) {
    const Step *step = step_at(planner->guide, i);
    const Step *above = step->parent == NULL ? NULL : around[step->parent->order];
    around[i] = planner->plan->steps[i].counts ? step : above;
  }
  for (guint i = 0; i < order->points; i++) {
    const guint to = planner->sorted[i];
    for (guint k = order->first[to]; k < order->first[to + 1]; k++) {
      const guint from = g_array_index(order->arrows, guint, k);
      const gboolean works = is_own(from, to) && is_work(planner, step_at(planner->guide, to / 2));
      if (around[to / 2] != NULL && around[from / 2] == around[to / 2])
        places[to] = MAX(places[to], places[from] + (works ? 1 : 0));
    }
  }
  for (guint i = 0; i < count; i++) {
    const Step *step = step_at(planner->guide, i), *phase = around[i];
    planner->plan->steps[i].is_shared = phase != NULL && phase != step;
    if (!planner->plan->steps[i].is_shared || !is_work(planner, step))
      continue;
    const gint64 all = planner->weights[phase->order], rows = places[step_end(phase)];
    const gint64 place = places[step_start(step)];
    planner->shares[i] = all * (place + 1) / rows - all * place / rows;
  }
}

static void pass_forward(Planner *planner) {
  const StepOrder *order = planner->order;
  for (guint i = 0; i < order->points; i++) {
    const guint to = planner->sorted[i];
    for (guint k = order->first[to]; k < order->first[to + 1]; k++) {
      const guint from = g_array_index(order->arrows, guint, k);
      planner->earliest[to] =
          MAX(planner->earliest[to], planner->earliest[from] + gap(planner, from, to));
      const Step *phase = timed_phase(planner, from, to);
      if (phase != NULL)
        planner->earliest[to] = MAX(planner->earliest[to], planner->earliest[step_start(phase)] +
                                                               planner->weights[phase->order]);
    }
    planner->plan->duration = MAX(planner->plan->duration, planner->earliest[to]);
  }
}

static void pass_back(Planner *planner) {
  const StepOrder *order = planner->order;
  for (guint i = 0; i < order->points; i++)
    planner->latest[i] = planner->plan->duration;
  for (guint i = order->points; i-- > 0;) {
    const guint to = planner->sorted[i];
    for (guint k = order->first[to]; k < order->first[to + 1]; k++) {
      const guint from = g_array_index(order->arrows, guint, k);
      planner->latest[from] =
          MIN(planner->latest[from], planner->latest[to] - gap(planner, from, to));
      const Step *phase = timed_phase(planner, from, to);
      if (phase != NULL)
        planner->latest[step_start(phase)] =
            MIN(planner->latest[step_start(phase)],
                planner->latest[to] - planner->weights[phase->order]);
    }
  }
}

static void note_circle(const StepOrder *order, const guint *points, guint count, gpointer data) {
  (void)order;
  (void)points;
  (void)count;
  *(gboolean *)data = TRUE;
}

static void order_steps(Planner *planner) {
  gboolean goes_round = FALSE;
  planner->order = step_order_new(planner->guide, planner->is_out, TRUE);
  planner->sorted = g_new0(guint, planner->order->points);
  step_order_sort(planner->sorted, planner->order, note_circle, &goes_round);
  if (!goes_round)
    return;
  step_order_free(planner->order);
  planner->order = step_order_new(planner->guide, planner->is_out, FALSE);
  step_order_sort(planner->sorted, planner->order, NULL, NULL);
}

static void time_steps(Planner *planner) {
  planner->earliest = g_new0(gint64, planner->order->points);
  planner->latest = g_new0(gint64, planner->order->points);
  share_out(planner);
  pass_forward(planner);
  pass_back(planner);
  for (guint i = planner->guide->steps->len; i-- > 0;) {
    const Step *step = step_at(planner->guide, i);
    PlanStep *planned = &planner->plan->steps[i];
    planned->is_back_out = planner->is_out[i];
    if (planned->is_back_out)
      continue;
    planned->start = planner->earliest[step_start(step)];
    planned->end = planner->earliest[step_end(step)];
    planned->slack = planner->latest[step_start(step)] - planned->start;
    planned->is_critical = planned->is_critical || (planner->plan->is_timed && planned->slack == 0);
    if (step->parent != NULL && planned->is_critical)
      planner->plan->steps[step->parent->order].is_critical = TRUE;
  }
}

/* ---- people ------------------------------------------------------------------------------------------ */

/* Is its time known, by itself or as a part of what is above it? */
static gboolean is_covered(const Planner *planner, const Step *step) {
  for (; step != NULL; step = step->parent) {
    if (planner->plan->steps[step->order].counts)
      return TRUE;
  }
  return FALSE;
}

static void add_up_owners(Planner *planner) {
  Plan *plan = planner->plan;
  g_autoptr(GHashTable) index = g_hash_table_new(NULL, NULL); /* Owner -> place + 1 */
  g_autoptr(GArray) owners = g_array_new(FALSE, TRUE, sizeof(PlanOwner));
  for (guint i = 0; i < planner->guide->steps->len; i++) {
    const Step *step = step_at(planner->guide, i);
    const gboolean works = is_work(planner, step);
    if (planner->is_out[i] || (!works && planner->weights[i] == 0))
      continue;
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(index, step->fields.owner));
    if (place == 0) {
      const PlanOwner owner = {.owner = step->fields.owner, .is_timed = TRUE};
      g_array_append_val(owners, owner);
      place = owners->len;
      g_hash_table_insert(index, (gpointer)step->fields.owner, GUINT_TO_POINTER(place));
    }
    PlanOwner *owner = &g_array_index(owners, PlanOwner, place - 1);
    const gboolean is_timed = !works || is_covered(planner, step);
    owner->total += planner->weights[i];
    owner->steps += works ? 1 : 0;
    owner->is_timed = owner->is_timed && is_timed;
    plan->untimed += is_timed ? 0 : 1;
  }
  PlanOwner *kept = arena_new_array(planner->arena, PlanOwner, owners->len);
  for (guint i = 0; i < owners->len; i++)
    kept[i] = g_array_index(owners, PlanOwner, i);
  plan->owners = kept;
  plan->owner_count = owners->len;
}

/* Steps without an owner hand nothing over. */
static void find_hand_overs(Planner *planner) {
  const guint count = planner->guide->steps->len;
  PlanHandOver *hand_overs = arena_new_array(planner->arena, PlanHandOver, count);
  const Step *last = NULL;
  for (guint i = 0; i < count; i++) {
    const Step *step = step_at(planner->guide, i);
    if (!is_leaf(step) || planner->is_out[i] || step->fields.owner == NULL)
      continue;
    if (last != NULL && last->fields.owner != step->fields.owner)
      hand_overs[planner->plan->hand_over_count++] = (PlanHandOver){last, step};
    last = step;
  }
  planner->plan->hand_overs = hand_overs;
}

/* ---- undo coverage ----------------------------------------------------------------------------------- */

static void count_coverage(Planner *planner) {
  Plan *plan = planner->plan;
  g_autoptr(GPtrArray) missing = g_ptr_array_new();
  for (guint i = 0; i < planner->guide->steps->len; i++) {
    const Step *step = step_at(planner->guide, i);
    if (plan->no_return == NULL && !planner->is_out[i] && step->fields.no_return)
      plan->no_return = step;
    if (!is_work(planner, step))
      continue;
    const Step *says = step_undo_said(step);
    if (says == NULL) {
      plan->undo_unsaid++;
      continue;
    }
    plan->undo_said++;
    if (says->fields.undo_kind == UNDO_NONE)
      g_ptr_array_add(missing, (gpointer)step);
    else
      plan->undo_possible++;
  }
  plan->undo_missing = arena_pointers(planner->arena, missing);
}

/* ---- checkpoints ------------------------------------------------------------------------------------- */

static void limit(PlanGate *gate, PlanLimit limit, gint64 moment) {
  if (gate->has_latest && gate->latest <= moment)
    return;
  gate->has_latest = TRUE;
  gate->latest = moment;
  gate->limit = limit;
}

static gint64 since_start(const ChangeRecord *record, GDateTime *time) {
  return g_date_time_difference(time, record->start) / G_TIME_SPAN_SECOND;
}

static void limit_by_deadline(PlanGate *gate, const ChangeRecord *record) {
  Moment moment;
  const char *text = gate->step->fields.deadline;
  if (text == NULL || !moment_parse(&moment, text) || moment.has_offset)
    return;
  if (moment.kind == MOMENT_ELAPSED) {
    limit(gate, LIMIT_DEADLINE, moment.elapsed);
  } else if (record->start != NULL) {
    g_autoptr(GDateTime) time =
        moment_time(&moment, g_date_time_get_timezone(record->start), record->start);
    if (time != NULL)
      limit(gate, LIMIT_DEADLINE, since_start(record, time));
  }
}

static void limit_gate(const Planner *planner, PlanGate *gate, const PlanBack *back) {
  const ChangeRecord *record = planner->record;
  const Step *no_return = planner->plan->no_return;
  const gboolean can_go_back =
      no_return == NULL || !plan_is_before(&planner->plan->steps[no_return->order], no_return,
                                           gate->planned, gate->step);
  gate->roll_back = can_go_back ? plan_back_time(back) : DURATION_UNSAID;
  limit_by_deadline(gate, record);
  if (can_go_back && record->start != NULL && record->roll_back_deadline != NULL)
    limit(gate, LIMIT_ROLL_BACK_DEADLINE, since_start(record, record->roll_back_deadline));
  if (gate->roll_back != DURATION_UNSAID && record->start != NULL && record->end != NULL)
    limit(gate, LIMIT_WINDOW, since_start(record, record->end) - gate->roll_back);
  gate->slack = gate->has_latest ? gate->latest - gate->planned : 0;
}

static int compare_gates(gconstpointer a, gconstpointer b) {
  const PlanGate *x = *(const PlanGate *const *)a, *y = *(const PlanGate *const *)b;
  if (x->planned != y->planned)
    return x->planned < y->planned ? -1 : 1;
  return x->step->order < y->step->order ? -1 : x->step->order > y->step->order;
}

static void time_gates(Planner *planner) {
  Plan *plan = planner->plan;
  PlanGate *gates = arena_new_array(planner->arena, PlanGate, planner->guide->steps->len);
  g_autoptr(GPtrArray) by_time = g_ptr_array_new();
  for (guint i = 0; i < planner->guide->steps->len; i++) {
    const Step *step = step_at(planner->guide, i);
    if (step->kind != STEP_CHECKPOINT || planner->is_out[i])
      continue;
    PlanGate *gate = &gates[plan->gate_count++];
    *gate = (PlanGate){.step = step, .planned = plan->steps[i].end};
    g_ptr_array_add(by_time, gate);
  }
  g_ptr_array_sort(by_time, compare_gates);
  g_autoptr(PlanBack) back = plan_back_new(planner->guide, plan->steps);
  for (guint i = 0; i < by_time->len; i++) {
    PlanGate *gate = by_time->pdata[i];
    plan_back_until(back, gate->planned, gate->step);
    limit_gate(planner, gate, back);
  }
  plan->gates = gates;
}

static void time_going_back(Planner *planner) {
  const Step *until = planner->plan->no_return;
  g_autoptr(PlanBack) back = plan_back_new(planner->guide, planner->plan->steps);
  plan_back_until(back, until == NULL ? G_MAXINT64 : planner->plan->steps[until->order].start,
                  until);
  planner->plan->roll_back = plan_back_time(back);
}

void plan_make(Guide *guide, Arena *arena, const ChangeRecord *record) {
  const guint count = guide->steps->len;
  Planner planner = {.guide = guide,
                     .arena = arena,
                     .record = record,
                     .plan = arena_new_item(arena, Plan),
                     .is_out = g_new0(gboolean, count),
                     .weights = g_new0(gint64, count),
                     .shares = g_new0(gint64, count)};
  planner.plan->steps = arena_new_array(arena, PlanStep, count);
  find_back_out(&planner);
  weigh(&planner);
  order_steps(&planner);
  time_steps(&planner);
  add_up_owners(&planner);
  find_hand_overs(&planner);
  count_coverage(&planner);
  time_gates(&planner);
  time_going_back(&planner);
  guide->plan = planner.plan;
  step_order_free(planner.order);
  g_free(planner.is_out);
  g_free(planner.weights);
  g_free(planner.shares);
  g_free(planner.sorted);
  g_free(planner.earliest);
  g_free(planner.latest);
}
