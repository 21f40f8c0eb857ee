/* Changes: sorted by guide, then by the step of the new side at which they stand.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/changes.h"

#include <string.h>

enum { FINGERPRINT_DIGITS = 16 };

typedef struct {
  DiffChange change;
  guint guide; /* index of the pair */
  guint at;    /* order of the step of the new side, plus one */
  ChangePlace place;
  guint then; /* order of a removed step */
  guint sequence;
} Noted;

static Noted *note_add(Comparison *comparison, DiffKind kind, const GuidePair *pair) {
  if (comparison->changes == NULL)
    comparison->changes = g_array_new(FALSE, TRUE, sizeof(Noted));
  Noted noted = {.sequence = comparison->changes->len, .guide = pair == NULL ? 0 : pair->index};
  noted.change.kind = kind;
  noted.change.level =
      comparison->levels == NULL ? diff_kind(kind)->level : comparison->levels[kind];
  if (pair != NULL) {
    noted.change.old_guide = pair->guides[0];
    noted.change.new_guide = pair->guides[1];
  }
  g_array_append_val(comparison->changes, noted);
  return &g_array_index(comparison->changes, Noted, comparison->changes->len - 1);
}

/* A removed step stands behind the nearest step before it that is still there and has not moved. */
static guint place_of_removed(const GuidePair *pair, const Step *step) {
  for (const Step *before = step; before != NULL; before = step_previous(before)) {
    const Step *partner = pair->partner[0][before->order];
    if (partner != NULL && pair->standing[partner->order] == STANDS_STILL)
      return partner->order + 1;
  }
  return 0;
}

DiffChange *change_add(Comparison *comparison, DiffKind kind, const GuidePair *pair,
                       const Step *old_step, const Step *new_step) {
  Noted *noted = note_add(comparison, kind, pair);
  noted->change.old_step = old_step;
  noted->change.new_step = new_step;
  if (old_step != NULL)
    noted->change.old_place = old_step->place;
  if (new_step != NULL)
    noted->change.new_place = new_step->place;
  if (new_step != NULL) {
    noted->place = CHANGE_OF_STEP;
    noted->at = new_step->order + 1;
  } else if (old_step != NULL) {
    noted->place = CHANGE_GONE;
    noted->at = place_of_removed(pair, old_step);
    noted->then = old_step->order;
  }
  return &noted->change;
}

DiffChange *change_add_shown(Comparison *comparison, DiffKind kind, StepRun steps, guint side) {
  const Step *first = steps.count == 0 ? NULL : steps.steps[0];
  const GuidePair *pair =
      first == NULL ? NULL : g_hash_table_lookup(comparison->pair_of, first->guide);
  Noted *noted = note_add(comparison, kind, pair);
  noted->change.steps = steps.steps;
  noted->change.step_count = steps.count;
  noted->place = pair == NULL ? CHANGE_LAST : CHANGE_SHOWN;
  if (pair == NULL)
    noted->guide = G_MAXUINT;
  else if (side == 1)
    noted->at = first->order + 1;
  else
    noted->at = place_of_removed(pair, first);
  return &noted->change;
}

gboolean *changes_of_steps(const Comparison *comparison, const Guide *guide) {
  gboolean *changed = g_new0(gboolean, guide->steps->len + 1);
  for (guint i = 0; comparison->changes != NULL && i < comparison->changes->len; i++) {
    const Step *step = g_array_index(comparison->changes, Noted, i).change.new_step;
    if (step != NULL && step->guide == guide)
      changed[step->order] = TRUE;
  }
  return changed;
}

/* ---- order ------------------------------------------------------------------------------------------- */

static int compare_numbers(guint a, guint b) { return a < b ? -1 : a > b; }

static int compare_noted(gconstpointer a, gconstpointer b) {
  const Noted *x = a, *y = b;
  if (x->guide != y->guide)
    return compare_numbers(x->guide, y->guide);
  if (x->at != y->at)
    return compare_numbers(x->at, y->at);
  if (x->place != y->place)
    return compare_numbers(x->place, y->place);
  return x->then != y->then ? compare_numbers(x->then, y->then)
                            : compare_numbers(x->sequence, y->sequence);
}

/* ---- fingerprints ------------------------------------------------------------------------------------ */

static void put(GChecksum *sum, const char *text) {
  if (text != NULL)
    g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text));
  g_checksum_update(sum, (const guchar *)(text == NULL ? "\1" : "\0"), 1);
}

/* An id that was written, else the titles from the top down to the step. */
static void put_step(GChecksum *sum, const Step *step) {
  if (step == NULL || step->id_explicit) {
    put(sum, step == NULL ? NULL : step->id);
    return;
  }
  g_autoptr(GPtrArray) titles = g_ptr_array_new();
  for (const Step *above = step; above != NULL; above = above->parent)
    g_ptr_array_add(titles, (gpointer)above->title_text);
  for (guint i = titles->len; i-- > 0;)
    put(sum, titles->pdata[i]);
}

static void put_side(GChecksum *sum, const DiffChange *change, RedlineState left_out,
                     const char *value) {
  put(sum, value);
  const Redline *redline = change->redline;
  for (guint i = 0; redline != NULL && i < redline->block_count; i++) {
    const RedlineBlock *block = &redline->blocks[i];
    for (guint k = 0; k < block->span_count; k++) {
      const RedlineSpan *span = &block->spans[k];
      if (span->state != left_out)
        g_checksum_update(sum, (const guchar *)span->text, (gssize)strlen(span->text));
    }
    g_checksum_update(sum, (const guchar *)"\n", 1);
  }
}

static const char *fingerprint_of(Arena *arena, const DiffChange *change) {
  const Guide *guide = change->new_guide == NULL ? change->old_guide : change->new_guide;
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  put(sum, diff_kind(change->kind)->name);
  put(sum, guide == NULL ? NULL : guide->id);
  put_step(sum, change->new_step == NULL ? change->old_step : change->new_step);
  put(sum, change->subject);
  put_side(sum, change, REDLINE_ADDED, change->old_value);
  put_side(sum, change, REDLINE_REMOVED, change->new_value);
  return arena_strndup(arena, g_checksum_get_string(sum), FINGERPRINT_DIGITS);
}

void changes_finish(Comparison *comparison, Diff *diff) {
  if (comparison->changes == NULL)
    return;
  g_array_sort(comparison->changes, compare_noted);
  DiffChange *changes = arena_new_array(comparison->arena, DiffChange, comparison->changes->len);
  for (guint i = 0; i < comparison->changes->len; i++) {
    changes[i] = g_array_index(comparison->changes, Noted, i).change;
    changes[i].fingerprint = fingerprint_of(comparison->arena, &changes[i]);
    g_ptr_array_add(diff->changes, &changes[i]);
  }
  g_array_unref(comparison->changes);
  comparison->changes = NULL;
}
