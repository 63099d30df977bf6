/* Every shipped scenario as the window draws it, with its own fonts: along the best line, page by page, in every theme and at every size that people have,
 * nothing is cut, nothing overlaps, everything has a name and can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "overturn/analysis.h"
#include "sdl/shot.h"
#include "ui/checks.h"
#include "unit/assert_str.h"
#include "unit/help_money.h"

static const char *const files[] = {
    "covered-but-not-coded", "duplicate-hides-denial", "eight-dollars-held",  "inpatient-or-observation", "lost-after-acceptance",
    "right-amount-late",     "third-procedure-cut",    "thirty-days-to-talk", "twenty-four-taken-back",
};
enum { FILES = sizeof files / sizeof *files, THEMES = 3 };

/* The first is the one in which nothing at all may be shortened; the others take turns. */
static const ShotLook looks[] = {
    {STR_INIT(""), 1440, 900, 100, 100}, {STR_INIT(""), 1024, 640, 100, 100},  {STR_INIT(""), 1440, 900, 100, 200},
    {STR_INIT(""), 1024, 640, 100, 200}, {STR_INIT(""), 2560, 1440, 100, 125}, {STR_INIT(""), 2880, 1800, 200, 100},
};
enum { LOOKS = sizeof looks / sizeof *looks };

static Arena *arena;
static Bench *bench;

static void check_shown(const Shot *shot, const UiContext *ui, const ShotLook *look, const char *name, int at) {
  char where[160];
  (void)snprintf(where, sizeof where, "%s, action %d, %.*s at %dx%d, text %d", name, at, STR_ARG(look->screen), look->width_px, look->height_px,
                 look->text_percent);
  assert_non_null(ui);
  if (look->width_px == 1440 && look->text_percent == 100) check_nothing_is_shortened(ui, where);
  check_no_figure_is_shortened(ui, where);
  check_no_text_is_wider_than_its_clip(ui, where);
  check_texts_do_not_overlap(ui, where);
  check_every_text_can_be_read_on_its_face(ui, shot_theme(shot), where);
  check_every_stop_has_a_name_and_its_own_id(ui, where);
}

static void check(Shot *shot, const ShotLook *look, const char *name, int at) { check_shown(shot, shot_look(shot, look), look, name, at); }

/* The journal's first lines; each line ends with a line feed. */
static Str first_lines(Str text, int count) {
  size_t at = 0;
  for (int i = 0; i < count && at < text.length; i++)
    while (at < text.length && text.at[at++] != '\n') continue;
  return str_slice(text, 0, at);
}

typedef struct Best {
  Str text, journal;
  int actions;
} Best;

static Best best_of(const char *name) {
  Str path = str_format(arena, "../scenarios/%s.json", name);
  Best best = {.text = bench_file(arena, str_z(arena, path))};
  Diags diags = diags_new(arena, path, best.text);
  const Scenario *scenario = scenario_read(arena, path, best.text, bench->codes, bench->rules, &diags);
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  const Action *actions;
  Buf journal = buf_new(arena);
  best.actions = analysis_best_line(analysis, arena, &actions);
  for (int i = 0; i < best.actions; i++) journal_print_entry(scenario, &(Entry){.kind = ENTRY_ACTION, .action = actions[i]}, &journal);
  best.journal = buf_str(&journal);
  return best;
}

static void play(Shot *shot, const Best *best, int actions) {
  Str why;
  Diags diags = diags_new(arena, STR("journal"), first_lines(best->journal, actions));
  assert_true(shot_play(shot, diags.text, &diags, &why));
}

/* At every decision, and now and then another page of the desk. What is only looked at on the way is not looked at again. */
static void look_along(Shot *shot, const Best *best, const char *name, int turn) {
  static const char *const pages[] = {"claim",    "remittance", "contract", "chart",    "portal", "phone",
                                      "calendar", "notes",      "letters",  "payments", "codes"};
  enum { PAGES = sizeof pages / sizeof *pages };
  for (int at = 0; at <= best->actions; at++, turn++) {
    Str line = first_lines(str_slice(best->journal, first_lines(best->journal, at).length, best->journal.length), 1);
    if (str_starts(line, STR("{\"open\"")) || str_starts(line, STR("{\"pin\""))) continue;
    play(shot, best, at);
    ShotLook look = looks[0];
    look.screen = STR("desk");
    check(shot, &look, name, at);
    look = looks[1 + turn % (LOOKS - 1)];
    look.screen = STR("desk");
    check(shot, &look, name, at);
    if (turn % 2) continue;
    look = looks[turn / 2 % LOOKS];
    look.screen = str_from(pages[turn % PAGES]);
    check(shot, &look, name, at);
  }
}

static void look_before_and_after(Shot *shot, const Best *best, const char *name) {
  Str why;
  assert_true(shot_brief(shot, &why));
  for (int i = 0; i < LOOKS; i++) {
    ShotLook look = looks[i];
    look.screen = STR("briefing");
    check(shot, &look, name, 0);
  }
  play(shot, best, best->actions);
  for (int i = 0; i < LOOKS; i++) {
    ShotLook look = looks[i];
    look.screen = STR("debrief");
    check(shot, &look, name, best->actions);
    look.screen = STR("debrief-transcript");
    check(shot, &look, name, best->actions);
  }
}

static void look_at(int file) {
  Best best = best_of(files[file]);
  ProgramFile shown = {.name = str_from(files[file]), .text = best.text};
  Str why;
  Shot *shot = shot_open(arena, STR(".."), &shown, file % THEMES, &why);
  assert_non_null(shot);
  look_before_and_after(shot, &best, files[file]);
  look_along(shot, &best, files[file], file);
  shot_close(shot);
}

static void nothing_is_cut_or_hidden(void **state) {
  bench = *state;
  for (int file = 0; file < FILES; file++) {
    arena = arena_new(0);
    look_at(file);
    arena_free(arena);
  }
}

/* The first cards of the drill, before the answer and after: some of the answers are right, and some are not. */
static void look_at_cards(Shot *shot, ShotLook look) {
  enum { CARDS = 14 };
  look.screen = STR("drill");
  const UiContext *ui = shot_look(shot, &look);
  for (int card = 0; card < CARDS; card++) {
    check_shown(shot, ui, &look, "drill", 2 * card);
    shot_pass(shot, &(UiEvent){.kind = EVENT_KEY, .key = '1' + card % 4});
    check_shown(shot, ui, &look, "drill", 2 * card + 1);
    shot_pass(shot, &(UiEvent){.kind = EVENT_KEY, .key = KEY_ENTER});
  }
}

/* My results; in a narrow window then its progress, in a wide one the ring in another panel. */
static void look_at_results(Shot *shot, ShotLook look) {
  look.screen = STR("results");
  const UiContext *ui = shot_look(shot, &look);
  check_shown(shot, ui, &look, "results", 0);
  shot_pass(shot, &(UiEvent){.kind = EVENT_KEY, .key = KEY_TAB, .mods = MOD_CTRL});
  check_shown(shot, ui, &look, "results", 1);
}

static bool library; /* of the shipped scenarios, or none */

static void look_in_every_theme(void (*look_at_one)(Shot *shot, ShotLook look)) {
  for (int theme = 0; theme < THEMES; theme++) {
    Str why;
    arena = arena_new(0);
    ProgramFile none = {.name = STR("none"), .text = library ? STR("") : STR("{}")};
    Shot *shot = shot_open(arena, STR(".."), &none, theme, &why);
    assert_non_null(shot);
    for (int i = 0; i < LOOKS; i++) look_at_one(shot, looks[i]);
    shot_close(shot);
    arena_free(arena);
  }
}

static void the_drill_is_not_cut_or_hidden(void **state) {
  (void)state;
  look_in_every_theme(look_at_cards);
}

static void the_results_are_not_cut_or_hidden(void **state) {
  (void)state;
  look_in_every_theme(look_at_results);
}

/* Every part of the class, at its gate and behind it. */
static void look_at_class(Shot *shot, ShotLook look) {
  static const char *const screens[] = {"class-gate",     "class",         "class-scenarios", "class-questions",
                                        "class-disputes", "class-dispute", "class-trainee"};
  for (size_t s = 0; s < sizeof screens / sizeof *screens; s++) {
    look.screen = str_from(screens[s]);
    check(shot, &look, screens[s], 0);
  }
}

static void the_class_is_not_cut_or_hidden(void **state) {
  (void)state;
  look_in_every_theme(look_at_class);
}

/* A course on home, row by row, and the briefing of what is next. */
static void look_at_course(Shot *shot, ShotLook look) {
  enum { ROWS = 7 };
  look.screen = STR("course");
  const UiContext *ui = shot_look(shot, &look);
  shot_pass(shot, &(UiEvent){.kind = EVENT_KEY, .key = KEY_HOME});
  for (int row = 0; row < ROWS; row++) {
    check_shown(shot, ui, &look, "course", row);
    shot_pass(shot, &(UiEvent){.kind = EVENT_KEY, .key = KEY_DOWN});
  }
  look.screen = STR("course-briefing");
  check(shot, &look, "course-briefing", 0);
}

/* The clock of an assessment, the same on every day. */
static void look_at_clock(Shot *shot, ShotLook look) {
  Str why;
  assert_true(shot_brief(shot, &why));
  look.screen = STR("desk-clock");
  check(shot, &look, "desk-clock", 0);
  const UiContext *ui = shot_look(shot, &look);
  bool shown = false;
  for (size_t i = 0; i < ui->draw_count; i++) shown = shown || (ui->draws[i].kind == DRAW_TEXT && str_is(ui->draws[i].text, "19:05"));
  assert_true(shown);
}

static void the_course_is_not_cut_or_hidden(void **state) {
  (void)state;
  library = true;
  look_in_every_theme(look_at_course);
  library = false;
}

static void the_clock_is_not_cut_or_hidden(void **state) {
  (void)state;
  library = true;
  look_in_every_theme(look_at_clock);
  library = false;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_is_cut_or_hidden),          cmocka_unit_test(the_drill_is_not_cut_or_hidden),
                                     cmocka_unit_test(the_results_are_not_cut_or_hidden), cmocka_unit_test(the_class_is_not_cut_or_hidden),
                                     cmocka_unit_test(the_course_is_not_cut_or_hidden),   cmocka_unit_test(the_clock_is_not_cut_or_hidden)};
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
