/* Keys on the screen, for whoever has only a pointer: a press on one becomes the event that a keyboard would send, before any screen sees it, so that fields know
 * nothing of it. A small button in the field that was clicked opens them; typing on a keyboard puts them away. */
#include "ui/widgets.h"

typedef enum PadAct { PAD_TYPES, PAD_SWITCHES, PAD_SHIFTS, PAD_CLOSES } PadAct;

typedef struct PadKey {
  Str name;    /* drawn where there is no icon */
  UiIcon icon; /* of a key without a character */
  int32_t key;
  unsigned mods;
  PadAct act;
  int columns; /* 0: one */
} PadKey;

enum { ROWS = 5, MOST_COLUMNS = 10, KEY_H = 32, FIGURE_W = 46, LETTER_W = 34, GAP = 4, AROUND = 8 };

/* clang-format off */
#define CHARACTER(c) {.name = STR_INIT(c)}
#define BACKSPACE {.name = STR_INIT("Backspace"), .icon = ICON_ARROW_BACK, .key = KEY_BACKSPACE}
#define PASTE(n) {.name = STR_INIT("Paste"), .key = 'v', .mods = MOD_CTRL, .columns = n}
#define ENTER(n) {.name = STR_INIT("Enter"), .key = KEY_ENTER, .columns = n}
#define CLOSE {.name = STR_INIT("Close keys"), .icon = ICON_CLOSE, .act = PAD_CLOSES}

static const PadKey figures[ROWS][MOST_COLUMNS] = {
    {CHARACTER("7"), CHARACTER("8"), CHARACTER("9"), BACKSPACE},
    {CHARACTER("4"), CHARACTER("5"), CHARACTER("6"), CHARACTER("-")},
    {CHARACTER("1"), CHARACTER("2"), CHARACTER("3"), CHARACTER("+")},
    {CHARACTER("0"), CHARACTER("."), CHARACTER("*"), CHARACTER("/")},
    {{.name = STR_INIT("abc"), .act = PAD_SWITCHES}, PASTE(0), ENTER(0), CLOSE},
};
static const PadKey letters[ROWS][MOST_COLUMNS] = {
    {CHARACTER("1"), CHARACTER("2"), CHARACTER("3"), CHARACTER("4"), CHARACTER("5"), CHARACTER("6"), CHARACTER("7"), CHARACTER("8"), CHARACTER("9"), CHARACTER("0")},
    {CHARACTER("q"), CHARACTER("w"), CHARACTER("e"), CHARACTER("r"), CHARACTER("t"), CHARACTER("y"), CHARACTER("u"), CHARACTER("i"), CHARACTER("o"), CHARACTER("p")},
    {CHARACTER("a"), CHARACTER("s"), CHARACTER("d"), CHARACTER("f"), CHARACTER("g"), CHARACTER("h"), CHARACTER("j"), CHARACTER("k"), CHARACTER("l"), CHARACTER("-")},
    {{.name = STR_INIT("Capitals"), .icon = ICON_ARROW_UPWARD, .act = PAD_SHIFTS}, CHARACTER("z"), CHARACTER("x"), CHARACTER("c"), CHARACTER("v"), CHARACTER("b"), CHARACTER("n"), CHARACTER("m"), CHARACTER("."), BACKSPACE},
    {{.name = STR_INIT("123"), .act = PAD_SWITCHES}, {.name = STR_INIT("Space"), .columns = 3}, CHARACTER(","), PASTE(2), ENTER(2), CLOSE},
};
/* clang-format on */

static const Str capitals[26] = {STR_INIT("A"), STR_INIT("B"), STR_INIT("C"), STR_INIT("D"), STR_INIT("E"), STR_INIT("F"), STR_INIT("G"),
                                 STR_INIT("H"), STR_INIT("I"), STR_INIT("J"), STR_INIT("K"), STR_INIT("L"), STR_INIT("M"), STR_INIT("N"),
                                 STR_INIT("O"), STR_INIT("P"), STR_INIT("Q"), STR_INIT("R"), STR_INIT("S"), STR_INIT("T"), STR_INIT("U"),
                                 STR_INIT("V"), STR_INIT("W"), STR_INIT("X"), STR_INIT("Y"), STR_INIT("Z")};

static int columns_of(const UiPad *pad) { return pad->letters ? MOST_COLUMNS : 4; }
static int key_width(const UiContext *ui) { return ui_em(ui, ui->pad.letters ? LETTER_W : FIGURE_W); }

static const PadKey *key_at(const UiPad *pad, int place) {
  const PadKey *key = &(pad->letters ? letters : figures)[place / MOST_COLUMNS][place % MOST_COLUMNS];
  return place % MOST_COLUMNS < columns_of(pad) && key->name.length ? key : NULL;
}

static UiRect key_rect(const UiContext *ui, int place) {
  int gap = ui_px(ui, GAP), width = key_width(ui), height = ui_em(ui, KEY_H), row = place / MOST_COLUMNS, before = 0;
  for (int i = row * MOST_COLUMNS; i < place; i++) {
    const PadKey *key = key_at(&ui->pad, i);
    before += key && key->columns ? key->columns : 1;
  }
  const PadKey *key = key_at(&ui->pad, place);
  int columns = key && key->columns ? key->columns : 1;
  UiRect pad = ui_inset(ui->pad.rect, ui_px(ui, AROUND), ui_px(ui, AROUND));
  return (UiRect){pad.x + before * (width + gap), pad.y + row * (height + gap), columns * width + (columns - 1) * gap, height};
}

static int place_at(const UiContext *ui, int x, int y) {
  for (int place = 0; place < ROWS * MOST_COLUMNS; place++)
    if (key_at(&ui->pad, place) && ui_rect_has(key_rect(ui, place), x, y)) return place;
  return UI_PAD_NONE;
}

static Str typed_by(const UiPad *pad, const PadKey *key) {
  if (key->name.length != 1) return STR(" ");
  char c = key->name.at[0];
  return pad->upper && c >= 'a' && c <= 'z' ? capitals[c - 'a'] : key->name;
}

/* What the keyboard would have sent. */
static UiEvent press_key(UiPad *pad, const PadKey *key) {
  switch (key->act) {
  case PAD_TYPES: break;
  case PAD_SWITCHES: pad->letters = !pad->letters; return (UiEvent){.kind = EVENT_NONE};
  case PAD_SHIFTS: pad->upper = !pad->upper; return (UiEvent){.kind = EVENT_NONE};
  case PAD_CLOSES: pad->open = false; return (UiEvent){.kind = EVENT_NONE};
  }
  if (key->key) return (UiEvent){.kind = EVENT_KEY, .key = key->key, .mods = key->mods, .pointed = true};
  return (UiEvent){.kind = EVENT_TEXT, .text = typed_by(pad, key), .pointed = true};
}

static void take_release(UiContext *ui, UiEvent *event) {
  UiPad *pad = &ui->pad;
  int pressed = pad->pressed, now = ui_rect_has(pad->rect, event->x, event->y) ? place_at(ui, event->x, event->y) : UI_PAD_NONE;
  if (!pad->held) return;
  pad->held = false;
  pad->pressed = UI_PAD_NONE;
  bool opens = !pad->open && ui_rect_has(pad->rect, event->x, event->y);
  *event = (UiEvent){.kind = EVENT_NONE};
  if (opens)
    pad->open = true;
  else if (pressed != UI_PAD_NONE && pressed == now)
    *event = press_key(pad, key_at(pad, pressed));
}

void ui_pad_take(UiContext *ui, UiEvent *event) {
  UiPad *pad = &ui->pad;
  bool pointer = event->kind == EVENT_PRESS || event->kind == EVENT_RELEASE || event->kind == EVENT_MOVE || event->kind == EVENT_WHEEL;
  if (!pointer || ui_rect_empty(pad->rect)) return;
  if (event->kind == EVENT_RELEASE) {
    take_release(ui, event);
    return;
  }
  bool inside = ui_rect_has(pad->rect, event->x, event->y);
  pad->hot = inside && pad->open ? place_at(ui, event->x, event->y) : UI_PAD_NONE;
  if (!inside) return;
  if (event->kind == EVENT_PRESS) pad->held = true, pad->pressed = pad->hot;
  *event = (UiEvent){.kind = event->kind == EVENT_MOVE ? EVENT_LEAVE : EVENT_NONE}; /* nothing below is under the pointer */
}

/* ---- Drawing ---- */

static int held(int value, int low, int high) { return value > high ? (high < low ? low : high) : value < low ? low : value; }

/* Under the field, over it where there is no room, beside it where that is all there is. */
static UiRect placed(const UiContext *ui, UiRect field, int width, int height) {
  int gap = ui_px(ui, 6), window_w = ui->frame.width_px, window_h = ui->frame.height_px;
  UiRect rect = {held(field.x + field.w - width, 0, window_w - width), field.y + field.h + gap, width, height};
  if (rect.y + height <= window_h) return rect;
  rect.y = field.y - gap - height;
  if (rect.y >= 0) return rect;
  rect.y = held(field.y, 0, window_h - height);
  rect.x = field.x - gap - width >= 0 ? field.x - gap - width : held(field.x + field.w + gap, 0, window_w - width);
  return rect;
}

/* Inside the field, on the side that its text leaves free. */
static UiRect opener(const UiContext *ui, UiRect field) {
  UiRect rect = ui_inset(field, ui_px(ui, 2), ui_px(ui, 2));
  int width = ui_em(ui, 28);
  return ui->figures ? (UiRect){rect.x, rect.y, width, rect.h} : (UiRect){rect.x + rect.w - width, rect.y, width, rect.h};
}

static void draw_key(UiContext *ui, int place) {
  const PadKey *key = key_at(&ui->pad, place);
  UiRect rect = key_rect(ui, place);
  bool on = key->act == PAD_SHIFTS && ui->pad.upper;
  UiToken face = ui->pad.pressed == place ? TOKEN_PRESS : ui->pad.hot == place ? TOKEN_HOVER : on ? TOKEN_ACCENT_TINT : TOKEN_KEY_FACE;
  ui_fill_round(ui, rect, face, 4, CORNERS_ALL);
  ui_border(ui, rect, on ? TOKEN_ACCENT_INK : TOKEN_LINE_STRONG, 4, 1);
  Str label = key->name.length == 1 ? typed_by(&ui->pad, key) : key->name;
  if (key->icon)
    ui_icon(ui, rect, key->icon, 16, TOKEN_INK);
  else
    ui_text(ui, rect, key->name.length == 1 ? TYPE_BODY_STRONG : TYPE_CHIP, TOKEN_INK, label, ALIGN_CENTER);
  ui_note(ui, ROLE_BUTTON, label, rect);
}

void ui_pad_draw(UiContext *ui) {
  UiPad *pad = &ui->pad;
  bool shown = ui->pointing && ui->next_text && ui->focus_shown;
  if (!shown) {
    pad->rect = (UiRect){0, 0, 0, 0};
    pad->held = false;
    pad->pressed = pad->hot = UI_PAD_NONE;
    return;
  }
  bool open = pad->open, other = pad->field != ui->focus;
  if (other) pad->letters = !ui->figures;
  pad->field = ui->focus;
  int gap = ui_px(ui, GAP), width = columns_of(pad) * (key_width(ui) + gap) - gap, height = ROWS * (ui_em(ui, KEY_H) + gap) - gap;
  UiRect rect = open ? placed(ui, ui->focus_rect, width + 2 * ui_px(ui, AROUND), height + 2 * ui_px(ui, AROUND)) : opener(ui, ui->focus_rect);
  /* Where what is typed moves the field, the keys stay under the pointer. */
  bool stays = open && !other && pad->rect.w == rect.w && pad->rect.h == rect.h && ui_rect_empty(ui_rect_meet(pad->rect, ui->focus_rect));
  if (!stays) pad->rect = rect;
  ui_fill_round(ui, pad->rect, open ? TOKEN_SHEET : TOKEN_HOVER, open ? 8 : 4, CORNERS_ALL);
  if (open) ui_border(ui, pad->rect, TOKEN_LINE_STRONG, 8, 1);
  ui_push(ui, STR("pad"));
  if (!open) {
    ui_icon(ui, pad->rect, ICON_KEYBOARD, 18, TOKEN_INK);
    ui_note(ui, ROLE_BUTTON, STR("Keys on the screen"), pad->rect);
  }
  for (int place = 0; open && place < ROWS * MOST_COLUMNS; place++)
    if (key_at(pad, place)) draw_key(ui, place);
  ui_pop(ui);
}
