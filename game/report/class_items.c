/*
 * How questions did: difficulty, discrimination, distractors, as test theory has them (the point-biserial correlation of an answer's worth with the rest of the
 * attempt, the question itself left out). Where fewer than CLASS_LEAST_TRAINEES answered, or all answered alike, nothing is claimed.
 */
#include "report/class.h"

#include "overturn/money.h"

#define HARD_BELOW 400
/** 2.576 standard errors: 99 of 100. */
#define BOUND 2576

typedef struct Sums {
  int64_t n, x, y, xx, yy, xy;
} Sums;

static int64_t root(int64_t value) {
  int64_t low = 0, high = INT64_C(3037000499);
  while (low < high) {
    int64_t middle = low + (high - low + 1) / 2;
    if (middle <= value / middle)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

static int clamp(int64_t value, int least, int most) { return value < least ? least : value > most ? most : (int)value; }

static int worth_of(const ClassAnswer *answer) { return clamp(ratio_floor(answer->earned, 1000, answer->most), 0, 1000); }

/** Standard error of a mean, from n and the sums of values and squares; thousandths in, thousandths out. */
static int64_t error_of(int64_t n, int64_t sum, int64_t squares) {
  return n > 1 ? root((n * squares - sum * sum) / (n * (n - 1))) * 1000 / root(n * 1000000) : 1000;
}

static void relate(ClassItem *item, const Sums *s) {
  int64_t vx = s->n * s->xx - s->x * s->x, vy = s->n * s->yy - s->y * s->y, scale = root(vx) * root(vy) / 1000;
  item->related = s->n >= CLASS_LEAST_TRAINEES && vx > 0 && vy > 0 && scale > 0;
  if (!item->related) return;
  item->relation = clamp((s->n * s->xy - s->x * s->y) / scale, -1000, 1000);
  int64_t error = (1000000 - (int64_t)item->relation * item->relation) / root((s->n - 1) * 1000000);
  item->relation_low = clamp(item->relation - BOUND * error / 1000, -1000, 1000);
  item->relation_high = clamp(item->relation + BOUND * error / 1000, -1000, 1000);
}

static void weigh(ClassItem *item, const Sums *s) {
  if (!s->n) return;
  int64_t margin = BOUND * error_of(s->n, s->x, s->xx) / 1000;
  item->count = (int)s->n;
  item->share = clamp(s->x / s->n, 0, 1000);
  item->share_low = clamp(item->share - margin, 0, 1000);
  item->share_high = clamp(item->share + margin, 0, 1000);
  relate(item, s);
  item->hard = s->n >= CLASS_LEAST_TRAINEES && item->share_high < HARD_BELOW;
  item->doubtful = item->related && item->relation_high < 0;
}

/** Counts an answer among those of its question; beyond the most that are kept the last place takes them all. */
static void note_answer(ClassItem *item, int answer, int worth, int rest) {
  int at = 0;
  while (at < item->chosen_count && item->chosen[at].answer != answer) at++;
  if (at == item->chosen_count && at == CLASS_MOST_ANSWERS) {
    at--;
    item->chosen[at].answer = NONE;
  } else if (at == item->chosen_count) {
    item->chosen[item->chosen_count++] = (ClassChosen){.answer = answer};
  }
  item->chosen[at].count++;
  item->chosen[at].worth += worth;
  item->chosen[at].rest += rest;
}

/** Sums become means, the most frequent first. */
static void order_answers(ClassItem *item) {
  for (int i = 0; i < item->chosen_count; i++) {
    ClassChosen chosen = item->chosen[i];
    chosen.worth /= chosen.count;
    chosen.rest /= chosen.count;
    int at = i;
    for (; at > 0 && item->chosen[at - 1].count < chosen.count; at--) item->chosen[at] = item->chosen[at - 1];
    item->chosen[at] = chosen;
  }
}

ClassItem *class_items(Arena *arena, const ClassRows *rows, const bool *counts) {
  ClassItem *items = arena_make_many(arena, ClassItem, rows->question_count);
  Sums *sums = arena_make_many(arena, Sums, rows->question_count);
  int64_t *earned = arena_make_many(arena, int64_t, rows->attempt_count), *most = arena_make_many(arena, int64_t, rows->attempt_count);
  for (int i = 0; i < rows->question_count; i++) items[i].question = i;
  for (int i = 0; i < rows->answer_count; i++) {
    earned[rows->answers[i].attempt] += rows->answers[i].earned;
    most[rows->answers[i].attempt] += rows->answers[i].most;
  }
  for (int i = 0; i < rows->answer_count; i++) {
    const ClassAnswer *answer = &rows->answers[i];
    int64_t left = most[answer->attempt] - answer->most;
    if (!counts[answer->attempt] || left <= 0) continue;
    int64_t x = worth_of(answer), y = clamp(ratio_floor(earned[answer->attempt] - answer->earned, 1000, left), 0, 1000);
    Sums *s = &sums[answer->question];
    *s = (Sums){s->n + 1, s->x + x, s->y + y, s->xx + x * x, s->yy + y * y, s->xy + x * y};
    note_answer(&items[answer->question], answer->answer, (int)x, (int)y);
  }
  for (int i = 0; i < rows->question_count; i++) {
    weigh(&items[i], &sums[i]);
    order_answers(&items[i]);
  }
  return items;
}
