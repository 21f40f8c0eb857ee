/* Tests of line breaking: every line fits, nothing is lost, lines are full, words are cut only when they must be.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/break.h"
#include "pdf/line.h"
#include "type.h"

typedef struct {
  Type *type;
  PdfText *text;
  PdfShape *shape;
  PdfMeasure measure;
  GArray *cuts;
  GPtrArray *lines; /* PdfLine */
} Setting;

static Setting *set_text(Type *type, PdfText *text, PdfMeasure measure) {
  Setting *setting = g_new0(Setting, 1);
  setting->type = type;
  setting->text = text;
  setting->measure = measure;
  setting->shape = pdf_shape_new(&type->context, text, measure.preformatted, FALSE);
  setting->cuts = g_array_new(FALSE, FALSE, sizeof(PdfCut));
  setting->lines = g_ptr_array_new();
  pdf_break(setting->cuts, setting->shape, type->context.fonts, &setting->measure);
  PdfInlines inlines = {0};
  PdfInlineFinder finder;
  pdf_inline_finder_init(&finder, &type->context, text, FALSE);
  PdfLineMaker maker = {.context = &type->context,
                        .text = text,
                        .shape = setting->shape,
                        .measure = &setting->measure,
                        .inlines = &inlines,
                        .finder = &finder};
  for (guint i = 0; i < setting->cuts->len; i++)
    g_ptr_array_add(setting->lines, pdf_line_new(&maker, &g_array_index(setting->cuts, PdfCut, i)));
  pdf_inline_finder_clear(&finder);
  return setting;
}

static Setting *set_words(Type *type, const char *words, double width) {
  return set_text(type, type_text(words), (PdfMeasure){.width = width, .mark = 8});
}

static void setting_free(Setting *setting) {
  pdf_text_free(setting->text);
  pdf_shape_free(setting->shape);
  g_array_unref(setting->cuts);
  g_ptr_array_unref(setting->lines);
  g_free(setting);
}

static const PdfCut *cut_at(const Setting *setting, guint index) {
  return &g_array_index(setting->cuts, PdfCut, index);
}

static const PdfLine *line_at(const Setting *setting, guint index) {
  return g_ptr_array_index(setting->lines, index);
}

static char *text_at(const Setting *setting, guint index) {
  GString *text = g_string_new(NULL);
  type_line_text(text, line_at(setting, index));
  return g_string_free(text, FALSE);
}

static void check_fits(const Setting *setting) {
  for (guint i = 0; i < setting->cuts->len; i++) {
    const PdfLine *line = line_at(setting, i);
    if (cut_at(setting, i)->end <= cut_at(setting, i)->first + 1)
      continue;
    g_assert_cmpfloat((double)line->end, <=, setting->measure.width + 0.1);
    g_assert_cmpfloat((double)line->start, >=, -0.1);
  }
}

/* What stands between two lines is spaces only, and all the rest is in a line. */
static void check_whole(const Setting *setting) {
  guint32 next = 0;
  for (guint i = 0; i < setting->cuts->len; i++) {
    const PdfCut *cut = cut_at(setting, i);
    g_assert_cmpuint(cut->first, >=, next);
    for (; next < cut->first; next++)
      g_assert_true(pdf_shape_cluster(setting->shape, next)->flags & PDF_CLUSTER_SPACE);
    next = cut->end;
  }
  for (; next < setting->shape->clusters->len; next++)
    g_assert_true(pdf_shape_cluster(setting->shape, next)->flags & PDF_CLUSTER_SPACE);
}

/* The lines' texts, with hyphens taken out, are the text again. */
static void check_text(const Setting *setting) {
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; i < setting->lines->len; i++) {
    type_line_text(joined, line_at(setting, i));
    if (cut_at(setting, i)->ending == PDF_ENDING_HYPHEN) {
      g_assert_true(g_str_has_suffix(joined->str, "\xC2\xAD"));
      g_string_truncate(joined, joined->len - 2);
    }
  }
  g_assert_cmpstr(joined->str, ==, setting->text->bytes->str);
}

static void test_properties(void) {
  Type *type = type_new();
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (guint i = 0; i < 150; i++) {
    guint count = (guint)g_rand_int_range(random, 1, 120);
    double width = g_rand_double_range(random, 36, 420);
    g_autofree char *words = type_words(random, count, i % 3 == 0);
    Setting *setting = set_words(type, words, width);
    check_fits(setting);
    check_whole(setting);
    check_text(setting);
    setting_free(setting);
  }
  type_free(type);
}

static const char PROSE[] =
    "The cluster upgrade moves every database node from one release to the next without taking the "
    "service offline. Before anybody begins, the operator verifies that replication is healthy, "
    "that "
    "the most recent backup was restored on an independent machine, and that the communication "
    "channel with the network department has been established.";

/* Filling line by line leaves the worst line worse than looking at the paragraph as a whole. */
static void test_ragged(void) {
  Type *type = type_new();
  Setting *setting = set_words(type, PROSE, 300);
  for (guint i = 0; i + 1 < setting->lines->len; i++) {
    g_assert_cmpfloat((double)line_at(setting, i)->end, >, 300 * 0.75);
    g_assert_cmpint(cut_at(setting, i)->ending, ==, PDF_ENDING_PLAIN);
  }
  setting_free(setting);
  type_free(type);
}

static void test_long_word(void) {
  Type *type = type_new();
  g_autoptr(GString) word = g_string_new("a ");
  for (guint i = 0; i < 5000; i++)
    g_string_append_c(word, (char)('a' + i % 26));
  Setting *setting = set_words(type, word->str, 200);
  check_fits(setting);
  check_text(setting);
  guint full = 0;
  for (guint i = 0; i + 1 < setting->lines->len; i++) {
    full += (double)line_at(setting, i)->end > 180;
    g_assert_true(i == 0 || line_at(setting, i)->is_cut);
  }
  g_assert_cmpuint(full + 2, >=, setting->lines->len);
  setting_free(setting);
  type_free(type);
}

static void test_address(void) {
  Type *type = type_new();
  Setting *setting = set_words(
      type, "see https://example.org/dashboards/cluster.main?from=now&to=then&view=all", 150);
  check_fits(setting);
  g_assert_cmpuint(setting->lines->len, ==, 3);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *line = text_at(setting, i);
    g_assert_nonnull(strchr("/.?=&", line[strlen(line) - 1]));
    g_assert_false(line_at(setting, i)->is_cut);
  }
  setting_free(setting);
  type_free(type);
}

static void test_hyphens(void) {
  Type *type = type_new();
  Setting *setting = set_words(type, "configuration management communication", 64);
  g_autofree char *first = text_at(setting, 0);
  g_assert_cmpstr(first, ==, "configuration ");
  setting_free(setting);
  setting = set_words(type, "a configuration management communication", 70);
  guint hyphens = 0;
  for (guint i = 0; i < setting->cuts->len; i++)
    hyphens += cut_at(setting, i)->ending == PDF_ENDING_HYPHEN;
  g_assert_cmpuint(hyphens, >, 0);
  check_text(setting);
  setting_free(setting);
  /* A hyphen that the text itself allows. */
  setting = set_words(type, "xxxxxxxxxxx\xC2\xADyyyyyyyyyyyy", 80);
  g_autofree char *own = text_at(setting, 0);
  g_assert_cmpstr(own, ==, "xxxxxxxxxxx\xC2\xAD");
  setting_free(setting);
  type_free(type);
}

static void test_preformatted(void) {
  Type *type = type_new();
  PdfText *text = type_text("one\n\n  two three four five six seven eight nine\n"
                            "unbrokenunbrokenunbrokenunbroken\n");
  PdfMeasure measure = {.width = 100, .mark = 9, .indent = 12, .preformatted = TRUE};
  Setting *setting = set_text(type, text, measure);
  check_fits(setting);
  g_autofree char *first = text_at(setting, 0), *second = text_at(setting, 1),
                  *third = text_at(setting, 2);
  g_assert_cmpstr(first, ==, "one");
  g_assert_cmpstr(second, ==, "");
  g_assert_true(g_str_has_prefix(third, "  two"));
  g_assert_true(line_at(setting, 2)->is_cut);
  g_assert_cmpfloat_with_epsilon((double)line_at(setting, 3)->start, 12, 0.1);
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; i < setting->lines->len; i++)
    type_line_text(joined, line_at(setting, i));
  g_assert_cmpstr(joined->str, ==,
                  "one  two three four five six seven eight nineunbrokenunbrokenunbrokenunbroken");
  setting_free(setting);
  type_free(type);
}

/* White space that runs over the edge never takes the end of the word before it to the next line. */
static void test_preformatted_spaces(void) {
  Type *type = type_new();
  for (guint spaces = 1; spaces < 120; spaces++) {
    for (double width = 90; width < 130; width += 3.5) {
      g_autofree char *gap = g_strnfill(spaces, ' ');
      g_autofree char *words = g_strconcat("rm -rf /srv/old", gap, "# only the old", NULL);
      PdfMeasure measure = {.width = width, .mark = 9, .preformatted = TRUE};
      Setting *setting = set_text(type, type_text(words), measure);
      check_fits(setting);
      check_whole(setting);
      g_autoptr(GString) joined = g_string_new(NULL);
      gboolean is_whole = FALSE;
      for (guint i = 0; i < setting->lines->len; i++) {
        g_autofree char *line = text_at(setting, i);
        is_whole = is_whole || strstr(line, "/srv/old") != NULL;
        g_string_append(joined, line);
      }
      g_assert_cmpstr(joined->str, ==, words);
      g_assert_true(is_whole);
      setting_free(setting);
    }
  }
  type_free(type);
}

static void test_ideographs(void) {
  Type *type = type_new();
  Setting *setting =
      set_words(type, "开始之前操作员应确认复制正常最近的备份已在独立的机器上恢复", 105);
  check_text(setting);
  g_assert_cmpuint(setting->lines->len, ==, 3);
  for (guint i = 0; i < 2; i++) {
    g_assert_cmpfloat((double)line_at(setting, i)->end, >, 94);
    g_assert_false(line_at(setting, i)->is_cut);
  }
  setting_free(setting);
  type_free(type);
}

static void test_odd(void) {
  static const char *const TEXTS[] = {"",
                                      " ",
                                      "   a   ",
                                      "\xE2\x80\x8B",
                                      "a\xE2\x80\x8B"
                                      "b",
                                      "\n",
                                      "\t",
                                      "\x01\x7F",
                                      "\xF0\x9F\x9A\x80",
                                      "\xE2\x80\xAE"
                                      "abc"};
  Type *type = type_new();
  for (guint i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
    Setting *setting = set_words(type, TEXTS[i], 36);
    g_assert_cmpuint(setting->lines->len, >, 0);
    check_whole(setting);
    check_fits(setting);
    setting_free(setting);
  }
  g_assert_cmpuint(type->troubles->len, ==, 1);
  g_assert_cmpstr(g_ptr_array_index(type->troubles, 0), ==, "0 U+1F680 \xF0\x9F\x9A\x80");
  type_free(type);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/break/properties", test_properties);
  g_test_add_func("/break/ragged", test_ragged);
  g_test_add_func("/break/long-word", test_long_word);
  g_test_add_func("/break/address", test_address);
  g_test_add_func("/break/hyphens", test_hyphens);
  g_test_add_func("/break/preformatted", test_preformatted);
  g_test_add_func("/break/preformatted-spaces", test_preformatted_spaces);
  g_test_add_func("/break/ideographs", test_ideographs);
  g_test_add_func("/break/odd", test_odd);
  return g_test_run();
}
