/* QR code (ISO/IEC 18004) of an address, drawn as squares: for those who hold the paper and a telephone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/flow.h"

/* Puts the code of the text into the flow, `size` points wide and high, quiet zone included. FALSE, and nothing is put, when the
 * text is too long for a code that can be read at that size. */
gboolean pdf_code_put(PdfFlow *flow, const char *text, double size, const char *alternative);
