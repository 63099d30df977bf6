/* What the files of the class screen share. */
#ifndef SCREENS_CLASS_H
#define SCREENS_CLASS_H

#include "screens/chrome.h"

/** The trainees that are shown, sorted. @return how many. */
int class_order(UiContext *ui, const ClassView *view, const ClassState *state, int **order);
/** The questions, those of which something is claimed first, the least earned ones before the others. */
const int *class_questions_order(UiContext *ui, const ClassReport *report, int *claimed);

/* ---- class_gate.c ---- */

/** In the place of all: the passphrase is asked for, or a first one set. */
Want class_gate(UiContext *ui, UiRect stage, const ClassView *view, ClassState *state);

/* ---- class_grid.c ---- */

/** Trainees by competence and by scenario. @return whether the selected trainee is to be opened. */
bool class_skills(UiContext *ui, UiRect room, const ClassView *view, ClassState *state, const int *order, int count);
bool class_lessons(UiContext *ui, UiRect room, const ClassView *view, ClassState *state, const int *order, int count);
/** The five steps of colour. */
void class_legend(UiContext *ui, UiRect *row);

/* ---- class_questions.c ---- */

void class_questions(UiContext *ui, UiRect room, const ClassView *view, ClassState *state);
/** Beside them: the selected one, with the answers that were given. */
void class_question_side(UiContext *ui, UiRect *room, const ClassView *view, const ClassState *state);
/** The name of a question, and what it belongs to. */
Str class_question_name(Arena *arena, const ClassRows *rows, int question);
Str class_question_place(Arena *arena, const ClassRows *rows, int question);
Str class_percent(Arena *arena, int thousandths);
/** "0.46". */
Str class_decimal(Arena *arena, int thousandths);
/** A small chip where something is claimed of it. */
void class_claim_cut_right(UiContext *ui, UiRect *row, const ClassItem *item);

/* ---- class_trainee.c ---- */

/** One trainee's attempts. @return the row that was opened, NONE. */
int class_trainee(UiContext *ui, UiRect room, const ClassView *view, ClassState *state);
void class_trainee_side(UiContext *ui, UiRect *room, const ClassView *view, const ClassState *state);

/* ---- class_disputes.c ---- */

void class_disputes(UiContext *ui, UiRect room, const ClassView *view, ClassState *state);
/** The one that is read: WANT_CLASS_ANSWER, WANT_CLASS_LOOK. */
Want class_dispute(UiContext *ui, UiRect inside, const ClassView *view, ClassState *state);
/** Asks before it is closed: WANT_CLASS_CLOSE. */
Want class_close_dialog(UiContext *ui, ClassState *state);
void class_dispute_side(UiContext *ui, UiRect *room, const ClassView *view, const ClassState *state);

/* ---- class_side.c ---- */

void class_overview(UiContext *ui, UiRect *room, const ClassView *view);
void class_lessons_side(UiContext *ui, UiRect *room, const ClassView *view);
int class_export_height(const UiContext *ui);
Want class_export(UiContext *ui, UiRect room, ClassState *state);
/** A heading with something at its right. */
void class_part(UiContext *ui, UiRect *room, Str title, Str aside);

#endif
