/* JsonText: JSON (RFC 8259) written piece by piece, or from a tree.
 *
 * Use: begin and end objects and arrays, put trees in between; names for members, NULL for elements. Two
 * spaces of indentation, members in the order in which they were set; objects of a few plain values on one
 * line.
 * Characters that could move a terminal's cursor or turn the direction of text are written as \uXXXX.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/value.h"

/* Start with {.out = …}. */
typedef struct {
  GString *out;
  guint depth;
  gboolean follows; /* a value was written before in this object or array */
} JsonText;

/* `bracket` is '{' or '['; json_text_end takes the one that closes. */
void json_text_begin(JsonText *text, const char *name, char bracket);
void json_text_end(JsonText *text, char bracket);

/* A whole tree, to any depth; is only read. */
void json_text_value(JsonText *text, const char *name, const Value *value);

/* The same for an object, which is taken and freed. */
void json_text_object(JsonText *text, const char *name, Object *object);

/* All members of the object, into the object that is open. Takes the object. */
void json_text_members(JsonText *text, Object *object);
