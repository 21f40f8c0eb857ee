/* Sides of a comparison: a revision reads as the same files on disk do, wherever the project stands in the repository.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pipeline.h"

#include <unistd.h>

#include "../read/repository_fixture.h"

typedef struct {
  char *folder;
  git_repository *repository;
} Checkout;

static const char config[] = "content: text\n"
                             "guides:\n  - steps: list.md\n"
                             "variables:\n  product: Harbor\n  old: here\n";
static const char list[] = "# Work\n\n1. **[Stop @product@](more.md#stop)**\n2. **Start @old@**\n";
static const char more[] = "# More\n\n## Stop\n\nStop it.\n\n![](shared/a.png)\n";

/* The config's folder is below the root, and a link of the content leads out where the configuration allows it. */
static const FixtureFile first[] = {
    {"docs/config.yaml", config, 0},   {"docs/text/list.md", list, 0},
    {"docs/text/more.md", more, 0},    {"docs/text/shared", "../../assets", GIT_FILEMODE_LINK},
    {"assets/a.png", "no picture", 0}, {0},
};

static void check_out(const Checkout *project, const FixtureFile *files) {
  for (; files->path != NULL; files++) {
    g_autofree char *path = g_build_filename(project->folder, files->path, NULL);
    if (files->mode == GIT_FILEMODE_LINK)
      g_assert_cmpint(symlink(files->text, path), ==, 0);
    else
      fixture_put(project->folder, files->path, files->text);
  }
}

static Checkout project_new(const FixtureFile *files) {
  Checkout project = {fixture_folder(), NULL};
  project.repository = fixture_repository(project.folder, FALSE);
  fixture_commit(project.repository, files);
  return project;
}

static void project_free(Checkout *project) {
  fixture_close(project->repository);
  fixture_remove(project->folder);
  g_free(project->folder);
}

/* Reads; the paths are below the project's folder when they begin with '/'. */
static RunStatus read_side(Run *run, const Checkout *project, const char *steps, const char *side,
                           GError **error) {
  g_autofree char *whole_steps = g_strconcat(project->folder, steps, NULL);
  g_autofree char *whole_side =
      side != NULL && *side == '/' ? g_strconcat(project->folder, side, NULL) : g_strdup(side);
  const Request request = {.steps = whole_steps, .side = whole_side};
  return run_read(run, &request, error);
}

static const Guide *guide_of(const Run *run) {
  g_assert_cmpuint(run->book->guides->len, ==, 1);
  return run->book->guides->pdata[0];
}

static void assert_reads(const Checkout *project, const char *steps, const char *side,
                         const char *fingerprint) {
  g_autoptr(GError) error = NULL;
  g_auto(Run) run = {0};
  const RunStatus status = read_side(&run, project, steps, side, &error);
  g_assert_no_error(error);
  g_assert_cmpint(status, ==, RUN_COMPLETE);
  g_assert_cmpstr(guide_of(&run)->fingerprint, ==, fingerprint);
}

static void assert_trouble(const Checkout *project, const char *steps, const char *side,
                           const char *message) {
  g_autoptr(GError) error = NULL;
  g_auto(Run) run = {0};
  g_assert_cmpint(read_side(&run, project, steps, side, &error), ==, RUN_TROUBLE);
  if (strstr(error->message, message) == NULL)
    g_error("%s: '%s' lacks '%s'", side, error->message, message);
}

static char *fingerprint_of(const Checkout *project, const char *steps) {
  g_autoptr(GError) error = NULL;
  g_auto(Run) run = {0};
  g_assert_cmpint(read_side(&run, project, steps, NULL, &error), ==, RUN_COMPLETE);
  return g_strdup(guide_of(&run)->fingerprint);
}

static void test_same(void) {
  Checkout project = project_new(first);
  check_out(&project, first);
  fixture_tag(project.repository, "v1");
  g_autofree char *print = fingerprint_of(&project, "/docs");
  static const char *const steps[] = {"/docs", "/docs/text", "/docs/text/list.md"};
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    assert_reads(&project, steps[i], "HEAD", print);
    assert_reads(&project, steps[i], "v1", print);
    g_autofree char *named = g_strconcat(steps[i], "@v1", NULL);
    assert_reads(&project, "", named, print);
    assert_reads(&project, "", steps[i], print);
  }
  fixture_put(project.folder, "docs/text/more.md", "# More\n\n## Stop\n\nStop it now.\n");
  assert_reads(&project, "/docs", "HEAD", print);
  g_autofree char *other = fingerprint_of(&project, "/docs");
  g_assert_cmpstr(other, !=, print);
  project_free(&project);
}

static void test_allowed_outside(void) {
  static const char allowing[] = "content: text\nguides:\n  - steps: list.md\n"
                                 "links:\n  allow_outside: [../assets]\n";
  FixtureFile files[G_N_ELEMENTS(first)];
  memcpy(files, first, sizeof first);
  files[0].text = allowing;
  Checkout project = project_new(files);
  check_out(&project, files);
  g_autofree char *print = fingerprint_of(&project, "/docs");
  assert_reads(&project, "/docs", "HEAD", print);
  g_auto(Run) run = {0};
  g_assert_cmpint(read_side(&run, &project, "/docs", "HEAD", NULL), ==, RUN_COMPLETE);
  g_assert_cmpuint(run.book->assets->len, ==, 1);
  g_assert_cmpuint(strlen(guide_of(&run)->revision), ==, 7);
  project_free(&project);
}

/* The list and the configuration moved; the old revision says where its own are. */
static void test_moved(void) {
  static const FixtureFile moved[] = {{"docs/config.yaml", "guides:\n  - steps: new.md\n", 0},
                                      {"docs/new.md", "1. **A**\n2. **B**\n", 0},
                                      {0}};
  static const FixtureFile bare[] = {{"lists/one.md", "1. **A**\n2. **B**\n", 0}, {0}};
  Checkout project = project_new(first);
  fixture_commit(project.repository, moved);
  fixture_commit(project.repository, bare);
  check_out(&project, moved);
  check_out(&project, bare);
  g_auto(Run) old = {0};
  g_assert_cmpint(read_side(&old, &project, "/docs/new.md", "HEAD~2", NULL), ==, RUN_COMPLETE);
  g_assert_cmpstr(guide_of(&old)->document->path, ==, "list.md");
  g_auto(Run) alone = {0};
  g_assert_cmpint(read_side(&alone, &project, "/lists/one.md", "HEAD", NULL), ==, RUN_COMPLETE);
  g_assert_cmpstr(guide_of(&alone)->document->path, ==, "lists/one.md");
  assert_trouble(&project, "/docs/new.md", "HEAD", "docs/new.md: not in revision ");
  assert_trouble(&project, "/docs", "HEAD", "docs: not in revision ");
  project_free(&project);
}

static void test_variables(void) {
  Checkout project = project_new(first);
  g_autofree char *steps = g_build_filename(project.folder, "docs", NULL);
  g_assert_cmpint(g_mkdir_with_parents(steps, 0700), ==, 0);
  char *sets[] = {"variables.product=Quay", NULL};
  g_auto(Run) set = {0};
  Request request = {.steps = steps, .side = "HEAD", .assignments = sets};
  g_assert_cmpint(run_read(&set, &request, NULL), ==, RUN_COMPLETE);
  const Step *step = guide_of(&set)->steps->pdata[0];
  g_assert_cmpstr(step->title_text, ==, "Stop Quay");
  g_autoptr(GPtrArray) variables = g_ptr_array_new();
  Variable product = {.name = "product", .value = "Nexus"};
  g_ptr_array_add(variables, &product);
  request.variables = variables;
  g_auto(Run) replaced = {0};
  g_assert_cmpint(run_read(&replaced, &request, NULL), ==, RUN_COMPLETE);
  step = guide_of(&replaced)->steps->pdata[0];
  g_assert_cmpstr(step->title_text, ==, "Stop Nexus");
  step = guide_of(&replaced)->steps->pdata[1];
  g_assert_cmpstr(step->title_text, ==, "Start @old@");
  project_free(&project);
}

static void test_bad(void) {
  static const FixtureFile broken[] = {{"config.yaml", "content: gone\n", 0}, {0}};
  static const FixtureFile wrong[] = {{"config.yaml", "contents: x\n", 0}, {0}};
  static const FixtureFile missing[] = {{"config.yaml", "guides:\n  - steps: gone.md\n", 0}, {0}};
  Checkout project = project_new(broken);
  fixture_commit(project.repository, wrong);
  fixture_commit(project.repository, missing);
  fixture_put(project.folder, "notes.txt", "text");
  assert_trouble(&project, "", "HEAD", "gone.md: the step list is not in ");
  assert_trouble(&project, "", "HEAD~2", "gone: not in revision ");
  assert_trouble(&project, "", "HEAD~3", "neither a file nor a revision");
  assert_trouble(&project, "", "mian", "did you mean 'main'?");
  assert_trouble(&project, "", "/notes.txt", "neither a folder, a step list");
  assert_trouble(&project, "", "/nowhere@HEAD", "neither a file nor a revision");
  assert_trouble(&project, "/nowhere", "HEAD", "no such file or folder");
  assert_trouble(&project, "", "/@v9", "neither a file nor a revision");
  g_auto(Run) run = {0};
  g_assert_cmpint(read_side(&run, &project, "", "HEAD~1", NULL), ==, RUN_CONFIG);
  g_assert_cmpuint(findings_at_least(run.findings, LEVEL_ERROR), ==, 1);
  g_autofree char *alone = fixture_folder();
  const Request nowhere = {.steps = alone, .side = "HEAD"};
  g_autoptr(GError) error = NULL;
  g_auto(Run) none = {0};
  g_assert_cmpint(run_read(&none, &nowhere, &error), ==, RUN_TROUBLE);
  g_assert_nonnull(strstr(error->message, "in no Git repository"));
  fixture_remove(alone);
  project_free(&project);
}

/* What a repository is told to run, or to read elsewhere, is not. */
static void test_careful(void) {
  Checkout project = project_new(first);
  check_out(&project, first);
  g_autofree char *mark = g_build_filename(project.folder, "ran", NULL);
  g_autofree char *settings = g_strdup_printf(
      "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = touch %s\n\tpager = touch %s\n"
      "[filter \"x\"]\n\tsmudge = touch %s\n\tclean = touch %s\n\trequired = true\n"
      "[diff \"x\"]\n\ttextconv = touch %s\n",
      mark, mark, mark, mark, mark);
  fixture_put(project.folder, ".git/config", settings);
  fixture_put(project.folder, ".git/info/attributes", "*.md filter=x diff=x\n");
  g_autofree char *hook = g_strdup_printf("#!/bin/sh\ntouch %s\n", mark);
  fixture_put(project.folder, ".git/hooks/post-checkout", hook);
  g_autofree char *print = fingerprint_of(&project, "/docs");
  assert_reads(&project, "/docs", "HEAD", print);
  g_assert_false(g_file_test(mark, G_FILE_TEST_EXISTS));
  project_free(&project);
}

/* A repository without a working tree is the root of its commits. */
static void test_bare(void) {
  Checkout project = {fixture_folder(), NULL};
  project.repository = fixture_repository(project.folder, TRUE);
  static const FixtureFile files[] = {
      {"config.yaml", "guides:\n  - steps: a.md\n", 0}, {"a.md", "1. **A**\n", 0}, {0}};
  fixture_commit(project.repository, files);
  g_autofree char *side = g_strconcat(project.folder, "@main", NULL);
  g_autoptr(GError) error = NULL;
  g_auto(Run) run = {0};
  const Request request = {.side = side};
  g_assert_cmpint(run_read(&run, &request, &error), ==, RUN_COMPLETE);
  g_assert_cmpstr(guide_of(&run)->document->path, ==, "a.md");
  project_free(&project);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sides/same", test_same);
  g_test_add_func("/sides/allowed-outside", test_allowed_outside);
  g_test_add_func("/sides/moved", test_moved);
  g_test_add_func("/sides/variables", test_variables);
  g_test_add_func("/sides/bad", test_bad);
  g_test_add_func("/sides/careful", test_careful);
  g_test_add_func("/sides/bare", test_bare);
  return g_test_run();
}
