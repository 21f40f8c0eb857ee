/* Epub: one guide with its documents as an EPUB 3.3 publication.
 *
 * https://www.w3.org/TR/epub-33/ : a cover, the checklist, a chapter for each step and each document that the
 * guide reaches, navigation as the tree of steps (and an NCX for old readers). No scripts, no forms, no
 * fonts, nothing from the network: boxes are glyphs with a text alternative. Every text stands once; steps
 * and sections refer to each other.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"

/* The bytes of the file, or NULL. `stylesheet` is the CSS of all chapters; `now` (Unix time) becomes the
 * date of the last change. The same book, stylesheet and time give the same bytes. Fails as
 * write/zip.h says. */
GBytes *epub_make(const Book *book, const Guide *guide, GBytes *stylesheet, gint64 now,
                  GError **error);
