/* Export: the table of outputs, and the one folder that they go into.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/book.h"

/* What is written. */
typedef struct {
  const Book *book;
  const Findings *findings;
  const GPtrArray
      *pdfs;  /* PdfEdition: made already, as their findings are in the list; NULL: none */
  gint64 now; /* Unix time, for what has to carry a date */
} ExportSource;

/* Writes the outputs of config->targets into the folder config->output, which is replaced as a whole or not
 * at all. `protect`: folders that must not be inside the output (NULL-terminated). Appends the paths of the files
 * to open first to `files`. */
gboolean export_book(const ExportSource *source, const char *const *protect, GPtrArray *files,
                     GError **error);
