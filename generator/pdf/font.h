/* The faces of a flow: which fonts there are, which one a character gets, and numbers for those in use.
 *
 * Fonts come from the font folders of the system, or from the folder that STEPBOOK_FONTS names and no other; no
 * configuration of the user is read, so that the same fonts give the same pages. Colour and variable fonts are left
 * out: Cairo cannot embed them as outlines. Nothing is hinted or rounded.
 * Ownership: pdf_fonts_free frees all. Limits: not thread-safe; one per flow. Units: sizes in points, widths in 1/1024 point.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <pango/pangocairo.h>

#include "pdf/style.h"

typedef struct PdfFonts PdfFonts;

/* `family` and `mono_family` are lists with commas, put before the families that are known; both may be NULL. */
PdfFonts *pdf_fonts_new(const char *family, const char *mono_family, const char *language);
void pdf_fonts_free(PdfFonts *fonts);

/* FALSE when there is no font at all: then nothing can be laid out. */
gboolean pdf_fonts_exist(const PdfFonts *fonts);

/* Is a family of that name there, in capital or small letters? If not, `nearest` is the one that may be meant, or NULL; owned
 * by `fonts`. */
gboolean pdf_fonts_have(const PdfFonts *fonts, const char *family, const char **nearest);

/* From here on, what this thread draws with Pango elsewhere (text in SVG) takes its fonts from here too; NULL: no more. */
void pdf_fonts_lend(PdfFonts *fonts);

/* A layout that never wraps, used again and again. */
PangoLayout *pdf_fonts_layout(PdfFonts *fonts);

/* Owned by `fonts`; `size` may differ from the one of `characters` (superscripts). */
const PangoFontDescription *pdf_fonts_describe(PdfFonts *fonts, const PdfCharacters *characters,
                                               double size);

/* Width of a digit in points. */
double pdf_fonts_digit_width(PdfFonts *fonts, const PdfCharacters *characters, double size);

/* What is known of a font in use. */
typedef struct {
  PangoFont *font;
  cairo_scaled_font_t *scaled;    /* owned by `font` */
  guint32 hyphen, space, unknown; /* glyphs, 0 when it has none */
  gint32 hyphen_width, space_width, unknown_width;
} PdfFont;

/* The number of a font, given on first use; and what belongs to the number. */
guint pdf_fonts_number(PdfFonts *fonts, PangoFont *font);
const PdfFont *pdf_fonts_at(const PdfFonts *fonts, guint number);
