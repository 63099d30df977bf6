/* Where one is, so that the next start leads back there: the list on home as it stood, and of the attempt that was left the page that lay on the desk. */
#include <string.h>

#include "screens/program_inside.h"

static const JournalHead *head_of(const Program *program) {
  return program->at_shift ? shift_session_head(program->at_shift) : session_head(program->session);
}

static void keep_attempt(Program *program, Str attempt) {
  size_t length = attempt.length < sizeof program->attempt_room ? attempt.length : 0;
  if (length) memcpy(program->attempt_room, attempt.at, length);
  program->place_left.attempt = (Str){program->attempt_room, length};
}

void place_note(Program *program) {
  if (program->screen != SCREEN_DESK || !program->session) return;
  DeskApp app = program->desk.app;
  keep_attempt(program, head_of(program)->attempt);
  program->place_left.app = app;
  program->place_left.page = program->desk.page[app];
}

void place_restore(Program *program) {
  const ProgramPlace *was = &program->place_left;
  if (program->screen != SCREEN_DESK || !program->session || !str_equal(head_of(program)->attempt, was->attempt)) return;
  const DeskView *view = program->at_shift ? view_shift_desk(program->frame_arena, program->at_shift, program->place, 0)
                                           : view_desk(program->frame_arena, program->session);
  for (int i = 0; i < view->rail_count; i++) {
    if (view->rail[i].app != was->app) continue;
    program_show_app(program, was->app);
    if (was->page < view->apps[was->app].page_count) program->desk.page[was->app] = was->page;
  }
}

ProgramPlace program_place(const Program *program) {
  const HomeState *home = &program->home;
  ProgramPlace place = program->place_left;
  place.kind = home->kind;
  place.sort = home->sort;
  place.filter = ui_text_value(&home->filter);
  if (program->course.file != NONE) place.course = program->files[program->course.file].name;
  place.file = home->place >= 0 && home->place < program->count ? program->files[home->place].name : STR("");
  return place;
}

void program_set_place(Program *program, const ProgramPlace *place) {
  HomeState *home = &program->home;
  program->place_left = *place;
  keep_attempt(program, place->attempt);
  home->kind = place->kind;
  home->sort = place->sort;
  ui_text_set(&home->filter, place->filter);
  for (int i = 0; i < program->count && place->file.length; i++)
    if (str_equal(program->files[i].name, place->file)) home->come_to = i + 1;
}
