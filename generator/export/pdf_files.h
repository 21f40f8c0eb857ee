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
#include "render/sheet.h"

typedef struct {
  char *name; /* "GUIDE.board.pdf", … */
  GBytes *bytes;
} PdfEdition;

/* PdfEdition in the order of guides and editions (free with g_ptr_array_unref), or NULL with an error. `now` is Unix time. */
GPtrArray *pdf_files_make(const Book *book, gint64 now, Findings *findings, GError **error);

/* Appends the PDF of one sheet that is no edition of a guide: a record, a report. What paper cannot show becomes findings. */
gboolean pdf_append(GString *out, const Sheet *sheet, gint64 now, Findings *findings,
                    GError **error);
