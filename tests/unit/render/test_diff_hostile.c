/* Tests that no text of others breaks a report of a diff, whatever the format.
 *
 * A report of hostile texts must have the same bones as one of harmless texts: as many lines, and as many of the characters
 * that the format is made of.
 *
 * SPDX-License-Identifier: MIT
 */
#include <json-glib/json-glib.h>

#include "diff_world.h"
#include "render/diff_redline_html.h"
#include "render/diff_report.h"

static const char *const hostile[] = {
    "</script><script>alert(1)</script>",
    "--> <!-- ]]> <![CDATA[ </style> </del></ins></details>",
    "\" onload='x' `code` ```",
    "\x1b[2J\x07\x08\x7f\xc2\x9b",
    "\xe2\x80\xae\xe2\x81\xa6\xd8\x9c\xe2\x80\x8b\xef\xbb\xbf",
    "| a | b |\n| - | - |\n\n# head\n\n- item\n1. one\n",
    "[a](javascript:x) ![b](c) <d@e.f> **g** __h__ ~~i~~ \\ &amp; &#0;",
    "::error::x%0A::set-output name=y::z\r\n::stop-commands::t",
    "{{name}} {{{raw}}} ${x} $y$ [-a-] {+b+}",
    "\xe2\x80\xa8line\xe2\x80\xa9paragraph\xf3\xa0\x80\x81\xef\xbf\xbe",
};

static char *harmless_of(const char *text) { return g_strnfill(strlen(text), 'x'); }

/* ---- a diff in which every text is the same ------------------------------------------------------- */

static void fill_redline(World *world, DiffChange *change, const char *text) {
  for (guint i = 0; change->redline != NULL && i < change->redline->block_count; i++) {
    const RedlineBlock *block = &change->redline->blocks[i];
    for (guint k = 0; k < block->span_count; k++)
      ((RedlineSpan *)&block->spans[k])->text = arena_strdup(world->diff->arena, text);
  }
}

static void fill_side(Side *side, const char *text) {
  side->guide->title = text;
  side->guide->id = text;
  side->guide->revision = text;
  for (guint i = 0; i < side->guide->steps->len; i++) {
    side->steps[i]->title_text = text;
    side->steps[i]->id = text;
    side->steps[i]->place.file = text;
  }
}

static void fill(World *world, const char *text) {
  world_fill(world);
  Diff *diff = world->diff;
  diff->old_name = diff->new_name = text;
  for (guint i = 0; i < diff->changes->len; i++) {
    DiffChange *change = diff->changes->pdata[i];
    change->subject = change->subject == NULL ? NULL : text;
    change->old_value = change->old_value == NULL ? NULL : text;
    change->new_value = change->new_value == NULL ? NULL : text;
    change->reason = change->reason == NULL ? NULL : text;
    change->old_place.file = change->old_place.file == NULL ? NULL : text;
    change->new_place.file = change->new_place.file == NULL ? NULL : text;
    fill_redline(world, change, text);
  }
  fill_side(&world->old_side, text);
  fill_side(&world->new_side, text);
}

static char *report_of(const char *text, DiffReportFormat format) {
  World world;
  const DiffReportWish wish = {.format = format, .all = TRUE, .fail_on = DIFF_HIGH};
  GString *out = g_string_new(NULL);
  world_setup(&world, NULL);
  fill(&world, text);
  if (format == DIFF_REPORT_HTML) {
    for (guint i = 0; i < world.diff->changes->len; i++) {
      const DiffChange *change = world.diff->changes->pdata[i];
      if (change->redline != NULL)
        redline_html(out, change->redline, "en");
    }
  } else {
    diff_report_write(out, world.diff, &wish);
  }
  world_teardown(&world, NULL);
  g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
  return g_string_free(out, FALSE);
}

/* ---- bones ----------------------------------------------------------------------------------------- */

static guint count(const char *text, char wanted) {
  guint found = 0;
  for (; *text != '\0'; text++)
    found += *text == wanted ? 1 : 0;
  return found;
}

/* Without the comments that part a sign from the name behind it. */
static char *without_comments(const char *text) {
  g_auto(GStrv) parts = g_strsplit(text, "<!-- -->", -1);
  return g_strjoinv("", parts);
}

static void assert_bones(const char *text, DiffReportFormat format, const char *characters) {
  g_autofree char *harmless = harmless_of(text);
  g_autofree char *want = report_of(harmless, format);
  g_autofree char *raw = report_of(text, format);
  g_autofree char *got = without_comments(raw);
  for (const char *at = characters; *at != '\0'; at++)
    g_assert_cmpuint(count(got, *at), ==, count(want, *at));
  for (const char *at = got; *at != '\0'; at++)
    g_assert_true(*at == '\n' || ((guchar)*at >= 0x20 && *at != 0x7f));
  static const char *const unseen[] = {"\xe2\x80\xae", "\xe2\x80\xa8", "\xe2\x80\x8b", "\xc2\x9b"};
  for (guint i = 0; i < G_N_ELEMENTS(unseen); i++)
    g_assert_null(strstr(got, unseen[i]));
}

static void assert_json(const char *text, DiffReportFormat format) {
  g_autofree char *got = report_of(text, format);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, got, -1, NULL));
  for (const char *at = got; *at != '\0'; at++)
    g_assert_true(*at == '\n' || ((guchar)*at >= 0x20 && *at != 0x7f));
}

static void assert_all(const char *text) {
  assert_bones(text, DIFF_REPORT_TEXT, "\n");
  assert_bones(text, DIFF_REPORT_MARKDOWN, "\n<>`*_[]|~\\$");
  assert_bones(text, DIFF_REPORT_HTML, "\n<>\"'");
  assert_bones(text, DIFF_REPORT_GITHUB, "\n");
  assert_json(text, DIFF_REPORT_JSON);
  assert_json(text, DIFF_REPORT_SARIF);
}

static void test_hostile(void) {
  for (guint i = 0; i < G_N_ELEMENTS(hostile); i++)
    assert_all(hostile[i]);
}

/* JSON says the very text. */
static void test_json_text(void) {
  g_autofree char *got = report_of(hostile[4], DIFF_REPORT_JSON);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, got, -1, NULL));
  JsonObject *object = json_node_get_object(json_parser_get_root(parser));
  g_assert_cmpstr(
      json_object_get_string_member(json_object_get_object_member(object, "old"), "name"), ==,
      hostile[4]);
}

/* A workflow command begins a line or is none. */
static void test_github_lines(void) {
  g_autofree char *got = report_of(hostile[7], DIFF_REPORT_GITHUB);
  g_auto(GStrv) lines = g_strsplit(got, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_true(g_str_has_prefix(lines[i], "::error ") ||
                  g_str_has_prefix(lines[i], "::warning ") ||
                  g_str_has_prefix(lines[i], "::notice "));
  g_assert_null(strstr(got, "%0A::set-output"));
}

static void test_random(void) {
  static const char *const pieces[] = {"<",
                                       ">",
                                       "&",
                                       "\"",
                                       "'",
                                       "`",
                                       "*",
                                       "_",
                                       "[",
                                       "]",
                                       "|",
                                       "~",
                                       "\\",
                                       "-",
                                       "+",
                                       "=",
                                       "#",
                                       "@",
                                       ":",
                                       "\n",
                                       "\r\n",
                                       "\t",
                                       " ",
                                       "a",
                                       "1",
                                       ".",
                                       ")",
                                       "!",
                                       "%",
                                       "{",
                                       "}",
                                       "$",
                                       "/",
                                       "(",
                                       "\x1b[",
                                       "ä",
                                       "--",
                                       "::",
                                       "www.",
                                       "://",
                                       "\xe2\x80\xae",
                                       "\xf0\x9f\x98\x80"};
  for (guint round = 0; round < 200; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    const gint length = g_test_rand_int_range(1, 40);
    for (gint i = 0; i < length; i++)
      g_string_append(text, pieces[g_test_rand_int_range(0, G_N_ELEMENTS(pieces))]);
    assert_all(text->str);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diff_hostile/hostile", test_hostile);
  g_test_add_func("/diff_hostile/json_text", test_json_text);
  g_test_add_func("/diff_hostile/github_lines", test_github_lines);
  g_test_add_func("/diff_hostile/random", test_random);
  return g_test_run();
}
