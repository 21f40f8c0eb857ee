/* Books of several guides: which is which, and those that one side has alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "sides.h"

/* All files hold steps. */
static Book *guides_of(Files files) {
  g_autoptr(Findings) findings = findings_new();
  Book *book = book_begin();
  for (guint i = 0; files[i] != NULL; i += 2) {
    book_add_entry(book, files[i], ENTRY_FILE, strlen(files[i + 1]));
    Document *document = document_new(book->arena, book_entry(book, files[i])->path);
    markdown_read(document, book->arena, book->config, files[i + 1], strlen(files[i + 1]),
                  findings);
    book_add_document(book, document);
    g_ptr_array_add(book->guides, steps_read(document, book->arena, book->config, NULL, findings));
  }
  book_resolve(book, findings);
  return book;
}

#define BREAD "# Bread\n\n1. Knead the dough\n2. Heat the oven\n3. Bake\n"
#define SOUP  "# Soup\n\n1. Wash the leeks\n2. Boil water\n3. Stir\n"
#define TEA   "# Tea\n\n1. Choose a pot\n2. Pour\n"

static void expect_guides(Files old_files, Files new_files, const char *want) {
  expect_books(guides_of(old_files), guides_of(new_files), want);
}

static void test_pairs(void) {
  const char *const olds[] = {"bread.md", BREAD, "soup.md", SOUP, NULL};
  const char *const renamed[] = {"broth.md", SOUP, "loaf.md", BREAD, NULL};
  const char *const other[] = {"broth.md",
                               "# Broth\n\n1. Wash the leeks\n2. Boil water\n3. Stir well\n",
                               "bread.md", BREAD, NULL};
  expect_guides(olds, renamed, "");
  expect_guides(olds, other, "guide-text-changed <title>\nstep-renamed 'Stir' -> 'Stir well'\n");
}

static void test_alone(void) {
  const char *const olds[] = {"bread.md", BREAD, "soup.md", SOUP, NULL};
  const char *const news[] = {"bread.md", BREAD, "tea.md", TEA, "soup.md", SOUP, NULL};
  expect_guides(olds, news, "guide-added - => Tea\n");
  expect_guides(news, olds, "guide-removed Tea => -\n");
}

/* A published file says nothing of the other guides of its project. */
static void test_part(void) {
  const char *const whole[] = {"bread.md", BREAD, "soup.md", SOUP, NULL};
  const char *const part[] = {"soup.md", SOUP, NULL};
  for (guint side = 0; side < 2; side++) {
    Book *books[2] = {guides_of(side == 0 ? part : whole), guides_of(side == 0 ? whole : part)};
    books[side]->is_part = TRUE;
    g_autoptr(Diff) diff = compare(books[0], books[1]);
    g_assert_cmpuint(diff->changes->len, ==, 0);
    g_assert_cmpuint(books[1 - side]->guides->len, ==, 2);
  }
}

/* Of one guide each there is nothing else that it could be. */
static void test_only_one(void) {
  const char *const olds[] = {"soup.md", SOUP, NULL}, *const news[] = {"tea.md", TEA, NULL};
  g_autoptr(Diff) diff = compare(guides_of(olds), guides_of(news));
  g_assert_cmpuint(diff->guides->len, ==, 1);
  g_assert_cmpuint(diff_of_kind(diff, DIFF_STEP_REMOVED), ==, 3);
  g_assert_cmpuint(diff_of_kind(diff, DIFF_STEP_ADDED), ==, 2);
}

static void test_nothing(void) {
  g_autoptr(Diff) diff = compare(book_begin(), book_begin());
  g_assert_cmpuint(diff->changes->len, ==, 0);
  const char *const news[] = {"tea.md", TEA, NULL};
  g_autoptr(Diff) all = compare(book_begin(), guides_of(news));
  g_assert_cmpuint(diff_of_kind(all, DIFF_GUIDE_ADDED), ==, 1);
}

/* The fingerprint changes with what a change says, and with nothing else. */
static void test_fingerprints(void) {
  g_autoptr(Diff) one =
      compare(book_of("1. Sweep\n2. Stir\n"), book_of("1. Sweep\n2. Stir well\n"));
  g_autoptr(Diff) same =
      compare(book_of("1. Sweep\n2. Stir\n"), book_of("1. Cut\n2. Sweep\n3. Stir well\n"));
  g_autoptr(Diff) other =
      compare(book_of("1. Sweep\n2. Stir\n"), book_of("1. Sweep\n2. Stir often\n"));
  const DiffChange *change = change_of(one, DIFF_STEP_RENAMED);
  g_assert_cmpstr(change->fingerprint, ==, change_of(same, DIFF_STEP_RENAMED)->fingerprint);
  g_assert_cmpstr(change->fingerprint, !=, change_of(other, DIFF_STEP_RENAMED)->fingerprint);
  diff_accept(one, &(DiffApproval){change->fingerprint, "Ann", {"approvals.yaml", 1, 1}, FALSE}, 1);
  g_assert_cmpuint(diff_open(one, DIFF_LOW), ==, 0);
}

static void test_levels(void) {
  DiffLevel levels[DIFF_KINDS] = {DIFF_OFF};
  levels[DIFF_STEP_RENAMED] = DIFF_HIGH;
  g_autoptr(Diff) diff =
      diff_books(&(DiffSides){.old_book = book_of("1. Stir\n2. Sweep\n"),
                              .new_book = book_of("1. Stir well\n2. Sweep\n3. Cut\n"),
                              .old_name = "a",
                              .new_name = "b",
                              .levels = levels});
  g_assert_cmpuint(diff_open(diff, DIFF_LOW), ==, 1);
  g_assert_cmpuint(diff_open(diff, DIFF_HIGH), ==, 1);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diff/guides/pairs", test_pairs);
  g_test_add_func("/diff/guides/alone", test_alone);
  g_test_add_func("/diff/guides/part", test_part);
  g_test_add_func("/diff/guides/only-one", test_only_one);
  g_test_add_func("/diff/guides/nothing", test_nothing);
  g_test_add_func("/diff/guides/fingerprints", test_fingerprints);
  g_test_add_func("/diff/guides/levels", test_levels);
  return g_test_run();
}
