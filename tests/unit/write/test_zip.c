/* Tests of ZIP archives: the headers byte by byte, and what other programs make of them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/zip.h"

#include <glib/gstdio.h>
#include <string.h>

static const gint64 noon = 1600000000; /* 2020-09-13 12:26:40 UTC */

static guint number(const guint8 *bytes, gsize size) {
  guint value = 0;
  for (gsize i = size; i > 0; i--)
    value = value << 8 | bytes[i - 1];
  return value;
}

static gboolean add(Archive *archive, const char *name, const char *text, int level) {
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(GError) error = NULL;
  const gboolean good = archive_add(archive, name, packed_new(bytes, level), &error);
  g_assert_true(good == (error == NULL));
  return good;
}

static GBytes *make(gint64 time) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Archive) archive = archive_new(time, &error);
  g_assert_no_error(error);
  g_autofree char *long_text = g_strnfill(100000, 'a');
  g_assert_true(add(archive, "mimetype", "application/epub+zip", 0));
  g_assert_true(add(archive, "OEBPS/größe.xhtml", long_text, 6));
  g_assert_true(add(archive, "OEBPS/empty", "", 6));
  g_assert_true(add(archive, "a", "small", 9));
  GBytes *bytes = archive_finish(archive, &error);
  g_assert_no_error(error);
  return bytes;
}

/* The local headers from the first byte on; offsets as in APPNOTE.TXT, section 4.3.7. */
static void test_headers(void) {
  g_autoptr(GBytes) archive = make(noon);
  gsize length;
  const guint8 *bytes = g_bytes_get_data(archive, &length);
  const struct {
    const char *name;
    guint flags, method;
  } rows[] = {{"mimetype", 0, 0},
              {"OEBPS/größe.xhtml", 0x800, 8},
              {"OEBPS/empty", 0, 0xffff},
              {"a", 0, 0xffff}};
  g_assert_true(memcmp(bytes + 30, "mimetypeapplication/epub+zip", 28) == 0);
  gsize at = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const guint8 *header = bytes + at;
    const guint name_length = number(header + 26, 2);
    g_assert_cmpuint(number(header, 4), ==, 0x04034b50);
    /* No data descriptor (8), no encryption; UTF-8 (0x800) only where it is needed. Bits 1 and 2 tell
     * how hard the deflater tried. */
    g_assert_cmpuint(number(header + 6, 2) & ~6U, ==, rows[i].flags);
    if (rows[i].method != 0xffff)
      g_assert_cmpuint(number(header + 8, 2), ==, rows[i].method);
    g_assert_cmpuint(number(header + 10, 2), ==, 12 << 11 | 26 << 5 | 40 / 2);
    g_assert_cmpuint(number(header + 12, 2), ==, 40 << 9 | 9 << 5 | 13);
    g_assert_cmpuint(name_length, ==, strlen(rows[i].name));
    g_assert_true(memcmp(header + 30, rows[i].name, name_length) == 0);
    g_assert_cmpuint(number(header + 28, 2), ==, 0);
    at += 30 + name_length + number(header + 18, 4);
  }
  /* The central directory follows without a gap, and nothing follows the end record. */
  g_assert_cmpuint(number(bytes + at, 4), ==, 0x02014b50);
  const guint8 *end = bytes + length - 22;
  g_assert_cmpuint(number(end, 4), ==, 0x06054b50);
  g_assert_cmpuint(number(end + 10, 2), ==, G_N_ELEMENTS(rows));
  g_assert_cmpuint(number(end + 16, 4), ==, at);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const guint8 *entry = bytes + at;
    g_assert_cmpuint(number(entry, 4), ==, 0x02014b50);
    g_assert_cmpuint(number(entry + 30, 4), ==, 0); /* no extra field, no comment */
    g_assert_cmpuint(number(entry + 38, 4), ==, 0100644U << 16);
    at += 46 + number(entry + 28, 2);
  }
}

static void test_same_bytes(void) {
  g_autoptr(GBytes) one = make(noon);
  g_setenv("TZ", "Asia/Tokyo", TRUE);
  g_autoptr(GBytes) two = make(noon + 1); /* times have steps of two seconds */
  g_setenv("TZ", "UTC", TRUE);
  g_assert_true(g_bytes_equal(one, two));
}

static void test_times(void) {
  const struct {
    gint64 time;
    guint dos_time, dos_date;
  } rows[] = {{0, 0, 0x21},
              {-5, 0, 0x21},
              {315532799, 0, 0x21},
              {315532802, 1, 0x21},
              {4354819199, 23 << 11 | 59 << 5 | 29, 127 << 9 | 12 << 5 | 31},
              {G_MAXINT64, 23 << 11 | 59 << 5 | 29, 127 << 9 | 12 << 5 | 31}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GBytes) archive = make(rows[i].time);
    const guint8 *bytes = g_bytes_get_data(archive, NULL);
    g_assert_cmpuint(number(bytes + 10, 2), ==, rows[i].dos_time);
    g_assert_cmpuint(number(bytes + 12, 2), ==, rows[i].dos_date);
  }
}

static void test_refused_names(void) {
  const char *const names[] = {"", "/a", "../a", "a/../b", "a\\b", "a\nb", "a/", "\xff"};
  g_autoptr(Archive) archive = archive_new(noon, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    g_assert_false(add(archive, names[i], "x", 6));
  g_assert_true(add(archive, "a", "x", 6));
  g_assert_false(add(archive, "a", "y", 6));
  g_autoptr(GBytes) bytes = archive_finish(archive, NULL);
  g_assert_nonnull(bytes);
}

static void test_unfinished(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Archive) dropped = archive_new(noon, NULL);
  g_assert_true(add(dropped, "a", "x", 6));
  g_autoptr(Archive) empty = archive_new(noon, NULL);
  g_assert_null(archive_finish(empty, &error));
  g_assert_error(error, ARCHIVE_ERROR, ARCHIVE_ERROR_FAILED);
}

static void count_free(gpointer data) { --*(int *)data; }

/* Thousands of entries, each released once it is packed or copied; a stranger reads them all back. */
static void test_many(void) {
  enum { MANY = 4000, SIZE = 4096 };
  g_autoptr(GError) error = NULL;
  g_autoptr(Archive) archive = archive_new(noon, NULL);
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  char *text = g_malloc(SIZE);
  for (gsize i = 0; i < SIZE; i++)
    text[i] = (char)g_rand_int_range(random, 'a', 'j');
  int alive = MANY;
  for (int i = 0; i < MANY; i++) {
    g_autofree char *name = g_strdup_printf("OEBPS/chapter-%d.xhtml", i);
    const gsize size = (gsize)(i % SIZE);
    g_autoptr(GBytes) bytes = g_bytes_new_with_free_func(text, size, count_free, &alive);
    g_assert_true(archive_add(archive, name, packed_new(bytes, i % 10), &error));
  }
  g_assert_cmpint(alive, ==, MANY / 10); /* only what is stored as it is */
  g_autoptr(GBytes) bytes = archive_finish(archive, &error);
  g_assert_no_error(error);
  g_assert_cmpint(alive, ==, 0);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_assert_true(g_file_set_contents("many.zip", data, (gssize)length, NULL));
  g_assert_true(g_file_set_contents("text", text, SIZE, NULL));
  const char *check =
      "import zipfile; z = zipfile.ZipFile('many.zip'); t = open('text','rb').read();"
      "n = z.namelist(); assert len(n) == 4000 and z.testzip() is None;"
      "assert all(z.read(n[i]) == t[:i % 4096] for i in range(4000))";
  const char *const command[] = {"python3", "-c", check, NULL};
  int status = -1;
  g_assert_true(g_spawn_sync(NULL, (char **)(gsize)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                             NULL, NULL, &status, &error));
  g_assert_cmpint(status, ==, 0);
  g_unlink("many.zip");
  g_unlink("text");
  g_free(text);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/zip/headers", test_headers);
  g_test_add_func("/zip/same-bytes", test_same_bytes);
  g_test_add_func("/zip/times", test_times);
  g_test_add_func("/zip/refused-names", test_refused_names);
  g_test_add_func("/zip/unfinished", test_unfinished);
  g_test_add_func("/zip/many", test_many);
  return g_test_run();
}
