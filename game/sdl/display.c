/* Where SDL finds no display it falls back on a driver that shows nothing, and the program would wait for ever in a window that nobody sees. Such a
   driver counts only when somebody asked for it by SDL_VIDEODRIVER. */
#include "sdl/display.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <string.h>

static bool shows_nothing(void) {
  static const char *const blind[] = {"offscreen", "dummy", "evdev"};
  const char *driver = SDL_GetCurrentVideoDriver(), *asked = SDL_getenv("SDL_VIDEODRIVER");
  for (size_t i = 0; driver && !(asked && asked[0]) && i < sizeof blind / sizeof *blind; i++)
    if (strcmp(driver, blind[i]) == 0) return true;
  return false;
}

bool display_start(const char **why) {
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
  *why = "";
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
    *why = SDL_GetError();
    return false;
  }
  bool shown = !shows_nothing();
  if (shown && TTF_Init() == 0) return true;
  *why = shown ? SDL_GetError() : "there is no display";
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
  return false;
}

void display_stop(void) {
  TTF_Quit();
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}
