/* An attempt: its journal, undo and redo as entries, hints, modes, and the way back from text to the same state. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"

static Arena *arena_of(void **state) { return ((Bench *)*state)->arena; }

static const Scenario *read(void **state, const char *path) {
  return play_read(*state, arena_of(state), str_from(path), bench_file(arena_of(state), path));
}

static JournalHead head_of(const Scenario *scenario, Mode mode) {
  return (JournalHead){.format = JOURNAL_FORMAT,
                       .engine = ENGINE_REVISION,
                       .scenario = scenario->id,
                       .scenario_hash = scenario->hash,
                       .attempt = STR("a1"),
                       .seed = 7,
                       .mode = mode};
}

static Session *start(void **state, const char *path, Mode mode) {
  const Scenario *scenario = read(state, path);
  return session_start(arena_of(state), scenario, head_of(scenario, mode));
}

/** Does one journal line. @return why not, or NULL. */
static const char *did(void **state, Session *session, const char *line) {
  Str text = bench_text(arena_of(state), line);
  Diags diags = diags_new(arena_of(state), STR("line"), text);
  Entry entry;
  assert_true(journal_read_entry(arena_of(state), session_scenario(session), session_state(session), text, &entry, &diags));
  switch (entry.kind) {
  case ENTRY_UNDO: return session_undo(session);
  case ENTRY_REDO: return session_redo(session);
  case ENTRY_HINT: session_hint(session); return NULL;
  case ENTRY_TIME_UP: return session_time_up(session);
  case ENTRY_ACTION: break;
  }
  return session_do(session, &entry.action);
}

#define DO(LINE) assert_null(did(state, session, LINE))
#define REFUSED(LINE, WHY) assert_string_equal(WHY, did(state, session, LINE))

static Str journal_of(Arena *arena, const Session *session) {
  Buf out = buf_new(arena);
  int count;
  const Entry *entries = session_entries(session, &count);
  journal_print_head(session_head(session), &out);
  for (int i = 0; i < count; i++) journal_print_entry(session_scenario(session), &entries[i], &out);
  return buf_str(&out);
}

static void assert_same_states(const State *a, const State *b) { assert_memory_equal(a, b, sizeof *a); }

static int line_count(const Session *session) {
  int count;
  session_line(session, &count);
  return count;
}

static int entry_count(const Session *session) {
  int count;
  session_entries(session, &count);
  return count;
}

static const char items_path[] = "scenarios/sim_items.json", effects_path[] = "scenarios/sim_effects.json",
                  every_path[] = "scenarios/every-kind.json";

/* ---- undo and redo ---- */

static void undo_takes_an_answer_back_and_leaves_it_in_the_journal(void **state) {
  Session *session = start(state, items_path, MODE_PRACTICE);
  State before = *session_state(session);
  DO("{'answer':'hub','choice':'support'}");
  State after = *session_state(session);
  DO("{'undo':true}");
  assert_same_states(&before, session_state(session));
  assert_int_equal(0, line_count(session));
  assert_int_equal(2, entry_count(session));
  DO("{'redo':true}");
  assert_same_states(&after, session_state(session));
  assert_int_equal(1, line_count(session));
  assert_int_equal(3, entry_count(session));
}

static void looking_is_free_and_stays_when_an_answer_is_taken_back(void **state) {
  Session *session = start(state, items_path, MODE_PRACTICE);
  DO("{'answer':'hub','choice':'support'}");
  DO("{'open':'log'}");
  DO("{'pin':'notice'}");
  DO("{'undo':true}");
  assert_true(bits_has(session_state(session)->pinned, scenario_find_fact(session_scenario(session), STR("notice"))));
  assert_int_equal(2, line_count(session));
  DO("{'redo':true}");
  assert_str(session_scenario(session)->steps[session_state(session)->step].id, "support");
  REFUSED("{'redo':true}", "There is nothing to redo.");
}

static void what_was_taken_back_with_the_answer_cannot_stay(void **state) {
  Session *session = start(state, items_path, MODE_PRACTICE);
  DO("{'answer':'hub','choice':'mail'}");
  DO("{'open':'letter'}");
  DO("{'undo':true}"); /* the letter has not come then */
  assert_int_equal(0, line_count(session));
  assert_false(bits_has(session_state(session)->known, scenario_find_fact(session_scenario(session), STR("received"))));
}

static void a_new_answer_ends_what_could_be_redone(void **state) {
  Session *session = start(state, items_path, MODE_PRACTICE);
  DO("{'answer':'hub','choice':'many'}");
  DO("{'undo':true}");
  DO("{'open':'log'}"); /* looking does not */
  DO("{'answer':'hub','choice':'once'}");
  REFUSED("{'redo':true}", "There is nothing to redo.");
}

static void several_are_taken_back_and_done_again_in_order(void **state) {
  Session *session = start(state, items_path, MODE_PRACTICE);
  DO("{'answer':'hub','choice':'order_open'}");
  DO("{'answer':'first','number':1}");
  DO("{'answer':'second','number':2}");
  State end = *session_state(session);
  DO("{'undo':true}");
  DO("{'undo':true}");
  DO("{'undo':true}");
  REFUSED("{'undo':true}", "There is nothing to undo.");
  DO("{'redo':true}");
  DO("{'redo':true}");
  DO("{'redo':true}");
  assert_same_states(&end, session_state(session));
}

static void an_ended_case_can_be_taken_back(void **state) {
  Session *session = start(state, "scenarios/sim_time.json", MODE_PRACTICE);
  DO("{'answer':'hub','choice':'ends'}");
  REFUSED("{'next':true}", "The case is over.");
  DO("{'undo':true}");
  DO("{'answer':'hub','choice':'stay'}");
}

/* ---- modes and hints ---- */

static void hints_come_one_after_another(void **state) {
  Session *session = start(state, effects_path, MODE_PRACTICE);
  assert_int_equal(2, session_hints_left(session));
  assert_str(session_hint(session), "One hint.");
  assert_str(session_hint(session), "Another.");
  assert_str(session_hint(session), "");
  assert_int_equal(0, session_hints_left(session));
  assert_int_equal(2, entry_count(session)); /* a hint that there was not is no entry */
}

static void an_assessment_has_no_undo_and_no_hints(void **state) {
  Session *session = start(state, effects_path, MODE_ASSESSMENT);
  DO("{'answer':'hub','choice':'both'}");
  REFUSED("{'undo':true}", "An assessment has no undo.");
  REFUSED("{'redo':true}", "An assessment has no undo.");
  session = start(state, effects_path, MODE_ASSESSMENT);
  assert_int_equal(0, session_hints_left(session));
  assert_str(session_hint(session), "");
  assert_int_equal(0, entry_count(session));
}

static void refused_actions_change_nothing(void **state) {
  Session *session = start(state, items_path, MODE_PRACTICE);
  State before = *session_state(session);
  REFUSED("{'answer':'support','choice':'odd'}", "Another question is open.");
  REFUSED("{'open':'letter'}", "That page is not on the desk.");
  assert_same_states(&before, session_state(session));
  assert_int_equal(0, entry_count(session));
}

static void points_so_far_are_those_of_first_answers(void **state) {
  Session *session = start(state, items_path, MODE_PRACTICE);
  int32_t most;
  DO("{'answer':'hub','choice':'again'}");
  DO("{'answer':'plain','number':1}");
  DO("{'answer':'moving','number':9}");
  assert_int_equal(1000, session_points_so_far(session, &most));
  assert_int_equal(5000, most); /* a choice of the first step would have paid two */
  DO("{'answer':'turn','choice':'round'}");
  DO("{'answer':'moving','number':2}"); /* right now, and not the first time */
  assert_int_equal(6000, session_points_so_far(session, &most));
  session = start(state, items_path, MODE_PRACTICE);
  DO("{'answer':'hub','choice':'shout'}");
  assert_int_equal(-2000, session_points_so_far(session, &most));
}

/* ---- the journal as text ---- */

static Session *replay(void **state, const Scenario *scenario, Str text, Diags *diags) {
  *diags = diags_new(arena_of(state), STR("test.jsonl"), text);
  return journal_replay(arena_of(state), scenario, text, diags);
}

static void assert_round_trip(void **state, const Session *session) {
  Str text = journal_of(arena_of(state), session);
  Diags diags;
  Session *again = replay(state, session_scenario(session), text, &diags);
  assert_int_equal(0, diags.count);
  assert_non_null(again);
  assert_same_states(session_state(session), session_state(again));
  assert_int_equal(line_count(session), line_count(again));
  assert_str(journal_of(arena_of(state), again), str_z(arena_of(state), text));
}

static void every_kind_of_entry_comes_back_as_it_was(void **state) {
  Session *session = start(state, every_path, MODE_PRACTICE);
  static const char *const lines[] = {
      "{'hint':true}",
      "{'answer':'who','option':'CO'}",
      "{'answer':'sheet','values':{'1.allowed':1200,'1.variance':600.5,'2.allowed':-0.01,'2.variance':0}}",
      "{'undo':true}",
      "{'redo':true}",
      "{'answer':'short','amount':1000.00}",
      "{'answer':'lines','number':-3}",
      "{'open':'note'}",
      "{'open':'letter'}",
      "{'pin':'two_knees'}",
      "{'pin':'says_multiple'}",
      "{'unpin':'says_multiple'}",
      "{'pin':'says_multiple'}",
      "{'answer':'both','facts':['two_knees','says_multiple']}",
      "{'answer':'checks','choices':['dates','color']}",
      "{'answer':'first','order':['talk','price','ask','gather']}",
      "{'answer':'due','day':'1999-12-31'}",
      "{'answer':'packet','facts':['two_knees']}",
      "{'answer':'ref','text':'TW \\'70011\\' \\u00e9 \\\\ end'}",
      "{'answer':'how','choice':'portal'}",
      "{'move':'why'}",
      "{'offer':1200,'fact':'two_knees','terms':{'written':'yes','pay_in':'10'}}",
      "{'move':'wait'}",
      "{'hold':true}",
      "{'move':'other'}",
      "{'accept':true}",
      "{'answer':'when','day':'2026-04-20'}",
      "{'next':true}",
      "{'answer':'post','buckets':{'paid':1000,'reversal':-950,'held':0.01}}",
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    const char *refused = did(state, session, lines[i]);
    if (refused) print_error("%s: %s\n", lines[i], refused);
    assert_null(refused);
    assert_round_trip(state, session);
  }
  assert_str(session_scenario(session)->endings[session_state(session)->ending].id, "settled");
}

static void the_header_comes_back_as_it_was(void **state) {
  const Scenario *scenario = read(state, items_path);
  JournalHead head = head_of(scenario, MODE_ASSESSMENT), again;
  head.seed = UINT64_C(0xfedcba9876543210);
  head.assets_hash = STR("abc");
  head.parent = STR("a0");
  head.position = 12;
  Buf out = buf_new(arena_of(state));
  journal_print_head(&head, &out);
  assert_true(journal_read_head(arena_of(state), str_trim(buf_str(&out)), &again));
  assert_true(again.format == head.format && again.engine == head.engine && again.seed == head.seed && again.mode == head.mode &&
              again.position == 12);
  assert_true(str_equal(again.scenario, head.scenario) && str_equal(again.scenario_hash, head.scenario_hash) &&
              str_equal(again.assets_hash, head.assets_hash));
  assert_true(str_equal(again.attempt, head.attempt) && str_equal(again.parent, head.parent));
  assert_false(journal_read_head(arena_of(state), STR("{\"next\":true}"), &again));
  Session *session = session_start(arena_of(state), scenario, head);
  assert_true(session_state(session)->seed == head.seed);
}

static void a_journal_written_by_hand_needs_no_header(void **state) {
  const Scenario *scenario = read(state, items_path);
  Diags diags;
  Session *session =
      replay(state, scenario,
             bench_text(arena_of(state), "\n{'answer': 'hub', 'choice': ['order'], 'at': '2026-03-16T08:00'}\r\n\n  {'answer':'first','number':1}\n"
                                         "{'answer':'fourth','number':4}"),
             &diags);
  assert_int_equal(0, diags.count);
  assert_str(scenario->steps[session_state(session)->step].id, "stop");
  assert_int_equal(MODE_PRACTICE, session_head(session)->mode);
  int count;
  assert_str(session_entries(session, &count)[0].wall_clock, "2026-03-16T08:00");
  session = replay(state, scenario, STR(""), &diags);
  assert_non_null(session);
  assert_int_equal(0, entry_count(session));
}

static void reading_stops_at_the_first_line_that_cannot_be_played(void **state) {
  const Scenario *scenario = read(state, items_path);
  Str text = bench_text(arena_of(state),
                        "{'answer':'hub','choice':'order'}\n{'answer':'first','number':1}\n\n{'answer':'second','number':2}\n{'open':'log'}\n");
  Diags diags;
  Session *session = replay(state, scenario, text, &diags);
  assert_int_equal(1, diags.errors);
  assert_string_equal("E603", diags.items[0].code);
  LineColumn place = diags_place(text, diags.items[0].span.offset);
  assert_int_equal(4, place.line);
  assert_int_equal(1, place.column);
  assert_int_equal(2, entry_count(session)); /* as far as it came */
}

/* ---- what may be done now ---- */

static void assert_all_playable(void **state, const Session *session) {
  Buf out = buf_new(arena_of(state));
  journal_print_actions(session, &out);
  Str text = buf_str(&out);
  assert_true(text.length > 0);
  for (size_t at = 0; at < text.length;) {
    size_t end = str_find(text, '\n', at);
    Str line = str_slice(text, at, end);
    at = end + 1;
    Diags diags = diags_new(arena_of(state), STR("line"), line);
    Entry entry;
    bool read = journal_read_entry(arena_of(state), session_scenario(session), session_state(session), line, &entry, &diags);
    if (!read) print_error("not read: %.*s\n", STR_ARG(line));
    assert_true(read);
    const char *refused = sim_refuses(session_scenario(session), session_state(session), &entry.action);
    if (refused) print_error("%.*s: %s\n", STR_ARG(line), refused);
    assert_null(refused);
  }
}

static void actions_that_are_listed_can_be_done(void **state) {
  Session *session = start(state, every_path, MODE_PRACTICE);
  static const char *const lines[] = {
      "{'answer':'who','option':'CO'}",
      "{'answer':'sheet','values':{}}",
      "{'answer':'short','amount':1}",
      "{'answer':'lines','number':2}",
      "{'open':'note'}",
      "{'pin':'two_knees'}",
      "{'answer':'both','facts':[]}",
      "{'answer':'checks','choices':[]}",
      "{'answer':'first','order':['price','gather','ask','talk']}",
      "{'answer':'due','day':'2026-06-28'}",
      "{'answer':'packet','facts':[]}",
      "{'answer':'ref','text':'x'}",
      "{'answer':'how','choice':'mail'}",
      "{'offer':1200}",
      "{'accept':true}",
      "{'answer':'when','day':'2026-04-20'}",
      "{'next':true}",
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    assert_all_playable(state, session);
    DO(lines[i]);
  }
  assert_all_playable(state, session);
  DO("{'answer':'post','buckets':{}}");
  Buf out = buf_new(arena_of(state));
  journal_print_actions(session, &out);
  assert_str(buf_str(&out), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(undo_takes_an_answer_back_and_leaves_it_in_the_journal),
      cmocka_unit_test(looking_is_free_and_stays_when_an_answer_is_taken_back),
      cmocka_unit_test(what_was_taken_back_with_the_answer_cannot_stay),
      cmocka_unit_test(a_new_answer_ends_what_could_be_redone),
      cmocka_unit_test(several_are_taken_back_and_done_again_in_order),
      cmocka_unit_test(an_ended_case_can_be_taken_back),
      cmocka_unit_test(hints_come_one_after_another),
      cmocka_unit_test(an_assessment_has_no_undo_and_no_hints),
      cmocka_unit_test(refused_actions_change_nothing),
      cmocka_unit_test(points_so_far_are_those_of_first_answers),
      cmocka_unit_test(every_kind_of_entry_comes_back_as_it_was),
      cmocka_unit_test(the_header_comes_back_as_it_was),
      cmocka_unit_test(a_journal_written_by_hand_needs_no_header),
      cmocka_unit_test(reading_stops_at_the_first_line_that_cannot_be_played),
      cmocka_unit_test(actions_that_are_listed_can_be_done),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
