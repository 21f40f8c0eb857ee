/* PdfWriter: small steps.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_writer.h"

#include <string.h>

enum { GLUED_MOST = 24, UNIT_MOST = 3 }; /* bytes */
#define SPACE_INDENT 6.0                 /* of a line that begins with spaces, for each */

const char *pdf_label(const PdfWriter *writer, Label label) {
  return label_text(label, writer->sheet->book->config->language);
}

void pdf_put(PdfText *text, PdfStyleName style, const char *bytes) {
  for (const char *line = bytes; line != NULL;) {
    const char *end = strchr(line, '\n');
    pdf_text_add(text, line, end == NULL ? -1 : end - line, &pdf_style(style)->characters);
    if (end != NULL)
      pdf_text_line_break(text);
    line = end == NULL ? NULL : end + 1;
  }
}

void pdf_put_paragraph(PdfWriter *writer, PdfStyleName style, const char *bytes) {
  if (bytes == NULL)
    return;
  PdfText *text = pdf_text_new();
  pdf_put(text, style, bytes);
  pdf_flow_paragraph(writer->flow, &pdf_style(style)->paragraph, text);
}

void pdf_put_lines(PdfWriter *writer, PdfStyleName style, const char *bytes) {
  g_auto(GStrv) lines = bytes == NULL ? NULL : g_strsplit(bytes, "\n", -1);
  for (char **line = lines; line != NULL && *line != NULL; line++) {
    const gsize spaces = strspn(*line, " ");
    pdf_flow_group_begin(writer->flow,
                         &(PdfGroup){.role = PDF_NONE, .left = (double)spaces * SPACE_INDENT});
    pdf_put_paragraph(writer, style, *line + spaces);
    pdf_flow_group_end(writer->flow);
  }
}

/* Is the space between a number and a unit: "5 min"? */
static gboolean parts_unit(const char *bytes, const char *space) {
  gsize letters = 0;
  while (g_ascii_isalpha(space[1 + letters]))
    letters++;
  return space > bytes && g_ascii_isdigit(space[-1]) && letters > 0 && letters <= UNIT_MOST;
}

char *pdf_glue(const char *bytes) {
  GString *out = g_string_new(NULL);
  const char *end = NULL; /* of the parentheses */
  for (const char *at = bytes; *at != '\0'; at++) {
    if (*at == '(')
      end = strchr(at, ')');
    if (*at == '(' && end != NULL &&
        (end - at > GLUED_MOST || memchr(at, ':', (gsize)(end - at)) != NULL))
      end = NULL; /* a time of the clock would then be parted at its colon */
    if (*at == ' ' && ((end != NULL && at < end) || parts_unit(bytes, at)))
      g_string_append(out, "\u00a0");
    else
      g_string_append_c(out, *at);
  }
  return g_string_free(out, FALSE);
}

void pdf_put_fact(PdfWriter *writer, PdfStyleName style, const char *label, const char *bytes) {
  if (bytes == NULL)
    return;
  PdfCharacters bold = pdf_style(style)->characters;
  bold.bold = TRUE;
  PdfText *text = pdf_text_new();
  pdf_text_add(text, label, -1, &bold);
  pdf_text_add(text, ": ", -1, &bold);
  pdf_put(text, style, bytes);
  pdf_flow_paragraph(writer->flow, &pdf_style(style)->paragraph, text);
}

void pdf_put_contents_line(PdfWriter *writer, PdfStyleName style, const char *title,
                           const char *destination) {
  const PdfCharacters *characters = &pdf_style(style)->characters;
  PdfText *text = pdf_text_new();
  if (destination != NULL)
    pdf_text_link_begin(text, destination, NULL, title);
  pdf_put(text, style, title);
  if (destination != NULL) {
    pdf_text_leader(text, characters);
    pdf_text_page_number(text, destination, characters);
    pdf_text_link_end(text);
  }
  pdf_flow_paragraph(writer->flow, &pdf_style(style)->paragraph, text);
}

void pdf_put_heading(PdfWriter *writer, PdfStyleName style, const PdfHeading *heading,
                     PdfText *text) {
  static const PdfRole roles[] = {PDF_H1, PDF_H2, PDF_H3, PDF_H4, PDF_H5, PDF_H6};
  PdfParagraph paragraph = pdf_style(style)->paragraph;
  writer->heading_level = MIN(MIN(heading->level, writer->heading_level + 1), G_N_ELEMENTS(roles));
  paragraph.role = roles[writer->heading_level - 1];
  if (heading->outline_level > 0) {
    writer->outline_level = MIN(heading->outline_level, writer->outline_level + 1);
    paragraph.outline_level = writer->outline_level;
    paragraph.outline_title = heading->outline_title;
  }
  paragraph.destination = heading->destination;
  pdf_flow_paragraph(writer->flow, &paragraph, text);
}

void pdf_hold(PdfWriter *writer) {
  if (!writer->is_held)
    pdf_flow_keep_begin(writer->flow);
  writer->is_held = TRUE;
}

void pdf_release(PdfWriter *writer) {
  if (writer->is_held)
    pdf_flow_keep_end(writer->flow);
  writer->is_held = FALSE;
}
