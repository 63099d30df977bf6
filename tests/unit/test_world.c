/* The world of a shift: whose turn it is, what a minute buys, who sleeps, what moves on by itself; and the journal of it all. Played on scenarios/small-shift.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_shift.h"

enum { VISIT, STAY, SCAN };

#define JUNE_1 day_from_iso(STR("2026-06-01"))

static Arena *arena_of(void **state) { return ((Bench *)*state)->arena; }

static ShiftSession *start(void **state, Mode mode) {
  const Shift *shift = shift_bench(arena_of(state), *state, "scenarios/small-shift.json");
  JournalHead head = shift_session_head_of(arena_of(state), shift);
  head.mode = mode;
  head.attempt = STR("s1");
  head.seed = 5;
  return shift_session_start(arena_of(state), shift, head);
}

#define DO(LINE) assert_null(shift_said(session, arena_of(state), LINE))
#define REFUSED(LINE, WHY) assert_string_equal("this cannot be done here: " WHY, shift_said(session, arena_of(state), LINE))
#define APPEAL           \
  DO("{'case':'stay'}"); \
  DO("{'answer':'who','option':'CO'}"), DO("{'answer':'what','choice':'appeal'}"), DO("{'answer':'check','day':'2026-06-09'}")

static WorldStanding standing(const ShiftSession *session, int place) { return world_standing(shift_session_world(session), place); }

/* ---- whose turn it is ---- */

static void a_shift_begins_with_what_has_come(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  const World *world = shift_session_world(session);
  assert_int_equal(JUNE_1, world->day);
  assert_int_equal(0, world->minute);
  assert_int_equal(STANDING_NEW, standing(session, VISIT));
  assert_int_equal(STANDING_COMING, standing(session, SCAN));
  REFUSED("{'case':'scan'}", "That case has not come yet.");
  REFUSED("{'next':true}", "Take up a case first.");
  assert_string_equal("there is no case \"scam\", did you mean \"scan\"?", shift_said(session, arena_of(state), "{'case':'scam'}"));
}

static void one_case_is_in_hand(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  DO("{'case':'visit'}");
  REFUSED("{'case':'visit'}", "This case is in your hands already.");
  assert_ptr_equal(shift_session_case(session, VISIT), shift_session_in_hand(session));
  DO("{'case':'stay'}");
  assert_int_equal(STANDING_OPEN, standing(session, VISIT));
  Action next = {.kind = ACTION_NEXT};
  assert_string_equal("Take up this case first.", session_do(shift_session_case(session, VISIT), &next));
  assert_string_equal("A shift has no undo: its day goes on.", session_undo(shift_session_in_hand(session)));
}

static void a_call_is_finished_first(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  DO("{'case':'visit'}");
  DO("{'answer':'path','choice':'call'}");
  REFUSED("{'case':'stay'}", "Finish the call first.");
  REFUSED("{'case':'visit'}", "You are on the phone about this case.");
  REFUSED("{'end_day':true}", "Finish the call first.");
  DO("{'open':'acknowledgment'}");
  REFUSED("{'end_day':true}", "Finish the call first.");
  DO("{'answer':'which','text':'LC-101'}");
  DO("{'next':true}");
  DO("{'case':'stay'}");
}

/* ---- minutes ---- */

static void everything_takes_its_minutes(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  const World *world = shift_session_world(session);
  DO("{'case':'visit'}");
  assert_int_equal(5, world->minute);
  DO("{'open':'acknowledgment'}");
  assert_int_equal(7, world->minute);
  DO("{'open':'acknowledgment'}"); /* read again */
  DO("{'pin':'accepted'}");
  assert_int_equal(7, world->minute);
  DO("{'answer':'path','choice':'call'}"); /* and an hour on hold */
  assert_int_equal(69, world->minute);
  assert_int_equal(7, session_line(shift_session_case(session, VISIT), &(int){0})[3].before.minute);
  assert_int_equal(69, session_state(shift_session_case(session, VISIT))->minute);
  DO("{'answer':'which','text':'LC-101'}"); /* and a quarter of an hour with the representative */
  assert_int_equal(86, world->minute);
  assert_int_equal(86, world->tally.minutes);
  assert_int_equal(86, world->cases[VISIT].minutes);
}

static void the_clock_jumps_when_nobody_is_awake(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  const World *world = shift_session_world(session);
  APPEAL; /* 5 + 2 + 182 + 1 */
  assert_int_equal(190, world->minute);
  assert_int_equal(NONE, world->in_hand);
  assert_int_equal(STANDING_SLEEPING, standing(session, STAY));
  REFUSED("{'case':'stay'}", "Nothing can be done on that case before its day.");
  DO("{'case':'visit'}");
  DO("{'answer':'path','choice':'call'}");
  DO("{'answer':'which','text':'LC-101'}");
  DO("{'next':true}");
  assert_int_equal(190 + 5 + 62 + 17, world->minute);
  DO("{'answer':'look','day':'2026-06-02'}");
  /* Nobody is awake: it is the next morning. */
  assert_int_equal(JUNE_1 + 1, world->day);
  assert_int_equal(0, world->minute);
  assert_int_equal(NONE, world->in_hand);
  assert_int_equal(STANDING_OPEN, standing(session, VISIT));
  assert_int_equal(STANDING_NEW, standing(session, SCAN));
}

static void overtime_is_taken_off_the_next_morning(void **state) {
  Arena *arena = arena_of(state);
  const Shift *shift = shift_bench(arena, *state, "scenarios/small-shift.json");
  State states[3], *each[3] = {&states[0], &states[1], &states[2]};
  World world;
  for (int i = 0; i < 3; i++) sim_start(shift->cases[i].scenario, 1, &states[i]);
  world_start(arena, shift, each, NULL, NULL, &world);
  world.minute = 470;
  world_take(&world, VISIT);
  assert_int_equal(475, world.minute);
  world_do(&world, &(Action){.kind = ACTION_ANSWER, .item = 0, .choices = 1}); /* an hour on hold: a call is not cut short */
  assert_int_equal(537, world.minute);
  assert_int_equal(JUNE_1, world.day);
  world_do(&world, &(Action){.kind = ACTION_ANSWER, .item = 1, .text = STR("LC-101")});
  assert_int_equal(JUNE_1, world.day);
  world_do(&world, &(Action){.kind = ACTION_NEXT});
  assert_int_equal(JUNE_1 + 1, world.day);
  assert_int_equal(554 - 480, world.minute);
  assert_int_equal(NONE, world.in_hand);
}

/* ---- what moves on by itself ---- */

static void what_is_left_moves_on(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  DO("{'end_day':true}");
  const World *world = shift_session_world(session);
  assert_int_equal(JUNE_1 + 1, world->day);
  /* The last day of the appeal was the first of June. */
  assert_int_equal(STANDING_CLOSED, standing(session, STAY));
  assert_int_equal(1, world->tally.rights_lost);
  int count;
  const Played *line = session_line(shift_session_case(session, STAY), &count);
  assert_int_equal(1, count);
  assert_int_equal(ACTION_PASS, line[0].action.kind);
  assert_int_equal(1, line[0].result.event_count);
  REFUSED("{'case':'stay'}", "That case is closed.");
  DO("{'end_day':true}");
  assert_true(world->over);
  REFUSED("{'end_day':true}", "The shift is over.");
  REFUSED("{'case':'scan'}", "The shift is over.");
  REFUSED("{'next':true}", "The shift is over.");
  for (int i = 0; i < 3; i++) assert_true(sim_over(session_state(shift_session_case(session, i))));
}

static void money_under_way_comes_after_the_last_day(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  APPEAL;
  DO("{'end_day':true}");
  assert_int_equal(0, shift_session_recovered(session)); /* its state stands far ahead, and nobody may see that */
  DO("{'end_day':true}");
  assert_int_equal(120000, shift_session_recovered(session));
  assert_int_equal(0, shift_session_world(session)->tally.rights_lost);
}

static void an_event_wakes_who_waits(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  DO("{'case':'stay'}");
  DO("{'answer':'who','option':'CO'}");
  DO("{'answer':'what','choice':'wait'}");
  DO("{'next':true}"); /* until the letter comes, and the right is lost before */
  assert_int_equal(STANDING_SLEEPING, standing(session, STAY));
  const WorkRow *rows;
  assert_int_equal(2, shift_session_rows(session, arena_of(state), &rows));
  assert_int_equal(DAY_NONE, rows[1].until);
  DO("{'end_day':true}");
  assert_int_equal(STANDING_CLOSED, standing(session, STAY));
  assert_int_equal(3, shift_session_rows(session, arena_of(state), &rows));
  assert_int_equal(1, rows[1].news);
  assert_int_equal(1, shift_session_world(session)->tally.rights_lost);
}

/* ---- the measures ---- */

static void touches_are_counted(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  const WorldTally *tally = &shift_session_world(session)->tally;
  DO("{'case':'visit'}");
  DO("{'open':'acknowledgment'}");
  DO("{'case':'stay'}"); /* the visit was opened for nothing */
  assert_int_equal(2, tally->touches);
  assert_int_equal(1, tally->idle);
  DO("{'answer':'who','option':'CO'}");
  DO("{'answer':'what','choice':'appeal'}");
  DO("{'answer':'check','day':'2026-06-03'}"); /* two days after the appeal: too early */
  assert_int_equal(1, tally->early);
  DO("{'case':'visit'}");
  DO("{'answer':'path','choice':'call'}");
  DO("{'answer':'which','text':'LC-101'}");
  DO("{'next':true}");
  DO("{'answer':'look','day':'2026-06-02'}");
  assert_int_equal(0, tally->on_time); /* planned well, and not kept yet */
  DO("{'case':'visit'}");
  assert_int_equal(1, tally->on_time);
  DO("{'answer':'status','amount':80.00}");
  DO("{'case':'scan'}");
  DO("{'answer':'owed','amount':150.00}");
  DO("{'answer':'ask','choice':'dispute'}");
  DO("{'answer':'look','day':'2026-06-15'}"); /* beyond the shift: well planned is enough. Nobody is awake, so it is over */
  assert_int_equal(2, tally->on_time);
  assert_true(shift_session_world(session)->over);
  assert_int_equal(1, tally->idle);
  assert_int_equal(0, tally->late);
}

static void a_follow_up_that_is_not_kept_is_late(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  DO("{'case':'visit'}");
  DO("{'answer':'path','choice':'call'}");
  DO("{'answer':'which','text':'LC-101'}");
  DO("{'next':true}");
  DO("{'answer':'look','day':'2026-06-02'}");
  DO("{'end_day':true}");
  DO("{'end_day':true}");
  assert_int_equal(1, shift_session_world(session)->tally.late);
  assert_int_equal(8000, shift_session_recovered(session));
}

/* ---- the worklist ---- */

static void the_worklist_says_what_is_known(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  const WorkRow *rows;
  assert_int_equal(2, shift_session_rows(session, arena_of(state), &rows));
  assert_int_equal(VISIT, rows[0].place);
  assert_str(rows[1].patient, "Bruno Vale");
  assert_str(rows[1].payer, "Prairie Plan");
  assert_str(rows[1].city, "Chicago");
  assert_int_equal(300000, rows[1].balance_cents);
  assert_int_equal(196, rows[1].age_days);
  assert_string_equal("181-365", age_bucket_words[rows[1].bucket]);
  assert_int_equal(0, rows[1].days_left);
  assert_int_equal(JUNE_1, rows[1].deadline_day);
  assert_int_equal(NONE, rows[0].deadline); /* a question asks for it, so it is not on show */
  assert_int_equal(DAY_NONE, rows[0].last_touch);
  APPEAL;
  shift_session_rows(session, arena_of(state), &rows);
  assert_int_equal(STANDING_SLEEPING, rows[1].standing);
  assert_int_equal(JUNE_1 + 8, rows[1].until);
  assert_int_equal(JUNE_1, rows[1].last_touch);
  assert_int_equal(300000, rows[1].balance_cents);
  DO("{'end_day':true}");
  assert_int_equal(3, shift_session_rows(session, arena_of(state), &rows));
  assert_int_equal(60000, rows[2].balance_cents); /* what the plan took off is not settled by that */
}

static void ages_are_parted_as_reports_part_them(void **state) {
  (void)state;
  static const int32_t edges[] = {30, 31, 60, 61, 90, 91, 120, 121, 180, 181, 365, 366};
  for (int i = 0; i < 12; i++) assert_int_equal((i + 1) / 2, age_bucket(edges[i]));
  assert_int_equal(0, age_bucket(0));
}

/* ---- the journal ---- */

static void a_journal_leads_to_the_same_state(void **state) {
  Arena *arena = arena_of(state);
  ShiftSession *session = start(state, MODE_PRACTICE);
  APPEAL;
  DO("{'case':'visit'}");
  DO("{'open':'acknowledgment'}");
  DO("{'answer':'path','choice':'call'}");
  DO("{'answer':'which','text':'LC-101','at':'2026-11-28T10:00:00Z'}");
  DO("{'next':true}");
  DO("{'end_day':true}");
  Str journal = shift_journal(arena, session);
  assert_true(str_find_str(journal, STR("\"cases\":{\"visit\":\"")) < journal.length);
  assert_true(str_find_str(journal, STR("2026-11-28T10")) < journal.length);
  Diags diags = diags_new(arena, STR("journal"), journal);
  ShiftSession *again = shift_journal_replay(arena, shift_session_shift(session), journal, &diags);
  assert_int_equal(0, diags.count);
  assert_memory_equal(&shift_session_world(session)->tally, &shift_session_world(again)->tally, sizeof(WorldTally));
  for (int i = 0; i < 3; i++)
    assert_memory_equal(session_state(shift_session_case(session, i)), session_state(shift_session_case(again, i)), sizeof(State));
  Str second = shift_journal(arena, again);
  assert_true(str_equal(journal, second));
}

static void a_journal_says_what_does_not_fit(void **state) {
  Arena *arena = arena_of(state);
  ShiftSession *session = start(state, MODE_PRACTICE);
  const Shift *shift = shift_session_shift(session);
  Str other = bench_text(arena, "{'overturn':'journal','format':1,'engine':1,'scenario':'other'}\n");
  Diags diags = diags_new(arena, STR("journal"), other);
  assert_null(shift_journal_replay(arena, shift, other, &diags));
  assert_string_equal("E604", bench_codes(&diags));
  Str changed = bench_text(arena, "{'overturn':'journal','format':1,'engine':1,'scenario':'small-shift','cases':{'visit':'00','gone':'11'}}\n");
  diags = diags_new(arena, STR("journal"), changed);
  assert_non_null(shift_journal_replay(arena, shift, changed, &diags));
  assert_string_equal("W601 W601", bench_codes(&diags));
}

static void hints_are_in_the_journal(void **state) {
  ShiftSession *session = start(state, MODE_PRACTICE);
  DO("{'case':'visit'}");
  assert_int_equal(0, session_hints_left(shift_session_case(session, STAY)));
  int count;
  DO("{'hint':true}"); /* the step has none */
  shift_session_entries(session, &count);
  assert_int_equal(1, count);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_shift_begins_with_what_has_come),
      cmocka_unit_test(one_case_is_in_hand),
      cmocka_unit_test(a_call_is_finished_first),
      cmocka_unit_test(everything_takes_its_minutes),
      cmocka_unit_test(the_clock_jumps_when_nobody_is_awake),
      cmocka_unit_test(overtime_is_taken_off_the_next_morning),
      cmocka_unit_test(what_is_left_moves_on),
      cmocka_unit_test(money_under_way_comes_after_the_last_day),
      cmocka_unit_test(an_event_wakes_who_waits),
      cmocka_unit_test(touches_are_counted),
      cmocka_unit_test(a_follow_up_that_is_not_kept_is_late),
      cmocka_unit_test(the_worklist_says_what_is_known),
      cmocka_unit_test(ages_are_parted_as_reports_part_them),
      cmocka_unit_test(a_journal_leads_to_the_same_state),
      cmocka_unit_test(a_journal_says_what_does_not_fit),
      cmocka_unit_test(hints_are_in_the_journal),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
