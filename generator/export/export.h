/* Export: the table of outputs, and the one folder that they go into.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/book.h"

/* Writes the outputs of config->targets into the folder config->output, which is replaced as a whole or not
 * at all. `now`: Unix time for what has to carry a date. `protect`: folders that must not be inside the output
 * (NULL-terminated). Appends the paths of the files to open first to `files`. */
gboolean export_book(const Book *book, const Findings *findings, gint64 now,
                     const char *const *protect, GPtrArray *files, GError **error);
