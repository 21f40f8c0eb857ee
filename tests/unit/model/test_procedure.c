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
               {"9999h", 35996400},
               {"9998h59m60s", 35996400},
               {"999999m", DURATION_UNSAID},
               {"9999h1s", DURATION_UNSAID},
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

/* However long the steps take, the moment is one that a calendar has. */
static void test_change_time(void) {
  static const struct {
    gint64 seconds;
    const char *time;
  } cases[] = {{60, "2030-05-24T22:01:00Z"},
               {G_MAXINT64, "9999-12-30T23:59:59Z"},
               {G_MININT64 / 2, "0001-01-02T00:00:00Z"}};
  g_autoptr(GDateTime) start = g_date_time_new_utc(2030, 5, 24, 22, 0, 0);
  const ChangeRecord record = {.start = start};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GDateTime) time = change_time(&record, cases[i].seconds);
    g_assert_nonnull(time);
    g_autofree char *text = g_date_time_format_iso8601(time);
    g_assert_cmpstr(text, ==, cases[i].time);
  }
  g_assert_null(change_time(&(ChangeRecord){0}, 0));
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
  g_test_add_func("/procedure/change-time", test_change_time);
  return g_test_run();
}
