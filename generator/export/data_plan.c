/* DataPlan: one list after the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/data_plan.h"

#include "export/data_place.h"

static void set_seconds(JsonObject *object, const char *name, gint64 seconds, gboolean is_known) {
  if (is_known)
    json_object_set_int_member(object, name, seconds);
  else
    json_object_set_null_member(object, name);
}

static JsonArray *gates_array(const Plan *plan) {
  static const char *const limits[] = {[LIMIT_DEADLINE] = "deadline",
                                       [LIMIT_ROLL_BACK_DEADLINE] = "roll-back-deadline",
                                       [LIMIT_WINDOW] = "window"};
  JsonArray *array = json_array_new();
  for (guint i = 0; i < plan->gate_count; i++) {
    const PlanGate *gate = &plan->gates[i];
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "step", gate->step->id);
    json_object_set_int_member(object, "planned", gate->planned);
    set_seconds(object, "roll_back", gate->roll_back, gate->roll_back != DURATION_UNSAID);
    set_seconds(object, "latest", gate->latest, gate->has_latest);
    set_seconds(object, "slack", gate->slack, gate->has_latest);
    data_set_text(object, "limit", gate->has_latest ? limits[gate->limit] : NULL);
    json_array_add_object_element(array, object);
  }
  return array;
}

static JsonArray *owners_array(const Plan *plan) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < plan->owner_count; i++) {
    const PlanOwner *owner = &plan->owners[i];
    JsonObject *object = json_object_new();
    data_set_text(object, "owner", owner->owner == NULL ? NULL : owner->owner->id);
    json_object_set_int_member(object, "total", owner->total);
    json_object_set_int_member(object, "steps", owner->steps);
    json_object_set_boolean_member(object, "is_timed", owner->is_timed);
    json_array_add_object_element(array, object);
  }
  return array;
}

static JsonArray *hand_overs_array(const Plan *plan) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < plan->hand_over_count; i++) {
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "from", plan->hand_overs[i].from->id);
    json_object_set_string_member(object, "to", plan->hand_overs[i].to->id);
    json_array_add_object_element(array, object);
  }
  return array;
}

static JsonObject *undo_object(const Plan *plan) {
  JsonObject *object = json_object_new();
  JsonArray *missing = json_array_new();
  for (guint i = 0; i < plan->undo_said - plan->undo_possible; i++)
    json_array_add_string_element(missing, plan->undo_missing[i]->id);
  json_object_set_int_member(object, "said", plan->undo_said);
  json_object_set_int_member(object, "possible", plan->undo_possible);
  json_object_set_int_member(object, "unsaid", plan->undo_unsaid);
  json_object_set_array_member(object, "missing", missing);
  return object;
}

JsonObject *data_plan(const Guide *guide) {
  const Plan *plan = guide->plan;
  if (plan == NULL)
    return NULL;
  JsonObject *object = json_object_new();
  json_object_set_boolean_member(object, "is_timed", plan->is_timed);
  json_object_set_int_member(object, "untimed", plan->untimed);
  json_object_set_int_member(object, "duration", plan->duration);
  set_seconds(object, "roll_back", plan->roll_back, plan->roll_back != DURATION_UNSAID);
  data_set_text(object, "no_return", plan->no_return == NULL ? NULL : plan->no_return->id);
  json_object_set_array_member(object, "gates", gates_array(plan));
  json_object_set_array_member(object, "owners", owners_array(plan));
  json_object_set_array_member(object, "hand_overs", hand_overs_array(plan));
  json_object_set_object_member(object, "undo", undo_object(plan));
  return object;
}

JsonObject *data_step_plan(const Step *step) {
  if (step->guide->plan == NULL)
    return NULL;
  const PlanStep *plan = &step->guide->plan->steps[step->order];
  JsonObject *object = json_object_new();
  json_object_set_int_member(object, "start", plan->start);
  json_object_set_int_member(object, "end", plan->end);
  json_object_set_int_member(object, "slack", plan->slack);
  json_object_set_boolean_member(object, "is_timed", plan->is_timed);
  json_object_set_boolean_member(object, "is_critical", plan->is_critical);
  json_object_set_boolean_member(object, "is_back_out", plan->is_back_out);
  return object;
}

/* ---- the change record ------------------------------------------------------------------------------- */

static JsonArray *people_array(const Person *people, guint count) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < count; i++) {
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "name", people[i].name);
    data_set_text(object, "detail", people[i].detail);
    json_array_add_object_element(array, object);
  }
  return array;
}

static void set_time(JsonObject *object, const char *name, GDateTime *time, gboolean is_floating) {
  g_autofree char *text = time == NULL  ? NULL
                          : is_floating ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%S")
                                        : g_date_time_format(time, "%Y-%m-%dT%H:%M:%S%:z");
  data_set_text(object, name, text);
}

JsonObject *data_change_record(const ChangeRecord *record) {
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
  JsonObject *object = json_object_new();
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    data_set_text(object, texts[i].name, texts[i].text);
  JsonArray *items = json_array_new();
  for (const char *const *item = record->configuration_items; *item != NULL; item++)
    json_array_add_string_element(items, *item);
  json_object_set_array_member(object, "configuration_items", items);
  json_object_set_array_member(object, "contacts",
                               people_array(record->contacts, record->contact_count));
  json_object_set_array_member(object, "approvers",
                               people_array(record->approvers, record->approver_count));
  set_time(object, "start", record->start, record->is_floating);
  set_time(object, "end", record->end, record->is_floating);
  set_time(object, "roll_back_deadline", record->roll_back_deadline, record->is_floating);
  return object;
}
