/* The weakest skill with its bar and goal, and columns of minutes; in a narrower window the second goes first. */
#include "screens/home_cards.h"

static int skill_px(const UiContext *ui) { return ui_em(ui, 336); }
static int days_px(const UiContext *ui) { return ui_em(ui, 336); }

/* What is chosen or left keeps this much. */
static int least_px(const UiContext *ui) { return ui_em(ui, 400); }

int home_cards_width(const UiContext *ui, int room_px, const HomeFiguresView *figures) {
  int gap = ui_px(ui, 8), skill = figures && figures->skill.length ? skill_px(ui) + gap : 0, days = figures ? days_px(ui) + gap : 0;
  int rest = room_px - least_px(ui);
  if (rest < skill) return 0;
  return skill + (rest < skill + days ? 0 : days);
}

static void card(UiContext *ui, UiRect rect, Word name) {
  ui_panel(ui, word(name), rect);
  ui_sheet(ui, rect);
}

/* ---- The weakest ---- */

static bool weakest(UiContext *ui, UiRect rect, const HomeFiguresView *figures) {
  card(ui, rect, W_HOME_WEAKEST);
  UiRect inside = ui_inset(rect, ui_px(ui, 20), ui_px(ui, 16)), head = ui_cut_top(&inside, ui_em(ui, 18));
  ui_icon(ui, ui_cut_left(&head, ui_em(ui, 16)), ICON_INSIGHTS, 16, TOKEN_EV);
  ui_cut_left(&head, ui_px(ui, 8));
  ui_text(ui, head, TYPE_LABEL, TOKEN_INK_2, word(W_HOME_WEAKEST), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 8));
  UiRect row = ui_cut_top(&inside, ui_em(ui, 24));
  ui_text_cut_right(ui, &row, TYPE_BODY_STRONG, TOKEN_INK, str_format(ui->arena, "%d", figures->percent), 8);
  ui_heading(ui, row, TYPE_H2, TOKEN_INK, figures->skill);
  ui_cut_top(&inside, ui_px(ui, 4));
  ui_bar(ui, ui_cut_top(&inside, ui_px(ui, 8)), figures->skill, figures->percent, score_token(figures->percent), figures->goal);
  ui_cut_top(&inside, ui_px(ui, 6));
  UiButton practise = {.cap = STR("R"), .key = 'r'};
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 32));
  ui_cut_bottom(&inside, ui_px(ui, 6));
  if (figures->title.length) ui_text(ui, ui_cut_top(&inside, ui_em(ui, 20)), TYPE_BODY_STRONG, TOKEN_INK, figures->title, ALIGN_LEFT);
  ui_paragraph(ui, inside, TYPE_CAPTION, TOKEN_INK_3, figures->why);
  return figures->act.length && ui_button_cut(ui, &foot, figures->act, &practise, 0);
}

/* ---- Two weeks ---- */

static void columns(UiContext *ui, UiRect room, const HomeFiguresView *figures) {
  int most = 1, gap = ui_px(ui, 4);
  for (int i = 0; i < HOME_DAYS; i++)
    if (figures->minutes[i] > most) most = figures->minutes[i];
  for (int i = 0; i < HOME_DAYS; i++) {
    UiRect column = ui_column(room, i, HOME_DAYS, gap);
    int height = figures->minutes[i] ? column.h * figures->minutes[i] / most : 0, least = ui_px(ui, 2);
    if (height < least) height = least;
    column.y += column.h - height;
    column.h = height;
    bool today = i == HOME_DAYS - 1;
    ui_fill_round(ui, column, !figures->minutes[i] ? TOKEN_LINE : today ? TOKEN_ACCENT_INK : TOKEN_SEQ_2, 2, CORNERS_TOP);
    UiNode *node = ui_note(ui, ROLE_TEXT, figures->days[i], (UiRect){column.x, room.y, column.w, room.h});
    node->value = word_count(ui->arena, W_MINUTES, figures->minutes[i], STR(""));
  }
}

static void figure(UiContext *ui, UiRect place, Str value, Str label) {
  ui_text(ui, ui_cut_top(&place, ui_em(ui, 24)), TYPE_H2, TOKEN_INK, value, ALIGN_LEFT);
  ui_text(ui, ui_cut_top(&place, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, label, ALIGN_LEFT);
}

static void fortnight(UiContext *ui, UiRect rect, const HomeFiguresView *figures) {
  Arena *arena = ui->arena;
  card(ui, rect, W_HOME_DAYS);
  UiRect inside = ui_inset(rect, ui_px(ui, 20), ui_px(ui, 14)), head = ui_cut_top(&inside, ui_em(ui, 16));
  int total = 0;
  for (int i = 0; i < HOME_DAYS; i++) total += figures->minutes[i];
  ui_text_cut_right(ui, &head, TYPE_CAPTION, TOKEN_INK_3, word_count(arena, W_MINUTES_LONG, total, STR("")), 8);
  ui_text(ui, head, TYPE_LABEL, TOKEN_INK_2, word(W_HOME_DAYS), ALIGN_LEFT);
  UiRect low = ui_cut_bottom(&inside, ui_em(ui, 40));
  ui_line_above(ui, (UiRect){low.x, low.y - ui_px(ui, 8), low.w, low.h}, TOKEN_LINE);
  ui_cut_bottom(&inside, ui_px(ui, 12));
  UiRect under = ui_cut_bottom(&inside, ui_em(ui, 16));
  ui_text(ui, under, TYPE_CAPTION, TOKEN_INK_3, figures->days[0], ALIGN_LEFT);
  ui_text(ui, under, TYPE_CAPTION, TOKEN_INK_3, word(W_TODAY), ALIGN_RIGHT);
  ui_cut_bottom(&inside, ui_px(ui, 2));
  ui_cut_top(&inside, ui_px(ui, 6));
  columns(ui, inside, figures);
  figure(ui, ui_column(low, 0, 3, ui_px(ui, 8)), str_format(arena, "%d", figures->tried), word_count(arena, W_HOME_TRIED, figures->lessons, STR("")));
  figure(ui, ui_column(low, 1, 3, ui_px(ui, 8)), str_format(arena, "%d", figures->learned), word_count(arena, W_HOME_CARDS, figures->cards, STR("")));
  Str average = figures->average == NONE ? STR("\xE2\x80\x93") : str_format(arena, "%d", figures->average);
  figure(ui, ui_column(low, 2, 3, ui_px(ui, 8)), average, word(W_HOME_AVERAGE));
}

bool home_cards(UiContext *ui, UiRect room, const HomeFiguresView *figures) {
  bool both = room.w > skill_px(ui) + days_px(ui), practise = false;
  if (both || !figures->skill.length) fortnight(ui, ui_cut_right(&room, days_px(ui)), figures);
  if (both) ui_cut_right(&room, ui_px(ui, 8));
  if (figures->skill.length) practise = weakest(ui, ui_cut_right(&room, skill_px(ui)), figures);
  return practise;
}
