/* Tests of moments: the forms, and the nights on which clocks are changed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/moment.h"

static void test_parse(void) {
  static const char *const good[] = {"23:30",
                                     "00:00",
                                     "2030-05-24 23:30",
                                     "2030-05-24T23:30:15",
                                     "2030-05-24T23:30Z",
                                     "2030-05-24 23:30:15+02:00",
                                     "2030-05-24 23:30-0330",
                                     "2030-05-24 23:30+02",
                                     "2028-02-29 00:00",
                                     "T+90m",
                                     "T+0m",
                                     "T+1h30m"};
  static const char *const bad[] = {"",
                                    "24:00",
                                    "23:60",
                                    "7:30",
                                    "23:30:00",
                                    "23:30Z",
                                    "2030-05-24",
                                    "2030-02-29 10:00",
                                    "2030-13-01 10:00",
                                    "2030-00-01 10:00",
                                    "0000-01-01 10:00",
                                    "2030-05-24 10:00:60",
                                    "2030-05-24 10:00+24:00",
                                    "2030-05-24 10:00+02:60",
                                    "2030-05-24 10:00 Z",
                                    "2030-05-24  10:00",
                                    "T+",
                                    "T+90",
                                    "T-5m",
                                    "t+5m",
                                    "+5m",
                                    "soon"};
  for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
    Moment moment;
    g_test_message("%s", good[i]);
    g_assert_true(moment_parse(&moment, good[i]));
  }
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    Moment moment = {.elapsed = 7};
    g_test_message("%s", bad[i]);
    g_assert_false(moment_parse(&moment, bad[i]));
    g_assert_cmpint(moment.elapsed, ==, 7);
  }
}

/* `start` is seconds of Unix time; 0: none. `want` NULL: there is no such time. */
static void assert_moment(const char *zone_name, gint64 start, const char *text, const char *want) {
  g_autoptr(GTimeZone) zone = time_zone_by_name(zone_name);
  g_assert_nonnull(zone);
  g_autoptr(GDateTime) from = start == 0 ? NULL : g_date_time_new_from_unix_utc(start);
  Moment moment;
  g_assert_true(moment_parse(&moment, text));
  g_autoptr(GDateTime) time = moment_time(&moment, zone, from);
  g_autofree char *shown = time == NULL ? NULL : g_date_time_format_iso8601(time);
  g_assert_cmpstr(shown, ==, want);
}

static void test_dates(void) {
  assert_moment("Europe/Berlin", 0, "2030-05-24 23:30", "2030-05-24T23:30:00+02");
  assert_moment("Europe/Berlin", 0, "2030-05-24T23:30Z", "2030-05-25T01:30:00+02");
  assert_moment("Europe/Berlin", 0, "2030-03-31 02:30", NULL);
  assert_moment("Europe/Berlin", 0, "2030-03-31 03:00", "2030-03-31T03:00:00+02");
  assert_moment("Europe/Berlin", 0, "2030-10-27 02:30", "2030-10-27T02:30:00+02");
  assert_moment("Europe/Berlin", 0, "2030-10-27 03:00", "2030-10-27T03:00:00+01");
  assert_moment("Australia/Lord_Howe", 0, "2030-04-07 01:45", "2030-04-07T01:45:00+11");
  assert_moment("UTC", 0, "23:30", NULL);
  assert_moment("UTC", 0, "T+5m", NULL);
}

static void test_clock(void) {
  const gint64 evening = 1905883200; /* 2030-05-24 22:00 in Berlin */
  assert_moment("Europe/Berlin", evening, "23:30", "2030-05-24T23:30:00+02");
  assert_moment("Europe/Berlin", evening, "00:00", "2030-05-25T00:00:00+02");
  assert_moment("Europe/Berlin", evening, "22:00", "2030-05-25T22:00:00+02");
  assert_moment("Europe/Berlin", evening, "21:59", "2030-05-25T21:59:00+02");
  assert_moment("Europe/Berlin", evening, "T+26h", "2030-05-26T00:00:00+02");
  const gint64 spring = 1901134800; /* 2030-03-30 22:00 in Berlin */
  assert_moment("Europe/Berlin", spring, "03:00", "2030-03-31T03:00:00+02");
  assert_moment("Europe/Berlin", spring, "02:30", NULL);
  assert_moment("Europe/Berlin", spring, "T+5h", "2030-03-31T04:00:00+02");
  const gint64 day = 1901217600; /* 2030-03-31 22:00 in Berlin: the skipped hour is over */
  assert_moment("Europe/Berlin", day, "02:30", "2030-04-01T02:30:00+02");
  assert_moment("Europe/Berlin", day - 68400, "02:30", "2030-04-01T02:30:00+02");
  assert_moment("Europe/Berlin", day - 68400 - 60, "02:30", NULL);
  const gint64 autumn = 1919289600; /* 2030-10-27 02:00, summer time, in Berlin */
  assert_moment("Europe/Berlin", autumn, "02:30", "2030-10-27T02:30:00+02");
  assert_moment("Europe/Berlin", autumn, "02:00", "2030-10-27T02:00:00+01");
  assert_moment("Europe/Berlin", autumn + 3000, "02:30", "2030-10-27T02:30:00+01");
  assert_moment("Europe/Berlin", autumn, "T+1h", "2030-10-27T02:00:00+01");
}

static void test_zones(void) {
  static const char *const bad[] = {"",       "Europe/Atlantis", "/etc/localtime", "../UTC",
                                    "+02:00", "Europe/../UTC",   "Europe/Berlin "};
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    g_assert_null(time_zone_by_name(bad[i]));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/moment/parse", test_parse);
  g_test_add_func("/moment/dates", test_dates);
  g_test_add_func("/moment/clock", test_clock);
  g_test_add_func("/moment/zones", test_zones);
  return g_test_run();
}
