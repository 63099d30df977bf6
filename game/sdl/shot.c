/* Runs the program for one frame without a window and hands the picture over as bytes. */
#include "sdl/shot.h"

#include <stdlib.h>

#include "sdl/library.h"
#include "sdl/machine.h"
#include "sdl/paper.h"
#include "sdl/png.h"
#include "sdl/render.h"
#include "sdl/window.h"

const char *const shot_screens[] = {"home",
                                    "briefing",
                                    "desk",
                                    "debrief",
                                    "claim",
                                    "remittance",
                                    "contract",
                                    "chart",
                                    "portal",
                                    "phone",
                                    "negotiation",
                                    "calendar",
                                    "notes",
                                    "letters",
                                    "payments",
                                    "codes",
                                    "debrief-talk",
                                    "worklist",
                                    "settings",
                                    "search",
                                    "debrief-course",
                                    "debrief-paths",
                                    "drill",
                                    "problems",
                                    "keys",
                                    "results",
                                    "debrief-transcript",
                                    "class-gate",
                                    "class",
                                    "class-scenarios",
                                    "class-questions",
                                    "class-disputes",
                                    "class-trainee",
                                    "course",
                                    "course-briefing",
                                    "class-dispute",
                                    "desk-clock",
                                    NULL};

enum {
  SHOT_HOME,
  SHOT_BRIEFING,
  SHOT_DESK,
  SHOT_DEBRIEF,
  FIRST_APP,
  DEBRIEF_OF_TALK = FIRST_APP + APP_COUNT,
  WORKLIST,
  SHOT_SETTINGS,
  SHOT_SEARCH,
  DEBRIEF_OF_COURSE,
  DEBRIEF_OF_PATHS,
  SHOT_DRILL,
  SHOT_PROBLEMS,
  SHOT_KEYS,
  SHOT_RESULTS,
  DEBRIEF_OF_TRANSCRIPT,
  SHOT_CLASS_GATE,
  SHOT_CLASS,
  SHOT_CLASS_TRAINEE = SHOT_CLASS + CLASS_PARTS,
  SHOT_COURSE,
  SHOT_COURSE_BRIEFING,
  SHOT_CLASS_DISPUTE,
  SHOT_DESK_CLOCK,
  MOST_FRAMES = 4
};

static int screen_index(Str name) {
  for (int i = 0; shot_screens[i]; i++)
    if (str_is(name, shot_screens[i])) return i;
  return NONE;
}

bool shot_on_desk(const char *screen) {
  int at = screen_index(str_from(screen));
  return at == SHOT_DESK || (at >= FIRST_APP && at < DEBRIEF_OF_TALK);
}

struct Shot {
  Arena *arena, *passes;
  Machine machine;
  ProgramPorts ports;
  Program *program;
  Renderer renderer;
  UiContext ui;
  UiFrame frame;
  int theme;
};

Shot *shot_open(Arena *arena, Str data, const ProgramFile *file, int theme, Str *why) {
  Shot *shot = calloc(1, sizeof *shot);
  if (!shot || TTF_Init() != 0) {
    free(shot);
    *why = STR("texts cannot be drawn here");
    return NULL;
  }
  shot->arena = arena;
  shot->passes = arena_new(0);
  shot->theme = theme;
  shot->machine = machine_new(arena, data, STR(""));
  shot->ports = machine_ports(&shot->machine);
  paper_ports(&shot->ports); /* a picture is the same on every day and keeps nothing */
  UiTheme colours = window_theme(&shot->ports, arena, theme);
  render_init(&shot->renderer, &colours);
  Library library = {.files = arena_make(arena, ProgramFile), .count = 1};
  *library.files = *file;
  library.files->folder = library_folder_of(file->name);
  if (!file->text.length) library = library_read(arena, str_format(arena, "%.*s/scenarios", STR_ARG(data)), STR(""));
  ui_init(&shot->ui, shot->passes);
  shot->program = program_new(arena, &shot->ports, library.files, library.count, STR("scenarios"));
  return shot;
}

void shot_close(Shot *shot) {
  if (!shot) return;
  program_free(shot->program);
  machine_close(&shot->machine);
  render_close(&shot->renderer);
  TTF_Quit();
  arena_free(shot->passes);
  free(shot);
}

bool shot_brief(Shot *shot, Str *why) {
  bool open = program_open(shot->program, 0);
  if (!open) *why = STR("the scenario has errors; overturn check names them");
  return open;
}

bool shot_play(Shot *shot, Str journal, Diags *diags, Str *why) {
  if (!shot_brief(shot, why)) return false;
  bool played = journal.length ? program_replay(shot->program, journal, diags) : program_start(shot->program, MODE_PRACTICE);
  if (!played) *why = STR("the journal cannot be played on this scenario");
  return played;
}

/* As if a word of the opened file had been mistyped wherever it stands. */
static void show_problems(Program *program) {
  static const Str typed = STR_INIT("\"prompt\""), mistyped = STR_INIT("\"promt\"");
  if (!program_text(program).length && !program_open(program, 0)) return;
  Arena *arena = arena_new(0);
  Buf broken = buf_new(arena);
  for (Str rest = program_text(program); rest.length;) {
    size_t at = str_find_str(rest, typed);
    buf_add(&broken, str_slice(rest, 0, at));
    if (at < rest.length) buf_add(&broken, mistyped);
    rest = str_slice(rest, at < rest.length ? at + typed.length : at, rest.length);
  }
  program_show_problems(program, buf_str(&broken));
  arena_free(arena);
}

/** DEBRIEF_ENDED: it is none of them. */
static DebriefPart part_of(int screen) {
  switch (screen) {
  case DEBRIEF_OF_TALK: return DEBRIEF_TALK;
  case DEBRIEF_OF_COURSE: return DEBRIEF_COURSE;
  case DEBRIEF_OF_PATHS: return DEBRIEF_PATHS;
  case DEBRIEF_OF_TRANSCRIPT: return DEBRIEF_TRANSCRIPT;
  default: return DEBRIEF_ENDED;
  }
}

bool shot_show(Program *program, Str name) {
  int screen = screen_index(name);
  DebriefPart part = part_of(screen);
  bool app = screen >= FIRST_APP && screen < DEBRIEF_OF_TALK;
  program_hide_course(program);
  if (screen == SHOT_HOME) program_show_home(program);
  if (screen == SHOT_BRIEFING) program_show_briefing(program);
  if (screen == SHOT_DESK || app) program_show_desk(program);
  if ((screen == SHOT_DEBRIEF || part != DEBRIEF_ENDED) && program_screen(program) != SCREEN_DEBRIEF) program_show_debrief(program);
  if (screen == WORKLIST) program_show_worklist(program);
  if (screen == SHOT_DRILL) program_show_drill(program);
  if (screen == SHOT_RESULTS) (void)program_show_results(program);
  if (screen == SHOT_CLASS_GATE) program_show_class(program);
  if (screen >= SHOT_CLASS && screen < SHOT_CLASS_TRAINEE) program_show_in_class(program, (ClassPart)(screen - SHOT_CLASS), false);
  if (screen == SHOT_CLASS_TRAINEE) program_show_in_class(program, CLASS_SKILLS, true);
  if (screen == SHOT_COURSE || screen == SHOT_COURSE_BRIEFING) program_show_course(program, screen == SHOT_COURSE_BRIEFING);
  if (screen == SHOT_CLASS_DISPUTE) program_show_in_class(program, CLASS_DISPUTES, true);
  if (screen == SHOT_DESK_CLOCK) program_show_clock(program);
  if (app) program_show_app(program, (DeskApp)(screen - FIRST_APP));
  program_show_overlay(program, screen == SHOT_SETTINGS, screen == SHOT_SEARCH, STR("co"));
  if (screen == SHOT_PROBLEMS) show_problems(program);
  if (screen == SHOT_KEYS) program_show_keys(program);
  (void)program_work(program);
  if (part != DEBRIEF_ENDED) program_show_part(program, part);
  return screen != NONE;
}

const UiContext *shot_look(Shot *shot, const ShotLook *look) {
  ui_init(&shot->ui, shot->passes);
  shot->frame = (UiFrame){.width_px = look->width_px,
                          .height_px = look->height_px,
                          .scale_percent = look->scale_percent,
                          .outlined = shot->renderer.theme.outlined,
                          .measure = render_measure,
                          .gauge = render_gauge,
                          .user = &shot->renderer};
  program_set_look(shot->program, shot->theme, look->text_percent);
  render_set_scale(&shot->renderer, look->scale_percent, look->text_percent);
  if (!shot_show(shot->program, look->screen)) return NULL;
  for (int i = 0; i < MOST_FRAMES; i++) (void)program_pass(shot->program, &shot->ui, &shot->frame);
  return &shot->ui;
}

const UiTheme *shot_theme(const Shot *shot) { return &shot->renderer.theme; }

const Renderer *shot_renderer(const Shot *shot) { return &shot->renderer; }

Str shot_png(Shot *shot) {
  int width = shot->frame.width_px, height = shot->frame.height_px;
  Canvas canvas = {arena_make_many(shot->arena, uint32_t, (size_t)width * (size_t)height), width, height, width, {0, 0, width, height}};
  render_all(&shot->renderer, &canvas, shot->ui.draws, shot->ui.draw_count);
  return png_of(shot->arena, &canvas);
}

void shot_pass(Shot *shot, const UiEvent *event) {
  shot->frame.event = *event;
  (void)program_pass(shot->program, &shot->ui, &shot->frame);
}

void shot_focus(Shot *shot, UiId id) {
  ui_focus(&shot->ui, id);
  shot_pass(shot, &(UiEvent){.kind = EVENT_NONE});
}

int shot_changes(Shot *shot, Canvas *canvas, bool whole, UiRect *changed, int room) {
  if (whole) render_forget(&shot->renderer);
  return render_changes(&shot->renderer, canvas, shot->ui.draws, shot->ui.draw_count, changed, room);
}

TextCache *shot_texts(Shot *shot) { return &shot->renderer.texts; }

Str shot_screen(Arena *arena, const ShotOptions *options, Diags *diags, Str *why) {
  int screen = screen_index(options->look.screen);
  Str png = STR("");
  *why = screen == NONE ? STR("there is no such screen") : STR("");
  Shot *shot = screen == NONE ? NULL : shot_open(arena, options->data, &options->file, options->theme, why);
  if (!shot) return png;
  shot->machine.before = options->before;
  if (options->own.length && !options->file.text.length) { /* an attempt of a picture is not kept */
    shot->machine.own = options->own;
    shot->ports.class = &machine_class;
  }
  bool ready = screen == SHOT_HOME || (screen >= SHOT_SETTINGS && screen != SHOT_DESK_CLOCK && !options->file.text.length) ||
               (screen == SHOT_BRIEFING ? shot_brief(shot, why) : shot_play(shot, options->journal, diags, why));
  if (ready && shot_look(shot, &options->look)) png = shot_png(shot);
  shot_close(shot);
  return png;
}
