/* Book: making, filling and looking up.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/book.h"

#include <string.h>

Book *book_new(void) {
  Arena *arena = arena_new();
  Book *book = arena_new_item(arena, Book);
  book->arena = arena;
  book->config = config_new(arena);
  book->entries = arena_hash_table(arena);
  book->folded = arena_hash_table(arena);
  book->guides = arena_array(arena);
  book->documents = arena_array(arena);
  book->document_by_path = arena_hash_table(arena);
  book->document_by_header_id = arena_hash_table(arena);
  book->assets = arena_array(arena);
  book->asset_by_path = arena_hash_table(arena);
  return book;
}

void book_free(Book *book) {
  if (book != NULL)
    arena_free(book->arena);
}

void book_add_entry(Book *book, const char *path, EntryKind kind, guint64 size) {
  Entry *entry = arena_new_item(book->arena, Entry);
  *entry = (Entry){arena_strdup(book->arena, path), kind, size};
  g_hash_table_insert(book->entries, (gpointer)entry->path, entry);
  g_autofree char *folded = g_utf8_casefold(path, -1);
  g_hash_table_insert(book->folded, arena_strdup(book->arena, folded), entry);
}

void book_forget_entries(Book *book) {
  g_hash_table_remove_all(book->entries);
  g_hash_table_remove_all(book->folded);
}

void book_add_document(Book *book, Document *document) {
  g_ptr_array_add(book->documents, document);
  g_hash_table_insert(book->document_by_path, (gpointer)document->path, document);
  const char *id = document_header_id(document);
  if (id != NULL && !g_hash_table_contains(book->document_by_header_id, id))
    g_hash_table_insert(book->document_by_header_id, (gpointer)id, document);
}

Document *book_document(const Book *book, const char *path) {
  return g_hash_table_lookup(book->document_by_path, path);
}

Asset *book_asset(const Book *book, const char *path) {
  return g_hash_table_lookup(book->asset_by_path, path);
}

const Entry *book_entry(const Book *book, const char *path) {
  return g_hash_table_lookup(book->entries, path);
}

gboolean path_is_markdown(const char *path) {
  const char *dot = strrchr(path, '.');
  return dot != NULL &&
         (g_ascii_strcasecmp(dot, ".md") == 0 || g_ascii_strcasecmp(dot, ".markdown") == 0);
}

gboolean path_is_below(const char *path, const char *folder) {
  const gsize length = strlen(folder);
  return length == 0 || (strncmp(path, folder, length) == 0 && path[length] == '/');
}

gsize path_shared(const char *a, const char *b) {
  gsize shared = 0;
  for (gsize i = 0; a[i] != '\0' && a[i] == b[i]; i++) {
    if (a[i] == '/')
      shared = i + 1;
  }
  return shared;
}
