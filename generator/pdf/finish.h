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

typedef struct {
  const char *title;      /* never NULL */
  const char *author;     /* or NULL */
  const char *language;   /* BCP 47 */
  const char *identifier; /* told as dc:identifier and read back by pdf/form.h; or NULL */
  const char *producer;   /* name and version of the program */
  gint64 created;         /* Unix time */
} PdfMetadata;

/* `pages` are the bytes that Cairo wrote. The finished file, or NULL with an error when they cannot be read. */
GBytes *pdf_finish(GBytes *pages, const PdfParts *parts, const PdfMetadata *metadata,
                   GError **error);
