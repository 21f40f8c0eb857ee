/* SiteDocuments: one page per document.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/site_documents.h"

#include "export/data.h"
#include "export/step_data.h"

gboolean site_has_document(const Document *document) { return document->guide == NULL; }

static const GPtrArray *users_of(const Site *site, const Document *document) {
  return g_hash_table_lookup(site->users, document);
}

static void set_users(JsonObject *data, const Site *site, const Document *document,
                      const HtmlOptions *html) {
  const GPtrArray *users = users_of(site, document);
  const guint count = users == NULL ? 0 : users->len;
  JsonArray *array = json_array_new();
  for (guint i = 0; i < MIN(count, SITE_USERS_MOST); i++) {
    const Step *step = users->pdata[i];
    JsonObject *user = step_data(step, html);
    json_object_set_string_member(user, "guide_title", step->guide->title);
    json_array_add_object_element(array, user);
  }
  json_object_set_array_member(data, "users", array);
  json_object_set_boolean_member(data, "users_one", count == 1);
  json_object_set_boolean_member(data, "has_users", count > 0);
  json_object_set_int_member(data, "users_more",
                             count > SITE_USERS_MOST ? count - SITE_USERS_MOST : 0);
}

enum { CONTENTS_DEPTH = 2, CONTENTS_LEAST = 3 };

/* The headings of the highest levels that occur. */
static void set_contents(JsonObject *data, JsonObject *document) {
  JsonArray *headings = json_object_get_array_member(document, "headings");
  const guint count = json_array_get_length(headings);
  gint64 highest = 6;
  for (guint i = 0; i < count; i++) {
    JsonObject *heading = json_array_get_object_element(headings, i);
    highest = MIN(highest, json_object_get_int_member(heading, "level"));
  }
  JsonArray *contents = json_array_new();
  for (guint i = 0; i < count; i++) {
    JsonObject *heading = json_array_get_object_element(headings, i);
    const gint64 depth = json_object_get_int_member(heading, "level") - highest + 1;
    if (depth > CONTENTS_DEPTH || json_object_get_null_member(heading, "href"))
      continue;
    json_object_set_int_member(heading, "depth", depth);
    json_array_add_object_element(contents, json_object_ref(heading));
  }
  json_object_set_boolean_member(data, "has_contents",
                                 json_array_get_length(contents) >= CONTENTS_LEAST);
  json_object_set_array_member(data, "contents", contents);
}

static gboolean write_document(Site *site, const Document *document, GError **error) {
  Address address = site_address(site, "");
  g_autoptr(GString) page = g_string_new(NULL);
  address_document_page(page, &address, document);
  address.page = page->str;
  HtmlOptions html = {.address = &address, .heading_level = 2, .self_links = TRUE};
  JsonObject *object = data_document(document, &html, DATA_PAGE | DATA_BODY);
  JsonObject *data = site_page_data(site, page->str, document->title, NULL);
  html.no_ids = TRUE;
  set_users(data, site, document, &html);
  set_contents(data, object);
  json_object_set_object_member(data, "document", object);
  return site_page_write(site, page->str, "document", data, error);
}

enum { NUMBERS_MOST = 8 };

/* "5.3, 5.5, …"; numbers of several guides would not say which. */
static void set_used(JsonObject *object, const Site *site, const Document *document) {
  const GPtrArray *users = users_of(site, document);
  json_object_set_boolean_member(object, "users_one", users != NULL && users->len == 1);
  if (users == NULL) {
    json_object_set_null_member(object, "used");
    return;
  }
  g_autoptr(GString) used = g_string_new(NULL);
  for (guint i = 0; i < MIN(users->len, NUMBERS_MOST); i++) {
    const Step *step = users->pdata[i];
    g_string_append_printf(used, "%s%s", i == 0 ? "" : ", ", step->number);
  }
  if (users->len > NUMBERS_MOST)
    g_string_append(used, ", …");
  data_set_text(object, "used", site->book->guides->len > 1 ? NULL : used->str);
}

gboolean site_documents_list_write(Site *site, GError **error) {
  static const char page[] = "documents/index.html";
  const Address address = site_address(site, page);
  const HtmlOptions html = {.address = &address};
  JsonArray *documents = json_array_new();
  for (guint i = 0; i < site->book->documents->len; i++) {
    const Document *document = site->book->documents->pdata[i];
    if (!site_has_document(document))
      continue;
    JsonObject *object = data_document(document, &html, 0);
    g_autoptr(GString) href = g_string_new(NULL);
    const gboolean leads = address_document(href, &address, document, NULL);
    data_set_text(object, "href", leads ? href->str : NULL);
    set_used(object, site, document);
    json_array_add_object_element(documents, object);
  }
  JsonObject *words = json_object_get_object_member(json_node_get_object(site->common), "words");
  JsonObject *data = site_page_data(
      site, page, json_object_get_string_member_with_default(words, "documents", ""), NULL);
  json_object_set_array_member(data, "documents", documents);
  json_object_set_boolean_member(data, "is_documents", TRUE);
  return site_page_write(site, page, "documents", data, error);
}

gboolean site_documents_write(Site *site, guint first, guint end, GError **error) {
  for (guint i = first; i < end; i++) {
    const Document *document = site->book->documents->pdata[i];
    if (site_has_document(document) && !write_document(site, document, error))
      return FALSE;
  }
  return TRUE;
}
