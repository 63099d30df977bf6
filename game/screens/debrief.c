/* Debrief: the score on its axes, and every decision with what it cost and what would have been better. The worst come first when asked for. */
#include "screens/debrief_course.h"
#include "screens/debrief_parts.h"
#include "screens/debrief_talk.h"

static const Hint hints[] = {
    {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_DECISION},
    {{STR_INIT("Enter")}, W_HINT_RETRY},
    {{STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4"), STR_INIT("5")}, W_HINT_NEXT_FOR_YOU},
    {{STR_INIT("C")}, W_HINT_COURSE},
    {{STR_INIT("B")}, W_HINT_PATHS},
    {{STR_INIT("T")}, W_HINT_TRANSCRIPT},
    {{STR_INIT("K")}, W_HINT_KNOWN},
    {{STR_INIT("D")}, W_HINT_DISPUTE},
    {{STR_INIT("Ctrl S")}, W_HINT_SAVE_PAGE},
    {{STR_INIT("Esc")}, W_HINT_FINISH},
    {{STR_INIT("N")}, W_HINT_TALK},
};
enum { HINTS = sizeof hints / sizeof *hints };

/* Of the course and of the paths. */
static const Hint part_hints[] = {
    {{STR_INIT("\xE2\x86\x90"), STR_INIT("\xE2\x86\x92")}, W_HINT_DECISION},
    {{STR_INIT("Enter")}, W_DECISION},
    {{STR_INIT("C")}, W_HINT_COURSE},
    {{STR_INIT("B")}, W_HINT_PATHS},
    {{STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4"), STR_INIT("5")}, W_HINT_NEXT_FOR_YOU},
    {{STR_INIT("Ctrl S")}, W_HINT_SAVE_PAGE},
    {{STR_INIT("Esc")}, W_HINT_FINISH},
};
enum { PART_HINTS = sizeof part_hints / sizeof *part_hints };

static const Hint told_hints[] = {
    {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_ROWS},
    {{STR_INIT("Enter")}, W_DECISION},
    {{STR_INIT("/")}, W_HINT_FILTER},
    {{STR_INIT("Ctrl C")}, W_HINT_COPY},
    {{STR_INIT("T")}, W_HINT_TRANSCRIPT},
    {{STR_INIT("Ctrl S")}, W_HINT_SAVE_PAGE},
    {{STR_INIT("Esc")}, W_HINT_FINISH},
};
enum { TOLD_HINTS = sizeof told_hints / sizeof *told_hints };

/** The decision that was asked for, in the list of all. */
static void show_decision(UiContext *ui, DebriefState *state) {
  state->improve_only = state->part_tab = state->met = false;
  state->selected = state->place;
  state->part = DEBRIEF_ENDED;
  ui->again = true;
}

/** What takes the place of the decisions. @return whether something does. */
static bool instead(UiContext *ui, UiRect stage, const DebriefView *view, DebriefState *state, bool low) {
  bool talk = state->part == DEBRIEF_TALK && view->talk_count, open = false;
  if (talk) debrief_talk(ui, stage, view);
  if (state->part == DEBRIEF_COURSE) open = debrief_course(ui, stage, view, state);
  if (state->part == DEBRIEF_PATHS) open = debrief_paths(ui, stage, view, state);
  if (state->part == DEBRIEF_TRANSCRIPT) open = debrief_transcript(ui, stage, view, state, low);
  if (open) show_decision(ui, state);
  return talk || open || (state->part != DEBRIEF_ENDED && state->part != DEBRIEF_TALK);
}

static Word panel_of(const DebriefView *view, const DebriefState *state) {
  if (state->part == DEBRIEF_COURSE) return W_COURSE;
  if (state->part == DEBRIEF_PATHS) return W_PATHS;
  if (state->part == DEBRIEF_TRANSCRIPT) return W_IN_ORDER;
  return state->part == DEBRIEF_TALK && view->talk_count ? W_NEGOTIATION : W_DECISIONS;
}

/* ---- One column: decisions, ending and best line are tabs; the buttons stand beside them, or under them where that is too narrow ---- */

static Want tab_row(UiContext *ui, UiRect *stage, const DebriefView *view, DebriefState *state) {
  Str names[] = {word(W_DECISIONS), word(W_ENDED), word(W_COURSE), word(W_PATHS), word(W_IN_ORDER), word(W_TALK_PART)};
  int count = view->talk_count ? 6 : 5, tabs = ui_tabs_width(ui, names, count), gap = ui_px(ui, 8);
  UiButton finish = debrief_finish_button(SIZE_NORMAL), save = {.icon = ICON_PICTURE_AS_PDF};
  int least = ui_button_width(ui, debrief_leave_label(view), &finish), other = ui_button_width(ui, word(W_SAVE_PAGE), &save);
  int width = 2 * (least > other ? least : other) + gap;
  bool apart = tabs + gap + width > stage->w;
  UiRect row = ui_cut_top(stage, ui_em(ui, 36)), button = apart ? ui_cut_top(stage, ui_em(ui, 36)) : ui_cut_right(&row, width);
  if (!apart) ui_cut_right(&row, gap);
  ui_cut_top(stage, ui_px(ui, 4));
  ui_panel(ui, word(W_DEBRIEF_TABS), row);
  int was = state->part_tab ? 1 + (int)state->part : 0, tab = ui_tabs(ui, row, word(W_DEBRIEF_TABS), names, count, was);
  if (ui_key_always(ui, KEY_TAB, MOD_CTRL)) tab = (was + 1) % count;
  if (tab != was) ui->again = true;
  state->part_tab = tab > 0;
  if (tab > 0) state->part = (DebriefPart)(tab - 1);
  return debrief_closing_row(ui, view, ui_middle(ui_cut_left(&button, width), ui_em(ui, 32)), SIZE_NORMAL);
}

static Want one_column(UiContext *ui, UiRect stage, const DebriefView *view, DebriefState *state, const Layout *layout) {
  if (!layout->low) {
    debrief_scores(ui, ui_cut_top(&stage, debrief_scores_height(ui, layout)), view, layout);
    ui_cut_top(&stage, ui_px(ui, 8));
  }
  Want want = tab_row(ui, &stage, view, state);
  ui_panel(ui, word(state->part_tab ? W_HOW_IT_ENDED : W_DECISIONS), stage);
  if (!state->part_tab) {
    Want chosen = debrief_decisions(ui, stage, view, state, layout);
    return chosen.kind != WANT_NONE ? chosen : want;
  }
  if (instead(ui, stage, view, state, layout->low)) return want;
  ui_sheet(ui, stage);
  Want chosen = debrief_story(ui, ui_inset(stage, ui_px(ui, 1), ui_px(ui, 1)), view, state, layout->low);
  return chosen.kind != WANT_NONE ? chosen : want;
}

static Want two_columns(UiContext *ui, UiRect stage, const DebriefView *view, DebriefState *state, const Layout *layout) {
  int height = debrief_scores_height(ui, layout);
  debrief_scores(ui, ui_cut_top(&stage, height < stage.h / 2 ? height : stage.h / 2), view, layout);
  ui_cut_top(&stage, ui_px(ui, 8));
  UiRect right = ui_cut_right(&stage, layout->panel_px);
  ui_cut_right(&stage, ui_px(ui, 8));
  Want want = {.kind = WANT_NONE};
  ui_panel(ui, word(panel_of(view, state)), stage);
  if (!instead(ui, stage, view, state, false)) want = debrief_decisions(ui, stage, view, state, layout);
  ui_panel(ui, word(W_HOW_IT_ENDED), right);
  Want beside = debrief_side(ui, right, view, state);
  return want.kind != WANT_NONE ? want : beside;
}

void debrief_waiting(UiContext *ui, Str title) {
  bool keys = false;
  Layout layout = chrome_begin(ui, false);
  UiRect hud = layout.hud;
  chrome_brand(ui, &layout, &hud, title);
  ui_panel(ui, word(W_DECISIONS), layout.stage);
  ui_sheet(ui, layout.stage);
  UiRect room = ui_middle(ui_inset(layout.stage, ui_px(ui, 16), 0), ui_em(ui, 24));
  int width = ui_text_width(ui, TYPE_H2, word(W_WORKING_OUT)) + ui_em(ui, 24) + ui_px(ui, 8);
  if (width < room.w) room = ui_centered(room, width, room.h);
  ui_icon(ui, ui_cut_left(&room, ui_em(ui, 24)), ICON_HOURGLASS_BOTTOM, 24, TOKEN_INK_2);
  ui_cut_left(&room, ui_px(ui, 8));
  ui_heading(ui, room, TYPE_H2, TOKEN_INK, word(W_WORKING_OUT));
  chrome_end(ui, &layout, NULL, 0, &keys);
}

/** A key shows a part, and once more hides it. */
static void part_key(UiContext *ui, int32_t key, DebriefPart part, DebriefState *state, const Layout *layout) {
  if (!ui_key(ui, key, 0)) return;
  bool on = state->part == part && (layout->kind != LAYOUT_ONE || state->part_tab);
  state->part = on ? DEBRIEF_ENDED : part;
  state->part_tab = ui->again = true;
}

/** Those that apply: as many digits as there are things to do, a negotiation where there was one. */
const Hint *debrief_hints(UiContext *ui, const DebriefView *view, const Hint *all, int *count) {
  Hint *kept = arena_make_many(ui->arena, Hint, *count);
  int used = 0;
  for (int i = 0; i < *count; i++) {
    bool next = all[i].text == W_HINT_NEXT_FOR_YOU;
    if (all[i].text == W_HINT_RETRY && !view->retries) continue;
    if (all[i].text == W_HINT_DISPUTE && !view->disputes) continue;
    if ((next && !view->next_count) || (all[i].text == W_HINT_TALK && !view->talk_count)) continue;
    kept[used] = all[i];
    for (int k = view->next_count; next && k < HINT_MOST_CAPS; k++) kept[used].caps[k] = STR("");
    used++;
  }
  *count = used;
  return kept;
}

Want debrief_screen(UiContext *ui, const DebriefView *view, DebriefState *state) {
  Want want = {.kind = WANT_NONE};
  Layout layout = chrome_begin(ui, state->keys);
  UiRect hud = layout.hud;
  ui_panel(ui, word(W_TOP_BAR), hud);
  if (layout.low && layout.kind == LAYOUT_ONE) debrief_score_well(ui, &hud, view);
  chrome_brand(ui, &layout, &hud, view->title);
  Str mode = word(view->mode == MODE_PRACTICE ? W_PRACTICE : W_ASSESSMENT);
  if (view->kept) mode = word_with(ui->arena, W_A_RETRY, mode, STR(""));
  ui_text(ui, hud, TYPE_CAPTION, TOKEN_HUD_INK_2, word_with(ui->arena, W_DEBRIEF_MODE, mode, STR("")), ALIGN_LEFT);
  chrome_places(ui, &layout, PLACE_NONE, &(Places){view->due, view->teaches}, &want);
  part_key(ui, 'c', DEBRIEF_COURSE, state, &layout);
  part_key(ui, 'b', DEBRIEF_PATHS, state, &layout);
  part_key(ui, 't', DEBRIEF_TRANSCRIPT, state, &layout);
  if (view->talk_count) part_key(ui, 'n', DEBRIEF_TALK, state, &layout);
  if (ui_key_always(ui, 's', MOD_CTRL)) want.kind = WANT_SAVE_PAGE;
  Want next = debrief_next_keys(ui, view);
  if (next.kind != WANT_NONE) want = next;
  bool one = layout.kind == LAYOUT_ONE;
  Want chosen = one ? one_column(ui, layout.stage, view, state, &layout) : two_columns(ui, layout.stage, view, state, &layout);
  DebriefPart part = one && !state->part_tab ? DEBRIEF_ENDED : state->part;
  bool listed = part == DEBRIEF_COURSE || part == DEBRIEF_PATHS, told = part == DEBRIEF_TRANSCRIPT;
  int count = listed ? PART_HINTS : told ? TOLD_HINTS : HINTS;
  const Hint *shown = debrief_hints(ui, view, listed ? part_hints : told ? told_hints : hints, &count);
  chrome_end(ui, &layout, shown, count, &state->keys);
  return chosen.kind != WANT_NONE ? chosen : want;
}
