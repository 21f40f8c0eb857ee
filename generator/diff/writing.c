/* Writing: numbers and ids as values, sources byte by byte.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/writing.h"

#include <string.h>

#include "diff/changes.h"
#include "diff/step_source.h"

typedef struct {
  Comparison *comparison;
  const GuidePair *pair;
  GArray *lines[2]; /* gsize: where each line of the sources begins, and their ends */
} Writing;

static const char *number_text(Arena *arena, const Step *step) {
  if (step->written_number == NULL || g_strcmp0(step->number, step->written_number) == 0)
    return step->number;
  return arena_printf(arena, "%s (written %s)", step->number, step->written_number);
}

static const char *id_text(Arena *arena, const Step *step) {
  g_autoptr(GString) text = g_string_new(step->id);
  for (guint i = 0; i < step->alias_count; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? ", formerly " : ", ", step->aliases[i].id);
  return arena_strdup(arena, text->str);
}

static gboolean same_ids(const Step *a, const Step *b) {
  if (strcmp(a->id, b->id) != 0 || a->id_explicit != b->id_explicit ||
      a->alias_count != b->alias_count)
    return FALSE;
  guint i = 0;
  while (i < a->alias_count && strcmp(a->aliases[i].id, b->aliases[i].id) == 0)
    i++;
  return i == a->alias_count;
}

/* Books that were not made of sources say nothing of how they are written. */
static gboolean is_written_otherwise(const Writing *writing, const Step *old_step,
                                     const Step *new_step) {
  if (old_step->guide->document->source == NULL || new_step->guide->document->source == NULL)
    return FALSE;
  gsize lengths[2] = {0, 0};
  const char *a = step_source(&lengths[0], writing->lines[0], old_step);
  const char *b = step_source(&lengths[1], writing->lines[1], new_step);
  return lengths[0] != lengths[1] || memcmp(a, b, lengths[0]) != 0;
}

static void compare_step(const Writing *writing, const Step *old_step, const Step *new_step,
                         gboolean changed) {
  Comparison *comparison = writing->comparison;
  Arena *arena = comparison->arena;
  const gboolean stands = writing->pair->standing[new_step->order] == STANDS_STILL;
  if (!same_ids(old_step, new_step)) {
    DiffChange *change = change_add(comparison, DIFF_ID_CHANGED, writing->pair, old_step, new_step);
    change->old_value = id_text(arena, old_step);
    change->new_value = id_text(arena, new_step);
    changed = TRUE;
  }
  if (stands && (g_strcmp0(old_step->number, new_step->number) != 0 ||
                 g_strcmp0(old_step->written_number, new_step->written_number) != 0)) {
    DiffChange *change =
        change_add(comparison, DIFF_STEP_RENUMBERED, writing->pair, old_step, new_step);
    change->old_value = number_text(arena, old_step);
    change->new_value = number_text(arena, new_step);
  }
  if (!changed && is_written_otherwise(writing, old_step, new_step))
    change_add(comparison, DIFF_SOURCE_REWRAPPED, writing->pair, old_step, new_step);
}

void writing_compare(Comparison *comparison, const GuidePair *pair) {
  const GPtrArray *steps = pair->guides[1]->steps;
  const Writing writing = {
      comparison,
      pair,
      {source_lines(pair->guides[0]->document), source_lines(pair->guides[1]->document)}};
  g_autofree gboolean *changed = changes_of_steps(comparison, pair->guides[1]);
  for (guint i = 0; i < steps->len; i++) {
    if (pair->partner[1][i] != NULL)
      compare_step(&writing, pair->partner[1][i], steps->pdata[i], changed[i]);
  }
  g_array_unref(writing.lines[0]);
  g_array_unref(writing.lines[1]);
}
