/* Values for tests, out of JSON as json-glib reads it.
 *
 * Names are interned: they outlive the objects. A number with a fraction becomes its text, but zero stays zero.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <json-glib/json-glib.h>

#include "base/value.h"

static inline Value json_value(JsonNode *node);

static inline Value json_scalar(JsonNode *node) {
  const GType type = json_node_get_value_type(node);
  if (type == G_TYPE_STRING)
    return (Value){VALUE_STRING, {.string = json_node_dup_string(node)}};
  if (type == G_TYPE_BOOLEAN)
    return (Value){VALUE_BOOLEAN, {.boolean = json_node_get_boolean(node)}};
  const double number = json_node_get_double(node);
  if (type == G_TYPE_INT64 || number == 0)
    return (Value){VALUE_INTEGER, {.integer = json_node_get_int(node)}};
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  return (Value){VALUE_STRING,
                 {.string = g_strdup(g_ascii_formatd(text, sizeof text, "%.15g", number))}};
}

static inline Value json_value(JsonNode *node) {
  if (JSON_NODE_HOLDS_NULL(node))
    return (Value){.kind = VALUE_NULL};
  if (JSON_NODE_HOLDS_VALUE(node))
    return json_scalar(node);
  if (JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *items = json_node_get_array(node);
    Array *array = array_new();
    for (guint i = 0; i < json_array_get_length(items); i++)
      array_add(array, json_value(json_array_get_element(items, i)));
    return (Value){VALUE_ARRAY, {.array = array}};
  }
  Object *object = object_new();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  json_object_iter_init_ordered(&iter, json_node_get_object(node));
  while (json_object_iter_next_ordered(&iter, &name, &member))
    object_set(object, g_intern_string(name), json_value(member));
  return (Value){VALUE_OBJECT, {.object = object}};
}

static inline void json_value_free(Value value) {
  Array *holder = array_new();
  array_add(holder, value);
  array_unref(holder);
}
