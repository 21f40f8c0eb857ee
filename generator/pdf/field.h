/* How fields look on paper: frames that are there whether or not somebody fills them in on a screen.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/canvas.h"

/* Draws the frame (an artifact) and, unless this is a repetition, tells the widget. `element` is a Form. */
void pdf_field_draw(PdfCanvas *canvas, const PdfField *field, PdfElement element,
                    const cairo_rectangle_t *place);
