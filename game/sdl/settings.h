/* What is remembered of the window between two starts: a file of lines, "theme dark", "key pin Ctrl W"; a line that begins with # is a note. */
#ifndef SDL_SETTINGS_H
#define SDL_SETTINGS_H

#include <stdbool.h>

#include "overturn/str.h"
#include "screens/program.h"

#define SETTINGS_NO_PLACE (-1)

typedef struct Settings {
  int theme, text_percent, sound; /* sound: SoundChoice */
  bool speak;
  int width_px, height_px;
  int x, y; /* of the window on the screen, SETTINGS_NO_PLACE */
  bool maximized;
  KeyMap keys;
  ProgramPlace place;
  Str notes;     /* lines that are kept as they are: notes, and what was not understood, made notes */
  Str first_bad; /* of what was not understood */
  int bad;       /* how many lines */
} Settings;

Settings settings_first(void); /* where nothing is remembered */

/** $XDG_CONFIG_HOME/overturn/settings.txt or ~/.config/overturn/settings.txt; beside journals and scores where `own` was asked for. Empty: nowhere. */
Str settings_path(Arena *arena, Str own);
/** What is wrong in the file, or not in it, stays as in settings_first(); what is wrong is counted, and kept as notes. */
Settings settings_parse(Arena *arena, Str text);
Str settings_print(Arena *arena, const Settings *settings);
Settings settings_read(Arena *arena, Str path);
/** @return whether it could be kept. */
bool settings_write(Arena *arena, Str path, const Settings *settings);

#endif
