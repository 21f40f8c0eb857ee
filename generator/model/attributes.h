/* Attributes: what an attribute block `{.class #id key=value}` says (dialect, part 1 point 7).
 *
 * Ownership: the arena of the book. Never printed in any output; exported with the model.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/place.h"

typedef struct {
  const char *key;
  const char *value; /* "" for a key without a value */
} Attribute;

typedef struct {
  const char *id;             /* without '#'; NULL when none */
  const char *const *classes; /* NULL-terminated, in written order, without '.'; never NULL */
  const Attribute *items;     /* `count` of them, in written order */
  guint count;
  Place place;                /* of the opening brace of the first block */
  struct AttributeRoom *room; /* of attributes_join alone; else NULL */
} Attributes;

/* NULL attributes have no class and no key. */
gboolean attributes_has_class(const Attributes *attributes, const char *name);
const char *attributes_get(const Attributes *attributes, const char *key);

/* The attributes without that class; NULL when nothing is left of them. */
const Attributes *attributes_without_class(Arena *arena, const Attributes *attributes,
                                           const char *name);

/* Both together, `first` before `second`; an id of `first` wins. Either may be NULL. `first` is part of the
 * result from then on, and not to be used by itself: joining many costs no more than what they hold. */
const Attributes *attributes_join(Arena *arena, const Attributes *first, const Attributes *second);
