/* What the parts of the analysis share: the graph of reachable states and the values on it. */
#ifndef OVERTURN_ANALYSIS_GRAPH_H
#define OVERTURN_ANALYSIS_GRAPH_H

#include "overturn/proof.h"
#include "overturn/world.h"

#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])
#define NO_NODE UINT32_MAX
#define CLASSES_MOST 4096
#define KEY_MOST_WORDS 160

/* What grows with the search lies in pieces of so many, which never move. */
#define PIECE_BITS 14
#define PIECE_SIZE (UINT32_C(1) << PIECE_BITS)
#define PIECE_AT(PIECES, INDEX) ((PIECES)[(INDEX) >> PIECE_BITS][(INDEX) & (PIECE_SIZE - 1)])

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
  bool day;         /* the present day; every key holds it */
} Live;

/** Part of a state as it stands in a key. */
typedef enum KeyKind {
  KEY_ENDING,
  KEY_STEP,
  KEY_ITEM,
  KEY_TALK,
  KEY_DAY,
  KEY_SPENT,
  KEY_ANSWERED,
  KEY_USED,
  KEY_KNOWN,
  KEY_RECOVERED,
  KEY_VAR,
  KEY_STAMP,
  KEY_PAGE_DAY,   /* day of arrival */
  KEY_PAGE_PLACE, /* its place among the days on which remits came */
  KEY_PAGE_HERE,
  KEY_PROMISE_DAY,
  KEY_PROMISE_MADE,
  KEY_KEPT,
  KEY_TALK_STATE,
  KEY_LETTER,
  KEY_PACKET
} KeyKind;

/** Where it stands: in one word. `a` and `b` are indexes of what it is about. */
typedef struct KeyField {
  KeyKind kind;
  int a, b;
  int word, shift, width;
} KeyField;

/** How the keys of a scenario are laid out: every state as so many words. */
typedef struct KeyLayout {
  KeyField *fields;
  size_t count, room;
  int words;
  uint64_t **alive; /* by step: bits of the fields that its keys may hold; the rest are zero */
  uint64_t *keep;   /* by step: `words` words, the same as bits of the key */
  uint64_t ending;  /* bits of the first word that say how the case ended */
} KeyLayout;

/** A negotiation as a key names it: by number. */
typedef struct TalkKept {
  NegotiationState talk;
  Day deal_day;
  int32_t deal_state;
} TalkKept;

/** Those met so far. */
typedef struct TalksKept {
  TalkKept *items; /* number 0 is none */
  size_t count, room;
  uint32_t *table, mask;
} TalksKept;

/** What an action earned and took; edges that came to the same share it. */
typedef struct Outcome {
  int32_t item; /* NONE: nothing answered */
  int32_t paid, most, violation_points;
  int32_t days, actions;
  int32_t minutes;         /* of a shift that it takes at least: without looking, and without what is owed for waking */
  int32_t owed;            /* that the next action pays for */
  uint8_t first, in_place; /* first answer; it may earn in place of its main item, or as it */
  uint8_t violates;
  int8_t choice; /* place of the choice taken, the first of several; NONE */
  int32_t zero;
  int64_t cents, weight;
} Outcome;

typedef struct Edge {
  uint32_t target, outcome;
} Edge;

typedef struct Outcomes {
  Outcome *items;
  size_t count, room;
  uint32_t *table, mask;
} Outcomes;

/** From keys to nodes, for the keys of one step. */
typedef struct KeyTable {
  uint64_t *slots; /* the upper half of a key's hash, and the number after the node's; 0: none */
  uint32_t bits, count;
} KeyTable;

/** Edges on their way into the graph: what they ask of memory is asked for some turns before it is needed. */
typedef struct Pending Pending;
/** What actions did before, by what they depend on. */
typedef struct Locals Locals;

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
  uint64_t known; /* some ending can be reached */
} Value;

/** One question's values of all nodes. Kinds with the same values share them. */
typedef struct Values {
  const struct Question *question;
  const uint32_t *kinds;   /* by node; NULL: each node has values of its own, at its number */
  const uint32_t *numbers; /* by kind: place of its values */
  const Value *at;
  int stride;
} Values;

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
  AnalysisLimits limits;
  bool complete;
  AnalysisEnd end; /* the first limit met */
  const Day *days; /* of a case in a shift: the working days; NULL: alone, where only the trainee passes time */
  int day_count;
  int64_t price; /* of a minute, for value_priced() */
  /* keys */
  State blank;
  Live *own; /* by step: what it reads itself */
  bool live_known;
  Live *live;                                                            /* by step */
  uint64_t day_pages[BITS_WORDS(SCENARIO_MOST_PAGES)];                   /* pages whose day of arrival is counted from */
  uint64_t learned[BITS_WORDS(SCENARIO_MOST_FACTS)];                     /* facts that something teaches, wherever they are written */
  uint64_t sent[SCENARIO_MOST_PACKETS][BITS_WORDS(SCENARIO_MOST_FACTS)]; /* facts that some condition asks about, by packet */
  KeyLayout layout;
  TalksKept talks_kept;
  uint64_t **keys; /* pieces; layout.words for each node */
  uint32_t piece_count;
  size_t keys_room;
  KeyTable *tables;       /* by step; the last one: of ends */
  const Expr **day_exprs; /* conditions that count days to or from the present one */
  size_t day_expr_count, day_expr_room;
  bool events_chain; /* some event can make another fall due */
  /* graph */
  uint32_t node_count;
  uint32_t **edge_first; /* pieces; node_count + 1 */
  size_t edge_first_room;
  Edge **edges;        /* pieces */
  uint32_t edge_count; /* with those pending */
  uint32_t edge_pieces;
  size_t edge_room;
  Outcomes outcomes;
  Pending *pending;
  Locals *locals;
  uint32_t local_faults; /* changes where none should be; there are none */
  uint32_t start;
  TalkLines *talks; /* searched so far */
  TalkLines **talk_table;
  uint32_t talk_mask, talk_count;
  TalkSearch *talk_searches;
  bool leads_back; /* some edge leads to its own node, or to one found before it */
  uint32_t *order; /* nodes so that every edge leads to an earlier place, but inside a component; NULL: the last one found first. See graph_turn() */
  uint32_t *component; /* by node; NULL: nothing goes round */
  uint32_t component_count;
  uint32_t *kind_of; /* by node: the number of its kind; NULL: something goes round */
  uint32_t *kinds;   /* by kind: a node of it; what follows stands before what leads there */
  size_t kind_count, kind_room;
  Survey survey;
  int *choice_first; /* by item: place of its first choice among all */
  /* values */
  const Values *money, *straight, *points, *points_any, *worst, *money_points;
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

/* What lies in pieces, and what follows from it. */
static inline uint64_t *graph_key(const Analysis *analysis, uint32_t node) {
  return &analysis->keys[node >> PIECE_BITS][(size_t)(node & (PIECE_SIZE - 1)) * (size_t)analysis->layout.words];
}
static inline uint32_t graph_first(const Analysis *analysis, uint32_t node) { return PIECE_AT(analysis->edge_first, node); }
static inline Edge graph_edge(const Analysis *analysis, uint32_t edge) { return PIECE_AT(analysis->edges, edge); }
static inline const Outcome *graph_outcome(const Analysis *analysis, uint32_t edge) {
  return &analysis->outcomes.items[graph_edge(analysis, edge).outcome];
}
static inline bool graph_ended(const Analysis *analysis, uint32_t node) { return (graph_key(analysis, node)[0] & analysis->layout.ending) != 0; }
/** The step that the key of a state stands at which has not ended. */
static inline int graph_step(const Analysis *analysis, const uint64_t *key) {
  const KeyField *step = &analysis->layout.fields[1];
  return (int)((key[step->word] >> step->shift) & (~UINT64_C(0) >> (64 - step->width)));
}
/** Whether play can come back from one node to the other, when it can come from the other to the one. */
static inline bool graph_goes_round(const Analysis *analysis, uint32_t a, uint32_t b) {
  return analysis->component && analysis->component[a] == analysis->component[b];
}
/** The node whose turn it is, where what follows comes before what leads there. */
static inline uint32_t graph_turn(const Analysis *analysis, uint32_t place) {
  return analysis->order ? analysis->order[place] : analysis->node_count - 1 - place;
}
static inline const Value *value_of(const Values *values, uint32_t node) {
  return &values->at[(size_t)(values->kinds ? values->numbers[values->kinds[node]] : node) * (size_t)values->stride];
}

/* live.c */
void live_prepare(Analysis *analysis);
void live_read_expr(Analysis *analysis, Live *live, const Expr *expr);
void live_read_anchor(Analysis *analysis, Live *live, const Anchor *anchor);
void live_merge(Live *into, const Live *from);
/** Steps that can follow a step. @return how many. */
int live_targets(Arena *arena, const Step *step, const int **targets);

/* touch.c */
/** Bits of a key that the machine may read or write while an action is done at a step, until the next question is open: all others stay, or are dead after it. */
void touch_mask(Analysis *analysis, int step, uint64_t *mask);

/* key.c */
void key_lay_out(Analysis *analysis);
/** Packs a state that has looked everywhere. `adds`: a negotiation not met before gets a number. @return false when there is such a one and it does not. */
bool key_pack(const Analysis *analysis, const State *state, uint64_t *key, TalksKept *adds);
void key_unpack(const Analysis *analysis, const uint64_t *key, State *state);
void key_blank(const Scenario *scenario, State *blank);

/* store.c */
void store_open(Analysis *analysis);
/** The node with this key; a new one when there is none, NO_NODE where there may be no more. */
uint32_t store_add(Analysis *analysis, const uint64_t *key);
uint32_t store_find(const Analysis *analysis, const uint64_t *key);
/** The edges that are pushed next are those of this node. */
void store_begin_node(Analysis *analysis, uint32_t node);
/** An edge to the node with this key. It stands in the graph after store_flush() at the latest. */
uint64_t *store_push(Analysis *analysis, uint32_t outcome);
void store_push_end(Analysis *analysis);
void store_flush(Analysis *analysis);
uint32_t store_outcome(Analysis *analysis, const Outcome *outcome);

/* local.c */
void local_open(Analysis *analysis);
/** Pushes the edges of a node whose actions did the same before. @return false when they are not known. */
bool local_push(Analysis *analysis, uint32_t node);
/** The edges pushed from here on to local_keep() are those of this node. */
void local_begin(Analysis *analysis, uint32_t node);
void local_note(Analysis *analysis, uint32_t outcome, const uint64_t *key);
void local_keep(Analysis *analysis);
/** Nodes whose edges were known. */
uint64_t local_known(const Analysis *analysis);

/* classes.c */
/** Actions that stand for all others that behave alike. @return how many; `cut` is set where there were more than fit. */
int classes_list(const Analysis *analysis, const State *state, Action *actions, int room, bool *cut);

/** The versions of a letter, and all others offered that behave like them but for their points. */
uint32_t classes_letter_alike(const Scenario *scenario, const State *state, const Item *item, uint32_t versions);

/* turning.c */
/**
 * The days after `from`, up to `to`, on which an expression has another value than the day before, in order, while nothing but the day changes.
 * @param days  room for SCENARIO_MOST_DAYS + 1. @return how many.
 */
int turning_days(const Scenario *scenario, const State *state, const Expr *expr, Day from, Day to, Day *days);
/** The same by asking on every day. */
int turning_days_plain(const Scenario *scenario, const State *state, const Expr *expr, Day from, Day to, Day *days);

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
/** Whether a limit is met: the search then gives up. */
bool graph_gives_up(Analysis *analysis);
void graph_state(const Analysis *analysis, uint32_t node, State *state);

/* hindsight.c */
/** Adds what a split needs to know of a talk: where each way leads that somebody can go who does not know their limit. */
void hindsight_roots(Analysis *analysis, const Played *played);
/** Parts what a decision cost into its own and what only hindsight shows. `earned`: by it; cost and better answer are there. */
void hindsight_split(const Analysis *analysis, const Earned *earned, Decision *decision);

/* order.c */
void graph_order(Analysis *analysis);

/* alike.c */
/** Where nothing goes round: finds nodes from which everything goes on alike. */
void alike_find(Analysis *analysis);

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
Value value_edge(const Analysis *analysis, const Values *values, uint32_t edge);
/** Place of the best edge of a node, or NO_NODE. */
uint32_t value_best_edge(const Analysis *analysis, const Values *values, uint32_t node);
/** Whether an item may earn as main now: nothing has earned in its place yet. */
bool value_in_place(const Scenario *scenario, const State *state, int item);
/** Adds what one action earned. */
void value_earn(const Analysis *analysis, const Result *result, bool in_place, Earned *earned);

#endif
