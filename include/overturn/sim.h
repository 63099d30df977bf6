/* The machine: a state and what an action makes of it. Pure: no clock, no file, no randomness beyond the attempt's seed. */
#ifndef OVERTURN_SIM_H
#define OVERTURN_SIM_H

#include "overturn/scenario.h"

#define BITS_WORDS(COUNT) (((COUNT) + 63) / 64)
static inline bool bits_has(const uint64_t *bits, int at) { return (bits[at / 64] >> (at % 64)) & 1u; }
static inline void bits_add(uint64_t *bits, int at) { bits[at / 64] |= UINT64_C(1) << (at % 64); }
static inline void bits_drop(uint64_t *bits, int at) { bits[at / 64] &= ~(UINT64_C(1) << (at % 64)); }

/** Everything that undo must restore. Flat: a copy is one assignment, equal states are equal bytes. */
typedef struct State {
  uint64_t seed; /* of the attempt: draws the options of interpretations, decides nothing else */
  Day day;
  int32_t minute; /* of the working day, from 0 at 8:00 to WORKDAY_MINUTES; nothing in the machine is decided by it */
  int16_t step;
  int16_t item;   /* in the step: the question open now; NONE: continue, or a negotiation */
  int16_t ending; /* NONE while the case is open */
  int16_t talk;   /* negotiation going on in this step, NONE */
  int32_t vars[SCENARIO_MOST_VARS];
  Day stamps[SCENARIO_MOST_STAMPS];
  Day arrived[SCENARIO_MOST_PAGES]; /* day a page came to the desk, DAY_NONE while it has not */
  uint64_t opened[BITS_WORDS(SCENARIO_MOST_PAGES)];
  uint64_t known[BITS_WORDS(SCENARIO_MOST_FACTS)];
  uint64_t pinned[BITS_WORDS(SCENARIO_MOST_FACTS)];
  uint64_t spent[BITS_WORDS(SCENARIO_MOST_EVENTS)];
  uint64_t answered[BITS_WORDS(SCENARIO_MOST_ITEMS)];
  uint64_t used[BITS_WORDS(SCENARIO_MOST_ONCE)];
  uint64_t recovered[BITS_WORDS(SCENARIO_MOST_RECOVERIES)];
  uint64_t packets[SCENARIO_MOST_PACKETS][BITS_WORDS(SCENARIO_MOST_FACTS)];
  Day promised[SCENARIO_MOST_PROMISES]; /* day a promise was made, and kept; DAY_NONE while it was not */
  Day kept[SCENARIO_MOST_PROMISES];
  uint32_t letters[SCENARIO_MOST_LETTERS]; /* versions of the letter as it was sent last */
  int64_t values[SCENARIO_MOST_VALUES];    /* what was typed, for texts */
  NegotiationState talks[SCENARIO_MOST_TALKS];
  Day deal_day[SCENARIO_MOST_TALKS];
  int32_t deal_state[SCENARIO_MOST_TALKS]; /* DealState */
} State;

typedef enum ActionKind {
  ACTION_ANSWER,
  ACTION_NEXT,
  ACTION_TALK,
  ACTION_OPEN,
  ACTION_PIN,
  ACTION_UNPIN,
  ACTION_PASS /* nobody does anything until `day`: the world's, never a trainee's; a journal has it only where a case of a shift is tried again */
} ActionKind;

/** One thing the trainee does. Only the fields of its kind and of the item's kind are read. */
typedef struct Action {
  ActionKind kind;
  int item;                         /* ANSWER: index of the open item */
  uint32_t choices;                 /* choices, letter: bits by place */
  Str option;                       /* interpret: id of the option */
  Cents cells[SCENARIO_MOST_CELLS]; /* worksheet in the item's order; money: [0] */
  int64_t number;
  Str text;
  Day day;
  uint64_t facts[BITS_WORDS(SCENARIO_MOST_FACTS)]; /* evidence, link */
  Cents buckets[BUCKET_COUNT];
  int8_t order[SCENARIO_MOST_ENTRIES]; /* order: places of the entries, the first one first */
  NegotiationAct talk;
  int page; /* OPEN */
  int fact; /* PIN, UNPIN */
} Action;

/** Whether an action only looks: opens a page, pins a fact or takes the pin out. Looking is free and is never undone. */
static inline bool action_looks(const Action *action) {
  return action->kind == ACTION_OPEN || action->kind == ACTION_PIN || action->kind == ACTION_UNPIN;
}

#define RESULT_MOST_EVENTS 16

/** What one action earned and caused. Points are thousandths. */
typedef struct Result {
  int item;   /* answered (or negotiation closed), NONE */
  bool first; /* its first answer: the one that is scored */
  int32_t paid, most;
  bool half_for_facts; /* paid half: a fact in `needs` was not pinned */
  int missing_fact;    /* the first such fact, NONE */
  int choice;          /* place of the (first) choice, NONE */
  int mistake;         /* place of the named mistake, NONE */
  Cents recovered_cents;
  int64_t recover_weight; /* sum of points x cents, to be divided by the best recoverable */
  int violation;          /* NONE */
  int32_t violation_points;
  NegotiationReply reply;         /* ACTION_TALK */
  int events[RESULT_MOST_EVENTS]; /* that fired, in order */
  int event_count;
  Day day_before;
  int step_before;
  int32_t minutes;       /* that its effects and the steps entered took, by the file, on the day it was done */
  int32_t minutes_later; /* the same on a later day, to which it led */
} Result;

/** The state in which a case starts, its first step entered. */
void sim_start(const Scenario *scenario, uint64_t seed, State *state);

/** The question open now, or NULL: the case is over, a negotiation is going on, or the step only waits for ACTION_NEXT. */
const Item *sim_item(const Scenario *scenario, const State *state);
/** The negotiation going on, or NULL. */
const Negotiation *sim_talk(const Scenario *scenario, const State *state);
bool sim_over(const State *state);

/** Why an action cannot be done now, as a short sentence, or NULL when it can. */
const char *sim_refuses(const Scenario *scenario, const State *state, const Action *action);

/** Does an action that sim_refuses() has let pass. `state` becomes the state after it. */
Result sim_step(const Scenario *scenario, State *state, const Action *action);

/** Whether the choice at `place` of an open item is offered now. */
bool sim_choice_open(const Scenario *scenario, const State *state, const Item *item, int place);
/** Places of the right answers offered in `state` that are compared once the question was answered, the fastest first. @return how many, 0 or at least two. */
int sim_ranked(const Scenario *scenario, const State *state, const Item *item, int places[SCENARIO_MOST_CHOICES]);
/** Whether a page lies on the desk; whether a fact may be pinned. */
bool sim_page_here(const Scenario *scenario, const State *state, int page);
bool sim_fact_known(const State *state, int fact);

/** What a code on a remittance is read for, in a case or on a drill card. */
typedef struct CodeReading {
  InterpretKind kind;
  int group;        /* GroupCode, NONE for a remark */
  Str code;         /* CARC or RARC that is in the reference */
  Str right_action; /* of INTERPRET_ACTION: in the place of the reference's own, or empty */
} CodeReading;
/** What an interpretation asks for. */
CodeReading sim_reading(const Item *item);
/** "group/CO/liability", "carc/197/meaning", "rarc/N54/action": the same for the same question wherever it is asked, and it never changes. */
Str code_reading_name(Arena *arena, const CodeReading *reading);
/** The right reading and plausible wrong ones from the reference, drawn and ordered by `seed`. @return how many, at most INTERPRET_OPTIONS. */
int code_reading_options(const CodeReference *codes, const CodeReading *reading, uint64_t seed, InterpretOption options[INTERPRET_OPTIONS]);
/** Id of the right one. */
Str code_reading_right(const CodeReading *reading);

/** The options of an interpretation, in the order shown; drawn by the attempt's seed. @return how many, at most INTERPRET_OPTIONS. */
int sim_interpret_options(const Scenario *scenario, uint64_t seed, const Item *item, InterpretOption options[INTERPRET_OPTIONS]);
/**
 * Why the right reading is right, in the words of the code reference: of a group always, of a code where `option` was another, since the right option says it.
 * @param option  id of the option taken. @return empty where there is nothing to add.
 */
Str sim_interpret_why(Arena *arena, const Scenario *scenario, const Item *item, Str option);
/** Id of the right one. */
Str sim_interpret_right(const Scenario *scenario, const Item *item);

/** The places of an order's entries as they are shown: drawn by the attempt's seed, never the right order. */
void sim_order_shown(uint64_t seed, const Item *item, int8_t order[SCENARIO_MOST_ENTRIES]);
/** Place of the first entry that stands behind one that belongs after it, NONE when all is in order. */
int sim_order_late(const Item *item, const int8_t *order);

/** First and last day of an item's windows, and the earliest day that may be picked. */
typedef struct DateWindow {
  Day from, best_first, best_last, accept_first, accept_last, earliest, latest;
} DateWindow;
DateWindow sim_date_window(const Scenario *scenario, const State *state, const Item *item);
/** Thousandths that a day would pay. */
int32_t sim_date_points(const Item *item, const DateWindow *window, Day day);

/** A day that is asked for, DAY_NONE while what it counts from has not happened. */
Day sim_asked_day(const Scenario *scenario, const State *state, const AskedDay *day);
/** Whether a deadline is on show: it is not while a question asks for its day, or for the day of one that it hangs on, and none was answered. */
bool sim_deadline_shown(const Scenario *scenario, const State *state, int deadline);
/** The day a deadline ends (that day is still in time), DAY_NONE while what it counts from has not happened. */
Day sim_deadline_day(const Scenario *scenario, const State *state, int deadline);
/** The deadline whose day it is: itself, or the earliest of those that it names. */
int sim_deadline_deciding(const Scenario *scenario, const State *state, int deadline);
/** The last day of a promise, DAY_NONE while it was not made, or what it counts from has not happened. */
Day sim_promise_day(const Scenario *scenario, const State *state, int promise);
/** The day of what something counts from, "today" being the first day; DAY_NONE while it has not happened. */
Day sim_anchor_day(const Scenario *scenario, const State *state, const Anchor *anchor);
/** The negotiation whose deal counts: the last one in the file that closed with one, NONE. */
int sim_deal(const Scenario *scenario, const State *state);
/** The day an event is due, DAY_NONE while what it counts from has not happened. */
Day sim_event_day(const Scenario *scenario, const State *state, int event);
/** Whether a fact is pinned; `state` is a State. For negotiation_refuses(). */
bool sim_holds(const void *state, int fact);
/** The remit of a page as it stands now: as written, or made from contract, deal and day of arrival. NULL while it has not come. */
const Remit *sim_remit(const Scenario *scenario, const State *state, Arena *arena, int page);
/** Truth of a worksheet or money cell, and of a posting, as it stands now. */
Cents sim_cell_truth(const Scenario *scenario, const State *state, const Item *item, int cell);
void sim_posting_truth(const Scenario *scenario, const State *state, const Item *item, Cents buckets[BUCKET_COUNT]);
/** Reads a text with its {placeholders} filled in. */
Str sim_text(const Scenario *scenario, const State *state, Arena *arena, Str text);
/** A letter as it would be sent now with these versions. */
typedef struct LetterPage {
  Str from, date, about;
  Str to[3]; /* name, role, address */
  int to_count;
  const Str *labels, *paragraphs; /* of the parts that offer anything; a paragraph is empty while no version is chosen */
  int paragraph_count;
  const Str *enclosures;
  int enclosure_count;
} LetterPage;
LetterPage sim_letter(const Scenario *scenario, const State *state, Arena *arena, const Item *item, uint32_t versions);
/** Versions of a part that are offered now, as bits of Action.choices. */
uint32_t sim_letter_open(const Scenario *scenario, const State *state, const Item *item, int part);
/** Value of an expression: numbers, cents, day numbers, 0 or 1. */
int64_t sim_eval(const Scenario *scenario, const State *state, const Expr *expr);
/** The same for one who only looks: it is not noted what came of it. */
int64_t sim_peek(const Scenario *scenario, const State *state, const Expr *expr);

/** Looking is free: opens every page that is here and pins every fact known. A search does this after every action. */
void sim_look_everywhere(const Scenario *scenario, State *state);

/** The most that an item can pay: for choices the best one (with `many`, the sum of the good ones). Thousandths. */
int32_t item_most_points(const Item *item);

#endif
