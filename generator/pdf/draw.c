/* Pages: lists of boxes from top to bottom, backgrounds first, running heads last.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/draw.h"

#include "pdf/canvas.h"
#include "pdf/draw_line.h"
#include "pdf/field.h"
#include "pdf/image.h"
#include "pdf/row.h"
#include "pdf/words.h"

#include <cairo-pdf.h>
#include <string.h>

#define RUNNING_SIZE 8.0
#define RUNNING_INK  0x444444
#define RUNNING_GAP  18.0

static void draw_list(PdfCanvas *canvas, const PdfBoxList *list, double y);

/* ---- what is around ------------------------------------------------------------------------------------- */

/* How far down each group reaches. */
static void measure_groups(const PdfBoxList *list) {
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  g_autoptr(GArray) tops = g_array_new(FALSE, FALSE, sizeof(double));
  double y = 0;
  for (PdfBox *box = list->first; box != NULL; box = box->next) {
    y += box == list->first ? 0 : (double)box->space;
    if (box->kind == PDF_BOX_GROUP) {
      g_ptr_array_add(open, box);
      g_array_append_val(tops, y);
    }
    y += (double)box->height;
    if (box->kind == PDF_BOX_GROUP_END && open->len > 0) {
      PdfBox *begin = g_ptr_array_steal_index(open, open->len - 1);
      begin->extent = (float)(y - g_array_index(tops, double, tops->len - 1));
      g_array_set_size(tops, tops->len - 1);
    }
  }
}

/* The line is left out where the group goes on on another page. */
static void draw_look(PdfCanvas *canvas, const PdfBox *box, double y, gboolean goes_on) {
  const PdfLook *look = box->look;
  double x = canvas->left + (double)box->x, width = (double)box->width;
  double height = (double)box->extent, line = look->border;
  if (look->has_background)
    pdf_canvas_fill(canvas, x, y, width, height, look->background);
  if (look->bar > 0)
    pdf_canvas_fill(canvas, x, y, look->bar, height, look->line_colour);
  if (line <= 0)
    return;
  pdf_canvas_fill(canvas, x, y, line, height, look->line_colour);
  pdf_canvas_fill(canvas, x + width - line, y, line, height, look->line_colour);
  if (!(box->flags & PDF_BOX_OPEN))
    pdf_canvas_fill(canvas, x, y, width, line, look->line_colour);
  if (!goes_on)
    pdf_canvas_fill(canvas, x, y + height - line, width, line, look->line_colour);
}

/* Whether the end of the group lies on a later page. */
static gboolean group_goes_on(const PdfBox *begin) {
  guint depth = 0;
  for (const PdfBox *box = begin; box != NULL; box = box->next) {
    depth += box->kind == PDF_BOX_GROUP;
    if (box->kind == PDF_BOX_GROUP_END && --depth == 0)
      return (box->flags & PDF_BOX_OPEN) != 0;
  }
  return FALSE;
}

/* ---- rows ----------------------------------------------------------------------------------------------- */

static void draw_rules(PdfCanvas *canvas, const PdfBox *box, double y, gboolean is_first) {
  const PdfRow *row = box->row;
  const PdfTableLook *look = row->look;
  double rule = look->rule, height = (double)box->height;
  if (rule <= 0)
    return;
  for (guint i = 0; i < row->count; i++) {
    const PdfRowCell *cell = &row->cells[i];
    double x = canvas->left + cell->x, top = y + cell->y;
    gboolean is_upper = cell->y <= 0;
    if ((!is_first || look->column_rules || !is_upper) && cell->carried == NULL)
      pdf_canvas_fill(canvas, x, top, cell->width, rule, look->rule_colour);
    if (!look->column_rules)
      continue;
    double tall = row->is_spanned ? cell->height + rule : height + rule;
    pdf_canvas_fill(canvas, x - rule / 2, top, rule, tall, look->rule_colour);
    pdf_canvas_fill(canvas, x + cell->width - rule / 2, top, rule, tall, look->rule_colour);
    const gboolean is_last = box->next == NULL || box->next->kind != PDF_BOX_ROW;
    if (cell->y + cell->height >= height - 0.1 && (is_last || !cell->goes_on))
      pdf_canvas_fill(canvas, x, y + height, cell->width, rule, look->rule_colour);
  }
}

static void draw_row(PdfCanvas *canvas, const PdfBox *box, double y, gboolean is_first) {
  const PdfRow *row = box->row;
  for (guint i = 0; i < row->count; i++) {
    const PdfRowCell *cell = &row->cells[i];
    if (cell->has_background)
      pdf_canvas_fill(canvas, canvas->left + cell->x, y + cell->y, cell->width, cell->height,
                      cell->background);
  }
  draw_rules(canvas, box, y, is_first);
  for (guint i = 0; i < row->count; i++) {
    const PdfRowCell *cell = &row->cells[i];
    draw_list(canvas, &cell->list, y + cell->y + row->look->rule + row->look->padding);
  }
}

/* ---- boxes ---------------------------------------------------------------------------------------------- */

static void draw_figure(PdfCanvas *canvas, const PdfBox *box, double y) {
  PdfContext *context = canvas->context;
  PdfFigure *figure = box->figure;
  cairo_rectangle_t place = {canvas->left + (double)box->x, y, (double)box->width,
                             (double)box->height};
  pdf_canvas_content(canvas, figure->element);
  if (figure->image != NULL) {
    pdf_picture_draw(context, pdf_picture_find(context, figure->image), canvas->cairo, &place);
  } else {
    cairo_save(canvas->cairo);
    cairo_translate(canvas->cairo, place.x, place.y);
    figure->draw(canvas->cairo, place.width, place.height, figure->data);
    cairo_restore(canvas->cairo);
  }
  if (figure->element != 0 && canvas->repeats == 0) {
    PdfRect rect = pdf_canvas_rect(canvas, place.x, place.y, place.width, place.height);
    pdf_parts_set_box(context->parts, figure->element, &rect);
  }
}

static void tell_anchors(PdfCanvas *canvas, const PdfBox *box, double y) {
  PdfParts *parts = canvas->context->parts;
  double top = canvas->height - y + 4;
  if (canvas->repeats > 0)
    return;
  for (const PdfAnchor *anchor = box->anchors; anchor != NULL; anchor = anchor->next) {
    if (anchor->destination != NULL)
      pdf_parts_destination(parts, anchor->destination, canvas->page, top);
    if (anchor->outline_level > 0) {
      canvas->outline_level = MIN(anchor->outline_level, canvas->outline_level + 1);
      pdf_parts_outline(parts, canvas->outline_level, anchor->outline_title, canvas->page, top);
    }
  }
}

static void draw_box(PdfCanvas *canvas, const PdfBox *box, const PdfBox *before, double y) {
  double x = canvas->left + (double)box->x;
  tell_anchors(canvas, box, y);
  switch ((PdfBoxKind)box->kind) {
  case PDF_BOX_LINE:
  case PDF_BOX_LABEL:
    pdf_draw_line(canvas, box->line, x, y + (double)box->base);
    break;
  case PDF_BOX_PICTURE:
  case PDF_BOX_DRAWING:
    draw_figure(canvas, box, y);
    break;
  case PDF_BOX_FIELD: {
    cairo_rectangle_t place = {x, y, (double)box->width, (double)box->height};
    pdf_field_draw(canvas, &box->field->field, box->field->element, &place);
    break;
  }
  case PDF_BOX_RULE:
    pdf_canvas_fill(canvas, x, y, (double)box->width, (double)box->height, box->colour);
    break;
  case PDF_BOX_GROUP:
    draw_look(canvas, box, y, group_goes_on(box));
    break;
  case PDF_BOX_ROW:
    draw_row(canvas, box, y, before == NULL || before->kind == PDF_BOX_TABLE);
    break;
  case PDF_BOX_SPACE:
  case PDF_BOX_GROUP_END:
  case PDF_BOX_TABLE:
  case PDF_BOX_TABLE_END:
  case PDF_BOX_CONTINUED:
  case PDF_BOX_CONTINUED_END:
  case PDF_BOX_PAGE:
  case PDF_BOX_RUNNING:
  case PDF_BOX_PAGE_LABELS:
    break;
  }
}

static void draw_list(PdfCanvas *canvas, const PdfBoxList *list, double y) {
  measure_groups(list);
  const PdfBox *before = NULL;
  for (const PdfBox *box = list->first; box != NULL; before = box, box = box->next) {
    y += before == NULL ? 0 : (double)box->space;
    guint repeats = canvas->repeats;
    canvas->repeats += (box->flags & PDF_BOX_REPEATED) != 0 ? 1 : 0;
    draw_box(canvas, box, before, y);
    canvas->repeats = repeats;
    y += (double)box->height;
  }
}

/* ---- running heads -------------------------------------------------------------------------------------- */

/* In the text at the right of the foot; what authors wrote in the others stays as it is. */
static char *fill_numbers(const PdfCanvas *canvas, const char *words) {
  const GArray *pages = canvas->pages->pages;
  g_autoptr(GString) filled = g_string_new(words);
  g_string_replace(filled, "{page}", g_array_index(pages, PdfPage, canvas->page).label, 0);
  g_string_replace(filled, "{pages}", g_array_index(pages, PdfPage, pages->len - 1).label, 0);
  return g_string_free(g_steal_pointer(&filled), FALSE);
}

/* The three texts share the width: the middle takes what it needs, the others the same at both sides; without it the
 * right one takes up to half. */
static void draw_running(PdfCanvas *canvas, const char *const *texts, gboolean is_foot,
                         double width, double base) {
  static const PdfCharacters LOOK = {.size = RUNNING_SIZE, .colour = RUNNING_INK};
  PdfLine *lines[3] = {NULL};
  double used = 0;
  static const guint ORDER[] = {1, 2, 0};
  for (guint i = 0; i < 3; i++) {
    guint at = ORDER[i];
    if (texts[at] == NULL)
      continue;
    g_autofree char *words =
        is_foot && at == 2 ? fill_numbers(canvas, texts[at]) : g_strdup(texts[at]);
    double most = at == 1 ? width * 0.5 : lines[1] != NULL ? (width - used) / 2 : width - used;
    if (at == 2 && lines[1] == NULL && texts[0] != NULL)
      most = width * 0.6;
    lines[at] = pdf_words_fit(canvas->context, words, &LOOK, MAX(0, most - 6));
    double own = pdf_words_width(lines[at]);
    used = at == 1 ? own : lines[1] == NULL ? own + 6 : used;
  }
  for (guint i = 0; i < 3; i++)
    if (lines[i] != NULL) {
      double room = width - pdf_words_width(lines[i]);
      pdf_draw_line(canvas, lines[i], canvas->left + room * i / 2, base);
    }
}

static void draw_heads(PdfCanvas *canvas, const PdfRunning *running, double width) {
  const PdfSettings *paper = &canvas->context->settings;
  if (running == NULL)
    return;
  pdf_canvas_artifact(canvas);
  canvas->repeats++;
  draw_running(canvas, running->head, FALSE, width, MAX(RUNNING_SIZE, paper->top - RUNNING_GAP));
  draw_running(canvas, running->foot, TRUE, width,
               canvas->height - MAX(RUNNING_SIZE / 3, paper->bottom - RUNNING_GAP - RUNNING_SIZE));
  canvas->repeats--;
}

/* ---- pages ---------------------------------------------------------------------------------------------- */

static void draw_page(PdfCanvas *canvas, cairo_surface_t *surface, const PdfPage *page) {
  const PdfSettings *paper = &canvas->context->settings;
  gboolean is_wide = page->orientation == PDF_LANDSCAPE;
  gboolean is_left = paper->duplex && canvas->page % 2 == 1;
  canvas->width = is_wide ? paper->height : paper->width;
  canvas->height = is_wide ? paper->width : paper->height;
  canvas->left = is_left ? paper->outer : paper->inner;
  canvas->top = paper->top;
  cairo_pdf_surface_set_size(surface, canvas->width, canvas->height);
  if (page->labels != NULL)
    pdf_parts_page_label(canvas->context->parts, canvas->page, page->labels->prefix,
                         page->labels->first);
  draw_list(canvas, &page->list, canvas->top);
  draw_heads(canvas, page->running, pdf_content_width(canvas->context, page->orientation));
  pdf_canvas_show(canvas);
  pdf_pictures_trim(canvas->context);
}

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned int length) {
  g_byte_array_append(closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *pdf_draw_pages(PdfContext *context, const PdfPages *pages, GError **error) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
      write_bytes, bytes, context->settings.width, context->settings.height);
  cairo_t *cairo = cairo_create(surface);
  PdfCanvas canvas;
  pdf_canvas_init(&canvas, context, pages, cairo);
  for (guint i = 0; i < pages->pages->len; i++)
    draw_page(&canvas, surface, &g_array_index(pages->pages, PdfPage, i));
  pdf_canvas_clear(&canvas);
  cairo_status_t status = cairo_status(cairo);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the pages cannot be drawn: %s",
              cairo_status_to_string(status));
  return NULL;
}
