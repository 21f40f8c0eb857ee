/* Tests of the syntax of PDF objects, of trees of many entries, and of files that are written object by object.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/syntax.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#include "pdf/tree.h"

static void test_strings(void) {
  const struct {
    const char *text, *syntax;
  } rows[] = {
      {"", "()"},
      {"a(b)\\c", "(a\\(b\\)\\\\c)"},
      {"tab\tfeed\n", "(tab\\011feed\\012)"},
      {"\xce\xa9", "<FEFF03A9>"},
      {"(\xf0\x9f\x98\x80", "<FEFF0028D83DDE00>"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    syntax_text(out, rows[i].text);
    g_assert_cmpstr(out->str, ==, rows[i].syntax);
  }
  g_autoptr(GString) long_text = g_string_new(NULL), out = g_string_new(NULL);
  while (long_text->len < 40000)
    g_string_append(long_text, "\xe2\x82\xac");
  syntax_text(out, long_text->str);
  g_assert_cmpuint(out->len, ==, strlen("<FEFF>") + 4 * (8000 / 3));
}

static void test_numbers(void) {
  const struct {
    double value;
    const char *syntax;
  } rows[] = {{0, "0 "},        {1, "1 "},         {100, "100 "},
              {0.5, "0.5 "},    {-2.25, "-2.25 "}, {841.889, "841.89 "},
              {1e6, "1000000 "}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    syntax_real(out, rows[i].value);
    g_assert_cmpstr(out->str, ==, rows[i].syntax);
  }
}

static void test_references(void) {
  const struct {
    const char *text, *numbers;
  } rows[] = {
      {"", ""},
      {"<< /A 12 0 R /B [ 3 0 R 4 0 R ] >>", "12 3 4 "},
      {"(5 0 R) 6 0 R", "6 "},
      {"(a\\)(7 0 R)) 8 0 R", "8 "},
      {"/R 1 2 /R 9 0 RG 1 0 (x) R", ""},
      {"[ 1 2 3 0 R ]", "3 "},
      {"<31302030> 2 0 R", "2 "},
      {"1 0", ""},
      {"(1 0 R", ""},
      {"(\\", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GString) out = g_string_new(NULL);
    syntax_references(numbers, rows[i].text, strlen(rows[i].text));
    for (guint k = 0; k < numbers->len; k++)
      g_string_append_printf(out, "%u ", g_array_index(numbers, guint, k));
    g_assert_cmpstr(out->str, ==, rows[i].numbers);
  }
}

/* A file with nothing but a tree of `count` names, read back. */
static void check_tree(guint count) {
  PdfFile *file = pdf_file_new(5); /* numbers 1 to 4 stay free */
  g_autoptr(GArray) entries = tree_entries_new();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < count; i++) {
    g_ptr_array_add(names, g_strdup_printf("%06u", i));
    tree_entry_add(entries, 0, names->pdata[i], g_strdup_printf("%u", i));
  }
  const guint tree = tree_write(file, entries), root = pdf_file_reserve(file, 1);
  const guint data = pdf_file_reserve(file, 1);
  g_autofree char *catalogue =
      g_strdup_printf("<</Type/Catalog/Names %u 0 R/Data %u 0 R>>", tree, data);
  pdf_file_add(file, root, catalogue, strlen(catalogue));
  pdf_file_add_stream(file, data, "/A 1", "plain\n", 6, STREAM_AS_IS);
  g_autoptr(GBytes) written = pdf_file_finish(file, root, root);
  qpdf_data pdf = qpdf_init();
  gsize length;
  const char *bytes = g_bytes_get_data(written, &length);
  g_assert_cmpint(qpdf_read_memory(pdf, "tree", bytes, length, NULL), ==, QPDF_SUCCESS);
  qpdf_oh node = qpdf_oh_get_key(pdf, qpdf_get_root(pdf), "/Names");
  guint depth = 0;
  g_assert_false(qpdf_oh_has_key(pdf, node, "/Limits"));
  for (qpdf_oh kids; qpdf_oh_has_key(pdf, node, "/Kids"); depth++) {
    kids = qpdf_oh_get_key(pdf, node, "/Kids");
    g_assert_cmpint(qpdf_oh_get_array_n_items(pdf, kids), <=, 64);
    node = qpdf_oh_get_array_item(pdf, kids, qpdf_oh_get_array_n_items(pdf, kids) - 1);
    const qpdf_oh last = qpdf_oh_get_array_item(pdf, qpdf_oh_get_key(pdf, node, "/Limits"), 1);
    g_assert_cmpstr(qpdf_oh_get_utf8_value(pdf, last), ==, names->pdata[count - 1]);
  }
  g_assert_cmpuint(depth, ==, count <= 64 ? 0 : count <= 64 * 64 ? 1 : 2);
  const qpdf_oh leaf = qpdf_oh_get_key(pdf, node, count ? "/Names" : "/Nums");
  const int items = qpdf_oh_get_array_n_items(pdf, leaf);
  g_assert_cmpint(items, ==, count == 0 ? 0 : 2 * (int)((count - 1) % 64 + 1));
  if (count)
    g_assert_cmpint(qpdf_oh_get_int_value_as_int(pdf, qpdf_oh_get_array_item(pdf, leaf, items - 1)),
                    ==, (int)count - 1);
  g_assert_false(qpdf_more_warnings(pdf));
  qpdf_cleanup(&pdf);
}

static void test_trees(void) {
  const guint counts[] = {0, 1, 64, 65, 4096, 4097, 10000};
  for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
    check_tree(counts[i]);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/syntax/strings", test_strings);
  g_test_add_func("/syntax/numbers", test_numbers);
  g_test_add_func("/syntax/references", test_references);
  g_test_add_func("/syntax/trees", test_trees);
  return g_test_run();
}
