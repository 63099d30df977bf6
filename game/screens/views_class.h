/* What the class screen is given to show: the figures of the report, and who and what stands behind them. */
#ifndef SCREENS_VIEWS_CLASS_H
#define SCREENS_VIEWS_CLASS_H

#include "learn/class.h"
#include "screens/views_debrief.h"
#include "screens/views_drill.h"

/** Before the instructor's passphrase was given. */
typedef enum ClassGate { GATE_NEW, GATE_LOCKED, GATE_OPEN } ClassGate;

/** The decision that is disputed, as its debrief tells of it. */
typedef struct ClassToldView {
  Str asked; /* the question, as it was put */
  DecisionView decision;
  Str fault; /* why it cannot be told; else empty */
} ClassToldView;

typedef struct ClassView {
  ClassGate gate;
  Str told;                  /* what is wrong with what was typed, or empty */
  const ClassRecord *record; /* NULL while it is read */
  const ClassReport *report; /* of its rows */
  ClassDisputes disputes;
  const ClassToldView *asked; /* of the dispute that is read, NULL while it is worked out */
  int pass_mark;
  int due; /* cards of the drill, NONE: there is none */
} ClassView;

/** An invented class, for pictures and tests. */
void class_paper(Arena *arena, ClassRecord *record);
/** Its disputes, and one of their decisions. */
ClassDisputes class_paper_disputes(Arena *arena);
ClassToldView *class_paper_told(Arena *arena);

#endif
