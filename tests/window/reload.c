/* A trainer who edits a scenario while the window shows it: the file is saved, broken and mended again, on the briefing and on the desk, and each time the
 * window must show the very picture of the mirror. The list of what is wrong is come to by keys or by pointer alone.
 *
 *   reload keyboard|mouse WIDTHxHEIGHT DATA_FOLDER SCENARIO OWN_FOLDER [CASE]
 *
 * SCENARIO is rewritten; of a shift a CASE of it. Exit 0 when all is as it should be. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "overturn/files.h"
#include "window/drive.h"

enum { MOST_SECONDS = 120, MOST_BYTES = 4 << 20 };

static Arena *arena; /* of what is written */
static Str path, good;

/* The file with a word in place of another, as an editor saves it; the mirror is told what the window finds out. */
static void save(const char *part, const char *with, const char *where) {
  size_t at = str_find_str(good, str_from(part));
  if (at == good.length) fail("not in the file:", str_from(part));
  Str text = str_format(arena, "%.*s%s%.*s", STR_ARG(str_slice(good, 0, at)), with, STR_ARG(str_slice(good, at + strlen(part), good.length)));
  if (files_write(arena, path, text).status != FILES_OK) fail("cannot be written:", path);
  (void)program_reload(drive.program, 0);
  mirror_pass();
  compare_pictures(where);
}

static void show_list(void) {
  if (drive.mouse)
    use(ROLE_BUTTON, find(ROLE_BUTTON, STR("1 problem"), STR("")) ? STR("1 problem") : STR("2 problems"),
        STR("")); /* of a shift, that a case has some */
  else
    key(XK_j, 'j', MOD_CTRL);
  (void)need(ROLE_ROW, STR("Error: unknown key"), STR(""));
  compare_pictures("the list");
}

static void close_list(void) {
  if (drive.mouse)
    use(ROLE_BUTTON, STR("Close"), STR(""));
  else
    key(XK_Escape, KEY_ESCAPE, 0);
  if (find(ROLE_ROW, STR("Error: unknown key"), STR(""))) fail("the list stays", STR(""));
}

static void break_and_mend(const char *where) {
  save("\"level\"", "\"levle\"", where);
  show_list();
  close_list();
  compare_pictures("the list closed");
  show_list();
  save("\"title\": \"", "\"title\": \"Again ", "mended");
  if (find(ROLE_ROW, STR("Error: unknown key"), STR(""))) fail("the list stays", STR(""));
}

int main(int argc, char **argv) {
  if (argc < 6 || argc > 7 || sscanf(argv[2], "%dx%d", &drive.width, &drive.height) != 2) return 2;
  (void)alarm(MOST_SECONDS);
  arena = arena_new(0);
  drive.mouse = strcmp(argv[1], "mouse") == 0;
  path = str_from(argv[argc > 6 ? 6 : 4]);
  drive.own = str_from(argv[5]);
  if (files_read(arena, path, MOST_BYTES, &good).status != FILES_OK) return 2;
  drive.display = XOpenDisplay(NULL);
  if (!drive.display) return 77;
  open_mirror(str_from(argv[3]), str_from(argv[4]));
  find_window();
  compare_pictures("home");
  use(drive.mouse ? ROLE_BUTTON : ROLE_ROW, drive.mouse ? STR("Open") : STR(""), STR(""));
  compare_pictures("briefing");
  break_and_mend("a briefing of a broken file");
  drive.starting = true;
  use(ROLE_BUTTON, STR("Start"), STR(""));
  compare_pictures("the beginning");
  good = str_format(arena, "%.*s\n", STR_ARG(good)); /* or what is mended would be what is there */
  break_and_mend("an attempt at a broken file");
  printf("%s broken and mended", argc > 6 ? "shift" : "briefing and desk");
  arena_free(arena);
  return 0;
}
