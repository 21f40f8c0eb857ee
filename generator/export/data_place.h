/* Data of places, and the two ways to set a member that may be null.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <json-glib/json-glib.h>

#include "base/place.h"
#include "model/book.h"

/* Remembers the line that was found last, so that places that ascend cost little. Starts zeroed. */
typedef struct {
  const char *source; /* of the file; NULL: none yet */
  gsize offset;       /* of line `line` */
  guint32 line;
} PlaceCursor;

/* {"file", "line", "column"}; the column in characters; null for what is unknown. NULL when the place has no file.
 * `cursor` may be NULL. */
JsonObject *data_place(Place place, const Book *book, PlaceCursor *cursor);

/* Sets a member to the text, or to null for NULL. */
void data_set_text(JsonObject *object, const char *name, const char *text);

/* Sets a member to the object, or to null for NULL; takes the object. */
void data_set_object(JsonObject *object, const char *name, JsonObject *value);
