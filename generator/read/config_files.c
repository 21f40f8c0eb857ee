/* Config files: asking the disk about paths that the configuration names.
 *
 * Only kinds are looked at; nothing is opened. For the hint, the folder that should hold the file is
 * listed once per missing file.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/config_files.h"

#include <string.h>

#include "base/nearest.h"

typedef struct {
  Arena *arena;
  Findings *findings;
  gboolean failed;
} Check;

static int by_name(gconstpointer a, gconstpointer b) {
  return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

/* What the folder holds that is nearest to the missing name, or NULL. */
static const char *near_hint(Arena *arena, const char *path) {
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *name = g_path_get_basename(path);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *entry = NULL; dir != NULL && (entry = g_dir_read_name(dir)) != NULL;) {
    if (g_utf8_validate(entry, -1, NULL))
      g_ptr_array_add(names, g_strdup(entry));
  }
  g_ptr_array_sort(names, by_name);
  const char *nearest = nearest_name(name, (const char *const *)names->pdata, names->len);
  return nearest == NULL ? NULL : arena_printf(arena, "did you mean '%s'?", nearest);
}

static void want(Check *check, const char *path, gboolean folder, Place place, const char *what) {
  if (path == NULL || g_file_test(path, folder ? G_FILE_TEST_IS_DIR : G_FILE_TEST_IS_REGULAR))
    return;
  check->failed = TRUE;
  if (g_file_test(path, G_FILE_TEST_EXISTS))
    findings_add(check->findings, FINDING_CONFIG_MISSING_FILE, place, NULL, "%s '%s' is not a %s",
                 what, path, folder ? "folder" : "regular file");
  else
    findings_add(check->findings, FINDING_CONFIG_MISSING_FILE, place, near_hint(check->arena, path),
                 "%s '%s' does not exist", what, path);
}

gboolean config_check_files(const Config *config, Arena *arena, Findings *findings) {
  Check check = {arena, findings, FALSE};
  const ThemeConfig *theme = &config->theme;
  want(&check, config->content, TRUE, config_place(config, "content"), "the content folder");
  const gboolean has_content = !check.failed;
  for (guint i = 0; has_content && i < config->guides->len; i++) {
    const GuideConfig *guide = config->guides->pdata[i];
    if (guide->steps == NULL)
      continue;
    g_autofree char *path = strcmp(config->content, ".") == 0
                                ? g_strdup(guide->steps)
                                : g_build_filename(config->content, guide->steps, NULL);
    want(&check, path, FALSE, guide->place, "the step list");
  }
  want(&check, theme->folder, TRUE, config_place(config, "theme.folder"), "the theme's folder");
  want(&check, theme->logo, FALSE, config_place(config, "theme.logo"), "the logo");
  for (guint i = 0; i < config->allow_outside->len; i++)
    want(&check, config->allow_outside->pdata[i], TRUE, config_place(config, "links.allow_outside"),
         "the folder");
  return !check.failed;
}
