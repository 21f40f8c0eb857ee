/* Reading the change record: times, the zones whose clocks they are of, and what contradicts itself.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "read/config.h"

typedef struct {
  Arena *arena;
  Findings *findings;
  Config *config;
} Run;

static Run run_empty(void) {
  Run run = {.arena = arena_new(), .findings = findings_new()};
  run.config = config_new(run.arena);
  return run;
}

static void run_end(Run *run) {
  findings_free(run->findings);
  arena_free(run->arena);
}

static void assert_time(GDateTime *time, const char *want) {
  g_assert_nonnull(time);
  g_autofree char *text = g_date_time_format_iso8601(time);
  g_assert_cmpstr(text, ==, want);
}

typedef struct {
  const char *text;
  FindingCode code;
  guint32 line, column;
  const char *message, *hint; /* parts of them; a hint of NULL: none is asked for */
} Refusal;

/* Times that contradict each other, or that no clock shows, are found when all is read. */
static void test_refused_times(void) {
  static const Refusal times[] = {
      {"change: {window: {start: 2030-05-24 22:00, end: 2030-05-24 21:00}}\n", FINDING_CONFIG_VALUE,
       1, 49, "before it starts", NULL},
      {"change: {window: {start: 2030-05-24 22:00, end: '2030-05-24T20:00Z'}}\n",
       FINDING_CONFIG_VALUE, 1, 49, "before it starts", NULL},
      {"change: {window: {start: 2030-05-24 22:00, end: 2030-05-24 22:00}}\n", FINDING_CONFIG_VALUE,
       1, 49, "ends when it starts", NULL},
      {"change: {window: {start: 2030-03-31 02:30, time_zone: Europe/Berlin}}\n",
       FINDING_CONFIG_VALUE, 1, 26, "never show '2030-03-31 02:30'", "summer time"},
      {"change: {window: {start: '0001-01-01 00:00+02:00'}}\n", FINDING_CONFIG_VALUE, 1, 26,
       "'window.start' does not accept", "UTC"},
      {"change: {roll_back_deadline: '01:30'}\n", FINDING_CONFIG_VALUE, 1, 30, "there is none",
       "start"},
      {"change: {roll_back_deadline: T+5h, window: {start: 2030-05-24 22:00, end: 2030-05-25 "
       "02:00}}\n",
       FINDING_CONFIG_VALUE, 1, 30, "after the window ends", NULL},
      {"change: {roll_back_deadline: 2030-05-24 21:00, window: {start: 2030-05-24 22:00}}\n",
       FINDING_CONFIG_VALUE, 1, 30, "before the window starts", NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(times); i++) {
    Run run = run_empty();
    g_assert_true(config_read(run.config, run.arena, "p/config.yaml", times[i].text,
                              strlen(times[i].text), run.findings));
    g_assert_false(config_finish(run.config, run.arena, run.findings));
    findings_finish(run.findings);
    g_assert_cmpuint(findings_count(run.findings), ==, 1);
    const Finding *finding = findings_at(run.findings, 0);
    g_test_message("%u: %u:%u %s", i, finding->place.line, finding->place.column, finding->message);
    g_assert_cmpint(finding->code, ==, times[i].code);
    g_assert_cmpuint(finding->place.column, ==, times[i].column);
    g_assert_nonnull(strstr(finding->message, times[i].message));
    g_assert_true(times[i].hint == NULL || strstr(finding->hint, times[i].hint) != NULL);
    run_end(&run);
  }
}

/* The zone may be named before or after the times, in the file or on the command line. */
static void test_zones(void) {
  static const struct {
    const char *zone;
    const char *start, *end, *want_start, *want_end;
    gboolean is_floating;
  } cases[] = {{NULL, "2030-05-24 22:00", "2030-05-25 02:00", "2030-05-24T22:00:00Z",
                "2030-05-25T02:00:00Z", TRUE},
               {NULL, "2030-05-24 22:00", "2030-05-25T02:00+02:00", "2030-05-24T22:00:00+02",
                "2030-05-25T02:00:00+02", FALSE},
               {"Europe/Berlin", "2030-03-30 22:00", "2030-03-31 04:00", "2030-03-30T22:00:00+01",
                "2030-03-31T04:00:00+02", FALSE},
               {"Europe/Berlin", "2030-10-27 01:00", "2030-10-27 02:30", "2030-10-27T01:00:00+02",
                "2030-10-27T02:30:00+02", FALSE},
               {"Europe/Berlin", "2030-10-27 01:00", "2030-10-27T02:30+01:00",
                "2030-10-27T01:00:00+02", "2030-10-27T02:30:00+01", FALSE},
               {"America/New_York", "2030-05-24T22:00Z", "2030-05-24 20:00",
                "2030-05-24T18:00:00-04", "2030-05-24T20:00:00-04", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    Run run = run_empty();
    const char *const keys[] = {"end", "start", "time_zone"};
    const char *const values[] = {cases[i].end, cases[i].start, cases[i].zone};
    for (guint k = 0; k < G_N_ELEMENTS(keys); k++) {
      g_autofree char *text = g_strdup_printf("change.window.%s=%s", keys[k], values[k]);
      g_assert_true(values[k] == NULL || config_set(run.config, run.arena, text, run.findings));
    }
    g_assert_true(config_finish(run.config, run.arena, run.findings));
    assert_time(run.config->change_record.start, cases[i].want_start);
    assert_time(run.config->change_record.end, cases[i].want_end);
    g_assert_cmpint(run.config->change_record.is_floating, ==, cases[i].is_floating);
    run_end(&run);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/config-change/refused-times", test_refused_times);
  g_test_add_func("/config-change/zones", test_zones);
  return g_test_run();
}
