/* Report of a diff as HTML: the outline as data for the template.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/diff_html.h"

#include <string.h>

#include "export/diff_html_part.h"
#include "render/diff_outline.h"
#include "render/diff_stat.h"
#include "render/diff_words.h"

/* ---- head ------------------------------------------------------------------------------------------ */

static Object *side_data(const Book *book, const char *name) {
  const Guide *only = book->guides->len == 1 ? book->guides->pdata[0] : NULL;
  Object *side = object_new();
  diff_html_set_text(side, "name", name);
  diff_html_set_text(side, "revision",
                     only == NULL || g_strcmp0(only->revision, name) == 0 ? NULL : only->revision);
  diff_html_set_text(side, "fingerprint", only == NULL ? NULL : only->fingerprint);
  return side;
}

/* Changes of that level, accepted or not. */
static Object *level_data(DiffLevel level, const GArray *rows) {
  guint count = 0, accepted = 0;
  for (guint i = 0; i < rows->len; i++) {
    const DiffStat *row = &g_array_index(rows, DiffStat, i);
    count += row->level == level ? row->count : 0;
    accepted += row->level == level ? row->accepted : 0;
  }
  Object *object = object_new();
  object_set_string(object, "level", diff_level_name(level));
  object_set_integer(object, "count", count);
  object_set_integer(object, "accepted", accepted);
  return object;
}

static Array *levels_data(const GArray *rows, gboolean all) {
  Array *levels = array_new();
  for (int level = DIFF_HIGH; level >= (all ? DIFF_OFF : DIFF_LOW); level--)
    array_add_object(levels, level_data((DiffLevel)level, rows));
  return levels;
}

static Array *kinds_data(const GArray *rows) {
  Array *kinds = array_new();
  for (guint i = 0; i < rows->len; i++) {
    const DiffStat *row = &g_array_index(rows, DiffStat, i);
    Object *object = object_new();
    object_set_string(object, "kind", diff_kind(row->kind)->name);
    object_set_string(object, "title", diff_kind(row->kind)->title);
    object_set_string(object, "level", diff_level_name(row->level));
    object_set_integer(object, "count", row->count);
    array_add_object(kinds, object);
  }
  return kinds;
}

static void set_titles(Object *page, const Diff *diff) {
  const Book *book = diff->new_book->guides->len > 0 ? diff->new_book : diff->old_book;
  const Guide *first = book->guides->len > 0 ? book->guides->pdata[0] : NULL;
  const char *title = book->config->title != NULL ? book->config->title
                      : first != NULL             ? first->title
                                                  : "Procedure";
  diff_html_set_text(page, "title", title);
  object_set_object(page, "old", side_data(diff->old_book, diff->old_name));
  object_set_object(page, "new", side_data(diff->new_book, diff->new_name));
}

static void set_verdict(Object *page, const Diff *diff, const DiffReportWish *wish) {
  const DiffCounts counts = diff_counts(diff);
  g_autoptr(GString) verdict = g_string_new(NULL);
  g_autoptr(GString) off = g_string_new(NULL);
  diff_words_verdict(verdict, diff, wish->fail_on);
  verdict->str[0] = g_ascii_toupper(verdict->str[0]);
  diff_words_off(off, diff);
  diff_html_set_text(page, "verdict", verdict->str);
  object_set_boolean(page, "approval_needed", diff_needs_approval(&counts, wish->fail_on));
  diff_html_set_text(page, "off", off->len == 0 ? NULL : off->str);
  object_set_integer(page, "accepted", counts.accepted);
  object_set_boolean(page, "is_bounded", diff->is_bounded);
}

/* ---- the page -------------------------------------------------------------------------------------- */

static Object *page_data(const Diff *diff, const DiffReportWish *wish) {
  g_autoptr(DiffOutline) outline = diff_outline_new(diff, wish->all, TRUE);
  g_autoptr(GArray) rows = diff_stat(diff, wish->all);
  Object *generator = object_new();
  object_set_string(generator, "name", "stepbook");
  object_set_string(generator, "version", STEPBOOK_VERSION);
  Object *page = object_new();
  object_set_object(page, "generator", generator);
  diff_html_set_text(page, "content_language", diff->new_book->config->language);
  set_titles(page, diff);
  set_verdict(page, diff, wish);
  object_set_array(page, "levels", levels_data(rows, wish->all));
  object_set_array(page, "kinds", kinds_data(rows));
  object_set_boolean(page, "has_changes", outline->chapters->len > 0);
  object_set_array(page, "chapters", diff_html_chapters(diff, outline, "en"));
  return page;
}

gboolean diff_html(GString *out, const Diff *diff, const DiffReportWish *wish, Theme *theme,
                   GError **error) {
  const Template *template = theme_template(theme, "diff/page", error);
  g_autoptr(Object) settings = template == NULL ? NULL : theme_settings(theme, error);
  if (settings == NULL)
    return FALSE;
  g_autoptr(Object) page = page_data(diff, wish);
  object_set_object(page, "theme", g_steal_pointer(&settings));
  const Value context = {VALUE_OBJECT, {.object = page}};
  return template_render(out, template, &context, 1, error);
}
