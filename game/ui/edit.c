/* Editing a line of text: pure functions on UiText, so that tests need no window. The caret always stands between whole code points. */
#include <string.h>

#include "overturn/utf8.h"
#include "ui/widgets.h"

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }

Str ui_text_value(const UiText *text) { return (Str){text->at, (size_t)text->length}; }

void ui_text_set(UiText *text, Str value) {
  text->length = text->caret = text->anchor = text->scroll_px = 0;
  ui_text_insert(text, value);
}

Str ui_text_selected(const UiText *text) {
  return str_slice(ui_text_value(text), (size_t)least(text->caret, text->anchor), (size_t)most(text->caret, text->anchor));
}

static void remove_range(UiText *text, int from, int to) {
  memmove(text->at + from, text->at + to, (size_t)(text->length - to));
  text->length -= to - from;
  text->caret = text->anchor = from;
}

static void remove_selection(UiText *text) { remove_range(text, least(text->caret, text->anchor), most(text->caret, text->anchor)); }

/* Only what may stand in one line: control characters become spaces, bytes that are no UTF-8 go. */
static void insert_one(UiText *text, Str whole, size_t from, size_t to, int32_t code_point) {
  int size = (int)(to - from);
  if (code_point < 0 || text->length + size >= UI_MOST_TEXT) return;
  memmove(text->at + text->caret + size, text->at + text->caret, (size_t)(text->length - text->caret));
  if (code_point < 0x20 || code_point == 0x7F)
    text->at[text->caret] = ' ';
  else
    memcpy(text->at + text->caret, whole.at + from, (size_t)size);
  text->length += size;
  text->caret += size;
}

void ui_text_insert(UiText *text, Str typed) {
  remove_selection(text);
  for (size_t at = 0; at < typed.length;) {
    size_t from = at;
    int32_t code_point = utf8_next(typed, &at);
    insert_one(text, typed, from, at, code_point);
  }
  text->anchor = text->caret;
}

static bool is_space(const UiText *text, int at) { return text->at[at] == ' '; }

static int next_place(const UiText *text, int from, int direction, bool word) {
  Str value = ui_text_value(text);
  int at = from;
  bool met = false;
  while (direction < 0 ? at > 0 : at < text->length) {
    size_t place = (size_t)at;
    if (direction < 0)
      place = utf8_before(value, place);
    else
      (void)utf8_next(value, &place);
    bool space = is_space(text, direction < 0 ? (int)place : at);
    if (word && met && space) break;
    met = met || !space;
    at = (int)place;
    if (!word) break;
  }
  return at;
}

void ui_text_erase(UiText *text, int direction, bool word) {
  if (text->caret == text->anchor) text->anchor = next_place(text, text->caret, direction, word);
  remove_selection(text);
}

void ui_text_move_to(UiText *text, int at, bool select) {
  text->caret = most(0, least(at, text->length));
  if (!select) text->anchor = text->caret;
}

void ui_text_move(UiText *text, int direction, bool word, bool select) {
  bool collapse = text->caret != text->anchor && !select && !word;
  int to = next_place(text, text->caret, direction, word);
  if (collapse) to = direction < 0 ? least(text->caret, text->anchor) : most(text->caret, text->anchor);
  ui_text_move_to(text, to, select);
}

void ui_text_select_all(UiText *text) {
  text->anchor = 0;
  text->caret = text->length;
}
