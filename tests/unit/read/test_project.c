/* Finding the project: configuration, repository, folder, and how far a root is raised.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/project.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *home; /* everything happens below this folder */

static char *at(const char *name) { return g_build_filename(home, name, NULL); }

static void put(const char *name) {
  g_autofree char *path = at(name);
  g_autofree char *folder = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, "", -1, NULL));
}

static Project found(const char *argument, const char *config_file) {
  g_autoptr(GError) error = NULL;
  Project project = {0};
  project_find(&project, argument, config_file, &error);
  g_assert_no_error(error);
  return project;
}

static void assert_below_home(const char *path, const char *want) {
  g_autofree char *full = *want == '\0' ? g_strdup(home) : at(want);
  g_assert_cmpstr(path, ==, full);
}

static void test_config(void) {
  put("p/config.yaml");
  put("p/content/steps.md");
  g_auto(Project) project = found("p/content/steps.md", NULL);
  g_assert_cmpstr(project.config_file, ==, "p/config.yaml");
  g_assert_null(project.root);
  g_assert_false(project.may_widen);
  g_assert_false(project.whole_tree);
  g_autoptr(GError) error = NULL;
  g_assert_true(project_place(&project, "p/content", &error));
  assert_below_home(project.root, "p/content");
  g_assert_cmpstr(project.steps, ==, "steps.md");
  g_auto(Project) folder = found("p/content", NULL);
  g_assert_cmpstr(folder.config_file, ==, "p/config.yaml");
  g_assert_true(folder.whole_tree);
  g_assert_true(project_place(&folder, "p/content", &error));
  g_assert_null(folder.steps);
}

static void test_explicit_config(void) {
  put("p/config.yaml");
  put("p/content/steps.md");
  put("q/other.yaml");
  put("q/steps.md");
  g_auto(Project) project = found("p/content/steps.md", "q/other.yaml");
  g_assert_cmpstr(project.config_file, ==, "q/other.yaml");
  g_autoptr(GError) error = NULL;
  g_assert_false(project_place(&project, "q", &error));
  g_assert_nonnull(strstr(error->message, "not below the content root 'q' of q/other.yaml"));
  g_clear_error(&error);
  g_assert_false(project_place(&project, "missing", &error));
  g_assert_nonnull(error);
}

static void test_repository(void) {
  put("r/.git/HEAD");
  put("r/docs/steps.md");
  put("r/sub/.git");
  put("r/sub/config.txt");
  put("r/sub/a/steps.markdown");
  put("config.yaml"); /* above the repositories: never looked at */
  g_auto(Project) project = found("r/docs/steps.md", NULL);
  g_assert_null(project.config_file);
  assert_below_home(project.root, "r");
  g_assert_cmpstr(project.steps, ==, "docs/steps.md");
  g_assert_false(project.may_widen);
  g_auto(Project) sub = found("r/sub/a/steps.markdown", NULL);
  assert_below_home(sub.root, "r/sub");
  g_auto(Project) folder = found("r/docs", NULL);
  assert_below_home(folder.root, "r/docs");
  g_assert_null(folder.steps);
  g_assert_true(folder.whole_tree);
  g_autofree char *config = at("config.yaml");
  g_assert_cmpint(g_unlink(config), ==, 0);
}

/* The home folder ends the search, even with a configuration or a repository in it. */
static void test_home(void) {
  put("h/steps.md");
  put(".git/HEAD");
  put("config.yaml");
  g_auto(Project) project = found("h/steps.md", NULL);
  g_assert_null(project.config_file);
  assert_below_home(project.root, "h");
  g_assert_true(project.may_widen);
  put("steps.md");
  g_auto(Project) inside = found("steps.md", NULL);
  g_assert_cmpstr(inside.config_file, ==, "config.yaml");
  g_auto(Project) current = found(NULL, NULL);
  g_assert_cmpstr(current.config_file, ==, "config.yaml");
  g_autofree char *config = at("config.yaml");
  g_assert_cmpint(g_unlink(config), ==, 0);
  g_auto(Project) alone = found("steps.md", NULL);
  assert_below_home(alone.root, "");
  g_assert_true(alone.may_widen);
}

static void test_widen(void) {
  put("w/x/lists/deep/steps.md");
  put("w/x/lists/near.md");
  put("w/x/docs/a b.md");
  put("w/x/images/i.png");
  put("w/far.md");
  put("top.md");
  g_auto(Project) project = found("w/x/lists/deep/steps.md", NULL);
  assert_below_home(project.root, "w/x/lists/deep");
  static const char *const harmless[] = {"#here",
                                         "",
                                         "https://example.org/a.md",
                                         "/etc/a.md",
                                         "../../missing.md",
                                         "../../images/i.png",
                                         "../../../../top.md",
                                         "../../../../../../../../etc/x.md"};
  project_widen(&project, harmless, G_N_ELEMENTS(harmless));
  assert_below_home(project.root, "w/x/lists/deep");
  static const char *const near[] = {"../near.md#top"};
  project_widen(&project, near, 1);
  assert_below_home(project.root, "w/x/lists");
  g_assert_cmpstr(project.steps, ==, "deep/steps.md");
  static const char *const spaced[] = {"../../docs/a%20b.md"};
  project_widen(&project, spaced, 1);
  assert_below_home(project.root, "w/x");
  static const char *const far[] = {"../../../far.md"};
  project_widen(&project, far, 1);
  assert_below_home(project.root, "w");
  g_assert_cmpstr(project.steps, ==, "x/lists/deep/steps.md");
}

static void test_refused(void) {
  put("t/notes.txt");
  static const struct {
    const char *argument, *config, *message;
  } cases[] = {{"t/gone.md", NULL, "No such file"},
               {"t/notes.txt", NULL, "not a Markdown file"},
               {"/dev/null", NULL, "not a regular file or folder"},
               {"t", "t/gone.yaml", "No such file"},
               {"t", "t", "not a regular file"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_auto(Project) project = {0};
    g_assert_false(project_find(&project, cases[i].argument, cases[i].config, &error));
    g_assert_nonnull(strstr(error->message, cases[i].message));
  }
}

/* A link to the list is followed: the project is where the file really is. */
static void test_symbolic_link(void) {
  put("s/real/config.yaml");
  put("s/real/steps.md");
  put("s/links/x");
  g_autofree char *link = at("s/links/steps.md");
  g_assert_cmpint(symlink("../real/steps.md", link), ==, 0);
  g_auto(Project) project = found("s/links/steps.md", NULL);
  g_assert_cmpstr(project.config_file, ==, "s/real/config.yaml");
}

int main(int argc, char **argv) {
  g_autofree char *made = g_dir_make_tmp("stepbook-project-XXXXXX", NULL);
  home = realpath(made, NULL);
  g_assert_true(g_setenv("HOME", home, TRUE));
  g_assert_cmpint(g_chdir(home), ==, 0);
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/project/config", test_config);
  g_test_add_func("/project/explicit-config", test_explicit_config);
  g_test_add_func("/project/repository", test_repository);
  g_test_add_func("/project/widen", test_widen);
  g_test_add_func("/project/symbolic-link", test_symbolic_link);
  g_test_add_func("/project/refused", test_refused);
  g_test_add_func("/project/home", test_home);
  const int status = g_test_run();
  g_assert_cmpint(g_chdir("/"), ==, 0);
  g_autofree char *quoted = g_shell_quote(home);
  g_autofree char *command = g_strconcat("rm -rf -- ", quoted, NULL);
  g_assert_cmpint(system(command), ==, 0);
  free(home);
  return status;
}
