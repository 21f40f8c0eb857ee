/* Tests of reading the manifest of an output folder.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/manifest.h"

static void test_manifest_parse(void) {
  const struct {
    const char *lines;
    gboolean good;
  } rows[] = {{"", TRUE},    {"a\n", TRUE},     {"a\nb/c\n", TRUE},
              {"a", FALSE},  {"../a\n", FALSE}, {"/a\n", FALSE},
              {"\n", FALSE}, {"a\na\n", FALSE}, {"b\x01\n", FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GString) text = g_string_new(rows[i].lines);
    g_string_prepend(text, "# stepbook manifest 1\n");
    g_autofree char *exact = g_memdup2(text->str, text->len);
    g_autoptr(Manifest) manifest = manifest_parse(exact, text->len);
    g_assert_true((manifest != NULL) == rows[i].good);
    if (manifest == NULL)
      continue;
    GString *again = manifest_format(manifest);
    g_assert_cmpstr(again->str, ==, text->str);
    g_string_free(again, TRUE);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/manifest/parse", test_manifest_parse);
  return g_test_run();
}
