/* Tests of what a step says of itself: names and durations.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/procedure.h"

static void test_names(void) {
  Risk risk = RISK_NONE;
  g_assert_true(risk_by_name(&risk, "high"));
  g_assert_cmpint(risk, ==, RISK_HIGH);
  g_assert_false(risk_by_name(&risk, "High"));
  g_assert_cmpint(risk, ==, RISK_HIGH);
  g_assert_cmpstr(risk_name(RISK_LOW), ==, "low");
  g_assert_null(risk_name(RISK_NONE));
  Importance importance = IMPORTANCE_REQUIRED;
  g_assert_true(importance_by_name(&importance, "optional"));
  g_assert_cmpstr(importance_name(importance), ==, "optional");
  g_assert_false(importance_by_name(&importance, ""));
}

static void test_parse(void) {
  static const struct {
    const char *text;
    gint64 seconds;
  } cases[] = {{"90s", 90},
               {"45m", 2700},
               {"1h30m", 5400},
               {"2h5s", 7205},
               {"0m", 0},
               {"999999h999999m999999s", G_GINT64_CONSTANT(3660996339)},
               {"", DURATION_UNSAID},
               {"45", DURATION_UNSAID},
               {"m", DURATION_UNSAID},
               {"-5m", DURATION_UNSAID},
               {"30m1h", DURATION_UNSAID},
               {"1m1m", DURATION_UNSAID},
               {"1h 30m", DURATION_UNSAID},
               {"1d", DURATION_UNSAID},
               {"1H", DURATION_UNSAID},
               {"1000000s", DURATION_UNSAID},
               {"1.5h", DURATION_UNSAID}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpint(duration_parse(cases[i].text), ==, cases[i].seconds);
}

static void assert_written(gint64 seconds, const char *form, const char *words) {
  g_autoptr(GString) text = g_string_new(NULL);
  if (form != NULL) {
    duration_append(text, seconds);
    g_assert_cmpstr(text->str, ==, form);
    g_assert_cmpint(duration_parse(text->str), ==, seconds);
  }
  g_string_truncate(text, 0);
  duration_append_words(text, seconds);
  g_assert_cmpstr(text->str, ==, words);
}

static void test_write(void) {
  assert_written(0, "0m", "0 min");
  assert_written(90, "1m30s", "1 min 30 s");
  assert_written(2700, "45m", "45 min");
  assert_written(5400, "1h30m", "1 h 30 min");
  assert_written(7205, "2h5s", "2 h 5 s");
  assert_written(90000, "25h", "25 h");
  assert_written(-600, NULL, "−10 min");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/procedure/names", test_names);
  g_test_add_func("/procedure/duration-parse", test_parse);
  g_test_add_func("/procedure/duration-write", test_write);
  return g_test_run();
}
