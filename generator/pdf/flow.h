/* PdfFlow: text, tables, images and fields, one below the other, that become the pages of a tagged PDF.
 *
 * Knows nothing of guides and steps: whoever composes a document (export/pdf*) calls these functions in reading order, then
 * pdf_flow_finish. Lines are broken and laid out as blocks arrive; only compact lines are kept, so that memory does not
 * hold layouts of the whole. All blocks are then cut into pages, and only then are pages drawn: so every page number is
 * known when the first page is drawn.
 *
 * Structure (ISO 32000-1, 14.7 and 14.8): each block makes the structure element of its role; content that is only
 * decoration (rules, boxes, repeated heads, running heads) becomes an artifact.
 *
 * Ownership: pdf_flow_new to pdf_flow_free; texts that are given are copied or taken as said. Units: points (1/72 inch); colours
 * 0xRRGGBB. Appending cannot fail: what cannot be shown (a glyph without a font, an image that cannot be decoded) is told
 * through the callback of the settings. Limits: not thread-safe; one flow in one thread, several flows in several threads are fine.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/style.h"
#include "pdf/text.h"

typedef struct PdfFlow PdfFlow;

/* ---- the document -------------------------------------------------------------------------------------- */

PdfFlow *pdf_flow_new(const PdfSettings *settings);
void pdf_flow_free(PdfFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFlow, pdf_flow_free)

/* Running heads and feet from here on. */
void pdf_flow_running(PdfFlow *flow, const PdfRunning *running);

/* The source of what follows, for troubles. */
void pdf_flow_place(PdfFlow *flow, Place place);

/* Cuts into pages, draws, and writes the file's bytes. Once, and last. NULL with an error when a library refuses. */
GBytes *pdf_flow_finish(PdfFlow *flow, GError **error);

/* After pdf_flow_finish: the page (from 1) on which the destination starts, 0 when there is none of that name; how many pages. */
guint pdf_flow_page_of(const PdfFlow *flow, const char *destination);
guint pdf_flow_pages(const PdfFlow *flow);

/* ---- blocks -------------------------------------------------------------------------------------------- */

/* Takes the text. An empty text makes an empty line. Two lines at least stay together at the foot and at the head of a page. */
void pdf_flow_paragraph(PdfFlow *flow, const PdfParagraph *style, PdfText *text);

/* A name for the block that follows: an image, a rule, a table. Texts carry names of their own (pdf_text_destination). */
void pdf_flow_destination(PdfFlow *flow, const char *name);

void pdf_flow_group_begin(PdfFlow *flow, const PdfGroup *group);
void pdf_flow_group_end(PdfFlow *flow);

/* A label in the space that the group around it leaves at its left (the number of a list item). Takes the text. The block that
 * follows begins on the same line. A label that is wider than the space stands above. */
void pdf_flow_label(PdfFlow *flow, PdfText *text);

void pdf_flow_table_begin(PdfFlow *flow, const PdfTable *table);
void pdf_flow_row_begin(PdfFlow *flow, gboolean keep_with_next, gboolean keep_together);
void pdf_flow_cell_begin(PdfFlow *flow, const PdfCell *cell);
void pdf_flow_cell_end(PdfFlow *flow);
void pdf_flow_row_end(PdfFlow *flow);
void pdf_flow_table_end(PdfFlow *flow);

/* From here to the end, a page that begins inside begins with this text (an artifact). Takes the text. Nest. */
void pdf_flow_continued_begin(PdfFlow *flow, const PdfParagraph *style, PdfText *text);
void pdf_flow_continued_end(PdfFlow *flow);

/* Between begin and end nothing is parted when it fits on a page. Nest. */
void pdf_flow_keep_begin(PdfFlow *flow);
void pdf_flow_keep_end(PdfFlow *flow);

void pdf_flow_rule(PdfFlow *flow, double width, guint32 colour, double before, double after);
void pdf_flow_space(PdfFlow *flow, double height);

/* A new page unless this one is empty; with `right`, a right page when printed on both sides. Not inside of tables. */
void pdf_flow_page(PdfFlow *flow, PdfOrientation orientation, gboolean right);

/* Page labels from here on: `prefix` and a number (ISO 32000-1, 12.4.2). */
void pdf_flow_page_labels(PdfFlow *flow, const char *prefix, guint first);

/* Points that are left for content in this column; what a fixed-size picture may take. */
double pdf_flow_width(const PdfFlow *flow);
double pdf_flow_page_height(const PdfFlow *flow);

/* ---- pictures ------------------------------------------------------------------------------------------ */

/* Scaled down to fit the column and the page; never up beyond its size. The same bytes are in the file once. */
void pdf_flow_image(PdfFlow *flow, const PdfImage *image, PdfAlign align);

/* FALSE, and that is told, when the image cannot be decoded: its alternative text is then for the caller to write. As a block it
 * stands instead by itself. */
gboolean pdf_flow_can_show(PdfFlow *flow, const PdfImage *image);

/* A drawing of our own (a time line, a QR code). */
void pdf_flow_drawing(PdfFlow *flow, const PdfDrawing *drawing);

/* ---- fields -------------------------------------------------------------------------------------------- */

/* A field as a block: a box of the size; a line (text) or a frame (notes, signature) of the width (0: of the column) and height. A
 * label stands above it in small letters (NULL: none). */
void pdf_flow_field(PdfFlow *flow, const PdfField *field, double width, double height,
                    const char *label);
