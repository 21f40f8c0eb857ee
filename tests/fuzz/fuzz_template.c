/* Fuzzes the template language: any bytes as a template, which may use itself as a partial.
 *
 * A template is refused with an error or rendered; both leave nothing behind. The data have one value of
 * each kind. Output has no bound of its own, so loops over the data are kept small.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/template.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Object *text_of(const char *text) {
  Object *object = object_new();
  object_set_string(object, "text", text);
  return object;
}

static Object *values(void) {
  Object *object = text_of("a<b>&'\"");
  object_set_integer(object, "number", -15);
  object_set_boolean(object, "yes", TRUE);
  object_set_boolean(object, "no", FALSE);
  object_set_null(object, "nothing");
  Array *list = array_new();
  array_add_object(list, text_of("x"));
  array_add_object(list, text_of(""));
  object_set_array(object, "list", list);
  Object *deep = object_new();
  object_set_object(deep, "er", text_of("y"));
  object_set_object(object, "deep", deep);
  return object;
}

static GBytes *load(G_GNUC_UNUSED char **file, const char *name, gpointer source, GError **error) {
  (void)name;
  (void)error;
  return g_bytes_ref(source);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GBytes) source = g_bytes_new(data, size);
  g_autoptr(TemplateSet) set = template_set_new(load, source);
  g_autoptr(GError) error = NULL;
  const Template *template = template_set_get(set, "main", &error);
  g_assert((template == NULL) == (error != NULL));
  if (template == NULL)
    return 0;
  g_autoptr(Object) object = values();
  const Value root = {VALUE_OBJECT, {.object = object}};
  g_autoptr(GString) out = g_string_new(NULL);
  const gboolean rendered = template_render(out, template, &root, 1, &error);
  g_assert(rendered == (error == NULL));
  return 0;
}
