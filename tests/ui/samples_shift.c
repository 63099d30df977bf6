/* An invented shift: one account of every standing. */
#include "ui/samples.h"

#define DAY_OF(Y, M, D) day_from_parts((DateParts){Y, M, D})

static const CodeView timely[] = {{STR_INIT("CO"), STR_INIT("29")}},
                      no_match[] = {{STR_INIT("CO"), STR_INIT("197")}, {STR_INIT("OA"), STR_INIT("23")}};
static const Str news[] = {STR_INIT("Pinecrest asks for the operative note within five business days.")};
static const DoneView last = {.prompt = STR_INIT("How do you prove that it was sent in time?"),
                              .answer = STR_INIT("Send the acknowledgment with the appeal"),
                              .why = STR_INIT("The acknowledgment names the day and the file."),
                              .verdict = VERDICT_RIGHT,
                              .points = STR_INIT("3 / 3"),
                              .violation = STR_INIT("")};

static void add(WorklistView *view, WorkRowView *rows, WorkRowView row, int place, WorldStanding standing) {
  row.place = place;
  row.standing = standing;
  row.arrived = DAY_OF(2026, 5, 4);
  if (!row.until) row.until = DAY_NONE;
  if (!row.last_touch) row.last_touch = DAY_NONE;
  rows[view->count++] = row;
}

static void fill(WorklistView *view, WorkRowView *rows) {
  add(view, rows,
      (WorkRowView){.patient = STR("Iyer, Sana"),
                    .account = STR("NM-20715"),
                    .payer = STR("Northgate Mutual"),
                    .city = STR("New York"),
                    .balance_cents = 542075,
                    .age_days = 131,
                    .bucket = 5,
                    .bucket_words = STR("121\xE2\x80\x93"
                                        "180"),
                    .deadline = STR("Appeal limit"),
                    .deadline_day = DAY_OF(2026, 5, 5),
                    .days_left = 0,
                    .codes = timely,
                    .code_count = 1},
      2, STANDING_NEW);
  add(view, rows,
      (WorkRowView){.patient = STR("Abara, Nneka"),
                    .account = STR("PC-21103"),
                    .payer = STR("Pinecrest Health Plan of the Southern Counties"),
                    .city = STR("Houston"),
                    .balance_cents = 418650,
                    .age_days = 400,
                    .bucket = 7,
                    .bucket_words = STR("over 365"),
                    .deadline = STR("Answer to the request for records"),
                    .deadline_day = DAY_OF(2026, 5, 8),
                    .days_left = 3,
                    .last_touch = DAY_OF(2026, 5, 4),
                    .codes = no_match,
                    .code_count = 2,
                    .news = news,
                    .news_count = 1,
                    .in_hand = true,
                    .minutes = 14,
                    .last = &last},
      0, STANDING_OPEN);
  add(view, rows,
      (WorkRowView){.patient = STR("Quillen, Rosa"),
                    .account = STR("BC-20977"),
                    .payer = STR("Bluestem Care"),
                    .city = STR("Chicago"),
                    .balance_cents = 307500,
                    .age_days = 88,
                    .bucket = 3,
                    .bucket_words = STR("61\xE2\x80\x93"
                                        "90"),
                    .deadline = STR("Appeal limit"),
                    .deadline_day = DAY_OF(2026, 5, 22),
                    .days_left = 17,
                    .last_touch = DAY_OF(2026, 5, 5),
                    .until = DAY_OF(2026, 5, 11),
                    .minutes = 37,
                    .last = &last},
      3, STANDING_SLEEPING);
  add(view, rows,
      (WorkRowView){.patient = STR("Renner, Tobias"),
                    .account = STR("LM-20418"),
                    .payer = STR("Lakeshore Mutual"),
                    .city = STR("Los Angeles"),
                    .balance_cents = 12650000,
                    .age_days = 12,
                    .bucket = 1,
                    .bucket_words = STR("0\xE2\x80\x93"
                                        "30"),
                    .deadline = STR(""),
                    .deadline_day = DAY_NONE,
                    .last_touch = DAY_OF(2026, 5, 5),
                    .minutes = 21,
                    .last = &last,
                    .ending = STR("Paid in full"),
                    .ending_text = STR("The plan paid what the contract says.")},
      1, STANDING_CLOSED);
}

WorklistView sample_worklist(void) {
  static WorkRowView rows[4];
  WorklistView view = {.title = STR("Spring backlog"),
                       .clock = {.clock = STR("1:35 PM"), .day = 2, .days = 5, .minutes_left = 145, .minutes = 480, .spent = 12},
                       .score = 61,
                       .score_most = 84,
                       .measures = true,
                       .recovered_cents = 648025,
                       .touches = 9,
                       .minutes = 815,
                       .rights_lost = 1};
  view.clock.today = DAY_OF(2026, 5, 5);
  view.rows = rows;
  fill(&view, rows);
  return view;
}

ShiftDebriefView sample_shift_debrief(void) {
  static const MeasureView measures[] = {
      {STR_INIT("Dollars recovered"), STR_INIT("6,480.25"), STR_INIT("12,210.00")},
      {STR_INIT("Days in A/R"), STR_INIT("47"), STR_INIT("41")},
      {STR_INIT("Needless touches"), STR_INIT("3: 2 taken up and nothing done, 1 before the time"), STR_INIT("none")},
      {STR_INIT("Rights lost"), STR_INIT("1"), STR_INIT("0")},
  };
  static const CaseResultView cases[] = {
      {2, STR_INIT("Iyer, Sana"), STR_INIT("Proof of filing"), STR_INIT("Nobody appealed in time."), STR_INIT("0 / 20"),
       STR_INIT("20 points and 5,420.75"), 0, 542075, false, 0},
      {0, STR_INIT("Abara, Nneka"), STR_INIT("The service on the authorization"), STR_INIT("Overturned after the records were sent."),
       STR_INIT("14.5 / 18"), STR_INIT("3.5 points"), 335000, 335000, false, 137},
      {1, STR_INIT("Renner, Tobias"), STR_INIT("Paid as agreed"), STR_INIT("Paid in full"), STR_INIT("12 / 12"), STR_INIT(""), 12650000, 12650000,
       true, 21},
  };
  static const PlayView plays[] = {
      {STR_INIT("First-come"), STR_INIT("cases in the order in which they came"), STR_INIT("3,100.00"), 48, false},
      {STR_INIT("Triage"), STR_INIT("by dollars at stake for each minute, first what is lost first"), STR_INIT("12,210.00"), 100, true},
  };
  static const Str violations[] = {STR_INIT("Balance billing, Renner, Tobias")},
                   whys[] = {STR_INIT("What the contract takes off is not the patient's.")};
  return (ShiftDebriefView){
      .whole = {.title = STR("Spring backlog"),
                .score = 61,
                .pass_mark = 75,
                .axes = {{.name = STR("Code interpretation"), .detail = STR("20 of 24 points"), .score = 83},
                         {.name = STR("Follow-up timing"), .detail = STR("9 of 21 points"), .score = 43},
                         {.name = STR("Negotiated outcome"), .detail = STR("41 of 72 points"), .score = 57}},
                .recovered_cents = 648025,
                .best_cents = 1221000,
                .violations = violations,
                .violation_whys = whys,
                .violation_count = 1,
                .next = {{NEXT_CASE, 2, STR("Look at Iyer, Sana"), STR("Cost 20 points and 5,420.75 there, the most of any account.")},
                         {NEXT_DRILL, 0, STR("Code drill"), STR("18 cards are due.")},
                         {NEXT_AGAIN, 0, STR("Play it again from the start"), STR("60 minutes, as practice.")}},
                .next_count = 3,
                .due = 18},
      .proven = true,
      .measures = measures,
      .measure_count = 4,
      .cases = cases,
      .case_count = 3,
      .plays = plays,
      .play_count = 2};
}
