/* A thread that sleeps in the kernel until something in the folder changes, so that an untouched window still wakes for nothing. */
#include "sdl/reload.h"

#define SETTLE_MS 30 /* a save may be several changes */

static int wait_for_saves(void *user) {
  const Reload *reload = user;
  while (files_watch_wait(reload->watch, SETTLE_MS)) {
    SDL_Event event = {.type = reload->event};
    (void)SDL_PushEvent(&event);
  }
  return 0;
}

void reload_start(Reload *reload, Arena *arena, Str path) {
  *reload = (Reload){.event = SDL_RegisterEvents(1)};
  Str folder = path;
  if (files_kind(arena, path) != FILES_FOLDER) {
    size_t end = path.length;
    while (end && path.at[end - 1] != '/') end--;
    folder = str_slice(path, 0, end);
  }
  if (reload->event == (uint32_t)-1 || files_watch_open(arena, &reload->watch).status != FILES_OK) return;
  if (files_watch_folder(reload->watch, arena, folder).status == FILES_OK) reload->thread = SDL_CreateThread(wait_for_saves, "reload", reload);
  if (reload->thread) return;
  files_watch_close(reload->watch);
  reload->watch = NULL;
}

void reload_stop(Reload *reload) {
  if (!reload->watch) return;
  files_watch_stop(reload->watch);
  SDL_WaitThread(reload->thread, NULL);
  files_watch_close(reload->watch);
  reload->watch = NULL;
}
