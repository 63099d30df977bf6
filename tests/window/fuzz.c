/* Anything that a keyboard, an input method, a mouse, a clipboard and a window manager can send, at random, to every screen of the real window on SDL's
 * driver without a display. Nothing may fail; there is always one ring; and from wherever it got to, the same few keys lead home. The same seed sends the
 * same events: time, attempts and their seeds come from here.
 *
 * window_fuzz [EVENTS [SEED [SCREEN...]]]: so many to each screen (1000), or to those named. Run in tests/. */
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "overturn/analysis.h"
#include "overturn/files.h"
#include "sdl/library.h"
#include "sdl/paper.h"
#include "sdl/shot.h"
#include "sdl/window.h"

enum { LEAST_ROUND = 20, MORE_ROUND = 180, MOST_BYTES = 4 << 20, MOST_LINES = 200, HOME_KEYS = 20, LAST_KEYS = 4 };

static const char *const data = "..", *const folder = "scenarios";
/* With a talk and every kind of question; a long one; a shift. */
static const char *const files[] = {"every-kind.json", "example-denial.json", "small-shift.json"};
enum { FILES = sizeof files / sizeof *files, QUICK = 0 /* to work out */, SHIFT = FILES - 1 };

typedef struct Case {
  int place;            /* in the library */
  Str line[MOST_LINES]; /* of its best journal */
  int lines;
} Case;

typedef struct Fuzz {
  Arena *arena, *scratch;
  uint64_t state, seed;
  Case cases[FILES];
  const char *screen;
  int events, sent, in_round, round, home_key; /* a round has so many events */
  int attempts;
  int x, y;
  bool ending; /* the keys that lead home */
  UiContext const *ui;
  SDL_Event waiting; /* what comes next in any case; SDL_FIRSTEVENT: nothing */
  uint64_t sum;      /* of what was drawn: the same seed draws the same */
  int screens[8];    /* how often each was left when a round ended */
} Fuzz;

static Fuzz fuzz;

/* Where it stands, and how to come there again. */
static void fail(const char *what) {
  for (size_t i = 0; fuzz.ui && i < fuzz.ui->node_count; i++)
    if (fuzz.ui->nodes[i].stop)
      fprintf(stderr, "%s %.*s: %.*s\n", fuzz.ui->nodes[i].focused ? ">" : " ", STR_ARG(ui_role_name(fuzz.ui->nodes[i].role)),
              STR_ARG(fuzz.ui->nodes[i].name));
  fprintf(stderr, "window_fuzz: %s\nscreen %s, seed %llu, event %d of %d: window_fuzz %d %llu %s\n", what, fuzz.screen, (unsigned long long)fuzz.seed,
          fuzz.sent, fuzz.events, fuzz.events, (unsigned long long)fuzz.seed, fuzz.screen);
  abort();
}

/* 0 to below `most`. */
static int dice(int most) {
  fuzz.state = fuzz.state * 6364136223846793005u + 1442695040888963407u;
  return (int)((fuzz.state >> 33) % (uint64_t)most);
}

/* ---- The machine: what would make two runs different ---- */

static Str attempt_id(void *user, Arena *arena, Str scenario, uint64_t *seed) {
  (void)user, (void)scenario;
  *seed = (uint64_t)fuzz.attempts;
  return str_format(arena, "attempt-%d", fuzz.attempts++);
}

static Str clock_text(void *user, Arena *arena) {
  (void)user, (void)arena;
  return STR("2026-05-20T09:00:00Z");
}

static bool speak(void *user, Str line, bool interrupts) {
  (void)user, (void)line, (void)interrupts;
  return true;
}

static void sound(void *user, Tone tone) { (void)user, (void)tone; }

static void ports(void *user, ProgramPorts *to) {
  (void)user;
  to->new_attempt = attempt_id;
  to->wall_clock = clock_text;
  to->speak = speak;
  to->sound = sound;
  paper_ports(to);
}

/* ---- Events ---- */

static const char *const typed[] = {"a",
                                    "7",
                                    ".",
                                    "CO",
                                    " ",
                                    "1,234.50",
                                    "2026-03-16",
                                    "\xC3\xA9",
                                    "\xE6\xBC\xA2\xE5\xAD\x97",
                                    "\xF0\x9F\x99\x82",
                                    "e\xCC\x81",
                                    "\xD7\xA9\xD7\x9C",
                                    "\xFF\xFE",
                                    "\xE2\x82",
                                    "\x01\x7F\n\t",
                                    "\xEF\xBF\xBF",
                                    "",
                                    "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA",
                                    "fee"};
static const SDL_Keycode keys[] = {SDLK_TAB,      SDLK_TAB,   SDLK_RETURN,   SDLK_RETURN,  SDLK_ESCAPE,   SDLK_BACKSPACE,  SDLK_DELETE, SDLK_LEFT,
                                   SDLK_RIGHT,    SDLK_UP,    SDLK_DOWN,     SDLK_DOWN,    SDLK_HOME,     SDLK_END,        SDLK_PAGEUP, SDLK_PAGEDOWN,
                                   SDLK_SPACE,    SDLK_SPACE, SDLK_KP_ENTER, SDLK_KP_PLUS, SDLK_KP_MINUS, SDLK_KP_DIVIDE,  SDLK_PLUS,   SDLK_SLASH,
                                   SDLK_QUESTION, SDLK_COMMA, SDLK_PERIOD,   SDLK_LSHIFT,  SDLK_CAPSLOCK, SDLK_PRINTSCREEN};
#define COUNT(ARRAY) ((int)(sizeof(ARRAY) / sizeof *(ARRAY)))

static uint16_t any_mod(void) {
  static const uint16_t mods[] = {KMOD_LSHIFT, KMOD_LCTRL, KMOD_LALT, KMOD_LCTRL | KMOD_LSHIFT, KMOD_NUM, KMOD_CAPS, KMOD_RALT | KMOD_RCTRL};
  return dice(3) ? KMOD_NONE : mods[dice(COUNT(mods))];
}

static SDL_Event key_event(SDL_Keycode key, uint16_t mod) {
  SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {SDL_GetScancodeFromKey(key), key, mod, 0}}};
  return event;
}

/* Ctrl Q at home ends the program, as it should. */
static SDL_Event any_key(void) {
  int kind = dice(4);
  SDL_Keycode key = kind == 0              ? SDLK_a + dice(26)
                    : kind == 1            ? SDLK_F1 + dice(12)
                    : kind == 2 && dice(2) ? SDLK_0 + dice(10)
                                           : keys[dice(COUNT(keys))];
  SDL_Event event = key_event(key == SDLK_q ? SDLK_z : key, any_mod());
  if (dice(20) == 0) event.key.type = SDL_KEYUP;
  return event;
}

static SDL_Event any_text(void) {
  SDL_Event event = {.text = {.type = SDL_TEXTINPUT}};
  (void)snprintf(event.text.text, sizeof event.text.text, "%s", typed[dice(COUNT(typed))]);
  return event;
}

static SDL_Event any_composition(void) {
  SDL_Event event = {.edit = {.type = SDL_TEXTEDITING, .start = dice(40) - 4, .length = dice(40) - 4}};
  (void)snprintf(event.edit.text, sizeof event.edit.text, "%s%s", typed[dice(COUNT(typed))], dice(2) ? typed[dice(COUNT(typed))] : "");
  return event;
}

/* Mostly where something can be used. */
static void move_pointer(void) {
  fuzz.x = dice(2800) - 100;
  fuzz.y = dice(1700) - 100;
  if (dice(4) == 0 || !fuzz.ui || !fuzz.ui->node_count) return;
  const UiNode *node = &fuzz.ui->nodes[dice((int)fuzz.ui->node_count)];
  fuzz.x = node->seen.x + (node->seen.w ? dice(node->seen.w) : 0);
  fuzz.y = node->seen.y + (node->seen.h ? dice(node->seen.h) : 0);
}

static SDL_Event button_event(bool down) {
  SDL_Event event = {.button = {.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP,
                                .button = dice(8) ? SDL_BUTTON_LEFT : SDL_BUTTON_RIGHT,
                                .state = down ? SDL_PRESSED : SDL_RELEASED,
                                .clicks = (uint8_t)(1 + dice(3)),
                                .x = fuzz.x,
                                .y = fuzz.y}};
  return event;
}

/* A press is mostly let go where it was; now and then elsewhere, or never. */
static SDL_Event any_pointer(void) {
  SDL_Event motion = {.motion = {.type = SDL_MOUSEMOTION}}, wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .y = dice(9) - 4}};
  move_pointer();
  motion.motion.x = wheel.wheel.mouseX = fuzz.x;
  motion.motion.y = wheel.wheel.mouseY = fuzz.y;
  wheel.wheel.direction = dice(8) ? SDL_MOUSEWHEEL_NORMAL : SDL_MOUSEWHEEL_FLIPPED;
  switch (dice(6)) {
  case 0: return motion;
  case 1: return wheel;
  case 2: return button_event(dice(2));
  default:
    if (dice(10)) fuzz.waiting = button_event(false);
    return button_event(true);
  }
}

static SDL_Event any_window_event(void) {
  static const uint8_t kinds[] = {SDL_WINDOWEVENT_LEAVE,   SDL_WINDOWEVENT_ENTER,       SDL_WINDOWEVENT_FOCUS_LOST, SDL_WINDOWEVENT_FOCUS_GAINED,
                                  SDL_WINDOWEVENT_EXPOSED, SDL_WINDOWEVENT_MINIMIZED,   SDL_WINDOWEVENT_RESTORED,   SDL_WINDOWEVENT_HIDDEN,
                                  SDL_WINDOWEVENT_SHOWN,   SDL_WINDOWEVENT_SIZE_CHANGED};
  SDL_Event event = {.window = {.type = SDL_WINDOWEVENT, .event = kinds[dice(COUNT(kinds))]}};
  return event;
}

/* SDL tells the program that it was sized, as it does on any display. */
static SDL_Event any_size(void) {
  static const int sizes[][2] = {{640, 480}, {640, 480}, {800, 600}, {1024, 640}, {1024, 640}, {1440, 900}, {320, 200}, {2560, 1440}};
  const int *size = sizes[dice(COUNT(sizes))];
  SDL_Window *window = SDL_GetWindowFromID(1);
  if (window) SDL_SetWindowSize(window, size[0] + dice(40), size[1] + dice(40));
  return (SDL_Event){.type = SDL_FIRSTEVENT};
}

static SDL_Event any_clipboard(void) {
  static const char part[] = "12.50 \xE6\xBC\xA2\n\xFF";
  Buf text = buf_new(fuzz.scratch);
  for (int i = dice(2) ? 1 : dice(280); i > 0; i--) buf_addz(&text, part);
  (void)SDL_SetClipboardText(str_z(fuzz.scratch, buf_str(&text)));
  static const SDL_Keycode uses[] = {SDLK_v, SDLK_c, SDLK_x, SDLK_a};
  fuzz.waiting = key_event(uses[dice(COUNT(uses))], KMOD_LCTRL);
  return key_event(dice(2) ? SDLK_SLASH : SDLK_TAB, KMOD_NONE);
}

/* Ctrl T, Ctrl + and Ctrl -, Ctrl K, Ctrl comma, ?. */
static SDL_Event any_look(void) {
  static const SDL_Keycode looks[] = {SDLK_t, SDLK_EQUALS, SDLK_MINUS, SDLK_k, SDLK_COMMA, SDLK_z, SDLK_s};
  SDL_Keycode key = looks[dice(COUNT(looks))];
  return key_event(key, key == SDLK_s || dice(6) == 0 ? KMOD_LCTRL | KMOD_LSHIFT : KMOD_LCTRL);
}

static SDL_Event any_event(void) {
  int kind = dice(100);
  if (kind < 40) return any_key();
  if (kind < 50) return any_text();
  if (kind < 55) return any_composition();
  if (kind < 88) return any_pointer();
  if (kind < 91) return any_window_event();
  if (kind < 92) return dice(3) ? any_window_event() : any_size();
  if (kind < 95) return any_clipboard();
  if (kind < 98) return any_look();
  return (SDL_Event){.type = SDL_FIRSTEVENT}; /* time goes by */
}

/* ---- What must be true ---- */

static void look_at(const UiContext *ui) {
  int rings = 0, stops = 0;
  for (size_t i = 0; i < ui->node_count; i++) {
    rings += ui->nodes[i].stop && ui->nodes[i].focused;
    stops += ui->nodes[i].stop;
    if (!ui->nodes[i].name.length && ui->nodes[i].stop) fail("something that can be reached has no name");
  }
  if (!stops) fail("nothing can be reached");
  if (rings != 1) fail(rings ? "there is more than one ring" : "there is no ring");
  fuzz.sum = (fuzz.sum ^ ui->draw_count ^ ui->focus) * 0x9E3779B97F4A7C15u;
}

static void expect_home(Program *program, const UiContext *ui) {
  for (size_t i = 0; i < ui->node_count; i++)
    if (ui->nodes[i].role == ROLE_DIALOG) fail("Escape and L do not lead out of a dialog");
  if (program_screen(program) != SCREEN_HOME) fail("Escape and L do not lead home");
}

/* ---- Rounds ---- */

static bool is_screen(const char *name) { return strcmp(fuzz.screen, name) == 0; }

/* The screen as one may come to it: somewhere on the way to the best end, practised or assessed. */
static void begin_round(Program *program) {
  bool worklist = is_screen("worklist"), debrief = strncmp(fuzz.screen, "debrief", 7) == 0;
  int file = worklist || dice(6) == 0 ? SHIFT : debrief ? QUICK : dice(SHIFT);
  const Case *one = &fuzz.cases[file];
  arena_reset(fuzz.scratch);
  Buf journal = buf_new(fuzz.scratch);
  int lines = one->lines ? dice(one->lines + 1) : 0;
  if (debrief && dice(2)) lines = one->lines;
  for (int i = 0; i < lines; i++) buf_add(&journal, one->line[i]);
  if (!program_open(program, one->place)) fail("a scenario cannot be opened");
  Diags diags = diags_new(fuzz.scratch, STR("journal"), buf_str(&journal));
  if (lines ? !program_replay(program, diags.text, &diags) : !program_start(program, dice(2) ? MODE_PRACTICE : MODE_ASSESSMENT))
    fail("an attempt cannot be begun");
  if (!shot_show(program, str_from(fuzz.screen))) fail("there is no such screen");
  fuzz.in_round = 0;
  fuzz.round = LEAST_ROUND + dice(MORE_ROUND);
  fuzz.ending = false;
}

/* L, or the key that was given to it since. */
static SDL_Event leave_key(const Program *program) {
  KeyChord chord = program_keys(program)->at[keys_find(STR("look-up"))];
  unsigned mods = (chord.mods & MOD_CTRL ? KMOD_LCTRL : 0u) | (chord.mods & MOD_SHIFT ? KMOD_LSHIFT : 0u);
  return key_event(chord.key == KEY_F1 ? SDLK_F1 : (SDL_Keycode)chord.key, (uint16_t)mods);
}

/* Escape closes what is open and asks to leave; L leaves. In the drill L looks a code up, so the last keys are Escape alone. */
static SDL_Event next_home_key(const Program *program) {
  bool leave = fuzz.home_key % 2 && fuzz.home_key < HOME_KEYS - LAST_KEYS;
  fuzz.home_key++;
  return leave ? leave_key(program) : key_event(SDLK_ESCAPE, KMOD_NONE);
}

static bool next(void *user, Program *program, const UiContext *ui, SDL_Event *event, int64_t *now_ms) {
  (void)user;
  if (fuzz.ui) look_at(ui);
  fuzz.ui = ui;
  *now_ms += dice(10) ? dice(40) : dice(3000);
  if (fuzz.ending && fuzz.home_key == HOME_KEYS) {
    expect_home(program, ui);
    if (fuzz.sent >= fuzz.events) return false;
    begin_round(program);
    *event = (SDL_Event){.type = SDL_FIRSTEVENT};
    return true;
  }
  if (!fuzz.ending && (fuzz.in_round == fuzz.round || fuzz.sent >= fuzz.events)) {
    fuzz.ending = true;
    fuzz.home_key = 0;
    fuzz.screens[program_screen(program)]++;
    fuzz.waiting = (SDL_Event){.type = SDL_FIRSTEVENT};
  }
  if (fuzz.ending) {
    *event = next_home_key(program);
    return true;
  }
  bool waits = fuzz.waiting.type != SDL_FIRSTEVENT;
  *event = fuzz.waiting;
  fuzz.waiting = (SDL_Event){.type = SDL_FIRSTEVENT};
  if (!waits) *event = any_event();
  fuzz.in_round++;
  fuzz.sent++;
  return true;
}

/* ---- All of it ---- */

static void run_screen(const char *screen) {
  static const WindowSource source = {NULL, ports, next};
  const char *why;
  fuzz.screen = screen;
  fuzz.state = fuzz.seed;
  fuzz.sent = fuzz.attempts = fuzz.x = fuzz.y = 0;
  fuzz.in_round = 0;
  fuzz.ending = true; /* which begins a round */
  fuzz.home_key = HOME_KEYS;
  fuzz.ui = NULL;
  fuzz.waiting = (SDL_Event){.type = SDL_FIRSTEVENT};
  fuzz.sum = 0;
  memset(fuzz.screens, 0, sizeof fuzz.screens);
  WindowOptions options = {.data = str_from(data),
                           .scenarios = str_from(folder),
                           .scale_percent = 100,
                           .theme = NONE,
                           .width_px = 1024,
                           .height_px = 640,
                           .source = &source};
  uint64_t before = SDL_GetTicks64();
  int status = window_run(&options, &why);
  if (status) fail(why);
  if (fuzz.sent < fuzz.events) fail("the window closed by itself");
  printf("%-15s %d events, %llu s; rounds ended at home %d, briefing %d, desk %d, worklist %d, debrief %d, drill %d, results %d; %016llx\n", screen,
         fuzz.sent, (unsigned long long)(SDL_GetTicks64() - before) / 1000, fuzz.screens[SCREEN_HOME], fuzz.screens[SCREEN_BRIEFING],
         fuzz.screens[SCREEN_DESK], fuzz.screens[SCREEN_WORKLIST], fuzz.screens[SCREEN_DEBRIEF], fuzz.screens[SCREEN_DRILL],
         fuzz.screens[SCREEN_RESULTS], (unsigned long long)fuzz.sum);
  (void)fflush(stdout);
}

static Str read_file(const char *path) {
  Str text;
  if (files_read(fuzz.arena, str_from(path), MOST_BYTES, &text).status != FILES_OK) fail("a file cannot be read; is this tests/?");
  return text;
}

static void find_best_line(Case *one, const char *file, const CodeReference *codes, const RuleBook *rules) {
  Arena *arena = fuzz.arena;
  Str path = str_format(arena, "%s/%s", folder, file), text = read_file(str_z(arena, path));
  Diags diags = diags_new(arena, path, text);
  const Scenario *scenario = scenario_read(arena, path, text, codes, rules, &diags);
  if (!scenario) fail("a scenario has errors");
  const Action *actions;
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  one->lines = analysis_best_line(analysis, arena, &actions);
  if (one->lines > MOST_LINES) one->lines = MOST_LINES;
  for (int i = 0; i < one->lines; i++) {
    Buf line = buf_new(arena);
    journal_print_entry(scenario, &(Entry){.kind = ENTRY_ACTION, .action = actions[i]}, &line);
    one->line[i] = buf_str(&line);
  }
}

static void prepare(void) {
  Str codes_text = read_file("../assets/codes.json"), rules_text = read_file("../assets/rules.json");
  Diags diags = diags_new(fuzz.arena, STR("codes.json"), codes_text), more = diags_new(fuzz.arena, STR("rules.json"), rules_text);
  const CodeReference *codes = codes_read(fuzz.arena, codes_text, &diags);
  const RuleBook *rules = rules_read(fuzz.arena, rules_text, &more);
  Library library = library_read(fuzz.arena, str_from(folder), STR(""));
  for (int file = 0; file < FILES; file++) {
    fuzz.cases[file].place = NONE;
    for (int i = 0; i < library.count; i++)
      if (str_is(library.files[i].name, files[file])) fuzz.cases[file].place = i;
    if (file != SHIFT) find_best_line(&fuzz.cases[file], files[file], codes, rules);
  }
}

static int64_t number(const char *text, int64_t fallback) {
  int64_t value;
  if (!text) return fallback;
  if (!str_to_int(str_from(text), &value) || value < 1 || value > 1000000000) fail("EVENTS and SEED are numbers from 1 on");
  return value;
}

int main(int argc, char **argv) {
  fuzz = (Fuzz){.arena = arena_new(0), .scratch = arena_new(0), .screen = "-"};
  fuzz.events = (int)number(argc > 1 ? argv[1] : NULL, 1000);
  fuzz.seed = (uint64_t)number(argc > 2 ? argv[2] : NULL, 1);
  (void)SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
  prepare();
  int screens = 0;
  for (int i = 0; shot_screens[i]; i++) {
    bool wanted = argc <= 3;
    for (int k = 3; k < argc; k++) wanted = wanted || strcmp(argv[k], shot_screens[i]) == 0;
    if (wanted) run_screen(shot_screens[i]);
    screens += wanted;
  }
  printf("%d passed, 0 failed, 0 skipped\n", screens);
  arena_free(fuzz.scratch);
  arena_free(fuzz.arena);
  return screens ? 0 : 1;
}
