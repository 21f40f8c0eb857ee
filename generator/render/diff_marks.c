/* DiffMarks: level by level, so that words stand in the order of their weight.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_marks.h"

#include <string.h>

#include "render/diff_terms.h"
#include "render/labels.h"
#include "render/report_terminal.h"

/* Is the word among those that stand between ", " in the list? */
static gboolean holds(const char *list, const char *word) {
  const gsize length = strlen(word);
  for (const char *at = list; (at = strstr(at, word)) != NULL; at += length) {
    const gboolean begins = at == list || (at - list >= 2 && at[-2] == ',' && at[-1] == ' ');
    if (begins && (at[length] == '\0' || at[length] == ','))
      return TRUE;
  }
  return FALSE;
}

static void mark(GHashTable *marks, const Step *step, const char *word) {
  const char *list = g_hash_table_lookup(marks, step);
  if (list != NULL && holds(list, word))
    return;
  g_hash_table_insert(marks, (gpointer)step,
                      list == NULL ? g_strdup(word) : g_strconcat(list, ", ", word, NULL));
}

/* Are the further steps of that kind steps of the new revision that changed with it? */
static gboolean marks_further(DiffKind kind) {
  return kind == DIFF_STEP_SPLIT || kind == DIFF_SECTION_CHANGED ||
         kind == DIFF_SECTION_COMMAND_CHANGED || kind == DIFF_SECTION_WARNING_REMOVED ||
         kind == DIFF_IMAGE_CHANGED || kind == DIFF_VARIABLE_CHANGED;
}

static void mark_steps(GHashTable *marks, const DiffChange *change, const char *language) {
  const char *word = diff_term_word(change->kind, language);
  if (word == NULL)
    return;
  if (change->new_step != NULL)
    mark(marks, change->new_step, word);
  for (guint i = 0; i < change->step_count && marks_further(change->kind); i++)
    mark(marks, change->steps[i], word);
}

GHashTable *diff_marks_new(const Diff *diff, const char *language) {
  GHashTable *marks = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  for (DiffLevel level = DIFF_HIGH; level > DIFF_OFF; level--) {
    for (guint i = 0; i < diff->changes->len; i++) {
      const DiffChange *change = diff->changes->pdata[i];
      if (change->level == level)
        mark_steps(marks, change, language);
    }
  }
  return marks;
}

char *diff_mark(const Diff *diff, GHashTable *marks, const Step *step, const char *language) {
  const char *words = marks == NULL ? NULL : g_hash_table_lookup(marks, step);
  if (words == NULL)
    return NULL;
  g_autoptr(GString) name = g_string_new(NULL);
  GString *out = g_string_new(NULL);
  terminal_escape(name, diff->old_name, -1);
  label_append(out, LABEL_CHANGED_SINCE, language, (const char *const[]){name->str, words, NULL});
  return g_string_free(out, FALSE);
}
