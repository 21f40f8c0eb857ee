/* Fuzzes the reader of what published files carry: any bytes as a ZIP archive, and as the JSON in it.
 *
 * Whatever it is, it is read within the limits or refused with an error; paths are such as a folder could have, and all of
 * them can be listed and read.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdint.h>
#include <string.h>

#include "read/archive.h"
#include "read/bundle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_path(const Tree *tree, const Entry *entry) {
  g_assert(*entry->path != '/' && strstr(entry->path, "..") != entry->path);
  g_assert(g_utf8_validate(entry->path, -1, NULL));
  if (entry->kind != ENTRY_FILE)
    return;
  g_autoptr(GBytes) bytes = tree_read(tree, entry->path, BUNDLE_MOST, NULL);
  if (bytes)
    g_assert(g_utf8_validate_len(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), NULL));
}

static void check_bundle(const Bundle *bundle) {
  g_autoptr(Tree) tree = tree_open_bundle(bundle);
  g_autoptr(Book) book = book_new();
  GHashTableIter iter;
  gpointer entry = NULL;
  g_assert(g_utf8_validate(bundle->config, -1, NULL));
  tree_list(tree, book, 1000, NULL);
  g_hash_table_iter_init(&iter, book->entries);
  while (g_hash_table_iter_next(&iter, NULL, &entry))
    check_path(tree, entry);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  g_autoptr(GError) archive_error = NULL;
  g_autoptr(GBytes) inside = archive_file(bytes, BUNDLE_IN_EPUB, 1024 * 1024, &archive_error);
  g_assert(inside == NULL || archive_error == NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Bundle) bundle = bundle_read(inside == NULL ? bytes : inside, &error);
  g_assert((bundle == NULL) == (error != NULL));
  if (bundle != NULL)
    check_bundle(bundle);
  return 0;
}
