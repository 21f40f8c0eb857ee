/* Report of a diff for a terminal: chapters, parts, changes, redlines.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_text.h"

#include <string.h>

#include "render/diff_excerpt.h"
#include "render/diff_outline.h"
#include "render/diff_stat.h"
#include "render/diff_words.h"
#include "render/report_source.h"
#include "render/report_terminal.h"

enum { WORDS_AROUND = 6, STEPS_MOST = 12 };

#define PART_INDENT   "  "
#define CHANGE_INDENT "    "
#define TEXT_INDENT   "            " /* under the title of a change */

typedef enum {
  INK_NONE,
  INK_BOLD,
  INK_DIM,
  INK_HIGH,
  INK_MEDIUM,
  INK_LOW,
  INK_REMOVED,
  INK_ADDED
} Ink;

/* One report being written. */
typedef struct {
  GString *out;
  const Diff *diff;
  const DiffReportWish *wish;
  ReportSource old_source, new_source;
} Page;

static void ink(const Page *page, Ink wanted) {
  static const char *const codes[] = {
      [INK_NONE] = "\033[0m",       [INK_BOLD] = "\033[1m",      [INK_DIM] = "\033[2m",
      [INK_HIGH] = "\033[1;31m",    [INK_MEDIUM] = "\033[1;33m", [INK_LOW] = "\033[1;36m",
      [INK_REMOVED] = "\033[31;9m", [INK_ADDED] = "\033[32;4m"};
  if (page->wish->colour)
    g_string_append(page->out, codes[wanted]);
}

static Ink ink_of(DiffLevel level) {
  static const Ink inks[] = {[DIFF_OFF] = INK_DIM,
                             [DIFF_LOW] = INK_LOW,
                             [DIFF_MEDIUM] = INK_MEDIUM,
                             [DIFF_HIGH] = INK_HIGH};
  return inks[level];
}

static void append_safe(const Page *page, const char *text) {
  terminal_escape(page->out, text, -1);
}

static void append_inked(const Page *page, Ink wanted, const char *text) {
  ink(page, wanted);
  append_safe(page, text);
  ink(page, INK_NONE);
}

/* ---- redlines -------------------------------------------------------------------------------------- */

/* Tabs and line ends inside of a text are spaces. */
static void append_span(const Page *page, const char *text, gsize length) {
  g_autofree char *line = g_strndup(text, length);
  append_safe(page, g_strdelimit(line, "\t\n", ' '));
}

static void append_marked(const Page *page, const DiffPiece *piece) {
  const gboolean removed = piece->state == REDLINE_REMOVED;
  if (page->wish->colour)
    ink(page, removed ? INK_REMOVED : INK_ADDED);
  else
    g_string_append(page->out, removed ? "[-" : "{+");
  append_span(page, piece->text, piece->length);
  if (page->wish->colour)
    ink(page, INK_NONE);
  else
    g_string_append(page->out, removed ? "-]" : "+}");
}

static void append_block(const Page *page, const RedlineBlock *block) {
  g_autoptr(GArray) pieces = diff_pieces(block, WORDS_AROUND);
  for (guint i = 0; i < pieces->len; i++) {
    const DiffPiece *piece = &g_array_index(pieces, DiffPiece, i);
    if (piece->is_gap)
      g_string_append(page->out, diff_gap(pieces, i));
    else if (piece->state == REDLINE_SAME)
      append_span(page, piece->text, piece->length);
    else
      append_marked(page, piece);
  }
}

/* A title of a step is marked by nothing, a heading in details as in the source. */
static void append_lead(const Page *page, const RedlineBlock *block, gboolean is_step) {
  const guint depth = CLAMP(block->depth, 1, 8);
  if (block->kind == REDLINE_HEADING && is_step)
    return;
  if (block->kind == REDLINE_HEADING)
    g_string_append_printf(page->out, "%.*s ", (int)depth, "########");
  else if (block->kind == REDLINE_ITEM)
    g_string_append_printf(page->out, "%*s• ", (int)(2 * (depth - 1)), "");
  else if (block->kind == REDLINE_CODE || block->kind == REDLINE_CELL)
    g_string_append(page->out, "| ");
  else if (block->kind == REDLINE_IMAGE)
    g_string_append(page->out, "image: ");
}

static void append_redline(const Page *page, const Redline *redline, gboolean is_step) {
  g_autoptr(GArray) lines = diff_excerpt(redline);
  for (guint i = 0; i < lines->len; i++) {
    const DiffLine *line = &g_array_index(lines, DiffLine, i);
    if (line->follows_gap)
      g_string_append(page->out, TEXT_INDENT "…\n");
    g_string_append(page->out, TEXT_INDENT);
    append_lead(page, &redline->blocks[line->first], is_step);
    for (guint k = line->first; k < line->end; k++) {
      g_string_append(page->out, k > line->first ? " | " : "");
      append_block(page, &redline->blocks[k]);
    }
    g_string_append(page->out, redline->blocks[line->first].kind == REDLINE_CELL ? " |\n" : "\n");
  }
}

/* ---- changes --------------------------------------------------------------------------------------- */

static void append_steps(const Page *page, const char *indent, const DiffChange *change) {
  g_autoptr(GString) words = g_string_new(NULL);
  const guint most = page->wish->all ? change->step_count : MIN(change->step_count, STEPS_MOST);
  for (guint i = 0; i < most; i++) {
    g_string_append(words, i == 0 ? "" : "; ");
    diff_words_step(words, change->steps[i]);
  }
  g_string_append_printf(page->out, "%s%s: ", indent, diff_words_relation(change->kind));
  append_safe(page, words->str);
  if (most < change->step_count)
    g_string_append_printf(page->out, "; and %u more", change->step_count - most);
  g_string_append_c(page->out, '\n');
}

/* The subject too where the heading of the part does not say it. */
static void append_title(const Page *page, const DiffPart *part, const DiffChange *change) {
  g_autoptr(GString) values = g_string_new(NULL);
  g_string_append(page->out, diff_kind(change->kind)->title);
  if (change->subject != NULL && change->subject != part->subject) {
    g_string_append(page->out, " (");
    append_safe(page, change->subject);
    g_string_append_c(page->out, ')');
  }
  if (change->redline == NULL)
    diff_words_values(values, change);
  if (values->len == 0)
    return;
  g_string_append(page->out, ": ");
  append_safe(page, values->str);
}

static void append_change(const Page *page, const DiffPart *part, const DiffChange *change) {
  const char *level = diff_level_name(change->level);
  Redline redline;
  g_string_append(page->out, CHANGE_INDENT);
  append_inked(page, ink_of(change->level), level);
  g_string_append_printf(page->out, "%*s", 8 - (int)strlen(level), "");
  append_title(page, part, change);
  if (change->level != DIFF_OFF) {
    g_string_append(page->out, "  ");
    append_inked(page, INK_DIM, change->fingerprint);
  }
  g_string_append_c(page->out, '\n');
  if (diff_shown_redline(&redline, change))
    append_redline(page, &redline, change->old_step != NULL || change->new_step != NULL);
  if (diff_change_has_own_steps(change, diff_part_lead(part)))
    append_steps(page, TEXT_INDENT, change);
}

/* ---- parts and chapters ---------------------------------------------------------------------------- */

static void append_place(Page *page, const DiffChange *change) {
  const gboolean is_new = change->new_place.file != NULL;
  const Place place = is_new ? change->new_place : change->old_place;
  g_autoptr(GString) path = g_string_new(NULL);
  if (place.file == NULL)
    return;
  report_source_path(path, is_new ? page->diff->new_book : page->diff->old_book, place, FALSE);
  if (place.line > 0)
    g_string_append_printf(path, ":%u", place.line);
  g_string_append(page->out, "   ");
  append_inked(page, INK_DIM, path->str);
}

static void append_heading(Page *page, const DiffPart *part) {
  const DiffChange *first = part->changes->pdata[0];
  g_autoptr(GString) words = g_string_new(NULL);
  g_string_append(page->out, PART_INDENT);
  if (part->old_step != NULL || part->new_step != NULL) {
    diff_words_steps(words, part->old_step, part->new_step);
  } else if (part->subject != NULL) {
    const char *what = diff_words_subject(first->kind);
    g_string_append_printf(words, "%s%s%s", what, *what == '\0' ? "" : " ", part->subject);
  } else {
    g_string_append(words, "The guide");
  }
  append_inked(page, INK_BOLD, words->str);
  append_place(page, first);
  g_string_append_c(page->out, '\n');
  if (diff_part_lead(part) != NULL)
    append_steps(page, CHANGE_INDENT, first);
}

static void append_chapter(Page *page, const DiffChapter *chapter) {
  g_autoptr(GString) title = g_string_new(NULL);
  diff_words_guides(title, chapter->old_guide, chapter->new_guide);
  append_inked(page, INK_BOLD, title->str);
  g_string_append(page->out, "\n\n");
  for (guint i = 0; i < chapter->parts->len; i++) {
    const DiffPart *part = chapter->parts->pdata[i];
    append_heading(page, part);
    for (guint k = 0; k < part->changes->len; k++)
      append_change(page, part, part->changes->pdata[k]);
    g_string_append_c(page->out, '\n');
  }
}

static void append_accepted(Page *page, const DiffChange *change) {
  g_autoptr(GString) words = g_string_new(NULL);
  if (change->old_step != NULL || change->new_step != NULL)
    diff_words_steps(words, change->old_step, change->new_step);
  else if (change->subject != NULL)
    g_string_append(words, change->subject);
  g_string_append_printf(words, "%s%s: %s", words->len > 0 ? ": " : "",
                         diff_kind(change->kind)->title, change->reason);
  g_string_append(page->out, PART_INDENT);
  append_safe(page, words->str);
  g_string_append_c(page->out, '\n');
}

/* ---- the end --------------------------------------------------------------------------------------- */

static void append_off(const Page *page) {
  g_autoptr(GString) words = g_string_new(NULL);
  diff_words_off(words, page->diff);
  if (words->len == 0)
    return;
  g_string_append(page->out, "also: ");
  append_safe(page, words->str);
  g_string_append(page->out, page->wish->all
                                 ? " (not changes to the procedure)\n"
                                 : " (not changes to the procedure; --all lists them)\n");
}

static void append_verdict(const Page *page) {
  const DiffCounts counts = diff_counts(page->diff);
  g_autoptr(GString) words = g_string_new(NULL);
  if (page->diff->is_bounded)
    g_string_append(page->out,
                    "hint: the revisions differ so much that some steps were compared by their "
                    "order only; compare revisions that are closer to each other\n");
  ink(page, diff_needs_approval(&counts, page->wish->fail_on) ? INK_HIGH : INK_BOLD);
  diff_words_verdict(words, page->diff, page->wish->fail_on);
  append_safe(page, words->str);
  ink(page, INK_NONE);
  g_string_append_c(page->out, '\n');
}

void diff_text(GString *out, const Diff *diff, const DiffReportWish *wish) {
  Page page = {out, diff, wish, {.book = diff->old_book}, {.book = diff->new_book}};
  g_autoptr(DiffOutline) outline = diff_outline_new(diff, wish->all, FALSE);
  for (guint i = 0; i < outline->chapters->len; i++)
    append_chapter(&page, outline->chapters->pdata[i]);
  append_off(&page);
  if (outline->accepted->len > 0)
    g_string_append(out, "accepted:\n");
  for (guint i = 0; i < outline->accepted->len; i++)
    append_accepted(&page, outline->accepted->pdata[i]);
  append_verdict(&page);
}

void diff_text_stat(GString *out, const Diff *diff, const DiffReportWish *wish) {
  const Page page = {.out = out, .diff = diff, .wish = wish};
  g_autoptr(GArray) rows = diff_stat(diff, TRUE);
  guint digits = 1;
  for (guint i = 0; i < rows->len; i++)
    digits = MAX(digits, (guint)g_snprintf(NULL, 0, "%u", g_array_index(rows, DiffStat, i).count));
  for (guint i = 0; i < rows->len; i++) {
    const DiffStat *row = &g_array_index(rows, DiffStat, i);
    const char *level = diff_level_name(row->level);
    g_string_append_printf(out, "%*u  ", (int)digits, row->count);
    append_inked(&page, ink_of(row->level), level);
    g_string_append_printf(out, "%*s%s", 8 - (int)strlen(level), "", diff_kind(row->kind)->title);
    if (row->accepted > 0)
      g_string_append_printf(out, " (%u accepted)", row->accepted);
    g_string_append_c(out, '\n');
  }
  append_verdict(&page);
}
