/* QR code (ISO/IEC 18004) of an address, drawn as squares: for those who hold the paper and a telephone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/flow.h"

typedef struct PdfCode PdfCode;

/* The code of the text, `size` points wide and high, quiet zone included. NULL when the text is too long for a code that can be read
 * at that size. Free by putting it. */
PdfCode *pdf_code_new(const char *text, double size);

/* Puts the code into the flow, which takes it. */
void pdf_code_put(PdfFlow *flow, PdfCode *code, double size, const char *alternative);
