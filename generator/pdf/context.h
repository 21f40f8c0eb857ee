/* What every part of a flow needs: the settings, fonts, memory, and where troubles go.
 *
 * Ownership: pdf_context_init to pdf_context_clear, after the pictures were freed. `arena` holds all that lives until the pages are drawn.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "pdf/style.h"
#include "pdf/font.h"
#include "pdf/hyphen.h"
#include "pdf/parts.h"

typedef struct {
  PdfSettings settings; /* texts copied */
  Arena *arena;
  PdfFonts *fonts;
  PdfHyphens *hyphens;
  PdfParts *parts;
  GHashTable *pictures; /* of pdf/image.h; NULL until there is one */
  gsize decoded;        /* bytes of pixels that they hold */
  GHashTable *told;     /* troubles that were told, so that each is told once */
  Place place;          /* of what is being laid out */
} PdfContext;

void pdf_context_init(PdfContext *context, const PdfSettings *settings);
void pdf_context_clear(PdfContext *context);

/* Tells the trouble, unless the same was told of the same file already. */
void pdf_trouble(PdfContext *context, PdfTrouble trouble, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Least width that pages and groups leave for content; groups that would leave less are made narrower, and that is told. Columns of a
 * table may be narrower. */
#define PDF_NARROWEST 36.0

/* What the paper leaves for content. */
double pdf_content_width(const PdfContext *context, PdfOrientation orientation);
double pdf_content_height(const PdfContext *context, PdfOrientation orientation);
