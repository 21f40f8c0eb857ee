/* Tree: where sources come from, as paths and bytes: a folder on disk (read/tree_folder.h), a commit of a Git repository
 * (read/tree_git.h), or what a published file carries (read/tree_bundle.h).
 *
 * Nothing outside the root is read: every path is opened below it part by part, symbolic links that lead
 * out are refused unless the configuration allows their target, and only regular files are read.
 * Threads: any number may read beside each other; listing is done alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"

#define TREE_ERROR (tree_error_quark())
GQuark tree_error_quark(void);

/* What is wrong with the content root itself. All else (a disk that fails, no descriptors left) is
 * G_FILE_ERROR: who meets that must not go on as if the file were not there. */
typedef enum {
  TREE_ERROR_TOO_LARGE, /* more bytes or entries than asked for */
  TREE_ERROR_UNUSABLE   /* missing, closed to us, not a regular file, outside */
} TreeError;

typedef struct Tree Tree;

void tree_free(Tree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tree, tree_free)

/* Lists everything below the root into book->entries, sorted reads, hidden names, node_modules and folders
 * with our own output manifest left out. A name that is not UTF-8 or holds control characters is an
 * ENTRY_OTHER with the bytes in question as \xHH; so is a folder that is closed to us. Fails above `most`
 * entries. */
gboolean tree_list(const Tree *tree, Book *book, guint most, GError **error);

/* As tree_list, for what is right in one folder. Where there is no folder of that path, nothing is
 * added. */
gboolean tree_list_folder(const Tree *tree, Book *book, const char *path, guint most,
                          GError **error);

/* The bytes of one file, at most `most` of them (a larger file is TREE_ERROR_TOO_LARGE). */
GBytes *tree_read(const Tree *tree, const char *path, gsize most, GError **error);

/* Says what the tree knows of an asset whose bytes it does not have: its digest (then it is set) and its media. */
void tree_describe(const Tree *tree, Asset *asset, Arena *arena);

/* ---- for the files that make trees ---- */

#define TREE_MANIFEST ".stepbook-manifest"

enum { TREE_DEEP_MOST = 200 };

/* A folder to list, alone or with all below it. */
typedef struct {
  const char *path; /* "" for the root */
  gboolean all;
  guint most; /* entries of the book */
} TreeWish;

/* See tree.h for each. `describe` may be NULL: bytes say all. Only `list` may change the tree. */
typedef struct {
  gboolean (*list)(const Tree *tree, Book *book, const TreeWish *wish, GError **error);
  GBytes *(*read)(const Tree *tree, const char *path, gsize most, GError **error);
  void (*describe)(const Tree *tree, Asset *asset, Arena *arena);
  void (*free)(Tree *tree);
} TreeKind;

struct Tree {
  const TreeKind *kind;
};

/* Is what has this name looked at? Not what is hidden, and not node_modules. */
gboolean tree_name_is_listed(const char *name);

/* The name with what cannot be shown as \xHH; NULL when the name is fine as it is. */
char *tree_escaped_name(const char *name);

/* FALSE with an error when the book has more entries than that; `root` is named. */
gboolean tree_is_bounded(const Book *book, guint most, const char *root, GError **error);
