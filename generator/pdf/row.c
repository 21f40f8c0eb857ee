/* Rows: heights and copies.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/row.h"

double pdf_row_height(const PdfRow *row) {
  double height = 0;
  for (guint i = 0; i < row->count; i++)
    height = MAX(height, pdf_boxes_height(&row->cells[i].list));
  return height + 2 * row->look->padding + row->look->rule;
}

void pdf_row_set_height(PdfBox *box) {
  box->height = (float)pdf_row_height(box->row);
  for (guint i = 0; i < box->row->count; i++) {
    box->row->cells[i].y = 0;
    box->row->cells[i].height = (double)box->height;
  }
}

PdfBox *pdf_row_copy(Arena *arena, const PdfBox *box) {
  PdfBox *copy = pdf_box_copy(arena, box);
  copy->row = arena_new_item(arena, PdfRow);
  *copy->row = *box->row;
  copy->row->cells = arena_new_array(arena, PdfRowCell, box->row->count);
  for (guint i = 0; i < box->row->count; i++)
    copy->row->cells[i] = box->row->cells[i];
  return copy;
}
