/* Changes on paper.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_changes.h"

#include "render/diff_excerpt.h"
#include "render/report_terminal.h"

#define LEVEL_COLUMN 52.0
#define DEPTH_INDENT 12.0
#define BAR_GAP      6.0
#define INK_REMOVED  0x8c1d18
#define INK_ADDED    0x14532d
enum { WORDS_AROUND = 12, DEPTH_MOST = 6 };

void pdf_changes_verdict(PdfWriter *writer, const SheetItem *item) {
  const PdfGroup box = {.role = PDF_SECT,
                        .before = 14,
                        .after = 10,
                        .padding = 10,
                        .keep_together = TRUE,
                        .border = RULE_HEAVY,
                        .line_colour = INK};
  pdf_flow_group_begin(writer->flow, &box);
  PdfText *text = pdf_text_new();
  pdf_put(text, STYLE_BANNER, item->heading);
  pdf_put_heading(writer, STYLE_BANNER,
                  &(PdfHeading){.level = 2, .outline_level = 1, .outline_title = item->heading},
                  text);
  pdf_put_paragraph(writer, STYLE_NOTE, item->text);
  pdf_flow_group_end(writer->flow);
}

/* ---- words ---------------------------------------------------------------------------------------- */

static void put_bytes(PdfText *text, const char *bytes, gsize length,
                      const PdfCharacters *characters) {
  g_autofree char *line = g_strdelimit(g_strndup(bytes, length), "\t\r\n", ' ');
  g_autoptr(GString) shown = g_string_new(NULL);
  terminal_escape(shown, line, -1);
  pdf_text_add(text, shown->str, (gssize)shown->len, characters);
}

/* Words put in right behind words taken out would read as one. */
static gboolean follows_at_once(const DiffPiece *before, const DiffPiece *piece) {
  return before->state == REDLINE_REMOVED && piece->state == REDLINE_ADDED;
}

static void put_block(PdfText *text, const RedlineBlock *block, PdfStyleName style) {
  g_autoptr(GArray) pieces = diff_pieces(block, WORDS_AROUND);
  for (guint i = 0; i < pieces->len; i++) {
    const DiffPiece *piece = &g_array_index(pieces, DiffPiece, i);
    PdfCharacters characters = pdf_style(style)->characters;
    characters.bold =
        characters.bold || block->kind == REDLINE_HEADING || block->kind == REDLINE_WARNING;
    if (piece->is_gap) {
      pdf_text_add(text, diff_gap(pieces, i), -1, &characters);
      continue;
    }
    characters.strike = piece->state == REDLINE_REMOVED;
    characters.underline = piece->state == REDLINE_ADDED;
    characters.colour = characters.strike      ? INK_REMOVED
                        : characters.underline ? INK_ADDED
                                               : characters.colour;
    if (i > 0 && block->kind != REDLINE_CODE && follows_at_once(&piece[-1], piece))
      pdf_put(text, style, "\u2009");
    put_bytes(text, piece->text, piece->length, &characters);
  }
}

static double indent_of(const RedlineBlock *block) {
  return block->kind == REDLINE_ITEM ? DEPTH_INDENT * CLAMP(block->depth, 1, DEPTH_MOST) : 0;
}

/* A block, or the cells of a row with strokes between them. */
static void put_line(PdfWriter *writer, const Redline *redline, const DiffLine *line) {
  const RedlineBlock *first = &redline->blocks[line->first];
  const PdfStyleName style = first->kind == REDLINE_CODE ? STYLE_CODE : STYLE_CELL;
  PdfText *text = pdf_text_new();
  if (first->kind == REDLINE_ITEM)
    pdf_put(text, style, "–\u2002");
  for (guint i = line->first; i < line->end; i++) {
    if (i > line->first)
      pdf_put(text, style, "\u2002|\u2002");
    put_block(text, &redline->blocks[i], style);
  }
  pdf_flow_group_begin(writer->flow, &(PdfGroup){.role = PDF_NONE, .left = indent_of(first)});
  pdf_flow_paragraph(writer->flow, &pdf_style(style)->paragraph, text);
  pdf_flow_group_end(writer->flow);
}

static void put_redline(PdfWriter *writer, const Redline *redline) {
  const PdfGroup bar = {.role = PDF_DIV,
                        .left = 2,
                        .before = 3,
                        .after = 2,
                        .bar = RULE_THIN,
                        .line_colour = RULE_COLOUR};
  g_autoptr(GArray) lines = diff_excerpt(redline);
  if (lines->len == 0)
    return;
  pdf_flow_group_begin(writer->flow, &bar);
  pdf_flow_group_begin(writer->flow, &(PdfGroup){.role = PDF_NONE, .left = BAR_GAP});
  for (guint i = 0; i < lines->len; i++) {
    const DiffLine *line = &g_array_index(lines, DiffLine, i);
    if (line->follows_gap)
      pdf_put_paragraph(writer, STYLE_CELL, "…");
    put_line(writer, redline, line);
  }
  pdf_flow_group_end(writer->flow);
  pdf_flow_group_end(writer->flow);
}

/* ---- changes -------------------------------------------------------------------------------------- */

/* "Owner changed: dba → web  04be77d2a9c31f50". */
static void put_title(PdfWriter *writer, const SheetChange *change) {
  PdfCharacters bold = pdf_style(STYLE_LINES)->characters;
  PdfCharacters small = pdf_style(STYLE_SECONDARY)->characters;
  PdfParagraph paragraph = pdf_style(STYLE_LINES)->paragraph;
  PdfText *text = pdf_text_new();
  bold.bold = TRUE;
  small.mono = TRUE;
  small.size = 7.5;
  paragraph.keep_with_next = change->redline.block_count > 0;
  pdf_text_add(text, change->title, -1, &bold);
  if (change->text != NULL) {
    pdf_text_add(text, ": ", -1, &bold);
    pdf_put(text, STYLE_LINES, change->text);
  }
  if (change->fingerprint != NULL) {
    pdf_text_add(text, "\u2002", -1, &small);
    pdf_text_add(text, change->fingerprint, -1, &small);
  }
  pdf_flow_paragraph(writer->flow, &paragraph, text);
}

static void put_change(PdfWriter *writer, const SheetChange *change) {
  PdfFlow *flow = writer->flow;
  PdfCharacters characters = pdf_style(STYLE_LINES)->characters;
  PdfText *label = pdf_text_new();
  characters.bold = change->is_high;
  pdf_text_add(label, change->level, -1, &characters);
  pdf_flow_group_begin(
      flow, &(PdfGroup){.role = PDF_ITEM, .left = LEVEL_COLUMN, .before = 3, .after = 4});
  pdf_flow_label(flow, label);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_BODY});
  put_title(writer, change);
  pdf_put_paragraph(writer, STYLE_SECONDARY, change->steps);
  put_redline(writer, &change->redline);
  pdf_flow_group_end(flow);
  pdf_flow_group_end(flow);
}

void pdf_changes_put(PdfWriter *writer, const SheetItem *item) {
  PdfFlow *flow = writer->flow;
  PdfText *text = pdf_text_new();
  pdf_flow_keep_begin(flow); /* a rule never parts from its heading */
  pdf_flow_rule(flow, RULE_THIN, RULE_COLOUR, 9, 0);
  pdf_put(text, STYLE_HEADING_2, item->heading);
  pdf_put_heading(writer, STYLE_HEADING_2,
                  &(PdfHeading){.level = 3, .outline_level = 2, .outline_title = item->heading},
                  text);
  pdf_flow_keep_end(flow);
  pdf_put_paragraph(writer, STYLE_SECONDARY, item->text);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_LIST});
  for (guint i = 0; i < item->change_count; i++)
    put_change(writer, &item->changes[i]);
  pdf_flow_group_end(flow);
}
