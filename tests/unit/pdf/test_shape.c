/* Tests of shaping: a paragraph with very many styles and objects takes a time in proportion.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/shape.h"

#include "../seconds.h"
#include "type.h"

/* In bold and plain by turns, a number of a page behind each. */
static PdfText *text_of(guint count) {
  const PdfCharacters bold = {.size = 10, .bold = TRUE};
  PdfText *text = pdf_text_new();
  for (guint i = 0; i < count; i++) {
    const PdfCharacters *characters = i % 2 == 0 ? &bold : &type_body;
    pdf_text_add(text, "a ", -1, characters);
    pdf_text_page_number(text, "x", characters);
  }
  return text;
}

static double seconds_for(Type *type, guint count) {
  PdfText *text = text_of(count);
  const double begun = seconds();
  PdfShape *shape = pdf_shape_new(&type->context, text, FALSE, FALSE);
  const double took = seconds() - begun;
  guint objects = 0;
  for (guint i = 0; i < shape->runs->len; i++)
    objects += g_array_index(shape->runs, PdfShapeRun, i).object >= 0 ? 1 : 0;
  g_assert_cmpuint(objects, ==, count);
  pdf_shape_free(shape);
  pdf_text_free(text);
  return took;
}

static void test_many(void) {
  Type *type = type_new();
  seconds_for(type, 100); /* fonts are loaded */
  const double took = seconds_for(type, 24000);
  g_test_message("%g s", took);
  g_assert_cmpfloat(took, <, SECONDS);
  type_free(type);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/shape/many", test_many);
  return g_test_run();
}
