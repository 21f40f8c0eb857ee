/* HTML of tables.
 *
 * A table stands in a box that scrolls by itself where the table is wider than the screen; the box can take
 * the keyboard's focus and is named after the first row. Rows that are too short are filled up, so that the grid is whole.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html_table.h"

enum { LABEL_MOST = 80 };

static void open_box(HtmlWriter *writer, const Node *table) {
  g_string_assign(writer->scratch, html_label(writer, LABEL_TABLE));
  const Node *row = table->first;
  for (const Node *cell = row == NULL ? NULL : row->first; cell != NULL; cell = cell->next) {
    if (!plain_text_is_visible(cell, FALSE) || writer->scratch->len > LABEL_MOST)
      continue;
    g_string_append(writer->scratch, cell == row->first ? ": " : ", ");
    plain_text_append(writer->scratch, cell);
  }
  html_put(writer, "<div class=\"table\" role=\"group\" tabindex=\"0\"");
  html_attribute(writer, "aria-label", writer->scratch->str);
  html_put(writer, ">\n");
}

gboolean html_table(HtmlWriter *writer, const Node *node, gboolean entering) {
  const gboolean boxed = !html_is_plain(writer) && !html_is_output(writer, OUTPUT_EPUB);
  if (entering) {
    html_fresh_line(writer);
    if (boxed)
      open_box(writer, node);
    html_put(writer, "<table>\n");
    writer->row_spans = writer->in_body = FALSE;
    return TRUE;
  }
  if (writer->in_body)
    html_put(writer, "</tbody>\n");
  html_put(writer, "</table>\n");
  if (boxed)
    html_put(writer, "</div>\n");
  return TRUE;
}

static void fill_up(HtmlWriter *writer, const Node *row) {
  guint columns = 0;
  for (const Node *cell = row->first; cell != NULL; cell = cell->next) {
    columns += cell->u.cell.columns;
    writer->row_spans = writer->row_spans || cell->u.cell.rows > 1;
  }
  /* A cell that reaches down from a row above may be what is missing here. */
  for (; columns < row->parent->u.table.columns && !writer->row_spans; columns++)
    html_put(writer, "<td></td>\n");
}

gboolean html_row(HtmlWriter *writer, const Node *node, gboolean entering) {
  const gboolean header = node->u.row.header;
  if (entering) {
    const gboolean first_header =
        header && !writer->in_body && (node->previous == NULL || !node->previous->u.row.header);
    if (first_header)
      html_put(writer, "<thead>\n");
    if (!header && !writer->in_body) {
      html_put(writer, "<tbody>\n");
      writer->in_body = TRUE;
    }
    html_put(writer, "<tr>\n");
    return TRUE;
  }
  fill_up(writer, node);
  html_put(writer, "</tr>\n");
  if (header && !writer->in_body && (node->next == NULL || !node->next->u.row.header))
    html_put(writer, "</thead>\n");
  return TRUE;
}

static const char *const alignments[] = {
    [ALIGN_NONE] = NULL, [ALIGN_LEFT] = "left", [ALIGN_CENTER] = "center", [ALIGN_RIGHT] = "right"};

/* A header cell that says nothing heads nothing. */
static gboolean is_header(const HtmlWriter *writer, const Node *cell) {
  if (!cell->parent->u.row.header && !cell->u.cell.header)
    return FALSE;
  return html_is_plain(writer) || plain_text_is_visible(cell, TRUE);
}

gboolean html_cell(HtmlWriter *writer, const Node *node, gboolean entering) {
  const gboolean header = is_header(writer, node);
  if (!entering) {
    g_string_append(writer->out, header ? "</th>\n" : "</td>\n");
    return TRUE;
  }
  g_string_append(writer->out, header ? "<th" : "<td");
  const char *alignment = alignments[node->u.cell.alignment];
  if (html_is_plain(writer)) {
    if (alignment != NULL)
      html_attribute(writer, "align", alignment);
  } else {
    if (header)
      g_string_append(writer->out,
                      node->parent->u.row.header ? " scope=\"col\"" : " scope=\"row\"");
    if (alignment != NULL) {
      g_string_append(writer->out, " class=\"align-");
      g_string_append(writer->out, alignment);
      g_string_append_c(writer->out, '"');
    }
  }
  if (node->u.cell.columns > 1)
    g_string_append_printf(writer->out, " colspan=\"%u\"", node->u.cell.columns);
  const guint rows = node_cell_rows(node);
  if (rows > 1)
    g_string_append_printf(writer->out, " rowspan=\"%u\"", rows);
  html_put(writer, ">");
  return TRUE;
}
