/* Blocks that are no text: images, drawings and fields.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/block.h"

PdfBlock *pdf_block_image(const PdfImage *image, PdfAlign align);

PdfBlock *pdf_block_drawing(const PdfDrawing *drawing);

PdfBlock *pdf_block_field(const PdfField *field, double width, double height, const char *label);
