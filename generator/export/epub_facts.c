/* EpubFacts: a description list in the chapter, a line in the list.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/epub_facts.h"

static void put_text(EpubPage *page, const char *text) { html_escape(page->out, text, -1); }

void epub_put_no_return(EpubPage *page, const StepFacts *facts, const Step *step) {
  const SheetItem *rule = step_facts_no_return(facts, step);
  if (rule == NULL)
    return;
  g_string_append(page->out, "<p class=\"no-return\"><strong>");
  put_text(page, rule->heading);
  g_string_append(page->out, "</strong><br />");
  put_text(page, rule->text);
  g_string_append(page->out, "</p>\n");
}

static void put_value(EpubPage *page, const StepFact *fact) {
  g_autoptr(GString) href = g_string_new(NULL);
  const gboolean leads = fact->step != NULL   ? address_step(href, &page->address, fact->step)
                         : fact->link != NULL ? address_link(href, &page->address, fact->link)
                                              : FALSE;
  if (leads) {
    g_string_append(page->out, "<a href=\"");
    html_escape(page->out, href->str, (gssize)href->len);
    g_string_append(page->out, "\">");
  }
  g_string_append(page->out, fact->is_strong ? "<strong>" : "");
  put_text(page, fact->text);
  g_string_append(page->out, fact->is_strong ? "</strong>" : "");
  g_string_append(page->out, leads ? "</a>" : "");
  if (fact->detail != NULL) {
    g_string_append(page->out, " <span class=\"detail\">");
    put_text(page, fact->detail);
    g_string_append(page->out, "</span>");
  }
}

static void put_list(EpubPage *page, const GArray *facts) {
  if (facts->len == 0)
    return;
  g_string_append(page->out, "<dl class=\"facts\">\n");
  for (guint i = 0; i < facts->len; i++) {
    const StepFact *fact = &g_array_index(facts, StepFact, i);
    g_string_append(page->out, "<dt>");
    put_text(page, fact->label);
    g_string_append(page->out, "</dt>\n<dd>");
    put_value(page, fact);
    g_string_append(page->out, "</dd>\n");
  }
  g_string_append(page->out, "</dl>\n");
}

static void put_hosts(EpubPage *page, const Step *step) {
  g_autofree const char **hosts = step_facts_hosts(step);
  if (hosts == NULL)
    return;
  g_string_append(page->out, "<ul class=\"hosts\">\n");
  for (const char **host = hosts; *host != NULL; host++) {
    g_string_append(page->out, "<li>");
    epub_put_box(page);
    put_text(page, *host);
    g_string_append(page->out, "</li>\n");
  }
  g_string_append(page->out, "</ul>\n");
}

void epub_put_facts(EpubPage *page, const StepFacts *facts, const Step *step) {
  g_autoptr(GArray) array = step_facts_of(facts, step);
  put_list(page, array);
  put_hosts(page, step);
}

void epub_put_brief(EpubPage *page, const StepFacts *facts, const Step *step) {
  g_autoptr(GArray) array = step_facts_of(facts, step);
  guint count = 0;
  for (guint i = 0; i < array->len; i++) {
    const StepFact *fact = &g_array_index(array, StepFact, i);
    if (!fact->is_brief)
      continue;
    g_string_append(page->out, count++ == 0 ? "<p class=\"brief\">" : " · ");
    put_text(page, fact->label);
    g_string_append(page->out, fact->is_strong ? ": <strong>" : ": ");
    put_text(page, fact->text);
    g_string_append(page->out, fact->is_strong ? "</strong>" : "");
  }
  g_string_append(page->out, count > 0 ? "</p>\n" : "");
  put_hosts(page, step);
}

void epub_put_plan(EpubPage *page, const StepFacts *facts) {
  g_autoptr(GArray) array = step_facts_plan(facts);
  if (array->len == 0)
    return;
  g_string_append_printf(page->out, "<section class=\"plan\">\n<h2>%s</h2>\n",
                         epub_label(page, LABEL_TIME_LINE));
  put_list(page, array);
  g_string_append(page->out, "</section>\n");
}
