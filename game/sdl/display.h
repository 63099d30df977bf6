/* Whether there is a display to open a window on. */
#ifndef SDL_DISPLAY_H
#define SDL_DISPLAY_H

#include <stdbool.h>

/** Starts SDL's video and SDL_ttf. @return false with the reason in `*why`; nothing is left started then. */
bool display_start(const char **why);
void display_stop(void);

#endif
