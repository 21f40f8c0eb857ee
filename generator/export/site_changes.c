/* SiteChanges: the chapters of the report, and where their steps have pages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/site_changes.h"

#include "export/diff_html_part.h"
#include "model/address.h"
#include "model/diff.h"
#include "render/diff_outline.h"
#include "render/diff_terms.h"
#include "render/labels.h"
#include "render/report_terminal.h"

static const char page[] = "changes.html";

Object *site_since(const Book *book) {
  if (book->since == NULL)
    return NULL;
  g_autoptr(GString) name = g_string_new(NULL);
  g_autoptr(GString) title = g_string_new(NULL);
  terminal_escape(name, book->since->old_name, -1);
  label_append(title, LABEL_CHANGES_SINCE, book->config->language,
               (const char *const[]){name->str, NULL});
  Object *since = object_new();
  object_set_string(since, "name", name->str);
  object_set_string(since, "title", title->str);
  return since;
}

void site_set_since(Object *data, const Book *book, const Guide *guide) {
  const Diff *diff = book->since;
  const char *fingerprint = NULL;
  for (guint i = 0; diff != NULL && i < diff->guides->len; i++) {
    const DiffGuides *guides = diff->guides->pdata[i];
    /* The one that was read with its own variables. */
    for (guint k = 0; guides->new_guide == guide && k < diff->old_book->guides->len; k++) {
      const Guide *old_guide = diff->old_book->guides->pdata[k];
      if (g_strcmp0(old_guide->id, guides->old_guide->id) == 0)
        fingerprint = old_guide->fingerprint;
    }
  }
  if (diff != NULL)
    object_set_string(data, "since_fingerprint", fingerprint);
}

/* "href" of the step's page, in the parts of the new revision. */
static void set_hrefs(Array *chapters, const DiffOutline *outline, const Address *address) {
  for (guint i = 0; i < chapters->count; i++) {
    const DiffChapter *chapter = outline->chapters->pdata[i];
    Array *parts = object_get_array(chapters->items[i].u.object, "parts");
    for (guint k = 0; k < parts->count; k++) {
      const DiffPart *part = chapter->parts->pdata[k];
      g_autoptr(GString) href = g_string_new(NULL);
      const gboolean leads = part->new_step != NULL && address_step(href, address, part->new_step);
      object_set_string(parts->items[k].u.object, "href", leads ? href->str : NULL);
    }
  }
}

gboolean site_changes_write(Site *site, GError **error) {
  const Diff *diff = site->book->since;
  const Config *config = site->book->config;
  g_autoptr(DiffOutline) outline = diff_outline_new(diff, FALSE, TRUE);
  g_autoptr(GString) verdict = g_string_new(NULL), shown = g_string_new(NULL);
  g_autoptr(GString) off = g_string_new(NULL);
  diff_term_verdict(verdict, diff, config->diff.fail_on, config->language);
  terminal_escape(shown, verdict->str, -1);
  diff_term_off(off, diff, config->language);
  Object *since = object_get_object(site->common, "since");
  Object *data = site_page_data(site, page, object_get_string(since, "title"), shown->str);
  const Address address = site_address(site, page);
  Array *chapters = diff_html_chapters(diff, outline, config->language);
  set_hrefs(chapters, outline, &address);
  object_set_boolean(data, "is_changes", TRUE);
  object_set_string(data, "verdict", shown->str);
  diff_html_set_text(data, "off", off->len == 0 ? NULL : off->str);
  object_set_boolean(data, "is_bounded", diff->is_bounded);
  object_set_boolean(data, "has_changes", chapters->count > 0);
  object_set_boolean(data, "several_chapters", chapters->count > 1);
  object_set_array(data, "chapters", chapters);
  return site_page_write(site, page, "changes", data, error);
}
