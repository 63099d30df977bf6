/* The code drill: a line of a remittance, what it asks, four answers; then what is right, and how well it was known. Nothing tells before an answer is given. */
#include "screens/drill.h"

static const Hint hints[] = {
    {{STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4")}, W_HINT_DRILL_ANSWER},
    {{STR_INIT("Enter")}, W_HINT_DRILL_NEXT},
    {{STR_INIT("L")}, W_HINT_DRILL_LOOK_UP},
    {{STR_INIT("Ctrl Z")}, W_DRILL_UNDO},
    {{STR_INIT("Esc")}, W_HINT_DRILL_END},
};
enum { HINTS = sizeof hints / sizeof *hints };

/* ---- The line ---- */

enum { COL_SERVICE, COL_CHARGE, COL_ALLOWED, COL_ADJUST, COL_REMARK, COL_PAID, COLS };

static int snippet_height(const UiContext *ui) { return ui_em(ui, 16 + 48) + ui_table_header_height(ui) + ui_px(ui, 8 + 2 * 14); }

static void money_cell(UiContext *ui, UiTable *table, int column, Cents cents, bool strong) {
  ui_table_text(table, column, strong ? TYPE_BODY_STRONG : TYPE_BODY, TOKEN_INK, money_shown(ui->arena, cents));
}

static void snippet(UiContext *ui, UiRect room, const SnippetView *line) {
  const UiColumn columns[COLS] = {
      [COL_SERVICE] = {word(W_SERVICE), 120, 1, 0, false}, [COL_CHARGE] = {word(W_CHARGE), 78, 0, 2, true},
      [COL_ALLOWED] = {word(W_ALLOWED), 78, 0, 1, true},   [COL_ADJUST] = {word(W_DRILL_ADJUSTMENT), 156, 0, 0, false},
      [COL_REMARK] = {word(W_REMARKS), 72, 0, 0, false},   [COL_PAID] = {word(W_PAID), 78, 0, 3, true},
  };
  UiRect inside = ui_inset(room, ui_px(ui, 20), ui_px(ui, 14));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_LABEL, TOKEN_INK_2, word_with(ui->arena, W_DRILL_REMITTANCE, line->payer, STR("")),
          ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 8));
  ui_fill_round(ui, inside, TOKEN_SHEET, 6, CORNERS_ALL);
  ui_border(ui, inside, TOKEN_LINE, 6, 1);
  UiRect rows = ui_inset(inside, ui_px(ui, 1), ui_px(ui, 1));
  UiTable table = ui_table_begin(ui, &rows, word(W_DRILL_REMITTANCE), columns, COLS, 1, NULL);
  if (!ui_table_row(&table, &rows, line->service, ui_em(ui, 46))) return;
  UiRect service = ui_table_cell(&table, COL_SERVICE), adjust = ui_table_cell(&table, COL_ADJUST), remark = ui_table_cell(&table, COL_REMARK);
  service = ui_middle(service, ui_em(ui, 36));
  ui_text(ui, ui_cut_top(&service, ui_em(ui, 18)), TYPE_CODE, TOKEN_INK, line->code, ALIGN_LEFT);
  ui_text(ui, service, TYPE_CAPTION, TOKEN_INK_2, line->service, ALIGN_LEFT);
  money_cell(ui, &table, COL_CHARGE, line->charge_cents, false);
  money_cell(ui, &table, COL_ALLOWED, line->allowed_cents, false);
  ui_code_chip_cut(ui, &adjust, line->adjust.group, line->adjust.code, 8);
  ui_text(ui, adjust, TYPE_BODY, TOKEN_INK, money_shown(ui->arena, -line->adjusted_cents), ALIGN_LEFT);
  if (line->remark.length) ui_remark_chip_cut(ui, &remark, line->remark, 0);
  money_cell(ui, &table, COL_PAID, line->paid_cents, true);
}

/* ---- The answers ---- */

static void answers(UiContext *ui, UiRect *room, const DrillCardView *card, DrillState *state) {
  bool told = state->chosen != NONE;
  for (int i = 0; i < card->count; i++) {
    UiChoice choice = {.number = i + 1, .text = card->options[i], .dead = told};
    if (told && i == card->right) choice.state = CHOICE_RIGHT, choice.note = word(W_DRILL_RIGHT), choice.strong = true;
    if (told && i == state->chosen && i != card->right) choice.state = CHOICE_WRONG, choice.note = word(W_DRILL_YOUR_ANSWER);
    if (!i && !told) ui_focus_fallback(ui, ui_id_at(ui, choice.text, 1));
    UiRect place = ui_cut_top(room, ui_choice_height(ui, &choice, room->w));
    ui_cut_top(room, ui_px(ui, 8));
    if (!ui_choice(ui, place, &choice)) continue;
    state->chosen = i;
    ui->again = true;
  }
}

static void told_row(UiContext *ui, UiRect *room, Word label, Str text) {
  if (!text.length) return;
  UiRect row = *room;
  ui_text(ui, ui_cut_left(&(UiRect){row.x, row.y, row.w, ui_em(ui, 22)}, ui_em(ui, 72)), TYPE_LABEL, TOKEN_INK_2, word(label), ALIGN_LEFT);
  ui_cut_left(&row, ui_em(ui, 76));
  ui_cut_top(room, ui_paragraph(ui, row, TYPE_READ, TOKEN_INK, text) + ui_px(ui, 6));
}

/** What the answers leave open; read aloud by itself. */
static void told(UiContext *ui, UiRect *room, const DrillCardView *card) {
  bool live = ui_live(ui, true);
  ui_cut_top(room, ui_px(ui, 8));
  told_row(ui, room, W_DRILL_SAYS, card->answer[0]);
  told_row(ui, room, W_DRILL_DO, card->answer[1]);
  told_row(ui, room, W_DRILL_NOTE, card->note);
  (void)ui_live(ui, live);
}

/* ---- The grades ---- */

static bool grade_button(UiContext *ui, UiRect place, const DrillCardView *card, const DrillState *state, int grade, bool tall) {
  static const Word names[DRILL_GRADES] = {W_DRILL_AGAIN, W_DRILL_HARD, W_DRILL_GOOD, W_DRILL_EASY};
  bool right = state->chosen == card->right, open = state->chosen != NONE && (right || grade == 0), first = right ? grade == 2 : grade == 0;
  Str cap = str_format(ui->arena, "%d", grade + 1);
  UiButton button = {.kind = open && first ? BUTTON_PRIMARY : BUTTON_SECONDARY, .size = SIZE_LARGE, .cap = cap, .disabled = !open};
  if (open) button.key = '1' + grade, button.fallback = first;
  UiRect face = tall ? ui_cut_top(&place, ui_em(ui, 40)) : place;
  bool used = ui_button(ui, ui_middle(face, ui_em(ui, tall ? 40 : 32)), word(names[grade]), &button);
  if (tall) ui_text(ui, place, TYPE_CAPTION, TOKEN_INK_2, state->chosen == NONE ? STR("") : card->back[grade], ALIGN_CENTER);
  return used;
}

static int foot_height(const UiContext *ui, bool tall) {
  return tall ? ui_em(ui, 16 + 40 + 18) + ui_px(ui, 2 * 12 + 8) : ui_em(ui, 32) + ui_px(ui, 16);
}

static Want grades(UiContext *ui, UiRect foot, const DrillCardView *card, const DrillState *state, bool tall) {
  Want want = {.kind = WANT_NONE};
  ui_fill_round(ui, foot, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, foot, TOKEN_LINE);
  UiRect inside = ui_inset(foot, ui_px(ui, tall ? 20 : 8), ui_px(ui, tall ? 12 : 8));
  if (tall) {
    Word said = state->chosen == NONE ? W_DRILL_CHOOSE : state->chosen == card->right ? W_DRILL_GRADE : W_DRILL_MISSED;
    ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_2, word(said), ALIGN_LEFT);
    ui_cut_top(&inside, ui_px(ui, 8));
  }
  for (int grade = 0; grade < DRILL_GRADES; grade++)
    if (grade_button(ui, ui_column(inside, grade, DRILL_GRADES, ui_px(ui, 8)), card, state, grade, tall))
      want = (Want){.kind = WANT_GRADE, .place = grade};
  return want;
}

/* ---- The card ---- */

static Want card_sheet(UiContext *ui, UiRect sheet, const DrillCardView *card, DrillState *state, const Layout *layout) {
  bool tall = sheet.h >= ui_em(ui, 470), large = tall && sheet.w >= ui_em(ui, 620);
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), foot = ui_cut_bottom(&inside, foot_height(ui, sheet.h >= ui_em(ui, 380)));
  if (tall) {
    UiRect line = ui_cut_top(&inside, snippet_height(ui));
    ui_fill_round(ui, line, TOKEN_SUNKEN, 7, CORNERS_TOP);
    ui_line_below(ui, line, TOKEN_LINE);
    snippet(ui, line, &card->snippet);
  }
  int side = ui_px(ui, layout->kind == LAYOUT_ONE ? 12 : 20);
  UiRect head = ui_inset(inside, side, 0);
  ui_cut_top(&head, ui_px(ui, large ? 20 : 10));
  UiType type = large ? TYPE_QUESTION : TYPE_H2;
  int height = ui_paragraph_height(ui, type, card->prompt, head.w);
  ui_note(ui, ROLE_HEADING, card->prompt, (UiRect){head.x, head.y, head.w, height});
  ui_paragraph(ui, head, type, TOKEN_INK, card->prompt);
  ui_cut_top(&inside, height + ui_px(ui, large ? 20 + 12 : 10 + 6));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_DRILL_ANSWERS));
  UiRect room = ui_inset(scroll.content, side, 0);
  ui_cut_top(&room, ui_px(ui, 4));
  answers(ui, &room, card, state);
  if (state->chosen != NONE) told(ui, &room, card);
  if (!tall) snippet(ui, ui_inset(ui_cut_top(&room, snippet_height(ui)), -side, 0), &card->snippet);
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y);
  return grades(ui, foot, card, state, sheet.h >= ui_em(ui, 380));
}

static Want nothing_due(UiContext *ui, UiRect sheet, const DrillView *view) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 24), ui_px(ui, 24));
  ui_heading(ui, ui_cut_top(&inside, ui_em(ui, 32)), TYPE_H1, TOKEN_INK, word(W_DRILL_NOTHING));
  ui_cut_top(&inside, ui_px(ui, 8));
  Str next = view->next.length ? word_with(ui->arena, W_DRILL_NEXT_AT, view->next, STR("")) : word(W_DRILL_NO_NEXT);
  ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_READ, TOKEN_INK_2, next) + ui_px(ui, 16));
  UiRect row = ui_cut_top(&inside, ui_em(ui, 40));
  UiButton home = {.kind = BUTTON_PRIMARY, .size = SIZE_LARGE, .icon = ICON_HOME, .fallback = true};
  ui_push(ui, word(W_DRILL_NOTHING)); /* there is another on the rail */
  bool back = ui_button_cut(ui, &row, word(W_HOME), &home, 0);
  ui_pop(ui);
  return (Want){.kind = back ? WANT_BACK : WANT_NONE};
}

static Want middle(UiContext *ui, UiRect stage, const DrillView *view, DrillState *state, const Layout *layout) {
  ui_panel(ui, word(W_DRILL_CARD), stage);
  return view->card ? card_sheet(ui, stage, view->card, state, layout) : nothing_due(ui, stage, view);
}

/* ---- The screen ---- */

/* A grade that was given by mistake. */
static Want undo_button(UiContext *ui, UiRect *hud, const Layout *layout, const DrillView *view) {
  UiButton undo = {
      .kind = BUTTON_HUD, .icon = ICON_UNDO, .cap = STR("Ctrl Z"), .key = 'z', .mods = MOD_CTRL, .icon_only = layout->kind == LAYOUT_ONE};
  if (!view->can_undo) return (Want){.kind = WANT_NONE};
  ui->hud = true;
  bool used = ui_button_cut_right(ui, hud, word(W_DRILL_UNDO), &undo, 12);
  ui->hud = false;
  return (Want){.kind = used ? WANT_UNGRADE : WANT_NONE};
}

static Want top_bar(UiContext *ui, const Layout *layout, const DrillView *view) {
  UiRect hud = layout->hud;
  ui_panel(ui, word(W_TOP_BAR), hud);
  ui_cut_right(&hud, ui_px(ui, 12));
  Want want = undo_button(ui, &hud, layout, view);
  chrome_brand(ui, layout, &hud, word(W_DRILL));
  Str fresh = str_format(ui->arena, "%d", view->fresh);
  Str tag = !view->fresh ? word_count(ui->arena, W_DRILL_DUE, view->due, STR(""))
            : view->due  ? word_count(ui->arena, W_DRILL_DUE_AND_NEW, view->due, fresh)
                         : word_count(ui->arena, W_DRILL_NEW, view->fresh, STR(""));
  chrome_tag(ui, &hud, tag);
  if (!view->card || layout->kind == LAYOUT_ONE) return want;
  Str number = word_with(ui->arena, W_DRILL_CARD_N, str_format(ui->arena, "%d", view->answered + 1), STR(""));
  UiRect well = chrome_well(ui, &hud, ui_text_width(ui, TYPE_BODY_STRONG, number));
  ui_text(ui, well, TYPE_BODY_STRONG, TOKEN_HUD_INK, number, ALIGN_LEFT);
  return want;
}

/** Without the key that takes a grade back where there is none. */
static const Hint *hints_now(UiContext *ui, const DrillView *view, int *count) {
  Hint *kept = arena_make_many(ui->arena, Hint, HINTS);
  *count = 0;
  for (int i = 0; i < HINTS; i++)
    if (hints[i].text != W_DRILL_UNDO || view->can_undo) kept[(*count)++] = hints[i];
  return kept;
}

static Want two_columns(UiContext *ui, UiRect stage, const DrillView *view, DrillState *state, const Layout *layout) {
  UiRect right = ui_cut_right(&stage, layout->panel_px);
  ui_cut_right(&stage, ui_px(ui, 8));
  Want want = middle(ui, stage, view, state, layout), other = {.kind = WANT_NONE};
  ui_panel(ui, word(W_DRILL_ROUND), right);
  other = drill_side(ui, right, view, state, false);
  return want.kind != WANT_NONE ? want : other;
}

static Want one_column(UiContext *ui, UiRect stage, const DrillView *view, DrillState *state, const Layout *layout) {
  Str names[] = {word(W_DRILL_CARD), word(W_DRILL_ROUND)};
  UiRect row = ui_cut_top(&stage, ui_em(ui, 36));
  ui_cut_top(&stage, ui_px(ui, 4));
  ui_panel(ui, word(W_DRILL_TABS), row);
  int was = state->side_tab, tab = ui_tabs(ui, row, word(W_DRILL_TABS), names, 2, was);
  if (ui_key_always(ui, KEY_TAB, MOD_CTRL)) tab = !was;
  if (tab != was) ui->again = true;
  state->side_tab = tab == 1;
  if (!state->side_tab) return middle(ui, stage, view, state, layout);
  ui_push(ui, word(W_DRILL_TABS));
  ui_focus_fallback(ui, ui_id_at(ui, names[1], 1));
  ui_pop(ui);
  ui_panel(ui, word(W_DRILL_ROUND), stage);
  return drill_side(ui, stage, view, state, true);
}

Want drill_screen(UiContext *ui, const DrillView *view, DrillState *state) {
  Layout layout = chrome_begin(ui, state->keys);
  Want want = top_bar(ui, &layout, view);
  chrome_places(ui, &layout, PLACE_DRILL, &(Places){view->due + view->fresh, view->teaches}, &want);
  Want chosen = layout.kind == LAYOUT_ONE ? one_column(ui, layout.stage, view, state, &layout) : two_columns(ui, layout.stage, view, state, &layout);
  if (view->card && state->chosen != NONE && ui_key(ui, 'l', 0)) want.kind = WANT_LOOK_UP;
  if (ui_key(ui, KEY_ESCAPE, 0)) want.kind = WANT_BACK;
  int count;
  const Hint *shown = hints_now(ui, view, &count);
  chrome_end(ui, &layout, shown, count, &state->keys);
  return chosen.kind != WANT_NONE ? chosen : want;
}
