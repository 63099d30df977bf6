/* What the search over a scenario proves to its author: what can be reached and by which shortest line, and what is wrong with it as a lesson. */
#ifndef OVERTURN_PROOF_H
#define OVERTURN_PROOF_H

#include "overturn/analysis.h"

/** What play can meet. Choices are counted through all questions, see proof_choice(). */
typedef enum Thing { THING_STEP, THING_ITEM, THING_CHOICE, THING_EVENT, THING_ENDING, THING_FACT, THING_PAGE, THING_COUNT } Thing;
/** "step", "question", "choice", "event", "ending", "fact", "page", NULL. */
extern const char *const thing_words[];

/** How many there are; a fact is met when it is known, a page when it lies on the desk. */
int proof_count(const Analysis *analysis, Thing thing);
/** Index of a choice among all of them. */
int proof_choice(const Analysis *analysis, int item, int place);
bool proof_reached(const Analysis *analysis, Thing thing, int index);
/**
 * The actions of a shortest line that meets it, from the start, with the looking that they need; a negotiation counts as one decision.
 * @return how many, or NONE when it is never met.
 */
int proof_line(Analysis *analysis, Arena *arena, Thing thing, int index, const Action **actions);

/** The best score of any line that ends so, 0 to 100; `clean`: of those without a violation. NONE when no line does. */
int proof_ending_score(const Analysis *analysis, int ending, bool clean);

/* ---- random play ---- */

#define WALKS 20000
#define WALK_BINS 11

/**
 * Walks from the start, at every question one of the answers that behave differently, each as likely: right, each wrong that has a name, one other wrong; each
 * day that changes something. A negotiation ends in one of the ways in which it can end. What such a walk earns is as any play is scored.
 */
typedef struct Walks {
  int count;
  int score_mean;            /* floor */
  int passed, violated, cut; /* scored 60 or more; broke a rule; were given up after 2,000 decisions */
  int bins[WALK_BINS];       /* 0 to 9, 10 to 19, ..., 90 to 99, 100 */
  int score_tenths[11];      /* least, deciles, most */
  Cents cents_tenths[11];
  int *endings; /* by ending: walks that came there */
} Walks;

#define PASS_SCORE 60

/* ---- findings ---- */

/** What was gathered from the searches of one variant or several. */
typedef struct Proof Proof;
/** `in_shift`: the scenario is a case of a shift, so its score alone is not held to what a lesson should be. */
Proof *proof_open(Arena *arena, const Scenario *scenario, bool in_shift);
/** Adds what the search of one variant found; the analysis is not needed afterwards. @return the scores of its plays by rule, by Bot; at random: the mean. */
const int *proof_add(Proof *proof, Analysis *analysis);
/** Whether every search added ended by itself. */
bool proof_complete(const Proof *proof);
const Walks *proof_walks(Proof *proof);
/** Every finding, at its place in the file. What only some variants have says in how many. */
void proof_tell(const Proof *proof, Diags *diags);

/**
 * Searches every variant and tells what it found. @param limits  states of one variant.
 * @return whether all searches ended by themselves; where not, that is the one thing told.
 */
bool proof_findings(Arena *arena, const Scenario *scenario, bool in_shift, AnalysisLimits limits, Diags *diags);

extern const DiagCode proof_diag_codes[];

#endif
