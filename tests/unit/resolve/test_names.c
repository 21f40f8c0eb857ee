/* Tests of names: portable, unique whatever the source is called, and no page of our own is met.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "resolve/portable.h"
#include "world.h"

static char *portable(const char *text) {
  GString *out = g_string_new(NULL);
  portable_append(out, text, -1);
  return g_string_free(out, FALSE);
}

static void test_portable(void) {
  static const struct {
    const char *text, *want;
  } rows[] = {
      {"prune-the-database", "prune-the-database"},
      {"Plan B (final).v2", "Plan-B-final-.v2"},
      {"a--b", "a--b"},
      {"gr\xc3\xb6\xc3\x9f"
       "e",
       "grosse"},
      {"caf\xc3\xa9", "cafe"},
      {"...", "xab5df625"},
      {".hidden.", "hidden"},
      {"-x-", "x"},
      {"CON", "_CON"},
      {"nul.txt", "_nul.txt"},
      {"com1", "_com1"},
      {"com0", "com0"},
      {"console", "console"},
      {"a/b\\c:d*e", "a-b-c-d-e"},
      {"a\x01\xff", "a"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *got = portable(rows[i].text);
    g_assert_cmpstr(got, ==, rows[i].want);
  }
  g_autofree char *one = portable("\xe7\xac\xac\xe4\xb8\x80");
  g_autofree char *two = portable("\xe7\xac\xac\xe4\xba\x8c");
  g_assert_cmpuint(strlen(one), ==, 9);
  g_assert_cmpstr(one, !=, two);
  g_autofree char *fill = g_strnfill(500, 'x');
  g_autofree char *cut = portable(fill);
  g_assert_cmpuint(strlen(cut), ==, PORTABLE_LONGEST);
}

/* Any bytes make a name that every file system takes. */
static void test_portable_random(void) {
  GRand *random = g_rand_new_with_seed(9);
  for (guint round = 0; round < 20000; round++) {
    char bytes[16];
    const gint length = g_rand_int_range(random, 1, sizeof bytes);
    for (gint i = 0; i < length; i++)
      bytes[i] = (char)(g_rand_boolean(random) ? "aA.-_ con"[g_rand_int_range(random, 0, 9)]
                                               : g_rand_int_range(random, 1, 256));
    g_autoptr(GString) name = g_string_new(NULL);
    g_autoptr(GString) again = g_string_new(NULL);
    portable_append(name, bytes, length);
    g_assert_cmpuint(name->len, >, 0);
    g_assert_cmpuint(strspn(name->str, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_."), ==,
                     name->len);
    g_assert_null(strchr(".-", name->str[0]));
    g_assert_null(strchr(".-", name->str[name->len - 1]));
    portable_append(again, name->str, -1);
    g_assert_cmpstr(again->str, ==, name->str);
  }
  g_rand_free(random);
}

#define ASSERT_NAMES(array, type, want)                                                            \
  do {                                                                                             \
    g_autoptr(GString) names = g_string_new(NULL);                                                 \
    for (guint n = 0; n < (array)->len; n++)                                                       \
      g_string_append_printf(names, "%s ", ((const type *)(array)->pdata[n])->name);               \
    g_assert_cmpstr(names->str, ==, want);                                                         \
  } while (0)

static void test_documents(World *world, gconstpointer data) {
  static const char *const paths[] = {"B/plan.md", "a.html/x.md", "a.md",         "b/Plan.markdown",
                                      "b/plan.md", "index.md",    "sub/index.md", "con/aux.md"};
  (void)data;
  for (gsize i = G_N_ELEMENTS(paths); i > 0; i--)
    world_document(world, paths[i - 1]);
  book_resolve(world->book, world->findings);
  ASSERT_NAMES(world->book->documents, Document,
               "B/plan a.html_/x a b/Plan-2 b/plan-3 _con/_aux index-2 sub/index ");
}

static void test_steps_and_guides(World *world, gconstpointer data) {
  (void)data;
  static const char *const ids[] = {"upgrade", "Documents", "UPGRADE", "files", "v5.html", "404"};
  for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
    g_autofree char *path = g_strdup_printf("%u.md", (guint)i);
    world_guide(world, world_document(world, path), ids[i]);
  }
  Guide *guide = world->book->guides->pdata[0];
  static const char *const steps[] = {"index", "a", "A", "a-2", "a", "\xc3\xa4"};
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++)
    world_step(world, guide, steps[i], NULL);
  book_resolve(world->book, world->findings);
  ASSERT_NAMES(guide->steps, Step, "index-2 a A-2 a-2-2 a-3 a-4 ");
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < world->book->guides->len; i++)
    g_string_append_printf(names, "%s ", ((Guide *)world->book->guides->pdata[i])->id);
  g_assert_cmpstr(names->str, ==, "upgrade Documents-2 UPGRADE-2 files-2 v5.html_ 404 ");
}

/* Old ids have pages, unless those would be the pages of other steps. */
static void test_aliases(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = world_guide(world, world_document(world, "steps.md"), "upgrade");
  Step *first = world_step(world, guide, "a", NULL);
  Step *second = world_step(world, guide, "b", NULL);
  world_attribute(world, first, "aliases", "old, #b  B index #older \xc3\xa4");
  world_attribute(world, second, "aliases", "old");
  book_resolve(world->book, world->findings);
  g_assert_cmpuint(first->alias_count, ==, 2);
  g_assert_cmpstr(first->aliases[0].id, ==, "old");
  g_assert_cmpstr(first->aliases[0].name, ==, "old");
  g_assert_cmpstr(first->aliases[1].id, ==, "older");
  g_assert_cmpuint(second->alias_count, ==, 0);
}

static void test_assets(World *world, gconstpointer data) {
  static const char gif[] = "GIF89a\1\0\1\0\0\0\0";
  static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
  static const char bad[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>";
  (void)data;
  world_asset(world, "a/Plan B.png", gif, 13); /* the bytes decide */
  world_asset(world, "b/other.gif", gif, 13);  /* the same bytes */
  world_asset(world, "c/x.svg", svg, sizeof svg - 1);
  world_asset(world, "d/evil.svg", bad, sizeof bad - 1);
  world_asset(world, "d/page.HTML", "text", 4);
  world_asset(world, "e/tool.tar.gz", "1", 1);
  world_asset(world, "f/TOOL.tar.gz", "2", 1);
  world_asset(world, "g/LICENSE", "mine", 4);
  world_asset(world, "g/hidden", " \n<html>", 8);
  world_asset(world, "h/notes.txt", "<html>", 6);
  book_resolve(world->book, world->findings);
  ASSERT_NAMES(world->book->assets, Asset,
               "Plan-B.gif Plan-B.gif x.svg evil.svg.txt page.HTML.txt tool.tar.gz "
               "TOOL.tar-d4735e3a.gz LICENSE hidden.txt notes.txt ");
}

/* Many names that all come out alike cost no more than others, and stay apart. */
static void test_many(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = world_guide(world, world_document(world, "steps.md"), "upgrade");
  for (guint i = 0; i < 20000; i++)
    world_step(world, guide, i % 2 == 0 ? "same" : "SAME", NULL);
  book_resolve(world->book, world->findings);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    g_assert_true(g_hash_table_add(seen, g_ascii_strdown(step->name, -1)));
  }
}

#define TEST(path, function) g_test_add(path, World, NULL, world_setup, function, world_teardown)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/names/portable", test_portable);
  g_test_add_func("/names/portable-random", test_portable_random);
  TEST("/names/documents", test_documents);
  TEST("/names/steps-and-guides", test_steps_and_guides);
  TEST("/names/aliases", test_aliases);
  TEST("/names/assets", test_assets);
  TEST("/names/many", test_many);
  return g_test_run();
}
