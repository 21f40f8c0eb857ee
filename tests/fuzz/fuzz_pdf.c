/* Fuzzes the setting of pages: any bytes as calls of a flow, with what was begun ended again.
 *
 * Whatever is asked for, there is a file with at least one page, and every place of the destinations is one of its pages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/flow.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
  const uint8_t *data;
  size_t size;
  PdfFlow *flow;
  GString *open; /* what was begun: 'g'roup, 'k'eep, 'n' continued, 't'able, 'r'ow, 'c'ell */
  guint names;
} Fuzz;

static guint take(Fuzz *fuzz, guint most) {
  if (fuzz->size == 0)
    return 0;
  fuzz->size--;
  return *fuzz->data++ % most;
}

static double number(Fuzz *fuzz) {
  static const double NUMBERS[] = {0, 1, 5, 12, 40, 150, 700, 5000};
  return NUMBERS[take(fuzz, G_N_ELEMENTS(NUMBERS))];
}

static PdfCharacters characters(Fuzz *fuzz) {
  static const char *const LANGUAGES[] = {NULL, "en", "ja", "ar", "x"};
  guint look = take(fuzz, 64);
  return (PdfCharacters){.size = 4 + (double)take(fuzz, 30),
                         .bold = look & 1,
                         .italic = (look & 2) != 0,
                         .mono = (look & 4) != 0,
                         .strike = (look & 8) != 0,
                         .script = (gint)(look >> 4) - 1,
                         .role = (PdfSpanRole)take(fuzz, 4),
                         .language = LANGUAGES[take(fuzz, G_N_ELEMENTS(LANGUAGES))]};
}

static const char *piece(Fuzz *fuzz) {
  static const char *const PIECES[] = {
      "word",
      " ",
      "configuration management ",
      "שלום ",
      "سلام ",
      "开始之前",
      "a/b.c_d?e=f&g",
      "\n",
      "\t",
      "\xC2\xAD",
      "\xE2\x80\x8B",
      "\xE2\x80\xAE",
      "e\xCC\x81\xCC\x81",
      "\xF0\x9F\x9A\x80",
      "\xEF\xBF\xBC",
      "\xE2\x81\xA9",
      "looooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooong"};
  return PIECES[take(fuzz, G_N_ELEMENTS(PIECES))];
}

static PdfText *text(Fuzz *fuzz) {
  PdfText *made = pdf_text_new();
  gboolean in_link = FALSE;
  for (guint left = take(fuzz, 24); left > 0; left--) {
    PdfCharacters look = characters(fuzz);
    g_autofree char *name = g_strdup_printf("n%u", take(fuzz, 8));
    g_autofree char *field = g_strdup_printf("f%u", fuzz->names++);
    PdfField box = {PDF_FIELD_BOX, field, "tick"};
    switch (take(fuzz, 9)) {
    case 0:
      pdf_text_line_break(made);
      break;
    case 1:
      if (in_link)
        pdf_text_link_end(made);
      else
        pdf_text_link_begin(made, name, NULL, NULL);
      in_link = !in_link;
      break;
    case 2:
      pdf_text_destination(made, name);
      break;
    case 3:
      pdf_text_page_number(made, name, &look);
      break;
    case 4:
      pdf_text_box(made, &box, look.size);
      break;
    case 5:
      pdf_text_leader(made, &look);
      break;
    default:
      pdf_text_add(made, piece(fuzz), -1, &look);
    }
  }
  if (in_link)
    pdf_text_link_end(made);
  return made;
}

static PdfParagraph paragraph(Fuzz *fuzz) {
  guint flags = take(fuzz, 64);
  return (PdfParagraph){.role = (PdfRole)take(fuzz, PDF_NONE + 1),
                        .align = (PdfAlign)take(fuzz, 4),
                        .before = number(fuzz),
                        .after = number(fuzz),
                        .keep_with_next = flags & 1,
                        .keep_together = (flags & 2) != 0,
                        .preformatted = (flags & 4) != 0,
                        .no_hyphens = (flags & 8) != 0,
                        .outline_level = flags >> 4,
                        .destination = flags & 1 ? "n1" : NULL};
}

static void begin(Fuzz *fuzz, char what) { g_string_append_c(fuzz->open, what); }

static char innermost(const Fuzz *fuzz) {
  return fuzz->open->len == 0 ? '\0' : fuzz->open->str[fuzz->open->len - 1];
}

static void end(Fuzz *fuzz) {
  switch (innermost(fuzz)) {
  case 'g':
    pdf_flow_group_end(fuzz->flow);
    break;
  case 'k':
    pdf_flow_keep_end(fuzz->flow);
    break;
  case 'n':
    pdf_flow_continued_end(fuzz->flow);
    break;
  case 'c':
    pdf_flow_cell_end(fuzz->flow);
    break;
  case 'r':
    pdf_flow_row_end(fuzz->flow);
    break;
  case 't':
    pdf_flow_table_end(fuzz->flow);
    break;
  default:
    return;
  }
  g_string_truncate(fuzz->open, fuzz->open->len - 1);
}

static void begin_group(Fuzz *fuzz) {
  guint flags = take(fuzz, 16);
  PdfGroup group = {.role = (PdfRole)take(fuzz, PDF_NONE + 1),
                    .left = number(fuzz),
                    .right = flags & 1 ? number(fuzz) : 0,
                    .before = number(fuzz),
                    .padding = flags & 2 ? number(fuzz) : 0,
                    .keep_together = (flags & 4) != 0,
                    .border = flags & 8 ? 1 : 0};
  pdf_flow_group_begin(fuzz->flow, &group);
  begin(fuzz, 'g');
}

static void begin_table(Fuzz *fuzz) {
  static const double WIDTHS[] = {0, 0, -1, 30, -2, 400, 0, 0, 0, 0};
  guint columns = 1 + take(fuzz, G_N_ELEMENTS(WIDTHS)), flags = take(fuzz, 4);
  PdfTable table = {.widths = WIDTHS,
                    .columns = columns,
                    .head_rows = take(fuzz, 3),
                    .is_grid = flags & 1,
                    .padding = number(fuzz) / 10,
                    .rule = flags & 2 ? 1 : 0,
                    .column_rules = (flags & 2) != 0};
  pdf_flow_table_begin(fuzz->flow, &table);
  begin(fuzz, 't');
}

static void add_block(Fuzz *fuzz) {
  PdfFlow *flow = fuzz->flow;
  PdfParagraph style = paragraph(fuzz);
  g_autofree char *name = g_strdup_printf("f%u", fuzz->names++);
  PdfField field = {(PdfFieldKind)take(fuzz, 4), name, "fill in"};
  switch (take(fuzz, 12)) {
  case 0:
    begin_group(fuzz);
    break;
  case 1:
    begin_table(fuzz);
    break;
  case 2:
    pdf_flow_keep_begin(flow);
    begin(fuzz, 'k');
    break;
  case 3:
    pdf_flow_continued_begin(flow, &style, text(fuzz));
    begin(fuzz, 'n');
    break;
  case 4:
    pdf_flow_label(flow, text(fuzz));
    break;
  case 5:
    pdf_flow_field(flow, &field, number(fuzz), number(fuzz), take(fuzz, 2) ? "label" : NULL);
    break;
  case 6:
    pdf_flow_page(flow, (PdfOrientation)take(fuzz, 2), (gboolean)take(fuzz, 2));
    break;
  case 7:
    pdf_flow_space(flow, number(fuzz));
    pdf_flow_rule(flow, number(fuzz), 0, number(fuzz), 0);
    break;
  default:
    pdf_flow_paragraph(flow, &style, text(fuzz));
  }
}

static void step(Fuzz *fuzz) {
  PdfCell cell = {.columns = 1 + take(fuzz, 3), .rows = 1 + take(fuzz, 3)};
  guint choice = take(fuzz, 5);
  char in = innermost(fuzz);
  if (choice == 0 && in != '\0') {
    end(fuzz);
  } else if (in == 't') {
    pdf_flow_row_begin(fuzz->flow, choice & 1, (choice & 2) != 0);
    begin(fuzz, 'r');
  } else if (in == 'r') {
    pdf_flow_cell_begin(fuzz->flow, &cell);
    begin(fuzz, 'c');
  } else {
    add_block(fuzz);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Fuzz fuzz = {.data = data, .size = MIN(size, 4096)};
  PdfSettings settings = {.width = 300 + number(&fuzz) / 10,
                          .height = 400,
                          .top = 40,
                          .bottom = 40,
                          .inner = 30,
                          .outer = 30,
                          .duplex = (gboolean)take(&fuzz, 2),
                          .language = "en",
                          .title = "Fuzzed"};
  fuzz.flow = pdf_flow_new(&settings);
  fuzz.open = g_string_new(NULL);
  while (fuzz.size > 0)
    step(&fuzz);
  while (fuzz.open->len > 0)
    end(&fuzz);
  g_autoptr(GError) error = NULL;
  GBytes *bytes = pdf_flow_finish(fuzz.flow, &error);
  g_assert_no_error(error);
  g_assert(pdf_flow_pages(fuzz.flow) > 0);
  for (guint i = 0; i < 8; i++) {
    g_autofree char *name = g_strdup_printf("n%u", i);
    g_assert(pdf_flow_page_of(fuzz.flow, name) <= pdf_flow_pages(fuzz.flow));
  }
  g_bytes_unref(bytes);
  pdf_flow_free(fuzz.flow);
  g_string_free(fuzz.open, TRUE);
  return 0;
}
