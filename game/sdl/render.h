/* Draws a list of commands on a canvas, all of it or only what changed since the last. */
#ifndef SDL_RENDER_H
#define SDL_RENDER_H

#include "sdl/raster.h"
#include "sdl/text.h"

#define RENDER_CELL_PX 64
#define RENDER_MOST_CELLS (96 * 64)

typedef struct Renderer {
  TextCache texts;
  Fonts fonts;
  int scale_percent, text_percent;
  UiTheme theme;
  uint64_t cells[2][RENDER_MOST_CELLS]; /* what each square of the window showed, last time and now */
  int now, columns, rows;
} Renderer;

void render_init(Renderer *renderer, const UiTheme *theme);
void render_close(Renderer *renderer);
/** Goes on with the typefaces and texts of the last start, `from` what render_keep() wrote and valid as long as the renderer. */
void render_recall(Renderer *renderer, CacheReader *from);
/** @return whether there is anything that was not recalled. */
bool render_keep(Renderer *renderer, Buf *to);
/** Sizes of the texts to come. */
void render_set_scale(Renderer *renderer, int scale_percent, int text_percent);
/** A UiMeasure; `user` is the renderer. */
int render_measure(void *user, UiType type, Str text);
/** The same, of a text that may never be drawn. */
int render_gauge(void *user, UiType type, Str text);
/** Forgets what the window shows: the next render_changes() draws everything. */
void render_forget(Renderer *renderer);
/** Which of the commands render_all() draws at all: neither outside its clip nor wholly under something else. */
void render_seen(const Renderer *renderer, const UiDraw *draws, size_t count, UiRect window, bool *seen);
/** Draws all commands. */
void render_all(Renderer *renderer, Canvas *canvas, const UiDraw *draws, size_t count);
/**
 * Draws what differs from the commands of the last call, by squares of RENDER_CELL_PX.
 * @return how many rectangles were changed; they are written to `changed`, at most `room` (joined when there are more).
 */
int render_changes(Renderer *renderer, Canvas *canvas, const UiDraw *draws, size_t count, UiRect *changed, int room);

#endif
