/* EpubPackage: what binds the chapters of an EPUB together.
 *
 * Container (OCF 3.3), package document (EPUB 3.3, section 5), navigation document (section 7) and NCX (Open Packaging
 * Format 2.0.1, section 2.4.1).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"

typedef struct {
  char *id;   /* in the manifest */
  char *path; /* below OEBPS/ */
  const char *media_type;
  const char *properties; /* or NULL */
  gboolean in_spine;
} EpubItem;

EpubItem *epub_item_new(const char *id, const char *path, const char *media_type,
                        const char *properties, gboolean in_spine);
void epub_item_free(EpubItem *item);

typedef struct {
  const Book *book;
  const Guide *guide;
  GPtrArray *items; /* EpubItem; those of the spine in its order */
  gint64 now;
} EpubPackage;

/* META-INF/container.xml */
GBytes *epub_container(void);

/* package.opf; NULL with an error only when `now` is no time that a calendar has. */
GBytes *epub_package(const EpubPackage *package);

GBytes *epub_nav(const EpubPackage *package);
GBytes *epub_ncx(const EpubPackage *package);
