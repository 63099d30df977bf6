/* What the parts of the analysis share: the graph of reachable states and the values on it. */
#ifndef OVERTURN_ANALYSIS_GRAPH_H
#define OVERTURN_ANALYSIS_GRAPH_H

#include "overturn/proof.h"
#include "overturn/world.h"

#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])
#define NO_NODE UINT32_MAX
#define CLASSES_MOST 4096
#define KEY_MOST_BYTES 2048

/** What can still be read from a step on; all else is dropped from a state's key. */
typedef struct Live {
  uint64_t items[BITS_WORDS(SCENARIO_MOST_ITEMS)];
  uint64_t facts[BITS_WORDS(SCENARIO_MOST_FACTS)];
  uint64_t sent[BITS_WORDS(SCENARIO_MOST_FACTS)]; /* of which it is still asked whether they were sent */
  uint32_t letters[SCENARIO_MOST_LETTERS];        /* versions of which it is still asked whether they were written */
  uint64_t used[BITS_WORDS(SCENARIO_MOST_ONCE)];
  uint64_t pages[BITS_WORDS(SCENARIO_MOST_PAGES)];
  uint64_t vars, stamps;           /* bits by index; both kinds are at most 64 */
  uint32_t promises, promise_days; /* whether made or kept; on which day */
  uint32_t talks;
  bool deal;
  bool remit_order; /* which remit came before which */
} Live;

typedef struct Edge {
  uint32_t target;
  int32_t item; /* NONE: nothing answered */
  int32_t paid, most, violation_points;
  uint16_t days, actions;
  int32_t minutes; /* of a shift that it takes at least: without looking, and without what is owed for waking */
  int32_t owed;    /* that the next action pays for */

  bool first, in_place; /* first answer; it may earn in place of its main item, or as it */
  bool violates;
  int8_t choice; /* place of the choice taken, the first of several; NONE */
  int64_t cents, weight;
} Edge;

#define TALK_MOST_ACTS 64

/** One way a negotiation can end: the acts that lead there. */
typedef struct TalkLine {
  NegotiationAct *acts;
  int count;
} TalkLine;

/** What they hang on: compared as bytes. */
typedef struct TalkStart {
  NegotiationState state;
  uint64_t held; /* facts of the talk that are pinned, by place */
  uint64_t talk;
} TalkStart;

typedef struct TalkLines TalkLines;
struct TalkLines {
  TalkStart start;
  TalkLine *lines;
  int count;
  TalkLines *next;
};
typedef struct TalkSearch TalkSearch;

/** A value: points or dollars, then the other, then fewer days, then fewer actions. */
typedef struct Value {
  int64_t first, second;
  int32_t days, actions;
  bool known; /* some ending can be reached */
} Value;

#define NO_EDGE UINT32_MAX
#define START_EDGE (UINT32_MAX - 1)

/** What the search met on its way. The search is breadth first, so no line to a thing has fewer edges than the one that meets it first. */
typedef struct Survey {
  uint32_t *first[THING_COUNT]; /* by index: the edge that met it; NO_EDGE: none did, START_EDGE: it is there from the start */
  int count[THING_COUNT];
  uint64_t facts[BITS_WORDS(SCENARIO_MOST_FACTS)], pages[BITS_WORDS(SCENARIO_MOST_PAGES)]; /* met, for a quick look */
  uint64_t open_pages[BITS_WORDS(SCENARIO_MOST_PAGES)];                                    /* while the case is open */
  uint32_t *into;    /* by node: the edge that met it first; made when it is asked for */
  uint32_t *unset;   /* by item: a day is asked for that counts from something which has not happened */
  uint64_t changed;  /* variables */
  uint32_t *endless; /* by step: a wait that only the last day of all ends */
} Survey;

struct Analysis {
  Arena *arena;
  const Scenario *scenario;
  const Session *const *sessions; /* every state of them is searched from, too */
  int session_count;
  uint32_t most_states;
  bool complete;
  const Day *days; /* of a case in a shift: the working days; NULL: alone, where only the trainee passes time */
  int day_count;
  int64_t price; /* of a minute, for value_priced() */
  /* keys */
  State blank;
  Live *live;                                                            /* by step */
  uint64_t day_pages[BITS_WORDS(SCENARIO_MOST_PAGES)];                   /* pages whose day of arrival is counted from */
  uint64_t learned[BITS_WORDS(SCENARIO_MOST_FACTS)];                     /* facts that something teaches, wherever they are written */
  uint64_t sent[SCENARIO_MOST_PACKETS][BITS_WORDS(SCENARIO_MOST_FACTS)]; /* facts that some condition asks about, by packet */
  uint8_t *keys;                                                         /* one after another */
  size_t *key_at;                                                        /* node_count + 1 */
  size_t keys_used, keys_room, key_at_room, hash_room;
  uint64_t *hashes;
  uint32_t *table;
  uint32_t table_mask;
  const Expr **day_exprs; /* conditions that count days to or from the present one */
  size_t day_expr_count, day_expr_room;
  bool events_chain; /* some event can make another fall due */
  /* graph */
  uint32_t node_count;
  size_t edge_first_room, ended_room;
  uint32_t *edge_first; /* node_count + 1 */
  Edge *edges;
  size_t edge_count, edge_room;
  bool *ended;
  uint32_t start;
  TalkLines *talks; /* searched so far */
  TalkLines **talk_table;
  uint32_t talk_mask, talk_count;
  TalkSearch *talk_searches;
  uint32_t *order;     /* nodes so that every edge leads to an earlier place, but inside a component */
  uint32_t *component; /* by node */
  uint32_t component_count;
  Survey survey;
  int *choice_first; /* by item: place of its first choice among all */
  /* values */
  Value *money, *straight, *points, *points_any, *worst, *money_points;
  bool main[SCENARIO_MOST_ITEMS];
  Cents best_recoverable;
  int32_t points_of_best_money;
  Earned best_earned, worst_earned;
};

/** Actions as a person would do them. */
typedef struct Line {
  Arena *arena;
  Action *actions;
  size_t count, room;
} Line;

/* analysis.c */
void line_push(Line *line, const Action *action);
/** What has come is opened, what is known is pinned, so that the line can be replayed. */
void line_look(Line *line, const Scenario *scenario, State *state);

/* survey.c */
void survey_open(Analysis *analysis);
/** The state in which a case starts, after looking everywhere. */
void survey_start(Analysis *analysis, const State *start);
/** What one action of the edge that is added next did; `after` has looked everywhere. */
void survey_note(Analysis *analysis, const State *before, const State *after, const Action *action, const Result *result);
/** Edges of a shortest line that ends with `last`, from the start. @return how many; 0 for START_EDGE. */
int survey_path(Analysis *analysis, Arena *arena, uint32_t last, uint32_t **edges);

/* live.c */
void live_prepare(Analysis *analysis);

/* key.c */
/** Packs a state that has looked everywhere. @return bytes used. */
size_t key_pack(const Analysis *analysis, const State *state, uint8_t *key);
void key_unpack(const Analysis *analysis, const uint8_t *key, State *state);
void key_blank(const Scenario *scenario, State *blank);

/* classes.c */
/** Actions that stand for all others that behave alike. @return how many; `cut` is set where there were more than fit. */
int classes_list(const Analysis *analysis, const State *state, Action *actions, int room, bool *cut);

/** The versions of a letter, and all others offered that behave like them but for their points. */
uint32_t classes_letter_alike(const Scenario *scenario, const State *state, const Item *item, uint32_t versions);

/* talks.c */
/** Every way that the negotiation going on in `state` can end: one line for each. */
const TalkLines *talk_lines(Analysis *analysis, const State *state);

/* explore.c */
/**
 * The actions of an edge of a node, as they are done in `real`, a state of that node: prices of a negotiation belong to the state they are said in.
 * @return how many: one, or the whole line of a negotiation; 0 when there is none.
 */
int graph_edge_actions(Analysis *analysis, uint32_t node, uint32_t edge, const State *real, Action *actions, int room);
/** Of a case in a shift that stands on a day: nobody does anything until the next working day, or after the last one ever. */
Action graph_pass(const Analysis *analysis, Day day);
uint32_t graph_add(Analysis *analysis, State *state);
uint32_t graph_find(const Analysis *analysis, const State *state);
void graph_explore(Analysis *analysis);
void graph_state(const Analysis *analysis, uint32_t node, State *state);

/* hindsight.c */
/** Adds what a split needs to know of a talk: where each way leads that somebody can go who does not know their limit. */
void hindsight_roots(Analysis *analysis, const Played *played);
/** Parts what a decision cost into its own and what only hindsight shows. `earned`: by it; cost and better answer are there. */
void hindsight_split(const Analysis *analysis, const Earned *earned, Decision *decision);

/* order.c */
void graph_order(Analysis *analysis);

/* value.c */
int32_t value_reward(const Analysis *analysis, int item, bool first, bool in_place, int32_t paid, int32_t most);
int32_t value_recovered(const Analysis *analysis, int64_t weight);
void value_all(Analysis *analysis);
/** Of a case in a shift: what it earns is measured as when it is played alone. */
void value_in_shift(Analysis *analysis, const Analysis *alone);
/** The most of points (thousandths) or cents less the price of the minutes that they take, from the start. */
int64_t value_priced(Analysis *analysis, bool of_money, int64_t price);
/** The most points of any line that ends so, violations allowed unless it has to be clean. @return false when none does. */
bool value_ending(const Analysis *analysis, int ending, bool clean, int64_t *points);
/** What an edge is worth, with best play after it. */
Value value_edge(const Analysis *analysis, const Value *values, uint32_t edge);
/** Place of the best edge of a node, or NO_NODE. */
uint32_t value_best_edge(const Analysis *analysis, const Value *values, uint32_t node);
/** Whether an item may earn as main now: nothing has earned in its place yet. */
bool value_in_place(const Scenario *scenario, const State *state, int item);
/** Adds what one action earned. */
void value_earn(const Analysis *analysis, const Result *result, bool in_place, Earned *earned);

#endif
