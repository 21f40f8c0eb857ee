/* Region: chunks that are filled from the front; nothing in them is freed alone.
 *
 * A block carries its size in front, so that the last one can grow in place. The first chunk is kept between
 * documents: its pages are warm, which makes many small documents faster than the parser's own heap. With
 * -DARENA_DEBUG each block is a chunk of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/region.h"

#include <string.h>

enum { MEBIBYTE = 1 << 20, CHUNK = MEBIBYTE, ALIGN = 16, BUDGET_BASE = 16 * MEBIBYTE };
static const gsize budget_most = 128 * (gsize)MEBIBYTE;

/* As in base/arena.c: a malloc for each block, so that valgrind sees what the parser does. */
#ifdef ARENA_DEBUG
enum { ONE_EACH = 1 };
#else
enum { ONE_EACH = 0 };
#endif

typedef struct Chunk Chunk;
struct Chunk {
  Chunk *next;
  gsize size, used;
  _Alignas(ALIGN) char bytes[];
};

_Thread_local jmp_buf region_escape;

static _Thread_local struct {
  Chunk *chunks; /* the one in use first */
  gsize left;    /* of the budget */
} region;

/* Chunk: freed with its thread. */
static GPrivate kept = G_PRIVATE_INIT(g_free);

static Chunk *chunk_new(gsize size) {
  Chunk *chunk = g_malloc(sizeof *chunk + size);
  chunk->size = size;
  chunk->used = 0;
  chunk->next = NULL;
  return chunk;
}

static gsize aligned(gsize size) { return (size + ALIGN - 1) & ~(gsize)(ALIGN - 1); }

void *region_alloc(gsize size) {
  if (region.left < 2 * ALIGN || size > region.left - 2 * ALIGN)
    longjmp(region_escape, 1);
  const gsize need = aligned(size) + ALIGN;
  region.left -= need;
  Chunk *chunk = region.chunks;
  if (ONE_EACH || chunk->size - chunk->used < need) {
    chunk = chunk_new(ONE_EACH ? ALIGN + size : MAX(need, (gsize)CHUNK));
    chunk->next = region.chunks;
    region.chunks = chunk;
  }
  char *block = chunk->bytes + chunk->used + ALIGN;
  chunk->used += MIN(need, chunk->size);
  memcpy(block - ALIGN, &size, sizeof size);
  return block;
}

void *region_grow(void *block, gsize size) {
  if (block == NULL)
    return region_alloc(size);
  gsize before = 0;
  memcpy(&before, (char *)block - ALIGN, sizeof before);
  if (size <= before)
    return block;
  Chunk *chunk = region.chunks;
  const gsize grown = aligned(size) - aligned(before);
  if ((char *)block + aligned(before) == chunk->bytes + chunk->used &&
      grown <= chunk->size - chunk->used && grown <= region.left) {
    chunk->used += grown;
    region.left -= grown;
    memcpy((char *)block - ALIGN, &size, sizeof size);
    return block;
  }
  return memcpy(region_alloc(size), block, before);
}

gsize region_budget(gsize source_length) {
  return MIN(budget_most, (gsize)BUDGET_BASE + 128 * source_length);
}

void region_open(gsize budget) {
  g_assert(region.chunks == NULL);
  if (g_private_get(&kept) == NULL)
    g_private_set(&kept, chunk_new(CHUNK));
  region.chunks = g_private_get(&kept);
  region.chunks->next = NULL;
  region.chunks->used = 0;
  region.left = budget;
}

void region_close(void) {
  while (region.chunks != g_private_get(&kept)) {
    Chunk *next = region.chunks->next;
    g_free(region.chunks);
    region.chunks = next;
  }
  region.chunks = NULL;
}
