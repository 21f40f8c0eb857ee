/* DiffSummary: words of a change, and the nearest place that is left.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_summary.h"

#include <string.h>

#include "render/diff_excerpt.h"
#include "render/diff_words.h"

enum { WORDS_AROUND = 3, LENGTH_MOST = 400, STEPS_MOST = 6 };

/* ---- words ----------------------------------------------------------------------------------------- */

static void append_block(GString *out, const RedlineBlock *block) {
  g_autoptr(GArray) pieces = diff_pieces(block, WORDS_AROUND);
  for (guint i = 0; i < pieces->len; i++) {
    const DiffPiece *piece = &g_array_index(pieces, DiffPiece, i);
    const char *open = piece->state == REDLINE_REMOVED ? "[-" : "{+";
    const char *close = piece->state == REDLINE_REMOVED ? "-]" : "+}";
    const gboolean marked = piece->state != REDLINE_SAME;
    g_string_append(out, piece->is_gap ? diff_gap(pieces, i) : marked ? open : "");
    g_string_append_len(out, piece->text, (gssize)piece->length);
    g_string_append(out, marked ? close : "");
  }
}

static void append_redline(GString *out, const Redline *redline) {
  g_autoptr(GArray) lines = diff_excerpt(redline);
  const gsize start = out->len;
  for (guint i = 0; i < lines->len && out->len - start < LENGTH_MOST; i++) {
    const DiffLine *line = &g_array_index(lines, DiffLine, i);
    for (guint k = line->first; k < line->end; k++) {
      g_string_append(out, k > line->first ? " | " : i > 0 ? " / " : "");
      append_block(out, &redline->blocks[k]);
    }
  }
}

static void append_steps(GString *out, const DiffChange *change) {
  g_string_append_printf(out, "; %s: ", diff_words_relation(change->kind));
  for (guint i = 0; i < MIN(change->step_count, STEPS_MOST); i++) {
    g_string_append(out, i == 0 ? "" : ", ");
    diff_words_step(out, change->steps[i]);
  }
  if (change->step_count > STEPS_MOST)
    g_string_append_printf(out, " and %u more", change->step_count - STEPS_MOST);
}

static void cut(GString *out, gsize start) {
  if (out->len - start <= LENGTH_MOST)
    return;
  const char *end = g_utf8_find_prev_char(out->str, out->str + start + LENGTH_MOST);
  g_string_truncate(out, (gsize)(end - out->str));
  g_string_append(out, "…");
}

void diff_summary(GString *out, const DiffChange *change) {
  g_autoptr(GString) said = g_string_new(NULL);
  Redline redline;
  if (change->old_step != NULL || change->new_step != NULL)
    diff_words_steps(out, change->old_step, change->new_step);
  else
    diff_words_guides(out, change->old_guide, change->new_guide);
  if (change->subject != NULL)
    g_string_append_printf(out, " (%s)", change->subject);
  if (diff_shown_redline(&redline, change))
    append_redline(said, &redline);
  else if (change->redline == NULL)
    diff_words_values(said, change);
  cut(said, 0);
  if (said->len > 0)
    g_string_append_printf(out, ": %s", said->str);
  if (change->step_count > 0)
    append_steps(out, change);
}

/* ---- places ---------------------------------------------------------------------------------------- */

static const DiffGuides *guides_of(const Diff *diff, const Guide *old_guide) {
  for (guint i = 0; i < diff->guides->len; i++) {
    const DiffGuides *guides = diff->guides->pdata[i];
    if (guides->old_guide == old_guide)
      return guides;
  }
  return NULL;
}

/* What the step became, else what the nearest one above it did; NULL when none is left. */
static const Step *step_left(const DiffGuides *guides, const Step *step) {
  for (; step != NULL; step = step->parent) {
    if (guides->new_of[step->order] != NULL)
      return guides->new_of[step->order];
  }
  return NULL;
}

static Place first_line(const Guide *guide) {
  return guide == NULL || guide->document == NULL ? (Place){NULL, 0, 0}
                                                  : (Place){guide->document->path, 1, 0};
}

static Place place_of_old_step(const Diff *diff, const Step *step) {
  const DiffGuides *guides = guides_of(diff, step->guide);
  if (guides == NULL || guides->new_guide == NULL)
    return (Place){NULL, 0, 0};
  const Step *left = step_left(guides, step);
  return left != NULL ? left->place : first_line(guides->new_guide);
}

static gboolean is_new(const Diff *diff, const Step *step) {
  for (guint i = 0; i < diff->new_book->guides->len; i++) {
    if (diff->new_book->guides->pdata[i] == step->guide)
      return TRUE;
  }
  return FALSE;
}

Place diff_new_place(const Diff *diff, const DiffChange *change) {
  if (change->new_place.file != NULL)
    return change->new_place;
  Place place = {NULL, 0, 0};
  if (change->new_step != NULL)
    place = change->new_step->place;
  else if (change->old_step != NULL)
    place = place_of_old_step(diff, change->old_step);
  else if (change->step_count > 0)
    place = is_new(diff, change->steps[0]) ? change->steps[0]->place
                                           : place_of_old_step(diff, change->steps[0]);
  const DiffGuides *guides = change->old_guide == NULL ? NULL : guides_of(diff, change->old_guide);
  if (place.file == NULL)
    place = first_line(change->new_guide != NULL ? change->new_guide
                                                 : (guides == NULL ? NULL : guides->new_guide));
  if (place.file == NULL && diff->new_book->guides->len > 0)
    place = first_line(diff->new_book->guides->pdata[0]);
  return place;
}
