/* What documents, sections and pictures behind the steps say differently.
 *
 * SPDX-License-Identifier: MIT
 */
#include "sides.h"

#define LIST                                                                                       \
  "1. [Heat the oven](oven.md)\n2. [Clean it](oven.md#cleaning)\n3. "                              \
  "Sweep{undo=\"oven.md#soap\"}\n"                                                                 \
  "4. [Cook](stove.md)\n"
#define STOVE                                                                                      \
  "# Stove\n\nNever leave a pan alone while the flame burns below it.\n\nSee [here](more.md).\n"
#define MORE "# More\n\nPans are round.\n"

static Book *with(const char *oven, const char *stove, const char *more) {
  const char *const files[] = {"list.md", LIST,      "oven.md", oven, "stove.md",
                               stove,     "more.md", more,      NULL};
  return book_finish(book_begin(), files);
}

#define HEAD     "# Oven\n\nTurn the knob to the right until it clicks.\n\n"
#define CLEANING "## Cleaning\n\nUse a soft cloth and let it cool down before.\n\n"
#define SOAP     "### Soap\n\nTake the green one from the shelf above the sink.\n\n"

static void expect_oven(const char *old_oven, const char *new_oven, const char *want) {
  expect_books(with(old_oven, STOVE, MORE), with(new_oven, STOVE, MORE), want);
}

/* Whoever shows the whole document or a section around it shows the piece. */
static void test_sections(void) {
  expect_oven(HEAD CLEANING SOAP, HEAD CLEANING SOAP, "");
  expect_oven(HEAD CLEANING SOAP,
              HEAD CLEANING "### Soap\n\nTake the blue one from the shelf above the sink.\n",
              "section-changed <oven.md#soap> of Heat the oven, Clean it, Sweep\n");
  expect_oven(HEAD CLEANING SOAP,
              HEAD "## Cleaning\n\nUse a hard cloth and let it cool down before.\n\n" SOAP,
              "section-changed <oven.md#cleaning> of Heat the oven, Clean it\n");
  expect_oven(HEAD CLEANING SOAP,
              "# Oven\n\nTurn the knob to the left until it clicks.\n\n" CLEANING SOAP,
              "section-changed <oven.md#oven> of Heat the oven\n");
}

static void test_new_and_gone(void) {
  expect_oven(HEAD CLEANING SOAP,
              HEAD "## Lamp\n\nIt burns when somebody presses the second button.\n\n" CLEANING SOAP,
              "section-changed <oven.md#lamp> of Heat the oven\n");
  expect_oven(HEAD "## Lamp\n\nIt burns when somebody presses the second button.\n\n" CLEANING SOAP,
              HEAD CLEANING SOAP, "section-changed <oven.md#lamp> of Heat the oven\n");
}

/* A heading that reads differently has another anchor: it is the same section, by likeness. */
static void test_renamed_section(void) {
  expect_oven(HEAD CLEANING SOAP "## Lamp\n\nIt burns when somebody presses the second button.\n",
              HEAD CLEANING SOAP "## Light\n\nIt burns when somebody presses the second button.\n",
              "section-changed <oven.md#light> of Heat the oven\n");
}

static void test_commands_and_warnings(void) {
  expect_oven(HEAD CLEANING SOAP "```\non\n```\n", HEAD CLEANING SOAP "```\noff\n```\n",
              "section-command-changed <oven.md#soap> of Heat the oven, Clean it, Sweep\n");
  expect_oven(HEAD CLEANING SOAP "> **Warning:** It burns the eyes.\n", HEAD CLEANING SOAP,
              "section-warning-removed <oven.md#soap> of Heat the oven, Clean it, Sweep\n");
  expect_oven(HEAD CLEANING SOAP, HEAD CLEANING SOAP "> **Warning:** It burns the eyes.\n",
              "section-changed <oven.md#soap> of Heat the oven, Clean it, Sweep\n");
  expect_oven(HEAD CLEANING SOAP "> **Warning:** It burns the eyes.\n",
              HEAD CLEANING SOAP "> **Warning:** It burns eyes.\n",
              "section-changed <oven.md#soap> of Heat the oven, Clean it, Sweep\n");
}

static void test_wrapped(void) {
  expect_oven(HEAD CLEANING SOAP,
              HEAD "## Cleaning\n\nUse a soft cloth\nand let it cool\ndown before.\n\n" SOAP, "");
}

/* The document that only another one links to. */
static void test_unshown(void) {
  expect_books(with(HEAD CLEANING SOAP, STOVE, MORE),
               with(HEAD CLEANING SOAP, STOVE, "# More\n\nPans are flat.\n"), "");
  g_autoptr(Diff) diff = compare(with(HEAD CLEANING SOAP, STOVE, MORE),
                                 with(HEAD CLEANING SOAP, STOVE, "# More\n\nPans are flat.\n"));
  g_autofree char *lines = lines_of(diff, TRUE);
  g_assert_cmpstr(lines, ==, "document-changed <more.md> More => More\n");
}

static void test_table(void) {
  const char *table = HEAD "## Cleaning\n\n| Part | Cloth |\n|---|---|\n| Door | soft |\n| Floor | "
                           "hard |\n| Lamp | none |\n\n";
  const char *other = HEAD "## Cleaning\n\n| Part | Cloth |\n|---|---|\n| Door | soft |\n| Roof | "
                           "soft too |\n| Floor | very hard "
                           "|\n| Lamp | none |\n\n";
  g_autofree char *old_text = g_strconcat(table, SOAP, NULL),
                  *new_text = g_strconcat(other, SOAP, NULL);
  g_autoptr(Diff) diff = compare(with(old_text, STOVE, MORE), with(new_text, STOVE, MORE));
  const DiffChange *change = change_of(diff, DIFF_SECTION_CHANGED);
  g_autofree char *text = redline_text(change->redline);
  g_assert_cmpstr(text, ==,
                  "Cleaning | Part | Cloth | Door | soft | {+Roof+} | {+soft too+} | Floor | "
                  "{+very +}hard | Lamp | none");
  const RedlineBlock *last = &change->redline->blocks[change->redline->block_count - 1];
  g_assert_cmpuint(last->kind, ==, REDLINE_CELL);
  g_assert_cmpuint(last->row, ==, 4);
  g_assert_cmpuint(last->column, ==, 1);
  g_assert_cmpuint(last->table, ==, 0);
}

static Book *with_picture(const char *path, const char *bytes) {
  g_autofree char *list =
      g_strdup_printf("1. Look\n\n   ![Dial](%s)\n\n2. [Heat](oven.md)\n3. Sweep\n", path);
  g_autofree char *oven = g_strdup_printf("# Oven\n\n![Dial](%s)\n", path);
  const char *const files[] = {"list.md", list, "oven.md", oven, NULL};
  Book *book = book_begin();
  book_file(book, path, bytes, strlen(bytes));
  return book_finish(book, files);
}

#define GIF(size) "GIF89a" size "\1\1\1\1\1\1"

static void test_pictures(void) {
  g_autoptr(Diff) diff =
      compare(with_picture("a.gif", GIF("\1")), with_picture("a.gif", GIF("\2")));
  g_assert_cmpuint(diff->changes->len, ==, 1);
  const DiffChange *change = diff->changes->pdata[0];
  g_assert_cmpuint(change->kind, ==, DIFF_IMAGE_CHANGED);
  g_assert_cmpuint(change->step_count, ==, 2);
  g_autoptr(Diff) moved =
      compare(with_picture("a.gif", GIF("\1")), with_picture("b.gif", GIF("\1")));
  g_autofree char *lines = lines_of(moved, TRUE);
  g_assert_cmpstr(lines, ==,
                  "source-rewrapped 'Look'\nfile-moved <b.gif> a.gif => b.gif of Look, Heat\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diff/details/sections", test_sections);
  g_test_add_func("/diff/details/new-and-gone", test_new_and_gone);
  g_test_add_func("/diff/details/renamed-section", test_renamed_section);
  g_test_add_func("/diff/details/commands-and-warnings", test_commands_and_warnings);
  g_test_add_func("/diff/details/wrapped", test_wrapped);
  g_test_add_func("/diff/details/unshown", test_unshown);
  g_test_add_func("/diff/details/table", test_table);
  g_test_add_func("/diff/details/pictures", test_pictures);
  return g_test_run();
}
