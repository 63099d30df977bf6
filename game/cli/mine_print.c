/* The same figures for people, a sentence a line so that they read well aloud, and for programs. */
#include "cli/mine.h"

#include "report/class.h"

enum { SHOWN_SCORES = 10, SHOWN_WEAKEST = 5 };

static const char *plural(int count) { return count == 1 ? "" : "s"; }

const char *const mine_standing_words[] = {"not open yet", "open", "overdue", "done", "no attempt left"};

/* ---- for people ---- */

/** "Code interpretation", "Code 197", "Rule prompt-pay". */
static Str mine_name(Arena *arena, const MasteryEstimate *estimate) {
  if (estimate->kind == MASTERY_AXIS || estimate->kind == MASTERY_SKILL) return class_word_name(estimate->name);
  return str_format(arena, "%s %.*s", estimate->kind == MASTERY_CODE ? "Code" : "Rule", STR_ARG(estimate->name));
}

static void put_mode(const MineLesson *lesson, int mode, Buf *out) {
  int count = lesson->modes[mode].count, from = count > SHOWN_SCORES ? count - SHOWN_SCORES : 0;
  if (!count) return;
  const ResultsAttempt *last = lesson->modes[mode].attempts[count - 1];
  buf_format(out, "  %s: %d attempt%s. Best %d of 100, last %d on %.*s.\n", mode == MODE_ASSESSMENT ? "Assessment" : "Practice", count, plural(count),
             lesson->modes[mode].best, last->score, STR_ARG(day_text(out->arena, results_day(last))));
  if (count < 2) return;
  buf_addz(out, from ? "  The last ten, oldest first:" : "  Oldest first:");
  for (int i = from; i < count; i++) {
    const ResultsAttempt *attempt = lesson->modes[mode].attempts[i];
    buf_format(out, "%s %d on %.*s", i > from ? "," : "", attempt->score, STR_ARG(day_short(out->arena, results_day(attempt))));
  }
  buf_addz(out, ".\n");
}

static void put_lessons(const Mine *mine, Buf *out) {
  if (!mine->lesson_count) buf_addz(out, "\nNothing was played yet.\n");
  for (int i = 0; i < mine->lesson_count; i++) {
    const MineLesson *lesson = &mine->lessons[i];
    buf_format(out, "\n%.*s\n", STR_ARG(lesson->title));
    for (int m = 0; m < MINE_MODES; m++) put_mode(lesson, m, out);
    if (lesson->retries)
      buf_format(out, "  %d retr%s from a later point, which %s not count.\n", lesson->retries, lesson->retries == 1 ? "y" : "ies",
                 lesson->retries == 1 ? "does" : "do");
    if (lesson->left) buf_format(out, "  %d attempt%s left before the end.\n", lesson->left, plural(lesson->left));
  }
}

static void put_kind(const Mine *mine, MasteryKind kind, const char *head, int most, Buf *out) {
  int told = 0, all = 0;
  for (size_t i = 0; i < mine->results.known_count; i++) all += mine->results.known[i].kind == kind;
  if (!all) return;
  buf_format(out, "\n%s, lowest first", head);
  if (all > most) buf_format(out, ", %d of %d", most, all);
  buf_addz(out, "\n");
  for (size_t i = 0; i < mine->results.known_count && told < most; i++) {
    const MasteryEstimate *known = &mine->results.known[i];
    if (known->kind != kind) continue;
    told++;
    buf_format(out, "  %.*s: about %d of 100, likely between %d and %d, from %d answer%s.\n", STR_ARG(mine_name(out->arena, known)),
               (int)known->percent, (int)known->low, (int)known->high, known->answers, plural(known->answers));
  }
}

static void put_next(const Mine *mine, Buf *out) {
  if (mine->results.next_count) buf_addz(out, "\nWhat to practise next\n");
  for (int i = 0; i < mine->results.next_count; i++) {
    const MineNext *next = &mine->next[i];
    buf_format(out, "  %.*s. %.*s", STR_ARG(mine_name(out->arena, next->of)), STR_ARG(next->reason));
    if (next->title.length) buf_format(out, " It last counted in: %.*s.", STR_ARG(next->title));
    buf_byte(out, '\n');
    if (next->command.length) buf_format(out, "    %.*s\n", STR_ARG(next->command));
  }
}

static void put_due(const Mine *mine, Buf *out) {
  int again = mine->due.missed + mine->due.due;
  buf_format(out, "\nCode drill: %d card%s due, %d new.", again, plural(again), mine->due.fresh);
  if (mine->due.missed) buf_format(out, " Missed in a case: %d.", mine->due.missed);
  buf_byte(out, '\n');
  if (drill_due_count(mine->due)) buf_format(out, "    %.*s\n", STR_ARG(mine_drill_command(mine)));
}

static void put_entry(const Mine *mine, int i, Buf *out) {
  const CourseEntry *entry = &mine->course->entries[i];
  const CoursePlace *place = &mine->progress.places[i];
  buf_format(out, "  %d. %.*s, ", i + 1, STR_ARG(entry->title));
  if (entry->cards)
    buf_format(out, "%d card%s", (int)entry->cards, plural(entry->cards));
  else
    buf_addz(out, mode_words[entry->mode]);
  buf_format(out, ": %s", mine_standing_words[place->standing]);
  if (entry->due != DAY_NONE && place->standing != COURSE_PASSED) buf_format(out, ", due %.*s", STR_ARG(day_text(out->arena, entry->due)));
  if (entry->cards) {
    buf_format(out, ". %d of 100 of its cards answered", place->best == NONE ? 0 : place->best);
  } else {
    if (place->best == NONE)
      buf_addz(out, ". Not played yet");
    else
      buf_format(out, ". Best %d", place->best);
    buf_format(out, ", pass mark %d", (int)entry->pass);
    if (place->going.length) buf_addz(out, ", one begun and to be gone on with");
    if (place->late != NONE) buf_format(out, ", %d was %d day%s late and does not count", place->late, place->late_days, plural(place->late_days));
    if (place->left != NONE && place->standing != COURSE_PASSED) buf_format(out, ", %d attempt%s left", place->left, plural(place->left));
  }
  buf_format(out, ", weight %d.\n", (int)entry->weight);
}

static void put_course(const Mine *mine, Buf *out) {
  const Course *course = mine->course;
  buf_format(out, "\nCourse: %.*s\n", STR_ARG(course->title));
  for (int i = 0; i < course->count; i++) put_entry(mine, i, out);
  buf_format(out, "  %d of %d done. Score by weight: %d of 100. %s.\n", mine->progress.passed, course->count, mine->progress.score,
             mine_finished(mine) ? "Finished" : "Not finished");
  if (mine->progress.next == NONE) return;
  const CourseEntry *next = &course->entries[mine->progress.next];
  buf_format(out, "  Go on with: %.*s\n    %.*s\n", STR_ARG(next->title), STR_ARG(mine_entry_command(mine, next)));
}

void mine_print_missing(const Mine *mine, Buf *out) {
  buf_format(out, "overturn: the course is not finished: %d of %d done. Missing:\n", mine->progress.passed, mine->course->count);
  for (int i = 0; i < mine->course->count; i++)
    if (mine->progress.places[i].standing != COURSE_PASSED) put_entry(mine, i, out);
}

void mine_print(const Mine *mine, Buf *out) {
  Str who = mine->me.name.length ? mine->me.name : mine->me.pseudonym;
  buf_format(out, "Results of %.*s\n", STR_ARG(who));
  put_lessons(mine, out);
  put_kind(mine, MASTERY_AXIS, "Axes", AXIS_COUNT, out);
  put_kind(mine, MASTERY_SKILL, "Skills", SKILL_COUNT, out);
  put_kind(mine, MASTERY_CODE, "Codes", SHOWN_WEAKEST, out);
  put_kind(mine, MASTERY_RULE, "Rules", SHOWN_WEAKEST, out);
  if (mine->results.known_count) buf_format(out, "\nA range holds the true figure four times in five; %d is the goal.\n", MASTERY_GOAL);
  put_next(mine, out);
  put_due(mine, out);
  if (mine->course) put_course(mine, out);
}

/* ---- for programs ---- */

static void put_string(Buf *out, const char *key, Str value) {
  cli_json_key(out, key);
  buf_json_string(out, value);
}

static void put_number(Buf *out, const char *key, int number) {
  cli_json_key(out, key);
  if (number == NONE)
    buf_addz(out, "null");
  else
    buf_format(out, "%d", number);
}

static void put_lesson_json(const MineLesson *lesson, Buf *out) {
  buf_byte(out, '{');
  put_string(out, "lesson", lesson->lesson);
  put_string(out, "title", lesson->title);
  for (int m = 0; m < MINE_MODES; m++) {
    cli_json_key(out, mode_words[m]);
    buf_byte(out, '{');
    put_number(out, "best", lesson->modes[m].best);
    cli_json_key(out, "attempts");
    buf_byte(out, '[');
    for (int i = 0; i < lesson->modes[m].count; i++) {
      const ResultsAttempt *attempt = lesson->modes[m].attempts[i];
      buf_addz(out, i ? ",{" : "{");
      put_string(out, "attempt", attempt->attempt);
      put_string(out, "ended", attempt->ended);
      put_number(out, "score", attempt->score);
      buf_byte(out, '}');
    }
    buf_addz(out, "]}");
  }
  put_number(out, "retries", lesson->retries);
  put_number(out, "left", lesson->left);
  buf_byte(out, '}');
}

static const char *const kind_words[MASTERY_KINDS] = {"code", "rule", "skill", "axis"};

static void put_known_json(const MasteryEstimate *known, Buf *out) {
  buf_byte(out, '{');
  put_string(out, "kind", str_from(kind_words[known->kind]));
  put_string(out, "name", known->name);
  put_number(out, "percent", known->percent);
  put_number(out, "low", known->low);
  put_number(out, "high", known->high);
  put_number(out, "answers", known->answers);
  cli_json_day(out, "last", (Day)(known->last_seconds / 86400));
  buf_byte(out, '}');
}

static void put_next_json(const MineNext *next, Buf *out) {
  buf_byte(out, '{');
  put_string(out, "kind", str_from(kind_words[next->of->kind]));
  put_string(out, "name", next->of->name);
  put_string(out, "reason", next->reason);
  put_string(out, "lesson", next->title);
  put_string(out, "command", next->command);
  buf_byte(out, '}');
}

static void put_entry_json(const Mine *mine, int i, Buf *out) {
  const CourseEntry *entry = &mine->course->entries[i];
  const CoursePlace *place = &mine->progress.places[i];
  buf_byte(out, '{');
  put_string(out, "id", entry->id);
  put_string(out, "title", entry->title);
  put_string(out, "standing", str_from(mine_standing_words[place->standing]));
  put_number(out, "score", place->best);
  put_number(out, "pass", entry->cards ? 100 : entry->pass);
  put_number(out, "weight", entry->weight);
  put_number(out, "attempts", place->used);
  put_number(out, "attempts_left", place->left);
  cli_json_day(out, "due", entry->due);
  put_number(out, "late", place->late);
  if (place->late != NONE) put_number(out, "late_days", place->late_days);
  buf_byte(out, '}');
}

static void put_course_json(const Mine *mine, Buf *out) {
  cli_json_key(out, "course");
  buf_byte(out, '{');
  put_string(out, "id", mine->course->id);
  put_string(out, "title", mine->course->title);
  put_number(out, "score", mine->progress.score);
  put_number(out, "done", mine->progress.passed);
  cli_json_key(out, "finished");
  buf_addz(out, mine_finished(mine) ? "true" : "false");
  cli_json_key(out, "entries");
  buf_byte(out, '[');
  for (int i = 0; i < mine->course->count; i++) {
    if (i) buf_byte(out, ',');
    put_entry_json(mine, i, out);
  }
  buf_addz(out, "]}");
}

void mine_print_json(const Mine *mine, Buf *out) {
  buf_byte(out, '{');
  put_string(out, "pseudonym", mine->me.pseudonym);
  put_string(out, "name", mine->me.name);
  cli_json_key(out, "lessons");
  buf_byte(out, '[');
  for (int i = 0; i < mine->lesson_count; i++) {
    if (i) buf_byte(out, ',');
    put_lesson_json(&mine->lessons[i], out);
  }
  buf_byte(out, ']');
  cli_json_key(out, "known");
  buf_byte(out, '[');
  for (size_t i = 0; i < mine->results.known_count; i++) {
    if (i) buf_byte(out, ',');
    put_known_json(&mine->results.known[i], out);
  }
  buf_byte(out, ']');
  cli_json_key(out, "next");
  buf_byte(out, '[');
  for (int i = 0; i < mine->results.next_count; i++) {
    if (i) buf_byte(out, ',');
    put_next_json(&mine->next[i], out);
  }
  buf_byte(out, ']');
  cli_json_key(out, "drill");
  buf_byte(out, '{');
  put_number(out, "missed", mine->due.missed);
  put_number(out, "due", mine->due.due);
  put_number(out, "new", mine->due.fresh);
  buf_byte(out, '}');
  if (mine->course) put_course_json(mine, out);
  buf_addz(out, "}\n");
}
