/* Shapes on 32-bit pixels, edges smoothed. */
#ifndef SDL_RASTER_H
#define SDL_RASTER_H

#include <stdint.h>

#include "sdl/text.h"
#include "ui/ui.h"

/** Pixels 0x00RRGGBB; `pitch` in pixels. */
typedef struct Canvas {
  uint32_t *at;
  int w, h, pitch;
  UiRect clip;
} Canvas;

/** What a pixel `below` becomes under a colour of that opacity, 0 to 255. */
uint32_t raster_mix(uint32_t above, uint32_t below, uint32_t alpha);
void raster_fill(Canvas *canvas, UiRect rect, uint32_t rgb, int alpha);
void raster_round(Canvas *canvas, UiRect rect, uint32_t rgb, int alpha, int radius_px, unsigned corners);
void raster_border(Canvas *canvas, UiRect rect, uint32_t rgb, int radius_px, int stroke_px, unsigned corners);
void raster_dashed(Canvas *canvas, UiRect rect, uint32_t rgb, int radius_px, int stroke_px);
void raster_diamond(Canvas *canvas, UiRect rect, uint32_t rgb);
/** Draws a mask with its origin (left end of the base line) at `x`, `y`. */
void raster_mask(Canvas *canvas, const Coverage *mask, int x, int y, uint32_t rgb);

#endif
