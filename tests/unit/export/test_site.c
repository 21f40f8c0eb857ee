/* Tests of the site: the pages of the sample, read back from the output folder.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/site.h"

#include "export/site_steps.h"
#include "pages.h"

static gboolean write_site(const Sample *sample, Theme *theme, Output *output, GError **error) {
  return site_write(sample->book, theme, output, error);
}

static void test_files(Sample *sample, gconstpointer data) {
  (void)data;
  pages_write(sample, write_site);
  static const char *const names[] = {"index.html",
                                      "upgrade/prepare.html",
                                      "upgrade/core.html",
                                      "upgrade/gate.html",
                                      "upgrade/finish.html",
                                      "documents/index.html",
                                      "documents/prepare.html",
                                      "documents/other.html",
                                      "404.html",
                                      "files/plan.svg",
                                      "theme/stepbook.css",
                                      "theme/stepbook.js",
                                      "theme/favicon.svg"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *name = g_strconcat("site/", names[i], NULL);
    g_autofree char *text = pages_read(name);
    g_assert_nonnull(text);
  }
  static const char *const absent[] = {"site/sitemap.xml", "site/robots.txt",
                                       "site/documents/list.html"};
  for (gsize i = 0; i < G_N_ELEMENTS(absent); i++) {
    g_autofree char *text = pages_read(absent[i]);
    g_assert_null(text);
  }
}

static void test_index(Sample *sample, gconstpointer data) {
  (void)data;
  static const char page[] = "site/index.html";
  pages_write(sample, write_site);
  pages_expect(page, "<h1>Upgrade</h1>");
  pages_expect(page, "<p>Before</p>");
  pages_expect(page, "<a href=\"upgrade/prepare.html\">Prepare &lt;all&gt;</a>");
  pages_expect(page, "<p class=\"summary\">In short</p>");
  pages_expect(page, "aria-label=\"Done: 1.1 Check &amp; go\"");
  pages_expect(page, "<li id=\"step-gate\" class=\"checkpoint depth-2\">");
  g_assert_cmpuint(pages_count(page, "type=\"checkbox\""), ==, 4);
  g_assert_cmpuint(pages_count(page, "<ol class=\"substeps\">"), ==, 1);
  g_assert_cmpuint(pages_count(page, "<li>") + pages_count(page, "<li "), ==,
                   pages_count(page, "</li>"));
  pages_expect_not(page, "canonical");
  pages_expect_not(page, "style=");
  g_assert_cmpuint(pages_count(page, "<script"), ==, 1);
}

/* The heading right above the list names it. */
static void test_list_heading(Sample *sample, gconstpointer data) {
  (void)data;
  Node *heading = sample_block(sample, sample->guide->intro, NODE_HEADING, "What to do");
  heading->u.heading.level = 2;
  heading->u.heading.anchor = "what-to-do";
  pages_write(sample, write_site);
  pages_expect("site/index.html", "<p>Before</p>");
  pages_expect("site/index.html", "<h2 id=\"s-what-to-do\">What to do</h2>");
  g_assert_cmpuint(pages_count("site/index.html", "What to do"), ==, 1);
  pages_expect_not("site/index.html", ">Steps<");
}

static void test_step(Sample *sample, gconstpointer data) {
  (void)data;
  static const char page[] = "site/upgrade/core.html";
  pages_write(sample, write_site);
  pages_expect(page, "<title>1.1 Check &amp; go · Upgrade</title>");
  pages_expect(page, "<meta name=\"description\" content=\"In short\">");
  pages_expect(page, "<h1>Check &amp; go</h1>");
  pages_expect(page, "<p>Do it.</p>");
  pages_expect(page, "<a href=\"../index.html#step-core\">Upgrade</a>");
  pages_expect(page,
               "From: <a href=\"../documents/prepare.html#s-part\">Preparing, section “Part”</a>");
  pages_expect(page, "<h2 id=\"s-part\"><a class=\"self\" href=\"#s-part\">Part</a></h2>");
  pages_expect(page, "<img src=\"../files/plan.svg\"");
  pages_expect(page, "rel=\"prev\" href=\"prepare.html\"");
  pages_expect(page, "rel=\"next\" href=\"gate.html\"");
  g_assert_cmpuint(pages_count(page, "aria-current=\"page\""), ==, 1);
  pages_expect("site/upgrade/prepare.html", "<section class=\"checklist children\"");
  g_assert_cmpuint(pages_count("site/upgrade/prepare.html", "type=\"checkbox\""), ==, 3);
}

static void test_broken_link(Sample *sample, gconstpointer data) {
  (void)data;
  static const char page[] = "site/upgrade/finish.html";
  pages_write(sample, write_site);
  pages_expect(page, "<span class=\"broken-link\">gone.md</span> (the link leads nowhere)");
  pages_expect_not(page, "href=\"gone.md\"");
  pages_expect_not(page, "rel=\"next\"");
}

/* The title's own link is what the page is about; another one in it must stay a link. */
static void test_second_link_in_title(Sample *sample, gconstpointer data) {
  (void)data;
  Step *step = sample->guide->steps->pdata[3];
  Link *link = sample_link(sample, sample->list, step->title, NODE_LINK, "more", "other.md");
  link->state = LINK_PAGE;
  link->document = sample->other;
  pages_write(sample, write_site);
  pages_expect("site/upgrade/finish.html", "<a href=\"../documents/other.html\">more</a></h1>");
}

static void test_documents(Sample *sample, gconstpointer data) {
  (void)data;
  pages_write(sample, write_site);
  pages_expect("site/documents/index.html", "<a href=\"prepare.html\">Preparing</a>");
  pages_expect("site/documents/index.html", "Used by step 1.1</p>");
  static const char page[] = "site/documents/prepare.html";
  pages_expect(page, "<h1>Preparing</h1>");
  pages_expect(page, "<a href=\"../upgrade/core.html\"><span class=\"number\">1.1</span>");
  g_assert_cmpuint(pages_count(page, ">Preparing<"), ==, 2); /* <title> and <h1> */
  pages_expect_not("site/documents/other.html", "Used by");
}

/* ---- places of the list's own file ---------------------------------------------------------------- */

/* Links to a place inside of a step lead to the index, which shows no bodies: so its row carries the id. The page
 * of the step must not, since the details beside may have the same. */
static void test_anchor_in_body(Sample *sample, gconstpointer data) {
  (void)data;
  Step *step = sample->guide->steps->pdata[1];
  Node *heading = sample_block(sample, step->body, NODE_HEADING, "Part");
  heading->u.heading.level = 2;
  heading->u.heading.anchor = "part";
  pages_write(sample, write_site);
  g_assert_cmpuint(pages_count("site/index.html", "id=\"s-part\""), ==, 1);
  g_assert_cmpuint(pages_count("site/upgrade/core.html", "id=\"s-part\""), ==, 1);
}

/* ---- base URL ------------------------------------------------------------------------------------- */

static void test_base_url(Sample *sample, gconstpointer data) {
  (void)data;
  sample->book->config->base_url = "https://example.org/";
  pages_write(sample, write_site);
  pages_expect("site/index.html", "<link rel=\"canonical\" href=\"https://example.org/\">");
  pages_expect("site/upgrade/core.html",
               "<link rel=\"canonical\" href=\"https://example.org/upgrade/core.html\">");
  pages_expect("site/documents/index.html",
               "<link rel=\"canonical\" href=\"https://example.org/documents/\">");
  pages_expect_not("site/404.html", "canonical");
  pages_expect("site/sitemap.xml", "<loc>https://example.org/upgrade/core.html</loc>");
  g_assert_cmpuint(pages_count("site/sitemap.xml", "<url>"), ==, 8);
  pages_expect_not("site/sitemap.xml", "404");
  pages_expect("site/robots.txt", "Sitemap: https://example.org/sitemap.xml\n");
}

static void test_base_url_below_root(Sample *sample, gconstpointer data) {
  (void)data;
  sample->book->config->base_url = "https://example.org/a/";
  pages_write(sample, write_site);
  pages_expect("site/sitemap.xml", "<loc>https://example.org/a/</loc>");
  g_autofree char *robots = pages_read("site/robots.txt");
  g_assert_null(robots);
}

/* ---- other shapes of books ------------------------------------------------------------------------ */

static void test_several_guides(Sample *sample, gconstpointer data) {
  (void)data;
  Document *document = sample_document(sample, "second.md", "second", "Rollback");
  Guide *guide = guide_new(sample->book->arena, document);
  guide->id = "rollback";
  guide->title = "Rollback";
  document->guide = guide;
  g_ptr_array_add(sample->book->guides, guide);
  pages_write(sample, write_site);
  pages_expect("site/index.html", "<a href=\"upgrade/index.html\">Upgrade</a>");
  pages_expect("site/index.html", "<a href=\"rollback/index.html\">Rollback</a>");
  pages_expect("site/upgrade/index.html", "<a href=\"prepare.html\">");
  pages_expect("site/upgrade/core.html", "<a href=\"index.html#step-core\">Upgrade</a>");
  pages_expect("site/rollback/index.html", "<h1>Rollback</h1>");
}

static void test_no_guide(Sample *sample, gconstpointer data) {
  (void)data;
  g_ptr_array_set_size(sample->book->guides, 0);
  sample->list->guide = NULL;
  pages_write(sample, write_site);
  pages_expect("site/index.html", "<h1>Documents</h1>");
  pages_expect("site/index.html", "<a href=\"documents/index.html\">Documents</a>");
  pages_expect_not("site/index.html", "<ul class");
}

static void add_steps(Sample *sample, guint count) {
  Guide *guide = sample->guide;
  g_ptr_array_set_size(guide->steps, 0);
  guide->top = arena_new_array(sample->book->arena, Step *, count);
  guide->top_count = count;
  for (guint i = 0; i < count; i++) {
    const char *id = arena_printf(sample->book->arena, "step-%05u", i);
    const char *number = arena_printf(sample->book->arena, "%05u", i + 1);
    guide->top[i] = sample_step(sample, NULL, number, id, "The same title");
    guide->top[i]->link = ((Step *)guide->steps->pdata[0])->link;
  }
}

/* The page of a step is as large among 2,000 steps as among 40. */
static void test_page_size_is_bounded(Sample *sample, gconstpointer data) {
  (void)data;
  gsize sizes[2];
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    add_steps(sample, i == 0 ? 40 : 2000);
    pages_write(sample, write_site);
    g_autofree char *text = pages_read("site/upgrade/step-00019.html");
    sizes[i] = strlen(text);
  }
  /* "20 later steps" and "1980 later steps" */
  g_assert_cmpuint(sizes[1] - sizes[0], <=, 4);
  g_assert_cmpuint(pages_count("site/upgrade/step-00019.html", "<li class=\"step\">"), ==,
                   2 * SITE_SIBLINGS_AROUND + 1);
  pages_expect("site/upgrade/step-00019.html", ">14 earlier steps</a>");
}

/* Neither the stack nor the template language limits how deep steps may nest. */
static void test_deep_tree(Sample *sample, gconstpointer data) {
  (void)data;
  enum { DEPTH = 300 };
  add_steps(sample, 1);
  Step *parent = sample->guide->top[0];
  for (guint i = 1; i < DEPTH; i++) {
    const char *id = arena_printf(sample->book->arena, "deep-%u", i);
    Step *child = sample_step(sample, parent, "1.1", id, "Deeper");
    parent->child_count = 1;
    parent->children = arena_new_array(sample->book->arena, Step *, 1);
    parent->children[0] = child;
    parent = child;
  }
  pages_write(sample, write_site);
  g_assert_cmpuint(pages_count("site/index.html", "type=\"checkbox\""), ==, DEPTH);
  g_assert_cmpuint(pages_count("site/index.html", "<ol"), ==,
                   pages_count("site/index.html", "</ol>"));
}

/* What several steps show is the same on each, and comes once from the renderer or from the store. */
static void test_shared_details(Sample *sample, gconstpointer data) {
  (void)data;
  Step *core = sample->guide->steps->pdata[1];
  ((Step *)sample->guide->steps->pdata[0])->link = core->link;
  ((Step *)sample->guide->steps->pdata[2])->link = core->link;
  pages_write(sample, write_site);
  static const char *const pages[] = {"site/upgrade/prepare.html", "site/upgrade/core.html",
                                      "site/upgrade/gate.html"};
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
    pages_expect(pages[i], "<h2 id=\"s-part\">");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  pages_find_themes();
#define TEST(name, function)                                                                       \
  g_test_add("/site/" name, Sample, NULL, sample_setup, function, sample_teardown)
  TEST("files", test_files);
  TEST("index", test_index);
  TEST("list-heading", test_list_heading);
  TEST("step", test_step);
  TEST("broken-link", test_broken_link);
  TEST("second-link-in-title", test_second_link_in_title);
  TEST("documents", test_documents);
  TEST("anchor-in-body", test_anchor_in_body);
  TEST("base-url", test_base_url);
  TEST("base-url-below-root", test_base_url_below_root);
  TEST("several-guides", test_several_guides);
  TEST("no-guide", test_no_guide);
  TEST("page-size-is-bounded", test_page_size_is_bounded);
  TEST("deep-tree", test_deep_tree);
  TEST("shared-details", test_shared_details);
  return g_test_run();
}
