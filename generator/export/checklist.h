/* Checklist: the sheets of a guide (render/sheet.h) as pages for the printer, each whole in one file: no script, nothing
 * from elsewhere.
 *
 * Writes GUIDE.checklist.html, the operator edition, or the editions that the configuration asks for
 * (render/sheet_wishes.h).
 * Limits: made in one piece in memory; pictures are inside as data URIs.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/theme.h"
#include "model/book.h"
#include "model/guide.h"
#include "write/output.h"

gboolean checklist_write(const Book *book, const Guide *guide, Theme *theme, Output *output,
                         GError **error);
