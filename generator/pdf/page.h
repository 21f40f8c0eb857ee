/* Pages: the whole cut into sheets, with what stands on each, its number and its name.
 *
 * Ownership: pages and what they point to are in the arena; pdf_pages_free frees the tables.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/box.h"

typedef struct {
  PdfBoxList list;
  PdfOrientation orientation;
  const PdfRunning *running;   /* or NULL */
  const PdfPageLabels *labels; /* that begin here, or NULL */
  const char *label;           /* what is printed as its number */
} PdfPage;

typedef struct {
  GArray *pages;            /* PdfPage */
  GHashTable *destinations; /* name -> page from 1 */
} PdfPages;

/* Cuts the list, which is used up. There is at least one page. */
PdfPages *pdf_pages_new(PdfContext *context, PdfBoxList *list);
void pdf_pages_free(PdfPages *pages);

/* The printed number of the page with that destination, or NULL. */
const char *pdf_pages_label(const PdfPages *pages, const char *destination);
