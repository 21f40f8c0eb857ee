/* Site: which pages there are.
 *
 * Steps and documents are made in parts beside each other; the parts share what is only read, the theme and the
 * output.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/site.h"

#include "base/parallel.h"
#include "export/data.h"
#include "export/guide_data.h"
#include "export/site_changes.h"
#include "export/site_documents.h"
#include "export/site_page.h"
#include "export/site_steps.h"
#include "export/step_data.h"
#include "export/step_facts.h"
#include "render/escape.h"

#include <string.h>

static const char *word(const Site *site, const char *name) {
  Object *words = object_get_object(site->common, "words");
  return object_get_text(words, name);
}

static const char *site_title(const Site *site) { return object_get_string(site->common, "title"); }

/* ---- guides --------------------------------------------------------------------------------------- */

/* With many parts the list beside the checklist would only repeat it. */
enum { PARTS_MOST = 40 };

static void set_parts(Object *data, const Guide *guide, const HtmlOptions *html) {
  Array *parts = array_new();
  const gboolean has_parts = guide->top_count <= PARTS_MOST && guide->top_count < guide->steps->len;
  HtmlOptions bare = *html;
  bare.no_ids = TRUE;
  for (guint i = 0; has_parts && i < guide->top_count; i++)
    array_add_object(parts, step_data(guide->top[i], &bare));
  object_set_array(data, "parts", parts);
  object_set_boolean(data, "has_parts", has_parts);
}

/* The steps of the page say who does them and when. */
static void set_facts(Array *rows, const Guide *guide, const StepFacts *facts,
                      const Address *address) {
  for (guint i = 0; i < guide->steps->len; i++) {
    Object *row = rows->items[i].u.object;
    step_facts_set(object_get_object(row, "step"), facts, guide->steps->pdata[i], address);
  }
}

static gboolean write_guide(Site *site, const Guide *guide, GError **error) {
  const StepFacts *facts = site_facts(site, guide);
  Address address = site_address(site, "");
  g_autoptr(GString) page = g_string_new(NULL);
  address_guide_page(page, &address, guide);
  address.page = page->str;
  const HtmlOptions html = {.address = &address, .heading_level = 2, .self_links = TRUE};
  Object *data = site_page_data(site, page->str, guide->title, NULL);
  Object *object = guide_data(guide, &html);
  guide_data_set_outro(object, guide, &html);
  object_set_object(data, "guide", object);
  object_set_boolean(data, "is_guide", TRUE);
  object_set_string(data, "fingerprint", guide->fingerprint);
  site_set_since(data, site->book, guide);
  Array *rows = step_rows(guide, &html, TRUE);
  set_facts(rows, guide, facts, &address);
  object_set_array(data, "rows", rows);
  step_facts_set_plan(data, facts, &address);
  set_parts(data, guide, &html);
  return site_page_write(site, page->str, "guide", data, error);
}

/* The list of several guides, or of none. */
static gboolean write_index(Site *site, GError **error) {
  const GPtrArray *guides = site->book->guides;
  Object *data = site_page_data(site, "index.html", site_title(site), NULL);
  object_set_boolean(data, "is_index", TRUE);
  const Address address = site_address(site, "index.html");
  const HtmlOptions html = {.address = &address};
  Array *list = array_new();
  for (guint i = 0; i < guides->len; i++)
    array_add_object(list, data_guide(guides->pdata[i], &html, DATA_PAGE));
  object_set_array(data, "guides", list);
  return site_page_write(site, "index.html", "index", data, error);
}

/* ---- what is not a page --------------------------------------------------------------------------- */

static gboolean write_bytes(Site *site, const char *path, GBytes *bytes, GError **error) {
  gsize length = 0;
  const void *data = g_bytes_get_data(bytes, &length);
  return site_file_write(site, path, data, length, error);
}

static gboolean write_assets(Site *site, GError **error) {
  const Address address = site_address(site, "");
  g_autoptr(GHashTable) written = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < site->book->assets->len; i++) {
    const Asset *asset = site->book->assets->pdata[i];
    if (!asset->used || !g_hash_table_add(written, (gpointer)asset->name))
      continue;
    g_autoptr(GString) path = g_string_new(NULL);
    address_asset_file(path, &address, asset);
    if (!write_bytes(site, path->str, asset->bytes, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean write_logo(Site *site, GError **error) {
  Object *theme = object_get_object(site->common, "theme");
  if (object_lacks(theme, "logo"))
    return TRUE;
  g_autoptr(GBytes) bytes = theme_logo(site->theme, error);
  Object *logo = object_get_object(theme, "logo");
  return bytes != NULL && write_bytes(site, object_get_string(logo, "file"), bytes, error);
}

static gboolean write_theme(Site *site, GError **error) {
  const Template *sheet = theme_template(site->theme, "stepbook.css", error);
  if (sheet == NULL)
    return FALSE;
  const Value common = {VALUE_OBJECT, {.object = site->common}};
  g_string_truncate(site->html, 0);
  if (!template_render(site->html, sheet, &common, 1, error) ||
      !site_file_write(site, "theme/stepbook.css", site->html->str, site->html->len, error))
    return FALSE;
  g_autoptr(GPtrArray) names = theme_static_files(site->theme, error);
  for (guint i = 0; names != NULL && i < names->len; i++) {
    const char *name = names->pdata[i];
    g_autofree char *file = g_strconcat("static/", name, NULL);
    g_autofree char *path = g_strconcat("theme/", name, NULL);
    g_autoptr(GBytes) bytes = theme_file(site->theme, file, error);
    if (bytes == NULL || !write_bytes(site, path, bytes, error))
      return FALSE;
  }
  return names != NULL && write_logo(site, error);
}

/* A page that is not there may be asked for from any folder: only with a base URL can its links lead home. */
static gboolean write_not_found(Site *site, GError **error) {
  Object *data = site_page_data(site, "404.html", word(site, "not_found"), NULL);
  object_set_null(data, "canonical");
  object_set_string(data, "home", site->book->config->base_url);
  return site_page_write(site, "404.html", "404", data, error);
}

/* ---- sitemap -------------------------------------------------------------------------------------- */

/* https://www.sitemaps.org/protocol.html: at most 50,000 addresses in a file. */
enum { SITEMAP_MOST = 50000 };

static void begin_sitemap(GString *out, const char *element) {
  g_string_printf(out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                  element);
}

static void add_location(GString *out, const char *element, const char *url) {
  g_string_append_printf(out, "<%s><loc>", element);
  html_escape(out, url, -1);
  g_string_append_printf(out, "</loc></%s>\n", element);
}

static gboolean write_sitemap_part(Site *site, const char *path, guint first, GError **error) {
  GString *out = site->html;
  begin_sitemap(out, "urlset");
  for (guint i = first; i < site->pages->len && i - first < SITEMAP_MOST; i++) {
    g_autofree char *url = site_url(site, site->pages->pdata[i]);
    add_location(out, "url", url);
  }
  g_string_append(out, "</urlset>\n");
  return site_file_write(site, path, out->str, out->len, error);
}

static gboolean write_sitemap(Site *site, GError **error) {
  if (site->pages->len <= SITEMAP_MOST)
    return write_sitemap_part(site, "sitemap.xml", 0, error);
  g_autoptr(GString) index = g_string_new(NULL);
  begin_sitemap(index, "sitemapindex");
  for (guint first = 0; first < site->pages->len; first += SITEMAP_MOST) {
    g_autofree char *path = g_strdup_printf("sitemap-%u.xml", first / SITEMAP_MOST + 1);
    g_autofree char *url = site_url(site, path);
    if (!write_sitemap_part(site, path, first, error))
      return FALSE;
    add_location(index, "sitemap", url);
  }
  g_string_append(index, "</sitemapindex>\n");
  return site_file_write(site, "sitemap.xml", index->str, index->len, error);
}

/* Robots ask for the file at the root of a host only (RFC 9309 section 2.3). */
static gboolean write_robots(Site *site, GError **error) {
  const char *base = site->book->config->base_url;
  const char *host = strstr(base, "://");
  if (host == NULL || strchr(host + 3, '/') != base + strlen(base) - 1)
    return TRUE;
  g_autofree char *text =
      g_strdup_printf("User-agent: *\nAllow: /\nSitemap: %ssitemap.xml\n", base);
  return site_file_write(site, "robots.txt", text, strlen(text), error);
}

/* ---- the whole ------------------------------------------------------------------------------------ */

static gboolean has_documents(const Book *book) {
  for (guint i = 0; i < book->documents->len; i++) {
    if (site_has_document(book->documents->pdata[i]))
      return TRUE;
  }
  return FALSE;
}

static Object *common_data(const Book *book, const Theme *theme, GError **error) {
  g_autoptr(Object) words = theme_words(theme, error);
  g_autoptr(Object) settings = words == NULL ? NULL : theme_settings(theme, error);
  if (settings == NULL)
    return NULL;
  Object *common = data_head(book, NULL);
  if (object_lacks(common, "title"))
    object_set_string(common, "title",
                      object_get_text(words, book->guides->len > 0 ? "checklists" : "documents"));
  object_set_string(common, "author", book->config->author);
  object_set_boolean(common, "single_guide", book->guides->len == 1);
  object_set_boolean(common, "several_guides", book->guides->len > 1);
  object_set_boolean(common, "has_documents", has_documents(book));
  object_set_object(common, "since", site_since(book));
  object_set_object(common, "words", g_steal_pointer(&words));
  object_set_object(common, "theme", g_steal_pointer(&settings));
  return common;
}

/* ---- parts ---------------------------------------------------------------------------------------- */

/* Pages that are made in one go, one after the other, beside those of other parts. */
typedef struct Part Part;
struct Part {
  gboolean (*write)(Site *site, const Part *part, GError **error);
  const Guide *guide;   /* or NULL */
  SiteDetails *details; /* of the guide */
  guint first, end;     /* steps of the guide, or documents of the book */
  GPtrArray *pages;     /* NULL without a base URL */
  GError *error;
};

/* Steps or documents of a part. */
enum { AT_ONCE = 64 };

typedef struct {
  const Site *site;
  GArray *parts; /* Part, in the order of the pages in the sitemap */
} Parts;

static gboolean write_guide_part(Site *site, const Part *part, GError **error) {
  return write_guide(site, part->guide, error);
}

static gboolean write_steps_part(Site *site, const Part *part, GError **error) {
  return site_steps_write(site, part->guide, part->details, part->first, part->end, error);
}

static gboolean write_index_part(Site *site, const Part *part, GError **error) {
  (void)part;
  return write_index(site, error);
}

static gboolean write_documents_part(Site *site, const Part *part, GError **error) {
  return site_documents_write(site, part->first, part->end, error);
}

static gboolean write_changes_part(Site *site, const Part *part, GError **error) {
  (void)part;
  return site_changes_write(site, error);
}

static gboolean write_list_part(Site *site, const Part *part, GError **error) {
  (void)part;
  return site_documents_list_write(site, error);
}

static void add_parts(GArray *parts, Part part, guint count) {
  for (part.first = 0; part.first < count; part.first = part.end) {
    part.end = MIN(part.first + AT_ONCE, count);
    g_array_append_val(parts, part);
  }
}

static void list_parts(Parts *all, GPtrArray *details) {
  const Book *book = all->site->book;
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    SiteDetails *own = site_details_new(guide);
    g_ptr_array_add(details, own);
    add_parts(all->parts, (Part){.write = write_guide_part, .guide = guide}, 1);
    add_parts(all->parts, (Part){.write = write_steps_part, .guide = guide, .details = own},
              guide->steps->len);
  }
  if (book->guides->len != 1)
    add_parts(all->parts, (Part){.write = write_index_part}, 1);
  add_parts(all->parts, (Part){.write = write_documents_part}, book->documents->len);
  if (has_documents(book))
    add_parts(all->parts, (Part){.write = write_list_part}, 1);
  if (book->since != NULL)
    add_parts(all->parts, (Part){.write = write_changes_part}, 1);
}

static void write_part(gpointer data, guint number) {
  const Parts *all = data;
  Part *part = &g_array_index(all->parts, Part, number);
  g_autoptr(GString) html = g_string_new(NULL);
  Site site = *all->site;
  site.html = html;
  if (site.pages != NULL)
    site.pages = part->pages = g_ptr_array_new();
  part->write(&site, part, &part->error);
}

static gboolean write_pages(Site *site, GError **error) {
  g_autoptr(GPtrArray) details = g_ptr_array_new_with_free_func((GDestroyNotify)site_details_free);
  g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(Part));
  Parts all = {site, array};
  list_parts(&all, details);
  parallel_run(array->len, write_part, &all);
  gboolean good = TRUE;
  for (guint i = 0; i < array->len; i++) {
    Part *part = &g_array_index(array, Part, i);
    if (part->pages != NULL)
      g_ptr_array_extend_and_steal(site->pages, part->pages);
    if (good && part->error != NULL) {
      good = FALSE;
      g_propagate_error(error, g_steal_pointer(&part->error));
    }
    g_clear_error(&part->error);
  }
  return good;
}

gboolean site_write(const Book *book, Theme *theme, Output *output, GError **error) {
  g_autoptr(Object) common = common_data(book, theme, error);
  if (common == NULL)
    return FALSE;
  g_autoptr(GString) html = g_string_new(NULL);
  g_autoptr(GHashTable) users = step_users_new();
  g_autoptr(GHashTable) facts =
      g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)step_facts_free);
  for (guint i = 0; i < book->guides->len; i++) {
    Guide *guide = book->guides->pdata[i];
    step_users_add(users, guide);
    g_hash_table_insert(facts, guide, step_facts_new(book, guide));
  }
  const gboolean public = book->config->base_url != NULL;
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func(g_free);
  Site site = {book, theme, output, common, public ? pages : NULL, users, facts, html};
  return write_pages(&site, error) && write_not_found(&site, error) && write_assets(&site, error) &&
         write_theme(&site, error) &&
         (!public || (write_sitemap(&site, error) && write_robots(&site, error)));
}
