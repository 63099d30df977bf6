/* Pictures: drawn anew only where something changed they are the same as drawn whole, and a veil over the window is the veil that blending makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sdl/render.h"

enum { WIDTH_PX = 700, HEIGHT_PX = 500, COMMANDS = 60, VEIL_ALPHA = 115 };

static uint64_t dice_state;

/* 0 to below `most`. */
static int dice(int most) {
  dice_state = dice_state * 6364136223846793005u + 1442695040888963407u;
  return (int)((dice_state >> 33) % (uint64_t)most);
}

static UiRect any_rect(void) { return (UiRect){dice(WIDTH_PX) - 40, dice(HEIGHT_PX) - 40, 4 + dice(WIDTH_PX / 2), 4 + dice(HEIGHT_PX / 2)}; }

static UiDraw any_command(Renderer *renderer) {
  static const UiDrawKind kinds[] = {DRAW_FILL, DRAW_FILL, DRAW_BORDER, DRAW_DIAMOND, DRAW_TEXT, DRAW_TEXT, DRAW_ICON};
  static const char *const texts[] = {"Twenty-four taken back", "CO-97", "1,234.50", "gjpqy", "W"};
  UiDraw draw = {.kind = kinds[dice(7)], .rect = any_rect(), .token = (UiToken)dice(TOKEN_COUNT), .alpha = dice(4) ? 255 : (uint8_t)dice(255)};
  draw.corners = (uint8_t)dice(16);
  draw.dashed = dice(4) == 0;
  draw.radius_px = dice(2) ? dice(14) : 0;
  draw.stroke_px = 1 + dice(3);
  draw.type = (UiType)dice(TYPE_COUNT);
  draw.icon = ICON_HOME;
  draw.size_px = 18;
  draw.text = str_from(texts[dice(5)]);
  if (draw.kind == DRAW_TEXT) draw.rect.h = ui_types[draw.type].line_px;
  if (draw.kind == DRAW_TEXT) draw.rect.w = render_measure(renderer, draw.type, draw.text);
  if (draw.kind == DRAW_ICON) draw.rect.w = draw.rect.h = draw.size_px;
  if (draw.kind != DRAW_FILL) draw.alpha = 255;
  return draw;
}

static UiDraw veil(void) { return (UiDraw){.kind = DRAW_FILL, .rect = {0, 0, WIDTH_PX, HEIGHT_PX}, .token = TOKEN_HUD, .alpha = VEIL_ALPHA}; }

typedef struct Picture {
  UiDraw draws[COMMANDS + 8];
  size_t count, veil_at; /* of the last veil */
} Picture;

/* The window's ground, anything at all with a clip around some of it, veils after some of that, and something on top. */
static void make(Picture *picture, const UiDraw *commands, int veils) {
  UiRect window = {0, 0, WIDTH_PX, HEIGHT_PX};
  int above = COMMANDS - 6;
  picture->count = picture->veil_at = 0;
  picture->draws[picture->count++] = (UiDraw){.kind = DRAW_FILL, .rect = window, .token = TOKEN_SHEET, .alpha = 255};
  for (int i = 0; i < COMMANDS; i++) {
    if (i == 10) picture->draws[picture->count++] = (UiDraw){.kind = DRAW_CLIP, .rect = {100, 50, 400, 300}};
    if (i == 30) picture->draws[picture->count++] = (UiDraw){.kind = DRAW_UNCLIP, .rect = window};
    if ((veils > 0 && i == above) || (veils > 1 && i == above + 3)) {
      picture->veil_at = picture->count;
      picture->draws[picture->count++] = veil();
    }
    picture->draws[picture->count++] = commands[i];
  }
}

static Canvas canvas_new(void) {
  uint32_t *at = calloc((size_t)WIDTH_PX * HEIGHT_PX, sizeof *at);
  assert_non_null(at);
  return (Canvas){at, WIDTH_PX, HEIGHT_PX, WIDTH_PX, {0, 0, WIDTH_PX, HEIGHT_PX}};
}

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

static int furthest(const Canvas *a, const Canvas *b) {
  int most = 0;
  for (int i = 0; i < WIDTH_PX * HEIGHT_PX; i++)
    for (int shift = 0; shift < 24; shift += 8) {
      int apart = abs((int)(a->at[i] >> shift & 0xFF) - (int)(b->at[i] >> shift & 0xFF));
      if (apart > most) most = apart;
    }
  return most;
}

/* ---- The tests ---- */

static void a_veil_is_what_blending_makes_of_it(void **state) {
  (void)state;
  enum { ROUNDING = 3 }; /* each blending rounds by half a step */
  Renderer *renderer = renderer_new();
  Canvas ours = canvas_new(), plain = canvas_new();
  for (int round = 0; round < 40; round++) {
    UiDraw commands[COMMANDS];
    Picture picture;
    dice_state = (uint64_t)round;
    for (int i = 0; i < COMMANDS; i++) commands[i] = any_command(renderer);
    make(&picture, commands, 1);
    render_all(renderer, &ours, picture.draws, picture.count);
    render_all(renderer, &plain, picture.draws, picture.veil_at);
    raster_fill(&plain, veil().rect, ui_theme_light.rgb[TOKEN_HUD], VEIL_ALPHA);
    render_all(renderer, &plain, picture.draws + picture.veil_at + 1, picture.count - picture.veil_at - 1);
    assert_in_range(furthest(&ours, &plain), 0, ROUNDING);
  }
  free(ours.at);
  free(plain.at);
  renderer_free(renderer);
}

/* A command goes, comes or moves, the veils come and go: squares that did not change keep what they show. */
static void what_changed_is_all_that_must_be_drawn(void **state) {
  (void)state;
  Renderer *ours = renderer_new(), *whole = renderer_new();
  Canvas kept = canvas_new(), anew = canvas_new();
  UiDraw commands[COMMANDS];
  dice_state = 7;
  for (int i = 0; i < COMMANDS; i++) commands[i] = any_command(whole);
  int veils = 0, parts = 0;
  for (int frame = 0; frame < 150; frame++) {
    Picture picture;
    UiRect changed[16];
    for (int i = dice(3); i > 0; i--) commands[dice(COMMANDS)] = any_command(whole);
    if (dice(5) == 0) veils = dice(3);
    make(&picture, commands, veils);
    int count = render_changes(ours, &kept, picture.draws, picture.count, changed, 16);
    parts += count != 1 || changed[0].w < WIDTH_PX;
    render_all(whole, &anew, picture.draws, picture.count);
    assert_int_equal(furthest(&kept, &anew), 0);
  }
  assert_in_range(parts, 50, 150);
  free(kept.at);
  free(anew.at);
  renderer_free(ours);
  renderer_free(whole);
}

/* What lies over a text, a veil before it or behind it: an opaque sheet hides all, however it was come by. */
static void what_is_hidden_does_not_show(void **state) {
  (void)state;
  Renderer *renderer = renderer_new();
  Canvas canvas = canvas_new();
  UiRect window = {0, 0, WIDTH_PX, HEIGHT_PX}, sheet = {50, 50, 600, 400};
  const UiDraw draws[] = {
      {.kind = DRAW_FILL, .rect = window, .token = TOKEN_SHEET, .alpha = 255},
      {.kind = DRAW_TEXT, .rect = {20, 60, 200, 20}, .token = TOKEN_INK, .alpha = 255, .type = TYPE_BODY, .text = STR("under and out")},
      veil(),
      {.kind = DRAW_FILL, .rect = sheet, .token = TOKEN_SHEET, .alpha = 255}};
  render_all(renderer, &canvas, draws, 4);
  uint32_t white = ui_theme_light.rgb[TOKEN_SHEET], dimmed = raster_mix(ui_theme_light.rgb[TOKEN_HUD], white, VEIL_ALPHA);
  assert_int_equal(canvas.at[10 * WIDTH_PX + 10], dimmed);
  int ink = 0;
  for (int y = 60; y < 80; y++)
    for (int x = 0; x < WIDTH_PX; x++) {
      uint32_t pixel = canvas.at[y * WIDTH_PX + x];
      if (x >= 50 && x < 650)
        assert_int_equal(pixel, white);
      else
        ink += pixel != dimmed;
    }
  assert_true(ink > 20);
  free(canvas.at);
  renderer_free(renderer);
}

/* What is said to be unseen can be left out, and it is not said of everything. */
static void what_is_not_seen_is_not_missed(void **state) {
  (void)state;
  Renderer *renderer = renderer_new();
  Canvas all = canvas_new(), seen_only = canvas_new();
  UiRect window = {0, 0, WIDTH_PX, HEIGHT_PX};
  size_t left_out = 0, drawn = 0;
  for (int round = 0; round < 40; round++) {
    UiDraw commands[COMMANDS], kept[COMMANDS + 8];
    bool seen[COMMANDS + 8];
    Picture picture;
    size_t count = 0;
    dice_state = (uint64_t)round + 100;
    for (int i = 0; i < COMMANDS; i++) commands[i] = any_command(renderer);
    make(&picture, commands, round % 3);
    render_seen(renderer, picture.draws, picture.count, window, seen);
    for (size_t i = 0; i < picture.count; i++)
      if (seen[i] || picture.draws[i].kind == DRAW_CLIP || picture.draws[i].kind == DRAW_UNCLIP) kept[count++] = picture.draws[i];
    render_all(renderer, &all, picture.draws, picture.count);
    render_all(renderer, &seen_only, kept, count);
    assert_int_equal(furthest(&all, &seen_only), 0);
    left_out += picture.count - count;
    drawn += count;
  }
  assert_true(left_out > 40 && drawn > 40);
  free(all.at);
  free(seen_only.at);
  renderer_free(renderer);
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
      cmocka_unit_test(a_veil_is_what_blending_makes_of_it),
      cmocka_unit_test(what_changed_is_all_that_must_be_drawn),
      cmocka_unit_test(what_is_hidden_does_not_show),
      cmocka_unit_test(what_is_not_seen_is_not_missed),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
