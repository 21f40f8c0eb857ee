/* Tests of packed objects: what asks for too much is found however it is written, and what is no packed object may be large.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/packed.h"

#include <string.h>
#include <zlib.h>

#include "pdf/form.h"

/* An object that begins with `head` and holds `text`, packed. */
static GByteArray *object_of(const char *head, const char *text) {
  GByteArray *file = g_byte_array_new();
  uLongf size = compressBound(strlen(text));
  g_autofree Bytef *packed = g_malloc(size);
  g_assert_cmpint(compress(packed, &size, (const Bytef *)text, strlen(text)), ==, Z_OK);
  g_byte_array_append(file, (const guint8 *)head, (guint)strlen(head));
  g_byte_array_append(file, packed, (guint)size);
  return file;
}

static const char *fault_of(const char *head, const char *text) {
  g_autoptr(GByteArray) file = object_of(head, text);
  return pdf_packed_fault(file->data, file->len);
}

static char *words_of(guint count) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < count; i++)
    g_string_append(out, "0 ");
  return g_string_free(out, FALSE);
}

static void test_too_much(void) {
  static const char *const HEADS[] = {
      "3 0 obj\n<< /Type /ObjStm /N 3 /First 9 /Filter /FlateDecode >>\nstream\n",
      "3 0 obj<</First 9/Filter[/Fl]/Length 7 0 R>>stream \r\n",
      "3 0 obj %\n<< /#46irst 9 /Filter /Flate#44ecode >> % stream\n stream\n",
      "3 0 obj << /First 9 /Filter /FlateDecode /X <ab>>>\nstream\n",
      "3 0 obj << /First 9 /Filter /FlateDecode /X (\\) obj << ) /Y << /Z 1 >> >>\nstream\n",
      "(3 0 obj\n << /A (b) 3 0 obj << /W [1 2 2] /Filter /FlateDecode >> stream\n",
      "3 0 obj << /W [1 2 2] /Filter /FlateDecode /DecodeParms << /Columns 5 >> >>\nstream\n"};
  g_autofree char *many = words_of(1 << 20), *few = words_of(1 << 16);
  for (guint i = 0; i < G_N_ELEMENTS(HEADS); i++) {
    g_assert_nonnull(strstr(fault_of(HEADS[i], many), "too much memory"));
    g_assert_null(fault_of(HEADS[i], few));
  }
  /* Several that are fair alone. */
  g_autoptr(GByteArray) all = g_byte_array_new();
  for (guint i = 0; i < 8; i++) {
    g_autoptr(GByteArray) one = object_of(HEADS[0], few);
    g_byte_array_append(all, one->data, one->len);
  }
  g_assert_nonnull(pdf_packed_fault(all->data, all->len));
}

static void test_unusual(void) {
  static const char *const HEADS[] = {
      "1 0 obj << /First 9 /Filter [/FlateDecode /FlateDecode] >> stream\n",
      "1 0 obj << /First 9 /Filter /LZWDecode >> stream\n",
      "1 0 obj << /First 9 /Filter [/AHx /Fl] >> stream\n",
      "1 0 obj << /First 9 /Filter 5 0 R >> stream\n",
      ("1 0 obj << /W [1 2 2] /Filter /FlateDecode /DecodeParms << /Columns 2000000000 >> >> "
       "stream\n"),
      "1 0 obj << /W [1 2 2] /Filter /FlateDecode /DecodeParms << /Columns 7 0 R >> >> stream\n",
      "1 0 obj << /W [1 2 2] /Filter /FlateDecode /DecodeParms 7 0 R >> stream\n",
      "1 0 obj << /First 9 /Filter /FlateDecode >> stream\nencrypted"};
  for (guint i = 0; i < G_N_ELEMENTS(HEADS); i++)
    g_assert_nonnull(strstr(fault_of(HEADS[i], "0 0 "), "unusual"));
}

/* What holds no objects, and what is not packed, may be as it likes. */
static void test_others(void) {
  static const char *const HEADS[] = {
      "",
      "1 0 obj << /Subtype /Image /Width 9 /Filter /FlateDecode >> stream\n",
      "1 0 obj << /First 9 >> stream\n",
      "1 0 obj << /First 2 0 R /Last 3 0 R >> endobj ",
      "1 0 obj << /First 9 /X (",
      "1 0 obj << /First 9 /X <",
      "1 0 obj << /First 9 /",
      "obj <<",
      "1 0 obj << /First 9 /X (\\",
      "1 0 obj << /A << /B >> "};
  g_autofree char *many = words_of(1 << 20);
  for (guint i = 0; i < G_N_ELEMENTS(HEADS); i++) {
    g_assert_null(fault_of(HEADS[i], many));
    g_assert_null(pdf_packed_fault(HEADS[i], strlen(HEADS[i])));
  }
}

static void test_refused(void) {
  g_autofree char *many = words_of(1 << 20);
  g_autoptr(GByteArray) file = object_of("%PDF-1.7\n3 0 obj <</First 9/Filter/Fl>>stream\n", many);
  g_autoptr(GError) error = NULL;
  g_assert_null(pdf_form_read(file->data, file->len, &error));
  g_assert_nonnull(strstr(error->message, "too much memory"));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/packed/too-much", test_too_much);
  g_test_add_func("/packed/unusual", test_unusual);
  g_test_add_func("/packed/others", test_others);
  g_test_add_func("/packed/refused", test_refused);
  return g_test_run();
}
