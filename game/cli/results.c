/* From the records to rows of whole numbers: texts become places in lists, once for each, so that a class of twenty thousand attempts is there at once. */
#include <stdlib.h>

#include "cli/results.h"
#include "overturn/hash.h"

/* ---- reading ---- */

static int by_id(const void *a, const void *b) {
  const StoreAttempt *x = a, *y = b;
  return (x->id > y->id) - (x->id < y->id);
}

static StoreResult read_rows(const Cli *cli, Store *store, CliResults *results) {
  StoreResult result = store_profiles(store, cli->arena, &results->profiles, &results->profile_count);
  if (result.status == STORE_OK) result = store_attempts(store, cli->arena, 0, &results->attempts, &results->attempt_count);
  if (result.status == STORE_OK) result = store_decisions(store, cli->arena, 0, &results->decisions, &results->decision_count);
  return result;
}

/** Only who has attempts: whoever merges a class has a profile of their own in it. */
static void drop_idle(const Cli *cli, CliResults *results) {
  size_t kept = 0;
  bool *plays = arena_make_many(cli->arena, bool, results->profile_count);
  for (size_t i = 0, p = 0; i < results->attempt_count; i++) {
    if (p >= results->profile_count || results->profiles[p].id != results->attempts[i].profile) p = 0;
    while (p < results->profile_count && results->profiles[p].id != results->attempts[i].profile) p++;
    if (p < results->profile_count) plays[p] = true;
  }
  for (size_t i = 0; i < results->profile_count; i++)
    if (plays[i]) results->profiles[kept++] = results->profiles[i];
  results->profile_count = kept;
}

static int profile_place(const CliResults *results, int64_t id) {
  for (size_t i = 0; i < results->profile_count; i++)
    if (results->profiles[i].id == id) return (int)i;
  return 0;
}

bool cli_read_results(const Cli *cli, const char *folder, CliResults *results, int *status) {
  Store *store;
  Str notice;
  StoreResult result = store_open_records(cli->arena, (StoreOpen){.folder = folder ? str_from(folder) : cli->own, .read = true}, &store, &notice);
  if (notice.length) fprintf(stderr, "overturn: %.*s\n", STR_ARG(notice));
  if (result.status == STORE_OK) result = read_rows(cli, store, results);
  *status = result.status == STORE_UNKNOWN || result.status == STORE_DAMAGED ? EXIT_FOUND : EXIT_MACHINE;
  if (result.status != STORE_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  bool good = result.status == STORE_OK;
  store_close(store);
  if (!good) return false;
  drop_idle(cli, results);
  if (results->attempt_count) qsort(results->attempts, results->attempt_count, sizeof *results->attempts, by_id);
  results->trainee_of = arena_make_many(cli->arena, int, results->attempt_count);
  int64_t last = 0;
  for (size_t i = 0; i < results->attempt_count; i++) {
    bool same = i && results->attempts[i].profile == last;
    results->trainee_of[i] = same ? results->trainee_of[i - 1] : profile_place(results, results->attempts[i].profile);
    last = results->attempts[i].profile;
  }
  return true;
}

Str cli_trainee(const StoreProfile *profile, bool names) { return names && profile->name.length ? profile->name : profile->pseudonym; }

int cli_attempt_place(const CliResults *results, int64_t id) {
  size_t low = 0, high = results->attempt_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (results->attempts[middle].id < id)
      low = middle + 1;
    else
      high = middle;
  }
  return low < results->attempt_count && results->attempts[low].id == id ? (int)low : NONE;
}

/* ---- texts to places ---- */

/** Pairs of a text and a number, each with its place. */
typedef struct Places {
  Arena *arena;
  int *slots; /* place + 1, 0 free; grows by doubling while half of it is taken */
  size_t room;
  Str *texts;
  int *numbers;
  size_t count, texts_room, number_count, numbers_room;
} Places;

static Places places_new(Arena *arena) { return (Places){.arena = arena, .slots = arena_make_many(arena, int, 1024), .room = 1024}; }

/** The slot of a pair, or the free one where it belongs. */
static size_t slot_of(const Places *places, Str text, int number) {
  size_t at = hash64(text.at, text.length, (uint64_t)number) & (places->room - 1);
  while (places->slots[at] && (places->numbers[places->slots[at] - 1] != number || !str_equal(places->texts[places->slots[at] - 1], text)))
    at = (at + 1) & (places->room - 1);
  return at;
}

static int place_of(Places *places, Str text, int number, bool *added) {
  size_t at = slot_of(places, text, number);
  *added = !places->slots[at];
  if (!*added) return places->slots[at] - 1;
  arena_push(places->arena, places->texts, places->count, places->texts_room, text);
  arena_push(places->arena, places->numbers, places->number_count, places->numbers_room, number);
  places->slots[at] = (int)places->count;
  if (places->count * 2 < places->room) return (int)places->count - 1;
  places->room *= 2;
  places->slots = arena_make_many(places->arena, int, places->room);
  for (size_t i = 0; i < places->count; i++) places->slots[slot_of(places, places->texts[i], places->numbers[i])] = (int)i + 1;
  return (int)places->count - 1;
}

static ClassAttempt *class_attempts(const Cli *cli, const CliResults *results, ClassRows *rows) {
  ClassAttempt *attempts = arena_make_many(cli->arena, ClassAttempt, results->attempt_count);
  ClassLesson *lessons = NULL;
  size_t lesson_count = 0, lesson_room = 0;
  Places places = places_new(cli->arena);
  bool added;
  for (size_t i = 0; i < results->attempt_count; i++) {
    const StoreAttempt *attempt = &results->attempts[i];
    int lesson = place_of(&places, attempt->lesson, 0, &added);
    ClassLesson own = {attempt->lesson, attempt->title};
    if (added) arena_push(cli->arena, lessons, lesson_count, lesson_room, own);
    attempts[i] = (ClassAttempt){results->trainee_of[i],     lesson,         attempt->score != NONE && attempt->ended.length > 0,
                                 attempt->parent.length > 0, attempt->score, 0};
  }
  rows->lessons = lessons;
  rows->lesson_count = (int)lesson_count;
  rows->attempts = attempts;
  rows->attempt_count = (int)results->attempt_count;
  return attempts;
}

static void class_answers(const Cli *cli, const CliResults *results, ClassAttempt *attempts, ClassRows *rows) {
  size_t most = results->decision_count;
  ClassAnswer *answers = arena_take(cli->arena, most, sizeof *answers);
  ClassQuestion *questions = NULL;
  size_t question_count = 0, question_room = 0;
  Places places = places_new(cli->arena), ids = places_new(cli->arena);
  int attempt = NONE;
  int64_t last = 0;
  bool added;
  for (size_t i = 0; i < most; i++) {
    const StoreDecision *decision = &results->decisions[i];
    if (decision->attempt != last) attempt = cli_attempt_place(results, decision->attempt);
    last = decision->attempt;
    if (attempt == NONE) continue;
    attempts[attempt].seconds += decision->seconds;
    if (!decision->scored || decision->most <= 0) continue;
    int lesson = attempts[attempt].lesson, question = place_of(&places, decision->item, lesson, &added);
    ClassQuestion own = {lesson, decision->item, decision->axis, decision->skill};
    if (added) arena_push(cli->arena, questions, question_count, question_room, own);
    answers[rows->answer_count++] = (ClassAnswer){attempt, question, place_of(&ids, decision->answer, 0, &added), decision->earned, decision->most};
  }
  rows->answers = answers;
  rows->questions = questions;
  rows->question_count = (int)question_count;
  rows->answer_ids = ids.texts;
  rows->answer_id_count = (int)ids.count;
}

ClassRows cli_class_rows(const Cli *cli, const CliResults *results, bool names) {
  ClassRows rows = {.trainee_count = (int)results->profile_count};
  Str *trainees = arena_make_many(cli->arena, Str, results->profile_count);
  for (size_t i = 0; i < results->profile_count; i++) trainees[i] = cli_trainee(&results->profiles[i], names);
  rows.trainees = trainees;
  class_answers(cli, results, class_attempts(cli, results, &rows), &rows);
  return rows;
}
