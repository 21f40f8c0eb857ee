/* Tests of the plan: times, slack, owners, gates, going back, and what always holds.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/plan.h"

#include "model/moment.h"
#include "model/step_order.h"
#include "world.h"

#define TEST(path, function) g_test_add(path, World, NULL, world_setup, function, world_teardown)

enum { MINUTE = 60 };

static Guide *guide_in(World *world) {
  return world_guide(world, world_document(world, "steps.md"), "upgrade");
}

/* A step below `parent` (or NULL); `minutes` below 0: without a duration. */
static Step *add(World *world, Guide *guide, Step *parent, gint minutes) {
  g_autofree char *id = g_strdup_printf("s%u", guide->steps->len);
  Step *step = world_step(world, guide, id, NULL);
  step->id_explicit = TRUE;
  step->parent = parent;
  step->fields.duration = minutes < 0 ? DURATION_UNSAID : minutes * MINUTE;
  step->fields.undo_duration = DURATION_UNSAID;
  return step;
}

static void wait_for(World *world, Step *step, const Step *first, const Step *second) {
  const Step **after = arena_new_array(world->book->arena, const Step *, 2);
  after[0] = first;
  after[1] = second;
  step->fields.after = after;
  step->fields.after_count = second == NULL ? 1 : 2;
}

/* It is taken back by another step, which then is only there for that. */
static void undo_by(Step *step, Step *target) {
  step->fields.undo_kind = UNDO_STEP;
  step->fields.undo_step = target;
  target->fields.importance = IMPORTANCE_OPTIONAL;
}

static void undo_in(Step *step, gint minutes) {
  step->fields.undo_kind = UNDO_TEXT;
  step->fields.undo_duration = minutes * MINUTE;
}

static Step **children_of(World *world, const Guide *guide, const Step *parent, guint *count) {
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    if (step->parent == parent)
      g_ptr_array_add(found, step);
  }
  *count = found->len;
  return arena_pointers(world->book->arena, found);
}

static const Plan *plan_of(World *world, Guide *guide) {
  guide->top = children_of(world, guide, NULL, &guide->top_count);
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    step->children = children_of(world, guide, step, &step->child_count);
  }
  plan_make(guide, world->book->arena, &world->book->config->change_record);
  return guide->plan;
}

static GDateTime *time_in(World *world, const char *zone_name, const char *text, GDateTime *start) {
  g_autoptr(GTimeZone) zone = time_zone_by_name(zone_name);
  Moment moment;
  g_assert_true(moment_parse(&moment, text));
  GDateTime *time = moment_time(&moment, zone, start);
  g_assert_nonnull(time);
  arena_cleanup(world->book->arena, (GDestroyNotify)g_date_time_unref, time);
  return time;
}

static void set_window(World *world, const char *zone, const char *start, const char *end) {
  ChangeRecord *record = &world->book->config->change_record;
  record->start = time_in(world, zone, start, NULL);
  record->end = time_in(world, zone, end, NULL);
}

static void assert_step(const Plan *plan, guint order, gint start, gint end, gint slack) {
  g_assert_cmpint(plan->steps[order].start, ==, start * MINUTE);
  g_assert_cmpint(plan->steps[order].end, ==, end * MINUTE);
  g_assert_cmpint(plan->steps[order].slack, ==, slack * MINUTE);
  g_assert_cmpint(plan->steps[order].is_critical, ==, slack == 0);
}

static void test_one_after_the_other(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  add(world, guide, NULL, 10);
  add(world, guide, NULL, -1);
  add(world, guide, NULL, 20);
  const Plan *plan = plan_of(world, guide);
  g_assert_true(plan->is_timed);
  g_assert_cmpuint(plan->untimed, ==, 1);
  g_assert_cmpint(plan->duration, ==, 30 * MINUTE);
  g_assert_true(plan->steps[0].is_timed && !plan->steps[1].is_timed);
  assert_step(plan, 0, 0, 10, 0);
  assert_step(plan, 1, 10, 10, 0);
  assert_step(plan, 2, 10, 30, 0);
}

static void test_nothing(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  g_assert_cmpint(plan_of(world, guide)->duration, ==, 0);
  add(world, guide, NULL, -1);
  const Plan *plan = plan_of(world, guide);
  g_assert_false(plan->is_timed);
  g_assert_false(plan->steps[0].is_critical);
  g_assert_cmpint(plan->roll_back, ==, 0);
}

/*  0 ─ 1 (30) ─ 3, 2 (10) beside 1, both after 0. */
static void test_side_by_side(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Step *first = add(world, guide, NULL, 5);
  Step *longer = add(world, guide, NULL, 30);
  Step *shorter = add(world, guide, NULL, 10);
  Step *last = add(world, guide, NULL, 5);
  wait_for(world, shorter, first, NULL);
  wait_for(world, last, longer, shorter);
  const Plan *plan = plan_of(world, guide);
  assert_step(plan, 0, 0, 5, 0);
  assert_step(plan, 1, 5, 35, 0);
  assert_step(plan, 2, 5, 15, 20);
  assert_step(plan, 3, 35, 40, 0);
  g_assert_cmpint(plan->duration, ==, 40 * MINUTE);
}

/* Durations count at the leaves; that of a step with sub-steps only where none of them has one. */
static void test_levels(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Step *timed = add(world, guide, NULL, 60);
  add(world, guide, timed, 10);
  add(world, guide, timed, -1);
  Step *whole = add(world, guide, NULL, 45);
  add(world, guide, whole, -1);
  add(world, guide, whole, -1);
  const Plan *plan = plan_of(world, guide);
  g_assert_cmpint(plan->duration, ==, 55 * MINUTE);
  assert_step(plan, 0, 0, 10, 0);
  g_assert_false(plan->steps[0].is_timed);
  assert_step(plan, 3, 10, 55, 0);
  g_assert_true(plan->steps[3].is_timed);
  g_assert_cmpuint(plan->untimed, ==, 1);
}

/* Waiting for a part of a phase that is timed as a whole is waiting for the whole, but not for a part beside it. */
static void test_part_of_timed(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  add(world, guide, NULL, 5);
  Step *phase = add(world, guide, NULL, 120);
  Step *group = add(world, guide, phase, -1);
  Step *part = add(world, guide, group, -1);
  wait_for(world, add(world, guide, phase, -1), part, NULL);
  Step *other = add(world, guide, NULL, 10);
  wait_for(world, other, part, NULL);
  wait_for(world, add(world, guide, NULL, 20), phase, NULL);
  const Plan *plan = plan_of(world, guide);
  g_assert_cmpint(plan->duration, ==, 145 * MINUTE);
  assert_step(plan, 1, 5, 125, 0);
  assert_step(plan, 4, 65, 125, 0); /* the second half of the phase */
  assert_step(plan, 5, 125, 135, 10);
  assert_step(plan, 6, 125, 145, 0);
}

/* The slack of the phase, too, is what the step that waits for its part leaves. */
static void test_slack_of_timed(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Step *phase = add(world, guide, NULL, 60);
  Step *part = add(world, guide, phase, -1);
  wait_for(world, add(world, guide, NULL, 30), part, NULL);
  const Plan *plan = plan_of(world, guide);
  assert_step(plan, 0, 0, 60, 0);
  assert_step(plan, 2, 60, 90, 0);
}

static void test_owners(World *world, gconstpointer data) {
  static const Owner dba = {.id = "dba"}, web = {.id = "web"};
  (void)data;
  Guide *guide = guide_in(world);
  add(world, guide, NULL, 10)->fields.owner = &dba;
  add(world, guide, NULL, 5);
  add(world, guide, NULL, 20)->fields.owner = &web;
  add(world, guide, NULL, -1)->fields.owner = &dba;
  Step *gate = add(world, guide, NULL, -1);
  gate->kind = STEP_CHECKPOINT;
  add(world, guide, NULL, 1)->fields.owner = &dba;
  const Plan *plan = plan_of(world, guide);
  g_assert_cmpuint(plan->owner_count, ==, 3);
  g_assert_true(plan->owners[0].owner == &dba);
  g_assert_cmpint(plan->owners[0].total, ==, 11 * MINUTE);
  g_assert_cmpuint(plan->owners[0].steps, ==, 3);
  g_assert_false(plan->owners[0].is_timed);
  g_assert_null(plan->owners[1].owner);
  g_assert_cmpint(plan->owners[2].total, ==, 20 * MINUTE);
  g_assert_true(plan->owners[2].is_timed);
  g_assert_cmpuint(plan->hand_over_count, ==, 2);
  g_assert_cmpuint(plan->hand_overs[0].from->order, ==, 0);
  g_assert_cmpuint(plan->hand_overs[0].to->order, ==, 2);
  g_assert_cmpuint(plan->hand_overs[1].to->order, ==, 3);
}

/* The steps of a back-out phase are no part of the way forward. */
static void test_back_out(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Step *copy = add(world, guide, NULL, 10), *change = add(world, guide, NULL, 20);
  Step *phase = add(world, guide, NULL, -1);
  Step *restore = add(world, guide, phase, -1);
  add(world, guide, restore, 7);
  add(world, guide, restore, 8);
  Step *tell = add(world, guide, NULL, 5);
  undo_by(copy, restore);
  undo_by(change, restore);
  const Plan *plan = plan_of(world, guide);
  g_assert_true(plan->steps[2].is_back_out && plan->steps[3].is_back_out);
  g_assert_true(plan->steps[5].is_back_out && !plan->steps[tell->order].is_back_out);
  g_assert_cmpint(plan->duration, ==, 35 * MINUTE);
  assert_step(plan, 6, 30, 35, 0);
  /* One step takes both back: it is carried out once. */
  g_assert_cmpint(plan->roll_back, ==, 15 * MINUTE);
  g_assert_cmpuint(plan->undo_said, ==, 2);
  g_assert_cmpuint(plan->undo_possible, ==, 2);
  g_assert_cmpuint(plan->undo_unsaid, ==, 1);
}

/* An optional phase that holds an undo step is only there to go back, with all that is in it. */
static void test_back_out_phase(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Step *copy = add(world, guide, NULL, 10);
  Step *phase = add(world, guide, NULL, -1);
  Step *restore = add(world, guide, phase, 15), *tell = add(world, guide, phase, 5);
  undo_by(copy, restore);
  phase->fields.importance = tell->fields.importance = IMPORTANCE_OPTIONAL;
  const Plan *plan = plan_of(world, guide);
  for (guint i = phase->order; i <= tell->order; i++)
    g_assert_true(plan->steps[i].is_back_out);
  g_assert_cmpint(plan->duration, ==, 10 * MINUTE);
  g_assert_cmpint(plan->roll_back, ==, 15 * MINUTE);
}

/* Steps that name the same section, however they write it, or a phase and a part of it, go back once. */
static void test_back_once(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Document *document = world_document(world, "r.md");
  Anchor *anchor = world_anchor(world, document, "db");
  const gint minutes[] = {10, 15, 20};
  for (guint i = 0; i < G_N_ELEMENTS(minutes); i++) {
    Step *step = add(world, guide, NULL, 5);
    undo_in(step, minutes[i]);
    step->fields.undo_kind = UNDO_SECTION;
    step->fields.undo_link = world_link(world, guide->document, i == 0 ? "r.md#db" : "./r.md#db");
    step->fields.undo_link->state = i == 2 ? LINK_PAGE : LINK_ANCHOR;
    step->fields.undo_link->document = document;
    step->fields.undo_link->anchor = i == 2 ? NULL : anchor;
  }
  g_assert_cmpint(plan_of(world, guide)->roll_back, ==, 35 * MINUTE);
  Step *whole = add(world, guide, NULL, 5), *part = add(world, guide, NULL, 5);
  Step *phase = add(world, guide, NULL, -1);
  Step *restore = add(world, guide, phase, 20);
  add(world, guide, phase, 10);
  undo_by(part, restore);
  undo_by(whole, phase);
  g_assert_cmpint(plan_of(world, guide)->roll_back, ==, (35 + 30) * MINUTE);
  undo_by(whole, restore);
  undo_by(part, phase);
  g_assert_cmpint(plan_of(world, guide)->roll_back, ==, (35 + 30) * MINUTE);
}

static void test_coverage(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  undo_in(add(world, guide, NULL, 10), 5);
  add(world, guide, NULL, 10)->fields.undo_kind = UNDO_NONE;
  add(world, guide, NULL, 10);
  Step *phase = add(world, guide, NULL, -1);
  undo_in(phase, 30);
  add(world, guide, phase, 10);
  add(world, guide, phase, 10)->fields.undo_kind = UNDO_NONE;
  const Plan *plan = plan_of(world, guide);
  g_assert_cmpuint(plan->undo_said, ==, 4);
  g_assert_cmpuint(plan->undo_possible, ==, 2);
  g_assert_cmpuint(plan->undo_unsaid, ==, 1);
  g_assert_cmpuint(plan->undo_missing[0]->order, ==, 1);
  g_assert_cmpuint(plan->undo_missing[1]->order, ==, 5);
  g_assert_cmpint(plan->roll_back, ==, 35 * MINUTE);
}

static Step *add_gate(World *world, Guide *guide, const char *deadline) {
  Step *gate = add(world, guide, NULL, -1);
  gate->kind = STEP_CHECKPOINT;
  gate->fields.deadline = deadline;
  return gate;
}

static void assert_gate(const PlanGate *gate, gint planned, gint latest, PlanLimit limit) {
  g_assert_cmpint(gate->planned, ==, planned * MINUTE);
  g_assert_true(gate->has_latest);
  g_assert_cmpint(gate->latest, ==, latest * MINUTE);
  g_assert_cmpint(gate->slack, ==, (latest - planned) * MINUTE);
  g_assert_cmpint(gate->limit, ==, limit);
}

static void test_gates(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  undo_in(add(world, guide, NULL, 60), 30);
  add_gate(world, guide, NULL);
  undo_in(add(world, guide, NULL, 60), 45);
  add_gate(world, guide, "00:30");
  add_gate(world, guide, "T+90m");
  add(world, guide, NULL, 10)->fields.no_return = TRUE;
  add_gate(world, guide, NULL);
  add_gate(world, guide, "2030-05-25 01:00");
  set_window(world, "Europe/Berlin", "2030-05-24 22:00", "2030-05-25 02:00");
  ChangeRecord *record = &world->book->config->change_record;
  const Plan *plan = plan_of(world, guide);
  g_assert_cmpuint(plan->gate_count, ==, 5);
  assert_gate(&plan->gates[0], 60, 210, LIMIT_WINDOW);
  g_assert_cmpint(plan->gates[0].roll_back, ==, 30 * MINUTE);
  assert_gate(&plan->gates[1], 120, 150, LIMIT_DEADLINE);
  g_assert_cmpint(plan->gates[1].roll_back, ==, 75 * MINUTE);
  assert_gate(&plan->gates[2], 120, 90, LIMIT_DEADLINE);
  /* Behind the point of no return nobody goes back. */
  g_assert_false(plan->gates[3].has_latest);
  g_assert_cmpint(plan->gates[3].roll_back, ==, DURATION_UNSAID);
  assert_gate(&plan->gates[4], 130, 180, LIMIT_DEADLINE);
  g_assert_cmpint(plan->roll_back, ==, 75 * MINUTE);
  record->roll_back_deadline = time_in(world, "Europe/Berlin", "01:00", record->start);
  plan = plan_of(world, guide);
  assert_gate(&plan->gates[0], 60, 180, LIMIT_ROLL_BACK_DEADLINE);
  assert_gate(&plan->gates[1], 120, 150, LIMIT_DEADLINE);
}

static Step *add_gate_in(World *world, Guide *guide, Step *phase) {
  Step *gate = add_gate(world, guide, NULL);
  gate->parent = phase;
  return gate;
}

/* A checkpoint in a phase that is timed as a whole is decided when its share of the work is done, the last one at the end. */
static void test_gates_of_timed(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  add(world, guide, NULL, 5);
  Step *phase = add(world, guide, NULL, 70);
  undo_in(add(world, guide, phase, -1), 10);
  undo_in(add(world, guide, phase, -1), 20);
  add_gate_in(world, guide, phase);
  undo_in(add(world, guide, phase, -1), 40);
  add_gate_in(world, guide, phase);
  const Plan *plan = plan_of(world, guide);
  g_assert_cmpint(plan->duration, ==, 75 * MINUTE);
  g_assert_cmpint(plan->gates[0].planned, ==, 5 * MINUTE + 70 * MINUTE * 2 / 3);
  g_assert_cmpint(plan->gates[0].roll_back, ==, 30 * MINUTE);
  g_assert_cmpint(plan->gates[1].planned, ==, 75 * MINUTE);
  g_assert_cmpint(plan->gates[1].roll_back, ==, 70 * MINUTE);
  g_assert_true(plan->steps[3].is_shared && !plan->steps[3].is_timed);
  g_assert_false(plan->steps[1].is_shared);
  g_assert_cmpuint(plan->untimed, ==, 0);
}

/* Of three steps two stand beside each other: each takes half of the phase. */
static void test_branches_of_timed(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Step *phase = add(world, guide, NULL, 60);
  Step *first = add(world, guide, phase, -1);
  Step *left = add(world, guide, phase, -1), *right = add(world, guide, phase, -1);
  wait_for(world, left, first, NULL);
  wait_for(world, right, first, NULL);
  wait_for(world, add_gate_in(world, guide, phase), left, right);
  const Plan *plan = plan_of(world, guide);
  assert_step(plan, 1, 0, 30, 0);
  assert_step(plan, 2, 30, 60, 0);
  assert_step(plan, 3, 30, 60, 0);
  g_assert_cmpint(plan->gates[0].planned, ==, 60 * MINUTE);
}

/* What is not known makes no limit; without a window only a time from T0 does. */
static void test_unknown(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  add(world, guide, NULL, 60)->fields.undo_kind = UNDO_TEXT;
  add_gate(world, guide, NULL);
  add_gate(world, guide, "23:30");
  add_gate(world, guide, "T+2h");
  add_gate(world, guide, "soon");
  const Plan *plan = plan_of(world, guide);
  g_assert_cmpint(plan->roll_back, ==, DURATION_UNSAID);
  g_assert_cmpint(plan->gates[0].roll_back, ==, DURATION_UNSAID);
  g_assert_false(plan->gates[0].has_latest || plan->gates[1].has_latest ||
                 plan->gates[3].has_latest);
  assert_gate(&plan->gates[2], 60, 120, LIMIT_DEADLINE);
  set_window(world, "UTC", "2030-05-24 22:00", "2030-05-25 02:00");
  plan = plan_of(world, guide);
  g_assert_false(plan->gates[0].has_latest);
  assert_gate(&plan->gates[1], 60, 90, LIMIT_DEADLINE);
}

/* A night on which clocks are changed is an hour shorter or longer. */
static void test_summer_time(World *world, gconstpointer data) {
  static const struct {
    const char *start, *end, *deadline;
    gint window, latest;
  } nights[] = {{"2030-03-30 22:00", "2030-03-31 04:00", "03:30", 300, 270},
                {"2030-10-26 22:00", "2030-10-27 04:00", "03:30", 420, 390},
                {"2030-05-24 22:00", "2030-05-25 04:00", "03:30", 360, 330}};
  (void)data;
  Guide *guide = guide_in(world);
  undo_in(add(world, guide, NULL, 60), 0);
  add_gate(world, guide, NULL);
  Step *gate = add_gate(world, guide, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(nights); i++) {
    gate->fields.deadline = nights[i].deadline;
    set_window(world, "Europe/Berlin", nights[i].start, nights[i].end);
    const Plan *plan = plan_of(world, guide);
    assert_gate(&plan->gates[0], 60, nights[i].window, LIMIT_WINDOW);
    assert_gate(&plan->gates[1], 60, nights[i].latest, LIMIT_DEADLINE);
  }
}

static void test_circle(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Step *a = add(world, guide, NULL, 10), *b = add(world, guide, NULL, 20);
  wait_for(world, a, b, NULL);
  wait_for(world, b, a, NULL);
  const Plan *plan = plan_of(world, guide);
  g_assert_cmpint(plan->duration, ==, 30 * MINUTE);
}

/* ---- what always holds ------------------------------------------------------------------------------- */

static void make_random(World *world, Guide *guide, GRand *random) {
  const gint count = g_rand_int_range(random, 1, 14);
  for (gint i = 0; i < count; i++) {
    const gint above = i == 0 ? -1 : g_rand_int_range(random, -2, i);
    Step *parent = above < 0 ? NULL : guide->steps->pdata[above];
    Step *step = add(world, guide, parent, g_rand_int_range(random, -10, 60));
    const gint waits =
        g_rand_int_range(random, 0, 4) == 0 && i > 0 ? g_rand_int_range(random, 0, i) : -1;
    Step *first = waits < 0 ? NULL : guide->steps->pdata[waits];
    /* Not for what it is a part of. */
    const Step *up = step;
    while (up != NULL && up != first)
      up = up->parent;
    if (first != NULL && up == NULL)
      wait_for(world, step, first, NULL);
  }
}

static void assert_holds(const Guide *guide) {
  const Plan *plan = guide->plan;
  gint64 last = 0;
  gboolean has_critical = FALSE;
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    const PlanStep *own = &plan->steps[i];
    g_assert_cmpint(own->slack, >=, 0);
    g_assert_cmpint(own->start, >=, 0);
    g_assert_cmpint(own->end, >=, own->start);
    if (step->child_count == 0 && !own->is_shared)
      g_assert_cmpint(own->end - own->start, ==, MAX(step->fields.duration, 0));
    if (step->parent != NULL) {
      g_assert_cmpint(own->start, >=, plan->steps[step->parent->order].start);
      g_assert_cmpint(own->end, <=, plan->steps[step->parent->order].end);
    }
    for (guint k = 0; k < step->fields.after_count; k++)
      g_assert_cmpint(own->start, >=, plan->steps[step->fields.after[k]->order].end);
    last = MAX(last, own->end);
    has_critical = has_critical || own->is_critical;
  }
  g_assert_cmpint(plan->duration, ==, last);
  g_assert_cmpint(has_critical, ==, plan->is_timed);
}

/* A leaf may take as much longer as it has slack, and not a minute more. */
static void assert_slack(World *world, Guide *guide, GRand *random) {
  Step *step = guide->steps->pdata[g_rand_int_range(random, 0, (gint32)guide->steps->len)];
  const gint64 before = guide->plan->duration, slack = guide->plan->steps[step->order].slack;
  const gint64 own = step->fields.duration;
  if (step->child_count > 0 || own == DURATION_UNSAID)
    return;
  step->fields.duration = own + slack;
  g_assert_cmpint(plan_of(world, guide)->duration, ==, before);
  step->fields.duration = own + slack + MINUTE;
  g_assert_cmpint(plan_of(world, guide)->duration, ==, before + MINUTE);
}

static void note_circle(const StepOrder *order, const guint *points, guint count, gpointer data) {
  (void)order;
  (void)points;
  (void)count;
  *(gboolean *)data = TRUE;
}

static gboolean goes_round(const Guide *guide) {
  gboolean found = FALSE;
  g_autoptr(StepOrder) order = step_order_new(guide, NULL, TRUE);
  g_autofree guint *sorted = g_new0(guint, order->points);
  step_order_sort(sorted, order, note_circle, &found);
  return found;
}

static void count_points(const StepOrder *order, const guint *points, guint count, gpointer data) {
  (void)order;
  (void)points;
  *(gsize *)data += count;
}

/* Each step waits for the one before it and for the last: as many circles as steps, of all lengths. */
static void test_many_circles(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  const guint count = 4000;
  for (guint i = 0; i < count; i++)
    add(world, guide, NULL, -1);
  Step *const *steps = (Step *const *)guide->steps->pdata;
  for (guint i = 0; i < count; i++)
    wait_for(world, steps[i], steps[i == 0 ? count - 1 : i - 1], steps[count - 1]);
  g_autoptr(StepOrder) order = step_order_new(guide, NULL, TRUE);
  g_autofree guint *sorted = g_new0(guint, order->points);
  gsize told = 0;
  step_order_sort(sorted, order, count_points, &told);
  g_assert_cmpuint(told, >=, order->points / 2);
  g_assert_cmpuint(told, <, 50 * (gsize)order->points);
}

static void test_random(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  guint held = 0;
  for (guint round = 0; round < 1500; round++) {
    World world;
    world_setup(&world, NULL);
    Guide *guide = guide_in(&world);
    make_random(&world, guide, random);
    plan_of(&world, guide);
    if (!goes_round(guide)) {
      assert_holds(guide);
      assert_slack(&world, guide, random);
      held++;
    }
    world_teardown(&world, NULL);
  }
  g_assert_cmpuint(held, >, 1000);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  TEST("/plan/one-after-the-other", test_one_after_the_other);
  TEST("/plan/nothing", test_nothing);
  TEST("/plan/side-by-side", test_side_by_side);
  TEST("/plan/levels", test_levels);
  TEST("/plan/part-of-timed", test_part_of_timed);
  TEST("/plan/slack-of-timed", test_slack_of_timed);
  TEST("/plan/owners", test_owners);
  TEST("/plan/back-out", test_back_out);
  TEST("/plan/back-out-phase", test_back_out_phase);
  TEST("/plan/back-once", test_back_once);
  TEST("/plan/coverage", test_coverage);
  TEST("/plan/gates", test_gates);
  TEST("/plan/gates-of-timed", test_gates_of_timed);
  TEST("/plan/branches-of-timed", test_branches_of_timed);
  TEST("/plan/unknown", test_unknown);
  TEST("/plan/summer-time", test_summer_time);
  TEST("/plan/circle", test_circle);
  TEST("/plan/many-circles", test_many_circles);
  g_test_add_func("/plan/random", test_random);
  return g_test_run();
}
