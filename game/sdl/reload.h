/* Wakes the window when a file in a folder is saved. */
#ifndef SDL_RELOAD_H
#define SDL_RELOAD_H

#include <SDL.h>

#include "overturn/files.h"

typedef struct Reload {
  FilesWatch *watch; /* NULL: nothing is watched */
  SDL_Thread *thread;
  uint32_t event; /* that is pushed after every save */
} Reload;

/** Watches a folder, or that of a file, from a thread that sleeps in between. Where that cannot be had the window goes without. */
void reload_start(Reload *reload, Arena *arena, Str path);
void reload_stop(Reload *reload);

#endif
