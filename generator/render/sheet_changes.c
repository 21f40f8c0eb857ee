/* SheetChanges: phrases, then one function for each item.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_changes.h"

#include "render/diff_excerpt.h"
#include "render/diff_marks.h"
#include "render/diff_summary.h"
#include "render/diff_terms.h"
#include "render/diff_value.h"
#include "render/diff_words.h"
#include "render/report_terminal.h"

enum { STEPS_MOST = 12 };

/* ---- texts ----------------------------------------------------------------------------------------- */

const char *sheet_shown(const SheetBuilder *builder, const char *text) {
  if (text == NULL)
    return NULL;
  g_autofree char *line = g_strdelimit(g_strdup(text), "\t\r\n", ' ');
  GString *out = g_string_new(NULL);
  terminal_escape(out, line, -1);
  return sheet_take(builder, out);
}

static const char *shown_string(const SheetBuilder *builder, const GString *text) {
  return text->len == 0 ? NULL : sheet_shown(builder, text->str);
}

static const char *number(const SheetBuilder *builder, guint count) {
  return arena_printf(builder->sheet->arena, "%u", count);
}

static const char *steps_text(const SheetBuilder *builder, const DiffChange *change) {
  g_autoptr(GString) words = g_string_new(NULL);
  const guint most = MIN(change->step_count, STEPS_MOST);
  for (guint i = 0; i < most; i++) {
    g_string_append(words, i == 0 ? "" : "; ");
    diff_words_step(words, change->steps[i]);
  }
  if (most < change->step_count)
    g_string_append_printf(
        words, "; %s",
        sheet_say(builder, LABEL_CHANGES_MORE, number(builder, change->step_count - most), NULL));
  const char *steps = shown_string(builder, words);
  return steps == NULL ? NULL
                       : arena_printf(builder->sheet->arena, "%s: %s",
                                      diff_term_relation(change->kind, builder->language), steps);
}

static const char *value_text(const SheetBuilder *builder, const DiffChange *change, guint side) {
  g_autoptr(GString) value = g_string_new(NULL);
  return diff_value(value, change, side, builder->language) ? shown_string(builder, value)
                                                            : sheet_word(builder, LABEL_NONE);
}

static const char *values_text(const SheetBuilder *builder, const DiffChange *change) {
  if (!diff_has_values(change))
    return NULL;
  return arena_printf(builder->sheet->arena, "%s → %s", value_text(builder, change, 0),
                      value_text(builder, change, 1));
}

static const char *part_title(const SheetBuilder *builder, const DiffPart *part) {
  const DiffChange *first = part->changes->pdata[0];
  g_autoptr(GString) words = g_string_new(NULL);
  if (part->old_step != NULL || part->new_step != NULL)
    diff_words_steps(words, part->old_step, part->new_step);
  else if (part->subject != NULL)
    g_string_append_printf(words, "%s %s", diff_term_subject(first->kind, builder->language),
                           part->subject);
  else
    g_string_append(words, sheet_word(builder, LABEL_WHOLE_GUIDE));
  g_strstrip(words->str);
  char *title = (char *)sheet_shown(builder, words->str);
  title[0] = g_ascii_toupper(title[0]);
  return title;
}

/* ---- items ----------------------------------------------------------------------------------------- */

void sheet_add_verdict(SheetBuilder *builder, const Diff *diff, DiffLevel fail_on) {
  g_autoptr(GString) verdict = g_string_new(NULL), off = g_string_new(NULL);
  GString *text = g_string_new(NULL);
  diff_term_verdict(verdict, diff, fail_on, builder->language);
  diff_term_off(off, diff, builder->language);
  if (off->len > 0)
    g_string_append(text,
                    sheet_say(builder, LABEL_CHANGES_ALSO, sheet_shown(builder, off->str), NULL));
  if (diff->is_bounded)
    g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "",
                           sheet_word(builder, LABEL_CHANGES_BOUNDED));
  sheet_add(builder, SHEET_VERDICT, sheet_shown(builder, verdict->str))->text =
      sheet_take(builder, text);
}

static void finish_table(SheetBuilder *builder, SheetTableMaker *maker, const char *heading,
                         const Label *labels, const guint *shares) {
  const char *heads[4];
  for (guint i = 0; i < maker->columns; i++)
    heads[i] = sheet_word(builder, labels[i]);
  sheet_table_finish(maker, sheet_add(builder, SHEET_FACTS, heading), heads, shares);
}

void sheet_add_change_counts(SheetBuilder *builder, const Diff *diff) {
  static const Label heads[] = {LABEL_CHANGES_LEVEL, LABEL_CHANGES_COUNT, LABEL_CHANGES_ACCEPTED};
  static const guint shares[] = {2, 1, 1};
  guint open[DIFF_LEVELS] = {0}, accepted[DIFF_LEVELS] = {0};
  gboolean any = FALSE;
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    (change->reason == NULL ? open : accepted)[change->level]++;
    any = any || change->level != DIFF_OFF;
  }
  if (!any)
    return;
  SheetTableMaker maker = {.builder = builder, .columns = G_N_ELEMENTS(heads)};
  for (DiffLevel level = DIFF_HIGH; level > DIFF_OFF; level--) {
    sheet_table_cell(&maker, diff_term_level(level, builder->language));
    sheet_table_cell(&maker, number(builder, open[level]));
    sheet_table_cell(&maker, number(builder, accepted[level]));
  }
  finish_table(builder, &maker, NULL, heads, shares);
}

static SheetChange change_of(const SheetBuilder *builder, const DiffPart *part,
                             const DiffChange *change) {
  SheetChange shown = {.is_high = change->level == DIFF_HIGH,
                       .level = diff_term_level(change->level, builder->language),
                       .title = diff_term_title(change->kind, builder->language),
                       .text = values_text(builder, change),
                       .fingerprint = change->level == DIFF_OFF ? NULL : change->fingerprint};
  if (change->subject != NULL && change->subject != part->subject)
    shown.title = arena_printf(builder->sheet->arena, "%s (%s)", shown.title,
                               sheet_shown(builder, change->subject));
  if (diff_change_has_own_steps(change, diff_part_lead(part)))
    shown.steps = steps_text(builder, change);
  if (!diff_shown_redline(&shown.redline, change))
    shown.redline = (Redline){0};
  return shown;
}

void sheet_add_change_part(SheetBuilder *builder, const DiffPart *part) {
  GArray *changes = g_array_new(FALSE, FALSE, sizeof(SheetChange));
  const DiffChange *lead = diff_part_lead(part);
  for (guint i = 0; i < part->changes->len; i++) {
    const SheetChange change = change_of(builder, part, part->changes->pdata[i]);
    g_array_append_val(changes, change);
  }
  SheetItem *item = sheet_add(builder, SHEET_CHANGE, part_title(builder, part));
  item->text = lead == NULL ? NULL : steps_text(builder, lead);
  item->changes = sheet_array_take(builder, changes, &item->change_count);
}

void sheet_add_accepted(SheetBuilder *builder, const GPtrArray *accepted) {
  static const Label heads[] = {LABEL_CHANGES_LEVEL, LABEL_CHANGES_KIND,
                                LABEL_CHANGES_ACCEPTED_WHY};
  static const guint shares[] = {2, 10, 8};
  SheetTableMaker maker = {.builder = builder, .columns = G_N_ELEMENTS(heads)};
  for (guint i = 0; i < accepted->len; i++) {
    const DiffChange *change = accepted->pdata[i];
    g_autoptr(GString) summary = g_string_new(NULL);
    diff_summary(summary, change);
    sheet_table_cell(&maker, diff_term_level(change->level, builder->language));
    sheet_table_cell(&maker, arena_printf(builder->sheet->arena, "%s\n%s",
                                          diff_term_title(change->kind, builder->language),
                                          summary->len == 0 ? change->fingerprint
                                                            : shown_string(builder, summary)));
    sheet_table_cell(&maker,
                     arena_printf(builder->sheet->arena, "%s\n%s",
                                  sheet_shown(builder, change->reason), change->fingerprint));
  }
  if (accepted->len > 0)
    finish_table(builder, &maker, sheet_word(builder, LABEL_CHANGES_ACCEPTED), heads, shares);
}

/* ---- inside other sheets --------------------------------------------------------------------------- */

const char *sheet_changed(const SheetBuilder *builder, const Step *step) {
  g_autofree char *text =
      diff_mark(builder->sheet->book->since, builder->marks, step, builder->language);
  return arena_strdup(builder->sheet->arena, text);
}

static DiffLevel level_of(const DiffPart *part) {
  DiffLevel level = DIFF_OFF;
  for (guint i = 0; i < part->changes->len; i++)
    level = MAX(level, ((const DiffChange *)part->changes->pdata[i])->level);
  return level;
}

/* One line for each change: "Owner changed: dba → web". */
static const char *changes_text(const SheetBuilder *builder, const DiffPart *part) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < part->changes->len; i++) {
    const DiffChange *change = part->changes->pdata[i];
    const SheetChange shown = change_of(builder, part, change);
    g_string_append_printf(out, "%s%s", i > 0 ? "\n" : "", shown.title);
    if (shown.text != NULL)
      g_string_append_printf(out, ": %s", shown.text);
    if (change->reason != NULL)
      g_string_append_printf(out, " (%s)", sheet_word(builder, LABEL_CHANGE_ACCEPTED));
  }
  return sheet_take(builder, out);
}

static void add_since_row(SheetTableMaker *maker, const DiffPart *part, DiffLevel level) {
  const SheetBuilder *builder = maker->builder;
  sheet_table_cell(maker, part_title(builder, part));
  sheet_table_cell(maker, changes_text(builder, part));
  sheet_table_cell(maker, diff_term_level(level, builder->language));
  g_ptr_array_add(maker->steps, (gpointer)part->new_step);
}

/* Of this guide, or of none: what weighs most first. */
static void add_since_rows(SheetTableMaker *maker, const DiffOutline *outline) {
  const Guide *guide = maker->builder->sheet->guide;
  for (DiffLevel level = DIFF_HIGH; level > DIFF_OFF; level--) {
    for (guint i = 0; i < outline->chapters->len; i++) {
      const DiffChapter *chapter = outline->chapters->pdata[i];
      const gboolean is_other = chapter->new_guide != NULL && chapter->new_guide != guide;
      for (guint k = 0; k < chapter->parts->len && !is_other; k++) {
        if (level_of(chapter->parts->pdata[k]) == level)
          add_since_row(maker, chapter->parts->pdata[k], level);
      }
    }
  }
}

void sheet_add_since(SheetBuilder *builder) {
  static const Label heads[] = {LABEL_STEP_HEAD, LABEL_CHANGES_WHAT, LABEL_CHANGES_LEVEL};
  static const guint shares[] = {9, 10, 2};
  const Diff *diff = builder->sheet->book->since;
  if (diff == NULL)
    return;
  g_autoptr(GString) verdict = g_string_new(NULL);
  g_autoptr(DiffOutline) outline = diff_outline_new(diff, FALSE, TRUE);
  SheetTableMaker maker = {
      .builder = builder, .columns = G_N_ELEMENTS(heads), .steps = g_ptr_array_new()};
  add_since_rows(&maker, outline);
  const char *words[G_N_ELEMENTS(heads)];
  for (guint i = 0; i < G_N_ELEMENTS(heads); i++)
    words[i] = sheet_word(builder, heads[i]);
  diff_term_verdict(verdict, diff, builder->sheet->book->config->diff.fail_on, builder->language);
  SheetItem *item = sheet_add(
      builder, SHEET_SINCE,
      sheet_say(builder, LABEL_CHANGES_SINCE, sheet_shown(builder, diff->old_name), NULL));
  item->text = sheet_shown(builder, verdict->str);
  if (maker.cells != NULL)
    sheet_table_finish(&maker, item, words, shares);
  g_clear_pointer(&maker.steps, g_ptr_array_unref);
}
