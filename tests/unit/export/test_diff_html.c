/* Tests of the HTML report of a diff: made with the default theme, read as text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/diff_html.h"

#include "../render/diff_world.h"
#include "pages.h"

static char *page_of(const World *world, gboolean all) {
  const DiffReportWish wish = {.format = DIFF_REPORT_HTML, .all = all, .fail_on = DIFF_HIGH};
  g_autoptr(GError) error = NULL;
  g_autoptr(Theme) theme = theme_new(world->diff->new_book->config, &error);
  g_assert_no_error(error);
  GString *out = g_string_new(NULL);
  diff_html(out, world->diff, &wish, theme, &error);
  g_assert_no_error(error);
  return g_string_free(out, FALSE);
}

static void expect(const char *page, const char *text) {
  if (strstr(page, text) == NULL)
    g_error("the page does not hold: %s", text);
}

static guint count(const char *page, const char *text) {
  guint found = 0;
  for (const char *at = page; (at = strstr(at, text)) != NULL; at++)
    found++;
  return found;
}

static void test_page(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autofree char *page = page_of(world, FALSE);
  expect(page, "<title>Move the shop: changes from r01 to HEAD</title>");
  expect(page,
         "<p class=\"verdict asks\">Re-approval needed: 5 high changes since r01 (1 accepted)");
  expect(page, "<p class=\"note\">Also: 3 links relocated, 1 step renumbered, 1 file moved.");
  expect(page, "<span class=\"was\">1.2</span> <span aria-hidden=\"true\">→</span>");
  expect(page, "<del><span class=\"said\">before: </span>dba</del>");
  expect(page, "Shown by: <span class=\"one\">1.1 Copy the data</span><span class=\"one\">"
               "<a href=\"#part-5\">2.1 Open</a></span></p>");
  expect(page, "<span class=\"said-mark\">Accepted</span> wording only, jk 2026-05-02</p>");
  g_assert_cmpuint(count(page, "<div role=\"group\" class=\"change "), ==, 10);
  g_assert_cmpuint(count(page, "data-filter-level=\""), ==, 4);
  g_assert_null(strstr(page, "Step renumbered"));
}

/* Nothing is asked of another place. */
static void test_self_contained(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autofree char *page = page_of(world, FALSE);
  expect(page, "content=\"default-src 'none';");
  g_assert_null(strstr(page, "src=\""));
  g_assert_null(strstr(page, "http://"));
  g_assert_null(strstr(page, "https://"));
  g_assert_null(strstr(page, "@import"));
  g_assert_null(strstr(page, "url("));
  g_assert_cmpuint(count(page, "<link "), ==, 1);
}

static void test_all(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autofree char *page = page_of(world, TRUE);
  g_assert_cmpuint(count(page, "<div role=\"group\" class=\"change "), ==, 15);
  expect(page,
         "data-filter-level=\"off\" aria-pressed=\"true\"><span class=\"level\">off</span> 5");
}

static void test_nothing(World *world, gconstpointer data) {
  (void)data;
  g_autofree char *page = page_of(world, FALSE);
  expect(page, "<p class=\"verdict\">No change to the procedure since r01</p>");
  expect(page, "There is nothing to look at.");
  g_assert_null(strstr(page, "<script"));
  g_assert_null(strstr(page, "<nav"));
}

/* Two changes that say the same have ids of their own. */
static void test_ids(World *world, gconstpointer data) {
  (void)data;
  for (guint i = 0; i < 3; i++)
    world_step_change(world, DIFF_SUMMARY_CHANGED, OLD_COPY, NEW_COPY)->fingerprint = "f00";
  g_autofree char *page = page_of(world, FALSE);
  g_assert_cmpuint(count(page, " id=\"change-f00\""), ==, 1);
  g_assert_cmpuint(count(page, " id=\"change-f00-2\""), ==, 1);
  g_assert_cmpuint(count(page, " id=\"change-f00-3\""), ==, 1);
}

static void test_hostile(World *world, gconstpointer data) {
  (void)data;
  static const char evil[] = "</script></style><b onclick=\"x\">'\xe2\x80\xae\x1b-->{{title}}";
  world_fill(world);
  world->diff->old_name = world->diff->new_name = evil;
  world->new_side.guide->title = evil;
  for (guint i = 0; i < world->diff->changes->len; i++) {
    DiffChange *change = world->diff->changes->pdata[i];
    change->subject = change->subject == NULL ? NULL : evil;
    change->old_value = change->new_value = evil;
    change->reason = change->reason == NULL ? NULL : evil;
  }
  for (guint i = 0; i < world->new_side.guide->steps->len; i++)
    world->new_side.steps[i]->title_text = evil;
  g_autofree char *page = page_of(world, TRUE);
  g_assert_cmpuint(count(page, "</script>"), ==, 1);
  g_assert_cmpuint(count(page, "</style>"), ==, 1);
  g_assert_null(strstr(page, "<b onclick"));
  g_assert_null(strstr(page, "\xe2\x80\xae"));
  g_assert_null(strchr(page, '\x1b'));
  expect(page, "\\u{202E}\\u{001B}--&gt;{{title}}");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  pages_find_themes();
#define TEST(name, function)                                                                       \
  g_test_add("/diff_html/" name, World, NULL, world_setup, function, world_teardown)
  TEST("page", test_page);
  TEST("self_contained", test_self_contained);
  TEST("all", test_all);
  TEST("nothing", test_nothing);
  TEST("ids", test_ids);
  TEST("hostile", test_hostile);
  return g_test_run();
}
