/* What a class did: who played what and how well, which skills lag, which questions are hard and which may have a wrong key. Pure figures over rows; every figure
   is a whole number (shares and correlations in thousandths), so that every machine says the same. */
#ifndef REPORT_CLASS_H
#define REPORT_CLASS_H

#include "overturn/analysis.h"

/** Axes first, skills after them. */
#define CLASS_COMPETENCES (AXIS_COUNT + SKILL_COUNT)
/** Below so many trainees nothing is claimed about a question. */
#define CLASS_LEAST_TRAINEES 30
/** A trainee is judged from so many finished lessons on, and needs help with a mean below this score. */
#define CLASS_LEAST_LESSONS 3
#define CLASS_HELP_BELOW 60
#define CLASS_BINS 10
#define CLASS_MOST_ANSWERS 16

typedef struct ClassLesson {
  Str id, title;
} ClassLesson;

typedef struct ClassAttempt {
  int trainee, lesson; /* places in the input */
  bool finished, retry;
  int score;
  int32_t seconds;
} ClassAttempt;

/** A question of a lesson. */
typedef struct ClassQuestion {
  int lesson;
  Str id;
  int axis, skill; /* NONE */
} ClassQuestion;

/** A first answer. Points are thousandths; `most` is above 0. */
typedef struct ClassAnswer {
  int attempt, question;
  int answer; /* place in the input's `answers` */
  int32_t earned, most;
} ClassAnswer;

/** All rows; attempts in the order in which they began, answers in that of their attempts. */
typedef struct ClassRows {
  const Str *trainees;
  int trainee_count;
  const ClassLesson *lessons;
  int lesson_count;
  const ClassQuestion *questions;
  int question_count;
  const Str *answer_ids;
  int answer_id_count;
  const ClassAttempt *attempts;
  int attempt_count;
  const ClassAnswer *answers;
  int answer_count;
} ClassRows;

/** A trainee at a lesson. */
typedef struct ClassCell {
  int attempts;
  int first, best; /* scores; NONE: never finished */
} ClassCell;

typedef struct ClassTrainee {
  int attempts, finished; /* finished: lessons */
  int mean;               /* of the first scores, halves up; NONE */
  int64_t seconds;
  int competence[CLASS_COMPETENCES]; /* 0 to 100, NONE: not asked for */
  bool needs_help;
} ClassTrainee;

/** First scores at a lesson. */
typedef struct ClassSpread {
  int count, mean, median; /* mean and median NONE without any */
  int bins[CLASS_BINS];    /* 0-9, 10-19, ... 90-100 */
  int64_t seconds;         /* the mean of a first attempt */
} ClassSpread;

/** How often an answer was given, and how well those who gave it did in the rest. */
typedef struct ClassChosen {
  int answer, count;
  int worth; /* thousandths of the most that it earned, the mean */
  int rest;  /* thousandths of the rest's most, the mean */
} ClassChosen;

/** What is said of a question. */
typedef struct ClassItem {
  int question, count;
  int share, share_low, share_high;          /* thousandths of its points that were earned, and the bounds of that at 99 of 100 */
  bool related;                              /* enough trainees, and both differ: the next three hold */
  int relation, relation_low, relation_high; /* correlation with the rest of the attempt (the question itself left out), thousandths */
  ClassChosen chosen[CLASS_MOST_ANSWERS];    /* the most frequent first */
  int chosen_count;
  bool hard;     /* enough trainees, and surely under 400 thousandths */
  bool doubtful; /* those who do well elsewhere surely do worse here: its key may be wrong */
} ClassItem;

typedef struct ClassReport {
  const ClassRows *rows;
  const ClassCell *cells; /* by trainee, then lesson */
  const ClassTrainee *trainees;
  const ClassSpread *spreads; /* by lesson */
  const ClassItem *items;     /* by question */
  int all[CLASS_COMPETENCES]; /* of the class */
  int finished;               /* first attempts that count */
} ClassReport;

/**
 * Counts are the first finished attempts of each trainee at each lesson; retries from the middle do not count. Questions and competences are of those attempts.
 * Everything is in `arena` or in `rows`.
 */
const ClassReport *class_report(Arena *arena, const ClassRows *rows);

/** "Code interpretation", ..., "Regulations". */
Str class_competence_name(int competence);
/** The same by its word in files: of axis_words or skill_words. */
Str class_word_name(Str word);
/** "2 h 5 min". */
Str class_time(Arena *arena, int64_t seconds);
/** The rules by which the report says what it says, a sentence each. @return how many. */
int class_rules(const char *const **rules);

void class_print(const ClassReport *report, Buf *out);
void class_print_json(const ClassReport *report, Buf *out);
/** One page with everything in it, pictures too. `when`: the day for its head. */
void class_print_html(const ClassReport *report, Str when, Buf *out);
/** A row for each trainee: pseudonym, attempts, mean, time, competences, and the first score at every lesson. */
void class_print_csv(const ClassReport *report, Buf *out);

/* ---- class_items.c ---- */

/** @param counts  by attempt: whether it is one that counts. */
ClassItem *class_items(Arena *arena, const ClassRows *rows, const bool *counts);

#endif
