/* Values: trees of objects, arrays, texts and numbers in the terms of JSON (RFC 8259), as pages and exports are made of.
 *
 * Use: object_new, then a member after the other; they keep their order, and a name that is set again has the new
 * value. Trees are read through object_get and by walking `members` and `items`.
 * Ownership: objects and arrays are counted; who puts one into another gives its reference away, so that a
 * subtree may stand in several trees. Texts are copied, but object_take_string takes one. Names are neither: they
 * outlive the object, as literals and texts of the model do.
 * Limits: a tree is built by one thread; when that is done any number may read it. Trees have no loops.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct Object Object;
typedef struct Array Array;

typedef enum {
  VALUE_NULL,
  VALUE_BOOLEAN,
  VALUE_INTEGER,
  VALUE_STRING,
  VALUE_OBJECT,
  VALUE_ARRAY
} ValueKind;

typedef struct {
  ValueKind kind;
  union {
    gboolean boolean;
    gint64 integer;
    char *string;
    Object *object;
    Array *array;
  } u;
} Value;

typedef struct {
  const char *name;
  Value value;
} Member;

struct Object {
  Member *members; /* in the order in which they were set */
  guint count;
  /* private */
  guint room;
  gint references;
  GHashTable *places; /* name -> index + 1; NULL while there are few */
};

struct Array {
  Value *items;
  guint count;
  /* private */
  guint room;
  gint references;
};

Object *object_new(void);
Object *object_ref(Object *object);
void object_unref(Object *object);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Object, object_unref)

/* Takes what the value holds. */
void object_set(Object *object, const char *name, Value value);

/* NULL sets null. */
void object_set_string(Object *object, const char *name, const char *text);
void object_take_string(Object *object, const char *name, char *text);
void object_set_object(Object *object, const char *name, Object *child);

void object_set_array(Object *object, const char *name, Array *child);
void object_set_integer(Object *object, const char *name, gint64 number);
void object_set_boolean(Object *object, const char *name, gboolean truth);
void object_set_null(Object *object, const char *name);

/* NULL when there is no such member. */
const Value *object_get(const Object *object, const char *name);

/* NULL when there is no such member, or it is of another kind. */
const char *object_get_string(const Object *object, const char *name);
/* "" when there is no such text. */
const char *object_get_text(const Object *object, const char *name);
/* 0 when there is no such number. */
gint64 object_get_integer(const Object *object, const char *name);
Object *object_get_object(const Object *object, const char *name);
Array *object_get_array(const Object *object, const char *name);

/* Has it no such member, or is that null? */
gboolean object_lacks(const Object *object, const char *name);

Array *array_new(void);
Array *array_ref(Array *array);
void array_unref(Array *array);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Array, array_unref)

/* Takes what the value holds. */
void array_add(Array *array, Value value);

void array_add_object(Array *array, Object *child);
void array_add_string(Array *array, const char *text);
void array_add_boolean(Array *array, gboolean truth);
