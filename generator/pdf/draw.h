/* Draws all pages with Cairo and gathers the parts that stand beside them.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/page.h"

/* The bytes that Cairo wrote, or NULL with an error. */
GBytes *pdf_draw_pages(PdfContext *context, const PdfPages *pages, GError **error);
