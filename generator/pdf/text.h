/* PdfText: the text of a paragraph with its styles, links and objects.
 *
 * Inside, there are bytes, and beside them what applies to parts of them. The bytes are clean: control characters are shown by their pictures (U+2400 and on) but '\n' (a line break that was asked for) and '\v' (a line feed of the text, which
 * counts in preformatted text only), no soft hyphens (they are points in `hyphens`), tabs are spaces. Each object inside the
 * line is a U+FFFC, found by its offset.
 * Ownership: pdf_text_free frees all. Offsets count bytes. Limits: 2^31 bytes; what is longer is cut off by an assertion.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/style.h"

typedef struct PdfText PdfText;

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

/* The number of the page on which the destination starts, in a slot of three digits. */
void pdf_text_page_number(PdfText *text, const char *destination, const PdfCharacters *characters);

/* A box to tick, as large as the characters, inside the line. */
void pdf_text_box(PdfText *text, const PdfField *field, double size);

/* A picture inside the line, `height` points high; nothing when it cannot be shown (pdf_flow_can_show). */
void pdf_text_image(PdfText *text, const PdfImage *image, double height);

/* Fills what is left of the line with dots, for a table of contents; what follows stands at the right margin. */
void pdf_text_leader(PdfText *text, const PdfCharacters *characters);

/* ---- inside --------------------------------------------------------------------------------------------- */

typedef struct {
  guint32 start; /* to the start of the next one */
  guint32 style; /* index in styles */
  gint32 link;   /* index in links, or -1 */
} PdfTextSpan;

typedef struct {
  const char *destination, *url, *description;
} PdfTextLink;

typedef struct {
  guint32 offset;
  const char *name;
} PdfTextAnchor;

typedef enum {
  PDF_OBJECT_BOX,
  PDF_OBJECT_IMAGE,
  PDF_OBJECT_PAGE_NUMBER,
  PDF_OBJECT_LEADER
} PdfObjectKind;

typedef struct {
  PdfObjectKind kind;
  guint32 offset;
  guint32 style;
  double size;             /* BOX: the side; IMAGE: the height */
  double width;            /* set before it is shaped */
  const char *destination; /* PAGE_NUMBER */
  PdfField field;          /* BOX */
  PdfImage image;          /* IMAGE */
} PdfTextObject;

struct PdfText {
  GString *bytes;
  GArray *styles;  /* PdfCharacters */
  GArray *spans;   /* PdfTextSpan, by start */
  GArray *links;   /* PdfTextLink */
  GArray *anchors; /* PdfTextAnchor, by offset */
  GArray *objects; /* PdfTextObject, by offset */
  GArray *hyphens; /* guint32: offsets where the text itself allows a hyphen */
  GStringChunk *strings;
  gint32 link;  /* the open one, or -1 */
  guint column; /* characters since the last line feed, for tabs */
};

#define PDF_OBJECT_CHARACTER "\xEF\xBF\xBC"

/* What is to be said instead of the text in the outline: white space folded, objects left out. Free with g_free. */
char *pdf_text_plain(const PdfText *text);
