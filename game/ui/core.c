/* The pass: input, ids, the memory of widgets, and the two lists that come out. Focus and keys are in focus.c, drawing in draw.c, text in text.c. */
#include <assert.h>
#include <string.h>

#include "overturn/hash.h"
#include "ui/ui.h"

void ui_init(UiContext *ui, Arena *arena) {
  memset(ui, 0, sizeof *ui);
  ui->arena = arena;
  ui->pad.pressed = ui->pad.hot = UI_PAD_NONE;
}

static void take_pointer(UiContext *ui, const UiEvent *event) {
  switch (event->kind) {
  case EVENT_PRESS: ui->mouse_down = true; break;
  case EVENT_LEAVE: ui->mouse_inside = false; return;
  case EVENT_MOVE:
  case EVENT_RELEASE:
  case EVENT_WHEEL: break;
  default: return;
  }
  ui->mouse_inside = true;
  ui->mouse_x = event->x;
  ui->mouse_y = event->y;
}

void ui_begin(UiContext *ui, const UiFrame *frame) {
  arena_reset(ui->arena);
  ui->frame = *frame;
  ui->pass++;
  ui->draws = NULL;
  ui->draw_count = ui->draw_capacity = 0;
  ui->nodes = NULL;
  ui->node_count = ui->node_capacity = 0;
  ui->readings = NULL;
  ui->reading_count = ui->reading_capacity = 0;
  ui->live = ui->muted = false;
  ui->row = ui->row_count = 0;
  ui->used = frame->event.kind == EVENT_NONE;
  ui->again = false;
  ui->wake_ms = 0;
  ui->scope_count = 0;
  ui->keyless = ui->inert = ui->under = ui->on_cover = ui->hud = false;
  memcpy(ui->covers, ui->next_covers, sizeof ui->covers);
  ui->cover_count = ui->next_cover_count;
  ui->next_cover_count = 0;
  ui->panel = ui->panel_count = 0;
  ui->focus_shown = ui->next_text = ui->next_takes_enter = false;
  ui->fallback = ui->next_hot = UI_NO_ID;
  ui->wanted_before = ui->wanted;
  ui->tip = STR("");
  ui->caret = (UiRect){0, 0, 0, 0};
  ui->clips[0] = (UiRect){0, 0, frame->width_px, frame->height_px};
  ui->clip_count = 1;
  take_pointer(ui, &frame->event);
  bool typed = frame->event.kind == EVENT_KEY || frame->event.kind == EVENT_TEXT || frame->event.kind == EVENT_COMPOSE;
  if (frame->event.kind == EVENT_PRESS) ui->pointing = true;
  if (typed && !frame->event.pointed) ui->pointing = false;
}

int ui_px(const UiContext *ui, int logical) {
  int sign = logical < 0 ? -1 : 1;
  return sign * ((sign * logical * ui->frame.scale_percent + 50) / 100);
}

int ui_em(const UiContext *ui, int logical) {
  int sign = logical < 0 ? -1 : 1;
  return sign * ((sign * logical * ui->frame.scale_percent * ui->frame.text_percent + 5000) / 10000);
}

int ui_effective_width(const UiContext *ui) { return ui->frame.width_px * 10000 / (ui->frame.scale_percent * ui->frame.text_percent); }

int ui_line_height(const UiContext *ui, UiType type) { return ui_em(ui, ui_types[type].line_px); }

int ui_effective_height(const UiContext *ui) { return ui->frame.height_px * 10000 / (ui->frame.scale_percent * ui->frame.text_percent); }

static UiId scope_now(const UiContext *ui) { return ui->scope_count ? ui->scopes[ui->scope_count - 1] : 0x9E3779B97F4A7C15u; }

UiId ui_id(const UiContext *ui, Str label) {
  UiId id = hash64(label.at, label.length, scope_now(ui));
  return id ? id : 1;
}

UiId ui_id_at(const UiContext *ui, Str label, int index) {
  UiId id = hash64(&index, sizeof index, ui_id(ui, label));
  return id ? id : 1;
}

static void push_id(UiContext *ui, UiId id) {
  assert(ui->scope_count < UI_MOST_SCOPES);
  ui->scopes[ui->scope_count++] = id;
}

void ui_push(UiContext *ui, Str label) { push_id(ui, ui_id(ui, label)); }
void ui_push_at(UiContext *ui, Str label, int index) { push_id(ui, ui_id_at(ui, label, index)); }

void ui_pop(UiContext *ui) {
  assert(ui->scope_count > 0);
  ui->scope_count--;
}

void ui_panel(UiContext *ui, Str name, UiRect rect) {
  ui->panel = ++ui->panel_count;
  ui_note(ui, ROLE_GROUP, name, rect);
}

UiKept *ui_keep(UiContext *ui, UiId id) {
  UiKept *oldest = &ui->kept[0];
  for (int i = 0; i < UI_MOST_KEPT; i++) {
    UiKept *kept = &ui->kept[i];
    if (kept->id == id) {
      kept->pass = ui->pass;
      return kept;
    }
    if (kept->pass < oldest->pass) oldest = kept;
  }
  *oldest = (UiKept){.id = id, .pass = ui->pass};
  return oldest;
}

void ui_cover_begin(UiContext *ui, UiRect rect) {
  assert(!ui->on_cover);
  if (ui->next_cover_count < UI_MOST_COVERS) ui->next_covers[ui->next_cover_count++] = rect;
  ui->on_cover = true;
}

void ui_cover_end(UiContext *ui) { ui->on_cover = false; }

bool ui_pointer_in(const UiContext *ui, UiRect rect) {
  if (!ui->mouse_inside || ui->inert) return false;
  if (!ui_rect_has(ui_rect_meet(rect, ui_clip_now(ui)), ui->mouse_x, ui->mouse_y)) return false;
  if (ui->on_cover) return true;
  for (int i = 0; i < ui->cover_count; i++)
    if (ui_rect_has(ui->covers[i], ui->mouse_x, ui->mouse_y)) return false;
  return true;
}

Str ui_role_name(UiRole role) {
  static const Str names[ROLE_COUNT] = {
      [ROLE_BUTTON] = STR_INIT("button"), [ROLE_CHOICE] = STR_INIT("choice"),     [ROLE_CHECK] = STR_INIT("check box"),
      [ROLE_RADIO] = STR_INIT("radio"),   [ROLE_TOGGLE] = STR_INIT("toggle"),     [ROLE_TAB] = STR_INIT("tab"),
      [ROLE_LINK] = STR_INIT("link"),     [ROLE_FIELD] = STR_INIT("field"),       [ROLE_TABLE] = STR_INIT("table"),
      [ROLE_ROW] = STR_INIT("row"),       [ROLE_CARD] = STR_INIT("card"),         [ROLE_DAY] = STR_INIT("day"),
      [ROLE_GROUP] = STR_INIT("group"),   [ROLE_HEADING] = STR_INIT("heading"),   [ROLE_TEXT] = STR_INIT("text"),
      [ROLE_CHIP] = STR_INIT("chip"),     [ROLE_PROGRESS] = STR_INIT("progress"), [ROLE_DIALOG] = STR_INIT("dialog"),
      [ROLE_ALERT] = STR_INIT("alert"),
  };
  return names[role];
}
