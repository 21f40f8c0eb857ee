/* DataFields: one member after the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/data_fields.h"

#include "export/data_place.h"

static void set_duration(JsonObject *object, const char *name, gint64 seconds) {
  if (seconds == DURATION_UNSAID)
    json_object_set_null_member(object, name);
  else
    json_object_set_int_member(object, name, seconds);
}

static void set_field(JsonObject *object, const char *name, const Node *root, const Step *step,
                      const HtmlOptions *html) {
  HtmlOptions options = *html;
  options.document = step->guide->document;
  g_autofree char *infix = g_strconcat(name, "-", NULL);
  options.id_infix = infix;
  g_autoptr(GString) out = g_string_new(NULL);
  if (root != NULL)
    html_write_blocks(out, root, &options);
  data_set_text(object, name, out->len == 0 ? NULL : out->str);
}

JsonObject *data_fields(const Step *step, const HtmlOptions *html) {
  const StepFields *fields = &step->fields;
  JsonObject *object = json_object_new();
  data_set_text(object, "owner", fields->owner == NULL ? NULL : fields->owner->id);
  set_duration(object, "duration", fields->duration);
  set_duration(object, "undo_duration", fields->undo_duration);
  data_set_text(object, "risk", risk_name(fields->risk));
  json_object_set_string_member(object, "importance", importance_name(fields->importance));
  data_set_text(object, "undo_kind", undo_kind_name(fields->undo_kind));
  data_set_text(object, "undo_step", fields->undo_step == NULL ? NULL : fields->undo_step->id);
  JsonArray *after = json_array_new();
  for (guint i = 0; i < fields->after_count; i++)
    json_array_add_string_element(after, fields->after[i]->id);
  json_object_set_array_member(object, "after", after);
  data_set_text(object, "hosts", fields->hosts == NULL ? NULL : fields->hosts->id);
  data_set_text(object, "decider", fields->decider);
  data_set_text(object, "deadline", fields->deadline);
  json_object_set_boolean_member(object, "no_return", fields->no_return);
  set_field(object, "warnings", fields->warnings, step, html);
  set_field(object, "expected", fields->expected, step, html);
  set_field(object, "fails", fields->fails, step, html);
  set_field(object, "undo", fields->undo, step, html);
  set_field(object, "criteria", fields->criteria, step, html);
  return object;
}
