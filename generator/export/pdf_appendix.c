/* The last pages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_appendix.h"

#include "export/pdf_cover.h"
#include "export/pdf_inlines.h"
#include "export/pdf_nodes.h"
#include "export/pdf_notes.h"
#include "render/plain.h"

#define NUMBER_COLUMN 26.0

static void put_heading(PdfWriter *writer, const SheetItem *item, const PdfRunOptions *options) {
  g_autofree char *name = pdf_document_destination(item->document);
  g_autofree char *mark = g_strdup_printf("%s %s", pdf_label(writer, LABEL_APPENDIX), item->mark);
  g_autofree char *title = g_strdup_printf("%s\u2002%s", mark, item->heading);
  PdfText *text = NULL;
  if (options->skip != NULL && plain_text_is_visible(options->skip, FALSE)) {
    text = pdf_inlines_title(writer, STYLE_PART, mark, options->skip, options);
  } else {
    text = pdf_text_new();
    pdf_put(text, STYLE_PART, title);
  }
  const PdfHeading heading = {
      .level = 2, .outline_level = 1, .outline_title = title, .destination = name};
  pdf_put_heading(writer, STYLE_PART, &heading, text);
}

void pdf_appendix_document(PdfWriter *writer, const SheetItem *item) {
  const Document *document = item->document;
  const Section section = {document->root->first, NULL};
  PdfRunOptions options = {.document = document,
                           .has_anchors = TRUE,
                           .heading_level = 3,
                           .heading_style = STYLE_HEADING_1,
                           .outline_level = 2,
                           .outline_depth = 2,
                           .skip = document->heading,
                           .turn_width = pdf_flow_width(writer->flow)};
  options.is_turned = pdf_nodes_begin_turned(section, &options);
  pdf_flow_page(writer->flow, options.is_turned ? PDF_LANDSCAPE : PDF_PORTRAIT, TRUE);
  pdf_flow_place(writer->flow, (Place){document->path, 1, 1});
  pdf_notes_begin(writer);
  put_heading(writer, item, &options);
  pdf_nodes_write(writer, section, &options);
  pdf_nodes_write_notes(writer, &options);
}

static void put_reference(PdfWriter *writer, guint index) {
  PdfFlow *flow = writer->flow;
  gboolean is_url = FALSE;
  g_autofree char *address = pdf_targets_address(writer->targets, index, &is_url);
  const char *title = pdf_targets_title(writer->targets, index);
  g_autofree char *number = g_strdup_printf("[%u]", index + 1);
  PdfText *label = pdf_text_new();
  pdf_put(label, STYLE_NOTE, number);
  PdfText *text = pdf_text_new();
  if (title != NULL) {
    pdf_put(text, STYLE_NOTE, title);
    pdf_put(text, STYLE_NOTE, ": ");
  }
  if (is_url)
    pdf_text_link_begin(text, NULL, address, title);
  pdf_put(text, STYLE_NOTE, address);
  if (is_url)
    pdf_text_link_end(text);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_ITEM, .left = NUMBER_COLUMN});
  pdf_flow_label(flow, label);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_BODY});
  pdf_flow_paragraph(flow, &pdf_style(STYLE_NOTE)->paragraph, text);
  pdf_flow_group_end(flow);
  pdf_flow_group_end(flow);
}

void pdf_appendix_references(PdfWriter *writer, const SheetItem *item) {
  const guint count = pdf_targets_count(writer->targets);
  /* Without a heading there may be the address of a picture that could not be shown. */
  if (count == 0 && item->heading == NULL)
    return;
  pdf_flow_page(writer->flow, PDF_PORTRAIT, FALSE);
  pdf_part_heading(writer, item);
  if (count == 0)
    return;
  pdf_flow_group_begin(writer->flow, &(PdfGroup){.role = PDF_LIST});
  for (guint i = 0; i < count; i++)
    put_reference(writer, i);
  pdf_flow_group_end(writer->flow);
}

void pdf_appendix_form(PdfWriter *writer, const SheetItem *item) {
  pdf_flow_page(writer->flow, PDF_PORTRAIT, FALSE);
  pdf_cover_part(writer, item);
}
