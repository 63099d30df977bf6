/* The invented case of the pictures: a shoulder surgery, bundled by the payer. */
#include "ui/samples.h"

#define DAY_OF(Y, M, D) day_from_parts((DateParts){Y, M, D})

static const CodeView codes_shoulder[] = {{STR_INIT("CO"), STR_INIT("97")}, {STR_INIT("CO"), STR_INIT("59")}};
static const CodeView codes_timely[] = {{STR_INIT("CO"), STR_INIT("29")}};
static const CodeView codes_birthday[] = {{STR_INIT("CO"), STR_INIT("22")}, {STR_INIT("OA"), STR_INIT("23")}, {STR_INIT(""), STR_INIT("N381")}};

static const ScenarioView scenarios[] = {
    {STR_INIT("The bundled shoulder"),
     STR_INIT("Lakeshore Mutual paid 6,764.80 on a 31,160.00 shoulder surgery. One line was denied, two look short."), KIND_UNDERPAYMENT, 3, 25,
     codes_shoulder, 2, NONE, STR_INIT(""), false, MODE_PRACTICE, false, false, STR_INIT("")},
    {STR_INIT("Timely, or is it?"), STR_INIT("A filing-limit denial that the portal disproves."), KIND_DENIAL, 1, 14, codes_timely, 1, 58,
     STR_INIT(""), false, MODE_PRACTICE, false, false, STR_INIT("")},
    {STR_INIT("Two insurers, one birthday"), STR_INIT("Both plans say the other pays first."), KIND_DENIAL, 2, 18, codes_birthday, 3, 82,
     STR_INIT(""), false, MODE_PRACTICE, false, false, STR_INIT("")},
    {STR_INIT("Inpatient or observation"), STR_INIT("Three days in a bed, paid as if nobody had slept there."), KIND_NEGOTIATION, 4, 20, NULL, 0, 71,
     STR_INIT(""), true, MODE_PRACTICE, false, false, STR_INIT("")},
    {STR_INIT("Spring backlog"), STR_INIT("Twelve accounts and five days."), KIND_DENIAL, 4, 60, NULL, 0, NONE, STR_INIT(""), false, MODE_PRACTICE,
     true, false, STR_INIT("")},
    {STR_INIT("broken.json"), STR_INIT(""), KIND_DENIAL, 1, 10, NULL, 0, NONE, STR_INIT("This file has 3 errors. overturn check names them."), false,
     MODE_PRACTICE, false, false, STR_INIT("")},
};

HomeView sample_home(void) { return (HomeView){scenarios, sizeof scenarios / sizeof *scenarios, 3, STR("scenarios"), true, 18, NULL, true, false}; }

/* With courses among them, one of which is under way. */
HomeView sample_home_courses(void) {
  enum { SCENARIOS = sizeof scenarios / sizeof *scenarios };
  static ScenarioView all[SCENARIOS + 2];
  for (int i = 0; i < SCENARIOS; i++) all[i] = scenarios[i];
  all[SCENARIOS] = (ScenarioView){.title = STR("First weeks at the desk"),
                                  .summary = STR("A course with 7 entries. Home shows where you stand in it, and its rules hold."),
                                  .best_score = NONE,
                                  .is_course = true};
  all[SCENARIOS + 1] = (ScenarioView){.title = STR("Second weeks at the desk"),
                                      .best_score = NONE,
                                      .is_course = true,
                                      .fault = STR("This file has 1 error. overturn check names it.")};
  HomeView view = sample_home();
  view.scenarios = all;
  view.count = SCENARIOS + 2;
  view.in_course = true;
  return view;
}

/* With a record, and nothing that was left. */
HomeView sample_home_record(void) {
  static const HomeFiguresView figures = {.skill = STR_INIT("Regulations"),
                                          .percent = 58,
                                          .goal = 75,
                                          .why = STR_INIT("You earn about 58 of 100 here, and 75 is the goal."),
                                          .title = STR_INIT("Timely, or is it?"),
                                          .act = STR_INIT("Practice, 14 min"),
                                          .next = 1,
                                          .minutes = {0, 18, 24, 0, 0, 30, 12, 22, 0, 41, 16, 0, 27, 13},
                                          .days = {STR_INIT("Apr 22"), STR_INIT("Apr 23"), STR_INIT("Apr 24"), STR_INIT("Apr 25"), STR_INIT("Apr 26"),
                                                   STR_INIT("Apr 27"), STR_INIT("Apr 28"), STR_INIT("Apr 29"), STR_INIT("Apr 30"), STR_INIT("May 1"),
                                                   STR_INIT("May 2"), STR_INIT("May 3"), STR_INIT("May 4"), STR_INIT("May 5")},
                                          .tried = 11,
                                          .lessons = 24,
                                          .learned = 142,
                                          .cards = 186,
                                          .average = 78};
  HomeView view = sample_home();
  view.continues = NONE;
  view.figures = &figures;
  return view;
}

BriefingView sample_briefing(void) {
  static const Str paragraphs[] = {
      STR_INIT("Lakeshore Mutual paid 6,764.80 on a 31,160.00 shoulder surgery. One line was denied, two look short, and the account sat untouched "
               "for five weeks."),
      STR_INIT("Work out what each code on the remittance means and who owes what. Then get it agreed with the payer, with terms you can enforce."),
  };
  static const AmountView amounts[] = {
      {STR_INIT("Charged"), STR_INIT("31,160.00"), false},
      {STR_INIT("Adjusted (CO)"), STR_INIT("22,304.00"), false},
      {STR_INIT("Patient share (PR)"), STR_INIT("2,091.20"), false},
      {STR_INIT("Paid"), STR_INIT("6,764.80"), false},
      {STR_INIT("Contract allows"), STR_INIT("For you to find"), true},
  };
  static const PersonView people[] = {
      {STR_INIT("Tobias Renner"), STR_INIT("Patient, rotator cuff repair on Mar 4, 2026")},
      {STR_INIT("Lakeshore Mutual PPO"), STR_INIT("Payer, provider line 555-0142")},
      {STR_INIT("Cedar Hollow Surgery Center"), STR_INIT("Your employer, in network since 2019")},
  };
  static const DeskDocumentView documents[] = {
      {ICON_RECEIPT_LONG, STR_INIT("Remittance"), STR_INIT("4 lines, 9 adjustments")},
      {ICON_ASSIGNMENT, STR_INIT("Claim"), STR_INIT("As submitted Mar 9")},
      {ICON_GAVEL, STR_INIT("Contract"), STR_INIT("14 rates, 5 clauses")},
      {ICON_MEDICAL_INFORMATION, STR_INIT("Chart"), STR_INIT("Operative note, consent")},
      {ICON_PAYMENTS, STR_INIT("Payments"), STR_INIT("EFT 0094417")},
      {ICON_EDIT_NOTE, STR_INIT("Notes"), STR_INIT("3 earlier entries")},
  };
  static DeadlineView deadline = {.label = STR_INIT("Appeal limit"), .cite = STR_INIT("contract 7.1"), .days_left = 24};
  deadline.from = DAY_OF(2026, 3, 30);
  deadline.day = DAY_OF(2026, 5, 29);
  return (BriefingView){.title = STR("The bundled shoulder"),
                        .kind = KIND_UNDERPAYMENT,
                        .level = 3,
                        .minutes = 25,
                        .paragraphs = paragraphs,
                        .paragraph_count = 2,
                        .setting = STR("You are a collections specialist at Cedar Hollow Surgery Center. It is Tue May 5, 2026."),
                        .amounts = amounts,
                        .amount_count = 5,
                        .people = people,
                        .person_count = 3,
                        .documents = documents,
                        .document_count = 6,
                        .deadline = &deadline,
                        .today = DAY_OF(2026, 5, 5),
                        .axis_points = {32, 23, 45},
                        .best_score = {NONE, 64}};
}
