/* Writes the items of the report one below the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_record_markdown.h"

#include <string.h>

#include "render/report_terminal.h"

/* On one line, so that it may stand in a table. */
static void append_text(GString *out, const char *text) {
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c == '\n' || c == '\t')
      g_string_append(out, c == '\n' ? " / " : " ");
    else if (!terminal_hides(c)) {
      if (c < 0x80 && strchr("\\`*_[]<>|#&~", (int)c) != NULL)
        g_string_append_c(out, '\\');
      g_string_append_unichar(out, c);
    }
  }
}

/* One cell of a row; NULL is an empty one. */
static void append_cell(GString *out, const char *text) {
  g_string_append(out, "| ");
  if (text != NULL && *text != '\0') {
    append_text(out, text);
    g_string_append_c(out, ' ');
  }
}

static void append_table(GString *out, const SheetTable *table) {
  for (guint i = 0; i < table->columns; i++)
    append_cell(out, table->heads[i]);
  g_string_append(out, "|\n");
  for (guint i = 0; i < table->columns; i++)
    g_string_append(out, "| --- ");
  g_string_append(out, "|\n");
  for (guint i = 0; i < table->rows * table->columns; i++) {
    append_cell(out, table->cells[i]);
    if ((i + 1) % table->columns == 0)
      g_string_append(out, "|\n");
  }
}

static void append_rows(GString *out, const SheetItem *item) {
  for (guint i = 0; i < item->row_count; i++) {
    g_string_append(out, "- ");
    append_text(out, item->rows[i].label);
    g_string_append(out, ": ");
    append_text(out, item->rows[i].text);
    g_string_append_c(out, '\n');
  }
}

/* Lines that begin with a dash are items of a list. */
static void append_lines(GString *out, const char *text) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    const gboolean is_item = g_str_has_prefix(*line, "– ");
    g_string_append(out, is_item ? "- " : "");
    append_text(out, *line + (is_item ? strlen("– ") : 0));
    g_string_append_c(out, '\n');
  }
}

void run_record_markdown(GString *out, const Sheet *report) {
  g_string_append(out, "# ");
  append_text(out, report->edition_title);
  g_string_append(out, ": ");
  append_text(out, report->title);
  g_string_append(out, "\n\n");
  for (guint i = 0; i < report->items->len; i++) {
    const SheetItem *item = &g_array_index(report->items, SheetItem, i);
    if (item->heading != NULL) {
      g_string_append(out, "\n## ");
      append_text(out, item->heading);
      g_string_append(out, "\n\n");
    }
    append_rows(out, item);
    if (item->table != NULL)
      append_table(out, item->table);
    if (item->text != NULL)
      append_lines(out, item->text);
  }
}
