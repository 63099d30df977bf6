/* Every screen at every layout, by keyboard and by pointer: nothing is cut that must not be, nothing overlaps, everything can be reached and has a name,
 * and nothing tells which answer is right before it is confirmed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "ui/checks.h"
#include "ui/everywhere.h"
#include "unit/assert_str.h"

static void figures(const char *where) { check_no_figure_is_shortened(&harness.ui, where); }
static void clips(const char *where) { check_no_text_is_wider_than_its_clip(&harness.ui, where); }
static void overlaps(const char *where) { check_texts_do_not_overlap(&harness.ui, where); }
static void contrasts(const char *where) { check_every_text_can_be_read_on_its_face(&harness.ui, &ui_theme_light, where); }
static void names(const char *where) { check_every_stop_has_a_name_and_its_own_id(&harness.ui, where); }

/* ---- Reaching everything ---- */

static int stops(void) {
  int count = 0;
  for (size_t i = 0; i < harness.ui.node_count; i++) count += harness.ui.nodes[i].stop;
  return count;
}

static int rings(void) {
  int count = 0;
  for (size_t i = 0; i < harness.ui.node_count; i++) count += harness.ui.nodes[i].focused;
  return count;
}

static void tab_reaches_every_stop(const char *where) {
  enum { MOST = 200 };
  UiId met[MOST];
  int count = stops(), different = 0;
  if (rings() != 1) fail_msg("%s: %d rings", where, rings());
  for (int i = 0; i < count && i < MOST; i++) {
    harness_key(&harness, KEY_TAB, 0);
    if (rings() != 1) fail_msg("%s: %d rings after Tab %d", where, rings(), i + 1);
    UiId id = harness_focused(&harness)->id;
    bool known = false;
    for (int k = 0; k < different; k++) known = known || met[k] == id;
    if (!known) met[different++] = id;
  }
  if (different != count) fail_msg("%s: Tab reaches %d of %d", where, different, count);
}

static bool holds(UiRect outer, UiRect inner) {
  UiRect both = ui_rect_meet(outer, inner);
  return both.w == inner.w && both.h == inner.h;
}

/* A toast comes by itself: what has the ring stays in sight, and nothing that the pointer wants lies wholly under it. */
static void a_toast_hides_nothing(const char *where) {
  static const UiToast toast = {.text = STR_INIT("An account that has been closed cannot be worked on any more."), .kind = CHIP_WARN};
  harness.toast = &toast;
  harness_event(&harness, (UiEvent){.kind = EVENT_NONE});
  const UiNode *alert = NULL;
  for (size_t i = 0; i < harness.ui.node_count; i++)
    if (harness.ui.nodes[i].role == ROLE_ALERT) alert = &harness.ui.nodes[i];
  assert_non_null(alert);
  for (const UiNode *node = harness.ui.nodes; node < alert; node++) {
    if (!node->stop || !node->seen.w || !node->seen.h) continue;
    UiRect both = ui_rect_meet(alert->rect, node->seen);
    if (node->focused && both.w && both.h) fail_msg("%s: a toast lies over the ring", where);
    if (holds(alert->rect, node->seen)) fail_msg("%s: a toast hides %.*s", where, STR_ARG(node->name));
  }
  int count = stops();
  harness_key(&harness, KEY_TAB, 0);
  assert_int_equal(stops(), count);
}

static void test_figures(void **state) { (void)state, everywhere(figures); }
static void test_clips(void **state) { (void)state, everywhere(clips); }
static void test_overlap(void **state) { (void)state, everywhere(overlaps); }
static void test_contrast(void **state) { (void)state, everywhere(contrasts); }
static void test_names(void **state) { (void)state, everywhere(names); }
static void test_tab(void **state) { (void)state, everywhere(tab_reaches_every_stop); }
static void test_toast(void **state) { (void)state, everywhere(a_toast_hides_nothing); }

/* ---- By keyboard ---- */

static void home_opens_what_is_selected(void **state) {
  (void)state;
  harness_open(&harness, ON_HOME, 1440, 900, 100);
  assert_int_equal(harness_focused(&harness)->role, ROLE_ROW);
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_OPEN_SCENARIO);
  assert_int_equal(harness.want.place, 2);
  harness_key(&harness, '/', 0);
  assert_int_equal(harness_focused(&harness)->role, ROLE_FIELD);
  harness_text(&harness, "observ");
  assert_true(harness_shows(&harness, "Inpatient or observation"));
  assert_false(harness_shows(&harness, "Timely, or is it?"));
  harness_text(&harness, "~"); /* at the letter, not at the one after it */
  assert_true(harness_shows(&harness, "No scenario matches."));
  harness_close(&harness);
}

static void home_comes_back_to_what_was_selected(void **state) {
  (void)state;
  harness_open(&harness, ON_HOME, 1440, 900, 100);
  for (int i = 0; i < 3; i++) harness_key(&harness, KEY_DOWN, 0);
  int place = harness.home.place;
  harness_close(&harness);
  harness_open(&harness, ON_HOME, 1440, 900, 100);
  assert_int_not_equal(harness.home.place, place);
  harness.home.come_to = place + 1;
  harness.home.sort = SORT_TITLE; /* wherever it stands now */
  harness_event(&harness, (UiEvent){.kind = EVENT_NONE});
  assert_int_equal(harness.home.place, place);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.place, place);
  harness_close(&harness);
}

static void the_worklist_stands_in_order_of_arrival_and_sorts_by_one_figure(void **state) {
  (void)state;
  static const char *const first[] = {"Iyer, Sana, NM-20715", "Renner, Tobias, LM-20418", "Abara, Nneka, PC-21103", "Iyer, Sana, NM-20715"};
  harness_open(&harness, ON_WORKLIST, 1440, 900, 100);
  for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
    const UiNode *row = NULL;
    for (size_t n = 0; !row && n < harness.ui.node_count; n++)
      if (harness.ui.nodes[n].role == ROLE_ROW) row = &harness.ui.nodes[n];
    assert_non_null(row);
    assert_str(row->name, first[i]);
    harness_key(&harness, 's', 0);
  }
  harness_close(&harness);
}

static void an_account_that_is_awake_can_be_worked(void **state) {
  (void)state;
  harness_open(&harness, ON_WORKLIST, 1440, 900, 100);
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_TAKE);
  assert_int_equal(harness.want.place, 0);
  harness_key(&harness, KEY_DOWN, 0); /* sleeps */
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_true(harness_shows(&harness, "Nothing can be done before its day"));
  harness_key(&harness, KEY_DOWN, 0); /* closed */
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_true(harness_shows(&harness, "This account is closed"));
  harness_close(&harness);
}

static void a_day_with_minutes_left_ends_after_a_question(void **state) {
  (void)state;
  harness_open(&harness, ON_WORKLIST, 1440, 900, 100);
  harness_key(&harness, 'e', MOD_CTRL);
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_true(harness_shows(&harness, "145 minutes are left"));
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_false(harness_shows(&harness, "145 minutes are left"));
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "End day"));
  harness_key(&harness, 'e', 0);
  assert_int_equal(harness.want.kind, WANT_END_DAY);
  harness_close(&harness);
}

static void the_worklist_is_filtered_by_what_is_typed(void **state) {
  (void)state;
  harness_open(&harness, ON_WORKLIST, 1440, 900, 100);
  harness_key(&harness, '/', 0);
  harness_text(&harness, "houston");
  assert_true(harness_shows(&harness, "Abara, Nneka"));
  assert_false(harness_shows(&harness, "Renner, Tobias"));
  harness_close(&harness);
}

static void a_broken_file_shows_its_problems(void **state) {
  (void)state;
  harness_open(&harness, ON_HOME, 1440, 900, 100);
  harness_key(&harness, KEY_DOWN, 0);
  assert_true(harness_shows(&harness, "3 errors"));
  assert_true(harness_shows(&harness, "Show problems"));
  harness_key(&harness, KEY_ENTER, 0); /* is read, and what is wrong is listed */
  assert_int_equal(harness.want.kind, WANT_OPEN_SCENARIO);
  assert_int_equal(harness.want.place, 5);
  harness_close(&harness);
}

static void a_digit_chooses_and_enter_confirms(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_REMITTANCE, ITEM_CHOICES, 1440, 900, 100);
  harness_key(&harness, KEY_ENTER, 0); /* the ring is on the first choice: it is chosen, not confirmed */
  assert_int_equal(harness.want.kind, WANT_NONE);
  harness_key(&harness, '2', 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_DO);
  assert_int_equal(harness.want.action.kind, ACTION_ANSWER);
  assert_int_equal(harness.want.action.choices, 2);
  harness_close(&harness);
}

static void digits_are_text_inside_a_field(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_REMITTANCE, ITEM_MONEY, 1440, 900, 100);
  assert_int_equal(harness_focused(&harness)->role, ROLE_FIELD);
  harness_text(&harness, "2450*1.08");
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_DO);
  assert_int_equal(harness.want.action.cells[0], 264600);
  harness_text(&harness, "x");
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_true(harness_shows(&harness, "Not an amount"));
  harness_close(&harness);
}

static void a_day_is_typed_or_walked_to(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_CALENDAR, ITEM_DATE, 1440, 900, 100);
  harness_text(&harness, "May 20, 2026");
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.action.day, day_from_parts((DateParts){2026, 5, 20}));
  const UiNode *day = harness_find(&harness, ROLE_DAY, "Fri May 22, 2026");
  assert_non_null(day);
  harness_click(&harness, day);
  harness_key(&harness, KEY_RIGHT, 0);
  harness_key(&harness, 'b', 0); /* over the weekend and Memorial Day */
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.action.day, day_from_parts((DateParts){2026, 5, 26}));
  harness_close(&harness);
}

static void a_day_that_is_asked_for_may_be_past(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_CALENDAR, ITEM_DAY, 1440, 900, 100);
  assert_true(harness_shows(&harness, "The clock does not move."));
  harness_text(&harness, "Mar 30, 2026");
  assert_non_null(harness_find(&harness, ROLE_BUTTON, "Confirm Mar 30"));
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.action.day, day_from_parts((DateParts){2026, 3, 30}));
  harness_close(&harness);
  harness_open_desk(&harness, APP_CALENDAR, ITEM_DAY, 1440, 900, 100);
  harness_key(&harness, KEY_TAB, 0); /* out of the field; the first arrow goes from today */
  harness_key(&harness, KEY_LEFT, 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.action.day, day_from_parts((DateParts){2026, 5, 4}));
  harness_close(&harness);
}

/** The order as it stands, by the places of the entries: what confirming it would say. */
static void assert_order(int a, int b, int c, int d) {
  harness_key(&harness, KEY_ENTER, 0);
  const int8_t *order = harness.want.action.order;
  assert_int_equal(harness.want.kind, WANT_DO);
  assert_true(order[0] == a && order[1] == b && order[2] == c && order[3] == d);
}

static void entries_move_by_keys_and_by_buttons(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_CLAIM, ITEM_ORDER, 1440, 900, 100);
  assert_order(2, 0, 3, 1); /* as shown; the ring is on the first entry */
  harness_key(&harness, KEY_UP, 0);
  assert_order(2, 0, 3, 1); /* higher than the top it does not go */
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_DOWN, 0);
  assert_order(0, 3, 2, 1); /* the ring goes with the entry */
  assert_str(harness_focused(&harness)->name, "Ask for the claim to be reprocessed");
  assert_str(harness_focused(&harness)->value, "3 of 4");
  harness_key(&harness, '4', 0);
  harness_key(&harness, KEY_UP, 0);
  harness_key(&harness, KEY_UP, 0);
  assert_order(0, 1, 3, 2);
  const UiNode *down = harness_find(&harness, ROLE_BUTTON,
                                    "Move down: File the appeal, with the operative note and the page of the contract that says how "
                                    "a separate area is paid");
  assert_non_null(down);
  harness_click(&harness, down);
  assert_order(0, 1, 2, 3);
  assert_int_equal(rings(), 1);
  harness_close(&harness);
}

static void a_segment_and_its_line_are_chosen_together(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_REMITTANCE, NONE, 1440, 900, 100);
  harness_key(&harness, 'r', 0);
  const UiNode *segment = harness_find(&harness, ROLE_ROW, "CAS*CO*97*6900~"); /* of line 2 */
  assert_non_null(segment);
  harness_click(&harness, segment);
  segment = harness_find(&harness, ROLE_ROW, "SVC*HC:29823:59:RT*6900*0**1~");
  assert_non_null(segment);
  assert_true(segment->selected); /* the first segment of the line stands for it */
  harness_key(&harness, 'r', 0);
  const UiNode *row = harness_find(&harness, ROLE_ROW, "2, Debridement, extensive");
  assert_non_null(row);
  assert_true(row->selected);
  /* The strip below the table follows the line that is chosen there. */
  harness_click(&harness, harness_find(&harness, ROLE_ROW, "1, Rotator cuff repair, arthroscopic"));
  segment = harness_find(&harness, ROLE_ROW, "SVC*HC:29827:RT*14200*4368**1~");
  assert_true(segment && segment->selected);
  harness_close(&harness);
}

static void the_staircases_of_a_negotiation_fit_everywhere(void **state) {
  (void)state;
  for (size_t s = 0; s < EVERYWHERE_SIZES; s++) {
    char where[80];
    (void)snprintf(where, sizeof where, "staircases at %dx%d, text %d", everywhere_sizes[s].width, everywhere_sizes[s].height,
                   everywhere_sizes[s].text);
    harness_open(&harness, ON_DEBRIEF, everywhere_sizes[s].width, everywhere_sizes[s].height, everywhere_sizes[s].text);
    assert_false(harness_shows(&harness, "Their limit")); /* the decisions stand there first */
    harness_key(&harness, 'n', 0);
    assert_true(harness_shows(&harness, "Their limit"));
    figures(where);
    clips(where);
    overlaps(where);
    harness_key(&harness, 'n', 0);
    assert_false(harness_shows(&harness, "Their limit"));
    harness_close(&harness);
  }
}

static void offers_move_in_steps(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_NEGOTIATION, NONE, 1440, 900, 100);
  const UiNode *up = harness_find(&harness, ROLE_BUTTON,
                                  "\xE2\x88\x92"
                                  "40");
  assert_non_null(up);
  harness_click(&harness, up);
  harness_key(&harness, '1', MOD_SHIFT);
  harness_key(&harness, KEY_ENTER, MOD_ALT);
  const UiNode *send = harness_find(&harness, ROLE_BUTTON, "Send counter-offer of 2,260.00");
  assert_non_null(send);
  harness_click(&harness, send);
  assert_int_equal(harness.want.action.kind, ACTION_TALK);
  assert_int_equal(harness.want.action.talk.ask, (226000 - 50400) / 400);
  assert_int_equal(harness.want.action.talk.fact, 0);
  harness_close(&harness);
}

static void a_letter_is_written_part_by_part_and_read_before_it_goes(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_LETTERS, ITEM_LETTER, 1440, 900, 100);
  assert_false(harness_find(&harness, ROLE_BUTTON, "Next part")->enabled);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_NONE);
  harness_key(&harness, '1', 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_true(harness_shows(&harness, "Clause 4.2 ranks"));
  assert_null(harness_find(&harness, ROLE_BUTTON, "Send letter"));
  harness_key(&harness, '2', 0);
  assert_null(harness_find(&harness, ROLE_BUTTON, "Send letter")); /* first it is read as a whole */
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_str(harness_focused(&harness)->name, "Send letter");
  harness_click(&harness, harness_find(&harness, ROLE_ROW, "What you ask for")); /* and can be changed again */
  harness_key(&harness, '2', 0);
  harness_key(&harness, KEY_ENTER, 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_DO);
  assert_int_equal(harness.want.action.item, 13);
  assert_int_equal(harness.want.action.choices, 2 | 8);
  harness_close(&harness);
}

static void a_letter_is_sent_only_where_it_can_be_read(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_LETTERS, ITEM_LETTER, 1440, 900, 100);
  harness_key(&harness, '1', 0);
  harness_key(&harness, KEY_ENTER, 0);
  harness_key(&harness, '1', 0);
  harness_key(&harness, KEY_ENTER, 0);
  harness_key(&harness, KEY_F1 + 3, 0); /* the contract covers the page */
  assert_null(harness_find(&harness, ROLE_BUTTON, "Send letter"));
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_non_null(harness_find(&harness, ROLE_BUTTON, "Send letter"));
  harness_close(&harness);

  harness_open_desk(&harness, APP_LETTERS, ITEM_LETTER, 1440, 900, 200); /* one column: the page stands in the other tab */
  for (int i = 0; i < 2; i++) {
    harness_key(&harness, '1', 0);
    assert_null(harness_find(&harness, ROLE_BUTTON, "Send letter"));
    harness_key(&harness, KEY_ENTER, 0);
  }
  assert_true(harness_shows(&harness, "Provider disputes"));
  assert_non_null(harness_find(&harness, ROLE_BUTTON, "Send letter"));
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_DO);
  assert_int_equal(harness.want.action.choices, 1 | 4);
  harness_close(&harness);
}

static void leaving_asks_first_and_escape_is_safe(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_REMITTANCE, ITEM_CHOICES, 1440, 900, 100);
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_non_null(harness_find(&harness, ROLE_DIALOG, "Leave the desk?"));
  assert_str(harness_focused(&harness)->name, "Stay");
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_null(harness_find(&harness, ROLE_DIALOG, "Leave the desk?"));
  harness_key(&harness, KEY_ESCAPE, 0);
  harness_key(&harness, 'l', 0);
  assert_int_equal(harness.want.kind, WANT_LEAVE);
  harness_close(&harness);
}

static void function_keys_turn_the_desk(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_REMITTANCE, ITEM_CHOICES, 1440, 900, 100);
  harness_key(&harness, KEY_F1 + 3, 0);
  assert_non_null(harness_find(&harness, ROLE_HEADING, "Contract"));
  harness_key(&harness, '/', 0);
  harness_text(&harness, "29827");
  assert_false(harness_shows(&harness, "29824"));
  harness_key(&harness, KEY_F1 + 1, 0); /* works inside text fields too */
  assert_non_null(harness_find(&harness, ROLE_HEADING, "Claim as sent"));
  harness_close(&harness);
}

static void question_mark_shows_all_keys(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_REMITTANCE, ITEM_CHOICES, 1440, 900, 100);
  harness_key(&harness, '/', MOD_SHIFT);
  assert_non_null(harness_find(&harness, ROLE_DIALOG, "All keys"));
  assert_int_equal(rings(), 1);
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_null(harness_find(&harness, ROLE_DIALOG, "All keys"));
  harness_close(&harness);
}

/* ---- Nothing tells the answer ---- */

static uint64_t drawing(void) {
  uint64_t sum = 7;
  for (size_t i = 0; i < harness.ui.draw_count; i++) {
    const UiDraw *draw = &harness.ui.draws[i];
    sum = sum * 31 + (uint64_t)draw->kind * 7 + (uint64_t)draw->token * 13 + (uint64_t)draw->icon;
  }
  return sum;
}

static void days_look_the_same_before_they_are_confirmed(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_CALENDAR, ITEM_DATE, 1440, 900, 100);
  uint64_t first = 0;
  for (int day = 18; day <= 22; day++) { /* a working week: too early, right, too late */
    Arena *arena = arena_new(0);
    Str name = day_text(arena, day_from_parts((DateParts){2026, 5, day}));
    const UiNode *node = harness_find(&harness, ROLE_DAY, str_z(arena, name));
    assert_non_null(node);
    harness_click(&harness, node);
    if (day == 18) first = (uint64_t)harness.ui.draw_count;
    assert_int_equal(first, harness.ui.draw_count);
    assert_false(harness_shows(&harness, "window"));
    arena_free(arena);
  }
  harness_close(&harness);
}

static void choices_look_the_same_before_they_are_confirmed(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_REMITTANCE, ITEM_CHOICES, 1440, 900, 100);
  size_t count = 0;
  for (int i = 0; i < 4; i++) {
    harness_key(&harness, '1' + i, 0);
    if (!i) count = harness.ui.draw_count;
    assert_int_equal(count, harness.ui.draw_count);
    assert_true(drawing() != 0);
  }
  harness_close(&harness);
}

/* ---- The code drill ---- */

static void a_card_is_answered_and_graded_by_digits(void **state) {
  (void)state;
  harness_open_drill(&harness, DRILL_ASKS, 1440, 900, 100);
  assert_int_equal(harness_focused(&harness)->role, ROLE_CHOICE);
  harness_key(&harness, 'l', 0); /* not before the answer */
  assert_int_equal(harness.want.kind, WANT_NONE);
  harness_key(&harness, '1', 0);
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_int_equal(harness.drill.chosen, 0);
  assert_str(harness_focused(&harness)->name, "Good");
  assert_true(harness_shows(&harness, "in 14 days"));
  harness_key(&harness, 'l', 0);
  assert_int_equal(harness.want.kind, WANT_LOOK_UP);
  harness_key(&harness, '4', 0);
  assert_int_equal(harness.want.kind, WANT_GRADE);
  assert_int_equal(harness.want.place, 3);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_GRADE);
  assert_int_equal(harness.want.place, 2);
  harness_close(&harness);
}

static void a_missed_card_can_only_come_again(void **state) {
  (void)state;
  harness_open_drill(&harness, DRILL_ASKS, 1440, 900, 100);
  harness_click(&harness, harness_find(&harness, ROLE_CHOICE, "Ask the patient for the balance"));
  assert_int_equal(harness.drill.chosen, 1);
  assert_true(harness_shows(&harness, "Your answer, missed"));
  assert_str(harness_focused(&harness)->name, "Again");
  for (int key = '2'; key <= '4'; key++) {
    harness_key(&harness, key, 0);
    assert_int_equal(harness.want.kind, WANT_NONE);
  }
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Easy"));
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_int_equal(harness.drill.chosen, 1);
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Again"));
  assert_int_equal(harness.want.kind, WANT_GRADE);
  assert_int_equal(harness.want.place, 0);
  harness_close(&harness);
}

static void the_drill_is_reached_from_home_and_left_again(void **state) {
  (void)state;
  harness_open(&harness, ON_HOME, 1440, 900, 100);
  assert_true(harness_shows(&harness, "18 due"));
  harness_key(&harness, KEY_F1 + 2, 0);
  assert_int_equal(harness.want.kind, WANT_DRILL);
  harness_click(&harness, harness_find(&harness, ROLE_TAB, "Code drill"));
  assert_int_equal(harness.want.kind, WANT_DRILL);
  harness_close(&harness);
  for (DrillSample sample = DRILL_ASKS; sample <= DRILL_OVER; sample++) {
    harness_open_drill(&harness, sample, 1440, 900, 100);
    harness_key(&harness, KEY_ESCAPE, 0);
    assert_int_equal(harness.want.kind, WANT_BACK);
    harness_key(&harness, KEY_F1 + 1, 0);
    assert_int_equal(harness.want.kind, WANT_BACK);
    harness_close(&harness);
  }
}

static void in_one_column_the_round_is_a_tab(void **state) {
  (void)state;
  harness_open_drill(&harness, DRILL_ASKS, 800, 600, 100);
  assert_false(harness_shows(&harness, "Memory strength"));
  harness_key(&harness, KEY_TAB, MOD_CTRL);
  assert_true(harness_shows(&harness, "Memory strength"));
  harness_key(&harness, KEY_TAB, MOD_CTRL);
  assert_true(harness_shows(&harness, "What do you do first on CO-197?"));
  harness_close(&harness);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_figures),
      cmocka_unit_test(test_clips),
      cmocka_unit_test(test_overlap),
      cmocka_unit_test(test_contrast),
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_tab),
      cmocka_unit_test(test_toast),
      cmocka_unit_test(home_opens_what_is_selected),
      cmocka_unit_test(home_comes_back_to_what_was_selected),
      cmocka_unit_test(the_worklist_stands_in_order_of_arrival_and_sorts_by_one_figure),
      cmocka_unit_test(an_account_that_is_awake_can_be_worked),
      cmocka_unit_test(a_day_with_minutes_left_ends_after_a_question),
      cmocka_unit_test(the_worklist_is_filtered_by_what_is_typed),
      cmocka_unit_test(a_broken_file_shows_its_problems),
      cmocka_unit_test(a_digit_chooses_and_enter_confirms),
      cmocka_unit_test(digits_are_text_inside_a_field),
      cmocka_unit_test(a_day_is_typed_or_walked_to),
      cmocka_unit_test(a_day_that_is_asked_for_may_be_past),
      cmocka_unit_test(entries_move_by_keys_and_by_buttons),
      cmocka_unit_test(a_segment_and_its_line_are_chosen_together),
      cmocka_unit_test(the_staircases_of_a_negotiation_fit_everywhere),
      cmocka_unit_test(offers_move_in_steps),
      cmocka_unit_test(a_letter_is_written_part_by_part_and_read_before_it_goes),
      cmocka_unit_test(a_letter_is_sent_only_where_it_can_be_read),
      cmocka_unit_test(leaving_asks_first_and_escape_is_safe),
      cmocka_unit_test(function_keys_turn_the_desk),
      cmocka_unit_test(question_mark_shows_all_keys),
      cmocka_unit_test(days_look_the_same_before_they_are_confirmed),
      cmocka_unit_test(choices_look_the_same_before_they_are_confirmed),
      cmocka_unit_test(a_card_is_answered_and_graded_by_digits),
      cmocka_unit_test(a_missed_card_can_only_come_again),
      cmocka_unit_test(the_drill_is_reached_from_home_and_left_again),
      cmocka_unit_test(in_one_column_the_round_is_a_tab),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
