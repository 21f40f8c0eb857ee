/* Tests of reading filled forms: our own file, files as other programs leave them, and files made to harm.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/form.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#include "paper.h"

static const PdfMetadata metadata = {.title = "Upgrade",
                                     .language = "en",
                                     .identifier = "stepbook:upgrade:operator:7KQ2-M9XD-4TRC",
                                     .producer = "stepbook",
                                     .created = 1600000000};

/* A file of these objects, numbered from 1, the first being the catalogue. It has no cross-reference table: that is found out. */
static PdfForm *read_objects(const char *const *objects) {
  g_autoptr(GString) file = g_string_new("%PDF-1.7\n");
  for (guint i = 0; objects[i]; i++)
    g_string_append_printf(file, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
  g_string_append(file, "trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
  g_autoptr(GError) error = NULL;
  PdfForm *form = pdf_form_read(file->str, file->len, &error);
  g_assert_no_error(error);
  return form;
}

#define PAGES "/Type /Catalog /Pages << /Type /Pages /Count 0 /Kids [] >>"

/* name=value of each field, a line each; boxes are + or -. */
static void assert_values(const PdfForm *form, const char *expected) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < form->values->len; i++) {
    const PdfValue *value = g_ptr_array_index(form->values, i);
    g_string_append_printf(out, "%s=%s", value->name, value->is_set ? "+" : "-");
    if (value->text)
      g_string_append_printf(out, "'%s'", value->text);
    if (value->signed_time)
      g_string_append_printf(out, "@%s", value->signed_time);
    g_string_append_c(out, '\n');
  }
  g_assert_cmpstr(out->str, ==, expected);
}

static void test_own(void) {
  g_autoptr(GBytes) file = paper_finish(paper_full(), &metadata);
  gsize length;
  const char *bytes = g_bytes_get_data(file, &length);
  g_autoptr(PdfForm) form = pdf_form_read(bytes, length, NULL);
  g_assert_cmpstr(form->identifier, ==, metadata.identifier);
  g_assert_cmpstr(form->title, ==, "Upgrade");
  assert_values(form, "step.core.done=-\nstep.core.initials=-\nstep.core.notes=-\n"
                      "step.database.done=-\napproval.1.signature=-\napproval.2.signature=-\n");
  for (guint i = 0; i < form->values->len; i++) {
    const PdfValue *value = g_ptr_array_index(form->values, i);
    g_assert_cmpint(value->kind, ==,
                    strstr(value->name, "done")        ? PDF_VALUE_BOX
                    : strstr(value->name, "signature") ? PDF_VALUE_SIGNATURE
                                                       : PDF_VALUE_TEXT);
  }
}

static void test_values(void) {
  const char *const objects[] = {
      "<< " PAGES " /AcroForm << /Fields [2 0 R 3 0 R 4 0 R 5 0 R 6 0 R 7 0 R 8 0 R 9 0 R] >> >>",
      "<< /T (on) /FT /Btn /V /Yes >>",
      "<< /T (off) /FT /Btn /V /Off /AS /Yes >>", /* the value counts */
      "<< /T (state) /FT /Btn /AS /Ja >>", "<< /T (push) /FT /Btn /Ff 65536 /V /Yes >>",
      "<< /T (text) /FT /Tx /V <FEFF03A9000D000A0041> >>", "<< /T (blank) /FT /Tx /V (  \\n) >>",
      /* A level above gives its type and its value; a kid without a name is only a place. */
      "<< /T (up) /FT /Tx /V (inherited) /Kids [<< /T (a) >> << /T (b) /V (own) /Kids [<< /Subtype "
      "/Widget >>] >>] >>",
      "<< /T (signed) /FT /Sig /V << /ByteRange [0 1 2 3] /Name (Ada) /M (D:20260102030405+01'30') "
      ">> >>",
      NULL};
  g_autoptr(PdfForm) form = read_objects(objects);
  assert_values(form, "on=+\noff=-\nstate=+\ntext=+'\xce\xa9\nA'\nblank=-'  \n'\n"
                      "up.a=+'inherited'\nup.b=+'own'\nsigned=+'Ada'@2026-01-02T03:04:05+01:30\n");
  g_assert_null(form->identifier);
}

static void test_signatures(void) {
  const struct {
    const char *value, *expected;
  } rows[] = {
      {"<< /Type /Sig >>", "s=-\n"},
      {"(Ada)", "s=-\n"},
      {"<< /ByteRange [] >>", "s=+\n"},
      {"<< /ByteRange [] /M (D:2026) >>", "s=+\n"},
      {"<< /ByteRange [] /M (D:20260102) >>", "s=+@2026-01-02\n"},
      {"<< /ByteRange [] /M (D:20260102030405Z) >>", "s=+@2026-01-02T03:04:05Z\n"},
      {"<< /ByteRange [] /M (D:20260102030405-08) >>", "s=+@2026-01-02T03:04:05-08:00\n"},
      {"<< /ByteRange [] /M (yesterday) >>", "s=+\n"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *field = g_strdup_printf("<< /T (s) /FT /Sig /V %s >>", rows[i].value);
    const char *const objects[] = {"<< " PAGES " /AcroForm << /Fields [2 0 R] >> >>", field, NULL};
    g_autoptr(PdfForm) form = read_objects(objects);
    assert_values(form, rows[i].expected);
  }
}

static void test_identifier(void) {
  const struct {
    const char *packet, *identifier;
  } rows[] = {
      {"<r><dc:identifier> a&amp;b </dc:identifier></r>", "a&b"},
      {"<r><d dc:identifier='x'/></r>", "x"},
      {"<r><dc:identifier></dc:identifier></r>", NULL},
      {"<r><dc:identifier>cut", NULL},
      {"\xff\xfe", NULL},
      {"", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *stream =
        g_strdup_printf("<< /Type /Metadata /Length %zu >>\nstream\n%s\nendstream",
                        strlen(rows[i].packet), rows[i].packet);
    const char *const objects[] = {"<< " PAGES " /Metadata 2 0 R >>", stream, NULL};
    g_autoptr(PdfForm) form = read_objects(objects);
    g_assert_cmpstr(form->identifier, ==, rows[i].identifier);
  }
}

/* Circles, the same field twice, depth, length and wrong types all come to an end. */
static void test_hostile(void) {
  g_autoptr(GString) deep = g_string_new(NULL), many = g_string_new("<< /T (m) /Kids [");
  for (guint i = 0; i < 200; i++)
    g_string_append(deep, "<< /T (d) /Kids [");
  g_string_append(deep, "<< /T (end) /FT /Tx >>");
  for (guint i = 0; i < 200; i++)
    g_string_append(deep, "] >>");
  for (guint i = 0; i < 1000; i++)
    g_string_append(many, "6 0 R ");
  g_string_append(many, "] >>");
  g_autofree char *giant = g_strnfill(1000000, 'x');
  g_autofree char *text = g_strdup_printf("<< /T (%s) /FT /Tx /V (%s) >>", giant, giant);
  const char *const objects[] = {
      "<< " PAGES
      " /AcroForm << /Fields [2 0 R 2 0 R 3 0 R 4 0 R 5 0 R 7 0 R null 12 [] 99 0 R] >> "
      ">>",
      "<< /T (loop) /Kids [2 0 R 3 0 R << /T (in) /Parent 2 0 R /FT /Btn >>] >>",
      "<< /T (other) /Kids [2 0 R] >>",
      deep->str,
      many->str,
      "<< /T (once) /FT /Tx /V [] >>",
      text,
      NULL};
  g_autoptr(PdfForm) form = read_objects(objects);
  g_assert_cmpuint(form->values->len, ==, 3);
  const PdfValue *inside = g_ptr_array_index(form->values, 0);
  g_assert_cmpstr(inside->name, ==, "loop.in");
  const PdfValue *once = g_ptr_array_index(form->values, 1);
  g_assert_cmpstr(once->name, ==, "m.once");
  g_assert_false(once->is_set);
  const PdfValue *long_one = g_ptr_array_index(form->values, 2);
  g_assert_cmpuint(strlen(long_one->name), ==, 1000);
  g_assert_cmpuint(strlen(long_one->text), ==, 65536);
}

/* A list of fields that several share counts once; or each of them would read all of it. */
static void test_shared_kids(void) {
  const char *const objects[] = {
      "<< " PAGES " /AcroForm << /Fields [2 0 R 3 0 R << /T (c) /Kids 4 0 R >>] >> >>",
      "<< /T (a) /Kids 4 0 R >>", "<< /T (b) /Kids 4 0 R >>", "[<< /T (in) /FT /Tx >>]", NULL};
  g_autoptr(PdfForm) form = read_objects(objects);
  assert_values(form, "a.in=-\n");
}

/* Of what a stream was packed with, only what cannot ask for more than it holds. */
static void test_predictor(void) {
  static const char packet[] = "<r><dc:identifier>x</dc:identifier></r>";
  enum { LENGTH = sizeof packet - 1 };
  const struct {
    const char *parameters;
    gboolean is_read;
  } rows[] = {{"<< >>", TRUE},
              {"[null]", TRUE},
              {"<< /Predictor 12 /Columns %d >>", FALSE},
              {"[<< /Predictor 12 /Columns %d >>]", FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const guint rowed = rows[i].is_read ? 0 : 1; /* rows of a predictor begin with its kind */
    g_autoptr(GByteArray) packed = g_byte_array_new();
    const guint8 length = (guint8)(LENGTH + rowed);
    const guint8 head[] = {0x78, 0x01, 1, length, 0, (guint8)~length, 0xff, 0};
    g_byte_array_append(packed, head, rowed ? 8 : 7);
    g_byte_array_append(packed, (const guint8 *)packet, LENGTH);
    guint a = 1, b = rowed;
    for (gsize k = 0; k < LENGTH; k++) {
      a = (a + (guchar)packet[k]) % 65521;
      b = (b + a) % 65521;
    }
    const guint8 sum[] = {(guint8)(b >> 8), (guint8)b, (guint8)(a >> 8), (guint8)a};
    g_byte_array_append(packed, sum, 4);
    g_autoptr(GString) file = g_string_new(NULL);
    g_string_printf(file, "%%PDF-1.7\n1 0 obj\n<< %s /Metadata 2 0 R >>\nendobj\n", PAGES);
    g_string_append(file, "2 0 obj\n<< /Filter /FlateDecode /DecodeParms ");
    const char *parameters = rows[i].parameters;
    const char *slot = strstr(parameters, "%d");
    g_string_append_len(file, parameters, slot ? slot - parameters : (gssize)strlen(parameters));
    if (slot)
      g_string_append_printf(file, "%d%s", LENGTH, slot + 2);
    g_string_append_printf(file, " /Length %u >>\nstream\n", packed->len);
    g_string_append_len(file, (const char *)packed->data, packed->len);
    g_string_append(file, "\nendstream\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
    g_autoptr(PdfForm) form = pdf_form_read(file->str, file->len, NULL);
    g_assert_nonnull(form);
    g_assert_cmpstr(form->identifier, ==, rows[i].is_read ? "x" : NULL);
  }
}

/* Controls are shown: a NUL hides nothing behind it. */
static void test_controls(void) {
  const char *const objects[] = {
      "<< " PAGES " /AcroForm << /Fields [2 0 R 3 0 R] >> >>",
      "<< /T (a) /FT /Tx /V (one\\000two\\001[1m\\tthree\\r\\nfour\\rfive) >>",
      "<< /T (b\\000c) /FT /Tx /V <FEFF00410000004200070043> >>", NULL};
  g_autoptr(PdfForm) form = read_objects(objects);
  assert_values(form, "a=+'one\xe2\x90\x80two\xe2\x90\x81[1m\tthree\nfour\nfive'\n"
                      "b\xe2\x90\x80"
                      "c=+'A\xe2\x90\x80"
                      "B\xe2\x90\x87"
                      "C'\n");
}

static GBytes *encrypt(GBytes *file) {
  qpdf_data pdf = qpdf_init();
  gsize length;
  const char *bytes = g_bytes_get_data(file, &length);
  g_assert_cmpint(qpdf_read_memory(pdf, "plain", bytes, length, NULL), ==, QPDF_SUCCESS);
  qpdf_init_write_memory(pdf);
  qpdf_set_static_aes_IV(pdf, QPDF_TRUE);
  qpdf_set_r6_encryption_parameters2(pdf, "", "owner", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                     QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
  g_assert_cmpint(qpdf_write(pdf), ==, QPDF_SUCCESS);
  GBytes *out = g_bytes_new(qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
  qpdf_cleanup(&pdf);
  return out;
}

static void assert_refused(const void *bytes, gsize length, const char *why) {
  g_autoptr(GError) error = NULL;
  g_assert_null(pdf_form_read(bytes, length, &error));
  g_assert_nonnull(error);
  g_assert_nonnull(strstr(error->message, why));
}

/* A file that holds few bytes, but makes many of them. */
static void assert_too_much(const char *fields, const char *shared) {
  g_autofree char *file =
      g_strdup_printf("%%PDF-1.7\n1 0 obj\n<< " PAGES " /AcroForm << /Fields [%s] >> >>\nendobj\n"
                      "2 0 obj\n(%s)\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%%%EOF\n",
                      fields, shared);
  assert_refused(file, strlen(file), "16 MiB");
}

static void test_too_much(void) {
  g_autofree char *text = g_strnfill(64 << 10, 'x'), *giant = g_strnfill(17 << 20, 'x');
  g_autoptr(GString) values = g_string_new(NULL), names = g_string_new("<< /T 2 0 R /Kids [");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf(values, "<< /T (f%u) /FT /Tx /V 2 0 R >>", i);
  for (guint i = 0; i < 20000; i++)
    g_string_append(names, "<< /T (n) /FT /Btn >>");
  g_string_append(names, "] >>");
  assert_too_much(values->str, text);                      /* one value, often */
  assert_too_much("<< /T (a) /FT /Tx /V 2 0 R >>", giant); /* one value, long */
  text[1000] = '\0';
  assert_too_much(names->str, text); /* one name above many */
}

static void test_refused(void) {
  assert_refused("", 0, "");
  assert_refused("junk", 4, "");
  assert_refused("%PDF-1.7\n%%EOF\n", 15, "");
  g_autoptr(GBytes) file = paper_finish(paper_full(), &metadata);
  g_autoptr(GBytes) secret = encrypt(file);
  gsize length;
  const char *bytes = g_bytes_get_data(secret, &length);
  assert_refused(bytes, length, "encrypted");
}

/* A file that breaks off anywhere is read in part or refused. */
static void test_cut(void) {
  g_autoptr(GBytes) file = paper_finish(paper_full(), &metadata);
  gsize length;
  const char *bytes = g_bytes_get_data(file, &length);
  for (gsize cut = 0; cut < length; cut += 997) {
    g_autoptr(GError) error = NULL;
    g_autoptr(PdfForm) form = pdf_form_read(bytes, cut, &error);
    g_assert_true((form == NULL) == (error != NULL));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/form/own", test_own);
  g_test_add_func("/form/values", test_values);
  g_test_add_func("/form/signatures", test_signatures);
  g_test_add_func("/form/identifier", test_identifier);
  g_test_add_func("/form/hostile", test_hostile);
  g_test_add_func("/form/shared-kids", test_shared_kids);
  g_test_add_func("/form/predictor", test_predictor);
  g_test_add_func("/form/controls", test_controls);
  g_test_add_func("/form/refused", test_refused);
  g_test_add_func("/form/too-much", test_too_much);
  g_test_add_func("/form/cut", test_cut);
  const int status = g_test_run();
  paper_end();
  return status;
}
