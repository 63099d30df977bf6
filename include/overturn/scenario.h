/* A scenario, read and checked: immutable, ids turned into indexes, expressions compiled. The machine in sim.h plays it. */
#ifndef OVERTURN_SCENARIO_H
#define OVERTURN_SCENARIO_H

#include "overturn/calendar.h"
#include "overturn/codes.h"
#include "overturn/expr.h"
#include "overturn/late_payment.h"
#include "overturn/negotiation.h"
#include "overturn/pricing.h"

/* Limits that an author meets. All are documented in scenarios/README.md. */
#define SCENARIO_FORMAT 1
#define SCENARIO_MOST_STEPS 5000
#define SCENARIO_MOST_ITEMS_IN_STEP 24
#define SCENARIO_MOST_CHOICES 24
#define SCENARIO_MOST_ENTRIES 9
#define SCENARIO_MOST_VARS 64
#define SCENARIO_MOST_STAMPS 64
#define SCENARIO_MOST_EVENTS 200
#define SCENARIO_MOST_DEADLINES 32
#define SCENARIO_MOST_PROMISES 32
#define SCENARIO_MOST_FACTS 256
#define SCENARIO_MOST_ITEMS 1024
#define SCENARIO_MOST_PAGES 128
#define SCENARIO_MOST_ONCE 256
#define SCENARIO_MOST_VALUES 60
#define SCENARIO_MOST_PACKETS 8
#define SCENARIO_MOST_LETTERS 8
#define SCENARIO_MOST_PARTS 8
#define SCENARIO_MOST_TALKS 4
#define SCENARIO_MOST_RECOVERIES 192
#define SCENARIO_MOST_CELLS 48
#define SCENARIO_MOST_DAYS 540
#define SCENARIO_MOST_VARIANTS 256
/** A working day, in minutes from its start at 8:00. */
#define WORKDAY_MINUTES 480
#define WORKDAY_STARTS_MINUTE (8 * 60)

/** No index. */
#define NONE (-1)

typedef enum ScenarioKind { KIND_DENIAL, KIND_UNDERPAYMENT, KIND_NEGOTIATION } ScenarioKind;
typedef enum Axis { AXIS_CODES, AXIS_TIMING, AXIS_OUTCOME, AXIS_COUNT } Axis;
typedef enum Skill { SKILL_DETAIL, SKILL_COMMUNICATION, SKILL_ANALYSIS, SKILL_PROBLEM_SOLVING, SKILL_REGULATIONS, SKILL_COUNT } Skill;

/** How the desk shows a step. The same words name the apps that documents live in. */
typedef enum View {
  VIEW_WORKLIST,
  VIEW_CLAIM,
  VIEW_REMITTANCE,
  VIEW_CONTRACT,
  VIEW_CHART,
  VIEW_PORTAL,
  VIEW_PHONE,
  VIEW_NEGOTIATION,
  VIEW_CALENDAR,
  VIEW_NOTES,
  VIEW_LETTERS,
  VIEW_PAYMENTS,
  VIEW_DECISION,
  VIEW_MESSAGE,
  VIEW_COUNT
} View;

extern const char *const scenario_kind_words[], *const axis_words[], *const skill_words[], *const view_words[];

/** Conduct that a payer collections office may not have. A choice names one; it costs points and fails an assessment. */
typedef struct ViolationKind {
  const char *name; /* "balance billing" */
  const char *why;  /* the rule in a sentence, with its source */
} ViolationKind;
extern const ViolationKind scenario_violations[];
extern const int scenario_violation_count;

/* ---- days that are counted from something ---- */

typedef enum AnchorKind {
  ANCHOR_NONE,
  ANCHOR_DAY,
  ANCHOR_TODAY,
  ANCHOR_STAMP,
  ANCHOR_DEADLINE,
  ANCHOR_REMIT,
  ANCHOR_DEAL,
  ANCHOR_PROMISE
} AnchorKind;
typedef struct Anchor {
  AnchorKind kind;
  int index; /* stamp, deadline, page of the remit, promise */
  Day day;   /* ANCHOR_DAY */
  Str source;
} Anchor;

/** How far a deal has come: said, in writing from them, signed by both. It only goes forward. */
typedef enum DealState { DEAL_NONE, DEAL_SPOKEN, DEAL_CONFIRMED, DEAL_COUNTERSIGNED, DEAL_STATE_COUNT } DealState;
/** "none", "spoken", "confirmed", "countersigned", NULL. */
extern const char *const deal_state_words[];

/* ---- effects: what an answer, a step left, or an event does; always in this order ---- */

typedef struct SetEffect {
  int var;
  Expr value;
} SetEffect;

typedef struct Effects {
  const int *learn;
  int learn_count; /* facts */
  const SetEffect *set;
  int set_count;
  const int *stamp;
  int stamp_count;
  bool again; /* stamps move even when set before, and what counts from them is armed again */
  const int *promise;
  int promise_count; /* promises made */
  const int *keep;
  int keep_count; /* promises kept; one that was not made is passed over */
  int deal;       /* DealState that the deal comes to, when there is one; NONE */
  int32_t minutes;
  const int *arrive;
  int arrive_count;       /* pages: documents and remits that come now */
  int recover_bit;        /* place among the recoveries: each counts once; NONE */
  int recover_remit;      /* page of the remit whose new money counts, NONE */
  Cents recover_cents;    /* a direct amount instead */
  Expr recover_value;     /* or one that is worked out then */
  int32_t recover_points; /* thousandths */
  Offset advance;         /* count 0: none */
  int to_step, to_end;
  int violation;            /* row of scenario_violations, NONE */
  int32_t violation_points; /* thousandths taken away */
} Effects;

/** Whether anything happens at all. */
bool effects_any(const Effects *effects);

/* ---- items ---- */

typedef enum ItemKind {
  ITEM_CHOICES,
  ITEM_INTERPRET,
  ITEM_WORKSHEET,
  ITEM_MONEY,
  ITEM_NUMBER,
  ITEM_TEXT,
  ITEM_DATE,
  ITEM_EVIDENCE,
  ITEM_LINK,
  ITEM_ALLOCATE,
  ITEM_ORDER,
  ITEM_DAY,
  ITEM_LETTER,
  ITEM_TALK, /* the deal of a negotiation: made by the reader, one for each; its step's `items` do not hold it */
  ITEM_KIND_COUNT
} ItemKind;
extern const char *const item_kind_words[];

/** How surely a right answer works. */
typedef enum Risk { RISK_LOW, RISK_SOME, RISK_HIGH, RISK_COUNT } Risk;
extern const char *const risk_words[];

typedef struct Choice {
  Str id, text, why;
  int32_t points; /* thousandths */
  Expr when;
  const int *needs;
  int needs_count; /* facts that support it; without them pinned it pays half */
  bool once;
  int once_bit; /* place among the bits of used choices, NONE */
  int32_t days; /* until the money comes: for the comparison of right answers, NONE where it is not compared */
  int risk;     /* Risk, NONE where it is not compared */
  Effects effects;
  const Json *json;
} Choice;

typedef enum InterpretKind { INTERPRET_LIABILITY, INTERPRET_MEANING, INTERPRET_ACTION } InterpretKind;
extern const char *const interpret_words[];

/** One answer that an interpretation offers: drawn from the code reference, the author writes none. */
typedef struct InterpretOption {
  Str id; /* "CO", or the CARC or RARC it was drawn from */
  Str text;
} InterpretOption;
#define INTERPRET_OPTIONS 4

/** A day that is asked for: so long after something. */
typedef struct AskedDay {
  Anchor from; /* ANCHOR_NONE: none */
  Offset after;
} AskedDay;

/** A wrong figure or day that has a name, so that the story goes on with what the trainee computed. */
typedef struct Mistake {
  Str id, name, why;
  int line; /* 0: the total of the column */
  bool has[COLUMN_COUNT];
  Cents value_cents[COLUMN_COUNT]; /* by WorksheetColumn; for money items [0] */
  AskedDay day;                    /* day items */
  int32_t points;                  /* thousandths paid when made */
  Effects effects;
  const Json *json;
} Mistake;

/** One of the things that are to be put in order. */
typedef struct OrderEntry {
  Str id, text;
  Str why; /* why it stands where it stands, or empty */
  const Json *json;
} OrderEntry;

typedef struct WorksheetCell {
  int line;
  int column; /* WorksheetColumn */
  Cents truth_cents;
} WorksheetCell;

/** A part of a letter. Its versions stand together among the choices of the item, whose bits they share. */
typedef struct LetterPart {
  Str id, label;
  int first, count;
} LetterPart;

typedef struct Letter {
  int index; /* among the letters of the file */
  int to;    /* person */
  Str about;
  const LetterPart *parts;
  int part_count;
  int attach; /* item: the packet of evidence that goes with it, NONE */
} Letter;

typedef struct Item {
  Str id;
  ItemKind kind;
  int index, step; /* among all items; its step */
  Axis axis;
  int skill;      /* Skill or NONE */
  int32_t points; /* thousandths: the most it can pay */
  Str prompt, why;
  Expr when;
  int same_as;      /* item in whose place it may earn, NONE */
  bool has_effects; /* asked again when met again */
  Effects effects;  /* happen at every answer, whatever it is */
  int violation;    /* evidence: what sending too much is called, NONE */

  const Choice *choices;
  int choice_count;
  bool many;
  const Letter *letter; /* letter: `choices` are the versions of its parts */

  InterpretKind interpret;
  int focus_remit, focus_line; /* page of the remit; 0 for claim level */
  int focus_group;             /* GroupCode, NONE for a remark */
  Str focus_code;              /* CARC or RARC */
  Str right_action;            /* the author's own word for INTERPRET_ACTION, or empty */

  const WorksheetCell *cells;
  int cell_count; /* worksheet, in reading order; money: one cell */
  const int *lines;
  int line_count;
  const int *columns;
  int column_count;
  int cell_remit;
  Day as_of;
  Cents tolerance_cents;
  const Mistake *mistakes;
  int mistake_count;
  int value_first; /* first of its slots for typed values (one per column), NONE */

  int64_t number, number_tolerance;
  const Str *accepted;
  int accepted_count; /* text */

  Anchor date_from;
  Offset best[2], accept[2];
  bool may_be_today;

  const int *required;
  int required_count; /* evidence, link: facts */
  const int *optional;
  int optional_count;
  const int *too_much;
  int too_much_count;
  int packet; /* evidence: place among packets */

  int allocate_remit, allocate_claim;
  const int *buckets;
  int bucket_count;

  const OrderEntry *entries; /* order: in the right one */
  int entry_count;

  AskedDay day; /* day: the right one */

  const Json *json;
} Item;

/* ---- the rest ---- */

typedef struct Person {
  Str id, name, role;
  FieldList rows; /* PersonRow: everything else said about them, in file order */
  const Json *json;
} Person;
typedef struct PersonRow {
  Str label, text;
} PersonRow;

typedef enum BlockKind { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_TABLE, BLOCK_RAW, BLOCK_STATUS } BlockKind;
typedef struct Block {
  BlockKind kind;
  Str text;
  const Str *cells;
  int rows, columns; /* table */
  const ClaimStatus *status;
} Block;

typedef enum PageKind { PAGE_DOCUMENT, PAGE_REMIT, PAGE_CLAIM, PAGE_CONTRACT } PageKind;

/** Something that can be opened at the desk. */
typedef struct Page {
  Str id; /* the document's or remit's id, "claim", "contract" */
  PageKind kind;
  View app;
  Str title;
  bool at_start; /* lies on the desk from the start */
  const Block *blocks;
  int block_count;
  const Remit *remit; /* PAGE_REMIT: as written, or the short form */
  int replaces;       /* PAGE_REMIT: page of the remit it corrects, NONE */
  int payer;          /* PAGE_REMIT: the person whose money it is, NONE only in a faulty file */
  bool follows_play, follows_deal;
  const Json *json;
} Page;

typedef struct Fact {
  Str id, text;
  int page;   /* where it is found, NONE when it is learned in a step */
  Str clause; /* of the contract, or empty */
  const Json *json;
} Fact;

typedef enum VarKind { VAR_FLAG, VAR_NUMBER, VAR_WORD } VarKind;
typedef struct Var {
  Str id;
  VarKind kind;
  int32_t start, least, most;
  const Str *words;
  int word_count;
  bool read; /* by some expression or text */
  const Json *json;
} Var;

typedef struct Stamp {
  Str id;
  bool read;        /* by some expression, text or day */
  const Json *json; /* where it is named first */
} Stamp;

/** The last day of a right: so long after something, or the earliest of other deadlines. */
typedef struct Deadline {
  Str id, label, cite;
  Anchor from;
  Offset receipt;    /* added before counting: how long after its date a notice counts as received; count 0: nothing */
  bool first_counts; /* the day it counts from is the first of its days */
  Offset offset;
  const TimingRule *rule; /* or NULL */
  const int *earliest;
  int earliest_count; /* deadlines of which it is the earliest; then nothing above holds */
  const int *order;
  int order_count; /* the deadlines that it hangs on, each after those that it hangs on itself, and last its own index */
  const Json *json;
} Deadline;

/** Somebody's word: what they will do, and by when. It is made and kept by effects; made again it keeps its first day. */
typedef struct Promise {
  Str id, what;
  int person;  /* who gave it */
  Str part;    /* id of the issue or term of a deal that it keeps, or empty */
  Anchor from; /* ANCHOR_NONE: the day it is made */
  Offset after;
  bool made; /* by some effect */
  const Json *json;
} Promise;

typedef struct Next {
  Expr when;
  int to_step;
} Next;

typedef struct Step {
  Str id, title;
  int index;
  View view;
  int person;                 /* who speaks, NONE */
  int focus_page, focus_line; /* NONE, 0 */
  Str focus_code, focus_clause;
  const Str *say;
  int say_count;
  const Str *hints;
  int hint_count;
  Expr when;
  int otherwise;   /* step entered instead when `when` is false */
  int32_t minutes; /* on entering */
  const int *learn;
  int learn_count; /* on entering */
  const Item *items;
  int item_count;
  Effects leave; /* on leaving: advance, recover, stamp..., to_end */
  const Next *next;
  int next_count;
  const int *wait_for;
  int wait_count; /* events */
  const Negotiation *talk;
  int talk_item; /* its item, NONE */
  const Json *json;
} Step;

typedef struct Event {
  Str id, say;
  int index;
  Anchor from;
  Offset after;
  bool on_deadline; /* fires the day after it */
  bool unforeseen;  /* nothing on the desk announces it: a loss that hangs on it is with hindsight */
  Expr when;
  Effects effects;
  const Json *json;
} Event;

typedef struct Ending {
  Str id, title, text;
  const Json *json;
} Ending;

typedef struct Scenario {
  Str file, hash; /* SHA-256 of its text, hex */
  Str id, title;
  ScenarioKind kind;
  int32_t level, minutes;
  const Str *tags;
  int tag_count;
  const Str *briefing;
  int briefing_count;
  Str city, state, organization;
  Day today;
  const Calendar *calendar; /* a year before the first day to well after the last */
  const Person *people;
  int person_count;
  int patient, provider, payer; /* persons */
  const Claim *claim;
  const Contract *contract; /* NULL when there is none */
  const Pricing *pricing;   /* the claim by the contract; without one nothing is allowed on it */
  Plan plan;                /* as people.payer says */
  LateTerms late;           /* what the payer owes for being late; `due` is DAY_NONE where nothing is */
  InterestTerms interest;   /* the same for remits that pay it; rate 0 where none is owed on the claim */
  const Page *pages;
  int page_count;
  const Fact *facts;
  int fact_count;
  const Deadline *deadlines;
  int deadline_count;
  const Promise *promises;
  int promise_count;
  const Var *vars;
  int var_count;
  const Stamp *stamps;
  int stamp_count;
  const Step *steps;
  int step_count;
  const Item *const *items;
  int item_count; /* all, by index */
  const Event *events;
  int event_count;
  const Ending *endings;
  int ending_count;
  const Negotiation *const *talks;
  int talk_count;
  int start;
  int out_of_time; /* the ending of a case that never ended; always there */
  int once_count, packet_count, letter_count, value_count, recovery_count;
  uint32_t letters_read[SCENARIO_MOST_LETTERS]; /* versions that some condition asks about */
  bool writes_deals;                            /* some effect says how far a deal has come */
  int expr_count;                               /* expressions with code, by their numbers */
  uint64_t *seen[2];                            /* bits by number: what each came to, zero and not; for whoever wants to know, else NULL */
  const CodeReference *codes;
  const RuleBook *rules;
  const Json *root;
  int variant, variant_count; /* which this is, of how many; 0 of 1 where nothing varies */
  Str variant_label;          /* "charge 5,100.00, rep Noor K."; empty where nothing varies */
  Str text;                   /* of the file */
} Scenario;

/**
 * Reads a scenario file's text into `arena`: syntax, structure, references, types, balance. Every fault goes to `diags`; reading goes on.
 * @param file  name as shown in messages. @param text  outlives the scenario.
 * @return the scenario, or NULL when there was any error.
 */
const Scenario *scenario_read(Arena *arena, Str file, Str text, const CodeReference *codes, const RuleBook *rules, Diags *diags);

/** The same for one variant of a file that varies, 0 to its variant_count - 1; scenario_read() gives the first. */
const Scenario *scenario_read_variant(Arena *arena, Str file, Str text, const CodeReference *codes, const RuleBook *rules, int variant, Diags *diags);
/** Another variant of a scenario that was read. @return NULL when that one has faults, which scenario_check() tells. */
const Scenario *scenario_variant(Arena *arena, const Scenario *scenario, int variant);
/** Reads and lints every variant; a fault is told once, with the variants that have it. @return whether none has an error. */
bool scenario_check(Arena *arena, Str file, Str text, const CodeReference *codes, const RuleBook *rules, Diags *diags);
/** What is worth a word in a scenario without errors: slips that nobody needs to play to see, told as warnings and advice (lint_*.c). */
void scenario_lint(Arena *arena, const Scenario *scenario, Diags *diags);
extern const DiagCode lint_diag_codes[];
/** Which variant an attempt with that seed plays: 0 for seed 0, evenly spread over all seeds. */
int scenario_variant_of_seed(const Scenario *scenario, uint64_t seed);
/** The smallest seed that plays this variant. */
uint64_t scenario_seed(const Scenario *scenario);

/** What a {placeholder} in a text stands for. */
typedef enum TextRefKind {
  REF_VAR,
  REF_STAMP,
  REF_DEADLINE,
  REF_PERSON,
  REF_REMIT_DATE,
  REF_REMIT_PAID,
  REF_VALUE,
  REF_DEAL_AMOUNT,
  REF_DEAL_DATE,
  REF_DEAL_STATE,
  REF_PROMISE,
  REF_TODAY
} TextRefKind;
typedef struct TextRef {
  TextRefKind kind;
  int index;
  int sub; /* REF_VALUE: WorksheetColumn, NONE for a money question */
} TextRef;
bool scenario_text_ref(const Scenario *scenario, Str name, TextRef *ref);
/** Walks a text: what stands before the next placeholder, and its name. @return false at the end, with the rest in `before`. */
bool scenario_next_ref(Str text, size_t *at, Str *before, Str *name);

/** Days of deadlines from the days of what they count from, one after another in their `order`. */
typedef Day (*AnchorDay)(const void *world, const Anchor *anchor);
/** @param day_of  asked for every anchor that is no deadline; `world` is handed to it. @return DAY_NONE while nothing that it hangs on has a day. */
Day scenario_deadline_day(const Scenario *scenario, int deadline, AnchorDay day_of, const void *world);
/** Whether it hangs on the stamp, through other deadlines too. */
bool scenario_deadline_reads_stamp(const Scenario *scenario, int deadline, int stamp);

/** The table of the whole file, for the JSON Schema. */
extern const FieldTable scenario_table;
extern const DiagCode scenario_diag_codes[];

/** Index by id, or NONE. */
int scenario_find_step(const Scenario *scenario, Str id);
int scenario_find_item(const Scenario *scenario, Str id);
int scenario_find_fact(const Scenario *scenario, Str id);
int scenario_find_page(const Scenario *scenario, Str id);

#endif
