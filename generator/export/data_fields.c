/* DataFields: one member after the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/data_fields.h"

#include "export/data_place.h"

static void set_duration(Object *object, const char *name, gint64 seconds) {
  if (seconds == DURATION_UNSAID)
    object_set_null(object, name);
  else
    object_set_integer(object, name, seconds);
}

static void set_field(Object *object, const char *name, const Node *root, const Step *step,
                      const HtmlOptions *html) {
  HtmlOptions options = *html;
  options.document = step->guide->document;
  g_autofree char *infix = g_strconcat(name, "-", NULL);
  options.id_infix = infix;
  g_autoptr(GString) out = g_string_new(NULL);
  if (root != NULL)
    html_write_blocks(out, root, &options);
  object_set_string(object, name, out->len == 0 ? NULL : out->str);
}

Object *data_fields(const Step *step, const HtmlOptions *html) {
  const StepFields *fields = &step->fields;
  Object *object = object_new();
  object_set_string(object, "owner", fields->owner == NULL ? NULL : fields->owner->id);
  set_duration(object, "duration", fields->duration);
  set_duration(object, "undo_duration", fields->undo_duration);
  object_set_string(object, "risk", risk_name(fields->risk));
  object_set_string(object, "importance", importance_name(fields->importance));
  object_set_string(object, "undo_kind", undo_kind_name(fields->undo_kind));
  object_set_string(object, "undo_step", fields->undo_step == NULL ? NULL : fields->undo_step->id);
  Array *after = array_new();
  for (guint i = 0; i < fields->after_count; i++)
    array_add_string(after, fields->after[i]->id);
  object_set_array(object, "after", after);
  object_set_string(object, "hosts", fields->hosts == NULL ? NULL : fields->hosts->id);
  object_set_string(object, "decider", fields->decider);
  object_set_string(object, "deadline", fields->deadline);
  object_set_boolean(object, "no_return", fields->no_return);
  set_field(object, "warnings", fields->warnings, step, html);
  set_field(object, "expected", fields->expected, step, html);
  set_field(object, "fails", fields->fails, step, html);
  set_field(object, "undo", fields->undo, step, html);
  set_field(object, "criteria", fields->criteria, step, html);
  return object;
}
