/* Tests of the ground floor: arena, places, findings.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "../seconds.h"
#include "base/arena.h"
#include "base/finding.h"
#include "base/place.h"

static void test_arena_pieces(void) {
  g_autoptr(Arena) arena = arena_new();
  char *pieces[2000];
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    const gsize size = (i * 37) % 9000;
    pieces[i] = arena_alloc(arena, size);
    g_assert_cmpuint((guintptr)pieces[i] % 8, ==, 0);
    for (gsize k = 0; k < size; k++)
      g_assert_cmpint(pieces[i][k], ==, 0);
    memset(pieces[i], (int)(i & 0x7f), size);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    for (gsize k = 0; k < (i * 37) % 9000; k++)
      g_assert_cmpint(pieces[i][k], ==, (int)(i & 0x7f));
  }
}

static void count_up(gpointer data) { ++*(int *)data; }

static void test_arena_cleanup(void) {
  int count = 0;
  Arena *arena = arena_new();
  arena_cleanup(arena, count_up, &count);
  arena_cleanup(arena, count_up, &count);
  g_hash_table_insert(arena_hash_table(arena), arena_strdup(arena, "key"), arena);
  g_assert_cmpint(count, ==, 0);
  arena_free(arena);
  g_assert_cmpint(count, ==, 2);
}

static void test_arena_text(void) {
  g_autoptr(Arena) arena = arena_new();
  g_assert_cmpstr(arena_strndup(arena, "stepbook", 4), ==, "step");
  g_assert_null(arena_strdup(arena, NULL));
  g_assert_cmpstr(arena_printf(arena, "%s-%d", "a", 7), ==, "a-7");
  g_assert_cmpstr(arena_join(arena, "a", "", "bc"), ==, "abc");
  g_assert_null(*(void **)arena_pointers(arena, NULL));
}

static void test_place_line(void) {
  const char text[] = "one\r\ntwo \xc3\xa4\n\nlast";
  const struct {
    guint32 line;
    const char *want;
  } rows[] = {{1, "one"}, {2, "two \xc3\xa4"}, {3, ""}, {4, "last"}, {5, ""}, {99, ""}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    gsize length = 0;
    const char *line = place_line(text, strlen(text), rows[i].line, &length);
    g_autofree char *got = g_strndup(line, length);
    g_assert_cmpstr(got, ==, rows[i].want);
  }
  g_assert_cmpuint(place_column_characters("\xc3\xa4\xc3\xb6x", 5, 5), ==, 3);
  g_assert_cmpuint(place_column_characters("ab", 2, 9), ==, 9);
  g_assert_cmpuint(place_column_characters("ab", 2, 0), ==, 0);
}

static Place at(guint32 line, guint32 column) { return (Place){"a.md", line, column}; }

static void test_findings_order(void) {
  g_autoptr(Findings) findings = findings_new();
  findings_add(findings, FINDING_MISSING_FILE, at(9, 1), NULL, "late");
  findings_add(findings, FINDING_MISSING_FILE, at(2, 5), "a hint", "same");
  findings_add(findings, FINDING_MISSING_FILE, at(2, 5), "a hint", "same");
  findings_add(findings, FINDING_EMPTY_LINK, at(2, 1), NULL, "first");
  findings_finish(findings);
  g_assert_cmpuint(findings_count(findings), ==, 3);
  g_assert_cmpstr(findings_at(findings, 0)->message, ==, "first");
  g_assert_cmpstr(findings_at(findings, 1)->hint, ==, "a hint");
  g_assert_cmpstr(findings_at(findings, 2)->message, ==, "late");
  g_assert_cmpuint(findings_at_least(findings, LEVEL_WARNING), ==, 3);
  g_assert_cmpuint(findings_at_least(findings, LEVEL_ERROR), ==, 0);
}

static void test_findings_levels(void) {
  g_autoptr(Findings) findings = findings_new();
  findings_set_level(findings, FINDING_MISSING_FILE, LEVEL_ERROR);
  findings_set_level(findings, FINDING_EMPTY_LINK, LEVEL_OFF);
  findings_add(findings, FINDING_MISSING_FILE, at(1, 1), NULL, "a");
  findings_add(findings, FINDING_EMPTY_LINK, at(1, 1), NULL, "b");
  findings_finish(findings);
  g_assert_cmpuint(findings_count(findings), ==, 1);
  g_assert_cmpuint(findings_of_level(findings, LEVEL_ERROR), ==, 1);
}

static void test_findings_ignore(void) {
  g_autoptr(Findings) findings = findings_new();
  findings_add(findings, FINDING_MISSING_FILE, at(4, 1), NULL, "hidden");
  findings_add(findings, FINDING_MISSING_FILE, at(7, 1), NULL, "shown");
  findings_add(findings, FINDING_EMPTY_LINK, at(4, 1), NULL, "other code");
  findings_ignore(findings, FINDING_MISSING_FILE, at(3, 1), 3, 5);
  findings_ignore(findings, FINDING_WRONG_CASE, at(8, 1), 8, 0);
  findings_finish(findings);
  g_assert_cmpuint(findings_ignored(findings), ==, 1);
  g_assert_cmpuint(findings_count(findings), ==, 3);
  g_assert_cmpstr(findings_at(findings, 0)->message, ==, "other code");
  g_assert_cmpstr(findings_at(findings, 1)->message, ==, "shown");
  g_assert_cmpint(findings_at(findings, 2)->code, ==, FINDING_UNUSED_IGNORE);
}

static void test_findings_ignore_overlaps(void) {
  g_autoptr(Findings) findings = findings_new();
  findings_add(findings, FINDING_MISSING_FILE, at(4, 1), NULL, "in both");
  findings_add(findings, FINDING_MISSING_FILE, at(8, 1), NULL, "in the long one");
  findings_add(findings, FINDING_MISSING_FILE, at(21, 1), NULL, "in none");
  findings_ignore(findings, FINDING_MISSING_FILE, at(2, 1), 2, 20);
  findings_ignore(findings, FINDING_MISSING_FILE, at(3, 1), 3, 5);
  findings_ignore(findings, FINDING_MISSING_FILE, at(6, 1), 6, 7);
  findings_ignore(findings, FINDING_MISSING_FILE, (Place){"other.md", 1, 1}, 1, 0);
  findings_finish(findings);
  g_assert_cmpuint(findings_ignored(findings), ==, 2);
  g_assert_cmpuint(findings_count(findings), ==, 3);
  g_assert_cmpuint(findings_at(findings, 0)->place.line, ==, 6);
  g_assert_cmpstr(findings_at(findings, 1)->message, ==, "in none");
  g_assert_cmpstr(findings_at(findings, 2)->place.file, ==, "other.md");
}

/* Many of both, and the lines of no ignore are those of a finding. */
static void test_findings_many_ignores(void) {
  g_autoptr(Findings) findings = findings_new();
  for (guint i = 0; i < FINDINGS_MOST / 2; i++)
    findings_add(findings, FINDING_MISSING_FILE, at(3 * i + 1, 1), NULL, "x");
  for (guint i = 0; i < 400000; i++)
    findings_ignore(findings, FINDING_MISSING_FILE, at(3 * i + 2, 1), 3 * i + 2, 3 * i + 3);
  const double start = seconds();
  findings_finish(findings);
  g_assert_cmpfloat(seconds() - start, <, SECONDS);
  g_assert_cmpuint(findings_ignored(findings), ==, 0);
  g_assert_cmpuint(findings_count(findings), ==, FINDINGS_MOST);
}

/* Gathered apart, they come out as if they had been added to one. */
static void test_findings_join(void) {
  g_autoptr(Findings) findings = findings_new();
  findings_set_level(findings, FINDING_EMPTY_LINK, LEVEL_OFF);
  for (guint i = 0; i < 2; i++) {
    g_autoptr(Findings) fork = findings_fork(findings);
    const guint many = FINDINGS_MOST / 2 + 5;
    for (guint k = 0; k < many; k++)
      findings_add(fork, FINDING_MISSING_FILE, at(1 + i * many + k, 1), "hint", "part %u", i);
    findings_add(fork, FINDING_EMPTY_LINK, at(1, 1), NULL, "off");
    findings_ignore(fork, FINDING_MISSING_FILE, at(1, 1), 1 + i * many, 1 + i * many);
    findings_join(findings, fork);
  }
  findings_finish(findings);
  g_assert_cmpuint(findings_ignored(findings), ==, 2);
  g_assert_cmpuint(findings_count(findings), ==, FINDINGS_MOST - 3); /* without ignored and off */
  g_assert_cmpuint(findings_dropped(findings), ==, 12);
  const Finding *last = findings_at(findings, findings_count(findings) - 1);
  g_assert_cmpstr(last->message, ==, "part 1");
  g_assert_cmpstr(last->hint, ==, "hint");
}

static void test_findings_bound(void) {
  g_autoptr(Findings) findings = findings_new();
  for (guint i = 0; i < FINDINGS_MOST + 5; i++)
    findings_add(findings, FINDING_MISSING_FILE, at(i + 1, 1), NULL, "m");
  findings_finish(findings);
  g_assert_cmpuint(findings_count(findings), ==, FINDINGS_MOST);
  g_assert_cmpuint(findings_dropped(findings), ==, 5);
  g_assert_cmpuint(findings_at_least(findings, LEVEL_NOTE), ==, FINDINGS_MOST + 5);
}

static void test_catalogue(void) {
  for (FindingCode code = 0; code < FINDING_CODES; code++) {
    const FindingKind *kind = finding_kind(code);
    g_assert_true(g_regex_match_simple("^[a-z0-9]+(-[a-z0-9]+)*$", kind->name, 0, 0));
    g_assert_cmpint(finding_code_by_name(kind->name), ==, code);
    g_assert_true(g_str_has_suffix(kind->explanation, "."));
    g_assert_false(g_str_has_suffix(kind->title, "."));
  }
  g_assert_cmpint(finding_code_by_name("no-such-code"), ==, FINDING_CODES);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/base/arena/pieces", test_arena_pieces);
  g_test_add_func("/base/arena/cleanup", test_arena_cleanup);
  g_test_add_func("/base/arena/text", test_arena_text);
  g_test_add_func("/base/place/line", test_place_line);
  g_test_add_func("/base/findings/order", test_findings_order);
  g_test_add_func("/base/findings/levels", test_findings_levels);
  g_test_add_func("/base/findings/ignore", test_findings_ignore);
  g_test_add_func("/base/findings/ignore-overlaps", test_findings_ignore_overlaps);
  g_test_add_func("/base/findings/many-ignores", test_findings_many_ignores);
  g_test_add_func("/base/findings/join", test_findings_join);
  g_test_add_func("/base/findings/bound", test_findings_bound);
  g_test_add_func("/base/catalogue", test_catalogue);
  return g_test_run();
}
