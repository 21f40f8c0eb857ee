/* Tests of reading the manifest of an output folder.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/manifest.h"

static void test_manifest_parse(void) {
  const char *digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const struct {
    const char *lines;
    gboolean good;
  } rows[] = {{"", TRUE},        {"D  a\n", TRUE},     {"D  a\nD  b/c\n", TRUE}, {"D  a", FALSE},
              {"D a\n", FALSE},  {"D  ../a\n", FALSE}, {"D  /a\n", FALSE},       {"D  \n", FALSE},
              {"x  a\n", FALSE}, {"\n", FALSE},        {"D  a\nD  a\n", FALSE},  {"D\n", FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GString) text = g_string_new(rows[i].lines);
    g_string_replace(text, "D", digest, 0);
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
