/* What the files that finish a PDF share while they work on one.
 *
 * Objects are known by number. Elements have numbers in a row; pages keep those that Cairo gave them.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/parts_data.h"
#include "pdf/file.h"

typedef struct {
  PdfFile *file;
  const PdfParts *parts;
  GString *catalogue; /* entries of the document catalogue */
  guint *pages;       /* numbers of the pages */
  GString **on_pages; /* more entries of each page */
  guint page_count;
  guint first_element;
  guint *annotations; /* numbers, by index; 0: a link that leads nowhere */
} Finishing;

/* The number of the object of an element. */
static inline guint element_number(const Finishing *finishing, PdfElement element) {
  return finishing->first_element + element;
}
