/* The program without a window: what leads from screen to screen, what is kept of an attempt, and what an assessment must not tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "help_desktop.h"
#include "overturn/hash.h"
#include "unit/assert_str.h"

static const Session *session(void) { return program_session(desktop.program); }
static const Item *item(void) { return sim_item(session_scenario(session()), session_state(session())); }

static int entries(void) {
  int count;
  (void)session_entries(session(), &count);
  return count;
}

#define DENIAL "../scenarios/duplicate-hides-denial.json"

static void start_attempt(Mode mode) {
  desktop_key(KEY_ENTER, 0); /* opens the scenario selected */
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  if (mode == MODE_ASSESSMENT) desktop_key('2', 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
}

/* ---- An attempt that was left ---- */

static void leave_desk(void) {
  desktop_key(KEY_ESCAPE, 0);
  desktop_key('l', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
}

/* ---- Saved while it is played ---- */

/* The file of the scenario with one part in place of another. @return whether the program had something to draw. */
static bool save(const char *part, const char *with) {
  Str text = desktop.file.text, old = str_from(part);
  size_t at = str_find_str(text, old);
  assert_true(at < text.length);
  desktop.saved =
      str_format(desktop.arena, "%.*s%s%.*s", STR_ARG(str_slice(text, 0, at)), with, STR_ARG(str_slice(text, at + old.length, text.length)));
  bool drawn = program_reload(desktop.program, desktop.frame.now_ms);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  return drawn;
}

static void what_is_saved_is_played_on(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_PRACTICE);
  int first = item()->index; /* the scenario itself goes with the save */
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
  State before = *session_state(session());
  Str parent = str_copy(desktop.arena, session_head(session())->attempt), hash = str_copy(desktop.arena, session_head(session())->scenario_hash);
  assert_true(bits_has(before.answered, first));
  desktop.saved = desktop.file.text;
  assert_false(program_reload(desktop.program, 0)); /* nothing is new */

  assert_true(save("\"title\": \"", "\"title\": \"Again "));
  assert_true(desktop_shows("You are where you were"));
  assert_int_equal(session_state(session())->step, before.step);
  assert_true(bits_has(session_state(session())->answered, first));
  assert_int_equal(desktop.attempts, 2);
  assert_true(str_equal(session_head(session())->parent, parent));
  assert_false(str_equal(session_head(session())->scenario_hash, hash));
  assert_int_equal(desktop_lines(buf_str(&desktop.journal)), 1 + entries());

  const Session *playing = session();
  assert_true(save("\"level\"", "\"levle\""));
  assert_true(desktop_shows("Not reloaded: 1 error"));
  assert_true(desktop_shows("levle"));
  assert_ptr_equal(session(), playing);
  desktop_key('1', 0); /* what is on the desk can be played */
  desktop_key(KEY_ENTER, 0);
  int done = entries();
  assert_true(save("\"title\": \"", "\"title\": \"Again "));
  assert_false(desktop_shows("Not reloaded"));
  assert_int_equal(entries(), done);
  desktop_close();
}

static bool shows_row(const char *start) {
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].enabled && desktop.ui.nodes[i].role == ROLE_ROW && str_starts(desktop.ui.nodes[i].name, str_from(start))) return true;
  return false;
}

static void click_button(const char *name) {
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    if (!node->stop || node->role != ROLE_BUTTON || !str_is(node->name, name)) continue;
    UiEvent at = {.x = node->rect.x + node->rect.w / 2, .y = node->rect.y + node->rect.h / 2, .clicks = 1};
    at.kind = EVENT_MOVE, desktop_event(at);
    at.kind = EVENT_PRESS, desktop_event(at);
    at.kind = EVENT_RELEASE, desktop_event(at);
    return;
  }
  fail_msg("no button %s", name);
}

/* Two errors: one early in the file, one late. */
static bool save_broken(void) {
  bool drawn = save("\"level\"", "\"levle\"");
  Str text = desktop.saved, old = STR("\"prompt\"");
  size_t at = str_find_str(text, old);
  desktop.saved =
      str_format(desktop.arena, "%.*s\"promt\"%.*s", STR_ARG(str_slice(text, 0, at)), STR_ARG(str_slice(text, at + old.length, text.length)));
  drawn = program_reload(desktop.program, desktop.frame.now_ms) && drawn;
  desktop_event((UiEvent){.kind = EVENT_NONE});
  return drawn;
}

static void everything_wrong_with_what_is_saved_is_listed(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_PRACTICE);
  desktop_key('j', MOD_CTRL); /* there is nothing to list */
  assert_false(desktop_shows("Problems"));
  assert_true(save_broken());
  click_button("Show problems"); /* of the toast */
  assert_false(desktop_shows("Not reloaded"));
  assert_true(shows_row("Error: unknown key \"levle\""));
  assert_true(shows_row("Error: unknown key \"promt\""));
  assert_true(desktop_shows("What is on the screen stays"));
  desktop_key('c', MOD_CTRL);
  assert_true(str_starts(desktop.copied, STR("duplicate-hides-denial.json:")));
  assert_true(desktop_shows("Copied: duplicate-hides-denial.json:"));
  desktop_key(KEY_ESCAPE, 0);
  assert_false(shows_row("Error: "));
  assert_true(desktop_shows("2 problems")); /* in the status bar, for as long as there are any */
  desktop_key('j', MOD_CTRL);
  assert_true(shows_row("Error: "));
  assert_true(save("\"level\"", "\"levle\"")); /* one of them is mended: the list follows */
  assert_true(shows_row("Error: unknown key \"levle\""));
  assert_false(shows_row("Error: unknown key \"promt\""));
  int attempts = desktop.attempts;
  desktop.saved = desktop.file.text; /* as it was */
  assert_true(program_reload(desktop.program, desktop.frame.now_ms));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Saved without errors. You are where you were."));
  assert_false(desktop_shows("problems"));
  assert_int_equal(desktop.attempts, attempts);
  desktop_close();
}

static void a_briefing_tells_of_what_is_saved(void **state) {
  (void)state;
  desktop_open(DENIAL);
  desktop_key(KEY_ENTER, 0);
  desktop_key('2', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  assert_true(save_broken());
  assert_true(desktop_shows("Not reloaded"));
  desktop_key('j', MOD_CTRL);
  assert_true(shows_row("Error: unknown key \"promt\""));
  assert_true(save("\"title\": \"", "\"title\": \"Again "));
  assert_false(shows_row("Error: "));
  assert_true(desktop_shows("This is the new text"));
  assert_true(desktop_shows("Again Duplicate of what?"));
  desktop_key(KEY_ENTER, 0); /* the mode stays as it was chosen */
  assert_int_equal(session_head(session())->mode, MODE_ASSESSMENT);
  desktop_close();
}

static void home_follows_what_is_saved(void **state) {
  (void)state;
  desktop_open(DENIAL);
  assert_true(save("\"title\": \"", "\"title\": \"Again "));
  assert_true(desktop_shows("Again Duplicate of what?"));
  assert_true(save_broken());
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  assert_true(shows_row("Error: unknown key \"levle\""));
  assert_true(desktop_shows("can be opened once it is saved without errors"));
  assert_true(save("\"level\"", "\"levle\"")); /* the list follows here, too */
  assert_false(shows_row("Error: unknown key \"promt\""));
  assert_true(save("\"title\": \"", "\"title\": \"Again "));
  assert_false(shows_row("Error: "));
  assert_true(desktop_shows("the file can be opened"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  desktop_close();
}

static void what_is_saved_at_the_debrief_is_played_next(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_PRACTICE);
  program_show_debrief(desktop.program);
  (void)program_work(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  Str hash = str_copy(desktop.arena, session_head(session())->scenario_hash);
  assert_true(save("\"title\": \"", "\"title\": \"Again "));
  assert_true(desktop_shows("Saved. This attempt goes on"));
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  click_button("Play it again from the start");
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_false(str_equal(session_head(session())->scenario_hash, hash));
  desktop_close();
}

static void what_no_longer_fits_is_left_out(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_PRACTICE);
  const Item *first = item();
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
  Str id = str_format(desktop.arena, "\"id\": \"%.*s\"", STR_ARG(first->id));
  assert_true(save(id.at, "\"id\": \"another\""));
  assert_true(desktop_shows("actions still fit; you are back at"));
  assert_int_equal(session_state(session())->step, session_scenario(session())->start);
  desktop_close();
}

static void an_assessment_stays_as_it_began(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_ASSESSMENT);
  assert_false(save("\"title\": \"", "\"title\": \"Again "));
  assert_int_equal(desktop.attempts, 1);
  desktop_close();
}

static void what_was_left_is_continued(void **state) {
  (void)state;
  desktop_open(DENIAL);
  assert_false(desktop_shows("In progress"));
  start_attempt(MODE_PRACTICE);
  const Item *first = item();
  assert_non_null(first);
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
  State before = *session_state(session());
  int done = entries();
  assert_true(bits_has(before.answered, first->index));
  leave_desk();
  assert_true(desktop_shows("In progress"));
  assert_true(desktop_shows("Practice, not finished"));

  desktop_start(); /* the window was closed meanwhile */
  assert_true(desktop_shows("In progress"));
  desktop_key('c', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_memory_equal(session_state(session()), &before, sizeof before);
  assert_int_equal(desktop.attempts, 1);
  assert_int_equal(entries(), done);
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
  assert_true(entries() > done);
  assert_int_equal(desktop_lines(buf_str(&desktop.journal)), 1 + entries()); /* the same journal goes on, and nothing twice */
  desktop_close();
}

static void the_figures_of_the_briefing_add_up(void **state) {
  (void)state;
  desktop_open(DENIAL);
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("Adjusted (OA)")); /* 1,275.00, all of it */
  desktop_close();
}

static void a_look_alone_leaves_nothing_to_continue(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_PRACTICE);
  leave_desk();
  assert_false(desktop_shows("In progress"));
  desktop_close();
}

static void another_version_is_not_continued(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_PRACTICE);
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
  leave_desk();
  Str kept = buf_str(&desktop.journal);
  size_t length = kept.length;
  desktop.file.text = str_format(desktop.arena, "%.*s\n", STR_ARG(desktop.file.text)); /* another hash */
  desktop_start();
  desktop_key('c', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  assert_true(desktop_shows("another version"));
  assert_int_equal(buf_str(&desktop.journal).length, length);
  desktop_close();
}

/* ---- A scenario that varies ---- */

#define VARIES "scenarios/varies.json"

/** Every variant: the briefing tells of the figures that are then played, a retry keeps them, and the journal replays. */
static void the_seed_decides_from_the_briefing_on(void **state) {
  (void)state;
  bool differs = false;
  for (uint64_t seed = 1; seed < 24; seed++) {
    desktop_open(VARIES);
    desktop.seed = seed;
    desktop_key(KEY_ENTER, 0);
    assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
    bool jae = desktop_shows("Jae Park"), dear = desktop_shows("305.00");
    desktop_key(KEY_ENTER, 0);
    const Scenario *played = session_scenario(session());
    differs = differs || played->variant > 0;
    assert_int_equal(played->variant, scenario_variant_of_seed(played, seed));
    assert_int_equal(jae, str_is(played->people[played->patient].name, "Jae Park"));
    Claim const *claim = played->claim;
    assert_int_equal(dear, ((const ClaimLine *)claim->lines.at)[0].charge_cents == 30500);
    desktop_key('1', 0);
    desktop_key(KEY_ENTER, 0);

    desktop.seed = seed + 1;
    int variant = played->variant;
    program_show_debrief(desktop.program);
    assert_true(program_work(desktop.program));
    desktop_event((UiEvent){.kind = EVENT_NONE});
    desktop_key(KEY_ENTER, 0); /* from the decision chosen */
    assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
    assert_true(session_head(session())->parent.length > 0);
    assert_int_equal(session_scenario(session())->variant, variant);
    desktop_close();
  }
  assert_true(differs);
}

/* ---- The debrief is worked out after the picture that says so ---- */

static void the_wait_for_the_debrief_is_shown_first(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_PRACTICE);
  assert_false(program_work(desktop.program));
  program_show_debrief(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Working out what each decision was worth"));
  desktop_key('1', 0); /* what comes next, on the debrief; nothing here */
  assert_int_equal(desktop.attempts, 1);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_false(desktop_shows("Working out"));
  assert_true(desktop_shows("Decisions"));
  assert_false(program_work(desktop.program));
  desktop_key('b', 0);
  assert_true(desktop_shows("The best play"));
  desktop_key('c', 0);
  assert_true(desktop_shows("What happened"));
  desktop_key('c', 0);
  assert_true(desktop_shows("You did"));
  desktop_close();
}

/* ---- What an assessment must not tell ---- */

static int answers(void) {
  int count, found = 0;
  const Entry *all = session_entries(session(), &count);
  for (int i = 0; i < count; i++) found += all[i].kind == ENTRY_ACTION && all[i].action.kind == ACTION_ANSWER;
  return found;
}

static void parts_are_confirmed_together(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_ASSESSMENT);
  const Item *first = item();
  assert_int_equal(first->kind, ITEM_INTERPRET);
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(answers(), 0);
  assert_ptr_equal(item(), first);
  assert_true(desktop_shows("Part 2 of 2"));
  desktop_key('2', 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(answers(), 2);
  desktop_close();
}

static void a_part_can_be_changed_before_all_are_confirmed(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_ASSESSMENT);
  InterpretOption options[INTERPRET_OPTIONS];
  const Item *first = item();
  assert_true(sim_interpret_options(session_scenario(session()), session_state(session())->seed, first, options) >= 2);
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    if (!str_is(node->name, "Change the part before")) continue;
    int x = node->rect.x + node->rect.w / 2, y = node->rect.y + node->rect.h / 2;
    desktop_event((UiEvent){.kind = EVENT_PRESS, .x = x, .y = y, .clicks = 1});
    desktop_event((UiEvent){.kind = EVENT_RELEASE, .x = x, .y = y});
    break;
  }
  assert_true(desktop_shows("Part 1 of 2"));
  desktop_key('2', 0);
  desktop_key(KEY_ENTER, 0);
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(answers(), 2);
  int count;
  const Played *line = session_line(session(), &count);
  for (int i = 0; i < count; i++)
    if (line[i].action.kind == ACTION_ANSWER && line[i].action.item == first->index) assert_true(str_equal(line[i].action.option, options[1].id));
  desktop_close();
}

enum { MOST_PICTURES = 64 };

/* What was shown in one run: where the story stood, and the drawing commands without what the trainee chose. */
typedef struct Run {
  int step[MOST_PICTURES], item[MOST_PICTURES];
  uint64_t picture[MOST_PICTURES];
  int count;
} Run;

/* All answers that could be given so far: their words stand in the picture because the trainee chose them, so they are left out of it. */
static void note_options(Buf *words, const Item *asked) {
  InterpretOption options[INTERPRET_OPTIONS];
  const Scenario *scenario = session_scenario(session());
  int count = asked->kind == ITEM_INTERPRET ? sim_interpret_options(scenario, session_state(session())->seed, asked, options) : 0;
  for (int i = 0; i < count; i++) {
    buf_add(words, options[i].text);
    buf_add(words, STR("\n"));
  }
  for (int i = 0; asked->kind == ITEM_CHOICES && i < asked->choice_count; i++) {
    buf_add(words, sim_text(scenario, session_state(session()), desktop.arena, asked->choices[i].text));
    buf_add(words, STR("\n"));
  }
}

static uint64_t picture(Str words) {
  uint64_t sum = 0;
  for (size_t i = 0; i < desktop.ui.draw_count; i++) {
    const UiDraw *draw = &desktop.ui.draws[i];
    if (draw->kind == DRAW_TEXT && (draw->text.length < 2 || str_find_str(words, draw->text) < words.length)) continue;
    int look[] = {(int)draw->kind, (int)draw->token, draw->kind == DRAW_ICON ? (int)draw->icon : 0, draw->kind == DRAW_TEXT ? (int)draw->type : 0};
    uint64_t hash = hash64(look, sizeof look, 1);
    sum += draw->kind == DRAW_TEXT ? hash64(draw->text.at, draw->text.length, hash) : hash;
  }
  return sum;
}

static void keep(Run *run, Str words) {
  if (run->count == MOST_PICTURES) return;
  run->step[run->count] = session_state(session())->step;
  run->item[run->count] = session_state(session())->item;
  run->picture[run->count++] = picture(words);
}

/* The place of a right answer among those shown, or of a wrong one. */
static int place_of(const Item *asked, bool right) {
  const Scenario *scenario = session_scenario(session());
  int best = 0, worst = 0, shown = 0;
  int32_t most = INT32_MIN, least = INT32_MAX;
  if (asked->kind == ITEM_INTERPRET) {
    InterpretOption options[INTERPRET_OPTIONS];
    int count = sim_interpret_options(scenario, session_state(session())->seed, asked, options);
    for (int i = 0; i < count; i++)
      if (str_equal(options[i].id, sim_interpret_right(scenario, asked)) == right) return i;
    return 0;
  }
  for (int i = 0; i < asked->choice_count; i++) {
    if (!sim_choice_open(scenario, session_state(session()), asked, i)) continue;
    int32_t points = asked->choices[i].points;
    if (points > most) most = points, best = shown;
    if (points < least) least = points, worst = shown;
    shown++;
  }
  return right ? best : worst;
}

/* Answers what digits can answer, keeping every picture: before the choice, chosen, and after it was confirmed. */
static Run play_run(bool right) {
  Run run = {.count = 0};
  desktop_open(DENIAL);
  start_attempt(MODE_ASSESSMENT);
  Buf words = buf_new(desktop.arena);
  for (int i = 0; i < 12 && !sim_over(session_state(session())); i++) {
    const Item *asked = item();
    if (!asked) {
      desktop_key(KEY_ENTER, 0);
      keep(&run, buf_str(&words));
      continue;
    }
    if ((asked->kind != ITEM_INTERPRET && asked->kind != ITEM_CHOICES) || asked->many) break;
    const Step *step = &session_scenario(session())->steps[session_state(session())->step];
    int before = answers();
    for (int k = asked->index - step->items[0].index; k < step->item_count && answers() == before; k++) {
      const Item *part = &step->items[k];
      note_options(&words, part);
      keep(&run, buf_str(&words));
      desktop_key('1' + place_of(part, right), 0);
      keep(&run, buf_str(&words));
      desktop_key(KEY_ENTER, 0);
    }
    keep(&run, buf_str(&words));
  }
  desktop_close();
  return run;
}

static void right_and_wrong_answers_look_the_same_in_assessment(void **state) {
  (void)state;
  Run right = play_run(true), wrong = play_run(false);
  int same = 0;
  while (same < right.count && same < wrong.count && right.step[same] == wrong.step[same] && right.item[same] == wrong.item[same]) {
    if (right.picture[same] != wrong.picture[same]) fail_msg("picture %d of step %d, item %d tells", same, right.step[same], right.item[same]);
    same++;
  }
  assert_true(same >= 6);
}

static void an_assessment_shows_no_score(void **state) {
  (void)state;
  desktop_open(DENIAL);
  start_attempt(MODE_ASSESSMENT);
  static const char *const never[] = {"Points", "so far", "Right", "Partly", "Wrong", "Hint", "Undo"};
  for (int i = 0; i < 3; i++) {
    for (size_t k = 0; k < sizeof never / sizeof *never; k++)
      if (desktop_shows(never[k])) fail_msg("after %d keys: %s", i, never[k]);
    desktop_key('1', 0);
    desktop_key(KEY_ENTER, 0);
  }
  desktop_close();
}

/* ---- A remittance that answers many claims ---- */

static void every_claim_of_a_remittance_can_be_turned_to(void **state) {
  (void)state;
  desktop_open("../scenarios/twenty-four-taken-back.json");
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("4,900.00") && desktop_shows("2,250.00")); /* the briefing speaks of our claim */
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("MHV-70233") && desktop_shows("Ruth Amory"));
  desktop.frame.width_px = 1024; /* where the nine numbers do not fit side by side */
  desktop.frame.height_px = 640;
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("1 of 9"));
  const UiNode *next = NULL;
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (str_is(desktop.ui.nodes[i].name, "Next claim")) next = &desktop.ui.nodes[i];
  assert_non_null(next);
  int x = next->seen.x + next->seen.w / 2, y = next->seen.y + next->seen.h / 2;
  desktop_event((UiEvent){.kind = EVENT_MOVE, .x = x, .y = y});
  desktop_event((UiEvent){.kind = EVENT_PRESS, .x = x, .y = y, .clicks = 1});
  desktop_event((UiEvent){.kind = EVENT_RELEASE, .x = x, .y = y});
  assert_true(desktop_shows("2 of 9") && desktop_shows("MHV-70198"));
  assert_false(desktop_shows("Left heart catheterization")); /* what was done there, and for whom, is not known here */
  desktop.frame.width_px = 1440;
  desktop.frame.height_px = 900;
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("MHV-70204")); /* all the numbers side by side */
  assert_false(desktop_shows("Ruth Amory"));
  desktop_close();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_saved_is_played_on),
      cmocka_unit_test(everything_wrong_with_what_is_saved_is_listed),
      cmocka_unit_test(a_briefing_tells_of_what_is_saved),
      cmocka_unit_test(home_follows_what_is_saved),
      cmocka_unit_test(what_is_saved_at_the_debrief_is_played_next),
      cmocka_unit_test(what_no_longer_fits_is_left_out),
      cmocka_unit_test(an_assessment_stays_as_it_began),
      cmocka_unit_test(what_was_left_is_continued),
      cmocka_unit_test(the_figures_of_the_briefing_add_up),
      cmocka_unit_test(a_look_alone_leaves_nothing_to_continue),
      cmocka_unit_test(another_version_is_not_continued),
      cmocka_unit_test(the_seed_decides_from_the_briefing_on),
      cmocka_unit_test(the_wait_for_the_debrief_is_shown_first),
      cmocka_unit_test(parts_are_confirmed_together),
      cmocka_unit_test(a_part_can_be_changed_before_all_are_confirmed),
      cmocka_unit_test(right_and_wrong_answers_look_the_same_in_assessment),
      cmocka_unit_test(an_assessment_shows_no_score),
      cmocka_unit_test(every_claim_of_a_remittance_can_be_turned_to),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
