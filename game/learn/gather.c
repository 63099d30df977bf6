/* From the records to rows of whole numbers: texts become places in lists, once for each, so that a class of twenty thousand attempts is there at once. */
#include "learn/gather.h"

#include <stdlib.h>

#include "overturn/hash.h"

/* ---- reading ---- */

static int by_id(const void *a, const void *b) {
  const StoreAttempt *x = a, *y = b;
  return (x->id > y->id) - (x->id < y->id);
}

static StoreResult read_rows(Store *store, Arena *arena, Gathered *gathered) {
  *gathered = (Gathered){.attempt_count = 0};
  StoreResult result = store_profiles(store, arena, &gathered->profiles, &gathered->profile_count);
  if (result.status == STORE_OK) result = store_attempts(store, arena, 0, &gathered->attempts, &gathered->attempt_count);
  if (result.status == STORE_OK) result = store_decisions(store, arena, 0, &gathered->decisions, &gathered->decision_count);
  return result;
}

/** Only who has attempts: whoever merges a class has a profile of their own in it. */
static void drop_idle(Arena *arena, Gathered *gathered) {
  size_t kept = 0;
  bool *plays = arena_make_many(arena, bool, gathered->profile_count);
  for (size_t i = 0, p = 0; i < gathered->attempt_count; i++) {
    if (p >= gathered->profile_count || gathered->profiles[p].id != gathered->attempts[i].profile) p = 0;
    while (p < gathered->profile_count && gathered->profiles[p].id != gathered->attempts[i].profile) p++;
    if (p < gathered->profile_count) plays[p] = true;
  }
  for (size_t i = 0; i < gathered->profile_count; i++)
    if (plays[i]) gathered->profiles[kept++] = gathered->profiles[i];
  gathered->profile_count = kept;
}

static int by_profile_id(const void *a, const void *b) {
  const StoreProfile *x = a, *y = b;
  return (x->id > y->id) - (x->id < y->id);
}

const StoreProfile *gathered_profile(const StoreProfile *profiles, size_t count, int64_t id) {
  StoreProfile wanted = {.id = id};
  return count ? bsearch(&wanted, profiles, count, sizeof *profiles, by_profile_id) : NULL;
}

static int profile_place(const Gathered *gathered, int64_t id) {
  const StoreProfile *found = gathered_profile(gathered->profiles, gathered->profile_count, id);
  return found ? (int)(found - gathered->profiles) : 0;
}

StoreResult gather(Store *store, Arena *arena, Gathered *gathered) {
  StoreResult result = read_rows(store, arena, gathered);
  if (result.status != STORE_OK) return result;
  drop_idle(arena, gathered);
  if (gathered->attempt_count) qsort(gathered->attempts, gathered->attempt_count, sizeof *gathered->attempts, by_id);
  gathered->trainee_of = arena_make_many(arena, int, gathered->attempt_count);
  int64_t last = 0;
  for (size_t i = 0; i < gathered->attempt_count; i++) {
    bool same = i && gathered->attempts[i].profile == last;
    gathered->trainee_of[i] = same ? gathered->trainee_of[i - 1] : profile_place(gathered, gathered->attempts[i].profile);
    last = gathered->attempts[i].profile;
  }
  return result;
}

Str gathered_trainee(const StoreProfile *profile, bool names) { return names && profile->name.length ? profile->name : profile->pseudonym; }

int gathered_place(const Gathered *gathered, int64_t id) {
  StoreAttempt wanted = {.id = id};
  const StoreAttempt *found =
      gathered->attempt_count ? bsearch(&wanted, gathered->attempts, gathered->attempt_count, sizeof *gathered->attempts, by_id) : NULL;
  return found ? (int)(found - gathered->attempts) : NONE;
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

static ClassAttempt *class_attempts(Arena *arena, const Gathered *gathered, ClassRows *rows) {
  ClassAttempt *attempts = arena_make_many(arena, ClassAttempt, gathered->attempt_count);
  ClassLesson *lessons = NULL;
  size_t lesson_count = 0, lesson_room = 0;
  Places places = places_new(arena);
  bool added;
  for (size_t i = 0; i < gathered->attempt_count; i++) {
    const StoreAttempt *attempt = &gathered->attempts[i];
    int lesson = place_of(&places, attempt->lesson, 0, &added);
    ClassLesson own = {attempt->lesson, attempt->title};
    if (added) arena_push(arena, lessons, lesson_count, lesson_room, own);
    attempts[i] = (ClassAttempt){gathered->trainee_of[i],    lesson,         attempt->score != NONE && attempt->ended.length > 0,
                                 attempt->parent.length > 0, attempt->score, 0};
  }
  rows->lessons = lessons;
  rows->lesson_count = (int)lesson_count;
  rows->attempts = attempts;
  rows->attempt_count = (int)gathered->attempt_count;
  return attempts;
}

static void class_answers(Arena *arena, const Gathered *gathered, ClassAttempt *attempts, ClassRows *rows) {
  size_t most = gathered->decision_count;
  ClassAnswer *answers = arena_take(arena, most, sizeof *answers);
  ClassQuestion *questions = NULL;
  size_t question_count = 0, question_room = 0;
  Places places = places_new(arena), ids = places_new(arena);
  int attempt = NONE;
  int64_t last = 0;
  bool added;
  for (size_t i = 0; i < most; i++) {
    const StoreDecision *decision = &gathered->decisions[i];
    if (decision->attempt != last) attempt = gathered_place(gathered, decision->attempt);
    last = decision->attempt;
    if (attempt == NONE) continue;
    attempts[attempt].seconds += decision->seconds;
    if (!decision->scored || decision->most <= 0) continue;
    int lesson = attempts[attempt].lesson, question = place_of(&places, decision->item, lesson, &added);
    ClassQuestion own = {lesson, decision->item, decision->axis, decision->skill};
    if (added) arena_push(arena, questions, question_count, question_room, own);
    answers[rows->answer_count++] = (ClassAnswer){attempt, question, place_of(&ids, decision->answer, 0, &added), decision->earned, decision->most};
  }
  rows->answers = answers;
  rows->questions = questions;
  rows->question_count = (int)question_count;
  rows->answer_ids = ids.texts;
  rows->answer_id_count = (int)ids.count;
}

ClassRows gathered_rows(Arena *arena, const Gathered *gathered, bool names) {
  ClassRows rows = {.trainee_count = (int)gathered->profile_count};
  Str *trainees = arena_make_many(arena, Str, gathered->profile_count);
  for (size_t i = 0; i < gathered->profile_count; i++) trainees[i] = gathered_trainee(&gathered->profiles[i], names);
  rows.trainees = trainees;
  class_answers(arena, gathered, class_attempts(arena, gathered, &rows), &rows);
  return rows;
}

/* ---- what the class screen shows ---- */

static void add_past(Arena *arena, const Gathered *gathered, ClassRecord *record) {
  ClassPast *past = arena_make_many(arena, ClassPast, gathered->attempt_count);
  for (size_t i = 0; i < gathered->attempt_count; i++) {
    const StoreAttempt *attempt = &gathered->attempts[i];
    past[i] = (ClassPast){attempt->attempt, attempt->file, attempt->started, attempt->ended, attempt->mode};
  }
  record->past = past;
}

/** Of the roster, of whom no attempt has come. */
static StoreResult add_absent(Store *store, Arena *arena, const Gathered *gathered, ClassRecord *record) {
  StorePerson *people;
  size_t count;
  bool added;
  StoreResult result = store_roster(store, arena, &people, &count);
  if (result.status != STORE_OK) return result;
  Places came = places_new(arena);
  for (size_t i = 0; i < gathered->profile_count; i++) {
    (void)place_of(&came, gathered->profiles[i].pseudonym, 0, &added);
    (void)place_of(&came, gathered->profiles[i].student_id, 1, &added);
  }
  Str *absent = arena_make_many(arena, Str, count);
  for (size_t i = 0; i < count; i++) {
    const StorePerson *person = &people[i];
    bool here = (person->pseudonym.length && came.slots[slot_of(&came, person->pseudonym, 0)]) ||
                (person->student_id.length && came.slots[slot_of(&came, person->student_id, 1)]);
    if (!here)
      absent[record->absent_count++] = person->name.length ? person->name : person->student_id.length ? person->student_id : person->pseudonym;
  }
  record->absent = absent;
  return result;
}

StoreResult gather_class(Store *store, Arena *arena, ClassRecord *record) {
  Gathered gathered;
  StoreResult result = gather(store, arena, &gathered);
  if (result.status != STORE_OK) return result;
  *record = (ClassRecord){.rows = gathered_rows(arena, &gathered, true)};
  Str *pseudonyms = arena_make_many(arena, Str, gathered.profile_count), *student_ids = arena_make_many(arena, Str, gathered.profile_count);
  for (size_t i = 0; i < gathered.profile_count; i++) {
    pseudonyms[i] = gathered.profiles[i].pseudonym;
    student_ids[i] = gathered.profiles[i].student_id;
  }
  record->pseudonyms = pseudonyms;
  record->student_ids = student_ids;
  add_past(arena, &gathered, record);
  return add_absent(store, arena, &gathered, record);
}

/* ---- disputes ---- */

_Static_assert((int)CLASS_DISPUTE_CLOSED == (int)DISPUTE_CLOSED, "the same states");

static StoreResult gather_dispute(Store *store, Arena *arena, const Gathered *people, const StoreDispute *from, ClassDispute *dispute) {
  StoreAttempt about;
  StoreDecision *decisions = NULL;
  size_t count = 0;
  *dispute = (ClassDispute){.attempt = from->attempt,
                            .number = from->number,
                            .lesson = from->title,
                            .text = from->text,
                            .made = from->made,
                            .state = (ClassDisputeState)from->state,
                            .answer = from->answer,
                            .answered = from->answered};
  for (size_t i = 0; i < people->profile_count; i++)
    if (people->profiles[i].id == from->profile) dispute->trainee = gathered_trainee(&people->profiles[i], true);
  StoreResult result = store_attempt(store, arena, from->attempt, &about);
  if (result.status == STORE_OK) result = store_decisions(store, arena, about.id, &decisions, &count);
  if (result.status == STORE_OK) dispute->file = about.file;
  for (size_t i = 0; result.status == STORE_OK && i < count; i++)
    if (decisions[i].number == from->number) dispute->item = decisions[i].item;
  return result;
}

StoreResult gather_disputes(Store *store, Arena *arena, ClassDisputes *disputes) {
  Gathered people = {.profile_count = 0};
  StoreDispute *all = NULL;
  size_t count = 0;
  StoreResult result = store_profiles(store, arena, &people.profiles, &people.profile_count);
  if (result.status == STORE_OK) result = store_disputes(store, arena, 0, &all, &count);
  *disputes = (ClassDisputes){.at = arena_make_many(arena, ClassDispute, count)};
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    result = gather_dispute(store, arena, &people, &all[i], &disputes->at[i]);
    disputes->count++;
    disputes->open += disputes->at[i].state == CLASS_DISPUTE_OPEN;
  }
  return result;
}
