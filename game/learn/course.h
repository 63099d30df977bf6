/* A course: which scenarios, shifts and drills, in what order, by which rules; read as scenarios are, and where a trainee stands in it. */
#ifndef OVERTURN_LEARN_COURSE_H
#define OVERTURN_LEARN_COURSE_H

#include "overturn/session.h"
#include "overturn/shift.h"

#define COURSE_MOST_ENTRIES 100

/** When the debrief of an assessment may be seen: when it is over, after its last day, once nothing of the course is open any more. */
typedef enum CourseDebrief { COURSE_AT_END, COURSE_AFTER_DUE, COURSE_AFTER_ALL } CourseDebrief;

/** A lesson, or so many cards of the code drill. */
typedef struct CourseEntry {
  Str id, title;
  Str file;   /* of the lesson, as the course names it; empty: a drill */
  Str lesson; /* its id */
  bool is_shift;
  int32_t cards;    /* of a drill, 0 */
  int32_t mode;     /* Mode that counts */
  int32_t attempts; /* allowed; 0: any number */
  int32_t minutes;  /* that an assessment may take, 0: any time */
  int32_t pass;     /* score to reach */
  Day due;          /* the last day, DAY_NONE */
  int32_t weight;   /* in the course's score; 0: it does not count */
  bool per_trainee; /* each trainee plays a variant of his own */
  int32_t debrief;  /* CourseDebrief: when that of an assessment may be seen */
  const Json *json;
} CourseEntry;

typedef struct Course {
  Str id, title, hash;
  Str key;       /* name of the key that signs what is handed in, or empty: the secret itself never stands in a file */
  bool in_order; /* an entry opens once the one before it is done */
  const CourseEntry *entries;
  int count;
  bool above; /* its lessons lie in the folder above its own */
  int pass;   /* score to reach where an entry says no other */
} Course;

/** Whether a file's text is that of a course: an object whose `kind` is "course". */
bool course_is(Str text);

/** Whether its lessons lie in the folder above its own; known before it is read. */
bool course_is_above(Str text);

/** A lesson by its head alone. */
typedef struct CourseLesson {
  Str id, title;
  bool is_shift;
  bool faulty; /* it cannot be read */
} CourseLesson;

/** How the lessons of a course are read: those in its own folder and below, and where it says so those of the folder above. */
typedef struct CourseFiles {
  ShiftFiles beside, above;
  /** Instead of reading it whole: what its head says. @return false, with the reason for people, where it is not there. NULL: all are read and checked. */
  bool (*look)(void *user, Arena *arena, Str folder, Str file, CourseLesson *lesson, Str *why);
  void *user; /* of look() */
} CourseFiles;

/** Reads a course and looks at its lessons. @return NULL when there was any error in it. */
const Course *course_read(Arena *arena, Str text, const CodeReference *codes, const RuleBook *rules, const CourseFiles *files, Diags *diags);

extern const FieldTable course_table;
extern const DiagCode course_diag_codes[];

/* ---- where a trainee stands ---- */

/** An attempt as the course counts it: no retry. */
typedef struct CourseAttempt {
  Str lesson;
  Mode mode;
  int score;       /* 0 to 100, NONE: it is not over */
  Day ended;       /* or began */
  Str attempt;     /* the journal's name for it; empty without a score: it was deleted, and only that it was used is known */
  int32_t minutes; /* its time limit, 0: none */
} CourseAttempt;

typedef enum CourseStanding { COURSE_CLOSED, COURSE_OPEN, COURSE_LATE, COURSE_PASSED, COURSE_FAILED } CourseStanding;

typedef struct CoursePlace {
  CourseStanding standing;
  int best;       /* of the attempts that count, NONE; of a drill the share of its cards in percent */
  int used, left; /* attempts; `left` NONE: any number */
  Str going;      /* the assessment that was left before its end and is to be gone on with, or empty: it is one of those used */
  int late;       /* best score of what ended after the due date and so does not count, NONE */
  int late_days;  /* by so many days that one was late */
} CoursePlace;

typedef struct CourseProgress {
  CoursePlace *places; /* by entry */
  int next;            /* the entry to go on with, NONE: nothing is open */
  int passed;
  int score; /* of what counts, by weight, what was not tried as 0 */
  Day today;
} CourseProgress;

/** `cards`: different cards of the drill that the trainee answered. Attempts in the order in which they began; one that ended after the due date does not count. An assessment that was begun counts, over or not; where the entry has a time limit only one whose own is no larger. */
CourseProgress course_progress(Arena *arena, const Course *course, const CourseAttempt *attempts, size_t count, int cards, Day today);

/** What a course asks of a trainee's record. */
typedef struct CourseRecord {
  CourseAttempt *attempts; /* in the order in which they began */
  size_t count;
  int cards;
  Str pseudonym, name, student_id; /* the last two may be empty */
} CourseRecord;

/** An entry as a certificate has it. */
typedef struct CourseLine {
  Str title; /* with its mode or its cards */
  int score, pass, weight;
} CourseLine;
CourseLine course_line(Arena *arena, const Course *course, const CourseProgress *progress, int entry);

/* ---- its rules ---- */

typedef enum CourseGate { COURSE_BEGINS, COURSE_GOES_ON, COURSE_REFUSED } CourseGate;
/** Whether an attempt at an entry may begin in a mode, or the one that was left is to be gone on with; `why` it may not, for people. */
CourseGate course_gate(Arena *arena, const Course *course, const CourseProgress *progress, int entry, Mode mode, Str *why);
/** The entry whose rules hold for a lesson in a mode: the first that is not done, else the last; NONE: the course says nothing of it. */
int course_entry_of(const Course *course, const CourseProgress *progress, Str lesson, Mode mode);
/** Whether the debrief of an assessment may be seen; `why` not yet, for people. */
bool course_debrief_opens(Arena *arena, const Course *course, const CourseProgress *progress, int entry, Day today, Str *why);
/** What a trainee's own variant is drawn from: the same for each attempt at that entry, on every machine. */
uint64_t course_seed(const Course *course, int entry, Str pseudonym);

#endif
