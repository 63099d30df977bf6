/* Nobody sits here: the drill is that of somebody who begins, the results are those of somebody who practised for a month, the class is an invented one. Nothing of it is kept. */
#include "sdl/paper.h"

static bool drill_of_a_beginner(void *user, Arena *arena, DrillRecord *record) {
  (void)user, (void)arena;
  *record = (DrillRecord){0};
  return true;
}

static bool review_on_paper(void *user, const DrillReview *review, bool right) {
  (void)user, (void)review, (void)right;
  return true;
}

static bool dropped_on_paper(void *user, const DrillReview *review) {
  (void)user, (void)review;
  return true;
}

static int64_t a_morning(void *user) {
  (void)user;
  return INT64_C(1775034000); /* 2026-04-01 9:00 */
}

/* ---- My results ---- */

typedef struct PaperAttempt {
  const char *file, *title, *ended; /* no end: it was left */
  Mode mode;
  bool retry;
  int score, axis[AXIS_COUNT];
} PaperAttempt;

static const PaperAttempt played[] = {
    {"duplicate-hides-denial.json", "Duplicate of what?", "2026-03-02T14:20:00Z", MODE_PRACTICE, false, 48, {40, 55, NONE}},
    {"duplicate-hides-denial.json", "Duplicate of what?", "2026-03-03T09:31:00Z", MODE_PRACTICE, true, 81, {80, 84, NONE}},
    {"right-amount-late.json", "The right amount", "2026-03-05T10:02:00Z", MODE_PRACTICE, false, 59, {62, 41, 70}},
    {"covered-but-not-coded.json", "Covered, but not coded", "2026-03-09T16:45:00Z", MODE_PRACTICE, false, 66, {71, 58, NONE}},
    {"thirty-days-to-talk.json", "Thirty days to talk", "2026-03-12T11:15:00Z", MODE_PRACTICE, false, 52, {64, 60, 39}},
    {"duplicate-hides-denial.json", "Duplicate of what?", "2026-03-17T09:12:00Z", MODE_ASSESSMENT, false, 77, {82, 70, NONE}},
    {"thirty-days-to-talk.json", "Thirty days to talk", "2026-03-20T13:40:00Z", MODE_PRACTICE, false, 73, {75, 68, 74}},
    {"three-days.json", "Three days in June", "2026-03-26T15:58:00Z", MODE_PRACTICE, false, 70, {72, 61, 78}},
    {"right-amount-late.json", "The right amount", "2026-03-30T10:26:00Z", MODE_ASSESSMENT, false, 84, {88, 79, 85}},
    {"eight-dollars-held.json", "Eight dollars", "", MODE_PRACTICE, false, NONE, {NONE, NONE, NONE}},
};
enum { PLAYED = sizeof played / sizeof *played };

/** Answers to so many questions, so many of ten of them right. */
typedef struct Answered {
  MasteryKind kind;
  const char *name;
  int answers, right_of_ten;
} Answered;

static const Answered answered[] = {
    {MASTERY_AXIS, "codes", 31, 7},
    {MASTERY_AXIS, "timing", 14, 5},
    {MASTERY_AXIS, "outcome", 12, 7},
    {MASTERY_SKILL, "detail", 16, 8},
    {MASTERY_SKILL, "communication", 9, 6},
    {MASTERY_SKILL, "analysis", 14, 7},
    {MASTERY_CODE, "CO", 12, 9},
    {MASTERY_CODE, "18", 6, 4},
    {MASTERY_CODE, "45", 8, 7},
    {MASTERY_CODE, "252", 3, 6},
    {MASTERY_CODE, "N54", 1, 0},
    {MASTERY_RULE, "prompt-pay", 4, 5},
};
enum { ANSWERED = sizeof answered / sizeof *answered };

static ResultsAttempt attempt_of(Arena *arena, int place) {
  const PaperAttempt *one = &played[place];
  Str file = str_from(one->file), ended = str_from(one->ended);
  ResultsAttempt attempt = {.id = place + 1,
                            .attempt = str_format(arena, "attempt-%d", place + 1),
                            .lesson = str_slice(file, 0, file.length - 5),
                            .title = str_from(one->title),
                            .file = file,
                            .mode = one->mode,
                            .retry = one->retry,
                            .started = ended.length ? ended : STR("2026-04-01T08:30:00Z"),
                            .ended = ended,
                            .actions = 18 + place,
                            .seconds = 900,
                            .score = one->score};
  for (int a = 0; a < AXIS_COUNT; a++) attempt.axis[a] = one->axis[a];
  return attempt;
}

static MasteryEstimate *estimates(Arena *arena, size_t *count) {
  MasteryAnswer *answers = NULL;
  size_t answer_count = 0, capacity = 0;
  for (int i = 0; i < ANSWERED; i++)
    for (int k = 0; k < answered[i].answers; k++) {
      MasteryAnswer answer = {answered[i].kind, str_from(answered[i].name), a_morning(NULL) - 86400 * (k + 1), k % 10 < answered[i].right_of_ten, 1};
      arena_push(arena, answers, answer_count, capacity, answer);
    }
  return mastery_estimates(arena, answers, answer_count, a_morning(NULL), count);
}

static bool results_of_a_month(void *user, Arena *arena, Results *results) {
  static const MasteryKind order[MASTERY_KINDS] = {MASTERY_AXIS, MASTERY_SKILL, MASTERY_CODE, MASTERY_RULE};
  static const int places[MASTERY_KINDS] = {7, 4, NONE, 2};
  (void)user;
  *results = (Results){.pseudonym = STR("trainee-5f3a90c2"), .attempts = arena_make_many(arena, ResultsAttempt, PLAYED), .attempt_count = PLAYED};
  for (int i = 0; i < PLAYED; i++) results->attempts[i] = attempt_of(arena, i);
  results->known = estimates(arena, &results->known_count);
  for (int k = 0; k < MASTERY_KINDS; k++) {
    MasteryWhy why;
    const MasteryEstimate *of = mastery_next(results->known, results->known_count, order[k], &why);
    results->next[results->next_count++] = (ResultsNext){of, mastery_reason(arena, of, why), places[k]};
  }
  return true;
}

static bool course_of_a_month(void *user, Arena *arena, CourseRecord *record) {
  (void)user;
  *record = (CourseRecord){.attempts = arena_make_many(arena, CourseAttempt, PLAYED), .cards = 11, .pseudonym = STR("trainee-5f3a90c2")};
  for (int i = 0; i < PLAYED; i++) {
    ResultsAttempt one = attempt_of(arena, i);
    Day day = (Day)(seconds_from_clock(one.ended.length ? one.ended : one.started) / 86400);
    if (!one.retry) record->attempts[record->count++] = (CourseAttempt){one.lesson, one.mode, one.score, day, one.attempt, 0};
  }
  return true;
}

static Str nowhere(void *user) {
  (void)user;
  return STR("~/.local/share/overturn");
}

static bool not_recorded(void *user, Arena *arena, Str attempt, ProgramRecorded *recorded, Str *why) {
  (void)user, (void)arena, (void)attempt, (void)recorded;
  *why = STR("There are no records here.");
  return false;
}

static bool no_bundle(void *user, Arena *arena, Str *text) {
  (void)user, (void)arena, (void)text;
  return false;
}

static bool not_written(void *user, Arena *arena, Str name, Str content, Str *said) {
  (void)user, (void)arena, (void)name, (void)content;
  *said = STR("There are no records here.");
  return false;
}

static bool not_forgotten(void *user, Str attempt) {
  (void)user, (void)attempt;
  return false;
}

/* ---- The class, which is shown where it is asked for and opens to any passphrase ---- */

static bool not_on_the_rail(void *user) {
  (void)user;
  return false;
}

static bool locked(void *user, bool *set) {
  (void)user;
  *set = true;
  return true;
}

static bool takes_any(void *user, Str passphrase) {
  (void)user, (void)passphrase;
  return true;
}

static bool opens_to_any(void *user, Str passphrase, bool *right) {
  *right = true;
  return takes_any(user, passphrase);
}

static bool class_on_paper(void *user, Arena *arena, ClassRecord *record) {
  (void)user;
  class_paper(arena, record);
  return true;
}

static bool disputes_on_paper(void *user, Arena *arena, ClassDisputes *disputes) {
  (void)user;
  *disputes = class_paper_disputes(arena);
  return true;
}

static bool not_answered(void *user, Arena *arena, const ClassDispute *dispute, Str answer, bool closes, Str *why) {
  (void)user, (void)arena, (void)dispute, (void)answer, (void)closes;
  *why = STR("There are no records here.");
  return false;
}

static const ProgramClassPorts class_ports = {not_on_the_rail, locked, takes_any, opens_to_any, class_on_paper, disputes_on_paper, not_answered};

void paper_ports(ProgramPorts *ports) {
  ports->drill = drill_of_a_beginner;
  ports->review = review_on_paper;
  ports->drop_review = dropped_on_paper;
  ports->seconds = a_morning;
  ports->results = results_of_a_month;
  ports->course = course_of_a_month;
  ports->records_at = nowhere;
  ports->recorded = not_recorded;
  ports->bundle = no_bundle;
  ports->write_out = not_written;
  ports->forget = not_forgotten;
  ports->class = &class_ports;
}
