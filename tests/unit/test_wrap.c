/* Long paragraphs: wrapped once they are what they were wrapped anew, and only the lines in sight are drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "overturn/utf8.h"
#include "ui/widgets.h"
#include "unit/assert_str.h"

enum { WIDTH_PX = 600, HEIGHT_PX = 400, LONG_BYTES = 16 * 1024, MOST_PASSES = 8 };

static int measured, measured_bytes;

static int measure(void *user, UiType type, Str text) {
  (void)user;
  measured++;
  measured_bytes += (int)text.length;
  return (int)utf8_count(text) * ui_types[type].size_px / 2;
}

static void begin(UiContext *ui) {
  UiFrame frame = {.width_px = WIDTH_PX, .height_px = HEIGHT_PX, .scale_percent = 100, .text_percent = 100, .measure = measure};
  ui_begin(ui, &frame);
}

/* Words of all lengths, line feeds, and one that is wider than a line. */
static Str long_text(Arena *arena) {
  Buf text = buf_new(arena);
  for (int i = 0; buf_str(&text).length < LONG_BYTES; i++) {
    buf_format(&text, "%.*s%s", 1 + i * 7 % 13, "reconsideration", i % 41 == 40 ? "\n" : " ");
    if (i == 300)
      buf_addz(&text,
               "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123 ");
  }
  return buf_str(&text);
}

static Str drawn(Arena *arena, const UiContext *ui) {
  Buf out = buf_new(arena);
  for (size_t i = 0; i < ui->draw_count; i++)
    if (ui->draws[i].kind == DRAW_TEXT)
      buf_format(&out, "%d %d %d %.*s\n", ui->draws[i].rect.x, ui->draws[i].rect.y, (int)ui->draws[i].type, STR_ARG(ui->draws[i].text));
  return buf_str(&out);
}

static void what_is_kept_is_what_is_wrapped_anew(void **state) {
  (void)state;
  Arena *arena = arena_new(0), *passes = arena_new(0);
  UiContext *ui = calloc(1, sizeof *ui);
  UiWraps *wraps = calloc(1, sizeof *wraps);
  assert_true(ui && wraps);
  Str text = long_text(arena);
  UiSpan spans[] = {{str_slice(text, 0, 5000), TYPE_BODY, TOKEN_INK}, {str_slice(text, 5000, text.length), TYPE_BODY_STRONG, TOKEN_INK}};
  for (int width = 60; width < 3 * WIDTH_PX; width += 97) { /* more of them than can be kept */
    for (int top = 0; top >= -3000; top -= 1500) {
      UiRect rect = {0, top, width, 1 << 20};
      ui_init(ui, passes);
      begin(ui);
      int height = ui_rich(ui, rect, spans, 2, true);
      Str anew = drawn(arena, ui);
      ui_init(ui, passes);
      ui->wraps = wraps;
      begin(ui);
      assert_int_equal(ui_rich(ui, rect, spans, 2, true), height);
      assert_str(drawn(arena, ui), str_z(arena, anew));
      measured = 0;
      begin(ui);
      assert_int_equal(ui_rich(ui, rect, spans, 2, true), height);
      assert_str(drawn(arena, ui), str_z(arena, anew));
      assert_in_range(measured, top == 0, 200); /* the lines in sight, not the words */
      begin(ui);
      rect.h = HEIGHT_PX; /* the last line that fits tells that there is more */
      (void)ui_rich(ui, rect, spans, 2, true);
      if (top == 0 && height > HEIGHT_PX) assert_true(ui->draws[ui->draw_count - 1].shortened);
    }
  }
  free(wraps);
  free(ui);
  arena_free(passes);
  arena_free(arena);
}

static void lines_out_of_sight_are_not_drawn(void **state) {
  (void)state;
  Arena *arena = arena_new(0), *passes = arena_new(0);
  UiContext *ui = calloc(1, sizeof *ui);
  assert_non_null(ui);
  ui_init(ui, passes);
  begin(ui);
  Str text = long_text(arena);
  int height = ui_paragraph(ui, (UiRect){0, -2000, WIDTH_PX, 1 << 20}, TYPE_BODY, TOKEN_INK, text), line = ui_line_height(ui, TYPE_BODY);
  assert_int_equal(height, ui_paragraph_height(ui, TYPE_BODY, text, WIDTH_PX));
  assert_in_range((int)ui->draw_count, HEIGHT_PX / line, HEIGHT_PX / line + 4);
  for (size_t i = 0; i < ui->draw_count; i++) assert_in_range(ui->draws[i].rect.y + 2 * line, 0, HEIGHT_PX + 4 * line);
  free(ui);
  arena_free(passes);
  arena_free(arena);
}

/* A text without a space is broken line by line, and what is looked at for a line does not grow with what follows it. */
static void one_word_of_a_page_is_broken_quickly(void **state) {
  (void)state;
  Arena *arena = arena_new(0), *passes = arena_new(0);
  UiContext *ui = calloc(1, sizeof *ui);
  assert_non_null(ui);
  ui_init(ui, passes);
  char *text = arena_make_many(arena, char, LONG_BYTES);
  memset(text, 'm', LONG_BYTES);
  begin(ui);
  measured = measured_bytes = 0;
  int letters = WIDTH_PX * 2 / ui_types[TYPE_BODY].size_px, lines = (LONG_BYTES + letters - 1) / letters;
  int height = ui_paragraph_height(ui, TYPE_BODY, (Str){text, LONG_BYTES}, WIDTH_PX);
  assert_int_equal(height, lines * ui_line_height(ui, TYPE_BODY));
  assert_in_range(measured, lines, lines * 20);
  assert_in_range(measured_bytes, LONG_BYTES, LONG_BYTES * 30);
  free(ui);
  arena_free(passes);
  arena_free(arena);
}

/* @return passes until nothing asks for another, which is more than `MOST_PASSES` when that never ends. */
static int settle(UiContext *ui, UiWraps *wraps, UiEvent event, Str text, int *top) {
  int passes = 0;
  bool again = true;
  for (; again && passes <= MOST_PASSES; passes++) {
    UiFrame frame = {.width_px = WIDTH_PX, .height_px = HEIGHT_PX, .scale_percent = 100, .text_percent = 100, .measure = measure, .event = event};
    ui_begin(ui, &frame);
    ui->wraps = wraps;
    UiScroll scroll = ui_scroll_begin(ui, (UiRect){0, 0, WIDTH_PX, HEIGHT_PX}, STR("page"));
    int used = ui_paragraph(ui, scroll.content, TYPE_BODY, TOKEN_INK, text);
    ui_scroll_end(ui, &scroll, used);
    *top = scroll.content.y;
    again = ui_end(ui);
    event = (UiEvent){.kind = EVENT_NONE};
  }
  return passes;
}

/* From the top to the end and back: each step of the wheel is one pass, beyond the ends too. */
static void a_step_of_the_wheel_is_one_pass(void **state) {
  (void)state;
  Arena *arena = arena_new(0), *passes = arena_new(0);
  UiContext *ui = calloc(1, sizeof *ui);
  UiWraps *wraps = calloc(1, sizeof *wraps);
  assert_true(ui && wraps);
  ui_init(ui, passes);
  Str text = long_text(arena);
  int top, lowest = 0, steps = LONG_BYTES / 100;                                     /* a few more than there are */
  assert_int_equal(settle(ui, wraps, (UiEvent){.kind = EVENT_NONE}, text, &top), 2); /* the second has room for the bar */
  assert_int_equal(top, 0);
  for (int step = 0; step < 2 * steps; step++) {
    int wheel = step < steps ? -1 : 1, before = top;
    assert_int_equal(settle(ui, wraps, (UiEvent){.kind = EVENT_WHEEL, .x = WIDTH_PX / 2, .y = HEIGHT_PX / 2, .wheel = wheel}, text, &top), 1);
    assert_in_range(wheel * (top - before), 0, 60);
    if (top < lowest) lowest = top;
    if (step == 0 || step == steps) assert_int_equal(top - before, wheel * 60);
  }
  assert_int_equal(top, 0);
  assert_in_range(-lowest, 60 * 20, 60 * (steps - 2));
  free(wraps);
  free(ui);
  arena_free(passes);
  arena_free(arena);
}

/* The ring goes to the last button of one list: the list beside it, at the same height, stays where it is. */
static void only_the_list_with_the_ring_follows_it(void **state) {
  (void)state;
  Arena *passes = arena_new(0);
  UiContext *ui = calloc(1, sizeof *ui);
  assert_non_null(ui);
  ui_init(ui, passes);
  int tops[2];
  bool again = true;
  for (int pass = 0; pass < MOST_PASSES && again; pass++) {
    begin(ui);
    if (pass == 1) ui_focus(ui, ui_id_at(ui, STR("row"), 139));
    for (int list = 0; list < 2; list++) {
      UiScroll scroll = ui_scroll_begin(ui, (UiRect){0, list * HEIGHT_PX / 2, WIDTH_PX, HEIGHT_PX / 2}, list ? STR("second") : STR("first"));
      UiRect rest = scroll.content;
      for (int row = 0; row < 40; row++)
        (void)ui_touch(ui, ui_id_at(ui, STR("row"), 100 * (1 - list) + row), ROLE_ROW, STR("row"), ui_cut_top(&rest, 30), true, true);
      ui_scroll_end(ui, &scroll, 40 * 30);
      tops[list] = scroll.content.y;
    }
    again = ui_end(ui) || pass < 2;
  }
  assert_int_equal(tops[0], HEIGHT_PX / 2 - 40 * 30);
  assert_int_equal(tops[1], HEIGHT_PX / 2);
  free(ui);
  arena_free(passes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_kept_is_what_is_wrapped_anew),   cmocka_unit_test(lines_out_of_sight_are_not_drawn),
      cmocka_unit_test(one_word_of_a_page_is_broken_quickly),   cmocka_unit_test(a_step_of_the_wheel_is_one_pass),
      cmocka_unit_test(only_the_list_with_the_ring_follows_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
