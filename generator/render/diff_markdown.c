/* Report of a diff as Markdown: change by change, until the room is used up.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_markdown.h"

#include <string.h>

#include "render/diff_excerpt.h"
#include "render/diff_markdown_text.h"
#include "render/diff_outline.h"
#include "render/diff_stat.h"
#include "render/diff_value.h"
#include "render/diff_words.h"

enum {
  ROOM_FOR_END = 2500,
  REDLINE_MOST = 5000,
  WORDS_MOST = 600,
  STEPS_MOST = 12,
  ACCEPTED_MOST = 20
};

/* One report being written. */
typedef struct {
  GString *out;
  const Diff *diff;
  const DiffReportWish *wish;
  gsize start;                /* of the report in `out` */
  guint left_out;             /* changes that did not fit */
  const DiffChapter *chapter; /* whose heading was written last */
} Page;

static void append_safe(GString *out, const char *text) {
  markdown_escape(out, text, strlen(text), WORDS_MOST);
}

/* ---- changes --------------------------------------------------------------------------------------- */

static void append_steps(GString *out, const DiffChange *change) {
  g_autoptr(GString) words = g_string_new(NULL);
  const guint most = MIN(change->step_count, STEPS_MOST);
  for (guint i = 0; i < most; i++) {
    g_string_append(words, i == 0 ? "" : "; ");
    diff_words_step(words, change->steps[i]);
  }
  g_string_append_printf(out, "<i>%s:</i> ", diff_words_relation(change->kind));
  append_safe(out, words->str);
  if (most < change->step_count)
    g_string_append_printf(out, "; and %u more", change->step_count - most);
}

static void append_value(GString *out, const DiffChange *change, guint side, const char *tag) {
  g_autoptr(GString) value = g_string_new(NULL);
  if (!diff_value(value, change, side, "en")) {
    g_string_append(out, "(none)");
    return;
  }
  g_string_append_printf(out, "<%s>", tag);
  append_safe(out, value->str);
  g_string_append_printf(out, "</%s>", tag);
}

static void append_change(GString *out, const DiffPart *part, const DiffChange *change) {
  Redline redline;
  g_string_append_printf(out, "- **%s** · %s", diff_level_name(change->level),
                         diff_kind(change->kind)->title);
  if (change->subject != NULL && change->subject != part->subject) {
    g_string_append(out, " (");
    append_safe(out, change->subject);
    g_string_append_c(out, ')');
  }
  if (diff_has_values(change)) {
    g_string_append(out, ": ");
    append_value(out, change, 0, "del");
    g_string_append(out, " → ");
    append_value(out, change, 1, "ins");
  }
  if (change->level != DIFF_OFF)
    g_string_append_printf(out, " <sub>%s</sub>", change->fingerprint);
  if (diff_change_has_own_steps(change, diff_part_lead(part))) {
    g_string_append(out, "<br>");
    append_steps(out, change);
  }
  g_string_append_c(out, '\n');
  if (diff_shown_redline(&redline, change)) {
    g_string_append(out, "  > ");
    markdown_redline(out, &redline, REDLINE_MOST);
    g_string_append_c(out, '\n');
  }
}

/* ---- parts ----------------------------------------------------------------------------------------- */

static gboolean is_folded(const DiffPart *part) {
  return part->old_step == NULL && part->new_step == NULL && part->subject != NULL;
}

static void append_heading(GString *out, const DiffPart *part) {
  const DiffChange *first = part->changes->pdata[0];
  g_autoptr(GString) words = g_string_new(NULL);
  if (part->old_step != NULL || part->new_step != NULL)
    diff_words_steps(words, part->old_step, part->new_step);
  else if (part->subject != NULL)
    g_string_append_printf(words, "%s %s", diff_words_subject(first->kind), part->subject);
  else
    g_string_append(words, "The guide");
  g_string_append(out, is_folded(part) ? "\n<details><summary>" : "\n**");
  append_safe(out, g_strstrip(words->str));
  if (is_folded(part))
    g_string_append_printf(out, " (%u %s)</summary>\n\n", part->changes->len,
                           part->changes->len == 1 ? "change" : "changes");
  else
    g_string_append(out, "**\n\n");
  if (diff_part_lead(part) != NULL) {
    append_steps(out, first);
    g_string_append(out, "\n\n");
  }
}

static void append_chapter(GString *out, const DiffChapter *chapter) {
  g_autoptr(GString) title = g_string_new(NULL);
  diff_words_guides(title, chapter->old_guide, chapter->new_guide);
  g_string_append(out, "\n### ");
  append_safe(out, title->str);
  g_string_append_c(out, '\n');
}

/* Appends the piece when there is room for it. */
static gboolean take(Page *page, const GString *piece) {
  if (page->left_out > 0 ||
      page->out->len - page->start + piece->len + ROOM_FOR_END > DIFF_MARKDOWN_MOST) {
    page->left_out++;
    return FALSE;
  }
  g_string_append_len(page->out, piece->str, (gssize)piece->len);
  return TRUE;
}

static void append_part(Page *page, const DiffChapter *chapter, const DiffPart *part) {
  gboolean taken = FALSE;
  for (guint i = 0; i < part->changes->len; i++) {
    g_autoptr(GString) piece = g_string_new(NULL);
    if (i == 0 && page->chapter != chapter)
      append_chapter(piece, chapter);
    if (i == 0)
      append_heading(piece, part);
    append_change(piece, part, part->changes->pdata[i]);
    if (!take(page, piece))
      continue;
    taken = TRUE;
    page->chapter = chapter;
  }
  if (taken && is_folded(part))
    g_string_append(page->out, "\n</details>\n");
}

/* ---- before and behind ----------------------------------------------------------------------------- */

static void append_verdict(const Page *page) {
  g_autoptr(GString) words = g_string_new(NULL);
  diff_words_verdict(words, page->diff, page->wish->fail_on);
  words->str[0] = g_ascii_toupper(words->str[0]);
  g_string_append(page->out, "## ");
  append_safe(page->out, words->str);
  g_string_append_c(page->out, '\n');
}

static void append_levels(const Page *page, const GArray *rows) {
  guint counts[DIFF_LEVELS] = {0}, accepted[DIFF_LEVELS] = {0};
  for (guint i = 0; i < rows->len; i++) {
    const DiffStat *row = &g_array_index(rows, DiffStat, i);
    counts[row->level] += row->count;
    accepted[row->level] += row->accepted;
  }
  g_string_append(page->out, "\n| level | changes | accepted |\n| --- | ---: | ---: |\n");
  for (DiffLevel level = DIFF_HIGH; level > DIFF_OFF; level--)
    g_string_append_printf(page->out, "| %s | %u | %u |\n", diff_level_name(level), counts[level],
                           accepted[level]);
}

static void append_kinds(const Page *page, const GArray *rows) {
  g_string_append(page->out,
                  "\n| changes | level | kind | accepted |\n| ---: | --- | --- | ---: |\n");
  for (guint i = 0; i < rows->len; i++) {
    const DiffStat *row = &g_array_index(rows, DiffStat, i);
    g_string_append_printf(page->out, "| %u | %s | %s | %u |\n", row->count,
                           diff_level_name(row->level), diff_kind(row->kind)->title, row->accepted);
  }
}

static void append_off(const Page *page) {
  g_autoptr(GString) words = g_string_new(NULL);
  diff_words_off(words, page->diff);
  if (words->len == 0)
    return;
  g_string_append(page->out, "\nAlso: ");
  append_safe(page->out, words->str);
  g_string_append(page->out, " (not changes to the procedure).\n");
}

static void append_accepted(Page *page, const GPtrArray *accepted) {
  if (accepted->len == 0)
    return;
  g_autoptr(GString) piece = g_string_new(NULL);
  g_string_append_printf(piece, "\n<details><summary>%u accepted</summary>\n\n", accepted->len);
  for (guint i = 0; i < MIN(accepted->len, ACCEPTED_MOST); i++) {
    const DiffChange *change = accepted->pdata[i];
    g_autoptr(GString) words = g_string_new(NULL);
    if (change->old_step != NULL || change->new_step != NULL)
      diff_words_steps(words, change->old_step, change->new_step);
    else if (change->subject != NULL)
      g_string_append(words, change->subject);
    g_string_append(piece, "- ");
    append_safe(piece, words->str);
    g_string_append_printf(piece, "%s%s: ", words->len > 0 ? ": " : "",
                           diff_kind(change->kind)->title);
    append_safe(piece, change->reason);
    g_string_append_c(piece, '\n');
  }
  if (accepted->len > ACCEPTED_MOST)
    g_string_append_printf(piece, "- and %u more\n", accepted->len - ACCEPTED_MOST);
  g_string_append(piece, "\n</details>\n");
  if (page->out->len - page->start + piece->len + ROOM_FOR_END <= DIFF_MARKDOWN_MOST)
    g_string_append_len(page->out, piece->str, (gssize)piece->len);
}

void diff_markdown(GString *out, const Diff *diff, const DiffReportWish *wish) {
  Page page = {.out = out, .diff = diff, .wish = wish, .start = out->len};
  g_autoptr(GArray) rows = diff_stat(diff, TRUE);
  append_verdict(&page);
  if (wish->stat && rows->len > 0)
    append_kinds(&page, rows);
  if (wish->stat)
    return;
  append_levels(&page, rows);
  g_autoptr(DiffOutline) outline = diff_outline_new(diff, wish->all, FALSE);
  for (guint i = 0; i < outline->chapters->len; i++) {
    const DiffChapter *chapter = outline->chapters->pdata[i];
    for (guint k = 0; k < chapter->parts->len; k++)
      append_part(&page, chapter, chapter->parts->pdata[k]);
  }
  if (page.left_out > 0)
    g_string_append_printf(
        out, "\n**%u %s left out here:** the report is longer than a comment may be.\n",
        page.left_out, page.left_out == 1 ? "change is" : "changes are");
  append_accepted(&page, outline->accepted);
  append_off(&page);
  if (diff->is_bounded)
    g_string_append(
        out, "\nThe revisions differ so much that some steps were compared by their order only.\n");
}
