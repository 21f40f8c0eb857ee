/* DiffWords: numbers and their plurals, steps by number and title.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_words.h"

#include <string.h>

#include "render/diff_value.h"

DiffCounts diff_counts(const Diff *diff) {
  DiffCounts counts = {0};
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    if (change->reason == NULL || change->level == DIFF_OFF)
      counts.open[change->level]++;
    else
      counts.accepted++;
  }
  return counts;
}

gboolean diff_needs_approval(const DiffCounts *counts, DiffLevel fail_on) {
  for (DiffLevel level = MAX(fail_on, DIFF_LOW); fail_on != DIFF_OFF && level <= DIFF_HIGH;
       level++) {
    if (counts->open[level] > 0)
      return TRUE;
  }
  return FALSE;
}

/* "2 high, 1 medium and 3 low changes": those of `least` and above; FALSE when there are none. */
static gboolean append_changes(GString *out, const DiffCounts *counts, DiffLevel least) {
  guint kinds = 0, last = 0;
  for (DiffLevel level = least; level <= DIFF_HIGH; level++)
    kinds += counts->open[level] > 0 ? 1 : 0;
  guint said = 0;
  for (DiffLevel level = DIFF_HIGH; level >= least; level--) {
    if (counts->open[level] == 0)
      continue;
    if (said > 0)
      g_string_append(out, said + 1 == kinds ? " and " : ", ");
    last = counts->open[level];
    g_string_append_printf(out, "%u %s", last, diff_level_name(level));
    said++;
  }
  if (said > 0)
    g_string_append(out, last == 1 ? " change" : " changes");
  return said > 0;
}

void diff_words_verdict(GString *out, const Diff *diff, DiffLevel fail_on) {
  const DiffCounts counts = diff_counts(diff);
  g_autoptr(GString) all = g_string_new(NULL);
  if (diff_needs_approval(&counts, fail_on)) {
    g_string_append(out, "re-approval needed: ");
    append_changes(out, &counts, fail_on);
  } else if (append_changes(all, &counts, DIFF_LOW)) {
    g_string_append_printf(out, "%s%s",
                           fail_on == DIFF_OFF ? "" : "no approval needed: ", all->str);
  } else {
    g_string_append(out, counts.accepted > 0 ? "no further change to the procedure"
                                             : "no change to the procedure");
  }
  g_string_append_printf(out, " since %s", diff->old_name);
  if (counts.accepted > 0)
    g_string_append_printf(out, " (%u accepted)", counts.accepted);
}

/* ---- what is no change to the procedure ------------------------------------------------------------ */

/* Of the kinds that are off unless the configuration says otherwise; others are called by their title. */
static const struct {
  DiffKind kind;
  const char *one, *several;
} phrases[] = {{DIFF_LINK_RELOCATED, "link relocated", "links relocated"},
               {DIFF_STEP_RENUMBERED, "step renumbered", "steps renumbered"},
               {DIFF_ID_CHANGED, "id changed", "ids changed"},
               {DIFF_FILE_MOVED, "file moved", "files moved"},
               {DIFF_SOURCE_REWRAPPED, "step written differently", "steps written differently"},
               {DIFF_DOCUMENT_CHANGED, "document changed that no step shows",
                "documents changed that no step shows"}};

static gboolean has_phrase(DiffKind kind) {
  for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++) {
    if (phrases[i].kind == kind)
      return TRUE;
  }
  return FALSE;
}

void diff_words_off(GString *out, const Diff *diff) {
  guint counts[DIFF_KINDS] = {0};
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    counts[change->kind] += change->level == DIFF_OFF ? 1 : 0;
  }
  const char *separator = "";
  for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++) {
    const guint count = counts[phrases[i].kind];
    if (count == 0)
      continue;
    g_string_append_printf(out, "%s%u %s", separator, count,
                           count == 1 ? phrases[i].one : phrases[i].several);
    separator = ", ";
  }
  for (DiffKind kind = 0; kind < DIFF_KINDS; kind++) {
    if (counts[kind] == 0 || has_phrase(kind))
      continue;
    g_string_append_printf(out, "%s%u × “%s”", separator, counts[kind], diff_kind(kind)->title);
    separator = ", ";
  }
}

/* ---- names ----------------------------------------------------------------------------------------- */

static const char *title_of(const Step *step) {
  const gboolean untitled = step->title_text == NULL || *step->title_text == '\0';
  return untitled ? "untitled step" : step->title_text;
}

void diff_words_step(GString *out, const Step *step) {
  g_string_append_printf(out, "%s %s", step->number, title_of(step));
}

void diff_words_steps(GString *out, const Step *old_step, const Step *new_step) {
  if (old_step != NULL && new_step != NULL && strcmp(old_step->number, new_step->number) != 0)
    g_string_append_printf(out, "%s → ", old_step->number);
  diff_words_step(out, new_step != NULL ? new_step : old_step);
}

void diff_words_values(GString *out, const DiffChange *change) {
  g_autoptr(GString) was = g_string_new(NULL), is = g_string_new(NULL);
  const gboolean has_old = diff_value(was, change, 0, "en");
  const gboolean has_new = diff_value(is, change, 1, "en");
  if (has_old || has_new)
    g_string_append_printf(out, "%s → %s", has_old ? was->str : "(none)",
                           has_new ? is->str : "(none)");
}

const char *diff_words_relation(DiffKind kind) {
  if (kind == DIFF_STEP_SPLIT)
    return "now";
  if (kind == DIFF_STEP_MERGED)
    return "was";
  if (kind == DIFF_STEP_ACROSS_GATE)
    return "crosses";
  return kind == DIFF_VARIABLE_CHANGED || kind == DIFF_IMAGE_CHANGED ? "used by" : "shown by";
}

const char *diff_words_subject(DiffKind kind) {
  static const char *const words[DIFF_KINDS] = {
      [DIFF_SECTION_CHANGED] = "details",         [DIFF_SECTION_COMMAND_CHANGED] = "details",
      [DIFF_SECTION_WARNING_REMOVED] = "details", [DIFF_IMAGE_CHANGED] = "file",
      [DIFF_VARIABLE_CHANGED] = "variable",       [DIFF_RECORD_CHANGED] = "change record",
      [DIFF_DOCUMENT_CHANGED] = "document",       [DIFF_FILE_MOVED] = "file"};
  return words[kind] == NULL ? "" : words[kind];
}

void diff_words_guides(GString *out, const Guide *old_guide, const Guide *new_guide) {
  const Guide *guide = new_guide != NULL ? new_guide : old_guide;
  if (guide == NULL)
    g_string_append(out, "The whole book");
  else if (old_guide != NULL && g_strcmp0(old_guide->title, guide->title) != 0)
    g_string_append_printf(out, "%s → %s", old_guide->title, guide->title);
  else
    g_string_append(out, guide->title);
}
