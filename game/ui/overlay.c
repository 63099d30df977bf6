/* Scrolling, and what lies on top: toasts, tooltips, dialogs. */
#include "ui/widgets.h"

#define SCROLL_MOST 1000000
#define TIP_AFTER_MS 400

/* ---- Scroll areas ---- */

static int held(int value, int low, int high) { return value < low || high < low ? low : value > high ? high : value; }

static void wheel(UiContext *ui, UiKept *kept, UiRect view) {
  if (ui->used || ui->frame.event.kind != EVENT_WHEEL || !ui_pointer_in(ui, view)) return;
  int before = kept->a;
  kept->a = held(kept->a - ui->frame.event.wheel * ui_em(ui, 60), 0, kept->b - view.h);
  if (kept->a != before) ui->used = true;
}

/* Up to the last line and back: a page is a little less than the view, so that the eye finds its place. */
static void page_keys(UiContext *ui, UiKept *kept, UiRect view) {
  if (kept->b <= view.h || ui->inert) return;
  int by = ui->page_scroll;
  bool mine = ui->focus_panel == ui->panel, down = kept->a<kept->b - view.h, up = kept->a> 0; /* at its end an area leaves the key to the next */
  if (mine && down && ui_key_always(ui, KEY_PAGE_DOWN, 0)) by = 1;
  if (mine && up && ui_key_always(ui, KEY_PAGE_UP, 0)) by = -1;
  if (!by || (by > 0 ? !down : !up)) return;
  ui->page_scroll = 0;
  kept->a = held(kept->a + by * (view.h * 4 / 5), 0, kept->b - view.h);
  ui->again = true;
}

UiScroll ui_scroll_begin(UiContext *ui, UiRect view, Str name) {
  UiScroll scroll = {.id = ui_id(ui, name), .view = view, .ring_before = ui->focus_shown};
  UiKept *kept = ui_keep(ui, scroll.id);
  kept->a = held(kept->a, 0, kept->b - view.h);
  wheel(ui, kept, view);
  page_keys(ui, kept, view);
  scroll.offset = kept->a;
  bool barred = kept->b > view.h;
  scroll.content = (UiRect){view.x, view.y - scroll.offset, view.w - (barred ? ui_px(ui, 8) : 0), SCROLL_MOST};
  ui_clip(ui, view);
  return scroll;
}

static int thumb_height(UiContext *ui, UiRect view, int used_px) {
  int height = (int)((int64_t)view.h * view.h / used_px), least = ui_em(ui, 28);
  return height > least ? height : least;
}

static void scroll_bar(UiContext *ui, UiScroll *scroll, UiKept *kept) {
  UiRect view = scroll->view, track = ui_cut_right(&view, ui_px(ui, 8));
  int thumb = thumb_height(ui, track, kept->b), room = track.h - thumb, most = kept->b - track.h;
  const UiEvent *event = &ui->frame.event;
  bool over = ui_pointer_in(ui, track);
  if (over && !ui->used && event->kind == EVENT_PRESS) {
    ui->used = true;
    ui->active = scroll->id;
  }
  if (ui->active == scroll->id && room > 0 && (event->kind == EVENT_PRESS || event->kind == EVENT_MOVE)) {
    kept->a = held((int)((int64_t)(ui->mouse_y - track.y - thumb / 2) * most / room), 0, most);
    ui->again = true;
  }
  int y = track.y + (most > 0 ? (int)((int64_t)room * scroll->offset / most) : 0);
  UiToken token = over || ui->active == scroll->id ? TOKEN_INK_3 : TOKEN_LINE_STRONG;
  ui_fill_round(ui, ui_inset((UiRect){track.x, y, track.w, thumb}, ui_px(ui, 2), ui_px(ui, 2)), token, 3, CORNERS_ALL);
}

static void follow_focus(UiContext *ui, UiScroll *scroll, UiKept *kept) {
  UiRect focus = ui->focus_rect, view = scroll->view;
  bool mine = ui->focus_shown && !scroll->ring_before;
  if (!mine || !ui->focus_moved) return;
  int margin = ui_px(ui, 12), before = kept->a;
  if (focus.y + focus.h + margin > view.y + view.h) kept->a += focus.y + focus.h + margin - (view.y + view.h);
  if (focus.y - margin < view.y) kept->a -= view.y - focus.y + margin;
  kept->a = held(kept->a, 0, kept->b - view.h);
  if (kept->a != before) ui->again = true;
}

void ui_scroll_end(UiContext *ui, UiScroll *scroll, int used_px) {
  UiKept *kept = ui_keep(ui, scroll->id);
  bool was_barred = kept->b > scroll->view.h;
  kept->b = used_px;
  bool barred = used_px > scroll->view.h;
  if (barred != was_barred || kept->a > held(kept->a, 0, used_px - scroll->view.h)) ui->again = true;
  follow_focus(ui, scroll, kept);
  if (barred) scroll_bar(ui, scroll, kept);
  ui_unclip(ui);
}

/* ---- On top ---- */

static void flat_shadow(UiContext *ui, UiRect rect) {
  for (int i = 0; i < 2; i++) {
    UiRect shade = rect;
    shade.y += ui_px(ui, i ? 1 : 3);
    ui_fill_alpha(ui, shade, TOKEN_INK, 15);
    ui->draws[ui->draw_count - 1].radius_px = ui_px(ui, 8);
    ui->draws[ui->draw_count - 1].corners = CORNERS_ALL;
  }
}

static UiToken kind_ink(UiChipKind kind) {
  return kind == CHIP_BAD ? TOKEN_BAD : kind == CHIP_WARN ? TOKEN_WARN : kind == CHIP_GOOD ? TOKEN_GOOD : TOKEN_ACCENT_INK;
}

static UiIcon kind_icon(UiChipKind kind) {
  return kind == CHIP_BAD ? ICON_ERROR : kind == CHIP_WARN ? ICON_WARNING_AMBER : kind == CHIP_GOOD ? ICON_CHECK_CIRCLE : ICON_INFO_OUTLINE;
}

/* How much of what can be used a rectangle hides: a hundred for the whole of one; more where nothing of it is left, most of all where it has the ring. */
static int64_t hidden_by(const UiContext *ui, UiRect rect) {
  enum { WHOLE = 100, GONE = 10000, RING = 1000000 };
  int64_t hidden = 0;
  for (size_t i = 0; i < ui->node_count; i++) {
    const UiNode *node = &ui->nodes[i];
    UiRect both = ui_rect_meet(node->seen, rect);
    if (!node->stop || both.w <= 0 || both.h <= 0) continue;
    int64_t share = WHOLE * (int64_t)both.w * both.h / ((int64_t)node->seen.w * node->seen.h);
    hidden += 1 + share + (share == WHOLE ? GONE : 0) + (node->focused ? RING : 0);
  }
  return hidden;
}

/* Bottom centre, above the status bar; where something that can be used would lie under it, higher up, at a side, or else where it hides least. */
static UiRect toast_place(const UiContext *ui, UiRect window, int width, int height) {
  enum { SIDES = 3 };
  int margin = ui_px(ui, 16), low = window.y + window.h - height - ui_em(ui, 28) - margin, high = window.y + margin;
  int sides[SIDES] = {window.x + (window.w - width) / 2, window.x + margin, window.x + window.w - width - margin};
  UiRect best = {sides[0], low, width, height};
  int64_t least = hidden_by(ui, best);
  for (int i = 0; i < SIDES; i++)
    for (UiRect rect = {sides[i], low, width, height}; least > 0 && rect.y >= high; rect.y -= ui_px(ui, 4)) {
      int64_t hidden = hidden_by(ui, rect);
      if (hidden < least) least = hidden, best = rect;
    }
  return best;
}

UiToastDone ui_toast(UiContext *ui, UiRect window, const UiToast *toast) {
  if (toast->until_ms && ui->frame.now_ms >= toast->until_ms) return TOAST_GONE;
  if (toast->until_ms && (!ui->wake_ms || toast->until_ms < ui->wake_ms)) ui->wake_ms = toast->until_ms;
  UiSpan spans[] = {{toast->strong, TYPE_BODY_STRONG, TOKEN_INK}, {str_format(ui->arena, " %.*s", STR_ARG(toast->text)), TYPE_BODY, TOKEN_INK}};
  UiButton act = {.kind = BUTTON_LINK, .size = SIZE_SMALL}, close = {.kind = BUTTON_GHOST, .size = SIZE_SMALL, .icon = ICON_CLOSE, .icon_only = true};
  int buttons = ui_button_width(ui, STR("Close"), &close) + (toast->action.length ? ui_button_width(ui, toast->action, &act) + ui_px(ui, 8) : 0);
  int fixed = 2 * ui_px(ui, 14) + ui_em(ui, 18) + ui_px(ui, 20) + buttons, most_text = window.w - 2 * ui_px(ui, 16) - fixed;
  int wanted = ui_text_width(ui, TYPE_BODY_STRONG, toast->strong) + ui_text_width(ui, TYPE_BODY, spans[1].text) + ui_px(ui, 2);
  if (most_text > ui_em(ui, 480)) most_text = ui_em(ui, 480);
  int text = wanted < most_text ? wanted : most_text, lines = ui_rich(ui, (UiRect){0, 0, text, 0}, spans, 2, false);
  int height = lines + 2 * ui_px(ui, 10), width = fixed + text;
  UiRect rect = toast_place(ui, window, width, height);
  ui_cover_begin(ui, rect);
  ui_push(ui, STR("toast")); /* a dialog has a Close, too */
  flat_shadow(ui, rect);
  ui_fill_round(ui, rect, TOKEN_SHEET, 8, CORNERS_ALL);
  ui_border(ui, rect, TOKEN_LINE_STRONG, 8, 1);
  Str said = str_trim(str_format(ui->arena, "%.*s %.*s", STR_ARG(toast->strong), STR_ARG(toast->text)));
  ui_note(ui, ROLE_ALERT, said, rect);
  bool live = ui_live(ui, true);
  ui_read_as(ui, said, rect);
  UiRect row = ui_inset(rect, ui_px(ui, 14), 0);
  ui_icon(ui, ui_cut_left(&row, ui_em(ui, 18)), kind_icon(toast->kind), 18, kind_ink(toast->kind));
  ui_cut_left(&row, ui_px(ui, 10));
  bool gone = ui_button_cut_right(ui, &row, STR("Close"), &close, 4);
  bool acted = toast->action.length && ui_button_cut_right(ui, &row, toast->action, &act, 8);
  ui_rich(ui, ui_middle(row, lines), spans, 2, true);
  ui_read_end(ui);
  ui_live(ui, live);
  ui_pop(ui);
  ui_cover_end(ui);
  return acted ? TOAST_ACTED : gone ? TOAST_GONE : TOAST_SHOWN;
}

void ui_inert(UiContext *ui, bool inert) { ui->inert = inert || ui->under; }

UiModalDone ui_modal(UiContext *ui, UiRect window, const UiModal *modal) {
  ui_fill_alpha(ui, window, TOKEN_HUD, 115);
  int width = ui_em(ui, 380), most = window.w - 2 * ui_px(ui, 16);
  if (width > most) width = most;
  int text = ui_paragraph_height(ui, TYPE_BODY, modal->text, width - 2 * ui_px(ui, 18));
  int more = modal->more.length ? ui_paragraph_height(ui, TYPE_CAPTION, modal->more, width - 2 * ui_px(ui, 18)) + ui_px(ui, 6) : 0;
  int height = text + more + ui_em(ui, 24 + 32) + ui_px(ui, 16 * 2 + 6 + 14);
  UiRect rect = ui_centered(window, width, height);
  ui_cover_begin(ui, window);
  ui_push(ui, modal->title);
  ui_panel(ui, modal->title, rect);
  flat_shadow(ui, rect);
  ui_fill_round(ui, rect, TOKEN_SHEET, 10, CORNERS_ALL);
  ui_border(ui, rect, TOKEN_LINE_STRONG, 10, 1);
  ui_note(ui, ROLE_DIALOG, modal->title, rect);
  UiRect inside = ui_inset(rect, ui_px(ui, 18), ui_px(ui, 16));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 24)), TYPE_H2, TOKEN_INK, modal->title, ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 6));
  bool live = ui_live(ui, true);
  ui_paragraph(ui, ui_cut_top(&inside, text), TYPE_BODY, TOKEN_INK_2, modal->text);
  if (more) ui_cut_top(&inside, ui_px(ui, 6));
  if (more) ui_paragraph(ui, ui_cut_top(&inside, more - ui_px(ui, 6)), TYPE_CAPTION, TOKEN_INK_3, modal->more);
  ui_live(ui, live);
  UiRect row = ui_cut_bottom(&inside, ui_em(ui, 32));
  UiButton safe = {.kind = BUTTON_PRIMARY, .cap = STR("Enter"), .fallback = true, .key = KEY_ESCAPE};
  UiButton danger = {.kind = BUTTON_DANGER, .cap = modal->danger_cap, .key = modal->danger_key};
  bool is_safe = ui_button_cut_right(ui, &row, modal->safe, &safe, 8);
  bool is_danger = ui_button_cut_right(ui, &row, modal->danger, &danger, 0);
  ui_pop(ui);
  ui_cover_end(ui);
  return is_danger ? MODAL_DANGER : is_safe ? MODAL_SAFE : MODAL_OPEN;
}

/* ---- Tooltips ---- */

void ui_tip(UiContext *ui, const UiTouch *touch, UiRect rect, Str text) {
  if (!touch->hovered || !text.length) return;
  ui->tip = text;
  ui->tip_rect = rect;
}

void ui_tooltip(UiContext *ui, UiRect window) {
  if (!ui->tip.length) return;
  UiId id = ui_id(ui, ui->tip);
  UiKept *kept = ui_keep(ui, ui_id(ui, STR("tooltip")));
  int since = (int)(ui->frame.now_ms & 0x3FFFFFFF), mark = (int)(id & 0x3FFFFFFF);
  if (kept->a != mark) {
    kept->a = mark;
    kept->b = since;
  }
  if (since - kept->b < TIP_AFTER_MS) {
    int64_t due = ui->frame.now_ms + TIP_AFTER_MS - (since - kept->b);
    if (!ui->wake_ms || due < ui->wake_ms) ui->wake_ms = due;
    return;
  }
  int width = ui_text_width(ui, TYPE_CAPTION, ui->tip), most = ui_em(ui, 360);
  if (width > most) width = most;
  int height = ui_paragraph_height(ui, TYPE_CAPTION, ui->tip, width);
  UiRect tip = {ui->tip_rect.x, ui->tip_rect.y + ui->tip_rect.h + ui_px(ui, 6), width + 2 * ui_px(ui, 10), height + 2 * ui_px(ui, 5)};
  if (tip.x + tip.w > window.x + window.w) tip.x = window.x + window.w - tip.w;
  if (tip.x < window.x) tip.x = window.x;
  if (tip.y + tip.h > window.y + window.h) tip.y = ui->tip_rect.y - tip.h - ui_px(ui, 6);
  ui_fill_round(ui, tip, TOKEN_INK, 6, CORNERS_ALL);
  ui_paragraph(ui, ui_inset(tip, ui_px(ui, 10), ui_px(ui, 5)), TYPE_CAPTION, TOKEN_SHEET, ui->tip);
}
