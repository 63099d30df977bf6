/* SDL's events as the program's own. */
#ifndef SDL_INPUT_H
#define SDL_INPUT_H

#include <SDL.h>

#include "ui/ui.h"

/** @return false for an event that says nothing to the screens. Texts point into `event`. */
bool input_read(const SDL_Event *event, UiEvent *to);

#endif
