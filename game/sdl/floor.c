/* A bare SDL program, in here so that it links what the real one links. It takes no care of anything: what it costs nobody can save. */
#include "sdl/floor.h"

#include <SDL.h>
#include <SDL_ttf.h>

#include "sdl/display.h"

enum { MOST_FACES = 32, WIDTH_PX = 1440, HEIGHT_PX = 900, TEXT_PX = 16 };

static bool draw_line(SDL_Window *window, TTF_Font *font) {
  SDL_Surface *surface = SDL_GetWindowSurface(window);
  SDL_Surface *line = font ? TTF_RenderUTF8_Blended(font, "A line of text", (SDL_Color){255, 255, 255, 255}) : NULL;
  bool drawn = surface && (!font || (line && SDL_BlitSurface(line, NULL, surface, &(SDL_Rect){TEXT_PX, TEXT_PX, 0, 0}) == 0));
  SDL_FreeSurface(line);
  return drawn && SDL_UpdateWindowSurface(window) == 0;
}

static void wait_for_end(void) {
  SDL_Event event;
  while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) continue;
}

int floor_run(const char *const *faces, int count, bool waits, const char **why) {
  TTF_Font *fonts[MOST_FACES] = {0};
  if (!display_start(why)) return 3;
  SDL_Window *window = SDL_CreateWindow("Overturn", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, WIDTH_PX, HEIGHT_PX, SDL_WINDOW_RESIZABLE);
  for (int i = 0; window && i < count && i < MOST_FACES; i++) fonts[i] = TTF_OpenFont(faces[i], TEXT_PX);
  bool drawn = window && draw_line(window, fonts[0]);
  static char failure[256]; /* SDL's own is overwritten on the way out */
  SDL_strlcpy(failure, drawn ? "" : SDL_GetError(), sizeof failure);
  *why = failure;
  if (drawn && waits) wait_for_end();
  for (int i = 0; i < MOST_FACES; i++)
    if (fonts[i]) TTF_CloseFont(fonts[i]);
  if (window) SDL_DestroyWindow(window);
  display_stop();
  return drawn ? 0 : 3;
}
