/* Widths of columns.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct {
  double asked;       /* points; negative: a share of what is left; 0: by content */
  double most, least; /* of the content, padding included */
  double width;       /* the answer */
} PdfColumn;

/* The narrowest that a column gets. */
#define PDF_COLUMN_LEAST 24.0

/* Sets the widths so that they fill at most `room`. FALSE when the content of some column needs more than it gets. */
gboolean pdf_columns_set(PdfColumn *columns, guint count, double room);
