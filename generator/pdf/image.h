/* Pictures: PNG, JPEG and SVG for the pages; GIF and WebP where gdk-pixbuf knows them.
 *
 * JPEG goes into the file as it is, unless it is for print (CMYK); SVG as vectors, and may load nothing; the others as pixels. The
 * same bytes are in the file once. Pixels are dropped when they become many, and decoded again when they are drawn again.
 * Text in SVG is set with the fonts of the pages (pdf/font.h); a character that none of them has is told.
 *
 * Failure: a picture that cannot be decoded is told as trouble, once, and is NULL from then on.
 * Units: points; a pixel is 1/96 inch.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "pdf/context.h"

typedef struct PdfPicture PdfPicture;

/* Owned by the context until pdf_pictures_free. */
PdfPicture *pdf_picture_find(PdfContext *context, const PdfImage *image);
void pdf_pictures_free(PdfContext *context);

void pdf_picture_size(const PdfPicture *picture, double *width, double *height);

/* Draws it into the rectangle; FALSE when it cannot be decoded after all. */
gboolean pdf_picture_draw(PdfContext *context, PdfPicture *picture, cairo_t *cairo,
                          const cairo_rectangle_t *place);

/* Frees pixels when there are too many. Call when a page has been shown. */
void pdf_pictures_trim(PdfContext *context);
