/* Chips: small words with an edge. A group of an adjustment always carries its letters, never colour alone. */
#include "ui/widgets.h"

typedef struct ChipLook {
  UiToken tint, ink, edge;
} ChipLook;

static const ChipLook looks[] = {
    [CHIP_NEUTRAL] = {TOKEN_SUNKEN, TOKEN_INK_2, TOKEN_LINE},   [CHIP_GOOD] = {TOKEN_GOOD_TINT, TOKEN_GOOD, TOKEN_GOOD_LINE},
    [CHIP_BAD] = {TOKEN_BAD_TINT, TOKEN_BAD, TOKEN_BAD_LINE},   [CHIP_WARN] = {TOKEN_WARN_TINT, TOKEN_WARN, TOKEN_WARN_LINE},
    [CHIP_EVIDENCE] = {TOKEN_EV_TINT, TOKEN_EV, TOKEN_EV_LINE}, [CHIP_ACCENT] = {TOKEN_ACCENT_TINT, TOKEN_ACCENT_INK, TOKEN_ACCENT_LINE},
};

static int chip_height(const UiContext *ui) { return ui_em(ui, 20); }

int ui_chip_width(const UiContext *ui, Str label, UiIcon icon) {
  return ui_text_width(ui, TYPE_CHIP, label) + 2 * ui_px(ui, 7) + (icon ? ui_em(ui, 14) + ui_px(ui, 4) : 0);
}

static void draw_chip(UiContext *ui, UiRect rect, Str label, UiChipKind kind, UiIcon icon) {
  const ChipLook *look = &looks[kind];
  ui_fill_round(ui, rect, look->tint, 4, CORNERS_ALL);
  ui_border(ui, rect, look->edge, 4, 1);
  UiRect inside = ui_inset(rect, ui_px(ui, 7), 0);
  if (icon) {
    ui_icon(ui, ui_cut_left(&inside, ui_em(ui, 14)), icon, 14, look->ink);
    ui_cut_left(&inside, ui_px(ui, 4));
  }
  ui_text(ui, inside, TYPE_CHIP, look->ink, label, ALIGN_LEFT);
  ui_note(ui, ROLE_CHIP, label, rect);
}

void ui_chip_cut(UiContext *ui, UiRect *row, Str label, UiChipKind kind, UiIcon icon, int gap) {
  UiRect place = ui_cut_left(row, ui_chip_width(ui, label, icon));
  ui_cut_left(row, ui_px(ui, gap));
  draw_chip(ui, ui_middle(place, chip_height(ui)), label, kind, icon);
}

void ui_chip_cut_right(UiContext *ui, UiRect *row, Str label, UiChipKind kind, UiIcon icon, int gap) {
  UiRect place = ui_cut_right(row, ui_chip_width(ui, label, icon));
  ui_cut_right(row, ui_px(ui, gap));
  draw_chip(ui, ui_middle(place, chip_height(ui)), label, kind, icon);
}

static ChipLook group_look(Str group) {
  if (str_is(group, "PR")) return (ChipLook){TOKEN_PR_TINT, TOKEN_PR, TOKEN_PR};
  if (str_is(group, "OA")) return (ChipLook){TOKEN_OA_TINT, TOKEN_OA, TOKEN_OA};
  if (str_is(group, "PI")) return (ChipLook){TOKEN_PI_TINT, TOKEN_PI, TOKEN_PI};
  return (ChipLook){TOKEN_CO_TINT, TOKEN_CO, TOKEN_CO};
}

static int group_width(const UiContext *ui, Str group) { return ui_text_width(ui, TYPE_BAR, group) + 2 * ui_px(ui, 5); }

int ui_code_chip_width(const UiContext *ui, Str group, Str carc) {
  return group_width(ui, group) + ui_text_width(ui, TYPE_CODE, carc) + 2 * ui_px(ui, 6) + ui_px(ui, 1);
}

void ui_code_chip_cut(UiContext *ui, UiRect *row, Str group, Str carc, int gap) {
  UiRect rect = ui_middle(ui_cut_left(row, ui_code_chip_width(ui, group, carc)), chip_height(ui));
  ui_cut_left(row, ui_px(ui, gap));
  ChipLook look = group_look(group);
  ui_fill_round(ui, rect, look.tint, 4, CORNERS_ALL);
  ui_border(ui, rect, look.edge, 4, 1);
  Str name = str_format(ui->arena, "%.*s %.*s", STR_ARG(group), STR_ARG(carc));
  UiRect inside = rect, left = ui_cut_left(&inside, group_width(ui, group));
  ui_read_as(ui, name, rect);
  ui_fill_round(ui, left, look.ink, 4, CORNERS_LEFT);
  ui_text(ui, left, TYPE_BAR, TOKEN_ON_CODE, group, ALIGN_CENTER);
  ui_text(ui, inside, TYPE_CODE, look.ink, carc, ALIGN_CENTER);
  ui_read_end(ui);
  ui_note(ui, ROLE_CHIP, name, rect);
}

int ui_remark_chip_width(const UiContext *ui, Str code) { return ui_text_width(ui, TYPE_CODE, code) + 2 * ui_px(ui, 7); }

void ui_remark_chip_cut(UiContext *ui, UiRect *row, Str code, int gap) {
  UiRect rect = ui_middle(ui_cut_left(row, ui_remark_chip_width(ui, code)), chip_height(ui));
  ui_cut_left(row, ui_px(ui, gap));
  ui_fill_round(ui, rect, TOKEN_SHEET, 4, CORNERS_ALL);
  ui_border_dashed(ui, rect, TOKEN_LINE_STRONG, 4, 1);
  ui_text(ui, rect, TYPE_CODE, TOKEN_INK, code, ALIGN_CENTER);
  ui_note(ui, ROLE_CHIP, code, rect);
}

int ui_pill_width(const UiContext *ui, Str label) { return ui_text_width(ui, TYPE_CHIP, label) + 2 * ui_px(ui, 11); }

bool ui_pill_cut(UiContext *ui, UiRect *row, Str label, bool on, int gap) {
  UiRect rect = ui_middle(ui_cut_left(row, ui_pill_width(ui, label)), ui_em(ui, 28));
  ui_cut_left(row, ui_px(ui, gap));
  UiTouch touch = ui_touch(ui, ui_id(ui, label), ROLE_TOGGLE, label, rect, true, true);
  ui_node(ui)->selected = on;
  int radius = rect.h; /* more than half the height is taken as half */
  UiToken face = on ? TOKEN_INK : touch.pressed ? TOKEN_PRESS : touch.hovered ? TOKEN_HOVER : TOKEN_SHEET;
  ui_fill_round(ui, rect, face, radius, CORNERS_ALL);
  ui_border(ui, rect, on ? TOKEN_INK : TOKEN_LINE_STRONG, radius, 1);
  ui_text(ui, rect, TYPE_CHIP, on ? TOKEN_SHEET : TOKEN_INK_2, label, ALIGN_CENTER);
  if (touch.focused) ui_ring(ui, rect, radius);
  return touch.clicked;
}
