/* A region of memory that is handed out in pieces and freed as a whole.
 *
 * Use: one arena per book; everything in the model lives in it and nothing is freed alone. Memory is
 * zeroed. Allocation cannot fail: when the system has no memory left the program ends (GLib's
 * policy). A build with -DARENA_DEBUG gives every item its own malloc, so that the address sanitizer
 * and valgrind see each overrun.
 * Limits: not thread-safe; one owner. Threads fill arenas of their own, which arena_adopt joins.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)

/* `size` zeroed bytes, aligned for any type; never NULL, also for size 0. */
void *arena_alloc(Arena *arena, gsize size);

#define arena_new_item(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_new_array(arena, type, count)                                                        \
  ((type *)arena_alloc((arena), arena_array_size(sizeof(type), (count))))

/* size * count; ends the program on overflow. */
gsize arena_array_size(gsize size, gsize count);

/* Copies; the result is NUL-terminated. NULL in, NULL out. */
char *arena_strdup(Arena *arena, const char *text);
char *arena_strndup(Arena *arena, const char *text, gsize length);
/* The three texts one behind the other. */
char *arena_join(Arena *arena, const char *first, const char *second, const char *third);
char *arena_printf(Arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Copies the pointers of `array` (which may be NULL: then a list of none) with a NULL behind them. */
void *arena_pointers(Arena *arena, const GPtrArray *array);

/* Calls `destroy(data)` when the arena is freed, last added first: for foreign objects that the model
 * points to, such as hash tables. */
void arena_cleanup(Arena *arena, GDestroyNotify destroy, gpointer data);

/* `child` dies with `arena` from now on. */
void arena_adopt(Arena *arena, Arena *child);

/* An empty hash table with text keys, and an empty array of pointers, that die with the arena. */
GHashTable *arena_hash_table(Arena *arena);
GPtrArray *arena_array(Arena *arena);

/* Bytes handed out so far, for limits and statistics. */
gsize arena_used(const Arena *arena);
