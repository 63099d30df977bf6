/* A course in the window: home shows where the trainee stands in it, and whoever begins an attempt is held to its rules. */
#include "report/certificate.h"
#include "screens/program_inside.h"

static Day today(const Program *program) { return (Day)(program->ports->seconds(program->ports->user) / 86400); }

void course_refresh(Program *program) {
  ProgramCourse *mine = &program->course;
  CourseRecord record = {0};
  if (!mine->course) return;
  arena_reset(mine->arena);
  mine->known = program->ports->course(program->ports->user, mine->arena, &record);
  mine->pseudonym = record.pseudonym;
  mine->who = record.name.length ? record.name : record.pseudonym;
  mine->student_id = record.student_id;
  mine->progress = course_progress(mine->arena, mine->course, record.attempts, record.count, record.cards, today(program));
}

/* ---- Its rules ---- */

static Str lesson_of(const Program *program) { return program->shift ? program->shift->id : program->scenario ? program->scenario->id : STR(""); }

/** The entry whose rules hold for what is opened. */
static int entry_now(const Program *program, Mode mode) {
  const ProgramCourse *mine = &program->course;
  Str lesson = lesson_of(program);
  return mine->course && lesson.length ? course_entry_of(mine->course, &mine->progress, lesson, mode) : NONE;
}

CourseGate course_may_begin(Program *program, Mode mode, Str *why) {
  course_refresh(program);
  int entry = entry_now(program, mode);
  *why = STR("");
  if (entry == NONE) return COURSE_BEGINS;
  return course_gate(program->frame_arena, program->course.course, &program->course.progress, entry, mode, why);
}

bool course_own_seed(const Program *program, Mode mode, uint64_t *seed) {
  int entry = entry_now(program, mode);
  if (entry == NONE || !program->course.course->entries[entry].per_trainee) return false;
  *seed = course_seed(program->course.course, entry, program->course.pseudonym);
  return true;
}

int course_minutes(const Program *program, Mode mode) {
  int entry = entry_now(program, mode);
  if (entry == NONE || mode != MODE_ASSESSMENT) return 0;
  const CourseEntry *rules = &program->course.course->entries[entry];
  return rules->mode == MODE_ASSESSMENT ? rules->minutes : 0;
}

bool course_holds(const Program *program, Mode mode) { return entry_now(program, mode) != NONE; }

int course_mark(const Program *program, Str lesson, Mode mode) {
  const ProgramCourse *mine = &program->course;
  int entry = mine->course ? course_entry_of(mine->course, &mine->progress, lesson, mode) : NONE;
  bool asks = entry != NONE && mine->course->entries[entry].mode == (int32_t)mode;
  return asks ? mine->course->entries[entry].pass : PROGRAM_PASS_MARK;
}

bool course_shows_debrief(Program *program, Arena *arena, Str lesson, Mode mode, Str *why) {
  const ProgramCourse *mine = &program->course;
  *why = STR("");
  if (!mine->course || mode != MODE_ASSESSMENT) return true;
  int entry = course_entry_of(mine->course, &mine->progress, lesson, mode);
  if (entry == NONE || mine->course->entries[entry].mode != MODE_ASSESSMENT) return true;
  return course_debrief_opens(arena, mine->course, &mine->progress, entry, today(program), why);
}

bool program_hand_in(Program *program, const JournalHead *head, int score) {
  Str why, lesson = str_copy(program->frame_arena, head->scenario);
  if (course_shows_debrief(program, program->frame_arena, lesson, head->mode, &why)) return false;
  program->screen = SCREEN_HOME;
  Word over = limit_ended(program) ? W_COURSE_TIMED_OUT : W_COURSE_HANDED_IN;
  program_say(program, CHIP_NEUTRAL, word_with(program->frame_arena, over, str_format(program->frame_arena, "%d", score), why), program->now_ms);
  return true;
}

/* ---- Home and briefing ---- */

static Str joined(Arena *arena, Str first, Str second) {
  if (!first.length || !second.length) return first.length ? first : second;
  return str_format(arena, "%.*s %.*s", STR_ARG(first), STR_ARG(second));
}

static Str about_attempts(Arena *arena, const CourseEntry *entry, const CoursePlace *place) {
  bool limited = entry->minutes > 0;
  if (entry->cards) return word(W_COURSE_CARDS_ABOUT);
  if (place->going.length)
    return joined(arena, word(W_COURSE_GOES), limited ? word_count(arena, W_COURSE_CLOCK_RUNS, entry->minutes, STR("")) : STR(""));
  Str left = place->left == NONE ? word(W_COURSE_ANY_ATTEMPTS) : word_count(arena, W_COURSE_ATTEMPTS_LEFT, place->left, STR(""));
  if (entry->mode == MODE_ASSESSMENT && place->left > 0) left = word_with(arena, W_COURSE_ASSESSED_ONCE, left, STR(""));
  return limited && place->left ? joined(arena, word_count(arena, W_COURSE_MINUTES, entry->minutes, STR("")), left) : left;
}

static Str about(Arena *arena, const CourseEntry *entry, const CoursePlace *place, Str refused) {
  Str said = refused.length ? refused : about_attempts(arena, entry, place);
  bool late = place->standing == COURSE_LATE;
  if (place->standing == COURSE_PASSED) return said;
  if (entry->due != DAY_NONE) said = word_with(arena, late ? W_COURSE_OVERDUE : W_COURSE_DUE_BY, said, day_text(arena, entry->due));
  if (place->late == NONE) return said;
  return joined(arena, said, word_count(arena, W_COURSE_WAS_LATE, place->late_days, str_format(arena, "%d", place->late)));
}

const BriefingView *course_briefing(const Program *program, Arena *arena, const BriefingView *view) {
  const ProgramCourse *mine = &program->course;
  BriefingCourse *course = arena_make(arena, BriefingCourse);
  BriefingView *with = arena_make(arena, BriefingView);
  *with = *view;
  for (int mode = MODE_PRACTICE; mode <= MODE_ASSESSMENT; mode++) {
    int e = entry_now(program, (Mode)mode);
    if (e == NONE) continue;
    const CourseEntry *entry = &mine->course->entries[e];
    const CoursePlace *place = &mine->progress.places[e];
    Str later = STR("");
    CourseGate gate = course_gate(arena, mine->course, &mine->progress, e, (Mode)mode, &course->refused[mode]);
    with->course = course;
    course->goes_on[mode] = gate == COURSE_GOES_ON;
    course->about[mode] = word(W_COURSE_NOT_COUNTED);
    if (entry->mode != mode) continue;
    course->late[mode] = place->standing == COURSE_LATE;
    if (mode == MODE_ASSESSMENT) (void)course_debrief_opens(arena, mine->course, &mine->progress, e, mine->progress.today, &later);
    course->about[mode] = joined(arena, about(arena, entry, place, STR("")), later);
  }
  return with;
}

static CourseRowView row_of(const Program *program, Arena *arena, int e) {
  const ProgramCourse *mine = &program->course;
  const CourseEntry *entry = &mine->course->entries[e];
  const CoursePlace *place = &mine->progress.places[e];
  Str refused = STR("");
  CourseGate gate = entry->cards && place->standing != COURSE_CLOSED
                        ? COURSE_BEGINS
                        : course_gate(arena, mine->course, &mine->progress, e, (Mode)entry->mode, &refused);
  bool other = false; /* what is over can be practised */
  if (!entry->cards && gate == COURSE_REFUSED) {
    Str why;
    other = entry->mode == MODE_ASSESSMENT && course_gate(arena, mine->course, &mine->progress, e, MODE_PRACTICE, &why) == COURSE_BEGINS;
  }
  if (!entry->cards && mine->files[e] == NONE) refused = word(W_COURSE_NOT_HERE), other = false;
  Str mode = entry->cards ? word_count(arena, W_COURSE_CARDS, entry->cards, STR("")) : word(entry->mode == MODE_PRACTICE ? W_PRACTICE : W_ASSESSMENT);
  return (CourseRowView){.title = entry->title,
                         .mode = mode,
                         .due = entry->due == DAY_NONE ? STR("") : day_short(arena, entry->due),
                         .best = place->best,
                         .pass = entry->cards ? 100 : entry->pass,
                         .standing = place->standing,
                         .about = about(arena, entry, place, refused),
                         .opens = other || !refused.length,
                         .goes_on = gate == COURSE_GOES_ON,
                         .is_shift = entry->is_shift,
                         .drill = entry->cards > 0};
}

bool course_shows(const Program *program) { return program->course.course && !program->course.listed; }

CourseView *course_view(const Program *program, Arena *arena) {
  const ProgramCourse *mine = &program->course;
  CourseView *view = arena_make(arena, CourseView);
  CourseRowView *rows = arena_make_many(arena, CourseRowView, mine->course->count + 1);
  for (int e = 0; e < mine->course->count; e++) rows[e] = row_of(program, arena, e);
  *view = (CourseView){.title = mine->course->title,
                       .rows = rows,
                       .count = mine->course->count,
                       .next = mine->progress.next,
                       .done = mine->progress.passed,
                       .score = mine->progress.score,
                       .finished = mine->progress.passed == mine->course->count,
                       .teaches = program->class.teaches,
                       .due = drill_due_now(program)};
  return view;
}

static void open_entry(Program *program, UiContext *ui, int e, int64_t now_ms) {
  const ProgramCourse *mine = &program->course;
  const CourseEntry *entry = &mine->course->entries[e];
  int file = mine->files[e];
  course_refresh(program);
  if (entry->cards) {
    drill_fulfil(program, ui, &(Want){.kind = WANT_DRILL}, now_ms);
  } else if (mine->progress.places[e].going.length) {
    (void)program_continue(program, file, now_ms);
  } else if (program_open(program, file)) {
    program->briefing.mode = entry->mode;
  } else {
    program_say(program, CHIP_BAD, program->heads[file].fault, now_ms);
  }
}

/* ---- The certificate ---- */

static void write_certificate(Program *program, int64_t now_ms) {
  const ProgramCourse *mine = &program->course;
  Arena *arena = program->frame_arena;
  if (!mine->course || mine->progress.passed < mine->course->count) return;
  CertificateEntry *entries = arena_make_many(arena, CertificateEntry, mine->course->count);
  for (int e = 0; e < mine->course->count; e++) {
    CourseLine line = course_line(arena, mine->course, &mine->progress, e);
    entries[e] = (CertificateEntry){line.title, line.score, line.pass, line.weight};
  }
  Certificate certificate = {.who = mine->who,
                             .student_id = mine->student_id,
                             .course = mine->course->title,
                             .day = today(program),
                             .score = mine->progress.score,
                             .entries = entries,
                             .count = mine->course->count};
  Buf page = buf_new(arena);
  Str said, name = str_format(arena, "certificate-%.*s.html", STR_ARG(mine->course->id));
  certificate_print_html(&certificate, &page);
  bool written = program->ports->write_out(program->ports->user, arena, name, buf_str(&page), &said);
  program_say(program, written ? CHIP_GOOD : CHIP_BAD, written ? word_with(arena, W_RESULTS_WRITTEN, said, STR("")) : said, now_ms);
}

void course_fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms) {
  if (want->kind == WANT_COURSE) {
    program->course.listed = !program->course.listed;
    program->course.state.met = false; /* the ring stands in the list, not on the way back */
    program->home.come_to = (program->course.file == NONE ? 0 : program->course.file) + 1;
  }
  if (want->kind == WANT_ENTRY) open_entry(program, ui, want->place, now_ms);
  if (want->kind == WANT_CERTIFICATE) write_certificate(program, now_ms);
}
