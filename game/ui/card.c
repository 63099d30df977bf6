/* Evidence cards, bars, pips and round pictures. */
#include "overturn/utf8.h"
#include "ui/widgets.h"

/* The mark of an attached or used card, or its key, stands at the right of the title; the key of a marked one beside the detail. */
static int mark_width(const UiContext *ui, const UiCard *card) {
  if (card->state == CARD_OPEN) return 0;
  return ui_em(ui, 14) + ui_px(ui, 6) + (card->mark.length ? ui_text_width(ui, TYPE_LABEL, card->mark) + ui_px(ui, 4) : 0);
}

static int cap_width(const UiContext *ui, const UiCard *card) { return card->cap.length ? ui_keycap_width(ui, card->cap, false) + ui_px(ui, 6) : 0; }

static int title_height(const UiContext *ui, const UiCard *card, int width_px) {
  int beside = mark_width(ui, card) + (card->state == CARD_OPEN ? cap_width(ui, card) : 0) + (card->icon ? ui_em(ui, 14) + ui_px(ui, 6) : 0);
  int height = ui_paragraph_height(ui, TYPE_BODY_STRONG, card->title, width_px - beside), least = ui_em(ui, 20);
  return height > least ? height : least;
}

static int detail_height(const UiContext *ui, const UiCard *card, int width_px) {
  int beside = card->state == CARD_OPEN ? 0 : cap_width(ui, card);
  int height = ui_paragraph_height(ui, TYPE_CAPTION, card->detail, width_px - beside), least = ui_em(ui, 16);
  return height > least ? height : least;
}

static UiRect inside_of(const UiContext *ui, UiRect rect) {
  UiRect inside = ui_inset(rect, ui_px(ui, 10), ui_px(ui, 7));
  ui_cut_left(&inside, ui_px(ui, 2));
  return inside;
}

int ui_card_height(const UiContext *ui, const UiCard *card, int width_px) {
  int width = inside_of(ui, (UiRect){0, 0, width_px, 0}).w, lines = ui_em(ui, 36);
  if (card->state != CARD_SLOT) lines = title_height(ui, card, width) + detail_height(ui, card, width);
  return lines + 2 * ui_px(ui, 7);
}

static void card_face(UiContext *ui, UiRect rect, UiCardState state, const UiTouch *touch) {
  static const UiToken faces[] = {TOKEN_SHEET, TOKEN_EV_TINT, TOKEN_SUNKEN};
  static const UiToken edges[] = {TOKEN_LINE, TOKEN_EV, TOKEN_LINE};
  static const UiToken bars[] = {TOKEN_EV, TOKEN_EV, TOKEN_LINE_STRONG};
  UiToken face = touch->pressed ? TOKEN_PRESS : touch->hovered && state == CARD_OPEN ? TOKEN_HOVER : faces[state];
  ui_fill_round(ui, rect, face, 6, CORNERS_ALL);
  ui_border(ui, rect, edges[state], 6, ui->frame.outlined && state == CARD_ATTACHED ? 2 : 1);
  UiRect bar = rect;
  ui_fill_round(ui, ui_cut_left(&bar, ui_px(ui, 4)), bars[state], 4, CORNERS_LEFT);
}

static void slot(UiContext *ui, UiRect rect, Str text) {
  ui_border_dashed(ui, rect, TOKEN_LINE_STRONG, 6, 1);
  if (!text.length) return;
  UiRect inside = ui_inset(rect, ui_px(ui, 10), 0);
  ui_icon(ui, ui_cut_left(&inside, ui_em(ui, 14)), ICON_PUSH_PIN, 14, TOKEN_INK_3);
  ui_cut_left(&inside, ui_px(ui, 6));
  ui_text(ui, inside, TYPE_CAPTION, TOKEN_INK_3, text, ALIGN_LEFT);
}

static void card_mark(UiContext *ui, UiRect *row, const UiCard *card) {
  if (card->state == CARD_OPEN) return;
  bool attached = card->state == CARD_ATTACHED;
  UiToken ink = attached ? TOKEN_EV : TOKEN_INK_3;
  if (card->mark.length) ui_text_cut_right(ui, row, TYPE_LABEL, ink, card->mark, 4);
  ui_icon(ui, ui_cut_right(row, ui_em(ui, 14)), attached ? ICON_ATTACH_FILE : ICON_CHECK, 14, ink);
  ui_cut_right(row, ui_px(ui, 6));
}

bool ui_card(UiContext *ui, UiRect rect, const UiCard *card) {
  if (card->state == CARD_SLOT) {
    slot(ui, rect, card->title);
    return false;
  }
  UiId id = ui_id_at(ui, card->title, card->key);
  UiTouch touch = ui_touch(ui, id, ROLE_CARD, card->title, rect, true, true);
  ui_node(ui)->value = card->detail;
  ui_node(ui)->selected = card->state == CARD_ATTACHED;
  if (card->cap.length) ui_node(ui)->cap = str_format(ui->arena, "%s%.*s", card->mods & MOD_SHIFT ? "Shift " : "", STR_ARG(card->cap));
  card_face(ui, rect, card->state, &touch);
  UiRect inside = inside_of(ui, rect), title = ui_cut_top(&inside, title_height(ui, card, inside.w)), detail = inside, beside = title;
  beside.h = ui_em(ui, 20);
  card_mark(ui, &beside, card);
  if (card->icon) {
    ui_icon(ui, ui_cut_left(&beside, ui_em(ui, 14)), card->icon, 14, TOKEN_INK);
    ui_cut_left(&beside, ui_px(ui, 6));
  }
  UiRect low = detail;
  low.h = ui_em(ui, 16);
  if (card->cap.length) ui_keycap_cut_right(ui, card->state == CARD_OPEN ? &beside : &low, card->cap, false, 6);
  detail.w = low.w;
  title.x = beside.x;
  title.w = beside.w;
  ui_paragraph(ui, title, TYPE_BODY_STRONG, card->state == CARD_USED ? TOKEN_INK_2 : TOKEN_INK, card->title);
  ui_paragraph(ui, detail, TYPE_CAPTION, TOKEN_INK_3, card->detail);
  if (touch.focused) ui_ring(ui, rect, 6);
  return touch.clicked || (card->key && ui_key(ui, card->key, card->mods));
}

void ui_bar(UiContext *ui, UiRect rect, Str name, int percent, UiToken token, int goal_percent) {
  UiNode *node = ui_note(ui, ROLE_PROGRESS, name, rect);
  node->value = str_format(ui->arena, "%d%%", percent);
  int held = percent < 0 ? 0 : percent > 100 ? 100 : percent, radius = rect.h;
  ui_fill_round(ui, rect, TOKEN_HOVER, radius, CORNERS_ALL);
  if (ui->frame.outlined) ui_border(ui, rect, TOKEN_LINE, radius, 1);
  ui_fill_round(ui, (UiRect){rect.x, rect.y, rect.w * held / 100, rect.h}, token, radius, CORNERS_ALL);
  if (goal_percent >= 0) ui_fill(ui, (UiRect){rect.x + rect.w * goal_percent / 100, rect.y, ui_px(ui, 2), rect.h}, TOKEN_INK);
}

void ui_steps(UiContext *ui, UiRect rect, Str name, int done, int count, bool on_hud) {
  UiNode *node = ui_note(ui, ROLE_PROGRESS, name, rect);
  node->value = str_format(ui->arena, "%d / %d", done, count);
  for (int i = 0; i < count; i++) {
    UiRect dash = ui_column(rect, i, count, ui_px(ui, 3));
    UiToken token = i < done    ? (on_hud ? TOKEN_HUD_INK : TOKEN_INK)
                    : i == done ? (on_hud ? TOKEN_HUD_WARN : TOKEN_WARN)
                    : on_hud    ? TOKEN_HUD_LINE
                                : TOKEN_LINE;
    bool open = i > done && ui->frame.outlined;
    if (open)
      ui_border(ui, dash, token, 2, 1);
    else
      ui_fill_round(ui, dash, token, 2, CORNERS_ALL);
  }
}

int ui_pips(UiContext *ui, UiRect *row, int level, int count, int gap) {
  int width = ui_em(ui, 4), step = width + ui_px(ui, 2), total = count * step - ui_px(ui, 2);
  UiRect place = ui_middle(ui_cut_left(row, total), ui_em(ui, 10));
  for (int i = 0; i < count; i++) {
    UiRect pip = {place.x + i * step, place.y, width, place.h};
    if (i >= level && ui->frame.outlined)
      ui_border(ui, pip, TOKEN_LINE, 1, 1);
    else
      ui_fill_round(ui, pip, i < level ? TOKEN_INK_2 : TOKEN_LINE, 1, CORNERS_ALL);
  }
  ui_cut_left(row, ui_px(ui, gap));
  return total;
}

void ui_avatar(UiContext *ui, UiRect rect, Str name) {
  Buf initials = buf_new(ui->arena);
  bool start = true;
  int count = 0;
  for (size_t at = 0; at < name.length && count < 2;) {
    int32_t code_point = utf8_next(name, &at);
    if (start && code_point > ' ') {
      utf8_put(&initials, code_point);
      count++;
    }
    start = code_point == ' ';
  }
  ui_read_as(ui, STR(""), rect);
  ui_fill_round(ui, rect, TOKEN_INK, rect.h, CORNERS_ALL);
  ui_text(ui, rect, rect.h > ui_em(ui, 36) ? TYPE_BODY_STRONG : TYPE_LABEL, TOKEN_SHEET, buf_str(&initials), ALIGN_CENTER);
  ui_read_end(ui);
}
