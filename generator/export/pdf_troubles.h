/* PdfTroubles: what could not be shown on paper as it is, gathered while a PDF is made, told as findings afterwards.
 *
 * Each PDF has a list of its own, so that several can be made at the same time; the findings are the same whatever
 * the order. A character without a font counts once for each source.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"

typedef struct PdfTroubles PdfTroubles;

PdfTroubles *pdf_troubles_new(void);
void pdf_troubles_free(PdfTroubles *troubles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfTroubles, pdf_troubles_free)

/* MISSING_GLYPH: `what` is the character; UNREADABLE_IMAGE: why; CUT_TO_FIT: what was done;
 * MISSING_FONT: the family, `hint` the nearest one. Copied; the place is not. The hint may be NULL. */
void pdf_troubles_add(PdfTroubles *troubles, FindingCode code, Place place, const char *what,
                      const char *hint);

/* Tells that nobody looks for them: there is no PDF that shows all of the sources. */
void pdf_troubles_not_sought(Findings *findings);

/* Adds what all of them gathered (`count` lists). */
void pdf_troubles_report(Findings *findings, PdfTroubles *const *lists, guint count);
