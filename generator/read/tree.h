/* Tree: where sources come from, as paths and bytes: a folder on disk today.
 *
 * Nothing outside the root is read: every path is opened below it part by part, symbolic links that lead
 * out are refused unless the configuration allows their target, and only regular files are read.
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

/* Opens the folder. `allow_outside` (may be NULL): absolute paths of folders that symbolic links may lead
 * into. */
Tree *tree_open_folder(const char *path, const GPtrArray *allow_outside, GError **error);
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

/* From now on as on a kernel without openat2 (before Linux 5.6). For tests. */
void tree_open_by_parts(Tree *tree);
