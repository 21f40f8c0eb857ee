/* Data: one function per noun of the model.
 *
 * Steps are a tree in the model and in the data; the tree is built in one pass over the flat list, with the
 * open list of children per depth at hand, so that nesting costs no stack.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/data.h"

#include "export/data_fields.h"
#include "export/data_plan.h"

#include <string.h>

#include "model/section.h"
#include "render/plain.h"

/* ---- HTML ----------------------------------------------------------------------------------------- */

/* Takes the buffer; sets null when it is empty. */
static void set_html(JsonObject *object, const char *name, GString *html) {
  data_set_text(object, name, html->len == 0 ? NULL : html->str);
  g_string_free(html, TRUE);
}

static void set_blocks(JsonObject *object, const char *name, Section run, const HtmlOptions *html) {
  GString *out = g_string_new(NULL);
  html_write_section(out, run, html);
  set_html(object, name, out);
}

/* The inlines of a title, good for the inside of a link. */
static void set_title(JsonObject *object, const char *title, const Node *inlines,
                      const HtmlOptions *html) {
  HtmlOptions options = *html;
  options.no_links = TRUE;
  options.document = NULL;
  GString *out = g_string_new(NULL);
  if (inlines != NULL)
    html_write_inlines(out, inlines, &options);
  else
    html_escape(out, title, -1);
  json_object_set_string_member(object, "title", title);
  json_object_set_string_member(object, "title_html", out->str);
  g_string_free(out, TRUE);
}

static HtmlOptions options_for(const HtmlOptions *html, const Document *document,
                               const char *infix) {
  HtmlOptions options = *html;
  options.document = document;
  options.id_infix = infix;
  return options;
}

/* ---- links ---------------------------------------------------------------------------------------- */

static void set_href(JsonObject *object, GString *href, gboolean is_there) {
  data_set_text(object, "href", is_there ? href->str : NULL);
  g_string_free(href, TRUE);
}

static JsonObject *link_object(const Link *link, const HtmlOptions *html, DataParts parts,
                               PlaceCursor *cursor) {
  JsonObject *object = json_object_new();
  g_autoptr(GString) text = g_string_new(NULL);
  if (link->node != NULL)
    plain_text_append(text, link->node);
  json_object_set_string_member(object, "text", g_strstrip(text->str));
  json_object_set_string_member(object, "target", link->written);
  json_object_set_string_member(object, "state", link_state_name(link->state));
  const gboolean to_document = link->state == LINK_PAGE || link->state == LINK_ANCHOR;
  data_set_text(object, "document", to_document ? link->document->path : NULL);
  data_set_text(object, "anchor", link->state == LINK_ANCHOR ? link->anchor->id : NULL);
  data_set_text(object, "step", link->state == LINK_STEP ? link->step->id : NULL);
  data_set_text(object, "asset", link->state == LINK_ASSET ? link->asset->path : NULL);
  data_set_text(object, "url", link->state == LINK_EXTERNAL ? link->url : NULL);
  json_object_set_boolean_member(object, "image", link->image);
  if (parts & DATA_SOURCE)
    data_set_object(object, "place", data_place(link->place, html->address->book, cursor));
  if (parts & DATA_PAGE) {
    GString *href = g_string_new(NULL);
    set_href(object, href, address_link(href, html->address, link));
    json_object_set_boolean_member(object, "is_external", link->state == LINK_EXTERNAL);
    json_object_set_boolean_member(object, "is_broken", link->state == LINK_BROKEN);
  }
  return object;
}

JsonObject *data_link(const Link *link, const HtmlOptions *html, DataParts parts) {
  return link_object(link, html, parts, NULL);
}

static JsonObject *section_object(const Link *link, const HtmlOptions *html) {
  const Node *heading = link->state == LINK_ANCHOR ? section_heading(link->anchor) : NULL;
  if (heading == NULL || heading == link->document->heading)
    return NULL;
  JsonObject *object = json_object_new();
  g_autoptr(GString) title = g_string_new(NULL);
  plain_text_append(title, heading);
  set_title(object, title->str, heading, html);
  data_set_text(object, "id", heading->u.heading.anchor);
  return object;
}

/* What the link of a title leads to, when that is a document of this output. */
static JsonObject *details_object(const Link *link, const HtmlOptions *html, DataParts parts) {
  if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
    return NULL;
  GString *href = g_string_new(NULL);
  if (!address_link(href, html->address, link)) {
    g_string_free(href, TRUE);
    return NULL;
  }
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "document", link->document->path);
  set_title(object, link->document->title, link->document->heading, html);
  data_set_object(object, "section", section_object(link, html));
  if (parts & DATA_PAGE)
    set_href(object, href, TRUE);
  else
    g_string_free(href, TRUE);
  return object;
}

/* ---- steps ---------------------------------------------------------------------------------------- */

static JsonObject *attributes_object(const Step *step) {
  JsonObject *object = json_object_new();
  if (step->id_explicit)
    json_object_set_string_member(object, "id", step->id);
  const Attributes *attributes = step->attributes;
  for (guint i = 0; attributes != NULL && i < attributes->count; i++) {
    const Attribute *item = &attributes->items[i];
    if (!json_object_has_member(object, item->key)) {
      json_object_set_string_member(object, item->key, item->value);
      continue;
    }
    g_autofree char *joined =
        g_strconcat(json_object_get_string_member(object, item->key), " ", item->value, NULL);
    json_object_set_string_member(object, item->key, joined);
  }
  return object;
}

static JsonArray *classes_array(const Attributes *attributes) {
  JsonArray *array = json_array_new();
  for (guint i = 0; attributes != NULL && attributes->classes[i] != NULL; i++)
    json_array_add_string_element(array, attributes->classes[i]);
  return array;
}

static void set_step_body(JsonObject *object, const Step *step, const HtmlOptions *html,
                          DataParts parts) {
  char infix[16] = "b-";
  if (html->address->output == OUTPUT_CHECKLIST)
    g_snprintf(infix, sizeof infix, "%u-", step->order);
  const HtmlOptions options = options_for(html, step->guide->document, infix);
  GString *out = g_string_new(NULL);
  if (parts & DATA_PAGE)
    html_write_step(out, step, &options);
  else if (step->body != NULL)
    html_write_blocks(out, step->body, &options);
  set_html(object, "body", out);
}

static void set_step_page(JsonObject *object, const Step *step, const Address *address) {
  GString *href = g_string_new(NULL);
  set_href(object, href, address_step(href, address, step));
  g_autoptr(GString) id = g_string_new(NULL);
  address_step_id(id, address, step);
  json_object_set_string_member(object, "anchor_id", id->str);
  json_object_set_boolean_member(object, "is_checkpoint", step->kind == STEP_CHECKPOINT);
  json_object_set_boolean_member(object, "has_children", step->child_count > 0);
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  gboolean has_body = FALSE;
  for (guint i = 0; i < STEP_BLOCKS; i++)
    has_body = has_body || blocks[i] != NULL;
  json_object_set_boolean_member(object, "has_body", has_body);
}

static void set_summary(JsonObject *object, const Step *step, const HtmlOptions *html) {
  const HtmlOptions options = options_for(html, step->guide->document, NULL);
  GString *out = g_string_new(NULL);
  if (step->summary != NULL)
    html_write_inlines(out, step->summary, &options);
  data_set_text(object, "summary", step->summary_text);
  set_html(object, "summary_html", out);
}

static JsonObject *fields_object(const Step *step, const HtmlOptions *html, DataParts parts,
                                 PlaceCursor *cursor) {
  const Link *undo = step->fields.undo_link;
  JsonObject *object = data_fields(step, html);
  data_set_object(object, "undo_link",
                  undo == NULL ? NULL : link_object(undo, html, parts, cursor));
  return object;
}

/* All but the children. */
static JsonObject *step_object(const Step *step, const HtmlOptions *html, DataParts parts,
                               PlaceCursor *cursor) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "id", step->id);
  json_object_set_string_member(object, "number", step->number);
  data_set_text(object, "written_number", step->written_number);
  json_object_set_string_member(object, "kind", step_kind_name(step->kind));
  set_title(object, step->title_text, step->title, html);
  set_summary(object, step, html);
  if (parts & DATA_BODY)
    set_step_body(object, step, html, parts);
  if (parts & DATA_SOURCE)
    json_object_set_object_member(object, "fields", fields_object(step, html, parts, cursor));
  if (parts & DATA_SOURCE) {
    data_set_object(object, "plan", data_step_plan(step));
    data_set_text(object, "fingerprint", step->fingerprint);
  }
  json_object_set_int_member(object, "depth", step->depth);
  if (parts & DATA_SOURCE) {
    json_object_set_object_member(object, "attributes", attributes_object(step));
    json_object_set_array_member(object, "classes", classes_array(step->attributes));
    data_set_object(object, "place", data_place(step->place, html->address->book, cursor));
  }
  data_set_object(object, "link",
                  step->link == NULL ? NULL : link_object(step->link, html, parts, cursor));
  data_set_object(object, "details", details_object(step->link, html, parts));
  if (parts & DATA_PAGE)
    set_step_page(object, step, html->address);
  return object;
}

JsonObject *data_step_at(const Step *step, const HtmlOptions *html, DataParts parts,
                         PlaceCursor *cursor) {
  const GPtrArray *steps = step->guide->steps;
  g_autoptr(GPtrArray) lists = g_ptr_array_new(); /* JsonArray by depth below `step` */
  JsonObject *root = NULL;
  for (guint i = step->order; i < steps->len; i++) {
    const Step *at = steps->pdata[i];
    if (i > step->order && (at->depth <= step->depth || !(parts & DATA_STEPS)))
      break;
    JsonObject *object = step_object(at, html, parts, cursor);
    JsonArray *children = json_array_new();
    json_object_set_array_member(object, "children", children);
    const guint level = at->depth - step->depth;
    if (level == 0)
      root = object;
    else
      json_array_add_object_element(lists->pdata[level - 1], object);
    g_ptr_array_set_size(lists, (gint)level);
    g_ptr_array_add(lists, children);
  }
  return root;
}

JsonObject *data_step(const Step *step, const HtmlOptions *html, DataParts parts) {
  PlaceCursor cursor = {0};
  return data_step_at(step, html, parts, &cursor);
}

/* ---- guides --------------------------------------------------------------------------------------- */

static JsonObject *counts_object(const Guide *guide) {
  gint64 checkpoints = 0;
  for (guint i = 0; i < guide->steps->len; i++)
    checkpoints += ((const Step *)guide->steps->pdata[i])->kind == STEP_CHECKPOINT;
  JsonObject *object = json_object_new();
  json_object_set_int_member(object, "steps", guide->steps->len);
  json_object_set_int_member(object, "checkpoints", checkpoints);
  return object;
}

JsonObject *data_guide(const Guide *guide, const HtmlOptions *html, DataParts parts) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "id", guide->id);
  json_object_set_string_member(object, "title", guide->title);
  if (parts & DATA_SOURCE) {
    json_object_set_string_member(object, "document", guide->document->path);
    data_set_text(object, "fingerprint", guide->fingerprint);
    data_set_text(object, "revision", guide->revision);
    data_set_object(object, "plan", data_plan(guide));
  }
  if (parts & (DATA_SOURCE | DATA_PAGE))
    json_object_set_object_member(object, "counts", counts_object(guide));
  const HtmlOptions intro = options_for(html, guide->document, "i-");
  if (parts & DATA_BODY)
    set_blocks(object, "intro", (Section){guide->intro->first, NULL}, &intro);
  JsonArray *steps = json_array_new();
  PlaceCursor cursor = {0};
  for (guint i = 0; parts & DATA_STEPS && i < guide->top_count; i++)
    json_array_add_object_element(steps, data_step_at(guide->top[i], html, parts, &cursor));
  json_object_set_array_member(object, "steps", steps);
  const HtmlOptions outro = options_for(html, guide->document, "o-");
  if (parts & DATA_BODY)
    set_blocks(object, "outro", (Section){guide->outro->first, NULL}, &outro);
  if (parts & DATA_PAGE) {
    g_autoptr(GString) path = g_string_new(NULL);
    address_guide_page(path, html->address, guide);
    GString *href = g_string_new(NULL);
    address_reference(href, html->address, path->str, NULL);
    set_href(object, href, TRUE);
  }
  return object;
}

/* ---- documents ------------------------------------------------------------------------------------ */

static JsonObject *front_matter_object(const Document *document) {
  JsonObject *object = json_object_new();
  for (guint i = 0; i < document->front_matter_count; i++)
    json_object_set_string_member(object, document->front_matter[i].key,
                                  document->front_matter[i].value);
  return object;
}

static JsonObject *heading_object(const Node *heading, const HtmlOptions *html,
                                  const Document *document, DataParts parts) {
  JsonObject *object = json_object_new();
  const char *anchor = heading->u.heading.anchor;
  g_autoptr(GString) text = g_string_new(NULL);
  plain_text_append(text, heading);
  json_object_set_int_member(object, "level", heading->u.heading.level);
  json_object_set_string_member(object, "text", g_strstrip(text->str));
  data_set_text(object, "id", anchor);
  if (parts & DATA_PAGE) {
    g_autoptr(GString) id = g_string_new(NULL);
    GString *href = g_string_new(NULL);
    if (anchor != NULL) {
      address_anchor_id(id, html->address, document, anchor);
      address_reference(href, html->address, html->address->page, id->str);
    }
    set_href(object, href, anchor != NULL);
  }
  return object;
}

static JsonArray *headings_array(const Document *document, const HtmlOptions *html,
                                 DataParts parts) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < document->headings->len; i++) {
    const Node *heading = document->headings->pdata[i];
    const gboolean is_title = heading == document->heading;
    if (!(parts & DATA_PAGE) || (!is_title && plain_text_is_visible(heading, FALSE)))
      json_array_add_object_element(array, heading_object(heading, html, document, parts));
  }
  return array;
}

static JsonArray *links_array(const Document *document, const HtmlOptions *html, DataParts parts) {
  JsonArray *array = json_array_new();
  PlaceCursor cursor = {0};
  for (guint i = 0; i < document->links->len; i++)
    json_array_add_object_element(array,
                                  link_object(document->links->pdata[i], html, parts, &cursor));
  return array;
}

static void set_document_body(JsonObject *object, const Document *document,
                              const HtmlOptions *html) {
  char infix[16];
  g_snprintf(infix, sizeof infix, "d%u-", document->number);
  const HtmlOptions options = options_for(
      html, document, html->address->output == OUTPUT_CHECKLIST ? infix : html->id_infix);
  Node *first = document->heading == NULL ? document->root->first : document->heading->next;
  if (document->guide != NULL)
    json_object_set_null_member(object, "body");
  else
    set_blocks(object, "body", (Section){first, NULL}, &options);
}

JsonObject *data_document(const Document *document, const HtmlOptions *html, DataParts parts) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "path", document->path);
  set_title(object, document->title, document->heading, html);
  data_set_text(object, "guide", document->guide == NULL ? NULL : document->guide->id);
  json_object_set_boolean_member(object, "reached", document->reached);
  if (parts & DATA_SOURCE)
    json_object_set_object_member(object, "front_matter", front_matter_object(document));
  if (parts & (DATA_SOURCE | DATA_PAGE))
    json_object_set_array_member(object, "headings", headings_array(document, html, parts));
  if (parts & DATA_SOURCE)
    json_object_set_array_member(object, "links", links_array(document, html, parts));
  if (parts & DATA_BODY)
    set_document_body(object, document, html);
  if (parts & DATA_PAGE) {
    GString *href = g_string_new(NULL);
    set_href(object, href, address_document(href, html->address, document, NULL));
  }
  return object;
}

JsonObject *data_asset(const Asset *asset) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "path", asset->path);
  json_object_set_string_member(object, "sha256", asset->sha256);
  json_object_set_string_member(object, "media_type", media_type(asset->media));
  const gboolean known = asset->width > 0 && asset->height > 0;
  if (known) {
    json_object_set_int_member(object, "width", asset->width);
    json_object_set_int_member(object, "height", asset->height);
  } else {
    json_object_set_null_member(object, "width");
    json_object_set_null_member(object, "height");
  }
  json_object_set_int_member(object, "bytes", (gint64)g_bytes_get_size(asset->bytes));
  return object;
}

/* ---- findings, and the head of the export --------------------------------------------------------- */

JsonObject *data_finding_at(const Finding *finding, const Book *book, PlaceCursor *cursor) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "code", finding_kind(finding->code)->name);
  json_object_set_string_member(object, "level", finding_level_name(finding->level));
  json_object_set_string_member(object, "message", finding->message);
  data_set_text(object, "hint", finding->hint);
  data_set_object(object, "place", data_place(finding->place, book, cursor));
  data_set_object(object, "other", data_place(finding->other, book, NULL));
  return object;
}

JsonObject *data_finding(const Finding *finding, const Book *book) {
  return data_finding_at(finding, book, NULL);
}

static JsonArray *owners_array(const Config *config) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < config->owners->len; i++) {
    const Owner *owner = config->owners->pdata[i];
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "id", owner->id);
    data_set_text(object, "name", owner->name);
    data_set_text(object, "contact", owner->contact);
    json_array_add_object_element(array, object);
  }
  return array;
}

static JsonArray *hosts_array(const Config *config) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < config->host_groups->len; i++) {
    const HostGroup *group = config->host_groups->pdata[i];
    JsonArray *names = json_array_new();
    for (const char *const *name = group->names; *name != NULL; name++)
      json_array_add_string_element(names, *name);
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "id", group->id);
    json_object_set_array_member(object, "names", names);
    json_array_add_object_element(array, object);
  }
  return array;
}

JsonObject *data_head(const Book *book, const Guide *guide) {
  const Config *config = book->config;
  JsonObject *generator = json_object_new();
  json_object_set_string_member(generator, "name", "stepbook");
  json_object_set_string_member(generator, "version", STEPBOOK_VERSION);
  JsonObject *variables = json_object_new();
  for (guint i = 0; i < config->variables->len; i++) {
    const Variable *variable = config->variables->pdata[i];
    json_object_set_string_member(variables, variable->name, variable->value);
  }
  JsonObject *change = json_object_new();
  for (guint i = 0; i < config->change->len; i++) {
    const ChangeField *field = config->change->pdata[i];
    json_object_set_string_member(change, field->key, field->value);
  }
  if (guide == NULL && book->guides->len == 1)
    guide = book->guides->pdata[0];
  JsonObject *object = json_object_new();
  json_object_set_int_member(object, "format_version", DATA_FORMAT_VERSION);
  json_object_set_object_member(object, "generator", generator);
  data_set_text(object, "title",
                config->title == NULL && guide != NULL ? guide->title : config->title);
  json_object_set_string_member(object, "language", config->language);
  data_set_text(object, "base_url", config->base_url);
  json_object_set_object_member(object, "variables", variables);
  json_object_set_object_member(object, "change", change);
  data_set_object(object, "change_record", data_change_record(&config->change_record));
  json_object_set_array_member(object, "owners", owners_array(config));
  json_object_set_array_member(object, "hosts", hosts_array(config));
  return object;
}
