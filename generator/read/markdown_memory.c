/* Memory for the Markdown parser: chunks that are filled from the front; freeing does nothing.
 *
 * A block carries its size in front, so that the last one can grow in place. The first chunk is kept between
 * documents: its pages are warm, which makes many small documents faster than the parser's own heap.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/markdown_memory.h"

#include <string.h>

enum { CHUNK = 1 << 20, ALIGN = 16 };

typedef struct Chunk Chunk;
struct Chunk {
  Chunk *next;
  gsize size, used;
  _Alignas(ALIGN) char bytes[];
};

jmp_buf memory_escape;

static struct {
  Chunk *chunks; /* the one in use first */
  Chunk *kept;
  gsize left; /* of the budget */
} memory;

static Chunk *chunk_new(gsize size) {
  Chunk *chunk = g_malloc(sizeof *chunk + size);
  chunk->size = size;
  return chunk;
}

static gsize aligned(gsize size) { return (size + ALIGN - 1) & ~(gsize)(ALIGN - 1); }

/* Room for `size` bytes and their header. */
static char *take(gsize size) {
  if (size > memory.left || memory.left < ALIGN)
    longjmp(memory_escape, 1);
  const gsize need = aligned(size) + ALIGN;
  memory.left -= MIN(need, memory.left);
  Chunk *chunk = memory.chunks;
  if (chunk->size - chunk->used < need) {
    chunk = chunk_new(MAX(need, (gsize)CHUNK));
    chunk->used = 0;
    chunk->next = memory.chunks;
    memory.chunks = chunk;
  }
  char *block = chunk->bytes + chunk->used + ALIGN;
  chunk->used += need;
  memcpy(block - ALIGN, &size, sizeof size);
  return block;
}

static void *memory_calloc(size_t count, size_t size) {
  if (size != 0 && count > memory.left / size)
    longjmp(memory_escape, 1);
  char *block = take(count * size);
  memset(block, 0, count * size);
  return block;
}

static void *memory_realloc(void *old, size_t size) {
  if (old == NULL)
    return take(size);
  gsize before = 0;
  memcpy(&before, (char *)old - ALIGN, sizeof before);
  if (size <= before)
    return old;
  Chunk *chunk = memory.chunks;
  const gsize grown = aligned(size) - aligned(before);
  if ((char *)old + aligned(before) == chunk->bytes + chunk->used &&
      grown <= chunk->size - chunk->used && grown <= memory.left) {
    chunk->used += grown;
    memory.left -= grown;
    memcpy((char *)old - ALIGN, &size, sizeof size);
    return old;
  }
  return memcpy(take(size), old, before);
}

static void memory_free(void *block) { (void)block; }

static cmark_mem allocator = {memory_calloc, memory_realloc, memory_free};

cmark_mem *memory_of_parser(void) { return &allocator; }

void memory_open(gsize budget) {
  g_assert(memory.chunks == NULL);
  if (memory.kept == NULL)
    memory.kept = chunk_new(CHUNK);
  memory.chunks = memory.kept;
  memory.chunks->next = NULL;
  memory.chunks->used = 0;
  memory.left = budget;
}

void memory_close(void) {
  while (memory.chunks != memory.kept) {
    Chunk *next = memory.chunks->next;
    g_free(memory.chunks);
    memory.chunks = next;
  }
  memory.chunks = NULL;
}
