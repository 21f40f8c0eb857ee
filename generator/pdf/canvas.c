/* PdfCanvas: counts tags and gathers links.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/canvas.h"

#include <math.h>

typedef struct {
  PdfInlines *inlines;
  gint32 link;
  GArray *boxes; /* PdfRect */
  GString *text;
} PageLink;

static void clear_link(gpointer data) {
  PageLink *link = data;
  g_array_unref(link->boxes);
  g_string_free(link->text, TRUE);
}

void pdf_canvas_init(PdfCanvas *canvas, PdfContext *context, const PdfPages *pages,
                     cairo_t *cairo) {
  *canvas = (PdfCanvas){.context = context, .pages = pages, .cairo = cairo};
  canvas->links = g_array_new(FALSE, TRUE, sizeof(PageLink));
  g_array_set_clear_func(canvas->links, clear_link);
  canvas->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  canvas->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
}

void pdf_canvas_clear(PdfCanvas *canvas) {
  g_array_unref(canvas->links);
  g_array_unref(canvas->glyphs);
  g_array_unref(canvas->clusters);
}

static void close_tag(PdfCanvas *canvas) {
  if (canvas->open != PDF_MARK_NONE)
    cairo_tag_end(canvas->cairo, canvas->open == PDF_MARK_CONTENT ? "Span" : "Private");
  canvas->open = PDF_MARK_NONE;
}

void pdf_canvas_artifact(PdfCanvas *canvas) {
  if (canvas->open == PDF_MARK_ARTIFACT)
    return;
  close_tag(canvas);
  cairo_tag_begin(canvas->cairo, "Private", NULL);
  canvas->open = PDF_MARK_ARTIFACT;
  canvas->marks++;
}

void pdf_canvas_content(PdfCanvas *canvas, PdfElement element) {
  if (element == 0 || canvas->repeats > 0) {
    pdf_canvas_artifact(canvas);
    return;
  }
  if (canvas->open == PDF_MARK_CONTENT && canvas->open_element == element)
    return;
  close_tag(canvas);
  cairo_tag_begin(canvas->cairo, "Span", NULL);
  pdf_parts_content(canvas->context->parts, element, canvas->page, canvas->marks);
  canvas->open = PDF_MARK_CONTENT;
  canvas->open_element = element;
  canvas->marks++;
}

void pdf_canvas_colour(PdfCanvas *canvas, guint32 colour) {
  cairo_set_source_rgb(canvas->cairo, (double)(colour >> 16 & 0xFF) / 255,
                       (double)(colour >> 8 & 0xFF) / 255, (double)(colour & 0xFF) / 255);
}

void pdf_canvas_fill(PdfCanvas *canvas, double x, double y, double width, double height,
                     guint32 colour) {
  pdf_canvas_artifact(canvas);
  pdf_canvas_colour(canvas, colour);
  cairo_rectangle(canvas->cairo, x, y, width, height);
  cairo_fill(canvas->cairo);
}

PdfRect pdf_canvas_rect(const PdfCanvas *canvas, double x, double y, double width, double height) {
  double top = canvas->height - y;
  return (PdfRect){x, top - height, x + width, top};
}

static PageLink *find_link(PdfCanvas *canvas, PdfInlines *inlines, gint32 index) {
  for (guint i = canvas->links->len; i > 0; i--) {
    PageLink *link = &g_array_index(canvas->links, PageLink, i - 1);
    if (link->inlines != inlines)
      break;
    if (link->link == index)
      return link;
  }
  PageLink link = {inlines, index, g_array_new(FALSE, FALSE, sizeof(PdfRect)), g_string_new(NULL)};
  g_array_append_val(canvas->links, link);
  return &g_array_index(canvas->links, PageLink, canvas->links->len - 1);
}

void pdf_canvas_link(PdfCanvas *canvas, PdfInlines *inlines, gint32 index, const PdfRect *place,
                     const char *text, gsize length) {
  PageLink *link = find_link(canvas, inlines, index);
  g_string_append_len(link->text, text, (gssize)length);
  if (link->boxes->len > 0) {
    PdfRect *last = &g_array_index(link->boxes, PdfRect, link->boxes->len - 1);
    if (fabs(last->top - place->top) < 2 && fabs(last->right - place->left) < 1) {
      last->right = place->right;
      last->top = MAX(last->top, place->top);
      last->bottom = MIN(last->bottom, place->bottom);
      return;
    }
  }
  g_array_append_val(link->boxes, *place);
}

static void tell_links(PdfCanvas *canvas) {
  for (guint i = 0; i < canvas->links->len; i++) {
    const PageLink *link = &g_array_index(canvas->links, PageLink, i);
    const PdfInline *in = &link->inlines->inlines[link->link];
    const char *plain = g_strstrip(link->text->str);
    const char *target = in->url != NULL ? in->url : in->destination;
    PdfLink part = {.page = canvas->page,
                    .boxes = (const PdfRect *)(const void *)link->boxes->data,
                    .box_count = link->boxes->len,
                    .destination = in->destination,
                    .url = in->url,
                    .description = *plain != '\0' ? plain : target};
    if (in->description != NULL && *in->description != '\0')
      part.description = in->description;
    pdf_parts_link(canvas->context->parts, in->element, &part);
  }
  g_array_set_size(canvas->links, 0);
}

void pdf_canvas_show(PdfCanvas *canvas) {
  close_tag(canvas);
  tell_links(canvas);
  cairo_show_page(canvas->cairo);
  pdf_parts_page(canvas->context->parts, canvas->marks);
  canvas->marks = 0;
  canvas->page++;
}
