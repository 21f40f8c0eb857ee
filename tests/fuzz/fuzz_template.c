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

static const char values[] =
    "{\"text\": \"a<b>&'\\\"\", \"number\": 1.5, \"yes\": true, \"no\": false, \"nothing\": null,"
    " \"list\": [{\"text\": \"x\"}, {\"text\": \"\"}], \"deep\": {\"er\": {\"text\": \"y\"}}}";

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
  g_autoptr(JsonNode) root = json_from_string(values, NULL);
  g_autoptr(GString) out = g_string_new(NULL);
  const gboolean rendered = template_render(out, template, &root, 1, &error);
  g_assert(rendered == (error == NULL));
  return 0;
}
