/* Tests of cutting: on random lists of boxes, order is kept, nothing is lost, parts fit, and what is to stay together does.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/cut.h"
#include "pdf/galley.h"
#include "pdf/row.h"
#include "type.h"

#define ROOM 200.0

static PdfBox *new_line(Type *type, double height) {
  PdfBox *box = pdf_box_new(type->context.arena, PDF_BOX_LINE);
  box->height = (float)height;
  return box;
}

/* Numbers the lines, those in cells too, in the order in which they are read; `x` holds the number. */
static void number_lines(const PdfBoxList *list, float *next) {
  for (PdfBox *box = list->first; box != NULL; box = box->next) {
    if (box->kind == PDF_BOX_LINE)
      box->x = (*next)++;
    for (guint i = 0; box->kind == PDF_BOX_ROW && i < box->row->count; i++)
      number_lines(&box->row->cells[i].list, next);
  }
}

/* Cuts all into parts of ROOM. */
static GArray *cut_all(Type *type, PdfBoxList list) {
  GArray *parts = g_array_new(FALSE, FALSE, sizeof(PdfBoxList));
  PdfBoxList again = {0};
  while (list.first != NULL) {
    pdf_boxes_prepend(&list, &again);
    PdfBoxList part = pdf_cut(&type->context, &list, &again, ROOM, ROOM);
    g_assert_nonnull(part.first);
    g_array_append_val(parts, part);
    g_assert_cmpuint(parts->len, <, 5000);
  }
  return parts;
}

static double height_of(const PdfBoxList *list) {
  PdfBoxList copy = *list;
  return pdf_boxes_height(&copy);
}

/* Notes the numbers of lines that are no repetition, and that what begins also ends. */
static void collect(GArray *numbers, const PdfBoxList *list) {
  gint depth = 0;
  for (const PdfBox *box = list->first; box != NULL; box = box->next) {
    depth += pdf_box_is_begin(box) ? 1 : pdf_box_is_end(box) ? -1 : 0;
    g_assert_cmpint(depth, >=, 0);
    if (box->flags & PDF_BOX_REPEATED)
      continue;
    if (box->kind == PDF_BOX_LINE)
      g_array_append_val(numbers, box->x);
    for (guint i = 0; box->kind == PDF_BOX_ROW && i < box->row->count; i++)
      collect(numbers, &box->row->cells[i].list);
  }
  g_assert_cmpint(depth, ==, 0);
}

static void check_parts(const GArray *parts, guint lines, gboolean in_order) {
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(float));
  for (guint i = 0; i < parts->len; i++) {
    const PdfBoxList *part = &g_array_index(parts, PdfBoxList, i);
    g_assert_cmpfloat(height_of(part), <=, ROOM + 0.1);
    collect(numbers, part);
  }
  g_assert_cmpuint(numbers->len, ==, lines);
  g_autofree gboolean *seen = g_new0(gboolean, lines);
  for (guint i = 0; i < lines; i++) {
    float number = g_array_index(numbers, float, i);
    g_assert_false(seen[(guint)number]);
    seen[(guint)number] = TRUE;
    if (in_order)
      g_assert_cmpfloat((double)number, ==, i);
  }
}

/* Random blocks: lines, kept ranges, decorated groups, rows of a table. Returns how many lines there are. */
static guint fill(Type *type, PdfGalley *galley, GRand *random, gboolean has_rows) {
  guint lines = 0, groups = 0;
  gint blocks = g_rand_int_range(random, 1, 40);
  for (gint i = 0; i < blocks; i++) {
    gint kind = g_rand_int_range(random, 0, has_rows ? 6 : 5);
    if (kind == 0 && groups < 3) {
      PdfGroup group = {.role = PDF_DIV, .padding = 3, .border = 1, .before = 5, .after = 5};
      pdf_galley_group_begin(galley, &group);
      pdf_galley_add(galley, new_line(type, 10), 0, 0);
      lines++;
      groups++;
    } else if (kind == 1 && groups > 0) {
      pdf_galley_group_end(galley);
      groups--;
    } else if (kind == 5) {
      PdfTableLook *look = arena_new_item(type->context.arena, PdfTableLook);
      *look = (PdfTableLook){.padding = 2};
      PdfBox *box = pdf_box_new(type->context.arena, PDF_BOX_ROW);
      box->row = arena_new_item(type->context.arena, PdfRow);
      *box->row = (PdfRow){.look = look, .count = 2};
      box->row->cells = arena_new_array(type->context.arena, PdfRowCell, 2);
      for (guint cell = 0; cell < 2; cell++) {
        PdfGalley inner;
        pdf_galley_init(&inner, &type->context, 0, 100);
        lines += fill(type, &inner, random, FALSE);
        box->row->cells[cell].list = inner.list;
        pdf_galley_clear(&inner);
      }
      pdf_row_set_height(box);
      pdf_galley_add(galley, box, 3, 3);
    } else {
      gint count = g_rand_int_range(random, 1, 12);
      gboolean is_kept = g_rand_int_range(random, 0, 3) == 0;
      if (is_kept)
        pdf_galley_keep_begin(galley);
      for (gint j = 0; j < count; j++, lines++) {
        PdfBox *box = new_line(type, g_rand_double_range(random, 5, 25));
        box->flags = count > 1 && (j == 0 || j == count - 2) ? PDF_BOX_KEEPS_NEXT : 0;
        pdf_galley_add(galley, box, j == 0 ? 4 : 0, j == count - 1 ? 6 : 0);
      }
      if (is_kept)
        pdf_galley_keep_end(galley);
    }
  }
  while (groups-- > 0)
    pdf_galley_group_end(galley);
  return lines;
}

static void test_properties(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(5);
  Type *type = type_new(); /* fonts take longer than all the cutting */
  for (guint i = 0; i < 400; i++) {
    PdfGalley galley;
    pdf_galley_init(&galley, &type->context, 0, 300);
    gboolean has_rows = i % 2 == 1;
    guint lines = fill(type, &galley, random, has_rows);
    float next = 0;
    number_lines(&galley.list, &next);
    g_autoptr(GArray) parts = cut_all(type, galley.list);
    check_parts(parts, lines, !has_rows);
    pdf_galley_clear(&galley);
  }
  type_free(type);
}

/* Parts of paragraphs of five lines: never one line alone. */
static void test_widows(void) {
  Type *type = type_new();
  PdfGalley galley;
  pdf_galley_init(&galley, &type->context, 0, 300);
  for (guint i = 0; i < 300; i++) {
    PdfBox *box = new_line(type, 13);
    guint at = i % 5;
    box->flags = at == 0 || at == 3 ? PDF_BOX_KEEPS_NEXT : 0;
    pdf_galley_add(&galley, box, at == 0 ? 6 : 0, 0);
  }
  float next = 0;
  number_lines(&galley.list, &next);
  g_autoptr(GArray) parts = cut_all(type, galley.list);
  for (guint i = 0; i < parts->len; i++) {
    const PdfBoxList *part = &g_array_index(parts, PdfBoxList, i);
    guint first = (guint)part->first->x % 5, last = (guint)part->last->x % 5;
    g_assert_cmpuint(first, !=, 1);
    g_assert_cmpuint(first, !=, 4);
    g_assert_cmpuint(last, !=, 0);
    g_assert_cmpuint(last, !=, 3);
    if (i + 1 < parts->len)
      g_assert_cmpfloat(height_of(part), >, ROOM - 3 * 13 - 6);
  }
  pdf_galley_clear(&galley);
  type_free(type);
}

static void test_kept_ranges(void) {
  Type *type = type_new();
  PdfGalley galley;
  pdf_galley_init(&galley, &type->context, 0, 300);
  for (guint i = 0; i < 60; i++) {
    if (i % 6 == 0)
      pdf_galley_keep_begin(&galley);
    pdf_galley_add(&galley, new_line(type, 8 + i % 7), 4, 0);
    if (i % 6 == 5)
      pdf_galley_keep_end(&galley);
  }
  float next = 0;
  number_lines(&galley.list, &next);
  g_autoptr(GArray) parts = cut_all(type, galley.list);
  g_assert_cmpuint(parts->len, ==, 5);
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpuint((guint)g_array_index(parts, PdfBoxList, i).first->x % 6, ==, 0);
  pdf_galley_clear(&galley);
  type_free(type);
}

/* A range that is higher than a page is parted, its inner ranges are not. */
static void test_high_range(void) {
  Type *type = type_new();
  PdfGalley galley;
  pdf_galley_init(&galley, &type->context, 0, 300);
  pdf_galley_keep_begin(&galley);
  for (guint i = 0; i < 24; i++) {
    if (i % 3 == 0)
      pdf_galley_keep_begin(&galley);
    pdf_galley_add(&galley, new_line(type, 20), 0, 0);
    if (i % 3 == 2)
      pdf_galley_keep_end(&galley);
  }
  pdf_galley_keep_end(&galley);
  float next = 0;
  number_lines(&galley.list, &next);
  g_autoptr(GArray) parts = cut_all(type, galley.list);
  g_assert_cmpuint(parts->len, ==, 3);
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpfloat((double)g_array_index(parts, PdfBoxList, i).first->x, ==, 9 * i);
  pdf_galley_clear(&galley);
  type_free(type);
}

/* The row of two cells, 30 and 4 lines high, is parted between lines. */
static void test_high_row(void) {
  Type *type = type_new();
  PdfTableLook look = {.padding = 5, .rule = 1};
  PdfBox *box = pdf_box_new(type->context.arena, PDF_BOX_ROW);
  PdfRowCell cells[2] = {{.width = 50}, {.x = 50, .width = 50}};
  PdfRow row = {.look = &look, .cells = cells, .count = 2};
  for (guint i = 0; i < 30; i++)
    pdf_boxes_append(&cells[0].list, new_line(type, 12));
  for (guint i = 0; i < 4; i++)
    pdf_boxes_append(&cells[1].list, new_line(type, 12));
  box->row = &row;
  pdf_row_set_height(box);
  PdfBoxList list = {0};
  pdf_boxes_append(&list, new_line(type, 30));
  pdf_boxes_append(&list, box);
  pdf_boxes_append(&list, new_line(type, 30));
  float next = 0;
  number_lines(&list, &next);
  g_autoptr(GArray) parts = cut_all(type, list);
  g_assert_cmpuint(parts->len, ==, 3);
  check_parts(parts, 36, FALSE);
  const PdfBox *first = g_array_index(parts, PdfBoxList, 0).last;
  g_assert_cmpint(first->kind, ==, PDF_BOX_ROW);
  g_assert_cmpfloat((double)first->row->cells[1].list.last->x, ==, 34);
  type_free(type);
}

/* Head rows and the words of a continued part stand again on each page. */
static void test_repeats(void) {
  Type *type = type_new();
  PdfGalley galley;
  pdf_galley_init(&galley, &type->context, 0, 300);
  PdfBox *begin = pdf_box_new(type->context.arena, PDF_BOX_TABLE);
  PdfRepeat repeat = {0};
  pdf_boxes_append(&repeat.again, new_line(type, 20));
  begin->repeat = &repeat;
  pdf_galley_add(&galley, begin, 0, 0);
  for (guint i = 0; i < 40; i++)
    pdf_galley_add(&galley, new_line(type, 20), 0, 0);
  pdf_galley_end(&galley, PDF_BOX_TABLE_END, 0);
  float next = 0;
  number_lines(&galley.list, &next);
  g_autoptr(GArray) parts = cut_all(type, galley.list);
  check_parts(parts, 40, TRUE);
  g_assert_cmpuint(parts->len, ==, 5);
  for (guint i = 1; i < parts->len; i++) {
    const PdfBox *box = g_array_index(parts, PdfBoxList, i).first;
    g_assert_cmpint(box->kind, ==, PDF_BOX_TABLE);
    g_assert_true(box->next->flags & PDF_BOX_REPEATED);
    g_assert_false(box->next->next->flags & PDF_BOX_REPEATED);
  }
  pdf_galley_clear(&galley);
  type_free(type);
}

/* A figure that fits on a page, but not below a repeated head, becomes smaller, in a row too, and that is told. */
static void test_figure_below_head(void) {
  for (guint in_row = 0; in_row < 2; in_row++) {
    Type *type = type_new();
    PdfGalley galley;
    PdfTableLook look = {.padding = 2};
    PdfRowCell cell = {.width = 50};
    PdfRow row = {.look = &look, .cells = &cell, .count = 1};
    PdfFigure figure = {.place = {"a.md", 7, 1}};
    PdfRepeat repeat = {0};
    pdf_galley_init(&galley, &type->context, 0, 300);
    PdfBox *begin = pdf_box_new(type->context.arena, PDF_BOX_TABLE);
    pdf_boxes_append(&repeat.again, new_line(type, 60));
    begin->repeat = &repeat;
    pdf_galley_add(&galley, begin, 0, 0);
    pdf_galley_add(&galley, new_line(type, 60), 0, 0);
    PdfBox *picture = pdf_box_new(type->context.arena, PDF_BOX_PICTURE), *box = picture;
    picture->figure = &figure;
    picture->height = 190;
    picture->width = 38;
    if (in_row == 1) {
      box = pdf_box_new(type->context.arena, PDF_BOX_ROW);
      pdf_boxes_append(&cell.list, picture);
      box->row = &row;
      pdf_row_set_height(box);
    }
    pdf_galley_add(&galley, box, 0, 0);
    pdf_galley_end(&galley, PDF_BOX_TABLE_END, 0);
    float next = 0;
    number_lines(&galley.list, &next);
    g_autoptr(GArray) parts = cut_all(type, galley.list);
    check_parts(parts, 1, TRUE);
    g_assert_cmpuint(parts->len, ==, 2);
    g_assert_cmpfloat((double)picture->height, >, 120);
    g_assert_cmpfloat_with_epsilon((double)(picture->width / picture->height), 0.2, 0.001);
    g_assert_cmpuint(type->troubles->len, ==, 1);
    pdf_galley_clear(&galley);
    type_free(type);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cut/properties", test_properties);
  g_test_add_func("/cut/widows", test_widows);
  g_test_add_func("/cut/kept-ranges", test_kept_ranges);
  g_test_add_func("/cut/high-range", test_high_range);
  g_test_add_func("/cut/high-row", test_high_row);
  g_test_add_func("/cut/repeats", test_repeats);
  g_test_add_func("/cut/figure-below-head", test_figure_below_head);
  return g_test_run();
}
