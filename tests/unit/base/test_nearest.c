/* The nearest name: distances against a plain computation, and which candidate is meant.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/nearest.h"

#include <string.h>

/* The whole table, ASCII only, no limit: slow and plain. */
static guint plain_distance(const char *a, const char *b) {
  const gsize m = strlen(a), n = strlen(b);
  guint table[32][32];
  for (gsize i = 0; i <= m; i++) {
    for (gsize j = 0; j <= n; j++) {
      if (i == 0 || j == 0) {
        table[i][j] = (guint)(i + j);
        continue;
      }
      guint best = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      best = MIN(best, table[i - 1][j] + 1);
      best = MIN(best, table[i][j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = MIN(best, table[i - 2][j - 2] + 1);
      table[i][j] = best;
    }
  }
  return table[m][n];
}

static void test_distances(void) {
  g_assert_cmpuint(nearest_distance("", "", 3), ==, 0);
  g_assert_cmpuint(nearest_distance("", "abc", 3), ==, 3);
  g_assert_cmpuint(nearest_distance("abc", "", 2), ==, 3);
  g_assert_cmpuint(nearest_distance("title", "titel", 3), ==, 1);
  g_assert_cmpuint(nearest_distance("Title", "tITLE", 0), ==, 0);
  g_assert_cmpuint(nearest_distance("größe", "große", 3), ==, 1);
  g_assert_cmpuint(nearest_distance("\xff"
                                    "a",
                                    "\xfe"
                                    "a",
                                    3),
                   ==, 1);
}

static void test_against_plain(void) {
  GRand *random = g_rand_new_with_seed(20);
  for (guint round = 0; round < 20000; round++) {
    char texts[2][13] = {{0}, {0}};
    for (guint t = 0; t < 2; t++) {
      const gint length = g_rand_int_range(random, 0, 13);
      for (gint i = 0; i < length; i++)
        texts[t][i] = (char)('a' + g_rand_int_range(random, 0, 3));
    }
    const guint limit = (guint)g_rand_int_range(random, 0, 14);
    const guint want = MIN(plain_distance(texts[0], texts[1]), limit + 1);
    g_assert_cmpuint(nearest_distance(texts[0], texts[1], limit), ==, want);
  }
  g_rand_free(random);
}

static void test_names(void) {
  static const char *const keys[] = {"title",  "language",    "base_url",
                                     "accent", "accent_dark", "id"};
  const gsize count = G_N_ELEMENTS(keys);
  g_assert_cmpstr(nearest_name("langauge", keys, count), ==, "language");
  g_assert_cmpstr(nearest_name("accentdark", keys, count), ==, "accent_dark");
  g_assert_cmpstr(nearest_name("TITLE", keys, count), ==, "title");
  g_assert_cmpstr(nearest_name("ids", keys, count), ==, "id");
  g_assert_null(nearest_name("wholly-different", keys, count));
  g_assert_null(nearest_name("x", keys, count));
  g_assert_null(nearest_name("", keys, count));
  g_assert_null(nearest_name("title", keys, 0));
}

/* The first of equals wins, and a later better one wins over an earlier good one. */
static void test_order(void) {
  static const char *const names[] = {"stepz", "stepy", "steps"};
  g_assert_cmpstr(nearest_name("stepx", names, 3), ==, "stepz");
  g_assert_cmpstr(nearest_name("steps", names, 3), ==, "steps");
}

static void test_long(void) {
  g_autofree char *longest = g_strnfill(NEAREST_LONGEST, 'a');
  g_autofree char *too_long = g_strnfill(NEAREST_LONGEST + 1, 'a');
  g_assert_cmpuint(nearest_distance(longest, longest, 2), ==, 0);
  g_assert_cmpuint(nearest_distance(longest, "", NEAREST_LONGEST), ==, NEAREST_LONGEST);
  g_assert_cmpuint(nearest_distance(longest, too_long, 2), ==, 3);
  const char *const candidates[] = {too_long, longest};
  g_assert_true(nearest_name(longest, candidates, 2) == longest);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/nearest/distances", test_distances);
  g_test_add_func("/nearest/against-plain", test_against_plain);
  g_test_add_func("/nearest/names", test_names);
  g_test_add_func("/nearest/order", test_order);
  g_test_add_func("/nearest/long", test_long);
  return g_test_run();
}
