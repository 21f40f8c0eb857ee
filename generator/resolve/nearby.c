/* Nearby: names looked up exactly first, then by edit distance within a budget.
 *
 * Names are compared without their suffix, which would make every pair of documents alike. Over the whole
 * tree only names of nearly the same length are compared, and they must be nearer than in one folder.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/nearby.h"

#include <string.h>

#include "base/nearest.h"
#include "resolve/locate.h"

/* Comparisons of names; one takes less than a microsecond. */
enum { BUDGET = 400000, SAME_NAME_MOST = 3, LONGEST = 128 };

typedef struct {
  const char *path;
  const char *base; /* inside path */
  char *stem;
} File;

struct Nearby {
  const Book *book;
  GArray *files;              /* File, by path; NULL until the first use */
  GHashTable *by_base;        /* base name in small letters -> GArray of indexes into files */
  GArray *by_length[LONGEST]; /* length of the stem in bytes -> indexes */
  GHashTable *anchors;        /* Document -> GPtrArray of its ids, sorted */
  GHashTable *names;          /* what has them -> GPtrArray of them */
  GHashTable *elsewhere;      /* id -> Document */
  guint budget;
};

Nearby *nearby_new(const Book *book) {
  Nearby *nearby = g_new0(Nearby, 1);
  nearby->book = book;
  nearby->budget = BUDGET;
  nearby->by_base =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  nearby->anchors = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  nearby->names = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  return nearby;
}

void nearby_free(Nearby *nearby) {
  if (nearby == NULL)
    return;
  for (guint i = 0; nearby->files != NULL && i < nearby->files->len; i++)
    g_free(g_array_index(nearby->files, File, i).stem);
  g_clear_pointer(&nearby->files, g_array_unref);
  for (guint i = 0; i < LONGEST; i++)
    g_clear_pointer(&nearby->by_length[i], g_array_unref);
  g_hash_table_unref(nearby->by_base);
  g_hash_table_unref(nearby->anchors);
  g_hash_table_unref(nearby->names);
  g_clear_pointer(&nearby->elsewhere, g_hash_table_unref);
  g_free(nearby);
}

/* ---- the index --------------------------------------------------------------------------------------- */

static const char *base_of(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

static char *stem_of(const char *base) {
  const char *dot = strrchr(base, '.');
  return dot == NULL || dot == base ? g_strdup(base) : g_strndup(base, (gsize)(dot - base));
}

static int compare_files(gconstpointer a, gconstpointer b) {
  return strcmp(((const File *)a)->path, ((const File *)b)->path);
}

static void add_to_index(Nearby *nearby, guint index) {
  const File *file = &g_array_index(nearby->files, File, index);
  char *folded = g_ascii_strdown(file->base, -1);
  GArray *same = g_hash_table_lookup(nearby->by_base, folded);
  if (same == NULL) {
    same = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(nearby->by_base, folded, same);
  } else {
    g_free(folded);
  }
  g_array_append_val(same, index);
  GArray **alike = &nearby->by_length[MIN(strlen(file->stem), (gsize)LONGEST - 1)];
  if (*alike == NULL)
    *alike = g_array_new(FALSE, FALSE, sizeof(guint));
  g_array_append_val(*alike, index);
}

static void need_files(Nearby *nearby) {
  if (nearby->files != NULL)
    return;
  nearby->files = g_array_new(FALSE, FALSE, sizeof(File));
  GHashTableIter iter;
  gpointer value = NULL;
  g_hash_table_iter_init(&iter, nearby->book->entries);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const Entry *entry = value;
    if (entry->kind != ENTRY_FILE)
      continue;
    const char *base = base_of(entry->path);
    const File file = {entry->path, base, stem_of(base)};
    g_array_append_val(nearby->files, file);
  }
  g_array_sort(nearby->files, compare_files);
  for (guint i = 0; i < nearby->files->len; i++)
    add_to_index(nearby, i);
}

/* The index of the first file whose path is not before `path`. */
static guint first_from(const Nearby *nearby, const char *path) {
  guint low = 0, high = nearby->files->len;
  while (low < high) {
    const guint middle = low + (high - low) / 2;
    if (strcmp(g_array_index(nearby->files, File, middle).path, path) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* ---- files ------------------------------------------------------------------------------------------- */

static const char *existing_file(const Nearby *nearby, const char *path) {
  const Entry *entry = NULL;
  const Located located = locate_path(&entry, nearby->book, path);
  return located == LOCATED_FILE || located == LOCATED_OTHER_CASE ? entry->path : NULL;
}

/* name, name.html, name.rst -> name.md; name.md -> name.markdown. */
static const char *other_suffix(const Nearby *nearby, const char *path) {
  static const char *const suffixes[] = {".md", ".markdown"};
  const char *base = base_of(path);
  const char *dot = strrchr(base, '.');
  g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(stems, g_strdup(path));
  if (dot != NULL && dot != base)
    g_ptr_array_add(stems, g_strndup(path, (gsize)(dot - path)));
  for (guint i = 0; i < stems->len; i++) {
    for (gsize k = 0; k < G_N_ELEMENTS(suffixes); k++) {
      g_autofree char *other = g_strconcat(stems->pdata[i], suffixes[k], NULL);
      const char *found = existing_file(nearby, other);
      if (found != NULL)
        return found;
    }
  }
  return NULL;
}

static guint shared_parts_behind(const char *a, const char *b) {
  gsize i = strlen(a), k = strlen(b);
  guint parts = 0;
  for (; i > 0 && k > 0 && a[i - 1] == b[k - 1]; i--, k--)
    parts += a[i - 1] == '/';
  return parts;
}

static guint shared_parts_before(const char *a, const char *b) {
  guint parts = 0;
  for (; *a != '\0' && *a == *b; a++, b++)
    parts += *a == '/';
  return parts;
}

/* The file of the same name whose folders are most like those of the path. A name that is everywhere
 * (README.md) says nothing unless a folder agrees too. */
static const char *same_name(const Nearby *nearby, const char *path) {
  g_autofree char *folded = g_ascii_strdown(base_of(path), -1);
  const GArray *same = g_hash_table_lookup(nearby->by_base, folded);
  const char *best = NULL;
  guint best_behind = 0, best_before = 0;
  for (guint i = 0; same != NULL && i < same->len; i++) {
    const File *file = &g_array_index(nearby->files, File, g_array_index(same, guint, i));
    const guint behind = shared_parts_behind(path, file->path);
    const guint before = shared_parts_before(path, file->path);
    if (best != NULL && (behind < best_behind || (behind == best_behind && before <= best_before)))
      continue;
    best = file->path;
    best_behind = behind;
    best_before = before;
  }
  return same != NULL && same->len > SAME_NAME_MOST && best_behind < 2 ? NULL : best;
}

static gboolean spend(Nearby *nearby, gsize comparisons) {
  if (nearby->budget < comparisons)
    return FALSE;
  nearby->budget -= (guint)comparisons;
  return TRUE;
}

/* Does a link to `wanted` want this kind of file? */
static gboolean is_same_kind(const char *wanted, const char *path) {
  return strchr(base_of(wanted), '.') == NULL || path_is_markdown(wanted) == path_is_markdown(path);
}

static const char *similar_sibling(Nearby *nearby, const char *path, const char *stem) {
  g_autofree char *folder = g_strndup(path, (gsize)(base_of(path) - path));
  g_autoptr(GPtrArray) stems = g_ptr_array_new();
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  for (guint i = first_from(nearby, folder); i < nearby->files->len; i++) {
    const File *file = &g_array_index(nearby->files, File, i);
    if (!g_str_has_prefix(file->path, folder) || !spend(nearby, 1))
      break;
    if (strlen(folder) != (gsize)(file->base - file->path) || !is_same_kind(path, file->path))
      continue;
    g_ptr_array_add(stems, file->stem);
    g_ptr_array_add(paths, (gpointer)file->path);
  }
  const char *nearest = nearest_name(stem, (const char *const *)stems->pdata, stems->len);
  for (guint i = 0; nearest != NULL && i < stems->len; i++) {
    if (stems->pdata[i] == nearest)
      return paths->pdata[i];
  }
  return NULL;
}

static const char *similar_anywhere(Nearby *nearby, const char *path, const char *stem) {
  const gsize length = strlen(stem);
  guint limit = (guint)MIN(length / 5, (gsize)4);
  const char *best = NULL;
  for (gsize l = length - limit; l <= length + limit && l < LONGEST - 1; l++) {
    const GArray *alike = nearby->by_length[l];
    for (guint i = 0; alike != NULL && i < alike->len && limit > 0; i++) {
      const File *file = &g_array_index(nearby->files, File, g_array_index(alike, guint, i));
      if (!is_same_kind(path, file->path))
        continue;
      if (!spend(nearby, 1))
        return best;
      const guint near = best == NULL ? limit : limit - 1;
      const guint distance = nearest_distance(stem, file->stem, near);
      if (distance <= near) {
        best = file->path;
        limit = distance;
      }
    }
  }
  return best;
}

const char *nearby_file(Nearby *nearby, const char *path) {
  need_files(nearby);
  const char *found = other_suffix(nearby, path);
  if (found == NULL)
    found = same_name(nearby, path);
  if (found != NULL)
    return found;
  g_autofree char *stem = stem_of(base_of(path));
  found = similar_sibling(nearby, path, stem);
  return found != NULL ? found : similar_anywhere(nearby, path, stem);
}

static gboolean is_front_page(const char *stem) {
  return g_ascii_strcasecmp(stem, "readme") == 0 || g_ascii_strcasecmp(stem, "index") == 0;
}

const char *nearby_in_folder(Nearby *nearby, const char *folder) {
  need_files(nearby);
  const char *first = NULL;
  g_autofree char *prefix = folder[0] == '\0' ? g_strdup("") : g_strconcat(folder, "/", NULL);
  for (guint i = first_from(nearby, prefix); i < nearby->files->len; i++) {
    const File *file = &g_array_index(nearby->files, File, i);
    if (!g_str_has_prefix(file->path, prefix) || !spend(nearby, 1))
      break;
    if (strlen(prefix) != (gsize)(file->base - file->path) || !path_is_markdown(file->path))
      continue;
    if (is_front_page(file->stem))
      return file->path;
    if (first == NULL)
      first = file->path;
  }
  return first;
}

/* ---- anchors ----------------------------------------------------------------------------------------- */

static int compare_texts(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const GPtrArray *anchors_of(Nearby *nearby, const Document *document) {
  GPtrArray *ids = g_hash_table_lookup(nearby->anchors, document);
  if (ids != NULL)
    return ids;
  ids = g_ptr_array_new();
  GHashTableIter iter;
  gpointer id = NULL;
  g_hash_table_iter_init(&iter, document->anchors);
  while (g_hash_table_iter_next(&iter, &id, NULL))
    g_ptr_array_add(ids, id);
  g_ptr_array_sort(ids, compare_texts);
  g_hash_table_insert(nearby->anchors, (gpointer)document, ids);
  return ids;
}

const char *nearby_name(Nearby *nearby, const char *name, gconstpointer of, NearbyNames *names) {
  GPtrArray *made = g_hash_table_lookup(nearby->names, of);
  if (made == NULL) {
    made = names(nearby->book, of);
    g_hash_table_insert(nearby->names, (gpointer)of, made);
  }
  return spend(nearby, made->len) ? nearest_name(name, (const char *const *)made->pdata, made->len)
                                  : NULL;
}

const char *nearby_anchor(Nearby *nearby, const Document *document, const char *fragment) {
  const GPtrArray *ids = anchors_of(nearby, document);
  if (!spend(nearby, ids->len))
    return NULL;
  const char *nearest = nearest_name(fragment, (const char *const *)ids->pdata, ids->len);
  /* A heading that got another word in front or behind is the next best guess. */
  for (guint i = 0; nearest == NULL && i < ids->len && strlen(fragment) >= 4; i++) {
    const char *id = ids->pdata[i];
    if (strlen(id) >= 4 && (strstr(id, fragment) != NULL || strstr(fragment, id) != NULL))
      nearest = id;
  }
  return nearest;
}

const Document *nearby_anchor_elsewhere(Nearby *nearby, const char *fragment) {
  if (nearby->elsewhere == NULL) {
    nearby->elsewhere = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = nearby->book->documents->len; i > 0; i--) {
      const Document *document = nearby->book->documents->pdata[i - 1];
      GHashTableIter iter;
      gpointer id = NULL;
      g_hash_table_iter_init(&iter, document->anchors);
      while (g_hash_table_iter_next(&iter, &id, NULL))
        g_hash_table_insert(nearby->elsewhere, id, (gpointer)document);
    }
  }
  return g_hash_table_lookup(nearby->elsewhere, fragment);
}
