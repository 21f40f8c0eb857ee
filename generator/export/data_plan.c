/* DataPlan: one list after the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/data_plan.h"

#include "export/data_place.h"

static void set_seconds(Object *object, const char *name, gint64 seconds, gboolean is_known) {
  if (is_known)
    object_set_integer(object, name, seconds);
  else
    object_set_null(object, name);
}

static Array *gates_array(const Plan *plan) {
  static const char *const limits[] = {[LIMIT_DEADLINE] = "deadline",
                                       [LIMIT_ROLL_BACK_DEADLINE] = "roll-back-deadline",
                                       [LIMIT_WINDOW] = "window"};
  Array *array = array_new();
  for (guint i = 0; i < plan->gate_count; i++) {
    const PlanGate *gate = &plan->gates[i];
    Object *object = object_new();
    object_set_string(object, "step", gate->step->id);
    object_set_integer(object, "planned", gate->planned);
    set_seconds(object, "roll_back", gate->roll_back, gate->roll_back != DURATION_UNSAID);
    set_seconds(object, "latest", gate->latest, gate->has_latest);
    set_seconds(object, "slack", gate->slack, gate->has_latest);
    object_set_string(object, "limit", gate->has_latest ? limits[gate->limit] : NULL);
    array_add_object(array, object);
  }
  return array;
}

static Array *owners_array(const Plan *plan) {
  Array *array = array_new();
  for (guint i = 0; i < plan->owner_count; i++) {
    const PlanOwner *owner = &plan->owners[i];
    Object *object = object_new();
    object_set_string(object, "owner", owner->owner == NULL ? NULL : owner->owner->id);
    object_set_integer(object, "total", owner->total);
    object_set_integer(object, "steps", owner->steps);
    object_set_boolean(object, "is_timed", owner->is_timed);
    array_add_object(array, object);
  }
  return array;
}

static Array *hand_overs_array(const Plan *plan) {
  Array *array = array_new();
  for (guint i = 0; i < plan->hand_over_count; i++) {
    Object *object = object_new();
    object_set_string(object, "from", plan->hand_overs[i].from->id);
    object_set_string(object, "to", plan->hand_overs[i].to->id);
    array_add_object(array, object);
  }
  return array;
}

static Object *undo_object(const Plan *plan) {
  Object *object = object_new();
  Array *missing = array_new();
  for (guint i = 0; i < plan->undo_said - plan->undo_possible; i++)
    array_add_string(missing, plan->undo_missing[i]->id);
  object_set_integer(object, "said", plan->undo_said);
  object_set_integer(object, "possible", plan->undo_possible);
  object_set_integer(object, "unsaid", plan->undo_unsaid);
  object_set_array(object, "missing", missing);
  return object;
}

Object *data_plan(const Guide *guide) {
  const Plan *plan = guide->plan;
  if (plan == NULL)
    return NULL;
  Object *object = object_new();
  object_set_boolean(object, "is_timed", plan->is_timed);
  object_set_integer(object, "untimed", plan->untimed);
  object_set_integer(object, "duration", plan->duration);
  set_seconds(object, "roll_back", plan->roll_back, plan->roll_back != DURATION_UNSAID);
  object_set_string(object, "no_return", plan->no_return == NULL ? NULL : plan->no_return->id);
  object_set_array(object, "gates", gates_array(plan));
  object_set_array(object, "owners", owners_array(plan));
  object_set_array(object, "hand_overs", hand_overs_array(plan));
  object_set_object(object, "undo", undo_object(plan));
  return object;
}

Object *data_step_plan(const Step *step) {
  if (step->guide->plan == NULL)
    return NULL;
  const PlanStep *plan = &step->guide->plan->steps[step->order];
  Object *object = object_new();
  object_set_integer(object, "start", plan->start);
  object_set_integer(object, "end", plan->end);
  object_set_integer(object, "slack", plan->slack);
  object_set_boolean(object, "is_timed", plan->is_timed);
  object_set_boolean(object, "is_critical", plan->is_critical);
  object_set_boolean(object, "is_back_out", plan->is_back_out);
  return object;
}

/* ---- the change record ------------------------------------------------------------------------------- */

static Array *people_array(const Person *people, guint count) {
  Array *array = array_new();
  for (guint i = 0; i < count; i++) {
    Object *object = object_new();
    object_set_string(object, "name", people[i].name);
    object_set_string(object, "detail", people[i].detail);
    array_add_object(array, object);
  }
  return array;
}

static void set_time(Object *object, const char *name, GDateTime *time, gboolean is_floating) {
  g_autofree char *text = time == NULL  ? NULL
                          : is_floating ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%S")
                                        : g_date_time_format(time, "%Y-%m-%dT%H:%M:%S%:z");
  object_set_string(object, name, text);
}

Object *data_change_record(const ChangeRecord *record) {
  if (!record->is_given)
    return NULL;
  const struct {
    const char *name, *text;
  } texts[] = {{"number", record->number},
               {"type", record->type},
               {"category", record->category},
               {"service", record->service},
               {"risk", record->risk},
               {"impact", record->impact},
               {"justification", record->justification},
               {"communications", record->communications},
               {"implementation_plan", record->implementation_plan},
               {"backout_plan", record->backout_plan},
               {"test_plan", record->test_plan},
               {"time_zone", record->time_zone}};
  Object *object = object_new();
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    object_set_string(object, texts[i].name, texts[i].text);
  Array *items = array_new();
  for (const char *const *item = record->configuration_items; *item != NULL; item++)
    array_add_string(items, *item);
  object_set_array(object, "configuration_items", items);
  object_set_array(object, "contacts", people_array(record->contacts, record->contact_count));
  object_set_array(object, "approvers", people_array(record->approvers, record->approver_count));
  set_time(object, "start", record->start, record->is_floating);
  set_time(object, "end", record->end, record->is_floating);
  set_time(object, "roll_back_deadline", record->roll_back_deadline, record->is_floating);
  return object;
}
