/* A course for pictures: the first lessons that are there, by turns as practice and as an assessment, and some cards. */
#include "screens/program_inside.h"

enum { MOST_LESSONS = 6, FIRST_DAY = 12, CARDS = 20 };

static Str last_part(Str name) {
  size_t from = name.length;
  while (from && name.at[from - 1] != '/') from--;
  return str_slice(name, from, name.length);
}

static Str course_of_lessons(Program *program, Arena *arena) {
  Buf text = buf_new(arena);
  int lessons = 0;
  buf_format(&text, "{\"format\": 1, \"id\": \"shown\", \"title\": \"First weeks at the desk\", \"kind\": \"course\", \"pass\": 70, \"entries\": [");
  for (int i = 0; i < program->count && lessons < MOST_LESSONS; i++) {
    if (program->heads[i].fault.length) continue;
    buf_format(&text, "{\"id\": \"lesson-%d\", \"lesson\": ", lessons + 1);
    buf_json_string(&text, last_part(program->files[i].name));
    buf_format(&text, ", \"mode\": \"%s\", \"attempts\": %d, \"due\": \"2026-0%d-%d\"},", mode_words[lessons % 3 == 2], lessons % 2 + 1,
               3 + (lessons > 2), FIRST_DAY + 3 * lessons);
    lessons++;
  }
  buf_format(&text, "{\"id\": \"codes\", \"drill\": %d}]}", CARDS);
  return buf_str(&text);
}

void program_show_course(Program *program, bool briefing) {
  Arena *arena = arena_new(0);
  Str text = course_of_lessons(program, arena), folder = program->count ? program->files->folder : program->folder;
  program_show_home(program);
  program->course.invented = program_set_course(program, STR("course.json"), text, folder, 0);
  arena_free(arena);
  int next = program->course.invented ? program->course.progress.next : NONE;
  if (briefing && next != NONE) course_fulfil(program, NULL, &(Want){.kind = WANT_ENTRY, .place = next}, 0);
}

void program_hide_course(Program *program) {
  if (!program->course.invented) return;
  course_none(program);
  program_refresh(program);
}
