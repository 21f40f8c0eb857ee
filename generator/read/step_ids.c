/* Step ids: made so that they stay when steps are added, moved or renumbered elsewhere.
 *
 * Explicit ids are taken first, in document order; then slugs are counted, and only those that occur
 * more than once get their parent in front. All in tables; no step is compared with every other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/step_ids.h"

#include <string.h>

#include "read/slug.h"

enum { SLUG_MOST = 60, ID_MOST = 100 };

typedef struct {
  Guide *guide;
  Arena *arena;
  Findings *findings;
  const char **slugs; /* by step->order */
  GHashTable *uses;   /* slug -> how many steps would have it */
  GHashTable *next;   /* id -> the next number to try behind it */
} Maker;

/* Letters, digits, '-', '_' and '.' inside: as a file name and in a URL it is the same everywhere. */
static gboolean is_portable(const char *id) {
  const gsize length = strlen(id);
  for (const char *at = id; *at != '\0'; at++) {
    if (!g_ascii_isalnum(*at) && strchr("-_.", *at) == NULL)
      return FALSE;
  }
  return length > 0 && length <= ID_MOST && g_ascii_isalnum(*id) && id[length - 1] != '.';
}

static void take_explicit(Maker *maker, Step *step) {
  const char *id = step->attributes == NULL ? NULL : step->attributes->id;
  if (id == NULL)
    return;
  Place place = step->place;
  place.line = step->attributes->place.line;
  place.column = step->attributes->place.column;
  const Step *first = g_hash_table_lookup(maker->guide->by_id, id);
  if (!is_portable(id)) {
    findings_add(maker->findings, FINDING_ATTRIBUTE_VALUE, place,
                 "use letters, digits, '-', '_' and '.', beginning with a letter or digit",
                 "the id '%s' cannot be part of a file name everywhere", id);
  } else if (first != NULL) {
    findings_add_second(maker->findings, FINDING_DUPLICATE_ID, place, first->place,
                        "give each step its own id", "the id '%s' is used twice", id);
  } else {
    step->id = id;
    step->id_explicit = TRUE;
    g_hash_table_insert(maker->guide->by_id, (gpointer)id, step);
  }
}

/* The slug of the title; a title without any ASCII letter or digit has a name made of its bytes. */
static const char *title_slug(Arena *arena, const char *title) {
  g_autofree char *slug = slug_make(title, SLUG_MOST);
  if (*slug != '\0')
    return arena_strdup(arena, slug);
  if (*title == '\0')
    return "step";
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, title, -1);
  return arena_printf(arena, "step-%.8s", sum);
}

static const char *with_parent(const Maker *maker, const Step *step) {
  const char *slug = maker->slugs[step->order];
  const Step *parent = step->parent;
  if (parent == NULL || GPOINTER_TO_UINT(g_hash_table_lookup(maker->uses, slug)) < 2)
    return slug;
  return arena_printf(maker->arena, "%s--%s",
                      parent->id_explicit ? parent->id : maker->slugs[parent->order], slug);
}

static void take_made(Maker *maker, Step *step) {
  const char *base = with_parent(maker, step);
  const char *id = base;
  while (g_hash_table_contains(maker->guide->by_id, id)) {
    const guint number = MAX(2, GPOINTER_TO_UINT(g_hash_table_lookup(maker->next, base)));
    g_hash_table_insert(maker->next, (gpointer)base, GUINT_TO_POINTER(number + 1));
    id = arena_printf(maker->arena, "%s-%u", base, number);
  }
  step->id = id;
  g_hash_table_insert(maker->guide->by_id, (gpointer)id, step);
}

void step_ids_make(Guide *guide, Arena *arena, Findings *findings) {
  const GPtrArray *steps = guide->steps;
  g_autoptr(GHashTable) uses = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) next = g_hash_table_new(g_str_hash, g_str_equal);
  g_autofree const char **slugs = g_new0(const char *, steps->len);
  Maker maker = {guide, arena, findings, slugs, uses, next};
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    slugs[i] = title_slug(arena, step->title_text);
    take_explicit(&maker, steps->pdata[i]);
    if (step->id == NULL) {
      const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(uses, slugs[i]));
      g_hash_table_insert(uses, (gpointer)slugs[i], GUINT_TO_POINTER(count + 1));
    }
  }
  for (guint i = 0; i < steps->len; i++) {
    Step *step = steps->pdata[i];
    if (step->id == NULL)
      take_made(&maker, step);
  }
}

const char *guide_id_make(Arena *arena, const char *path) {
  g_autofree char *name = g_path_get_basename(path);
  char *dot = strrchr(name, '.');
  if (dot != NULL)
    *dot = '\0';
  const char *word = name + strspn(name, "0123456789");
  g_autofree char *slug = slug_make(word, SLUG_MOST);
  g_autofree char *whole = slug_make(name, SLUG_MOST);
  const char *id = *slug != '\0' ? slug : *whole != '\0' ? whole : "guide";
  return slug_is_reserved(id) ? arena_printf(arena, "%s-guide", id) : arena_strdup(arena, id);
}
