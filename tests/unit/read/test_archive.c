/* One file out of an archive: it comes out whole or not at all, however the archive is damaged.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/archive.h"

#include <string.h>

#include "read/json_scan.h"
#include "write/zip.h"

static const char text[] = "text text text text text text text text text text text text\n";

static GBytes *make_archive(int level) {
  Archive *archive = archive_new(0, NULL);
  static const char *const names[] = {"mimetype", "a/b.json", "a/b"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new_static(text + i, strlen(text + i));
    g_assert_true(archive_add(archive, names[i], packed_new(bytes, level), NULL));
  }
  GBytes *made = archive_finish(archive, NULL);
  archive_free(archive);
  return made;
}

/* The archive with other bytes at `offset` behind the last place where `mark` stands. */
static GBytes *change(GBytes *archive, const char *mark, gsize offset, const char *bytes,
                      gsize length) {
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(archive, &size);
  guint8 *copy = g_memdup2(data, size);
  gsize at = size - 4;
  while (memcmp(copy + at, mark, 4) != 0)
    at--;
  memcpy(copy + at + offset, bytes, length);
  return g_bytes_new_take(copy, size);
}

static void assert_text(GBytes *got, const char *want) {
  g_autofree char *copy = g_strndup(g_bytes_get_data(got, NULL), g_bytes_get_size(got));
  g_assert_cmpstr(copy, ==, want);
}

static void assert_refused(GBytes *archive, gsize most, const char *message) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) got = archive_file(archive, "a/b", most, &error);
  g_assert_null(got);
  g_assert_nonnull(error);
  if (strstr(error->message, message) == NULL)
    g_error("'%s' lacks '%s'", error->message, message);
}

static void test_whole(void) {
  for (int level = 0; level <= 9; level += 3) {
    g_autoptr(GBytes) archive = make_archive(level);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) got = archive_file(archive, "a/b.json", 1000, &error);
    g_assert_no_error(error);
    assert_text(got, text + 1);
    g_assert_null(archive_file(archive, "a/b.jso", 1000, &error));
    g_assert_null(archive_file(archive, "a", 1000, &error));
    g_assert_no_error(error);
    assert_refused(archive, 10, "more than 10 bytes");
  }
}

static void test_damaged(void) {
  static const struct {
    const char *mark; /* of the last entry of the list, of its data, or of the end */
    gsize offset;
    const char *bytes;
    gsize length;
    const char *message;
  } want[] = {
      {"PK\1\2", 8, "\1", 1, "encrypted"},
      {"PK\1\2", 10, "\14", 1, "unusual way"},
      {"PK\1\2", 16, "\0\0\0\0", 4, "damaged"},
      {"PK\1\2", 24, "\xff\xff\xff\x7f", 4, "more than"},
      {"PK\1\2", 24, "\xff\xff\0\0", 4, "damaged"},
      {"PK\1\2", 24, "\x3d\0\0\0", 4, "damaged"},
      {"PK\1\2", 20, "\xff\xff\xff\xff", 4, "damaged"},
      {"PK\1\2", 42, "\xff\xff\xff\xff", 4, "damaged"},
      {"PK\1\2", 42, "\1\0\0\0", 4, "damaged"},
      {"PK\1\2", 28, "\xff\xff", 2, "damaged"},
      {"PK\5\6", 16, "\xff\xff\xff\xff", 4, "damaged"},
      {"PK\5\6", 20, "\1", 1, "damaged"},
  };
  g_autoptr(GBytes) archive = make_archive(6);
  for (gsize i = 0; i < G_N_ELEMENTS(want); i++) {
    g_autoptr(GBytes) changed =
        change(archive, want[i].mark, want[i].offset, want[i].bytes, want[i].length);
    assert_refused(changed, 1 << 20, want[i].message);
  }
}

/* Cut off anywhere, or with any byte changed: the right bytes, none, or an error. */
static void test_any_damage(void) {
  g_autoptr(GBytes) archive = make_archive(6);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(archive, &size);
  for (gsize i = 0; i < size; i++) {
    g_autofree guint8 *copy = g_memdup2(data, size);
    copy[i] ^= 0x55;
    g_autoptr(GBytes) cut = g_bytes_new(data, i);
    g_autoptr(GBytes) changed = g_bytes_new(copy, size);
    g_assert_null(archive_file(cut, "a/b", 1 << 20, NULL));
    g_autoptr(GBytes) got = archive_file(changed, "a/b", 1 << 20, NULL);
    if (got != NULL)
      assert_text(got, text + 2);
  }
}

static void test_json(void) {
  static const char json[] =
      " {\"a\" : [1, {\"b\": \"]}\\\"\"}, []], \"c\":\"\\u00e9\\ud83c\\udff4\\n\", "
      "\"d\": 12 , \"n\": null}";
  const JsonSpan whole = {json, json + strlen(json)};
  JsonSpan value, inside;
  guint64 number = 0;
  g_assert_true(json_member(&value, whole, "c"));
  g_autofree char *got = json_text(value);
  g_assert_cmpstr(got, ==, "\u00e9\U0001F3F4\n");
  g_assert_true(json_member(&value, whole, "d") && json_number(&number, value));
  g_assert_cmpuint(number, ==, 12);
  g_assert_false(json_member(&value, whole, "b"));
  g_assert_true(json_member(&value, whole, "a") && json_open(&inside, value, '['));
  guint count = 0;
  while (json_next(&inside, NULL, &value) == JSON_ITEM)
    count++;
  g_assert_cmpuint(count, ==, 3);
  static const char *const bad[] = {"\"\\ud83c\"", "\"\\udff4\"", "\"\\u0000\"", "\"\\x\"",
                                    "\"\\u12\"",   "\"\xff\"",    "\"",          "12"};
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    g_assert_null(json_text((JsonSpan){bad[i], bad[i] + strlen(bad[i])}));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/archive/whole", test_whole);
  g_test_add_func("/archive/damaged", test_damaged);
  g_test_add_func("/archive/any-damage", test_any_damage);
  g_test_add_func("/archive/json", test_json);
  return g_test_run();
}
