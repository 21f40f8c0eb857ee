/* Hostile text: 64 KB of anything are read or refused in bounded time and memory.
 *
 * Each case repeats a piece of text, between a start and an end, up to 64 KB.
 *
 * SPDX-License-Identifier: MIT
 */
#include "markdown_fixture.h"
#include "../seconds.h"

enum { SIZE = 65536, MEBIBYTES = 128 };

static const struct {
  const char *start, *piece, *end;
} cases[] = {
    {"", "[", ""},
    {"", "![", ""},
    {"", "[a](", ""},
    {"", "[a](b)", ""},
    {"", "_[a](b)", ""},
    {"[a]: b\n\n", "[a](\"", ""},
    {"[a]: b\n\n", "[a](x (", ""},
    {"", "[a]: b\n", ""},
    {"", "[^", ""},
    {"", "[^a]", ""},
    {"[^a]\n\n[^a]: ", "[^a] ", ""},
    {"", "> ", "a"},
    {"", ">", "a\nb\nb\nb"},
    {"", "- ", "a"},
    {"", "> 1. ", "a"},
    {"", "*a ", ""},
    {"", "*a_", ""},
    {"", "*", ""},
    {"", "~~a ", ""},
    {"", "`", ""},
    {"", "`a``b", ""},
    {"", "<", ""},
    {"", "a <?", ""},
    {"", "a <!X ", ""},
    {"", "a <![CDATA[ ", ""},
    {"", "a <!-- ", ""},
    {"", "<a b=\"", ""},
    {"", "@", ""},
    {"", "@a", ""},
    {"", "a@b.", ""},
    {"", "{", ""},
    {"", "{.a", ""},
    {"", "{a=\"", ""},
    {"x\n\n", "{b=1}\n\n", ""},
    {"1. x ", "*y*{b=1}", " {.root}"},
    {"x ", "{.a}", " y"},
    {"", "x{.a}\n\n", ""},
    {"x", "{b=1}", ""},
    {"", "x {b=1}", ""},
    {"[x](y)", "{b=1}", ""},
    {"*x*", "{b=1}", " y"},
    {"", "&", ""},
    {"", "\\", ""},
    {"", "http://", ""},
    {"", "http://a.b/_c_", ""},
    {"http://a/", "_b_", ""},
    {"http://a/", "_b_/", ""},
    {"", "www.a.b ", ""},
    {"", "|", ""},
    {"", "|\n", ""},
    {"", "| a\n", ""},
    {"", "|a|\n|-|\n{.x}\n", ""},
    {"", "# a {#a}\n", ""},
    {"", "# \n", ""},
    {"", "\r", ""},
    {"", "\xFF", ""},
    {"", "+$$$\n", ""},
    {"", "$$$\n", ""},
    {"", ":::{note}\n", ""},
    {"", ":::{note}\n:::\n", ""},
    {"", "```{note}\na\n```\n", ""},
    {"", "```note::\n`a <b>`_\n```\n", ""},
    {"", "!!! note\n    a\n", ""},
    {"", "(a)=\n", ""},
    {"", "> [!NOTE]\n> a\n\n", ""},
    {"", "**Note:** a\n\n", ""},
    {"", "{kbd}`a`", ""},
    {"", "<div>", ""},
    {"", "<div>\n\n", ""},
    {"<p>", "<b a=1>", ""},
    {"", "<kbd>a</kbd>", ""},
    {"", "<a name=\"a\"></a>", ""},
    {"<table>", "<tr><td>", ""},
    {"<table>\n\n", "<tr>\n\n<td>\n\na\n\n</td>\n\n</tr>\n\n", ""},
    {"<a>", "<b><a>", ""},
    {"<div>", "<b><div></b>", ""},
    {"<a", " b", ">"},
    {"<div", " b=c", ">"},
    {"", "<!-- stepbook: ignore missing-alt -- x -->\n\n", ""},
    {"---\na: ", "[", "\n---\n"},
};

static void read_hostile(const char *text, gsize length, const char *name) {
  Fixture fixture = fixture_new();
  config_set_variable(fixture.arena, fixture.config, "v", "value", (Place){0});
  const double start = seconds();
  fixture_read(&fixture, text, length);
  const double took = seconds() - start;
  if (took > SECONDS)
    g_error("%s: %.1f seconds", name, took);
  g_assert_cmpuint(arena_used(fixture.arena), <, MEBIBYTES * (gsize)1048576);
  g_assert_nonnull(fixture.document->title);
  NodeWalk walk = node_walk(fixture.document->root);
  while (node_walk_next(&walk))
    g_assert_cmpint(walk.node->kind, <, NODE_KINDS);
  fixture_free(&fixture);
}

static void test_repeated(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) text = g_string_new(cases[i].start);
    while (text->len + strlen(cases[i].piece) + strlen(cases[i].end) <= SIZE)
      g_string_append(text, cases[i].piece);
    g_string_append(text, cases[i].end);
    read_hostile(text->str, text->len, cases[i].piece);
  }
}

/* What took time that grows with the square of the length is seen only in a longer text. */
static const struct {
  const char *start, *piece, *end;
} long_cases[] = {
    {"", "_www.", ""},
    {"", "[a]: b (x\n\n", ""},
    {"", "[a]: b 'x\n\n", ""},
    {"", "> [a]: b 'x\n>\n", ""},
    {"", "[a]: b (x\n", ""},
    {"", "http://a_", ""},
    {"", "@v@ http://a.b ", ""},
    {"", "a <!-- stepbook: ignore missing-alt -- x -->\n", ""},
    {"", "<!-- stepbook: ignore missing-alt -- x -->\n", ""},
};

static void test_long(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(long_cases); i++) {
    g_autoptr(GString) text = g_string_new(long_cases[i].start);
    while (text->len < 16 * SIZE)
      g_string_append(text, long_cases[i].piece);
    g_string_append(text, long_cases[i].end);
    read_hostile(text->str, text->len, long_cases[i].piece);
  }
}

static void append_times(GString *text, const char *piece, guint times) {
  while (times-- > 0)
    g_string_append(text, piece);
}

/* Emphasis in emphasis, with an address in each; elements that the parser takes out of tables. */
static void test_nested(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  append_times(text, "*@a ", 80000);
  append_times(text, "a* ", 80000);
  read_hostile(text->str, text->len, "*@a … a*");
  g_string_assign(text, "<div>\n");
  append_times(text, "<table><b>x</b></table>", 20000);
  g_string_append(text, "\n</div>\n");
  read_hostile(text->str, text->len, "<table><b>");
}

static void expect_refused(const GString *text) {
  Fixture fixture = fixture_new();
  const double start = seconds();
  fixture_read(&fixture, text->str, text->len);
  g_assert_cmpfloat(seconds() - start, <, SECONDS);
  g_assert_cmpint(findings_at(fixture.findings, 0)->code, ==, FINDING_SOURCE_TOO_COMPLEX);
  g_assert_null(fixture.document->root->first);
  g_assert_cmpstr(fixture.document->title, ==, "Page");
  fixture_free(&fixture);
}

/* A table of 4,000 columns and 4,000 rows of one cell. */
static void test_wide_table(void) {
  g_autoptr(GString) text = g_string_new("|");
  append_times(text, "a|", 4000);
  g_string_append(text, "\n|");
  append_times(text, "-|", 4000);
  g_string_append_c(text, '\n');
  append_times(text, "|a|\n", 4000);
  expect_refused(text);
}

/* Many links to one long target. */
static void test_references(void) {
  g_autoptr(GString) text = g_string_new("[a]: ");
  append_times(text, "x", 40000);
  g_string_append(text, "\n\n");
  append_times(text, "[a]", 13000);
  expect_refused(text);
}

static void test_nesting(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  append_times(text, "- ", 12000);
  g_string_append(text, "a\n");
  expect_refused(text);
  /* A line across the page is no nesting. */
  g_autoptr(GString) fine = g_string_new(NULL);
  append_times(fine, "- ", 12000);
  g_string_append_c(fine, '\n');
  check(fine->str, "hr");
}

static void test_size(void) {
  g_autofree char *text = g_malloc(4 * 1048576 + 1);
  memset(text, 'a', 4 * 1048576 + 1);
  Fixture fixture = fixture_new();
  fixture_read(&fixture, text, 4 * 1048576 + 1);
  g_assert_cmpint(findings_at(fixture.findings, 0)->code, ==, FINDING_SOURCE_TOO_LARGE);
  fixture_free(&fixture);
  read_hostile(text, 4 * 1048576, "4 MiB of one word");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/hostile/repeated", test_repeated);
  g_test_add_func("/hostile/wide-table", test_wide_table);
  g_test_add_func("/hostile/long", test_long);
  g_test_add_func("/hostile/nested", test_nested);
  g_test_add_func("/hostile/references", test_references);
  g_test_add_func("/hostile/nesting", test_nesting);
  g_test_add_func("/hostile/size", test_size);
  return g_test_run();
}
