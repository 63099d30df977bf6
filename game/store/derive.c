/* From a debrief to the rows that are kept of it: what a report and an estimate of skill count by. */
#include <stdlib.h>

#include "store/store.h"

enum { MOST_PAUSE_S = 300 };

/** From one entry to the next, when both say when they were made. Who was away does not think. */
static int32_t pause_s(Str from, Str to) {
  int64_t first = seconds_from_clock(from), second = seconds_from_clock(to);
  if (first < 0 || second <= first) return 0;
  return second - first > MOST_PAUSE_S ? MOST_PAUSE_S : (int32_t)(second - first);
}

/** When each line of a journal was made, the head left out. */
typedef struct Clocks {
  Str *at;
  int count;
} Clocks;

/** The `at` of a line is its last member, as the journal is printed. */
static Str clock_in(Str line) {
  static const char key[] = "\"at\":\"";
  size_t length = sizeof key - 1;
  for (size_t i = line.length; i >= length; i--) {
    if (memcmp(line.at + i - length, key, length) != 0) continue;
    return str_slice(line, i, str_find(line, '"', i));
  }
  return STR("");
}

static Clocks clocks_of(Arena *arena, Str journal) {
  Clocks clocks = {0};
  Str line, rest;
  for (size_t i = 0; i < journal.length; i++) clocks.count += journal.at[i] == '\n';
  clocks.at = arena_make_many(arena, Str, clocks.count);
  clocks.count = 0;
  (void)str_cut(journal, '\n', &line, &rest);
  while (rest.length) {
    (void)str_cut(rest, '\n', &line, &rest);
    clocks.at[clocks.count++] = clock_in(line);
  }
  return clocks;
}

static int32_t pause_before(const Clocks *clocks, int entry) {
  return entry > 0 && entry < clocks->count ? pause_s(clocks->at[entry - 1], clocks->at[entry]) : 0;
}

static int32_t pauses(const Clocks *clocks) {
  int32_t sum = 0;
  for (int i = 1; i < clocks->count; i++) sum += pause_before(clocks, i);
  return sum;
}

/* ---- one decision ---- */

static Str item_name(Arena *arena, const Scenario *scenario, const Decision *decision, Str before) {
  Str step = scenario->steps[decision->played->result.step_before].id;
  Str item = decision->item ? decision->item->id : decision->played->action.kind == ACTION_TALK ? STR("talk") : STR("next");
  return str_format(arena, "%.*s%.*s/%.*s", STR_ARG(before), STR_ARG(step), STR_ARG(item));
}

static Str by_payment(const Decision *decision) {
  if (decision->most > 0 && decision->earned >= decision->most) return STR("full");
  return decision->earned > 0 ? STR("part") : STR("none");
}

static Str talk_name(const Scenario *scenario, const Decision *decision) {
  static const char *const acts[] = {[ACT_OFFER] = "offer", [ACT_HOLD] = "hold", [ACT_ACCEPT] = "accept", [ACT_WALK] = "walk"};
  const NegotiationAct *act = &decision->played->action.talk;
  const Negotiation *talk = scenario->steps[decision->played->result.step_before].talk;
  if (act->kind != ACT_MOVE) return str_from(acts[act->kind]);
  return talk ? ((const NegotiationMove *)talk->moves.at)[act->move].id : STR("move");
}

static Str answer_name(Arena *arena, const Scenario *scenario, const Decision *decision) {
  const Item *item = decision->item;
  const Action *action = &decision->played->action;
  if (action->kind == ACTION_TALK) return talk_name(scenario, decision);
  if (!item) return STR("");
  if (item->kind == ITEM_INTERPRET) return action->option;
  if (item->kind != ITEM_CHOICES) return by_payment(decision);
  Buf chosen = buf_new(arena);
  for (int i = 0; i < item->choice_count; i++) {
    if (!(action->choices >> i & 1)) continue;
    if (chosen.length) buf_byte(&chosen, ' ');
    buf_add(&chosen, item->choices[i].id);
  }
  return buf_str(&chosen);
}

/** What the question is about: a code of a remittance, or the rule of a deadline. */
static Str code_name(Arena *arena, const Scenario *scenario, const Decision *decision) {
  const Item *item = decision->item;
  if (!item) return STR("");
  if (item->kind == ITEM_INTERPRET) {
    if (item->focus_group == NONE) return item->focus_code;
    return str_format(arena, "%s-%.*s", group_code_words[item->focus_group], STR_ARG(item->focus_code));
  }
  bool counts = item->kind == ITEM_DATE && item->date_from.kind == ANCHOR_DEADLINE;
  const TimingRule *rule = counts ? scenario->deadlines[item->date_from.index].rule : NULL;
  return rule ? rule->id : STR("");
}

static Str card_name(Arena *arena, const Item *item) {
  if (!item || item->kind != ITEM_INTERPRET) return STR("");
  CodeReading reading = sim_reading(item);
  return code_reading_name(arena, &reading);
}

/** Days that passed by themselves: nobody decided anything. */
static bool passed(const Decision *decision) { return decision->played->action.kind == ACTION_PASS; }

static StoreDecision decision_of(Arena *arena, const Scenario *scenario, const Decision *decision, Str before) {
  const Item *item = decision->item;
  return (StoreDecision){.number = decision->played->entry + 1,
                         .item = item_name(arena, scenario, decision, before),
                         .answer = answer_name(arena, scenario, decision),
                         .code = code_name(arena, scenario, decision),
                         .card = card_name(arena, item),
                         .axis = item                                           ? (int)item->axis
                                 : decision->played->action.kind == ACTION_TALK ? AXIS_OUTCOME
                                                                                : NONE,
                         .skill = item ? item->skill : NONE,
                         .scored = decision->scored,
                         .earned = decision->earned,
                         .most = decision->most,
                         .cost = decision->cost,
                         .own = decision->own,
                         .own_cents = decision->own_cents,
                         .grade = (int)decision->grade};
}

/* ---- an attempt at a scenario ---- */

static void add_violations(const Debrief *debrief, Buf *names) {
  for (int i = 0; i < debrief->violation_count; i++) {
    if (names->length) buf_byte(names, ';');
    buf_addz(names, scenario_violations[debrief->violations[i]].name);
  }
}

static StoreDecision *decisions_of(Arena *arena, const Session *session, const Debrief *debrief, const Clocks *clocks, size_t *count) {
  StoreDecision *decisions = arena_make_many(arena, StoreDecision, debrief->decision_count);
  *count = 0;
  for (int i = 0; i < debrief->decision_count; i++) {
    if (passed(&debrief->decisions[i])) continue;
    StoreDecision *decision = &decisions[(*count)++];
    *decision = decision_of(arena, session_scenario(session), &debrief->decisions[i], STR(""));
    decision->seconds = pause_before(clocks, debrief->decisions[i].played->entry);
  }
  return decisions;
}

StoreKept store_derive(Arena *arena, const Session *session, const Debrief *debrief, Str journal) {
  Clocks clocks = clocks_of(arena, journal);
  Buf violations = buf_new(arena);
  add_violations(debrief, &violations);
  StoreKept kept = {.outcome = {.finished = debrief->finished,
                                .score = debrief->score,
                                .points = debrief->earned.total,
                                .par = debrief->par.total,
                                .recovered_cents = debrief->earned.recovered_cents,
                                .best_cents = debrief->best_recoverable_cents,
                                .violations = buf_str(&violations),
                                .days = debrief->earned.days,
                                .seconds = pauses(&clocks)}};
  memcpy(kept.outcome.axis, debrief->axis, sizeof kept.outcome.axis);
  kept.decisions = decisions_of(arena, session, debrief, &clocks, &kept.count);
  return kept;
}

/* ---- an attempt at a shift ---- */

static void add_case(Arena *arena, const ShiftSession *session, int place, const Debrief *debrief, const Clocks *clocks, StoreKept *kept) {
  const Scenario *scenario = session_scenario(shift_session_case(session, place));
  Str before = str_format(arena, "%.*s/", STR_ARG(scenario->id));
  for (int i = 0; i < debrief->decision_count; i++) {
    int entry = shift_session_entry_of(session, place, debrief->decisions[i].played->entry);
    if (entry == NONE || passed(&debrief->decisions[i])) continue;
    StoreDecision *decision = &kept->decisions[kept->count++];
    *decision = decision_of(arena, scenario, &debrief->decisions[i], before);
    decision->number = entry + 1;
    decision->seconds = pause_before(clocks, entry);
  }
}

static int by_number(const void *a, const void *b) {
  const StoreDecision *x = a, *y = b;
  return (x->number > y->number) - (x->number < y->number);
}

StoreKept store_derive_shift(Arena *arena, const ShiftSession *session, const ShiftDebrief *debrief, Str journal) {
  Clocks clocks = clocks_of(arena, journal);
  int cases = shift_session_shift(session)->case_count, room = 0;
  Buf violations = buf_new(arena);
  for (int i = 0; i < cases; i++) {
    add_violations(debrief->cases[i], &violations);
    room += debrief->cases[i]->decision_count;
  }
  StoreKept kept = {.outcome = {.finished = debrief->finished,
                                .score = debrief->play.score,
                                .points = debrief->play.earned.total,
                                .par = debrief->par.earned.total,
                                .recovered_cents = debrief->play.earned.recovered_cents,
                                .best_cents = debrief->best_cents,
                                .violations = buf_str(&violations),
                                .days = debrief->play.days_in_ar,
                                .seconds = pauses(&clocks)}};
  memcpy(kept.outcome.axis, debrief->play.axis, sizeof kept.outcome.axis);
  kept.decisions = arena_make_many(arena, StoreDecision, room);
  for (int i = 0; i < cases; i++) add_case(arena, session, i, debrief->cases[i], &clocks, &kept);
  if (kept.count) qsort(kept.decisions, kept.count, sizeof *kept.decisions, by_number); /* cases take turns */
  return kept;
}
