/* A PDF drawn by hand: two pages with every kind of part, for tests that look at the finished file.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <string.h>

#include "pdf/finish.h"

static const double paper_width = 595, paper_height = 842;

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cairo;
  GByteArray *bytes;
  PdfParts *parts;
  guint page, mark;
  double y; /* from the top */
} Paper;

static cairo_status_t paper_write(void *data, const unsigned char *bytes, unsigned int length) {
  g_byte_array_append(data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static Paper *paper_new(void) {
  Paper *paper = g_new0(Paper, 1);
  paper->bytes = g_byte_array_new();
  paper->surface =
      cairo_pdf_surface_create_for_stream(paper_write, paper->bytes, paper_width, paper_height);
  paper->cairo = cairo_create(paper->surface);
  paper->parts = pdf_parts_new();
  paper->y = 60;
  cairo_select_font_face(paper->cairo, "Noto Sans", CAIRO_FONT_SLANT_NORMAL,
                         CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(paper->cairo, 12);
  return paper;
}

static void paper_text(Paper *paper, PdfElement element, const char *text) {
  cairo_tag_begin(paper->cairo, "Span", NULL);
  cairo_move_to(paper->cairo, 50, paper->y);
  cairo_show_text(paper->cairo, text);
  cairo_tag_end(paper->cairo, "Span");
  pdf_parts_content(paper->parts, element, paper->page, paper->mark++);
  paper->y += 20;
}

static void paper_rule(Paper *paper) {
  cairo_tag_begin(paper->cairo, "Private", NULL);
  cairo_rectangle(paper->cairo, 50, paper->y, 400, 1);
  cairo_fill(paper->cairo);
  cairo_tag_end(paper->cairo, "Private");
  paper->mark++;
  paper->y += 20;
}

static void paper_page(Paper *paper) {
  cairo_show_page(paper->cairo);
  pdf_parts_page(paper->parts, paper->mark);
  paper->page++;
  paper->mark = 0;
  paper->y = 60;
}

static PdfElement paper_block(Paper *paper, PdfElement parent, PdfType type, const char *text) {
  const PdfElement element = pdf_parts_element(paper->parts, parent, type, NULL);
  paper_text(paper, element, text);
  return element;
}

static PdfRect paper_box(const Paper *paper, double width, double height) {
  const double top = paper_height - paper->y + 15;
  return (PdfRect){300, top - height, 300 + width, top};
}

static void paper_link(Paper *paper, PdfElement parent, const char *destination, const char *url) {
  const PdfElement element = pdf_parts_element(paper->parts, parent, PDF_TYPE_LINK, NULL);
  const PdfRect boxes[] = {{50, paper_height - paper->y - 3, 250, paper_height - paper->y + 12},
                           {50, paper_height - paper->y - 23, 120, paper_height - paper->y - 8}};
  paper_text(paper, element, "a link over");
  paper_text(paper, element, "two lines");
  const PdfLink link = {.page = paper->page,
                        .boxes = boxes,
                        .box_count = 2,
                        .destination = destination,
                        .url = url,
                        .description = "Where the link leads"};
  pdf_parts_link(paper->parts, element, &link);
}

static void paper_field(Paper *paper, PdfElement parent, PdfWidgetKind kind, const char *name) {
  const PdfElement element = pdf_parts_element(paper->parts, parent, PDF_TYPE_FORM, NULL);
  const PdfRect boxes[] = {paper_box(paper, 14, 14), paper_box(paper, 120, 16),
                           paper_box(paper, 200, 60), paper_box(paper, 200, 40)};
  g_autofree char *tooltip = g_strdup_printf("What goes into %s", name);
  const PdfWidget widget = {
      .kind = kind, .page = paper->page, .box = boxes[kind], .name = name, .tooltip = tooltip};
  pdf_parts_widget(paper->parts, element, &widget);
  paper->y += boxes[kind].top - boxes[kind].bottom + 5;
}

static void paper_table(Paper *paper) {
  const PdfElement table = pdf_parts_element(paper->parts, 0, PDF_TYPE_TABLE, NULL);
  const PdfElement head = pdf_parts_element(paper->parts, table, PDF_TYPE_THEAD, NULL);
  const PdfElement body = pdf_parts_element(paper->parts, table, PDF_TYPE_TBODY, NULL);
  const PdfElement top = pdf_parts_element(paper->parts, head, PDF_TYPE_TR, NULL);
  const PdfElement row = pdf_parts_element(paper->parts, body, PDF_TYPE_TR, NULL);
  const PdfAttributes column = {.scope = PDF_SCOPE_COLUMN, .column_span = 2};
  paper_text(paper, pdf_parts_element(paper->parts, top, PDF_TYPE_TH, &column), "head");
  paper_block(paper, row, PDF_TYPE_TD, "left");
  paper_block(paper, row, PDF_TYPE_TD, "right");
}

static void paper_figure(Paper *paper) {
  const PdfAttributes attributes = {.alternative = "A black square (really)"};
  const PdfElement figure = pdf_parts_element(paper->parts, 0, PDF_TYPE_FIGURE, &attributes);
  const PdfRect box = paper_box(paper, 30, 30);
  cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 4, 4);
  cairo_tag_begin(paper->cairo, "Span", NULL);
  cairo_save(paper->cairo);
  cairo_translate(paper->cairo, 50, paper->y);
  cairo_scale(paper->cairo, 8, 8);
  cairo_set_source_surface(paper->cairo, image, 0, 0);
  cairo_paint(paper->cairo);
  cairo_restore(paper->cairo);
  cairo_tag_end(paper->cairo, "Span");
  cairo_surface_destroy(image);
  pdf_parts_content(paper->parts, figure, paper->page, paper->mark++);
  pdf_parts_set_box(paper->parts, figure, &box);
  paper->y += 50;
}

static void paper_step(Paper *paper, PdfElement list) {
  const PdfElement item = pdf_parts_element(paper->parts, list, PDF_TYPE_LI, NULL);
  const PdfElement label = pdf_parts_element(paper->parts, item, PDF_TYPE_LBL, NULL);
  paper_text(paper, label, "1.");
  paper_field(paper, label, PDF_WIDGET_BOX, "step.core.done");
  const PdfElement body = pdf_parts_element(paper->parts, item, PDF_TYPE_LBODY, NULL);
  paper_block(paper, body, PDF_TYPE_P, "Run the upgrade");
  paper_field(paper, body, PDF_WIDGET_TEXT, "step.core.initials");
  paper_field(paper, body, PDF_WIDGET_NOTES, "step.core.notes");
  paper_field(paper, body, PDF_WIDGET_BOX, "step.database.done");
}

/* Everything at once. */
static Paper *paper_full(void) {
  Paper *paper = paper_new();
  const PdfElement heading = paper_block(paper, 0, PDF_TYPE_H1, "Upgrade \xce\xa9");
  (void)heading;
  pdf_parts_destination(paper->parts, "top", 0, paper_height - 40);
  pdf_parts_outline(paper->parts, 1, "Upgrade \xce\xa9", 0, paper_height - 40);
  paper_rule(paper);
  const PdfElement tricky = pdf_parts_element(paper->parts, 0, PDF_TYPE_P, NULL);
  paper_text(paper, tricky, "looks like ( /Private << /MCID 0 >> BDC but is \\ text");
  const PdfAttributes ordered = {.is_ordered = TRUE};
  const PdfElement list = pdf_parts_element(paper->parts, 0, PDF_TYPE_L, &ordered);
  paper_step(paper, list);
  const PdfElement over = paper_block(paper, 0, PDF_TYPE_P, "A paragraph on two");
  paper_page(paper);
  paper_text(paper, over, "pages");
  pdf_parts_outline(paper->parts, 2, "Second", 1, paper_height - 40);
  pdf_parts_destination(paper->parts, "second", 1, paper_height - 40);
  paper_block(paper, 0, PDF_TYPE_H2, "Second");
  const PdfElement links = pdf_parts_element(paper->parts, 0, PDF_TYPE_P, NULL);
  paper_link(paper, links, "top", NULL);
  paper_link(paper, links, NULL, "https://example.org/a(b)\\c d?x=%20\xc3\xa4");
  paper_link(paper, links, "nowhere", NULL);
  paper_rule(paper);
  paper_table(paper);
  paper_figure(paper);
  const PdfElement approvals = pdf_parts_element(paper->parts, 0, PDF_TYPE_P, NULL);
  paper_field(paper, approvals, PDF_WIDGET_SIGNATURE, "approval.1.signature");
  paper_field(paper, approvals, PDF_WIDGET_SIGNATURE, "approval.2.signature");
  pdf_parts_page_label(paper->parts, 1, "A-", 7);
  return paper;
}

/* Frees the paper. */
static GBytes *paper_finish(Paper *paper, const PdfMetadata *metadata) {
  g_autoptr(GError) error = NULL;
  pdf_parts_page(paper->parts, paper->mark);
  cairo_destroy(paper->cairo);
  cairo_surface_finish(paper->surface);
  g_assert_cmpint(cairo_surface_status(paper->surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy(paper->surface);
  g_autoptr(GBytes) pages = g_byte_array_free_to_bytes(paper->bytes);
  GBytes *file = pdf_finish(pages, paper->parts, metadata, &error);
  g_assert_no_error(error);
  pdf_parts_free(paper->parts);
  g_free(paper);
  return file;
}

/* Gives back what the libraries keep, so that a leak of ours is seen. */
static void paper_end(void) {
  cairo_debug_reset_static_data();
  FcFini();
}
