/* What the caller of a flow says: settings of the document, looks of characters and blocks, pictures, fields.
 *
 * Plain data; texts belong to the caller and are copied by whoever keeps them. Zero is a good default. Units: points (1/72 inch); colours
 * 0xRRGGBB.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/place.h"

/* ---- the document -------------------------------------------------------------------------------------- */

typedef enum {
  PDF_TROUBLE_GLYPH, /* no font has the character; `what` is the character */
  PDF_TROUBLE_IMAGE, /* the image cannot be decoded; `what` says why */
  PDF_TROUBLE_FONT,  /* there is no such family; `what` is its name, `hint` the nearest one */
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
  GBytes *private_data;         /* carried for programs of ours (pdf/private.h); or NULL */
  const char *font_family;      /* family list; NULL: the default */
  const char *mono_family;      /* NULL: the default */
  Place font_place, mono_place; /* where these are asked for, for troubles */
  void (*trouble)(PdfTrouble trouble, Place place, const char *what, const char *hint,
                  gpointer data); /* may be NULL, as may the hint */
  gpointer data;
} PdfSettings;

/* Left, middle and right of the running head and foot, from here on. In the right one of the foot "{page}" and "{pages}" are
 * replaced by the page's label and the last one's. NULL: nothing there. */
typedef struct {
  const char *head[3], *foot[3];
} PdfRunning;

/* ---- text ---------------------------------------------------------------------------------------------- */

typedef enum { PDF_SPAN, PDF_CODE, PDF_EMPHASIS, PDF_STRONG } PdfSpanRole;

typedef struct {
  double size;
  gboolean bold, italic, mono, strike, underline;
  int script; /* 1 superscript, -1 subscript */
  guint32 colour;
  PdfSpanRole role;
  const char *language; /* where it differs from the document's; or NULL */
} PdfCharacters;

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

/* Left is where lines begin, right where they end: the other way round in Arabic and Hebrew. */
typedef enum { PDF_LEFT, PDF_CENTRE, PDF_RIGHT } PdfAlign;

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

/* A group of blocks: an element of the structure, and what is drawn around it. Groups nest. */
typedef struct {
  PdfRole role;
  double left, right; /* indents */
  double before, after, padding;
  gboolean is_ordered;    /* of a PDF_LIST: its labels are numbers */
  gboolean keep_together; /* when it fits on one page */
  guint32 background;     /* with has_background */
  gboolean has_background;
  double border; /* width of the line around it, 0: none */
  double bar;    /* width of a line at the left edge, 0: none */
  guint32 line_colour;
  const char *language, *title; /* of the element; or NULL */
} PdfGroup;

/* A table: columns with widths, rows of cells, each cell a flow of its own. Pages end between rows; inside of rows that are higher
 * than a page, or higher than a third of one and not to be kept together. The head rows are repeated on each page (as artifacts). A grid is a table that is none: it only
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
  PdfAlign align;      /* of all paragraphs in it, unless PDF_LEFT */
  gboolean has_background;
  guint32 background;
} PdfCell;

typedef enum { PDF_PORTRAIT, PDF_LANDSCAPE } PdfOrientation;

/* ---- pictures and fields ------------------------------------------------------------------------------- */

typedef enum { PDF_PNG, PDF_JPEG, PDF_SVG, PDF_GIF, PDF_WEBP } PdfImageKind;

typedef struct {
  GBytes *bytes;
  PdfImageKind kind;
  const char *alternative; /* text; NULL or "": decoration, an artifact */
  double width;            /* points; 0: its own size at 96 dots an inch */
} PdfImage;

/* Drawings of our own (a time line, a QR code): called while the page is drawn, with a cairo_t whose origin is the top left corner;
 * `draw` must depend on nothing else. The data is given to `destroy` (or NULL) when the flow is freed. */
typedef void PdfDraw(void *cairo, double width, double height, gpointer data);
typedef struct {
  double width, height; /* made smaller to fit, in proportion */
  PdfAlign align;
  PdfDraw *draw;
  gpointer data;
  GDestroyNotify destroy;
  const char *alternative; /* of the figure; NULL: an artifact */
} PdfDrawing;

typedef enum { PDF_FIELD_BOX, PDF_FIELD_TEXT, PDF_FIELD_NOTES, PDF_FIELD_SIGNATURE } PdfFieldKind;

/* A field of the form (ISO 32000-1, 12.7). Unfilled it prints as it looks. */
typedef struct {
  PdfFieldKind kind;
  const char *name;    /* unique; '.' parts its levels */
  const char *tooltip; /* never NULL */
} PdfField;
