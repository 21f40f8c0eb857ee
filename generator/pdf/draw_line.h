/* Draws lines of text and the objects in them.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/canvas.h"

/* `x` is where the line's column begins, `base` the base line. */
void pdf_draw_line(PdfCanvas *canvas, const PdfLine *line, double x, double base);
