/* Data of the HTML report: what docs/theme.md lists.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/diff_html_part.h"

#include <string.h>

#include "render/diff_excerpt.h"
#include "render/diff_redline_html.h"
#include "render/diff_terms.h"
#include "render/diff_value.h"
#include "render/diff_words.h"
#include "render/labels.h"
#include "render/report_source.h"
#include "render/report_terminal.h"

enum { STEPS_MOST = 60 };

/* A page being made. */
typedef struct {
  const Diff *diff;
  GHashTable *parts; /* Step of either side -> number of its part, from 1 */
  GHashTable *ids;   /* ids of changes that are given away */
  guint part;        /* number of the part that is made, from 1 */
  const char *language;
} Making;

void diff_html_set_text(Object *object, const char *name, const char *text) {
  if (text == NULL) {
    object_set_null(object, name);
    return;
  }
  g_autofree char *line = g_strdelimit(g_strdup(text), "\t\r\n", ' ');
  GString *safe = g_string_new(NULL);
  terminal_escape(safe, line, -1);
  object_take_string(object, name, g_string_free(safe, FALSE));
}

/* ---- steps ----------------------------------------------------------------------------------------- */

static void number_parts(Making *making, const DiffOutline *outline) {
  guint number = 0;
  for (guint i = 0; i < outline->chapters->len; i++) {
    const DiffChapter *chapter = outline->chapters->pdata[i];
    for (guint k = 0; k < chapter->parts->len; k++) {
      const DiffPart *part = chapter->parts->pdata[k];
      number++;
      if (part->old_step != NULL)
        g_hash_table_insert(making->parts, (gpointer)part->old_step, GUINT_TO_POINTER(number));
      if (part->new_step != NULL)
        g_hash_table_insert(making->parts, (gpointer)part->new_step, GUINT_TO_POINTER(number));
    }
  }
}

static Object *step_data(const Making *making, const Step *step) {
  g_autoptr(GString) words = g_string_new(NULL);
  const guint part = GPOINTER_TO_UINT(g_hash_table_lookup(making->parts, step));
  Object *object = object_new();
  diff_words_step(words, step);
  diff_html_set_text(object, "name", words->str);
  if (part > 0)
    object_take_string(object, "part", g_strdup_printf("part-%u", part));
  else
    object_set_null(object, "part");
  return object;
}

static Object *further_data(const Making *making, const DiffChange *change) {
  if (change == NULL || change->step_count == 0)
    return NULL;
  Array *steps = array_new();
  const guint most = MIN(change->step_count, STEPS_MOST);
  for (guint i = 0; i < most; i++)
    array_add_object(steps, step_data(making, change->steps[i]));
  Object *object = object_new();
  g_autofree char *relation = g_strdup(diff_term_relation(change->kind, making->language));
  relation[0] = g_ascii_toupper(relation[0]);
  object_set_string(object, "relation", relation);
  object_set_array(object, "steps", steps);
  object_set_integer(object, "more", change->step_count - most);
  return object;
}

static void set_further(Object *object, const char *name, Object *further) {
  if (further == NULL)
    object_set_null(object, name);
  else
    object_set_object(object, name, further);
}

/* ---- changes --------------------------------------------------------------------------------------- */

/* The same in each report of the change, so that links to it last; two changes that say the same have a number more. */
static char *change_id(Making *making, const DiffChange *change) {
  char *id = g_strdup_printf("change-%s", change->fingerprint);
  for (guint i = 2; g_hash_table_contains(making->ids, id); i++) {
    g_free(id);
    id = g_strdup_printf("change-%s-%u", change->fingerprint, i);
  }
  g_hash_table_add(making->ids, g_strdup(id));
  return id;
}

static void set_value(Object *object, const char *name, const DiffChange *change, guint side,
                      const char *language) {
  g_autoptr(GString) value = g_string_new(NULL);
  const gboolean has = diff_value(value, change, side, language);
  diff_html_set_text(object, name, has ? value->str : NULL);
}

static void set_values(Object *object, const DiffChange *change, const char *language) {
  object_set_boolean(object, "has_values", diff_has_values(change));
  set_value(object, "old_value", change, 0, language);
  set_value(object, "new_value", change, 1, language);
}

static Object *change_data(Making *making, const DiffPart *part, const DiffChange *change) {
  const DiffKindFacts *facts = diff_kind(change->kind);
  const gboolean own = diff_change_has_own_steps(change, diff_part_lead(part));
  GString *redline = g_string_new(NULL);
  Redline shown;
  Object *object = object_new();
  object_take_string(object, "id", change_id(making, change));
  object_set_string(object, "kind", facts->name);
  object_set_string(object, "title", diff_term_title(change->kind, making->language));
  object_set_string(object, "level", diff_level_name(change->level));
  object_set_string(object, "level_word", diff_term_level(change->level, making->language));
  object_set_string(object, "fingerprint", change->level == DIFF_OFF ? NULL : change->fingerprint);
  diff_html_set_text(object, "reason", change->reason);
  diff_html_set_text(object, "subject", change->subject == part->subject ? NULL : change->subject);
  set_values(object, change, making->language);
  set_further(object, "further", own ? further_data(making, change) : NULL);
  if (diff_shown_redline(&shown, change))
    redline_html(redline, &shown, making->language);
  object_take_string(object, "redline_html", g_string_free(redline, FALSE));
  object_set_boolean(object, "is_coarse", change->redline != NULL && change->redline->is_coarse);
  return object;
}

/* ---- parts ----------------------------------------------------------------------------------------- */

static void set_numbers(Object *object, const DiffPart *part) {
  const Step *old_step = part->old_step, *new_step = part->new_step;
  const gboolean both = old_step != NULL && new_step != NULL;
  const Step *step = new_step != NULL ? new_step : old_step;
  object_set_string(object, "number", step->number);
  object_set_string(object, "old_number",
                    both && strcmp(old_step->number, new_step->number) != 0 ? old_step->number
                                                                            : NULL);
  const char *title = step->title_text;
  diff_html_set_text(object, "title", title == NULL || *title == '\0' ? "untitled step" : title);
}

static gboolean has_kind(const DiffPart *part, DiffKind a, DiffKind b) {
  for (guint i = 0; i < part->changes->len; i++) {
    const DiffChange *change = part->changes->pdata[i];
    if (change->kind == a || change->kind == b)
      return TRUE;
  }
  return FALSE;
}

static void set_place(Object *object, const Diff *diff, const DiffChange *change) {
  const gboolean is_new = change->new_place.file != NULL;
  const Place place = is_new ? change->new_place : change->old_place;
  g_autoptr(GString) path = g_string_new(NULL);
  report_source_path(path, is_new ? diff->new_book : diff->old_book, place, TRUE);
  if (place.file != NULL && place.line > 0)
    g_string_append_printf(path, ":%u", place.line);
  diff_html_set_text(object, "place", path->len == 0 ? NULL : path->str);
}

/* The highest level of an open change, else "accepted". */
static const char *mark_of(const DiffPart *part) {
  int level = -1;
  for (guint i = 0; i < part->changes->len; i++) {
    const DiffChange *change = part->changes->pdata[i];
    if (change->reason == NULL)
      level = MAX(level, (int)change->level);
  }
  return level < 0 ? "accepted" : diff_level_name((DiffLevel)level);
}

static Object *part_data(Making *making, const DiffPart *part) {
  const DiffChange *first = part->changes->pdata[0];
  Object *object = object_new();
  object_take_string(object, "id", g_strdup_printf("part-%u", ++making->part));
  if (part->old_step != NULL || part->new_step != NULL) {
    set_numbers(object, part);
    object_set_null(object, "what");
  } else {
    object_set_null(object, "number");
    object_set_string(object, "what", diff_term_subject(first->kind, making->language));
    diff_html_set_text(object, "title",
                       part->subject == NULL ? label_text(LABEL_WHOLE_GUIDE, making->language)
                                             : part->subject);
  }
  object_set_boolean(object, "is_added", has_kind(part, DIFF_STEP_ADDED, DIFF_CHECKPOINT_ADDED));
  object_set_boolean(object, "is_removed",
                     has_kind(part, DIFF_STEP_REMOVED, DIFF_CHECKPOINT_REMOVED));
  object_set_string(object, "mark", mark_of(part));
  object_set_integer(object, "count", part->changes->len);
  set_place(object, making->diff, first);
  set_further(object, "further", further_data(making, diff_part_lead(part)));
  Array *changes = array_new();
  for (guint i = 0; i < part->changes->len; i++)
    array_add_object(changes, change_data(making, part, part->changes->pdata[i]));
  object_set_array(object, "changes", changes);
  return object;
}

static Object *chapter_data(Making *making, const DiffChapter *chapter, guint number) {
  g_autoptr(GString) title = g_string_new(NULL);
  Object *object = object_new();
  diff_words_guides(title, chapter->old_guide, chapter->new_guide);
  diff_html_set_text(object, "title", title->str);
  object_take_string(object, "id", g_strdup_printf("chapter-%u", number));
  Array *parts = array_new();
  for (guint i = 0; i < chapter->parts->len; i++)
    array_add_object(parts, part_data(making, chapter->parts->pdata[i]));
  object_set_array(object, "parts", parts);
  return object;
}

Array *diff_html_chapters(const Diff *diff, const DiffOutline *outline, const char *language) {
  g_autoptr(GHashTable) parts = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Making making = {.diff = diff, .parts = parts, .ids = ids, .language = language};
  number_parts(&making, outline);
  Array *chapters = array_new();
  for (guint i = 0; i < outline->chapters->len; i++)
    array_add_object(chapters, chapter_data(&making, outline->chapters->pdata[i], i + 1));
  return chapters;
}
