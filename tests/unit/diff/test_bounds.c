/* Long guides, and pairs that were made to take long: the time is bounded, and where the result suffers the diff says so.
 *
 * SPDX-License-Identifier: MIT
 */
#include "../seconds.h"
#include "sides.h"

typedef void AddStep(GString *list, guint index, gboolean is_new);

static Book *long_book(guint steps, AddStep *add, gboolean is_new) {
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < steps; i++)
    add(list, i, is_new);
  return book_of(list->str);
}

static Diff *compare_in_time(Book *old_book, Book *new_book) {
  const double start = seconds();
  Diff *diff = compare(old_book, new_book);
  g_test_message("%.3f s, %u changes, %zu KiB", seconds() - start, diff->changes->len,
                 (size_t)arena_used(diff->arena) / 1024);
  g_assert_cmpfloat(seconds() - start, <, SECONDS);
  return diff;
}

static guint word_of(guint number) { return (number * 2654435761U) >> 8; }

/* Phases of ten steps; of ten steps one is removed, renamed, reworded, or new, in turn. */
static void add_usual(GString *list, guint index, gboolean is_new) {
  const guint turn = index % 40;
  if (index % 11 == 0)
    g_string_append_printf(list, "1. Phase p%x q%x\n\n", word_of(index), word_of(index + 1));
  if ((turn == 5 && is_new) || (turn == 15 && !is_new))
    return;
  g_string_append_printf(
      list, "   1. Set the a%x of b%x to c%x%s\n\n      Look at d%x and e%x%s.\n\n", word_of(index),
      word_of(index + 7), word_of(index + 9), turn == 25 && is_new ? " again" : "",
      word_of(index + 2), word_of(index + 3), turn == 35 && is_new ? " twice" : "");
}

static void test_usual(void) {
  g_autoptr(Diff) diff =
      compare_in_time(long_book(5000, add_usual, FALSE), long_book(5000, add_usual, TRUE));
  g_assert_false(diff->is_bounded);
  g_assert_cmpuint(diff_of_kind(diff, DIFF_STEP_REMOVED), ==, 125);
  g_assert_cmpuint(diff_of_kind(diff, DIFF_STEP_ADDED), ==, 125);
  g_assert_cmpuint(diff_of_kind(diff, DIFF_STEP_RENAMED), ==, 125);
  g_assert_cmpuint(diff_of_kind(diff, DIFF_SUMMARY_CHANGED), ==, 125);
  g_assert_cmpuint(diff_open(diff, DIFF_LOW), ==, 500);
}

static void add_flat(GString *list, guint index, gboolean is_new) {
  const guint turn = index % 40;
  if ((turn == 5 && is_new) || (turn == 15 && !is_new))
    return;
  g_string_append_printf(list, "1. Set the a%x of b%x to c%x%s\n", word_of(index),
                         word_of(index + 7), word_of(index + 9),
                         turn >= 25 && turn < 27 && is_new ? " again" : "");
}

static void test_flat(void) {
  g_autoptr(Diff) diff =
      compare_in_time(long_book(5000, add_flat, FALSE), long_book(5000, add_flat, TRUE));
  g_assert_cmpuint(diff_of_kind(diff, DIFF_STEP_RENAMED), ==, 250);
  g_assert_cmpuint(diff_open(diff, DIFF_LOW), ==, 500);
}

static void add_equal(GString *list, guint index, gboolean is_new) {
  if (index > 0 || is_new)
    g_string_append_printf(list, "1. Do it\n\n   %u\n\n", index % 1000);
}

static void test_equal_titles(void) {
  g_autoptr(Diff) diff =
      compare_in_time(long_book(20000, add_equal, FALSE), long_book(20000, add_equal, TRUE));
  g_assert_true(diff->is_bounded);
}

static void add_reversed(GString *list, guint index, gboolean is_new) {
  g_string_append_printf(list, "1. Step s%x\n", word_of(is_new ? 19999 - index : index));
}

static void test_reversed(void) {
  g_autoptr(Diff) diff =
      compare_in_time(long_book(20000, add_reversed, FALSE), long_book(20000, add_reversed, TRUE));
  g_assert_cmpuint(diff_of_kind(diff, DIFF_STEP_REORDERED), ==, 19999);
}

static void add_other(GString *list, guint index, gboolean is_new) {
  g_string_append_printf(list, "1. Turn the %s%x on\n\n   Of %x.\n\n", is_new ? "m" : "n",
                         word_of(index), word_of(index));
}

static void test_all_other(void) {
  g_autoptr(Diff) diff =
      compare_in_time(long_book(20000, add_other, FALSE), long_book(20000, add_other, TRUE));
  g_assert_true(diff->is_bounded);
}

static void add_deep(GString *list, guint index, gboolean is_new) {
  for (guint i = 0; i < index; i++)
    g_string_append(list, "   ");
  g_string_append_printf(list, "1. Go %s%u\n", is_new && index % 3 == 0 ? "down " : "", index);
}

static void test_deep(void) {
  g_autoptr(Diff) diff =
      compare_in_time(long_book(31, add_deep, FALSE), long_book(31, add_deep, TRUE));
  g_assert_cmpuint(diff_of_kind(diff, DIFF_STEP_RENAMED), ==, 11);
}

static void add_giant(GString *list, guint index, gboolean is_new) {
  g_string_append_printf(list, "1. Read %u\n\n   ", index);
  for (guint i = 0; i < 150000; i++)
    g_string_append_printf(list, "w%x ", word_of(is_new && i % 2 == 0 ? i + 1000000 : i));
  g_string_append(list, "\n\n   End.\n\n");
}

static void test_giant_paragraph(void) {
  g_autoptr(Diff) diff =
      compare_in_time(long_book(2, add_giant, FALSE), long_book(2, add_giant, TRUE));
  const DiffChange *change = change_of(diff, DIFF_SUMMARY_CHANGED);
  g_assert_nonnull(change);
  g_assert_true(change->redline->is_coarse);
}

/* Each of many lines of code is another one. */
static void add_code(GString *list, guint index, gboolean is_new) {
  g_string_append_printf(list, "1. Run %u\n\n   ```\n", index);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf(list, "   set %x%s %u\n", word_of(i), is_new ? "n" : "o", i);
  g_string_append(list, "   ```\n\n");
}

static void test_code(void) {
  g_autoptr(Diff) diff =
      compare_in_time(long_book(3, add_code, FALSE), long_book(3, add_code, TRUE));
  g_assert_cmpuint(diff_of_kind(diff, DIFF_COMMAND_CHANGED), ==, 3);
}

/* A document of many sections, which many steps show as a whole or in part. */
static Book *sections_book(gboolean is_new) {
  enum { SECTIONS = 10000, STEPS = 5000 };
  g_autoptr(GString) list = g_string_new(NULL);
  g_autoptr(GString) text = g_string_new("# All\n\n");
  for (guint i = 0; i < STEPS; i++)
    g_string_append_printf(list, i % 2 == 0 ? "1. [Do %u](all.md)\n" : "1. [Do %u](all.md#s%u)\n",
                           i, i);
  for (guint i = 0; i < SECTIONS; i++)
    g_string_append_printf(text, "%s S%u\n\nText %s.\n\n", i % 10 == 0 ? "##" : "###", i,
                           is_new ? "new" : "old");
  const char *const files[] = {"list.md", list->str, "all.md", text->str, NULL};
  return book_finish(book_begin(), files);
}

static void test_sections(void) {
  g_autoptr(Diff) diff = compare_in_time(sections_book(FALSE), sections_book(TRUE));
  g_assert_cmpuint(diff_of_kind(diff, DIFF_SECTION_CHANGED), ==, 10000);
  g_assert_true(diff->is_bounded);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diff/bounds/usual", test_usual);
  g_test_add_func("/diff/bounds/flat", test_flat);
  g_test_add_func("/diff/bounds/equal-titles", test_equal_titles);
  g_test_add_func("/diff/bounds/reversed", test_reversed);
  g_test_add_func("/diff/bounds/all-other", test_all_other);
  g_test_add_func("/diff/bounds/deep", test_deep);
  g_test_add_func("/diff/bounds/giant-paragraph", test_giant_paragraph);
  g_test_add_func("/diff/bounds/code", test_code);
  g_test_add_func("/diff/bounds/sections", test_sections);
  return g_test_run();
}
