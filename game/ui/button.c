/* Buttons and keycaps. */
#include "ui/widgets.h"

typedef struct Look {
  UiToken face, hover, press, edge, ink;
} Look;

static const Look looks[] = {
    [BUTTON_SECONDARY] = {TOKEN_SHEET, TOKEN_HOVER, TOKEN_PRESS, TOKEN_LINE_STRONG, TOKEN_INK},
    [BUTTON_PRIMARY] = {TOKEN_ACCENT, TOKEN_ACCENT_HOVER, TOKEN_ACCENT_PRESS, TOKEN_ACCENT, TOKEN_ON_ACCENT},
    [BUTTON_DANGER] = {TOKEN_SHEET, TOKEN_BAD_TINT, TOKEN_BAD, TOKEN_BAD, TOKEN_BAD},
    [BUTTON_GHOST] = {TOKEN_COUNT, TOKEN_HOVER, TOKEN_PRESS, TOKEN_COUNT, TOKEN_INK},
    [BUTTON_LINK] = {TOKEN_COUNT, TOKEN_HOVER, TOKEN_PRESS, TOKEN_COUNT, TOKEN_ACCENT_INK},
    [BUTTON_HUD] = {TOKEN_HUD_WELL, TOKEN_HUD_HOVER, TOKEN_HUD_HOVER, TOKEN_HUD_LINE, TOKEN_HUD_INK},
    [BUTTON_LIGHT] = {TOKEN_HUD_INK, TOKEN_HUD_INK_2, TOKEN_HUD_INK_2, TOKEN_HUD_INK, TOKEN_HUD},
};

static bool on_ink(const UiButton *button) { return button->kind == BUTTON_HUD || button->kind == BUTTON_LIGHT; }

/* The second text: of a button that is off, why. */
static Str extra_of(const UiButton *button) { return button->disabled && button->reason.length ? button->reason : button->extra; }

static UiType label_type(const UiButton *button) {
  bool strong = button->kind == BUTTON_PRIMARY || button->kind == BUTTON_DANGER || button->kind == BUTTON_LIGHT;
  if (button->size == SIZE_SMALL) return strong ? TYPE_LABEL : TYPE_CHIP;
  if (button->size == SIZE_LARGE && strong) return TYPE_READ_STRONG;
  return strong ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM;
}

static int padding(const UiButton *button) {
  if (button->icon_only) return 6;
  if (button->kind == BUTTON_LINK) return 6;
  if (button->kind == BUTTON_HUD) return 10;
  return button->size == SIZE_SMALL ? 8 : button->size == SIZE_LARGE ? 16 : 12;
}

static int icon_size(const UiButton *button) { return button->size == SIZE_SMALL || button->kind == BUTTON_HUD ? 16 : 18; }

static int part_gap(const UiButton *button) { return button->size == SIZE_SMALL ? 6 : 8; }

int ui_button_height(const UiContext *ui, const UiButton *button) {
  return ui_em(ui, button->size == SIZE_SMALL ? 28 : button->size == SIZE_LARGE ? 40 : 32);
}

static int content_width(const UiContext *ui, Str label, const UiButton *button) {
  int gap = ui_px(ui, part_gap(button)), width = 0;
  if (button->icon) width += ui_em(ui, icon_size(button)) + gap;
  if (!button->icon_only) width += ui_text_width(ui, label_type(button), label) + gap;
  if (extra_of(button).length && !button->icon_only) width += ui_text_width(ui, TYPE_CAPTION, extra_of(button)) + gap;
  if (button->cap.length) width += ui_keycap_width(ui, button->cap, false) + gap;
  return width - gap;
}

int ui_button_width(const UiContext *ui, Str label, const UiButton *button) {
  return content_width(ui, label, button) + 2 * ui_px(ui, padding(button));
}

static UiToken face_of(const UiButton *button, const UiTouch *touch) {
  const Look *look = &looks[button->kind];
  if (button->disabled) return on_ink(button) ? TOKEN_HUD_WELL : TOKEN_SUNKEN;
  return touch->pressed ? look->press : touch->hovered ? look->hover : look->face;
}

static UiToken ink_of(const UiButton *button, const UiTouch *touch) {
  if (button->disabled) return on_ink(button) ? TOKEN_HUD_INK_2 : TOKEN_INK_3;
  if (button->kind == BUTTON_DANGER && touch->pressed) return TOKEN_SHEET;
  return looks[button->kind].ink;
}

static UiToken cap_ink(const UiButton *button, UiToken ink) {
  if (button->kind == BUTTON_HUD) return TOKEN_HUD_INK_2;
  return button->kind == BUTTON_SECONDARY && !button->disabled ? TOKEN_INK_2 : ink;
}

static void draw_parts(UiContext *ui, UiRect inside, Str label, const UiButton *button, UiToken ink) {
  int gap = part_gap(button);
  if (button->icon) {
    ui_icon(ui, ui_cut_left(&inside, ui_em(ui, icon_size(button))), button->icon, icon_size(button), ink);
    ui_cut_left(&inside, ui_px(ui, gap));
  }
  if (button->cap.length) {
    bool solid = button->kind != BUTTON_SECONDARY && button->kind != BUTTON_GHOST && button->kind != BUTTON_LINK;
    bool in_well = button->kind == BUTTON_HUD || (on_ink(button) && button->disabled);
    UiToken edge = in_well ? TOKEN_HUD_LINE : solid ? ink : TOKEN_LINE_STRONG;
    UiRect cap = ui_cut_right(&inside, ui_keycap_width(ui, button->cap, false));
    ui_keycap(ui, cap, button->cap, false, TOKEN_COUNT, edge, cap_ink(button, ink));
    ui_cut_right(&inside, ui_px(ui, gap));
  }
  if (extra_of(button).length && !button->icon_only)
    ui_text_cut_right(ui, &inside, TYPE_CAPTION, on_ink(button) ? TOKEN_HUD_INK_2 : TOKEN_INK_3, extra_of(button), gap);
  if (!button->icon_only) ui_text(ui, inside, label_type(button), ink, label, ALIGN_LEFT);
}

static bool by_key(UiContext *ui, const UiButton *button, const UiTouch *touch) {
  return button->key && !button->disabled && !touch->clicked && ui_key(ui, button->key, button->mods);
}

bool ui_button(UiContext *ui, UiRect rect, Str label, const UiButton *button) {
  UiId id = ui_id(ui, label);
  UiTouch touch = ui_touch(ui, id, ROLE_BUTTON, label, rect, !button->disabled, true);
  ui_node(ui)->selected = button->selected;
  ui_node(ui)->cap = ui_cap(ui, button->cap);
  if (button->disabled) ui_node(ui)->value = button->reason;
  if (button->fallback && !button->disabled) ui_focus_fallback(ui, id);
  UiToken face = face_of(button, &touch);
  if (face != TOKEN_COUNT) ui_fill_round(ui, rect, face, 6, CORNERS_ALL);
  UiToken edge = !button->disabled ? looks[button->kind].edge : on_ink(button) ? TOKEN_HUD_LINE : TOKEN_LINE;
  if (edge != TOKEN_COUNT) ui_border(ui, rect, edge, 6, 1);
  UiRect inside = ui_inset(rect, ui_px(ui, padding(button)), 0);
  int spare = inside.w - content_width(ui, label, button);
  if (spare > 0) inside = ui_inset(inside, spare / 2, 0);
  draw_parts(ui, inside, label, button, ink_of(button, &touch));
  if (touch.focused) ui_ring(ui, rect, 6);
  bool off = button->disabled && button->reason.length;
  if (off) touch.hovered = ui_pointer_in(ui, rect);
  if (button->icon_only) ui_tip(ui, &touch, rect, off ? str_format(ui->arena, "%.*s. %.*s", STR_ARG(label), STR_ARG(button->reason)) : label);
  return by_key(ui, button, &touch) || touch.clicked;
}

bool ui_button_cut(UiContext *ui, UiRect *row, Str label, const UiButton *button, int gap) {
  UiRect place = ui_cut_left(row, ui_button_width(ui, label, button));
  ui_cut_left(row, ui_px(ui, gap));
  return ui_button(ui, ui_middle(place, ui_button_height(ui, button)), label, button);
}

bool ui_button_cut_right(UiContext *ui, UiRect *row, Str label, const UiButton *button, int gap) {
  UiRect place = ui_cut_right(row, ui_button_width(ui, label, button));
  ui_cut_right(row, ui_px(ui, gap));
  return ui_button(ui, ui_middle(place, ui_button_height(ui, button)), label, button);
}

/* ---- Keycaps ---- */

static int cap_height(const UiContext *ui, bool big) { return ui_em(ui, big ? 22 : 18); }

int ui_keycap_width(const UiContext *ui, Str label, bool big) {
  int width = ui_text_width(ui, big ? TYPE_LABEL : TYPE_KEY, ui_cap(ui, label)) + 2 * ui_px(ui, 5), least = cap_height(ui, big);
  return width > least ? width : least;
}

void ui_keycap(UiContext *ui, UiRect rect, Str label, bool big, UiToken face, UiToken edge, UiToken ink) {
  UiRect cap = ui_middle(rect, cap_height(ui, big));
  if (face != TOKEN_COUNT) ui_fill_round(ui, cap, face, 4, CORNERS_ALL);
  ui_border(ui, cap, edge, 4, 1);
  ui_text(ui, cap, big ? TYPE_LABEL : TYPE_KEY, ink, ui_cap(ui, label), ALIGN_CENTER);
}

void ui_keycap_cut(UiContext *ui, UiRect *row, Str label, bool big, int gap) {
  ui_keycap(ui, ui_cut_left(row, ui_keycap_width(ui, label, big)), label, big, TOKEN_KEY_FACE, TOKEN_LINE_STRONG, TOKEN_INK_2);
  ui_cut_left(row, ui_px(ui, gap));
}

void ui_keycap_cut_right(UiContext *ui, UiRect *row, Str label, bool big, int gap) {
  ui_keycap(ui, ui_cut_right(row, ui_keycap_width(ui, label, big)), label, big, TOKEN_KEY_FACE, TOKEN_LINE_STRONG, TOKEN_INK_2);
  ui_cut_right(row, ui_px(ui, gap));
}
