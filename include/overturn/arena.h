/* Memory by lifetime: everything made in an arena goes when the arena goes. A signature that takes an Arena allocates in it. */
#ifndef OVERTURN_ARENA_H
#define OVERTURN_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

/**
 * Makes an empty arena.
 *
 * Memory is taken from the system in blocks as it is needed. When the system has none left, or more than `limit_bytes` is asked for,
 * the program says so on standard error and exits with status 3: input is limited before it is allocated, so this is a fault of the machine.
 *
 * @param limit_bytes  the most the arena may hold; 0 for no limit.
 * @return the arena, owned by the caller, to be given to arena_free().
 */
Arena *arena_new(size_t limit_bytes);

/** Frees the arena and everything made in it. NULL is allowed. */
void arena_free(Arena *arena);

/** Forgets everything made in the arena and keeps its memory for what comes next (one frame after another). */
void arena_reset(Arena *arena);

/** @return bytes handed out since the arena was made or reset. */
size_t arena_used_bytes(const Arena *arena);

/**
 * @param count  how many elements, 0 allowed.
 * @param size_bytes  size of one; the product is checked for overflow.
 * @return zeroed memory aligned for any type, never NULL, owned by the arena.
 */
void *arena_alloc(Arena *arena, size_t count, size_t size_bytes);

/** The same, not zeroed: for what is large and is written before it is read. */
void *arena_take(Arena *arena, size_t count, size_t size_bytes);

/** Zeroed memory of its own that the caller gives to free(): for what lives and goes singly. Never NULL; ends the program as an arena does. */
void *heap_alloc(size_t count, size_t size_bytes);

/** One zeroed TYPE, or COUNT of them. */
#define arena_make(arena, TYPE) ((TYPE *)arena_alloc((arena), 1, sizeof(TYPE)))
#define arena_make_many(arena, TYPE, COUNT) ((TYPE *)arena_alloc((arena), (size_t)(COUNT), sizeof(TYPE)))

/**
 * Room for one more element at the end of an array that grows by doubling; see arena_push(). What lies behind the `count` elements is not zeroed.
 * @return the array, moved when it had to grow.
 */
void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t size_bytes);

/** Appends VALUE to an array kept as three fields: ITEMS (pointer), COUNT and CAPACITY (both size_t). */
#define arena_push(arena, ITEMS, COUNT, CAPACITY, VALUE) \
  ((ITEMS) = arena_grow((arena), (ITEMS), (COUNT), &(CAPACITY), sizeof *(ITEMS)), (ITEMS)[(COUNT)++] = (VALUE))

#endif
