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
static void set_html(Object *object, const char *name, GString *html) {
  object_take_string(object, name, g_string_free(html, html->len == 0));
}

static void set_blocks(Object *object, const char *name, Section run, const HtmlOptions *html) {
  GString *out = g_string_new(NULL);
  html_write_section(out, run, html);
  set_html(object, name, out);
}

/* The inlines of a title, good for the inside of a link. */
static void set_title(Object *object, const char *title, const Node *inlines,
                      const HtmlOptions *html) {
  HtmlOptions options = *html;
  options.no_links = TRUE;
  options.document = NULL;
  GString *out = g_string_new(NULL);
  if (inlines != NULL)
    html_write_inlines(out, inlines, &options);
  else
    html_escape(out, title, -1);
  object_set_string(object, "title", title);
  object_take_string(object, "title_html", g_string_free(out, FALSE));
}

static HtmlOptions options_for(const HtmlOptions *html, const Document *document,
                               const char *infix) {
  HtmlOptions options = *html;
  options.document = document;
  options.id_infix = infix;
  return options;
}

/* ---- links ---------------------------------------------------------------------------------------- */

static void set_href(Object *object, GString *href, gboolean is_there) {
  object_take_string(object, "href", g_string_free(href, !is_there));
}

static Object *link_object(const Link *link, const HtmlOptions *html, DataParts parts,
                           PlaceCursor *cursor) {
  Object *object = object_new();
  g_autoptr(GString) text = g_string_new(NULL);
  if (link->node != NULL)
    plain_text_append(text, link->node);
  object_set_string(object, "text", g_strstrip(text->str));
  object_set_string(object, "target", link->written);
  object_set_string(object, "state", link_state_name(link->state));
  const gboolean to_document = link->state == LINK_PAGE || link->state == LINK_ANCHOR;
  object_set_string(object, "document", to_document ? link->document->path : NULL);
  object_set_string(object, "anchor", link->state == LINK_ANCHOR ? link->anchor->id : NULL);
  object_set_string(object, "step", link->state == LINK_STEP ? link->step->id : NULL);
  object_set_string(object, "asset", link->state == LINK_ASSET ? link->asset->path : NULL);
  object_set_string(object, "url", link->state == LINK_EXTERNAL ? link->url : NULL);
  object_set_boolean(object, "image", link->image);
  if (parts & DATA_SOURCE)
    object_set_object(object, "place", data_place(link->place, html->address->book, cursor));
  if (parts & DATA_PAGE) {
    GString *href = g_string_new(NULL);
    set_href(object, href, address_link(href, html->address, link));
    object_set_boolean(object, "is_external", link->state == LINK_EXTERNAL);
    object_set_boolean(object, "is_broken", link->state == LINK_BROKEN);
  }
  return object;
}

Object *data_link(const Link *link, const HtmlOptions *html, DataParts parts) {
  return link_object(link, html, parts, NULL);
}

static Object *section_object(const Link *link, const HtmlOptions *html) {
  const Node *heading = link->state == LINK_ANCHOR ? section_heading(link->anchor) : NULL;
  if (heading == NULL || heading == link->document->heading)
    return NULL;
  Object *object = object_new();
  g_autoptr(GString) title = g_string_new(NULL);
  plain_text_append(title, heading);
  set_title(object, title->str, heading, html);
  object_set_string(object, "id", heading->u.heading.anchor);
  return object;
}

/* What the link of a title leads to, when that is a document of this output. */
static Object *details_object(const Link *link, const HtmlOptions *html, DataParts parts) {
  if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
    return NULL;
  GString *href = g_string_new(NULL);
  if (!address_link(href, html->address, link)) {
    g_string_free(href, TRUE);
    return NULL;
  }
  Object *object = object_new();
  object_set_string(object, "document", link->document->path);
  set_title(object, link->document->title, link->document->heading, html);
  object_set_object(object, "section", section_object(link, html));
  if (parts & DATA_PAGE)
    set_href(object, href, TRUE);
  else
    g_string_free(href, TRUE);
  return object;
}

/* ---- steps ---------------------------------------------------------------------------------------- */

static Object *attributes_object(const Step *step) {
  Object *object = object_new();
  if (step->id_explicit)
    object_set_string(object, "id", step->id);
  const Attributes *attributes = step->attributes;
  for (guint i = 0; attributes != NULL && i < attributes->count; i++) {
    const Attribute *item = &attributes->items[i];
    if (object_get(object, item->key) == NULL) {
      object_set_string(object, item->key, item->value);
      continue;
    }
    g_autofree char *joined =
        g_strconcat(object_get_string(object, item->key), " ", item->value, NULL);
    object_set_string(object, item->key, joined);
  }
  return object;
}

static Array *classes_array(const Attributes *attributes) {
  Array *array = array_new();
  for (guint i = 0; attributes != NULL && attributes->classes[i] != NULL; i++)
    array_add_string(array, attributes->classes[i]);
  return array;
}

static void set_step_body(Object *object, const Step *step, const HtmlOptions *html,
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

static void set_step_page(Object *object, const Step *step, const Address *address) {
  GString *href = g_string_new(NULL);
  set_href(object, href, address_step(href, address, step));
  g_autoptr(GString) id = g_string_new(NULL);
  address_step_id(id, address, step);
  object_set_string(object, "anchor_id", id->str);
  object_set_boolean(object, "is_checkpoint", step->kind == STEP_CHECKPOINT);
  object_set_boolean(object, "has_children", step->child_count > 0);
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  gboolean has_body = FALSE;
  for (guint i = 0; i < STEP_BLOCKS; i++)
    has_body = has_body || blocks[i] != NULL;
  object_set_boolean(object, "has_body", has_body);
}

static void set_summary(Object *object, const Step *step, const HtmlOptions *html) {
  HtmlOptions options = options_for(html, step->guide->document, NULL);
  options.notes_of = step;
  GString *out = g_string_new(NULL);
  if (step->summary != NULL)
    html_write_inlines(out, step->summary, &options);
  object_set_string(object, "summary", step->summary_text);
  set_html(object, "summary_html", out);
}

static void set_notes(Object *object, const Step *step, const HtmlOptions *html) {
  const HtmlOptions options = options_for(html, step->guide->document, "t-");
  GString *out = g_string_new(NULL);
  html_write_step_notes(out, step, &options);
  set_html(object, "notes", out);
}

static Object *fields_object(const Step *step, const HtmlOptions *html, DataParts parts,
                             PlaceCursor *cursor) {
  const Link *undo = step->fields.undo_link;
  Object *object = data_fields(step, html);
  object_set_object(object, "undo_link",
                    undo == NULL ? NULL : link_object(undo, html, parts, cursor));
  return object;
}

/* All but the children. */
static Object *step_object(const Step *step, const HtmlOptions *html, DataParts parts,
                           PlaceCursor *cursor) {
  Object *object = object_new();
  object_set_string(object, "id", step->id);
  object_set_string(object, "number", step->number);
  object_set_string(object, "written_number", step->written_number);
  object_set_string(object, "kind", step_kind_name(step->kind));
  set_title(object, step->title_text, step->title, html);
  set_summary(object, step, html);
  if (parts & DATA_SOURCE)
    set_notes(object, step, html);
  if (parts & DATA_BODY)
    set_step_body(object, step, html, parts);
  if (parts & DATA_SOURCE)
    object_set_object(object, "fields", fields_object(step, html, parts, cursor));
  if (parts & DATA_SOURCE) {
    object_set_object(object, "plan", data_step_plan(step));
    object_set_string(object, "fingerprint", step->fingerprint);
  }
  object_set_integer(object, "depth", step->depth);
  if (parts & DATA_SOURCE) {
    object_set_object(object, "attributes", attributes_object(step));
    object_set_array(object, "classes", classes_array(step->attributes));
    object_set_object(object, "place", data_place(step->place, html->address->book, cursor));
  }
  object_set_object(object, "link",
                    step->link == NULL ? NULL : link_object(step->link, html, parts, cursor));
  object_set_object(object, "details", details_object(step->link, html, parts));
  if (parts & DATA_PAGE)
    set_step_page(object, step, html->address);
  return object;
}

Object *data_step_at(const Step *step, const HtmlOptions *html, DataParts parts,
                     PlaceCursor *cursor) {
  const GPtrArray *steps = step->guide->steps;
  g_autoptr(GPtrArray) lists = g_ptr_array_new(); /* Array by depth below `step` */
  Object *root = NULL;
  for (guint i = step->order; i < steps->len; i++) {
    const Step *at = steps->pdata[i];
    if (i > step->order && (at->depth <= step->depth || !(parts & DATA_STEPS)))
      break;
    Object *object = step_object(at, html, parts, cursor);
    Array *children = array_new();
    object_set_array(object, "children", children);
    const guint level = at->depth - step->depth;
    if (level == 0)
      root = object;
    else
      array_add_object(lists->pdata[level - 1], object);
    g_ptr_array_set_size(lists, (gint)level);
    g_ptr_array_add(lists, children);
  }
  return root;
}

Object *data_step(const Step *step, const HtmlOptions *html, DataParts parts) {
  PlaceCursor cursor = {0};
  return data_step_at(step, html, parts, &cursor);
}

/* ---- guides --------------------------------------------------------------------------------------- */

static Object *counts_object(const Guide *guide) {
  const StepCounts counts = guide_counts(guide);
  Object *object = object_new();
  object_set_integer(object, "steps", counts.steps);
  object_set_integer(object, "checkpoints", counts.checkpoints);
  return object;
}

Object *data_guide(const Guide *guide, const HtmlOptions *html, DataParts parts) {
  Object *object = object_new();
  object_set_string(object, "id", guide->id);
  object_set_string(object, "title", guide->title);
  if (parts & DATA_SOURCE) {
    object_set_string(object, "document", guide->document->path);
    object_set_string(object, "fingerprint", guide->fingerprint);
    object_set_string(object, "revision", guide->revision);
    object_set_object(object, "plan", data_plan(guide));
  }
  if (parts & (DATA_SOURCE | DATA_PAGE))
    object_set_object(object, "counts", counts_object(guide));
  const HtmlOptions intro = options_for(html, guide->document, "i-");
  if (parts & DATA_BODY)
    set_blocks(object, "intro", (Section){guide->intro->first, NULL}, &intro);
  Array *steps = array_new();
  PlaceCursor cursor = {0};
  for (guint i = 0; parts & DATA_STEPS && i < guide->top_count; i++)
    array_add_object(steps, data_step_at(guide->top[i], html, parts, &cursor));
  object_set_array(object, "steps", steps);
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

static Object *front_matter_object(const Document *document) {
  Object *object = object_new();
  for (guint i = 0; i < document->front_matter_count; i++)
    object_set_string(object, document->front_matter[i].key, document->front_matter[i].value);
  return object;
}

static Object *heading_object(const Node *heading, const HtmlOptions *html,
                              const Document *document, DataParts parts) {
  Object *object = object_new();
  const char *anchor = heading->u.heading.anchor;
  g_autoptr(GString) text = g_string_new(NULL);
  plain_text_append(text, heading);
  object_set_integer(object, "level", heading->u.heading.level);
  object_set_string(object, "text", g_strstrip(text->str));
  object_set_string(object, "id", anchor);
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

static Array *headings_array(const Document *document, const HtmlOptions *html, DataParts parts) {
  Array *array = array_new();
  for (guint i = 0; i < document->headings->len; i++) {
    const Node *heading = document->headings->pdata[i];
    const gboolean is_title = heading == document->heading;
    if (!(parts & DATA_PAGE) || (!is_title && plain_text_is_visible(heading, FALSE)))
      array_add_object(array, heading_object(heading, html, document, parts));
  }
  return array;
}

static Array *links_array(const Document *document, const HtmlOptions *html, DataParts parts) {
  Array *array = array_new();
  PlaceCursor cursor = {0};
  for (guint i = 0; i < document->links->len; i++)
    array_add_object(array, link_object(document->links->pdata[i], html, parts, &cursor));
  return array;
}

static void set_document_body(Object *object, const Document *document, const HtmlOptions *html) {
  char infix[16];
  g_snprintf(infix, sizeof infix, "d%u-", document->number);
  const HtmlOptions options = options_for(
      html, document, html->address->output == OUTPUT_CHECKLIST ? infix : html->id_infix);
  Node *first = document->heading == NULL ? document->root->first : document->heading->next;
  if (document->guide != NULL)
    object_set_null(object, "body");
  else
    set_blocks(object, "body", (Section){first, NULL}, &options);
}

Object *data_document(const Document *document, const HtmlOptions *html, DataParts parts) {
  Object *object = object_new();
  object_set_string(object, "path", document->path);
  set_title(object, document->title, document->heading, html);
  object_set_string(object, "guide", document->guide == NULL ? NULL : document->guide->id);
  object_set_boolean(object, "reached", document->reached);
  if (parts & DATA_SOURCE)
    object_set_object(object, "front_matter", front_matter_object(document));
  if (parts & (DATA_SOURCE | DATA_PAGE))
    object_set_array(object, "headings", headings_array(document, html, parts));
  if (parts & DATA_SOURCE)
    object_set_array(object, "links", links_array(document, html, parts));
  if (parts & DATA_BODY)
    set_document_body(object, document, html);
  if (parts & DATA_PAGE) {
    GString *href = g_string_new(NULL);
    set_href(object, href, address_document(href, html->address, document, NULL));
  }
  return object;
}

Object *data_asset(const Asset *asset) {
  Object *object = object_new();
  object_set_string(object, "path", asset->path);
  object_set_string(object, "sha256", asset->sha256);
  object_set_string(object, "media_type", media_type(asset->media));
  const gboolean known = asset->width > 0 && asset->height > 0;
  if (known) {
    object_set_integer(object, "width", asset->width);
    object_set_integer(object, "height", asset->height);
  } else {
    object_set_null(object, "width");
    object_set_null(object, "height");
  }
  object_set_integer(object, "bytes", (gint64)g_bytes_get_size(asset->bytes));
  return object;
}

/* ---- findings, and the head of the export --------------------------------------------------------- */

Object *data_finding_at(const Finding *finding, const Book *book, PlaceCursor *cursor) {
  Object *object = object_new();
  object_set_string(object, "code", finding_kind(finding->code)->name);
  object_set_string(object, "level", finding_level_name(finding->level));
  object_set_string(object, "message", finding->message);
  object_set_string(object, "hint", finding->hint);
  object_set_object(object, "place", data_place(finding->place, book, cursor));
  object_set_object(object, "other", data_place(finding->other, book, NULL));
  return object;
}

static Array *owners_array(const Config *config) {
  Array *array = array_new();
  for (guint i = 0; i < config->owners->len; i++) {
    const Owner *owner = config->owners->pdata[i];
    Object *object = object_new();
    object_set_string(object, "id", owner->id);
    object_set_string(object, "name", owner->name);
    object_set_string(object, "contact", owner->contact);
    array_add_object(array, object);
  }
  return array;
}

static Array *hosts_array(const Config *config) {
  Array *array = array_new();
  for (guint i = 0; i < config->host_groups->len; i++) {
    const HostGroup *group = config->host_groups->pdata[i];
    Array *names = array_new();
    for (const char *const *name = group->names; *name != NULL; name++)
      array_add_string(names, *name);
    Object *object = object_new();
    object_set_string(object, "id", group->id);
    object_set_array(object, "names", names);
    array_add_object(array, object);
  }
  return array;
}

Object *data_format(void) {
  Object *generator = object_new();
  object_set_string(generator, "name", "stepbook");
  object_set_string(generator, "version", STEPBOOK_VERSION);
  Object *object = object_new();
  object_set_integer(object, "format_version", DATA_FORMAT_VERSION);
  object_set_object(object, "generator", generator);
  return object;
}

Object *data_head(const Book *book, const Guide *guide) {
  const Config *config = book->config;
  Object *variables = object_new();
  for (guint i = 0; i < config->variables->len; i++) {
    const Variable *variable = config->variables->pdata[i];
    object_set_string(variables, variable->name, variable->value);
  }
  Object *change = object_new();
  for (guint i = 0; i < config->change->len; i++) {
    const ChangeField *field = config->change->pdata[i];
    object_set_string(change, field->key, field->value);
  }
  if (guide == NULL && book->guides->len == 1)
    guide = book->guides->pdata[0];
  Object *object = data_format();
  object_set_string(object, "title",
                    config->title == NULL && guide != NULL ? guide->title : config->title);
  object_set_string(object, "language", config->language);
  object_set_string(object, "base_url", config->base_url);
  object_set_object(object, "variables", variables);
  object_set_object(object, "change", change);
  object_set_object(object, "change_record", data_change_record(&config->change_record));
  object_set_array(object, "owners", owners_array(config));
  object_set_array(object, "hosts", hosts_array(config));
  return object;
}
