/* Tests of the checklist: the page of the sample, read back from the output folder.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/checklist.h"

#include "pages.h"
#include "render/sheet_references.h"

static const char page[] = "upgrade.checklist.html";

static gboolean write_checklist(const Sample *sample, Theme *theme, Output *output,
                                GError **error) {
  return checklist_write(sample->book, sample->guide, theme, output, error);
}

static void test_page(Sample *sample, gconstpointer data) {
  (void)data;
  pages_write(sample, write_checklist);
  pages_expect(page, "<title>Upgrade · Operator edition</title>");
  pages_expect(page, "<dt>Extent</dt><dd>3 steps, 1 checkpoint</dd>");
  pages_expect(page, "<p>Before</p>");
  pages_expect(page, "<p>Do it.</p>");
  pages_expect(page, "size: A4;");
  /* Done and not applicable for each step, go and no go for the gate. */
  g_assert_cmpuint(pages_count(page, "<span class=\"box\">"), ==, 8);
  g_assert_cmpuint(pages_count(page, "<p class=\"decision\">"), ==, 1);
  g_assert_cmpuint(pages_count(page, "<span class=\"line notes\">"), ==,
                   3); /* two steps, the hand-over */
  pages_expect(page, "<section class=\"phase level-1\" id=\"step-prepare\">");
  pages_expect(page, "<section class=\"step level-2\" id=\"step-core\">");
  g_assert_cmpuint(pages_count(page, "<li"), ==, pages_count(page, "</li>"));
  pages_expect_not(page, "<script");
  pages_expect_not(page, "<link");
  pages_expect_not(page, "src=\"files");
  pages_expect_not(page, "References");
}

static void test_appendix(Sample *sample, gconstpointer data) {
  (void)data;
  pages_write(sample, write_checklist);
  const guint number = sample->prepare->number;
  g_autofree char *article = g_strdup_printf("<article class=\"appendix\" id=\"d%u\">", number);
  g_autofree char *details = g_strdup_printf(
      "Details: <a href=\"#d%u-part\"><span class=\"mark\">A</span> Preparing, section “Part”</a>",
      number);
  g_autofree char *section = g_strdup_printf("<h3 id=\"d%u-part\">Part</h3>", number);
  pages_expect(page, article);
  pages_expect(page, details);
  pages_expect(page, section);
  pages_expect(page, "Used by step <a href=\"#step-core\">1.1</a>");
  pages_expect(page, "<img src=\"data:image/svg+xml;base64,");
  g_assert_cmpuint(pages_count(page, "class=\"appendix\""), ==, 1);
}

static void test_broken_link(Sample *sample, gconstpointer data) {
  (void)data;
  pages_write(sample, write_checklist);
  pages_expect(page, "See: gone.md (the link leads nowhere)");
}

static Link *add_link(Sample *sample, Node *parent, const char *text, LinkState state) {
  Link *link = sample_link(sample, sample->prepare, parent, NODE_LINK, text, text);
  link->state = state;
  return link;
}

static void test_references(Sample *sample, gconstpointer data) {
  (void)data;
  Node *paragraph = sample_block(sample, sample->prepare->root, NODE_PARAGRAPH, NULL);
  add_link(sample, paragraph, "one", LINK_EXTERNAL)->url = "https://example.org/?a&b";
  add_link(sample, paragraph, "other", LINK_PAGE)->document = sample->other;
  add_link(sample, paragraph, "again", LINK_EXTERNAL)->url = "https://example.org/?a&b";
  add_link(sample, paragraph, "step", LINK_STEP)->step = sample->guide->steps->pdata[1];
  add_link(sample, paragraph, "self", LINK_PAGE)->document = sample->prepare;
  add_link(sample, paragraph, "broken", LINK_BROKEN);
  pages_write(sample, write_checklist);
  pages_expect(page, ">one</a>&nbsp;<span class=\"ref\">[1]</span>");
  pages_expect(page, "other&nbsp;<span class=\"ref\">[2]</span>");
  pages_expect(page, ">again</a>&nbsp;<span class=\"ref\">[1]</span>");
  pages_expect(page, ">step</a>&nbsp;<span class=\"ref\">[→ 1.1]</span>");
  pages_expect(page, ">self</a><span class=\"broken-link\">broken</span></p>");
  pages_expect(page, "<a href=\"https://example.org/?a&amp;b\">https://example.org/?a&amp;b</a>");
  pages_expect(page, "Other, other.md</span>");
  g_assert_cmpuint(pages_count(page, "<li><span class=\"ref\">"), ==, 2);
}

static void test_title_leads_outside(Sample *sample, gconstpointer data) {
  (void)data;
  Step *step = sample->guide->steps->pdata[3];
  step->link->state = LINK_EXTERNAL;
  step->link->url = "https://example.org/";
  pages_write(sample, write_checklist);
  pages_expect(page, "See: <a href=\"https://example.org/\">external page</a>&nbsp;"
                     "<span class=\"ref\">[1]</span>");
}

static void test_hostile_title(Sample *sample, gconstpointer data) {
  (void)data;
  sample->guide->title = "\"; } </style><script>alert(1)</script> \\";
  pages_write(sample, write_checklist);
  pages_expect_not(page, "<script");
  g_assert_cmpuint(pages_count(page, "</style>"), ==, 1);
  pages_expect(page, "content: \"\\22 ; } \\3c /style\\3e \\3c script\\3e alert(1)");
}

static void test_letter(Sample *sample, gconstpointer data) {
  (void)data;
  sample->book->config->paper = PAPER_LETTER;
  pages_write(sample, write_checklist);
  pages_expect(page, "size: letter;");
}

/* The other editions are files of their own, and lead nowhere that they do not show. */
static void test_editions(Sample *sample, gconstpointer data) {
  (void)data;
  static const char board[] = "upgrade.board.checklist.html";
  static const char only[] = "upgrade.only-core.checklist.html";
  sample->book->config->editions = 1u << EDITION_BOARD;
  pages_write(sample, write_checklist);
  pages_expect(board, "<body class=\"board\">");
  pages_expect_not(board, "id=\"step-core\"");
  pages_expect_not(board, "href=\"#step-");
  g_assert_null(pages_read(page));
  g_hash_table_insert(sample->guide->by_id, "core", sample->guide->steps->pdata[1]);
  sample->book->config->only_step = "core";
  pages_write(sample, write_checklist);
  pages_expect(only, "<section class=\"step level-1\" id=\"step-core\">");
  pages_expect_not(only, "id=\"step-finish\"");
  pages_expect(only, "class=\"appendix\"");
}

static void test_hosts(Sample *sample, gconstpointer data) {
  (void)data;
  static const char *const names[] = {"app1", "app2", NULL};
  static const HostGroup hosts = {.id = "app", .names = names};
  ((Step *)sample->guide->steps->pdata[1])->fields.hosts = &hosts;
  pages_write(sample, write_checklist);
  pages_expect(page, "<span class=\"choice\"><span class=\"box\"></span> app2</span>");
}

static void test_criteria(Sample *sample, gconstpointer data) {
  (void)data;
  Step *gate = sample->guide->steps->pdata[2];
  gate->fields.criteria = node_new(sample->book->arena, NODE_ROOT, 1, 1);
  sample_block(sample, gate->fields.criteria, NODE_PARAGRAPH, "All rows & no errors.");
  pages_write(sample, write_checklist);
  pages_expect(page, "<li><span class=\"box\"></span><div class=\"prose\"><p>All rows &amp; no "
                     "errors.</p>\n</div></li>");
}

static void test_letters(void) {
  static const struct {
    guint index;
    const char *letters;
  } cases[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *letters = sheet_letters(cases[i].index);
    g_assert_cmpstr(letters, ==, cases[i].letters);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  pages_find_themes();
#define TEST(name, function)                                                                       \
  g_test_add("/checklist/" name, Sample, NULL, sample_setup, function, sample_teardown)
  TEST("page", test_page);
  TEST("appendix", test_appendix);
  TEST("broken-link", test_broken_link);
  TEST("references", test_references);
  TEST("title-leads-outside", test_title_leads_outside);
  TEST("hostile-title", test_hostile_title);
  TEST("letter", test_letter);
  TEST("editions", test_editions);
  TEST("hosts", test_hosts);
  TEST("criteria", test_criteria);
  g_test_add_func("/checklist/letters", test_letters);
  return g_test_run();
}
