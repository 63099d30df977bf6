/* The least that any program of this kind does: what `overturn bench` measures the real one against. */
#ifndef SDL_FLOOR_H
#define SDL_FLOOR_H

#include <stdbool.h>

/**
 * Opens a window as large as the program's, opens the font files, draws one line of text and ends.
 * @param waits  stay, asleep, until the window is closed.
 * @return an exit code; `*why` tells what failed when it is not 0.
 */
int floor_run(const char *const *faces, int count, bool waits, const char **why);

#endif
