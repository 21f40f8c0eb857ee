/* Tests of the marks of steps that changed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_marks.h"

#include "diff_world.h"
#include "render/diff_terms.h"

static void expect(const World *world, guint step, const char *language, const char *text) {
  g_autoptr(GHashTable) marks = diff_marks_new(world->diff, language);
  g_autofree char *said = diff_mark(world->diff, marks, world->new_side.steps[step], language);
  g_assert_cmpstr(said, ==, text);
}

/* The weightiest first, each word once; what is off marks nothing; what is accepted does. */
static void test_words(World *world, gconstpointer data) {
  (void)data;
  world_step_change(world, DIFF_SUMMARY_CHANGED, OLD_COPY, NEW_COPY);
  world_step_change(world, DIFF_WARNING_ADDED, OLD_COPY, NEW_COPY)->reason = "seen";
  world_step_change(world, DIFF_WARNING_CHANGED, OLD_COPY, NEW_COPY);
  world_step_change(world, DIFF_WARNING_REMOVED, OLD_COPY, NEW_COPY);
  world_step_change(world, DIFF_STEP_RENUMBERED, OLD_SWITCH, NEW_SWITCH);
  world_step_change(world, DIFF_STEP_REMOVED, OLD_TELL, NO_STEP);
  world_step_change(world, DIFF_STEP_ADDED, NO_STEP, NEW_SPACE);
  expect(world, NEW_COPY, "en", "changed since r01: warning removed, warning, summary");
  expect(world, NEW_COPY, "de", "geändert seit r01: Warnung entfallen, Warnung, Zusammenfassung");
  expect(world, NEW_SPACE, "en", "changed since r01: new");
  expect(world, NEW_SWITCH, "en", NULL);
  expect(world, NEW_FINISH, "en", NULL);
}

/* Steps that show a section changed with it; the gates that a step crosses did not. */
static void test_further(World *world, gconstpointer data) {
  (void)data;
  world_further(world, world_change(world, DIFF_SECTION_CHANGED), NEW_COPY, NEW_OPEN);
  world_further(world, world_step_change(world, DIFF_STEP_ACROSS_GATE, OLD_OPEN, NEW_OPEN),
                NEW_READY, NEW_SPACE);
  expect(world, NEW_COPY, "en", "changed since r01: details");
  expect(world, NEW_OPEN, "en", "changed since r01: other side of a gate, details");
  expect(world, NEW_READY, "en", NULL);
}

static void test_hostile(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  world->diff->old_name = "r\xe2\x80\xae\x1b";
  expect(world, NEW_SPACE, "en", "changed since r\\u{202E}\\u{001B}: new");
}

/* Each kind has a name in German, and a verdict reads well. */
static void test_terms(World *world, gconstpointer data) {
  (void)data;
  for (DiffKind kind = 0; kind < DIFF_KINDS; kind++) {
    g_assert_cmpstr(diff_term_title(kind, "en"), ==, diff_kind(kind)->title);
    g_assert_cmpstr(diff_term_title(kind, "de-CH"), !=, diff_kind(kind)->title);
  }
  static const struct {
    DiffKind kind;
    DiffLevel fail_on;
    const char *verdict;
  } rows[] = {
      {DIFF_KINDS, DIFF_HIGH, "Keine Änderung am Vorgehen seit r01"},
      {DIFF_SUMMARY_CHANGED, DIFF_HIGH, "Keine Freigabe nötig: 1 niedrige Änderung seit r01"},
      {DIFF_RISK_CHANGED, DIFF_OFF, "1 mittlere und 1 niedrige Änderung seit r01"},
      {DIFF_COMMAND_CHANGED, DIFF_LOW,
       "Erneute Freigabe nötig: 1 hohe, 1 mittlere und 1 niedrige Änderung seit r01"},
      {DIFF_SUMMARY_CHANGED, DIFF_HIGH, "Erneute Freigabe nötig: 1 hohe Änderung seit r01"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (rows[i].kind != DIFF_KINDS)
      world_step_change(world, rows[i].kind, OLD_COPY, NEW_COPY);
    g_autoptr(GString) said = g_string_new(NULL);
    diff_term_verdict(said, world->diff, rows[i].fail_on, "de");
    g_assert_cmpstr(said->str, ==, rows[i].verdict);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/diff_marks/" name, World, NULL, world_setup, function, world_teardown)
  TEST("words", test_words);
  TEST("further", test_further);
  TEST("hostile", test_hostile);
  TEST("terms", test_terms);
  return g_test_run();
}
