/* The world of a shift: one clock, and cases that do not know of each other. A case is the machine of sim.h, unchanged; the world says whose turn it is, what
   a working minute buys, and moves on by itself whatever nobody works. Pure, like the machine. One scenario practised alone needs none of this: its own
   state is its clock. */
#ifndef OVERTURN_WORLD_H
#define OVERTURN_WORLD_H

#include "overturn/shift.h"
#include "overturn/sim.h"

/* Working minutes that things take, beside the `minutes` of steps and effects. For authors they stand in scenarios/README.md. */
#define WORLD_MINUTES_TAKE 5 /* taking a case up */
#define WORLD_MINUTES_OPEN 2 /* opening a page for the first time */
#define WORLD_MINUTES_TALK 4 /* one move of a negotiation */
extern const int32_t world_item_minutes[ITEM_KIND_COUNT];
/** What an action takes by this table. */
int32_t world_minutes(const Scenario *scenario, const State *state, const Action *action);

/** One case. The state is its owner's. */
typedef struct WorldCase {
  State *state;
  Day until;       /* of a case that sleeps: the day that the trainee picked; DAY_NONE where nobody picked one */
  Day last_touch;  /* DAY_NONE: never */
  int32_t owed;    /* minutes of a step to which it was led by itself: spent with the next action */
  bool in_call;    /* the trainee is on the phone */
  bool follow_up;  /* a follow-up inside its window is still to be kept */
  int32_t minutes; /* spent on it so far */
} WorldCase;

/** What the measures of a shift are made of. */
typedef struct WorldTally {
  int32_t touches;              /* cases taken up */
  int32_t idle;                 /* of these, nothing was done */
  int32_t on_time, early, late; /* follow-ups: inside their window and kept; picked before it; picked after it, or not kept */
  int32_t rights_lost;          /* deadlines that ran out with a consequence */
  int32_t minutes;              /* worked */
} WorldTally;

/** Called for everything that is done to a case and for every day on which it is left, with the state before; the state after stands in the case. */
typedef void (*WorldDid)(void *user, int place, const Action *action, const State *before, const Result *result);

typedef struct World {
  const Shift *shift;
  WorldCase *cases; /* by the shift's places */
  Day day;
  int32_t day_index; /* from 0 */
  int32_t minute;    /* of the working day; above WORKDAY_MINUTES only on the phone */
  int32_t in_hand;   /* place of the case taken up, NONE */
  bool worked;       /* something was done to it since */
  bool over;         /* after the last day; every case has gone on by itself to its end */
  WorldTally tally;
  WorldDid did; /* NULL: nobody listens */
  void *user;
} World;

typedef enum WorldStanding {
  STANDING_COMING, /* not on the worklist yet */
  STANDING_NEW,    /* never taken up */
  STANDING_OPEN,
  STANDING_SLEEPING, /* nothing can be done before its day */
  STANDING_CLOSED,
  STANDING_COUNT
} WorldStanding;

/** Begins the first day. @param states  by place, each started with sim_start(); they outlive the world. */
void world_start(Arena *arena, const Shift *shift, State *const *states, WorldDid did, void *user, World *world);

WorldStanding world_standing(const World *world, int place);

/** Why it cannot be done now, as a short sentence, or NULL when it can. */
const char *world_refuses_take(const World *world, int place);
const char *world_refuses(const World *world, const Action *action); /* about the case in hand */
const char *world_refuses_end_day(const World *world);

/** Takes a case up. */
void world_take(World *world, int place);
/** Does an action on the case in hand. Where the day is used up, or nobody is awake, the clock goes on to the next day on which there is work. */
Result world_do(World *world, const Action *action);
/** Leaves the rest of the day. */
void world_end_day(World *world);

#endif
