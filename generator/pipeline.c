/* The pipeline: from a request to a resolved book, and from the book to its outputs. The tour starts here.
 *
 *   configure   which project, which configuration
 *   list        what the content root holds
 *   read        documents: the guides', then all others or those that links reach; images
 *   take steps  out of the guides' documents
 *   resolve     every link; then the rules look at the whole
 *   write       all outputs into one folder, published as a whole
 *
 * Links decide what is read: reading a document shows links, links want further files. So the loop over
 * documents runs to the end of a list that it makes longer itself.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pipeline.h"

#include <string.h>

#include "check/rules.h"
#include "export/export.h"
#include "read/config.h"
#include "read/markdown.h"
#include "read/project.h"
#include "read/steps.h"
#include "read/tree.h"
#include "render/html.h"
#include "resolve/resolve.h"

enum { MARKDOWN_MOST = 4 * 1024 * 1024, ASSET_MOST = 64 * 1024 * 1024, ENTRIES_MOST = 500000 };

typedef struct {
  Book *book;
  Findings *findings;
  Tree *tree;
  GPtrArray *paths; /* of documents, in the order in which they are wanted */
  GHashTable *wanted;
} Reading;

static void want(Reading *reading, const char *path) {
  if (g_hash_table_add(reading->wanted, (gpointer)path))
    g_ptr_array_add(reading->paths, (gpointer)path);
}

static GBytes *read_file(Reading *reading, const char *path, gsize most) {
  g_autoptr(GError) error = NULL;
  GBytes *bytes = tree_read(reading->tree, path, most, &error);
  if (bytes == NULL)
    findings_add(reading->findings, FINDING_UNREADABLE_FILE, (Place){path, 0, 0}, NULL, "%s",
                 error->message);
  return bytes;
}

static void read_asset(Reading *reading, const char *path) {
  Book *book = reading->book;
  if (!g_hash_table_add(reading->wanted, (gpointer)path))
    return;
  GBytes *bytes = read_file(reading, path, ASSET_MOST);
  if (bytes == NULL)
    return;
  arena_cleanup(book->arena, (GDestroyNotify)g_bytes_unref, bytes);
  Asset *asset = arena_new_item(book->arena, Asset);
  asset->path = path;
  asset->bytes = bytes;
  g_ptr_array_add(book->assets, asset);
  g_hash_table_insert(book->asset_by_path, (gpointer)path, asset);
}

static void read_document(Reading *reading, const char *path) {
  Book *book = reading->book;
  /* One byte more than a reader accepts, so that the reader is the one to refuse it. */
  g_autoptr(GBytes) bytes = read_file(reading, path, MARKDOWN_MOST + 1);
  if (bytes == NULL)
    return;
  gsize length = 0;
  const char *text = g_bytes_get_data(bytes, &length);
  Document *document = document_new(book->arena, path);
  markdown_read(document, book->arena, book->config, text, length, reading->findings);
  book_add_document(book, document);
}

static void read_what_links_want(Reading *reading, const Document *document) {
  for (guint i = 0; i < document->links->len; i++) {
    const char *path = link_wants(reading->book, document->links->pdata[i]);
    if (path == NULL)
      continue;
    if (path_is_markdown(path))
      want(reading, path);
    else
      read_asset(reading, path);
  }
}

static int compare_paths(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void want_all_documents(Reading *reading) {
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  GHashTableIter iter;
  gpointer value = NULL;
  g_hash_table_iter_init(&iter, reading->book->entries);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const Entry *entry = value;
    if (entry->kind == ENTRY_FILE && path_is_markdown(entry->path))
      g_ptr_array_add(paths, (gpointer)entry->path);
  }
  g_ptr_array_sort(paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    want(reading, paths->pdata[i]);
}

/* Routes name documents by their header-id: those are known only when all documents are read, so a book
 * with routes reads its whole tree. */
static void read_documents(Reading *reading) {
  Book *book = reading->book;
  for (guint i = 0; i < book->config->guides->len; i++) {
    const GuideConfig *guide = book->config->guides->pdata[i];
    const Entry *entry = book_entry(book, guide->steps);
    if (entry != NULL)
      want(reading, entry->path);
  }
  if (book->whole_tree)
    want_all_documents(reading);
  for (guint i = 0; i < reading->paths->len; i++) {
    read_document(reading, reading->paths->pdata[i]);
    const Document *document = book_document(book, reading->paths->pdata[i]);
    if (document != NULL && !book->whole_tree)
      read_what_links_want(reading, document);
  }
  for (guint i = 0; i < book->documents->len && book->whole_tree; i++)
    read_what_links_want(reading, book->documents->pdata[i]);
}

static void take_steps(Reading *reading, Document *document, const GuideConfig *settings) {
  Guide *guide = steps_read(document, reading->book->arena, settings, reading->findings);
  if (guide != NULL)
    g_ptr_array_add(reading->book->guides, guide);
}

/* The guides that the configuration names, else those that the documents themselves mark. */
static void read_guides(Reading *reading) {
  Book *book = reading->book;
  const GPtrArray *settings = book->config->guides;
  for (guint i = 0; i < settings->len; i++) {
    const GuideConfig *guide = settings->pdata[i];
    Document *document = book_document(book, guide->steps);
    if (document != NULL)
      take_steps(reading, document, guide);
  }
  for (guint i = 0; i < book->documents->len && settings->len == 0; i++) {
    Document *document = book->documents->pdata[i];
    if (steps_are_marked(document->source, document->source_length))
      take_steps(reading, document, NULL);
  }
  if (settings->len == 0 && book->guides->len == 0)
    findings_add(reading->findings, FINDING_NO_GUIDE, (Place){".", 0, 0},
                 "name the file: stepbook build STEPS.md",
                 "no document here marks a step list with {.root} or {.title}");
}

static gboolean list_and_read(Reading *reading, GError **error) {
  if (!tree_list(reading->tree, reading->book, ENTRIES_MOST, error))
    return FALSE;
  read_documents(reading);
  read_guides(reading);
  book_resolve(reading->book, reading->findings);
  book_check(reading->book, reading->findings);
  return TRUE;
}
