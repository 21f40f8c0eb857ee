/* EpubDocument: the chapters of an EPUB that show documents.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"

/* Which steps name which section: heading, or document for its top, -> steps in order. Free with
 * g_hash_table_unref. */
GHashTable *epub_uses(const Guide *guide);

/* One document, its sections with links back to the steps that name them. `path` is the chapter's. */
GBytes *epub_document(const Book *book, const Guide *guide, const Document *document,
                      GHashTable *uses, const char *path);
