/* Lines: glyphs with the text they stand for, run by run in the order of reading.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/draw_line.h"

#include "pdf/field.h"
#include "pdf/image.h"
#include "pdf/words.h"

#include <math.h>

#define LINK_ABOVE 0.85
#define LINK_BELOW 0.25
#define CUT_INK    0x777777

static void draw_glyphs(PdfCanvas *canvas, const PdfRun *run, double x, double base) {
  if (run->data == NULL)
    return;
  g_array_set_size(canvas->glyphs, run->glyphs);
  g_array_set_size(canvas->clusters, run->clusters);
  cairo_glyph_t *glyphs = (cairo_glyph_t *)(void *)canvas->glyphs->data;
  cairo_text_cluster_t *clusters = (cairo_text_cluster_t *)(void *)canvas->clusters->data;
  pdf_run_unpack(run, x, base - (double)run->rise, glyphs, clusters);
  pdf_canvas_colour(canvas, run->colour);
  cairo_set_scaled_font(canvas->cairo, pdf_fonts_at(canvas->context->fonts, run->font)->scaled);
  cairo_show_text_glyphs(canvas->cairo, (const char *)run->data, (int)run->bytes, glyphs,
                         (int)run->glyphs, clusters, (int)run->clusters,
                         run->is_rtl ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
  const double size = (double)run->size;
  if (run->has_strike) {
    cairo_rectangle(canvas->cairo, x, base - 0.29 * size, (double)run->width, 0.06 * size);
    cairo_fill(canvas->cairo);
  }
  if (run->has_underline) {
    cairo_rectangle(canvas->cairo, x, base + 0.1 * size, (double)run->width, 0.06 * size);
    cairo_fill(canvas->cairo);
  }
}

/* Words that were set apart, in the current element. */
static void draw_words(PdfCanvas *canvas, const PdfLine *words, double x, double base) {
  for (guint32 i = 0; i < words->count; i++)
    draw_glyphs(canvas, &words->runs[i], x + (double)words->runs[i].x, base);
}

static PdfLine *number_line(PdfCanvas *canvas, const PdfLineObject *object) {
  const char *label = pdf_pages_label(canvas->pages, object->destination);
  return pdf_words_new(canvas->context, label == NULL ? "–" : label, object->characters);
}

/* Dots on a grid that is the same for all lines, so that they stand in columns. */
static void draw_leader(PdfCanvas *canvas, const PdfRun *run, double x, double base) {
  double size = run->object->characters->size, step = 0.5 * size, gap = 0.4 * size;
  double end = x + (double)run->width - gap;
  pdf_canvas_artifact(canvas);
  pdf_canvas_colour(canvas, run->object->characters->colour);
  for (double dot = ceil((x + gap) / step) * step; dot + 0.1 * size <= end; dot += step)
    cairo_rectangle(canvas->cairo, dot, base - 0.09 * size, 0.09 * size, 0.09 * size);
  cairo_fill(canvas->cairo);
}

static void draw_image(PdfCanvas *canvas, const PdfRun *run, PdfElement parent, double x,
                       double base) {
  PdfContext *context = canvas->context;
  const PdfLineObject *object = run->object;
  const char *alternative = object->image->alternative;
  PdfPicture *picture = pdf_picture_find(context, object->image);
  if (picture == NULL)
    return;
  cairo_rectangle_t place = {x, base + object->below - object->height, object->width,
                             object->height};
  PdfElement figure = 0;
  if (parent != 0 && canvas->repeats == 0 && alternative != NULL && *alternative != '\0') {
    PdfAttributes attributes = {.alternative = alternative};
    attributes.box = pdf_canvas_rect(canvas, place.x, place.y, place.width, place.height);
    figure = pdf_parts_element(context->parts, parent, PDF_TYPE_FIGURE, &attributes);
  }
  pdf_canvas_content(canvas, figure);
  pdf_picture_draw(context, picture, canvas->cairo, &place);
}

static void draw_box(PdfCanvas *canvas, const PdfRun *run, PdfElement parent, double x,
                     double base) {
  static const PdfAttributes NONE;
  const PdfLineObject *object = run->object;
  cairo_rectangle_t place = {x, base + object->below - object->height, object->width,
                             object->height};
  PdfElement form = 0;
  if (parent != 0 && canvas->repeats == 0)
    form = pdf_parts_element(canvas->context->parts, parent, PDF_TYPE_FORM, &NONE);
  pdf_field_draw(canvas, object->field, form, &place);
}

/* The hook at the end of a line that goes on on the next one. */
static void draw_cut_mark(PdfCanvas *canvas, const PdfLine *line, double x, double base) {
  double size = line->count > 0 ? (double)line->runs[line->count - 1].size : 8;
  double left = x + (double)line->end + 0.2 * size, right = left + 0.5 * size;
  double low = base - 0.15 * size, high = base - 0.5 * size, tip = 0.16 * size;
  cairo_t *cairo = canvas->cairo;
  pdf_canvas_artifact(canvas);
  pdf_canvas_colour(canvas, CUT_INK);
  cairo_set_line_width(cairo, 0.07 * size);
  cairo_move_to(cairo, right, high);
  cairo_line_to(cairo, right, low);
  cairo_line_to(cairo, left, low);
  cairo_move_to(cairo, left + tip, low - tip);
  cairo_line_to(cairo, left, low);
  cairo_line_to(cairo, left + tip, low + tip);
  cairo_stroke(cairo);
}

/* The parts that stand beside the ink: where the link is. */
static void note_link(PdfCanvas *canvas, const PdfLine *line, const PdfRun *run, double x,
                      double base) {
  gint32 link = line->inlines == NULL ? -1 : pdf_inline_link(line->inlines, run->in);
  if (link < 0 || canvas->repeats > 0 || line->inlines->element == 0)
    return;
  double above = LINK_ABOVE * (double)run->size, below = LINK_BELOW * (double)run->size;
  if (run->object != NULL && run->object->height > 0) {
    above = run->object->height - run->object->below;
    below = run->object->below;
  }
  PdfRect place = pdf_canvas_rect(canvas, x, base - above, (double)run->width, above + below);
  pdf_canvas_link(canvas, line->inlines, link, &place, (const char *)run->data,
                  run->data == NULL ? 0 : run->bytes);
}

/* How much narrower the page number at `index` is than its slot, below 0 when it is wider; 0 for what is none. */
static double slack_of(PdfCanvas *canvas, const PdfLine *line, guint32 index, PdfLine **words) {
  const PdfLineObject *object = index < line->count ? line->runs[index].object : NULL;
  if (object == NULL || object->kind != PDF_OBJECT_PAGE_NUMBER)
    return 0;
  *words = number_line(canvas, object);
  return object->width - pdf_words_width(*words);
}

static PdfElement element_of(PdfCanvas *canvas, const PdfLine *line, const PdfRun *run) {
  if (line->inlines == NULL || line->inlines->element == 0 || canvas->repeats > 0)
    return 0;
  return pdf_inline_element(line->inlines, run->in, canvas->context->parts);
}

static gboolean is_leader(const PdfRun *run) {
  return run->object != NULL && run->object->kind == PDF_OBJECT_LEADER;
}

/* A page number is narrower than its slot: what follows closes up, or the leader before it grows. */
static void draw_object(PdfCanvas *canvas, const PdfLine *line, guint32 index, double x,
                        double base, double *closed) {
  const PdfRun *run = &line->runs[index];
  PdfElement element = element_of(canvas, line, run);
  PdfLine *words = NULL;
  switch (run->object->kind) {
  case PDF_OBJECT_BOX:
    draw_box(canvas, run, element, x, base);
    break;
  case PDF_OBJECT_IMAGE:
    draw_image(canvas, run, element, x, base);
    break;
  case PDF_OBJECT_LEADER: {
    PdfRun wider = *run;
    wider.width += (float)slack_of(canvas, line, index + 1, &words);
    draw_leader(canvas, &wider, x, base);
    break;
  }
  case PDF_OBJECT_PAGE_NUMBER: {
    double slack = slack_of(canvas, line, index, &words);
    gboolean at_right = index > 0 && is_leader(&line->runs[index - 1]);
    pdf_canvas_content(canvas, element);
    draw_words(canvas, words, at_right ? x + slack : x, base);
    if (!at_right && line->may_close)
      *closed += slack;
    break;
  }
  }
}

void pdf_draw_line(PdfCanvas *canvas, const PdfLine *line, double x, double base) {
  double closed = 0;
  for (guint32 i = 0; i < line->count; i++) {
    const PdfRun *run = &line->runs[i];
    double at = x + (double)run->x - closed;
    if (run->object != NULL) {
      draw_object(canvas, line, i, at, base, &closed);
    } else if (run->data != NULL) {
      pdf_canvas_content(canvas, element_of(canvas, line, run));
      draw_glyphs(canvas, run, at, base);
    }
    note_link(canvas, line, run, at, base);
  }
  if (line->is_cut)
    draw_cut_mark(canvas, line, x - closed, base);
}
