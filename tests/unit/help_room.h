/* A folder for one test, gone after it. */
#ifndef UNIT_HELP_ROOM_H
#define UNIT_HELP_ROOM_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "overturn/files.h"

typedef struct Room {
  Arena *arena;
  char path[32];
} Room;

static inline Str room_path(Room *room, const char *name) { return str_format(room->arena, "%s/%s", room->path, name); }

static inline int room_make(void **state) {
  /* In memory where that can be had: records wait for the disk at every line. */
  static const char *const templates[] = {"/dev/shm/overturn-XXXXXX", "/tmp/overturn-XXXXXX"};
  Room *room = calloc(1, sizeof *room);
  if (!room) return -1;
  room->arena = arena_new(0);
  *state = room;
  for (size_t i = 0; i < 2; i++) {
    memcpy(room->path, templates[i], strlen(templates[i]) + 1);
    if (mkdtemp(room->path)) return 0;
  }
  return -1;
}

static inline void room_remove(Arena *arena, Str path) {
  FilesEntry *entries;
  size_t count;
  if (files_list(arena, path, 1000, &entries, &count).status == FILES_OK) {
    for (size_t i = 0; i < count; i++) {
      Str inner = str_format(arena, "%.*s/%.*s", STR_ARG(path), STR_ARG(entries[i].name));
      if (entries[i].kind == FILES_FOLDER) room_remove(arena, inner);
      unlink(inner.at);
    }
  }
  rmdir(str_z(arena, path));
}

/* Nothing may be left behind: a hidden file that stayed keeps its folder from going. */
static inline int room_empty(void **state) {
  Room *room = *state;
  room_remove(room->arena, str_from(room->path));
  int left = access(room->path, F_OK) == 0;
  arena_free(room->arena);
  free(room);
  return left ? -1 : 0;
}

#endif
