/* Fields: a square to tick, a line to write on, a frame for more.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/field.h"

#define LINE 0.7
#define INK  0x333333

static void draw_frame(PdfCanvas *canvas, const cairo_rectangle_t *place, double line) {
  cairo_set_line_width(canvas->cairo, line);
  cairo_rectangle(canvas->cairo, place->x + line / 2, place->y + line / 2, place->width - line,
                  place->height - line);
  cairo_stroke(canvas->cairo);
}

static void draw_look(PdfCanvas *canvas, PdfFieldKind kind, const cairo_rectangle_t *place) {
  pdf_canvas_artifact(canvas);
  pdf_canvas_colour(canvas, INK);
  switch (kind) {
  case PDF_FIELD_BOX:
    draw_frame(canvas, place, LINE + 0.1);
    break;
  case PDF_FIELD_TEXT:
    pdf_canvas_fill(canvas, place->x, place->y + place->height - LINE, place->width, LINE, INK);
    break;
  case PDF_FIELD_NOTES:
  case PDF_FIELD_SIGNATURE:
    draw_frame(canvas, place, LINE - 0.2);
    break;
  }
}

void pdf_field_draw(PdfCanvas *canvas, const PdfField *field, PdfElement element,
                    const cairo_rectangle_t *place) {
  static const PdfWidgetKind KINDS[] = {[PDF_FIELD_BOX] = PDF_WIDGET_BOX,
                                        [PDF_FIELD_TEXT] = PDF_WIDGET_TEXT,
                                        [PDF_FIELD_NOTES] = PDF_WIDGET_NOTES,
                                        [PDF_FIELD_SIGNATURE] = PDF_WIDGET_SIGNATURE};
  gboolean is_widget = canvas->repeats == 0 && element != 0;
  if (!is_widget || field->kind != PDF_FIELD_BOX) /* a widget for a box draws itself */
    draw_look(canvas, field->kind, place);
  if (!is_widget)
    return;
  PdfWidget widget = {.kind = KINDS[field->kind], .page = canvas->page};
  widget.box = pdf_canvas_rect(canvas, place->x, place->y, place->width, place->height);
  widget.name = field->name;
  widget.tooltip = field->tooltip;
  pdf_parts_widget(canvas->context->parts, element, &widget);
}
