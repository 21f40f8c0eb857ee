/* A region of memory that is handed out in pieces and freed as a whole.
 *
 * Pieces are cut from chunks that double in size up to a bound; a large piece gets a chunk of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/arena.h"

#include <string.h>

enum { ALIGNMENT = 8, CHUNK_FIRST = 16 * 1024, CHUNK_MOST = 1024 * 1024 };

typedef struct Chunk {
  struct Chunk *next;
  max_align_t data[];
} Chunk;

typedef struct Cleanup {
  struct Cleanup *next;
  GDestroyNotify destroy;
  gpointer data;
} Cleanup;

struct Arena {
  Chunk *chunks;
  Cleanup *cleanups;
  char *at;
  gsize left;
  gsize chunk_size;
  gsize used;
};

Arena *arena_new(void) {
  Arena *arena = g_new0(Arena, 1);
  arena->chunk_size = CHUNK_FIRST;
  return arena;
}

void arena_free(Arena *arena) {
  if (arena == NULL)
    return;
  for (const Cleanup *cleanup = arena->cleanups; cleanup != NULL; cleanup = cleanup->next)
    cleanup->destroy(cleanup->data);
  for (Chunk *chunk = arena->chunks; chunk != NULL;) {
    Chunk *next = chunk->next;
    g_free(chunk);
    chunk = next;
  }
  g_free(arena);
}

static char *chunk_add(Arena *arena, gsize size) {
  Chunk *chunk = g_try_malloc0(sizeof(Chunk) + size);
  if (chunk == NULL)
    g_error("out of memory: %" G_GSIZE_FORMAT " bytes", size);
  chunk->next = arena->chunks;
  arena->chunks = chunk;
  return (char *)chunk->data;
}

void *arena_alloc(Arena *arena, gsize size) {
  if (size > G_MAXSSIZE - 64)
    g_error("out of memory: %" G_GSIZE_FORMAT " bytes", size);
  arena->used += size;
#ifdef ARENA_DEBUG
  return chunk_add(arena, size);
#else
  size = (MAX(size, 1) + ALIGNMENT - 1) & ~(gsize)(ALIGNMENT - 1);
  if (size > arena->left) {
    if (size > arena->chunk_size / 4)
      return chunk_add(arena, size);
    arena->at = chunk_add(arena, arena->chunk_size);
    arena->left = arena->chunk_size;
    arena->chunk_size = MIN(arena->chunk_size * 2, (gsize)CHUNK_MOST);
  }
  char *piece = arena->at;
  arena->at += size;
  arena->left -= size;
  return piece;
#endif
}

gsize arena_array_size(gsize size, gsize count) {
  gsize total = 0;
  if (!g_size_checked_mul(&total, size, count))
    g_error("out of memory: %" G_GSIZE_FORMAT " items", count);
  return total;
}

char *arena_strndup(Arena *arena, const char *text, gsize length) {
  if (text == NULL)
    return NULL;
  char *copy = arena_alloc(arena, length + 1);
  memcpy(copy, text, length);
  return copy;
}

char *arena_strdup(Arena *arena, const char *text) {
  return text == NULL ? NULL : arena_strndup(arena, text, strlen(text));
}

char *arena_join(Arena *arena, const char *first, const char *second, const char *third) {
  const gsize one = strlen(first), two = strlen(second), three = strlen(third);
  char *text = arena_alloc(arena, one + two + three + 1);
  memcpy(text, first, one);
  memcpy(text + one, second, two);
  memcpy(text + one + two, third, three);
  return text;
}

char *arena_printf(Arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  return arena_strdup(arena, text);
}

void *arena_pointers(Arena *arena, const GPtrArray *array) {
  const guint count = array == NULL ? 0 : array->len;
  void **copy = arena_new_array(arena, void *, (gsize)count + 1);
  if (count > 0)
    memcpy(copy, array->pdata, count * sizeof(void *));
  return copy;
}

void arena_cleanup(Arena *arena, GDestroyNotify destroy, gpointer data) {
  Cleanup *cleanup = arena_new_item(arena, Cleanup);
  *cleanup = (Cleanup){arena->cleanups, destroy, data};
  arena->cleanups = cleanup;
}

void arena_adopt(Arena *arena, Arena *child) {
  arena_cleanup(arena, (GDestroyNotify)arena_free, child);
}

GHashTable *arena_hash_table(Arena *arena) {
  GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
  arena_cleanup(arena, (GDestroyNotify)g_hash_table_unref, table);
  return table;
}

GPtrArray *arena_array(Arena *arena) {
  GPtrArray *array = g_ptr_array_new();
  arena_cleanup(arena, (GDestroyNotify)g_ptr_array_unref, array);
  return array;
}

gsize arena_used(const Arena *arena) { return arena->used; }
