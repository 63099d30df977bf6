/* Home: the scenarios that can be trained, and the one that is chosen, ready to be opened. */
#include <stdlib.h>
#include <string.h>

#include "screens/home_cards.h"

enum { COL_TITLE, COL_KIND, COL_CODES, COL_LEVEL, COL_TIME, COL_BEST, COLS };

static const Hint hints[] = {
    {{STR_INIT("Enter")}, W_HINT_OPEN},  {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_SELECT_SCENARIO},
    {{STR_INIT("/")}, W_HINT_FILTER},    {{STR_INIT("S")}, W_HINT_SORT},
    {{STR_INIT("Ctrl Q")}, W_HINT_QUIT},
};
static const Hint hint_continue = {{STR_INIT("C")}, W_HINT_CONTINUE}, hint_practise = {{STR_INIT("R")}, W_HINT_PRACTISE},
                  hint_course = {{STR_INIT("A")}, W_HINT_COURSE_BACK};
enum { HINTS = sizeof hints / sizeof *hints };

/* ---- Which rows, in which order ---- */

static bool of_kind(const ScenarioView *scenario, int kind) {
  if (kind == NONE || scenario->is_course) return kind == NONE;
  return kind == HOME_SHIFTS ? scenario->is_shift : !scenario->is_shift && (int)scenario->kind == kind;
}

static Str name_of(const ScenarioView *scenario) {
  return scenario->is_course ? word(W_COURSE) : scenario->is_shift ? word(W_SHIFT) : kind_name(scenario->kind);
}

static bool matches(const ScenarioView *scenario, const HomeState *state) {
  Str part = str_trim(ui_text_value(&state->filter));
  if (!of_kind(scenario, state->kind)) return false;
  if (!part.length || text_has(scenario->title, part)) return true;
  for (int i = 0; i < scenario->code_count; i++)
    if (text_has(scenario->codes[i].code, part)) return true;
  return false;
}

/* All of one list, so where they lie in it settles what nothing else does. */
static int by_title(const void *a, const void *b) {
  const ScenarioView *left = *(const ScenarioView *const *)a, *right = *(const ScenarioView *const *)b;
  if (left->is_course != right->is_course) return left->is_course ? -1 : 1; /* courses come first */
  int order = str_compare(left->title, right->title);
  return order ? order : left < right ? -1 : left > right;
}

static int by_level(const void *a, const void *b) {
  int left = (*(const ScenarioView *const *)a)->level, right = (*(const ScenarioView *const *)b)->level; /* a course has none */
  return left != right ? (left < right ? -1 : 1) : by_title(a, b);
}

static int by_time(const void *a, const void *b) {
  int left = (*(const ScenarioView *const *)a)->minutes, right = (*(const ScenarioView *const *)b)->minutes;
  return left != right ? (left < right ? -1 : 1) : by_title(a, b);
}

static int rows_shown(UiContext *ui, const HomeView *view, const HomeState *state, int **rows) {
  static int (*const orders[SORTS])(const void *, const void *) = {[SORT_LEVEL] = by_level, [SORT_TIME] = by_time, [SORT_TITLE] = by_title};
  const ScenarioView **shown = arena_make_many(ui->arena, const ScenarioView *, view->count + 1);
  int count = 0;
  for (int i = 0; i < view->count; i++)
    if (matches(&view->scenarios[i], state)) shown[count++] = &view->scenarios[i];
  qsort(shown, (size_t)count, sizeof *shown, orders[state->sort]);
  *rows = arena_make_many(ui->arena, int, view->count + 1);
  for (int i = 0; i < count; i++) (*rows)[i] = (int)(shown[i] - view->scenarios);
  return count;
}

/* ---- The chosen one ---- */

static void slip_row(UiContext *ui, UiRect *inside, Word label, Str value, UiToken token) {
  UiRect row = ui_cut_top(inside, ui_em(ui, 22));
  ui_text_cut(ui, &row, TYPE_CAPTION, TOKEN_INK_3, word(label), 8);
  ui_text(ui, row, TYPE_BODY_STRONG, token, value, ALIGN_RIGHT);
}

static void slip(UiContext *ui, UiRect card, const ScenarioView *scenario) {
  UiRect rect = ui_centered(card, ui_em(ui, 172), ui_em(ui, 106) + ui_px(ui, 24));
  rect.x = card.x + card.w - rect.w - ui_px(ui, 16);
  ui_fill_round(ui, rect, TOKEN_SHEET, 6, CORNERS_ALL);
  UiRect bar = rect;
  ui_fill_round(ui, ui_cut_left(&bar, ui_px(ui, 4)), TOKEN_EV, 4, CORNERS_LEFT);
  UiRect inside = ui_inset(rect, ui_px(ui, 14), ui_px(ui, 12));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, name_of(scenario), ALIGN_LEFT);
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 20)), TYPE_BODY_STRONG, TOKEN_INK, level_name(scenario->level), ALIGN_LEFT);
  ui_line_below(ui, ui_cut_top(&inside, ui_px(ui, 8)), TOKEN_LINE);
  ui_cut_top(&inside, ui_px(ui, 6));
  slip_row(ui, &inside, W_TIME, word_count(ui->arena, W_MINUTES, scenario->minutes, STR("")), TOKEN_INK);
  bool tried = scenario->best_score != NONE;
  Str best = tried ? str_format(ui->arena, "%d / 100", scenario->best_score) : word(W_NOT_TRIED);
  slip_row(ui, &inside, W_BEST_SCORE, best, tried ? score_token(scenario->best_score) : TOKEN_INK_2);
}

/* The card that Enter is for is ink; beside what can be continued, the chosen one is a sheet. */
typedef struct CardLook {
  UiToken face, label, title, text, fault;
  UiButtonKind button;
} CardLook;

static const CardLook on_ink = {TOKEN_HUD, TOKEN_HUD_WARN, TOKEN_HUD_INK, TOKEN_HUD_INK_2, TOKEN_HUD_WARN, BUTTON_LIGHT};
static const CardLook on_sheet = {TOKEN_SHEET, TOKEN_INK_2, TOKEN_INK, TOKEN_INK_2, TOKEN_BAD, BUTTON_SECONDARY};

static void card_face(UiContext *ui, UiRect card, const CardLook *look) {
  ui_fill_round(ui, card, look->face, 8, CORNERS_ALL);
  if (ui->frame.outlined || look->face == TOKEN_SHEET) ui_border(ui, card, TOKEN_LINE, 8, 1);
}

/* Label, title, text, and one button at the foot. @return whether the button was used. */
static bool card_text(UiContext *ui, UiRect inside, const CardLook *look, const ScenarioView *scenario, Str label, Str aside, Str act,
                      UiButton *button) {
  ui->hud = look->face == TOKEN_HUD;
  UiRect top = ui_cut_top(&inside, ui_em(ui, 16));
  ui_text_cut(ui, &top, TYPE_LABEL, look->label, label, 8);
  ui_text(ui, top, TYPE_CAPTION, look->text, aside, ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 8));
  ui_heading(ui, ui_cut_top(&inside, ui_em(ui, 32)), TYPE_H1, look->title, scenario->title);
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 40));
  ui_cut_bottom(&inside, ui_px(ui, 8));
  bool fault = scenario->fault.length > 0;
  ui_paragraph(ui, inside, TYPE_READ, fault ? look->fault : look->text, fault ? scenario->fault : scenario->summary);
  button->kind = look->button;
  button->size = SIZE_LARGE;
  bool used = ui_button_cut(ui, &foot, act, button, 12);
  ui->hud = false;
  return used;
}

static bool chosen_card(UiContext *ui, UiRect card, const ScenarioView *scenario, const CardLook *look, bool with_slip) {
  card_face(ui, card, look);
  with_slip = with_slip && !scenario->is_course;
  if (with_slip) slip(ui, card, scenario);
  UiRect inside = ui_inset(card, ui_px(ui, 20), ui_px(ui, 16));
  if (with_slip) ui_cut_right(&inside, ui_em(ui, 172) + ui_px(ui, 24));
  UiButton open = {.cap = STR("Enter"), .key = KEY_ENTER};
  return card_text(ui, inside, look, scenario, word(W_SELECTED), STR(""), word(scenario->fault.length ? W_SHOW_PROBLEMS : W_OPEN), &open);
}

/* ---- What was left ---- */

static Str left_in(UiContext *ui, const ScenarioView *scenario) {
  return word_with(ui->arena, W_LEFT_IN, word(scenario->left_mode == MODE_PRACTICE ? W_PRACTICE : W_ASSESSMENT), STR(""));
}

static bool continue_card(UiContext *ui, UiRect card, const ScenarioView *scenario) {
  card_face(ui, card, &on_ink);
  UiButton go_on = {.icon = ICON_PLAY_ARROW, .cap = STR("C"), .key = 'c'};
  UiRect inside = ui_inset(card, ui_px(ui, 20), ui_px(ui, 16));
  return card_text(ui, inside, &on_ink, scenario, word(W_IN_PROGRESS), left_in(ui, scenario), word(W_CONTINUE_ATTEMPT), &go_on);
}

/* The same in one row, where there is no room for cards. */
static bool continue_row(UiContext *ui, UiRect row, const ScenarioView *scenario) {
  card_face(ui, row, &on_ink);
  UiRect inside = ui_inset(row, ui_px(ui, 12), 0);
  UiButton go_on = {.kind = BUTTON_LIGHT, .size = SIZE_SMALL, .icon = ICON_PLAY_ARROW, .cap = STR("C"), .key = 'c'};
  ui->hud = true;
  bool used = ui_button_cut_right(ui, &inside, word(W_CONTINUE_ATTEMPT), &go_on, 8);
  ui->hud = false;
  ui_text(ui, inside, TYPE_BODY_STRONG, TOKEN_HUD_INK, scenario->title, ALIGN_LEFT);
  return used;
}

/* ---- The list ---- */

static void filters(UiContext *ui, UiRect row, const HomeView *view, HomeState *state, int row_count, const Layout *layout) {
  ui_cut_left(&row, ui_px(ui, 16));
  ui_cut_right(&row, ui_px(ui, 12));
  UiButton sort = {.size = SIZE_SMALL, .icon = ICON_SORT, .cap = STR("S"), .key = 's'};
  static const Word sorts[] = {W_SORT_LEVEL, W_SORT_TIME, W_SORT_TITLE};
  if (ui_button_cut_right(ui, &row, word(sorts[state->sort]), &sort, 8)) state->sort = (state->sort + 1) % SORTS;
  UiField filter = {.name = word(W_FILTER_SCENARIOS), .placeholder = word(W_FILTER), .icon = ICON_SEARCH, .cap = STR("/"), .key = '/'};
  UiRect place = ui_middle(ui_cut_right(&row, ui_em(ui, layout->kind == LAYOUT_ONE ? 110 : 180)), ui_em(ui, 28));
  UiFieldDone done = ui_field(ui, place, &filter, &state->filter);
  if (done.changed) state->selected = 0;
  if (ui_filter_left(ui, done, row_count)) ui_focus(ui, ui_id(ui, word(W_SCENARIOS)));
  ui_cut_right(&row, ui_px(ui, 8));
  ui_text_cut(ui, &row, TYPE_H2, TOKEN_INK, word(W_SCENARIOS), 10);
  for (int kind = NONE; kind <= HOME_SHIFTS; kind++) {
    int count = 0;
    for (int i = 0; i < view->count; i++) count += of_kind(&view->scenarios[i], kind);
    Str name = kind == NONE ? word(W_ALL) : kind == HOME_SHIFTS ? word(W_SHIFT) : kind_name((ScenarioKind)kind);
    Str label = str_format(ui->arena, "%.*s %d", STR_ARG(name), count);
    if ((kind != NONE && !count) || ui_pill_width(ui, label) > row.w) continue;
    if (ui_pill_cut(ui, &row, label, state->kind == kind, 8)) {
      state->kind = kind;
      state->selected = 0;
    }
  }
}

static void codes_cell(UiContext *ui, UiTable *table, const ScenarioView *scenario) {
  UiRect cell = ui_table_cell(table, COL_CODES);
  for (int i = 0; i < scenario->code_count; i++) {
    const CodeView *code = &scenario->codes[i];
    int width = code->group.length ? ui_code_chip_width(ui, code->group, code->code) : ui_remark_chip_width(ui, code->code);
    if (width > cell.w) break;
    if (code->group.length)
      ui_code_chip_cut(ui, &cell, code->group, code->code, 4);
    else
      ui_remark_chip_cut(ui, &cell, code->code, 4);
  }
}

static void score_cell(UiContext *ui, UiTable *table, const ScenarioView *scenario) {
  UiRect cell = ui_table_cell(table, COL_BEST);
  if (cell.w <= 0) return;
  if (scenario->in_progress) {
    ui_text(ui, cell, TYPE_BODY_MEDIUM, TOKEN_ACCENT_INK, word(W_IN_PROGRESS), ALIGN_LEFT);
    return;
  }
  if (scenario->best_score == NONE) {
    ui_text(ui, cell, TYPE_BODY, TOKEN_INK_3, word(W_NOT_TRIED), ALIGN_LEFT);
    return;
  }
  UiRect figure = ui_cut_left(&cell, ui_text_width(ui, TYPE_BODY_STRONG, STR("100")));
  ui_text(ui, figure, TYPE_BODY_STRONG, TOKEN_INK, str_format(ui->arena, "%d", scenario->best_score), ALIGN_RIGHT);
  ui_cut_left(&cell, ui_px(ui, 8));
  UiRect bar = ui_middle(ui_cut_left(&cell, ui_em(ui, 64)), ui_px(ui, 6));
  ui_bar(ui, bar, word(W_BEST_SCORE), scenario->best_score, score_token(scenario->best_score), NONE);
}

static void title_cell(UiContext *ui, UiTable *table, const ScenarioView *scenario, bool selected) {
  UiRect cell = ui_table_cell(table, COL_TITLE), mark = ui_middle(ui_cut_left(&cell, ui_em(ui, 26)), ui_em(ui, 26));
  ui_fill_round(ui, mark, TOKEN_HOVER, 6, CORNERS_ALL);
  UiIcon icon = scenario->is_course ? ICON_SCHOOL : scenario->is_shift ? ICON_VIEW_LIST : kind_icon(scenario->kind);
  ui_icon(ui, mark, scenario->fault.length ? ICON_ERROR : icon, 16, scenario->fault.length ? TOKEN_BAD : TOKEN_INK_2);
  ui_cut_left(&cell, ui_px(ui, 12));
  ui_text(ui, cell, selected ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, TOKEN_INK, scenario->title, ALIGN_LEFT);
}

static void scenario_row(UiContext *ui, UiTable *table, const ScenarioView *scenario, bool selected) {
  title_cell(ui, table, scenario, selected);
  if (scenario->fault.length) return;
  ui_table_text(table, COL_KIND, TYPE_BODY, TOKEN_INK_2, name_of(scenario));
  if (scenario->is_course) return;
  codes_cell(ui, table, scenario);
  UiRect level = ui_table_cell(table, COL_LEVEL);
  if (level.w > 0) {
    ui_pips(ui, &level, scenario->level, 5, 6);
    ui_text(ui, level, TYPE_BODY, TOKEN_INK, level_name(scenario->level), ALIGN_LEFT);
  }
  ui_table_text(table, COL_TIME, TYPE_BODY, TOKEN_INK, word_count(ui->arena, W_MINUTES, scenario->minutes, STR("")));
  score_cell(ui, table, scenario);
}

static bool list(UiContext *ui, UiRect sheet, const HomeView *view, HomeState *state, const int *rows, int count, const Layout *layout) {
  const UiColumn columns[COLS] = {
      [COL_TITLE] = {word(W_SCENARIO), 200, 1, 0, false}, [COL_KIND] = {word(W_KIND), 112, 0, 3, false},
      [COL_CODES] = {word(W_CODES), 150, 0, 1, false},    [COL_LEVEL] = {word(W_LEVEL), 118, 0, 2, false},
      [COL_TIME] = {word(W_TIME), 62, 0, 4, true},        [COL_BEST] = {word(W_BEST_SCORE), 100, 0, 5, false},
  };
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), head = ui_cut_top(&inside, ui_em(ui, 48));
  filters(ui, head, view, state, count, layout);
  ui_line_below(ui, head, TOKEN_LINE);
  if (!count) {
    Str text = view->count ? word(W_NO_MATCH) : word_with(ui->arena, W_NO_SCENARIOS, view->folder, STR(""));
    ui_paragraph(ui, ui_inset(inside, ui_px(ui, 16), ui_px(ui, 16)), TYPE_READ, TOKEN_INK_2, text);
    return false;
  }
  UiTable table = ui_table_begin(ui, &inside, word(W_SCENARIOS), columns, COLS, count, &state->selected);
  ui_focus_fallback(ui, table.id);
  if (state->come_to) ui_focus(ui, table.id);
  state->come_to = 0;
  ui_cut_bottom(&inside, ui_px(ui, 6));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_SCENARIOS));
  UiRect body = scroll.content;
  int height = ui_em(ui, 39);
  for (int i = 0; i < count; i++) {
    const ScenarioView *scenario = &view->scenarios[rows[i]];
    if (ui_table_row(&table, &body, scenario->title, height)) scenario_row(ui, &table, scenario, i == state->selected);
  }
  ui_scroll_end(ui, &scroll, count * height);
  return table.activated;
}

/** What is due stands in the top bar, where every layout has room for it. */
static void top_bar(UiContext *ui, const Layout *layout, const HomeView *view, Want *want) {
  UiRect hud = layout->hud;
  ui_panel(ui, word(W_TOP_BAR), hud);
  chrome_brand(ui, layout, &hud, word(W_HOME));
  UiButton course = {.kind = BUTTON_HUD, .icon = ICON_SCHOOL, .cap = STR("A"), .key = 'a'};
  UiButton find = {.kind = BUTTON_HUD, .icon = ICON_SEARCH, .cap = STR("Ctrl K")}, drill = {.kind = BUTTON_HUD, .icon = ICON_STYLE, .cap = STR("F3")};
  Str due = word_count(ui->arena, W_DRILL_DUE, view->due, STR(""));
  ui_cut_right(&hud, ui_px(ui, 12));
  ui->hud = true;
  if (view->drills && view->due && ui_button_cut_right(ui, &hud, due, &drill, 8)) *want = (Want){.kind = WANT_DRILL};
  int least = ui_button_width(ui, word(W_SEARCH_SCENARIOS), &(UiButton){.kind = BUTTON_HUD, .icon = ICON_SEARCH, .icon_only = true});
  if (ui_button_width(ui, word(W_COURSE), &course) + least + ui_px(ui, 8) > hud.w) course.icon_only = true;
  if (view->in_course && ui_button_cut_right(ui, &hud, word(W_COURSE), &course, 8)) *want = (Want){.kind = WANT_COURSE};
  if (ui_button_width(ui, word(W_SEARCH_SCENARIOS), &find) > hud.w) find.icon_only = true;
  if (ui_button_cut_right(ui, &hud, word(W_SEARCH_SCENARIOS), &find, 0)) *want = (Want){.kind = WANT_FIND};
  ui->hud = false;
}

Want home_screen(UiContext *ui, const HomeView *view, HomeState *state) {
  Want want = {.kind = WANT_NONE};
  Layout layout = chrome_begin(ui, state->keys);
  top_bar(ui, &layout, view, &want);
  chrome_places(ui, &layout, PLACE_HOME, &(Places){view->drills ? view->due : NONE, view->teaches}, &want);
  int *rows, count = rows_shown(ui, view, state, &rows);
  for (int i = 0; state->come_to && i < count; i++)
    if (rows[i] == state->come_to - 1) state->selected = i;
  if (state->selected >= count) state->selected = count ? count - 1 : 0;
  state->place = count ? rows[state->selected] : NONE;
  UiRect stage = layout.stage, card = {0, 0, 0, 0};
  const ScenarioView *left = view->continues == NONE ? NULL : &view->scenarios[view->continues];
  bool cards = count && stage.h > ui_em(ui, 400), go_on = false;
  if (cards || left) {
    card = ui_cut_top(&stage, ui_em(ui, !cards ? 40 : layout.kind == LAYOUT_ONE ? 170 : 190));
    ui_cut_top(&stage, ui_px(ui, 8));
  }
  ui_panel(ui, word(W_SCENARIOS), stage);
  bool open = list(ui, stage, view, state, rows, count, &layout);
  UiRect beside = ui_cut_right(&card, cards ? home_cards_width(ui, card.w, view->figures) : 0);
  ui_cut_left(&beside, ui_px(ui, 8));
  bool chosen = cards && (!left || card.w > ui_em(ui, 700));
  if (cards || left) ui_panel(ui, word(left ? W_IN_PROGRESS : W_SELECTED), card);
  if (left) {
    UiRect half = chosen ? ui_cut_left(&card, (card.w - ui_px(ui, 8)) / 2) : card;
    go_on = cards ? continue_card(ui, half, left) : continue_row(ui, half, left);
    ui_cut_left(&card, ui_px(ui, 8));
  }
  if (chosen)
    open |= chosen_card(ui, card, &view->scenarios[rows[state->selected]], left ? &on_sheet : &on_ink,
                        !left && card.w > ui_em(ui, 700)); /* the slip says what the row says: the summary comes first */
  else if (count)
    open |= ui_key(ui, KEY_ENTER, 0);
  bool practise = beside.w > 0 && home_cards(ui, beside, view->figures);
  if (open) want = (Want){.kind = WANT_OPEN_SCENARIO, .place = rows[state->selected]};
  if (go_on) want = (Want){.kind = WANT_CONTINUE, .place = view->continues};
  if (practise) want = (Want){.kind = WANT_PRACTISE, .place = view->figures->next};
  if (ui_key_always(ui, 'q', MOD_CTRL)) want.kind = WANT_QUIT;
  Hint here[HINTS + 3];
  int shown = HINTS;
  memcpy(here, hints, sizeof hints);
  if (left) here[shown++] = hint_continue;
  if (view->in_course) here[shown++] = hint_course;
  if (beside.w > 0 && view->figures->act.length) here[shown++] = hint_practise;
  chrome_end(ui, &layout, here, shown, &state->keys);
  return want;
}
