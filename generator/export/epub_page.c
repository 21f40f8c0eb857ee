/* EpubPage: the frame and the small parts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/epub_page.h"

#include "model/section.h"

static void put_reference(EpubPage *page, const char *path, const char *fragment) {
  g_autoptr(GString) href = g_string_new(NULL);
  address_reference(href, &page->address, path, fragment);
  html_escape(page->out, href->str, (gssize)href->len);
}

EpubPage epub_page_begin(const Book *book, const Guide *guide, const char *path, const char *title,
                         const char *type) {
  EpubPage page = {g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                                "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                                "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\""),
                   {.book = book, .output = OUTPUT_EPUB, .guide = guide, .page = path},
                   book->config->language};
  html_escape(page.out, page.language, -1);
  g_string_append(page.out, "\" xml:lang=\"");
  html_escape(page.out, page.language, -1);
  g_string_append(page.out, "\">\n<head>\n<meta charset=\"utf-8\" />\n<title>");
  html_escape(page.out, title, -1);
  g_string_append(page.out, "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"");
  put_reference(&page, EPUB_STYLE, NULL);
  g_string_append_printf(page.out, "\" />\n</head>\n<body epub:type=\"%s\">\n", type);
  return page;
}

GBytes *epub_page_end(EpubPage *page) {
  g_string_append(page->out, "</body>\n</html>\n");
  return g_string_free_to_bytes(g_steal_pointer(&page->out));
}

const char *epub_label(const EpubPage *page, Label label) {
  return label_text(label, page->language);
}

HtmlOptions epub_options(const EpubPage *page, const Document *document, int level) {
  return (HtmlOptions){
      .address = &page->address, .document = document, .xhtml = TRUE, .heading_level = level};
}

void epub_put_box(EpubPage *page) {
  g_string_append_printf(page->out, "<span class=\"box\" role=\"img\" aria-label=\"%s\">☐</span> ",
                         epub_label(page, LABEL_NOT_DONE));
}

void epub_put_number_and_title(EpubPage *page, const Step *step) {
  HtmlOptions options = epub_options(page, NULL, 0);
  options.no_links = TRUE;
  g_string_append_printf(page->out, "<span class=\"number\">%s</span> ", step->number);
  html_write_inlines(page->out, step->title, &options);
}

void epub_put_step_link(EpubPage *page, const Step *step) {
  g_autoptr(GString) href = g_string_new(NULL);
  address_step(href, &page->address, step);
  g_string_append(page->out, "<a href=\"");
  html_escape(page->out, href->str, (gssize)href->len);
  g_string_append(page->out, "\">");
  epub_put_number_and_title(page, step);
  g_string_append(page->out, "</a>");
}

void epub_put_summary(EpubPage *page, const Step *step, gboolean with_notes) {
  if (step->summary == NULL)
    return;
  HtmlOptions options = epub_options(page, step->guide->document, 0);
  options.notes_of = with_notes ? step : NULL;
  g_string_append(page->out, "<p class=\"summary\">");
  html_write_inlines(page->out, step->summary, &options);
  g_string_append(page->out, "</p>\n");
}

/* What a reader should call the target of the link. */
static void put_target_name(EpubPage *page, const Link *link) {
  HtmlOptions options = epub_options(page, NULL, 0);
  options.no_links = TRUE;
  if (link->state == LINK_STEP) {
    epub_put_number_and_title(page, link->step);
    return;
  }
  if (link->document == NULL) {
    html_escape(page->out, link->url != NULL ? link->url : link->written, -1);
    return;
  }
  html_escape(page->out, link->document->title, -1);
  const Node *heading = link->state == LINK_ANCHOR ? section_heading(link->anchor) : NULL;
  if (heading == NULL || heading == link->document->heading)
    return;
  g_string_append_printf(page->out, ", %s %s", epub_label(page, LABEL_SECTION),
                         epub_label(page, LABEL_QUOTE_OPEN));
  html_write_inlines(page->out, heading, &options);
  g_string_append(page->out, epub_label(page, LABEL_QUOTE_CLOSE));
}

void epub_put_details(EpubPage *page, const Step *step) {
  const Link *link = step->link;
  if (link == NULL)
    return;
  g_string_append_printf(page->out, "<p class=\"details\">%s: ", epub_label(page, LABEL_DETAILS));
  g_autoptr(GString) href = g_string_new(NULL);
  const gboolean linked = link->state != LINK_ASSET && address_link(href, &page->address, link);
  if (linked) {
    g_string_append(page->out,
                    link->state == LINK_EXTERNAL ? "<a class=\"external\" href=\"" : "<a href=\"");
    html_escape(page->out, href->str, (gssize)href->len);
    g_string_append(page->out, "\">");
  } else if (link->state == LINK_BROKEN) {
    g_string_append(page->out, "<span class=\"broken-link\">");
  }
  put_target_name(page, link);
  if (linked)
    g_string_append(page->out, "</a>");
  else if (link->state == LINK_BROKEN)
    g_string_append(page->out, "</span>");
  g_string_append(page->out, "</p>\n");
}
