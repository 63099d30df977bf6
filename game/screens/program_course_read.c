/* Which course home shows: one of the files, or that of the command line. Its lessons are known by their heads, so that home stands at once; a lesson that lies
 * elsewhere than the scenarios do, in a folder below or above, becomes one of the files for as long as the course is shown. */
#include "screens/program_inside.h"

void course_begin(Program *program) {
  program->course.arena = arena_new(0);
  program->course.kept = arena_new(0);
}

void course_end(Program *program) {
  arena_free(program->course.arena);
  arena_free(program->course.kept);
}

/* ---- Its lessons ---- */

/** What the course alone names. */
typedef struct Lessons {
  Program *program;
  const ProgramFile *files; /* that are there anyway */
  int count;
  ProgramFile more[COURSE_MOST_ENTRIES];
  ScenarioView heads[COURSE_MOST_ENTRIES];
  int more_count;
} Lessons;

static Str path_of(Arena *arena, Str folder, Str name) { return str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)); }

static Str folder_of(Str path) {
  size_t end = path.length;
  while (end && path.at[end - 1] != '/') end--;
  return str_slice(path, 0, end ? end - 1 : 0);
}

/** A file opened alone is called by its path. */
static bool is_lesson(const ProgramFile *file, Str folder, Str name, Str path) {
  return (str_equal(file->folder, folder) && str_equal(file->name, name)) || str_equal(file->name, path) || str_equal(file->path, path);
}

static int place_of(const Lessons *lessons, Arena *arena, Str folder, Str name) {
  Str path = path_of(arena, folder, name);
  for (int i = 0; i < lessons->count; i++)
    if (is_lesson(&lessons->files[i], folder, name, path)) return i;
  for (int i = 0; i < lessons->more_count; i++)
    if (str_equal(lessons->more[i].path, path)) return lessons->count + i;
  return NONE;
}

static bool add_lesson(Lessons *lessons, Arena *arena, Str folder, Str name, Str *why) {
  const ProgramPorts *ports = lessons->program->ports;
  Arena *scratch = arena_new(0);
  Str text, said = STR(""), path = path_of(arena, folder, name);
  bool read = ports->beside(ports->user, scratch, folder, name, &text, &said);
  if (read) {
    lessons->heads[lessons->more_count] = view_scenario_head(arena, name, text);
    lessons->more[lessons->more_count++] = (ProgramFile){.name = str_copy(arena, name), .folder = folder_of(path), .path = path};
  }
  *why = str_copy(arena, said);
  arena_free(scratch);
  return read;
}

static bool look(void *user, Arena *arena, Str folder, Str name, CourseLesson *lesson, Str *why) {
  Lessons *lessons = user;
  int place = place_of(lessons, arena, folder, name);
  if (place == NONE && !add_lesson(lessons, arena, folder, name, why)) return false;
  const ScenarioView *head = place == NONE            ? &lessons->heads[lessons->more_count - 1]
                             : place < lessons->count ? &lessons->program->heads[place]
                                                      : &lessons->heads[place - lessons->count];
  *lesson = (CourseLesson){.id = str_copy(arena, head->id),
                           .title = str_copy(arena, head->title),
                           .is_shift = head->is_shift,
                           .faulty = head->is_course || !head->id.length};
  return true;
}

static const Course *read_course(Lessons *lessons, Arena *arena, Str text, Str folder, Diags *diags) {
  CourseFiles files = {.beside.folder = folder, .above.folder = path_of(arena, folder, STR("..")), .look = look, .user = lessons};
  return course_read(arena, text, NULL, NULL, &files, diags);
}

/* ---- Which one ---- */

void course_none(Program *program) {
  ProgramCourse *mine = &program->course;
  if (mine->found) {
    if (program->opened >= mine->found_count) program_forget_opened(program);
    if (program->problems.count && program->problems.file >= mine->found_count) problems_forget(program);
    program->files = mine->found;
    program->count = mine->found_count;
  }
  mine->course = NULL;
  mine->found = NULL;
  mine->file = NONE;
  mine->invented = mine->listed = false;
}

static void take_lessons(Program *program, const Lessons *lessons) {
  ProgramCourse *mine = &program->course;
  if (lessons->more_count) {
    ProgramFile *files = arena_make_many(mine->kept, ProgramFile, program->count + lessons->more_count);
    for (int i = 0; i < program->count; i++) files[i] = program->files[i];
    for (int i = 0; i < lessons->more_count; i++) {
      files[program->count + i] = lessons->more[i];
      program->heads[program->count + i] = lessons->heads[i];
    }
    mine->found = program->files;
    mine->found_count = program->count;
    program->files = files;
    program->count += lessons->more_count;
  }
}

/** Home shows it from now on. The arena holds it. @return false where there is no record to keep it in. */
static bool take(Program *program, Arena *arena, const Course *course, const Lessons *lessons, Str folder, int64_t now_ms) {
  ProgramCourse *mine = &program->course;
  course_none(program);
  arena_free(mine->kept);
  mine->kept = arena;
  mine->course = course;
  mine->state = (CourseState){0};
  take_lessons(program, lessons);
  mine->files = arena_make_many(arena, int, course->count);
  Str from = course->above ? path_of(arena, folder, STR("..")) : folder;
  for (int e = 0; e < course->count; e++) mine->files[e] = course->entries[e].cards ? NONE : place_of(lessons, arena, from, course->entries[e].file);
  program_refresh(program);
  if (mine->known) return true;
  course_none(program);
  program_refresh(program);
  program_say(program, CHIP_WARN, word(W_COURSE_ELSEWHERE), now_ms);
  return false;
}

static Lessons *lessons_of(Program *program, Arena *arena) {
  const ProgramCourse *mine = &program->course;
  Lessons *lessons = arena_make(arena, Lessons);
  lessons->program = program;
  lessons->files = mine->found ? mine->found : program->files;
  lessons->count = mine->found ? mine->found_count : program->count;
  return lessons;
}

bool program_set_course(Program *program, Str name, Str text, Str folder, int64_t now_ms) {
  Arena *arena = arena_new(0);
  Lessons *lessons = lessons_of(program, arena);
  Str own = str_copy(arena, text);
  Diags diags = diags_new(arena, str_copy(arena, name), own);
  const Course *course = read_course(lessons, arena, own, str_copy(arena, folder), &diags);
  if (course) return take(program, arena, course, lessons, str_copy(arena, folder), now_ms);
  program_say(program, CHIP_BAD, word_with(arena, W_COURSE_BAD, diags.count ? diags.items[0].message : name, STR("")), now_ms);
  arena_free(arena);
  return false;
}

/* ---- One of the files ---- */

static bool text_of(Program *program, Arena *arena, int file, Str *text) {
  const ProgramFile *source = &program->files[file];
  Str why;
  if (program->ports->scenario(program->ports->user, arena, source, text, &why)) return true;
  *text = str_copy(arena, source->text);
  if (!text->length) program->heads[file].fault = str_copy(program->arena, why);
  return text->length > 0;
}

bool course_is_whole(Program *program, Arena *arena, int file, Str text, Diags *diags) {
  return read_course(lessons_of(program, arena), arena, text, program->files[file].folder, diags) != NULL;
}

/** A file as it is now, with what its lessons are. */
typedef struct CourseRead {
  Arena *arena;
  Lessons *lessons;
  const Course *course; /* NULL: it has errors, or cannot be read */
  Str folder;
  Diags diags;
} CourseRead;

static CourseRead read_file(Program *program, int file) {
  Arena *arena = arena_new(0);
  CourseRead read = {.arena = arena, .lessons = lessons_of(program, arena), .folder = str_copy(arena, program->files[file].folder)};
  Str text = STR("");
  bool there = text_of(program, arena, file, &text);
  read.diags = diags_new(arena, program->files[file].name, text);
  if (there) read.course = read_course(read.lessons, arena, text, read.folder, &read.diags);
  return read;
}

static bool take_file(Program *program, const CourseRead *read, int file, int64_t now_ms) {
  program->heads[file].fault = STR("");
  bool taken = take(program, read->arena, read->course, read->lessons, read->folder, now_ms);
  if (taken) program->course.file = file;
  return taken;
}

bool course_open(Program *program, int file, int64_t now_ms) {
  CourseRead read = read_file(program, file);
  problems_forget(program);
  program->problems.file = file;
  program->screen = SCREEN_HOME;
  if (read.course) return take_file(program, &read, file, now_ms) || true;
  if (read.diags.count) problems_add(program, file, &read.diags);
  if (read.diags.count) (void)program_has_errors(program, file);
  arena_free(read.arena);
  return false;
}

void course_reload(Program *program, int64_t now_ms) {
  const ProgramCourse *mine = &program->course;
  if (mine->file == NONE) return;
  bool listed = mine->listed;
  CourseState state = mine->state;
  int file = mine->file;
  CourseRead read = read_file(program, file);
  if (read.course && take_file(program, &read, file, now_ms)) {
    program->course.listed = listed;
    program->course.state = state;
  } else if (!read.course) {
    arena_free(read.arena);
    (void)course_open(program, file, now_ms); /* lists what is wrong */
  }
}

void program_find_course(Program *program, int64_t now_ms) {
  int last = NONE, count = 0;
  Str chosen = program->place_left.course;
  for (int i = 0; i < program->count; i++) {
    if (!program->heads[i].is_course) continue;
    count++;
    last = i;
    if (str_equal(program->files[i].name, chosen)) break;
  }
  if (last == NONE || (count > 1 && !str_equal(program->files[last].name, chosen))) return;
  (void)course_open(program, last, now_ms);
}
