/* What comes next after an attempt: the rules on invented debriefs, and in the program that its digit does it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screens/view.h"
#include "unit/assert_str.h"
#include "unit/help_desktop.h"

/* ---- Invented ---- */

static const CodeView timely[] = {{STR_INIT("CO"), STR_INIT("29")}}, other[] = {{STR_INIT("OA"), STR_INIT("18")}};
static ScenarioView lessons[5];
static int marks[5];
static const int worst[] = {1, 0};
static DecisionView decisions[3];

static DebriefView debrief(Mode mode) {
  decisions[0] = (DecisionView){.title = STR("What does CO 29 say?"), .verdict = VERDICT_WRONG, .entry = 3, .own = 2000, .missed = timely[0]};
  decisions[1] = (DecisionView){.title = STR("A storm came"), .verdict = VERDICT_WRONG, .entry = 5};
  decisions[2] = (DecisionView){.title = STR("What is done?"), .verdict = VERDICT_RIGHT, .entry = 8};
  return (DebriefView){
      .mode = mode, .retries = true, .score = 70, .pass_mark = 75, .decisions = decisions, .decision_count = 3, .worst = worst, .worst_count = 2};
}

static NextKnown known(void) {
  lessons[0] = (ScenarioView){.title = STR("Here"), .kind = KIND_DENIAL, .level = 2, .minutes = 20, .best_score = 70};
  lessons[1] = (ScenarioView){.title = STR("Broken"), .kind = KIND_DENIAL, .level = 2, .best_score = NONE, .fault = STR("It has errors.")};
  lessons[2] = (ScenarioView){.title = STR("Far"), .kind = KIND_NEGOTIATION, .level = 5, .minutes = 25, .best_score = NONE};
  lessons[3] = (ScenarioView){
      .title = STR("With the code"), .kind = KIND_DENIAL, .level = 4, .minutes = 12, .best_score = 80, .codes = timely, .code_count = 1};
  lessons[4] = (ScenarioView){.title = STR("Days"), .level = 2, .best_score = NONE, .is_shift = true};
  for (int i = 0; i < 5; i++) marks[i] = 75;
  return (NextKnown){.lessons = lessons, .marks = marks, .assess_mark = 75, .lesson_count = 5, .here = 0, .assessed = NONE, .weak = NONE};
}

static const NextView *step(const DebriefView *view, NextKind kind) {
  for (int i = 0; i < view->next_count; i++)
    if (view->next[i].kind == kind) return &view->next[i];
  return NULL;
}

static void told(Arena *arena, const NextKnown *about, DebriefView *view) {
  view_next(arena, about, view);
  for (int i = 0; i < view->next_count; i++) assert_true(view->next[i].title.length && view->next[i].why.length);
}

static void what_only_hindsight_shows_is_not_tried_again(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  NextKnown about = known();
  DebriefView view = debrief(MODE_PRACTICE);
  told(arena, &about, &view);
  assert_str(step(&view, NEXT_RETRY)->title, "Retry: What does CO 29 say?");
  assert_str(step(&view, NEXT_RETRY)->why, "It cost 2 points that you could have kept.");
  assert_int_equal(step(&view, NEXT_RETRY)->place, 3);
  decisions[0].own = 0;
  told(arena, &about, &view);
  assert_null(step(&view, NEXT_RETRY));
  arena_free(arena);
}

static void the_case_with_the_code_comes_before_one_that_was_not_tried(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  NextKnown about = known();
  DebriefView view = debrief(MODE_PRACTICE);
  told(arena, &about, &view);
  assert_int_equal(step(&view, NEXT_LESSON)->place, 3);
  assert_str(step(&view, NEXT_LESSON)->why, "12 minutes. CO 29, which you missed, comes up there.");
  decisions[0].missed = other[0];
  told(arena, &about, &view);
  assert_int_equal(step(&view, NEXT_LESSON)->place, 2);
  assert_str(step(&view, NEXT_LESSON)->why, "25 minutes, not tried yet.");
  about.weak = 3;
  about.weak_why = STR("Analysis: You earn about 41 of 100 here, and 75 is the goal.");
  told(arena, &about, &view);
  assert_int_equal(step(&view, NEXT_LESSON)->place, 3);
  assert_str(step(&view, NEXT_LESSON)->why, "12 minutes. Analysis: You earn about 41 of 100 here, and 75 is the goal.");
  about.weak = NONE;
  lessons[2].best_score = 40;
  told(arena, &about, &view);
  assert_str(step(&view, NEXT_LESSON)->why, "25 minutes. Your best there is 40 of 100.");
  lessons[2].best_score = 90;
  told(arena, &about, &view);
  assert_null(step(&view, NEXT_LESSON)); /* all is passed */
  marks[3] = 81;                         /* each by its own mark */
  told(arena, &about, &view);
  assert_int_equal(step(&view, NEXT_LESSON)->place, 3);
  arena_free(arena);
}

static void the_assessment_opens_once_practice_passed(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  NextKnown about = known();
  DebriefView view = debrief(MODE_PRACTICE);
  told(arena, &about, &view);
  assert_null(step(&view, NEXT_ASSESS));
  view.passed = true;
  told(arena, &about, &view);
  assert_str(step(&view, NEXT_ASSESS)->why, "20 minutes. No hints, no undo, and it counts.");
  view.kept = 4; /* a retry proves nothing */
  told(arena, &about, &view);
  assert_null(step(&view, NEXT_ASSESS));
  view.kept = 0;
  about.assessed = 75;
  told(arena, &about, &view);
  assert_null(step(&view, NEXT_ASSESS));
  assert_str(step(&view, NEXT_AGAIN)->why, "20 minutes, as practice.");
  about.assess_mark = 76; /* its own, not that of practice */
  told(arena, &about, &view);
  assert_non_null(step(&view, NEXT_ASSESS));
  arena_free(arena);
}

static void after_an_assessment_it_says_what_counts(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  NextKnown about = known();
  DebriefView view = debrief(MODE_ASSESSMENT);
  view.passed = true;
  told(arena, &about, &view);
  assert_str(step(&view, NEXT_RETRY)->why, "It cost 2 points that you could have kept. A retry does not count.");
  assert_str(step(&view, NEXT_AGAIN)->why, "20 minutes. Another assessment, which counts.");
  assert_null(step(&view, NEXT_ASSESS));
  arena_free(arena);
}

static void codes_are_drilled_where_there_is_a_record(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  static DrillMemory memories[1];
  static const DrillCard card = {STR_INIT("group/CO/liability"), {0}, NULL, true};
  DrillDeck deck = {.cards = &card, .count = 1};
  Drill drill = {&deck, memories};
  NextKnown about = known();
  DebriefView view = debrief(MODE_PRACTICE);
  told(arena, &about, &view);
  assert_null(step(&view, NEXT_DRILL));
  assert_int_equal(view.due, NONE);
  about.drill = &drill;
  decisions[1].missed = other[0];
  decisions[2].missed = timely[0]; /* the same once more */
  told(arena, &about, &view);
  assert_str(step(&view, NEXT_DRILL)->title, "Drill 2 codes from this case");
  assert_str(step(&view, NEXT_DRILL)->why, "You missed CO 29 and OA 18.");
  assert_int_equal(view.due, 1);
  for (int i = 0; i < 3; i++) decisions[i].missed = (CodeView){STR(""), STR("")};
  told(arena, &about, &view);
  assert_str(step(&view, NEXT_DRILL)->why, "1 card is due.");
  arena_free(arena);
}

/* ---- In the program ---- */

#define DENIAL "../scenarios/duplicate-hides-denial.json"

static bool no_record(void *user, Arena *arena, DrillRecord *record) {
  (void)user, (void)arena;
  *record = (DrillRecord){0};
  return true;
}

static int64_t seconds(void *user) {
  (void)user;
  return INT64_C(1775034000);
}

/** An attempt with its first answer, in its debrief. */
static void open_debrief(Mode mode) {
  desktop_open(DENIAL);
  desktop.ports.drill = no_record;
  desktop.ports.seconds = seconds;
  desktop_start();
  desktop_key(KEY_ENTER, 0);
  if (mode == MODE_ASSESSMENT) desktop_key('2', 0);
  desktop_key(KEY_ENTER, 0);
  const Session *session = program_session(desktop.program);
  const Item *item = sim_item(session_scenario(session), session_state(session));
  InterpretOption options[INTERPRET_OPTIONS];
  assert_int_equal(item->kind, ITEM_INTERPRET);
  int count = sim_interpret_options(session_scenario(session), session_state(session)->seed, item, options);
  CodeReading reading = sim_reading(item);
  int wrong = 0;
  while (wrong < count && str_equal(options[wrong].id, code_reading_right(&reading))) wrong++;
  desktop_key('1' + wrong, 0);
  desktop_key(KEY_ENTER, 0);
  program_show_debrief(desktop.program);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Next for you"));
}

static UiNode node_named(const char *part) {
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    if (node->role == ROLE_BUTTON && str_find_str(node->name, str_from(part)) < node->name.length) return *node;
  }
  fail_msg("no button \"%s\"", part);
  return (UiNode){0};
}

static void its_digit_tries_again_from_there(void **state) {
  (void)state;
  open_debrief(MODE_PRACTICE);
  UiNode retry = node_named("Retry: ");
  assert_true(retry.stop);
  assert_true(str_find_str(retry.value, STR("It cost ")) == 0); /* the reason is spoken with it */
  assert_str(retry.cap, "1");
  desktop_key('1', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_int_equal(desktop.attempts, 2);
  assert_true(session_head(program_session(desktop.program))->parent.length > 0);
  desktop_close();
}

static void enter_starts_what_has_the_ring(void **state) {
  (void)state;
  open_debrief(MODE_PRACTICE);
  UiNode drill = node_named("Drill 1 code from this case");
  ui_focus(&desktop.ui, drill.id);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(node_named("Drill 1 code from this case").focused);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DRILL);
  desktop_close();
}

static void all_of_it_is_played_again_by_its_digit(void **state) {
  (void)state;
  open_debrief(MODE_ASSESSMENT);
  UiNode again = node_named("Play it again");
  desktop_key(again.cap.at[0], 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_int_equal(session_head(program_session(desktop.program))->mode, MODE_ASSESSMENT);
  assert_int_equal(session_head(program_session(desktop.program))->parent.length, 0);
  desktop_close();
}

/* ---- A retry beside what it retries ---- */

static Str kept_journal, kept_name;

static Str both_journals(void *user, Arena *arena, Str attempt) {
  (void)user;
  if (str_equal(attempt, kept_name)) return str_copy(arena, kept_journal);
  return str_equal(attempt, desktop.attempt) ? str_copy(arena, buf_str(&desktop.journal)) : STR("");
}

/** The first question is missed, then tried again and answered right. */
static void retry_the_first(bool keeps_journals) {
  open_debrief(MODE_PRACTICE);
  assert_false(desktop_shows("Score, was"));
  kept_journal = str_copy(desktop.arena, buf_str(&desktop.journal));
  kept_name = desktop.attempt;
  if (keeps_journals) desktop.ports.journal_text = both_journals;
  desktop_key('1', 0);
  const Session *session = program_session(desktop.program);
  const Item *item = sim_item(session_scenario(session), session_state(session));
  InterpretOption options[INTERPRET_OPTIONS];
  int count = sim_interpret_options(session_scenario(session), session_state(session)->seed, item, options), right = 0;
  CodeReading reading = sim_reading(item);
  while (right < count && !str_equal(options[right].id, code_reading_right(&reading))) right++;
  desktop_key('1' + right, 0);
  desktop_key(KEY_ENTER, 0);
  program_show_debrief(desktop.program);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

/** What is noted of a skill or an axis: "4, was 0". */
static int noted_before(void) {
  int count = 0;
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    count += node->role == ROLE_PROGRESS && str_find_str(node->value, STR("was 0")) < node->value.length;
  }
  return count;
}

static void a_retry_stands_beside_the_attempt_before_it(void **state) {
  (void)state;
  retry_the_first(true);
  assert_true(desktop_shows("was 0"));
  assert_true(desktop_shows("Score, was 0"));
  assert_true(desktop_shows("Before"));
  assert_true(noted_before() > 0);
  desktop_close();
}

static void without_the_journal_before_nothing_is_invented(void **state) {
  (void)state;
  retry_the_first(false);
  assert_true(desktop_shows("a retry"));
  assert_false(desktop_shows("was 0"));
  assert_false(desktop_shows("Before"));
  desktop_close();
}

/* ---- Saved as a page ---- */

static Str saved_name, saved_page;
static bool disk_full;

static bool write_new(void *user, Arena *arena, Str name, Str ending, Str content, Str *said) {
  (void)user;
  saved_name = str_format(desktop.arena, "%.*s%.*s", STR_ARG(name), STR_ARG(ending));
  saved_page = str_copy(desktop.arena, content);
  *said = disk_full ? STR("/data/x.html: there is no space left") : str_format(arena, "/data/exports/%.*s", STR_ARG(saved_name));
  return !disk_full;
}

static bool page_has(const char *part) { return str_find_str(saved_page, str_from(part)) < saved_page.length; }

static void the_debrief_is_saved_as_a_page(void **state) {
  (void)state;
  open_debrief(MODE_PRACTICE);
  desktop.ports.write_new = write_new;
  disk_full = false;
  desktop_key('s', MOD_CTRL);
  assert_str(saved_name, "duplicate-hides-denial-2026-05-20.html");
  assert_true(desktop_shows("Saved: /data/exports/duplicate-hides-denial-2026-05-20.html."));
  assert_true(page_has("<!doctype html>"));
  assert_true(page_has("Everything in its order"));
  assert_true(page_has("What does OA-18 say?") || page_has("Who carries the amount of OA-18?"));
  assert_false(page_has("<script"));
  assert_false(page_has("http:"));
  saved_page = STR("");
  ui_focus(&desktop.ui, node_named("Save page").id);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key(KEY_ENTER, 0);
  assert_true(page_has("</html>"));
  disk_full = true;
  desktop_key('s', MOD_CTRL);
  assert_true(desktop_shows("Not saved: /data/x.html: there is no space left"));
  desktop_close();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_only_hindsight_shows_is_not_tried_again),
      cmocka_unit_test(the_case_with_the_code_comes_before_one_that_was_not_tried),
      cmocka_unit_test(the_assessment_opens_once_practice_passed),
      cmocka_unit_test(after_an_assessment_it_says_what_counts),
      cmocka_unit_test(codes_are_drilled_where_there_is_a_record),
      cmocka_unit_test(its_digit_tries_again_from_there),
      cmocka_unit_test(enter_starts_what_has_the_ring),
      cmocka_unit_test(all_of_it_is_played_again_by_its_digit),
      cmocka_unit_test(the_debrief_is_saved_as_a_page),
      cmocka_unit_test(a_retry_stands_beside_the_attempt_before_it),
      cmocka_unit_test(without_the_journal_before_nothing_is_invented),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
