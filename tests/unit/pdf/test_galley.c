/* Tests of galleys: on which side labels and indents stand.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/galley.h"

#include "pdf/paragraph.h"
#include "type.h"

#define HEBREW "\xd7\x90\xd7\x97\xd7\x93"

enum { WIDTH = 200, INDENT = 16 };

static void add_words(PdfGalley *galley, const char *words) {
  g_autoptr(PdfText) text = type_text(words);
  pdf_paragraph_set(galley, &(PdfParagraph){.role = PDF_P}, text, NULL);
}

static void begin_item(PdfGalley *galley) {
  g_autoptr(PdfText) label = type_text("1.");
  pdf_galley_group_begin(galley, &(PdfGroup){.role = PDF_LIST});
  pdf_galley_group_begin(galley, &(PdfGroup){.role = PDF_ITEM, .left = INDENT});
  pdf_label_set(galley, label);
  pdf_galley_group_begin(galley, &(PdfGroup){.role = PDF_BODY});
}

static void end_item(PdfGalley *galley) {
  for (guint i = 0; i < 3; i++)
    pdf_galley_group_end(galley);
}

/* The next label or line: where its ink begins and ends, in whole points. */
static PdfBox *assert_ink(PdfBox *box, PdfBoxKind kind, int start, int end) {
  while (box->kind != PDF_BOX_LINE && box->kind != PDF_BOX_LABEL)
    box = box->next;
  g_assert_cmpint(box->kind, ==, kind);
  if (start >= 0)
    g_assert_cmpfloat_with_epsilon((double)(box->x + box->line->start), start, 0.5);
  if (end >= 0)
    g_assert_cmpfloat_with_epsilon((double)(box->x + box->line->end), end, 0.5);
  return box->next;
}

static void test_sides(void) {
  Type *type = type_new();
  PdfGalley galley;
  pdf_galley_init(&galley, &type->context, 0, WIDTH);
  begin_item(&galley);
  add_words(&galley, "one");
  end_item(&galley);
  begin_item(&galley);
  add_words(&galley, HEBREW);
  add_words(&galley, HEBREW);
  begin_item(&galley); /* inside of the other */
  add_words(&galley, HEBREW);
  end_item(&galley);
  end_item(&galley);
  begin_item(&galley);
  begin_item(&galley); /* two labels beside one line */
  add_words(&galley, HEBREW);
  end_item(&galley);
  end_item(&galley);
  add_words(&galley, "after");
  pdf_galley_finish(&galley);
  PdfBox *at = galley.list.first;
  at = assert_ink(at, PDF_BOX_LABEL, 0, -1);
  at = assert_ink(at, PDF_BOX_LINE, INDENT, -1);
  at = assert_ink(at, PDF_BOX_LABEL, -1, WIDTH);
  at = assert_ink(at, PDF_BOX_LINE, -1, WIDTH - INDENT);
  at = assert_ink(at, PDF_BOX_LINE, -1, WIDTH - INDENT);
  at = assert_ink(at, PDF_BOX_LABEL, -1, WIDTH - INDENT);
  at = assert_ink(at, PDF_BOX_LINE, -1, WIDTH - 2 * INDENT);
  at = assert_ink(at, PDF_BOX_LABEL, -1, WIDTH);
  at = assert_ink(at, PDF_BOX_LABEL, -1, WIDTH - INDENT);
  at = assert_ink(at, PDF_BOX_LINE, -1, WIDTH - 2 * INDENT);
  assert_ink(at, PDF_BOX_LINE, 0, -1);
  pdf_galley_clear(&galley);
  type_free(type);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/galley/sides", test_sides);
  return g_test_run();
}
