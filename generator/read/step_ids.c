/* Step ids: made so that they stay when steps are added, moved or renumbered elsewhere.
 *
 * Explicit ids are taken first, in document order. Then all steps that share an id get one ancestor more
 * in front, until nothing is shared or there is no ancestor: the path of titles is what tells steps
 * apart. All in tables; no step is compared with every other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/step_ids.h"

#include <string.h>

#include "read/slug.h"

enum { SLUG_MOST = 60, ID_MOST = 100, PATH_MOST = 200 };

typedef struct {
  Guide *guide;
  Arena *arena;
  Findings *findings;
  const char **slugs; /* of the titles, by step->order */
  const char **ids;   /* as far as they are made, by step->order */
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
                 "the id `%s` cannot be part of a file name everywhere", id);
  } else if (first != NULL) {
    findings_add_second(maker->findings, FINDING_DUPLICATE_ID, place, first->place,
                        "give each step its own id", "the id `%s` is used twice", id);
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

/* The id with the next ancestor in front of it; NULL when there is none, or the id would be too long. */
static const char *with_ancestor(const Maker *maker, const Step *step, guint levels) {
  const Step *ancestor = step;
  for (guint i = 0; i < levels && ancestor != NULL; i++)
    ancestor = ancestor->parent;
  if (ancestor == NULL || strlen(maker->ids[step->order]) > PATH_MOST)
    return NULL;
  const char *name = ancestor->id_explicit ? ancestor->id : maker->slugs[ancestor->order];
  return arena_printf(maker->arena, "%s--%s", name, maker->ids[step->order]);
}

static GHashTable *count_uses(const Maker *maker) {
  GHashTable *uses = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < maker->guide->steps->len; i++) {
    const Step *step = maker->guide->steps->pdata[i];
    const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(uses, maker->ids[i]));
    if (!step->id_explicit)
      g_hash_table_insert(uses, (gpointer)maker->ids[i], GUINT_TO_POINTER(count + 1));
  }
  return uses;
}

/* One level further up for all that still share their id; FALSE when that changed nothing. */
static gboolean tell_apart(Maker *maker, guint levels) {
  g_autoptr(GHashTable) uses = count_uses(maker);
  gboolean changed = FALSE;
  for (guint i = 0; i < maker->guide->steps->len; i++) {
    const Step *step = maker->guide->steps->pdata[i];
    if (step->id_explicit || GPOINTER_TO_UINT(g_hash_table_lookup(uses, maker->ids[i])) < 2)
      continue;
    const char *longer = with_ancestor(maker, step, levels);
    changed = changed || longer != NULL;
    maker->ids[i] = longer == NULL ? maker->ids[i] : longer;
  }
  return changed;
}

static void take_made(Maker *maker, Step *step) {
  const char *base = maker->ids[step->order];
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
  g_autoptr(GHashTable) next = g_hash_table_new(g_str_hash, g_str_equal);
  g_autofree const char **slugs = g_new0(const char *, steps->len);
  g_autofree const char **ids = g_new0(const char *, steps->len);
  Maker maker = {guide, arena, findings, slugs, ids, next};
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    ids[i] = slugs[i] = title_slug(arena, step->title_text);
    take_explicit(&maker, steps->pdata[i]);
  }
  for (guint levels = 1; tell_apart(&maker, levels);)
    levels++;
  for (guint i = 0; i < steps->len; i++) {
    Step *step = steps->pdata[i];
    if (!step->id_explicit)
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
