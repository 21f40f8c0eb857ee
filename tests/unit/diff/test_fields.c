/* What partners say differently: each field, what is inherited, and what is no change to the procedure.
 *
 * SPDX-License-Identifier: MIT
 */
#include "sides.h"

/* A step with this behind its title, and with these blocks. */
#define STEP(attributes) "1. Heat the oven" attributes "\n2. Sweep\n"
#define BODY(blocks)     "1. Heat the oven\n\n   Slowly.\n\n" blocks "\n2. Sweep\n"

static void test_values(void) {
  expect(STEP("{owner=ann}"), STEP("{owner=bea}"), "owner-changed 'Heat the oven' ann => bea\n");
  expect(STEP("{duration=90m}"), STEP("{duration=45m}"),
         "duration-changed 'Heat the oven' 1h30m => 45m\n");
  expect(STEP("{duration=90m}"), STEP("{duration=1h30m}"), "");
  expect(STEP(""), STEP("{risk=high}"), "risk-changed 'Heat the oven' - => high\n");
  expect(STEP(""), STEP("{importance=required}"), "");
  expect(STEP(""), STEP("{importance=optional}"),
         "importance-changed 'Heat the oven' required => optional\n");
  expect(STEP("{.checkpoint decider=ann deadline=12:00}"),
         STEP("{.checkpoint decider=bea deadline=13:00}"),
         "decider-changed 'Heat the oven' ann => bea\n"
         "deadline-changed 'Heat the oven' 12:00 => 13:00\n");
  expect(STEP("{colour=red .old}"), STEP("{colour=blue .new}"),
         "attribute-changed 'Heat the oven' <colour> red => blue\n"
         "attribute-changed 'Heat the oven' <.old> old => -\n"
         "attribute-changed 'Heat the oven' <.new> - => new\n");
}

static void test_after(void) {
  expect("1. Aa{#a}\n2. Bb{#b}\n3. Cc{after=\"#a #b\"}\n",
         "1. Aa{#a}\n2. Bb{#b}\n3. Cc{after=\"#b #a\"}\n", "");
  expect("1. Aa{#a}\n2. Bb{#b}\n3. Cc{after=\"#a\"}\n",
         "1. Aa{#a}\n2. Bb{#b}\n3. Cc{after=\"#b\"}\n", "after-changed 'Cc' #a => #b\n");
  expect("1. Aa{#a}\n2. Bb{#b}\n3. Cc{after=\"#a\"}\n",
         "1. Aa{#aa aliases=a}\n2. Bb{#b}\n3. Cc{after=\"#aa\"}\n", "");
}

static void test_inherited(void) {
  expect("1. Bake{owner=ann}\n   1. Knead\n   2. Heat\n2. Sweep\n",
         "1. Bake{owner=bea importance=optional}\n   1. Knead\n   2. Heat\n2. Sweep\n",
         "owner-changed 'Bake' ann => bea\nimportance-changed 'Bake' required => optional\n");
  expect("1. Bake{owner=ann}\n   1. Knead\n   2. Heat\n2. Sweep\n",
         "1. Bake{owner=ann}\n   1. Knead{owner=bea}\n   2. Heat\n2. Sweep\n",
         "owner-changed 'Knead' ann => bea\n");
  expect("1. Bake{owner=ann}\n   1. Knead\n   2. Heat\n2. Sweep{owner=bea}\n   1. Dust\n",
         "1. Bake{owner=ann}\n   1. Knead\n2. Sweep{owner=bea}\n   1. Dust\n   2. Heat\n",
         "step-moved 'Heat' Bake => Sweep\nowner-changed 'Heat' ann => bea\n");
}

static void test_hosts(void) {
  static const char *const one[] = {"a1", "a2", NULL};
  static const char *const two[] = {"a1", "a3", NULL};
  const char *const files[] = {"list.md", STEP("{hosts=ovens}"), NULL};
  Book *books[2] = {book_begin(), book_begin()};
  book_hosts(books[0], "ovens", one);
  book_hosts(books[1], "ovens", two);
  expect_books(book_finish(books[0], files), book_finish(books[1], files),
               "hosts-changed 'Heat the oven' a1, a2 => a1, a3\n");
}

static void test_undo(void) {
  expect(STEP(""), BODY(""), "summary-changed 'Heat the oven'\n");
  expect(BODY(""), BODY("   Cool it down.{.undo}\n"), "undo-added 'Heat the oven'\n");
  expect(BODY("   Cool it down.{.undo}\n"), BODY(""), "undo-removed 'Heat the oven'\n");
  expect(BODY("   Cool it down.{.undo}\n"), BODY("   Cool it down well.{.undo}\n"),
         "undo-changed 'Heat the oven'\n");
  expect("1. Heat{undo=\"#cool\"}\n2. Cool{#cool}\n", "1. Heat{undo=none}\n2. Cool{#cool}\n",
         "undo-removed 'Heat' #cool => none\n");
  expect("1. Heat{undo=\"#cool\"}\n2. Cool{#cool}\n",
         "1. Heat{undo=\"#cold\"}\n2. Cool{#cold aliases=cool}\n", "");
  expect("1. Heat{undo=\"#cool\"}\n2. Cool{#cool}\n",
         "1. Heat{undo=\"#cool\" undo-duration=5m}\n2. Cool{#cool}\n",
         "undo-changed 'Heat' #cool => #cool, 5m\n");
}

static void test_texts(void) {
  expect(BODY("   More words here.\n"), BODY("   More words there.\n"),
         "body-changed 'Heat the oven'\n");
  expect(BODY("   Hot air.{.expected}\n"), BODY("   Cold air.{.expected}\n"),
         "expected-changed 'Heat the oven'\n");
  expect(BODY("   Call Ann.{.fails}\n"), BODY("   Call Bea.{.fails}\n"),
         "fails-changed 'Heat the oven'\n");
  expect("1. Checkpoint: Hot?\n\n   All red.{.criteria}\n",
         "1. Checkpoint: Hot?\n\n   All blue.{.criteria}\n", "criteria-changed 'Hot?'\n");
  expect("Hello.\n\n1. Aa\n\n## End\n\nBye.\n", "Hallo.\n\n1. Aa\n\n## End\n\nBye bye.\n",
         "guide-text-changed <introduction>\nguide-text-changed <closing part>\n");
}

static void test_commands(void) {
  expect(BODY("   ```\n   oven on\n   ```\n"), BODY("   ```\n   oven off\n   ```\n"),
         "command-changed 'Heat the oven'\n");
  expect(BODY("   Run `oven on` now.\n"), BODY("   Run `oven off` now.\n"),
         "command-changed 'Heat the oven'\n");
  expect(BODY("   Run `oven on` now.\n"), BODY("   Run `oven off` later.\n"),
         "body-changed 'Heat the oven'\ncommand-changed 'Heat the oven'\n");
  expect(BODY(""), BODY("   ```\n   oven on\n   ```\n"), "command-changed 'Heat the oven'\n");
  expect(BODY("   ```\n   oven on\n   ```\n"), BODY("   ```\n   oven on  \n   ```\n"), "");
  expect(BODY("   Run `oven off` at once.{.undo}\n"), BODY("   Run `oven out` at once.{.undo}\n"),
         "command-changed 'Heat the oven'\n");
  expect(BODY("   Run `oven off` at once.{.fails}\n"), BODY("   Run `oven out` at last.{.fails}\n"),
         "fails-changed 'Heat the oven'\ncommand-changed 'Heat the oven'\n");
  expect_redline(BODY("   ```\n   plug in\n   oven on\n   ```\n\n   Wait.\n"),
                 BODY("   ```\n   plug in\n   oven on --slow\n   ```\n\n   Wait.\n"),
                 DIFF_COMMAND_CHANGED, "plug in | oven on{+ --slow+}");
}

static void test_warnings(void) {
  const char *one = BODY("   > **Warning:** The door is hot.\n");
  expect(BODY(""), one, "warning-added 'Heat the oven'\n");
  expect(one, BODY(""), "warning-removed 'Heat the oven'\n");
  expect(one, BODY("   > **Warning:** The door is very hot.\n"),
         "warning-changed 'Heat the oven'\n");
  expect(one, BODY("   > [!CAUTION]\n   > The door is hot.\n"),
         "warning-changed 'Heat the oven'\n");
  expect_redline(one, BODY("   > [!CAUTION]\n   > The door is hot.\n"), DIFF_WARNING_CHANGED,
                 "[-Warning-]{+Caution+}: The door is hot.");
}

/* A footnote is a part of what refers to it. */
static void test_footnotes(void) {
  expect("1. Heat the oven\n\n   Slowly.[^1]\n\n2. Sweep\n\n[^1]: In an hour.\n",
         "1. Heat the oven\n\n   Slowly.[^1]\n\n2. Sweep\n\n[^1]: In two hours.\n",
         "summary-changed 'Heat the oven'\n");
}

/* ---- links ------------------------------------------------------------------------------------------- */

#define LINKED(target) "1. [Heat the oven](" target ")\n2. Sweep\n"
#define OVEN                                                                                       \
  "# Oven\n\nTurn the knob to the right until it clicks.\n\n## Cleaning\n\nUse soap and a soft "   \
  "cloth.\n"
#define STOVE "# Stove\n\nNever leave a pan alone while the flame burns below it.\n"

static Book *linked(const char *list, const char *path, const char *text) {
  const char *const files[] = {"list.md", list, path, text, "stove.md", STOVE, NULL};
  return book_finish(book_begin(), files);
}

static void test_links(void) {
  expect_books(linked(LINKED("oven.md"), "oven.md", OVEN),
               linked(LINKED("stove.md"), "oven.md", OVEN),
               "link-changed 'Heat the oven' oven.md => stove.md\n");
  expect_books(linked(LINKED("oven.md"), "oven.md", OVEN),
               linked(LINKED("a/oven.md"), "a/oven.md", OVEN), "");
  expect_books(linked(LINKED("oven.md#cleaning"), "oven.md", OVEN),
               linked(LINKED("range.md#cleaning"), "range.md", OVEN), "");
  expect_books(linked(LINKED("oven.md"), "oven.md", OVEN),
               linked(LINKED("oven.md#cleaning"), "oven.md", OVEN),
               "link-changed 'Heat the oven' oven.md => oven.md#cleaning\n");
  expect("1. [Heat](https://a.example/)\n", "1. [Heat](https://b.example/)\n",
         "link-changed 'Heat' https://a.example/ => https://b.example/\n");
}

static void test_relocated(void) {
  g_autoptr(Diff) diff = compare(linked(LINKED("oven.md"), "oven.md", OVEN),
                                 linked(LINKED("a/oven.md"), "a/oven.md", OVEN));
  g_autofree char *lines = lines_of(diff, TRUE);
  g_assert_cmpstr(lines, ==,
                  "link-relocated 'Heat the oven' oven.md => a/oven.md\n"
                  "file-moved <a/oven.md> oven.md => a/oven.md of Heat the oven\n");
}

/* A link inside a text leads elsewhere: its words are the same, so the redline shows the targets. */
static void test_link_in_text(void) {
  expect_redline(BODY("   See [there](https://a.example/x).\n"),
                 BODY("   See [there](https://a.example/y).\n"), DIFF_BODY_CHANGED,
                 "See there (https://a.example/[-x-]{+y+}).");
}

static void test_second_link_of_title(void) {
  expect("1. Heat as [here](https://a.example/) and [there](https://b.example/)\n",
         "1. Heat as [here](https://a.example/) and [there](https://c.example/)\n",
         "step-renamed 'Heat as here and there'\n");
}

/* ---- no change to the procedure ----------------------------------------------------------------------- */

static void test_writing(void) {
  g_autoptr(Diff) diff =
      compare(book_of("1. Heat the\n   oven\n\n   It takes a\n   while.\n2. Sweep\n"),
              book_of("1.  Heat the oven\n\n    It takes\n    a while.\n7.  Sweep\n"));
  g_autofree char *lines = lines_of(diff, TRUE);
  g_assert_cmpstr(lines, ==,
                  "source-rewrapped 'Heat the oven'\nstep-renumbered 'Sweep' 2 => 2 (written 7)\n");
}

static void test_ids(void) {
  g_autoptr(Diff) diff =
      compare(book_of("1. Heat\n2. Sweep\n"), book_of("1. Heat{#hot}\n2. Sweep\n"));
  g_autofree char *lines = lines_of(diff, TRUE);
  g_assert_cmpstr(lines, ==, "id-changed 'Heat' heat => hot\n");
}

/* ---- the configuration -------------------------------------------------------------------------------- */

static void test_record(void) {
  const char *const files[] = {"list.md", "1. Heat\n", NULL};
  Book *books[2] = {book_begin(), book_begin()};
  book_owner(books[0], "ann", "Ann", "room 1");
  book_owner(books[1], "ann", "Ann", "room 2");
  ChangeField fields[] = {{"number", "C-1"}, {"number", "C-2"}, {"risk", "low\nvery low"}};
  g_ptr_array_add(books[0]->config->change, &fields[0]);
  g_ptr_array_add(books[1]->config->change, &fields[1]);
  g_ptr_array_add(books[1]->config->change, &fields[2]);
  expect_books(book_finish(books[0], files), book_finish(books[1], files),
               "record-changed <number> C-1 => C-2\nrecord-changed <risk> - => low, very low\n"
               "record-changed <owners.ann.contact> room 1 => room 2\n");
}

static Book *with_variable(const char *value, const char *dish) {
  g_autofree char *list =
      g_strdup_printf("1. Bake @dish@\n2. [Serve](serve.md)\n3. Sweep%s\n", dish);
  const char *const files[] = {"list.md", list, "serve.md", "# Serve\n\nPut @dish@ on the table.\n",
                               NULL};
  Book *book = book_begin();
  book_variable(book, "dish", value);
  return book_finish(book, files);
}

static void test_variable(void) {
  g_autoptr(Diff) diff = diff_books(&(DiffSides){.old_book = with_variable("cake", ""),
                                                 .old_with_new_variables = with_variable("pie", ""),
                                                 .new_book = with_variable("pie", " well"),
                                                 .old_name = "a",
                                                 .new_name = "b"});
  g_autofree char *lines = lines_of(diff, FALSE);
  g_assert_cmpstr(lines, ==,
                  "variable-changed <dish> cake => pie of Bake pie, Serve\nstep-renamed 'Sweep' -> "
                  "'Sweep well'\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diff/fields/values", test_values);
  g_test_add_func("/diff/fields/after", test_after);
  g_test_add_func("/diff/fields/inherited", test_inherited);
  g_test_add_func("/diff/fields/hosts", test_hosts);
  g_test_add_func("/diff/fields/undo", test_undo);
  g_test_add_func("/diff/fields/texts", test_texts);
  g_test_add_func("/diff/fields/commands", test_commands);
  g_test_add_func("/diff/fields/warnings", test_warnings);
  g_test_add_func("/diff/fields/footnotes", test_footnotes);
  g_test_add_func("/diff/fields/links", test_links);
  g_test_add_func("/diff/fields/relocated", test_relocated);
  g_test_add_func("/diff/fields/link-in-text", test_link_in_text);
  g_test_add_func("/diff/fields/second-link-of-title", test_second_link_of_title);
  g_test_add_func("/diff/fields/writing", test_writing);
  g_test_add_func("/diff/fields/ids", test_ids);
  g_test_add_func("/diff/fields/record", test_record);
  g_test_add_func("/diff/fields/variable", test_variable);
  return g_test_run();
}
