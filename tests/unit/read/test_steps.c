/* Reading step lists: which list, titles, summaries, bodies, numbers, checkpoints, ids; and a real list
 * whose counts are known.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/steps.h"

#include <string.h>

#include "read/markdown.h"
#include "read/step_ids.h"
#include "../seconds.h"

typedef struct {
  Arena *arena;
  Findings *findings;
  Document *document;
  Guide *guide;
  gboolean was_marked;
} Run;

static Run run_bytes(const char *path, const char *text, gsize length,
                     const GuideConfig *settings) {
  Run run = {.arena = arena_new(), .findings = findings_new()};
  findings_set_level(run.findings, FINDING_UNTITLED_DOCUMENT, LEVEL_OFF);
  run.document = document_new(run.arena, path);
  markdown_read(run.document, run.arena, config_new(run.arena), text, length, run.findings);
  run.was_marked = steps_are_marked(run.document);
  run.guide = steps_read(run.document, run.arena, config_new(run.arena), settings, run.findings);
  findings_finish(run.findings);
  for (guint i = 0; i < findings_count(run.findings) && g_test_verbose(); i++)
    g_test_message("%u:%u: %s", findings_at(run.findings, i)->place.line,
                   findings_at(run.findings, i)->place.column,
                   findings_at(run.findings, i)->message);
  return run;
}

static Run run_text(const char *text) { return run_bytes("01-steps.md", text, strlen(text), NULL); }

static void run_end(Run *run) {
  findings_free(run->findings);
  arena_free(run->arena);
}

static const Step *step_at(const Run *run, guint index) {
  g_assert_cmpuint(index, <, run->guide->steps->len);
  return run->guide->steps->pdata[index];
}

static guint count_of(const Run *run, FindingCode code) {
  guint count = 0;
  for (guint i = 0; i < findings_count(run->findings); i++)
    count += findings_at(run->findings, i)->code == code;
  return count;
}

static const Finding *finding_of(const Run *run, FindingCode code) {
  for (guint i = 0; i < findings_count(run->findings); i++) {
    if (findings_at(run->findings, i)->code == code)
      return findings_at(run->findings, i);
  }
  g_error("no finding of %s", finding_kind(code)->name);
}

/* The words of the body with one space between them, or NULL. */
static char *body_text(const Run *run, guint index) {
  const Step *step = step_at(run, index);
  if (step->body == NULL)
    return NULL;
  g_auto(GStrv) words = g_strsplit_set(node_plain_text(run->arena, step->body), " \n", -1);
  g_autoptr(GString) text = g_string_new(NULL);
  for (char **word = words; *word != NULL; word++) {
    if (**word != '\0')
      g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", *word);
  }
  return arena_strndup(run->arena, text->str, text->len);
}

/* ---- which list ---- */

static void test_only_list(void) {
  Run run = run_text("# Title\n\nintro\n\n1. a\n2. b\n\n- not a step\n\n## Related\n\nend\n");
  g_assert_cmpuint(run.guide->steps->len, ==, 2);
  g_assert_cmpstr(run.guide->title, ==, "Title");
  g_assert_cmpstr(run.guide->id, ==, "steps");
  g_assert_true(run.document->guide == run.guide);
  g_assert_cmpstr(node_plain_text(run.arena, run.guide->intro), ==, "intro");
  g_assert_cmpint(run.guide->outro->first->kind, ==, NODE_LIST);
  g_assert_true(run.document->root->first == run.document->heading);
  g_assert_null(run.document->heading->next);
  g_assert_cmpuint(findings_count(run.findings), ==, 0);
  run_end(&run);
}

static void test_marked_list(void) {
  Run run = run_text("1. other\n\ntext\n\n1. {.root}[a](x.md){.title}\n2. b\n\ntext\n\n1. third\n");
  g_assert_cmpuint(run.guide->steps->len, ==, 2);
  g_assert_cmpstr(step_at(&run, 0)->title_text, ==, "a");
  g_assert_cmpstr(step_at(&run, 0)->link->written, ==, "x.md");
  g_assert_null(step_at(&run, 0)->attributes);
  run_end(&run);
  run = run_text("1. {.root}a\n\ntext\n\n1. {.root}b\n");
  g_assert_null(run.guide);
  g_assert_nonnull(strstr(finding_of(&run, FINDING_SEVERAL_STEP_LISTS)->message, "lines 1, 5"));
  run_end(&run);
}

static void test_titled_list(void) {
  Run run = run_text("1. other\n\ntext\n\n1. a\n2. b{.title}\n");
  g_assert_cmpuint(run.guide->steps->len, ==, 2);
  run_end(&run);
  run = run_text("1. a{.title}\n\ntext\n\n1. b{.title}\n\ntext\n\n1. c\n");
  g_assert_null(run.guide);
  const Finding *finding = finding_of(&run, FINDING_SEVERAL_STEP_LISTS);
  g_assert_nonnull(strstr(finding->message, "2 lists"));
  g_assert_nonnull(strstr(finding->message, "lines 1, 5"));
  g_assert_nonnull(strstr(finding->hint, "{.root}"));
  run_end(&run);
  run = run_text("1. a\n\ntext\n\n1. b\n");
  g_assert_null(run.guide);
  g_assert_cmpuint(count_of(&run, FINDING_SEVERAL_STEP_LISTS), ==, 1);
  g_assert_null(run.document->guide);
  run_end(&run);
}

static void test_list_of_settings(void) {
  static const char text[] = "# T\n\n1. x\n\n## The steps\n\n### Sub\n\n1. a\n\n## Other\n\n1. b\n";
  GuideConfig settings = {
      .id = "own", .title = "Own", .list = "The steps", .place = {"c.yaml", 3, 1}};
  Run run = run_bytes("s.md", text, strlen(text), &settings);
  g_assert_cmpstr(step_at(&run, 0)->title_text, ==, "a");
  g_assert_cmpstr(run.guide->id, ==, "own");
  g_assert_cmpstr(run.guide->title, ==, "Own");
  run_end(&run);
  settings.list = "The step";
  run = run_bytes("s.md", text, strlen(text), &settings);
  g_assert_null(run.guide);
  const Finding *finding = finding_of(&run, FINDING_NO_STEP_LIST);
  g_assert_cmpstr(finding->place.file, ==, "c.yaml");
  g_assert_cmpstr(finding->hint, ==, "did you mean 'The steps'?");
  run_end(&run);
  settings.list = "Sub";
  static const char none[] = "## Sub\n\n## Other\n\n1. b\n";
  run = run_bytes("s.md", none, strlen(none), &settings);
  g_assert_null(run.guide);
  g_assert_cmpuint(finding_of(&run, FINDING_NO_STEP_LIST)->place.line, ==, 1);
  run_end(&run);
}

/* Steps must not get lost in silence because something between them is not indented. */
static void test_cut_off(void) {
  static const struct {
    const char *text;
    guint count;
    guint32 line;
  } cases[] = {
      {"1. {.root}a\n2. b\n\n```\nx\n```\n\n3. c\n4. d\n", 1, 8},
      {"1. {.root}a\n<!-- x -->\n2. b\n", 1, 3},
      {"1. a{.title}\n\ntext\n\n2. b\n", 1, 5},
      {"1. {.root}a\n\ntext\n\n2. b\n\n## Phase\n\n3. c\n\ntext\n\n1. d\n", 2, 5},
      {"1. {.root}a\n\ntext\n\n1. b{.title}\n", 1, 5},
      {"## A\n\n1. {.root}a\n\n## B\n\n2. b\n", 0, 0},
      {"1. {.root}a\n\ntext\n\n1. b\n\ntext\n\n3. c\n", 0, 0},
      {"1. x\n\ntext\n\n1. {.root}a\n2. b\n\n- c\n", 0, 0},
      {"0. {.root}a\n0. b\n\ntext\n\n1. c\n", 0, 0},
      {"1. {.root}a\n   1. b\n\n      text\n\n   2. c\n", 0, 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    Run run = run_text(cases[i].text);
    g_assert_cmpuint(count_of(&run, FINDING_STEPS_CUT_OFF), ==, cases[i].count);
    if (cases[i].count > 0)
      g_assert_cmpuint(finding_of(&run, FINDING_STEPS_CUT_OFF)->place.line, ==, cases[i].line);
    run_end(&run);
  }
}

static void test_no_list(void) {
  Run run = run_text("# T\n\n- a\n\n> 1. quoted\n");
  g_assert_null(run.guide);
  g_assert_cmpuint(count_of(&run, FINDING_NO_STEP_LIST), ==, 1);
  run_end(&run);
}

static void test_are_marked(void) {
  static const struct {
    const char *text;
    gboolean marked;
  } cases[] = {{"1. {.root}a\n", TRUE},
               {"   12) [a\n   b](c){.title}\n", TRUE},
               {"1. a\n2. b{.title}", TRUE},
               {"1. a\r\n\r\n   text\r\n\r\n   1. b{.title #x}\r\n", TRUE},
               {"1. a\n\ntext {.title}\n", FALSE},
               {"| `{.root}` | x |\n", FALSE},
               {"```\n1. {.root}a\n```\n", FALSE},
               {"    1. {.root}a\n", FALSE},
               {"1. a\nand b {.title}\n", TRUE},
               {"1. a {#x .title}\n", TRUE},
               {"1. a\r\r2. b {.title}\r", TRUE},
               {"````\n```\n````\n\n1. a {.title}\n", TRUE},
               {"1. a\n\n   ```\n   {.title}\n   ```\n", FALSE},
               {"- a {.title}\n", FALSE},
               {"1. a {.titel}\n", FALSE},
               {"", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%u", i);
    Run run = run_text(cases[i].text);
    g_assert_cmpint(run.was_marked, ==, cases[i].marked);
    run_end(&run);
  }
}

/* ---- one item ---- */

static void test_titles(void) {
  Run run = run_text("1. {.root}[Linked *one*](a.md#b){.title #own owner=dba}\n"
                     "2. Plain{.title commandId=x}\n"
                     "3. [Two](a.md) [links](b.md)\n"
                     "4. Plain `code` & text {#later .point-of-no-return}\n"
                     "5. [Wrapped\n   title](c.md){.title}\n");
  g_assert_cmpuint(run.guide->steps->len, ==, 5);
  const Step *first = step_at(&run, 0);
  g_assert_cmpstr(first->title_text, ==, "Linked one");
  g_assert_cmpstr(first->id, ==, "own");
  g_assert_true(first->id_explicit);
  g_assert_cmpstr(attributes_get(first->attributes, "owner"), ==, "dba");
  g_assert_false(attributes_has_class(first->attributes, "title"));
  g_assert_cmpstr(first->link->written, ==, "a.md#b");
  g_assert_cmpuint(first->place.line, ==, 1);
  g_assert_cmpstr(attributes_get(step_at(&run, 1)->attributes, "commandId"), ==, "x");
  g_assert_null(step_at(&run, 1)->link);
  g_assert_cmpstr(step_at(&run, 2)->link->written, ==, "a.md");
  g_assert_cmpstr(step_at(&run, 3)->title_text, ==, "Plain code & text");
  g_assert_true(attributes_has_class(step_at(&run, 3)->attributes, "point-of-no-return"));
  g_assert_cmpstr(step_at(&run, 3)->id, ==, "later");
  g_assert_cmpstr(step_at(&run, 4)->title_text, ==, "Wrapped title");
  g_assert_cmpuint(findings_count(run.findings), ==, 0);
  for (guint i = 0; i < 5; i++)
    g_assert_null(step_at(&run, i)->title->attributes);
  run_end(&run);
}

static void test_checkpoints(void) {
  Run run = run_text("1. Checkpoint: it works\n"
                     "2. **Checkpoint:** it *works*\n"
                     "3. **Checkpoint**: it works\n"
                     "4. **Checkpoint: it** works\n"
                     "5. it works {.checkpoint}\n"
                     "6. checkpoint: not one\n"
                     "7. Checkpoint: [linked](a.md){.summary}\n"
                     "8. Checkpoint:\n");
  static const char *const titles[] = {"it works", "it works", "it works",
                                       "it works", "it works", "checkpoint: not one",
                                       "linked",   ""};
  for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
    const Step *step = step_at(&run, i);
    g_assert_cmpint(step->kind, ==, i == 5 ? STEP_WORK : STEP_CHECKPOINT);
    g_assert_cmpstr(step->title_text, ==, titles[i]);
    g_assert_cmpstr(node_plain_text(run.arena, step->title), ==, titles[i]);
    g_assert_null(step->summary);
  }
  g_assert_cmpint(step_at(&run, 1)->title->first->kind, ==, NODE_TEXT);
  g_assert_cmpuint(count_of(&run, FINDING_MISPLACED_MARKER), ==, 1);
  const Finding *finding = finding_of(&run, FINDING_MISPLACED_MARKER);
  g_assert_cmpuint(finding->place.line, ==, 7);
  g_assert_cmpuint(finding->place.column, ==, 30);
  run_end(&run);
}

static void test_summaries(void) {
  Run run = run_text("1. a\n\n   the summary\n   goes on{.summary}\n\n   body one\n\n"
                     "2. b\n\n   unmarked\n\n   - body\n"
                     "3. c\n\n   what to see{.expected}\n\n"
                     "4. d\n\n   ```\n   code\n   ```\n\n   not a summary\n\n"
                     "5. e\n\n   ```\n   code\n   ```\n\n   but this {.summary}\n\n"
                     "6. f\n\n   one{.summary}\n\n   two{.summary}\n\n"
                     "7. g\n\n   note {.summary .note}\n");
  static const char *const summaries[] = {
      "the summary goes on", "unmarked", NULL, NULL, "but this", "one", "note"};
  static const char *const bodies[] = {"body one", "body", NULL, "code not a summary",
                                       "code",     "two",  NULL};
  for (guint i = 0; i < G_N_ELEMENTS(summaries); i++) {
    g_assert_cmpstr(step_at(&run, i)->summary_text, ==, summaries[i]);
    g_assert_cmpstr(body_text(&run, i), ==, bodies[i]);
  }
  g_assert_null(step_at(&run, 0)->summary->attributes);
  g_assert_true(attributes_has_class(step_at(&run, 6)->summary->attributes, "note"));
  g_assert_nonnull(step_at(&run, 2)->fields.expected);
  g_assert_cmpuint(count_of(&run, FINDING_MISPLACED_MARKER), ==, 1);
  g_assert_null(step_at(&run, 5)->body->first->attributes);
  run_end(&run);
}

static void test_sub_steps(void) {
  Run run = run_text("1. a\n\n   sum\n\n   1. b\n      1. c\n   2. d\n\n   between\n\n   3. e\n\n"
                     "   - bullet\n     1. not a step\n\n   > 1. nor this\n\n2. f\n");
  static const char *const numbers[] = {"1", "1.1", "1.1.1", "1.2", "1.3", "2"};
  static const guint depths[] = {1, 2, 3, 2, 2, 1};
  g_assert_cmpuint(run.guide->steps->len, ==, G_N_ELEMENTS(numbers));
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
    g_assert_cmpstr(step_at(&run, i)->number, ==, numbers[i]);
    g_assert_cmpstr(step_at(&run, i)->written_number, ==, numbers[i]);
    g_assert_cmpuint(step_at(&run, i)->depth, ==, depths[i]);
    g_assert_cmpuint(step_at(&run, i)->order, ==, i);
  }
  g_assert_cmpuint(run.guide->top_count, ==, 2);
  g_assert_cmpuint(step_at(&run, 0)->child_count, ==, 3);
  g_assert_true(step_at(&run, 0)->children[2] == step_at(&run, 4));
  g_assert_true(step_at(&run, 2)->parent == step_at(&run, 1));
  g_assert_cmpstr(body_text(&run, 0), ==, "between bullet not a step nor this");
  g_assert_cmpuint(findings_count(run.findings), ==, 0);
  run_end(&run);
}

static void test_heading_title(void) {
  Run run = run_text("1. ## Big title\n\n   sum\n\n2. b\n");
  g_assert_cmpstr(step_at(&run, 0)->title_text, ==, "Big title");
  g_assert_cmpint(step_at(&run, 0)->title->kind, ==, NODE_PARAGRAPH);
  g_assert_cmpstr(step_at(&run, 0)->summary_text, ==, "sum");
  g_assert_cmpuint(run.document->headings->len, ==, 0);
  const Anchor *anchor = document_anchor(run.document, "big-title");
  g_assert_true(anchor != NULL && anchor->node->kind == NODE_ANCHOR);
  g_assert_true(anchor->node->parent == step_at(&run, 0)->title);
  run_end(&run);
}

static void test_empty(void) {
  Run run = run_text("1. a\n2.\n3. - bullet\n4. ```\n   code\n   ```\n");
  g_assert_cmpuint(run.guide->steps->len, ==, 4);
  g_assert_cmpuint(count_of(&run, FINDING_EMPTY_STEP), ==, 3);
  for (guint i = 1; i < 4; i++) {
    g_assert_cmpstr(step_at(&run, i)->title_text, ==, "");
    g_assert_nonnull(step_at(&run, i)->title);
  }
  g_assert_cmpstr(body_text(&run, 2), ==, "bullet");
  run_end(&run);
}

static void test_misplaced(void) {
  Run run = run_text("1. {.root}a\n2. {.root}b\n\n   text{.title}\n");
  g_assert_cmpuint(run.guide->steps->len, ==, 2);
  g_assert_cmpuint(count_of(&run, FINDING_MISPLACED_MARKER), ==, 2);
  run_end(&run);
}

/* ---- numbers ---- */

static void assert_number_findings(const char *text, const char *lines) {
  Run run = run_text(text);
  g_autoptr(GString) found = g_string_new(NULL);
  for (guint i = 0; i < findings_count(run.findings); i++) {
    const Finding *finding = findings_at(run.findings, i);
    g_assert_cmpint(finding->code, ==, FINDING_STEP_NUMBER);
    g_string_append_printf(found, "%u ", finding->place.line);
  }
  g_assert_cmpstr(found->str, ==, lines);
  run_end(&run);
}

static void test_numbers(void) {
  assert_number_findings("1. a\n2. b\n3. c\n", "");
  assert_number_findings("1. a\n3. b\n4. c\n5. d\n", "2 ");
  assert_number_findings("1. a\n2. b\n2. c\n3. d\n", "3 ");
  assert_number_findings("1. a\n2. b\n7. c\n5. d\n6. e\n", "3 4 ");
  assert_number_findings("5. a\n6. b\n", "1 ");
  assert_number_findings("0. a\n1. b\n", "1 ");
  assert_number_findings("1. a\n1. b\n1. c\n", "");
  assert_number_findings("1. a\n1. b\n2. c\n", "2 ");
  Run run = run_text("1. a\n   1. b\n   3. c\n\n      2. d\n");
  g_assert_cmpstr(step_at(&run, 3)->written_number, ==, "1.3.2");
  g_assert_cmpstr(step_at(&run, 3)->number, ==, "1.2.1");
  const Finding *finding = finding_of(&run, FINDING_STEP_NUMBER);
  g_assert_nonnull(strstr(finding->message, "3 is written where 2 was expected"));
  g_assert_nonnull(strstr(finding->message, "1.2"));
  g_assert_cmpuint(finding->place.column, ==, 4);
  run_end(&run);
}

static char *nested(guint depth) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < depth; i++)
    g_string_append_printf(text, "%*s1. s%u\n", (int)(3 * i), "", i);
  return g_string_free(text, FALSE);
}

static void test_depth(void) {
  g_autofree char *four = nested(4);
  Run run = run_text(four);
  g_assert_cmpuint(count_of(&run, FINDING_STEP_DEPTH), ==, 0);
  run_end(&run);
  g_autofree char *seven = nested(7);
  run = run_text(seven);
  g_assert_cmpuint(run.guide->steps->len, ==, 7);
  g_assert_cmpuint(count_of(&run, FINDING_STEP_DEPTH), ==, 1);
  g_assert_cmpuint(finding_of(&run, FINDING_STEP_DEPTH)->place.line, ==, 5);
  run_end(&run);
  g_autofree char *forty = nested(40);
  run = run_text(forty);
  g_assert_cmpuint(run.guide->steps->len, ==, 32);
  g_assert_cmpstr(body_text(&run, 31), ==, "s32 s33 s34 s35 s36 s37 s38 s39");
  run_end(&run);
}

/* ---- ids ---- */

static void assert_ids(const char *text, const char *ids) {
  Run run = run_text(text);
  g_autoptr(GString) found = g_string_new(NULL);
  for (guint i = 0; i < run.guide->steps->len; i++) {
    const Step *step = step_at(&run, i);
    g_string_append_printf(found, "%s%s", i == 0 ? "" : " ", step->id);
    g_assert_true(g_hash_table_lookup(run.guide->by_id, step->id) == step);
  }
  g_assert_cmpstr(found->str, ==, ids);
  run_end(&run);
}

static void test_ids(void) {
  assert_ids("1. Copy the Database\n2. You're (almost) done!\n3. Größe & Façade\n",
             "copy-the-database youre-almost-done grosse-facade");
  assert_ids("1. Test\n   1. Back up\n   2. Check\n2. Production\n   1. Back up\n   2. Go\n",
             "test test--back-up check production production--back-up go");
  assert_ids("1. A\n   1. p\n      1. x\n2. B\n   1. p\n      1. x\n   2. y\n",
             "a a--p a--p--x b b--p b--p--x y");
  assert_ids("1. a\n   1. x\n   2. x\n   3. x\n2. x\n", "a a--x a--x-2 a--x-3 x");
  assert_ids("1. x\n2. x {#x}\n3. y\n4. x\n", "x-2 x y x-3");
  assert_ids("1. p {#own}\n   1. x\n2. q\n   1. x\n", "own own--x q q--x");
  assert_ids("1. x-2\n2. x\n3. x\n", "x-2 x x-3");
  assert_ids("1. Prune the database and then carry on with something that is long beyond reason\n",
             "prune-the-database-and-then-carry-on-with-something-that-is");
  assert_ids("1. Übung macht den Meister\n", "ubung-macht-den-meister");
}

/* Steps that come, go or are renumbered leave the ids of the others alone. */
static void test_ids_without_letters(void) {
  Run run = run_text("1. 数据库\n2. 备份\n3. ***\n");
  g_assert_true(g_str_has_prefix(step_at(&run, 0)->id, "step-"));
  g_assert_true(g_str_has_prefix(step_at(&run, 1)->id, "step-"));
  g_assert_cmpstr(step_at(&run, 0)->id, !=, step_at(&run, 1)->id);
  Run other = run_text("1. a\n2. 数据库\n");
  g_assert_cmpstr(step_at(&other, 1)->id, ==, step_at(&run, 0)->id);
  run_end(&other);
  run_end(&run);
}

static void test_explicit_ids(void) {
  Run run = run_text("1. a {#same}\n2. b {#same}\n3. c {#über}\n4. d {#A.b_c-1}\n");
  g_assert_cmpstr(step_at(&run, 0)->id, ==, "same");
  g_assert_cmpstr(step_at(&run, 1)->id, ==, "b");
  g_assert_false(step_at(&run, 1)->id_explicit);
  g_assert_cmpstr(step_at(&run, 2)->id, ==, "c");
  g_assert_cmpstr(step_at(&run, 3)->id, ==, "A.b_c-1");
  const Finding *twice = finding_of(&run, FINDING_DUPLICATE_ID);
  g_assert_cmpuint(twice->place.line, ==, 2);
  g_assert_cmpuint(twice->other.line, ==, 1);
  g_assert_cmpuint(finding_of(&run, FINDING_ATTRIBUTE_VALUE)->place.line, ==, 3);
  run_end(&run);
}

static void test_guide_ids(void) {
  g_autoptr(Arena) arena = arena_new();
  g_assert_cmpstr(guide_id_make(arena, "a/01-Upgrading to_7.2.md"), ==, "upgrading-to-7-2");
  g_assert_cmpstr(guide_id_make(arena, "2024.md"), ==, "2024");
  g_assert_cmpstr(guide_id_make(arena, "x/.md"), ==, "guide");
  g_assert_cmpstr(guide_id_make(arena, "documents.markdown"), ==, "documents-guide");
}

/* ---- a real list ---- */

/* The folder of trial documents beside the checkout, or NULL after a skip. */
static char *corpus_file(const char *name) {
  const char *source = g_getenv("STEPBOOK_SOURCE");
  g_autofree char *here = g_path_get_dirname(__FILE__);
  g_autofree char *root =
      source == NULL ? g_build_filename(here, "../../..", NULL) : g_strdup(source);
  g_autofree char *path = g_build_filename(root, "../shared/corpus", name, NULL);
  if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer(&path);
  g_autofree char *why = g_strdup_printf("%s is absent", path);
  g_test_skip(why);
  return NULL;
}

typedef struct {
  guint depth[4], leaves, checkpoints, moved, titled, summaries, links, external;
} Counts;

static Counts count_steps(const Guide *guide) {
  Counts counts = {{0}, 0, 0, 0, 0, 0, 0, 0};
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    g_assert_cmpuint(step->depth, <, 4);
    counts.depth[step->depth]++;
    counts.leaves += step->child_count == 0;
    counts.checkpoints += step->kind == STEP_CHECKPOINT;
    counts.moved += strcmp(step->number, step->written_number) != 0;
    counts.summaries += step->summary != NULL;
    counts.links += step->link != NULL;
    counts.external += step->link != NULL && url_has_scheme(step->link->written);
  }
  return counts;
}

static void test_real_list(void) {
  g_autofree char *path = corpus_file("liferay-learn-r01/installation-and-upgrades/08-reference/"
                                      "01-upgrading-to-liferay-7-2-intro.md");
  if (path == NULL)
    return;
  g_autofree char *text = NULL;
  gsize length = 0;
  g_assert_true(g_file_get_contents(path, &text, &length, NULL));
  Run run = run_bytes("01-upgrading-to-liferay-7-2-intro.md", text, length, NULL);
  g_assert_true(run.was_marked);
  g_assert_nonnull(run.guide);
  const Counts counts = count_steps(run.guide);
  g_assert_cmpuint(run.guide->steps->len, ==, 54);
  g_assert_cmpuint(counts.depth[1], ==, 10);
  g_assert_cmpuint(counts.depth[2], ==, 36);
  g_assert_cmpuint(counts.depth[3], ==, 8);
  g_assert_cmpuint(counts.leaves, ==, 46);
  g_assert_cmpuint(counts.checkpoints, ==, 5);
  g_assert_cmpuint(counts.moved, ==, 9);
  g_assert_cmpuint(counts.summaries, ==, 29);
  g_assert_cmpuint(counts.links, ==, 48);
  g_assert_cmpuint(counts.external, ==, 1);
  g_assert_cmpuint(count_of(&run, FINDING_STEP_NUMBER), ==, 1);
  g_assert_cmpuint(count_of(&run, FINDING_MISPLACED_MARKER), ==, 1);
  static const char *const gates[] = {"5.12", "6.6", "7.10", "8.4.3", "10"};
  guint gate = 0;
  for (guint i = 0; i < run.guide->steps->len; i++) {
    const Step *step = step_at(&run, i);
    if (step->kind == STEP_CHECKPOINT)
      g_assert_cmpstr(step->number, ==, gates[gate++]);
    if (strcmp(step->number, "7.6") == 0)
      g_assert_nonnull(step->summary);
    g_assert_null(step->attributes);
  }
  g_assert_cmpstr(run.guide->title, ==, "Installation Upgrade Steps");
  g_assert_nonnull(run.guide->outro->first);
  run_end(&run);
}

/* ---- damage ---- */

static void test_damaged(void) {
  static const char text[] = "# T\n\n1. {.root}[a](x){.title #i}\n\n   s{.summary}\n\n   1. "
                             "**Checkpoint:** c\n      1. ## d\n   4. `e`\n\n2. f\n";
  for (gsize i = 0; i < sizeof text - 1; i++) {
    for (gsize j = i; j < sizeof text - 1; j += 7) {
      g_autofree char *cut = g_strdup(text);
      memmove(cut + i, cut + j, sizeof text - j);
      Run run = run_text(cut);
      g_assert_true(run.guide != NULL || findings_count(run.findings) > 0);
      run_end(&run);
    }
  }
}

/* Large lists cost no more than their length. */
static void test_large(void) {
  g_autoptr(GString) text = g_string_new("1. {.root}start\n");
  for (guint i = 2; i < 20000; i++)
    g_string_append_printf(text, "%u. # same title\n", i);
  const double before = seconds();
  Run run = run_text(text->str);
  g_assert_cmpfloat(seconds() - before, <, SECONDS);
  g_assert_cmpuint(run.guide->steps->len, ==, 19999);
  g_assert_cmpuint(g_hash_table_size(run.guide->by_id), ==, 19999);
  run_end(&run);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/steps/only-list", test_only_list);
  g_test_add_func("/steps/marked-list", test_marked_list);
  g_test_add_func("/steps/titled-list", test_titled_list);
  g_test_add_func("/steps/list-of-settings", test_list_of_settings);
  g_test_add_func("/steps/cut-off", test_cut_off);
  g_test_add_func("/steps/no-list", test_no_list);
  g_test_add_func("/steps/are-marked", test_are_marked);
  g_test_add_func("/steps/titles", test_titles);
  g_test_add_func("/steps/checkpoints", test_checkpoints);
  g_test_add_func("/steps/summaries", test_summaries);
  g_test_add_func("/steps/sub-steps", test_sub_steps);
  g_test_add_func("/steps/heading-title", test_heading_title);
  g_test_add_func("/steps/empty", test_empty);
  g_test_add_func("/steps/misplaced", test_misplaced);
  g_test_add_func("/steps/numbers", test_numbers);
  g_test_add_func("/steps/depth", test_depth);
  g_test_add_func("/steps/ids", test_ids);
  g_test_add_func("/steps/ids-without-letters", test_ids_without_letters);
  g_test_add_func("/steps/explicit-ids", test_explicit_ids);
  g_test_add_func("/steps/guide-ids", test_guide_ids);
  g_test_add_func("/steps/real-list", test_real_list);
  g_test_add_func("/steps/damaged", test_damaged);
  g_test_add_func("/steps/large", test_large);
  return g_test_run();
}
