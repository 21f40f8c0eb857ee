/* Tests of whole flows: what an independent reader finds on each page, and that nothing odd does harm.
 *
 * Pages are read with pdftotext (poppler); without it those tests are skipped.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/flow.h"
#include "../seconds.h"
#include "type.h"

#include <glib/gstdio.h>

typedef struct {
  PdfFlow *flow;
  GPtrArray *troubles;
  char **pages; /* text of each */
} Book;

static Book *book_new(void) {
  Book *book = g_new0(Book, 1);
  book->troubles = g_ptr_array_new_with_free_func(g_free);
  PdfSettings settings = type_settings(book->troubles);
  book->flow = pdf_flow_new(&settings);
  return book;
}

static void book_free(Book *book) {
  pdf_flow_free(book->flow);
  g_ptr_array_unref(book->troubles);
  g_strfreev(book->pages);
  g_free(book);
}

static void add_text(Book *book, const PdfParagraph *style, const char *words) {
  pdf_flow_paragraph(book->flow, style, type_text(words));
}

static void add_plain(Book *book, const char *words) {
  add_text(book, &(PdfParagraph){.role = PDF_P, .after = 6}, words);
}

static GBytes *finish(Book *book) {
  g_autoptr(GError) error = NULL;
  GBytes *bytes = pdf_flow_finish(book->flow, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(pdf_flow_pages(book->flow), >, 0);
  return bytes;
}

static void finish_away(Book *book) { g_bytes_unref(finish(book)); }

/* Finishes and reads the pages; FALSE when there is no reader. */
static gboolean read_pages(Book *book) {
  g_autoptr(GBytes) bytes = finish(book);
  g_autofree char *reader = g_find_program_in_path("pdftotext");
  if (reader == NULL) {
    g_test_skip("no pdftotext");
    return FALSE;
  }
  g_autofree char *path = NULL;
  gint file = g_file_open_tmp("flow-XXXXXX.pdf", &path, NULL);
  g_assert_cmpint(file, >=, 0);
  g_close(file, NULL);
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  g_assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
  const char *arguments[] = {reader, "-enc", "UTF-8", "-layout", path, "-", NULL};
  g_autofree char *text = NULL, *complaints = NULL;
  gint status = -1;
  g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, 0, NULL, NULL, &text, &complaints,
                             &status, NULL));
  g_assert_cmpint(status, ==, 0);
  g_assert_cmpstr(complaints, ==, "");
  g_remove(path);
  book->pages = g_strsplit(text, "\f", -1);
  g_assert_cmpuint(g_strv_length(book->pages), ==, pdf_flow_pages(book->flow) + 1);
  return TRUE;
}

static void assert_page_has(const Book *book, guint page, const char *words) {
  if (strstr(book->pages[page - 1], words) == NULL)
    g_error("page %u has no \"%s\":\n%s", page, words, book->pages[page - 1]);
}

static gboolean has_trouble(const Book *book, const char *what) {
  for (guint i = 0; i < book->troubles->len; i++)
    if (strstr(g_ptr_array_index(book->troubles, i), what) != NULL)
      return TRUE;
  return FALSE;
}

static const char FILLER[] =
    "The cluster upgrade moves every database node from one release to the next without taking the "
    "service offline. Before anybody begins, the operator verifies that replication is healthy.";

/* ---- pages ---------------------------------------------------------------------------------------------- */

static void test_page_numbers(void) {
  Book *book = book_new();
  PdfText *contents = pdf_text_new();
  for (guint i = 0; i < 30; i++) {
    g_autofree char *name = g_strdup_printf("s%u", i);
    g_autofree char *title = g_strdup_printf("Section number%u.", i);
    pdf_text_add(contents, title, -1, &type_body);
    pdf_text_leader(contents, &type_body);
    pdf_text_page_number(contents, name, &type_body);
    pdf_text_line_break(contents);
  }
  pdf_flow_paragraph(book->flow, &(PdfParagraph){.role = PDF_P}, contents);
  for (guint i = 0; i < 30; i++) {
    g_autofree char *name = g_strdup_printf("s%u", i);
    g_autofree char *title = g_strdup_printf("Heading of number%u.", i);
    add_text(book,
             &(PdfParagraph){.role = PDF_H1,
                             .destination = name,
                             .keep_with_next = TRUE,
                             .outline_level = 1,
                             .before = 20},
             title);
    for (guint j = 0; j < 5; j++)
      add_plain(book, FILLER);
  }
  if (read_pages(book)) {
    for (guint i = 0; i < 30; i++) {
      g_autofree char *name = g_strdup_printf("s%u", i);
      g_autofree char *title = g_strdup_printf("Heading of number%u.", i);
      guint page = pdf_flow_page_of(book->flow, name);
      assert_page_has(book, page, title);
      /* The line of the contents ends with the number. */
      g_autofree char *entry = g_strdup_printf("Section number%u.", i);
      const char *line = strstr(book->pages[0], entry);
      g_assert_nonnull(line);
      const char *end = strchr(line, '\n');
      g_autofree char *number = g_strdup_printf(" %u", page);
      g_autofree char *shown = g_strndup(line, (gsize)(end - line));
      g_assert_true(g_str_has_suffix(shown, number));
      /* No heading is the last of its page. */
      const char *after = strstr(book->pages[page - 1], title);
      g_assert_nonnull(strstr(after, "The cluster"));
    }
  }
  g_assert_cmpuint(pdf_flow_page_of(book->flow, "nowhere"), ==, 0);
  book_free(book);
}

/* A name leads to the block behind it, whatever that is, also in a cell; the last one to the end. */
static void test_names(void) {
  Book *book = book_new();
  PdfFlow *flow = book->flow;
  add_plain(book, "Before.");
  pdf_flow_destination(flow, "rule");
  pdf_flow_destination(flow, "rule-too");
  pdf_flow_page(flow, PDF_PORTRAIT, FALSE);
  pdf_flow_rule(flow, 1, 0, 4, 4);
  pdf_flow_page(flow, PDF_PORTRAIT, FALSE);
  pdf_flow_destination(flow, "table");
  pdf_flow_table_begin(flow, &(PdfTable){.widths = (const double[]){-1}, .columns = 1});
  pdf_flow_row_begin(flow, FALSE, TRUE);
  pdf_flow_cell_begin(flow, &(PdfCell){.columns = 1, .rows = 1});
  add_plain(book, "In a cell.");
  pdf_flow_destination(flow, "cell");
  pdf_flow_cell_end(flow);
  pdf_flow_row_end(flow);
  pdf_flow_table_end(flow);
  pdf_flow_page(flow, PDF_PORTRAIT, FALSE);
  add_plain(book, "Last.");
  pdf_flow_destination(flow, "end");
  finish_away(book);
  static const char *const NAMES[] = {"rule", "rule-too", "table", "cell", "end"};
  static const guint PAGES[] = {2, 2, 3, 3, 4};
  for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
    g_assert_cmpuint(pdf_flow_page_of(flow, NAMES[i]), ==, PAGES[i]);
  book_free(book);
}

static void test_running(void) {
  Book *book = book_new();
  pdf_flow_running(book->flow, &(PdfRunning){{"Guide", NULL, "CHG1"},
                                             {"very long words that never end " /* cut with … */
                                              "very long words that never end "
                                              "very long words that never end "
                                              "very long words that never end",
                                              NULL, "page {page} of {pages}"}});
  pdf_flow_page_labels(book->flow, "R-", 1);
  add_plain(book, "first");
  pdf_flow_page(book->flow, PDF_PORTRAIT, FALSE);
  pdf_flow_page_labels(book->flow, "A-", 7);
  pdf_flow_running(book->flow,
                   &(PdfRunning){{"Changed {page}", NULL, "{pages}"}, {"{page}", NULL, "{page}"}});
  add_plain(book, "second");
  pdf_flow_page(book->flow, PDF_LANDSCAPE, FALSE);
  pdf_flow_page(book->flow, PDF_LANDSCAPE, FALSE);
  add_plain(book, "third");
  if (read_pages(book)) {
    g_assert_cmpuint(pdf_flow_pages(book->flow), ==, 3);
    assert_page_has(book, 1, "Guide");
    assert_page_has(book, 1, "page R-1 of A-8");
    assert_page_has(book, 1, "…");
    assert_page_has(book, 2, "Changed {page}"); /* as the author wrote it */
    assert_page_has(book, 2, "{pages}");
    assert_page_has(book, 2, "A-7");
    assert_page_has(book, 3, "A-8");
  }
  book_free(book);
}

/* A title of a megabyte costs each page no more than what fits. */
static void test_long_head(void) {
  Book *book = book_new();
  enum { LENGTH = 1 << 20 };
  g_autofree char *title = g_strnfill(LENGTH, 'i');
  for (gsize i = 5; i + 1 < LENGTH; i += 6)
    title[i] = ' ';
  pdf_flow_running(book->flow, &(PdfRunning){{title, NULL, NULL}, {NULL, NULL, NULL}});
  for (guint i = 0; i < 20; i++) {
    pdf_flow_page(book->flow, PDF_PORTRAIT, FALSE);
    add_plain(book, "text");
  }
  const double begun = seconds();
  finish_away(book);
  g_assert_cmpuint(pdf_flow_pages(book->flow), ==, 20);
  g_assert_cmpfloat(seconds() - begun, <, SECONDS);
  book_free(book);
}

static void test_duplex(void) {
  Book *book = g_new0(Book, 1);
  book->troubles = g_ptr_array_new_with_free_func(g_free);
  PdfSettings settings = type_settings(book->troubles);
  settings.duplex = TRUE;
  book->flow = pdf_flow_new(&settings);
  const PdfRunning running = {.foot = {NULL, NULL, "page {page} of {pages}"}};
  pdf_flow_running(book->flow, &running);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *name = g_strdup_printf("c%u", i);
    pdf_flow_page(book->flow, PDF_PORTRAIT, TRUE);
    add_text(book, &(PdfParagraph){.role = PDF_P, .destination = name}, name);
  }
  /* A page without text still says which one it is, so that nobody takes it for a lost one. */
  if (read_pages(book)) {
    assert_page_has(book, 1, "page 1 of 5");
    assert_page_has(book, 2, "page 2 of 5");
  }
  g_assert_cmpuint(pdf_flow_pages(book->flow), ==, 5);
  g_assert_cmpuint(pdf_flow_page_of(book->flow, "c0"), ==, 1);
  g_assert_cmpuint(pdf_flow_page_of(book->flow, "c1"), ==, 3);
  g_assert_cmpuint(pdf_flow_page_of(book->flow, "c2"), ==, 5);
  book_free(book);
}

static void test_families(void) {
  Book *book = g_new0(Book, 1);
  book->troubles = g_ptr_array_new_with_free_func(g_free);
  PdfSettings settings = type_settings(book->troubles);
  settings.font_family = "Notto Sans,noto sans";
  settings.mono_family = "Qwxz Mono 9000";
  book->flow = pdf_flow_new(&settings);
  add_plain(book, FILLER);
  finish_away(book);
  g_assert_cmpuint(book->troubles->len, ==, 2);
  g_assert_true(has_trouble(book, "Notto Sans -> Noto Sans"));
  g_assert_true(has_trouble(book, "Qwxz Mono 9000"));
  g_assert_false(has_trouble(book, "9000 ->"));
  book_free(book);
}

static void test_continued(void) {
  Book *book = book_new();
  add_text(book, &(PdfParagraph){.role = PDF_H1, .keep_with_next = TRUE}, "Phase One");
  pdf_flow_continued_begin(book->flow, &(PdfParagraph){.role = PDF_NONE, .after = 6},
                           type_text("Phase One, continued"));
  for (guint i = 0; i < 60; i++)
    add_plain(book, FILLER);
  pdf_flow_continued_end(book->flow);
  pdf_flow_page(book->flow, PDF_PORTRAIT, FALSE);
  add_plain(book, "after");
  if (read_pages(book)) {
    guint pages = pdf_flow_pages(book->flow);
    g_assert_cmpuint(pages, >, 3);
    g_assert_null(strstr(book->pages[0], "continued"));
    for (guint i = 2; i < pages; i++)
      assert_page_has(book, i, "Phase One, continued");
    g_assert_null(strstr(book->pages[pages - 1], "continued"));
  }
  book_free(book);
}

/* ---- tables --------------------------------------------------------------------------------------------- */

static void add_cell(Book *book, const PdfCell *cell, const char *words) {
  pdf_flow_cell_begin(book->flow, cell);
  add_text(book, &(PdfParagraph){.role = PDF_NONE}, words);
  pdf_flow_cell_end(book->flow);
}

static void test_table(void) {
  Book *book = book_new();
  static const double WIDTHS[] = {0, 0};
  PdfTable table = {.widths = WIDTHS, .columns = 2, .head_rows = 1, .padding = 4, .rule = 0.5};
  PdfCell cell = {.columns = 1, .rows = 1};
  pdf_flow_table_begin(book->flow, &table);
  for (guint i = 0; i < 101; i++) {
    g_autofree char *left = i == 0 ? g_strdup("Head") : g_strdup_printf("left%u.", i);
    g_autofree char *right = g_strdup_printf("right%u.", i);
    pdf_flow_row_begin(book->flow, FALSE, FALSE);
    add_cell(book, &cell, left);
    add_cell(book, &cell, i == 0 ? "of table" : i == 50 ? FILLER : right);
    pdf_flow_row_end(book->flow);
  }
  pdf_flow_table_end(book->flow);
  if (read_pages(book)) {
    for (guint i = 1; i <= pdf_flow_pages(book->flow); i++)
      assert_page_has(book, i, "Head");
    g_autofree char *all = g_strjoinv("", book->pages);
    for (guint i = 1; i < 101; i++) {
      g_autofree char *left = g_strdup_printf("left%u.", i);
      g_assert_nonnull(strstr(all, left));
    }
  }
  g_assert_cmpuint(book->troubles->len, ==, 0);
  book_free(book);
}

static void test_spans(void) {
  Book *book = book_new();
  static const double WIDTHS[] = {0, 0, 0};
  PdfTable table = {.widths = WIDTHS, .columns = 3, .padding = 4, .rule = 1, .column_rules = TRUE};
  pdf_flow_table_begin(book->flow, &table);
  for (guint i = 0; i < 4; i++) {
    pdf_flow_row_begin(book->flow, FALSE, FALSE);
    if (i % 2 == 0)
      add_cell(book, &(PdfCell){.columns = 1, .rows = 2}, i == 0 ? FILLER : "two rows");
    add_cell(book, &(PdfCell){.columns = i == 1 ? 2 : 1, .rows = 1}, i == 1 ? FILLER : "one");
    if (i != 1)
      add_cell(book, &(PdfCell){.columns = 1, .rows = 9}, "beyond the last row and column");
    pdf_flow_row_end(book->flow);
  }
  pdf_flow_table_end(book->flow);
  if (read_pages(book)) {
    assert_page_has(book, 1, "two rows");
    assert_page_has(book, 1, "beyond");
  }
  book_free(book);
}

/* A cell that spans more rows than a page holds is said again on each page, of a high one its first line. */
static void test_high_span(void) {
  Book *book = book_new();
  static const double WIDTHS[] = {100, 100, -1};
  PdfTable table = {.widths = WIDTHS,
                    .columns = 3,
                    .padding = 3,
                    .rule = 1,
                    .head_rows = 1,
                    .column_rules = TRUE};
  PdfCell cell = {.columns = 1, .rows = 1}, span = {.columns = 1, .rows = 150};
  g_autoptr(GString) high = g_string_new("first");
  for (guint i = 0; i < 100; i++)
    g_string_append(high, " more");
  g_string_append(high, " ended");
  pdf_flow_table_begin(book->flow, &table);
  for (guint i = 0; i <= 150; i++) {
    g_autofree char *words = g_strdup_printf("row%u.", i);
    pdf_flow_row_begin(book->flow, FALSE, FALSE);
    if (i <= 1) {
      add_cell(book, i == 0 ? &cell : &span, i == 0 ? "Head" : "spanning");
      add_cell(book, i == 0 ? &cell : &span, i == 0 ? "Head" : high->str);
    }
    add_cell(book, &cell, words);
    pdf_flow_row_end(book->flow);
  }
  pdf_flow_table_end(book->flow);
  if (read_pages(book)) {
    guint pages = pdf_flow_pages(book->flow);
    for (guint i = 1; i <= pages; i++) {
      assert_page_has(book, i, "spanning");
      assert_page_has(book, i, "first");
      g_assert_cmpint(strstr(book->pages[i - 1], "ended") != NULL, ==, i == 1);
    }
    assert_page_has(book, 1, "row1.");
    assert_page_has(book, pages, "row150.");
  }
  book_free(book);
}

/* A cell of 300 lines beside a short one, and a table inside of a cell that is higher than a page. */
static void test_high_cells(void) {
  Book *book = book_new();
  static const double WIDTHS[] = {100, -1};
  PdfTable grid = {.widths = WIDTHS, .columns = 2, .is_grid = TRUE};
  PdfCell cell = {.columns = 1, .rows = 1};
  pdf_flow_table_begin(book->flow, &grid);
  pdf_flow_row_begin(book->flow, FALSE, TRUE);
  add_cell(book, &cell, "beside");
  pdf_flow_cell_begin(book->flow, &cell);
  static const double INNER[] = {0};
  PdfTable inner = {.widths = INNER, .columns = 1, .head_rows = 1, .padding = 2};
  pdf_flow_table_begin(book->flow, &inner);
  for (guint i = 0; i < 300; i++) {
    g_autofree char *words = i == 0 ? g_strdup("Inner head") : g_strdup_printf("inner%u.", i);
    pdf_flow_row_begin(book->flow, FALSE, FALSE);
    add_cell(book, &cell, words);
    pdf_flow_row_end(book->flow);
  }
  pdf_flow_table_end(book->flow);
  pdf_flow_cell_end(book->flow);
  pdf_flow_row_end(book->flow);
  pdf_flow_table_end(book->flow);
  if (read_pages(book)) {
    guint pages = pdf_flow_pages(book->flow);
    g_assert_cmpuint(pages, >, 5);
    g_autofree char *all = g_strjoinv("", book->pages);
    const char *at = all;
    for (guint i = 1; i < 300; i++) {
      g_autofree char *words = g_strdup_printf("inner%u.", i);
      at = strstr(at, words);
      g_assert_nonnull(at);
    }
    for (guint i = 1; i <= pages; i++)
      assert_page_has(book, i, "Inner head");
  }
  book_free(book);
}

static void test_wide_table(void) {
  Book *book = book_new();
  enum { COLUMNS = 10000 };
  g_autofree double *widths = g_new0(double, COLUMNS);
  PdfTable table = {.widths = widths, .columns = COLUMNS, .head_rows = 1, .padding = 2};
  pdf_flow_table_begin(book->flow, &table);
  for (guint row = 0; row < 2; row++) {
    pdf_flow_row_begin(book->flow, FALSE, FALSE);
    for (guint i = 0; i < COLUMNS; i++) {
      g_autofree char *words = g_strdup_printf("%u", i);
      add_cell(book, &(PdfCell){.columns = 1, .rows = 1}, words);
    }
    pdf_flow_row_end(book->flow);
  }
  pdf_flow_table_end(book->flow);
  finish_away(book);
  g_assert_true(has_trouble(book, "a table of 10000 columns"));
  g_assert_cmpuint(pdf_flow_pages(book->flow), <, 60);
  book_free(book);
}

/* ---- odd input ------------------------------------------------------------------------------------------ */

static void test_deep_groups(void) {
  Book *book = book_new();
  for (guint i = 0; i < 100; i++) {
    pdf_flow_group_begin(book->flow, &(PdfGroup){.role = PDF_LIST});
    pdf_flow_group_begin(book->flow, &(PdfGroup){.role = PDF_ITEM, .left = 20, .padding = 1});
    pdf_flow_label(book->flow, type_text("1."));
  }
  add_plain(book, "innermost");
  for (guint i = 0; i < 200; i++)
    pdf_flow_group_end(book->flow);
  add_plain(book, "outermost");
  if (read_pages(book)) {
    g_autofree char *all = g_strjoinv("", book->pages);
    g_assert_nonnull(strstr(all, "inner"));
    g_assert_nonnull(strstr(all, "outermost"));
  }
  g_assert_true(has_trouble(book, "nested too deep"));
  book_free(book);
}

static void test_deep_tables(void) {
  Book *book = book_new();
  static const double WIDTHS[] = {0};
  PdfTable table = {.widths = WIDTHS, .columns = 1, .padding = 3};
  for (guint i = 0; i < 40; i++) {
    pdf_flow_table_begin(book->flow, &table);
    pdf_flow_row_begin(book->flow, FALSE, FALSE);
    pdf_flow_cell_begin(book->flow, &(PdfCell){.columns = 1, .rows = 1});
  }
  add_plain(book, "innermost");
  for (guint i = 0; i < 40; i++) {
    pdf_flow_cell_end(book->flow);
    pdf_flow_row_end(book->flow);
    pdf_flow_table_end(book->flow);
  }
  if (read_pages(book))
    assert_page_has(book, 1, "innermost");
  g_assert_true(has_trouble(book, "tables nested"));
  book_free(book);
}

static void test_nothing(void) {
  Book *book = book_new();
  finish_away(book);
  g_assert_cmpuint(pdf_flow_pages(book->flow), ==, 1);
  book_free(book);
  book = book_new();
  pdf_flow_group_begin(book->flow, &(PdfGroup){.role = PDF_SECT, .border = 1});
  pdf_flow_group_end(book->flow);
  add_plain(book, "");
  pdf_flow_space(book->flow, 1e6);
  pdf_flow_page(book->flow, PDF_PORTRAIT, TRUE);
  finish_away(book);
  book_free(book);
}

static void test_unfinished(void) {
  Book *book = book_new();
  static const double WIDTHS[] = {0};
  pdf_flow_table_begin(book->flow, &(PdfTable){.widths = WIDTHS, .columns = 1});
  pdf_flow_row_begin(book->flow, FALSE, FALSE);
  pdf_flow_cell_begin(book->flow, &(PdfCell){.columns = 1, .rows = 1});
  add_plain(book, "given up");
  book_free(book); /* frees what waits */
}

static void test_no_fonts(void) {
  g_autofree char *folder = g_dir_make_tmp("fonts-XXXXXX", NULL);
  g_setenv("STEPBOOK_FONTS", folder, TRUE);
  Book *book = book_new();
  add_plain(book, "words");
  g_autoptr(GError) error = NULL;
  g_assert_null(pdf_flow_finish(book->flow, &error));
  g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unsetenv("STEPBOOK_FONTS");
  g_rmdir(folder);
  book_free(book);
}

static void test_glyphs(void) {
  Book *book = book_new();
  pdf_flow_place(book->flow, (Place){"a.md", 3, 1});
  add_plain(book, "a rocket \xF0\x9F\x9A\x80 and another \xF0\x9F\x9A\x80");
  pdf_flow_place(book->flow, (Place){"b.md", 9, 1});
  add_plain(book, "\xF0\x9F\x9A\x80");
  if (read_pages(book))
    assert_page_has(book, 1, "a rocket \xF0\x9F\x9A\x80 and");
  g_assert_cmpuint(book->troubles->len, ==, 2); /* once for each file */
  book_free(book);
}

static void build(Book *book) {
  pdf_flow_running(book->flow, &(PdfRunning){{"Head", NULL, NULL}, {NULL, NULL, "{page}"}});
  PdfText *text = pdf_text_new();
  PdfField box = {PDF_FIELD_BOX, "step.done", "Step: done"};
  pdf_text_add(text, "Tick ", -1, &type_body);
  pdf_text_box(text, &box, 10);
  pdf_text_link_begin(text, NULL, "https://example.org/", NULL);
  pdf_text_add(text, " a link", -1, &type_body);
  pdf_text_link_end(text);
  pdf_flow_paragraph(book->flow, &(PdfParagraph){.role = PDF_P}, text);
  PdfField notes = {PDF_FIELD_NOTES, "step.notes", "Step: notes"};
  pdf_flow_field(book->flow, &notes, 0, 60, "notes");
  for (guint i = 0; i < 30; i++)
    add_text(book, &(PdfParagraph){.role = PDF_P}, FILLER);
}

/* Cairo leaves out the marks of a page on which nothing is seen. */
static void test_blank(void) {
  Book *book = book_new();
  PdfText *text = pdf_text_new();
  pdf_text_add(text, "\u200b \u200b", -1, &type_body);
  pdf_flow_paragraph(book->flow, &(PdfParagraph){.role = PDF_P}, text);
  finish_away(book);
  g_assert_cmpuint(pdf_flow_pages(book->flow), ==, 1);
  book_free(book);
}

static void test_same_bytes(void) {
  Book *first = book_new(), *second = book_new();
  build(first);
  build(second);
  g_autoptr(GBytes) one = finish(first);
  g_autoptr(GBytes) other = finish(second);
  g_assert_true(g_bytes_equal(one, other));
  book_free(first);
  book_free(second);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/flow/page-numbers", test_page_numbers);
  g_test_add_func("/flow/names", test_names);
  g_test_add_func("/flow/running", test_running);
  g_test_add_func("/flow/long-head", test_long_head);
  g_test_add_func("/flow/duplex", test_duplex);
  g_test_add_func("/flow/families", test_families);
  g_test_add_func("/flow/continued", test_continued);
  g_test_add_func("/flow/table", test_table);
  g_test_add_func("/flow/spans", test_spans);
  g_test_add_func("/flow/high-span", test_high_span);
  g_test_add_func("/flow/high-cells", test_high_cells);
  g_test_add_func("/flow/wide-table", test_wide_table);
  g_test_add_func("/flow/deep-groups", test_deep_groups);
  g_test_add_func("/flow/deep-tables", test_deep_tables);
  g_test_add_func("/flow/nothing", test_nothing);
  g_test_add_func("/flow/unfinished", test_unfinished);
  g_test_add_func("/flow/no-fonts", test_no_fonts);
  g_test_add_func("/flow/glyphs", test_glyphs);
  g_test_add_func("/flow/blank", test_blank);
  g_test_add_func("/flow/same-bytes", test_same_bytes);
  return g_test_run();
}
