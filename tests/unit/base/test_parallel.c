/* Tests of work in parts: each part is done once, also those of runs inside of runs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/parallel.h"

enum { PARTS = 500, INNER = 7 };

typedef struct {
  gint done[PARTS];
  gint all;
} Count;

static void count_part(gpointer data, guint part) {
  Count *count = data;
  g_atomic_int_inc(&count->done[part]);
  g_atomic_int_inc(&count->all);
}

static void test_each_once(void) {
  for (guint parts = 0; parts < 40; parts++) {
    Count count = {0};
    parallel_run(parts, count_part, &count);
    g_assert_cmpint(count.all, ==, (gint)parts);
    for (guint i = 0; i < PARTS; i++)
      g_assert_cmpint(count.done[i], ==, i < parts);
  }
}

static void run_inside(gpointer data, guint part) {
  Count *counts = data;
  parallel_run(INNER, count_part, &counts[part]);
  /* All of the inner run is done when it returns. */
  g_assert_cmpint(counts[part].all, ==, INNER);
}

static void test_runs_inside(void) {
  g_autofree Count *counts = g_new0(Count, PARTS);
  parallel_run(PARTS, run_inside, counts);
  for (guint i = 0; i < PARTS; i++)
    g_assert_cmpint(counts[i].all, ==, INNER);
}

/* Each part waits for the other: this only ends when both run at the same time. */
static void meet(gpointer data, guint part) {
  gint *here = data;
  (void)part;
  g_atomic_int_inc(here);
  while (g_atomic_int_get(here) < 2)
    g_thread_yield();
}

static void test_beside_each_other(void) {
  if (g_get_num_processors() < 2) {
    g_test_skip("one processor");
    return;
  }
  gint here = 0;
  parallel_run(2, meet, &here);
  g_assert_cmpint(here, ==, 2);
}

/* Whoever is done with its own parts helps with the parts of others. */
static void meet_inside(gpointer data, guint part) {
  gint *here = data;
  meet(&here[0], part); /* so that the parts are in two threads */
  if (part == 1)
    parallel_run(2, meet, &here[1]);
}

static void test_helps_inside(void) {
  if (g_get_num_processors() < 2) {
    g_test_skip("one processor");
    return;
  }
  gint here[2] = {0};
  parallel_run(2, meet_inside, here);
  g_assert_cmpint(here[1], ==, 2);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/parallel/each-once", test_each_once);
  g_test_add_func("/parallel/runs-inside", test_runs_inside);
  g_test_add_func("/parallel/beside-each-other", test_beside_each_other);
  g_test_add_func("/parallel/helps-inside", test_helps_inside);
  return g_test_run();
}
