/* The text field: draws a UiText, turns keys and the pointer into editing. The caret is steady. */
#include <string.h>

#include "overturn/utf8.h"
#include "ui/widgets.h"

static UiType field_type(const UiField *field) { return field->large ? TYPE_H2 : TYPE_BODY; }

static bool edit_key(UiText *text, const UiEvent *event) {
  bool shift = event->mods & MOD_SHIFT, ctrl = event->mods & MOD_CTRL;
  if (event->mods & MOD_ALT) return false;
  switch (event->key) {
  case KEY_LEFT: ui_text_move(text, -1, ctrl, shift); return true;
  case KEY_RIGHT: ui_text_move(text, 1, ctrl, shift); return true;
  case KEY_HOME: ui_text_move_to(text, 0, shift); return true;
  case KEY_END: ui_text_move_to(text, text->length, shift); return true;
  case KEY_BACKSPACE: ui_text_erase(text, -1, ctrl); return true;
  case KEY_DELETE: ui_text_erase(text, 1, ctrl); return true;
  case 'a':
    if (ctrl) ui_text_select_all(text);
    return ctrl;
  default: return event->key == ' ' && !ctrl; /* its text comes as EVENT_TEXT */
  }
}

static bool clipboard_key(UiContext *ui, UiText *text, const UiEvent *event, bool secret) {
  if (event->mods != MOD_CTRL || !ui->frame.clipboard_get) return false;
  switch (event->key) {
  case 'c':
  case 'x':
    if (secret) return true;
    if (text->caret != text->anchor) ui->frame.clipboard_set(ui->frame.user, ui_text_selected(text));
    if (event->key == 'x' && text->caret != text->anchor) ui_text_erase(text, -1, false);
    return true;
  case 'v': ui_text_insert(text, ui->frame.clipboard_get(ui->frame.user, ui->arena)); return true;
  default: return false;
  }
}

/* Ctrl Z and Ctrl Shift Z are the field's while it has something to undo or to redo; then they are the screen's. */
static bool undo_key(UiContext *ui, UiId id, UiText *text, const UiEvent *event) {
  bool back = event->key == 'z' && event->mods == MOD_CTRL;
  bool forth = (event->key == 'z' && event->mods == (MOD_CTRL | MOD_SHIFT)) || (event->key == 'y' && event->mods == MOD_CTRL);
  return (back || forth) && ui->edits && ui_edits_step(ui->edits, id, text, back);
}

/* What an input method composes is shown, not typed, until it is done. */
static void compose(UiContext *ui, Str text) {
  size_t length = text.length < sizeof ui->composed ? text.length : 0;
  if (length) memcpy(ui->composed, text.at, length);
  ui->composed_length = (int)length;
}

static void edit(UiContext *ui, UiId id, UiText *text, bool secret) {
  const UiEvent *event = &ui->frame.event;
  if (ui->used) return;
  UiText before = *text;
  if (event->kind == EVENT_TEXT) {
    compose(ui, STR(""));
    ui_text_insert(text, event->text);
    ui->used = true;
  } else if (event->kind == EVENT_COMPOSE) {
    compose(ui, event->text);
    ui->used = true;
  } else if (event->kind == EVENT_KEY) {
    ui->used = !secret && undo_key(ui, id, text, event);
    if (ui->used) return;
    ui->used = edit_key(text, event) || clipboard_key(ui, text, event, secret);
  }
  if (secret)
    compose(ui, STR("")); /* what is composed is nobody's to see either */
  else if (ui->edits)
    ui_edits_keep(ui->edits, id, &before, text, event->kind == EVENT_TEXT);
}

/* Byte nearest to `x_px` from the start of the text. */
static int place_at(UiContext *ui, const UiText *text, UiType type, int x_px) {
  Str value = ui_text_value(text);
  int before = 0;
  for (size_t at = 0; at < value.length;) {
    size_t from = at;
    (void)utf8_next(value, &at);
    int width = ui_text_width(ui, type, str_slice(value, 0, at));
    if (x_px < (before + width) / 2) return (int)from;
    before = width;
  }
  return text->length;
}

static void point(UiContext *ui, const UiTouch *touch, UiText *text, UiType type, int text_x) {
  const UiEvent *event = &ui->frame.event;
  bool press = event->kind == EVENT_PRESS && touch->pressed;
  bool drag = event->kind == EVENT_MOVE && ui->active == touch->id;
  if (!press && !drag) return;
  ui_text_move_to(text, place_at(ui, text, type, ui->mouse_x - text_x), drag || event->mods == MOD_SHIFT);
  if (press && touch->double_click) ui_text_select_all(text);
}

static UiRect frame_field(UiContext *ui, UiRect rect, const UiField *field, const UiTouch *touch, bool empty) {
  ui_fill_round(ui, rect, field->disabled ? TOKEN_SUNKEN : TOKEN_SHEET, 6, CORNERS_ALL);
  ui_border(ui, rect, field->error ? TOKEN_BAD : field->disabled ? TOKEN_LINE : TOKEN_LINE_STRONG, 6, field->error ? 2 : 1);
  UiRect inside = ui_inset(rect, ui_px(ui, 9), 0);
  if (field->icon) {
    ui_icon(ui, ui_cut_left(&inside, ui_em(ui, 16)), field->icon, 16, TOKEN_INK_2);
    ui_cut_left(&inside, ui_px(ui, 8));
  }
  if (field->error) {
    ui_icon(ui, ui_cut_right(&inside, ui_em(ui, 16)), ICON_ERROR, 16, TOKEN_BAD);
    ui_cut_right(&inside, ui_px(ui, 6));
  }
  if (field->cap.length && !touch->focused && empty) ui_keycap_cut_right(ui, &inside, field->cap, false, 6);
  if (field->prefix.length) ui_text_cut(ui, &inside, TYPE_CAPTION, TOKEN_INK_3, field->prefix, 6);
  if (field->suffix.length) ui_text_cut_right(ui, &inside, TYPE_CAPTION, TOKEN_INK_3, field->suffix, 6);
  return inside;
}

static void follow_caret(UiText *text, int caret_px, int width_px, int room_px) {
  if (caret_px - text->scroll_px > room_px) text->scroll_px = caret_px - room_px;
  if (caret_px < text->scroll_px) text->scroll_px = caret_px;
  if (text->scroll_px > width_px - room_px) text->scroll_px = width_px > room_px ? width_px - room_px : 0;
}

static void draw_text(UiContext *ui, UiRect room, const UiField *field, UiText *text, bool focused) {
  UiType type = field_type(field);
  Str value = ui_text_value(text), before = str_slice(value, 0, (size_t)text->caret), composed = {ui->composed, (size_t)ui->composed_length};
  bool composing = focused && composed.length;
  int from_px = ui_text_width(ui, type, before);
  if (composing) {
    before = str_format(ui->arena, "%.*s%.*s", STR_ARG(before), STR_ARG(composed));
    value = str_format(ui->arena, "%.*s%.*s", STR_ARG(before), STR_ARG(str_slice(value, (size_t)text->caret, value.length)));
  }
  int width = ui_text_width(ui, type, value), caret = ui_text_width(ui, type, before);
  follow_caret(text, caret, width, room.w - ui_px(ui, 2));
  int x = field->right && width < room.w ? room.x + room.w - width - ui_px(ui, 1) : room.x - text->scroll_px;
  int height = ui_line_height(ui, type);
  ui_clip(ui, room);
  if (focused && !composing && text->caret != text->anchor) {
    int other = ui_text_width(ui, type, str_slice(value, 0, (size_t)text->anchor));
    int from = caret < other ? caret : other, to = caret < other ? other : caret;
    ui_fill(ui, ui_middle((UiRect){x + from, room.y, to - from, room.h}, height), TOKEN_ACCENT_TINT);
  }
  if (value.length) ui_text(ui, (UiRect){x, room.y, width, room.h}, type, TOKEN_INK, value, ALIGN_LEFT);
  if (composing)
    ui_fill(ui, (UiRect){x + from_px, ui_middle(room, height).y + height - ui_px(ui, 2), caret - from_px, ui_px(ui, 2)}, TOKEN_ACCENT_INK);
  if (focused) {
    ui->caret = ui_middle((UiRect){x + caret, room.y, ui_px(ui, 1), room.h}, height - ui_px(ui, 2));
    ui_fill(ui, ui->caret, TOKEN_INK);
  }
  ui_unclip(ui);
}

/** As many stars as it has characters, the caret between the same ones. */
static UiText *starred(Arena *arena, const UiText *text) {
  UiText *stars = arena_make(arena, UiText);
  Str value = ui_text_value(text);
  *stars = (UiText){.length = (int)utf8_count(value), .scroll_px = text->scroll_px};
  stars->caret = (int)utf8_count(str_slice(value, 0, (size_t)text->caret));
  stars->anchor = (int)utf8_count(str_slice(value, 0, (size_t)text->anchor));
  memset(stars->at, '*', (size_t)stars->length);
  return stars;
}

/** Where a place among the stars lies in the text. */
static int unstarred(const UiText *text, int place) {
  size_t at = 0;
  for (int i = 0; i < place; i++) (void)utf8_next(ui_text_value(text), &at);
  return (int)at;
}

/** What is shown of it: itself, or the stars. */
static void draw_field(UiContext *ui, UiRect rect, const UiField *field, const UiTouch *touch, UiText *shown) {
  UiType type = field_type(field);
  UiRect room = frame_field(ui, rect, field, touch, shown->length == 0);
  int width = ui_text_width(ui, type, ui_text_value(shown));
  point(ui, touch, shown, type, field->right && width < room.w ? room.x + room.w - width : room.x - shown->scroll_px);
  if (!shown->length && field->placeholder.length && !(touch->focused && ui->composed_length)) {
    UiRect hint = room;
    if (touch->focused) ui_cut_left(&hint, ui_px(ui, 4));
    ui_text(ui, hint, TYPE_BODY, TOKEN_INK_3, field->placeholder, field->right ? ALIGN_RIGHT : ALIGN_LEFT);
  }
  draw_text(ui, room, field, shown, touch->focused);
  if (touch->focused) ui_ring(ui, rect, 6);
}

UiFieldDone ui_field(UiContext *ui, UiRect rect, const UiField *field, UiText *text) {
  UiId id = ui_id(ui, field->name);
  int length_before = text->length;
  uint64_t before = ui_id(ui, ui_text_value(text));
  /* Space and Enter are text and "done" here, so the field is known first without them. */
  if (ui->focus == id && !field->disabled && !ui->inert) edit(ui, id, text, field->secret);
  UiTouch touch = ui_touch(ui, id, ROLE_FIELD, field->name, rect, !field->disabled, false);
  UiText *shown = field->secret ? starred(ui->arena, text) : text;
  UiNode *node = ui_node(ui);
  node->value = str_copy(ui->arena, ui_text_value(shown));
  node->caret = shown->caret;
  node->cap = ui_cap(ui, field->cap);
  node->hint = field->suffix.length ? field->suffix : field->prefix;
  if (field->fallback) ui_focus_fallback(ui, id);
  if (touch.focused) ui->next_text = true, ui->figures = field->right || field->large;
  if (field->key && !ui->text_focused && ui_key(ui, field->key, 0)) ui_focus(ui, id);
  draw_field(ui, rect, field, &touch, shown);
  if (field->secret) {
    text->caret = unstarred(text, shown->caret);
    text->anchor = unstarred(text, shown->anchor);
    text->scroll_px = shown->scroll_px;
  }
  bool changed = text->length != length_before || ui_id(ui, ui_text_value(text)) != before;
  return (UiFieldDone){.changed = changed, .submitted = touch.focused && ui_key_always(ui, KEY_ENTER, 0), .focused = touch.focused};
}

bool ui_filter_left(UiContext *ui, UiFieldDone done, int row_count) {
  if (done.changed) ui->again = true;
  return done.focused && row_count && (done.submitted || ui_key_always(ui, KEY_ESCAPE, 0));
}
