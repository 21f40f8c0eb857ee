/* SitePage: data, template, output.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/site_page.h"

#include "export/data.h"

#include <string.h>

Address site_address(const Site *site, const char *page) {
  return (Address){.book = site->book, .output = OUTPUT_SITE, .guide = NULL, .page = page};
}

const StepFacts *site_facts(const Site *site, const Guide *guide) {
  return g_hash_table_lookup(site->facts, guide);
}

char *site_url(const Site *site, const char *page) {
  g_autoptr(GString) url = g_string_new(site->book->config->base_url);
  const gboolean index = g_str_has_suffix(page, "index.html");
  const gsize length = strlen(page) - (index ? strlen("index.html") : 0);
  g_autofree char *path = g_strndup(page, length);
  const Address root = site_address(site, "");
  if (length > 0)
    address_reference(url, &root, path, NULL);
  return g_string_free(g_steal_pointer(&url), FALSE);
}

Object *site_page_data(const Site *site, const char *page, const char *title,
                       const char *description) {
  Object *data = object_new();
  g_autoptr(GString) root = g_string_new(NULL);
  for (const char *at = page; (at = strchr(at, '/')) != NULL; at++)
    g_string_append(root, "../");
  object_set_string(data, "root", root->str);
  object_set_string(data, "page_title", title);
  object_set_string(data, "description", description);
  g_autofree char *url = site->pages == NULL ? NULL : site_url(site, page);
  object_set_string(data, "canonical", url);
  return data;
}

gboolean site_file_write(Site *site, const char *path, const void *bytes, gsize length,
                         GError **error) {
  g_autofree char *full = g_strconcat("site/", path, NULL);
  return output_write(site->output, full, bytes, length, error);
}

gboolean site_page_write(Site *site, const char *page, const char *template_name, Object *data,
                         GError **error) {
  g_autoptr(Object) owned = data;
  const Template *template = theme_template(site->theme, template_name, error);
  if (template == NULL)
    return FALSE;
  const Value contexts[] = {{VALUE_OBJECT, {.object = site->common}},
                            {VALUE_OBJECT, {.object = owned}}};
  g_string_truncate(site->html, 0);
  if (!template_render(site->html, template, contexts, G_N_ELEMENTS(contexts), error))
    return FALSE;
  static const char *const unlisted[] = {"404", "moved", NULL};
  if (site->pages != NULL && !g_strv_contains(unlisted, template_name))
    g_ptr_array_add(site->pages, g_strdup(page));
  return site_file_write(site, page, site->html->str, site->html->len, error);
}
