/* Tables on paper.
 *
 * The cells are placed on a grid first, as spans reach over rows and columns; a part of the table is a list of columns
 * of that grid, and a cell shows in each part that has one of its columns.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_node_table.h"

#include "export/pdf_inlines.h"
#include "export/pdf_link.h"
#include "render/plain.h"

#define PADDING      4.0
#define LETTER       5.2 /* mean width of a letter of a cell */
#define WIDE_LETTER  9.2 /* of a Chinese, Japanese or Korean one: those break anywhere */
#define COLUMN_LEAST 24.0
#define COLUMN_MOST  120.0 /* longer words are broken */

/* A cell on the grid. */
typedef struct {
  const Node *node;
  guint column, columns, rows;
} Placed;

typedef struct {
  PdfRun *run;
  const Node *node;
  guint columns;
  double *widths;    /* least, of each column */
  GArray *cells;     /* Placed, by row and column */
  GArray *row_first; /* guint: of each row, its first cell; one more at the end */
  GPtrArray *rows;   /* Node */
} Grid;

/* ---- widths --------------------------------------------------------------------------------------- */

static double word_width(const char *text) {
  double word = 0;
  double longest = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (g_unichar_iswide(c))
      word = WIDE_LETTER;
    else if (g_unichar_isspace(c))
      word = 0;
    else
      word += LETTER;
    longest = MAX(longest, word);
  }
  return MIN(longest, COLUMN_MOST);
}

static double cell_width(const Node *cell, GString *scratch) {
  double width = 0;
  g_string_truncate(scratch, 0);
  plain_text_append(scratch, cell);
  width = word_width(scratch->str);
  for (const Node *node = cell->first; node != NULL; node = node->next) {
    if (node->kind == NODE_IMAGE)
      width = MAX(width, MIN(pdf_node_image_width(node), COLUMN_MOST));
  }
  return width + 2 * PADDING;
}

/* ---- the grid ------------------------------------------------------------------------------------- */

static void place_row(Grid *grid, const Node *row, guint *busy, GString *scratch) {
  guint column = 0;
  g_array_append_val(grid->row_first, grid->cells->len);
  g_ptr_array_add(grid->rows, (gpointer)row);
  for (const Node *cell = row->first; cell != NULL; cell = cell->next) {
    while (column < grid->columns && busy[column] > 0)
      column++;
    if (column == grid->columns)
      break;
    Placed placed = {cell, column, 0, node_cell_rows(cell)};
    while (placed.columns < cell->u.cell.columns && column < grid->columns && busy[column] == 0) {
      busy[column++] = placed.rows;
      placed.columns++;
    }
    if (placed.columns == 1)
      grid->widths[placed.column] = MAX(grid->widths[placed.column], cell_width(cell, scratch));
    g_array_append_val(grid->cells, placed);
  }
  for (guint i = 0; i < grid->columns; i++)
    busy[i] -= busy[i] > 0 ? 1 : 0;
}

static void grid_init(Grid *grid, const Node *table) {
  *grid = (Grid){.node = table,
                 .columns = MAX(table->u.table.columns, 1),
                 .cells = g_array_new(FALSE, FALSE, sizeof(Placed)),
                 .row_first = g_array_new(FALSE, FALSE, sizeof(guint)),
                 .rows = g_ptr_array_new()};
  grid->widths = g_new0(double, grid->columns);
  g_autofree guint *busy = g_new0(guint, grid->columns);
  g_autoptr(GString) scratch = g_string_new(NULL);
  for (guint i = 0; i < grid->columns; i++)
    grid->widths[i] = COLUMN_LEAST;
  for (const Node *row = table->first; row != NULL; row = row->next)
    place_row(grid, row, busy, scratch);
  g_array_append_val(grid->row_first, grid->cells->len);
}

static void grid_clear(Grid *grid) {
  g_free(grid->widths);
  g_array_unref(grid->cells);
  g_array_unref(grid->row_first);
  g_ptr_array_unref(grid->rows);
}

double pdf_node_table_width(const Node *table) {
  Grid grid;
  double width = 0;
  grid_init(&grid, table);
  for (guint i = 0; i < grid.columns; i++)
    width += grid.widths[i];
  grid_clear(&grid);
  return width;
}

/* ---- a part --------------------------------------------------------------------------------------- */

/* The columns from `first` up to `end`; before them column 0, when first is not 0. */
typedef struct {
  guint first, end;
} Part;

static guint part_columns(const Part *part) { return part->end - part->first + (part->first > 0); }

/* How many columns of the part are among the first `count` columns of the table. */
static guint columns_before(const Part *part, guint count) {
  guint found = part->first > 0 && count > 0 ? 1 : 0;
  if (count > part->first)
    found += MIN(count, part->end) - part->first;
  return found;
}

/* A header cell that says nothing heads nothing. */
static gboolean is_header(const Node *cell) {
  return (cell->parent->u.row.header || cell->u.cell.header) && plain_text_is_visible(cell, TRUE);
}

static void put_cell(PdfRun *run, const Placed *placed, guint columns, gboolean head) {
  static const PdfAlign aligns[] = {[ALIGN_NONE] = PDF_LEFT,
                                    [ALIGN_LEFT] = PDF_LEFT,
                                    [ALIGN_CENTER] = PDF_CENTRE,
                                    [ALIGN_RIGHT] = PDF_RIGHT};
  PdfFlow *flow = run->writer->flow;
  const Node *node = placed->node;
  const PdfCell cell = {.columns = columns,
                        .rows = placed->rows,
                        .is_header = is_header(node),
                        .align = aligns[node->u.cell.alignment],
                        .has_background = head,
                        .background = GROUND_HEAD};
  pdf_flow_cell_begin(flow, &cell);
  pdf_run_place(run, node);
  pdf_run_open(run, cell.is_header ? STYLE_HEAD_CELL : STYLE_CELL);
  run->paragraph.align = cell.align;
  pdf_inlines_write(run, node->first);
  pdf_run_close(run);
  pdf_flow_cell_end(flow);
}

static void put_empty_cells(PdfFlow *flow, const guint *busy, guint from, guint to, gboolean head) {
  const PdfCell cell = {.columns = 1, .rows = 1, .has_background = head, .background = GROUND_HEAD};
  for (guint i = from; i < to; i++) {
    if (busy[i] > 0)
      continue;
    pdf_flow_cell_begin(flow, &cell);
    pdf_flow_cell_end(flow);
  }
}

static void put_row(Grid *grid, const Part *part, guint index, guint *busy) {
  PdfFlow *flow = grid->run->writer->flow;
  const Node *row = grid->rows->pdata[index];
  const gboolean head = row->u.row.header;
  const guint count = part_columns(part);
  guint done = 0;
  pdf_flow_row_begin(flow, head, TRUE);
  for (guint i = g_array_index(grid->row_first, guint, index);
       i < g_array_index(grid->row_first, guint, index + 1); i++) {
    const Placed *placed = &g_array_index(grid->cells, Placed, i);
    const guint from = columns_before(part, placed->column);
    const guint to = columns_before(part, placed->column + placed->columns);
    if (from == to)
      continue;
    put_empty_cells(flow, busy, done, from, head);
    put_cell(grid->run, placed, to - from, head);
    for (guint column = from; column < to; column++)
      busy[column] = placed->rows;
    done = to;
  }
  put_empty_cells(flow, busy, done, count, head);
  for (guint column = 0; column < count; column++)
    busy[column] -= busy[column] > 0 ? 1 : 0;
  pdf_flow_row_end(flow);
}

static void put_part(Grid *grid, const Part *part) {
  PdfFlow *flow = grid->run->writer->flow;
  guint head_rows = 0;
  while (head_rows < grid->rows->len && ((const Node *)grid->rows->pdata[head_rows])->u.row.header)
    head_rows++;
  const guint count = part_columns(part);
  g_autofree double *widths = g_new0(double, count); /* as wide as the content needs */
  g_autofree guint *busy = g_new0(guint, count);
  const PdfTable table = {.widths = widths,
                          .columns = count,
                          .head_rows = head_rows,
                          .padding = PADDING,
                          .rule = RULE_THIN,
                          .rule_colour = RULE_COLOUR,
                          .before = 6,
                          .after = 10};
  pdf_flow_table_begin(flow, &table);
  for (guint row = 0; row < grid->rows->len; row++)
    put_row(grid, part, row, busy);
  pdf_flow_table_end(flow);
}

/* ---- the whole ------------------------------------------------------------------------------------ */

/* The part that begins with the column, as wide as fits into `width`. */
static Part part_from(const Grid *grid, guint first, double width) {
  double used = first > 0 ? grid->widths[0] : 0;
  Part part = {first, first};
  do
    used += grid->widths[part.end++];
  while (part.end < grid->columns && used + grid->widths[part.end] <= width);
  return part;
}

static guint count_parts(const Grid *grid, double width) {
  guint parts = 0;
  for (guint column = 0; column < grid->columns; parts++)
    column = part_from(grid, column, width).end;
  return parts;
}

static void put_parts(Grid *grid) {
  PdfWriter *writer = grid->run->writer;
  const double width = pdf_flow_width(writer->flow);
  const guint parts = count_parts(grid, width);
  if (parts > 1)
    pdf_troubles_add(writer->troubles, FINDING_CUT_TO_FIT, pdf_run_place(grid->run, grid->node),
                     "the table is wider than the page and is cut into parts on paper", NULL);
  guint column = 0;
  for (guint i = 1; column < grid->columns; i++) {
    const Part part = part_from(grid, column, width);
    if (parts > 1) {
      g_autofree char *name = g_strdup_printf("%s %u/%u", pdf_label(writer, LABEL_TABLE), i, parts);
      pdf_put_paragraph(writer, STYLE_LABEL, name);
    }
    put_part(grid, &part);
    column = part.end;
  }
}

gboolean pdf_node_table(PdfRun *run, const Node *node, gboolean entering) {
  if (!entering || node->first == NULL)
    return FALSE;
  Grid grid;
  grid_init(&grid, node);
  grid.run = run;
  put_parts(&grid);
  grid_clear(&grid);
  return FALSE;
}
