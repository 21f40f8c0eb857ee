/* The objects that Cairo wrote: pages, their content, fonts and images, taken over into another file.
 *
 * libqpdf reads them, in whatever form this version of Cairo wrote the file; they keep their numbers. Its structure tree and its
 * metadata stay behind. What PDF/A and PDF/UA ask for is repaired on the way.
 * Failure: PDF_ERROR (pdf/failure.h).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/file.h"

typedef struct CairoObjects CairoObjects;

/* `pages` must live as long. NULL with an error when they cannot be read. */
CairoObjects *cairo_objects_new(GBytes *pages, GError **error);
void cairo_objects_free(CairoObjects *objects);

guint cairo_objects_page_count(const CairoObjects *objects);

/* Numbers of objects are below this. */
guint cairo_objects_end(const CairoObjects *objects);

/* The number of a page, from 0. */
guint cairo_objects_page(const CairoObjects *objects, guint index);

/* Writes the pages with more entries for each, and all that they need; the number of the page tree, or 0 with an error: also
 * when a page does not have as many marks as were asked for (guint for each page), or has annotations. */
guint cairo_objects_write(CairoObjects *objects, PdfFile *file, GString *const *on_pages,
                          const GArray *marks, GError **error);
