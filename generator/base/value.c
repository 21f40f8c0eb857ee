/* Values: members and items lie in one piece each, which grows.
 *
 * Few members are found by looking at each name; from many on a hash table finds them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/value.h"

#include <string.h>

enum { MEMBERS_FIRST = 8, ITEMS_FIRST = 4, MEMBERS_FEW = 48 };

static void value_clear(Value *value) {
  switch (value->kind) {
  case VALUE_STRING:
    g_free(value->u.string);
    break;
  case VALUE_OBJECT:
    object_unref(value->u.object);
    break;
  case VALUE_ARRAY:
    array_unref(value->u.array);
    break;
  case VALUE_NULL:
  case VALUE_BOOLEAN:
  case VALUE_INTEGER:
    break;
  }
}

/* ---- objects --------------------------------------------------------------------------------------- */

Object *object_new(void) {
  Object *object = g_new0(Object, 1);
  object->references = 1;
  return object;
}

Object *object_ref(Object *object) {
  g_atomic_int_inc(&object->references);
  return object;
}

void object_unref(Object *object) {
  if (!g_atomic_int_dec_and_test(&object->references))
    return;
  for (guint i = 0; i < object->count; i++)
    value_clear(&object->members[i].value);
  if (object->places != NULL)
    g_hash_table_unref(object->places);
  g_free(object->members);
  g_free(object);
}

static Member *find(const Object *object, const char *name) {
  if (object->places != NULL) {
    const guint place = GPOINTER_TO_UINT(g_hash_table_lookup(object->places, name));
    return place == 0 ? NULL : &object->members[place - 1];
  }
  for (guint i = 0; i < object->count; i++) {
    const char *known = object->members[i].name;
    if (known == name || (*known == *name && strcmp(known, name) == 0))
      return &object->members[i];
  }
  return NULL;
}

static void place(Object *object, guint index) {
  g_hash_table_insert(object->places, (gpointer)object->members[index].name,
                      GUINT_TO_POINTER(index + 1));
}

void object_set(Object *object, const char *name, Value value) {
  Member *member = find(object, name);
  if (member != NULL) {
    value_clear(&member->value);
    member->value = value;
    return;
  }
  if (object->count == object->room) {
    object->room = object->room == 0 ? MEMBERS_FIRST : object->room * 2;
    object->members = g_renew(Member, object->members, object->room);
  }
  object->members[object->count++] = (Member){name, value};
  if (object->places != NULL) {
    place(object, object->count - 1);
  } else if (object->count > MEMBERS_FEW) {
    object->places = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < object->count; i++)
      place(object, i);
  }
}

void object_take_string(Object *object, const char *name, char *text) {
  object_set(object, name,
             text == NULL ? (Value){.kind = VALUE_NULL} : (Value){VALUE_STRING, {.string = text}});
}

void object_set_string(Object *object, const char *name, const char *text) {
  object_take_string(object, name, g_strdup(text));
}

void object_set_object(Object *object, const char *name, Object *child) {
  object_set(object, name,
             child == NULL ? (Value){.kind = VALUE_NULL}
                           : (Value){VALUE_OBJECT, {.object = child}});
}

void object_set_array(Object *object, const char *name, Array *child) {
  object_set(object, name, (Value){VALUE_ARRAY, {.array = child}});
}

void object_set_integer(Object *object, const char *name, gint64 number) {
  object_set(object, name, (Value){VALUE_INTEGER, {.integer = number}});
}

void object_set_boolean(Object *object, const char *name, gboolean truth) {
  object_set(object, name, (Value){VALUE_BOOLEAN, {.boolean = truth}});
}

void object_set_null(Object *object, const char *name) {
  object_set(object, name, (Value){.kind = VALUE_NULL});
}

const Value *object_get(const Object *object, const char *name) {
  const Member *member = find(object, name);
  return member == NULL ? NULL : &member->value;
}

static const Value *get(const Object *object, const char *name, ValueKind kind) {
  const Value *value = object_get(object, name);
  return value == NULL || value->kind != kind ? NULL : value;
}

const char *object_get_string(const Object *object, const char *name) {
  const Value *value = get(object, name, VALUE_STRING);
  return value == NULL ? NULL : value->u.string;
}

const char *object_get_text(const Object *object, const char *name) {
  const char *text = object_get_string(object, name);
  return text == NULL ? "" : text;
}

gint64 object_get_integer(const Object *object, const char *name) {
  const Value *value = get(object, name, VALUE_INTEGER);
  return value == NULL ? 0 : value->u.integer;
}

Object *object_get_object(const Object *object, const char *name) {
  const Value *value = get(object, name, VALUE_OBJECT);
  return value == NULL ? NULL : value->u.object;
}

Array *object_get_array(const Object *object, const char *name) {
  const Value *value = get(object, name, VALUE_ARRAY);
  return value == NULL ? NULL : value->u.array;
}

gboolean object_lacks(const Object *object, const char *name) {
  const Value *value = object_get(object, name);
  return value == NULL || value->kind == VALUE_NULL;
}

/* ---- arrays ---------------------------------------------------------------------------------------- */

Array *array_new(void) {
  Array *array = g_new0(Array, 1);
  array->references = 1;
  return array;
}

Array *array_ref(Array *array) {
  g_atomic_int_inc(&array->references);
  return array;
}

void array_unref(Array *array) {
  if (!g_atomic_int_dec_and_test(&array->references))
    return;
  for (guint i = 0; i < array->count; i++)
    value_clear(&array->items[i]);
  g_free(array->items);
  g_free(array);
}

void array_add(Array *array, Value value) {
  if (array->count == array->room) {
    array->room = array->room == 0 ? ITEMS_FIRST : array->room * 2;
    array->items = g_renew(Value, array->items, array->room);
  }
  array->items[array->count++] = value;
}

void array_add_object(Array *array, Object *child) {
  array_add(array, (Value){VALUE_OBJECT, {.object = child}});
}

void array_add_string(Array *array, const char *text) {
  array_add(array, (Value){VALUE_STRING, {.string = g_strdup(text)}});
}

void array_add_boolean(Array *array, gboolean truth) {
  array_add(array, (Value){VALUE_BOOLEAN, {.boolean = truth}});
}
