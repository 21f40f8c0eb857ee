/* Tests of the times that people write into a run record.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_record.h"

static void test_clock(void) {
  const struct {
    const char *text;
    gint minutes;
  } rows[] = {{"22:05", 1325},     {"22.05", 1325},    {"22h05", 1325}, {"2205", 1325},
              {"9:30", 570},       {"09:30 ", 570},    {" 9:30", 570},  {"0:00", 0},
              {"23:59", 1439},     {"10:05 pm", 1325}, {"12:00 am", 0}, {"12:30PM", 750},
              {"24:00", -1},       {"22:60", -1},      {"", -1},        {"22", -1},
              {"22:5", -1},        {"22:051", -1},     {"ten", -1},     {"13:00 pm", -1},
              {"22:05 or so", -1}, {"::", -1},         {"2:2:05", -1},  {"-1:00", -1}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_test_message("%s", rows[i].text);
    g_assert_cmpint(run_clock(rows[i].text), ==, rows[i].minutes);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/run-record/clock", test_clock);
  return g_test_run();
}
