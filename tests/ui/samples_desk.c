/* The desk of the invented case, app by app. */
#include "ui/samples.h"

#define DAY_OF(Y, M, D) day_from_parts((DateParts){Y, M, D})
#define COUNT(ARRAY) ((int)(sizeof(ARRAY) / sizeof *(ARRAY)))
#define ADJUST(GROUP, CARC, CENTS) \
  { {STR_INIT(GROUP), STR_INIT(CARC)}, CENTS }

static const AdjustmentView adjust1[] = {ADJUST("CO", "45", 834000), ADJUST("PR", "1", 40000), ADJUST("PR", "2", 109200)};
static const AdjustmentView adjust2[] = {ADJUST("CO", "97", 690000)};
static const AdjustmentView adjust3[] = {ADJUST("CO", "45", 234000), ADJUST("CO", "59", 98000), ADJUST("PR", "2", 19600)};
static const AdjustmentView adjust4[] = {ADJUST("CO", "45", 374400), ADJUST("PR", "2", 40320)};
static const Str remarks2[] = {STR_INIT("M15")}, remarks4[] = {STR_INIT("N381")};

static const RemitLineView lines[] = {
    {1, STR_INIT("29827"), STR_INIT("RT"), STR_INIT("Rotator cuff repair, arthroscopic"), 1, 1420000, 586000, 436800, true, adjust1, 3, NULL, 0},
    {2, STR_INIT("29823"), STR_INIT("59 RT"), STR_INIT("Debridement, extensive"), 1, 690000, 0, 0, true, adjust2, 1, remarks2, 1},
    {3, STR_INIT("29826"), STR_INIT("RT"), STR_INIT("Acromioplasty, add-on"), 1, 430000, 98000, 78400, true, adjust3, 3, NULL, 0},
    {4, STR_INIT("C1713"), STR_INIT(""), STR_INIT("Suture anchors, 4 at 612.50"), 4, 576000, 201600, 161280, true, adjust4, 2, remarks4, 1},
};
static const PartView parts[] = {
    {STR_INIT("Paid"), 676480, TOKEN_GOOD}, {STR_INIT("Patient"), 209120, TOKEN_PR}, {STR_INIT("CO 59"), 98000, TOKEN_OA},
    {STR_INIT("CO 97"), 690000, TOKEN_BAD}, {STR_INIT("CO 45"), 1442400, TOKEN_CO},
};
static const SegmentView segments[] = {
    {STR_INIT("CLP*CH20418-0304*1*31160*6764.8*2091.2*12*26064LM77310*24*1~"), 0, 0},
    {STR_INIT("SVC*HC:29827:RT*14200*4368**1~"), 1, 0},
    {STR_INIT("CAS*CO*45*8340~"), 1, 0},
    {STR_INIT("CAS*PR*1*400**2*1092~"), 1, 0},
    {STR_INIT("AMT*B6*5860~"), 1, 0},
    {STR_INIT("SVC*HC:29823:59:RT*6900*0**1~"), 2, 0},
    {STR_INIT("DTM*472*20260304~"), 2, 0},
    {STR_INIT("CAS*CO*97*6900~"), 2, 0},
    {STR_INIT("LQ*HE*M15~"), 2, 0},
    {STR_INIT("SVC*HC:29826:RT*4300*784**1~"), 3, 0},
    {STR_INIT("DTM*472*20260304~"), 3, 0},
};

static const FactView remit_facts[] = {
    {0, STR_INIT("Remittance"), STR_INIT("Line 2 was denied as part of another service"), APP_REMITTANCE, 0, true}};
static const FactView pinned[] = {
    {0, STR_INIT("Remittance line 2"), STR_INIT("CO 97, M15"), APP_REMITTANCE, 0, true},
    {1, STR_INIT("Operative note"), STR_INIT("Debridement of separate compartments"), APP_CHART, 3, true},
    {2, STR_INIT("Contract 6.2"), STR_INIT("Code edits follow the national manual"), APP_CONTRACT, 2, true},
};

static const RateView rates[] = {
    {STR_INIT("29824"), STR_INIT("Distal clavicle excision"), STR_INIT("2,610.00"), STR_INIT("Ranked"), false},
    {STR_INIT("29827"), STR_INIT("Rotator cuff repair"), STR_INIT("5,860.00"), STR_INIT("Ranked"), true},
    {STR_INIT("29823"), STR_INIT("Debridement, extensive"), STR_INIT("2,840.00"), STR_INIT("Ranked"), true},
    {STR_INIT("29826"), STR_INIT("Acromioplasty"), STR_INIT("1,960.00"), STR_INIT("Exempt"), true},
};
static const ClauseView clauses[] = {
    {STR_INIT("4.1"), STR_INIT("Highest rate pays 100%, the second 50%, each further one 25%."), STR_INIT(""), 5, false, false},
    {STR_INIT("4.3"), STR_INIT("Codes flagged Add-on pay 100% and are not ranked."), STR_INIT(""), 6, true, false},
    {STR_INIT("4.6"), STR_INIT("When the invoice total exceeds 1,000.00, the plan pays invoice cost plus 8%."), STR_INIT(""), 7, false, true},
    {STR_INIT("6.2"), STR_INIT("Edits follow the national edit manual in force on the service date. A modifier the manual accepts lifts the edit."),
     STR_INIT(""), 2, true, false},
};
static const Str contract_terms[] = {STR_INIT("The patient owes 20% coinsurance after 400.00 of deductible.")};

static const PairView claim_pairs[] = {
    {STR_INIT("Claim number"), STR_INIT("CH20418-0304"), true}, {STR_INIT("Patient"), STR_INIT("Tobias Renner"), false},
    {STR_INIT("Member ID"), STR_INIT("LMX 4471 209"), true},    {STR_INIT("Authorization"), STR_INIT("A-55821"), true},
    {STR_INIT("Sent"), STR_INIT("Mon Mar 9, 2026"), false},     {STR_INIT("Received"), STR_INIT("Mon Mar 9, 2026"), false},
};
static const ClaimLineView claim_lines[] = {
    {1, STR_INIT("29827"), STR_INIT("RT"), STR_INIT("Rotator cuff repair, arthroscopic"), STR_INIT("Mar 4"), STR_INIT("M75.121"), 1, 1420000},
    {2, STR_INIT("29823"), STR_INIT("59 RT"), STR_INIT("Debridement, extensive"), STR_INIT("Mar 4"), STR_INIT("M75.121"), 1, 690000},
};

static const Str note_cells[] = {STR_INIT("Admitted"),    STR_INIT("11 Feb 2026 02:10, emergency"),
                                 STR_INIT("Plan notice"), STR_INIT("EL-77120"),
                                 STR_INIT("Attending"),   STR_INIT("R. Osei, MD")};
static const Block note_blocks[] = {
    {.kind = BLOCK_PARAGRAPH,
     .text = STR_INIT("Diagnostic arthroscopy was carried out first. The anterior and posterior compartments were debrided; this work was separate "
                      "from the repair.")},
    {.kind = BLOCK_HEADING, .text = STR_INIT("Face sheet")},
    {.kind = BLOCK_TABLE, .cells = note_cells, .rows = 3, .columns = 2},
    {.kind = BLOCK_RAW, .text = STR_INIT("STC*F2:88*20260309*U*18400~\nREF*1K*26068EL3312~")},
};
static const FactView note_facts[] = {
    {1, STR_INIT("Operative note"), STR_INIT("Debridement of the anterior and posterior compartments, separate from the repair"), APP_CHART, 3, true},
    {8, STR_INIT("Operative note"), STR_INIT("Four anchors were used"), APP_CHART, 3, false},
};

static RemitView remit;
static ClaimView claim = {claim_pairs, COUNT(claim_pairs), claim_lines, COUNT(claim_lines), 2110000};
static ContractView contract = {rates, COUNT(rates), clauses, COUNT(clauses), contract_terms, 1};

static const PageView remit_pages[] = {{.page = 0,
                                        .kind = PAGE_REMIT,
                                        .title = STR_INIT("Remittance of Mar 27"),
                                        .opened = true,
                                        .facts = remit_facts,
                                        .fact_count = 1,
                                        .remits = &remit,
                                        .remit_count = 1}};
static const PageView claim_pages[] = {{.page = 1, .kind = PAGE_CLAIM, .title = STR_INIT("Claim"), .opened = true, .claim = &claim}};
static const PageView contract_pages[] = {{.page = 2, .kind = PAGE_CONTRACT, .title = STR_INIT("Contract"), .opened = true, .contract = &contract}};
static const PageView chart_pages[] = {
    {.page = 3,
     .kind = PAGE_DOCUMENT,
     .title = STR_INIT("Operative note"),
     .opened = true,
     .blocks = note_blocks,
     .block_count = COUNT(note_blocks),
     .facts = note_facts,
     .fact_count = 2},
    {.page = 4,
     .kind = PAGE_DOCUMENT,
     .title = STR_INIT("Consent form"),
     .arrived = STR_INIT("Came in Mar 6, 2026"),
     .blocks = note_blocks,
     .block_count = 1},
};

static const SpeechView speech[] = {
    {STR_INIT("Darnell W."), STR_INIT("10:02 AM"), STR_INIT("Thank you, you\xE2\x80\x99re verified. What can I help you with on this account?"),
     false},
    {STR_INIT("You"), STR_INIT("10:03 AM"),
     STR_INIT("Line 2 was billed with modifier 59. Can you see the modifier on your side, and which edit was applied?"), true},
    {STR_INIT("Darnell W."), STR_INIT("10:04 AM"),
     STR_INIT("I do see the 59. Our bundling edit still fired. My screen doesn\xE2\x80\x99t tell me where the edit comes from."), false},
};

static const OfferView offers[] = {
    {1, true, true, 50400, 242400, STR_INIT("Anchor invoice"), STR_INIT("The invoice settles line 4. The rest stands.")},
    {2, true, true, 128800, 242400, STR_INIT("Contract 4.3"), STR_INIT("Agreed, an add-on isn\xE2\x80\x99t ranked. Line 3 in full.")},
    {3, true, true, 185600, 230000, STR_INIT(""),
     STR_INIT("I can meet you halfway on line 2. Past that I\xE2\x80\x99"
              "d need the operative note.")},
};
static const LevelView pay_levels[] = {{STR_INIT("10")}, {STR_INIT("15")}, {STR_INIT("30")}}, yes_no[] = {{STR_INIT("No")}, {STR_INIT("Yes")}};
static const TermView terms[] = {
    {STR_INIT("Payment within business days"), pay_levels, 3, 2, false, STR_INIT(""), NONE},
    {STR_INIT("Written confirmation"), yes_no, 2, 0, false, STR_INIT(""), NONE},
    {STR_INIT("Interest"), yes_no, 2, 0, false, STR_INIT("Cite the law first"), NONE},
};
static const MoveView moves[] = {{STR_INIT("Ask what changes tomorrow"), 0, STR_INIT("")},
                                 {STR_INIT("Ask for a supervisor"), 1, STR_INIT("Give a reason first")}};
static const CardView cards[] = {
    {STR_INIT("Operative note"), STR_INIT("Separate compartments"), 0, false, STR_INIT("")},
    {STR_INIT("Anchor invoice"), STR_INIT("4 at 612.50"), 1, true, STR_INIT("Round 1")},
};
static const TalkView talk = {.title = STR_INIT("Settlement with Lakeshore Mutual"),
                              .unit = STR_INIT("dollars"),
                              .money = true,
                              .more_is_better = true,
                              .rep = {STR_INIT("Ines Albrecht"), STR_INIT("claims supervisor")},
                              .said = STR_INIT("I can meet you halfway on line 2."),
                              .round = 3,
                              .rounds = 4,
                              .step = 400,
                              .opening = 50400,
                              .offer = 185600,
                              .walk_away = 192000,
                              .target = 242400,
                              .authority = 192000,
                              .last_ask = 230000,
                              .opening_ask = 242400,
                              .has_last_ask = true,
                              .offers = offers,
                              .offer_count = 3,
                              .terms = terms,
                              .term_count = 3,
                              .moves = moves,
                              .move_count = 2,
                              .cards = cards,
                              .card_count = 2};

static const RankedView ranked[] = {
    {STR_INIT("Ask for the line to be reprocessed"), STR_INIT("12 days"), RISK_LOW, true},
    {STR_INIT("File an appeal, with the operative note"), STR_INIT("45 days"), RISK_SOME, false},
};
static const DoneView done[] = {
    {STR_INIT("Who is liable as it stands?"),
     STR_INIT("The provider (group CO)"),
     STR_INIT("CO is a contractual obligation."),
     VERDICT_RIGHT,
     STR_INIT("3 / 3"),
     false,
     STR_INIT(""),
     {NULL, 0}},
    {STR_INIT("What does CO 97 say?"),
     STR_INIT("Payment is included in another service"),
     STR_INIT("The group says who, the code says why."),
     VERDICT_PARTLY,
     STR_INIT("1.5 / 3"),
     false,
     STR_INIT(""),
     {ranked, COUNT(ranked)}},
};
static const OptionView options[] = {
    {STR_INIT("Modifier 59 was left off the claim"), 1, STR_INIT("a")},
    {STR_INIT("The payer\xE2\x80\x99s edit bundled the line although modifier 59 was sent"), 2, STR_INIT("b")},
    {STR_INIT("No prior authorization was on file"), 4, STR_INIT("c")},
    {STR_INIT("The plan does not cover the service"), 8, STR_INIT("d")},
};
static const OptionView entries[] = {
    {STR_INIT("Ask for the claim to be reprocessed"), 2, STR_INIT("ask")},
    {STR_INIT("Read the remark beside the code"), 0, STR_INIT("read")},
    {STR_INIT("File the appeal, with the operative note and the page of the contract that says how a separate area is paid"), 3, STR_INIT("appeal")},
    {STR_INIT("Compare what was sent with what the payer has"), 1, STR_INIT("compare")},
};
static const Str bucket_labels[] = {STR_INIT("Paid"), STR_INIT("Contractual"), STR_INIT("Patient"), STR_INIT("Held for appeal")};
static const int buckets[] = {BUCKET_PAID, BUCKET_CONTRACTUAL, BUCKET_PATIENT, BUCKET_HELD};
static const Str sheet_columns[] = {STR_INIT("Expected allowed"), STR_INIT("Patient share"), STR_INIT("Variance")};
static const Str sheet_rows[] = {STR_INIT("Line 2"), STR_INIT("Line 3")};
static const Cents sheet_paid[] = {0, 78400}, sheet_charge[] = {690000, 430000};

static const OptionView ask_versions[] = {
    {STR_INIT("Please reprocess line 2 at the contracted 2,424.00 and pay the difference of 1,920.00 within 30 days."), 1, STR_INIT("full")},
    {STR_INIT("Please look at this claim again."), 2, STR_INIT("look")},
};
static const OptionView ground_versions[] = {
    {STR_INIT("Clause 4.2 ranks procedures of one session; these were two."), 4, STR_INIT("clause")},
    {STR_INIT("Other plans pay both in full."), 8, STR_INIT("custom")},
    {STR_INIT("Your letter of May 1 said so."), 16, STR_INIT("said")},
};
static const LetterPartView letter_parts[] = {{STR_INIT("What you ask for"), ask_versions, 2}, {STR_INIT("On what ground"), ground_versions, 3}};
static const Str addressee[] = {STR_INIT("Lakeshore Mutual"), STR_INIT("Provider disputes"), STR_INIT("P.O. Box 4410, Springfield, IL 62700")};
static const Str enclosures[] = {STR_INIT("Operative note: The note describes two compartments"), STR_INIT("Contract, clause 4.2")};
static const LetterView letter = {.from = STR_INIT("Harbor Street Surgical Group"),
                                  .date = STR_INIT("Tue May 5, 2026"),
                                  .about = STR_INIT("Claim HS-1, your number 26064-LM-77310"),
                                  .to = addressee,
                                  .to_count = 3,
                                  .parts = letter_parts,
                                  .part_count = 2,
                                  .enclosures = enclosures,
                                  .enclosure_count = 2};
static const PageView letter_pages[] = {
    {.page = PAGE_DRAFT, .title = STR_INIT("Your letter"), .arrived = STR_INIT("Not sent yet"), .opened = true, .letter = &letter}};

static const AskView asks[ITEM_KIND_COUNT] = {
    [ITEM_CHOICES] = {.item = 1,
                      .kind = ITEM_CHOICES,
                      .prompt = STR_INIT("Why was it denied?"),
                      .points = STR_INIT("3 points"),
                      .options = options,
                      .option_count = 4},
    [ITEM_INTERPRET] = {.item = 2,
                        .kind = ITEM_INTERPRET,
                        .prompt = STR_INIT("Who carries it?"),
                        .points = STR_INIT("3 points"),
                        .options = options,
                        .option_count = 4},
    [ITEM_WORKSHEET] = {.item = 3,
                        .kind = ITEM_WORKSHEET,
                        .prompt = STR_INIT("What does the contract owe?"),
                        .points = STR_INIT("9 points"),
                        .columns = sheet_columns,
                        .column_count = 3,
                        .rows = sheet_rows,
                        .row_count = 2,
                        .row_paid = sheet_paid,
                        .row_charge = sheet_charge},
    [ITEM_MONEY] = {.item = 4, .kind = ITEM_MONEY, .prompt = STR_INIT("How much is short?"), .points = STR_INIT("2 points")},
    [ITEM_NUMBER] = {.item = 5, .kind = ITEM_NUMBER, .prompt = STR_INIT("How many days were covered?"), .points = STR_INIT("2 points")},
    [ITEM_TEXT] = {.item = 6, .kind = ITEM_TEXT, .prompt = STR_INIT("Call reference"), .points = STR_INIT("2 points")},
    [ITEM_DATE] = {.item = 7, .kind = ITEM_DATE, .prompt = STR_INIT("When do you look at this account again?"), .points = STR_INIT("10 points")},
    [ITEM_DAY] = {.item = 12, .kind = ITEM_DAY, .prompt = STR_INIT("Until when can it be appealed?"), .points = STR_INIT("2 points")},
    [ITEM_EVIDENCE] =
        {.item = 8, .kind = ITEM_EVIDENCE, .prompt = STR_INIT("What do you send?"), .points = STR_INIT("6 points"), .pick_least = 1, .pick_most = 3},
    [ITEM_LINK] = {.item = 9,
                   .kind = ITEM_LINK,
                   .prompt = STR_INIT("Which two findings contradict each other?"),
                   .points = STR_INIT("6 points"),
                   .pick_least = 2,
                   .pick_most = 2},
    [ITEM_ALLOCATE] = {.item = 10,
                       .kind = ITEM_ALLOCATE,
                       .prompt = STR_INIT("Post the remittance"),
                       .points = STR_INIT("6 points"),
                       .bucket_labels = bucket_labels,
                       .buckets = buckets,
                       .bucket_count = 4,
                       .bucket_total = 1840000},
    [ITEM_ORDER] = {.item = 11,
                    .kind = ITEM_ORDER,
                    .prompt = STR_INIT("What comes first?"),
                    .points = STR_INIT("6 points"),
                    .options = entries,
                    .option_count = 4},
    [ITEM_LETTER] = {.item = 13, .kind = ITEM_LETTER, .prompt = STR_INIT("Write the dispute."), .points = STR_INIT("8 points"), .letter = &letter},
};
static const Str say[] = {
    STR_INIT("Read the adjustment before you touch anything. What the payer says is on the remittance; what was sent is on the claim.")};
static const Str ahead[] = {STR_INIT("What do you do next?")};
static const Str hint_texts[] = {STR_INIT("The group code says who carries the amount.")};

static const RailView rail[] = {{APP_CLAIM, 0},       {APP_REMITTANCE, 0}, {APP_CONTRACT, 0}, {APP_CHART, 1},    {APP_PORTAL, 0}, {APP_PHONE, 0},
                                {APP_NEGOTIATION, 0}, {APP_CALENDAR, 0},   {APP_LETTERS, 0},  {APP_PAYMENTS, 0}, {APP_CODES, 0}};
static DeadlineView deadline;
static DayMarkView marks[3];

static void fill_days(void) {
  remit = (RemitView){.status = STR("Processed as primary"),
                      .payer = STR("Lakeshore Mutual PPO"),
                      .patient = STR("Tobias Renner"),
                      .member_id = STR("LMX 4471 209"),
                      .payer_control = STR("26064-LM-77310"),
                      .trace = STR("EFT0094417"),
                      .service_date = DAY_OF(2026, 3, 4),
                      .date = DAY_OF(2026, 3, 27),
                      .lines = lines,
                      .line_count = 4,
                      .charge_cents = 3116000,
                      .allowed_cents = 885600,
                      .adjusted_cents = 2439520,
                      .paid_cents = 676480,
                      .has_allowed = true,
                      .balances = true,
                      .parts = parts,
                      .part_count = 5,
                      .segments = segments,
                      .segment_count = COUNT(segments),
                      .focus_line = 2};
  deadline = (DeadlineView){STR("Appeal limit"), STR("contract 7.1"), DAY_OF(2026, 3, 30), DAY_OF(2026, 5, 29), 24};
  marks[0] = (DayMarkView){DAY_OF(2026, 5, 29), MARK_DEADLINE, ICON_FLAG, STR("Appeal limit")};
  marks[1] = (DayMarkView){DAY_OF(2026, 5, 5), MARK_DONE, ICON_CALL, STR("Called")};
  marks[2] = (DayMarkView){DAY_OF(2026, 5, 12), MARK_ARRIVED, ICON_RECEIPT_LONG, STR("Remittance")};
}

DeskView sample_desk(DeskApp wanted, int kind) {
  fill_days();
  DeskView view = {.title = STR("The bundled shoulder"),
                   .mode = MODE_PRACTICE,
                   .today = DAY_OF(2026, 5, 5),
                   .clock = STR("9:20 AM"),
                   .deadlines = &deadline,
                   .deadline_count = 1,
                   .score = 6,
                   .score_most = 12,
                   .hints_left = 2,
                   .can_undo = true,
                   .rail = rail,
                   .rail_count = COUNT(rail),
                   .wanted = wanted,
                   .wanted_page = NONE,
                   .facts = pinned,
                   .fact_count = COUNT(pinned)};
  view.apps[APP_CLAIM] = (AppView){claim_pages, 1};
  view.apps[APP_REMITTANCE] = (AppView){remit_pages, 1};
  view.apps[APP_CONTRACT] = (AppView){contract_pages, 1};
  view.apps[APP_CHART] = (AppView){chart_pages, 2};
  if (kind == ITEM_LETTER) view.apps[APP_LETTERS] = (AppView){letter_pages, 1};
  view.phone = (PhoneView){.live = wanted == APP_PHONE,
                           .line_name = STR("Lakeshore Mutual, provider line"),
                           .rep = {STR("Darnell W."), STR("claims representative")},
                           .pairs = claim_pairs,
                           .pair_count = 3,
                           .talked = STR("9 min"),
                           .log = speech,
                           .log_count = COUNT(speech)};
  view.talk = wanted == APP_NEGOTIATION ? &talk : NULL;
  view.calendar = (CalendarView){.today = DAY_OF(2026, 5, 5),
                                 .marks = marks,
                                 .mark_count = 3,
                                 .asks = kind == ITEM_DATE || kind == ITEM_DAY,
                                 .count_from = DAY_OF(2026, 5, 5),
                                 .earliest = kind == ITEM_DAY ? DAY_OF(2016, 5, 5) : DAY_OF(2026, 5, 6),
                                 .latest = DAY_OF(2026, 12, 31)};
  view.task = (TaskView){.step_id = STR("read"),
                         .visit = 1,
                         .title = STR("Interpret line 2"),
                         .number = STR("Task 1"),
                         .so_far = STR("6 of 12 points so far"),
                         .say = say,
                         .say_count = 1,
                         .hints = hint_texts,
                         .hint_count = 1,
                         .done = done,
                         .done_count = 2,
                         .ask = kind == NONE || wanted == APP_NEGOTIATION ? NULL : &asks[kind],
                         .ahead = ahead,
                         .ahead_count = kind == NONE ? 0 : 1};
  return view;
}

static const StairView debrief_stairs[] = {{1, false, 0, 50400, {NULL, 0}},
                                           {1, true, 242400, 128800, STR_INIT("Anchor invoice")},
                                           {2, true, 236000, 185600, STR_INIT("Contract 4.3")},
                                           {3, true, 230000, 230000, {NULL, 0}}};
static const TalkLineView debrief_lines[] = {
    {STR_INIT("A deal could lie from 1,920.00 to 2,400.00."), LINE_TEXT},
    {STR_INIT("Left on the table"), LINE_HEADING},
    {STR_INIT("100.00 between the deal and how far they would have gone with what was said"), LINE_ITEM},
};
static const TalkDebriefView debrief_talks[] = {{.label = STR_INIT("Settlement of lines 2, 3 and 4"),
                                                 .result = STR_INIT("Agreed at 2,300.00 with Written confirmation; Days to pay: 10"),
                                                 .more_is_better = true,
                                                 .target = 242400,
                                                 .walk_away = 192000,
                                                 .opening = 50400,
                                                 .limit = 240000,
                                                 .shown = {STR_INIT("2,424.00"), STR_INIT("1,920.00"), STR_INIT("2,400.00")},
                                                 .stairs = debrief_stairs,
                                                 .stair_count = COUNT(debrief_stairs),
                                                 .lines = debrief_lines,
                                                 .line_count = COUNT(debrief_lines)}};

static const DecisionView debrief_decisions[] = {
    {STR_INIT("Why line 2 was denied"),
     STR_INIT("May 5"),
     STR_INIT("Payer\xE2\x80\x99s edit ignored the 59"),
     STR_INIT("Same as yours"),
     STR_INIT("The claim carried 59 and the note shows a separate area. Contract 6.2"),
     STR_INIT(""),
     STR_INIT("12 / 12"),
     VERDICT_RIGHT,
     false,
     false,
     3,
     {NULL, 0},
     .grade = STR_INIT("best"),
     .worth = STR_INIT("Best play came to 100 points before it and to 100 after it."),
     .best_after = 100000,
     .best_after_text = STR_INIT("100"),
     .best_cents_after = 242400},
    {STR_INIT("Line 3 expected payment"),
     STR_INIT("May 5"),
     STR_INIT("784.00"),
     STR_INIT("1,568.00"),
     STR_INIT("An add-on code is never ranked, so it pays 100%."),
     STR_INIT("2 points"),
     STR_INIT("18 / 20"),
     VERDICT_PARTLY,
     false,
     false,
     5,
     {ranked, COUNT(ranked)},
     .grade = STR_INIT("inaccuracy"),
     .disputed =
         STR_INIT("Disputed: \"Half of it is right for an add-on\". Your instructor's answer: Not for this one, see section 4.3 of the agreement."),
     .worth = STR_INIT("Best play came to 100 points before it and to 98 after it."),
     .best_why = STR_INIT("Why better: An add-on code is never ranked."),
     .best_after = 98000,
     .best_after_text = STR_INIT("98"),
     .best_cents_after = 242400},
    {STR_INIT("Next follow-up date"),
     STR_INIT("May 5"),
     STR_INIT("Fri May 22"),
     STR_INIT("Wed May 20"),
     STR_INIT("Four business days before the limit is one too few to file. Contract 7.1"),
     STR_INIT("6 points, 124.00"),
     STR_INIT("7 / 13"),
     VERDICT_WRONG,
     false,
     false,
     9,
     {NULL, 0},
     .grade = STR_INIT("mistake"),
     .worth = STR_INIT("Best play came to 98 points before it and to 85 after it."),
     .citation = STR_INIT("Rule: Contract 7.1"),
     .late = STR_INIT("Of it with hindsight, not graded: 1 point."),
     .known = STR_INIT("Known then: The operative note names a separate area."),
     .best_after = 85000,
     .best_after_text = STR_INIT("85"),
     .best_cents_after = 230000},
};
static const int debrief_worst[] = {2, 1};
enum { MAY_5 = 20578 };
static const MarkView debrief_marks[] = {
    {MAY_5, STR_INIT("May 5"), STR_INIT("Why line 2 was denied"), MARKED_DECISION, 0, &debrief_decisions[0]},
    {MAY_5, STR_INIT("May 5"), STR_INIT("Line 3 expected payment"), MARKED_DECISION, 1, &debrief_decisions[1]},
    {MAY_5 + 8, STR_INIT("May 13"), STR_INIT("Promised by Tessa B.: Reprocess lines 2, 3 and 4"), MARKED_PROMISE, NONE, NULL},
    {MAY_5 + 15, STR_INIT("May 20"), STR_INIT("Next follow-up date"), MARKED_DECISION, 2, &debrief_decisions[2]},
    {MAY_5 + 17, STR_INIT("May 22"), STR_INIT("A remittance has come"), MARKED_EVENT, NONE, NULL},
    {MAY_5 + 17, STR_INIT("May 22"), STR_INIT("Remittance of May 22"), MARKED_ARRIVAL, NONE, NULL},
    {MAY_5 + 17, STR_INIT("May 22"), STR_INIT("Paid in part"), MARKED_END, NONE, NULL},
    {MAY_5 + 60, STR_INIT("Jul 4"), STR_INIT("Last day: Appeal"), MARKED_DEADLINE, NONE, NULL},
};
static const PathRowView debrief_rows[] = {
    {STR_INIT("Why line 2 was denied"),
     {STR_INIT("May 5"), STR_INIT("Payer\xE2\x80\x99s edit ignored the 59"), STR_INIT("12")},
     {STR_INIT("May 5"), STR_INIT("Payer\xE2\x80\x99s edit ignored the 59"), STR_INIT("12")},
     true,
     0},
    {STR_INIT("Next follow-up date"),
     {STR_INIT("May 5"), STR_INIT("Fri May 22"), STR_INIT("19")},
     {STR_INIT("May 5"), STR_INIT("Wed May 20"), STR_INIT("25")},
     false,
     2},
    {STR_INIT("Confirm in writing"),
     {{NULL, 0}, {NULL, 0}, {NULL, 0}},
     {STR_INIT("May 6"), STR_INIT("Send the terms by letter"), STR_INIT("27")},
     false,
     NONE},
};
static const PathsView debrief_paths_told = {0, debrief_rows, COUNT(debrief_rows)};

static const Str told_came[] = {STR_INIT("Darnell W.: OK, that\xE2\x80\x99s a separate area. I can send the claim back for reprocessing."),
                                STR_INIT("It is now Wed May 6, 2026.")};
static const ToldView debrief_told[] = {
    {STR_INIT("May 5, 8:00 AM"), STR_INIT(""), STR_INIT("Opened Remittance advice."), STR_INIT(""), STR_INIT(""), NULL, 0, NONE, true, false},
    {STR_INIT("May 5, 8:05 AM"), STR_INIT("Line 3 expected payment"), STR_INIT("Typed 392.00."), STR_INIT("0 of 20 points"), STR_INIT(""), NULL, 0,
     NONE, false, true},
    {STR_INIT("May 5, 8:09 AM"), STR_INIT("Line 3 expected payment"), STR_INIT("Typed 784.00."), STR_INIT("18 of 20 points"),
     STR_INIT("Cost 2 points"), told_came, COUNT(told_came), 1, false, false},
    {STR_INIT("May 6, 8:00 AM"), STR_INIT("Next follow-up date"), STR_INIT("Picked Fri May 22, 2026."), STR_INIT("7 of 13 points"),
     STR_INIT("Cost 6 points and 124.00"), NULL, 0, 2, false, false},
};
static const TranscriptView debrief_transcript_told = {debrief_told, COUNT(debrief_told)};

DebriefView sample_debrief(void) {
  return (DebriefView){.title = STR("The bundled shoulder"),
                       .ending = STR("Paid in part"),
                       .ending_text = STR("The plan paid 2,300.00 of the 2,424.00 it owed."),
                       .retries = true,
                       .mode = MODE_PRACTICE,
                       .disputes = true,
                       .score = 85,
                       .pass_mark = 75,
                       .passed = true,
                       .has_before = true,
                       .before = 73,
                       .kept = 4,
                       .axes = {{.name = STR("Code interpretation"), .detail = STR("30 of 32"), .score = 94, .has_before = true, .before = 94},
                                {.name = STR("Follow-up timing"), .detail = STR("16 of 23"), .score = 70, .has_before = true, .before = 41},
                                {.name = STR("Negotiated outcome"), .detail = STR("39 of 45"), .score = 87}},
                       .recovered_cents = 230000,
                       .best_cents = 242400,
                       .decisions = debrief_decisions,
                       .decision_count = 3,
                       .worst = debrief_worst,
                       .worst_count = 2,
                       .talks = debrief_talks,
                       .talk_count = COUNT(debrief_talks),
                       .skills = {{.name = STR("Attention to detail"), .detail = STR("20 of 22"), .score = 91, .has_before = true, .before = 86},
                                  {.score = NONE},
                                  {.name = STR("Analysis"), .detail = STR("12 of 20"), .score = 60},
                                  {.score = NONE},
                                  {.score = NONE}},
                       .best_start_text = STR("100"),
                       .best_start_points = 100000,
                       .best_start_cents = 242400,
                       .marks = debrief_marks,
                       .mark_count = COUNT(debrief_marks),
                       .days_first = MAY_5,
                       .days_last = MAY_5 + 17,
                       .paths = &debrief_paths_told,
                       .transcript = &debrief_transcript_told,
                       .next = {{NEXT_RETRY, 9, STR("Retry: Next follow-up date"), STR("It cost 6 points and 124.00 that you could have kept.")},
                                {NEXT_DRILL, 0, STR("Drill 2 codes from this case"), STR("You missed CO 59 and M15.")},
                                {NEXT_LESSON, 1, STR("Timely, or is it?"), STR("14 minutes, not tried yet.")},
                                {NEXT_ASSESS, 0, STR("Take it as an assessment"), STR("25 minutes. No hints, no undo, and it counts.")},
                                {NEXT_AGAIN, 0, STR("Play it again from the start"), STR("25 minutes, as practice.")}},
                       .next_count = 5,
                       .due = 18};
}
