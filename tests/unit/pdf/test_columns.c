/* Tests of the widths of columns.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/columns.h"

static double total(const PdfColumn *columns, guint count) {
  double sum = 0;
  for (guint i = 0; i < count; i++)
    sum += columns[i].width;
  return sum;
}

static void test_by_content(void) {
  PdfColumn columns[] = {{0, 50, 30, 0}, {0, 100, 40, 0}};
  g_assert_true(pdf_columns_set(columns, 2, 400));
  g_assert_cmpfloat(columns[0].width, ==, 50);
  g_assert_cmpfloat(columns[1].width, ==, 100);
  g_assert_true(pdf_columns_set(columns, 2, 100));
  g_assert_cmpfloat_with_epsilon(total(columns, 2), 100, 0.01);
  g_assert_cmpfloat(columns[0].width, >=, 30);
  g_assert_cmpfloat(columns[1].width, >=, 40);
  g_assert_false(pdf_columns_set(columns, 2, 60));
  g_assert_cmpfloat(total(columns, 2), <=, 60.01);
}

static void test_fixed_and_shares(void) {
  PdfColumn columns[] = {{60, 0, 0, 0}, {-1, 0, 0, 0}, {-3, 0, 0, 0}, {0, 40, 30, 0}};
  g_assert_true(pdf_columns_set(columns, 4, 300));
  g_assert_cmpfloat(columns[0].width, ==, 60);
  g_assert_cmpfloat(columns[3].width, ==, 40);
  g_assert_cmpfloat_with_epsilon(columns[1].width, 50, 0.01);
  g_assert_cmpfloat_with_epsilon(columns[2].width, 150, 0.01);
}

static void test_properties(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(3);
  for (guint i = 0; i < 2000; i++) {
    PdfColumn columns[12] = {{0}};
    guint count = (guint)g_rand_int_range(random, 1, 13);
    double room = g_rand_double_range(random, 300, 600);
    for (guint j = 0; j < count; j++) {
      gint kind = g_rand_int_range(random, 0, 3);
      columns[j].asked = kind == 0   ? g_rand_double_range(random, 1, 300)
                         : kind == 1 ? -g_rand_double_range(random, 0.1, 4)
                                     : 0;
      columns[j].least = g_rand_double_range(random, PDF_COLUMN_LEAST, 200);
      columns[j].most = columns[j].least + g_rand_double_range(random, 0, 500);
    }
    pdf_columns_set(columns, count, room);
    g_assert_cmpfloat(total(columns, count), <=, room + 0.01);
    for (guint j = 0; j < count; j++)
      g_assert_cmpfloat(columns[j].width, >=, PDF_COLUMN_LEAST * 0.5);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/columns/by-content", test_by_content);
  g_test_add_func("/columns/fixed-and-shares", test_fixed_and_shares);
  g_test_add_func("/columns/properties", test_properties);
  return g_test_run();
}
