/* ChangesReport: what the revisions are, then the items of render/sheet_changes.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/changes_report.h"

#include "export/pdf_files.h"
#include "render/diff_outline.h"
#include "render/diff_words.h"
#include "render/sheet_changes.h"
#include "render/sheet_front.h"
#include "render/sheet_start.h"

/* "r01 · 1a2b3c4 · 7KQ2-M9XD-4TRC": its name, the revision and the fingerprint of its guide. Of several guides a line each. */
static const char *side_text(const SheetBuilder *builder, const Book *book, const char *name) {
  g_autoptr(GString) text = g_string_new(NULL);
  const gboolean several = book->guides->len > 1;
  g_string_append(text, sheet_shown(builder, name));
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    if (several)
      g_string_append_printf(text, "\n%s", sheet_shown(builder, guide->title));
    if (guide->revision != NULL && g_strcmp0(guide->revision, name) != 0)
      g_string_append_printf(text, " · %s %s", sheet_word(builder, LABEL_REVISION),
                             sheet_shown(builder, guide->revision));
    if (guide->fingerprint != NULL)
      g_string_append_printf(text, " · %s %s", sheet_word(builder, LABEL_FINGERPRINT),
                             guide->fingerprint);
  }
  return arena_strdup(builder->sheet->arena, text->str);
}

static const char *date_text(const SheetBuilder *builder, gint64 now) {
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(now);
  g_autofree char *text = time == NULL ? NULL : g_date_time_format(time, "%Y-%m-%d");
  return arena_strdup(builder->sheet->arena, text);
}

static void add_front(SheetBuilder *builder, const Diff *diff, gint64 now) {
  GArray *rows = sheet_rows_new();
  sheet_row_of(builder, rows, LABEL_CHANGE_NUMBER, builder->sheet->change_number);
  sheet_row_of(builder, rows, LABEL_CHANGE_SERVICE, builder->record->service);
  sheet_row_of(builder, rows, LABEL_CHANGES_OLD,
               side_text(builder, diff->old_book, diff->old_name));
  sheet_row_of(builder, rows, LABEL_CHANGES_NEW,
               side_text(builder, diff->new_book, diff->new_name));
  sheet_row_of(builder, rows, LABEL_CHANGES_DATE, date_text(builder, now));
  sheet_item_rows(builder, sheet_add(builder, SHEET_COVER, NULL), rows);
}

static const char *chapter_title(const SheetBuilder *builder, const DiffOutline *outline,
                                 const DiffChapter *chapter) {
  if (outline->chapters->len == 1)
    return sheet_word(builder, LABEL_CHANGES);
  g_autoptr(GString) title = g_string_new(NULL);
  if (chapter->old_guide == NULL && chapter->new_guide == NULL)
    return sheet_word(builder, LABEL_WHOLE_BOOK);
  diff_words_guides(title, chapter->old_guide, chapter->new_guide);
  return sheet_shown(builder, title->str);
}

/* How to read what follows stands below the first heading. */
static void add_changes(SheetBuilder *builder, const DiffOutline *outline) {
  for (guint i = 0; i < outline->chapters->len; i++) {
    const DiffChapter *chapter = outline->chapters->pdata[i];
    SheetItem *item = sheet_add(builder, SHEET_FACTS, chapter_title(builder, outline, chapter));
    item->text = i == 0 ? sheet_word(builder, LABEL_CHANGES_LEGEND) : NULL;
    for (guint k = 0; k < chapter->parts->len; k++)
      sheet_add_change_part(builder, chapter->parts->pdata[k]);
  }
}

static void add_sign_off(SheetBuilder *builder) {
  GArray *items = builder->sheet->items;
  sheet_add_approvals(builder);
  g_array_index(items, SheetItem, items->len - 1).heading = sheet_word(builder, LABEL_SIGN_OFF);
}

Sheet *changes_report_new(const Diff *diff, const DiffReportWish *wish, gint64 now) {
  const Book *book = diff->new_book;
  SheetBuilder builder = {0};
  Sheet *sheet = sheet_start(&builder, book, book->guides->pdata[0]);
  g_autoptr(DiffOutline) outline = diff_outline_new(diff, wish->all, FALSE);
  sheet->is_report = TRUE;
  sheet->edition = EDITION_BOARD;
  sheet->edition_title =
      sheet_say(&builder, LABEL_CHANGES_SINCE, sheet_shown(&builder, diff->old_name), NULL);
  if (book->guides->len > 1) {
    sheet->title = book->config->title == NULL ? sheet->title : book->config->title;
    sheet->revision = sheet->fingerprint = NULL;
  }
  add_front(&builder, diff, now);
  sheet_add_verdict(&builder, diff, wish->fail_on);
  sheet_add_change_counts(&builder, diff);
  add_changes(&builder, outline);
  sheet_add_accepted(&builder, outline->accepted);
  add_sign_off(&builder);
  return sheet;
}

gboolean changes_report_pdf(GString *out, const Diff *diff, const DiffReportWish *wish, gint64 now,
                            Findings *findings, GError **error) {
  g_autoptr(Sheet) sheet = changes_report_new(diff, wish, now);
  return pdf_append(out, sheet, now, findings, error);
}
