/* Redline as HTML: blocks to units, then units that changed, their neighbours, and the rest folded.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_redline_html.h"

#include <string.h>

#include "render/escape.h"
#include "render/labels.h"
#include "render/report_terminal.h"

enum { FOLDED_LEAST = 2 };

/* Blocks first to end - 1: one, all cells of a table, or all lines of code behind each other. */
typedef struct {
  guint first, end;
  gboolean changed;
} Unit;

typedef struct {
  const Redline *redline;
  const char *language;
} Page;

/* ---- texts ----------------------------------------------------------------------------------------- */

void redline_html_text(GString *out, const char *text, gsize length) {
  g_autofree char *line = g_strndup(text, length);
  g_autoptr(GString) safe = g_string_new(NULL);
  terminal_escape(safe, g_strdelimit(line, "\t\r\n", ' '), -1);
  html_escape(out, safe->str, (gssize)safe->len);
}

static void append_code(GString *out, const char *text) {
  for (const char *at = text; *at != '\0';) {
    const gsize length = strcspn(at, "\t");
    redline_html_text(out, at, length);
    at += length;
    if (*at == '\t') {
      g_string_append(out, "    ");
      at++;
    }
  }
}

static void append_span(GString *out, const RedlineSpan *span, gboolean code,
                        const char *language) {
  static const char *const tags[] = {
      [REDLINE_SAME] = NULL, [REDLINE_REMOVED] = "del", [REDLINE_ADDED] = "ins"};
  const char *tag = tags[span->state];
  if (tag != NULL)
    g_string_append_printf(
        out, "<%s><span class=\"said\">%s: </span>", tag,
        label_text(span->state == REDLINE_REMOVED ? LABEL_REMOVED : LABEL_ADDED, language));
  if (code)
    append_code(out, span->text);
  else
    redline_html_text(out, span->text, strlen(span->text));
  if (tag != NULL)
    g_string_append_printf(out, "</%s>", tag);
}

static void append_spans(GString *out, const RedlineBlock *block, const char *language) {
  for (guint i = 0; i < block->span_count; i++)
    append_span(out, &block->spans[i], block->kind == REDLINE_CODE, language);
}

static const char *state_class(RedlineState state) {
  static const char *const names[] = {[REDLINE_SAME] = "same",
                                      [REDLINE_REMOVED] = "removed",
                                      [REDLINE_ADDED] = "added",
                                      [REDLINE_CHANGED] = "changed"};
  return names[state];
}

/* ---- units ----------------------------------------------------------------------------------------- */

static gboolean belongs(const RedlineBlock *a, const RedlineBlock *b) {
  if (a->kind == REDLINE_CELL)
    return b->kind == REDLINE_CELL && a->table == b->table;
  return a->kind == REDLINE_CODE && b->kind == REDLINE_CODE;
}

static GArray *units_of(const Redline *redline) {
  GArray *units = g_array_new(FALSE, FALSE, sizeof(Unit));
  for (guint i = 0; i < redline->block_count;) {
    Unit unit = {.first = i, .end = i};
    do {
      unit.changed = unit.changed || redline->blocks[unit.end].state != REDLINE_SAME;
      unit.end++;
    } while (unit.end < redline->block_count &&
             belongs(&redline->blocks[i], &redline->blocks[unit.end]));
    g_array_append_val(units, unit);
    i = unit.end;
  }
  return units;
}

static void append_code_unit(GString *out, const Page *page, const Unit *unit) {
  g_string_append(out, "<pre><code>");
  for (guint i = unit->first; i < unit->end; i++) {
    const RedlineBlock *block = &page->redline->blocks[i];
    g_string_append_printf(out, "<span class=\"line %s\">", state_class(block->state));
    append_spans(out, block, page->language);
    g_string_append(out, "\n</span>");
  }
  g_string_append(out, "</code></pre>\n");
}

static RedlineState row_state(const Redline *redline, guint first, guint end) {
  RedlineState state = redline->blocks[first].state;
  for (guint i = first + 1; i < end; i++) {
    if (redline->blocks[i].state != state)
      state = REDLINE_CHANGED;
  }
  return state;
}

/* Returns the index behind the row. */
static guint append_row(GString *out, const Page *page, const Unit *unit, guint first) {
  const Redline *redline = page->redline;
  guint end = first;
  while (end < unit->end && redline->blocks[end].row == redline->blocks[first].row)
    end++;
  g_string_append_printf(out, "<tr class=\"%s\">", state_class(row_state(redline, first, end)));
  for (guint i = first; i < end; i++) {
    const RedlineBlock *cell = &redline->blocks[i];
    /* An empty cell in the head is no heading. */
    const gboolean heads = cell->header && cell->span_count > 0;
    g_string_append_printf(out, "<%s class=\"%s\">", heads ? "th scope=\"col\"" : "td",
                           state_class(cell->state));
    append_spans(out, cell, page->language);
    g_string_append(out, heads ? "</th>" : "</td>");
  }
  g_string_append(out, "</tr>\n");
  return end;
}

static void append_table(GString *out, const Page *page, const Unit *unit) {
  g_string_append_printf(
      out, "<div class=\"table\" role=\"group\" aria-label=\"%s\" tabindex=\"0\"><table>\n",
      label_text(LABEL_TABLE, page->language));
  guint at = unit->first;
  const char *section = "";
  while (at < unit->end) {
    const char *wanted = page->redline->blocks[at].header ? "thead" : "tbody";
    if (strcmp(section, wanted) != 0) {
      if (*section != '\0')
        g_string_append_printf(out, "</%s>\n", section);
      g_string_append_printf(out, "<%s>\n", wanted);
      section = wanted;
    }
    at = append_row(out, page, unit, at);
  }
  g_string_append_printf(out, "</%s>\n</table></div>\n", section);
}

static void append_unit(GString *out, const Page *page, const Unit *unit) {
  static const char *const names[] = {
      [REDLINE_PARAGRAPH] = "text", [REDLINE_HEADING] = "heading", [REDLINE_ITEM] = "item",
      [REDLINE_CODE] = "code",      [REDLINE_WARNING] = "warning", [REDLINE_CELL] = "cell",
      [REDLINE_IMAGE] = "image"};
  const RedlineBlock *block = &page->redline->blocks[unit->first];
  if (block->kind == REDLINE_CODE) {
    append_code_unit(out, page, unit);
  } else if (block->kind == REDLINE_CELL) {
    append_table(out, page, unit);
  } else {
    g_string_append_printf(out, "<p class=\"%s depth-%u %s\">", names[block->kind],
                           CLAMP(block->depth, 1, 6), state_class(block->state));
    append_spans(out, block, page->language);
    g_string_append(out, "</p>\n");
  }
}

/* ---- what is folded -------------------------------------------------------------------------------- */

static gboolean is_near(const GArray *units, guint index) {
  const guint first = index == 0 ? 0 : index - 1;
  for (guint i = first; i <= index + 1 && i < units->len; i++) {
    if (g_array_index(units, Unit, i).changed)
      return TRUE;
  }
  return FALSE;
}

static void append_folded(GString *out, const Page *page, const GArray *units, guint first,
                          guint end) {
  const gboolean folded = end - first >= FOLDED_LEAST;
  if (folded)
    g_string_append_printf(out, "<details class=\"unchanged\"><summary>%u %s</summary>\n",
                           end - first, label_text(LABEL_UNCHANGED_PARTS, page->language));
  for (guint i = first; i < end; i++)
    append_unit(out, page, &g_array_index(units, Unit, i));
  if (folded)
    g_string_append(out, "</details>\n");
}

void redline_html(GString *out, const Redline *redline, const char *language) {
  const Page page = {redline, language};
  g_autoptr(GArray) units = units_of(redline);
  for (guint i = 0; i < units->len;) {
    guint end = i;
    while (end < units->len && !is_near(units, end))
      end++;
    if (end > i)
      append_folded(out, &page, units, i, end);
    else
      append_unit(out, &page, &g_array_index(units, Unit, end++));
    i = end;
  }
}
