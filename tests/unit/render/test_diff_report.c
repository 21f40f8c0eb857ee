/* Tests of reports of a diff: text, its numbers, and the verdict.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_report.h"

#include "diff_world.h"

static char *report(const World *world, DiffReportWish wish) {
  GString *out = g_string_new(NULL);
  diff_report_write(out, world->diff, &wish);
  return g_string_free(out, FALSE);
}

static void assert_verdict(const World *world, DiffLevel fail_on, const char *want) {
  g_autoptr(GString) out = g_string_new(NULL);
  diff_report_verdict(out, world->diff, fail_on);
  g_assert_cmpstr(out->str, ==, want);
}

static void test_formats(World *world, gconstpointer data) {
  (void)data;
  (void)world;
  static const char *const names[] = {"text", "markdown", "json", "sarif", "github", "html", "pdf"};
  DiffReportFormat format = DIFF_REPORT_TEXT;
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_assert_true(diff_report_format_by_name(&format, names[i]));
    g_assert_cmpuint(format, ==, i);
  }
  g_assert_false(diff_report_format_by_name(&format, "docx"));
}

static void test_text(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH});
  g_assert_cmpstr(got, ==,
                  "Move the shop\n"
                  "\n"
                  "  1.2 Check the space   steps.md:5\n"
                  "    high    Step added  000000000000abc0\n"
                  "\n"
                  "  1.2 → 1.3 Switch the servers   steps.md:6\n"
                  "    high    Command changed  000000000000abc1\n"
                  "            |   switch --from [-web1-]{+web2+} --force\n"
                  "    medium  Owner changed: dba → web  000000000000abc2\n"
                  "    low     Duration changed: (none) → 15 min  000000000000abc3\n"
                  "\n"
                  "  1.3 → 1.4 Ready?   steps.md:7\n"
                  "    high    Criteria changed  000000000000abc4\n"
                  "            • [-no errors-]\n"
                  "            • {+at most three errors+}\n"
                  "\n"
                  "  2.2 Tell the users   steps.md:9\n"
                  "    high    Step removed  000000000000abc6\n"
                  "\n"
                  "  details restore.md#restore   restore.md:7\n"
                  "    shown by: 1.1 Copy the data; 2.1 Open\n"
                  "    medium  Details changed  000000000000abc8\n"
                  "            # Restore\n"
                  "            …\n"
                  "            … six seven eight nine ten eleven [-twelve-]{+12+} thirteen "
                  "fourteen fifteen sixteen seventeen eighteen …\n"
                  "            | host | address | role |\n"
                  "            …\n"
                  "            | web2 | 10.0.0.[-2-]{+22+} | back |\n"
                  "    high    Warning in details removed  000000000000abc9\n"
                  "            [-Warning: stop the writers first.-]\n"
                  "\n"
                  "The whole book\n"
                  "\n"
                  "  variable db_host\n"
                  "    used by: 1.1 Copy the data; 1.3 Switch the servers\n"
                  "    medium  Variable changed: db1 → db2  000000000000abca\n"
                  "\n"
                  "also: 3 links relocated, 1 step renumbered, 1 file moved (not changes to the "
                  "procedure; --all lists them)\n"
                  "accepted:\n"
                  "  2.1 Open: Summary changed: wording only, jk 2026-05-02\n"
                  "re-approval needed: 5 high changes since r01 (1 accepted)\n");
}

static void test_all(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH, .all = TRUE});
  g_assert_nonnull(strstr(got, "    off     Step renumbered\n"));
  g_assert_nonnull(strstr(got, "  file details/restore.md\n"
                               "    off     File moved: restore.md → details/restore.md\n"));
  g_assert_nonnull(strstr(got, "1 file moved (not changes to the procedure)\n"));
}

static void test_colour(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH, .colour = TRUE});
  g_assert_nonnull(
      strstr(got, "\033[1;31mhigh\033[0m    Step added  \033[2m000000000000abc0\033[0m\n"));
  g_assert_nonnull(strstr(got, "\033[31;9mweb1\033[0m\033[32;4mweb2\033[0m --force\n"));
  g_assert_null(strstr(got, "[-"));
}

static void test_stat(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_MEDIUM, .stat = TRUE});
  g_assert_cmpstr(got, ==,
                  "1  high    Step added\n"
                  "1  high    Step removed\n"
                  "1  high    Command changed\n"
                  "1  high    Criteria changed\n"
                  "1  high    Warning in details removed\n"
                  "1  medium  Owner changed\n"
                  "1  medium  Details changed\n"
                  "1  medium  Variable changed\n"
                  "1  low     Summary changed (1 accepted)\n"
                  "1  low     Duration changed\n"
                  "1  off     Step renumbered\n"
                  "3  off     Link relocated\n"
                  "1  off     File moved\n"
                  "re-approval needed: 5 high and 3 medium changes since r01 (1 accepted)\n");
}

static void test_verdicts(World *world, gconstpointer data) {
  (void)data;
  assert_verdict(world, DIFF_HIGH, "no change to the procedure since r01");
  world_step_change(world, DIFF_STEP_RENUMBERED, OLD_READY, NEW_READY);
  assert_verdict(world, DIFF_LOW, "no change to the procedure since r01");
  world_step_change(world, DIFF_SUMMARY_CHANGED, OLD_COPY, NEW_COPY);
  assert_verdict(world, DIFF_HIGH, "no approval needed: 1 low change since r01");
  assert_verdict(world, DIFF_LOW, "re-approval needed: 1 low change since r01");
  world_step_change(world, DIFF_OWNER_CHANGED, OLD_COPY, NEW_COPY);
  world_step_change(world, DIFF_OWNER_CHANGED, OLD_OPEN, NEW_OPEN);
  assert_verdict(world, DIFF_HIGH, "no approval needed: 2 medium and 1 low change since r01");
  DiffChange *command = world_step_change(world, DIFF_COMMAND_CHANGED, OLD_OPEN, NEW_OPEN);
  assert_verdict(world, DIFF_HIGH, "re-approval needed: 1 high change since r01");
  assert_verdict(world, DIFF_LOW,
                 "re-approval needed: 1 high, 2 medium and 1 low change since r01");
  assert_verdict(world, DIFF_OFF, "1 high, 2 medium and 1 low change since r01");
  command->reason = "seen";
  assert_verdict(world, DIFF_HIGH,
                 "no approval needed: 2 medium and 1 low change since r01 (1 accepted)");
  for (guint i = 0; i < world->diff->changes->len; i++)
    ((DiffChange *)world->diff->changes->pdata[i])->reason = "seen";
  assert_verdict(world, DIFF_LOW, "no further change to the procedure since r01 (4 accepted)");
}

static void test_nothing(World *world, gconstpointer data) {
  (void)data;
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH});
  g_assert_cmpstr(got, ==, "no change to the procedure since r01\n");
}

static void test_bounded(World *world, gconstpointer data) {
  (void)data;
  world->diff->is_bounded = TRUE;
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH});
  g_assert_true(g_str_has_prefix(got, "hint: the revisions differ so much"));
}

/* A split says what it became, a merge what it was, both under the step. */
static void test_further_steps(World *world, gconstpointer data) {
  (void)data;
  DiffChange *split = world_step_change(world, DIFF_STEP_SPLIT, OLD_COPY, NO_STEP);
  world_further(world, split, NEW_COPY, NEW_SPACE);
  DiffChange *merged = world_step_change(world, DIFF_STEP_MERGED, NO_STEP, NEW_OPEN);
  const Step **were = arena_new_array(world->diff->arena, const Step *, 2);
  were[0] = world->old_side.steps[OLD_OPEN];
  were[1] = world->old_side.steps[OLD_TELL];
  merged->steps = were;
  merged->step_count = 2;
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH});
  g_assert_nonnull(
      strstr(got, "Step split  000000000000abc0\n            now: 1.1 Copy the data; 1.2 Check"));
  g_assert_nonnull(strstr(
      got, "Steps merged  000000000000abc1\n            was: 2.1 Open; 2.2 Tell the users\n"));
}

/* The title of a step that is new is not said twice; a new title is, and without marks; the guide's own text comes first. */
static void test_titles(World *world, gconstpointer data) {
  (void)data;
  const BlockText whole[] = {{REDLINE_HEADING, "{+Check the space+}"},
                             {REDLINE_PARAGRAPH, "{+At least 5 GB.+}"},
                             {REDLINE_PARAGRAPH, NULL}};
  world_step_change(world, DIFF_STEP_ADDED, NO_STEP, NEW_SPACE)->redline =
      world_redline(world, whole);
  world_step_change(world, DIFF_STEP_REMOVED, OLD_TELL, NO_STEP)->redline =
      world_line(world, REDLINE_HEADING, "[-Tell the users-]");
  world_step_change(world, DIFF_STEP_RENAMED, OLD_OPEN, NEW_OPEN)->redline =
      world_line(world, REDLINE_HEADING, "Open{+ it+}");
  DiffChange *text = world_change(world, DIFF_GUIDE_TEXT_CHANGED);
  text->new_guide = world->new_side.guide;
  text->subject = "introduction";
  g_autofree char *got = report(world, (DiffReportWish){.fail_on = DIFF_HIGH});
  g_assert_cmpstr(got, ==,
                  "Move the shop\n"
                  "\n"
                  "  introduction\n"
                  "    low     Text around the steps changed  000000000000abc3\n"
                  "\n"
                  "  1.2 Check the space   steps.md:5\n"
                  "    high    Step added  000000000000abc0\n"
                  "            {+At least 5 GB.+}\n"
                  "\n"
                  "  2.2 Tell the users   steps.md:9\n"
                  "    high    Step removed  000000000000abc1\n"
                  "\n"
                  "  2.1 Open   steps.md:9\n"
                  "    low     Step renamed  000000000000abc2\n"
                  "            Open{+ it+}\n"
                  "\n"
                  "re-approval needed: 2 high changes since r01\n");
}

static void test_many_steps(World *world, gconstpointer data) {
  (void)data;
  DiffChange *variable = world_change(world, DIFF_VARIABLE_CHANGED);
  const Step **steps = arena_new_array(world->diff->arena, const Step *, 40);
  for (guint i = 0; i < 40; i++)
    steps[i] = world->new_side.steps[NEW_COPY];
  variable->subject = "x";
  variable->steps = steps;
  variable->step_count = 40;
  g_autofree char *some = report(world, (DiffReportWish){.fail_on = DIFF_HIGH});
  g_assert_nonnull(strstr(some, "1.1 Copy the data; and 28 more\n"));
  g_autofree char *all = report(world, (DiffReportWish){.fail_on = DIFF_HIGH, .all = TRUE});
  g_assert_null(strstr(all, "more"));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/diff_report/" name, World, NULL, world_setup, function, world_teardown)
  TEST("formats", test_formats);
  TEST("text", test_text);
  TEST("all", test_all);
  TEST("colour", test_colour);
  TEST("stat", test_stat);
  TEST("verdicts", test_verdicts);
  TEST("nothing", test_nothing);
  TEST("bounded", test_bounded);
  TEST("further_steps", test_further_steps);
  TEST("titles", test_titles);
  TEST("many_steps", test_many_steps);
  return g_test_run();
}
