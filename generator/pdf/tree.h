/* Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7), in nodes of a bounded size.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/file.h"

/* A key with its value. */
typedef struct {
  guint number;
  const char *name; /* NULL in a number tree; else names are in ascending order of bytes */
  char *value;      /* syntax; owned by the entry */
} TreeEntry;

GArray *tree_entries_new(void); /* TreeEntry; frees the values */
void tree_entry_add(GArray *entries, guint number, const char *name,
                    char *value); /* takes the value */

/* Writes the tree; the number of its root. */
guint tree_write(PdfFile *file, const GArray *entries);
