/* What screens are given to show: plain data, made anew for every pass by view_*.c (from a session) or by a test. Screens never see the machine. */
#ifndef SCREENS_VIEWS_H
#define SCREENS_VIEWS_H

#include "overturn/analysis.h"
#include "screens/views_home.h"

/* ---- Briefing ---- */

typedef struct PersonView {
  Str name, detail;
} PersonView;

typedef struct DeskDocumentView {
  UiIcon icon;
  Str title, detail;
} DeskDocumentView;

typedef struct AmountView {
  Str label, amount;
  bool open; /* for the trainee to find */
} AmountView;

typedef struct DeadlineView {
  Str label, cite;
  Day from, day;
  int days_left; /* below 0: passed */
} DeadlineView;

/** What a course says of a lesson, by Mode. */
typedef struct BriefingCourse {
  Str about[2];   /* attempts left, until when; what does not count */
  Str refused[2]; /* why it may not begin; empty: it may */
  bool late[2], goes_on[2];
} BriefingCourse;

typedef struct BriefingView {
  Str title;
  ScenarioKind kind;
  bool is_shift; /* which has no kind */
  int level, minutes;
  const Str *paragraphs; /* the first is the lead */
  int paragraph_count;
  Str setting; /* where and when */
  const AmountView *amounts;
  int amount_count;
  const PersonView *people;
  int person_count;
  const DeskDocumentView *documents;
  int document_count;
  const DeadlineView *deadline; /* the nearest, or NULL */
  Day today;
  int axis_points[AXIS_COUNT];  /* whole points of 100, NONE: not known */
  int best_score[2];            /* by Mode; NONE: not tried */
  const BriefingCourse *course; /* NULL: none that says anything of it */
} BriefingView;

/* ---- Desk ---- */

typedef enum DeskApp {
  APP_CLAIM,
  APP_REMITTANCE,
  APP_CONTRACT,
  APP_CHART,
  APP_PORTAL,
  APP_PHONE,
  APP_NEGOTIATION,
  APP_CALENDAR,
  APP_NOTES,
  APP_LETTERS,
  APP_PAYMENTS,
  APP_CODES,
  APP_COUNT
} DeskApp;

typedef struct RailView {
  DeskApp app;
  int unread; /* pages not opened yet */
} RailView;

typedef struct FactView {
  int fact;          /* index in the scenario */
  Str title, detail; /* where it was found; what was found */
  DeskApp app;
  int page; /* index in the scenario, NONE: it was said, not written */
  bool pinned;
} FactView;

typedef struct AdjustmentView {
  CodeView code;
  Cents amount_cents;
} AdjustmentView;

/** Money moved outside claims. */
typedef struct ProviderView {
  Str code, name, reference;
  Cents amount_cents;
} ProviderView;

typedef struct RemitLineView {
  int line;
  Str code, modifiers, service;
  int units;
  Cents charge_cents, allowed_cents, paid_cents;
  bool has_allowed;
  const AdjustmentView *adjust;
  int adjust_count;
  const Str *remarks;
  int remark_count;
} RemitLineView;

typedef struct SegmentView {
  Str text;
  int line;  /* of its claim, 0: claim or envelope */
  int claim; /* place among the claims of the remittance, NONE: envelope */
} SegmentView;

typedef struct PartView {
  Str label;
  Cents amount_cents;
  UiToken token;
} PartView;

/** One claim of one remittance. */
typedef struct RemitView {
  Str status; /* "Processed as primary" */
  Str claim;  /* its number; the patient, the services and the member id are known of our own claim only */
  Str payer, patient, member_id, payer_control, trace;
  Day service_date, date;
  const RemitLineView *lines;
  int line_count;
  const AdjustmentView *adjust; /* at claim level */
  int adjust_count;
  const Str *remarks; /* at claim level */
  int remark_count;
  Cents charge_cents, allowed_cents, adjusted_cents, paid_cents;
  bool has_allowed, balances;
  const PartView *parts; /* where the charge went; none when nothing was charged */
  int part_count;
  const ProviderView *provider_adjust;
  int provider_adjust_count;
  const SegmentView *segments;
  int segment_count;
  int focus_line; /* line that the task is about, 0 none */
} RemitView;

typedef struct PairView {
  Str label, value;
  bool code; /* in the mono face */
} PairView;

typedef struct ClaimLineView {
  int line;
  Str code, modifiers, service, dates, diagnoses;
  int units;
  Cents charge_cents;
} ClaimLineView;

typedef struct ClaimView {
  const PairView *pairs;
  int pair_count;
  const ClaimLineView *lines;
  int line_count;
  Cents charge_cents;
} ClaimView;

typedef struct RateView {
  Str code, service, rate, rule;
  bool on_claim;
} RateView;

typedef struct ClauseView {
  Str id, text, years;
  int fact; /* to pin it, NONE */
  bool pinned, focus;
} ClauseView;

typedef struct ContractView {
  const RateView *rates;
  int rate_count;
  const ClauseView *clauses;
  int clause_count;
  const Str *terms; /* rules in sentences: patient share, lesser of, ranks, interest */
  int term_count;
} ContractView;

typedef struct OptionView {
  Str text;
  uint32_t bit; /* of Action.choices; of an order: place of the entry */
  Str id;       /* of an interpretation */
} OptionView;

typedef struct LetterPartView {
  Str label;
  const OptionView *versions;
  int version_count;
} LetterPartView;

/** A letter being written, or one that was sent. */
typedef struct LetterView {
  Str from, date, about;
  const Str *to;
  int to_count;
  const LetterPartView *parts;
  int part_count;
  const Str *enclosures;
  int enclosure_count;
  uint32_t sent; /* versions of a letter that was sent, 0 while it is written */
} LetterView;

/* In the place of a scenario's page. */
#define PAGE_DRAFT (-2)
#define PAGE_SENT (-3)

/** One page that lies in an app. */
typedef struct PageView {
  int page; /* index in the scenario; NONE, PAGE_DRAFT, PAGE_SENT: it is not among its pages */
  PageKind kind;
  Str title, arrived; /* "Arrived Mar 30, 2026" or empty */
  bool opened;
  const Block *blocks; /* texts with their placeholders filled in */
  int block_count;
  const FactView *facts; /* found here and known */
  int fact_count;
  const RemitView *remits; /* PAGE_REMIT: its claims */
  int remit_count;
  const ClaimView *claim;       /* PAGE_CLAIM */
  const ContractView *contract; /* PAGE_CONTRACT */
  const LetterView *letter;     /* PAGE_DRAFT, PAGE_SENT */
} PageView;

typedef struct AppView {
  const PageView *pages;
  int page_count;
} AppView;

typedef struct SpeechView {
  Str who, when, text;
  bool you;
} SpeechView;

typedef struct PhoneView {
  bool live;
  Str line_name; /* "Lakeshore Mutual, provider line" */
  PersonView rep;
  const PairView *pairs; /* number dialed and the like */
  int pair_count;
  Str held, talked; /* minutes, or empty */
  const SpeechView *log;
  int log_count;
} PhoneView;

/* ---- Negotiation ---- */

typedef struct OfferView {
  int round;
  bool has_theirs, has_ours;
  Cents theirs, ours; /* in the unit's hundredths */
  Str played, said;
} OfferView;

typedef struct LevelView {
  Str label;
} LevelView;

typedef struct TermView {
  Str label;
  const LevelView *levels;
  int level_count, level;
  bool by_them;
  Str locked;      /* why it cannot be asked yet, or empty */
  int unlocked_by; /* place of the fact that opens it when played with the offer, NONE */
} TermView;

typedef struct MoveView {
  Str text;
  int move;   /* place among the talk's moves */
  Str locked; /* why it cannot be made now, or empty */
} MoveView;

typedef struct CardView {
  Str title, detail;
  int place; /* among the talk's facts */
  bool played;
  Str mark;
} CardView;

typedef struct TalkView {
  int index;       /* among the scenario's negotiations */
  Str title, unit; /* "dollars" */
  bool money, more_is_better, final;
  PersonView rep;
  Str said; /* the last thing they said */
  int round, rounds;
  Cents step, opening, offer, walk_away, target, authority, last_ask, opening_ask; /* in hundredths of the unit */
  bool has_last_ask, signed_off;
  Str above_authority;
  const OfferView *offers;
  int offer_count;
  const TermView *terms;
  int term_count;
  const MoveView *moves;
  int move_count;
  const CardView *cards;
  int card_count;
  Str deadline; /* the one they claim, or empty */
} TalkView;

/* ---- Calendar ---- */

typedef enum MarkKind { MARK_DONE, MARK_DEADLINE, MARK_ARRIVED, MARK_WINDOW, MARK_PROMISED } MarkKind;
typedef struct DayMarkView {
  Day day;
  MarkKind kind;
  UiIcon icon;
  Str text;
} DayMarkView;

typedef struct CalendarView {
  Day today;
  const DayMarkView *marks;
  int mark_count;
  /* While a date is asked for: */
  bool asks;
  Day count_from, earliest, latest;
} CalendarView;

/* ---- The task ---- */

typedef enum Verdict { VERDICT_HIDDEN, VERDICT_RIGHT, VERDICT_PARTLY, VERDICT_WRONG } Verdict;

/** A right answer beside others. */
typedef struct RankedView {
  Str text, days; /* "12 days" */
  Risk risk;
  bool yours;
} RankedView;

typedef struct RankingView {
  const RankedView *rows;
  int count; /* 0: nothing is compared */
} RankingView;

typedef struct DoneView {
  Str prompt, answer, why;
  Verdict verdict;
  Str points; /* "3 / 3", or empty while they are hidden */
  bool not_scored;
  Str violation;
  RankingView ranking;
} DoneView;

typedef struct CellView {
  int line;
  Str label;
} CellView;

typedef struct AskView {
  int item; /* index in the scenario */
  ItemKind kind;
  Str prompt, points; /* "3 points", or empty */
  bool many;
  const OptionView *options;
  int option_count;
  /* worksheet, money: columns and cells in reading order */
  const Str *columns;
  int column_count;
  const Str *rows;
  int row_count;
  const Cents *row_paid; /* what the remittance paid on each line */
  const Cents *row_charge;
  /* allocate */
  const Str *bucket_labels;
  const int *buckets;
  int bucket_count;
  Cents bucket_total;        /* what they must add up to */
  int pick_least, pick_most; /* evidence, link: how many facts */
  const LetterView *letter;
  const struct AskView *more; /* further parts of the same interpretation, which an assessment confirms together with this one */
  int more_count;
} AskView;

typedef struct TaskView {
  Str step_id;       /* changes when the step does: forgets what was typed */
  int visit;         /* and when the same step is met again */
  Str title, number; /* "Task 3" */
  Str so_far;        /* "6 of 12 points so far", or empty */
  const Str *news;   /* what happened since: events */
  int news_count;
  const Str *say;
  int say_count;
  const FactView *heard; /* learned from what was said, not pinned yet */
  int heard_count;
  const Str *hints;
  int hint_count;
  const DoneView *done; /* answered in this step, or the last of the step before */
  int done_count;
  const AskView *ask; /* NULL: continue, negotiate, or over */
  const Str *ahead;   /* prompts that follow in this step */
  int ahead_count;
  bool over;
  Str ending, ending_text;
} TaskView;

/** The clock of a shift. */
typedef struct ShiftClockView {
  Day today;
  Str clock;
  int day, days;             /* from 1 */
  int minutes_left, minutes; /* of the day */
  int spent;                 /* by the last action */
  bool in_call;              /* no other account can be looked at */
  bool in_hand;              /* on the desk: it can still be worked */
} ShiftClockView;

typedef struct DeskView {
  Str title;
  Mode mode;
  const ShiftClockView *shift; /* NULL: a case alone */
  Day today;
  Str clock;
  const DeadlineView *deadlines;
  int deadline_count;
  int score, score_most; /* NONE: not shown */
  int hints_left;        /* NONE: no hints in this mode */
  int kept;              /* of a retry: actions kept; 0: no retry */
  bool can_undo, can_redo;
  const RailView *rail;
  int rail_count;
  DeskApp wanted; /* the app that the step is about */
  int wanted_page;
  AppView apps[APP_COUNT];
  PhoneView phone;
  const TalkView *talk; /* NULL: none going on */
  CalendarView calendar;
  TaskView task;
  const FactView *facts; /* pinned, in the order of the scenario */
  int fact_count;
  const CodeReference *codes;
  const X12Codes *status_codes; /* NULL: none to look up */
} DeskView;

#endif
