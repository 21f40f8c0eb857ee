/* Tests of reports: the four forms, the caret, and what may not reach a terminal.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "render/report_manual.h"

static const char source[] = "# Title\n"
                             "\tsee [a](x.md) and \xe6\xbc\xa2\xe5\xad\x97 [b](y.md)\n"
                             "evil \xe2\x80\xae[c](\x1b[2Jz.md)\n";

typedef struct {
  Book *book;
  Findings *findings;
} World;

static void world_setup(World *world, gconstpointer data) {
  (void)data;
  world->book = book_new();
  world->findings = findings_new();
  book_add_entry(world->book, "guide/a b.md", ENTRY_FILE, 1);
  Document *document =
      document_new(world->book->arena, book_entry(world->book, "guide/a b.md")->path);
  document->source = source;
  document->source_length = strlen(source);
  book_add_document(world->book, document);
  world->book->config->file = "config.yaml";
  world->book->config->source = "content: docs\ntitel: x\n";
  world->book->config->source_length = strlen(world->book->config->source);
}

static void world_teardown(World *world, gconstpointer data) {
  (void)data;
  findings_free(world->findings);
  book_free(world->book);
}

static Place at(guint32 line, guint32 column) { return (Place){"guide/a b.md", line, column}; }

static char *report(World *world, ReportFormat format, gboolean colour) {
  GString *out = g_string_new(NULL);
  report_write(out, world->findings, world->book, format, colour);
  return g_string_free(out, FALSE);
}

static void test_text(World *world, gconstpointer data) {
  (void)data;
  findings_add(world->findings, FINDING_MISSING_FILE, at(2, 6), "did you mean `z.md`?",
               "`x.md` does not exist");
  findings_add_second(world->findings, FINDING_DUPLICATE_ID, at(2, 27), at(1, 1), NULL, "twice");
  findings_add(world->findings, FINDING_MISSING_FILE, at(3, 9), NULL, "`\x1b[2Jz.md` is gone\n");
  findings_add(world->findings, FINDING_CONFIG_UNKNOWN_KEY, (Place){"config.yaml", 2, 1}, NULL,
               "unknown key");
  findings_add(world->findings, FINDING_UNREADABLE_FILE, (Place){"b.md", 0, 0}, NULL, "gone");
  findings_add(world->findings, FINDING_NO_GUIDE, (Place){NULL, 0, 0}, NULL, "no guide");
  findings_finish(world->findings);
  g_autofree char *got = report(world, REPORT_TEXT, FALSE);
  g_assert_cmpstr(got, ==,
                  "warning[no-guide]: no guide\n"
                  "b.md: warning[unreadable-file]: gone\n"
                  "config.yaml:2:1: error[config-unknown-key]: unknown key\n"
                  "    titel: x\n"
                  "    ^\n"
                  "guide/a b.md:2:6: warning[missing-file]: `x.md` does not exist\n"
                  "     see [a](x.md) and \xe6\xbc\xa2\xe5\xad\x97 [b](y.md)\n"
                  "         ^\n"
                  "  hint: did you mean `z.md`?\n"
                  "guide/a b.md:2:23: warning[duplicate-id]: twice\n"
                  "     see [a](x.md) and \xe6\xbc\xa2\xe5\xad\x97 [b](y.md)\n"
                  "                            ^\n"
                  "  see guide/a b.md:1:1\n"
                  "guide/a b.md:3:7: warning[missing-file]: `\\u{001B}[2Jz.md` is gone\\u{000A}\n"
                  "    evil \\u{202E}[c](\\u{001B}[2Jz.md)\n"
                  "                 ^\n");
}

static void test_clipped(World *world, gconstpointer data) {
  (void)data;
  g_autofree char *fill = g_strnfill(300, 'x');
  g_autofree char *line = g_strdup_printf("%s[a](b.md)%s\n", fill, fill);
  world->book->config->source = line;
  world->book->config->source_length = strlen(line);
  findings_add(world->findings, FINDING_CONFIG_TYPE, (Place){"config.yaml", 1, 301}, NULL, "here");
  findings_finish(world->findings);
  g_autofree char *got = report(world, REPORT_TEXT, FALSE);
  g_auto(GStrv) lines = g_strsplit(got, "\n", -1);
  g_assert_cmpstr(lines[0], ==, "config.yaml:1:301: error[config-type]: here");
  g_assert_cmpint(g_utf8_strlen(lines[1], -1), <, 110);
  const glong caret = g_utf8_strlen(lines[2], -1) - 1;
  g_assert_cmpint(*g_utf8_offset_to_pointer(lines[1], caret), ==, '[');
  world->book->config->source = "";
}

static void test_colour(World *world, gconstpointer data) {
  (void)data;
  findings_add(world->findings, FINDING_MISSING_ALT, at(1, 1), NULL, "m");
  findings_finish(world->findings);
  g_autofree char *got = report(world, REPORT_TEXT, TRUE);
  g_assert_nonnull(strstr(got, "\033[1;36mnote[missing-alt]\033[0m: m"));
  g_autofree char *plain = report(world, REPORT_TEXT, FALSE);
  g_assert_null(strchr(plain, '\033'));
}

static void test_content_folder(World *world, gconstpointer data) {
  static const struct {
    ReportFolders folders;
    const char *text, *github;
  } rows[] = {
      {{"/r", "/r", "/r/docs", NULL}, "docs/guide/a b.md:1:1: ", "file=docs/guide/a b.md,"},
      {{"/r/x", "/r/x", "/r/up", NULL}, "/r/up/guide/a b.md:1:1: ", "file=guide/a b.md,"},
      {{"/r/x", "/r/x", "/r/up", "/r"}, "../up/guide/a b.md:1:1: ", "file=up/guide/a b.md,"},
      {{"/r/x/y", "/r/x/y", "/r", "/r"}, "../../guide/a b.md:1:1: ", "file=guide/a b.md,"},
      {{"/r", "/r/docs", "/r/docs", NULL}, "docs/guide/a b.md:1:1: ", "file=docs/guide/a b.md,"},
      {{"/r", "/r", "/r", NULL}, "guide/a b.md:1:1: ", "file=guide/a b.md,"},
      {{"/r", "/r", "/s/docs", NULL}, "/s/docs/guide/a b.md:1:1: ", "file=guide/a b.md,"},
      {{NULL, NULL, NULL, NULL}, "guide/a b.md:1:1: ", "file=guide/a b.md,"}};
  (void)data;
  findings_add(world->findings, FINDING_MISSING_ALT, at(1, 1), NULL, "m");
  findings_finish(world->findings);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    world->book->config->folders = rows[i].folders;
    g_autofree char *text = report(world, REPORT_TEXT, FALSE);
    g_autofree char *github = report(world, REPORT_GITHUB, FALSE);
    g_assert_true(g_str_has_prefix(text, rows[i].text));
    g_assert_nonnull(strstr(github, rows[i].github));
  }
}

static void test_github(World *world, gconstpointer data) {
  (void)data;
  findings_add(world->findings, FINDING_MISSING_ALT, at(2, 27), "a, b", "50%%: x,\ny");
  findings_add(world->findings, FINDING_NO_STEP_LIST, (Place){"a:b.md", 0, 0}, NULL, "m");
  findings_finish(world->findings);
  g_autofree char *got = report(world, REPORT_GITHUB, FALSE);
  g_assert_cmpstr(got, ==,
                  "::error file=a%3Ab.md,title=no-step-list%3A No step list::m\n"
                  "::notice file=guide/a b.md,line=2,col=23,title=missing-alt%3A Image without "
                  "alternative text::50%25: x,\\u{000A}y%0Ahint: a, b\n");
}

static JsonObject *parse(JsonParser *parser, const char *text) {
  g_assert_true(json_parser_load_from_data(parser, text, -1, NULL));
  return json_node_get_object(json_parser_get_root(parser));
}

static void add_hostile(World *world) {
  findings_add_second(world->findings, FINDING_DUPLICATE_ID, at(2, 27), at(1, 1), "h\xff",
                      "bidi \xe2\x80\xae tag \xf3\xa0\x81\x81 csi \xc2\x9b bad \xff end");
  findings_add(world->findings, FINDING_UNREADABLE_FILE, (Place){"b.md", 0, 0}, NULL, "gone");
  findings_finish(world->findings);
}

/* Not one character in the text that a terminal would act on. */
static void assert_quiet(const char *text) {
  g_assert_true(g_utf8_validate(text, -1, NULL));
  for (; *text != '\0'; text = g_utf8_next_char(text))
    g_assert_true(*text == '\n' || !terminal_hides(g_utf8_get_char(text)));
}

static void test_json(World *world, gconstpointer data) {
  (void)data;
  add_hostile(world);
  g_autofree char *got = report(world, REPORT_JSON, FALSE);
  g_autoptr(JsonParser) parser = json_parser_new();
  JsonObject *object = parse(parser, got);
  assert_quiet(got);
  g_assert_cmpint(json_object_get_int_member(object, "format_version"), ==, 1);
  JsonArray *findings = json_object_get_array_member(object, "findings");
  g_assert_cmpuint(json_array_get_length(findings), ==, 2);
  JsonObject *first = json_array_get_object_element(findings, 0);
  g_assert_cmpstr(json_object_get_string_member(first, "code"), ==, "unreadable-file");
  g_assert_true(json_object_get_null_member(first, "hint"));
  g_assert_true(json_object_get_null_member(first, "other"));
  g_assert_true(json_object_get_null_member(json_object_get_object_member(first, "place"), "line"));
  JsonObject *second = json_array_get_object_element(findings, 1);
  JsonObject *place = json_object_get_object_member(second, "place");
  g_assert_cmpstr(json_object_get_string_member(place, "file"), ==, "guide/a b.md");
  g_assert_cmpint(json_object_get_int_member(place, "column"), ==, 23);
  g_assert_cmpstr(json_object_get_string_member(second, "message"), ==,
                  "bidi \xe2\x80\xae tag \xf3\xa0\x81\x81 csi \xc2\x9b bad \xef\xbf\xbd end");
  JsonObject *counts = json_object_get_object_member(object, "counts");
  g_assert_cmpint(json_object_get_int_member(counts, "warning"), ==, 2);
  g_assert_cmpint(json_object_get_int_member(counts, "error"), ==, 0);
}

static void test_sarif(World *world, gconstpointer data) {
  (void)data;
  add_hostile(world);
  g_autofree char *got = report(world, REPORT_SARIF, FALSE);
  g_autoptr(JsonParser) parser = json_parser_new();
  JsonObject *log = parse(parser, got);
  assert_quiet(got);
  g_assert_cmpstr(json_object_get_string_member(log, "version"), ==, "2.1.0");
  JsonObject *run = json_array_get_object_element(json_object_get_array_member(log, "runs"), 0);
  JsonObject *driver =
      json_object_get_object_member(json_object_get_object_member(run, "tool"), "driver");
  JsonArray *rules = json_object_get_array_member(driver, "rules");
  g_assert_cmpuint(json_array_get_length(rules), ==, FINDING_CODES);
  JsonArray *results = json_object_get_array_member(run, "results");
  JsonObject *result = json_array_get_object_element(results, 1);
  const char *id = json_object_get_string_member(result, "ruleId");
  const guint index = (guint)json_object_get_int_member(result, "ruleIndex");
  g_assert_cmpstr(id, ==, "duplicate-id");
  g_assert_cmpstr(json_object_get_string_member(json_array_get_object_element(rules, index), "id"),
                  ==, id);
  JsonObject *location =
      json_array_get_object_element(json_object_get_array_member(result, "locations"), 0);
  JsonObject *physical = json_object_get_object_member(location, "physicalLocation");
  g_assert_cmpstr(json_object_get_string_member(
                      json_object_get_object_member(physical, "artifactLocation"), "uri"),
                  ==, "guide/a%20b.md");
  JsonObject *region = json_object_get_object_member(physical, "region");
  g_assert_cmpint(json_object_get_int_member(region, "startColumn"), ==, 23);
  g_assert_true(json_object_has_member(result, "relatedLocations"));
  JsonObject *plain = json_array_get_object_element(results, 0);
  location = json_array_get_object_element(json_object_get_array_member(plain, "locations"), 0);
  physical = json_object_get_object_member(location, "physicalLocation");
  g_assert_false(json_object_has_member(physical, "region"));
}

static char *summary(const Findings *findings) {
  GString *out = g_string_new(NULL);
  report_summary(out, findings);
  return g_string_free(out, FALSE);
}

static void test_summary(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Findings) none = findings_new();
  findings_finish(none);
  g_autofree char *nothing = summary(none);
  g_assert_cmpstr(nothing, ==, "no findings");
  findings_add(world->findings, FINDING_MISSING_FILE, at(1, 1), NULL, "m");
  findings_add(world->findings, FINDING_MISSING_FILE, at(2, 1), NULL, "m");
  findings_add(world->findings, FINDING_MISSING_FILE, at(3, 1), NULL, "m");
  findings_add(world->findings, FINDING_NO_STEP_LIST, at(1, 1), NULL, "m");
  findings_ignore(world->findings, FINDING_MISSING_FILE, at(3, 1), 3, 3);
  findings_finish(world->findings);
  g_autofree char *some = summary(world->findings);
  g_assert_cmpstr(some, ==, "1 error, 2 warnings (1 ignored)");
}

static void test_formats(void) {
  ReportFormat format = REPORT_TEXT;
  g_assert_true(report_format_by_name(&format, "sarif"));
  g_assert_cmpint(format, ==, REPORT_SARIF);
  g_assert_false(report_format_by_name(&format, "xml"));
}

/* ---- the terminal --------------------------------------------------------------------------------- */

static void test_escape(void) {
  static const struct {
    const char *text, *want;
  } rows[] = {
      {"plain \xc3\xa4 \xe6\xbc\xa2", "plain \xc3\xa4 \xe6\xbc\xa2"},
      {"\x1b[2J\t\r\n\x7f", "\\u{001B}[2J\\u{0009}\\u{000D}\\u{000A}\\u{007F}"},
      {"\xc2\x9b", "\\u{009B}"},
      {"\xe2\x80\xae\xe2\x81\xa6\xd8\x9c", "\\u{202E}\\u{2066}\\u{061C}"},
      {"\xe2\x80\x8b\xef\xbb\xbf\xe2\x80\xa8", "\\u{200B}\\u{FEFF}\\u{2028}"},
      {"\xf3\xa0\x81\x81", "\\u{E0041}"},
      {"a\xff\xc3", "a\\x{FF}\\x{C3}"},
      {"\xed\xa0\x80", "\\x{ED}\\x{A0}\\x{80}"},
      {"\xc0\x80", "\\x{C0}\\x{80}"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    terminal_escape(out, rows[i].text, -1);
    g_assert_cmpstr(out->str, ==, rows[i].want);
  }
  g_autoptr(GString) out = g_string_new(NULL);
  terminal_escape(out, "a\0b", 3);
  g_assert_cmpstr(out->str, ==, "a\\u{0000}b");
}

/* Any bytes: what comes out is valid, harmless, and made once for all. */
static void test_escape_random(void) {
  GRand *random = g_rand_new_with_seed(7);
  for (guint round = 0; round < 20000; round++) {
    char bytes[24];
    const gsize length = (gsize)g_rand_int_range(random, 0, sizeof bytes);
    for (gsize i = 0; i < length; i++) {
      static const guchar likely[] = {0xE2, 0x80, 0xAE, 0xF3, 0xA0, 0x81, 0xC2, 0x1B, 'a', 0};
      bytes[i] = (char)(g_rand_boolean(random) ? likely[g_rand_int_range(random, 0, sizeof likely)]
                                               : g_rand_int_range(random, 0, 256));
    }
    g_autoptr(GString) once = g_string_new(NULL);
    g_autoptr(GString) twice = g_string_new(NULL);
    terminal_escape(once, bytes, (gssize)length);
    g_assert_true(g_utf8_validate(once->str, (gssize)once->len, NULL));
    for (const char *at = once->str; *at != '\0'; at = g_utf8_next_char(at))
      g_assert_false(terminal_hides(g_utf8_get_char(at)));
    terminal_escape(twice, once->str, -1);
    g_assert_cmpstr(twice->str, ==, once->str);
  }
  g_rand_free(random);
}

/* The caret stands under the character that the column names, whatever is in the line. */
static void test_caret_random(World *world, gconstpointer data) {
  (void)data;
  static const char *const pieces[] = {"a", "\t", "\xc3\xa4", "\xe2\x80\xae", " ", "\x1b", "\xff"};
  GRand *random = g_rand_new_with_seed(11);
  for (guint round = 0; round < 3000; round++) {
    g_autoptr(GString) line = g_string_new(NULL);
    const gint count = g_rand_int_range(random, 0, 200);
    const gint at_piece = g_rand_int_range(random, 0, count + 1);
    guint32 column = 0;
    for (gint i = 0; i <= count; i++) {
      if (i == at_piece) {
        column = (guint32)line->len + 1;
        g_string_append_c(line, '#');
      }
      g_string_append(line, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    }
    g_autoptr(Findings) findings = findings_new();
    findings_add(findings, FINDING_CONFIG_TYPE, (Place){"config.yaml", 1, column}, NULL, "m");
    findings_finish(findings);
    world->book->config->source = line->str;
    world->book->config->source_length = line->len;
    g_autoptr(GString) out = g_string_new(NULL);
    report_write(out, findings, world->book, REPORT_TEXT, FALSE);
    g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
    const glong caret = g_utf8_strlen(lines[2], -1) - 1;
    g_assert_cmpint(lines[2][caret], ==, '^');
    g_assert_cmpint(*g_utf8_offset_to_pointer(lines[1], caret), ==, '#');
    world->book->config->source = "";
    world->book->config->source_length = 0;
  }
  g_rand_free(random);
}

/* ---- the manual ------------------------------------------------------------------------------------ */

static void test_manual(void) {
  g_autofree char *unit = g_path_get_dirname(__FILE__);
  g_autofree char *path = g_build_filename(unit, "../../../docs/findings.md", NULL);
  if (!g_file_test(path, G_FILE_TEST_EXISTS) && g_getenv("STEPBOOK_SOURCE") != NULL) {
    g_free(path);
    path = g_build_filename(g_getenv("STEPBOOK_SOURCE"), "docs/findings.md", NULL);
  }
  g_autofree char *page = NULL;
  g_autoptr(GString) made = g_string_new(NULL);
  findings_manual(made);
  for (FindingCode code = 0; code < FINDING_CODES; code++) {
    g_autofree char *heading = g_strdup_printf("\n### %s\n", finding_kind(code)->name);
    g_assert_nonnull(strstr(made->str, heading));
  }
  if (!g_file_get_contents(path, &page, NULL, NULL)) {
    g_test_skip("docs/findings.md is not here");
    return;
  }
  /* Differs? Then: stepbook manual findings >docs/findings.md */
  g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
  g_auto(GStrv) wanted = g_strsplit(made->str, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), ==, g_strv_length(wanted));
  for (gsize i = 0; lines[i] != NULL; i++)
    g_assert_cmpstr(lines[i], ==, wanted[i]);
}

#define TEST(path, function) g_test_add(path, World, NULL, world_setup, function, world_teardown)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  TEST("/report/text", test_text);
  TEST("/report/clipped", test_clipped);
  TEST("/report/colour", test_colour);
  TEST("/report/content-folder", test_content_folder);
  TEST("/report/github", test_github);
  TEST("/report/json", test_json);
  TEST("/report/sarif", test_sarif);
  TEST("/report/summary", test_summary);
  g_test_add_func("/report/formats", test_formats);
  g_test_add_func("/report/escape", test_escape);
  g_test_add_func("/report/escape-random", test_escape_random);
  TEST("/report/caret-random", test_caret_random);
  g_test_add_func("/report/manual", test_manual);
  return g_test_run();
}
