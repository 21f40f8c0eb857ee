/* Checklist: pieces of the page, one after the other.
 *
 * Each piece is a template of its own, so that the data of one step or one document are in memory at a time; and the
 * order of the pieces is the order of the numbers of references.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/checklist.h"

#include "export/data.h"
#include "export/guide_data.h"
#include "export/step_data.h"
#include "model/address.h"
#include "render/sheet_references.h"

#include <string.h>

typedef struct {
  const Guide *guide;
  Theme *theme;
  JsonNode *common;
  const HtmlOptions *html;
  GPtrArray *appendices; /* Document */
  SheetReferences *references;
  GHashTable *users; /* Document -> GPtrArray of Step */
  GString *out;
} Page;

/* Renders a piece; takes `data`. */
static gboolean add_piece(Page *page, const char *name, JsonObject *data, GError **error) {
  g_autoptr(JsonNode) node = json_node_init_object(json_node_alloc(), data);
  json_object_unref(data);
  const Template *template = theme_template(page->theme, name, error);
  JsonNode *const contexts[] = {page->common, node};
  return template != NULL &&
         template_render(page->out, template, contexts, G_N_ELEMENTS(contexts), error);
}

static HtmlOptions with_level(const Page *page, int level) {
  HtmlOptions html = *page->html;
  html.heading_level = level;
  return html;
}

/* ---- head ----------------------------------------------------------------------------------------- */

/* A text as the inside of a CSS string (CSS Syntax 3, section 4.3.7): nothing in it ends the string or
 * the <style> element. */
static char *css_string(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c < 0x20 || c == 0x7f || strchr("\"\\<>&'", (int)c) != NULL)
      g_string_append_printf(out, "\\%x ", c);
    else
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

/* The change record in written order: keys as words. */
static JsonArray *change_fields(const Config *config) {
  JsonArray *fields = json_array_new();
  for (guint i = 0; i < config->change->len; i++) {
    const ChangeField *field = config->change->pdata[i];
    g_autofree char *label = g_strdelimit(g_strdup(field->key), "_-", ' ');
    label[0] = g_ascii_toupper(label[0]);
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "key", field->key);
    json_object_set_string_member(object, "label", label);
    json_object_set_string_member(object, "value", field->value);
    json_array_add_object_element(fields, object);
  }
  return fields;
}

static JsonNode *common_data(const Book *book, const Guide *guide, const Theme *theme,
                             GError **error) {
  g_autoptr(JsonObject) words = theme_words(theme, error);
  g_autoptr(JsonObject) settings = words == NULL ? NULL : theme_settings(theme, error);
  if (settings == NULL)
    return NULL;
  g_autoptr(JsonObject) common = data_head(book, guide);
  data_set_text(common, "author", book->config->author);
  json_object_set_string_member(common, "paper",
                                book->config->paper == PAPER_LETTER ? "letter" : "A4");
  g_autofree char *title = css_string(guide->title);
  json_object_set_string_member(common, "title_css", title);
  json_object_set_array_member(common, "change_fields", change_fields(book->config));
  json_object_set_object_member(common, "words", g_steal_pointer(&words));
  json_object_set_object_member(common, "theme", g_steal_pointer(&settings));
  return json_node_init_object(json_node_alloc(), common);
}

static gboolean add_head(Page *page, GError **error) {
  const HtmlOptions html = with_level(page, 2);
  JsonObject *data = json_object_new();
  json_object_set_object_member(data, "guide", guide_data(page->guide, &html));
  g_autofree char *id = g_strdup_printf("d%u", page->guide->document->number);
  json_object_set_string_member(data, "anchor_id", id);
  return add_piece(page, "checklist/top", data, error);
}

/* ---- steps ---------------------------------------------------------------------------------------- */

/* Where the title's link leads: to an appendix, to a step, out of the page, or nowhere. */
static void set_target(JsonObject *object, Page *page, const Step *step) {
  const Link *link = step->link;
  g_autofree char *mark = link == NULL ? NULL : sheet_references_mark(page->references, link);
  data_set_text(object, "mark", mark);
  const gboolean to_text = link != NULL && !json_object_get_null_member(object, "details");
  JsonObject *see = NULL;
  if (link != NULL && !to_text) {
    see = data_link(link, page->html, DATA_PAGE);
    const Document *document = link->state == LINK_STEP ? NULL : link->document;
    data_set_text(see, "title",
                  link->state == LINK_STEP     ? link->step->title_text
                  : link->state == LINK_ASSET  ? link->asset->path
                  : document != NULL           ? document->title
                  : link->state == LINK_BROKEN ? link->written
                                               : NULL);
  }
  data_set_object(object, "see", see);
}

static gboolean add_step(Page *page, const Step *step, GError **error) {
  const HtmlOptions html = with_level(page, 4);
  JsonObject *data = step_row(step, &html, FALSE);
  JsonObject *object = data_step(step, &html, DATA_PAGE | DATA_BODY);
  g_autoptr(GString) heading = g_string_new(NULL);
  step_heading(heading, step, &html);
  json_object_set_string_member(object, "heading_html", heading->str);
  set_target(object, page, step);
  json_object_set_object_member(data, "step", object);
  return add_piece(page, "checklist/step", data, error);
}

static gboolean add_closing(Page *page, GError **error) {
  const HtmlOptions html = with_level(page, 2);
  JsonObject *data = json_object_new();
  guide_data_set_outro(data, page->guide, &html);
  return add_piece(page, "checklist/closing", data, error);
}

/* ---- appendices ----------------------------------------------------------------------------------- */

static void set_users(JsonObject *data, const Page *page, const Document *document) {
  const GPtrArray *users = g_hash_table_lookup(page->users, document);
  JsonArray *array = json_array_new();
  const guint count = users == NULL ? 0 : users->len;
  for (guint i = 0; i < MIN(count, CHECKLIST_USERS_MOST); i++) {
    const Step *step = users->pdata[i];
    g_autoptr(GString) href = g_string_new(NULL);
    address_step(href, page->html->address, step);
    JsonObject *user = json_object_new();
    json_object_set_string_member(user, "number", step->number);
    json_object_set_string_member(user, "href", href->str);
    json_object_set_boolean_member(user, "is_last", i + 1 == count);
    json_array_add_object_element(array, user);
  }
  json_object_set_array_member(data, "users", array);
  json_object_set_boolean_member(data, "users_one", count == 1);
  json_object_set_int_member(data, "users_more",
                             count > CHECKLIST_USERS_MOST ? count - CHECKLIST_USERS_MOST : 0);
}

static gboolean add_document(Page *page, const Document *document, guint index, GError **error) {
  const HtmlOptions html = with_level(page, 3);
  JsonObject *data = json_object_new();
  json_object_set_object_member(data, "document",
                                data_document(document, &html, DATA_PAGE | DATA_BODY));
  g_autofree char *letters = sheet_letters(index);
  g_autofree char *id = g_strdup_printf("d%u", document->number);
  json_object_set_string_member(data, "letters", letters);
  json_object_set_string_member(data, "anchor_id", id);
  set_users(data, page, document);
  return add_piece(page, "checklist/document", data, error);
}

static void after_link(GString *out, const Link *link, gpointer data) {
  g_autofree char *mark = sheet_references_mark(data, link);
  if (mark != NULL)
    g_string_append_printf(out, "&nbsp;<span class=\"ref\">[%s]</span>", mark);
}

/* [{"number", "title" (of a document, or null), "address", "is_url"}] in the order of the numbers. */
static JsonArray *references_list(const SheetReferences *references) {
  JsonArray *list = json_array_new();
  const GPtrArray *links = sheet_references_links(references);
  for (guint i = 0; i < links->len; i++) {
    const Link *link = links->pdata[i];
    JsonObject *entry = json_object_new();
    json_object_set_int_member(entry, "number", i + 1);
    data_set_text(entry, "title", sheet_reference_title(link));
    json_object_set_string_member(entry, "address", sheet_reference_address(link));
    json_object_set_boolean_member(entry, "is_url", link->state == LINK_EXTERNAL);
    json_array_add_object_element(list, entry);
  }
  return list;
}

static gboolean add_bottom(Page *page, GError **error) {
  JsonObject *data = json_object_new();
  JsonArray *list = references_list(page->references);
  json_object_set_boolean_member(data, "has_references", json_array_get_length(list) > 0);
  json_object_set_array_member(data, "references", list);
  return add_piece(page, "checklist/bottom", data, error);
}

static gboolean add_all(Page *page, GError **error) {
  if (!add_head(page, error))
    return FALSE;
  for (guint i = 0; i < page->guide->steps->len; i++) {
    if (!add_step(page, page->guide->steps->pdata[i], error))
      return FALSE;
  }
  if (!add_closing(page, error))
    return FALSE;
  for (guint i = 0; i < page->appendices->len; i++) {
    if (!add_document(page, page->appendices->pdata[i], i, error))
      return FALSE;
  }
  return add_bottom(page, error);
}

gboolean checklist_write(const Book *book, const Guide *guide, Theme *theme, Output *output,
                         GError **error) {
  g_autoptr(JsonNode) common = common_data(book, guide, theme, error);
  if (common == NULL)
    return FALSE;
  g_autofree char *path = g_strconcat(guide->id, ".checklist.html", NULL);
  const Address address = {.book = book, .output = OUTPUT_CHECKLIST, .guide = guide, .page = path};
  g_autoptr(GPtrArray) appendices = g_ptr_array_new();
  for (guint i = 0; i < guide->details->len; i++) {
    Document *document = guide->details->pdata[i];
    if (document->guide == NULL)
      g_ptr_array_add(appendices, document);
  }
  g_autoptr(SheetReferences) references = sheet_references_new(guide, appendices);
  const HtmlOptions html = {.address = &address, .after_link = after_link, .data = references};
  g_autoptr(GHashTable) users = step_users_new();
  step_users_add(users, guide);
  g_autoptr(GString) out = g_string_new(NULL);
  Page page = {guide, theme, common, &html, appendices, references, users, out};
  return add_all(&page, error) && output_write(output, path, out->str, out->len, error);
}
