/* The YAML that is accepted: the tree, its places, what is refused and where, and the limits.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/yaml.h"

#include <string.h>

#include "../seconds.h"

typedef struct {
  Arena *arena;
  Findings *findings;
  YamlNode *root;
  gboolean fine;
} Run;

static Run run_bytes(const char *bytes, gsize length, guint32 lines_before) {
  Run run = {.arena = arena_new(), .findings = findings_new()};
  const YamlSource source = {"c.yaml", lines_before, FINDING_CONFIG_SYNTAX,
                             FINDING_CONFIG_DUPLICATE_KEY};
  run.fine = yaml_read(&run.root, run.arena, &source, bytes, length, run.findings);
  findings_finish(run.findings);
  g_assert_cmpint(run.fine, ==, findings_count(run.findings) == 0);
  return run;
}

static Run run_text(const char *text) { return run_bytes(text, strlen(text), 0); }

static void run_end(Run *run) {
  findings_free(run->findings);
  arena_free(run->arena);
}

static void assert_place(Place place, guint32 line, guint32 column) {
  g_assert_cmpstr(place.file, ==, "c.yaml");
  g_assert_cmpuint(place.line, ==, line);
  g_assert_cmpuint(place.column, ==, column);
}

static void test_tree(void) {
  Run run = run_text("title: Upgrade\n"
                     "größe: 'größer' \n"
                     "guides:\n"
                     "  - steps: a.md\n"
                     "    id: a\n"
                     "  - b.md\n"
                     "empty:\n"
                     "flow: {a: [1, \"2\"], b: ~}\n");
  g_assert_true(run.fine);
  g_assert_cmpint(run.root->kind, ==, YAML_MAPPING);
  g_assert_cmpuint(run.root->count, ==, 5);
  const YamlNode *title = yaml_get(run.root, "title");
  g_assert_cmpstr(title->text, ==, "Upgrade");
  g_assert_true(title->plain);
  assert_place(title->place, 1, 8);
  const YamlNode *size = yaml_get(run.root, "größe");
  g_assert_false(size->plain);
  assert_place(size->key_place, 2, 1);
  assert_place(size->place, 2, 10); /* bytes, though libyaml counts characters */
  const YamlNode *guides = yaml_get(run.root, "guides");
  g_assert_cmpint(guides->kind, ==, YAML_LIST);
  g_assert_cmpuint(guides->count, ==, 2);
  assert_place(yaml_get(guides->first, "id")->key_place, 5, 5);
  assert_place(guides->last->place, 6, 5);
  g_assert_true(yaml_is_nothing(yaml_get(run.root, "empty")));
  const YamlNode *flow = yaml_get(run.root, "flow");
  g_assert_true(yaml_is_nothing(yaml_get(flow, "b")));
  g_assert_false(yaml_get(flow, "a")->last->plain);
  g_assert_null(yaml_get(run.root, "missing"));
  g_assert_null(yaml_get(title, "missing"));
  g_assert_cmpstr(yaml_joined(run.arena, run.root, ","), ==, "Upgrade,größer,a.md,a,b.md,,1,2,~");
  g_assert_cmpstr(yaml_joined(run.arena, flow->first, ", "), ==, "1, 2");
  g_assert_cmpstr(yaml_joined(run.arena, title, ", "), ==, "Upgrade");
  run_end(&run);
}

static void test_nothing(void) {
  static const char *const texts[] = {"", "# only a comment\n", "---\n...\n", "\xEF\xBB\xBF"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    Run run = run_text(texts[i]);
    g_assert_true(run.fine);
    g_assert_true(run.root == NULL || yaml_is_nothing(run.root));
    run_end(&run);
  }
}

static void test_lines(void) {
  Run run = run_text("\xEF\xBB\xBF"
                     "a: 1\r\nb:\r\n  c: 2\r\n");
  g_assert_true(run.fine);
  assert_place(run.root->first->place, 1, 4);
  assert_place(run.root->last->first->key_place, 3, 3);
  g_assert_cmpstr(run.root->last->first->text, ==, "2");
  run_end(&run);
  run = run_bytes("a: 1\na: 2\n", 10, 1);
  g_assert_cmpuint(findings_at(run.findings, 0)->place.line, ==, 3);
  run_end(&run);
}

typedef struct {
  const char *text;
  FindingCode code;
  guint32 line, column;
  const char *message; /* a part of it */
} Refusal;

static const Refusal refusals[] = {
    {"a: *b\n", FINDING_CONFIG_SYNTAX, 1, 4, "aliases"},
    {"a: &b c\n", FINDING_CONFIG_SYNTAX, 1, 4, "anchors"},
    {"a: &b [c]\n", FINDING_CONFIG_SYNTAX, 1, 4, "anchors"},
    {"x: 1\na: !!str c\n", FINDING_CONFIG_SYNTAX, 2, 4, "tags"},
    {"a: ! c\n", FINDING_CONFIG_SYNTAX, 1, 4, "tags"},
    {"a: 1\nb: 2\na: 3\n", FINDING_CONFIG_DUPLICATE_KEY, 3, 1, "'a'"},
    {"a: {b: 1, b: 2}\n", FINDING_CONFIG_DUPLICATE_KEY, 1, 11, "'b'"},
    {"? [a]\n: b\n", FINDING_CONFIG_SYNTAX, 1, 3, "key must be a text"},
    {"a: 1\n---\nb: 2\n", FINDING_CONFIG_SYNTAX, 2, 1, "second document"},
    {"a: \"x\\e[31m\"\n", FINDING_CONFIG_SYNTAX, 1, 4, "control"},
    {"a: \"x\\0y\"\n", FINDING_CONFIG_SYNTAX, 1, 4, "control"},
    {"a: 1\nb: \x01\n", FINDING_CONFIG_SYNTAX, 2, 4, "control"},
    {"a: 1\nbc: \xff\n", FINDING_CONFIG_SYNTAX, 2, 5, "UTF-8"},
    {"a:\n\tb: 1\n", FINDING_CONFIG_SYNTAX, 2, 1, "cannot start any token"},
    {"a: @x@\n", FINDING_CONFIG_SYNTAX, 1, 4, "cannot start any token"},
    {"a: b: c\n", FINDING_CONFIG_SYNTAX, 1, 5, "mapping values"},
    {"a: [1, 2\n", FINDING_CONFIG_SYNTAX, 2, 1, "not valid YAML"},
    {"a: 'x\n", FINDING_CONFIG_SYNTAX, 2, 1, "not valid YAML"},
    {"a: 1\n  b: 2\n", FINDING_CONFIG_SYNTAX, 2, 4, "not valid YAML"},
};

static void test_refused(void) {
  for (guint i = 0; i < G_N_ELEMENTS(refusals); i++) {
    const Refusal *want = &refusals[i];
    Run run = run_text(want->text);
    g_assert_cmpuint(findings_count(run.findings), ==, 1);
    const Finding *finding = findings_at(run.findings, 0);
    g_test_message("%u: %u:%u %s", i, finding->place.line, finding->place.column, finding->message);
    g_assert_cmpint(finding->code, ==, want->code);
    assert_place(finding->place, want->line, want->column);
    g_assert_nonnull(strstr(finding->message, want->message));
    g_assert_nonnull(finding->hint);
    run_end(&run);
  }
}

/* What is refused does not hide what comes behind it. */
static void test_all_at_once(void) {
  Run run = run_text("a: &x 1\nb: *x\nc: !t 2\nc: 3\nd: [*y, ok]\ne: fine\nf: 'x\n");
  g_assert_cmpuint(findings_count(run.findings), ==, 6);
  g_assert_cmpstr(yaml_get(run.root, "e")->text, ==, "fine");
  g_assert_cmpstr(yaml_get(run.root, "c")->text, ==, "2");
  g_assert_cmpint(yaml_get(run.root, "b")->kind, ==, YAML_REFUSED);
  g_assert_cmpuint(yaml_get(run.root, "d")->count, ==, 2);
  g_assert_true(yaml_get(run.root, "d")->whole);
  g_assert_false(run.root->whole);
  const Finding *twice = findings_at(run.findings, 3);
  g_assert_cmpint(twice->code, ==, FINDING_CONFIG_DUPLICATE_KEY);
  assert_place(twice->other, 3, 1);
  run_end(&run);
}

static char *repeated(const char *part, guint count, const char *end) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < count; i++)
    g_string_append(text, part);
  g_string_append(text, end);
  return g_string_free(text, FALSE);
}

/* Each is at the size limit or over it, and none may take long. */
static void test_limits(void) {
  static const struct {
    const char *part;
    guint count;
    gboolean fine;
    const char *message;
  } hostile[] = {
      {"[", 65000, FALSE, "16 deep"},     {"{a: ", 16000, FALSE, "16 deep"},
      {"- ", 30000, FALSE, "16 deep"},    {"? ", 30000, FALSE, "16 deep"},
      {"- a\n", 9000, TRUE, NULL},        {"- a\n", 12000, FALSE, "10000 parts"},
      {"# x\n", 16384, TRUE, NULL},       {"# x\n", 16385, FALSE, "64 KiB"},
      {"a: 1\n", 4900, FALSE, "twice"},   {"\"", 65536, FALSE, "not valid"},
      {"!!", 32000, FALSE, "tags"},       {"&a ", 20000, FALSE, "not valid"},
      {"[]: ", 2400, FALSE, "not valid"}, {"a", 65536, TRUE, NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(hostile); i++) {
    g_autofree char *text = repeated(hostile[i].part, hostile[i].count, "");
    const double before = seconds();
    Run run = run_text(text);
    const double taken = seconds() - before;
    g_test_message("%.4s x %u: %.3f s", hostile[i].part, hostile[i].count, taken);
    g_assert_cmpfloat(taken, <, SECONDS);
    g_assert_cmpint(run.fine, ==, hostile[i].fine);
    gboolean found = hostile[i].message == NULL;
    for (guint f = 0; f < findings_count(run.findings) && !found; f++) {
      g_test_message("%s", findings_at(run.findings, f)->message);
      found = strstr(findings_at(run.findings, f)->message, hostile[i].message) != NULL;
    }
    g_assert_true(found);
    run_end(&run);
  }
}

static void test_depth(void) {
  g_autofree char *deep = repeated("[", 16, "]]]]]]]]]]]]]]]]");
  Run run = run_text(deep);
  g_assert_true(run.fine);
  run_end(&run);
}

/* Every start of a valid text, and every text with one byte changed, is read or refused. */
static void test_damaged(void) {
  static const char text[] = "a: {b: [1, \"2\\n\"]}\n# c\n? d\n: - |\n    e\n  - 'f'\ng: >\n  h\n";
  for (gsize i = 0; i < sizeof text; i++) {
    Run cut = run_bytes(text, i, 0);
    run_end(&cut);
    for (guint byte = 0; byte < 256; byte++) {
      char changed[sizeof text];
      memcpy(changed, text, sizeof text);
      changed[i] = (char)byte;
      Run run = run_bytes(changed, sizeof text - 1, 0);
      run_end(&run);
    }
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/yaml/tree", test_tree);
  g_test_add_func("/yaml/nothing", test_nothing);
  g_test_add_func("/yaml/lines", test_lines);
  g_test_add_func("/yaml/refused", test_refused);
  g_test_add_func("/yaml/all-at-once", test_all_at_once);
  g_test_add_func("/yaml/limits", test_limits);
  g_test_add_func("/yaml/depth", test_depth);
  g_test_add_func("/yaml/damaged", test_damaged);
  return g_test_run();
}
