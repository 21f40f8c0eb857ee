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

static void set_users(Object *data, const Site *site, const Document *document,
                      const HtmlOptions *html) {
  const GPtrArray *users = users_of(site, document);
  const guint count = users == NULL ? 0 : users->len;
  Array *array = array_new();
  for (guint i = 0; i < MIN(count, SITE_USERS_MOST); i++) {
    const Step *step = users->pdata[i];
    Object *user = step_data(step, html);
    object_set_string(user, "guide_title", step->guide->title);
    array_add_object(array, user);
  }
  object_set_array(data, "users", array);
  object_set_boolean(data, "users_one", count == 1);
  object_set_boolean(data, "has_users", count > 0);
  object_set_integer(data, "users_more", count > SITE_USERS_MOST ? count - SITE_USERS_MOST : 0);
}

enum { CONTENTS_DEPTH = 2, CONTENTS_LEAST = 3 };

/* The headings of the highest levels that occur. */
static void set_contents(Object *data, Object *document) {
  Array *headings = object_get_array(document, "headings");
  const guint count = headings->count;
  gint64 highest = 6;
  for (guint i = 0; i < count; i++) {
    Object *heading = headings->items[i].u.object;
    highest = MIN(highest, object_get_integer(heading, "level"));
  }
  Array *contents = array_new();
  for (guint i = 0; i < count; i++) {
    Object *heading = headings->items[i].u.object;
    const gint64 depth = object_get_integer(heading, "level") - highest + 1;
    if (depth > CONTENTS_DEPTH || object_lacks(heading, "href"))
      continue;
    object_set_integer(heading, "depth", depth);
    array_add_object(contents, object_ref(heading));
  }
  object_set_boolean(data, "has_contents", contents->count >= CONTENTS_LEAST);
  object_set_array(data, "contents", contents);
}

static gboolean write_document(Site *site, const Document *document, GError **error) {
  Address address = site_address(site, "");
  g_autoptr(GString) page = g_string_new(NULL);
  address_document_page(page, &address, document);
  address.page = page->str;
  HtmlOptions html = {.address = &address, .heading_level = 2, .self_links = TRUE};
  Object *object = data_document(document, &html, DATA_PAGE | DATA_BODY);
  Object *data = site_page_data(site, page->str, document->title, NULL);
  html.no_ids = TRUE;
  set_users(data, site, document, &html);
  set_contents(data, object);
  object_set_object(data, "document", object);
  return site_page_write(site, page->str, "document", data, error);
}

enum { NUMBERS_MOST = 8 };

/* "5.3, 5.5, …"; numbers of several guides would not say which. */
static void set_used(Object *object, const Site *site, const Document *document) {
  const GPtrArray *users = users_of(site, document);
  object_set_boolean(object, "users_one", users != NULL && users->len == 1);
  if (users == NULL) {
    object_set_null(object, "used");
    return;
  }
  g_autoptr(GString) used = g_string_new(NULL);
  for (guint i = 0; i < MIN(users->len, NUMBERS_MOST); i++) {
    const Step *step = users->pdata[i];
    g_string_append_printf(used, "%s%s", i == 0 ? "" : ", ", step->number);
  }
  if (users->len > NUMBERS_MOST)
    g_string_append(used, ", …");
  object_set_string(object, "used", site->book->guides->len > 1 ? NULL : used->str);
}

gboolean site_documents_list_write(Site *site, GError **error) {
  static const char page[] = "documents/index.html";
  const Address address = site_address(site, page);
  const HtmlOptions html = {.address = &address};
  Array *documents = array_new();
  for (guint i = 0; i < site->book->documents->len; i++) {
    const Document *document = site->book->documents->pdata[i];
    if (!site_has_document(document))
      continue;
    Object *object = data_document(document, &html, 0);
    g_autoptr(GString) href = g_string_new(NULL);
    const gboolean leads = address_document(href, &address, document, NULL);
    object_set_string(object, "href", leads ? href->str : NULL);
    set_used(object, site, document);
    array_add_object(documents, object);
  }
  Object *words = object_get_object(site->common, "words");
  Object *data = site_page_data(site, page, object_get_text(words, "documents"), NULL);
  object_set_array(data, "documents", documents);
  object_set_boolean(data, "is_documents", TRUE);
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
