/* Keys by what they mean, digits by where they are (so that a French keyboard chooses answers too), the pointer in window pixels. */
#include "sdl/input.h"

#include <string.h>

static const struct {
  SDL_Keycode sdl;
  int32_t key;
} named_keys[] = {
    {SDLK_TAB, KEY_TAB},
    {SDLK_RETURN, KEY_ENTER},
    {SDLK_KP_ENTER, KEY_ENTER},
    {SDLK_ESCAPE, KEY_ESCAPE},
    {SDLK_BACKSPACE, KEY_BACKSPACE},
    {SDLK_DELETE, KEY_DELETE},
    {SDLK_LEFT, KEY_LEFT},
    {SDLK_RIGHT, KEY_RIGHT},
    {SDLK_UP, KEY_UP},
    {SDLK_DOWN, KEY_DOWN},
    {SDLK_HOME, KEY_HOME},
    {SDLK_END, KEY_END},
    {SDLK_PAGEUP, KEY_PAGE_UP},
    {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
    {SDLK_KP_MINUS, '-'},
    {SDLK_KP_PLUS, '='},
    {SDLK_PLUS, '='},
    {SDLK_KP_DIVIDE, '/'},
};

static int32_t key_of(const SDL_Keysym *sym) {
  if (sym->scancode >= SDL_SCANCODE_1 && sym->scancode <= SDL_SCANCODE_9) return '1' + (int32_t)(sym->scancode - SDL_SCANCODE_1);
  if (sym->scancode == SDL_SCANCODE_0) return '0';
  if (sym->scancode >= SDL_SCANCODE_KP_1 && sym->scancode <= SDL_SCANCODE_KP_9) return '1' + (int32_t)(sym->scancode - SDL_SCANCODE_KP_1);
  if (sym->sym >= SDLK_F1 && sym->sym <= SDLK_F12) return KEY_F1 + (sym->sym - SDLK_F1);
  for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++)
    if (named_keys[i].sdl == sym->sym) return named_keys[i].key;
  return sym->sym > 0 && sym->sym < 0x110000 && !(sym->sym & SDLK_SCANCODE_MASK) ? sym->sym : 0;
}

static unsigned mods_of(uint16_t mod) {
  return (mod & KMOD_SHIFT ? MOD_SHIFT : 0u) | (mod & KMOD_CTRL ? MOD_CTRL : 0u) | (mod & KMOD_ALT ? MOD_ALT : 0u);
}

static bool read_button(const SDL_MouseButtonEvent *button, UiEvent *to) {
  if (button->button != SDL_BUTTON_LEFT) return false;
  *to = (UiEvent){.kind = button->state == SDL_PRESSED ? EVENT_PRESS : EVENT_RELEASE, .x = button->x, .y = button->y, .clicks = button->clicks};
  to->mods = mods_of((uint16_t)SDL_GetModState());
  return true;
}

bool input_read(const SDL_Event *event, UiEvent *to) {
  *to = (UiEvent){.kind = EVENT_NONE};
  switch (event->type) {
  case SDL_KEYDOWN: {
    int32_t key = key_of(&event->key.keysym);
    *to = (UiEvent){.kind = EVENT_KEY, .key = key, .mods = mods_of(event->key.keysym.mod)};
    return key != 0;
  }
  case SDL_TEXTINPUT: *to = (UiEvent){.kind = EVENT_TEXT, .text = {event->text.text, strlen(event->text.text)}}; return true;
  case SDL_TEXTEDITING: *to = (UiEvent){.kind = EVENT_COMPOSE, .text = {event->edit.text, strlen(event->edit.text)}}; return true;
  case SDL_MOUSEMOTION: *to = (UiEvent){.kind = EVENT_MOVE, .x = event->motion.x, .y = event->motion.y}; return true;
  case SDL_MOUSEBUTTONDOWN:
  case SDL_MOUSEBUTTONUP: return read_button(&event->button, to);
  case SDL_MOUSEWHEEL: {
    const SDL_MouseWheelEvent *wheel = &event->wheel;
    *to = (UiEvent){.kind = EVENT_WHEEL, .wheel = wheel->direction == SDL_MOUSEWHEEL_FLIPPED ? -wheel->y : wheel->y};
#if SDL_VERSION_ATLEAST(2, 26, 0)
    to->x = wheel->mouseX;
    to->y = wheel->mouseY;
#else
    (void)SDL_GetMouseState(&to->x, &to->y);
#endif
    return true;
  }
  case SDL_WINDOWEVENT:
    if (event->window.event == SDL_WINDOWEVENT_LEAVE) to->kind = EVENT_LEAVE;
    return event->window.event == SDL_WINDOWEVENT_LEAVE;
  default: return false;
  }
}
