/* The class as figures: the grid, the competences, the spread of scores, and who needs help. */
#include "report/class.h"

#include "report/report.h"

typedef struct Tally {
  Arena *arena;
  const ClassRows *rows;
  ClassReport *report;
  ClassCell *cells;
  ClassTrainee *trainees;
  ClassSpread *spreads;
  bool *counts; /* by attempt */
} Tally;

static int percent(int64_t earned, int64_t most) {
  return most <= 0 ? NONE : earned <= 0 ? 0 : earned >= most ? 100 : (int)((earned * 200 + most) / (most * 2));
}
static int mean_of(int64_t sum, int count) { return count ? (int)((sum * 2 + count) / (count * INT64_C(2))) : NONE; }

static void tally_attempts(Tally *t) {
  const ClassRows *rows = t->rows;
  for (int i = 0; i < rows->trainee_count * rows->lesson_count; i++) t->cells[i] = (ClassCell){0, NONE, NONE};
  for (int i = 0; i < rows->attempt_count; i++) {
    const ClassAttempt *attempt = &rows->attempts[i];
    ClassCell *cell = &t->cells[attempt->trainee * rows->lesson_count + attempt->lesson];
    ClassTrainee *trainee = &t->trainees[attempt->trainee];
    cell->attempts++;
    trainee->attempts++;
    trainee->seconds += attempt->seconds;
    if (!attempt->finished || attempt->retry) continue;
    if (attempt->score > cell->best) cell->best = attempt->score;
    if (cell->first != NONE) continue;
    cell->first = attempt->score;
    t->counts[i] = true;
    t->report->finished++;
    t->spreads[attempt->lesson].seconds += attempt->seconds;
  }
}

static void tally_trainees(Tally *t) {
  for (int i = 0; i < t->rows->trainee_count; i++) {
    int64_t sum = 0;
    ClassTrainee *trainee = &t->trainees[i];
    for (int l = 0; l < t->rows->lesson_count; l++) {
      int first = t->cells[i * t->rows->lesson_count + l].first;
      if (first == NONE) continue;
      sum += first;
      trainee->finished++;
    }
    trainee->mean = mean_of(sum, trainee->finished);
    trainee->needs_help = trainee->finished >= CLASS_LEAST_LESSONS && trainee->mean < CLASS_HELP_BELOW;
  }
}

static void tally_spread(Tally *t, int lesson) {
  ClassSpread *spread = &t->spreads[lesson];
  int of_score[101] = {0}, seen = 0;
  int64_t sum = 0;
  for (int i = 0; i < t->rows->trainee_count; i++) {
    int first = t->cells[i * t->rows->lesson_count + lesson].first;
    if (first == NONE) continue;
    int score = first < 0 ? 0 : first > 100 ? 100 : first;
    of_score[score]++;
    spread->bins[score == 100 ? CLASS_BINS - 1 : score / CLASS_BINS]++;
    spread->count++;
    sum += score;
  }
  spread->mean = mean_of(sum, spread->count);
  spread->median = NONE;
  for (int s = 0; s <= 100 && spread->median == NONE && spread->count; s++) {
    seen += of_score[s];
    if (seen * 2 >= spread->count) spread->median = s;
  }
  if (spread->count) spread->seconds /= spread->count;
}

static void tally_competences(Tally *t) {
  int trainees = t->rows->trainee_count;
  int64_t *earned = arena_make_many(t->arena, int64_t, (trainees + 1) * CLASS_COMPETENCES);
  int64_t *most = arena_make_many(t->arena, int64_t, (trainees + 1) * CLASS_COMPETENCES);
  for (int i = 0; i < t->rows->answer_count; i++) {
    const ClassAnswer *answer = &t->rows->answers[i];
    const ClassQuestion *question = &t->rows->questions[answer->question];
    if (!t->counts[answer->attempt]) continue;
    const int of[2] = {question->axis, question->skill == NONE ? NONE : AXIS_COUNT + question->skill};
    const int who[2] = {t->rows->attempts[answer->attempt].trainee, trainees};
    for (int k = 0; k < 4; k++) {
      if (of[k & 1] == NONE) continue;
      earned[who[k / 2] * CLASS_COMPETENCES + of[k & 1]] += answer->earned;
      most[who[k / 2] * CLASS_COMPETENCES + of[k & 1]] += answer->most;
    }
  }
  for (int i = 0; i <= trainees; i++)
    for (int c = 0; c < CLASS_COMPETENCES; c++)
      (i < trainees ? t->trainees[i].competence : t->report->all)[c] = percent(earned[i * CLASS_COMPETENCES + c], most[i * CLASS_COMPETENCES + c]);
}

const ClassReport *class_report(Arena *arena, const ClassRows *rows) {
  ClassReport *report = arena_make(arena, ClassReport);
  Tally t = {.arena = arena, .rows = rows, .report = report};
  t.cells = arena_make_many(arena, ClassCell, rows->trainee_count * rows->lesson_count);
  t.trainees = arena_make_many(arena, ClassTrainee, rows->trainee_count);
  t.spreads = arena_make_many(arena, ClassSpread, rows->lesson_count);
  t.counts = arena_make_many(arena, bool, rows->attempt_count);
  report->rows = rows;
  tally_attempts(&t);
  tally_trainees(&t);
  for (int l = 0; l < rows->lesson_count; l++) tally_spread(&t, l);
  tally_competences(&t);
  report->cells = t.cells;
  report->trainees = t.trainees;
  report->spreads = t.spreads;
  report->items = class_items(arena, rows, t.counts);
  return report;
}

Str class_competence_name(int competence) {
  static const char *const skills[SKILL_COUNT] = {"Attention to detail", "Communication", "Analysis", "Problem solving", "Regulations"};
  return competence < AXIS_COUNT ? report_axis_name((Axis)competence) : str_from(skills[competence - AXIS_COUNT]);
}

Str class_word_name(Str word) {
  for (int c = 0; c < CLASS_COMPETENCES; c++)
    if (str_is(word, c < AXIS_COUNT ? axis_words[c] : skill_words[c - AXIS_COUNT])) return class_competence_name(c);
  return word;
}

Str class_time(Arena *arena, int64_t seconds) {
  int64_t minutes = (seconds + 30) / 60;
  if (minutes < 60) return str_format(arena, "%lld min", (long long)minutes);
  return str_format(arena, "%lld h %lld min", (long long)(minutes / 60), (long long)(minutes % 60));
}

int class_rules(const char *const **rules) {
  static const char *const all[] = {
      "Scores are those of each trainee's first finished attempt at a lesson; retries from the middle do not count.",
      "Needs help: at least 3 lessons finished, and the mean of their first scores under 60.",
      "Earned: the share of a question's points that its first answers earned. Hard: at least 30 trainees, and surely (99 of 100) under 40%.",
      "Fits: the correlation of a question with the rest of the attempt, the question left out. With fewer than 30 trainees nothing is said.",
      "Where a question decides which way the case goes, the rest is not the same for all, and that correlation says less.",
      "Look at the key: those who do well elsewhere surely (99 of 100) do worse at this question.",
  };
  *rules = all;
  return (int)(sizeof all / sizeof *all);
}
