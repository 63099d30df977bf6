/* An invented class, for pictures and tests of the class screen: nobody in it is anybody, and it is the same on every day. */
#include "screens/class.h"

enum { TRAINEES = 34, LESSONS = 6, QUESTIONS = 24 };

static const char *const people[TRAINEES] = {"Abara, Joy",    "Brandt, Eli",     "Castillo, Rosa", "Dunne, Mark",     "Esposito, Lia", "Farrow, Ben",
                                             "Grewal, Aman",  "Haas, Petra",     "Ito, Kenji",     "Jansen, Mia",     "Koroma, Ada",   "Lund, Oskar",
                                             "Mbeki, Thandi", "Novak, Jana",     "Okafor, Ike",    "Pereira, Ines",   "Quist, Hanna",  "Ruiz, Tomas",
                                             "Sato, Emi",     "Tran, Linh",      "Ueda, Ryo",      "Vance, Cole",     "Weber, Anja",   "Xu, Wei",
                                             "Yilmaz, Deniz", "Zielinski, Ola",  "Adeyemi, Tunde", "Bauer, Felix",    "Chandra, Uma",  "Diaz, Pilar",
                                             "Engel, Nora",   "Fontaine, Lucie", "Gallo, Dario",   "trainee-5e0c9a12"};

static const ClassLesson lessons[LESSONS] = {
    {STR_INIT("no-approval"), STR_INIT("No approval on file")},       {STR_INIT("two-insurers"), STR_INIT("Two insurers, one knee")},
    {STR_INIT("quiet-fee-cut"), STR_INIT("A quiet fee cut")},         {STR_INIT("paid-twice"), STR_INIT("Paid twice, says the payer")},
    {STR_INIT("bundled-shoulder"), STR_INIT("The bundled shoulder")}, {STR_INIT("timely"), STR_INIT("Filed in time, and no proof of it")},
};
static const char *const asked[4] = {"follow-up/latest_safe_date", "remittance/liability", "price/contract_amount", "letter/proof_of_filing"};
static const Str given[] = {STR_INIT("appeal"), STR_INIT("corrected-claim"), STR_INIT("bill-the-patient")};

/** A figure from 0 to 99 that only depends on who and what. */
static int chance(int trainee, int what) { return (int)((unsigned)(trainee * 7919 + what * 104729 + trainee * what * 31) % 100u); }

static int skill_of(int trainee) { return 20 + chance(trainee, 1) * 8 / 10; }

static void add_questions(ClassQuestion *questions) {
  for (int q = 0; q < QUESTIONS; q++)
    questions[q] = (ClassQuestion){q % LESSONS, str_from(asked[q / LESSONS]), q / LESSONS % AXIS_COUNT, q % SKILL_COUNT};
}

/** Whoever is good gets more of it right, but for one question whose key is wrong. */
static bool knows(int trainee, int question) {
  int luck = chance(trainee, 10 + question) * 6 / 10 - 30;
  if (question == 14) return skill_of(trainee) + luck < 45;
  return skill_of(trainee) + luck > (question == 9 ? 88 : 22 + question % 5 * 8);
}

static int add_answers(ClassAnswer *answers, ClassAttempt *attempt, int place) {
  int count = 0, earned = 0;
  for (int q = attempt->lesson; q < QUESTIONS; q += LESSONS, count++) {
    bool right = knows(attempt->trainee, q);
    answers[count] = (ClassAnswer){place, q, right ? 0 : 1 + chance(attempt->trainee, q) % 2, right ? 3000 : 0, 3000};
    earned += right;
  }
  attempt->score = 25 + earned * 75 / (QUESTIONS / LESSONS) + chance(attempt->trainee, place) % 6 - 3;
  if (attempt->score > 100) attempt->score = 100;
  return count;
}

void class_paper(Arena *arena, ClassRecord *record) {
  Str *trainees = arena_make_many(arena, Str, TRAINEES), *pseudonyms = arena_make_many(arena, Str, TRAINEES),
      *ids = arena_make_many(arena, Str, TRAINEES);
  ClassQuestion *questions = arena_make_many(arena, ClassQuestion, QUESTIONS);
  ClassAttempt *attempts = arena_make_many(arena, ClassAttempt, TRAINEES * LESSONS);
  ClassPast *past = arena_make_many(arena, ClassPast, TRAINEES * LESSONS);
  ClassAnswer *answers = arena_make_many(arena, ClassAnswer, TRAINEES * QUESTIONS);
  static const Str absent[] = {STR_INIT("Hoffmann, Rieke"), STR_INIT("Iversen, Nils")};
  int answer_count = 0, count = 0;
  add_questions(questions);
  for (int t = 0; t < TRAINEES; t++) {
    trainees[t] = str_from(people[t]);
    pseudonyms[t] = t == TRAINEES - 1 ? trainees[t] : str_format(arena, "trainee-%08x", 0x1b2c3d4eU + (unsigned)t * 0x01010107U);
    ids[t] = t == TRAINEES - 1 ? STR("") : str_format(arena, "s-%d", 4001 + t);
    for (int l = 0; l < LESSONS; l++) {
      bool left = t % 11 == 5 && l == LESSONS - 1;
      attempts[count] = (ClassAttempt){t, l, !left, false, NONE, 540 + chance(t, l) * 12};
      past[count] = (ClassPast){str_format(arena, "%.*s-%d", STR_ARG(lessons[l].id), t), lessons[l].id, STR("2026-03-24T09:00:00Z"),
                                left ? STR("") : STR("2026-03-24T09:30:00Z"), l % 2 ? MODE_ASSESSMENT : MODE_PRACTICE};
      if (!left) answer_count += add_answers(answers + answer_count, &attempts[count], count);
      count++;
    }
  }
  ClassRows rows = {trainees, TRAINEES, lessons, LESSONS, questions, QUESTIONS, given, 3, attempts, count, answers, answer_count};
  *record = (ClassRecord){rows, pseudonyms, ids, past, absent, 2};
}
