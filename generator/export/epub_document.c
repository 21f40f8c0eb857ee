/* EpubDocument: a chapter for each document.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/epub_document.h"

#include "export/epub_page.h"
#include "model/section.h"

GHashTable *epub_uses(const Guide *guide) {
  GHashTable *uses = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    const Link *link = step->link;
    if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
      continue;
    const Node *heading = link->state == LINK_ANCHOR ? section_heading(link->anchor) : NULL;
    const gboolean top = heading == NULL || heading == link->document->heading;
    gconstpointer key = top ? (gconstpointer)link->document : (gconstpointer)heading;
    GPtrArray *steps = g_hash_table_lookup(uses, key);
    if (steps == NULL) {
      steps = g_ptr_array_new();
      g_hash_table_insert(uses, (gpointer)key, steps);
    }
    g_ptr_array_add(steps, step);
  }
  return uses;
}

typedef struct {
  EpubPage page;
  GHashTable *uses;
} Chapter;

static void put_uses(GString *out, Chapter *chapter, gconstpointer key) {
  const GPtrArray *steps = g_hash_table_lookup(chapter->uses, key);
  if (steps == NULL)
    return;
  g_string_append_printf(
      out, "<p class=\"used-by\">%s %s ", epub_label(&chapter->page, LABEL_USED_BY),
      epub_label(&chapter->page, steps->len == 1 ? LABEL_STEP : LABEL_STEPS_USED));
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    g_autoptr(GString) href = g_string_new(NULL);
    address_step(href, &chapter->page.address, step);
    g_string_append(out, i == 0 ? "<a href=\"" : ", <a href=\"");
    html_escape(out, href->str, (gssize)href->len);
    g_string_append_printf(out, "\">%s</a>", step->number);
  }
  g_string_append(out, "</p>\n");
}

static void after_heading(GString *out, const Node *heading, gpointer data) {
  put_uses(out, data, heading);
}

static void put_title(const Chapter *chapter, const Document *document) {
  HtmlOptions options = epub_options(&chapter->page, NULL, 0);
  options.no_links = TRUE;
  if (document->heading != NULL)
    html_write_inlines(chapter->page.out, document->heading, &options);
  else
    html_escape(chapter->page.out, document->title, -1);
}

GBytes *epub_document(const Book *book, const Guide *guide, const Document *document,
                      GHashTable *uses, const char *path) {
  Chapter chapter = {epub_page_begin(book, guide, path, document->title, "bodymatter"), uses};
  GString *out = chapter.page.out;
  g_string_append(out, "<section class=\"document\" epub:type=\"chapter\" role=\"doc-chapter\" "
                       "aria-labelledby=\"heading\">\n<h1 id=\"heading\">");
  put_title(&chapter, document);
  g_string_append(out, "</h1>\n");
  put_uses(out, &chapter, document);
  HtmlOptions options = epub_options(&chapter.page, document, 2);
  options.after_heading = after_heading;
  options.data = &chapter;
  Node *first = document->heading == NULL ? document->root->first : document->heading->next;
  html_write_section(out, (Section){first, NULL}, &options);
  g_string_append(out, "</section>\n");
  return epub_page_end(&chapter.page);
}
