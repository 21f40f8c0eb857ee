/* Tests of hyphenation: which words are parted, and where dictionaries are found.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/hyphen.h"

#include <glib/gstdio.h>
#include <string.h>

/* The text with '|' at every point. */
static char *parted(const char *language, const char *text) {
  g_autoptr(PdfHyphens) hyphens = pdf_hyphens_new();
  g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(guint32));
  pdf_hyphens_find(points, hyphens, language, text, strlen(text), 100);
  GString *result = g_string_new(text);
  for (guint i = points->len; i > 0; i--)
    g_string_insert_c(result, (gssize)g_array_index(points, guint32, i - 1) - 100, '|');
  return g_string_free(result, FALSE);
}

#define assert_parted(language, text, want)                                                        \
  G_STMT_START {                                                                                   \
    g_autofree char *got = parted(language, text);                                                 \
    g_assert_cmpstr(got, ==, want);                                                                \
  }                                                                                                \
  G_STMT_END

static void test_words(void) {
  assert_parted("en", "hyphenation", "hy|phen|ation");
  assert_parted("en", "(Hyphenation), hyphenation.", "(Hy|phen|ation), hy|phen|ation.");
  assert_parted("en-GB", "hyphenation", "hy|phen|ation");
  assert_parted("en", "bad", "bad");
}

static void test_not_parted(void) {
  assert_parted("en", "hyphenation2", "hyphenation2");
  assert_parted("en", "src/hyphenation", "src/hyphenation");
  assert_parted("en", "hyphenation.txt", "hyphenation.txt");
  assert_parted("en", "my_hyphenation", "my_hyphenation");
  assert_parted("en", "noHyphenation", "noHyphenation");
  assert_parted("xx", "hyphenation", "hyphenation");
  assert_parted("../en", "hyphenation", "hyphenation");
  assert_parted(NULL, "hyphenation", "hyphenation");
}

static void write_dictionary(const char *folder, const char *name, const char *bytes, gssize size) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_assert_true(g_file_set_contents(path, bytes, size, NULL));
}

/* Dictionaries in other encodings, and points that would change letters. */
static void test_dictionaries(void) {
  g_autofree char *folder = g_dir_make_tmp("hyphen-XXXXXX", NULL);
  static const char LATIN[] = "ISO8859-1\n\xE4"
                              "1b\n";
  write_dictionary(folder, "hyph_xa_XA.dic", LATIN, sizeof LATIN - 1);
  static const char CHANGING[] = "UTF-8\nck1e/k=k,1,2\na1b\n";
  write_dictionary(folder, "hyph_xb.dic", CHANGING, sizeof CHANGING - 1);
  g_setenv("STEPBOOK_HYPHEN", folder, TRUE);
  assert_parted("xa",
                "zz\xC3\xA4"
                "bzz",
                "zz\xC3\xA4|bzz");
  assert_parted("xa-XB",
                "zz\xC3\xA4"
                "bzz",
                "zz\xC3\xA4|bzz");
  assert_parted("xa",
                "zz\xE4\xB8\xAD"
                "bzz",
                "zz\xE4\xB8\xAD"
                "bzz");
  assert_parted("xb", "zabcabzz", "za|bca|bzz");
  assert_parted("xb-Latn-XX", "Zuckerabzz", "Zuckera|bzz");
  g_unsetenv("STEPBOOK_HYPHEN");
  g_autofree char *first = g_build_filename(folder, "hyph_xa_XA.dic", NULL);
  g_autofree char *second = g_build_filename(folder, "hyph_xb.dic", NULL);
  g_remove(first);
  g_remove(second);
  g_rmdir(folder);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/hyphen/words", test_words);
  g_test_add_func("/hyphen/not-parted", test_not_parted);
  g_test_add_func("/hyphen/dictionaries", test_dictionaries);
  return g_test_run();
}
