/* Data of places.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/place.h"
#include "base/value.h"
#include "model/book.h"

/* Remembers the line that was found last, so that places that ascend cost little. Starts zeroed. */
typedef struct {
  const char *source; /* of the file; NULL: none yet */
  gsize offset;       /* of line `line` */
  guint32 line;
} PlaceCursor;

/* {"file", "line", "column"}; the column in characters; null for what is unknown. NULL when the place has no file.
 * `cursor` may be NULL. */
Object *data_place(Place place, const Book *book, PlaceCursor *cursor);
