/* The first pages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_cover.h"

#include "export/pdf_fields.h"
#include "export/pdf_inlines.h"
#include "export/pdf_nodes.h"
#include "export/pdf_notes.h"
#include "render/plain.h"

enum { CONTENTS_MOST = 40 }; /* entries: when there are more, only the outermost steps are listed */
#define INDENT 14.0

char *pdf_part_destination(const PdfWriter *writer, const SheetItem *item) {
  if (item->kind == SHEET_APPENDIX)
    return pdf_document_destination(item->document);
  if (item->step != NULL)
    return pdf_step_destination(item->step);
  const SheetItem *first = &g_array_index(writer->sheet->items, SheetItem, 0);
  return g_strdup_printf("part-%u", (guint)(item - first));
}

/* The heading of the guide's file (or NULL) as it is written there, else the outline's title; its footnotes. */
static void put_written(PdfWriter *writer, PdfStyleName style, const PdfHeading *heading,
                        const Node *written) {
  const PdfRunOptions options = {.document = writer->sheet->guide->document, .has_anchors = TRUE};
  PdfText *text = NULL;
  pdf_notes_begin(writer);
  if (written != NULL) {
    text = pdf_inlines_title(writer, style, NULL, written, &options);
  } else {
    text = pdf_text_new();
    pdf_put(text, style, heading->outline_title);
  }
  pdf_put_heading(writer, style, heading, text);
  pdf_nodes_write_notes(writer, &options);
}

void pdf_part_heading(PdfWriter *writer, const SheetItem *item) {
  if (item->heading == NULL)
    return;
  g_autofree char *name = pdf_part_destination(writer, item);
  const PdfHeading heading = {
      .level = 2, .outline_level = 1, .outline_title = item->heading, .destination = name};
  put_written(writer, STYLE_PART, &heading, item->kind == SHEET_STEPS ? item->blocks : NULL);
}

/* ---- cover ---------------------------------------------------------------------------------------- */

void pdf_cover_title(PdfWriter *writer, const SheetItem *item) {
  const Sheet *sheet = writer->sheet;
  g_autofree char *name = pdf_document_destination(sheet->guide->document);
  const Document *document = sheet->guide->document;
  const gboolean is_written = document->heading != NULL && sheet->title == document->title &&
                              plain_text_is_visible(document->heading, FALSE);
  pdf_flow_space(writer->flow, 18);
  put_written(
      writer, STYLE_TITLE,
      &(PdfHeading){
          .level = 1, .outline_level = 1, .outline_title = sheet->title, .destination = name},
      is_written ? document->heading : NULL);
  pdf_put_paragraph(writer, STYLE_SUBTITLE, sheet->edition_title);
  pdf_flow_rule(writer->flow, RULE_HEAVY, INK, 2, 8);
  pdf_put_rows(writer, item->rows, item->row_count);
  pdf_put_fields(writer, item->fields, item->field_count);
}

/* ---- contents ------------------------------------------------------------------------------------- */

/* How deep the item stands in the contents, from 1; 0: it is not listed. */
static guint contents_depth(const SheetItem *item, guint levels) {
  if (item->level > 0)
    return item->level <= levels ? 1 + item->level : 0;
  if (item->step != NULL || item->kind == SHEET_COVER || item->kind == SHEET_CONTENTS)
    return 0;
  return item->heading == NULL ? 0 : 1;
}

/* How many levels of steps are listed. */
static guint contents_levels(const GArray *items) {
  guint entries = 0;
  for (guint i = 0; i < items->len; i++)
    entries += contents_depth(&g_array_index(items, SheetItem, i), 2) > 0;
  return entries <= CONTENTS_MOST ? 2 : 1;
}

static char *contents_title(const PdfWriter *writer, const SheetItem *item) {
  if (item->kind == SHEET_APPENDIX)
    return g_strdup_printf("%s %s\u2002%s", pdf_label(writer, LABEL_APPENDIX), item->mark,
                           item->heading);
  if (item->level > 0)
    return g_strdup_printf("%s\u2002%s", item->step->number, item->step->title_text);
  return g_strdup(item->heading);
}

void pdf_cover_contents(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  const GArray *items = writer->sheet->items;
  const guint levels = contents_levels(items);
  pdf_part_heading(writer, item);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_TOC, .after = 8});
  for (guint i = 0; i < items->len; i++) {
    const SheetItem *entry = &g_array_index(items, SheetItem, i);
    const guint depth = contents_depth(entry, levels);
    if (depth == 0)
      continue;
    g_autofree char *title = contents_title(writer, entry);
    g_autofree char *name = pdf_part_destination(writer, entry);
    pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_TOC_ITEM, .left = (depth - 1) * INDENT});
    pdf_put_contents_line(writer, STYLE_CONTENTS, title, name);
    pdf_flow_group_end(flow);
  }
  pdf_flow_group_end(flow);
}

/* ---- parts ---------------------------------------------------------------------------------------- */

void pdf_cover_part(PdfWriter *writer, const SheetItem *item) {
  pdf_part_heading(writer, item);
  pdf_put_lines(writer, STYLE_LINES, item->text);
  pdf_put_rows(writer, item->rows, item->row_count);
  if (item->table != NULL)
    pdf_put_table(writer, item);
  else
    pdf_put_fields(writer, item->fields, item->field_count);
}

void pdf_cover_approvals(PdfWriter *writer, const SheetItem *item) {
  const gboolean whole = writer->sheet->is_report;
  if (whole)
    pdf_flow_keep_begin(writer->flow);
  pdf_cover_part(writer, item);
  if (whole)
    pdf_flow_keep_end(writer->flow);
}

void pdf_cover_prose(PdfWriter *writer, const SheetItem *item) {
  const PdfRunOptions options = {.document = writer->sheet->guide->document,
                                 .has_anchors = TRUE,
                                 .heading_level = item->heading == NULL ? 2 : 3,
                                 .heading_style = STYLE_HEADING_1,
                                 .outline_level = item->heading == NULL ? 1 : 2,
                                 .outline_depth = 1};
  pdf_part_heading(writer, item);
  pdf_put_lines(writer, STYLE_LINES, item->text);
  if (item->blocks != NULL)
    pdf_nodes_write(writer, (Section){item->blocks->first, (Node *)item->end}, &options);
}
