/* Tests of the run record: what is done, what is open, and the times that people write.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_record.h"

#include "../render/plan_world.h"
#include "export/json_run_record.h"
#include "export/run_clock.h"

/* Values of a sheet of that edition; `boxes` are names of fields, ticked with '+' before them, empty with '-'. */
static RunValues *filled(Edition edition, const char *part, const char *const *boxes) {
  RunValues *values = run_values_new();
  values->identity = (Identity){.guide = g_strdup("shop"),
                                .edition = edition,
                                .part = g_strdup(part),
                                .fingerprint = g_strdup("AAAA-BBBB-CCCC")};
  for (; *boxes != NULL; boxes++)
    run_values_add(values->fields, *boxes + 1, **boxes == '+', NULL, NULL);
  return values;
}

/* Ticks as the site saves them. */
static RunValues *ticks(const char *version, const char *steps) {
  g_autofree char *text = g_strdup_printf(
      "{\"format\": \"stepbook-ticks\", \"format_version\": %s, \"guide\": \"shop\", "
      "\"fingerprint\": \"AAAA-BBBB-CCCC\", \"steps\": {%s}}",
      version, steps);
  g_autoptr(GError) error = NULL;
  RunValues *values = json_run_values(text, strlen(text), &error);
  g_assert_no_error(error);
  g_assert_true(values->is_ticks);
  return values;
}

/* The states on one line: "1 open, 1.1 done". */
static void expect_states(const RunRecord *record, const char *expected) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < record->steps->len; i++) {
    const RunStep *step = &g_array_index(record->steps, RunStep, i);
    g_string_append_printf(out, "%s%s %s", i > 0 ? ", " : "", step->item->step->number,
                           run_state_name(step->state));
  }
  g_assert_cmpstr(out->str, ==, expected);
}

static const RunStep *step_of(const RunRecord *record, const Step *step) {
  for (guint i = 0; i < record->steps->len; i++) {
    const RunStep *found = &g_array_index(record->steps, RunStep, i);
    if (found->item->step == step)
      return found;
  }
  g_error("step %s is not in the record", step->number);
}

static gboolean says(const RunRecord *record, const char *words) {
  for (guint i = 0; i < record->open->len; i++) {
    if (strstr(record->open->pdata[i], words) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* ---- ticks ----------------------------------------------------------------------------------------- */

static void test_no_tick(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(RunValues) values = ticks("1", "");
  g_autoptr(RunRecord) record = run_record_new(world->book, world->guide, values);
  expect_states(record, "1 open, 1.1 open, 1.2 open, 2 open, 2.1 open, 2.2 open, 3 open");
  g_assert_cmpuint(record->gates->len, ==, 1);
  g_assert_cmpuint(record->counts[RUN_OPEN], ==, 5); /* phases are not counted */
  g_assert_cmpuint(record->open->len, ==, 6);
}

static void test_hosts(World *world, gconstpointer data) {
  (void)data;
  static const char yes[] = "{\"done\": true}", no[] = "{\"done\": false}";
  const struct {
    const char *step, *first, *second; /* NULL: not in the file */
    RunState state;
    guint missing;
  } rows[] = {
      {yes, yes, yes, RUN_DONE, 0},        {yes, yes, no, RUN_CONTRADICTS, 1},
      {yes, no, no, RUN_CONTRADICTS, 2},   {yes, yes, NULL, RUN_CONTRADICTS, 1},
      {yes, NULL, no, RUN_CONTRADICTS, 2}, {yes, NULL, NULL, RUN_DONE, 0},
      {no, yes, yes, RUN_PARTLY, 0},       {NULL, yes, yes, RUN_PARTLY, 0},
      {no, yes, no, RUN_PARTLY, 1},        {no, no, no, RUN_OPEN, 2},
      {NULL, NULL, NULL, RUN_OPEN, 2},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GString) steps = g_string_new("\"none\": {}");
    const char *const names[] = {"switch", "switch@app1", "switch@app2.example.org"};
    const char *const texts[] = {rows[i].step, rows[i].first, rows[i].second};
    for (gsize k = 0; k < G_N_ELEMENTS(names); k++) {
      if (texts[k] != NULL)
        g_string_append_printf(steps, ", \"%s\": %s", names[k], texts[k]);
    }
    g_test_message("%s", steps->str);
    g_autoptr(RunValues) values = ticks("1", steps->str);
    g_autoptr(RunRecord) record = run_record_new(world->book, world->guide, values);
    const RunStep *step = step_of(record, world->steps[STEP_SWITCH]);
    g_assert_cmpstr(run_state_name(step->state), ==, run_state_name(rows[i].state));
    g_assert_cmpuint(step->hosts_missing->len, ==, rows[i].missing);
    g_assert_cmpuint(record->unknown->len, ==, 0);
  }
}

static void test_phases(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(RunValues) values = ticks(
      "1", "\"prepare\": {\"done\": true}, \"copy\": {\"done\": true}, \"switch\": {\"done\": "
           "true}, \"finish\": {\"done\": true}, \"open_up\": {\"done\": true}");
  g_autoptr(RunRecord) record = run_record_new(world->book, world->guide, values);
  expect_states(record, "1 contradicts itself, 1.1 done, 1.2 done, 2 contradicts itself, 2.1 done, "
                        "2.2 open, 3 open");
  /* A checkpoint that nobody has passed is open too. */
  g_assert_true(step_of(record, world->steps[STEP_PREPARE])->open_step == world->steps[STEP_READY]);
  g_assert_true(step_of(record, world->steps[STEP_FINISH])->open_step == world->steps[STEP_TELL]);
  g_assert_true(says(record, "Step 2, Finish: ticked as done, but step 2.2 of it is not."));
}

static void test_revisions(World *world, gconstpointer data) {
  (void)data;
  const char *steps =
      "\"copy\": {\"done\": true, \"fingerprint\": \"aaaabbbbcccc\"}, \"open_up\": {\"done\": "
      "true, \"fingerprint\": \"DDDD-EEEE-FFFF\"}, \"tell\": {\"done\": true}, "
      "\"ready\": {\"done\": true, \"fingerprint\": 7}, \"switch\": {\"done\": false, "
      "\"fingerprint\": \"DDDD-EEEE-FFFF\"}";
  g_autoptr(RunValues) values = ticks("2", steps);
  g_autoptr(RunRecord) record = run_record_new(world->book, world->guide, values);
  expect_states(record,
                "1 open, 1.1 done, 1.2 open, 2 open, 2.1 done in another revision, 2.2 done "
                "in another revision, 3 open");
  g_assert_cmpuint(record->counts[RUN_DONE], ==, 1);
  g_assert_cmpstr(step_of(record, world->steps[STEP_OPEN])->earlier, ==, "DDDD-EEEE-FFFF");
  g_assert_cmpstr(step_of(record, world->steps[STEP_TELL])->earlier, ==, "");
  g_assert_cmpstr(g_array_index(record->gates, RunDecision, 0).earlier, ==, "");
  g_assert_true(says(record, "2.1, Open: ticked in another revision, DDDD-EEEE-FFFF."));
  g_assert_true(says(record, "2.2, Tell the users: ticked in a revision that is not known."));
  /* In version 1 a tick had the fingerprint of the file, whatever else stands there. */
  g_autoptr(RunValues) before = ticks("1", steps);
  g_autoptr(RunRecord) old = run_record_new(world->book, world->guide, before);
  g_assert_cmpuint(old->counts[RUN_DONE], ==, 3);
}

static void test_names(World *world, gconstpointer data) {
  (void)data;
  StepAlias *alias = arena_new_item(world->book->arena, StepAlias);
  *alias = (StepAlias){"change", "change"};
  world->steps[STEP_SWITCH]->aliases = alias;
  world->steps[STEP_SWITCH]->alias_count = 1;
  g_autoptr(RunValues) values = ticks(
      "1",
      "\"switch\": {\"done\": false}, \"change\": {\"done\": true}, \"change@app1\": {\"done\": "
      "true}, \"switch@app2.example.org\": {\"done\": true}, \"gone\": {\"done\": true}, "
      "\"left\": {\"done\": false}, \"copy@app1\": {\"done\": true}");
  g_autoptr(RunRecord) record = run_record_new(world->book, world->guide, values);
  g_assert_cmpint(step_of(record, world->steps[STEP_SWITCH])->state, ==, RUN_DONE);
  g_assert_cmpint(step_of(record, world->steps[STEP_COPY])->state, ==, RUN_OPEN);
  g_assert_cmpuint(record->unknown->len, ==, 2);
  g_assert_cmpstr(record->unknown->pdata[0], ==, "copy@app1");
  g_assert_cmpstr(record->unknown->pdata[1], ==, "gone");
}

/* ---- sheets ---------------------------------------------------------------------------------------- */

static void test_sheet(World *world, gconstpointer data) {
  (void)data;
  const char *const boxes[] = {"+step.switch.host.app1",
                               "-step.switch.host.app2_2Eexample_2Eorg",
                               "+step.copy.done",
                               "+step.copy.na",
                               "+step.tell.na",
                               "+gate.ready.go",
                               "+gate.ready.nogo",
                               "-step.old.done",
                               "+step.gone.done",
                               "+other.field",
                               NULL};
  g_autoptr(RunValues) values = filled(EDITION_OPERATOR, NULL, boxes);
  g_autoptr(RunRecord) record = run_record_new(world->book, world->guide, values);
  g_assert_true(record->is_whole);
  expect_states(record,
                "1 open, 1.1 contradicts itself, 1.2 partly done, 2 open, 2.1 open, 2.2 not "
                "applicable, 3 open");
  g_assert_cmpint(g_array_index(record->gates, RunDecision, 0).decision, ==, DECISION_BOTH);
  g_assert_cmpuint(record->unknown->len, ==, 1);
  g_assert_cmpstr(record->unknown->pdata[0], ==, "step.gone.done");
  g_assert_true(says(record, "1.1, Copy the data: ticked as done and as not applicable."));
  g_assert_true(says(record, "1.2, Switch the servers: not ticked for app2.example.org."));
}

/* Hosts stand for their step on paper: there is no other box. */
static void test_hosts_on_paper(World *world, gconstpointer data) {
  (void)data;
  const char *const boxes[] = {"+step.switch.host.app1", "+step.switch.host.app2_2Eexample_2Eorg",
                               NULL};
  g_autoptr(RunValues) values = filled(EDITION_OPERATOR, "switch", boxes);
  g_autoptr(RunRecord) record = run_record_new(world->book, world->guide, values);
  g_assert_true(record->is_whole);
  expect_states(record, "1.2 done");
}

/* A sheet of one owner has that owner's steps; of one that has gone those that the file names. */
static void test_owners(World *world, gconstpointer data) {
  (void)data;
  const char *const boxes[] = {"+step.open_5Fup.done", NULL};
  g_autoptr(RunValues) values = filled(EDITION_OWNER, "web", boxes);
  g_autoptr(RunRecord) record = run_record_new(world->book, world->guide, values);
  g_assert_true(record->is_whole);
  g_assert_cmpint(step_of(record, world->steps[STEP_OPEN])->state, ==, RUN_DONE);
  g_assert_cmpint(step_of(record, world->steps[STEP_TELL])->state, ==, RUN_OPEN);
  for (guint i = 0; i < record->steps->len; i++)
    g_assert_true(g_array_index(record->steps, RunStep, i).item->step != world->steps[STEP_COPY]);
  g_autoptr(RunValues) foreign = filled(EDITION_OWNER, "gone", boxes);
  g_autoptr(RunRecord) rest = run_record_new(world->book, world->guide, foreign);
  g_assert_false(rest->is_whole);
  expect_states(rest, "2.1 done");
}

/* ---- times ----------------------------------------------------------------------------------------- */

static void test_clock(void) {
  const struct {
    const char *text;
    gint minutes;
  } rows[] = {{"22:05", 1325},     {"22.05", 1325},    {"22h05", 1325}, {"2205", 1325},
              {"9:30", 570},       {"09:30 ", 570},    {" 9:30", 570},  {"0:00", 0},
              {"23:59", 1439},     {"10:05 pm", 1325}, {"12:00 am", 0}, {"12:30PM", 750},
              {"24:00", -1},       {"22:60", -1},      {"", -1},        {"22", -1},
              {"22:5", -1},        {"22:051", -1},     {"ten", -1},     {"13:00 pm", -1},
              {"22:05 or so", -1}, {"::", -1},         {"2:2:05", -1},  {"-1:00", -1}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_test_message("%s", rows[i].text);
    g_assert_cmpint(run_clock(rows[i].text), ==, rows[i].minutes);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/run-record/" name, World, NULL, world_setup, function, world_teardown)
  TEST("no-tick", test_no_tick);
  TEST("hosts", test_hosts);
  TEST("phases", test_phases);
  TEST("revisions", test_revisions);
  TEST("names", test_names);
  TEST("sheet", test_sheet);
  TEST("hosts-on-paper", test_hosts_on_paper);
  TEST("owners", test_owners);
  g_test_add_func("/run-record/clock", test_clock);
  return g_test_run();
}
