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

#include "base/place.h"

typedef struct PdfFlow PdfFlow;
typedef struct PdfText PdfText;

/* ---- the document -------------------------------------------------------------------------------------- */

typedef enum {
  PDF_TROUBLE_GLYPH, /* no font has the character; `what` is the character */
  PDF_TROUBLE_IMAGE, /* the image cannot be decoded; `what` says why */
  PDF_TROUBLE_FIT    /* something was made smaller or cut into parts to fit; `what` says what */
} PdfTrouble;

typedef struct {
  double width, height;             /* of the paper, portrait */
  double top, bottom, inner, outer; /* margins; without duplex inner is left */
  gboolean duplex;                  /* margins alternate; chapters begin on right pages */
  const char *language;             /* BCP 47, of the document */
  const char *title, *author;       /* metadata; author may be NULL */
  const char
      *identifier; /* told in the metadata so that a reader of the file can find out what it is */
  gint64 created;  /* Unix time */
  const char *font_family; /* family list; NULL: the default */
  const char *mono_family; /* NULL: the default */
  void (*trouble)(PdfTrouble trouble, Place place, const char *what,
                  gpointer data); /* may be NULL */
  gpointer data;
} PdfSettings;

PdfFlow *pdf_flow_new(const PdfSettings *settings);
void pdf_flow_free(PdfFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFlow, pdf_flow_free)

/* Left, middle and right of the running head and foot, from here on; "{page}" and "{pages}" in them are replaced by the page's
 * label and the last one's. NULL: nothing there. */
typedef struct {
  const char *head[3], *foot[3];
} PdfRunning;
void pdf_flow_running(PdfFlow *flow, const PdfRunning *running);

/* The source of what follows, for troubles. */
void pdf_flow_place(PdfFlow *flow, Place place);

/* Cuts into pages, draws, and writes the file's bytes. Once, and last. NULL with an error when a library refuses. */
GBytes *pdf_flow_finish(PdfFlow *flow, GError **error);

/* After pdf_flow_finish: the page (from 1) on which the destination starts, 0 when there is none of that name; how many pages. */
guint pdf_flow_page_of(const PdfFlow *flow, const char *destination);
guint pdf_flow_pages(const PdfFlow *flow);

/* ---- text ---------------------------------------------------------------------------------------------- */

typedef enum { PDF_SPAN, PDF_CODE, PDF_EMPHASIS, PDF_STRONG } PdfSpanRole;

typedef struct {
  double size;
  gboolean bold, italic, mono, strike;
  int script; /* 1 superscript, -1 subscript */
  guint32 colour;
  PdfSpanRole role;
  const char *language; /* where it differs from the document's; or NULL */
} PdfCharacters;

PdfText *pdf_text_new(void);
void pdf_text_free(PdfText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfText, pdf_text_free)

/* `length` bytes of valid UTF-8 (-1: up to NUL). White space is kept as it is; the caller folds it. */
void pdf_text_add(PdfText *text, const char *bytes, gssize length, const PdfCharacters *characters);
void pdf_text_line_break(PdfText *text);

/* What is added between begin and end leads to a destination of this document, or to a URL. `description`: for those who do
 * not see the page; NULL: the text itself. Links do not nest. */
void pdf_text_link_begin(PdfText *text, const char *destination, const char *url,
                         const char *description);
void pdf_text_link_end(PdfText *text);

/* A name for this place. */
void pdf_text_destination(PdfText *text, const char *name);

/* The number of the page on which the destination starts, in a slot of fixed width. */
void pdf_text_page_number(PdfText *text, const char *destination, const PdfCharacters *characters);

/* A box to tick, as large as the characters, inside the line. */
typedef struct PdfField PdfField;
void pdf_text_box(PdfText *text, const PdfField *field, double size);

/* A picture inside the line, `height` points high. */
typedef struct PdfImage PdfImage;
void pdf_text_image(PdfText *text, const PdfImage *image, double height);

/* Fills what is left of the line with dots, for a table of contents; what follows stands at the right margin. */
void pdf_text_leader(PdfText *text, const PdfCharacters *characters);

/* ---- blocks -------------------------------------------------------------------------------------------- */

typedef enum {
  PDF_P,
  PDF_H1,
  PDF_H2,
  PDF_H3,
  PDF_H4,
  PDF_H5,
  PDF_H6,
  PDF_DIV,
  PDF_SECT,
  PDF_QUOTE,
  PDF_CAPTION,
  PDF_LIST,
  PDF_ITEM,
  PDF_LABEL,
  PDF_BODY,
  PDF_TOC,
  PDF_TOC_ITEM,
  PDF_CODE_BLOCK, /* P with Code inside */
  PDF_NONE        /* no element of its own */
} PdfRole;

typedef enum { PDF_LEFT, PDF_CENTRE, PDF_RIGHT, PDF_JUSTIFY } PdfAlign;

typedef struct {
  PdfRole role;
  PdfAlign align;
  double leading;       /* from base line to base line; 0: 1.35 times the largest size */
  double before, after; /* space; the larger of two that meet counts, none at the top of a page */
  gboolean keep_with_next; /* never last on a page */
  gboolean keep_together;  /* lines stay on one page when they fit on one */
  gboolean
      preformatted; /* line feeds and spaces count; lines that are too long are wrapped with a mark */
  gboolean no_hyphens;
  guint outline_level;       /* from 1: an entry of the outline; 0: none */
  const char *outline_title; /* NULL: the text */
  const char *destination;   /* a name for this place, or NULL */
} PdfParagraph;

/* Takes the text. An empty text makes an empty line. */
void pdf_flow_paragraph(PdfFlow *flow, const PdfParagraph *style, PdfText *text);

/* A group of blocks: an element of the structure, and what is drawn around it. Groups nest. */
typedef struct {
  PdfRole role;
  double left, right; /* indents */
  double before, after, padding;
  gboolean keep_together; /* when it fits on one page */
  guint32 background;     /* with has_background */
  gboolean has_background;
  double border; /* width of the line around it, 0: none */
  double bar;    /* width of a line at the left edge, 0: none */
  guint32 line_colour;
  const char *language, *title; /* of the element; or NULL */
} PdfGroup;
void pdf_flow_group_begin(PdfFlow *flow, const PdfGroup *group);
void pdf_flow_group_end(PdfFlow *flow);

/* A label in the space that the group around it leaves at its left (the number of a list item). Takes the text. The block that
 * follows begins on the same line. */
void pdf_flow_label(PdfFlow *flow, PdfText *text);

/* A table: columns with widths, rows of cells, each cell a flow of its own. Rows are cut where a page ends: between rows
 * when they fit on a page, else inside. The head rows are repeated on each page (as artifacts). A grid is a table that is none: it only
 * places blocks side by side and makes no elements of its own. */
typedef struct {
  const double *
      widths; /* points, or shares of what is left when negative; 0: as wide as the content needs */
  guint columns;
  guint head_rows;
  gboolean is_grid;
  double padding;        /* inside of cells, all sides */
  double rule;           /* width of the rules between rows; 0: none */
  gboolean column_rules; /* rules between columns and around too */
  guint32 rule_colour;
  double before, after;
  const char *summary; /* what it shows, for those who do not see it; or NULL */
} PdfTable;
typedef struct {
  guint columns, rows; /* spans, at least 1 */
  gboolean is_header;  /* TH: of its column in head rows, else of its row */
  PdfAlign align;
  gboolean has_background;
  guint32 background;
} PdfCell;
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

typedef enum { PDF_PORTRAIT, PDF_LANDSCAPE } PdfOrientation;
/* A new page unless this one is empty; with `right`, a right page when printed on both sides. */
void pdf_flow_page(PdfFlow *flow, PdfOrientation orientation, gboolean right);

/* Page labels from here on (ISO 32000-1, 12.4.2). */
void pdf_flow_page_labels(PdfFlow *flow, const char *prefix, gboolean roman, guint first);

/* Points that are left for content in this column; what a fixed-size picture may take. */
double pdf_flow_width(const PdfFlow *flow);
double pdf_flow_page_height(const PdfFlow *flow);

/* ---- pictures ------------------------------------------------------------------------------------------ */

typedef enum { PDF_PNG, PDF_JPEG, PDF_SVG, PDF_GIF, PDF_WEBP } PdfImageKind;

struct PdfImage {
  GBytes *bytes;
  PdfImageKind kind;
  const char *alternative; /* text; NULL or "": decoration, an artifact */
  double width;            /* points; 0: its own size at 96 dots an inch */
};

/* Scaled down to fit the column and the page; never up beyond its size. The same bytes are in the file once. */
void pdf_flow_image(PdfFlow *flow, const PdfImage *image, PdfAlign align);

/* Drawings of our own (a time line, a QR code): called while the page is drawn, with a cairo_t whose origin is the top left corner;
 * `draw` must depend on nothing else. With `alternative` it is a figure, without an artifact. */
typedef void PdfDraw(void *cairo, double width, double height, gpointer data);
void pdf_flow_drawing(PdfFlow *flow, double width, double height, PdfAlign align, PdfDraw *draw,
                      gpointer data, GDestroyNotify destroy, const char *alternative);

/* ---- fields -------------------------------------------------------------------------------------------- */

typedef enum { PDF_FIELD_BOX, PDF_FIELD_TEXT, PDF_FIELD_NOTES, PDF_FIELD_SIGNATURE } PdfFieldKind;

/* A field of the form (ISO 32000-1, 12.7). Unfilled it prints as it looks. */
struct PdfField {
  PdfFieldKind kind;
  const char *name;    /* unique; '.' parts its levels */
  const char *tooltip; /* never NULL */
};

/* A field as a block: a box of the size; a line (text) or a frame (notes, signature) of the width (0: of the column) and height. A
 * label stands above it in small letters (NULL: none). */
void pdf_flow_field(PdfFlow *flow, const PdfField *field, double width, double height,
                    const char *label);
