/* Which step is which: ids, paths of titles, moves, renames, splits, merges, order and gates.
 *
 * SPDX-License-Identifier: MIT
 */
#include "sides.h"

#define KITCHEN                                                                                    \
  "1. Open the kitchen\n\n   Lights and water first.\n\n"                                          \
  "   1. Light the stove\n   2. Fill the kettle\n"                                                 \
  "2. Bake the bread\n\n   It needs an hour.\n\n"                                                  \
  "   1. Knead the dough\n   2. Heat the oven\n   3. Checkpoint: The oven is hot\n   4. Put the "  \
  "loaves in\n"                                                                                    \
  "3. Close the kitchen\n\n"

static void test_same(void) {
  g_autoptr(Diff) diff = compare(book_of(KITCHEN), book_of(KITCHEN));
  g_assert_cmpuint(diff->changes->len, ==, 0);
  g_assert_false(diff->is_bounded);
  const DiffGuides *guides = diff->guides->pdata[0];
  for (guint i = 0; i < guides->new_guide->steps->len; i++) {
    g_assert_true(guides->old_of[i] == guides->old_guide->steps->pdata[i]);
    g_assert_true(guides->new_of[i] == guides->new_guide->steps->pdata[i]);
  }
}

static void test_added_and_removed(void) {
  expect("1. Wash the plates\n2. Dry the glasses\n",
         "1. Wash the plates\n2. Call the plumber\n3. Dry the glasses\n",
         "step-added -> 'Call the plumber'\n");
  expect("1. Wash the plates\n2. Call the plumber\n3. Dry the glasses\n",
         "1. Wash the plates\n2. Dry the glasses\n", "step-removed 'Call the plumber'\n");
  expect("1. Wash the plates\n2. Dry the glasses\n",
         "1. Wash the plates\n2. Checkpoint: All is clean\n3. Dry the glasses\n",
         "checkpoint-added -> 'All is clean'\n");
  expect("1. Wash the plates\n2. Checkpoint: All is clean\n", "1. Wash the plates\n",
         "checkpoint-removed 'All is clean'\n");
}

static void test_removed_stand_where_they_were(void) {
  expect("1. Wash the plates\n2. Call the plumber\n3. Dry the glasses\n4. Sharpen knives\n",
         "1. Wash the plates\n2. Dry the glasses {owner=ann}\n3. Sharpen knives\n4. Feed a cat\n",
         "step-removed 'Call the plumber'\nowner-changed 'Dry the glasses' - => ann\nstep-added -> "
         "'Feed a cat'\n");
}

static void test_id(void) {
  expect("1. Wash the plates{#wash}\n2. Dry the glasses\n3. Sweep\n",
         "1. Dry the glasses\n2. Sweep\n3. Clean everything thoroughly{#wash}\n",
         "step-reordered 'Wash the plates' -> 'Clean everything thoroughly' - => Sweep\n"
         "step-renamed 'Wash the plates' -> 'Clean everything thoroughly'\n");
}

static void test_alias(void) {
  expect("1. Wash the plates{#wash}\n2. Dry the glasses\n",
         "1. Clean everything thoroughly{#clean aliases=\"wash\"}\n2. Dry the glasses\n",
         "step-renamed 'Wash the plates' -> 'Clean everything thoroughly'\n");
  expect("1. Clean everything thoroughly{#clean aliases=\"wash\"}\n2. Dry the glasses\n",
         "1. Wash the plates{#wash}\n2. Dry the glasses\n",
         "step-renamed 'Clean everything thoroughly' -> 'Wash the plates'\n");
}

static void test_renamed(void) {
  expect("1. Wash the dinner plates\n2. Dry the glasses\n",
         "1. Wash the dessert plates\n2. Dry the glasses\n",
         "step-renamed 'Wash the dinner plates' -> 'Wash the dessert plates'\n");
  expect_redline("1. Wash the dinner plates\n", "1. Wash the dessert plates\n", DIFF_STEP_RENAMED,
                 "Wash the [-dinner-]{+dessert+} plates");
}

static void test_renamed_phase(void) {
  expect("1. Alpha\n   1. Light the stove\n   2. Fill the kettle\n2. Beta\n   1. Light the stove\n "
         "  2. Fill the kettle\n",
         "1. Alpha\n   1. Light the stove\n   2. Fill the kettle\n2. Gamma\n   1. Light the "
         "stove\n   2. Fill the kettle\n",
         "step-renamed 'Beta' -> 'Gamma'\n");
}

static void test_moved(void) {
  expect("1. Open the kitchen\n   1. Light the stove\n   2. Fill the kettle\n2. Bake the bread\n   "
         "1. Knead the dough\n",
         "1. Open the kitchen\n   1. Light the stove\n2. Bake the bread\n   1. Knead the dough\n   "
         "2. Fill the kettle\n",
         "step-moved 'Fill the kettle' Open the kitchen => Bake the bread\n");
}

/* A phase above all others: its steps are moved, not those below them. */
static void test_indented(void) {
  expect("1. Light the stove\n   1. Find matches\n2. Fill the kettle\n",
         "1. Breakfast\n   1. Light the stove\n      1. Find matches\n   2. Fill the kettle\n",
         "step-added -> 'Breakfast'\nstep-moved 'Light the stove' - => Breakfast\nstep-moved 'Fill "
         "the kettle' - => Breakfast\n");
}

static void test_reordered(void) {
  expect("1. Light the stove\n2. Fill the kettle\n3. Knead the dough\n4. Sweep\n",
         "1. Fill the kettle\n2. Knead the dough\n3. Sweep\n4. Light the stove\n",
         "step-reordered 'Light the stove' - => Sweep\n");
}

static void test_gates(void) {
  expect("1. Light the stove\n2. Checkpoint: Ready?\n3. Knead the dough\n4. Sweep\n",
         "1. Checkpoint: Ready?\n2. Knead the dough\n3. Light the stove\n4. Sweep\n",
         "step-across-gate 'Light the stove' - => Knead the dough of Ready?\n");
  expect("1. Light the stove\n2. Checkpoint: Ready?\n3. Knead the dough\n4. Sweep\n",
         "1. Light the stove\n2. Knead the dough\n3. Sweep\n4. Checkpoint: Ready?\n",
         "checkpoint-moved 'Ready?' Light the stove => Sweep\n");
  expect("1. Light the stove\n2. Throw the old dough away {.point-of-no-return}\n3. Knead\n",
         "1. Throw the old dough away {.point-of-no-return}\n2. Light the stove\n3. Knead\n",
         "step-across-gate 'Light the stove' - => Throw the old dough away of Throw the old dough "
         "away\n");
}

static void test_no_return(void) {
  expect("1. Light the stove\n2. Knead\n", "1. Light the stove {.point-of-no-return}\n2. Knead\n",
         "no-return-added 'Light the stove'\n");
  expect("1. Light the stove {.point-of-no-return}\n2. Knead\n", "1. Light the stove\n2. Knead\n",
         "no-return-removed 'Light the stove'\n");
  expect("1. Light the stove {.point-of-no-return}\n2. Knead\n",
         "1. Light the stove\n2. Knead {.point-of-no-return}\n",
         "no-return-moved 'Light the stove' -> 'Knead'\n");
}

static void test_kind(void) {
  expect("1. Light the stove\n2. Look at the oven\n",
         "1. Light the stove\n2. Look at the oven {.checkpoint}\n",
         "kind-changed 'Look at the oven' step => checkpoint\n");
}

/* The steps of two phases have the same titles: those of a new phase are not taken for those of the other one. */
static void test_repeated_titles(void) {
  expect("1. Main kitchen\n   1. Light the stove\n   2. Fill the kettle\n   3. Sweep\n",
         "1. Small kitchen\n   1. Light the stove\n   2. Fill the kettle\n   3. Sweep\n"
         "2. Main kitchen upstairs\n   1. Light the stove\n   2. Fill the kettle\n   3. Sweep\n",
         "step-added -> 'Small kitchen'\nstep-added -> 'Light the stove'\nstep-added -> 'Fill the "
         "kettle'\nstep-added -> 'Sweep'\n"
         "step-renamed 'Main kitchen' -> 'Main kitchen upstairs'\n");
}

/* That a link of one of two equal titles leads elsewhere now does not make it the other one. */
static void test_repeated_title_with_other_link(void) {
  expect("1. Main kitchen with two windows\n   1. [Light it](https://a.example/)\n",
         "1. Small kitchen below the roof\n   1. [Light it](https://a.example/)\n   2. Sweep\n"
         "2. Main kitchen with two doors\n   1. [Light it](https://b.example/)\n",
         "step-added -> 'Small kitchen below the roof'\nstep-added -> 'Light it'\nstep-added -> "
         "'Sweep'\n"
         "step-renamed 'Main kitchen with two windows' -> 'Main kitchen with two doors'\n"
         "link-changed 'Light it' https://a.example/ => https://b.example/\n");
}

/* What is the same, elsewhere, comes before what is alike, here. */
static void test_moved_not_renamed(void) {
  expect("1. Save it\n   1. Copy the data to tape\n   2. Sweep\n2. Store it\n   1. Lock the door\n",
         "1. Save it\n   1. Copy the data to disk\n   2. Sweep\n2. Store it\n   1. Lock the door\n "
         "  2. Copy the data to tape\n",
         "step-added -> 'Copy the data to disk'\nstep-moved 'Copy the data to tape' Save it => "
         "Store it\n");
}

static void test_moved_and_renamed(void) {
  expect("1. Save it\n   1. Copy the old accounts to tape\n\n      Ask the bank for the key "
         "before.\n\n   2. Sweep\n2. Store it\n   1. Lock the door\n",
         "1. Save it\n   1. Sweep\n2. Store it\n   1. Lock the door\n   2. Copy all old accounts "
         "to tape\n\n      Ask the bank for the key before.\n\n",
         "step-moved 'Copy the old accounts to tape' -> 'Copy all old accounts to tape' Save it => "
         "Store it\n"
         "step-renamed 'Copy the old accounts to tape' -> 'Copy all old accounts to tape'\n");
}

/* The second of them would not be known by itself. */
static void test_moved_together(void) {
  expect("1. Test it\n   1. Feed the goats of the test farm\n   2. [Milk test "
         "cows](https://a.example/)\n   3. Sweep\n2. Do it\n   1. Lock the door\n",
         "1. Test it\n   1. Sweep\n2. Do it\n   1. Lock the door\n   2. Feed the goats of the test "
         "farm\n   3. [Milk all the farm's animals](https://a.example/)\n\n"
         "      They are in the stable behind the house.\n",
         "step-moved 'Feed the goats of the test farm' Test it => Do it\n"
         "step-moved 'Milk test cows' -> 'Milk all the farm's animals' Test it => Do it\n"
         "step-renamed 'Milk test cows' -> 'Milk all the farm's animals'\n"
         "summary-changed 'Milk test cows' -> 'Milk all the farm's animals'\n");
}

/* Of equal steps the one is gone whose neighbours came together. */
static void test_equal_steps(void) {
  g_autoptr(Diff) diff = compare(book_of("1. Wait\n2. Knead\n3. Wait\n4. Roll\n"),
                                 book_of("1. Knead\n2. Wait\n3. Roll\n"));
  const DiffChange *change = change_of(diff, DIFF_STEP_REMOVED);
  g_assert_nonnull(change);
  g_assert_cmpstr(change->old_step->number, ==, "1");
  g_assert_cmpuint(diff_open(diff, DIFF_LOW), ==, 1);
}

/* Of two that change places the gate stays. */
static void test_gates_stay(void) {
  static const char *const titles[] = {"Knead", "Roll", "Fold", "Bake",
                                       "Sweep", "Wait", "Cool", "Serve"};
  for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
    g_autofree char *a = g_strdup_printf("1. %s\n2. Checkpoint: All well?\n", titles[i]);
    g_autofree char *b = g_strdup_printf("1. Checkpoint: All well?\n2. %s\n", titles[i]);
    g_autoptr(Diff) diff = compare(book_of(a), book_of(b)),
                    mirror = compare(book_of(b), book_of(a));
    g_assert_nonnull(change_of(diff, DIFF_STEP_ACROSS_GATE));
    g_assert_nonnull(change_of(mirror, DIFF_STEP_ACROSS_GATE));
  }
}

/* ---- parts ------------------------------------------------------------------------------------------- */

#define BOTH        "Stop the mixer and wash the big bowl"
#define FIRST_TEXT  "Pull the plug before you touch the blade. "
#define SECOND_TEXT "Use hot water and the soft brush, never the steel one."

static void test_split(void) {
  const char *one = "1. Sweep\n2. " BOTH "\n\n   " FIRST_TEXT SECOND_TEXT "\n\n3. Lock the door\n";
  const char *two = "1. Sweep\n2. Stop the mixer\n\n   " FIRST_TEXT
                    "\n\n3. Wash the big bowl\n\n   " SECOND_TEXT "\n\n4. Lock the door\n";
  expect(one, two,
         "step-split '" BOTH "' -> 'Wash the big bowl' of Stop the mixer, Wash the big bowl\n");
  expect(two, one,
         "step-merged 'Wash the big bowl' -> '" BOTH "' of Stop the mixer, Wash the big bowl\n");
}

#define THIRD_TEXT "Dry it at once so that no spots remain on the rim."

static void test_three_parts(void) {
  const char *one =
      "1. Sweep\n2. Clean up\n\n   " FIRST_TEXT SECOND_TEXT " " THIRD_TEXT "\n\n3. Lock the door\n";
  const char *three = "1. Sweep\n2. Safety\n\n   " FIRST_TEXT "\n\n3. Water\n\n   " SECOND_TEXT
                      "\n\n4. Clean up\n\n   " THIRD_TEXT "\n\n5. Lock the door\n";
  expect(one, three, "step-split 'Clean up' of Safety, Water, Clean up\n");
  expect(three, one, "step-merged 'Clean up' of Safety, Water, Clean up\n");
}

/* Neither part is enough like the whole to be taken for it. */
static void test_two_other_titles(void) {
  expect("1. Sweep\n2. Prepare\n\n   " FIRST_TEXT SECOND_TEXT "\n\n3. Lock the door\n",
         "1. Sweep\n2. Stop the mixer\n\n   " FIRST_TEXT
         "\n\n3. Wash the big bowl\n\n   " SECOND_TEXT "\n\n4. Lock the door\n",
         "step-split 'Prepare' -> 'Stop the mixer' of Stop the mixer, Wash the big bowl\n");
}

/* A warning that a split loses is a change of its own. */
static void test_split_and_warning(void) {
  expect("1. Sweep\n2. " BOTH "\n\n   " FIRST_TEXT SECOND_TEXT
         "\n\n   > **Warning:** The blade is sharp.\n\n3. Lock the door\n",
         "1. Sweep\n2. Stop the mixer\n\n   " FIRST_TEXT
         "\n\n3. Wash the big bowl\n\n   " SECOND_TEXT "\n\n4. Lock the door\n",
         "step-split '" BOTH "' -> 'Wash the big bowl' of Stop the mixer, Wash the big bowl\n"
         "warning-removed '" BOTH "' -> 'Wash the big bowl'\n");
}

static void test_no_split(void) {
  expect("1. Sweep\n2. Stop the mixer\n\n   " FIRST_TEXT "\n\n3. Lock the door\n",
         "1. Sweep\n2. Stop the mixer\n\n   " FIRST_TEXT
         "\n\n3. Stop the mixer in the cellar too\n\n   Somebody left it running "
         "again.\n\n4. Lock the door\n",
         "step-added -> 'Stop the mixer in the cellar too'\n");
}

/* The new step says a little of what is gone, but most of it is nowhere. */
static void test_little_is_no_split(void) {
  expect("1. Sweep\n2. Stop the mixer\n\n   " FIRST_TEXT SECOND_TEXT "\n\n3. Lock the door\n",
         "1. Sweep\n2. Stop the mixer\n3. Pull the plug\n4. Lock the door\n",
         "summary-changed 'Stop the mixer'\nstep-added -> 'Pull the plug'\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diff/match/same", test_same);
  g_test_add_func("/diff/match/added-and-removed", test_added_and_removed);
  g_test_add_func("/diff/match/removed-stand-where-they-were", test_removed_stand_where_they_were);
  g_test_add_func("/diff/match/id", test_id);
  g_test_add_func("/diff/match/alias", test_alias);
  g_test_add_func("/diff/match/renamed", test_renamed);
  g_test_add_func("/diff/match/renamed-phase", test_renamed_phase);
  g_test_add_func("/diff/match/moved", test_moved);
  g_test_add_func("/diff/match/indented", test_indented);
  g_test_add_func("/diff/match/reordered", test_reordered);
  g_test_add_func("/diff/match/gates", test_gates);
  g_test_add_func("/diff/match/no-return", test_no_return);
  g_test_add_func("/diff/match/kind", test_kind);
  g_test_add_func("/diff/match/repeated-titles", test_repeated_titles);
  g_test_add_func("/diff/match/repeated-title-with-other-link",
                  test_repeated_title_with_other_link);
  g_test_add_func("/diff/match/split", test_split);
  g_test_add_func("/diff/match/split-and-warning", test_split_and_warning);
  g_test_add_func("/diff/match/no-split", test_no_split);
  g_test_add_func("/diff/match/moved-not-renamed", test_moved_not_renamed);
  g_test_add_func("/diff/match/moved-and-renamed", test_moved_and_renamed);
  g_test_add_func("/diff/match/moved-together", test_moved_together);
  g_test_add_func("/diff/match/equal-steps", test_equal_steps);
  g_test_add_func("/diff/match/gates-stay", test_gates_stay);
  g_test_add_func("/diff/match/three-parts", test_three_parts);
  g_test_add_func("/diff/match/two-other-titles", test_two_other_titles);
  g_test_add_func("/diff/match/little-is-no-split", test_little_is_no_split);
  return g_test_run();
}
