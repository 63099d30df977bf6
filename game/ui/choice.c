/* Things to choose from: answer choices, checks, toggles, segments, tabs. */
#include "ui/widgets.h"

static int number_width(const UiContext *ui) { return ui_em(ui, 22) + ui_px(ui, 10); }

/* It cannot be chosen, and its note says why. */
static bool is_disabled(const UiChoice *choice) { return choice->dead && choice->note.length && choice->state == CHOICE_OPEN; }

static UiRect choice_text_room(const UiContext *ui, UiRect rect, const UiChoice *choice) {
  UiRect room = ui_inset(rect, ui_px(ui, 11), ui_px(ui, 9));
  if (choice->number || choice->many) ui_cut_left(&room, number_width(ui));
  if (choice->state >= CHOICE_RIGHT) ui_cut_right(&room, ui_em(ui, 16) + ui_px(ui, 8));
  if (choice->aside.length) ui_cut_right(&room, ui_text_width(ui, TYPE_CAPTION, choice->aside) + ui_px(ui, 8));
  return room;
}

static UiType choice_type(const UiChoice *choice) { return choice->strong ? TYPE_BODY_STRONG : TYPE_BODY; }

int ui_choice_height(const UiContext *ui, const UiChoice *choice, int width_px) {
  UiRect room = choice_text_room(ui, (UiRect){0, 0, width_px, 1000000}, choice);
  int height = ui_paragraph_height(ui, choice_type(choice), choice->text, room.w);
  if (choice->note.length) height += ui_px(ui, 2) + ui_paragraph_height(ui, TYPE_CAPTION, choice->note, room.w);
  int least = ui_em(ui, 22);
  return (height > least ? height : least) + 2 * ui_px(ui, 9);
}

static void choice_mark(UiContext *ui, UiRect rect, const UiChoice *choice) {
  UiRect inside = ui_inset(rect, ui_px(ui, 10), ui_px(ui, 9));
  UiRect cap = {inside.x, inside.y - ui_px(ui, 1), ui_em(ui, 22), ui_em(ui, 22)};
  bool on = choice->state == CHOICE_SELECTED;
  if (choice->many) {
    ui_icon(ui, cap, on ? ICON_CHECK_BOX : ICON_CHECK_BOX_OUTLINE_BLANK, 18, on ? TOKEN_ACCENT_INK : TOKEN_INK_2);
  } else if (choice->number && is_disabled(choice)) {
    ui_icon(ui, cap, ICON_LOCK_OUTLINE, 18, TOKEN_INK_3);
  } else if (choice->number) {
    Str digit = str_format(ui->arena, "%d", choice->number);
    ui_keycap(ui, cap, digit, true, on ? TOKEN_ACCENT : TOKEN_KEY_FACE, on ? TOKEN_ACCENT : TOKEN_LINE_STRONG, on ? TOKEN_ON_ACCENT : TOKEN_INK_2);
  }
  if (choice->state < CHOICE_RIGHT) return;
  bool right = choice->state == CHOICE_RIGHT;
  UiRect mark = {inside.x + inside.w - ui_em(ui, 16), inside.y, ui_em(ui, 16), ui_em(ui, 20)};
  ui_icon(ui, mark, right ? ICON_CHECK_CIRCLE : ICON_CANCEL, 16, right ? TOKEN_GOOD : TOKEN_BAD);
}

static void choice_frame(UiContext *ui, UiRect rect, const UiChoice *choice, const UiTouch *touch) {
  static const UiToken faces[] = {TOKEN_SHEET, TOKEN_ACCENT_TINT, TOKEN_GOOD_TINT, TOKEN_BAD_TINT};
  static const UiToken edges[] = {TOKEN_LINE_STRONG, TOKEN_ACCENT_INK, TOKEN_GOOD, TOKEN_BAD};
  UiToken face = faces[choice->state];
  if (choice->state == CHOICE_OPEN && touch->hovered) face = touch->pressed ? TOKEN_PRESS : TOKEN_HOVER;
  bool disabled = is_disabled(choice);
  ui_fill_round(ui, rect, disabled ? TOKEN_SUNKEN : face, 6, CORNERS_ALL);
  ui_border(ui, rect, disabled ? TOKEN_LINE : edges[choice->state], 6, choice->state == CHOICE_OPEN ? 1 : 2);
}

bool ui_choice(UiContext *ui, UiRect rect, const UiChoice *choice) {
  bool on = choice->state == CHOICE_SELECTED;
  bool open = choice->state <= CHOICE_SELECTED && !choice->dead;
  UiId id = ui_id_at(ui, choice->text, choice->number);
  UiTouch touch = ui_touch(ui, id, choice->many ? ROLE_CHECK : ROLE_CHOICE, choice->text, rect, open, !on && !choice->many);
  ui_node(ui)->selected = on;
  ui_node(ui)->value = choice->note;
  if (choice->number) ui_node(ui)->cap = str_format(ui->arena, "%d", choice->number);
  choice_frame(ui, rect, choice, &touch);
  choice_mark(ui, rect, choice);
  UiRect room = choice_text_room(ui, rect, choice);
  if (choice->aside.length) {
    UiRect aside = {room.x, room.y, rect.x + rect.w - ui_px(ui, 12) - room.x, ui_em(ui, 20)};
    ui_text(ui, aside, TYPE_CAPTION, TOKEN_INK_3, choice->aside, ALIGN_RIGHT);
  }
  ui_cut_top(&room, ui_paragraph(ui, room, choice_type(choice), is_disabled(choice) ? TOKEN_INK_3 : TOKEN_INK, choice->text));
  if (choice->note.length) {
    ui_cut_top(&room, ui_px(ui, 2));
    ui_paragraph(ui, room, TYPE_CAPTION, TOKEN_INK_3, choice->note);
  }
  if (touch.focused) ui_ring(ui, rect, 6);
  bool by_number = open && choice->number && ui_key(ui, '0' + choice->number, 0);
  if (by_number) ui_focus(ui, id);
  return by_number || touch.clicked;
}

bool ui_check(UiContext *ui, UiRect rect, Str label, bool on) {
  UiTouch touch = ui_touch(ui, ui_id(ui, label), ROLE_CHECK, label, rect, true, true);
  ui_node(ui)->selected = on;
  UiRect row = rect;
  ui_icon(ui, ui_cut_left(&row, ui_em(ui, 18)), on ? ICON_CHECK_BOX : ICON_CHECK_BOX_OUTLINE_BLANK, 18, on ? TOKEN_ACCENT_INK : TOKEN_INK_2);
  ui_cut_left(&row, ui_px(ui, 6));
  ui_text(ui, row, TYPE_BODY, on ? TOKEN_INK : TOKEN_INK_2, label, ALIGN_LEFT);
  if (touch.focused) ui_ring(ui, rect, 4);
  return touch.clicked;
}

int ui_toggle_width(const UiContext *ui, Str word) { return ui_text_width(ui, TYPE_CHIP, word) + ui_em(ui, 14) + ui_px(ui, 22); }

bool ui_toggle(UiContext *ui, UiRect rect, Str name, Str word, bool on) {
  UiTouch touch = ui_touch(ui, ui_id(ui, name), ROLE_TOGGLE, name, rect, true, true);
  ui_node(ui)->selected = on;
  ui_node(ui)->value = word;
  UiToken face = on ? TOKEN_INK : touch.pressed ? TOKEN_PRESS : touch.hovered ? TOKEN_HOVER : TOKEN_SHEET, ink = on ? TOKEN_SHEET : TOKEN_INK_2;
  ui_fill_round(ui, rect, face, 4, CORNERS_ALL);
  ui_border(ui, rect, on ? TOKEN_INK : TOKEN_LINE_STRONG, 4, 1);
  UiRect inside = ui_inset(rect, ui_px(ui, 8), 0);
  ui_icon(ui, ui_cut_left(&inside, ui_em(ui, 14)), on ? ICON_CHECK : ICON_CLOSE, 14, ink);
  ui_cut_left(&inside, ui_px(ui, 4));
  ui_text(ui, inside, TYPE_CHIP, ink, word, ALIGN_LEFT);
  if (touch.focused) ui_ring(ui, rect, 4);
  return touch.clicked;
}

/* ---- Rows of which one is on ---- */

static int moved_by_arrows(UiContext *ui, bool focused, int selected, int count) {
  if (!focused) return selected;
  if (ui_key_always(ui, KEY_RIGHT, 0)) return selected + 1 < count ? selected + 1 : 0;
  if (ui_key_always(ui, KEY_LEFT, 0)) return selected > 0 ? selected - 1 : count - 1;
  return selected;
}

static int segment_width(const UiContext *ui, Str label) { return ui_text_width(ui, TYPE_LABEL, label) + 2 * ui_px(ui, 10); }

int ui_segmented_width(const UiContext *ui, const Str *labels, int count) {
  int width = 2 * ui_px(ui, 3) + (count - 1) * ui_px(ui, 2);
  for (int i = 0; i < count; i++) width += segment_width(ui, labels[i]);
  return width;
}

int ui_segmented(UiContext *ui, UiRect rect, Str name, const Str *labels, int count, int selected) {
  ui_push(ui, name);
  ui_fill_round(ui, rect, TOKEN_SHEET, 6, CORNERS_ALL);
  ui_border(ui, rect, TOKEN_LINE_STRONG, 6, 1);
  UiRect inside = ui_inset(rect, ui_px(ui, 3), ui_px(ui, 3));
  int chosen = selected;
  for (int i = 0; i < count; i++) {
    UiRect part = ui_cut_left(&inside, segment_width(ui, labels[i]));
    ui_cut_left(&inside, ui_px(ui, 2));
    UiTouch touch = ui_touch(ui, ui_id_at(ui, labels[i], i), ROLE_RADIO, labels[i], part, true, true);
    ui_node(ui)->selected = i == selected;
    ui_node(ui)->value = name;
    bool on = i == selected;
    if (on || touch.hovered) ui_fill_round(ui, part, on ? TOKEN_INK : touch.pressed ? TOKEN_PRESS : TOKEN_HOVER, 4, CORNERS_ALL);
    ui_text(ui, part, on ? TYPE_LABEL : TYPE_CHIP, on ? TOKEN_SHEET : TOKEN_INK_2, labels[i], ALIGN_CENTER);
    if (touch.focused) ui_ring(ui, part, 4);
    if (touch.clicked) chosen = i;
    int moved = moved_by_arrows(ui, touch.focused, i, count);
    if (moved != i) ui_focus(ui, ui_id_at(ui, labels[moved], moved));
  }
  ui_pop(ui);
  return chosen;
}

static int tab_width(const UiContext *ui, Str label) { return ui_text_width(ui, TYPE_BODY_STRONG, label) + 2 * ui_px(ui, 10); }

int ui_tabs_width(const UiContext *ui, const Str *labels, int count) {
  int width = 0;
  for (int i = 0; i < count; i++) width += tab_width(ui, labels[i]) + ui_px(ui, 4);
  return width;
}

int ui_tabs(UiContext *ui, UiRect rect, Str name, const Str *labels, int count, int selected) {
  ui_push(ui, name);
  ui_line_below(ui, rect, TOKEN_LINE);
  int chosen = selected;
  for (int i = 0; i < count; i++) {
    UiRect part = ui_cut_left(&rect, tab_width(ui, labels[i]));
    ui_cut_left(&rect, ui_px(ui, 4));
    UiTouch touch = ui_touch(ui, ui_id_at(ui, labels[i], i), ROLE_TAB, labels[i], part, true, true);
    bool on = i == selected;
    ui_node(ui)->selected = on;
    if (touch.hovered && !on) ui_fill(ui, part, TOKEN_HOVER);
    ui_text(ui, part, on ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, on ? TOKEN_INK : TOKEN_INK_2, labels[i], ALIGN_CENTER);
    UiRect under = part;
    if (on) ui_fill(ui, ui_cut_bottom(&under, ui_px(ui, 2)), TOKEN_ACCENT_INK);
    if (touch.focused) ui_ring_inside(ui, part, 4);
    if (touch.clicked) chosen = i;
    int moved = moved_by_arrows(ui, touch.focused, i, count);
    if (moved != i) ui_focus(ui, ui_id_at(ui, labels[moved], moved));
  }
  ui_pop(ui);
  return chosen;
}
