/* How one bargains decides the outcome of the shipped negotiations: everything else is played best, the talk by a stated conduct. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "overturn/analysis.h"
#include "overturn/files.h"

static const char *const files[] = {
    "../scenarios/inpatient-or-observation.json",
    "../scenarios/thirty-days-to-talk.json",
    "../scenarios/twenty-four-taken-back.json",
};
#define FILE_COUNT ((int)(sizeof files / sizeof *files))

static Arena *arena;
static const Scenario *scenario;
static const Action *best_line;
static int best_count;

static Str read_whole(const char *path) {
  Str text;
  FilesResult result = files_read(arena, str_from(path), JSON_MOST_BYTES, &text);
  if (result.status != FILES_OK) fail_msg("%.*s", STR_ARG(result.message));
  return text;
}

static int set_up(void **state) {
  arena = arena_new(0);
  Str codes = read_whole("../assets/codes.json"), rules = read_whole("../assets/rules.json"), text = read_whole(*state);
  Diags code_faults = diags_new(arena, STR("codes"), codes), rule_faults = diags_new(arena, STR("rules"), rules),
        faults = diags_new(arena, STR("scenario"), text);
  scenario = scenario_read(arena, STR("scenario"), text, codes_read(arena, codes, &code_faults), rules_read(arena, rules, &rule_faults), &faults);
  if (!scenario) return -1;
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  best_count = analysis_best_line(analysis, arena, &best_line);
  return analysis_complete(analysis) ? 0 : -1;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

static void play(Session *session, const Action *actions, int count, bool until_talk) {
  for (int i = 0; i < count; i++) {
    if (until_talk && sim_talk(scenario, session_state(session))) return;
    const char *refused = session_do(session, &actions[i]);
    if (refused) fail_msg("action %d of the line: %s", i, refused);
  }
}

/* Good conduct asks before it counters: every free question first, and what is heard is pinned. */
static void ask_questions(Session *session, const Negotiation *talk) {
  for (int i = 0; i < talk->moves.count; i++) {
    const NegotiationMove *move = &((const NegotiationMove *)talk->moves.at)[i];
    Action ask = {.kind = ACTION_TALK, .item = talk->index, .talk = {.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i}};
    if (move->kind != MOVE_QUESTION || move->patience < 0 || session_do(session, &ask) || move->reveals == NONE) continue;
    Action pin = {.kind = ACTION_PIN, .fact = move->reveals};
    assert_null(session_do(session, &pin));
  }
}

static void bargain(Session *session, NegotiationConduct conduct) {
  if (conduct == CONDUCT_PREPARED) ask_questions(session, sim_talk(scenario, session_state(session)));
  for (int turns = 0; turns < 60; turns++) {
    const State *now = session_state(session);
    const Negotiation *talk = sim_talk(scenario, now);
    if (!talk) return;
    Action action = {.kind = ACTION_TALK, .item = talk->index};
    action.talk = negotiation_conduct_act(talk, &now->talks[talk->index], conduct, sim_holds, now);
    assert_null(session_do(session, &action));
  }
  fail_msg("the talk does not end");
}

/** Score of the outcome axis when the talk is played by `conduct` and all else best. */
static int outcome_of(NegotiationConduct conduct) {
  Arena *scratch = arena_new(0);
  Session *session = session_start(scratch, scenario, (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION});
  play(session, best_line, best_count, true);
  bargain(session, conduct);
  Analysis *analysis = analysis_run(scratch, scenario, session, (AnalysisLimits){0});
  const Action *rest;
  int count = analysis_line_from(analysis, scratch, session_state(session), &rest);
  play(session, rest, count, false);
  assert_true(sim_over(session_state(session)));
  Earned earned = analysis_earned(analysis, session);
  int score = analysis_axis_score(earned.axis[AXIS_OUTCOME], analysis_best(analysis)->axis[AXIS_OUTCOME]);
  print_message("%-12s outcome %d, recovered %lld\n", negotiation_conduct_words[conduct], score, (long long)earned.recovered_cents);
  arena_free(scratch);
  return score;
}

static void shrinking_concessions_with_facts_score_over_90(void **state) {
  (void)state;
  assert_true(outcome_of(CONDUCT_PREPARED) > 90);
}

static void tricks_score_under_70(void **state) {
  (void)state;
  static const NegotiationConduct tricks[] = {CONDUCT_FIRST_OFFER, CONDUCT_SPLIT, CONDUCT_HOLD, CONDUCT_NICKEL, CONDUCT_ABSURD, CONDUCT_RAISE};
  for (size_t i = 0; i < sizeof tricks / sizeof *tricks; i++)
    if (outcome_of(tricks[i]) >= 70) fail_msg("%s pays too well", negotiation_conduct_words[tricks[i]]);
}

/* cmocka hands a group's state to nobody: each file has its tests, and each test its own search. */
int main(void) {
  struct CMUnitTest tests[2 * FILE_COUNT];
  for (int i = 0; i < FILE_COUNT; i++) {
    void *file = (void *)(uintptr_t)files[i];
    tests[2 * i] = (struct CMUnitTest){files[i], shrinking_concessions_with_facts_score_over_90, set_up, tear_down, file};
    tests[2 * i + 1] = (struct CMUnitTest){files[i], tricks_score_under_70, set_up, tear_down, file};
  }
  return cmocka_run_group_tests(tests, NULL, NULL);
}
