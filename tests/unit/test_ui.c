/* The parts of the user interface that need no screen: cuts, editing, sums, contrast of every theme. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "overturn/files.h"
#include "screens/desk.h"
#include "screens/theme_file.h"
#include "unit/assert_str.h"

/* ---- Rectangles ---- */

static void cuts_take_no_more_than_there_is(void **state) {
  (void)state;
  UiRect room = {10, 10, 100, 40}, left = ui_cut_left(&room, 30), below = ui_cut_bottom(&room, 500);
  assert_int_equal(left.w, 30);
  assert_int_equal(room.x, 40);
  assert_int_equal(below.h, 40);
  assert_int_equal(room.h, 0);
  assert_true(ui_rect_empty(room));
}

static void columns_end_at_the_edge(void **state) {
  (void)state;
  UiRect room = {0, 0, 100, 10};
  for (int count = 1; count < 8; count++) {
    UiRect last = ui_column(room, count - 1, count, 3);
    assert_int_equal(last.x + last.w, 100);
  }
}

/* ---- Editing ---- */

static void typing_replaces_the_selection(void **state) {
  (void)state;
  UiText text = {0};
  ui_text_set(&text, STR("1,420.00"));
  ui_text_select_all(&text);
  ui_text_insert(&text, STR("2840*50%"));
  assert_str(ui_text_value(&text), "2840*50%");
  assert_int_equal(text.caret, 8);
}

static void the_caret_stands_between_whole_characters(void **state) {
  (void)state;
  UiText text = {0};
  ui_text_set(&text, STR("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
  assert_int_equal(text.length, 10);
  int places[] = {6, 3, 1, 0, 0};
  for (int i = 0; i < 5; i++) {
    ui_text_move(&text, -1, false, false);
    assert_int_equal(text.caret, places[i]);
  }
  ui_text_move(&text, 1, false, false);
  ui_text_erase(&text, 1, false);
  assert_str(ui_text_value(&text), "a\xE2\x82\xAC\xF0\x9F\x98\x80");
  ui_text_move_to(&text, text.length, false);
  ui_text_erase(&text, -1, false);
  assert_str(ui_text_value(&text), "a\xE2\x82\xAC");
}

static void words_are_passed_and_erased_whole(void **state) {
  (void)state;
  UiText text = {0};
  ui_text_set(&text, STR("ask for  the number"));
  ui_text_erase(&text, -1, true);
  assert_str(ui_text_value(&text), "ask for  the ");
  ui_text_move(&text, -1, true, false);
  ui_text_move(&text, -1, true, true);
  assert_str(ui_text_selected(&text), "for  ");
}

static void a_field_is_never_overfull_or_broken(void **state) {
  (void)state;
  UiText text = {0};
  for (int i = 0; i < 400; i++) ui_text_insert(&text, STR("\xE2\x82\xAC"));
  assert_true(text.length < UI_MOST_TEXT);
  assert_int_equal(text.length % 3, 0);
  ui_text_set(&text, STR("a\tb\nc\xFF"));
  assert_str(ui_text_value(&text), "a b c");
}

/* ---- Sums ---- */

static void sums_are_worked_out_to_the_cent(void **state) {
  (void)state;
  static const struct {
    const char *typed;
    Cents cents;
    bool is_sum;
  } rows[] = {
      {"1,420.00", 142000, false},
      {"$1,420", 142000, false},
      {"(3.00)", -300, false},
      {"2450*1.08", 264600, true},
      {"2840*50%", 142000, true},
      {"=2840 * 50%", 142000, true},
      {"100/3", 3333, true},
      {"2000/3", 66667, true},
      {"1200 + 600 - 0.05", 179995, true},
      {"2*(100+50)", 30000, true},
      {"8000 \xE2\x88\x92 5200", 280000, true},
      {"4 \xC3\x97 612.50", 245000, true},
      {"-5+10", 500, true},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Cents cents;
    bool is_sum;
    assert_true(sum_read(str_from(rows[i].typed), &cents, &is_sum));
    assert_int_equal(cents, rows[i].cents);
    assert_int_equal(is_sum, rows[i].is_sum);
  }
}

static void what_is_no_sum_is_refused(void **state) {
  (void)state;
  static const char *const rows[] = {"", "abc", "1+", "*2", "1/0", "(1", "1)", "2..5+1", "1.23456+1", "99999999999999999999*9", "1e5*2", "50%%x"};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Cents cents;
    bool is_sum;
    assert_false(sum_read(str_from(rows[i]), &cents, &is_sum));
  }
}

/* ---- Themes ---- */

static Str read_asset(Arena *arena, const char *name) {
  Str text = STR(""), path = str_format(arena, "../assets/%s", name);
  FilesResult result = files_read(arena, path, 1 << 20, &text);
  assert_int_equal(result.status, FILES_OK);
  return text;
}

/* Which colour stands on which, and the least contrast that it keeps there: 4.5 for text, 3 for edges and rings (WCAG 2.2, 1.4.3 and 1.4.11). */
static const struct {
  UiToken text, on;
  int least_hundredths;
} pairs[] = {
    {TOKEN_INK, TOKEN_SHEET, 450},         {TOKEN_INK_2, TOKEN_SHEET, 450},
    {TOKEN_INK_3, TOKEN_SHEET, 450},       {TOKEN_INK, TOKEN_DESK, 450},
    {TOKEN_INK_2, TOKEN_DESK, 450},        {TOKEN_INK_3, TOKEN_DESK, 450},
    {TOKEN_INK_3, TOKEN_SUNKEN, 450},      {TOKEN_INK_3, TOKEN_HOVER, 450},
    {TOKEN_INK_2, TOKEN_HOVER, 450},       {TOKEN_HUD_INK, TOKEN_HUD, 450},
    {TOKEN_HUD_INK_2, TOKEN_HUD, 450},     {TOKEN_HUD_INK_2, TOKEN_HUD_WELL, 450},
    {TOKEN_HUD_WARN, TOKEN_HUD_WELL, 450}, {TOKEN_HUD_INK, TOKEN_HUD_HOVER, 450},
    {TOKEN_INK, TOKEN_PRESS, 450},         {TOKEN_ON_ACCENT, TOKEN_ACCENT_PRESS, 450},
    {TOKEN_ON_ACCENT, TOKEN_ACCENT, 450},  {TOKEN_ON_ACCENT, TOKEN_ACCENT_HOVER, 450},
    {TOKEN_ACCENT_INK, TOKEN_SHEET, 450},  {TOKEN_ACCENT_INK, TOKEN_ACCENT_TINT, 450},
    {TOKEN_INK_3, TOKEN_ACCENT_TINT, 450}, {TOKEN_ACCENT_INK, TOKEN_DESK, 450},
    {TOKEN_GOOD, TOKEN_SHEET, 450},        {TOKEN_GOOD, TOKEN_GOOD_TINT, 450},
    {TOKEN_BAD, TOKEN_SHEET, 450},         {TOKEN_BAD, TOKEN_BAD_TINT, 450},
    {TOKEN_WARN, TOKEN_SHEET, 450},        {TOKEN_WARN, TOKEN_WARN_TINT, 450},
    {TOKEN_EV, TOKEN_SHEET, 450},          {TOKEN_EV, TOKEN_EV_TINT, 450},
    {TOKEN_INK_3, TOKEN_EV_TINT, 450},     {TOKEN_INK_3, TOKEN_WARN_TINT, 450},
    {TOKEN_CO, TOKEN_CO_TINT, 450},        {TOKEN_ON_CODE, TOKEN_CO, 450},
    {TOKEN_PR, TOKEN_PR_TINT, 450},        {TOKEN_ON_CODE, TOKEN_PR, 450},
    {TOKEN_OA, TOKEN_OA_TINT, 450},        {TOKEN_ON_CODE, TOKEN_OA, 450},
    {TOKEN_PI, TOKEN_PI_TINT, 450},        {TOKEN_ON_CODE, TOKEN_PI, 450},
    {TOKEN_LINE_STRONG, TOKEN_SHEET, 300}, {TOKEN_LINE_STRONG, TOKEN_SUNKEN, 300},
    {TOKEN_FOCUS, TOKEN_SHEET, 300},       {TOKEN_FOCUS, TOKEN_DESK, 300},
    {TOKEN_SEQ_INK_LO, TOKEN_SEQ_1, 450},  {TOKEN_SEQ_INK_LO, TOKEN_SEQ_2, 450},
    {TOKEN_SEQ_INK_LO, TOKEN_SEQ_3, 450},  {TOKEN_SEQ_INK_HI, TOKEN_SEQ_4, 450},
    {TOKEN_SEQ_INK_HI, TOKEN_SEQ_5, 450},  {TOKEN_HUD_FOCUS, TOKEN_HUD, 300},
    {TOKEN_LINE_STRONG, TOKEN_DESK, 300},
};

static void every_pair_keeps_its_contrast(void **state) {
  (void)state;
  static const char *const names[] = {"light", "dark", "high-contrast"};
  Arena *arena = arena_new(0);
  for (int i = 0; i < 3; i++) {
    UiTheme theme = {0};
    Diags diags = diags_new(arena, str_from(names[i]), STR(""));
    const char *file = str_z(arena, str_format(arena, "themes/%s.json", names[i]));
    assert_true(theme_read(arena, read_asset(arena, file), &diags, &theme));
    assert_int_equal(theme.outlined, i == 2);
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
      assert_true(ui_contrast_hundredths(theme.rgb[pairs[k].text], theme.rgb[pairs[k].on]) >= pairs[k].least_hundredths);
  }
  arena_free(arena);
}

static void the_built_in_theme_is_the_light_one(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  UiTheme theme = {0};
  Diags diags = diags_new(arena, STR("light.json"), STR(""));
  assert_true(theme_read(arena, read_asset(arena, "themes/light.json"), &diags, &theme));
  assert_memory_equal(theme.rgb, ui_theme_light.rgb, sizeof theme.rgb);
  arena_free(arena);
}

static void a_theme_with_a_fault_is_refused(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  UiTheme theme = {.outlined = true};
  Str text = STR("{\"colours\": {\"desk\": \"#12345\"}}");
  Diags diags = diags_new(arena, STR("bad.json"), text);
  assert_false(theme_read(arena, text, &diags, &theme));
  assert_int_equal((int)diags.errors, 1);
  assert_true(theme.outlined);
  arena_free(arena);
}

static void every_icon_has_a_word_and_every_type_a_line(void **state) {
  (void)state;
  for (int i = ICON_NONE + 1; i < ICON_COUNT; i++) assert_true(ui_icon_code_point((UiIcon)i) > 0 && ui_icon_word((UiIcon)i).length > 0);
  for (int i = 0; i < TYPE_COUNT; i++) assert_true(ui_types[i].line_px > ui_types[i].size_px);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cuts_take_no_more_than_there_is),   cmocka_unit_test(columns_end_at_the_edge),
      cmocka_unit_test(typing_replaces_the_selection),     cmocka_unit_test(the_caret_stands_between_whole_characters),
      cmocka_unit_test(words_are_passed_and_erased_whole), cmocka_unit_test(a_field_is_never_overfull_or_broken),
      cmocka_unit_test(sums_are_worked_out_to_the_cent),   cmocka_unit_test(what_is_no_sum_is_refused),
      cmocka_unit_test(every_pair_keeps_its_contrast),     cmocka_unit_test(the_built_in_theme_is_the_light_one),
      cmocka_unit_test(a_theme_with_a_fault_is_refused),   cmocka_unit_test(every_icon_has_a_word_and_every_type_a_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
