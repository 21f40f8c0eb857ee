/* SiteSteps: one page after the other, in the order of the steps.
 *
 * All pages lie in one folder, so what a link to a step looks like is the same on each: it is made once per step and
 * kept for the pages nearby.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/site_steps.h"

#include "export/data.h"
#include "export/site_changes.h"
#include "export/step_data.h"

enum { REFERENCES_MOST = 4096 };

typedef struct {
  Site *site;
  const Guide *guide;
  const HtmlOptions *html;
  Object *guide_data;
  SiteDetails *details;
  GHashTable *references; /* Step -> Object of step_data */
} Pages;

static Object *reference(Pages *pages, const Step *step) {
  Object *object = g_hash_table_lookup(pages->references, step);
  if (object == NULL) {
    if (g_hash_table_size(pages->references) >= REFERENCES_MOST)
      g_hash_table_remove_all(pages->references);
    object = step_data(step, pages->html);
    step_facts_set(object, site_facts(pages->site, pages->guide), step, pages->html->address);
    g_hash_table_insert(pages->references, (gpointer)step, object);
  }
  return object_ref(object);
}

static void set_reference(Object *data, const char *name, Pages *pages, const Step *step) {
  object_set_object(data, name, step == NULL ? NULL : reference(pages, step));
}

/* ---- the branch ----------------------------------------------------------------------------------- */

static void set_ancestors(Object *data, Pages *pages, const Step *step) {
  g_autoptr(GPtrArray) chain = g_ptr_array_new();
  for (const Step *up = step->parent; up != NULL; up = up->parent)
    g_ptr_array_insert(chain, 0, (gpointer)up);
  Array *ancestors = array_new();
  for (guint i = 0; i < chain->len; i++)
    array_add_object(ancestors, reference(pages, chain->pdata[i]));
  object_set_array(data, "ancestors", ancestors);
}

/* {"count", "anchor_id" of the first of them}, or null for none. */
static void set_more(Object *data, const char *name, Pages *pages, Step *const *steps,
                     guint count) {
  Object *more = NULL;
  if (count > 0) {
    more = object_new();
    object_set_integer(more, "count", count);
    g_autoptr(GString) id = g_string_new(NULL);
    address_step_id(id, pages->html->address, steps[0]);
    object_set_string(more, "anchor_id", id->str);
  }
  object_set_object(data, name, more);
}

static void set_references(Object *data, const char *name, Pages *pages, Step *const *steps,
                           guint count) {
  Array *array = array_new();
  for (guint i = 0; i < count; i++)
    array_add_object(array, reference(pages, steps[i]));
  object_set_array(data, name, array);
}

/* Steps of a level stand in the order of the list. */
static guint place_in(Step *const *level, guint count, const Step *step) {
  guint first = 0;
  for (guint end = count; end - first > 1;) {
    const guint middle = first + (end - first) / 2;
    if (level[middle]->order <= step->order)
      first = middle;
    else
      end = middle;
  }
  return first;
}

static void set_siblings(Object *data, Pages *pages, const Step *step) {
  Step *const *level = step->parent == NULL ? pages->guide->top : step->parent->children;
  const guint count = step->parent == NULL ? pages->guide->top_count : step->parent->child_count;
  const guint own = place_in(level, count, step);
  const guint first = own > SITE_SIBLINGS_AROUND ? own - SITE_SIBLINGS_AROUND : 0;
  const guint end = MIN(own + SITE_SIBLINGS_AROUND + 1, count);
  set_more(data, "earlier", pages, level, first);
  set_references(data, "before", pages, level + first, own - first);
  set_references(data, "behind", pages, level + own + 1, end - own - 1);
  set_more(data, "later", pages, level + end, count - end);
}

/* ---- the step ------------------------------------------------------------------------------------- */

/* Where the title's link leads when that is not a text of this page. */
static Object *see_object(const Step *step, const HtmlOptions *html) {
  const Link *link = step->link;
  Object *see = object_new();
  g_autoptr(GString) href = g_string_new(NULL);
  const gboolean leads = address_link(href, html->address, link);
  object_set_string(see, "href", leads ? href->str : NULL);
  object_set_boolean(see, "is_external", link->state == LINK_EXTERNAL);
  object_set_boolean(see, "is_broken", link->state == LINK_BROKEN);
  g_autofree char *text = link->state == LINK_STEP
                              ? g_strdup_printf("%s %s", link->step->number, link->step->title_text)
                          : link->state == LINK_EXTERNAL ? g_strdup(link->url)
                          : link->state == LINK_ASSET    ? g_strdup(link->asset->path)
                          : link->document != NULL       ? g_strdup(link->document->title)
                                                         : g_strdup(link->written);
  object_set_string(see, "text", text);
  return see;
}

static Object *step_object(Pages *pages, const Step *step) {
  HtmlOptions html = *pages->html;
  Object *object = data_step(step, &html, DATA_PAGE | DATA_BODY);
  g_autoptr(GString) heading = g_string_new(NULL);
  step_heading(heading, step, &html);
  object_set_string(object, "heading_html", heading->str);
  step_facts_set(object, site_facts(pages->site, pages->guide), step, pages->html->address);
  set_references(object, "children", pages, step->children, step->child_count);
  return object;
}

static gboolean write_step(Pages *pages, const Step *step, GError **error) {
  g_autoptr(GString) page = g_string_new(NULL);
  address_step_page(page, pages->html->address, step);
  g_autofree char *title =
      g_strdup_printf("%s %s · %s", step->number, step->title_text, pages->guide->title);
  Object *data = site_page_data(pages->site, page->str, title, step->summary_text);
  object_set_object(data, "guide", object_ref(pages->guide_data));
  object_set_string(data, "fingerprint", pages->guide->fingerprint);
  site_set_since(data, pages->site->book, pages->guide);
  object_set_object(data, "step", step_object(pages, step));
  g_autoptr(GString) text = g_string_new(NULL);
  const gboolean has_text = site_details_append(text, pages->details, step, pages->html);
  object_set_string(data, "details_html", has_text ? text->str : NULL);
  object_set_object(data, "see",
                    !has_text && step->link != NULL ? see_object(step, pages->html) : NULL);
  set_ancestors(data, pages, step);
  set_siblings(data, pages, step);
  set_reference(data, "previous", pages, step_previous(step));
  set_reference(data, "next", pages, step_next(step));
  return site_page_write(pages->site, page->str, "step", data, error);
}

/* The pages at which the step was found under its old ids. They stay out of the sitemap. */
static gboolean write_aliases(Pages *pages, const Step *step, GError **error) {
  for (guint i = 0; i < step->alias_count; i++) {
    g_autoptr(GString) page = g_string_new(NULL);
    address_alias_page(page, pages->html->address, step, &step->aliases[i]);
    g_autofree char *title =
        g_strdup_printf("%s %s · %s", step->number, step->title_text, pages->guide->title);
    Object *data = site_page_data(pages->site, page->str, title, NULL);
    g_autoptr(GString) target = g_string_new(NULL);
    address_step_page(target, pages->html->address, step);
    g_autofree char *url = pages->site->pages == NULL ? NULL : site_url(pages->site, target->str);
    object_set_string(data, "canonical", url);
    object_set_object(data, "step", reference(pages, step));
    if (!site_page_write(pages->site, page->str, "moved", data, error))
      return FALSE;
  }
  return TRUE;
}

gboolean site_steps_write(Site *site, const Guide *guide, SiteDetails *details, guint first,
                          guint end, GError **error) {
  /* Links are relative to the folder of the pages; no page of it is linked to with a fragment. */
  g_autofree char *folder = g_strconcat(guide->id, "/", NULL);
  const Address address = site_address(site, folder);
  /* The ids of the list's own file belong to the guide's page: here they could meet those of the details. */
  const HtmlOptions html = {
      .address = &address, .heading_level = 2, .self_links = TRUE, .no_ids = TRUE};
  g_autoptr(GString) path = g_string_new(NULL);
  address_guide_page(path, &address, guide);
  g_autoptr(GString) href = g_string_new(NULL);
  address_reference(href, &address, path->str, NULL);
  g_autoptr(Object) guide_data = object_new();
  object_set_string(guide_data, "id", guide->id);
  object_set_string(guide_data, "title", guide->title);
  object_set_string(guide_data, "href", href->str);
  g_autoptr(GHashTable) references =
      g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)object_unref);
  Pages pages = {site, guide, &html, guide_data, details, references};
  for (guint i = first; i < end; i++) {
    const Step *step = guide->steps->pdata[i];
    if (!write_step(&pages, step, error) || !write_aliases(&pages, step, error))
      return FALSE;
  }
  return TRUE;
}
