/* Pages of the sample, written to a folder and read back, for tests of the site and the checklist.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib/gstdio.h>

#include "export/theme.h"
#include "sample.h"
#include "write/output.h"

/* The themes of the checkout, four folders above the test program. */
static void pages_find_themes(void) {
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  g_assert_nonnull(program);
  g_autofree char *folder = g_path_get_dirname(program);
  g_autofree char *themes = g_build_filename(folder, "..", "..", "..", "themes", NULL);
  g_setenv("STEPBOOK_THEMES", themes, TRUE);
}

typedef gboolean (*PagesWriter)(const Sample *sample, Theme *theme, Output *output, GError **error);

static G_GNUC_UNUSED void pages_write(const Sample *sample, PagesWriter write) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Theme) theme = theme_new(sample->book->config, &error);
  g_assert_no_error(error);
  g_autoptr(Output) output = output_new("out", NULL, &error);
  g_assert_no_error(error);
  const gboolean written = write(sample, theme, output, &error);
  g_assert_no_error(error);
  g_assert_true(written);
  output_commit(output, &error);
  g_assert_no_error(error);
}

/* The text of a file below the output folder; NULL when there is none. */
static G_GNUC_UNUSED char *pages_read(const char *name) {
  g_autofree char *path = g_build_filename("out", name, NULL);
  char *text = NULL;
  return g_file_get_contents(path, &text, NULL, NULL) ? text : NULL;
}

static G_GNUC_UNUSED void pages_expect(const char *name, const char *part) {
  g_autofree char *text = pages_read(name);
  if (text == NULL || strstr(text, part) == NULL)
    g_error("%s does not hold %s:\n%s", name, part, text);
}

static G_GNUC_UNUSED void pages_expect_not(const char *name, const char *part) {
  g_autofree char *text = pages_read(name);
  if (text == NULL || strstr(text, part) != NULL)
    g_error("%s is not there or holds %s:\n%s", name, part, text);
}

/* How often `part` occurs. */
static G_GNUC_UNUSED guint pages_count(const char *name, const char *part) {
  g_autofree char *text = pages_read(name);
  g_assert_nonnull(text);
  guint count = 0;
  for (const char *at = text; (at = strstr(at, part)) != NULL; at++)
    count++;
  return count;
}
