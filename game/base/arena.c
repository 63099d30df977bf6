/*
 * Arenas: a chain of blocks, each handed out from its front. One lifetime is one arena, so nothing here frees a single object.
 * A reset keeps the blocks: a frame or a search that runs again asks the system for nothing.
 *
 * Under AddressSanitizer what was not handed out is poisoned, with a gap after each object, so that a run over the end is seen.
 */
#include "overturn/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define ARENA_GAP_BYTES 16
#define poison(AT, BYTES) ASAN_POISON_MEMORY_REGION((AT), (BYTES))
#define unpoison(AT, BYTES) ASAN_UNPOISON_MEMORY_REGION((AT), (BYTES))
#else
#define ARENA_GAP_BYTES 0
#define poison(AT, BYTES) ((void)(AT), (void)(BYTES))
#define unpoison(AT, BYTES) ((void)(AT), (void)(BYTES))
#endif

#define ARENA_ALIGNMENT alignof(max_align_t)
#define ARENA_FIRST_BLOCK_BYTES ((size_t)16 * 1024)
#define ARENA_MOST_BLOCK_BYTES ((size_t)1024 * 1024)

typedef struct Block Block;
struct Block {
  Block *next;
  size_t size_bytes;
  size_t used_bytes;
  max_align_t memory[];
};

struct Arena {
  Block *first;
  Block *current; /* blocks before it are full, blocks after it are empty */
  size_t used_bytes;
  size_t limit_bytes;
  size_t next_block_bytes;
};

/* The one place of the core that prints and ends the program: nothing can be said through an arena that has no memory. */
static _Noreturn void stop(const char *reason) {
  fprintf(stderr, "overturn: %s\n", reason);
  exit(3);
}

static char *block_memory(Block *block) { return (char *)block->memory; }

static Block *block_new(size_t size_bytes) {
  Block *block = malloc(sizeof *block + size_bytes);
  if (!block) stop("out of memory");
  block->next = NULL;
  block->size_bytes = size_bytes;
  block->used_bytes = 0;
  poison(block_memory(block), size_bytes);
  return block;
}

void *heap_alloc(size_t count, size_t size_bytes) {
  void *at = calloc(count + !count, size_bytes);
  if (!at) stop("out of memory");
  return at;
}

Arena *arena_new(size_t limit_bytes) {
  Arena *arena = malloc(sizeof *arena);
  if (!arena) stop("out of memory");
  *arena = (Arena){.limit_bytes = limit_bytes, .next_block_bytes = ARENA_FIRST_BLOCK_BYTES};
  return arena;
}

void arena_free(Arena *arena) {
  if (!arena) return;
  for (Block *block = arena->first; block;) {
    Block *next = block->next;
    unpoison(block_memory(block), block->size_bytes);
    free(block);
    block = next;
  }
  free(arena);
}

void arena_reset(Arena *arena) {
  for (Block *block = arena->first; block; block = block->next) {
    block->used_bytes = 0;
    poison(block_memory(block), block->size_bytes);
  }
  arena->current = arena->first;
  arena->used_bytes = 0;
}

size_t arena_used_bytes(const Arena *arena) { return arena->used_bytes; }

/* A block with room for `bytes` becomes the current one: the next kept block that is large enough, or a new one put before those too small. */
static void make_room(Arena *arena, size_t bytes) {
  Block **link = arena->current ? &arena->current->next : &arena->first;
  Block *kept = *link;
  if (!kept || kept->size_bytes < bytes) {
    size_t size_bytes = arena->next_block_bytes;
    if (size_bytes < ARENA_MOST_BLOCK_BYTES) arena->next_block_bytes *= 2;
    if (size_bytes < bytes) size_bytes = bytes;
    Block *block = block_new(size_bytes);
    block->next = kept;
    *link = block;
  }
  arena->current = *link;
}

void *arena_take(Arena *arena, size_t count, size_t size_bytes) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size_bytes, &bytes) || bytes > SIZE_MAX / 4) stop("out of memory");
  size_t room = (bytes + !bytes + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT + ARENA_GAP_BYTES;
  if (arena->limit_bytes && bytes > arena->limit_bytes - arena->used_bytes) stop("out of memory: a limit of this program was reached");
  Block *block = arena->current;
  if (!block || block->size_bytes - block->used_bytes < room) {
    make_room(arena, room);
    block = arena->current;
  }
  char *at = block_memory(block) + block->used_bytes;
  block->used_bytes += room;
  arena->used_bytes += bytes;
  unpoison(at, bytes);
  return at;
}

void *arena_alloc(Arena *arena, size_t count, size_t size_bytes) {
  void *at = arena_take(arena, count, size_bytes);
  memset(at, 0, count * size_bytes);
  return at;
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t size_bytes) {
  if (count < *capacity) return items;
  size_t wanted = *capacity ? *capacity * 2 : 8;
  if (wanted <= count) stop("out of memory");
  void *moved = arena_take(arena, wanted, size_bytes);
  if (count) memcpy(moved, items, count * size_bytes);
  *capacity = wanted;
  return moved;
}
