/*
 * Ways of bargaining in the shipped settlement, everything around the talk played at its best: preparation and shrinking concessions with facts earn
 * nearly all of the outcome, and no trick earns enough of it to be learned.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/analysis.h"

#define SCENARIO "../scenarios/inpatient-or-observation.json"
#define PATHS "scenarios/inpatient-or-observation.paths"
#define PREPARED_LEAST 91
#define TRICK_MOST 69

static Bench *bench;

static int open_bench(void **state) {
  (void)state;
  void *made = NULL;
  int status = bench_open(&made);
  bench = made;
  return status;
}

static int close_bench(void **state) {
  (void)state;
  void *made = bench;
  return bench_close(&made);
}

typedef struct Play {
  Arena *arena;
  const Scenario *scenario;
  Session *session;
  Diags *diags;
} Play;

static void do_line(Play *play, Str text) {
  Entry entry;
  assert_true(journal_read_entry(play->arena, play->scenario, session_state(play->session), text, &entry, play->diags));
  const char *refused = session_do(play->session, &entry.action);
  if (refused) print_error("%.*s: %s\n", STR_ARG(text), refused);
  assert_null(refused);
}

#define SAY(PLAY, ...) do_line(PLAY, bench_text((PLAY)->arena, str_z((PLAY)->arena, str_format((PLAY)->arena, __VA_ARGS__))))

/** The best line of the table of paths, up to the talk, and the fact that only a question in it reveals. */
static void play_to_the_talk(Play *play) {
  Str text = bench_file(play->arena, PATHS);
  Diags diags = diags_new(play->arena, STR(PATHS), text);
  const Json *rows = json_read(play->arena, text, &diags);
  assert_non_null(rows);
  const Json *line = json_member(rows->first, STR("journal"))->first;
  for (; line && !sim_talk(play->scenario, session_state(play->session)); line = line->next)
    do_line(play, str_slice(text, line->span.offset, line->span.offset + line->span.length));
  SAY(play, "{'move':'review'}");
  SAY(play, "{'pin':'review_gap'}");
}

static bool holds(const void *context, int fact) {
  const State *state = context;
  return bits_has(state->pinned, fact);
}

static void bargain(Play *play, NegotiationConduct conduct) {
  const Negotiation *talk;
  while ((talk = sim_talk(play->scenario, session_state(play->session)))) {
    const State *state = session_state(play->session);
    Action action = {.kind = ACTION_TALK, .item = talk->index};
    action.talk = negotiation_conduct_act(talk, &state->talks[talk->index], conduct, holds, state);
    assert_null(session_do(play->session, &action));
  }
}

/** What follows a deal, at its best; the days and figures are those of the deal. */
static void finish(Play *play) {
  const State *state = session_state(play->session);
  const Negotiation *talk = play->scenario->talks[0];
  assert_int_equal(NEGOTIATION_DEAL, state->talks[0].end);
  Cents amount = negotiation_amount(talk, state->talks[0].deal);
  int pay_in = 1;
  bool soon = state->talks[0].levels[pay_in] > 0;
  Str paid = money_plain(play->arena, amount), rest = money_plain(play->arena, 3870000 - amount);
  SAY(play, "{'answer':'close','choices':['amount','paid_by','member','owner','letter']}");
  SAY(play, "{'open':'reference_slip'}");
  SAY(play, "{'answer':'letter_when','choice':'today'}");
  SAY(play, "{'answer':'letter','choice':'terms'}");
  SAY(play, "{'answer':'note_rep','text':'Noor K.'}");
  SAY(play, "{'answer':'note_reference','text':'CAL-SET-40718'}");
  SAY(play, "{'answer':'note_amount','amount':%.*s}", STR_ARG(paid));
  SAY(play, "{'answer':'%s','day':'%s'}", soon ? "tickler" : "tickler_30", soon ? "2026-06-24" : "2026-07-23");
  SAY(play, "{'answer':'post','buckets':{'paid':%.*s,'contractual':%.*s,'patient':0,'held':0}}", STR_ARG(paid), STR_ARG(rest));
  if (amount >= 850000) SAY(play, "{'answer':'feedback','choice':'sunday'}");
  if (amount < 850000) SAY(play, "{'next':true}");
}

/** Every question on this line is one of the best line's own, so what was paid counts as it is. */
static int outcome_of(const Analysis *analysis, const Scenario *scenario, NegotiationConduct conduct) {
  Arena *arena = arena_new(0);
  Diags diags = diags_new(arena, STR("settlement"), STR(""));
  Play play = {arena, scenario, session_start(arena, scenario, (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION}), &diags};
  play_to_the_talk(&play);
  bargain(&play, conduct);
  finish(&play);
  assert_true(sim_over(session_state(play.session)));
  int count;
  const Played *line = session_line(play.session, &count);
  int32_t earned = 0;
  for (int i = 0; i < count; i++) {
    const Result *result = &line[i].result;
    if (result->item != NONE && result->first && scenario->items[result->item]->axis == AXIS_OUTCOME) earned += result->paid;
    earned += (int32_t)ratio_floor(result->recover_weight, 1, analysis_best_recoverable(analysis));
  }
  arena_free(arena);
  return analysis_axis_score(earned, analysis_best(analysis)->axis[AXIS_OUTCOME]);
}

static void good_conduct_earns_and_tricks_do_not(void **state) {
  (void)state;
  static const NegotiationConduct tricks[] = {CONDUCT_FIRST_OFFER, CONDUCT_SPLIT,  CONDUCT_HOLD,  CONDUCT_HOLD_FACTS,
                                              CONDUCT_NICKEL,      CONDUCT_ABSURD, CONDUCT_RAISE, CONDUCT_NO_FACTS};
  Arena *arena = arena_new(0);
  Str text = bench_file(arena, SCENARIO);
  Diags diags = diags_new(arena, STR(SCENARIO), text);
  const Scenario *scenario = scenario_read(arena, STR(SCENARIO), text, bench->codes, bench->rules, &diags);
  assert_non_null(scenario);
  const Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  assert_in_range(outcome_of(analysis, scenario, CONDUCT_PREPARED), PREPARED_LEAST, 100);
  for (size_t i = 0; i < sizeof tricks / sizeof *tricks; i++) {
    int outcome = outcome_of(analysis, scenario, tricks[i]);
    if (outcome > TRICK_MOST) print_error("%s: %d\n", negotiation_conduct_words[tricks[i]], outcome);
    assert_in_range(outcome, 0, TRICK_MOST);
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(good_conduct_earns_and_tricks_do_not)};
  return cmocka_run_group_tests(tests, open_bench, close_bench);
}
