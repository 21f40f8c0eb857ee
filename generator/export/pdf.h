/* Pdf: one edition of a guide as a tagged PDF to print, to fill in and to sign.
 *
 * The sheet says what stands on it (render/sheet.h), the flow makes pages of it (pdf/flow.h); here the two meet.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/pdf_troubles.h"
#include "render/sheet.h"

/* The bytes of the file, or NULL with an error. `now` (Unix time) is the date of the file. What cannot be shown on paper, or not
 * as it is, goes to `troubles`. The same sheet, time and fonts give the same bytes. */
GBytes *pdf_make(const Sheet *sheet, gint64 now, PdfTroubles *troubles, GError **error);
