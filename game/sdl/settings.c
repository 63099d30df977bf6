/* A line that cannot be understood changes nothing: a settings file must never keep the program from starting. */
#include "sdl/settings.h"

#include <stdlib.h>
#include <string.h>

#include "overturn/files.h"

enum { MOST_BYTES = 1 << 16, LEAST_WIDTH = 640, LEAST_HEIGHT = 480, MOST_SIDE = 16384 };

const Settings settings_first = {.text_percent = 100, .sound = 1, .width_px = 1440, .height_px = 900, .x = SETTINGS_NO_PLACE, .y = SETTINGS_NO_PLACE};

static const char *const themes[] = {"light", "dark", "high-contrast", NULL}, *const sounds[] = {"off", "practice", "always", NULL},
                         *const switches[] = {"off", "on", NULL};

Str settings_path(Arena *arena, Str own) {
  if (own.length) return str_format(arena, "%.*s/settings.txt", STR_ARG(own));
  const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
  if (config && config[0] == '/') return str_format(arena, "%s/overturn/settings.txt", config);
  return home && home[0] ? str_format(arena, "%s/.config/overturn/settings.txt", home) : STR("");
}

static void read_word(Str value, const char *const *words, int *to) {
  for (int i = 0; words[i]; i++)
    if (str_is(value, words[i])) *to = i;
}

static void read_number(Str value, int64_t least, int64_t most, int *to) {
  int64_t number;
  if (str_to_int(value, &number) && number >= least && number <= most) *to = (int)number;
}

static void read_switch(Str value, bool *to) {
  int on = *to;
  read_word(value, switches, &on);
  *to = on == 1;
}

static void read_line(Settings *settings, Str line) {
  Str name, value;
  if (!str_cut(str_trim(line), ' ', &name, &value)) return;
  value = str_trim(value);
  if (str_is(name, "theme")) read_word(value, themes, &settings->theme);
  if (str_is(name, "text")) read_number(value, 100, 200, &settings->text_percent);
  if (str_is(name, "sound")) read_word(value, sounds, &settings->sound);
  if (str_is(name, "read-aloud")) read_switch(value, &settings->speak);
  if (str_is(name, "width")) read_number(value, LEAST_WIDTH, MOST_SIDE, &settings->width_px);
  if (str_is(name, "height")) read_number(value, LEAST_HEIGHT, MOST_SIDE, &settings->height_px);
  if (str_is(name, "x")) read_number(value, 0, MOST_SIDE, &settings->x);
  if (str_is(name, "y")) read_number(value, 0, MOST_SIDE, &settings->y);
  if (str_is(name, "maximized")) read_switch(value, &settings->maximized);
}

Settings settings_parse(Str text) {
  Settings settings = settings_first;
  Str line;
  for (Str rest = text; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    read_line(&settings, line);
  }
  return settings;
}

Str settings_print(Arena *arena, const Settings *settings) {
  Buf out = buf_new(arena);
  buf_format(&out, "theme %s\ntext %d\nsound %s\n", themes[settings->theme], settings->text_percent, sounds[settings->sound]);
  buf_format(&out, "read-aloud %s\nwidth %d\nheight %d\n", switches[settings->speak], settings->width_px, settings->height_px);
  if (settings->x != SETTINGS_NO_PLACE && settings->y != SETTINGS_NO_PLACE) buf_format(&out, "x %d\ny %d\n", settings->x, settings->y);
  buf_format(&out, "maximized %s\n", switches[settings->maximized]);
  return buf_str(&out);
}

Settings settings_read(Arena *arena, Str path) {
  Str text = STR("");
  if (!path.length || files_kind(arena, path) != FILES_FILE) return settings_first;
  return files_read(arena, path, MOST_BYTES, &text).status == FILES_OK ? settings_parse(text) : settings_first;
}

bool settings_write(Arena *arena, Str path, const Settings *settings) {
  if (!path.length) return true;
  size_t end = path.length;
  while (end && path.at[end - 1] != '/') end--;
  if (end > 1 && files_make_folder(arena, str_slice(path, 0, end - 1)).status != FILES_OK) return false;
  return files_write(arena, path, settings_print(arena, settings)).status == FILES_OK;
}
