/* Tests of fingerprints: what changes them and what does not.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/fingerprint.h"

#include "world.h"

#define TEST(path, function) g_test_add(path, World, NULL, world_setup, function, world_teardown)

static void add_text(World *world, Node *parent, const char *text) {
  node_append(parent, node_new_text(world->book->arena, text, strlen(text), 1, 1));
}

static Step *make(World *world) {
  Guide *guide = world_guide(world, world_document(world, "steps.md"), "upgrade");
  guide->title = "Upgrade";
  Step *step = world_step(world, guide, "copy", NULL);
  add_text(world, step->title, "Copy the data");
  return step;
}

/* The code of the book as it is now. */
static const char *take(World *world) {
  book_fingerprint(world->book);
  return ((const Guide *)world->book->guides->pdata[0])->fingerprint;
}

static void test_form(World *world, gconstpointer data) {
  (void)data;
  Step *step = make(world);
  const char *code = take(world);
  g_assert_true(
      g_regex_match_simple("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$", code, 0, 0));
  g_assert_cmpuint(strlen(step->fingerprint), ==, 64);
}

static void test_same(World *world, gconstpointer data) {
  (void)data;
  Step *step = make(world);
  const char *first = take(world);
  step->place.line += 10;
  step->title->line += 10;
  Node *title = step->title;
  node_unlink(title->first);
  add_text(world, title, "Copy");
  node_append(title, node_new(world->book->arena, NODE_SOFT_BREAK, 1, 5));
  add_text(world, title, "the data");
  g_assert_cmpstr(take(world), ==, first);
}

static void test_other(World *world, gconstpointer data) {
  (void)data;
  Step *step = make(world);
  const Owner owner = {.id = "dba"};
  ChangeField field = {"number", "CHG-1"};
  const char *before = take(world);
  step->fields.duration = 60;
  const char *after = take(world);
  g_assert_cmpstr(after, !=, before);
  before = after;
  step->fields.owner = &owner;
  g_assert_cmpstr((after = take(world)), !=, before);
  before = after;
  g_ptr_array_add(world->book->config->change, &field);
  g_assert_cmpstr((after = take(world)), !=, before);
  before = after;
  add_text(world, step->title, "!");
  g_assert_cmpstr((after = take(world)), !=, before);
  before = after;
  Document *details = world_document(world, "details.md");
  g_ptr_array_add(step->guide->documents, details);
  g_assert_cmpstr((after = take(world)), !=, before);
  before = after;
  add_text(world, details->root, "More.");
  g_assert_cmpstr(take(world), !=, before);
}

/* Codes stand on paper that is kept: what has been printed stays valid. Large enough for several parts. */
static void test_kept(World *world, gconstpointer data) {
  (void)data;
  static const gint64 durations[] = {0, -1, 9, 10, -60, 123456789, G_MAXINT64, G_MININT64};
  Step *step = make(world);
  add_text(world, step->title, "(all) of \\srv, \\\\db (and) more)");
  for (guint i = 0; i < 50; i++) {
    g_autofree char *name = g_strdup_printf("details-%u.md", i);
    Document *details = world_document(world, name);
    add_text(world, details->root, name);
    g_ptr_array_add(step->guide->documents, details);
    step = world_step(world, step->guide, name, NULL);
    add_text(world, step->title, i % 2 == 0 ? "(" : "");
    step->fields.duration = durations[i % G_N_ELEMENTS(durations)];
  }
  g_assert_cmpstr(take(world), ==, "D1YY-ZXBK-ENP8");
  g_assert_cmpstr(step->fingerprint, ==,
                  "2c25a15673f46b0a4ab00d234795d0bcbb7e2b71379d070018367e7c96f8c6a6");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  TEST("/fingerprint/form", test_form);
  TEST("/fingerprint/same", test_same);
  TEST("/fingerprint/other", test_other);
  TEST("/fingerprint/kept", test_kept);
  return g_test_run();
}
