/* PdfFiles: the PDFs that a book wants, all its guides in all the editions asked for.
 *
 * They are made before findings are finished: what paper cannot show as it is, is one more thing that is wrong with the
 * content, and stands in the same list.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/book.h"

typedef struct {
  char *name; /* "GUIDE.board.pdf", … */
  GBytes *bytes;
} PdfEdition;

/* PdfEdition in the order of guides and editions (free with g_ptr_array_unref), or NULL with an error. `now` is Unix time. */
GPtrArray *pdf_files_make(const Book *book, gint64 now, Findings *findings, GError **error);
