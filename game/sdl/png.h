/* Pictures of screens as PNG bytes. */
#ifndef SDL_PNG_H
#define SDL_PNG_H

#include "overturn/str.h"
#include "sdl/raster.h"

/** The canvas as an 8-bit RGB PNG in `arena`; empty when it could not be made. */
Str png_of(Arena *arena, const Canvas *canvas);

#endif
