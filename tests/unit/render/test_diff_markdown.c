/* Tests of the report of a diff as Markdown: the whole, its limit, and texts inside of it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_markdown.h"

#include "diff_world.h"
#include "render/diff_markdown_text.h"

static char *report(const World *world, DiffReportWish wish) {
  GString *out = g_string_new(NULL);
  diff_markdown(out, world->diff, &wish);
  return g_string_free(out, FALSE);
}

static const char whole_page[] =
    "## Re-approval needed: 5 high changes since r01 (1 accepted)\n"
    "\n"
    "| level | changes | accepted |\n"
    "| --- | ---: | ---: |\n"
    "| high | 5 | 0 |\n"
    "| medium | 3 | 0 |\n"
    "| low | 2 | 1 |\n"
    "\n"
    "### Move the shop\n"
    "\n"
    "**1.2 Check the space**\n"
    "\n"
    "- **high** · Step added <sub>000000000000abc0</sub>\n"
    "\n"
    "**1.2 → 1.3 Switch the servers**\n"
    "\n"
    "- **high** · Command changed <sub>000000000000abc1</sub>\n"
    "  > <code>&nbsp;&nbsp;switch &#45;&#45;from <del>web1</del><ins>web2</ins> "
    "&#45;&#45;force</code>\n"
    "- **medium** · Owner changed: <del>dba</del> → <ins>web</ins> <sub>000000000000abc2</sub>\n"
    "- **low** · Duration changed: (none) → <ins>15 min</ins> <sub>000000000000abc3</sub>\n"
    "\n"
    "**1.3 → 1.4 Ready?**\n"
    "\n"
    "- **high** · Criteria changed <sub>000000000000abc4</sub>\n"
    "  > • <del>no errors</del><br>• <ins>at most three errors</ins>\n"
    "\n"
    "**2.2 Tell the users**\n"
    "\n"
    "- **high** · Step removed <sub>000000000000abc6</sub>\n"
    "\n"
    "<details><summary>details restore.md&#35;<!-- -->restore (2 changes)</summary>\n"
    "\n"
    "<i>shown by:</i> 1.1 Copy the data; 2.1 Open\n"
    "\n"
    "- **medium** · Details changed <sub>000000000000abc8</sub>\n"
    "  > <b>Restore</b><br>…<br>… six seven eight nine ten eleven "
    "<del>twelve</del><ins>12</ins> thirteen fourteen fifteen sixteen seventeen eighteen …<br>"
    "host &#124; address &#124; role<br>…<br>"
    "web2 &#124; 10.0.0&#46;<del>2</del><ins>22</ins> &#124; back\n"
    "- **high** · Warning in details removed <sub>000000000000abc9</sub>\n"
    "  > <del>Warning: stop the writers first.</del>\n"
    "\n"
    "</details>\n"
    "\n"
    "### The whole book\n"
    "\n"
    "<details><summary>variable db&#95;host (1 change)</summary>\n"
    "\n"
    "<i>used by:</i> 1.1 Copy the data; 1.3 Switch the servers\n"
    "\n"
    "- **medium** · Variable changed: <del>db1</del> → <ins>db2</ins> "
    "<sub>000000000000abca</sub>\n"
    "\n"
    "</details>\n"
    "\n"
    "<details><summary>1 accepted</summary>\n"
    "\n"
    "- 2.1 Open: Summary changed: wording only, jk 2026-05-02\n"
    "\n"
    "</details>\n"
    "\n"
    "Also: 3 links relocated, 1 step renumbered, 1 file moved (not changes to the procedure).\n";

static void test_page(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH});
  g_assert_cmpstr(got, ==, whole_page);
}

static void test_stat(World *world, gconstpointer data) {
  (void)data;
  world_step_change(world, DIFF_STEP_ADDED, NO_STEP, NEW_SPACE);
  world_step_change(world, DIFF_SUMMARY_CHANGED, OLD_OPEN, NEW_OPEN)->reason = "seen";
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH, .stat = TRUE});
  g_assert_cmpstr(got, ==,
                  "## Re-approval needed: 1 high change since r01 (1 accepted)\n"
                  "\n"
                  "| changes | level | kind | accepted |\n"
                  "| ---: | --- | --- | ---: |\n"
                  "| 1 | high | Step added | 0 |\n"
                  "| 1 | low | Summary changed | 1 |\n");
}

/* What does not fit is counted, and every element that is opened is closed. */
static void test_limit(World *world, gconstpointer data) {
  (void)data;
  g_autofree char *words = g_strnfill(4000, '<');
  g_autofree char *marked = g_strdup_printf("same [-%s-]", words);
  for (guint i = 0; i < 60; i++) {
    DiffChange *change = world_change(world, DIFF_SECTION_CHANGED);
    change->new_guide = world->new_side.guide;
    change->subject = arena_printf(world->diff->arena, "page-%u.md", i);
    change->redline = world_line(world, REDLINE_PARAGRAPH, marked);
    world_change(world, DIFF_VARIABLE_CHANGED)->reason = words;
  }
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH});
  g_assert_cmpuint(strlen(got), <=, DIFF_MARKDOWN_MOST);
  guint listed = 0, opened = 0, closed = 0;
  for (const char *at = got; (at = strstr(at, "**medium** ·")) != NULL; at++)
    listed++;
  for (const char *at = got; (at = strstr(at, "<details>")) != NULL; at++)
    opened++;
  for (const char *at = got; (at = strstr(at, "</details>")) != NULL; at++)
    closed++;
  g_assert_cmpuint(listed, >, 5);
  g_assert_cmpuint(opened, ==, closed);
  g_autofree char *left_out =
      g_strdup_printf("\n**%u changes are left out here:** the report is longer", 60 - listed);
  g_assert_nonnull(strstr(got, left_out));
}

static void test_escape(World *world, gconstpointer data) {
  (void)data;
  (void)world;
  static const struct {
    const char *text, *want;
  } rows[] = {
      {"re-approval of 1.2: fine (yes)", "re-approval of 1.2: fine (yes)"},
      {"- item", "&#45; item"},
      {"1. item", "1&#46; item"},
      {"1) item", "1&#41; item"},
      {"# head", "&#35; head"},
      {"`a` *b* _c_ ~d~", "&#96;a&#96; &#42;b&#42; &#95;c&#95; &#126;d&#126;"},
      {"[a](b)", "&#91;a&#93;(b)"},
      {"a|b\\|c", "a&#124;b&#92;&#124;c"},
      {"</details><!--", "&#60;/details&#62;&#60;!&#45;&#45;"},
      {"&lt;", "&#38;lt;"},
      {"@team see #12", "&#64;<!-- -->team see &#35;<!-- -->12"},
      {"https://a.b www.c.d", "https&#58;//a.b www&#46;c.d"},
      {"$x$", "&#36;x&#36;"},
      {"a\nb\tc  d", "a b c &nbsp;d"},
      {"\xe2\x80\xae\x1b", "&#92;u{202E}&#92;u{001B}"},
      {"\xff", "&#92;x{FF}"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    markdown_escape(out, rows[i].text, strlen(rows[i].text), 1000);
    g_assert_cmpstr(out->str, ==, rows[i].want);
  }
  g_autoptr(GString) cut = g_string_new(NULL);
  markdown_escape(cut, "ääää", strlen("ääää"), 4);
  g_assert_cmpstr(cut->str, ==, "ää…");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/diff_markdown/" name, World, NULL, world_setup, function, world_teardown)
  TEST("page", test_page);
  TEST("stat", test_stat);
  TEST("limit", test_limit);
  TEST("escape", test_escape);
  return g_test_run();
}
