/* Tests of lengths.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/length.h"

#include <math.h>

static void test_units(void) {
  static const struct {
    const char *text;
    double points;
  } cases[] = {{"25.4mm", 72}, {"2.54 cm", 72},     {"1in", 72}, {"72pt", 72},
               {"0.5IN", 36},  {"000000010pt", 10}, {"0mm", 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double points = -1;
    g_assert_true(length_parse(&points, cases[i].text));
    g_assert_cmpfloat(fabs(points - cases[i].points), <, 1e-9);
  }
}

static void test_refused(void) {
  static const char *const cases[] = {
      "",      "15",    "mm",    "-1mm",        "1.mm",     ".5mm", "1,5mm",
      "0x1mm", "1e2mm", "infmm", "15 furlongs", "15mm 2mm", "1mmx", "1234567890123pt"};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double points = -1;
    g_test_message("'%s'", cases[i]);
    g_assert_false(length_parse(&points, cases[i]));
    g_assert_cmpfloat(points, ==, -1);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/length/units", test_units);
  g_test_add_func("/length/refused", test_refused);
  return g_test_run();
}
