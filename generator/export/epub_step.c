/* EpubStep: the checklist, and a chapter for each step.
 *
 * The tree of steps is written from the flat list, closing as many lists as the depth falls.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/epub_step.h"

#include "export/epub_facts.h"
#include "export/epub_page.h"
#include "export/step_data.h"

static const char *step_class(const Step *step) {
  return step->kind == STEP_CHECKPOINT ? "step checkpoint" : "step";
}

static void put_checkpoint(EpubPage *page, const Step *step) {
  if (step->kind == STEP_CHECKPOINT)
    g_string_append_printf(page->out, "<span class=\"kind\">%s</span> ",
                           epub_label(page, LABEL_CHECKPOINT));
}

static void put_id(EpubPage *page, const Document *document, const char *anchor) {
  g_autoptr(GString) id = g_string_new(NULL);
  address_anchor_id(id, &page->address, document, anchor);
  g_string_append(page->out, "<span id=\"");
  html_escape(page->out, id->str, (gssize)id->len);
  g_string_append(page->out, "\"></span>");
}

/* Links to a place inside the list's file lead to the checklist; so the places of a step's title and
 * blocks are there too, beside the step. */
static void put_places(EpubPage *page, const Step *step, const Node *root) {
  if (root == NULL)
    return;
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (!walk.entering)
      continue;
    if (node->kind == NODE_ANCHOR)
      put_id(page, step->guide->document, node->u.anchor);
    else if (node->kind == NODE_HEADING && node->u.heading.anchor != NULL)
      put_id(page, step->guide->document, node->u.heading.anchor);
  }
}

/* The line of a step in a list; the item stays open. */
static void open_entry(EpubPage *page, const StepFacts *facts, const Step *step,
                       gboolean with_ids) {
  g_string_append_printf(page->out, "<li class=\"%s\"", step_class(step));
  if (with_ids) {
    g_autoptr(GString) id = g_string_new(NULL);
    address_step_id(id, &page->address, step);
    g_string_append(page->out, " id=\"");
    html_escape(page->out, id->str, (gssize)id->len);
    g_string_append_c(page->out, '"');
  }
  g_string_append(page->out, ">\n");
  epub_put_no_return(page, facts, step);
  g_string_append(page->out, "<p class=\"title\">");
  if (with_ids) {
    put_places(page, step, step->title);
    const Node *blocks[STEP_BLOCKS];
    step_blocks(blocks, step);
    for (guint i = 0; i < STEP_BLOCKS; i++)
      put_places(page, step, blocks[i]);
  }
  epub_put_box(page);
  put_checkpoint(page, step);
  epub_put_step_link(page, step);
  g_string_append(page->out, "</p>\n");
}

static void put_tree(EpubPage *page, const Guide *guide, const StepFacts *facts) {
  guint depth = 0;
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    if (step->depth > depth)
      g_string_append(page->out, "<ol class=\"steps\">\n");
    else
      g_string_append(page->out, "</li>\n");
    for (; depth > step->depth; depth--)
      g_string_append(page->out, "</ol>\n</li>\n");
    depth = step->depth;
    open_entry(page, facts, step, TRUE);
    epub_put_summary(page, step, FALSE);
    epub_put_brief(page, facts, step);
    epub_put_details(page, step);
  }
  for (; depth > 0; depth--)
    g_string_append(page->out, "</li>\n</ol>\n");
}

static void put_part(EpubPage *page, const Guide *guide, const Node *root, const char *infix) {
  if (root->first == NULL)
    return;
  HtmlOptions options = epub_options(page, guide->document, 2);
  options.id_infix = infix;
  html_write_blocks(page->out, root, &options);
}

GBytes *epub_checklist(const Book *book, const Guide *guide, const StepFacts *facts) {
  EpubPage page = epub_page_begin(book, guide, EPUB_CHECKLIST, guide->title, "bodymatter");
  g_string_append(page.out, "<section class=\"checklist\" epub:type=\"chapter\" "
                            "role=\"doc-chapter\" aria-labelledby=\"heading\">\n"
                            "<h1 id=\"heading\">");
  html_escape(page.out, guide->title, -1);
  g_string_append(page.out, "</h1>\n");
  put_part(&page, guide, guide->intro, "i-");
  epub_put_plan(&page, facts);
  put_tree(&page, guide, facts);
  put_part(&page, guide, guide->outro, "o-");
  g_string_append(page.out, "</section>\n");
  return epub_page_end(&page);
}

static void put_children(EpubPage *page, const StepFacts *facts, const Step *step) {
  if (step->child_count == 0)
    return;
  g_string_append_printf(page->out, "<h2>%s</h2>\n<ol class=\"steps\">\n",
                         epub_label(page, LABEL_SUBSTEPS));
  for (guint i = 0; i < step->child_count; i++) {
    open_entry(page, facts, step->children[i], FALSE);
    epub_put_summary(page, step->children[i], FALSE);
    epub_put_brief(page, facts, step->children[i]);
    g_string_append(page->out, "</li>\n");
  }
  g_string_append(page->out, "</ol>\n");
}

static void put_way(EpubPage *page, Label label, const Step *step) {
  if (step == NULL)
    return;
  g_string_append_printf(page->out, "<li>%s: ", epub_label(page, label));
  epub_put_step_link(page, step);
  g_string_append(page->out, "</li>\n");
}

static void put_ways(EpubPage *page, const Step *step) {
  g_autoptr(GString) id = g_string_new(NULL);
  g_autoptr(GString) href = g_string_new(NULL);
  address_step_id(id, &page->address, step);
  address_reference(href, &page->address, EPUB_CHECKLIST, id->str);
  g_string_append(page->out, "<ul class=\"ways\">\n");
  put_way(page, LABEL_PREVIOUS, step_previous(step));
  put_way(page, LABEL_NEXT, step_next(step));
  put_way(page, LABEL_UP, step->parent);
  g_string_append(page->out, "<li><a href=\"");
  html_escape(page->out, href->str, (gssize)href->len);
  g_string_append_printf(page->out, "\">%s</a></li>\n</ul>\n", epub_label(page, LABEL_CHECKLIST));
}

GBytes *epub_step(const Book *book, const Step *step, const StepFacts *facts, const char *path) {
  g_autofree char *title = g_strconcat(step->number, " ", step->title_text, NULL);
  EpubPage page = epub_page_begin(book, step->guide, path, title, "bodymatter");
  g_string_append_printf(page.out,
                         "<section class=\"%s\" epub:type=\"chapter\" role=\"doc-chapter\" "
                         "aria-labelledby=\"heading\">\n",
                         step_class(step));
  epub_put_no_return(&page, facts, step);
  g_string_append(page.out, "<h1 id=\"heading\">");
  epub_put_box(&page);
  put_checkpoint(&page, step);
  g_string_append_printf(page.out, "<span class=\"number\">%s</span> ", step->number);
  const HtmlOptions inlines = epub_options(&page, NULL, 0);
  step_heading(page.out, step, &inlines);
  g_string_append(page.out, "</h1>\n");
  epub_put_summary(&page, step, TRUE);
  epub_put_facts(&page, facts, step);
  const HtmlOptions blocks = epub_options(&page, step->guide->document, 2);
  html_write_step(page.out, step, &blocks);
  epub_put_details(&page, step);
  put_children(&page, facts, step);
  put_ways(&page, step);
  g_string_append(page.out, "</section>\n");
  return epub_page_end(&page);
}
