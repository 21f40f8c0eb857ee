/* What the files that finish a PDF share while they work on one.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "pdf/parts_data.h"

typedef struct {
  qpdf_data pdf;
  const PdfParts *parts;
  qpdf_oh root;
  qpdf_oh *pages;
  guint page_count;
  qpdf_oh *elements;    /* indirect dictionaries, by number */
  qpdf_oh *annotations; /* the same, by index; 0: a link that leads nowhere */
} Finishing;
