/* The class as the program opens it: nothing of it is read before the passphrase was given, a wrong one makes wait, and what is handed out names nobody unless asked to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "unit/assert_str.h"
#include "unit/help_desktop.h"

/* ---- A machine with a class ---- */

static char phrase[128], file_name[128];
static bool set, class, broken;
static int reads;
static Str handed_out;

static bool is_class(void *user) {
  (void)user;
  return class;
}

static bool is_locked(void *user, bool *is) {
  (void)user;
  *is = set;
  return true;
}

static bool set_phrase(void *user, Str passphrase) {
  (void)user;
  if (broken) return false;
  assert_true(passphrase.length < sizeof phrase);
  memcpy(phrase, passphrase.at, passphrase.length);
  phrase[passphrase.length] = 0;
  set = true;
  return true;
}

static bool try_phrase(void *user, Str passphrase, bool *right) {
  (void)user;
  *right = str_is(passphrase, phrase);
  return !broken;
}

static bool read_class(void *user, Arena *arena, ClassRecord *record) {
  (void)user;
  reads++;
  class_paper(arena, record);
  return true;
}

static bool hand_out(void *user, Arena *arena, Str name, Str content, Str *where) {
  (void)user;
  if (broken) {
    *where = STR("The disk is full.");
    return false;
  }
  memcpy(file_name, name.at, name.length);
  file_name[name.length] = 0;
  handed_out = str_copy(desktop.arena, content);
  *where = str_format(arena, "/home/somebody/%.*s", STR_ARG(name));
  return true;
}

static Str answered, answered_of; /* what was kept, and of which attempt */
static bool closed;

static bool read_disputes(void *user, Arena *arena, ClassDisputes *disputes) {
  (void)user;
  *disputes = class_paper_disputes(arena);
  for (int i = 0; i < disputes->count; i++) {
    ClassDispute *one = &disputes->at[i];
    if (!str_equal(one->attempt, answered_of)) continue;
    if (one->state == CLASS_DISPUTE_OPEN) disputes->open--;
    one->state = closed ? CLASS_DISPUTE_CLOSED : CLASS_DISPUTE_ANSWERED;
    one->answer = answered;
  }
  return true;
}

static bool keep_answer(void *user, Arena *arena, const ClassDispute *dispute, Str answer, bool closes, Str *why) {
  (void)user, (void)arena;
  *why = STR("The disk is full.");
  if (broken) return false;
  answered = str_copy(desktop.arena, answer);
  answered_of = str_copy(desktop.arena, dispute->attempt);
  closed = closes;
  return true;
}

/* Of the first dispute the attempt is there: played as well as it can be. The line disputed is its first decision. */
static bool recorded(void *user, Arena *arena, Str attempt, ProgramRecorded *found, Str *why) {
  (void)user;
  *why = STR("It is not in the records.");
  if (!str_is(attempt, "two-insurers-3")) return false;
  Str codes = desktop_read("../assets/codes.json"), rules = desktop_read("../assets/rules.json"),
      text = desktop_read("scenarios/example-denial.json");
  Diags diags = diags_new(arena, STR("scenario"), text), of_codes = diags_new(arena, STR("codes"), codes),
        of_rules = diags_new(arena, STR("rules"), rules);
  found->scenario = scenario_read(arena, STR("scenario"), text, codes_read(arena, codes, &of_codes), rules_read(arena, rules, &of_rules), &diags);
  JournalHead head = {.format = JOURNAL_FORMAT,
                      .engine = ENGINE_REVISION,
                      .scenario = found->scenario->id,
                      .scenario_hash = found->scenario->hash,
                      .attempt = attempt,
                      .seed = 7};
  Session *session = session_start(arena, found->scenario, head);
  Analysis *analysis = analysis_run(arena, found->scenario, NULL, (AnalysisLimits){0});
  const Action *line;
  int count = analysis_line_from(analysis, arena, session_state(session), &line), entries;
  for (int i = 0; i < count; i++) assert_null(session_do(session, &line[i]));
  const Entry *all = session_entries(session, &entries);
  Buf journal = buf_new(arena);
  journal_print_head(&head, &journal);
  for (int i = 0; i < entries; i++) journal_print_entry(found->scenario, &all[i], &journal);
  found->journal = buf_str(&journal);
  return true;
}

static bool no_drill(void *user, Arena *arena, DrillRecord *record) {
  (void)user, (void)arena, (void)record;
  return false;
}

static bool disputed(void *user, Arena *arena, Str attempt, ClassDisputes *disputes) {
  (void)read_disputes(user, arena, disputes);
  disputes->count = str_equal(disputes->at[0].attempt, attempt) ? 1 : 0;
  return true;
}

static const ProgramClassPorts ports = {is_class, is_locked, set_phrase, try_phrase, read_class, read_disputes, keep_answer};

static int open_desk(void **state) {
  (void)state;
  desktop_open("scenarios/example-denial.json");
  set = broken = false;
  class = true;
  reads = 0;
  handed_out = answered = answered_of = STR("");
  closed = false;
  desktop.ports.class = &ports;
  desktop.ports.recorded = recorded;
  desktop.ports.disputed = disputed;
  desktop.ports.drill = no_drill;
  desktop.ports.write_out = hand_out;
  desktop_start();
  return 0;
}

static int close_desk(void **state) {
  (void)state;
  desktop_close();
  return 0;
}

static void know(const char *text) {
  set = true;
  memcpy(phrase, text, strlen(text) + 1);
}

static void type(const char *text) { desktop_event((UiEvent){.kind = EVENT_TEXT, .text = str_from(text)}); }

static void open_class(void) {
  (void)program_read_home(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key(KEY_F1 + 4, 0);
}

static void work(void) {
  (void)program_work(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

/** Behind the gate. */
static void enter(void) {
  know("one long phrase");
  open_class();
  type("one long phrase");
  desktop_key(KEY_ENTER, 0);
  work();
  assert_true(desktop_shows("Abara, Joy"));
}

/* ---- Cases ---- */

static void the_rail_shows_it_where_there_is_one(void **state) {
  (void)state;
  class = false;
  (void)program_read_home(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_false(desktop_shows("Class results"));
  desktop_key(KEY_F1 + 4, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  class = true;
  desktop_start();
  open_class();
  assert_int_equal(program_screen(desktop.program), SCREEN_CLASS);
  desktop_key(KEY_F1 + 1, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  assert_true(desktop_shows("Class results"));
}

static void a_first_passphrase_is_long_enough_and_typed_twice(void **state) {
  (void)state;
  open_class();
  assert_true(desktop_shows("Choose a passphrase"));
  type("short");
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("That is too short: at least 8 characters."));
  type(" and more");
  desktop_key(KEY_TAB, 0);
  type("short and else");
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("The two are not the same."));
  assert_false(set);
  type("short and more"); /* the ring is still in the second field */
  desktop_key(KEY_TAB, MOD_SHIFT);
  type("short and more");
  desktop_key(KEY_ENTER, 0);
  assert_true(set);
  assert_string_equal(phrase, "short and more");
  assert_int_equal(reads, 0); /* the picture that says so comes first */
  assert_true(desktop_shows("Reading the class"));
  work();
  assert_int_equal(reads, 1);
  assert_true(desktop_shows("Abara, Joy"));
  desktop_key(KEY_ENTER, 0); /* the ring stands on the first trainee */
  assert_true(desktop_shows("Beside the class"));
}

static void a_wrong_passphrase_opens_nothing_and_makes_wait(void **state) {
  (void)state;
  know("one long phrase");
  open_class();
  for (int miss = 0; miss < 3; miss++) {
    type("another phrase");
    desktop_key(KEY_ENTER, 0);
    assert_true(desktop_shows(miss == 0 ? "in 2 seconds" : miss == 1 ? "in 4 seconds" : "in 8 seconds"));
    work();
    assert_int_equal(reads, 0);
    type("one long phrase"); /* the right one, but too early */
    desktop_key(KEY_ENTER, 0);
    assert_true(desktop_shows("then try again"));
    work();
    assert_int_equal(reads, 0);
    desktop.frame.now_ms += 8000;
    if (miss == 2) break;
    desktop_key('a', MOD_CTRL);
    desktop_key(KEY_DELETE, 0);
  }
  desktop_key(KEY_ENTER, 0);
  work();
  assert_true(desktop_shows("Abara, Joy"));
}

static void it_can_be_locked_and_is_read_anew(void **state) {
  (void)state;
  enter();
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  desktop_key(KEY_F1 + 4, 0);
  work();
  assert_int_equal(reads, 2);
  assert_true(desktop_shows("Abara, Joy"));
  desktop_key('l', 0);
  assert_true(desktop_shows("The class is locked"));
  work();
  assert_int_equal(reads, 2);
}

static bool holds(const char *part) { return str_find_str(handed_out, str_from(part)) < handed_out.length; }

static void what_is_handed_out_names_nobody_unless_asked_to(void **state) {
  (void)state;
  enter();
  desktop_key('p', 0);
  assert_true(desktop_shows("Written: /home/somebody/class-report-"));
  assert_true(holds("<svg") && holds("trainee-1b2c3d4e") && !holds("Abara"));
  desktop_key('c', 0);
  assert_true(strstr(file_name, "class-table-") && holds("trainee-1b2c3d4e") && !holds("Abara"));
  desktop_key('n', 0);
  desktop_key('c', 0);
  assert_true(holds("Abara, Joy") && !holds("trainee-1b2c3d4e"));
  desktop_key('g', 0); /* grades are for student ids */
  assert_true(holds("\"Abara, Joy\",\"s-4001\","));
  assert_int_equal(desktop_lines(handed_out), 34); /* a head, and all but the one without an id */
  broken = true;
  desktop_key('p', 0);
  assert_true(desktop_shows("Not written. The disk is full."));
}

/* What the debrief of the attempt says of that line is said here; where it has none, that is said. */
static void a_dispute_is_answered_and_closed_once_it_was_asked(void **state) {
  (void)state;
  enter();
  assert_true(desktop_shows("2 open disputes"));
  desktop_key('4', 0);
  assert_true(desktop_shows("The payer said ten business days"));
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("Working out what the key says"));
  work();
  assert_false(desktop_shows("Working out what the key says"));
  assert_true(desktop_shows("What was asked") && desktop_shows("What the key says"));
  assert_true(desktop_shows("Same as yours"));
  desktop_key('d', MOD_ALT); /* its debrief says it too */
  work();
  assert_true(desktop_shows("Disputed: \"The payer said ten business days"));
  desktop_key(KEY_ESCAPE, 0);
  assert_true(desktop_shows("What the key says"));
  type("April 6 is right: the day of receipt counts.");
  broken = true;
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("The disk is full."));
  assert_int_equal(answered_of.length, 0);
  broken = false;
  desktop_key(KEY_ENTER, 0);
  assert_str(answered, "April 6 is right: the day of receipt counts.");
  assert_str(answered_of, "two-insurers-3");
  assert_false(closed);
  assert_true(desktop_shows("1 open dispute"));
  desktop_key('d', MOD_ALT);
  work();
  assert_true(desktop_shows("Your instructor's answer"));
  desktop_key(KEY_ESCAPE, 0);
  desktop_key('x', MOD_ALT); /* the ring is in the field */
  assert_true(desktop_shows("Close this dispute?"));
  desktop_key(KEY_ESCAPE, 0);
  assert_false(closed);
  desktop_key('x', MOD_ALT);
  desktop_key('x', 0);
  assert_true(closed);
  assert_true(desktop_shows("The dispute is closed."));
  assert_int_equal(answered.length, 0); /* the answer before it stays: the records see to it */
  desktop_key(KEY_ESCAPE, 0);
  assert_true(desktop_shows("CO means the provider"));
  desktop_key(KEY_DOWN, 0);
  desktop_key(KEY_ENTER, 0);
  work();
  assert_true(desktop_shows("It is not in the records."));
  desktop_key(KEY_ESCAPE, 0);
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
}

static bool course_record(void *user, Arena *arena, CourseRecord *record) {
  (void)user, (void)arena;
  *record = (CourseRecord){.pseudonym = STR("somebody")};
  return true;
}

static int64_t seconds(void *user) {
  (void)user;
  return INT64_C(1775034000);
}

/** How many of the class have passed. */
static void passed_by(int pass, const char *shown) {
  static const char course[] =
      "{\"format\": 1, \"id\": \"c\", \"title\": \"C\", \"kind\": \"course\", \"pass\": %d, \"entries\": [{\"id\": \"a\", \"drill\": 1}]}";
  desktop.ports.course = course_record;
  desktop.ports.seconds = seconds;
  desktop_start();
  if (pass != NONE)
    assert_true(program_set_course(desktop.program, STR("course.json"), str_format(desktop.arena, course, pass), STR("scenarios"), 1000));
  enter();
  assert_true(desktop_shows(shown));
}

static void who_has_passed_is_by_the_mark_of_the_course(void **state) {
  (void)state;
  passed_by(NONE, "19 of 34");
  passed_by(0, "34 of 34");
  passed_by(100, "0 of 34");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(the_rail_shows_it_where_there_is_one, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(a_first_passphrase_is_long_enough_and_typed_twice, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(a_wrong_passphrase_opens_nothing_and_makes_wait, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(it_can_be_locked_and_is_read_anew, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(a_dispute_is_answered_and_closed_once_it_was_asked, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(what_is_handed_out_names_nobody_unless_asked_to, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(who_has_passed_is_by_the_mark_of_the_course, open_desk, close_desk),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
