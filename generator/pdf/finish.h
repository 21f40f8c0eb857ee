/* Finishing: from Cairo's pages and the parts gathered beside them to a tagged, fillable PDF 1.7.
 *
 * Written so that the file conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) as issued.
 * The same input gives the same bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/parts.h"

/* `pages` are the bytes that Cairo wrote. The finished file, or NULL with an error when they cannot be read. */
GBytes *pdf_finish(GBytes *pages, const PdfParts *parts, const PdfMetadata *metadata,
                   GError **error);
