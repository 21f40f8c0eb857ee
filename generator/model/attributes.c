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
  kept->room = NULL;
  return kept;
}

/* ---- joining ---------------------------------------------------------------------------------------- */

/* What a joined one points into, so that the next is put behind it. */
struct AttributeRoom {
  GPtrArray *classes; /* and a NULL */
  GHashTable *names;  /* of the classes */
  GArray *items;
};

static void put(Attributes *joined, const Attributes *added) {
  struct AttributeRoom *room = joined->room;
  g_ptr_array_set_size(room->classes, (gint)MAX(room->classes->len, 1) - 1);
  for (const char *const *c = added->classes; *c != NULL; c++) {
    if (g_hash_table_add(room->names, (gpointer)*c))
      g_ptr_array_add(room->classes, (gpointer)*c);
  }
  g_ptr_array_add(room->classes, NULL);
  g_array_append_vals(room->items, added->items, added->count);
  joined->classes = (const char *const *)room->classes->pdata;
  joined->items = (const Attribute *)(const void *)room->items->data;
  joined->count = room->items->len;
  if (joined->id == NULL)
    joined->id = added->id;
}

static Attributes *open_room(Arena *arena, const Attributes *first) {
  Attributes *joined = arena_new_item(arena, Attributes);
  joined->place = first->place;
  joined->room = arena_new_item(arena, struct AttributeRoom);
  joined->room->classes = arena_array(arena);
  joined->room->names = arena_hash_table(arena);
  joined->room->items = g_array_new(FALSE, FALSE, sizeof(Attribute));
  arena_cleanup(arena, (GDestroyNotify)g_array_unref, joined->room->items);
  put(joined, first);
  return joined;
}

const Attributes *attributes_join(Arena *arena, const Attributes *first, const Attributes *second) {
  if (first == NULL || second == NULL)
    return first == NULL ? second : first;
  Attributes *joined = first->room != NULL ? (Attributes *)first : open_room(arena, first);
  put(joined, second);
  return joined;
}
