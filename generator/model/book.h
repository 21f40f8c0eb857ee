/* Book: everything that one run knows. Owns the arena in which the whole model lives.
 *
 * Life: book_new; readers fill it; resolve completes it; after that it is only read; book_free.
 * Two books (a diff) have two arenas and share nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "model/config.h"
#include "model/document.h"
#include "model/guide.h"

typedef enum {
  ENTRY_FILE,
  ENTRY_FOLDER,
  ENTRY_OUTSIDE, /* a symbolic link that leads out of the content root */
  ENTRY_OTHER    /* a device, a socket, a dangling link */
} EntryKind;

/* What the content root holds at one path. */
typedef struct {
  const char *path; /* below the content root, no leading or trailing '/' */
  EntryKind kind;
  guint64 size; /* bytes, of a file */
} Entry;

typedef struct {
  Arena *arena;
  Config *config;
  gboolean is_part;    /* read from a file that holds one guide: the book may have had others */
  gboolean whole_tree; /* all documents below the root were read, not only those that links reach */
  GHashTable *entries; /* path -> Entry: all files and folders below the content root */
  GHashTable *folded;  /* path in folded case -> Entry, for links that differ in case only */
  GPtrArray *guides;   /* Guide, as configured */
  GPtrArray *documents; /* Document; by path once the book is resolved */
  GHashTable *document_by_path;
  GHashTable *document_by_header_id; /* see document_header_id -> the first Document */
  GPtrArray *assets;                 /* Asset; by path once the book is resolved */
  GHashTable *asset_by_path;
  /* How it differs from an earlier revision, for outputs that say so; belongs to whoever has set it. NULL: nobody asked. */
  const struct Diff *since;
} Book;

Book *book_new(void);
void book_free(Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

void book_add_entry(Book *book, const char *path, EntryKind kind, guint64 size);
void book_forget_entries(Book *book);
void book_add_document(Book *book, Document *document);

/* The document or asset at that path, or NULL. */
Document *book_document(const Book *book, const char *path);
Asset *book_asset(const Book *book, const char *path);
const Entry *book_entry(const Book *book, const char *path);

/* Ends with .md or .markdown, in any case. */
gboolean path_is_markdown(const char *path);

/* Is it in the folder or one below? "" is the root, which holds all. */
gboolean path_is_below(const char *path, const char *folder);

/* How much of both paths, up to and with a '/', is the same. */
gsize path_shared(const char *a, const char *b);
