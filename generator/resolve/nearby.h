/* Nearby: what the author of a broken link may have meant. Pure.
 *
 * An index over the files of the content root, made when the first hint is asked for.
 * Limits: comparing names costs; a book with very many broken links gets hints for the first of them
 * only (exact names are always found).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

typedef struct Nearby Nearby;

Nearby *nearby_new(const Book *book);
void nearby_free(Nearby *nearby);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Nearby, nearby_free)

/* The file that may have been meant by `path`, which does not exist: the name with another suffix in the same
 * folder, the same name elsewhere, a similar name in the same folder, a similar name elsewhere. NULL: none. */
const char *nearby_file(Nearby *nearby, const char *path);

/* The file that a link to the folder may have meant: its README or index, else its first document; or NULL. */
const char *nearby_in_folder(Nearby *nearby, const char *folder);

/* The anchor of the document that is nearest to `fragment`, or NULL. */
const char *nearby_anchor(Nearby *nearby, const Document *document, const char *fragment);

/* The first document, by path, that has exactly this anchor, or NULL. */
const Document *nearby_anchor_elsewhere(Nearby *nearby, const char *fragment);

/* The names of one thing, as a new array. */
typedef GPtrArray *NearbyNames(const Book *book, gconstpointer of);

/* The nearest of the names of `of`, which are made once, within the budget; see nearest_name. */
const char *nearby_name(Nearby *nearby, const char *name, gconstpointer of, NearbyNames *names);
