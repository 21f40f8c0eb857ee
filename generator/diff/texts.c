/* Texts: one part after the other; code is told apart from the text around it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/texts.h"

#include <string.h>

#include "diff/assign.h"
#include "diff/changes.h"
#include "diff/flats.h"
#include "diff/likeness.h"

typedef struct {
  Comparison *comparison;
  const GuidePair *pair;
  const Step *steps[2];
  StepRun runs[2];
} Texts;

static DiffChange *add(const Texts *texts, DiffKind kind) {
  return change_add(texts->comparison, kind, texts->pair, texts->steps[0], texts->steps[1]);
}

static void compare_title(const Texts *texts) {
  g_auto(Flats) flats;
  flats_begin(&flats, texts->comparison, fill_title, &texts->runs[0], &texts->runs[1]);
  if (!flats.targets && strcmp(texts->steps[0]->title_text, texts->steps[1]->title_text) == 0)
    return;
  const Redline *redline = flats_redline(&flats);
  add(texts, DIFF_STEP_RENAMED)->redline = redline;
}

/* A field that is one change, whatever differs in it. */
static void compare_field(const Texts *texts, FlatsFill *fill, DiffKind kind) {
  g_auto(Flats) flats;
  flats_begin(&flats, texts->comparison, fill, &texts->runs[0], &texts->runs[1]);
  if (!flats.prose && !flats.code && !flats.targets)
    return;
  const Redline *redline = flats_redline(&flats);
  add(texts, kind)->redline = redline;
}

/* The text of a summary or a body; its code is compared elsewhere. */
static void compare_prose(const Texts *texts, FlatsFill *fill, DiffKind kind) {
  g_auto(Flats) flats;
  flats_begin(&flats, texts->comparison, fill, &texts->runs[0], &texts->runs[1]);
  if (!flats.prose && !flats.targets)
    return;
  flat_keep_prose(&flats.flats[0]);
  flat_keep_prose(&flats.flats[1]);
  if (flats.flats[0].blocks->len + flats.flats[1].blocks->len == 0)
    return;
  const Redline *redline = flats_redline(&flats);
  add(texts, kind)->redline = redline;
}

static void add_command(const Texts *texts, Flats *flats) {
  flat_keep_code(&flats->flats[0]);
  flat_keep_code(&flats->flats[1]);
  const Redline *redline = flats_redline(flats);
  add(texts, DIFF_COMMAND_CHANGED)->redline = redline;
}

static void compare_code(const Texts *texts) {
  g_auto(Flats) flats;
  flats_begin(&flats, texts->comparison, fill_actions, &texts->runs[0], &texts->runs[1]);
  if (flats.code)
    add_command(texts, &flats);
}

/* A field in which code is a command, too. */
static void compare_action(const Texts *texts, FlatsFill *fill, DiffKind kind) {
  g_auto(Flats) flats;
  flats_begin(&flats, texts->comparison, fill, &texts->runs[0], &texts->runs[1]);
  const gboolean both = flats.flats[0].blocks->len > 0 && flats.flats[1].blocks->len > 0;
  if (flats.prose || flats.targets || (flats.code && !both)) {
    const Redline *redline = flats_redline(&flats);
    add(texts, kind)->redline = redline;
  }
  if (flats.code && both)
    add_command(texts, &flats);
}

/* ---- warnings ---------------------------------------------------------------------------------------- */

typedef struct {
  const Node *node;
  Bag bag;
  guint64 text; /* hash of its words */
  guint partner;
} Warning;

typedef struct {
  Warning *warnings[2];
  guint count[2];
} Warnings;

static void list_warnings(Warnings *all, const Texts *texts, guint side) {
  const SourceSide at = {texts->comparison->sources, side};
  g_auto(Flat) flat;
  flat_begin(&flat, texts->comparison->scratch, sources_target, &at);
  fill_body(&flat, &texts->runs[side]);
  all->count[side] = flat.warnings->len;
  all->warnings[side] = g_new0(Warning, flat.warnings->len + 1);
  for (guint i = 0; i < flat.warnings->len; i++) {
    Warning *warning = &all->warnings[side][i];
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
    warning->node = flat.warnings->pdata[i];
    bag_add_tree(words, warning->node);
    warning->bag = bag_make(texts->comparison->scratch, words);
  }
}

static double warning_likeness(gpointer data, guint a, guint b) {
  const Warnings *all = data;
  const Warning *x = &all->warnings[0][a], *y = &all->warnings[1][b];
  const double like = bag_likeness(&x->bag, &y->bag);
  return x->node->u.admonition == y->node->u.admonition ? like : like * 0.9;
}

static void compare_warning(const Texts *texts, const Node *old_node, const Node *new_node) {
  g_auto(Flats) flats;
  flats_begin(&flats, texts->comparison, fill_node, old_node, new_node);
  if (!flats.prose && !flats.code && !flats.targets)
    return;
  const Redline *redline = flats_redline(&flats);
  add(texts, DIFF_WARNING_CHANGED)->redline = redline;
}

static void add_warning(const Texts *texts, guint side, const Node *node) {
  const Redline *redline = flat_redline(texts->comparison, side, fill_node, node);
  add(texts, side == 0 ? DIFF_WARNING_REMOVED : DIFF_WARNING_ADDED)->redline = redline;
}

static void compare_lists(const Texts *texts, Warnings *all) {
  g_autofree guint *partner = g_new(guint, all->count[0] + 1);
  g_autofree gboolean *taken = g_new0(gboolean, all->count[1] + 1);
  const AssignTask task = {all->count[0], all->count[1], 0.35, warning_likeness, all};
  for (guint i = 0; i < all->count[0]; i++)
    partner[i] = ASSIGN_NONE;
  if (!assign(partner, &task, &texts->comparison->pairs_left))
    texts->comparison->is_bounded = TRUE;
  for (guint i = 0; i < all->count[0]; i++) {
    if (partner[i] == ASSIGN_NONE) {
      add_warning(texts, 0, all->warnings[0][i].node);
      continue;
    }
    taken[partner[i]] = TRUE;
    compare_warning(texts, all->warnings[0][i].node, all->warnings[1][partner[i]].node);
  }
  for (guint k = 0; k < all->count[1]; k++) {
    if (!taken[k])
      add_warning(texts, 1, all->warnings[1][k].node);
  }
}

static void compare_warnings(const Texts *texts) {
  Warnings all;
  list_warnings(&all, texts, 0);
  list_warnings(&all, texts, 1);
  if (all.count[0] + all.count[1] > 0)
    compare_lists(texts, &all);
  g_free(all.warnings[0]);
  g_free(all.warnings[1]);
}

void texts_compare(Comparison *comparison, const GuidePair *pair, const Step *old_step,
                   const Step *new_step) {
  const Texts texts = {comparison,
                       pair,
                       {old_step, new_step},
                       {comparison_run(pair, 0, &old_step), comparison_run(pair, 1, &new_step)}};
  const gboolean single = texts.runs[0].count == 1 && texts.runs[1].count == 1;
  if (single) {
    compare_title(&texts);
    compare_prose(&texts, fill_summary, DIFF_SUMMARY_CHANGED);
  }
  compare_warnings(&texts);
  if (single)
    compare_prose(&texts, fill_body, DIFF_BODY_CHANGED);
  compare_code(&texts);
  compare_field(&texts, fill_expected, DIFF_EXPECTED_CHANGED);
  compare_action(&texts, fill_fails, DIFF_FAILS_CHANGED);
  compare_field(&texts, fill_criteria, DIFF_CRITERIA_CHANGED);
}
