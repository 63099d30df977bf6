/* What must hold of every picture, whatever is on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "ui/checks.h"

static bool has_digit(Str text) {
  for (size_t i = 0; i < text.length; i++)
    if (text.at[i] >= '0' && text.at[i] <= '9') return true;
  return false;
}

/* An amount, code or date: no word in it is longer than three letters. */
static bool is_figure(const UiDraw *draw) {
  int letters = 0, most = 0;
  for (size_t i = 0; i < draw->text.length; i++) {
    char c = draw->text.at[i];
    letters = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? letters + 1 : 0;
    if (letters > most) most = letters;
  }
  return has_digit(draw->text) && most <= 3;
}

void check_no_figure_is_shortened(const UiContext *ui, const char *where) {
  for (size_t i = 0; i < ui->draw_count; i++) {
    const UiDraw *draw = &ui->draws[i];
    if (draw->kind == DRAW_TEXT && draw->shortened && is_figure(draw)) fail_msg("%s: \"%.*s\" is cut", where, STR_ARG(draw->text));
  }
}

void check_no_text_is_wider_than_its_clip(const UiContext *ui, const char *where) {
  UiRect clip = {0, 0, ui->frame.width_px, ui->frame.height_px};
  for (size_t i = 0; i < ui->draw_count; i++) {
    const UiDraw *draw = &ui->draws[i];
    if (draw->kind == DRAW_CLIP || draw->kind == DRAW_UNCLIP) clip = draw->rect;
    if (draw->kind != DRAW_TEXT || ui_rect_empty(ui_rect_meet(draw->rect, clip))) continue;
    if (draw->rect.x < clip.x || draw->rect.x + draw->rect.w > clip.x + clip.w)
      fail_msg("%s: \"%.*s\" at %d..%d does not fit %d..%d", where, STR_ARG(draw->text), draw->rect.x, draw->rect.x + draw->rect.w, clip.x,
               clip.x + clip.w);
  }
}

/* The part of a text that letters can fill: lines stand close, so the line box is a little higher than its ink. */
static UiRect inked(const UiDraw *draw, UiRect clip) { return ui_rect_meet(ui_inset(draw->rect, 1, draw->rect.h / 5), clip); }

/* The face of a dialog, which hides what was drawn before it. */
static bool hides(const UiContext *ui, const UiDraw *draw) {
  if (draw->kind != DRAW_FILL || draw->alpha != 255) return false;
  for (size_t i = 0; i < ui->node_count; i++)
    if (ui->nodes[i].role == ROLE_DIALOG && memcmp(&ui->nodes[i].rect, &draw->rect, sizeof draw->rect) == 0) return true;
  return false;
}

void check_texts_do_not_overlap(const UiContext *ui, const char *where) {
  enum { MOST = 4096 };
  static UiRect inks[MOST];
  static Str texts[MOST];
  UiRect clip = {0, 0, ui->frame.width_px, ui->frame.height_px};
  int count = 0;
  for (size_t i = 0; i < ui->draw_count && count < MOST; i++) {
    const UiDraw *draw = &ui->draws[i];
    if (draw->kind == DRAW_CLIP || draw->kind == DRAW_UNCLIP) clip = draw->rect;
    for (int k = 0; hides(ui, draw) && k < count; k++)
      if (!ui_rect_empty(ui_rect_meet(draw->rect, inks[k]))) inks[k] = (UiRect){0, 0, 0, 0};
    if (draw->kind != DRAW_TEXT) continue;
    UiRect mine = inked(draw, clip);
    if (ui_rect_empty(mine)) continue;
    for (int k = 0; k < count; k++)
      if (!ui_rect_empty(ui_rect_meet(mine, inks[k]))) fail_msg("%s: \"%.*s\" lies on \"%.*s\"", where, STR_ARG(draw->text), STR_ARG(texts[k]));
    inks[count] = mine;
    texts[count++] = draw->text;
  }
}

/* The fill that a point stands on: the last one before it that covers the point. */
static int face_under(const UiContext *ui, size_t before, int x, int y) {
  UiRect clip = {0, 0, ui->frame.width_px, ui->frame.height_px};
  int face = -1;
  for (size_t i = 0; i < before; i++) {
    const UiDraw *draw = &ui->draws[i];
    if (draw->kind == DRAW_CLIP || draw->kind == DRAW_UNCLIP) clip = draw->rect;
    if (draw->kind == DRAW_FILL && draw->alpha == 255 && ui_rect_has(ui_rect_meet(draw->rect, clip), x, y)) face = (int)draw->token;
  }
  return face;
}

void check_every_text_can_be_read_on_its_face(const UiContext *ui, const UiTheme *theme, const char *where) {
  UiRect clip = {0, 0, ui->frame.width_px, ui->frame.height_px};
  for (size_t i = 0; i < ui->draw_count; i++) {
    const UiDraw *draw = &ui->draws[i];
    if (draw->kind == DRAW_CLIP || draw->kind == DRAW_UNCLIP) clip = draw->rect;
    int x = draw->rect.x + draw->rect.w / 2, y = draw->rect.y + draw->rect.h / 2;
    if (draw->kind != DRAW_TEXT || !ui_rect_has(clip, x, y)) continue;
    int face = face_under(ui, i, x, y);
    assert_true(face >= 0);
    int least = theme->outlined ? 700 : 450, contrast = ui_contrast_hundredths(theme->rgb[draw->token], theme->rgb[face]);
    Str ink = ui_token_name(draw->token), on = ui_token_name((UiToken)face);
    if (contrast < least) fail_msg("%s: \"%.*s\" has %.*s on %.*s, %d", where, STR_ARG(draw->text), STR_ARG(ink), STR_ARG(on), contrast);
  }
}

void check_every_stop_has_a_name_and_its_own_id(const UiContext *ui, const char *where) {
  for (size_t i = 0; i < ui->node_count; i++) {
    const UiNode *node = &ui->nodes[i];
    if (!node->name.length) fail_msg("%s: a %.*s without a name", where, STR_ARG(ui_role_name(node->role)));
    for (size_t k = 0; node->stop && k < i; k++)
      if (ui->nodes[k].stop && ui->nodes[k].id == node->id) fail_msg("%s: \"%.*s\" has the id of another", where, STR_ARG(node->name));
  }
}

void check_nothing_is_shortened(const UiContext *ui, const char *where) {
  for (size_t i = 0; i < ui->draw_count; i++) {
    const UiDraw *draw = &ui->draws[i];
    if (draw->kind == DRAW_TEXT && draw->shortened) fail_msg("%s: \"%.*s\" is cut", where, STR_ARG(draw->text));
  }
}
