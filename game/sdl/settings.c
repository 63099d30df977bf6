/* A line that cannot be understood changes nothing and is kept as a note: a settings file must never keep the program from starting, nor lose what somebody wrote. */
#include "sdl/settings.h"

#include <stdlib.h>
#include <string.h>

#include "overturn/files.h"

enum { MOST_BYTES = 1 << 16, LEAST_WIDTH = 640, LEAST_HEIGHT = 480, MOST_SIDE = 16384 };

Settings settings_first(void) {
  return (Settings){.text_percent = 100,
                    .sound = 1,
                    .width_px = 1440,
                    .height_px = 900,
                    .x = SETTINGS_NO_PLACE,
                    .y = SETTINGS_NO_PLACE,
                    .keys = keys_first(),
                    .place = {.kind = NONE}};
}

static const char *const themes[] = {"light", "dark", "high-contrast", NULL}, *const sounds[] = {"off", "practice", "always", NULL},
                         *const switches[] = {"off", "on", NULL};
/* In the order of HomeState's kinds, of HomeSort, of DeskApp. */
static const char *const kinds[] = {"denial", "underpayment", "negotiation", "shift", NULL}, *const sorts[] = {"level", "time", "title", NULL},
                         *const apps[] = {"claim",    "remittance", "contract", "chart",    "portal", "phone", "negotiation",
                                          "calendar", "notes",      "letters",  "payments", "codes",  NULL};

Str settings_path(Arena *arena, Str own) {
  if (own.length) return str_format(arena, "%.*s/settings.txt", STR_ARG(own));
  const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
  if (config && config[0] == '/') return str_format(arena, "%s/overturn/settings.txt", config);
  return home && home[0] ? str_format(arena, "%s/.config/overturn/settings.txt", home) : STR("");
}

/* ---- Reading ---- */

static bool read_word(Str value, const char *const *words, int *to) {
  for (int i = 0; words[i]; i++)
    if (str_is(value, words[i])) {
      *to = i;
      return true;
    }
  return false;
}

static bool read_number(Str value, int64_t least, int64_t most, int *to) {
  int64_t number;
  bool good = str_to_int(value, &number) && number >= least && number <= most;
  if (good) *to = (int)number;
  return good;
}

static bool read_switch(Str value, bool *to) {
  int on = 0;
  bool good = read_word(value, switches, &on);
  if (good) *to = on == 1;
  return good;
}

/* "pin Ctrl W". Whether two have one key is known when all are read. */
static bool read_key(Str value, KeyMap *keys) {
  Str id, cap;
  KeyChord chord;
  if (!str_cut(value, ' ', &id, &cap) || !keys_read(str_trim(cap), &chord)) return false;
  int action = keys_find(id);
  if (action != KEYS_NONE) keys->at[action] = chord;
  return action != KEYS_NONE;
}

/* "remittance 2": the second of its pages. */
static bool read_page(Str value, ProgramPlace *place) {
  Str app, page;
  int at = 0, number = 0;
  if (!str_cut(value, ' ', &app, &page) || !read_word(app, apps, &at) || !read_number(str_trim(page), 1, 10000, &number)) return false;
  place->app = (DeskApp)at;
  place->page = number - 1;
  return true;
}

static bool read_place(ProgramPlace *place, Str name, Str value) {
  if (str_is(name, "home-kind")) return read_word(value, kinds, &place->kind);
  if (str_is(name, "home-sort")) return read_word(value, sorts, &place->sort);
  if (str_is(name, "desk-page")) return read_page(value, place);
  if (str_is(name, "home-filter")) place->filter = value;
  if (str_is(name, "home-file")) place->file = value;
  if (str_is(name, "home-course")) place->course = value;
  if (str_is(name, "desk-attempt")) place->attempt = value;
  return str_is(name, "home-filter") || str_is(name, "home-file") || str_is(name, "home-course") || str_is(name, "desk-attempt");
}

static bool read_line(Settings *settings, Str line) {
  Str name, value;
  if (!str_cut(line, ' ', &name, &value)) return false;
  value = str_trim(value);
  if (str_starts(name, STR("home-")) || str_starts(name, STR("desk-"))) return read_place(&settings->place, name, value);
  if (str_is(name, "theme")) return read_word(value, themes, &settings->theme);
  if (str_is(name, "text")) return read_number(value, 100, 200, &settings->text_percent);
  if (str_is(name, "sound")) return read_word(value, sounds, &settings->sound);
  if (str_is(name, "read-aloud")) return read_switch(value, &settings->speak);
  if (str_is(name, "width")) return read_number(value, LEAST_WIDTH, MOST_SIDE, &settings->width_px);
  if (str_is(name, "height")) return read_number(value, LEAST_HEIGHT, MOST_SIDE, &settings->height_px);
  if (str_is(name, "x")) return read_number(value, 0, MOST_SIDE, &settings->x);
  if (str_is(name, "y")) return read_number(value, 0, MOST_SIDE, &settings->y);
  if (str_is(name, "maximized")) return read_switch(value, &settings->maximized);
  return str_is(name, "key") && read_key(value, &settings->keys);
}

static void note_bad(Settings *settings, Buf *notes, Str line) {
  if (!settings->bad++) settings->first_bad = line;
  buf_format(notes, "# %.*s\n", STR_ARG(line));
}

/* A key that clashes gives way to what the action has at first, until none does; each round gives at least one its first key, and those do not clash. */
static void settle_keys(Arena *arena, Settings *settings, Buf *notes) {
  KeyMap first = keys_first(), *keys = &settings->keys;
  for (bool again = true; again;) {
    again = false;
    for (int i = 0, taken; i < KEYS_COUNT; i++) {
      if (keys_is_first(keys, i) || keys_refuse(keys, i, keys->at[i], &taken) == KEYS_FREE) continue;
      note_bad(settings, notes, str_format(arena, "key %.*s %.*s", STR_ARG(keys_id(i)), STR_ARG(keys_cap(arena, keys->at[i]))));
      keys->at[i] = first.at[i];
      again = true;
    }
  }
}

Settings settings_parse(Arena *arena, Str text) {
  Settings settings = settings_first();
  Buf notes = buf_new(arena);
  Str line;
  for (Str rest = text; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    line = str_trim(line);
    if (str_starts(line, STR("#")))
      buf_format(&notes, "%.*s\n", STR_ARG(line));
    else if (line.length && !read_line(&settings, line))
      note_bad(&settings, &notes, line);
  }
  settle_keys(arena, &settings, &notes);
  settings.notes = buf_str(&notes);
  return settings;
}

/* ---- Writing ---- */

static void print_place(Buf *out, const ProgramPlace *place) {
  if (place->kind != NONE) buf_format(out, "home-kind %s\n", kinds[place->kind]);
  if (place->sort) buf_format(out, "home-sort %s\n", sorts[place->sort]);
  Str filter = str_trim(place->filter);
  if (filter.length) buf_format(out, "home-filter %.*s\n", STR_ARG(filter));
  if (place->file.length) buf_format(out, "home-file %.*s\n", STR_ARG(place->file));
  if (place->course.length) buf_format(out, "home-course %.*s\n", STR_ARG(place->course));
  if (place->attempt.length) buf_format(out, "desk-attempt %.*s\ndesk-page %s %d\n", STR_ARG(place->attempt), apps[place->app], place->page + 1);
}

Str settings_print(Arena *arena, const Settings *settings) {
  Buf out = buf_new(arena);
  buf_format(&out, "theme %s\ntext %d\nsound %s\n", themes[settings->theme], settings->text_percent, sounds[settings->sound]);
  buf_format(&out, "read-aloud %s\nwidth %d\nheight %d\n", switches[settings->speak], settings->width_px, settings->height_px);
  if (settings->x != SETTINGS_NO_PLACE && settings->y != SETTINGS_NO_PLACE) buf_format(&out, "x %d\ny %d\n", settings->x, settings->y);
  buf_format(&out, "maximized %s\n", switches[settings->maximized]);
  print_place(&out, &settings->place);
  for (int i = 0; i < KEYS_COUNT; i++)
    if (!keys_is_first(&settings->keys, i)) buf_format(&out, "key %.*s %.*s\n", STR_ARG(keys_id(i)), STR_ARG(keys_cap(arena, settings->keys.at[i])));
  buf_add(&out, settings->notes);
  return buf_str(&out);
}

Settings settings_read(Arena *arena, Str path) {
  Str text = STR("");
  if (!path.length || files_kind(arena, path) != FILES_FILE) return settings_first();
  return files_read(arena, path, MOST_BYTES, &text).status == FILES_OK ? settings_parse(arena, text) : settings_first();
}

bool settings_write(Arena *arena, Str path, const Settings *settings) {
  if (!path.length) return true;
  size_t end = path.length;
  while (end && path.at[end - 1] != '/') end--;
  if (end > 1 && files_make_folder(arena, str_slice(path, 0, end - 1)).status != FILES_OK) return false;
  return files_write(arena, path, settings_print(arena, settings)).status == FILES_OK;
}
