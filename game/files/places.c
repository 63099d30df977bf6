/* Finds the program's data by looking for one file that is always among it. No path of the machine it was built on is needed: a package built in one
   folder runs from another, and a build folder finds the sources it came from by walking up. */
#include "files/places.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

static bool holds_data(Arena *arena, Str folder) { return access(str_format(arena, "%.*s/assets/codes.json", STR_ARG(folder)).at, R_OK) == 0; }

/* The folder that a path is in; "/" at the top, empty when there is none above. */
static Str folder_of(Str path) {
  size_t end = path.length;
  while (end > 0 && path.at[end - 1] != '/') end--;
  return str_slice(path, 0, end > 1 ? end - 1 : end);
}

Str places_program(Arena *arena) {
  char path[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  if (length <= 0 || (size_t)length == sizeof path) return STR("");
  return str_copy(arena, (Str){path, (size_t)length});
}

Str places_data(Arena *arena, Str program, Str prefix) {
  Str folder = folder_of(program);
  if (folder.length) {
    Str installed = str_format(arena, "%.*s/share/overturn", STR_ARG(folder_of(folder)));
    if (holds_data(arena, installed)) return installed;
  }
  for (Str above = folder; above.length; above = folder_of(above)) {
    if (holds_data(arena, above)) return str_copy(arena, above);
    if (above.length == 1) break;
  }
  Str meant = str_format(arena, "%.*s/share/overturn", STR_ARG(prefix));
  return prefix.length && holds_data(arena, meant) ? meant : STR("");
}

Str places_own(Arena *arena) {
  const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
  if (data && data[0] == '/') return str_format(arena, "%s/overturn", data);
  return home && home[0] ? str_format(arena, "%s/.local/share/overturn", home) : STR("");
}
