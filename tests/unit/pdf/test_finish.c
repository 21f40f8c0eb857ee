/* Tests of finished PDFs: a file drawn by hand, read back with libqpdf and looked at by other programs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish.h"

#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "paper.h"

static const PdfMetadata metadata = {.title = "Upgrade <7.4> \"\xce\xa9\"\n",
                                     .author = "Team & Co",
                                     .language = "en",
                                     .identifier = "stepbook:upgrade:operator:7KQ2-M9XD-4TRC",
                                     .producer = "stepbook 0.1.0",
                                     .created = 1600000000};

/* ---- reading back -------------------------------------------------------------------------------------- */

typedef struct {
  qpdf_data pdf;
  GBytes *bytes;
} File;

static File file_open(GBytes *bytes) {
  File file = {qpdf_init(), bytes};
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_assert_cmpint(qpdf_read_memory(file.pdf, "test", data, length, NULL), ==, QPDF_SUCCESS);
  return file;
}

static void file_close(File *file) {
  g_assert_false(qpdf_more_warnings(file->pdf));
  g_assert_false(qpdf_has_error(file->pdf));
  qpdf_cleanup(&file->pdf);
  g_bytes_unref(file->bytes);
}

/* Follows keys and indices: at(file, from, "/K", "0", "/S", NULL). */
static qpdf_oh at(const File *file, qpdf_oh from, ...) {
  va_list steps;
  va_start(steps, from);
  for (const char *step; (step = va_arg(steps, const char *)) != NULL;) {
    if (*step == '/') {
      g_assert_true(qpdf_oh_is_dictionary(file->pdf, from));
      from = qpdf_oh_get_key(file->pdf, from, step);
    } else {
      g_assert_true(qpdf_oh_is_array(file->pdf, from));
      from = qpdf_oh_get_array_item(file->pdf, from, (int)g_ascii_strtoll(step, NULL, 10));
    }
  }
  va_end(steps);
  return from;
}

#define assert_text(file, object, text)                                                            \
  g_assert_cmpstr(qpdf_oh_get_utf8_value((file).pdf, object), ==, text)
#define assert_name(file, object, name)                                                            \
  g_assert_cmpstr(qpdf_oh_get_name((file).pdf, object), ==, name)
#define assert_syntax(file, object, text)                                                          \
  g_assert_cmpstr(qpdf_oh_unparse_resolved((file).pdf, object), ==, text)

static char *stream_text(const File *file, qpdf_oh stream) {
  unsigned char *bytes;
  size_t length;
  qpdf_oh_get_stream_data(file->pdf, stream, qpdf_dl_all, NULL, &bytes, &length);
  GString *text = g_string_new_len((const char *)bytes, (gssize)length);
  free(bytes);
  return g_string_free(text, FALSE);
}

static File full(void) { return file_open(paper_finish(paper_full(), &metadata)); }

/* ---- tests --------------------------------------------------------------------------------------------- */

static void test_catalogue(void) {
  File file = full();
  const qpdf_oh root = qpdf_get_root(file.pdf), trailer = qpdf_get_trailer(file.pdf);
  g_assert_cmpstr(qpdf_get_pdf_version(file.pdf), ==, "1.7");
  assert_text(file, at(&file, root, "/Lang", NULL), "en");
  assert_syntax(file, at(&file, root, "/MarkInfo", NULL), "<< /Marked true >>");
  assert_syntax(file, at(&file, root, "/ViewerPreferences", NULL), "<< /DisplayDocTitle true >>");
  assert_name(file, at(&file, root, "/PageMode", NULL), "/UseOutlines");
  assert_name(file, at(&file, root, "/OutputIntents", "0", "/S", NULL), "/GTS_PDFA1");
  g_autofree char *profile =
      stream_text(&file, at(&file, root, "/OutputIntents", "0", "/DestOutputProfile", NULL));
  g_assert_true(memcmp(profile + 36, "acsp", 4) == 0);
  assert_text(file, at(&file, trailer, "/Info", "/Title", NULL), "Upgrade <7.4> \"\xce\xa9\" ");
  assert_text(file, at(&file, trailer, "/Info", "/CreationDate", NULL), "D:20200913122640Z");
  assert_text(file, at(&file, trailer, "/Info", "/Producer", NULL), "stepbook 0.1.0");
  g_autofree char *xmp = stream_text(&file, at(&file, root, "/Metadata", NULL));
  const char *const facts[] = {
      "<rdf:li xml:lang=\"x-default\">Upgrade &lt;7.4&gt; &quot;\xce\xa9&quot; </rdf:li>",
      "<rdf:li>Team &amp; Co</rdf:li>",
      "<dc:identifier>stepbook:upgrade:operator:7KQ2-M9XD-4TRC</dc:identifier>",
      "<xmp:CreateDate>2020-09-13T12:26:40Z</xmp:CreateDate>",
      "<pdfaid:part>2</pdfaid:part>",
      "<pdfaid:conformance>A</pdfaid:conformance>",
      "<pdfuaid:part>1</pdfuaid:part>",
  };
  for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
    g_assert_nonnull(strstr(xmp, facts[i]));
  file_close(&file);
}

/* PDF/A wants the document information and XMP to say the same; and XML cannot say controls. */
static void test_odd_facts(void) {
  g_autoptr(GString) title = g_string_new(NULL);
  for (guint i = 0; i < 3000; i++)
    g_string_append(title, "\xce\xa9 ");
  PdfMetadata odd = metadata;
  odd.title = title->str;
  odd.language = "en\x01";
  File file = file_open(paper_finish(paper_full(), &odd));
  const qpdf_oh root = qpdf_get_root(file.pdf), trailer = qpdf_get_trailer(file.pdf);
  g_autofree char *told =
      g_strdup(qpdf_oh_get_utf8_value(file.pdf, at(&file, trailer, "/Info", "/Title", NULL)));
  g_assert_cmpuint(strlen(told), >, 7900);
  g_autofree char *expected = g_strdup_printf("<rdf:li xml:lang=\"x-default\">%s</rdf:li>", told);
  g_autofree char *xmp = stream_text(&file, at(&file, root, "/Metadata", NULL));
  g_assert_nonnull(strstr(xmp, expected));
  g_assert_nonnull(strstr(xmp, "<rdf:li>en </rdf:li>"));
  assert_text(file, at(&file, root, "/Lang", NULL), "en ");
  file_close(&file);
}

static void test_structure(void) {
  File file = full();
  const qpdf_oh tree = at(&file, qpdf_get_root(file.pdf), "/StructTreeRoot", NULL);
  const qpdf_oh document = at(&file, tree, "/K", NULL);
  assert_name(file, at(&file, document, "/S", NULL), "/Document");
  const char *const types[] = {"/H1", "/P", "/L", "/P", "/H2", "/P", "/Table", "/Figure", "/P"};
  const qpdf_oh kids = at(&file, document, "/K", NULL);
  g_assert_cmpint(qpdf_oh_get_array_n_items(file.pdf, kids), ==, G_N_ELEMENTS(types));
  for (int i = 0; i < (int)G_N_ELEMENTS(types); i++)
    assert_name(file, at(&file, qpdf_oh_get_array_item(file.pdf, kids, i), "/S", NULL), types[i]);
  const qpdf_oh list = at(&file, kids, "2", NULL);
  assert_syntax(file, at(&file, list, "/A", NULL), "<< /ListNumbering /Decimal /O /List >>");
  const qpdf_oh label = at(&file, list, "/K", "0", "/K", "0", NULL);
  assert_name(file, at(&file, label, "/S", NULL), "/Lbl");
  assert_name(file, at(&file, label, "/K", "1", "/S", NULL), "/Form");
  assert_name(file, at(&file, label, "/K", "1", "/K", "0", "/Type", NULL), "/OBJR");
  /* A paragraph over two pages: the mark on its first page, a reference for the second. */
  const qpdf_oh over = at(&file, kids, "3", NULL);
  g_assert_true(qpdf_oh_is_integer(file.pdf, at(&file, over, "/K", "0", NULL)));
  assert_name(file, at(&file, over, "/K", "1", "/Type", NULL), "/MCR");
  g_assert_cmpint(qpdf_find_page_by_oh(file.pdf, at(&file, over, "/Pg", NULL)), ==, 0);
  g_assert_cmpint(qpdf_find_page_by_oh(file.pdf, at(&file, over, "/K", "1", "/Pg", NULL)), ==, 1);
  const qpdf_oh head = at(&file, kids, "6", "/K", "0", "/K", "0", "/K", "0", NULL);
  assert_syntax(file, at(&file, head, "/A", NULL), "<< /ColSpan 2 /O /Table /Scope /Column >>");
  const qpdf_oh figure = at(&file, kids, "7", NULL);
  assert_text(file, at(&file, figure, "/Alt", NULL), "A black square (really)");
  g_assert_cmpint(qpdf_oh_get_array_n_items(file.pdf, at(&file, figure, "/A", "/BBox", NULL)), ==,
                  4);
  /* The link that leads nowhere is only text. */
  assert_name(file, at(&file, kids, "5", "/K", "1", "/S", NULL), "/Link");
  assert_name(file, at(&file, kids, "5", "/K", "2", "/S", NULL), "/Span");
  file_close(&file);
}

/* Each mark of a page leads to the element that names it, each annotation to its own. */
/* Is the kid that marked content: a number on the element's own page, or a reference that names its page? */
static gboolean is_mark(const File *file, qpdf_oh kid, qpdf_oh own_page, int page, int mark) {
  if (qpdf_oh_is_dictionary(file->pdf, kid)) {
    if (!qpdf_oh_has_key(file->pdf, kid, "/MCID"))
      return FALSE;
    own_page = qpdf_oh_has_key(file->pdf, kid, "/Pg") ? at(file, kid, "/Pg", NULL) : own_page;
    kid = at(file, kid, "/MCID", NULL);
  }
  return qpdf_oh_is_integer(file->pdf, kid) &&
         qpdf_oh_get_int_value_as_int(file->pdf, kid) == mark &&
         qpdf_oh_get_object_id(file->pdf, own_page) == page;
}

/* What the parent tree names as the element of a mark must say of itself, once, that it holds the mark. */
static void assert_holds(const File *file, qpdf_oh element, int page, int mark) {
  const qpdf_oh own_page = at(file, element, "/Pg", NULL);
  const qpdf_oh kids = qpdf_oh_wrap_in_array(file->pdf, at(file, element, "/K", NULL));
  int found = 0;
  for (int i = 0; i < qpdf_oh_get_array_n_items(file->pdf, kids); i++) {
    const qpdf_oh kid = qpdf_oh_get_array_item(file->pdf, kids, i);
    found += is_mark(file, kid, own_page, page, mark) ? 1 : 0;
  }
  g_assert_cmpint(found, ==, 1);
}

static void test_parent_tree(void) {
  File file = full();
  const qpdf_oh numbers =
      at(&file, qpdf_get_root(file.pdf), "/StructTreeRoot", "/ParentTree", "/Nums", NULL);
  const int pages = qpdf_get_num_pages(file.pdf);
  int marks = 0, artifacts = 0;
  for (int i = 0; i < pages; i++) {
    const qpdf_oh page = qpdf_get_page_n(file.pdf, (size_t)i);
    g_assert_cmpint(qpdf_oh_get_int_value_as_int(file.pdf, at(&file, page, "/StructParents", NULL)),
                    ==, i);
    assert_name(file, at(&file, page, "/Tabs", NULL), "/S");
    const qpdf_oh elements = qpdf_oh_get_array_item(file.pdf, numbers, 2 * i + 1);
    const int count = qpdf_oh_get_array_n_items(file.pdf, elements);
    for (int k = 0; k < count; k++) {
      const qpdf_oh element = qpdf_oh_get_array_item(file.pdf, elements, k);
      if (qpdf_oh_is_null(file.pdf, element))
        artifacts++;
      else {
        assert_holds(&file, element, qpdf_oh_get_object_id(file.pdf, page), k);
        marks++;
      }
    }
    const qpdf_oh annotations = at(&file, page, "/Annots", NULL);
    for (int k = 0; k < qpdf_oh_get_array_n_items(file.pdf, annotations); k++) {
      const qpdf_oh annotation = qpdf_oh_get_array_item(file.pdf, annotations, k);
      const int key =
          qpdf_oh_get_int_value_as_int(file.pdf, at(&file, annotation, "/StructParent", NULL));
      qpdf_oh element = 0;
      for (int n = 0; n < qpdf_oh_get_array_n_items(file.pdf, numbers); n += 2)
        if (qpdf_oh_get_int_value_as_int(file.pdf, qpdf_oh_get_array_item(file.pdf, numbers, n)) ==
            key)
          element = qpdf_oh_get_array_item(file.pdf, numbers, n + 1);
      const qpdf_oh children = at(&file, element, "/K", NULL);
      const qpdf_oh last = qpdf_oh_get_array_item(
          file.pdf, children, qpdf_oh_get_array_n_items(file.pdf, children) - 1);
      g_assert_cmpint(qpdf_oh_get_object_id(file.pdf, at(&file, last, "/Obj", NULL)), ==,
                      qpdf_oh_get_object_id(file.pdf, annotation));
    }
  }
  g_assert_cmpint(marks, ==, 17);
  g_assert_cmpint(artifacts, ==, 2);
  file_close(&file);
}

static void test_artifacts(void) {
  File file = full();
  const qpdf_oh page = qpdf_get_page_n(file.pdf, 0);
  g_autofree char *content = stream_text(&file, at(&file, page, "/Contents", NULL));
  g_assert_nonnull(strstr(content, "/Artifact BMC"));
  g_assert_null(strstr(content, "/Private << /MCID 1 >> BDC"));
  file_close(&file);
}

static void test_links(void) {
  File file = full();
  const qpdf_oh annotations = at(&file, qpdf_get_page_n(file.pdf, 1), "/Annots", NULL);
  g_assert_cmpint(qpdf_oh_get_array_n_items(file.pdf, annotations), ==, 4);
  const qpdf_oh inside = at(&file, annotations, "0", NULL);
  assert_text(file, at(&file, inside, "/Dest", NULL), "top");
  assert_text(file, at(&file, inside, "/Contents", NULL), "Where the link leads");
  g_assert_cmpint(qpdf_oh_get_array_n_items(file.pdf, at(&file, inside, "/QuadPoints", NULL)), ==,
                  16);
  const qpdf_oh outside = at(&file, annotations, "1", NULL);
  assert_text(file, at(&file, outside, "/A", "/URI", NULL),
              "https://example.org/a(b)%5Cc%20d?x=%20%C3%A4");
  const qpdf_oh names = at(&file, qpdf_get_root(file.pdf), "/Names", "/Dests", "/Names", NULL);
  assert_text(file, at(&file, names, "0", NULL), "second");
  assert_text(file, at(&file, names, "2", NULL), "top");
  g_assert_cmpint(qpdf_find_page_by_oh(file.pdf, at(&file, names, "1", "0", NULL)), ==, 1);
  file_close(&file);
}

static void test_form(void) {
  File file = full();
  const qpdf_oh form = at(&file, qpdf_get_root(file.pdf), "/AcroForm", NULL);
  assert_syntax(file, at(&file, form, "/SigFlags", NULL), "1");
  g_assert_false(qpdf_oh_has_key(file.pdf, form, "/NeedAppearances"));
  const qpdf_oh steps = at(&file, form, "/Fields", "0", NULL);
  assert_text(file, at(&file, steps, "/T", NULL), "step");
  const qpdf_oh core = at(&file, steps, "/Kids", "0", NULL);
  assert_text(file, at(&file, core, "/T", NULL), "core");
  const qpdf_oh box = at(&file, core, "/Kids", "0", NULL);
  assert_text(file, at(&file, box, "/T", NULL), "done");
  assert_text(file, at(&file, box, "/TU", NULL), "What goes into step.core.done");
  assert_name(file, at(&file, box, "/FT", NULL), "/Btn");
  assert_name(file, at(&file, box, "/AS", NULL), "/Off");
  g_autofree char *empty = stream_text(&file, at(&file, box, "/AP", "/N", "/Off", NULL));
  g_autofree char *ticked = stream_text(&file, at(&file, box, "/AP", "/N", "/Yes", NULL));
  g_assert_true(g_str_has_prefix(ticked, empty));
  const qpdf_oh notes = at(&file, core, "/Kids", "2", NULL);
  assert_syntax(file, at(&file, notes, "/Ff", NULL), "4096");
  /* Boxes of one size share what they look like. */
  const qpdf_oh other = at(&file, steps, "/Kids", "1", "/Kids", "0", NULL);
  g_assert_cmpint(qpdf_oh_get_object_id(file.pdf, at(&file, box, "/AP", "/N", "/Off", NULL)), ==,
                  qpdf_oh_get_object_id(file.pdf, at(&file, other, "/AP", "/N", "/Off", NULL)));
  const qpdf_oh signature = at(&file, form, "/Fields", "1", "/Kids", "0", "/Kids", "0", NULL);
  assert_name(file, at(&file, signature, "/FT", NULL), "/Sig");
  g_assert_false(qpdf_oh_has_key(file.pdf, signature, "/V"));
  file_close(&file);
}

static void test_outline(void) {
  File file = full();
  const qpdf_oh root = qpdf_get_root(file.pdf);
  const qpdf_oh first = at(&file, root, "/Outlines", "/First", NULL);
  assert_syntax(file, at(&file, root, "/Outlines", "/Count", NULL), "1");
  assert_text(file, at(&file, first, "/Title", NULL), "Upgrade \xce\xa9");
  assert_syntax(file, at(&file, first, "/Count", NULL), "-1");
  const qpdf_oh second = at(&file, first, "/First", NULL);
  assert_text(file, at(&file, second, "/Title", NULL), "Second");
  g_assert_cmpint(qpdf_find_page_by_oh(file.pdf, at(&file, second, "/Dest", "0", NULL)), ==, 1);
  assert_syntax(file, at(&file, root, "/PageLabels", "/Nums", NULL),
                "[ 0 << /S /D >> 1 << /P (A-) /S /D /St 7 >> ]");
  file_close(&file);
}

static void test_same_bytes(void) {
  g_autoptr(GBytes) one = paper_finish(paper_full(), &metadata);
  g_setenv("TZ", "Asia/Tokyo", TRUE);
  g_autoptr(GBytes) two = paper_finish(paper_full(), &metadata);
  g_setenv("TZ", "UTC", TRUE);
  g_assert_true(g_bytes_equal(one, two));
}

/* A thousand pages: trees of several levels, and every name found again. */
static void test_many(void) {
  Paper *paper = paper_new();
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *name = g_strdup_printf("place-%u", i);
    g_autofree char *field = g_strdup_printf("step.s%u.done", i);
    const PdfElement block = paper_block(paper, 0, PDF_TYPE_P, name);
    pdf_parts_destination(paper->parts, name, paper->page, 700);
    paper_link(paper, block, name, NULL);
    paper_field(paper, block, PDF_WIDGET_BOX, field);
    if (i % 5 == 4)
      paper_page(paper);
  }
  File file = file_open(paper_finish(paper, &metadata));
  g_assert_cmpint(qpdf_get_num_pages(file.pdf), ==, 1000);
  const qpdf_oh tree = at(&file, qpdf_get_root(file.pdf), "/Names", "/Dests", NULL);
  g_assert_false(qpdf_oh_has_key(file.pdf, tree, "/Limits"));
  const qpdf_oh kids = at(&file, tree, "/Kids", NULL);
  g_assert_cmpint(qpdf_oh_get_array_n_items(file.pdf, kids), ==, 2);
  assert_text(file, at(&file, kids, "0", "/Limits", "0", NULL), "place-0");
  assert_text(file, at(&file, kids, "1", "/Limits", "1", NULL), "place-999");
  assert_text(file, at(&file, kids, "1", "/Kids", "0", "/Limits", "0", NULL),
              qpdf_oh_get_utf8_value(file.pdf, at(&file, kids, "1", "/Limits", "0", NULL)));
  const qpdf_oh parents =
      at(&file, qpdf_get_root(file.pdf), "/StructTreeRoot", "/ParentTree", NULL);
  const qpdf_oh upper = at(&file, parents, "/Kids", NULL);
  assert_syntax(file, at(&file, upper, "0", "/Limits", NULL), "[ 0 4095 ]");
  assert_syntax(file, at(&file, upper, "0", "/Kids", "1", "/Limits", NULL), "[ 64 127 ]");
  file_close(&file);
}

static void test_no_pdf(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(PdfParts) parts = pdf_parts_new();
  g_autoptr(GBytes) junk = g_bytes_new_static("junk", 4);
  g_assert_null(pdf_finish(junk, parts, &metadata, &error));
  g_assert_nonnull(error);
}

/* Other programs read the file without a word of complaint. */
/* Tags in a page that nobody asked for would shift all others: no file is better than a wrong one. */
static void test_foreign_tags(void) {
  static const char *const tags[] = {"Span", "Link"};
  for (guint i = 0; i < G_N_ELEMENTS(tags); i++) {
    Paper *paper = paper_new();
    paper_block(paper, 0, PDF_TYPE_P, "before");
    cairo_tag_begin(paper->cairo, tags[i], i == 0 ? NULL : "uri='https://example.org'");
    cairo_rectangle(paper->cairo, 50, paper->y, 40, 10);
    cairo_fill(paper->cairo);
    cairo_tag_end(paper->cairo, tags[i]);
    paper_block(paper, 0, PDF_TYPE_P, "behind");
    pdf_parts_page(paper->parts, paper->mark);
    cairo_destroy(paper->cairo);
    cairo_surface_finish(paper->surface);
    cairo_surface_destroy(paper->surface);
    g_autoptr(GBytes) pages = g_byte_array_free_to_bytes(paper->bytes);
    g_autoptr(GError) error = NULL;
    g_assert_null(pdf_finish(pages, paper->parts, &metadata, &error));
    g_assert_nonnull(error);
    pdf_parts_free(paper->parts);
    g_free(paper);
  }
}

static void test_other_programs(void) {
  g_autofree char *path = NULL;
  const int descriptor = g_file_open_tmp("finished-XXXXXX.pdf", &path, NULL);
  g_autoptr(GBytes) file = paper_finish(paper_full(), &metadata);
  gsize length;
  const char *bytes = g_bytes_get_data(file, &length);
  g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
  g_close(descriptor, NULL);
  const struct {
    const char *arguments[7];
    const char *expected;
  } rows[] = {
      {{"qpdf", "--check", path}, "No syntax or stream encoding errors found"},
      {{"pdfinfo", path}, "AcroForm"},
      {{"pdfinfo", "-struct-text", path}, "\"a link over\""},
      {{"pdfinfo", "-dests", path}, "\"second\""},
      {{"mutool", "draw", "-q", "-F", "trace", path}, "<document"},
  };
  guint ran = 0;
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *program = g_find_program_in_path(rows[i].arguments[0]);
    if (!program)
      continue;
    g_autofree char *out = NULL, *trouble = NULL;
    int status;
    g_assert_true(g_spawn_sync(NULL, (char **)rows[i].arguments, NULL, G_SPAWN_SEARCH_PATH, NULL,
                               NULL, &out, &trouble, &status, NULL));
    g_assert_cmpint(status, ==, 0);
    /* Debian's mupdf is built without colour management and says so. */
    if (!g_str_equal(trouble, "warning: ICC support is not available\n"))
      g_assert_cmpstr(trouble, ==, "");
    if (!strstr(out, rows[i].expected))
      g_error("%s does not say %s:\n%s", program, rows[i].expected, out);
    ran++;
  }
  g_remove(path);
  if (!ran)
    g_test_skip("no program that reads PDF");
}

/* `test_finish FILE` writes the file that is tested, for a look at it. */
int main(int argc, char **argv) {
  if (argc == 2 && argv[1][0] != '-') {
    g_autoptr(GBytes) file = paper_finish(paper_full(), &metadata);
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    return !g_file_set_contents(argv[1], bytes, (gssize)length, NULL);
  }
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/finish/catalogue", test_catalogue);
  g_test_add_func("/finish/odd-facts", test_odd_facts);
  g_test_add_func("/finish/structure", test_structure);
  g_test_add_func("/finish/parent-tree", test_parent_tree);
  g_test_add_func("/finish/artifacts", test_artifacts);
  g_test_add_func("/finish/links", test_links);
  g_test_add_func("/finish/form", test_form);
  g_test_add_func("/finish/outline", test_outline);
  g_test_add_func("/finish/same-bytes", test_same_bytes);
  g_test_add_func("/finish/many", test_many);
  g_test_add_func("/finish/no-pdf", test_no_pdf);
  g_test_add_func("/finish/foreign-tags", test_foreign_tags);
  g_test_add_func("/finish/other-programs", test_other_programs);
  const int status = g_test_run();
  paper_end();
  return status;
}
