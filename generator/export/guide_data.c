/* GuideData: introduction, heading of the list, closing part.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/guide_data.h"

#include "export/data.h"
#include "render/plain.h"

static void set_blocks(Object *object, const char *name, Section run, const char *infix,
                       const Guide *guide, const HtmlOptions *html) {
  HtmlOptions options = *html;
  options.document = guide->document;
  options.id_infix = infix;
  g_autoptr(GString) text = g_string_new(NULL);
  html_write_section(text, run, &options);
  object_set_string(object, name, text->len == 0 ? NULL : text->str);
}

static Node *list_heading(const Guide *guide) {
  Node *last = guide->intro->last;
  const gboolean is_heading =
      last != NULL && last->kind == NODE_HEADING && plain_text_is_visible(last, FALSE);
  return is_heading ? last : NULL;
}

Object *guide_data(const Guide *guide, const HtmlOptions *html) {
  Object *object = data_guide(guide, html, DATA_PAGE);
  Node *heading = list_heading(guide);
  const Node *first = guide->intro->first;
  if (first == heading)
    object_set_null(object, "intro");
  else
    set_blocks(object, "intro", (Section){guide->intro->first, heading}, "i-", guide, html);
  g_autoptr(GString) title = g_string_new(NULL);
  g_autoptr(GString) id = g_string_new(NULL);
  if (heading != NULL) {
    HtmlOptions options = *html;
    options.no_links = TRUE;
    html_write_inlines(title, heading, &options);
  }
  if (heading != NULL && heading->u.heading.anchor != NULL)
    address_anchor_id(id, html->address, guide->document, heading->u.heading.anchor);
  object_set_string(object, "list_title_html", heading == NULL ? NULL : title->str);
  object_set_string(object, "list_id", id->len > 0 ? id->str : "steps");
  return object;
}

void guide_data_set_outro(Object *object, const Guide *guide, const HtmlOptions *html) {
  set_blocks(object, "outro", (Section){guide->outro->first, NULL}, "o-", guide, html);
}
