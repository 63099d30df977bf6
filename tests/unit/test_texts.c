/* Texts kept from one start to the next: drawn as they were, without a typeface being opened; what makes no sense is drawn anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sdl/render.h"
#include "unit/assert_str.h"

static const char *const texts[] = {"Twenty-four taken back", "CO-97", "1,234.50", "word", " spaces  ", "\xE2\x88\x92 12.00", ""};
enum { TEXTS = sizeof texts / sizeof *texts };

static Renderer *renderer_new(void) {
  Renderer *renderer = calloc(1, sizeof *renderer);
  assert_non_null(renderer);
  render_init(renderer, &ui_theme_light);
  return renderer;
}

static void renderer_free(Renderer *renderer) {
  render_close(renderer);
  free(renderer);
}

static const Coverage *mask_of(Renderer *renderer, int text, int type) {
  return text_mask(&renderer->texts, ui_types[type].face, ui_types[type].size_px, str_from(texts[text]));
}

static void draw_all(Renderer *renderer) {
  for (int text = 0; text < TEXTS; text++)
    for (int type = 0; type < TYPE_COUNT; type++) (void)mask_of(renderer, text, type);
  (void)text_icon(&renderer->texts, ICON_HOME, 18);
}

static void expect_same(Renderer *a, Renderer *b) {
  for (int text = 0; text < TEXTS; text++)
    for (int type = 0; type < TYPE_COUNT; type++) {
      Coverage left = *mask_of(a, text, type), right = *mask_of(b, text, type);
      int heights[4];
      text_metrics(&a->texts, ui_types[type].face, ui_types[type].size_px, &heights[0], &heights[1]);
      text_metrics(&b->texts, ui_types[type].face, ui_types[type].size_px, &heights[2], &heights[3]);
      assert_memory_equal(heights, heights + 2, 2 * sizeof *heights);
      assert_int_equal(left.w, right.w);
      assert_int_equal(left.h, right.h);
      assert_int_equal(left.advance, right.advance);
      assert_int_equal(left.left, right.left);
      assert_int_equal(left.baseline, right.baseline);
      assert_int_equal(!left.at, !right.at);
      if (left.at) assert_memory_equal(left.at, right.at, (size_t)left.w * (size_t)left.h);
    }
}

static Str kept(Arena *arena, Renderer *renderer) {
  Buf to = buf_new(arena);
  assert_true(render_keep(renderer, &to));
  return buf_str(&to);
}

static void what_was_drawn_is_not_drawn_again(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Renderer *first = renderer_new(), *second = renderer_new();
  draw_all(first);
  CacheReader from = {kept(arena, first), true};
  render_recall(second, &from);
  draw_all(second);
  assert_int_equal(second->texts.made, 0);
  for (int face = 0; face < FACE_COUNT; face++) assert_null(second->fonts.open[face]);
  expect_same(first, second);
  Buf to = buf_new(arena);
  assert_false(render_keep(second, &to));                                        /* nothing new */
  int width = text_width(&second->texts, FACE_UI_400, 13, STR("something new")); /* opens what was only known */
  assert_int_equal(width, text_width(&first->texts, FACE_UI_400, 13, STR("something new")));
  assert_true(render_keep(second, &to));
  renderer_free(first);
  renderer_free(second);
  arena_free(arena);
}

/* Cut off anywhere: never a fault, and texts are those of the faces. */
static void what_makes_no_sense_is_drawn_anew(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Renderer *first = renderer_new();
  (void)mask_of(first, 1, 0);
  (void)mask_of(first, 3, TYPE_COUNT - 1);
  Str whole = kept(arena, first);
  for (size_t length = 0; length < whole.length; length += 7) {
    Renderer *second = renderer_new();
    CacheReader from = {str_slice(whole, 0, length), true};
    render_recall(second, &from);
    Coverage left = *mask_of(first, 1, 0), right = *mask_of(second, 1, 0);
    assert_int_equal(left.advance, right.advance);
    assert_memory_equal(left.at, right.at, (size_t)left.w * (size_t)left.h);
    renderer_free(second);
  }
  renderer_free(first);
  arena_free(arena);
}

static int start(void **state) {
  (void)state;
  return TTF_Init();
}

static int stop(void **state) {
  (void)state;
  TTF_Quit();
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_was_drawn_is_not_drawn_again),
      cmocka_unit_test(what_makes_no_sense_is_drawn_anew),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
