/* Runs the program for one frame without a window and hands the picture over as bytes. */
#include "sdl/shot.h"

#include <stdlib.h>

#include "sdl/machine.h"
#include "sdl/png.h"
#include "sdl/render.h"
#include "sdl/window.h"

const char *const shot_screens[] = {"home",     "briefing", "desk",         "debrief",     "claim",    "remittance", "contract",
                                    "chart",    "portal",   "phone",        "negotiation", "calendar", "notes",      "letters",
                                    "payments", "codes",    "debrief-talk", "worklist",    NULL};

enum { FIRST_APP = 4, DEBRIEF_OF_TALK = FIRST_APP + APP_COUNT, WORKLIST, MOST_FRAMES = 4 };

static int screen_index(Str name) {
  for (int i = 0; shot_screens[i]; i++)
    if (str_is(name, shot_screens[i])) return i;
  return NONE;
}

static bool prepare(Program *program, const ShotOptions *options, int screen, Diags *diags, Str *why) {
  if (screen == 0) return true;
  if (!program_open(program, 0)) {
    *why = STR("the scenario has errors; overturn check names them");
    return false;
  }
  if (screen == 1) return true;
  bool played = options->journal.length ? program_replay(program, options->journal, diags) : program_start(program, MODE_PRACTICE);
  if (!played) {
    *why = STR("the journal cannot be played on this scenario");
    return false;
  }
  if (screen == 3 || screen == DEBRIEF_OF_TALK) program_show_debrief(program);
  if (screen == WORKLIST) program_show_worklist(program);
  if (screen >= FIRST_APP && screen < DEBRIEF_OF_TALK) program_show_app(program, (DeskApp)(screen - FIRST_APP));
  return true;
}

static Str draw(Arena *arena, Program *program, const ShotOptions *options, Renderer *renderer, UiContext *ui) {
  UiFrame frame = {.width_px = options->width_px,
                   .height_px = options->height_px,
                   .scale_percent = options->scale_percent,
                   .outlined = renderer->theme.outlined,
                   .measure = render_measure,
                   .user = renderer};
  render_set_scale(renderer, options->scale_percent, options->text_percent);
  (void)program_work(program);
  if (str_is(options->screen, "debrief-talk")) program_show_talk(program);
  for (int i = 0; i < MOST_FRAMES; i++) (void)program_pass(program, ui, &frame);
  Canvas canvas = {arena_make_many(arena, uint32_t, (size_t)options->width_px * (size_t)options->height_px),
                   options->width_px,
                   options->height_px,
                   options->width_px,
                   {0, 0, options->width_px, options->height_px}};
  render_all(renderer, &canvas, ui->draws, ui->draw_count);
  return png_of(arena, &canvas);
}

Str shot_screen(Arena *arena, const ShotOptions *options, Diags *diags, Str *why) {
  int screen = screen_index(options->screen);
  Str png = STR("");
  *why = screen == NONE ? STR("there is no such screen") : STR("");
  Renderer *renderer = calloc(1, sizeof *renderer);
  UiContext *ui = calloc(1, sizeof *ui);
  if (screen == NONE || !renderer || !ui || TTF_Init() != 0) {
    free(renderer);
    free(ui);
    return png;
  }
  Arena *passes = arena_new(0);
  Machine machine = machine_new(arena, options->data, STR(""));
  ProgramPorts ports = machine_ports(&machine);
  UiTheme theme = window_theme(&ports, arena, options->theme);
  ProgramFile *files = arena_make(arena, ProgramFile);
  *files = options->file;
  files->folder = machine_folder_of(files->name);
  int count = options->file.text.length ? 1 : machine_scenarios(arena, str_format(arena, "%.*s/scenarios", STR_ARG(options->data)), &files);
  render_init(renderer, &theme);
  ui_init(ui, passes);
  Program *program = program_new(arena, &ports, files, count, STR("scenarios"));
  program_set_look(program, options->theme, options->text_percent);
  if (prepare(program, options, screen, diags, why)) png = draw(arena, program, options, renderer, ui);
  program_free(program);
  render_close(renderer);
  TTF_Quit();
  arena_free(passes);
  free(renderer);
  free(ui);
  return png;
}
