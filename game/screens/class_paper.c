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

/* ---- disputes ---- */

ClassDisputes class_paper_disputes(Arena *arena) {
  static const ClassDispute all[] = {
      {.attempt = STR_INIT("two-insurers-3"),
       .file = STR_INIT("two-insurers"),
       .number = 14,
       .trainee = STR_INIT("Dunne, Mark"),
       .lesson = STR_INIT("Two insurers, one knee"),
       .item = STR_INIT("follow-up/latest_safe_date"),
       .text = STR_INIT("The payer said ten business days on the phone, and Monday was a holiday. April 7 is the tenth, not April 6."),
       .made = STR_INIT("2026-03-26T09:12:00Z")},
      {.attempt = STR_INIT("no-approval-8"),
       .file = STR_INIT("no-approval"),
       .number = 6,
       .trainee = STR_INIT("Ito, Kenji"),
       .lesson = STR_INIT("No approval on file"),
       .item = STR_INIT("remittance/liability"),
       .text = STR_INIT("CO means the provider writes it off, so the patient owes nothing."),
       .made = STR_INIT("2026-03-27T14:40:00Z")},
      {.attempt = STR_INIT("paid-twice-15"),
       .file = STR_INIT("paid-twice"),
       .number = 9,
       .trainee = STR_INIT("Pereira, Ines"),
       .lesson = STR_INIT("Paid twice, says the payer"),
       .item = STR_INIT("price/contract_amount"),
       .text = STR_INIT("The second payment had another trace number."),
       .made = STR_INIT("2026-03-20T08:05:00Z"),
       .state = CLASS_DISPUTE_ANSWERED,
       .answer = STR_INIT("Look at the claim number: both traces pay the same claim."),
       .answered = STR_INIT("2026-03-23T10:00:00Z")},
      {.attempt = STR_INIT("timely-20"),
       .file = STR_INIT("timely"),
       .number = 21,
       .trainee = STR_INIT("Ueda, Ryo"),
       .lesson = STR_INIT("Filed in time, and no proof of it"),
       .item = STR_INIT("letter/proof_of_filing"),
       .text = STR_INIT("The 277CA should count as proof."),
       .made = STR_INIT("2026-03-18T16:30:00Z"),
       .state = CLASS_DISPUTE_CLOSED,
       .answer = STR_INIT("It does. The key was wrong, and your attempt was graded again."),
       .answered = STR_INIT("2026-03-19T09:00:00Z")},
  };
  enum { ALL = sizeof all / sizeof *all };
  ClassDisputes disputes = {.at = arena_make_many(arena, ClassDispute, ALL), .count = ALL, .open = 2};
  for (int i = 0; i < ALL; i++) disputes.at[i] = all[i];
  return disputes;
}

ClassToldView *class_paper_told(Arena *arena) {
  ClassToldView *told = arena_make(arena, ClassToldView);
  *told = (ClassToldView){.asked = STR("By which day must the follow-up call be made?"),
                          .decision = {.title = STR("Follow-up: latest safe date"),
                                       .did = STR("Tue Apr 7, 2026"),
                                       .best = STR("Mon Apr 6, 2026"),
                                       .points = STR("0 / 4"),
                                       .why = STR("The contract counts from the day of receipt, March 23, and ten business days end on April 6."),
                                       .best_why = STR("Why it is better: a call on the last day still leaves the appeal open."),
                                       .citation = STR("The rule: Agreement, section 7.2, follow-up within ten business days."),
                                       .verdict = VERDICT_WRONG}};
  return told;
}
