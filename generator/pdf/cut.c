/* Cut: one walk over the boxes of the page, remembering the best place for each number of rules that are given up.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/cut.h"

#include "pdf/row.h"

/* Which rules a cut breaks: none; a range is parted that would fit on a page; boxes are parted that should not be. */
enum { CUT_GOOD, CUT_PARTS_RANGE, CUT_PARTS_NEIGHBOURS, CUT_LEVELS, CUT_NEVER };

#define SLACK 0.01F

typedef struct {
  PdfContext *context;
  PdfBoxList *rest;
  double room, page;
  PdfBox *best[CUT_LEVELS]; /* the last box of the part */
  gboolean keeps_next;      /* the last box that is no end */
} Cutter;

static int level_before(const Cutter *cutter, const PdfBox *before, const PdfBox *box) {
  if (box->kind == PDF_BOX_PAGE)
    return CUT_GOOD;
  if (pdf_box_is_begin(before) || pdf_box_is_end(box) || (before->flags & PDF_BOX_REPEATED) ||
      box->kind == PDF_BOX_SPACE || before->kind == PDF_BOX_LABEL)
    return CUT_NEVER;
  if (cutter->keeps_next)
    return CUT_PARTS_NEIGHBOURS;
  if (box->keep != NULL && box->keep->height <= cutter->page)
    return CUT_PARTS_RANGE;
  return CUT_GOOD;
}

/* The least height with which the list can begin on a page: a line, and those that must follow it; of a row, what its cells
 * begin with. Cells are nested a few times at most. */
static double least_height(const PdfBoxList *list) {
  double height = 0;
  for (const PdfBox *box = list->first; box != NULL; box = box->next) {
    if (box->kind == PDF_BOX_ROW && !box->row->is_spanned) {
      double row = 0;
      for (guint i = 0; i < box->row->count; i++)
        row = MAX(row, least_height(&box->row->cells[i].list));
      return height + row + 2 * box->row->look->padding + box->row->look->rule;
    }
    height += (double)box->height;
    if (pdf_box_is_visible(box) && !(box->flags & PDF_BOX_KEEPS_NEXT))
      break;
  }
  return height;
}

/* How many cells with content can begin in the room; FALSE when that is not enough. */
static gboolean can_split(const PdfRow *row, double room, gboolean force, guint *fitting) {
  guint filled = 0;
  *fitting = 0;
  for (guint i = 0; i < row->count; i++) {
    const PdfBoxList *list = &row->cells[i].list;
    filled += list->first != NULL;
    *fitting += list->first != NULL && least_height(list) <= room;
  }
  return filled > 0 && (force || *fitting == filled);
}

/* Takes what fits into `room` out of the row; the box becomes the rest. NULL when a cell with content would give nothing; with
 * `force` some may, and when all would they give a line that does not fit. */
static PdfBox *split_row(Cutter *cutter, PdfBox *box, double room, gboolean force) {
  guint fitting;
  room -= 2 * box->row->look->padding + box->row->look->rule;
  if (box->row->is_spanned || !can_split(box->row, room, force, &fitting))
    return NULL;
  PdfBox *part = pdf_row_copy(cutter->context->arena, box);
  gboolean has_rest = FALSE;
  for (guint i = 0; i < part->row->count; i++) {
    PdfBoxList rest = part->row->cells[i].list, again = {0}, first = {0};
    if (fitting == 0 || least_height(&rest) <= room)
      first = pdf_cut(cutter->context, &rest, &again, MAX(room, 1), cutter->page);
    if (rest.first != NULL)
      pdf_boxes_prepend(&rest, &again);
    part->row->cells[i].list = first;
    box->row->cells[i].list = rest;
    has_rest |= rest.first != NULL;
  }
  if (!has_rest) { /* there is nothing to part: it stands as it was */
    box->row = part->row;
    pdf_row_set_height(box); /* what is in it may be smaller now */
    return NULL;
  }
  pdf_row_set_height(part);
  pdf_row_set_height(box);
  box->anchors = NULL;
  return part;
}

/* The box that does not fit is a row that may be parted: does it, and returns the part that fits, or NULL. */
static PdfBox *part_row(Cutter *cutter, PdfBox *box, double room) {
  if (box->kind != PDF_BOX_ROW || (box->flags & PDF_BOX_REPEATED))
    return NULL;
  gboolean is_high = (double)box->height > cutter->page / 3 && !box->row->keep_together;
  gboolean is_too_high = (double)box->height > cutter->page;
  gboolean in_range = box->keep != NULL && box->keep->height <= cutter->page;
  gboolean is_alone = cutter->best[CUT_PARTS_NEIGHBOURS] == NULL;
  if ((is_high && !in_range) || is_too_high || is_alone)
    return split_row(cutter, box, room, is_alone);
  return NULL;
}

static PdfBox *best_cut(const Cutter *cutter) {
  for (int level = CUT_GOOD; level < CUT_LEVELS; level++)
    if (cutter->best[level] != NULL)
      return cutter->best[level];
  return NULL;
}

/* Nothing fits: a figure is made as small as the room; all else stands beyond the foot of the page. */
static void squeeze(const Cutter *cutter, PdfBox *box, double room) {
  PdfContext *context = cutter->context;
  if (box->kind == PDF_BOX_PICTURE || box->kind == PDF_BOX_DRAWING) {
    const double scale = MAX(room, 1) / (double)box->height;
    box->width *= (float)scale;
    box->height *= (float)scale;
    context->place = box->figure->place;
    pdf_trouble(context, PDF_TROUBLE_FIT,
                "a picture was made smaller to fit below what is repeated");
  } else {
    if (box->kind == PDF_BOX_ROW)
      context->place = box->row->look->place;
    pdf_trouble(context, PDF_TROUBLE_FIT, "something is higher than a page and stands beyond it");
  }
}

/* Nothing fits: the box stands where it is, with the ends behind it. What is repeated is never all of a part, or there would be no
 * end of parts. */
static PdfBox *force(PdfBox *box) {
  while (box->next != NULL &&
         (pdf_box_is_end(box->next) || pdf_box_is_begin(box) || (box->flags & PDF_BOX_REPEATED)))
    box = box->next;
  return box;
}

static gboolean overflows(const Cutter *cutter, const PdfBox *box, double top) {
  return top + (double)(box->height - SLACK) > cutter->room;
}

/* The box at `top` overflows: the last box of the part; NULL when it could be made to fit. */
static PdfBox *part_before(Cutter *cutter, PdfBox *before, PdfBox *box, double top) {
  PdfBox *part = part_row(cutter, box, cutter->room - top);
  if (part != NULL) {
    part->next = box;
    if (before == NULL)
      cutter->rest->first = part;
    else
      before->next = part;
    return part;
  }
  if (!overflows(cutter, box, top))
    return NULL;
  if (best_cut(cutter) != NULL)
    return best_cut(cutter);
  squeeze(cutter, box, cutter->room - top);
  return force(box);
}

/* The last box of the part; NULL when all fits. */
static PdfBox *find_end(Cutter *cutter) {
  double y = 0;
  gboolean at_top = TRUE;
  PdfBox *before = NULL;
  for (PdfBox *box = cutter->rest->first; box != NULL; before = box, box = box->next) {
    int level = before == NULL ? CUT_NEVER : level_before(cutter, before, box);
    for (int i = level; i < CUT_LEVELS; i++)
      cutter->best[i] = before;
    if (box->kind == PDF_BOX_PAGE && before != NULL)
      return before;
    if (at_top)
      box->space = 0;
    if (box->kind == PDF_BOX_SPACE && y + (double)(box->space + box->height) > cutter->room)
      box->height = (float)MAX(0, cutter->room - y - (double)box->space);
    double top = y + (double)box->space;
    if (overflows(cutter, box, top) && pdf_box_is_visible(box)) {
      PdfBox *end = part_before(cutter, before, box, top);
      if (end != NULL)
        return end;
    }
    if (overflows(cutter, box, top)) { /* a padding */
      if (best_cut(cutter) != NULL)
        return best_cut(cutter);
      box->height = (float)MAX(0, cutter->room - top);
    }
    y = top + (double)box->height;
    at_top = at_top && !(pdf_box_is_visible(box) || box->height > 0);
    if (!pdf_box_is_end(box))
      cutter->keeps_next = (box->flags & PDF_BOX_KEEPS_NEXT) != 0;
  }
  return NULL;
}

static void append_copies(Arena *arena, PdfBoxList *list, const PdfBoxList *from,
                          gboolean only_lines) {
  for (const PdfBox *box = from->first; box != NULL; box = box->next) {
    if (only_lines && (box->kind != PDF_BOX_LINE || list->first != NULL))
      continue;
    PdfBox *copy = pdf_box_copy(arena, box);
    copy->flags |= PDF_BOX_REPEATED;
    copy->anchors = NULL;
    copy->keep = NULL;
    pdf_boxes_append(list, copy);
  }
}

/* Ends what is open at the end of the part, and begins it again. */
static void close_part(const Cutter *cutter, PdfBoxList *part, PdfBoxList *again) {
  PdfContext *context = cutter->context;
  double left = cutter->page / 2; /* what may be repeated */
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  for (PdfBox *box = part->first; box != NULL; box = box->next) {
    if (pdf_box_is_begin(box))
      g_ptr_array_add(open, box);
    else if (pdf_box_is_end(box) && open->len > 0)
      g_ptr_array_set_size(open, (gint)open->len - 1);
  }
  for (guint i = open->len; i > 0; i--) {
    const PdfBox *begin = g_ptr_array_index(open, i - 1);
    PdfBoxKind kind = begin->kind == PDF_BOX_GROUP   ? PDF_BOX_GROUP_END
                      : begin->kind == PDF_BOX_TABLE ? PDF_BOX_TABLE_END
                                                     : PDF_BOX_CONTINUED_END;
    PdfBox *end = pdf_box_new(context->arena, kind);
    end->flags = PDF_BOX_OPEN;
    pdf_boxes_append(part, end);
  }
  for (guint i = 0; i < open->len; i++) {
    const PdfBox *begin = g_ptr_array_index(open, i);
    PdfBox *copy = pdf_box_copy(context->arena, begin);
    copy->flags |= PDF_BOX_OPEN;
    copy->space = 0;
    copy->keep = NULL;
    copy->anchors = NULL;
    if (begin->kind == PDF_BOX_GROUP)
      copy->height = MIN(copy->height, 4.0F);
    pdf_boxes_append(again, copy);
    if (begin->kind != PDF_BOX_GROUP && begin->repeat->height <= left) {
      append_copies(context->arena, again, &begin->repeat->again, FALSE);
      left -= begin->repeat->height;
    }
  }
}

/* A page begins with the row: what its cells go on with is said again, of a high cell its first line. */
static void carry_cells(const Cutter *cutter, PdfBox *box) {
  for (guint i = 0; i < box->row->count; i++) {
    PdfRowCell *cell = &box->row->cells[i];
    if (cell->carried == NULL)
      continue;
    append_copies(cutter->context->arena, &cell->list, cell->carried,
                  pdf_boxes_height(cell->carried) > cutter->page / 4);
    cell->carried = NULL;
  }
  pdf_row_set_height(box);
}

PdfBoxList pdf_cut(PdfContext *context, PdfBoxList *rest, PdfBoxList *again, double room,
                   double page) {
  Cutter cutter = {.context = context, .rest = rest, .room = room, .page = page};
  PdfBoxList part = {0};
  *again = (PdfBoxList){0};
  if (rest->first == NULL)
    return part;
  PdfBox *end = find_end(&cutter);
  part.first = rest->first;
  if (end == NULL || end->next == NULL) {
    part.last = rest->last;
    *rest = (PdfBoxList){0};
    return part;
  }
  part.last = end;
  rest->first = end->next;
  end->next = NULL;
  close_part(&cutter, &part, again);
  if (rest->first->kind == PDF_BOX_ROW && !rest->first->row->is_spanned)
    carry_cells(&cutter, rest->first);
  return part;
}
