/* JsonScan: looks for members in a JSON text (RFC 8259) without building it.
 *
 * Use: json_open a value, json_next for each member or item, then what the value is asked for. What nobody asks for is passed
 * over, so that a small part of a large text costs little; it is not checked further than that its brackets and quotes end.
 * Limits: nothing recurses; texts must be UTF-8 without NUL.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* A value, or what is left inside one. */
typedef struct {
  const char *at, *end;
} JsonSpan;

/* Goes into an object ('{') or array ('['); FALSE when the value is no such. */
gboolean json_open(JsonSpan *inside, JsonSpan value, char bracket);

typedef enum { JSON_END, JSON_ITEM, JSON_BROKEN } JsonStep;

/* The next item of an array, or with `name` member of an object: its name is a value too. */
JsonStep json_next(JsonSpan *inside, JsonSpan *name, JsonSpan *value);

/* The member of an object; FALSE when there is none, or what is before it is broken. */
gboolean json_member(JsonSpan *value, JsonSpan object, const char *name);

/* A text, to be freed with g_free; NULL when the value is none. */
char *json_text(JsonSpan value);

/* FALSE when the value is no whole number from 0. */
gboolean json_number(guint64 *number, JsonSpan value);
