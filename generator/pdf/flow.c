/* PdfFlow: hands blocks to the galley, or to the cell of the table that is open.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/flow.h"

#include "pdf/block.h"
#include "pdf/block_figure.h"
#include "pdf/draw.h"
#include "pdf/finish.h"
#include "pdf/image.h"
#include "pdf/page.h"
#include "pdf/table.h"

#include <string.h>

/* Tables in tables in …: deeper ones are taken apart, their cells one below the other. */
enum { TABLES_MOST = 6 };

typedef struct {
  PdfTableBlock *table;
  PdfTableRow *row;
  PdfTableCell *cell;
  GArray *insets;      /* double: of the groups open in the cell */
  double inset, width; /* of the table */
  guint column;
} OpenTable;

struct PdfFlow {
  PdfContext context;
  PdfGalley galley;
  GArray *tables;    /* OpenTable */
  guint apart;       /* tables that are open and taken apart */
  PdfBox *last_page; /* the last page break */
  guint visible;     /* what was visible then */
  PdfPages *pages;
};

static void clear_open_table(gpointer data) {
  OpenTable *open = data;
  g_array_unref(open->insets);
  if (open->table != NULL)
    pdf_block_free(&open->table->block);
}

PdfFlow *pdf_flow_new(const PdfSettings *settings) {
  PdfFlow *flow = g_new0(PdfFlow, 1);
  PdfContext *context = &flow->context;
  pdf_context_init(context, settings);
  pdf_galley_init(&flow->galley, context, 0, pdf_content_width(context, PDF_PORTRAIT));
  flow->tables = g_array_new(FALSE, TRUE, sizeof(OpenTable));
  g_array_set_clear_func(flow->tables, clear_open_table);
  return flow;
}

void pdf_flow_free(PdfFlow *flow) {
  if (flow == NULL)
    return;
  g_array_unref(flow->tables);
  pdf_pages_free(flow->pages);
  pdf_galley_clear(&flow->galley);
  pdf_pictures_free(&flow->context);
  pdf_context_clear(&flow->context);
  g_free(flow);
}

void pdf_flow_place(PdfFlow *flow, Place place) { flow->context.place = place; }

static OpenTable *open_table(const PdfFlow *flow) {
  return flow->tables->len == 0 ? NULL
                                : &g_array_index(flow->tables, OpenTable, flow->tables->len - 1);
}

/* Sets the block, or lets it wait in the open cell. Without any font nothing is set; pdf_flow_finish tells. */
static void add(PdfFlow *flow, PdfBlock *block) {
  OpenTable *open = open_table(flow);
  block->place = flow->context.place;
  if (open != NULL) {
    g_assert(open->cell != NULL);
    pdf_table_add_block(open->cell, block);
    return;
  }
  Place place = flow->context.place;
  if (pdf_fonts_exist(flow->context.fonts))
    pdf_block_set(block, &flow->galley);
  flow->context.place = place;
  pdf_block_free(block);
}

/* ---- blocks --------------------------------------------------------------------------------------------- */

void pdf_flow_paragraph(PdfFlow *flow, const PdfParagraph *style, PdfText *text) {
  add(flow, pdf_block_paragraph(style, text));
}

void pdf_flow_label(PdfFlow *flow, PdfText *text) { add(flow, pdf_block_label(text)); }

void pdf_flow_destination(PdfFlow *flow, const char *name) {
  add(flow, pdf_block_destination(name));
}

void pdf_flow_group_begin(PdfFlow *flow, const PdfGroup *group) {
  OpenTable *open = open_table(flow);
  if (open != NULL) {
    double inset = group->left + group->right + 2 * group->padding + group->bar;
    g_array_append_val(open->insets, inset);
    open->inset += inset;
  }
  add(flow, pdf_block_group_begin(group));
}

void pdf_flow_group_end(PdfFlow *flow) {
  OpenTable *open = open_table(flow);
  if (open != NULL) {
    g_assert(open->insets->len > 0);
    open->inset -= g_array_index(open->insets, double, open->insets->len - 1);
    g_array_set_size(open->insets, open->insets->len - 1);
  }
  add(flow, pdf_block_group_end());
}

void pdf_flow_keep_begin(PdfFlow *flow) { add(flow, pdf_block_keep(TRUE)); }

void pdf_flow_keep_end(PdfFlow *flow) { add(flow, pdf_block_keep(FALSE)); }

void pdf_flow_continued_begin(PdfFlow *flow, const PdfParagraph *style, PdfText *text) {
  add(flow, pdf_block_continued_begin(style, text));
}

void pdf_flow_continued_end(PdfFlow *flow) { add(flow, pdf_block_continued_end()); }

void pdf_flow_rule(PdfFlow *flow, double width, guint32 colour, double before, double after) {
  add(flow, pdf_block_rule(width, colour, before, after));
}

void pdf_flow_space(PdfFlow *flow, double height) { add(flow, pdf_block_space(height)); }

gboolean pdf_flow_can_show(PdfFlow *flow, const PdfImage *image) {
  return pdf_picture_find(&flow->context, image) != NULL;
}

void pdf_flow_image(PdfFlow *flow, const PdfImage *image, PdfAlign align) {
  add(flow, pdf_block_image(image, align));
}

void pdf_flow_drawing(PdfFlow *flow, const PdfDrawing *drawing) {
  add(flow, pdf_block_drawing(drawing));
}

void pdf_flow_field(PdfFlow *flow, const PdfField *field, double width, double height,
                    const char *label) {
  add(flow, pdf_block_field(field, width, height, label));
}

/* ---- tables --------------------------------------------------------------------------------------------- */

void pdf_flow_table_begin(PdfFlow *flow, const PdfTable *table) {
  if (flow->tables->len >= TABLES_MOST) {
    pdf_trouble(&flow->context, PDF_TROUBLE_FIT, "tables nested too deep stand below each other");
    flow->apart++;
    return;
  }
  OpenTable open = {.table = pdf_table_new(table), .width = pdf_flow_width(flow)};
  open.insets = g_array_new(FALSE, FALSE, sizeof(double));
  open.table->block.place = flow->context.place;
  g_array_append_val(flow->tables, open);
}

void pdf_flow_row_begin(PdfFlow *flow, gboolean keep_with_next, gboolean keep_together) {
  if (flow->apart > 0)
    return;
  OpenTable *open = open_table(flow);
  g_assert(open != NULL && open->row == NULL);
  open->row = pdf_table_add_row(open->table, keep_with_next, keep_together);
  open->column = 0;
}

void pdf_flow_cell_begin(PdfFlow *flow, const PdfCell *cell) {
  if (flow->apart > 0)
    return;
  OpenTable *open = open_table(flow);
  g_assert(open != NULL && open->row != NULL && open->cell == NULL);
  open->cell = pdf_table_add_cell(open->row, cell);
}

void pdf_flow_cell_end(PdfFlow *flow) {
  if (flow->apart > 0)
    return;
  OpenTable *open = open_table(flow);
  g_assert(open != NULL && open->cell != NULL && open->insets->len == 0);
  open->column += open->cell->cell.columns;
  open->cell = NULL;
}

void pdf_flow_row_end(PdfFlow *flow) {
  if (flow->apart > 0)
    return;
  OpenTable *open = open_table(flow);
  g_assert(open != NULL && open->row != NULL && open->cell == NULL);
  open->row = NULL;
}

void pdf_flow_table_end(PdfFlow *flow) {
  if (flow->apart > 0) {
    flow->apart--;
    return;
  }
  OpenTable *open = open_table(flow);
  g_assert(open != NULL && open->row == NULL);
  PdfBlock *block = &open->table->block;
  Place place = flow->context.place;
  open->table = NULL;
  g_array_set_size(flow->tables, flow->tables->len - 1);
  flow->context.place = block->place;
  add(flow, block);
  flow->context.place = place;
}

/* ---- pages ---------------------------------------------------------------------------------------------- */

double pdf_flow_width(const PdfFlow *flow) {
  const OpenTable *open = open_table(flow);
  if (open == NULL)
    return MAX(flow->galley.width, PDF_NARROWEST);
  double width = open->width;
  if (open->cell != NULL)
    width = pdf_table_guess(open->table, open->column, open->cell->cell.columns, width);
  return MAX(width - open->inset, PDF_NARROWEST);
}

double pdf_flow_page_height(const PdfFlow *flow) { return pdf_galley_page_height(&flow->galley); }

static void say(PdfFlow *flow, PdfBox *box) {
  if (flow->tables->len == 0)
    pdf_galley_say(&flow->galley, box);
}

static PdfBox *new_box(PdfFlow *flow, PdfBoxKind kind) {
  return pdf_box_new(flow->context.arena, kind);
}

void pdf_flow_running(PdfFlow *flow, const PdfRunning *running) {
  Arena *arena = flow->context.arena;
  PdfBox *box = new_box(flow, PDF_BOX_RUNNING);
  box->running = arena_new_item(arena, PdfRunning);
  for (guint i = 0; i < 3; i++) {
    box->running->head[i] = arena_strdup(arena, running->head[i]);
    box->running->foot[i] = arena_strdup(arena, running->foot[i]);
  }
  say(flow, box);
}

void pdf_flow_page_labels(PdfFlow *flow, const char *prefix, guint first) {
  PdfBox *box = new_box(flow, PDF_BOX_PAGE_LABELS);
  box->labels = arena_new_item(flow->context.arena, PdfPageLabels);
  *box->labels = (PdfPageLabels){arena_strdup(flow->context.arena, prefix), first};
  say(flow, box);
}

/* The width changes for what is set at the outermost level; groups that are open keep their insets. */
static void turn(PdfGalley *galley, PdfOrientation orientation) {
  double more = pdf_content_width(galley->context, orientation) -
                pdf_content_width(galley->context, galley->orientation);
  pdf_galley_widen(galley, more);
  galley->orientation = orientation;
}

void pdf_flow_page(PdfFlow *flow, PdfOrientation orientation, gboolean right) {
  PdfGalley *galley = &flow->galley;
  if (flow->tables->len > 0)
    return;
  turn(galley, orientation);
  if (flow->last_page != NULL && flow->visible == galley->visible) {
    flow->last_page->page->orientation = orientation;
    flow->last_page->page->right |= right;
    return;
  }
  PdfBox *box = new_box(flow, PDF_BOX_PAGE);
  box->page = arena_new_item(flow->context.arena, PdfPageBreak);
  *box->page = (PdfPageBreak){orientation, right};
  pdf_galley_end(galley, PDF_BOX_PAGE, 0);
  galley->list.last->page = box->page;
  galley->due = 0;
  galley->at_edge = TRUE;
  flow->last_page = galley->list.last;
  flow->visible = galley->visible;
}

guint pdf_flow_page_of(const PdfFlow *flow, const char *destination) {
  if (flow->pages == NULL)
    return 0;
  return GPOINTER_TO_UINT(g_hash_table_lookup(flow->pages->destinations, destination));
}

guint pdf_flow_pages(const PdfFlow *flow) {
  return flow->pages == NULL ? 0 : flow->pages->pages->len;
}

GBytes *pdf_flow_finish(PdfFlow *flow, GError **error) {
  PdfContext *context = &flow->context;
  g_assert(flow->pages == NULL && flow->tables->len == 0);
  if (!pdf_fonts_exist(context->fonts)) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                "there are no fonts for the PDF: install fonts-noto-core, or name other outputs");
    return NULL;
  }
  pdf_galley_finish(&flow->galley);
  flow->pages = pdf_pages_new(context, &flow->galley.list);
  g_autoptr(GBytes) pages = pdf_draw_pages(context, flow->pages, error);
  if (pages == NULL)
    return NULL;
  PdfMetadata metadata = {.title = context->settings.title,
                          .author = context->settings.author,
                          .language = context->settings.language,
                          .identifier = context->settings.identifier,
                          .producer = "stepbook " STEPBOOK_VERSION,
                          .private_data = context->settings.private_data,
                          .created = context->settings.created};
  return pdf_finish(pages, context->parts, &metadata, error);
}
