/* What a PDF says of itself: document information and XMP (ISO 32000-1, 14.3; ISO 19005-2, 6.6), language, colours.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/finishing.h"

/* The number of the document information. */
guint finish_metadata(Finishing *finishing, const PdfMetadata *metadata);

/* sRGB is what colours mean (ISO 19005-2, 6.2.3). */
void finish_output_intent(Finishing *finishing);
