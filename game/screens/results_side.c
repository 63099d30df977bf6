/* Beside the attempts: the average, what to practise next and why, and how well each thing is known, with the range in which the true figure likely lies. */
#include "screens/debrief_parts.h"
#include "screens/results.h"

/* ---- Scores over time ---- */

enum { PLOT = 72 };

int results_chart_height(const UiContext *ui) { return ui_em(ui, 18 + PLOT + 18 + 18) + ui_px(ui, 8); }

static void column(UiContext *ui, UiRect room, const AttemptView *attempt, bool last) {
  UiRect whole = room, name = ui_cut_bottom(&room, ui_em(ui, 18)), bar = ui_cut_bottom(&room, ui_em(ui, PLOT) * attempt->score / 100);
  Str score = str_format(ui->arena, "%d", attempt->score);
  ui_fill(ui, bar, last ? TOKEN_ACCENT : TOKEN_SEQ_2);
  if (ui->frame.outlined) ui_border(ui, bar, TOKEN_LINE, 0, 1);
  ui_text(ui, ui_cut_bottom(&room, ui_em(ui, 18)), TYPE_CHIP, TOKEN_INK, score, ALIGN_CENTER);
  ui_text(ui, name, TYPE_CAPTION, TOKEN_INK_2, attempt->day_brief, ALIGN_CENTER);
  UiNode *node = ui_note(ui, ROLE_PROGRESS, word_with(ui->arena, W_RESULTS_SCORED, attempt->title, score), whole);
  node->value = attempt->day;
}

void results_chart(UiContext *ui, UiRect room, const ResultsView *view, const int *shown, int count) {
  int most = room.w / ui_em(ui, 52), *scored = arena_make_many(ui->arena, int, count + 1), all = 0;
  for (int i = 0; i < count; i++)
    if (view->attempts[shown[i]].score != NONE && !view->attempts[shown[i]].retry) scored[all++] = shown[i];
  most = most > RESULTS_COLUMNS ? RESULTS_COLUMNS : most < 1 ? 1 : most;
  UiRect head = ui_cut_top(&room, ui_em(ui, 18));
  int few = all < most ? all : most;
  if (all > most) {
    Str aside = word_with(ui->arena, W_RESULTS_LAST_N, str_format(ui->arena, "%d", few), str_format(ui->arena, "%d", all));
    ui_text_cut_right(ui, &head, TYPE_CAPTION, TOKEN_INK_2, aside, 8);
  }
  ui_text(ui, head, TYPE_LABEL, TOKEN_INK_2, word(W_RESULTS_CHART), ALIGN_LEFT);
  ui_cut_top(&room, ui_px(ui, 8));
  UiRect plot = ui_cut_top(&room, ui_em(ui, PLOT + 18 + 18));
  if (!all) ui_paragraph(ui, plot, TYPE_BODY, TOKEN_INK_2, word(W_RESULTS_NO_SCORE));
  for (int i = 0; i < few; i++) /* the latest stands first among the attempts and last here */
    column(ui, ui_column(plot, i, most, ui_px(ui, 8)), &view->attempts[scored[few - 1 - i]], i == few - 1);
}

/* ---- The parts of the panel ---- */

static void average(UiContext *ui, UiRect rect, const ResultsView *view) {
  int sum = 0, count = 0;
  for (int i = 0; i < view->attempt_count && count < 5; i++) {
    if (view->attempts[i].score == NONE || view->attempts[i].retry) continue;
    sum += view->attempts[i].score;
    count++;
  }
  ui_fill_round(ui, rect, TOKEN_HUD, 7, CORNERS_TOP);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 12));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_RESULTS_AVERAGE), ALIGN_LEFT);
  Str text = word(W_RESULTS_NO_AVERAGE);
  if (count) text = word_with(ui->arena, W_RESULTS_OF_100, str_format(ui->arena, "%d", (2 * sum + count) / (2 * count)), STR(""));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 26)), TYPE_H2, TOKEN_HUD_INK, text, ALIGN_LEFT);
}

static void rule(UiContext *ui, UiRect *room) {
  ui_cut_top(room, ui_px(ui, 12));
  ui_line_above(ui, *room, TOKEN_LINE);
  ui_cut_top(room, ui_px(ui, 12));
}

static Want next(UiContext *ui, UiRect *room, const ResultsView *view) {
  Want want = {.kind = WANT_NONE};
  ui_heading(ui, ui_cut_top(room, ui_em(ui, 20)), TYPE_H3, TOKEN_INK, word(W_NEXT_FOR_YOU));
  ui_cut_top(room, ui_px(ui, 8));
  if (!view->next_count) ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, TOKEN_INK_2, word(W_RESULTS_NO_NEXT)));
  for (int i = 0; i < view->next_count; i++) {
    const PractiseView *what = &view->next[i];
    bool used = debrief_next_row(ui, room, what->drill ? ICON_STYLE : ICON_SCHOOL, what->act, what->why, i + 1, what->starts);
    if (used || (what->starts && ui_key(ui, '1' + i, 0))) want = (Want){.kind = WANT_PRACTISE, .place = i};
    if (i + 1 < view->next_count) ui_line_above(ui, *room, TOKEN_LINE);
  }
  return want;
}

/* ---- How well each thing is known ---- */

/** A track from 0 to 100: where the figure likely lies, the figure, and the goal. */
static void range(UiContext *ui, UiRect room, const KnownView *known) {
  int dot = ui_em(ui, 8);
  UiRect track = ui_inset(ui_middle(room, ui_px(ui, 2)), dot / 2, 0), likely = ui_middle(room, ui_em(ui, 6));
  ui_fill(ui, track, TOKEN_LINE);
  likely.x = track.x + track.w * known->low / 100;
  likely.w = track.w * (known->high - known->low) / 100;
  ui_fill_round(ui, likely, TOKEN_SEQ_2, 3, CORNERS_ALL);
  if (ui->frame.outlined) ui_border(ui, likely, TOKEN_LINE, 3, 1);
  ui_fill(ui, (UiRect){track.x + track.w * MASTERY_GOAL / 100, room.y, ui_px(ui, 2), room.h}, TOKEN_INK);
  UiRect at = {track.x + track.w * known->percent / 100 - dot / 2, room.y + (room.h - dot) / 2, dot, dot};
  ui_fill_round(ui, at, TOKEN_ACCENT, 4, CORNERS_ALL);
}

static void known_row(UiContext *ui, UiRect *room, const KnownView *known) {
  int top = room->y;
  Str percent = str_format(ui->arena, "%d", known->percent);
  UiRect line = ui_cut_top(room, ui_em(ui, 20));
  ui_text_cut_right(ui, &line, TYPE_BODY_STRONG, TOKEN_INK, percent, 8);
  ui_text(ui, line, TYPE_BODY, TOKEN_INK, known->name, ALIGN_LEFT);
  range(ui, ui_cut_top(room, ui_em(ui, 14)), known);
  Str likely = word_with(ui->arena, W_RESULTS_RANGE, str_format(ui->arena, "%d", known->low), str_format(ui->arena, "%d", known->high));
  likely = word_count(ui->arena, W_RESULTS_ANSWERS, known->answers, likely);
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_2, likely) + ui_px(ui, 10));
  UiNode *node = ui_note(ui, ROLE_PROGRESS, known->name, (UiRect){room->x, top, room->w, room->y - top});
  node->value = word_with(ui->arena, W_RESULTS_WHY, percent, likely);
}

static void known(UiContext *ui, UiRect *room, const ResultsView *view, ResultsState *state) {
  static const Word names[MASTERY_KINDS] = {W_RESULTS_AXES, W_RESULTS_SKILLS, W_RESULTS_CODES, W_RESULTS_RULES};
  static const MasteryKind kinds[MASTERY_KINDS] = {MASTERY_AXIS, MASTERY_SKILL, MASTERY_CODE, MASTERY_RULE};
  Str labels[MASTERY_KINDS];
  for (int i = 0; i < MASTERY_KINDS; i++) labels[i] = word(names[i]);
  ui_heading(ui, ui_cut_top(room, ui_em(ui, 20)), TYPE_H3, TOKEN_INK, word(W_RESULTS_KNOWN));
  ui_cut_top(room, ui_px(ui, 8));
  UiRect row = ui_cut_top(room, ui_em(ui, 32));
  int width = ui_segmented_width(ui, labels, MASTERY_KINDS);
  if (width < row.w) row.w = width;
  state->kind = ui_segmented(ui, row, word(W_RESULTS_KIND), labels, MASTERY_KINDS, state->kind);
  ui_cut_top(room, ui_px(ui, 10));
  MasteryKind kind = kinds[state->kind];
  int count = view->known_count[kind];
  if (!count) ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, TOKEN_INK_2, word(W_RESULTS_NO_KNOWN)));
  for (int i = 0; i < count; i++) known_row(ui, room, &view->known[kind][i]);
  if (!count) return;
  if (view->known_all[kind] > count) {
    Str some = word_with(ui->arena, W_RESULTS_LOWEST, str_format(ui->arena, "%d", count), str_format(ui->arena, "%d", view->known_all[kind]));
    ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_3, some) + ui_px(ui, 4));
  }
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_3, word(W_RESULTS_RANGE_IS)));
}

/* ---- The whole ---- */

static Want foot(UiContext *ui, UiRect row, const ResultsView *view, ResultsState *state) {
  UiButton kept = {.size = SIZE_LARGE, .icon = ICON_PERSON, .cap = STR("K")}, page = {.size = SIZE_LARGE, .icon = ICON_PICTURE_AS_PDF};
  UiButton *const buttons[] = {&kept, &page};
  Str labels[] = {word(W_RESULTS_KEPT), word(W_RESULTS_CERTIFICATE)};
  int count = view->course.length ? 2 : 1, width = 0;
  for (int i = 0; i < count; i++) width += ui_button_width(ui, labels[i], buttons[i]) + ui_px(ui, 8);
  if (width > row.w) kept.icon = page.icon = ICON_NONE;
  if (ui_button_cut(ui, &row, labels[0], &kept, 8)) state->dialog = RESULTS_KEPT, ui->again = true;
  bool write = count > 1 && ui_button_cut(ui, &row, labels[1], &page, 0);
  return (Want){.kind = write ? WANT_CERTIFICATE : WANT_NONE};
}

Want results_side(UiContext *ui, UiRect sheet, const ResultsView *view, ResultsState *state, bool charted) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), below = ui_cut_bottom(&inside, ui_em(ui, 40) + ui_px(ui, 24));
  bool low = ui_effective_height(ui) < UI_LOW;
  if (!low) average(ui, ui_cut_top(&inside, ui_em(ui, 42) + ui_px(ui, 24)), view);
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_RESULTS_PROGRESS));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 16), 0);
  ui_cut_top(&room, ui_px(ui, 12));
  Want want = next(ui, &room, view);
  rule(ui, &room);
  if (charted) {
    int *shown, count = results_shown(ui, view, state, &shown);
    results_chart(ui, ui_cut_top(&room, results_chart_height(ui)), view, shown, count);
    rule(ui, &room);
  }
  known(ui, &room, view, state);
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y + ui_px(ui, 12));
  ui_fill_round(ui, below, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, below, TOKEN_LINE);
  Want other = foot(ui, ui_inset(below, ui_px(ui, 16), ui_px(ui, 12)), view, state);
  return want.kind != WANT_NONE ? want : other;
}
