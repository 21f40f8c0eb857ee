/* Locate: what the content root holds at the path of a link. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"

typedef enum {
  LOCATED_NOTHING,
  LOCATED_FILE,
  LOCATED_OTHER_CASE, /* a file whose path differs in capital letters only */
  LOCATED_FOLDER,
  LOCATED_OUTSIDE, /* a symbolic link that leads out, or something behind one */
  LOCATED_OTHER    /* a device, a socket, a dangling link */
} Located;

/* Looks a path up; "" is the content root. `*entry` is set for files, also of another case, and for folders
 * but the root; else NULL. */
Located locate_path(const Entry **entry, const Book *book, const char *path);

/* The document that an absolute path names by routes: its last part is a header-id, looked up below the
 * folder of the longest route that is a prefix of the path. `*route` (may be NULL) is that route, or NULL. */
Document *locate_route(const Route **route, const Book *book, const char *path);
