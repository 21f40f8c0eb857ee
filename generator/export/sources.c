/* Sources: the texts of all documents that the meaning of a guide hangs on, and the settings by key.
 *
 * A link to a step of another guide needs that guide's document, so that the step has its name; but not what that one reaches.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/sources.h"

#include <string.h>

#include "export/data.h"

/* ---- which documents and files ------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *documents; /* Document */
  GHashTable *known;
  GPtrArray *assets; /* Asset */
} Used;

static void use_document(Used *used, Document *document) {
  if (document != NULL && g_hash_table_add(used->known, document))
    g_ptr_array_add(used->documents, document);
}

static void use_target(Used *used, const Link *link) {
  if (link->state == LINK_ASSET && g_hash_table_add(used->known, link->asset))
    g_ptr_array_add(used->assets, link->asset);
  else if (link->state == LINK_PAGE || link->state == LINK_ANCHOR)
    use_document(used, link->document);
  else if (link->state == LINK_STEP)
    use_document(used, link->step->guide->document);
}

static Used find_used(const Book *book, const Guide *guide) {
  Used used = {g_ptr_array_new(), g_hash_table_new(NULL, NULL), g_ptr_array_new()};
  const GPtrArray *documents = guide == NULL ? book->documents : guide->documents;
  if (guide != NULL)
    use_document(&used, guide->document);
  for (guint i = 0; i < documents->len; i++)
    use_document(&used, documents->pdata[i]);
  for (guint i = 0; i < used.documents->len; i++) {
    const Document *document = used.documents->pdata[i];
    const gboolean is_others = guide != NULL && document->guide != NULL && document->guide != guide;
    for (guint k = 0; !is_others && k < document->links->len; k++)
      use_target(&used, document->links->pdata[k]);
  }
  return used;
}

/* ---- the settings ---------------------------------------------------------------------------------------- */

static const GuideConfig *settings_of(const Config *config, const Guide *guide) {
  for (guint i = 0; i < config->guides->len; i++) {
    const GuideConfig *settings = config->guides->pdata[i];
    if (g_strcmp0(settings->steps, guide->document->path) == 0)
      return settings;
  }
  return NULL;
}

static void set_text(Object *object, const char *name, const char *text) {
  if (text != NULL)
    object_set_string(object, name, text);
}

static Object *guide_settings(const Config *config, const Guide *guide) {
  const GuideConfig *settings = settings_of(config, guide);
  Object *object = object_new();
  object_set_string(object, "steps", guide->document->path);
  /* Longer than the configuration takes: then it comes from the file name, which says the same. */
  if (strlen(guide->id) <= 60)
    object_set_string(object, "id", guide->id);
  set_text(object, "title", settings == NULL ? NULL : settings->title);
  set_text(object, "list", settings == NULL ? NULL : settings->list);
  set_text(object, "revision", guide->revision);
  return object;
}

static Object *variables_of(const Config *config) {
  Object *object = object_new();
  for (guint i = 0; i < config->variables->len; i++) {
    const Variable *variable = config->variables->pdata[i];
    object_set_string(object, variable->name, variable->value);
  }
  return object;
}

static Object *links_of(const Config *config) {
  Array *routes = array_new();
  for (guint i = 0; i < config->routes->len; i++) {
    const Route *route = config->routes->pdata[i];
    Object *item = object_new();
    object_set_string(item, "prefix", route->prefix);
    if (*route->folder != '\0')
      object_set_string(item, "folder", route->folder);
    array_add_object(routes, item);
  }
  Object *object = object_new();
  object_set_array(object, "routes", routes);
  return object;
}

static Object *owners_of(const Config *config) {
  Object *object = object_new();
  for (guint i = 0; i < config->owners->len; i++) {
    const Owner *owner = config->owners->pdata[i];
    Object *item = object_new();
    set_text(item, "name", owner->name);
    set_text(item, "contact", owner->contact);
    object_set_object(object, owner->id, item);
  }
  return object;
}

static Array *texts(const char *const *list) {
  Array *array = array_new();
  for (; *list != NULL; list++)
    array_add_string(array, *list);
  return array;
}

static Object *hosts_of(const Config *config) {
  Object *object = object_new();
  for (guint i = 0; i < config->host_groups->len; i++) {
    const HostGroup *group = config->host_groups->pdata[i];
    object_set_array(object, group->id, texts(group->names));
  }
  return object;
}

static Array *people(const Person *list, guint count, const char *detail) {
  Array *array = array_new();
  for (guint i = 0; i < count; i++) {
    Object *item = object_new();
    object_set_string(item, "name", list[i].name);
    set_text(item, detail, list[i].detail);
    array_add_object(array, item);
  }
  return array;
}

static Object *change_of(const Config *config) {
  const ChangeRecord *record = &config->change_record;
  Object *object = object_new();
  Object *window = object_new();
  for (guint i = 0; i < config->change->len; i++) {
    const ChangeField *field = config->change->pdata[i];
    const char *key = field->key;
    if (strcmp(key, "configuration_items") == 0)
      object_set_array(object, key, texts(record->configuration_items));
    else if (strcmp(key, "contacts") == 0)
      object_set_array(object, key, people(record->contacts, record->contact_count, "contact"));
    else if (strcmp(key, "approvers") == 0)
      object_set_array(object, key, people(record->approvers, record->approver_count, "role"));
    else if (g_str_has_prefix(key, "window."))
      object_set_string(window, key + strlen("window."), field->value);
    else
      object_set_string(object, key, field->value);
  }
  if (window->count > 0)
    object_set_object(object, "window", window);
  else
    object_unref(window);
  return object;
}

static Object *config_of(const Book *book, const Used *used) {
  const Config *config = book->config;
  Array *guides = array_new();
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    if (g_hash_table_contains(used->known, guide->document))
      array_add_object(guides, guide_settings(config, guide));
  }
  Object *object = object_new();
  object_set_string(object, "language", config->language);
  object_set_array(object, "guides", guides);
  object_set_object(object, "variables", variables_of(config));
  object_set_boolean(object, "variables_in_code", config->variables_in_code);
  object_set_object(object, "links", links_of(config));
  object_set_object(object, "owners", owners_of(config));
  object_set_object(object, "hosts", hosts_of(config));
  object_set_object(object, "change", change_of(config));
  return object;
}

/* ---- the whole ------------------------------------------------------------------------------------------- */

/* What the guides are known by, so that who reads them again can tell whether it is the same. */
static void put_guides(JsonText *text, const Book *book, const Guide *guide) {
  json_text_begin(text, "guides", '[');
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *one = book->guides->pdata[i];
    if (guide != NULL && guide != one)
      continue;
    Object *object = object_new();
    object_set_string(object, "id", one->id);
    object_set_string(object, "fingerprint", one->fingerprint);
    json_text_object(text, NULL, object);
  }
  json_text_end(text, ']');
}

static int compare_documents(gconstpointer a, gconstpointer b) {
  return strcmp((*(const Document *const *)a)->path, (*(const Document *const *)b)->path);
}

static int compare_assets(gconstpointer a, gconstpointer b) {
  return strcmp((*(const Asset *const *)a)->path, (*(const Asset *const *)b)->path);
}

static void put_files(JsonText *text, const Used *used) {
  json_text_begin(text, "files", '{');
  for (guint i = 0; i < used->documents->len; i++) {
    const Document *document = used->documents->pdata[i];
    const Value value = {VALUE_STRING, {.string = (char *)document->source}};
    json_text_value(text, document->path, &value);
  }
  json_text_end(text, '}');
}

/* Pictures that a text holds in itself are in the text. */
static gboolean is_file(const Book *book, const Asset *asset) {
  return book_entry(book, asset->path) != NULL;
}

static void put_assets(JsonText *text, const Book *book, const Used *used) {
  json_text_begin(text, "assets", '{');
  for (guint i = 0; i < used->assets->len; i++) {
    const Asset *asset = used->assets->pdata[i];
    if (!is_file(book, asset))
      continue;
    Object *object = object_new();
    object_set_string(object, "sha256", asset->sha256);
    object_set_integer(object, "size", (gint64)g_bytes_get_size(asset->bytes));
    object_set_string(object, "media", media_type(asset->media));
    object_set_integer(object, "width", asset->width);
    object_set_integer(object, "height", asset->height);
    json_text_object(text, asset->path, object);
  }
  json_text_end(text, '}');
}

void sources_put(JsonText *text, const Book *book, const Guide *guide) {
  if (!book->config->embed_sources)
    return;
  Used used = find_used(book, guide);
  g_ptr_array_sort(used.documents, compare_documents);
  g_ptr_array_sort(used.assets, compare_assets);
  json_text_begin(text, "sources", '{');
  put_guides(text, book, guide);
  json_text_object(text, "config", config_of(book, &used));
  put_files(text, &used);
  put_assets(text, book, &used);
  json_text_end(text, '}');
  g_ptr_array_unref(used.documents);
  g_ptr_array_unref(used.assets);
  g_hash_table_unref(used.known);
}

GBytes *sources_of_guide(const Book *book, const Guide *guide) {
  if (!book->config->embed_sources)
    return NULL;
  JsonText text = {.out = g_string_new(NULL)};
  json_text_begin(&text, NULL, '{');
  json_text_members(&text, data_format());
  sources_put(&text, book, guide);
  json_text_end(&text, '}');
  return g_string_free_to_bytes(text.out);
}
