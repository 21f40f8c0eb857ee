/* Tables: finds out where each cell stands and how wide it is, sets its blocks in a galley of its own, and makes rows.
 *
 * Rows that a cell spans become one row in which each cell has its place; when that is higher than a page, they stay rows of their own,
 * and pages that begin within the span say again what the cell holds.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/table.h"

#include "pdf/columns.h"
#include "pdf/row.h"

#define ROW_LEAST 10.0

enum { CARRIED_MOST = 20000 }; /* places of cells that go on in other rows */

/* What a table that is being set knows. */
typedef struct {
  PdfTableBlock *table;
  PdfGalley *galley;
  PdfTableLook *look;
  PdfColumn *columns;
  double *left;     /* of each column, one more than there are */
  guint first, end; /* the columns that are set now */
  PdfOwner *owner;  /* Table; NULL in a grid */
  PdfOwner *head, *body;
} Setting;

/* ---- what waits ----------------------------------------------------------------------------------------- */

static void free_cell(gpointer data) {
  PdfTableCell *cell = data;
  g_ptr_array_unref(cell->blocks);
  g_free(cell);
}

static void free_row(gpointer data) {
  PdfTableRow *row = data;
  g_ptr_array_unref(row->cells);
  g_free(row);
}

static void free_table(PdfBlock *block) {
  PdfTableBlock *table = (PdfTableBlock *)block;
  g_ptr_array_unref(table->rows);
  g_array_unref(table->widths);
  g_free((char *)table->table.summary);
}

PdfTableRow *pdf_table_add_row(PdfTableBlock *table, gboolean keep_with_next,
                               gboolean keep_together) {
  PdfTableRow *row = g_new0(PdfTableRow, 1);
  *row = (PdfTableRow){keep_with_next, keep_together, g_ptr_array_new_with_free_func(free_cell)};
  g_ptr_array_add(table->rows, row);
  return row;
}

PdfTableCell *pdf_table_add_cell(PdfTableRow *row, const PdfCell *cell) {
  PdfTableCell *copy = g_new0(PdfTableCell, 1);
  copy->cell = *cell;
  copy->cell.columns = CLAMP(cell->columns, 1, 10000);
  copy->cell.rows = CLAMP(cell->rows, 1, 10000);
  copy->blocks = g_ptr_array_new_with_free_func((GDestroyNotify)pdf_block_free);
  g_ptr_array_add(row->cells, copy);
  return copy;
}

void pdf_table_add_block(PdfTableCell *cell, PdfBlock *block) {
  g_ptr_array_add(cell->blocks, block);
}

double pdf_table_guess(const PdfTableBlock *table, guint column, guint span, double width) {
  double fixed = 0, shares = 0, own = 0, own_shares = 0;
  for (guint i = 0; i < table->widths->len; i++) {
    double asked = g_array_index(table->widths, double, i);
    gboolean is_own = i >= column && i < column + span;
    double share = asked > 0 ? 0 : asked < 0 ? -asked : 1;
    fixed += MAX(asked, 0);
    shares += share;
    own += is_own ? MAX(asked, 0) : 0;
    own_shares += is_own ? share : 0;
  }
  if (shares > 0)
    own += own_shares * MAX(0, width - fixed) / shares;
  return MAX(own - 2 * table->table.padding, PDF_COLUMN_LEAST);
}

/* ---- where cells stand ---------------------------------------------------------------------------------- */

/* Gives each cell its row and column, after those that cells of rows above take; columns are added for cells beyond the last. */
static void place_cells(PdfTableBlock *table) {
  g_autoptr(GArray) taken = g_array_new(FALSE, TRUE, sizeof(guint)); /* up to which row */
  for (guint row = 0; row < table->rows->len; row++) {
    const PdfTableRow *cells = g_ptr_array_index(table->rows, row);
    guint column = 0;
    for (guint i = 0; i < cells->cells->len; i++) {
      PdfTableCell *cell = g_ptr_array_index(cells->cells, i);
      while (column < taken->len && g_array_index(taken, guint, column) > row)
        column++;
      cell->row = row;
      cell->column = column;
      cell->cell.rows = MIN(cell->cell.rows, table->rows->len - row);
      guint end = column + cell->cell.columns;
      if (taken->len < end)
        g_array_set_size(taken, end);
      for (; column < end; column++)
        g_array_index(taken, guint, column) = row + cell->cell.rows;
    }
  }
  if (taken->len > table->widths->len)
    g_array_set_size(table->widths, taken->len);
}

static void measure_cell(PdfTableCell *cell, PdfContext *context, double padding, double *most,
                         double *least) {
  g_autoptr(GArray) insets = g_array_new(FALSE, FALSE, sizeof(double));
  PdfExtent extent = {.insets = insets};
  for (guint i = 0; i < cell->blocks->len; i++)
    pdf_block_measure(g_ptr_array_index(cell->blocks, i), context, &extent);
  *most = extent.most + 2 * padding + 0.5;
  *least = extent.least + 2 * padding + 0.5;
}

/* A cell over several columns widens those that go by content, by the same for each. */
static void hold_cell(PdfColumn *columns, const PdfTableCell *cell, double most, double least) {
  double has_most = 0, has_least = 0;
  guint elastic = 0;
  for (guint i = cell->column; i < cell->column + cell->cell.columns; i++) {
    has_most += columns[i].asked > 0 ? columns[i].asked : columns[i].most;
    has_least += columns[i].asked > 0 ? columns[i].asked : columns[i].least;
    elastic += columns[i].asked <= 0;
  }
  if (elastic == 0)
    return;
  for (guint i = cell->column; i < cell->column + cell->cell.columns; i++) {
    if (columns[i].asked > 0)
      continue;
    columns[i].most += MAX(0, most - has_most) / elastic;
    columns[i].least += MAX(0, least - has_least) / elastic;
  }
}

/* Single cells first, so that spans only add what is missing. A word need not keep a column wider than a third of the room. */
static void measure_columns(PdfTableBlock *table, PdfContext *context, PdfColumn *columns,
                            double room) {
  for (guint pass = 0; pass < 2; pass++)
    for (guint row = 0; row < table->rows->len; row++) {
      const PdfTableRow *cells = g_ptr_array_index(table->rows, row);
      for (guint i = 0; i < cells->cells->len; i++) {
        PdfTableCell *cell = g_ptr_array_index(cells->cells, i);
        if ((cell->cell.columns > 1) != (pass == 1))
          continue;
        double most, least;
        measure_cell(cell, context, table->table.padding, &most, &least);
        if (pass == 0) {
          PdfColumn *column = &columns[cell->column];
          column->most = MAX(column->most, most);
          column->least = MAX(column->least, MIN(least, room / 3));
        } else {
          hold_cell(columns, cell, most, MIN(least, room / 3));
        }
      }
    }
}

static PdfColumn *new_columns(PdfTableBlock *table, PdfContext *context, double room) {
  guint count = table->widths->len;
  PdfColumn *columns = g_new0(PdfColumn, count + 1);
  gboolean by_content = FALSE;
  for (guint i = 0; i < count; i++) {
    columns[i].asked = g_array_index(table->widths, double, i);
    by_content |= columns[i].asked == 0;
  }
  if (by_content)
    measure_columns(table, context, columns, room);
  for (guint i = 0; i < count; i++) {
    columns[i].least = MAX(columns[i].least, PDF_COLUMN_LEAST);
    columns[i].most = MAX(columns[i].most, columns[i].least);
  }
  return columns;
}

/* ---- rows ----------------------------------------------------------------------------------------------- */

static gboolean is_head(const Setting *setting, guint row) {
  return row < setting->table->table.head_rows && !setting->table->table.is_grid;
}

static PdfOwner *cell_owner(const Setting *setting, const PdfTableCell *cell, PdfOwner *row) {
  PdfContext *context = setting->galley->context;
  if (row == NULL)
    return setting->galley->owner;
  PdfAttributes attributes = {.column_span = cell->cell.columns, .row_span = cell->cell.rows};
  gboolean is_th = cell->cell.is_header || is_head(setting, cell->row);
  if (is_th)
    attributes.scope = is_head(setting, cell->row) ? PDF_SCOPE_COLUMN : PDF_SCOPE_ROW;
  PdfOwner *owner = pdf_owner_new(context, row, is_th ? PDF_TYPE_TH : PDF_TYPE_TD, &attributes);
  pdf_owner_element(context, owner);
  return owner;
}

static double cell_base(const PdfBoxList *list) {
  for (const PdfBox *box = list->first; box != NULL; box = box->next)
    if (pdf_box_is_visible(box))
      return (double)box->base;
  return 0;
}

/* Sets the blocks of the cell between its paddings. */
static void set_cell(const Setting *setting, PdfTableCell *cell, PdfRowCell *out, PdfOwner *row) {
  const PdfGalley *around = setting->galley;
  double padding = setting->look->padding;
  guint end = MIN(cell->column + cell->cell.columns, setting->end);
  *out = (PdfRowCell){.x = setting->left[cell->column],
                      .width = setting->left[end] - setting->left[cell->column],
                      .background = cell->cell.background,
                      .has_background = cell->cell.has_background};
  PdfGalley galley;
  pdf_galley_init(&galley, around->context, out->x + padding, MAX(out->width - 2 * padding, 1));
  galley.orientation = around->orientation;
  galley.align = cell->cell.align;
  galley.is_artifact = around->is_artifact;
  galley.decorations = around->decorations;
  galley.owner = cell_owner(setting, cell, row);
  for (guint i = 0; i < cell->blocks->len; i++)
    pdf_block_set(g_ptr_array_index(cell->blocks, i), &galley);
  pdf_galley_finish(&galley);
  out->list = galley.list;
  pdf_galley_clear(&galley);
}

static PdfBox *new_row_box(const Setting *setting, guint cells) {
  Arena *arena = setting->galley->context->arena;
  PdfBox *box = pdf_box_new(arena, PDF_BOX_ROW);
  box->row = arena_new_item(arena, PdfRow);
  box->row->look = setting->look;
  box->row->cells = arena_new_array(arena, PdfRowCell, cells);
  return box;
}

/* The cells of one row, those in the columns that are set now, added to the box. */
static void set_row(const Setting *setting, PdfBox *box, guint index) {
  const PdfTableRow *row = g_ptr_array_index(setting->table->rows, index);
  PdfContext *context = setting->galley->context;
  PdfOwner *part = is_head(setting, index) ? setting->head : setting->body;
  PdfOwner *owner = setting->owner == NULL ? NULL : pdf_owner_new(context, part, PDF_TYPE_TR, NULL);
  for (guint i = 0; i < row->cells->len; i++) {
    PdfTableCell *cell = g_ptr_array_index(row->cells, i);
    if (cell->column < setting->first || cell->column >= setting->end)
      continue;
    set_cell(setting, cell, &box->row->cells[box->row->count], owner);
    box->base = MAX(box->base, (float)(cell_base(&box->row->cells[box->row->count].list) +
                                       setting->look->padding + setting->look->rule));
    box->row->count++;
  }
}

/* How many rows from this one on hang together by cells that span rows. */
static guint rows_together(const PdfTableBlock *table, guint first) {
  guint end = first + 1;
  for (guint row = first; row < end; row++) {
    const PdfTableRow *cells = g_ptr_array_index(table->rows, row);
    for (guint i = 0; i < cells->cells->len; i++) {
      const PdfTableCell *cell = g_ptr_array_index(cells->cells, i);
      end = MAX(end, row + cell->cell.rows);
    }
  }
  return MIN(end, table->rows->len) - first;
}

static double cell_height(const Setting *setting, const PdfRowCell *cell) {
  return MAX(pdf_boxes_height(&cell->list), ROW_LEAST) + 2 * setting->look->padding +
         setting->look->rule;
}

/* Adds a box for one row. */
static PdfBox *finish_row(const Setting *setting, PdfBox *box, guint index) {
  const PdfTableRow *row = g_ptr_array_index(setting->table->rows, index);
  pdf_row_set_height(box);
  double least = ROW_LEAST + 2 * setting->look->padding + setting->look->rule;
  gboolean is_empty = TRUE;
  for (guint i = 0; i < box->row->count; i++)
    is_empty = is_empty && box->row->cells[i].list.first == NULL;
  if (is_empty)
    box->height = (float)least;
  for (guint i = 0; i < box->row->count; i++)
    box->row->cells[i].height = (double)box->height;
  box->row->keep_together = row->keep_together;
  if (row->keep_with_next || is_head(setting, index))
    box->flags |= PDF_BOX_KEEPS_NEXT;
  return box;
}

/* Heights of rows that hang together: each as high as its own cells; the last one of a span gets what is missing. */
static double *heights_of(const Setting *setting, const PdfBox *box, guint first, guint count) {
  double *heights = g_new0(double, count);
  for (guint pass = 0; pass < 2; pass++) {
    guint at = 0;
    for (guint i = 0; i < count; i++) {
      const PdfTableRow *row = g_ptr_array_index(setting->table->rows, first + i);
      heights[i] = MAX(heights[i], ROW_LEAST);
      for (guint j = 0; j < row->cells->len; j++) {
        const PdfTableCell *cell = g_ptr_array_index(row->cells, j);
        if (cell->column < setting->first || cell->column >= setting->end)
          continue;
        double height = cell_height(setting, &box->row->cells[at++]);
        if (pass == 0 && cell->cell.rows == 1)
          heights[i] = MAX(heights[i], height);
        if (pass == 0 || cell->cell.rows == 1)
          continue;
        double sum = 0;
        for (guint k = i; k < i + cell->cell.rows; k++)
          sum += heights[k];
        heights[i + cell->cell.rows - 1] += MAX(0, height - sum);
      }
    }
  }
  return heights;
}

/* Sets y and height of each cell. */
static void place_spanned(const Setting *setting, PdfBox *box, guint first, const double *heights) {
  guint at = 0;
  double y = 0;
  for (guint i = 0; at < box->row->count; y += heights[i++]) {
    const PdfTableRow *row = g_ptr_array_index(setting->table->rows, first + i);
    for (guint j = 0; j < row->cells->len; j++) {
      const PdfTableCell *cell = g_ptr_array_index(row->cells, j);
      if (cell->column < setting->first || cell->column >= setting->end)
        continue;
      PdfRowCell *out = &box->row->cells[at++];
      out->y = y;
      out->height = 0;
      for (guint k = i; k < i + cell->cell.rows; k++)
        out->height += heights[k];
    }
  }
}

/* A cell that goes on in rows below its own. */
typedef struct {
  guint end; /* behind its last row */
  PdfRowCell cell;
} Span;

/* Cutting takes the boxes of a list apart, so that what is said again is a list of its own. */
static void open_span(GArray *spans, const Setting *setting, const PdfTableCell *cell,
                      const PdfRowCell *out) {
  Arena *arena = setting->galley->context->arena;
  PdfBoxList *carried = arena_new_item(arena, PdfBoxList);
  Span span = {cell->row + cell->cell.rows, *out};
  for (const PdfBox *box = out->list.first; box != NULL; box = box->next)
    pdf_boxes_append(carried, pdf_box_copy(arena, box));
  span.cell.list = (PdfBoxList){0};
  span.cell.carried = carried;
  g_array_append_val(spans, span);
}

/* Adds the places of cells that began above, and forgets those that have ended. */
static void add_spans(PdfBox *part, GArray *spans, guint row) {
  guint kept = 0;
  for (guint i = 0; i < spans->len; i++) {
    const Span span = g_array_index(spans, Span, i);
    if (span.end <= row)
      continue;
    g_array_index(spans, Span, kept++) = span;
    part->row->cells[part->row->count] = span.cell;
    part->row->cells[part->row->count++].goes_on = span.end > row + 1;
  }
  g_array_set_size(spans, kept);
}

/* Each row by itself, with the cells that begin in it and the places of those that go on. */
static void add_apart(const Setting *setting, const PdfBox *box, guint first, guint count) {
  guint at = 0, left = CARRIED_MOST;
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = 0; i < count; i++) {
    const PdfTableRow *row = g_ptr_array_index(setting->table->rows, first + i);
    if (spans->len > left)
      g_array_set_size(spans, 0);
    left -= spans->len;
    PdfBox *part = new_row_box(setting, row->cells->len + spans->len);
    add_spans(part, spans, first + i);
    for (guint j = 0; j < row->cells->len; j++) {
      const PdfTableCell *cell = g_ptr_array_index(row->cells, j);
      if (cell->column < setting->first || cell->column >= setting->end)
        continue;
      part->row->cells[part->row->count++] = box->row->cells[at];
      part->row->cells[part->row->count - 1].goes_on = cell->cell.rows > 1;
      if (cell->cell.rows > 1)
        open_span(spans, setting, cell, &box->row->cells[at]);
      at++;
    }
    pdf_galley_add(setting->galley, finish_row(setting, part, first + i), 0, 0);
  }
}

static void add_spanned(const Setting *setting, PdfBox *box, guint first, guint count) {
  g_autofree double *heights = heights_of(setting, box, first, count);
  double height = 0;
  for (guint i = 0; i < count; i++)
    height += heights[i];
  if (height > pdf_galley_page_height(setting->galley)) {
    add_apart(setting, box, first, count);
    return;
  }
  const PdfTableRow *last = g_ptr_array_index(setting->table->rows, first + count - 1);
  place_spanned(setting, box, first, heights);
  box->height = (float)height;
  box->row->is_spanned = TRUE;
  if (last->keep_with_next || is_head(setting, first))
    box->flags |= PDF_BOX_KEEPS_NEXT;
  pdf_galley_add(setting->galley, box, 0, 0);
}

/* Adds the rows from `first` that hang together, and returns how many there were. */
static guint add_rows(const Setting *setting, guint first) {
  guint count = rows_together(setting->table, first), cells = 0;
  for (guint i = 0; i < count; i++)
    cells += ((PdfTableRow *)g_ptr_array_index(setting->table->rows, first + i))->cells->len;
  PdfBox *box = new_row_box(setting, cells);
  for (guint i = 0; i < count; i++)
    set_row(setting, box, first + i);
  if (count == 1)
    pdf_galley_add(setting->galley, finish_row(setting, box, first), 0, 0);
  else
    add_spanned(setting, box, first, count);
  return count;
}

/* ---- the table ------------------------------------------------------------------------------------------ */

static void make_owners(Setting *setting) {
  PdfGalley *galley = setting->galley;
  if (setting->table->table.is_grid || galley->is_artifact)
    return;
  PdfAttributes attributes = {.title = setting->table->table.summary};
  setting->owner = pdf_owner_new(galley->context, galley->owner, PDF_TYPE_TABLE, &attributes);
  setting->head = pdf_owner_new(galley->context, setting->owner, PDF_TYPE_THEAD, NULL);
  setting->body = pdf_owner_new(galley->context, setting->owner, PDF_TYPE_TBODY, NULL);
}

/* The head rows stand again on each page, unless they would take too much of it. */
static void set_repeat(PdfRepeat *repeat, const PdfGalley *galley, const PdfBox *begin,
                       const PdfBox *last) {
  for (const PdfBox *box = begin->next; box != NULL; box = box->next) {
    pdf_boxes_append(&repeat->again, pdf_box_copy(galley->context->arena, box));
    if (box == last)
      break;
  }
  repeat->height = pdf_boxes_height(&repeat->again);
  if (repeat->height > pdf_galley_page_height(galley) / 3)
    *repeat = (PdfRepeat){0};
}

/* Sets the columns from `first` to `end` as a table. */
static void set_part(Setting *setting, double before, double after) {
  PdfGalley *galley = setting->galley;
  const PdfTable *table = &setting->table->table;
  PdfBox *begin = pdf_box_new(galley->context->arena, PDF_BOX_TABLE);
  begin->repeat = arena_new_item(galley->context->arena, PdfRepeat);
  make_owners(setting);
  pdf_galley_add(galley, begin, before, 0);
  guint row = 0;
  guint heads = table->is_grid ? 0 : MIN(table->head_rows, setting->table->rows->len);
  while (row < heads)
    row += add_rows(setting, row);
  if (row > 0)
    set_repeat(begin->repeat, galley, begin, galley->list.last);
  while (row < setting->table->rows->len)
    row += add_rows(setting, row);
  pdf_galley_end(galley, PDF_BOX_TABLE_END, table->column_rules ? table->rule : 0);
  galley->due = after;
}

/* The first column that does not fit any more beside `first`. */
static guint end_of_part(const Setting *setting, guint first, guint count, double room) {
  double width = 0;
  guint end = first;
  while (end < count && (end == first || width + setting->columns[end].least <= room))
    width += setting->columns[end++].least;
  return end;
}

static void set_parts(Setting *setting, double room) {
  const PdfTable *table = &setting->table->table;
  PdfContext *context = setting->galley->context;
  guint count = setting->table->widths->len;
  double narrow = MAX(PDF_COLUMN_LEAST, 2 * table->padding + 12);
  gboolean fits = TRUE;
  if (count * narrow <= room) {
    setting->end = count;
    fits = pdf_columns_set(setting->columns, count, room);
  }
  for (guint first = 0; first < count; first = setting->end) {
    setting->first = first;
    if (count * narrow > room) {
      setting->end = end_of_part(setting, first, count, room);
      pdf_columns_set(setting->columns + first, setting->end - first, room);
    }
    setting->left[first] = setting->galley->x;
    for (guint i = first; i < setting->end; i++)
      setting->left[i + 1] = setting->left[i] + setting->columns[i].width;
    set_part(setting, first == 0 ? table->before : 8, setting->end == count ? table->after : 8);
  }
  if (count * narrow > room)
    pdf_trouble(context, PDF_TROUBLE_FIT, "a table of %u columns is set in several parts", count);
  else if (!fits && !table->is_grid)
    pdf_trouble(context, PDF_TROUBLE_FIT, "a table of %u columns is narrower than its words",
                count);
}

static void set_table(PdfBlock *block, PdfGalley *galley) {
  PdfTableBlock *table = (PdfTableBlock *)block;
  Arena *arena = galley->context->arena;
  place_cells(table);
  if (table->rows->len == 0 || table->widths->len == 0)
    return;
  double room = MAX(galley->width, PDF_NARROWEST);
  Place place = galley->context->place;
  g_autofree PdfColumn *columns = new_columns(table, galley->context, room);
  g_autofree double *left = g_new0(double, table->widths->len + 1);
  PdfTableLook *look = arena_new_item(arena, PdfTableLook);
  *look = (PdfTableLook){table->table.padding, table->table.rule, table->table.column_rules,
                         table->table.rule_colour, galley->context->place};
  Setting setting = {
      .table = table, .galley = galley, .look = look, .columns = columns, .left = left};
  galley->context->place = place;
  set_parts(&setting, room);
}

static void measure_table(PdfBlock *block, PdfContext *context, PdfExtent *extent) {
  PdfTableBlock *table = (PdfTableBlock *)block;
  place_cells(table);
  g_autofree PdfColumn *columns =
      new_columns(table, context, pdf_content_width(context, PDF_PORTRAIT));
  double most = 0, least = 0;
  for (guint i = 0; i < table->widths->len; i++) {
    most += MAX(columns[i].most, columns[i].asked);
    least += MAX(columns[i].least, columns[i].asked);
  }
  pdf_extent_hold(extent, most, least);
}

PdfTableBlock *pdf_table_new(const PdfTable *table) {
  static const PdfBlockKind KIND = {set_table, measure_table, free_table};
  PdfTableBlock *block = g_new0(PdfTableBlock, 1);
  block->block.kind = &KIND;
  block->table = *table;
  block->table.widths = NULL;
  block->table.summary = g_strdup(table->summary);
  block->widths = g_array_new(FALSE, TRUE, sizeof(double));
  g_array_append_vals(block->widths, table->widths, table->columns);
  block->rows = g_ptr_array_new_with_free_func(free_row);
  return block;
}
