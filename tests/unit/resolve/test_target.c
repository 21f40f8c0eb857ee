/* Tests of targets: relative paths against a plain way to work them out, and back again.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/link_target.h"

#include <string.h>

#include "resolve/locate.h"
#include "world.h"

/* The path by a stack of parts, written without a thought for speed; NULL above the root. */
static char *plain_join(const char *source, const char *reference) {
  g_autofree char *folder = g_path_get_dirname(source);
  g_autofree char *whole =
      strcmp(folder, ".") == 0 ? g_strdup(reference) : g_strconcat(folder, "/", reference, NULL);
  g_auto(GStrv) parts = g_strsplit(whole, "/", -1);
  g_autoptr(GPtrArray) stack = g_ptr_array_new();
  for (char **part = parts; *part != NULL; part++) {
    if (**part == '\0' || strcmp(*part, ".") == 0)
      continue;
    if (strcmp(*part, "..") != 0) {
      g_ptr_array_add(stack, *part);
    } else if (stack->len == 0) {
      return NULL;
    } else {
      g_ptr_array_set_size(stack, (gint)stack->len - 1);
    }
  }
  g_ptr_array_add(stack, NULL);
  return g_strjoinv("/", (char **)stack->pdata);
}

static void append_parts(GString *out, GRand *random, const char *const *words, gint count) {
  for (gint i = g_rand_int_range(random, 0, 6); i >= 0; i--) {
    g_string_append(out, words[g_rand_int_range(random, 0, count)]);
    if (i > 0)
      g_string_append(out, g_rand_int_range(random, 0, 8) == 0 ? "//" : "/");
  }
}

static void test_paths(void) {
  static const char *const words[] = {"a", "b", "..", ".", "\xc3\xa4", "x y", "..a", "a.md"};
  static const char *const names[] = {"a", "b", "c d"};
  GRand *random = g_rand_new_with_seed(5);
  guint inside = 0;
  for (guint round = 0; round < 20000; round++) {
    g_autoptr(GString) source = g_string_new(NULL);
    g_autoptr(GString) reference = g_string_new(NULL);
    append_parts(source, random, names, G_N_ELEMENTS(names));
    append_parts(reference, random, words, G_N_ELEMENTS(words));
    g_autofree char *plain_source = plain_join("", source->str);
    g_autofree char *want = plain_join(plain_source, reference->str);
    g_auto(LinkTarget) target;
    link_target_read(&target, reference->str, plain_source);
    g_assert_cmpint(target.kind, ==, want == NULL ? LINK_TARGET_OUTSIDE : LINK_TARGET_PATH);
    g_assert_cmpstr(target.path, ==, want);
    inside += want != NULL;
  }
  g_assert_cmpuint(inside, >, 5000);
  g_rand_free(random);
}

/* What a hint says to write leads to the file that it means. */
static void test_written_and_read(void) {
  static const char *const names[] = {"a",        "b c", "x:y", "p%20q", "(r)",  "#s?",
                                      "\xc3\xa4", "t\"", "u`",  "v<w>",  "a.md", "[z]"};
  GRand *random = g_rand_new_with_seed(6);
  for (guint round = 0; round < 20000; round++) {
    g_autoptr(GString) source = g_string_new(NULL);
    g_autoptr(GString) path = g_string_new(NULL);
    g_autoptr(GString) written = g_string_new(NULL);
    append_parts(source, random, names, G_N_ELEMENTS(names));
    append_parts(path, random, names, G_N_ELEMENTS(names));
    g_autofree char *plain_source = plain_join("", source->str);
    g_autofree char *plain_path = plain_join("", path->str);
    link_target_append(written, plain_source, plain_path);
    g_assert_null(strpbrk(written->str, " ()<>\"#"));
    g_auto(LinkTarget) target;
    link_target_read(&target, written->str, plain_source);
    g_assert_cmpint(target.kind, ==, LINK_TARGET_PATH);
    g_assert_cmpstr(target.path, ==, plain_path);
  }
  g_rand_free(random);
}

static void test_kinds(void) {
  static const struct {
    const char *written;
    LinkTargetKind kind;
    const char *path, *fragment;
  } rows[] = {
      {"", LINK_TARGET_EMPTY, NULL, NULL},
      {" \t", LINK_TARGET_EMPTY, NULL, NULL},
      {"#", LINK_TARGET_SAME, "", NULL},
      {"?x=1", LINK_TARGET_SAME, "", NULL},
      {"#a%20b", LINK_TARGET_SAME, "", "a b"},
      {"x.md#a?b", LINK_TARGET_PATH, "d/x.md", "a?b"},
      {"x.md?a#b", LINK_TARGET_PATH, "d/x.md", "b"},
      {"x.md#a#b", LINK_TARGET_TWO_FRAGMENTS, NULL, "a#b"},
      {"x.md##", LINK_TARGET_TWO_FRAGMENTS, NULL, "#"},
      {"a%2Fb%zz%0", LINK_TARGET_PATH, "d/a/b%zz%0", NULL},
      {"a%00b", LINK_TARGET_PATH, "d/a%00b", NULL},
      {"a%ffb", LINK_TARGET_PATH, "d/a%ffb", NULL},
      {"%2e%2e/x", LINK_TARGET_PATH, "x", NULL},
      {"%2e%2e/%2e%2e/x", LINK_TARGET_OUTSIDE, NULL, NULL},
      {"..", LINK_TARGET_PATH, "", NULL},
      {"/a/../b", LINK_TARGET_ABSOLUTE, "/a/../b", NULL},
      {"%2Fetc/passwd", LINK_TARGET_ABSOLUTE, "/etc/passwd", NULL},
      {"//host/x", LINK_TARGET_EXTERNAL, NULL, NULL},
      {"HTTPS://host/x", LINK_TARGET_EXTERNAL, NULL, NULL},
      {"mailto:a@b", LINK_TARGET_EXTERNAL, NULL, NULL},
      {"JavaScript:x", LINK_TARGET_UNSAFE, NULL, NULL},
      {"vbscript:x", LINK_TARGET_UNSAFE, NULL, NULL},
      {"file:///etc/passwd", LINK_TARGET_UNSAFE, NULL, NULL},
      {"java\tscript:x", LINK_TARGET_PATH, "d/java\tscript:x", NULL},
      {"DATA:image/png;base64,", LINK_TARGET_DATA, NULL, NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_auto(LinkTarget) target;
    link_target_read(&target, rows[i].written, "d/s.md");
    g_assert_cmpint(target.kind, ==, rows[i].kind);
    if (rows[i].path != NULL)
      g_assert_cmpstr(target.path, ==, rows[i].path);
    g_assert_cmpstr(target.fragment, ==, rows[i].fragment);
  }
}

static void test_locate(World *world, gconstpointer data) {
  static const struct {
    const char *path;
    Located located;
    const char *entry;
  } rows[] = {{"a/b.md", LOCATED_FILE, "a/b.md"},
              {"A/B.MD", LOCATED_OTHER_CASE, "a/b.md"},
              {"a", LOCATED_FOLDER, "a"},
              {"A", LOCATED_NOTHING, NULL},
              {"", LOCATED_FOLDER, NULL},
              {"out", LOCATED_OUTSIDE, NULL},
              {"out/x/y.md", LOCATED_OUTSIDE, NULL},
              {"outer/x.md", LOCATED_NOTHING, NULL},
              {"a/b.md/c", LOCATED_NOTHING, NULL},
              {"pipe", LOCATED_OTHER, NULL},
              {"\xc3\xa4.md", LOCATED_OTHER_CASE, "\xc3\x84.md"},
              {"\xff.md", LOCATED_NOTHING, NULL}};
  (void)data;
  world_entry(world, "a/b.md", ENTRY_FILE);
  world_entry(world, "\xc3\x84.md", ENTRY_FILE);
  world_entry(world, "out", ENTRY_OUTSIDE);
  world_entry(world, "pipe", ENTRY_OTHER);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const Entry *entry = NULL;
    g_assert_cmpint(locate_path(&entry, world->book, rows[i].path), ==, rows[i].located);
    g_assert_cmpstr(entry == NULL ? NULL : entry->path, ==, rows[i].entry);
  }
  g_assert_true(path_is_below("docs/a", "docs") && path_is_below("docs/a", ""));
  g_assert_false(path_is_below("docs_secret/a", "docs") || path_is_below("docs", "docs"));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/target/paths", test_paths);
  g_test_add_func("/target/written-and-read", test_written_and_read);
  g_test_add_func("/target/kinds", test_kinds);
  g_test_add("/target/locate", World, NULL, world_setup, test_locate, world_teardown);
  return g_test_run();
}
