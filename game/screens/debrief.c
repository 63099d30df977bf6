/* Debrief: the score on its axes, and every decision with what it cost and what would have been better. The worst come first when asked for. */
#include "screens/debrief_course.h"
#include "screens/debrief_parts.h"
#include "screens/debrief_talk.h"

static const Hint hints[] = {
    {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_DECISION},
    {{STR_INIT("Enter")}, W_HINT_RETRY},
    {{STR_INIT("1")}, W_HINT_AGAIN},
    {{STR_INIT("C")}, W_HINT_COURSE},
    {{STR_INIT("B")}, W_HINT_PATHS},
    {{STR_INIT("Esc")}, W_HINT_FINISH},
    {{STR_INIT("N")}, W_HINT_TALK}, /* the last: only where there was a negotiation */
};
enum { HINTS = sizeof hints / sizeof *hints };

/* Of the course and of the paths. */
static const Hint part_hints[] = {
    {{STR_INIT("\xE2\x86\x90"), STR_INIT("\xE2\x86\x92")}, W_HINT_DECISION},
    {{STR_INIT("Enter")}, W_DECISION},
    {{STR_INIT("C")}, W_HINT_COURSE},
    {{STR_INIT("B")}, W_HINT_PATHS},
    {{STR_INIT("1")}, W_HINT_AGAIN},
    {{STR_INIT("Esc")}, W_HINT_FINISH},
};
enum { PART_HINTS = sizeof part_hints / sizeof *part_hints };

/* ---- Scores ---- */

static void total(UiContext *ui, UiRect rect, const DebriefView *view) {
  ui_fill_round(ui, rect, TOKEN_HUD, 7, CORNERS_LEFT);
  UiRect inside = ui_inset(rect, ui_px(ui, 20), ui_px(ui, 14));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_SCORE), ALIGN_LEFT);
  UiRect row = ui_cut_top(&inside, ui_em(ui, 48));
  ui_text_cut(ui, &row, TYPE_HERO, TOKEN_HUD_INK, str_format(ui->arena, "%d", view->score), 8);
  row = ui_cut_bottom(&row, ui_em(ui, 26));
  ui_text(ui, row, TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_OF_100), ALIGN_LEFT);
  if (view->pass_mark == NONE) return;
  UiRect foot = ui_cut_top(&inside, ui_em(ui, 18));
  ui_icon(ui, ui_cut_left(&foot, ui_em(ui, 14)), view->passed ? ICON_CHECK_CIRCLE : ICON_CANCEL, 14, TOKEN_HUD_INK);
  ui_cut_left(&foot, ui_px(ui, 6));
  Str mark = word_with(ui->arena, view->passed ? W_PASSED_MARK : W_NOT_PASSED_MARK, str_format(ui->arena, "%d", view->pass_mark), STR(""));
  ui_text(ui, foot, TYPE_CAPTION, TOKEN_HUD_INK_2, mark, ALIGN_LEFT);
}

static void axis(UiContext *ui, UiRect rect, const AxisView *axis) {
  ui_line_left(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 18), ui_px(ui, 14)), head = ui_cut_top(&inside, ui_em(ui, 20));
  ui_text_cut_right(ui, &head, TYPE_CAPTION, TOKEN_INK_3, axis->detail, 6);
  ui_text(ui, head, TYPE_BODY_MEDIUM, TOKEN_INK, axis->name, ALIGN_LEFT);
  Str score = axis->score == NONE ? STR("\xE2\x80\x93") : str_format(ui->arena, "%d", axis->score);
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 36)), TYPE_FIGURE, TOKEN_INK, score, ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 6));
  if (axis->score != NONE) ui_bar(ui, ui_cut_top(&inside, ui_px(ui, 8)), axis->name, axis->score, score_token(axis->score), NONE);
}

static void recovered(UiContext *ui, UiRect rect, const DebriefView *view) {
  ui_line_left(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 18), ui_px(ui, 14)), head = ui_cut_top(&inside, ui_em(ui, 20));
  Str best = word_with(ui->arena, W_BEST_ACHIEVABLE, money_shown(ui->arena, view->best_cents), STR(""));
  ui_text_cut(ui, &head, TYPE_BODY_MEDIUM, TOKEN_INK, word(W_RECOVERED), 8);
  ui_text(ui, head, TYPE_CAPTION, TOKEN_INK_3, best, ALIGN_RIGHT);
  UiRect row = ui_cut_top(&inside, ui_em(ui, 36));
  Str amount = money_shown(ui->arena, view->recovered_cents);
  UiType type = ui_text_width(ui, TYPE_FIGURE, amount) <= row.w ? TYPE_FIGURE : TYPE_H1;
  ui_text_cut(ui, &row, type, TOKEN_INK, amount, 8);
  Cents left = view->best_cents - view->recovered_cents;
  if (left > 0)
    ui_text(ui, ui_cut_bottom(&row, ui_em(ui, 22)), TYPE_CAPTION, TOKEN_INK_3,
            word_with(ui->arena, W_AMOUNT_LEFT, money_shown(ui->arena, left), STR("")), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 4));
  UiRect bar = ui_cut_top(&inside, ui_em(ui, 14));
  int share = view->best_cents > 0 ? (int)(view->recovered_cents * bar.w / view->best_cents) : 0;
  share = share < 0 ? 0 : share > bar.w ? bar.w : share;
  ui_fill_round(ui, (UiRect){bar.x, bar.y, share, bar.h}, TOKEN_GOOD, 3, CORNERS_ALL);
  if (share < bar.w - ui_px(ui, 6))
    ui_border_dashed(ui, (UiRect){bar.x + share + ui_px(ui, 2), bar.y, bar.w - share - ui_px(ui, 2), bar.h}, TOKEN_LINE_STRONG, 3, 1);
}

/* In one column, and in short windows, the scores are a strip of figures, so that the decisions keep their room. */
static bool in_strip(UiContext *ui, const Layout *layout) {
  return layout->kind == LAYOUT_ONE || (layout->kind == LAYOUT_COMPACT && layout->stage.h < ui_em(ui, 680));
}

int debrief_scores_height(UiContext *ui, const Layout *layout) {
  if (in_strip(ui, layout)) return ui_em(ui, 40) + ui_px(ui, 20);
  return (layout->kind == LAYOUT_COMPACT ? 2 : 1) * (ui_em(ui, 88) + ui_px(ui, 28));
}

void debrief_scores_strip(UiContext *ui, UiRect sheet, const DebriefView *view) {
  UiRect row = ui_inset(sheet, ui_px(ui, 12), ui_px(ui, 10));
  pair_stacked(ui, ui_column(row, 0, 5, ui_px(ui, 8)), word(W_SCORE), str_format(ui->arena, "%d / 100", view->score), TYPE_H2);
  for (int i = 0; i < AXIS_COUNT; i++) {
    Str score = view->axes[i].score == NONE ? STR("\xE2\x80\x93") : str_format(ui->arena, "%d", view->axes[i].score);
    pair_stacked(ui, ui_column(row, 1 + i, 5, ui_px(ui, 8)), view->axes[i].name, score, TYPE_H2);
  }
  pair_stacked(ui, ui_column(row, 4, 5, ui_px(ui, 8)), word(W_RECOVERED), money_shown(ui->arena, view->recovered_cents), TYPE_H2);
}

void debrief_scores(UiContext *ui, UiRect sheet, const DebriefView *view, const Layout *layout) {
  ui_sheet(ui, sheet);
  if (in_strip(ui, layout)) {
    debrief_scores_strip(ui, sheet, view);
    return;
  }
  UiRect row = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), second = row;
  bool two = layout->kind == LAYOUT_COMPACT;
  if (two) row = ui_cut_top(&second, second.h / 2);
  total(ui, ui_cut_left(&row, ui_em(ui, 192)), view);
  recovered(ui, two ? row : ui_cut_right(&row, row.w * 30 / 100), view);
  for (int i = 0; i < AXIS_COUNT; i++) axis(ui, ui_column(two ? second : row, i, AXIS_COUNT, 0), &view->axes[i]);
}

/* ---- Decisions ---- */

DecisionLook debrief_look(const DecisionView *decision) {
  Str grade = decision->grade;
  if (decision->hindsight) return (DecisionLook){ICON_HOURGLASS_BOTTOM, TOKEN_INK_2, grade.length ? grade : word(W_HINDSIGHT)};
  if (decision->verdict == VERDICT_RIGHT) return (DecisionLook){ICON_CHECK_CIRCLE, TOKEN_GOOD, grade.length ? grade : word(W_BEST)};
  if (decision->verdict == VERDICT_PARTLY) return (DecisionLook){ICON_ERROR_OUTLINE, TOKEN_WARN, grade.length ? grade : word(W_PARTLY)};
  return (DecisionLook){ICON_CANCEL, TOKEN_BAD, grade.length ? grade : word(W_MISSED)};
}

static bool to_improve(const DecisionView *decision) { return decision->verdict != VERDICT_RIGHT && !decision->hindsight; }

enum { COL_MARK, COL_DECISION, COL_DID, COL_BEST, COL_POINTS, COLS };

/* Where there is no room for the column of the best choice, it stands above the reason. */
static Str best_below(UiContext *ui, const DecisionView *decision, const UiTable *table) {
  bool same = decision->verdict == VERDICT_RIGHT;
  return table->w[COL_BEST] || same ? STR("") : word_with(ui->arena, W_BEST_WAS, decision->best, STR(""));
}

/* Height of what stands above the reason: the reason runs under all three columns at the right. */
static int text_bottom(UiContext *ui, const DecisionView *decision, const UiTable *table) {
  int did = ui_paragraph_height(ui, TYPE_BODY, decision->did, table->w[COL_DID] - ui_px(ui, 20));
  int best = table->w[COL_BEST] ? ui_paragraph_height(ui, TYPE_BODY_MEDIUM, decision->best, table->w[COL_BEST] - ui_px(ui, 20)) : 0;
  int cost = ui_em(ui, 20) + ui_paragraph_height(ui, TYPE_CAPTION, decision->cost, table->w[COL_POINTS] - ui_px(ui, 20));
  int most = did > best ? did : best;
  return cost > most ? cost : most;
}

static int under_width(UiContext *ui, const UiTable *table) {
  int width = -ui_px(ui, 20);
  for (int i = COL_DID; i < COLS; i++) width += table->w[i];
  return width;
}

/** What the row that is selected says more: how things stood then. @return the height. */
static int details(UiContext *ui, UiRect room, const DecisionView *decision, Str position, bool draws) {
  Str texts[] = {decision->late, decision->best_why, decision->citation, word_with(ui->arena, W_WHO_WHAT, position, decision->worth),
                 decision->known};
  UiRect rest = room;
  for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++) {
    if (!texts[i].length) continue;
    UiType type = i == 3 ? TYPE_CHIP : TYPE_CAPTION;
    ui_cut_top(&rest, ui_px(ui, 4));
    ui_cut_top(&rest, draws ? ui_paragraph(ui, rest, type, TOKEN_INK_2, texts[i]) : ui_paragraph_height(ui, type, texts[i], rest.w));
  }
  return rest.y - room.y;
}

static int row_height(UiContext *ui, const DecisionView *decision, const UiTable *table, Str position, bool retries) {
  int why = decision->why.length ? ui_paragraph_height(ui, TYPE_CAPTION, decision->why, under_width(ui, table)) + ui_px(ui, 4) : 0;
  Str best = best_below(ui, decision, table);
  if (best.length) why += ui_paragraph_height(ui, TYPE_BODY_MEDIUM, best, under_width(ui, table)) + ui_px(ui, 4);
  why += ranking_draw(ui, (UiRect){0, 0, under_width(ui, table), 100000}, &decision->ranking, false);
  if (position.length) {
    why += details(ui, (UiRect){0, 0, under_width(ui, table), 100000}, decision, position, false);
    why += ui_paragraph_height(ui, TYPE_CAPTION, decision->known, under_width(ui, table)) + ui_px(ui, 4);
  }
  int left = ui_paragraph_height(ui, TYPE_BODY_STRONG, decision->title, table->w[COL_DECISION] - ui_px(ui, 20)) + ui_em(ui, 16);
  int right = text_bottom(ui, decision, table) + why + (retries ? ui_em(ui, 28) + ui_px(ui, 8) : 0);
  return (left > right ? left : right) + 2 * ui_px(ui, 12);
}

/** `position`: "Decision 3 of 12", of the row that is selected; else empty. */
static bool decision_row(UiContext *ui, UiTable *table, const DecisionView *decision, Str position, bool retries) {
  DecisionLook look = debrief_look(decision);
  int pad = ui_px(ui, 12);
  UiRect mark = ui_table_cell(table, COL_MARK), name = ui_table_cell(table, COL_DECISION), did = ui_table_cell(table, COL_DID),
         best = ui_table_cell(table, COL_BEST);
  UiRect points = ui_table_cell(table, COL_POINTS);
  ui_icon(ui, (UiRect){mark.x, mark.y + pad, mark.w, ui_em(ui, 20)}, look.icon, 18, look.ink);
  ui_cut_top(&name, pad);
  ui_cut_top(&name, ui_paragraph(ui, name, TYPE_BODY_STRONG, TOKEN_INK, decision->title));
  UiSpan when[] = {{decision->when, TYPE_CAPTION, TOKEN_INK_3}, {str_format(ui->arena, " %.*s", STR_ARG(look.name)), TYPE_CHIP, look.ink}};
  ui_rich(ui, name, when, 2, true);
  ui_cut_top(&did, pad);
  ui_cut_top(&best, pad);
  ui_paragraph(ui, did, TYPE_BODY, TOKEN_INK, decision->did);
  bool same = decision->verdict == VERDICT_RIGHT;
  if (best.w > 0) ui_paragraph(ui, best, same ? TYPE_BODY : TYPE_BODY_MEDIUM, same ? TOKEN_INK_3 : TOKEN_INK, decision->best);
  ui_cut_top(&points, pad);
  ui_text(ui, ui_cut_top(&points, ui_em(ui, 20)), TYPE_BODY_STRONG, TOKEN_INK, decision->points, ALIGN_RIGHT);
  if (decision->cost.length) ui_paragraph(ui, points, TYPE_CAPTION, TOKEN_BAD, decision->cost);
  UiRect under = {did.x, did.y + text_bottom(ui, decision, table) + ui_px(ui, 4), under_width(ui, table), 100000};
  Str below = best_below(ui, decision, table);
  if (below.length) ui_cut_top(&under, ui_paragraph(ui, under, TYPE_BODY_MEDIUM, TOKEN_INK, below) + ui_px(ui, 4));
  ui_cut_top(&under, ui_paragraph(ui, under, TYPE_CAPTION, TOKEN_INK_2, decision->why));
  ui_cut_top(&under, ranking_draw(ui, under, &decision->ranking, true));
  if (position.length) ui_cut_top(&under, details(ui, under, decision, position, true));
  bool done = false;
  if (retries) {
    UiButton retry = {.kind = BUTTON_PRIMARY, .size = SIZE_SMALL, .icon = ICON_REPLAY};
    ui_cut_top(&under, ui_px(ui, 6));
    UiRect row = ui_cut_top(&under, ui_em(ui, 28));
    done = ui_button_cut(ui, &row, word(W_RETRY_FROM_HERE), &retry, 0);
  }
  ui_cut_top(&under, ui_px(ui, 4));
  if (position.length) ui_paragraph(ui, under, TYPE_CAPTION, TOKEN_INK_3, decision->known);
  return done;
}

static void filters(UiContext *ui, UiRect head, const DebriefView *view, DebriefState *state) {
  int improve = 0;
  for (int i = 0; i < view->decision_count; i++) improve += to_improve(&view->decisions[i]);
  ui_cut_left(&head, ui_px(ui, 16));
  ui_cut_right(&head, ui_px(ui, 12));
  ui_text_cut(ui, &head, TYPE_H2, TOKEN_INK, word(W_DECISIONS), 12);
  Str all = str_format(ui->arena, "%.*s %d", STR_ARG(word(W_ALL)), view->decision_count);
  Str some = str_format(ui->arena, "%.*s %d", STR_ARG(word(W_TO_IMPROVE)), improve);
  if (ui_pill_cut(ui, &head, all, !state->improve_only, 8)) state->improve_only = false, state->selected = 0;
  if (improve && ui_pill_cut(ui, &head, some, state->improve_only, 8)) state->improve_only = true, state->selected = 0;
}

static int decisions_shown(UiContext *ui, const DebriefView *view, DebriefState *state, int **shown) {
  int count = 0;
  *shown = arena_make_many(ui->arena, int, view->decision_count + 1);
  for (int i = 0; i < view->decision_count; i++)
    if (!state->improve_only || to_improve(&view->decisions[i])) (*shown)[count++] = i;
  if (state->selected >= count) state->selected = count ? count - 1 : 0;
  return count;
}

static Want decision_rows(UiContext *ui, UiTable *table, UiRect *rows, const DebriefView *view, const DebriefState *state, const int *shown,
                          int count) {
  Want want = {.kind = WANT_NONE};
  for (int i = 0; i < count; i++) {
    const DecisionView *decision = &view->decisions[shown[i]];
    bool chosen = i == state->selected, retries = chosen && !view->of_case;
    Str number = str_format(ui->arena, "%d", shown[i] + 1), all = str_format(ui->arena, "%d", view->decision_count);
    Str position = chosen ? word_with(ui->arena, W_POSITION, number, all) : STR("");
    if (!ui_table_row(table, rows, decision->title, row_height(ui, decision, table, position, retries))) continue;
    if (decision_row(ui, table, decision, position, retries) || (retries && table->activated))
      want = (Want){.kind = WANT_RETRY, .place = decision->entry};
  }
  return want;
}

/* In low windows the filters and the names of the columns scroll away with the rows. */
static Want decisions(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state, bool low) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1));
  const UiColumn columns[COLS] = {
      [COL_MARK] = {STR(""), 18, 0, 0, false},
      [COL_DECISION] = {word(W_DECISION), 120, 2, 0, false},
      [COL_DID] = {word(W_YOU_DID), 130, 3, 0, false},
      [COL_BEST] = {word(W_BEST_CHOICE), 130, 3, 1, false},
      [COL_POINTS] = {word(W_POINTS_HEAD), 96, 0, 0, true},
  };
  int *shown, count;
  UiScroll scroll;
  UiRect rows = inside;
  if (low) {
    scroll = ui_scroll_begin(ui, inside, word(W_DECISIONS));
    rows = scroll.content;
  }
  UiRect head = ui_cut_top(&rows, ui_em(ui, low ? 40 : 48));
  filters(ui, head, view, state);
  ui_line_below(ui, head, TOKEN_LINE);
  count = decisions_shown(ui, view, state, &shown);
  UiTable table = ui_table_begin(ui, &rows, word(W_DECISIONS), columns, COLS, count, &state->selected);
  ui_focus_fallback(ui, table.id);
  if (!state->met) ui_focus(ui, table.id); /* not left on what the picture of the wait had */
  state->met = true;
  if (!low) {
    ui_cut_bottom(&rows, ui_px(ui, 6));
    scroll = ui_scroll_begin(ui, rows, word(W_DECISIONS));
    rows = scroll.content;
  }
  Want want = decision_rows(ui, &table, &rows, view, state, shown, count);
  if (count) state->place = shown[state->selected];
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y);
  return want;
}

/* ---- The side ---- */

int debrief_noted(UiContext *ui, UiRect room, UiToken token, Str title, Str text) {
  UiRect rest = room;
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY_STRONG, token, title));
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY, TOKEN_INK_2, text) + ui_px(ui, 10));
  return rest.y - room.y;
}

static int skills(UiContext *ui, UiRect room, const DebriefView *view) {
  UiRect rest = room;
  bool any = false;
  for (int i = 0; i < SKILL_COUNT; i++) any = any || (view->skills[i].name.length && view->skills[i].score != NONE);
  if (!any) return 0;
  ui_text(ui, ui_cut_top(&rest, ui_em(ui, 24)), TYPE_LABEL, TOKEN_INK_2, word(W_SKILLS), ALIGN_LEFT);
  for (int i = 0; i < SKILL_COUNT; i++) {
    const AxisView *skill = &view->skills[i];
    if (!skill->name.length || skill->score == NONE) continue;
    UiRect row = ui_cut_top(&rest, ui_em(ui, 20));
    ui_text_cut_right(ui, &row, TYPE_BODY_STRONG, TOKEN_INK, str_format(ui->arena, "%d", skill->score), 8);
    ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_3, skill->detail, 8);
    ui_text(ui, row, TYPE_BODY, TOKEN_INK, skill->name, ALIGN_LEFT);
    ui_bar(ui, ui_cut_top(&rest, ui_px(ui, 6)), skill->name, skill->score, score_token(skill->score), NONE);
    ui_cut_top(&rest, ui_px(ui, 8));
  }
  return rest.y - room.y + ui_px(ui, 6);
}

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
  ui_cut_top(&rest, skills(ui, rest, view));
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

/* `low`: the scores have no place of their own and open the story. */
static void story(UiContext *ui, UiRect rect, const DebriefView *view, const DebriefState *state, bool low) {
  ui_push_at(ui, STR("part"), (int)state->part);
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_HOW_IT_ENDED));
  UiRect rest = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 14));
  int top = rest.y;
  if (low) {
    UiRect strip = ui_cut_top(&rest, ui_em(ui, 40) + ui_px(ui, 20));
    debrief_scores_strip(ui, ui_inset(strip, -ui_px(ui, 12), 0), view);
  }
  ui_cut_top(&rest, ended(ui, rest, view));
  ui_scroll_end(ui, &scroll, rest.y - top + 2 * ui_px(ui, 14));
  ui_pop(ui);
}

/* The debrief of a case of a shift leads back to that of the shift. */
static Want closing_buttons(UiContext *ui, const DebriefView *view, UiRect first, UiRect second, UiButton finish, UiButton again) {
  Want want = {.kind = WANT_NONE};
  if (view->of_case) {
    first.w = second.x + second.w - first.x;
    if (ui_button(ui, first, word(W_TO_SHIFT_DEBRIEF), &finish)) want.kind = WANT_DEBRIEF;
    return want;
  }
  if (ui_button(ui, first, word(W_FINISH), &finish)) want.kind = WANT_BACK;
  if (ui_button(ui, second, word(W_AGAIN), &again)) want.kind = WANT_AGAIN;
  return want;
}

static UiButton finish_button(UiSize size) { return (UiButton){.size = size, .cap = STR("Esc"), .key = KEY_ESCAPE}; }
static UiButton again_button(UiSize size) { return (UiButton){.size = size, .icon = ICON_REPLAY, .cap = STR("1"), .key = '1'}; }

static Want side(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), head = ui_cut_top(&inside, ui_em(ui, 48)),
         foot = ui_cut_bottom(&inside, ui_em(ui, 40) + ui_px(ui, 24));
  ui_line_below(ui, head, TOKEN_LINE);
  head = ui_inset(head, ui_px(ui, 12), 0);
  Str labels[] = {word(W_ENDED), word(W_COURSE), word(W_PATHS), word(W_TALK_PART)};
  int count = view->talk_count ? 4 : 3;
  UiRect seg = ui_middle(ui_cut_left(&head, ui_segmented_width(ui, labels, count)), ui_em(ui, 32));
  state->part = (DebriefPart)ui_segmented(ui, seg, word(W_SHOW_AS), labels, count, (int)state->part);
  story(ui, inside, view, state, false);
  ui_fill_round(ui, foot, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, foot, TOKEN_LINE);
  UiRect row = ui_inset(foot, ui_px(ui, 12), ui_px(ui, 12));
  return closing_buttons(ui, view, ui_column(row, 0, 2, ui_px(ui, 8)), ui_column(row, 1, 2, ui_px(ui, 8)), finish_button(SIZE_LARGE),
                         again_button(SIZE_LARGE));
}

/** The decision that was asked for, in the list of all. */
static void show_decision(UiContext *ui, DebriefState *state) {
  state->improve_only = state->part_tab = state->met = false;
  state->selected = state->place;
  state->part = DEBRIEF_ENDED;
  ui->again = true;
}

/** What takes the place of the decisions. @return whether something does. */
static bool instead(UiContext *ui, UiRect stage, const DebriefView *view, DebriefState *state) {
  bool talk = state->part == DEBRIEF_TALK && view->talk_count, open = false;
  if (talk) debrief_talk(ui, stage, view);
  if (state->part == DEBRIEF_COURSE) open = debrief_course(ui, stage, view, state);
  if (state->part == DEBRIEF_PATHS) open = debrief_paths(ui, stage, view, state);
  if (open) show_decision(ui, state);
  return talk || open || state->part == DEBRIEF_COURSE || state->part == DEBRIEF_PATHS;
}

static Word panel_of(const DebriefView *view, const DebriefState *state) {
  if (state->part == DEBRIEF_COURSE) return W_COURSE;
  if (state->part == DEBRIEF_PATHS) return W_PATHS;
  return state->part == DEBRIEF_TALK && view->talk_count ? W_NEGOTIATION : W_DECISIONS;
}

/* ---- One column: decisions, ending and best line are tabs; the buttons stand beside them, or under them where that is too narrow ---- */

static Want tab_row(UiContext *ui, UiRect *stage, const DebriefView *view, DebriefState *state) {
  Str names[] = {word(W_DECISIONS), word(W_ENDED), word(W_COURSE), word(W_PATHS), word(W_TALK_PART)};
  int count = view->talk_count ? 5 : 4, tabs = ui_tabs_width(ui, names, count), gap = ui_px(ui, 8), first = 0, second = 0;
  UiButton finish = finish_button(SIZE_NORMAL), again = again_button(SIZE_NORMAL);
  for (int drop = 0; drop < 3; drop++) {
    if (drop == 1) finish.cap = again.cap = STR("");
    if (drop == 2) again.icon = ICON_NONE;
    first = ui_button_width(ui, word(W_FINISH), &finish);
    second = ui_button_width(ui, word(W_AGAIN), &again);
    if (tabs + first + second + 2 * gap <= stage->w) break;
  }
  bool apart = tabs + first + second + 2 * gap > stage->w;
  UiRect row = ui_cut_top(stage, ui_em(ui, 36)), buttons = apart ? ui_cut_top(stage, ui_em(ui, 36)) : ui_cut_right(&row, first + second + gap);
  if (!apart) ui_cut_right(&row, gap);
  ui_cut_top(stage, ui_px(ui, 4));
  ui_panel(ui, word(W_DEBRIEF_TABS), row);
  int was = state->part_tab ? 1 + (int)state->part : 0, tab = ui_tabs(ui, row, word(W_DEBRIEF_TABS), names, count, was);
  if (ui_key_always(ui, KEY_TAB, MOD_CTRL)) tab = (was + 1) % count;
  if (tab != was) ui->again = true;
  state->part_tab = tab > 0;
  if (tab > 0) state->part = (DebriefPart)(tab - 1);
  UiRect left = ui_middle(ui_cut_left(&buttons, first), ui_em(ui, 32));
  ui_cut_left(&buttons, gap);
  return closing_buttons(ui, view, left, ui_middle(ui_cut_left(&buttons, second), ui_em(ui, 32)), finish, again);
}

static Want one_column(UiContext *ui, UiRect stage, const DebriefView *view, DebriefState *state, const Layout *layout) {
  if (!layout->low) {
    debrief_scores(ui, ui_cut_top(&stage, debrief_scores_height(ui, layout)), view, layout);
    ui_cut_top(&stage, ui_px(ui, 8));
  }
  Want want = tab_row(ui, &stage, view, state);
  ui_panel(ui, word(state->part_tab ? W_HOW_IT_ENDED : W_DECISIONS), stage);
  if (!state->part_tab) {
    Want chosen = decisions(ui, stage, view, state, layout->low);
    return chosen.kind != WANT_NONE ? chosen : want;
  }
  if (instead(ui, stage, view, state)) return want;
  ui_sheet(ui, stage);
  story(ui, ui_inset(stage, ui_px(ui, 1), ui_px(ui, 1)), view, state, layout->low);
  return want;
}

static Want two_columns(UiContext *ui, UiRect stage, const DebriefView *view, DebriefState *state, const Layout *layout) {
  int height = debrief_scores_height(ui, layout);
  debrief_scores(ui, ui_cut_top(&stage, height < stage.h / 2 ? height : stage.h / 2), view, layout);
  ui_cut_top(&stage, ui_px(ui, 8));
  UiRect right = ui_cut_right(&stage, layout->panel_px);
  ui_cut_right(&stage, ui_px(ui, 8));
  Want want = {.kind = WANT_NONE};
  ui_panel(ui, word(panel_of(view, state)), stage);
  if (!instead(ui, stage, view, state)) want = decisions(ui, stage, view, state, false);
  ui_panel(ui, word(W_HOW_IT_ENDED), right);
  Want beside = side(ui, right, view, state);
  return want.kind != WANT_NONE ? want : beside;
}

void debrief_score_well(UiContext *ui, UiRect *hud, const DebriefView *view) {
  Str score = str_format(ui->arena, "%d", view->score), of = STR("/ 100");
  ui_cut_right(hud, ui_px(ui, 12));
  UiRect well = chrome_well(ui, hud, ui_text_width(ui, TYPE_BODY_STRONG, score) + ui_px(ui, 4) + ui_text_width(ui, TYPE_CAPTION, of));
  UiNode *node = ui_note(ui, ROLE_TEXT, word(W_SCORE), well);
  node->value = score;
  ui_text_cut(ui, &well, TYPE_BODY_STRONG, TOKEN_HUD_INK, score, 4);
  ui_text(ui, well, TYPE_CAPTION, TOKEN_HUD_INK_2, of, ALIGN_LEFT);
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
  UiRect rail = ui_inset(layout.rail, ui_px(ui, layout.kind >= LAYOUT_DRAWN ? 8 : 6), ui_px(ui, layout.kind == LAYOUT_ONE ? 0 : 8));
  ui_panel(ui, word(W_RAIL), rail);
  chrome_rail_heading(ui, &layout, &rail, word(W_TRAIN));
  if (chrome_rail_item(ui, &layout, &rail, &(RailItem){.icon = ICON_HOME, .label = word(W_HOME), .cap = STR("F2"), .key = KEY_F1 + 1}))
    want.kind = WANT_BACK;
  chrome_rail_look(ui, &layout, &rail, &want);
  part_key(ui, 'c', DEBRIEF_COURSE, state, &layout);
  part_key(ui, 'b', DEBRIEF_PATHS, state, &layout);
  if (view->talk_count) part_key(ui, 'n', DEBRIEF_TALK, state, &layout);
  bool one = layout.kind == LAYOUT_ONE;
  Want chosen = one ? one_column(ui, layout.stage, view, state, &layout) : two_columns(ui, layout.stage, view, state, &layout);
  bool listed = state->part == DEBRIEF_COURSE || state->part == DEBRIEF_PATHS;
  if (listed && (!one || state->part_tab))
    chrome_end(ui, &layout, part_hints, PART_HINTS, &state->keys);
  else
    chrome_end(ui, &layout, hints, view->talk_count ? HINTS : HINTS - 1, &state->keys);
  return chosen.kind != WANT_NONE ? chosen : want;
}
