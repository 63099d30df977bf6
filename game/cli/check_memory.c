/*
 * Memory for the trees that are built while thousands of files are read. A tree is some thousand pieces that all go before the next one is begun: they are
 * laid one behind the other, and when the last has been given back it starts again from the front. What does not fit is taken from the system.
 */
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "cli/check.h"

#define ROOM_BYTES ((size_t)1024 * 1024)

static struct {
  alignas(max_align_t) char memory[ROOM_BYTES];
  size_t used_bytes, pieces;
} pool;

static void *take(size_t size_bytes) {
  size_t room = (size_bytes / alignof(max_align_t) + 1) * alignof(max_align_t);
  if (size_bytes >= ROOM_BYTES || room > ROOM_BYTES - pool.used_bytes) return malloc(size_bytes);
  void *piece = pool.memory + pool.used_bytes;
  pool.used_bytes += room;
  pool.pieces++;
  return piece;
}

static void give_back(void *piece) {
  bool ours = (uintptr_t)piece - (uintptr_t)pool.memory < ROOM_BYTES;
  if (!ours)
    free(piece);
  else if (--pool.pieces == 0)
    pool.used_bytes = 0;
}

void check_use_memory(void) { json_build_in(take, give_back); }
