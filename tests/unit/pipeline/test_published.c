/* What was published reads again as it was, from each format, also after others filled it in; and damage is told.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pipeline.h"

#include <unistd.h>

#include "../read/repository_fixture.h"

/* The language has no hyphenation that takes long to load. Every setting that changes what is read, and characters that YAML or JSON write in ways of their own. */
static const char config[] =
    "language: eo\n"
    "content: text\n"
    "guides:\n"
    "  - {steps: a/list.md, id: first, title: \"The \\\"first\\\"\\u2028one \\\\u0041\", list: "
    "Steps, revision: r7}\n"
    "  - steps: list.md\n"
    "  - steps: b/list.md\n"
    "variables:\n  product: 'Harbor \U0001F3F4\U000E0067\U000E007F'\n  empty: ''\n  yes: 'no'\n"
    "variables_in_code: true\n"
    "links:\n  routes:\n    - {prefix: /docs/, folder: a}\n"
    "owners:\n  dba: Data \u202Ebase\n  net: {name: Network, contact: 'tel: 1'}\n"
    "hosts:\n  db: [db1, db2]\n"
    "change:\n"
    "  number: CHG 1\n"
    "  configuration_items: [one, two]\n"
    "  window: {start: 2030-05-24 22:00, end: 2030-05-25 02:00, time_zone: Europe/Berlin}\n"
    "  roll_back_deadline: T+3h\n"
    "  contacts: [Ann, {name: Bob, contact: b@example.org}]\n"
    "  approvers: [{name: Cy, role: board}]\n"
    "  implementation_plan: |\n    First this.\n\n    Then: that.\n";

static const FixtureFile files[] = {
    {"config.yaml", config, 0},
    {"text/a/list.md",
     "# List\n\nBefore.\n\n1. not this\n\n## Steps\n\n"
     "1. **[Stop @product@](more.md#stop)** {#stop owner=dba hosts=db}\r\n\n   `@product@ "
     "@empty@`\n"
     "2. **Start** {owner=net}\n\n   See [other](../list.md#go), [routed](/docs/routed) and "
     "[gone](gone.md), [a file](../x.bin), [again][r].\n\n[r]: ../b/list.md\n\n<!-- kept -->\n",
     0},
    {"text/a/more.md",
     "\xEF\xBB\xBF# More\n\n## Stop\n\n![p](../p.png) ![q](../p.png#f)\n"
     "![data](data:image/png;base64,iVBORw0KGgo=)\n\xff bad\n",
     0},
    {"text/a/deep.md", "---\nheader-id: routed\n---\n# Routed\n", 0},
    {"text/list.md", "1. **Go** {#go}\n2. [Far](far.md)\n", 0},
    {"text/far.md", "# Far\n", 0},
    {"text/b/list.md", "1. **Same name**\n", 0},
    {"text/p.png", "no picture", 0},
    {"text/x.bin", "bytes", 0},
    {0},
};

typedef struct {
  char *folder, *output;
  GPtrArray *fingerprints; /* of the guides: first, list, list-2 */
} Publication;

static void set_up(Publication *project, const FixtureFile *what) {
  *project = (Publication){fixture_folder(), NULL, g_ptr_array_new_with_free_func(g_free)};
  project->output = g_build_filename(project->folder, "out", NULL);
  for (; what->path != NULL; what++)
    fixture_put(project->folder, what->path, what->text);
}

static void build(Publication *project, const char *set) {
  char *sets[] = {(char *)set, NULL};
  const Request request = {.steps = project->folder,
                           .output = project->output,
                           .assignments = set == NULL ? NULL : sets,
                           .targets = TARGET_EPUB | TARGET_JSON | TARGET_PDF,
                           .makes_pdf = TRUE};
  g_autoptr(GError) error = NULL;
  g_auto(Run) run = {0};
  run_read(&run, &request, &error);
  g_assert_no_error(error);
  g_assert_cmpint(run_make_pdfs(&run, &error), ==, RUN_COMPLETE);
  g_assert_no_error(error);
  g_assert_cmpuint(findings_at_least(run.findings, LEVEL_ERROR), ==, 1); /* \xff */
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  run_write(&run, names, &error);
  g_assert_no_error(error);
  g_ptr_array_set_size(project->fingerprints, 0);
  for (guint i = 0; i < run.book->guides->len; i++) {
    const Guide *guide = run.book->guides->pdata[i];
    g_ptr_array_add(project->fingerprints, g_strdup(guide->fingerprint));
  }
  g_autoptr(GString) whole = g_string_new(NULL);
  run_export(whole, &run);
  fixture_put(project->folder, "whole.json", whole->str);
}

static void tear_down(Publication *project) {
  fixture_remove(project->folder);
  g_free(project->folder);
  g_free(project->output);
  g_ptr_array_unref(project->fingerprints);
}

/* `guide`: of which one only; -1: of all. */
static void assert_reads(const Publication *project, const char *name, int guide) {
  g_autofree char *path = g_build_filename(project->folder, name, NULL);
  const Request request = {.side = path};
  g_autoptr(GError) error = NULL;
  g_auto(Run) run = {0};
  run_read(&run, &request, &error);
  if (error != NULL)
    g_error("%s", error->message);
  g_assert_cmpuint(run.book->guides->len, ==, guide < 0 ? project->fingerprints->len : 1);
  for (guint i = 0; i < run.book->guides->len; i++) {
    const Guide *got = run.book->guides->pdata[i];
    g_assert_cmpstr(got->fingerprint, ==,
                    project->fingerprints->pdata[guide < 0 ? i : (guint)guide]);
  }
}

static void test_same(void) {
  Publication project;
  set_up(&project, files);
  build(&project, NULL);
  assert_reads(&project, "whole.json", -1);
  static const char *const ids[] = {"first", "list", "list-2"};
  static const char *const suffixes[] = {".epub", ".json", ".board.pdf", ".operator.pdf"};
  for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
    for (gsize k = 0; k < G_N_ELEMENTS(suffixes); k++) {
      g_autofree char *name = g_strconcat("out/", ids[i], suffixes[k], NULL);
      assert_reads(&project, name, (int)i);
    }
  }
  /* What was set on the command line is carried too. */
  build(&project, "variables.product=Quay");
  assert_reads(&project, "out/first.epub", 0);
  tear_down(&project);
}

/* The facts of a guide that is read again, and of what is not carried. */
static void test_model(void) {
  Publication project;
  set_up(&project, files);
  build(&project, NULL);
  g_autofree char *path = g_build_filename(project.output, "first.epub", NULL);
  const Request request = {.side = path};
  g_auto(Run) run = {0};
  g_assert_cmpint(run_read(&run, &request, NULL), ==, RUN_COMPLETE);
  const Guide *guide = run.book->guides->pdata[0];
  g_assert_cmpstr(guide->revision, ==, "r7");
  g_assert_cmpuint(run.book->config->change_record.contact_count, ==, 2);
  g_assert_nonnull(book_document(run.book, "list.md"));
  g_assert_null(book_document(run.book, "far.md"));
  g_assert_nonnull(strstr(guide->document->source, "<!-- kept -->"));
  const Asset *asset = book_asset(run.book, "x.bin");
  g_assert_cmpuint(g_bytes_get_size(asset->bytes), ==, 0);
  g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "bytes", -1);
  g_assert_cmpstr(asset->sha256, ==, digest);
  g_autoptr(GString) json = g_string_new(NULL);
  run_export(json, &run);
  g_autofree char *pattern = g_strdup_printf("\"fingerprint\": \"%s\"", guide->fingerprint);
  g_assert_nonnull(strstr(json->str, pattern));
  tear_down(&project);
}

static void assert_refused(const Publication *project, const char *name, const char *message) {
  g_autofree char *path = g_build_filename(project->folder, name, NULL);
  const Request request = {.side = path};
  g_autoptr(GError) error = NULL;
  g_auto(Run) run = {0};
  g_assert_cmpint(run_read(&run, &request, &error), ==, RUN_TROUBLE);
  if (strstr(error->message, message) == NULL || strstr(error->message, name) == NULL)
    g_error("%s: '%s' lacks '%s'", name, error->message, message);
}

static void test_not_carried(void) {
  Publication project;
  set_up(&project, files);
  build(&project, "embed_sources=false");
  assert_refused(&project, "out/first.epub", "carries no sources");
  assert_refused(&project, "out/first.json", "carries no sources");
  assert_refused(&project, "out/first.board.pdf", "carries no sources");
  assert_refused(&project, "whole.json", "carries no sources");
  tear_down(&project);
}

static char *read_text(const Publication *project, const char *name) {
  g_autofree char *path = g_build_filename(project->folder, name, NULL);
  char *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  return text;
}

/* The text with its first `old` replaced. */
static void put_replaced(const Publication *project, const char *name, const char *text,
                         const char *old, const char *by) {
  const char *at = g_strrstr(text, old);
  g_assert_nonnull(at);
  g_autofree char *before = g_strndup(text, (gsize)(at - text));
  g_autofree char *changed = g_strconcat(before, by, at + strlen(old), NULL);
  fixture_put(project->folder, name, changed);
}

static void test_damaged(void) {
  static const struct {
    const char *old, *by, *message;
  } want[] = {
      {"Before.", "After.", "has the fingerprint"},
      {"\"files\": {", "\"fils\": {", "a part of them is missing"},
      {"\"a/list.md\": ", "\"../list.md\": ", "cannot be read"},
      {"\"a/list.md\": ", "\"a/.list.md\": ", "cannot be read"},
      {"\"a/list.md\": \"", "\"a/list.md\": \"\\ud800", "cannot be read"},
      {"\"variables_in_code\": true", "\"variables_in_cod\": true", "the settings cannot be read"},
      {"\"variables_in_code\": true", "\"content\": [[[[[[[[[[[[[[[[[[[", "not a model"},
      {"\"sha256\": \"", "\"sha256\": \"x", "of a file cannot be read"},
      {"{\"id\": \"first\"", "{\"ids\": \"first\"", "has no name"},
      {"{\"id\": \"first\"", "{\"id\": \"third\"", "a guide is missing"},
  };
  Publication project;
  set_up(&project, files);
  build(&project, NULL);
  g_autofree char *text = read_text(&project, "out/first.json");
  for (gsize i = 0; i < G_N_ELEMENTS(want); i++) {
    put_replaced(&project, "changed.json", text, want[i].old, want[i].by);
    assert_refused(&project, "changed.json", want[i].message);
  }
  put_replaced(&project, "changed.json", text, "\"format_version\": 1", "\"format_version\": 2");
  assert_refused(&project, "changed.json", "a newer stepbook wrote");
  static const char *const other[] = {"", "{}", "[]", "{", "text", "{\"format_version\": \"1\"}"};
  for (gsize i = 0; i < G_N_ELEMENTS(other); i++) {
    fixture_put(project.folder, "other.json", other[i]);
    assert_refused(&project, "other.json", "not a model");
  }
  fixture_put(project.folder, "other.pdf", "%PDF-1.7\nno more");
  assert_refused(&project, "other.pdf", "");
  tear_down(&project);
}

/* Another version may have read it differently: that is told, not refused. */
static void test_other_version(void) {
  Publication project;
  set_up(&project, files);
  build(&project, NULL);
  g_autofree char *text = read_text(&project, "out/first.json");
  put_replaced(&project, "a.json", text, "Before.", "After.");
  g_autofree char *changed = read_text(&project, "a.json");
  put_replaced(&project, "b.json", changed, "\"version\": \"" STEPBOOK_VERSION "\"",
               "\"version\": \"0.0.9\"");
  g_autofree char *path = g_build_filename(project.folder, "b.json", NULL);
  const Request request = {.side = path};
  g_auto(Run) run = {0};
  g_assert_cmpint(run_read(&run, &request, NULL), ==, RUN_COMPLETE);
  g_autoptr(GString) report = g_string_new(NULL);
  run_report(report, &run, REPORT_TEXT, FALSE);
  g_assert_nonnull(strstr(report->str, "[other-reading]"));
  tear_down(&project);
}

/* The themes of the checkout, four folders above the test program. */
static void find_themes(void) {
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname(program);
  g_autofree char *themes = g_build_filename(folder, "..", "..", "..", "themes", NULL);
  g_setenv("STEPBOOK_THEMES", themes, TRUE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  find_themes();
  g_test_add_func("/published/same", test_same);
  g_test_add_func("/published/model", test_model);
  g_test_add_func("/published/not-carried", test_not_carried);
  g_test_add_func("/published/damaged", test_damaged);
  g_test_add_func("/published/other-version", test_other_version);
  return g_test_run();
}
