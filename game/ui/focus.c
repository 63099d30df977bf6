/* Focus and keys. Widgets make themselves known in drawing order, which is Tab order; what nobody takes moves the ring when the pass ends. */
#include <limits.h>
#include <stdlib.h>

#include "ui/ui.h"

static bool is_enter(int32_t key) { return key == KEY_ENTER; }

bool ui_key_always(UiContext *ui, int32_t key, unsigned mods) {
  const UiEvent *event = &ui->frame.event;
  if (ui->used || ui->inert || ui->keyless || event->kind != EVENT_KEY || event->key != key || event->mods != mods) return false;
  ui->used = true;
  return true;
}

bool ui_key(UiContext *ui, int32_t key, unsigned mods) {
  if (is_enter(key) && mods == 0 && ui->takes_enter) return false;
  bool undoes = key == 'z' && (mods & MOD_CTRL) && ui->text_focused && ui->edits && ui->edits->id == ui->focus;
  if (undoes && (mods & MOD_SHIFT ? ui->edits->place < ui->edits->count : ui->edits->place > 0)) return false; /* the field's own */
  bool character = key < KEY_TAB && !(mods & MOD_CTRL);
  if (character && ui->text_focused) return ui_key_always(ui, key, mods | MOD_ALT);
  if (ui_key_always(ui, key, mods)) return true;
  return character && ui_key_always(ui, key, mods | MOD_ALT);
}

Str ui_cap(const UiContext *ui, Str cap) {
  for (int i = 0; i < ui->cap_count; i++)
    if (str_equal(ui->caps[i].from, cap)) return ui->caps[i].to;
  return cap;
}

void ui_focus(UiContext *ui, UiId id) {
  ui->wanted = id;
  ui->again = true;
}

void ui_focus_fallback(UiContext *ui, UiId id) {
  if (!ui->inert) ui->fallback = id;
}

static UiNode *add_node(UiContext *ui, UiNode node) {
  node.panel = ui->panel;
  node.seen = ui_rect_meet(node.rect, ui_clip_now(ui));
  arena_push(ui->arena, ui->nodes, ui->node_count, ui->node_capacity, node);
  return &ui->nodes[ui->node_count - 1];
}

UiNode *ui_note(UiContext *ui, UiRole role, Str name, UiRect rect) {
  return add_node(ui, (UiNode){.id = ui_id(ui, name), .role = role, .name = name, .rect = rect, .enabled = !ui->inert});
}

UiNode *ui_node(UiContext *ui) { return &ui->nodes[ui->node_count - 1]; }

static void touch_pointer(UiContext *ui, UiTouch *touch, UiRect rect) {
  const UiEvent *event = &ui->frame.event;
  bool over = ui_pointer_in(ui, rect);
  if (over) ui->next_hot = touch->id;
  if (over && !ui->used && event->kind == EVENT_PRESS) {
    ui->used = true;
    ui->active = touch->id;
    ui->again = ui->again || ui->focus != touch->id;
    ui->focus = touch->id;
    touch->double_click = event->clicks == 2;
  }
  if (ui->active == touch->id && event->kind == EVENT_RELEASE) {
    if (over && !ui->used) touch->clicked = ui->used = true;
    ui->active = UI_NO_ID;
  }
  touch->hovered = over;
  touch->pressed = ui->active == touch->id && over;
}

static void touch_focus(UiContext *ui, UiTouch *touch, UiRect rect, bool takes_enter) {
  if (ui->wanted == touch->id) {
    ui->wanted = UI_NO_ID;
    ui->focus_moved = ui->focus != touch->id;
    ui->again = ui->again || ui->focus_moved; /* the ring may already stand where it was */
    ui->focus = touch->id;
  }
  if (ui->focus != touch->id) return;
  touch->focused = true;
  ui->focus_shown = true;
  ui->focus_rect = rect;
  ui->focus_panel = ui->panel;
  ui->next_takes_enter = takes_enter;
}

UiTouch ui_touch(UiContext *ui, UiId id, UiRole role, Str name, UiRect rect, bool enabled, bool takes_enter) {
  UiTouch touch = {.id = id};
  bool reachable = enabled && !ui->inert;
  if (reachable) {
    touch_pointer(ui, &touch, rect);
    touch_focus(ui, &touch, rect, takes_enter);
    if (touch.focused && (ui_key_always(ui, ' ', 0) || (takes_enter && ui_key_always(ui, KEY_ENTER, 0)))) touch.clicked = true;
  }
  add_node(ui, (UiNode){.id = id, .role = role, .name = name, .rect = rect, .stop = reachable, .focused = touch.focused, .enabled = reachable});
  return touch;
}

/* ---- When the pass ends ---- */

static int stop_of(const UiContext *ui, UiId id) {
  for (size_t i = 0; i < ui->node_count; i++)
    if (ui->nodes[i].stop && ui->nodes[i].id == id) return (int)i;
  return -1;
}

static int next_stop(const UiContext *ui, int from, int step) {
  int count = (int)ui->node_count;
  for (int i = 1; i <= count; i++) {
    int at = ((from + step * i) % count + count) % count;
    if (ui->nodes[at].stop) return at;
  }
  return -1;
}

static int first_stop_of_panel(const UiContext *ui, int panel) {
  for (size_t i = 0; i < ui->node_count; i++)
    if (ui->nodes[i].stop && ui->nodes[i].panel == panel) return (int)i;
  return -1;
}

static int next_panel(const UiContext *ui, int from, int step) {
  int count = ui->panel_count + 1, start = from < 0 ? 0 : ui->nodes[from].panel;
  for (int i = 1; i <= count; i++) {
    int stop = first_stop_of_panel(ui, ((start + step * i) % count + count) % count);
    if (stop >= 0) return stop;
  }
  return -1;
}

/* How far `to` lies from `from` in the direction of the arrow; INT_MAX when it does not. Sideways counts three times. */
static int distance(UiRect from, UiRect to, int32_t key) {
  int dx = to.x + to.w / 2 - (from.x + from.w / 2), dy = to.y + to.h / 2 - (from.y + from.h / 2);
  int overlap_x = ui_rect_meet((UiRect){from.x, 0, from.w, 1}, (UiRect){to.x, 0, to.w, 1}).w;
  int overlap_y = ui_rect_meet((UiRect){0, from.y, 1, from.h}, (UiRect){0, to.y, 1, to.h}).h;
  int ahead = key == KEY_LEFT ? -dx : key == KEY_RIGHT ? dx : key == KEY_UP ? -dy : dy;
  bool across = key == KEY_LEFT || key == KEY_RIGHT;
  if (ahead <= 0 || (across ? overlap_y <= 0 && abs(dy) > abs(dx) : overlap_y > from.h / 2)) return INT_MAX;
  int side = across ? (overlap_y > 0 ? 0 : abs(dy)) : (overlap_x > 0 ? 0 : abs(dx));
  return ahead + 3 * side;
}

static int nearest_stop(const UiContext *ui, int from, int32_t key) {
  int best = -1, best_distance = INT_MAX;
  for (size_t i = 0; i < ui->node_count; i++) {
    const UiNode *node = &ui->nodes[i];
    if (!node->stop || (int)i == from || node->panel != ui->nodes[from].panel) continue;
    int d = distance(ui->nodes[from].rect, node->rect, key);
    if (d < best_distance) {
      best = (int)i;
      best_distance = d;
    }
  }
  return best;
}

static int stop_for_key(const UiContext *ui, const UiEvent *event, int now) {
  bool plain = event->mods == 0;
  if (event->key == KEY_TAB && event->mods <= MOD_SHIFT) return next_stop(ui, now, event->mods ? -1 : 1);
  if (event->key == KEY_TAB && (event->mods & MOD_CTRL)) return next_panel(ui, now, event->mods & MOD_SHIFT ? -1 : 1);
  if (plain && now >= 0 && event->key >= KEY_LEFT && event->key <= KEY_DOWN) return nearest_stop(ui, now, event->key);
  return -1;
}

static void move_focus(UiContext *ui, int stop) {
  if (stop < 0 || ui->nodes[stop].id == ui->focus) return;
  ui->focus = ui->nodes[stop].id;
  ui->focus_moved = true;
  ui->again = true;
}

/* Exactly one ring is visible, always: when its place is gone it goes where the screen says, else to the first stop. */
static void keep_one_ring(UiContext *ui) {
  if (stop_of(ui, ui->focus) >= 0) return;
  int stop = stop_of(ui, ui->fallback);
  if (stop < 0 && ui->node_count) stop = next_stop(ui, -1, 1);
  move_focus(ui, stop);
}

static void settle_hot(UiContext *ui) {
  if (ui->hot == ui->next_hot) return;
  ui->hot = ui->next_hot;
  ui->hot_since_ms = ui->frame.now_ms;
}

/* Page Up and Page Down belong to the area with the ring; where that has nothing to scroll, the next pass offers them to every area. */
static void offer_page_keys(UiContext *ui) {
  const UiEvent *event = &ui->frame.event;
  bool page = event->kind == EVENT_KEY && !event->mods && (event->key == KEY_PAGE_UP || event->key == KEY_PAGE_DOWN);
  ui->page_scroll = ui->used || !page ? 0 : event->key == KEY_PAGE_DOWN ? 1 : -1;
  if (ui->page_scroll) ui->again = true;
}

bool ui_end(UiContext *ui) {
  settle_hot(ui);
  if (ui->wanted == ui->wanted_before) ui->wanted = UI_NO_ID; /* it is not there */
  ui->focus_moved = false;
  ui->text_focused = ui->next_text && ui->focus_shown;
  if (!ui->text_focused) ui->composed_length = 0;
  ui->takes_enter = ui->next_takes_enter && ui->focus_shown;
  const UiEvent *event = &ui->frame.event;
  if (!ui->used && event->kind == EVENT_KEY && ui->node_count) {
    int stop = stop_for_key(ui, event, stop_of(ui, ui->focus));
    if (stop >= 0) ui->used = true;
    move_focus(ui, stop);
  }
  keep_one_ring(ui);
  offer_page_keys(ui);
  if (event->kind == EVENT_RELEASE) {
    ui->mouse_down = false;
    ui->active = UI_NO_ID;
  }
  return ui->again;
}
