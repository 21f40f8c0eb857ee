/* Boxes: lists of them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/box.h"

PdfBox *pdf_box_new(Arena *arena, PdfBoxKind kind) {
  PdfBox *box = arena_new_item(arena, PdfBox);
  box->kind = (guint8)kind;
  return box;
}

PdfBox *pdf_box_copy(Arena *arena, const PdfBox *box) {
  PdfBox *copy = arena_new_item(arena, PdfBox);
  *copy = *box;
  copy->next = NULL;
  return copy;
}

void pdf_boxes_append(PdfBoxList *list, PdfBox *box) {
  box->next = NULL;
  if (list->last == NULL)
    list->first = box;
  else
    list->last->next = box;
  list->last = box;
}

void pdf_boxes_prepend(PdfBoxList *list, const PdfBoxList *before) {
  if (before->first == NULL)
    return;
  before->last->next = list->first;
  list->first = before->first;
  if (list->last == NULL)
    list->last = before->last;
}

gboolean pdf_box_is_begin(const PdfBox *box) {
  return box->kind == PDF_BOX_GROUP || box->kind == PDF_BOX_TABLE || box->kind == PDF_BOX_CONTINUED;
}

gboolean pdf_box_is_end(const PdfBox *box) {
  return box->kind == PDF_BOX_GROUP_END || box->kind == PDF_BOX_TABLE_END ||
         box->kind == PDF_BOX_CONTINUED_END;
}

gboolean pdf_box_is_visible(const PdfBox *box) { return box->kind <= PDF_BOX_ROW; }

double pdf_boxes_height(const PdfBoxList *list) {
  double height = 0;
  for (const PdfBox *box = list->first; box != NULL && height < PDF_HEIGHT_MOST; box = box->next)
    height += (double)box->height + (box == list->first ? 0.0 : (double)box->space);
  return height;
}
