/* Tests of reports of a diff for programs: JSON, SARIF and workflow commands.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_report.h"

#include <json-glib/json-glib.h>

#include "diff_world.h"

typedef struct {
  JsonParser *parser;
  JsonObject *object;
} Parsed;

static char *report(const World *world, DiffReportFormat format, gboolean all) {
  const DiffReportWish wish = {.format = format, .all = all, .fail_on = DIFF_HIGH};
  GString *out = g_string_new(NULL);
  diff_report_write(out, world->diff, &wish);
  g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
  return g_string_free(out, FALSE);
}

static Parsed parse(const World *world, DiffReportFormat format, gboolean all) {
  g_autofree char *text = report(world, format, all);
  Parsed parsed = {.parser = json_parser_new()};
  g_autoptr(GError) error = NULL;
  json_parser_load_from_data(parsed.parser, text, -1, &error);
  g_assert_no_error(error);
  parsed.object = json_node_get_object(json_parser_get_root(parsed.parser));
  return parsed;
}

static JsonObject *item(JsonObject *object, const char *list, guint index) {
  return json_array_get_object_element(json_object_get_array_member(object, list), index);
}

static guint length(JsonObject *object, const char *list) {
  return json_array_get_length(json_object_get_array_member(object, list));
}

static const char *text_of(JsonObject *object, const char *name) {
  return json_object_get_null_member(object, name) ? NULL
                                                   : json_object_get_string_member(object, name);
}

/* ---- JSON ------------------------------------------------------------------------------------------ */

static void test_sides(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  const Parsed parsed = parse(world, DIFF_REPORT_JSON, FALSE);
  JsonObject *side = json_object_get_object_member(parsed.object, "new");
  g_assert_cmpstr(text_of(side, "name"), ==, "HEAD");
  g_assert_cmpstr(text_of(side, "revision"), ==, "r02");
  g_assert_cmpstr(text_of(side, "fingerprint"), ==, "7KQ2-M9XD-4TRC");
  JsonObject *verdict = json_object_get_object_member(parsed.object, "verdict");
  g_assert_true(json_object_get_boolean_member(verdict, "approval_needed"));
  JsonObject *counts = json_object_get_object_member(parsed.object, "counts");
  g_assert_cmpint(json_object_get_int_member(counts, "high"), ==, 5);
  g_assert_cmpint(json_object_get_int_member(counts, "off"), ==, 5);
  g_assert_cmpint(json_object_get_int_member(counts, "accepted"), ==, 1);
  g_assert_cmpuint(length(parsed.object, "changes"), ==, world->diff->changes->len);
  g_object_unref(parsed.parser);
}

/* Each step of both sides once, with where it stands. */
static void test_mapping(World *world, gconstpointer data) {
  (void)data;
  const Parsed parsed = parse(world, DIFF_REPORT_JSON, FALSE);
  JsonObject *guide = item(parsed.object, "guides", 0);
  static const struct {
    const char *old_number, *new_number, *parent;
    int index;
  } rows[] = {{"1", "1", NULL, 0},          {"1.1", "1.1", "prepare", 0},
              {NULL, "1.2", "prepare", 1},  {"1.2", "1.3", "prepare", 2},
              {"1.3", "1.4", "prepare", 3}, {"2", "2", NULL, 1},
              {"2.1", "2.1", "finish", 0},  {"2.2", NULL, "finish", 1}};
  g_assert_cmpuint(length(guide, "steps"), ==, G_N_ELEMENTS(rows));
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    JsonObject *pair = item(guide, "steps", i);
    const char *sides[] = {"old", "new"};
    const char *numbers[] = {rows[i].old_number, rows[i].new_number};
    JsonObject *step = NULL;
    for (guint k = 0; k < 2; k++) {
      if (numbers[k] == NULL) {
        g_assert_true(json_object_get_null_member(pair, sides[k]));
        continue;
      }
      step = json_object_get_object_member(pair, sides[k]);
      g_assert_cmpstr(text_of(step, "number"), ==, numbers[k]);
    }
    g_assert_cmpstr(text_of(step, "parent"), ==, rows[i].parent);
    g_assert_cmpint(json_object_get_int_member(step, "index"), ==, rows[i].index);
    g_assert_cmpuint(length(step, "path"), ==, rows[i].parent == NULL ? 1 : 2);
  }
  g_object_unref(parsed.parser);
}

static void test_redline(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  const Parsed parsed = parse(world, DIFF_REPORT_JSON, FALSE);
  JsonObject *change = item(parsed.object, "changes", 1);
  g_assert_cmpstr(text_of(change, "kind"), ==, "command-changed");
  g_assert_cmpstr(text_of(change, "fingerprint"), ==, "000000000000abc1");
  g_assert_cmpstr(text_of(json_object_get_object_member(change, "new"), "step"), ==, "switch");
  JsonObject *block = item(json_object_get_object_member(change, "redline"), "blocks", 0);
  g_assert_cmpstr(text_of(block, "kind"), ==, "code");
  g_assert_cmpstr(text_of(block, "state"), ==, "changed");
  g_assert_cmpstr(text_of(item(block, "spans", 1), "state"), ==, "removed");
  g_assert_cmpstr(text_of(item(block, "spans", 1), "text"), ==, "web1");
  g_object_unref(parsed.parser);
}

/* What is compared was read with other variables: the report names the guide as it was. */
static void test_other_variables(World *world, gconstpointer data) {
  (void)data;
  Side compared;
  old_setup(&compared);
  compared.guide->fingerprint = "0000-0000-0000";
  world->guides->old_guide = compared.guide;
  world->guides->old_of[NEW_SWITCH] = compared.steps[OLD_SWITCH];
  const Parsed parsed = parse(world, DIFF_REPORT_JSON, FALSE);
  JsonObject *guide = item(parsed.object, "guides", 0);
  g_assert_cmpstr(text_of(json_object_get_object_member(guide, "old"), "fingerprint"), ==,
                  "7KQ2-M9XD-4TRC");
  JsonObject *pair = item(guide, "steps", NEW_SWITCH);
  g_assert_cmpstr(text_of(json_object_get_object_member(pair, "old"), "id"), ==, "switch");
  g_object_unref(parsed.parser);
  book_free(compared.book);
}

/* A guide that only one side has: all its steps are there. */
static void test_guide_removed(World *world, gconstpointer data) {
  (void)data;
  world->guides->new_guide = NULL;
  const Parsed parsed = parse(world, DIFF_REPORT_JSON, FALSE);
  JsonObject *guide = item(parsed.object, "guides", 0);
  g_assert_true(json_object_get_null_member(guide, "new"));
  g_assert_cmpuint(length(guide, "steps"), ==, 7);
  g_object_unref(parsed.parser);
}

/* ---- SARIF ----------------------------------------------------------------------------------------- */

static JsonObject *sarif_result(JsonObject *log, const char *rule) {
  JsonObject *run = item(log, "runs", 0);
  for (guint i = 0; i < length(run, "results"); i++) {
    if (strcmp(text_of(item(run, "results", i), "ruleId"), rule) == 0)
      return item(run, "results", i);
  }
  return NULL;
}

static JsonObject *physical(JsonObject *result) {
  return json_object_get_object_member(item(result, "locations", 0), "physicalLocation");
}

static void test_sarif(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  const Parsed parsed = parse(world, DIFF_REPORT_SARIF, FALSE);
  JsonObject *run = item(parsed.object, "runs", 0);
  JsonObject *driver =
      json_object_get_object_member(json_object_get_object_member(run, "tool"), "driver");
  g_assert_cmpuint(length(driver, "rules"), ==, DIFF_KINDS);
  g_assert_cmpuint(length(run, "results"), ==, 10);
  JsonObject *owner = sarif_result(parsed.object, "owner-changed");
  g_assert_cmpstr(text_of(owner, "level"), ==, "warning");
  g_assert_cmpint(json_object_get_int_member(owner, "ruleIndex"), ==, DIFF_OWNER_CHANGED);
  g_assert_cmpstr(text_of(json_object_get_object_member(owner, "message"), "text"), ==,
                  "Owner changed: 1.2 → 1.3 Switch the servers: dba → web");
  g_assert_cmpuint(length(owner, "suppressions"), ==, 0);
  JsonObject *summary = sarif_result(parsed.object, "summary-changed");
  g_assert_cmpstr(text_of(summary, "level"), ==, "note");
  g_assert_cmpstr(text_of(item(summary, "suppressions", 0), "justification"), ==,
                  "wording only, jk 2026-05-02");
  g_assert_cmpstr(
      text_of(json_object_get_object_member(summary, "partialFingerprints"), "stepbookChange/v1"),
      ==, "000000000000abc7");
  g_object_unref(parsed.parser);
}

/* What is gone stands at the nearest step above it that is left. */
static void test_removed_place(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  Parsed parsed = parse(world, DIFF_REPORT_SARIF, FALSE);
  JsonObject *place = physical(sarif_result(parsed.object, "step-removed"));
  g_assert_cmpint(
      json_object_get_int_member(json_object_get_object_member(place, "region"), "startLine"), ==,
      world->new_side.steps[NEW_FINISH]->place.line);
  place = physical(sarif_result(parsed.object, "section-warning-removed"));
  g_assert_cmpint(
      json_object_get_int_member(json_object_get_object_member(place, "region"), "startLine"), ==,
      world->new_side.steps[NEW_COPY]->place.line);
  g_object_unref(parsed.parser);
  world->guides->new_of[OLD_FINISH] = NULL;
  parsed = parse(world, DIFF_REPORT_SARIF, FALSE);
  place = physical(sarif_result(parsed.object, "step-removed"));
  g_assert_cmpint(
      json_object_get_int_member(json_object_get_object_member(place, "region"), "startLine"), ==,
      1);
  g_object_unref(parsed.parser);
}

static void test_sarif_off(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  const Parsed parsed = parse(world, DIFF_REPORT_SARIF, TRUE);
  JsonObject *moved = sarif_result(parsed.object, "file-moved");
  g_assert_cmpstr(text_of(moved, "level"), ==, "none");
  g_assert_cmpstr(text_of(moved, "kind"), ==, "informational");
  g_object_unref(parsed.parser);
}

/* ---- workflow commands ----------------------------------------------------------------------------- */

static void test_github(World *world, gconstpointer data) {
  (void)data;
  world_fill_steps(world);
  g_autofree char *got = report(world, DIFF_REPORT_GITHUB, FALSE);
  g_assert_cmpstr(
      got, ==,
      "::error title=stepbook diff::re-approval needed: 4 high changes since r01 (1 accepted)\n"
      "::error file=steps.md,line=5,col=5,title=step-added%3A Step added::1.2 Check the space\n"
      "::error file=steps.md,line=6,col=5,title=command-changed%3A Command changed::1.2 → 1.3 "
      "Switch the servers:   switch --from [-web1-]{+web2+} --force\n"
      "::error file=steps.md,line=7,col=5,title=criteria-changed%3A Criteria changed::1.3 → 1.4 "
      "Ready?: [-no errors-] / {+at most three errors+}\n"
      "::error file=steps.md,line=8,col=5,title=step-removed%3A Step removed::2.2 Tell the users\n"
      "::warning file=steps.md,line=6,col=5,title=owner-changed%3A Owner changed::1.2 → 1.3 "
      "Switch the servers: dba → web\n"
      "::notice file=steps.md,line=6,col=5,title=duration-changed%3A Duration changed::1.2 → 1.3 "
      "Switch the servers: (none) → 15 min\n");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/diff_json/" name, World, NULL, world_setup, function, world_teardown)
  TEST("sides", test_sides);
  TEST("mapping", test_mapping);
  TEST("redline", test_redline);
  TEST("other_variables", test_other_variables);
  TEST("guide_removed", test_guide_removed);
  TEST("sarif", test_sarif);
  TEST("removed_place", test_removed_place);
  TEST("sarif_off", test_sarif_off);
  TEST("github", test_github);
  return g_test_run();
}
