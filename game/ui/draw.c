/* Drawing commands. Colours are tokens, measures go through ui_px() and ui_em(); nothing here knows a pixel. */
#include <assert.h>

#include "ui/ui.h"

static UiDraw *add_draw(UiContext *ui, UiDraw draw) {
  arena_push(ui->arena, ui->draws, ui->draw_count, ui->draw_capacity, draw);
  return &ui->draws[ui->draw_count - 1];
}

void ui_fill(UiContext *ui, UiRect rect, UiToken token) { ui_fill_alpha(ui, rect, token, 255); }

void ui_fill_alpha(UiContext *ui, UiRect rect, UiToken token, int alpha) {
  if (!ui_rect_empty(rect)) add_draw(ui, (UiDraw){.kind = DRAW_FILL, .rect = rect, .token = token, .alpha = (uint8_t)alpha});
}

void ui_fill_round(UiContext *ui, UiRect rect, UiToken token, int radius, unsigned corners) {
  if (ui_rect_empty(rect)) return;
  add_draw(ui, (UiDraw){.kind = DRAW_FILL, .rect = rect, .token = token, .alpha = 255, .radius_px = ui_px(ui, radius), .corners = (uint8_t)corners});
}

void ui_border_corners(UiContext *ui, UiRect rect, UiToken token, int radius, int stroke, unsigned corners) {
  if (ui_rect_empty(rect)) return;
  add_draw(ui, (UiDraw){.kind = DRAW_BORDER,
                        .rect = rect,
                        .token = token,
                        .alpha = 255,
                        .radius_px = ui_px(ui, radius),
                        .stroke_px = ui_px(ui, stroke),
                        .corners = (uint8_t)corners});
}

void ui_border(UiContext *ui, UiRect rect, UiToken token, int radius, int stroke) { ui_border_corners(ui, rect, token, radius, stroke, CORNERS_ALL); }

void ui_border_dashed(UiContext *ui, UiRect rect, UiToken token, int radius, int stroke) {
  if (ui_rect_empty(rect)) return;
  ui_border(ui, rect, token, radius, stroke);
  ui->draws[ui->draw_count - 1].dashed = true;
}

void ui_diamond(UiContext *ui, UiRect rect, UiToken token) {
  if (!ui_rect_empty(rect)) add_draw(ui, (UiDraw){.kind = DRAW_DIAMOND, .rect = rect, .token = token, .alpha = 255});
}

void ui_line_below(UiContext *ui, UiRect rect, UiToken token) { ui_fill(ui, ui_cut_bottom(&rect, ui_px(ui, 1)), token); }
void ui_line_above(UiContext *ui, UiRect rect, UiToken token) { ui_fill(ui, ui_cut_top(&rect, ui_px(ui, 1)), token); }
void ui_line_left(UiContext *ui, UiRect rect, UiToken token) { ui_fill(ui, ui_cut_left(&rect, ui_px(ui, 1)), token); }
void ui_line_right(UiContext *ui, UiRect rect, UiToken token) { ui_fill(ui, ui_cut_right(&rect, ui_px(ui, 1)), token); }

void ui_sheet(UiContext *ui, UiRect rect) {
  ui_fill_round(ui, rect, TOKEN_SHEET, 8, CORNERS_ALL);
  ui_border(ui, rect, TOKEN_LINE, 8, 1);
}

static UiToken ring_token(const UiContext *ui) { return ui->hud ? TOKEN_HUD_FOCUS : TOKEN_FOCUS; }

void ui_ring(UiContext *ui, UiRect rect, int radius) {
  int out = ui_px(ui, 4);
  ui_border(ui, ui_inset(rect, -out, -out), ring_token(ui), radius + 4, 2);
}

void ui_ring_inside(UiContext *ui, UiRect rect, int radius) { ui_border(ui, rect, ring_token(ui), radius, 2); }

UiRect ui_clip_now(const UiContext *ui) { return ui->clips[ui->clip_count - 1]; }

void ui_clip(UiContext *ui, UiRect rect) {
  assert(ui->clip_count < UI_MOST_CLIPS);
  UiRect clip = ui_rect_meet(rect, ui_clip_now(ui));
  ui->clips[ui->clip_count++] = clip;
  add_draw(ui, (UiDraw){.kind = DRAW_CLIP, .rect = clip});
}

void ui_unclip(UiContext *ui) {
  assert(ui->clip_count > 1);
  ui->clip_count--;
  add_draw(ui, (UiDraw){.kind = DRAW_UNCLIP, .rect = ui_clip_now(ui)});
}

void ui_icon(UiContext *ui, UiRect rect, UiIcon icon, int size, UiToken token) {
  if (icon == ICON_NONE) return;
  int size_px = ui_em(ui, size);
  add_draw(ui,
           (UiDraw){.kind = DRAW_ICON, .rect = ui_centered(rect, size_px, size_px), .token = token, .alpha = 255, .icon = icon, .size_px = size_px});
}
