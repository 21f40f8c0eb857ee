/* Writes the record member by member; reads ticks with their times.
 *
 * A saved file may come from anywhere: types are looked at before they are used, and what is too much is left out.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/json_run_record.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "render/json_text.h"

enum { LONGEST = 1000, DEEPEST = 16 };

/* ---- writing --------------------------------------------------------------------------------------- */

static void set_seconds(Object *object, const char *name, gint64 seconds) {
  if (seconds < 0)
    object_set_null(object, name);
  else
    object_set_integer(object, name, seconds);
}

static void set_step(Object *object, const Step *step) {
  object_set_string(object, "id", step->id);
  object_set_string(object, "number", step->number);
  object_set_string(object, "title", step->title_text);
}

static void set_signature(Object *object, const RunValue *signature) {
  if (signature == NULL)
    return;
  object_set_boolean(object, "signed", signature->is_set);
  object_set_string(object, "signer", signature->text);
  object_set_string(object, "signed_at", signature->time);
}

/* What was ticked in another revision than that of the file, under which fingerprint: null where that is not known. */
static void set_earlier(Object *object, const char *earlier) {
  object_set_boolean(object, "is_of_other_revision", earlier != NULL);
  object_set_string(object, "ticked_under", earlier == NULL || *earlier == '\0' ? NULL : earlier);
}

static Array *texts_of(const GPtrArray *texts) {
  Array *array = array_new();
  for (guint i = 0; i < texts->len; i++)
    array_add_string(array, texts->pdata[i]);
  return array;
}

static void write_steps(JsonText *json, const RunRecord *record) {
  json_text_begin(json, "steps", '[');
  for (guint i = 0; i < record->steps->len; i++) {
    const RunStep *step = &g_array_index(record->steps, RunStep, i);
    Object *object = object_new();
    set_step(object, step->item->step);
    object_set_boolean(object, "has_steps", step->item->kind == SHEET_PHASE);
    object_set_string(object, "state", run_state_name(step->state));
    object_set_array(object, "hosts_missing", texts_of(step->hosts_missing));
    object_set_string(object, "initials", step->initials);
    object_set_string(object, "planned", step->item->planned);
    set_seconds(object, "planned_seconds", step->item->step->fields.duration);
    object_set_string(object, "start", step->start);
    object_set_string(object, "end", step->end);
    set_seconds(object, "actual_seconds", step->took);
    object_set_string(object, "ticked_at", step->ticked);
    set_earlier(object, step->earlier);
    object_set_string(object, "result", step->result);
    object_set_string(object, "notes", step->notes);
    json_text_object(json, NULL, object);
  }
  json_text_end(json, ']');
}

static void write_decisions(JsonText *json, const char *name, const GArray *decisions,
                            const char *const *words) {
  json_text_begin(json, name, '[');
  for (guint i = 0; i < decisions->len; i++) {
    const RunDecision *decision = &g_array_index(decisions, RunDecision, i);
    Object *object = object_new();
    if (decision->item->step != NULL) {
      set_step(object, decision->item->step);
      object_set_string(object, "planned", decision->item->planned);
      object_set_integer(object, "criteria", decision->criteria);
      object_set_integer(object, "criteria_met", decision->criteria_met);
      object_set_string(object, "by", decision->by);
      set_earlier(object, decision->earlier);
    } else
      object_set_string(object, "approver", decision->who);
    object_set_string(object, "decision", words[decision->decision]);
    object_set_string(object, "time", decision->time);
    set_signature(object, decision->signature);
    json_text_object(json, NULL, object);
  }
  json_text_end(json, ']');
}

static void write_deviations(JsonText *json, const RunRecord *record) {
  json_text_begin(json, "deviations", '[');
  for (guint i = 0; i < record->deviations->len; i++) {
    const RunDeviation *row = &g_array_index(record->deviations, RunDeviation, i);
    Object *object = object_new();
    object_set_string(object, "time", row->time);
    object_set_string(object, "step", row->step);
    object_set_string(object, "what", row->what);
    object_set_string(object, "decided_by", row->by);
    json_text_object(json, NULL, object);
  }
  json_text_end(json, ']');
}

static void write_rest(JsonText *json, const RunRecord *record) {
  json_text_begin(json, "other", '[');
  for (guint i = 0; i < record->rest->len; i++) {
    const RunRest *rest = &g_array_index(record->rest, RunRest, i);
    Object *object = object_new();
    object_set_string(object, "field", rest->field->name);
    object_set_string(object, "label", rest->field->tooltip);
    object_set_string(object, "value", rest->value->text);
    if (rest->field->kind == FIELD_SIGNATURE)
      set_signature(object, rest->value);
    json_text_object(json, NULL, object);
  }
  json_text_end(json, ']');
}

static Object *front(const RunRecord *record) {
  const Identity *identity = &record->values->identity;
  Object *object = object_new();
  object_set_string(object, "format", "stepbook-run-record");
  object_set_integer(object, "format_version", RUN_RECORD_VERSION);
  object_set_string(object, "guide", record->sheet->guide->id);
  object_set_string(object, "title", record->sheet->title);
  object_set_string(object, "change", record->sheet->change_number);
  object_set_string(object, "edition", edition_names[identity->edition]);
  object_set_string(object, "part", identity->part);
  object_set_string(object, "fingerprint", identity->fingerprint);
  object_set_boolean(object, "is_same_revision", record->is_same_revision);
  return object;
}

static Object *counts(const RunRecord *record) {
  static const char *const names[RUN_STATES] = {
      "open", "partly_done", "done", "done_in_other_revision", "not_applicable", "contradicting"};
  Object *object = object_new();
  for (RunState state = 0; state < RUN_STATES; state++)
    object_set_integer(object, names[state], record->counts[state]);
  return object;
}

void json_run_record(GString *out, const RunRecord *record) {
  static const char *const gates[] = {"none", "go", "no_go", "both"};
  static const char *const approvals[] = {"none", "approved", "rejected", "both"};
  JsonText json = {.out = out};
  json_text_begin(&json, NULL, '{');
  json_text_members(&json, front(record));
  json_text_object(&json, "counts", counts(record));
  write_steps(&json, record);
  write_decisions(&json, "checkpoints", record->gates, gates);
  write_decisions(&json, "approvals", record->approvals, approvals);
  write_deviations(&json, record);
  write_rest(&json, record);
  Object *last = object_new();
  object_set_array(last, "unknown", texts_of(record->unknown));
  object_set_array(last, "open", texts_of(record->open));
  json_text_members(&json, last);
  json_text_end(&json, '}');
  g_string_append_c(out, '\n');
}

/* ---- reading --------------------------------------------------------------------------------------- */

static const char *text_member(JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member(object, name);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) ||
      json_node_get_value_type(node) != G_TYPE_STRING)
    return NULL;
  const char *text = json_node_get_string(node);
  return strlen(text) <= LONGEST ? text : NULL;
}

/* In version 1 all ticks have the fingerprint of the file, in version 2 each its own. */
static void read_ticks(RunValues *values, JsonObject *steps, gboolean has_fingerprints) {
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;
  json_object_iter_init_ordered(&iter, steps);
  while (json_object_iter_next_ordered(&iter, &id, &node)) {
    if (!JSON_NODE_HOLDS_OBJECT(node))
      continue;
    JsonObject *step = json_node_get_object(node);
    JsonNode *done = json_object_get_member(step, "done");
    const gboolean is_done = done != NULL && JSON_NODE_HOLDS_VALUE(done) &&
                             json_node_get_value_type(done) == G_TYPE_BOOLEAN &&
                             json_node_get_boolean(done);
    RunValue *tick =
        run_values_add(values->steps, id, is_done, NULL, g_strdup(text_member(step, "time")));
    const char *fingerprint = text_member(step, "fingerprint");
    if (has_fingerprints)
      tick->fingerprint = g_strdup(fingerprint == NULL ? "" : fingerprint);
  }
}

/* The parser of JSON calls itself for each level; a saved file has three. */
static gboolean is_shallow(const char *text, gsize length) {
  guint depth = 0;
  gboolean in_string = FALSE;
  for (const char *at = text; at < text + length; at++) {
    if (*at == '"')
      in_string = !in_string;
    else if (in_string && *at == '\\')
      at++;
    else if (!in_string && (*at == '{' || *at == '['))
      depth++;
    else if (!in_string && (*at == '}' || *at == ']'))
      depth = depth > 0 ? depth - 1 : 0;
    if (depth > DEEPEST)
      return FALSE;
  }
  return TRUE;
}

/* 0: it says none, or none that can be. */
static gint64 version_of(JsonObject *object) {
  JsonNode *node = json_object_get_member(object, "format_version");
  const gboolean is_number =
      node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_INT64;
  return is_number ? json_node_get_int(node) : 0;
}

/* The saved file, or NULL when the text is none. The parser owns it. */
static JsonObject *saved_file(JsonParser *parser, const char *text, gsize length) {
  if (!is_shallow(text, length) || !json_parser_load_from_data(parser, text, (gssize)length, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root(parser);
  JsonObject *object =
      root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonNode *steps = object == NULL ? NULL : json_object_get_member(object, "steps");
  const gboolean is_saved = steps != NULL && JSON_NODE_HOLDS_OBJECT(steps) &&
                            text_member(object, "guide") != NULL &&
                            text_member(object, "fingerprint") != NULL && version_of(object) > 0 &&
                            g_strcmp0(text_member(object, "format"), "stepbook-ticks") == 0;
  return is_saved ? object : NULL;
}

RunValues *json_run_values(const char *text, gsize length, GError **error) {
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  JsonObject *object = saved_file(parser, text, length);
  if (object == NULL) {
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                        "neither a PDF nor a run record that the site has saved");
    return NULL;
  }
  const gint64 version = version_of(object);
  if (version > TICKS_VERSION) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "saved in version %" G_GINT64_FORMAT
                " of the format, and this stepbook knows those up to %d: "
                "a newer one reads it",
                version, TICKS_VERSION);
    return NULL;
  }
  RunValues *values = run_values_new();
  values->identity = (Identity){.guide = g_strdup(text_member(object, "guide")),
                                .edition = EDITION_OPERATOR,
                                .fingerprint = g_strdup(text_member(object, "fingerprint"))};
  values->is_ticks = TRUE;
  read_ticks(values, json_object_get_object_member(object, "steps"), version >= 2);
  return values;
}
