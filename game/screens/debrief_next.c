/* What comes next, a row for each thing to do with its reason; each has a digit. */
#include "screens/debrief_parts.h"

static UiIcon icon_of(NextKind kind) {
  switch (kind) {
  case NEXT_RETRY: return ICON_REPLAY;
  case NEXT_LESSON: return ICON_SCHOOL;
  case NEXT_DRILL: return ICON_STYLE;
  case NEXT_ASSESS: return ICON_FACT_CHECK;
  case NEXT_CASE: return ICON_ASSIGNMENT;
  case NEXT_AGAIN: break;
  }
  return ICON_PLAY_ARROW;
}

static Want want_of(const NextView *step) {
  static const WantKind wants[] = {[NEXT_RETRY] = WANT_RETRY,  [NEXT_LESSON] = WANT_OPEN_SCENARIO, [NEXT_DRILL] = WANT_DRILL,
                                   [NEXT_ASSESS] = WANT_START, [NEXT_AGAIN] = WANT_AGAIN,          [NEXT_CASE] = WANT_CASE};
  return (Want){.kind = wants[step->kind], .place = step->kind == NEXT_ASSESS ? (int)MODE_ASSESSMENT : step->place};
}

Want debrief_next_keys(UiContext *ui, const DebriefView *view) {
  for (int i = 0; i < view->next_count; i++)
    if (ui_key(ui, '1' + i, 0)) return want_of(&view->next[i]);
  return (Want){.kind = WANT_NONE};
}

bool debrief_next_row(UiContext *ui, UiRect *rest, UiIcon picture, Str name, Str reason, int number, bool enabled) {
  int pad = ui_px(ui, 10), box = ui_em(ui, 28), gap = ui_px(ui, 12);
  Str cap = str_format(ui->arena, "%d", number);
  int texts = rest->w - box - gap - ui_keycap_width(ui, cap, true) - gap;
  int title = ui_paragraph_height(ui, TYPE_BODY_STRONG, name, texts), why = ui_paragraph_height(ui, TYPE_CAPTION, reason, texts);
  UiRect row = ui_cut_top(rest, title + why + 2 * pad), whole = ui_inset(row, -ui_px(ui, 8), 0);
  UiTouch touch = ui_touch(ui, ui_id_at(ui, STR("next"), number), ROLE_BUTTON, name, whole, enabled, true);
  ui_node(ui)->value = reason;
  ui_node(ui)->cap = cap;
  if (touch.pressed || touch.hovered) ui_fill_round(ui, whole, touch.pressed ? TOKEN_PRESS : TOKEN_HOVER, 6, CORNERS_ALL);
  UiRect icon = ui_cut_left(&row, box);
  icon.y += pad;
  icon.h = box;
  ui_fill_round(ui, icon, TOKEN_SUNKEN, 6, CORNERS_ALL);
  ui_icon(ui, icon, picture, 18, TOKEN_INK_2);
  ui_cut_left(&row, gap);
  UiRect key = ui_cut_right(&row, ui_keycap_width(ui, cap, true));
  ui_keycap(ui, ui_middle(key, ui_em(ui, 22)), cap, true, TOKEN_SHEET, TOKEN_LINE_STRONG, TOKEN_INK);
  ui_cut_right(&row, gap);
  ui_cut_top(&row, pad);
  ui_cut_top(&row, ui_paragraph(ui, row, TYPE_BODY_STRONG, enabled ? TOKEN_INK : TOKEN_INK_3, name));
  ui_paragraph(ui, row, TYPE_CAPTION, TOKEN_INK_2, reason);
  if (touch.focused) ui_ring_inside(ui, whole, 6);
  return touch.clicked;
}

Want debrief_next(UiContext *ui, UiRect *room, const DebriefView *view) {
  Want want = {.kind = WANT_NONE};
  if (!view->next_count) return want;
  ui_heading(ui, ui_cut_top(room, ui_em(ui, 24)), TYPE_H3, TOKEN_INK, word(W_NEXT_FOR_YOU));
  for (int i = 0; i < view->next_count; i++) {
    const NextView *step = &view->next[i];
    if (debrief_next_row(ui, room, icon_of(step->kind), step->title, step->why, i + 1, true)) want = want_of(&view->next[i]);
    if (i + 1 < view->next_count) ui_line_above(ui, *room, TOKEN_LINE);
  }
  ui_cut_top(room, ui_px(ui, 12));
  return want;
}
