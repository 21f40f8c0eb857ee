/* Report as text.
 *
 * A long source line is cut around the place; a tab takes one column and a wide character two, so that the
 * caret stands where it should.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_text.h"

#include <string.h>

#include "render/report_source.h"
#include "render/report_terminal.h"

enum { BEFORE_MOST = 60, WIDTH_MOST = 100 };

#define INDENT "    "

typedef enum { INK_NONE, INK_PATH, INK_NOTE, INK_WARNING, INK_ERROR, INK_CARET } Ink;

/* One report being written. */
typedef struct {
  GString *out;
  const Book *book;
  gboolean colour;
  ReportSource source, others;
} Page;

static void ink(Page *page, Ink ink_wanted) {
  static const char *const codes[] = {
      [INK_NONE] = "\033[0m",       [INK_PATH] = "\033[1m",     [INK_NOTE] = "\033[1;36m",
      [INK_WARNING] = "\033[1;35m", [INK_ERROR] = "\033[1;31m", [INK_CARET] = "\033[1;32m"};
  if (page->colour)
    g_string_append(page->out, codes[ink_wanted]);
}

static Ink ink_of(FindingLevel level) {
  if (level == LEVEL_ERROR)
    return INK_ERROR;
  return level == LEVEL_WARNING ? INK_WARNING : INK_NOTE;
}

/* path:line:column; what is not known is left out. */
static void append_place(Page *page, ReportSource *source, Place place) {
  g_autoptr(GString) path = g_string_new(NULL);
  report_source_path(path, page->book, place, FALSE);
  terminal_escape(page->out, path->str, (gssize)path->len);
  if (place.line == 0)
    return;
  g_string_append_printf(page->out, ":%u", place.line);
  if (place.column > 0)
    g_string_append_printf(page->out, ":%u", report_source_column(source, place));
}

/* The start of a window of at most BEFORE_MOST columns in front of `at`. */
static const char *window_start(const char *line, const char *at) {
  g_autoptr(GString) scratch = g_string_new(NULL);
  guint width = 0;
  while (at > line) {
    const char *previous = at - 1;
    while (previous > line && at - previous < 4 && ((guchar)*previous & 0xC0) == 0x80)
      previous--;
    const char *read = previous;
    width += *previous == '\t' ? 1 : terminal_append_character(scratch, &read, at);
    if (width > BEFORE_MOST)
      break;
    at = previous;
  }
  return at;
}

/* Appends characters from `*at` up to `end` or until the line is WIDTH_MOST columns wide; returns its width. */
static guint append_window(GString *out, const char **at, const char *end, guint width) {
  while (*at < end && width < WIDTH_MOST) {
    if (**at == '\t') {
      g_string_append_c(out, ' ');
      width++;
      (*at)++;
    } else {
      width += terminal_append_character(out, at, end);
    }
  }
  return width;
}

static void append_source_line(Page *page, Place place) {
  const char *line = NULL;
  gsize length = 0;
  if (!report_source_line(&line, &length, &page->source, place) || length == 0)
    return;
  const char *end = line + length;
  const char *caret = line + MIN(length, (gsize)(place.column > 0 ? place.column - 1 : 0));
  const char *at = window_start(line, caret);
  g_string_append(page->out, at > line ? INDENT "…" : INDENT);
  const guint column = append_window(page->out, &at, caret, at > line ? 1 : 0);
  append_window(page->out, &at, end, column);
  g_string_append(page->out, at < end ? "…\n" : "\n");
  if (place.column == 0)
    return;
  g_string_append_printf(page->out, INDENT "%*s", (int)column, "");
  ink(page, INK_CARET);
  g_string_append_c(page->out, '^');
  ink(page, INK_NONE);
  g_string_append_c(page->out, '\n');
}

static void append_finding(Page *page, const Finding *finding) {
  if (finding->place.file != NULL) {
    ink(page, INK_PATH);
    append_place(page, &page->source, finding->place);
    ink(page, INK_NONE);
    g_string_append(page->out, ": ");
  }
  ink(page, ink_of(finding->level));
  g_string_append_printf(page->out, "%s[%s]", finding_level_name(finding->level),
                         finding_kind(finding->code)->name);
  ink(page, INK_NONE);
  g_string_append(page->out, ": ");
  terminal_escape(page->out, finding->message, -1);
  g_string_append_c(page->out, '\n');
  append_source_line(page, finding->place);
  if (finding->hint != NULL) {
    g_string_append(page->out, "  hint: ");
    terminal_escape(page->out, finding->hint, -1);
    g_string_append_c(page->out, '\n');
  }
  if (finding->other.file != NULL) {
    g_string_append(page->out, "  see ");
    append_place(page, &page->others, finding->other);
    g_string_append_c(page->out, '\n');
  }
}

void report_text(GString *out, const Findings *findings, const Book *book, FindingLevel least,
                 gboolean colour) {
  Page page = {.out = out,
               .book = book,
               .colour = colour,
               .source = {.book = book},
               .others = {.book = book}};
  for (guint i = 0; i < findings_count(findings); i++) {
    if (findings_at(findings, i)->level >= least)
      append_finding(&page, findings_at(findings, i));
  }
}
