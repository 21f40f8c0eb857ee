/* Attributes: looking up and joining what attribute blocks say.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/attributes.h"

#include <string.h>

gboolean attributes_has_class(const Attributes *attributes, const char *name) {
  return attributes != NULL && g_strv_contains(attributes->classes, name);
}

const char *attributes_get(const Attributes *attributes, const char *key) {
  for (guint i = 0; attributes != NULL && i < attributes->count; i++) {
    if (strcmp(attributes->items[i].key, key) == 0)
      return attributes->items[i].value;
  }
  return NULL;
}

const Attributes *attributes_without_class(Arena *arena, const Attributes *attributes,
                                           const char *name) {
  if (!attributes_has_class(attributes, name))
    return attributes;
  g_autoptr(GPtrArray) classes = g_ptr_array_new();
  for (const char *const *c = attributes->classes; *c != NULL; c++) {
    if (strcmp(*c, name) != 0)
      g_ptr_array_add(classes, (gpointer)*c);
  }
  if (classes->len == 0 && attributes->count == 0 && attributes->id == NULL)
    return NULL;
  Attributes *kept = arena_new_item(arena, Attributes);
  *kept = *attributes;
  kept->classes = arena_pointers(arena, classes);
  return kept;
}

const Attributes *attributes_join(Arena *arena, const Attributes *first, const Attributes *second) {
  if (first == NULL || second == NULL)
    return first == NULL ? second : first;
  g_autoptr(GPtrArray) classes = g_ptr_array_new();
  for (const char *const *c = first->classes; *c != NULL; c++)
    g_ptr_array_add(classes, (gpointer)*c);
  for (const char *const *c = second->classes; *c != NULL; c++) {
    if (!attributes_has_class(first, *c))
      g_ptr_array_add(classes, (gpointer)*c);
  }
  const guint count = first->count + second->count;
  Attribute *items = arena_new_array(arena, Attribute, count);
  for (guint i = 0; i < count; i++)
    items[i] = i < first->count ? first->items[i] : second->items[i - first->count];
  Attributes *joined = arena_new_item(arena, Attributes);
  *joined = (Attributes){first->id == NULL ? second->id : first->id, arena_pointers(arena, classes),
                         items, count, first->place};
  return joined;
}
