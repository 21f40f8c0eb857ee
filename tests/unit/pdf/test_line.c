/* Tests of packed lines: glyphs stand where Pango says, in any mixture of directions.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/line.h"
#include "pdf/words.h"
#include "type.h"

/* Every cluster with ink of the line, unpacked, stands where the cursor of Pango stands, but for the offset that a font gives some
 * glyphs. */
static void check_against_pango(Type *type, const char *words) {
  PdfLine *line = pdf_words_new(&type->context, words, &type_body);
  PangoLayout *layout = pdf_fonts_layout(type->context.fonts);
  PangoLayoutLine *first = pango_layout_get_line_readonly(layout, 0);
  guint32 offset = 0;
  for (guint32 i = 0; i < line->count; i++) {
    const PdfRun *run = &line->runs[i];
    g_autofree cairo_glyph_t *glyphs = g_new0(cairo_glyph_t, run->glyphs + 1);
    g_autofree cairo_text_cluster_t *clusters = g_new0(cairo_text_cluster_t, run->clusters + 1);
    pdf_run_unpack(run, (double)run->x, 0, glyphs, clusters);
    guint32 glyph = 0;
    for (guint32 j = 0; j < run->clusters; j++) {
      guint32 count = (guint32)clusters[j].num_glyphs;
      const cairo_glyph_t *own = &glyphs[run->is_rtl ? run->glyphs - glyph - count : glyph];
      int leading, trailing;
      pango_layout_line_index_to_x(first, (int)offset, FALSE, &leading);
      pango_layout_line_index_to_x(first, (int)offset + clusters[j].num_bytes - 1, TRUE, &trailing);
      double left = MIN(leading, trailing) / (double)PANGO_SCALE;
      g_assert_cmpfloat_with_epsilon(own->x, left + (double)line->start, 0.6);
      glyph += count;
      offset += (guint32)clusters[j].num_bytes;
    }
  }
  g_assert_cmpuint(offset, ==, strlen(words));
}

static void test_places(void) {
  static const char *const TEXTS[] = {
      "abc def",
      "abc אבג דהו def",
      "אבג abc 123 דהו",
      "אבג 12:30 (abc) דהו",
      "The word שלום and 5 + 6 = 11, then سلام again",
      "开始 abc אבג",
  };
  Type *type = type_new();
  for (guint i = 0; i < G_N_ELEMENTS(TEXTS); i++)
    check_against_pango(type, TEXTS[i]);
  type_free(type);
}

static void test_random_directions(void) {
  Type *type = type_new();
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  for (guint i = 0; i < 60; i++) {
    g_autofree char *words = type_words(random, (guint)g_rand_int_range(random, 1, 9), TRUE);
    check_against_pango(type, words);
  }
  type_free(type);
}

/* What is drawn first is read first; where it stands is another matter. */
static void test_order(void) {
  Type *type = type_new();
  PdfLine *line = pdf_words_new(&type->context, "אבג abc דהו", &type_body);
  g_assert_cmpuint(line->count, >=, 3);
  for (guint32 i = 1; i < line->count; i++)
    g_assert_cmpfloat((double)line->runs[i - 1].x, >, (double)line->runs[i].x);
  g_autoptr(GString) text = g_string_new(NULL);
  type_line_text(text, line);
  g_assert_cmpstr(text->str, ==, "אבג abc דהו");
  type_free(type);
}

static void test_fit(void) {
  Type *type = type_new();
  PdfLine *line = pdf_words_fit(&type->context, "A title that is much too long", &type_body, 60);
  g_assert_cmpfloat(pdf_words_width(line), <=, 60);
  g_autoptr(GString) text = g_string_new(NULL);
  type_line_text(text, line);
  g_assert_true(g_str_has_prefix(text->str, "A title"));
  g_assert_true(g_str_has_suffix(text->str, "…"));
  type_free(type);
}

/* A word of six letters costs about as many bytes as it has, times seven. */
static void test_small(void) {
  Type *type = type_new();
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < 100; i++)
    g_string_append(words, "letter ");
  pdf_words_new(&type->context, "first use of a font", &type_body);
  gsize before = arena_used(type->context.arena);
  pdf_words_new(&type->context, words->str, &type_body);
  g_assert_cmpuint(arena_used(type->context.arena) - before, <, 700 * 7 + 300);
  type_free(type);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/line/places", test_places);
  g_test_add_func("/line/random-directions", test_random_directions);
  g_test_add_func("/line/order", test_order);
  g_test_add_func("/line/fit", test_fit);
  g_test_add_func("/line/small", test_small);
  return g_test_run();
}
