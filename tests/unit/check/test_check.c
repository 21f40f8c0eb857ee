/* Tests of the rules: each with what it reports and what it must leave alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "../resolve/world.h"

#include "check/rules.h"

#define TEST(path, function) g_test_add(path, World, NULL, world_setup, function, world_teardown)

/* Only what the test is about; the pace and the words of titles have tests of their own. */
static void check(World *world, const char *want) {
  static const FindingCode others[] = {FINDING_LONG_STRETCH, FINDING_NO_VERB, FINDING_TWO_ACTIONS,
                                       FINDING_MISSING_CONTACT, FINDING_MISSING_DURATION};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    findings_set_level(world->findings, others[i], LEVEL_OFF);
  book_resolve(world->book, world->findings);
  book_check(world->book, world->findings);
  g_autofree char *got = world_findings(world);
  g_assert_cmpstr(got, ==, want);
}

static Guide *guide_in(World *world) {
  return world_guide(world, world_document(world, "steps.md"), "upgrade");
}

/* Makes the steps without a parent the top of the guide. */
static void set_top(World *world, Guide *guide) {
  g_autoptr(GPtrArray) top = g_ptr_array_new();
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    if (step->parent == NULL)
      g_ptr_array_add(top, step);
  }
  guide->top = arena_pointers(world->book->arena, top);
  guide->top_count = top->len;
}

static Step *step_with(World *world, Guide *guide, const char *key, const char *value) {
  Step *step = world_step(world, guide, "x", NULL);
  world_attribute(world, step, key, value);
  return step;
}

static void test_values(World *world, gconstpointer data) {
  static const char *const good[][2] = {
      {"risk", "low"},          {"risk", "high"},      {"importance", "optional"},
      {"duration", "90s"},      {"duration", "45m"},   {"duration", "1h30m"},
      {"duration", "2h5s"},     {"owner", "anyone"},   {"hosts", "any"},
      {"decider", "the board"}, {"deadline", "02:00"}, {"aliases", "a b"}};
  static const char *const bad[][2] = {{"risk", "hihg"},       {"risk", ""},
                                       {"importance", "must"}, {"duration", "45"},
                                       {"duration", "1.5h"},   {"duration", "m"},
                                       {"duration", "30m1h"},  {"duration", ""},
                                       {"duration", "1h1h"},   {"duration", "9999999s"}};
  (void)data;
  Guide *guide = guide_in(world);
  for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
    step_with(world, guide, good[i][0], good[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    step_with(world, guide, bad[i][0], bad[i][1]);
  set_top(world, guide);
  const char *duration = "write hours, minutes or seconds up to 9999h, such as 45m, 1h30m, 90s";
  g_autofree char *want = g_strdup_printf(
      "13 attribute-value `hihg` is no risk | did you mean `high`?\n"
      "14 attribute-value `` is no risk | it is one of `low`, `medium`, `high`\n"
      "15 attribute-value `must` is no importance | it is one of `required`, `recommended`, "
      "`optional`\n"
      "16 attribute-value `45` is no duration | %s\n"
      "17 attribute-value `1.5h` is no duration | %s\n"
      "18 attribute-value `m` is no duration | %s\n"
      "19 attribute-value `30m1h` is no duration | %s\n"
      "20 attribute-value `` is no duration | %s\n"
      "21 attribute-value `1h1h` is no duration | %s\n"
      "22 attribute-value `9999999s` is no duration | %s\n",
      duration, duration, duration, duration, duration, duration, duration);
  check(world, want);
}

static void test_people(World *world, gconstpointer data) {
  static const char *const names[] = {"app1", NULL};
  (void)data;
  Guide *guide = guide_in(world);
  Owner owner = {.id = "dba", .name = "Database team"};
  HostGroup group = {.id = "app", .names = names};
  g_ptr_array_add(world->book->config->owners, &owner);
  g_ptr_array_add(world->book->config->host_groups, &group);
  step_with(world, guide, "owner", "dba");
  step_with(world, guide, "owner", "dab");
  step_with(world, guide, "hosts", "app");
  step_with(world, guide, "hosts", "web");
  set_top(world, guide);
  check(world,
        "2 attribute-value `dab` is no owner of the configuration | did you mean `dba`?\n"
        "4 attribute-value `web` is no group of hosts of the configuration | it is one of `app`\n");
}

static void test_unknown(World *world, gconstpointer data) {
  static const char *const classes[] = {"sumary", "warning", "tip", "mine", NULL};
  (void)data;
  Guide *guide = guide_in(world);
  step_with(world, guide, "commandId", "a");
  step_with(world, guide, "commandId", "b");
  Step *step = step_with(world, guide, "durations", "45m");
  step->body = node_new(world->book->arena, NODE_ROOT, 3, 1);
  Node *paragraph = node_new(world->book->arena, NODE_PARAGRAPH, 4, 1);
  const Attributes attributes = {.classes = classes, .place = {"steps.md", 4, 9}};
  paragraph->attributes = &attributes;
  node_append(step->body, paragraph);
  set_top(world, guide);
  check(world, "1 unknown-attribute `commandId` is an attribute without a meaning, here and in 1 "
               "more place\n"
               "3 unknown-attribute `durations` is an attribute without a meaning | did you mean "
               "`duration`?\n"
               "4 unknown-class `mine` is a class without a meaning\n"
               "4 unknown-class `sumary` is a class without a meaning | did you mean `summary`?\n");
}

static Step *named(World *world, Guide *guide, const char *id, const char *after) {
  Step *step = world_step(world, guide, id, NULL);
  step->id_explicit = TRUE;
  if (after != NULL)
    world_attribute(world, step, "after", after);
  return step;
}

static void test_references(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  world_anchor(world, guide->document, "restore-it");
  Step *first = named(world, guide, "first", NULL);
  world_attribute(world, first, "aliases", "#old");
  world_step(world, guide, "made", NULL);
  named(world, guide, "third", "#first, #old");
  named(world, guide, "fourth", "#frist third #made");
  world_attribute(world, named(world, guide, "d", NULL), "undo", "nothing");
  set_top(world, guide);
  check(
      world,
      "4 attribute-value `after` names `#frist`, and no step has that id | did you mean `#first`?\n"
      "4 attribute-value `after` names `#made`, and no step has that id | step 2 has no id of its "
      "own: write {#made} behind its title\n"
      "4 attribute-value `after` names `third`, which is no id of a step | write the id of a step: "
      "`#third`\n"
      "5 attribute-value `undo` names `nothing`, which is no id of a step | write the id of a "
      "step: `#nothing`\n");
}

static const char circle_hint[] = "name only steps that can be done without this one";

/* A step may be done before the one in front of it, as long as nothing goes round. */
static void test_order_is_free(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  named(world, guide, "a", NULL);
  named(world, guide, "b", "#c");
  named(world, guide, "c", "#a");
  named(world, guide, "d", "#b #c #a");
  set_top(world, guide);
  check(world, "");
}

static void test_circles(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  named(world, guide, "self", "#self");
  named(world, guide, "b", "#d");
  named(world, guide, "c", NULL);
  named(world, guide, "d", NULL);
  named(world, guide, "e", "#f");
  named(world, guide, "f", "#e");
  set_top(world, guide);
  g_autofree char *want =
      g_strdup_printf("1 after-cycle `after` makes step 1 wait for itself: 1 | %s\n"
                      "2 after-cycle `after` makes step 2 wait for itself: 2 → 4 → 3 → 2 | %s\n"
                      "5 after-cycle `after` makes step 5 wait for itself: 5 → 6 → 5 | %s\n",
                      circle_hint, circle_hint, circle_hint);
  check(world, want);
}

static void put_below(World *world, Step *parent, Step *child) {
  Step **children = arena_new_array(world->book->arena, Step *, parent->child_count + 1);
  for (guint i = 0; i < parent->child_count; i++)
    children[i] = parent->children[i];
  children[parent->child_count++] = child;
  parent->children = children;
  child->parent = parent;
}

/* A parent is done when its children are, and they start with it: neither waits for the other. */
static void test_circles_of_levels(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = guide_in(world);
  Step *parent = named(world, guide, "parent", NULL);
  put_below(world, parent, named(world, guide, "child", "#parent"));
  Step *other = named(world, guide, "other", "#grandchild");
  put_below(world, other, named(world, guide, "grandchild", NULL));
  put_below(world, other, named(world, guide, "sister", "#child"));
  set_top(world, guide);
  g_autofree char *want =
      g_strdup_printf("2 after-cycle `after` makes step 2 wait for itself: 2 → 1 → 2 | %s\n"
                      "3 after-cycle `after` makes step 3 wait for itself: 3 → 4 → 3 | %s\n",
                      circle_hint, circle_hint);
  check(world, want);
}

/* Against a plain search: a circle is reported exactly when no order of the steps exists. */
static void test_circles_random(void) {
  GRand *random = g_rand_new_with_seed(3);
  guint circles = 0;
  for (guint round = 0; round < 2000; round++) {
    World world;
    world_setup(&world, NULL);
    Guide *guide = guide_in(&world);
    gint waits[8];
    for (gint i = 0; i < 8; i++) {
      waits[i] = g_rand_int_range(random, 0, 3) == 0 ? g_rand_int_range(random, 0, 8) : -1;
      g_autofree char *id = g_strdup_printf("s%d", i);
      g_autofree char *after = waits[i] < 0 ? NULL : g_strdup_printf("#s%d", waits[i]);
      named(&world, guide, id, after == NULL ? NULL : arena_strdup(world.book->arena, after));
    }
    set_top(&world, guide);
    book_resolve(world.book, world.findings);
    book_check(world.book, world.findings);
    findings_finish(world.findings);
    guint done = 0;
    for (gint turn = 0; turn < 8; turn++) {
      for (gint i = 0; i < 8; i++) {
        const gint needs = waits[i] >= 0 ? waits[i] : i - 1;
        if (needs < 0 || done & 1u << needs)
          done |= 1u << i;
      }
    }
    g_assert_cmpint(findings_count(world.findings) > 0, ==, done != 0xFF);
    circles += done != 0xFF;
    world_teardown(&world, NULL);
  }
  g_assert_cmpuint(circles, >, 100);
  g_rand_free(random);
}

static void test_whole_tree(World *world, gconstpointer data) {
  (void)data;
  Document *list = world_document(world, "steps.md");
  Variable used = {.name = "product", .place = {"config.yaml", 7, 3}, .used = TRUE};
  Variable unused = {.name = "prodct", .place = {"config.yaml", 8, 3}};
  world_link(world, list, "reached.md");
  world_document(world, "reached.md");
  world_document(world, "lonely.md");
  world_document(world, "b/README.md");
  world_document(world, "b/index.markdown");
  world_guide(world, list, "upgrade");
  world_asset(world, "used.png", "x", 1);
  world_entry(world, "unused.PNG", ENTRY_FILE);
  world_entry(world, "brand/logo.svg", ENTRY_FILE);
  world_entry(world, "notes.txt", ENTRY_FILE);
  world_entry(world, "folder.png", ENTRY_FOLDER);
  world->book->config->theme.logo = "content/brand/logo.svg";
  g_ptr_array_add(world->book->config->variables, &used);
  g_ptr_array_add(world->book->config->variables, &unused);
  list->reached = TRUE;
  book_document(world->book, "reached.md")->reached = TRUE;
  book_check(world->book, world->findings);
  world->book->whole_tree = TRUE;
  check(world, "8 unused-variable no text uses `@prodct@`\n"
               "1 orphan-document no chain of links leads from a guide to this document\n"
               "0 unused-image no text uses this image\n");
}

static Document *with_id(World *world, const char *path, const char *id) {
  world_entry(world, path, ENTRY_FILE);
  Document *document = document_new(world->book->arena, book_entry(world->book, path)->path);
  document->header_id = id;
  document->source = "---\ntitle: x\nheader-id: y\n---\n";
  book_add_document(world->book, document);
  return document;
}

static void test_header_ids(World *world, gconstpointer data) {
  Route route = {.prefix = "/docs", .folder = "v2"};
  (void)data;
  with_id(world, "v1/a.md", "same");
  with_id(world, "v2/a.md", "same");
  with_id(world, "v2/b.md", "other");
  with_id(world, "v2/c.md", "same");
  with_id(world, "v22/c.md", "same");
  book_check(world->book, world->findings);
  g_ptr_array_add(world->book->config->routes, &route);
  check(world, "3 duplicate-id the header-id `same` is also that of `v2/a.md` | give each document "
               "its own\n");
  g_assert_cmpstr(findings_at(world->findings, 0)->other.file, ==, "v2/a.md");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  TEST("/check/values", test_values);
  TEST("/check/people", test_people);
  TEST("/check/unknown", test_unknown);
  TEST("/check/references", test_references);
  TEST("/check/order", test_order_is_free);
  TEST("/check/circles", test_circles);
  TEST("/check/circles-of-levels", test_circles_of_levels);
  g_test_add_func("/check/circles-random", test_circles_random);
  TEST("/check/whole-tree", test_whole_tree);
  TEST("/check/header-ids", test_header_ids);
  return g_test_run();
}
