/* Tests of the plans as text: what stands in each, and that a plan of the configuration's own comes first.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/change_text.h"

#include "plan_world.h"

static void expect(const World *world, ChangeText which, const char *expected) {
  g_autoptr(GString) out = g_string_new(NULL);
  change_text_append(out, world->book, world->guide, which);
  g_assert_cmpstr(out->str, ==, expected);
}

static void test_implementation(World *world, gconstpointer data) {
  (void)data;
  expect(
      world, CHANGE_TEXT_IMPLEMENTATION,
      "1 Prepare [Database team; T+0m – T+45m (45 min)]\n"
      "  1.1 Copy the data [Database team; T+0m – T+30m (30 min)]\n"
      "  1.2 Switch the servers [Web team; T+30m – T+45m (15 min); app1, app2.example.org, app1; "
      "Risk: high]\n"
      "  Checkpoint 1.3, Ready? [Database team; T+45m]\n"
      "    - Decided by: Change lead\n"
      "    - Latest decision: T+55m (slack 10 min)\n"
      "    - all rows\n"
      "    - no errors\n"
      "=== Point of no return ===\n"
      "2 Finish [Web team; T+45m – T+1h45m (1 h)]\n"
      "  2.1 Open [Web team; T+45m – T+1h30m (45 min)]\n"
      "  2.2 Tell the users [Web team; T+1h30m – T+1h45m (15 min)]\n"
      "3 Restore [Database team; only to go back]\n");
}

static void test_backout(World *world, gconstpointer data) {
  (void)data;
  world->plan->no_return = world->steps[STEP_FINISH];
  expect(world, CHANGE_TEXT_BACKOUT,
         "Time to go back: 20 min\n"
         "Point of no return: 2 Finish\n"
         "Checkpoint 1.3: Change lead; T+55m (slack 10 min)\n"
         "To go back, the last step first:\n"
         "1.2 Switch the servers: cannot be undone\n"
         "1.1 Copy the data: 3 Restore (20 min)\n");
}

/* Neighbours that are undone alike share a line; a step that says nothing parts them. */
static void test_runs(World *world, gconstpointer data) {
  (void)data;
  world->steps[STEP_OPEN]->fields.undo_kind = UNDO_NONE;
  world->steps[STEP_TELL]->fields.undo_kind = UNDO_NONE;
  g_autoptr(GString) out = g_string_new(NULL);
  change_text_append(out, world->book, world->guide, CHANGE_TEXT_BACKOUT);
  g_assert_nonnull(
      strstr(out->str, "\n2.2 back to 2.1: cannot be undone\n1.2 Switch the servers:"));
}

static void test_test(World *world, gconstpointer data) {
  (void)data;
  expect(world, CHANGE_TEXT_TEST,
         "Step 1.1, Copy the data\n"
         "  - Expected result: It says done.\n"
         "Checkpoint 1.3, Ready?\n"
         "  - Decided by: Change lead\n"
         "  - Latest decision: T+55m (slack 10 min)\n"
         "  - all rows\n"
         "  - no errors\n");
}

static void test_own(World *world, gconstpointer data) {
  (void)data;
  world->book->config->change_record.backout_plan = "Call the vendor.";
  expect(world, CHANGE_TEXT_BACKOUT, "Call the vendor.\n");
}

static void test_nothing(World *world, gconstpointer data) {
  (void)data;
  for (guint i = 0; i < STEP_COUNT; i++)
    world->steps[i]->fields =
        (StepFields){.duration = DURATION_UNSAID, .undo_duration = DURATION_UNSAID};
  world->steps[STEP_READY]->kind = STEP_WORK;
  expect(world, CHANGE_TEXT_BACKOUT, "");
  expect(world, CHANGE_TEXT_TEST, "");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/change-text/" name, World, NULL, world_setup, function, world_teardown)
  TEST("implementation", test_implementation);
  TEST("backout", test_backout);
  TEST("runs", test_runs);
  TEST("test", test_test);
  TEST("own", test_own);
  TEST("nothing", test_nothing);
  return g_test_run();
}
