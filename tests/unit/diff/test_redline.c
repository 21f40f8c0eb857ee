/* Words, redlines and assignments against slow and simple ones.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "diff/assign.h"
#include "diff/likeness.h"
#include "diff/words.h"

static guint pick(GRand *random, guint count) {
  return (guint)g_rand_int_range(random, 0, (gint32)count);
}

/* ---- words ------------------------------------------------------------------------------------------- */

static char *random_text(GRand *random, guint words) {
  static const char *const all[] = {"the", "oven", "is",    "hot", "a",  "pan",
                                    "two", "x_1",  "größe", ",",   "--", "漢字"};
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < words; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? "" : " ", all[pick(random, G_N_ELEMENTS(all))]);
  return g_string_free(text, FALSE);
}

static char *side_of(const GArray *spans, RedlineState other) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < spans->len; i++) {
    const RedlineSpan *span = &g_array_index(spans, RedlineSpan, i);
    g_assert_cmpstr(span->text, !=, "");
    if (span->state != other)
      g_string_append(text, span->text);
  }
  return g_string_free(text, FALSE);
}

static void check_words(Arena *arena, const char *old_text, const char *new_text) {
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(RedlineSpan));
  gint64 work = 1000000;
  g_assert_true(words_compare(spans, arena, old_text, new_text, &work));
  g_autofree char *old_side = side_of(spans, REDLINE_ADDED),
                  *new_side = side_of(spans, REDLINE_REMOVED);
  g_assert_cmpstr(old_side, ==, old_text);
  g_assert_cmpstr(new_side, ==, new_text);
}

/* Both texts can be read off the redline, whatever they are. */
static void test_words(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(4);
  for (guint i = 0; i < 3000; i++) {
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *a = random_text(random, pick(random, 12)),
                    *b = random_text(random, pick(random, 12));
    check_words(arena, a, b);
    check_words(arena, a, a);
  }
}

static guint longest_common(const guint64 *a, guint m, const guint64 *b, guint n) {
  guint best[17][17] = {{0}};
  for (guint i = m; i-- > 0;) {
    for (guint k = n; k-- > 0;)
      best[i][k] = a[i] == b[k] ? best[i + 1][k + 1] + 1 : MAX(best[i + 1][k], best[i][k + 1]);
  }
  return best[0][0];
}

/* The script is the shortest one, and swapping the rows swaps it. */
static void test_script(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(5);
  for (guint i = 0; i < 20000; i++) {
    guint64 hashes[2][16];
    gboolean same[4][16];
    const guint count[2] = {pick(random, 17), pick(random, 17)};
    for (guint k = 0; k < 32; k++)
      hashes[k / 16][k % 16] = pick(random, 4);
    const WordRow a = {hashes[0], count[0], same[0]}, b = {hashes[1], count[1], same[1]};
    const WordRow c = {hashes[0], count[0], same[2]}, d = {hashes[1], count[1], same[3]};
    gint64 work = 100000;
    g_assert_true(words_script(&a, &b, &work));
    g_assert_true(words_script(&d, &c, &work));
    guint common = 0;
    for (guint k = 0; k < count[0]; k++) {
      common += same[0][k] ? 1 : 0;
      g_assert_cmpint(same[0][k], ==, same[2][k]);
    }
    g_assert_cmpuint(common, ==, longest_common(hashes[0], count[0], hashes[1], count[1]));
  }
}

static void test_words_are_bounded(void) {
  g_autoptr(Arena) arena = arena_new();
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(RedlineSpan));
  g_autoptr(GString) a = g_string_new("same");
  g_autoptr(GString) b = g_string_new("same");
  for (guint i = 0; i < 3000; i++) {
    g_string_append_printf(a, " a%u", i);
    g_string_append_printf(b, " b%u", i);
  }
  gint64 work = 10000000;
  g_assert_false(words_compare(spans, arena, a->str, b->str, &work));
  g_assert_cmpuint(spans->len, ==, 3);
}

/* ---- assignments ------------------------------------------------------------------------------------- */

enum { SMALL = 6 };

typedef struct {
  double likeness[SMALL][SMALL];
  gboolean turned;
} Table;

static double table_likeness(gpointer data, guint a, guint b) {
  const Table *table = data;
  return table->turned ? table->likeness[b][a] : table->likeness[a][b];
}

/* The best sum of squares of all ways to pair rows from `row` on with columns that are not taken; not deep: SMALL rows. */
static double best_sum(const Table *table, guint rows, guint columns, guint taken, guint row) {
  if (row == rows)
    return 0;
  double best = best_sum(table, rows, columns, taken, row + 1);
  for (guint k = 0; k < columns; k++) {
    const double like = table->likeness[row][k];
    if (!(taken >> k & 1) && like >= 0.3)
      best = MAX(best, like * like + best_sum(table, rows, columns, taken | 1U << k, row + 1));
  }
  return best;
}

static void test_assign(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(6);
  for (guint i = 0; i < 2000; i++) {
    Table table = {.turned = FALSE};
    const guint rows = 1 + pick(random, SMALL), columns = 1 + pick(random, SMALL);
    for (guint k = 0; k < SMALL * SMALL; k++)
      table.likeness[k / SMALL][k % SMALL] = pick(random, 1001) / 1000.0;
    guint partner[SMALL], back[SMALL];
    gint64 work = 10000;
    g_assert_true(
        assign(partner, &(AssignTask){rows, columns, 0.3, table_likeness, &table}, &work));
    table.turned = TRUE;
    g_assert_true(assign(back, &(AssignTask){columns, rows, 0.3, table_likeness, &table}, &work));
    double sum = 0;
    for (guint k = 0; k < rows; k++) {
      if (partner[k] == ASSIGN_NONE)
        continue;
      g_assert_cmpuint(back[partner[k]], ==, k);
      sum += table.likeness[k][partner[k]] * table.likeness[k][partner[k]];
    }
    g_assert_cmpfloat_with_epsilon(sum, best_sum(&table, rows, columns, 0, 0), 0.001);
  }
}

static double equal_likeness(gpointer data, guint a, guint b) {
  (void)data;
  (void)a;
  (void)b;
  return 1;
}

/* Too many to be looked at: those at the same place are partners, and it says so. */
static void test_assign_is_bounded(void) {
  enum { MANY = 20000 };
  g_autofree guint *partner = g_new(guint, MANY);
  gint64 work = 400000;
  g_assert_false(assign(partner, &(AssignTask){MANY, MANY, 0.3, equal_likeness, NULL}, &work));
  for (guint i = 0; i < MANY; i++)
    g_assert_cmpuint(partner[i], ==, i);
}

static void test_likeness(void) {
  g_autoptr(Arena) arena = arena_new();
  const char *const texts[] = {"The oven is hot", "the OVEN, is hot!", "The oven was cold", ""};
  Bag bags[4];
  for (guint i = 0; i < 4; i++) {
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
    bag_add_text(words, texts[i]);
    bags[i] = bag_make(arena, words);
  }
  g_assert_cmpfloat(bag_likeness(&bags[0], &bags[1]), ==, 1);
  g_assert_cmpfloat(bag_likeness(&bags[0], &bags[2]), ==, 0.5);
  g_assert_cmpfloat(bag_likeness(&bags[0], &bags[3]), ==, 0);
  g_assert_cmpfloat(bag_likeness(&bags[3], &bags[3]), ==, 1);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diff/redline/words", test_words);
  g_test_add_func("/diff/redline/script", test_script);
  g_test_add_func("/diff/redline/words-are-bounded", test_words_are_bounded);
  g_test_add_func("/diff/redline/assign", test_assign);
  g_test_add_func("/diff/redline/assign-is-bounded", test_assign_is_bounded);
  g_test_add_func("/diff/redline/likeness", test_likeness);
  return g_test_run();
}
