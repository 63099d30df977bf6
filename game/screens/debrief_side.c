/* Beside the decisions: the skills, what comes next, how it ended; and the buttons that leave. */
#include "screens/debrief_parts.h"

int debrief_noted(UiContext *ui, UiRect room, UiToken token, Str title, Str text) {
  UiRect rest = room;
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY_STRONG, token, title));
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY, TOKEN_INK_2, text) + ui_px(ui, 10));
  return rest.y - room.y;
}

/* ---- Skills: a ring where the attempt before stood, a dot where this one stands ---- */

enum { MARK_PX = 12 };

static void dot(UiContext *ui, UiRect track, int score) {
  int size = ui_em(ui, MARK_PX);
  UiRect mark = {track.x + (track.w - size) * score / 100, track.y + (track.h - size) / 2, size, size};
  ui_fill_round(ui, mark, TOKEN_ACCENT, 12, CORNERS_ALL);
}

static void legend(UiContext *ui, UiRect row) {
  int size = ui_em(ui, MARK_PX);
  ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_2, word(W_NOW), 6);
  dot(ui, ui_cut_right(&row, size), 0);
  ui_cut_right(&row, ui_px(ui, 12));
  ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_2, word(W_BEFORE), 6);
  debrief_ring(ui, ui_cut_right(&row, size), 0);
  ui_cut_right(&row, ui_px(ui, 8));
  ui_heading(ui, row, TYPE_H3, TOKEN_INK, word(W_SKILLS));
}

static void skill_row(UiContext *ui, UiRect row, const AxisView *skill, int names_px, int asides_px) {
  Str score = str_format(ui->arena, "%d", skill->score), aside = skill->detail;
  if (skill->has_before) aside = word_with(ui->arena, W_WAS, str_format(ui->arena, "%d", skill->before), STR(""));
  UiNode *node = ui_note(ui, ROLE_PROGRESS, skill->name, row);
  node->value = skill->has_before ? word_with(ui->arena, W_WHO_WHAT, score, aside) : score;
  ui_text(ui, ui_cut_left(&row, names_px), TYPE_BODY, TOKEN_INK, skill->name, ALIGN_LEFT);
  ui_cut_left(&row, ui_px(ui, 10));
  if (asides_px) ui_text(ui, ui_cut_right(&row, asides_px), TYPE_CAPTION, TOKEN_INK_3, aside, ALIGN_RIGHT);
  ui_text(ui, ui_cut_right(&row, ui_text_width(ui, TYPE_BODY_STRONG, STR("000"))), TYPE_BODY_STRONG, TOKEN_INK, score, ALIGN_RIGHT);
  ui_cut_right(&row, ui_px(ui, 8));
  UiRect track = ui_middle(row, ui_px(ui, 2));
  if (track.w < ui_em(ui, 40)) return;
  ui_fill(ui, track, TOKEN_LINE_STRONG);
  if (skill->has_before) debrief_ring(ui, track, skill->before);
  dot(ui, track, skill->score);
}

static bool is_shown(const AxisView *skill) { return skill->name.length && skill->score != NONE; }

static int skills(UiContext *ui, UiRect room, const DebriefView *view) {
  UiRect rest = room;
  int names = 0, asides = 0, shown = 0;
  for (int i = 0; i < SKILL_COUNT; i++) {
    const AxisView *skill = &view->skills[i];
    if (!is_shown(skill)) continue;
    Str aside = skill->has_before ? word_with(ui->arena, W_WAS, STR("100"), STR("")) : skill->detail;
    int name = ui_text_width(ui, TYPE_BODY, skill->name), width = ui_text_width(ui, TYPE_CAPTION, aside) + ui_px(ui, 6);
    names = name > names ? name : names;
    asides = width > asides ? width : asides;
    shown++;
  }
  if (!shown) return 0;
  if (!view->has_before && rest.w - names - asides < ui_em(ui, 130)) asides = 0; /* the plot tells more */
  UiRect head = ui_cut_top(&rest, ui_em(ui, 24));
  if (view->has_before)
    legend(ui, head);
  else
    ui_heading(ui, head, TYPE_H3, TOKEN_INK, word(W_SKILLS));
  for (int i = 0; i < SKILL_COUNT; i++)
    if (is_shown(&view->skills[i])) skill_row(ui, ui_cut_top(&rest, ui_em(ui, 24)), &view->skills[i], names, asides);
  return rest.y - room.y + ui_px(ui, 12);
}

/* ---- How it ended ---- */

static int ended(UiContext *ui, UiRect room, const DebriefView *view) {
  UiRect rest = room;
  ui_cut_top(&rest, debrief_noted(ui, rest, TOKEN_INK, view->ending, view->ending_text));
  for (int i = 0; i < view->violation_count; i++) ui_cut_top(&rest, debrief_noted(ui, rest, TOKEN_BAD, view->violations[i], view->violation_whys[i]));
  if (view->worst_count) {
    ui_text(ui, ui_cut_top(&rest, ui_em(ui, 20)), TYPE_LABEL, TOKEN_INK_2, word(W_COST_MOST), ALIGN_LEFT);
    ui_cut_top(&rest, ui_px(ui, 4));
  }
  for (int i = 0; i < view->worst_count; i++) {
    const DecisionView *decision = &view->decisions[view->worst[i]];
    ui_cut_top(&rest, debrief_noted(ui, rest, TOKEN_INK, decision->title, word_with(ui->arena, W_COST_AND_BETTER, decision->cost, decision->best)));
  }
  if (view->promise_count) {
    ui_text(ui, ui_cut_top(&rest, ui_em(ui, 20)), TYPE_LABEL, TOKEN_INK_2, word(W_WHAT_WAS_PROMISED), ALIGN_LEFT);
    ui_cut_top(&rest, ui_px(ui, 4));
  }
  for (int i = 0; i < view->promise_count; i++) {
    const PromiseView *promise = &view->promises[i];
    ui_cut_top(&rest, debrief_noted(ui, rest, promise->broken ? TOKEN_BAD : TOKEN_INK, promise->title, promise->words));
  }
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_CAPTION, TOKEN_INK_3, word(W_GRADES_ARE)));
  return rest.y - room.y;
}

Want debrief_story(UiContext *ui, UiRect rect, const DebriefView *view, const DebriefState *state, bool low) {
  ui_push_at(ui, STR("part"), (int)state->part);
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_HOW_IT_ENDED));
  UiRect rest = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 14));
  int top = rest.y;
  if (low) {
    UiRect strip = ui_cut_top(&rest, ui_em(ui, 40) + ui_px(ui, 20));
    debrief_scores_strip(ui, ui_inset(strip, -ui_px(ui, 12), 0), view);
  }
  ui_cut_top(&rest, skills(ui, rest, view));
  Want want = debrief_next(ui, &rest, view);
  ui_cut_top(&rest, ended(ui, rest, view));
  ui_scroll_end(ui, &scroll, rest.y - top + 2 * ui_px(ui, 14));
  ui_pop(ui);
  return want;
}

Str debrief_leave_label(const DebriefView *view) {
  return word(view->of_case ? W_TO_SHIFT_DEBRIEF : view->of_class ? W_CLASS_BACK : view->past ? W_RESULTS_BACK : W_FINISH);
}

/* The debrief of a case of a shift leads back to that of the shift. */
Want debrief_closing(UiContext *ui, const DebriefView *view, UiRect rect, const UiButton *finish) {
  bool leaves = ui_button(ui, rect, debrief_leave_label(view), finish);
  return (Want){.kind = !leaves ? WANT_NONE : view->of_case ? WANT_DEBRIEF : view->of_class ? WANT_CLASS : view->past ? WANT_RESULTS : WANT_BACK};
}

Want debrief_closing_row(UiContext *ui, const DebriefView *view, UiRect row, UiSize size) {
  UiButton finish = debrief_finish_button(size), save = {.size = size, .icon = ICON_PICTURE_AS_PDF};
  int room = (row.w - ui_px(ui, 8)) / 2;
  if (ui_button_width(ui, debrief_leave_label(view), &finish) > room) finish.cap = STR("");
  if (ui_button_width(ui, word(W_SAVE_PAGE), &save) > room) save.icon = ICON_NONE;
  Want want = debrief_closing(ui, view, ui_column(row, 0, 2, ui_px(ui, 8)), &finish);
  if (ui_button(ui, ui_column(row, 1, 2, ui_px(ui, 8)), word(W_SAVE_PAGE), &save)) want.kind = WANT_SAVE_PAGE;
  return want;
}

UiButton debrief_finish_button(UiSize size) { return (UiButton){.size = size, .cap = STR("Esc"), .key = KEY_ESCAPE}; }

Want debrief_side(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), head = ui_cut_top(&inside, ui_em(ui, 48)),
         foot = ui_cut_bottom(&inside, ui_em(ui, 40) + ui_px(ui, 24));
  ui_line_below(ui, head, TOKEN_LINE);
  head = ui_inset(head, ui_px(ui, 12), 0);
  Str labels[] = {word(W_ENDED), word(W_COURSE), word(W_PATHS), word(W_TALK_PART)};
  static const DebriefPart parts[] = {DEBRIEF_ENDED, DEBRIEF_COURSE, DEBRIEF_PATHS, DEBRIEF_TALK};
  int count = view->talk_count ? 4 : 3, was = NONE;
  for (int i = 0; i < count; i++)
    if (parts[i] == state->part) was = i;
  UiRect seg = ui_middle(ui_cut_left(&head, ui_segmented_width(ui, labels, count)), ui_em(ui, 32));
  int now = ui_segmented(ui, seg, word(W_SHOW_AS), labels, count, was);
  if (now != was) state->part = parts[now];
  Want want = debrief_story(ui, inside, view, state, false);
  ui_fill_round(ui, foot, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, foot, TOKEN_LINE);
  Want closing = debrief_closing_row(ui, view, ui_inset(foot, ui_px(ui, 12), ui_px(ui, 12)), SIZE_LARGE);
  return closing.kind != WANT_NONE ? closing : want;
}
