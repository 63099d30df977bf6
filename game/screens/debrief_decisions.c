/* Every decision of a debrief: what was done, what would have been better, what it cost, and from where to try again. */
#include "screens/debrief_course.h"
#include "screens/debrief_parts.h"

DecisionLook debrief_look(const DecisionView *decision) {
  Str grade = decision->grade;
  if (decision->hindsight) return (DecisionLook){ICON_HOURGLASS_BOTTOM, TOKEN_INK_2, grade.length ? grade : word(W_HINDSIGHT)};
  if (decision->verdict == VERDICT_RIGHT) return (DecisionLook){ICON_CHECK_CIRCLE, TOKEN_GOOD, grade.length ? grade : word(W_BEST)};
  if (decision->verdict == VERDICT_PARTLY) return (DecisionLook){ICON_ERROR_OUTLINE, TOKEN_WARN, grade.length ? grade : word(W_PARTLY)};
  return (DecisionLook){ICON_CANCEL, TOKEN_BAD, grade.length ? grade : word(W_MISSED)};
}

static bool to_improve(const DecisionView *decision) { return decision->verdict != VERDICT_RIGHT && !decision->hindsight; }

enum { COL_MARK, COL_DECISION, COL_DID, COL_BEST, COL_POINTS, COL_RETRY, COLS };

/** What a row is drawn by. */
typedef struct Row {
  const DecisionView *decision;
  Str position; /* "Decision 3 of 12", of the row that is selected; else empty */
  bool chosen, last;
  bool known; /* what was known then is shown */
  bool retries, disputes;
} Row;

/* Where there is no room for the column of the best choice, it stands above the reason. */
static Str best_below(UiContext *ui, const DecisionView *decision, const UiTable *table) {
  bool same = decision->verdict == VERDICT_RIGHT;
  return table->w[COL_BEST] || same ? STR("") : word_with(ui->arena, W_BEST_WAS, decision->best, STR(""));
}

/* Height of what stands above the reason: the reason runs under all three columns at the right. */
static int text_bottom(UiContext *ui, const DecisionView *decision, const UiTable *table) {
  int gap = ui_px(ui, 20), did = ui_paragraph_height(ui, TYPE_BODY, decision->did, table->w[COL_DID] - gap);
  int best = table->w[COL_BEST] ? ui_paragraph_height(ui, TYPE_BODY_MEDIUM, decision->best, table->w[COL_BEST] - gap) : 0;
  int cost = ui_em(ui, 20) + ui_paragraph_height(ui, TYPE_CAPTION, decision->cost, table->w[COL_POINTS] - gap);
  int most = did > best ? did : best;
  return cost > most ? cost : most;
}

static int under_width(UiContext *ui, const UiTable *table) {
  int width = -ui_px(ui, 20);
  for (int i = COL_DID; i <= COL_POINTS; i++) width += table->w[i];
  return width;
}

static UiButton retry_button(const Row *row) {
  return (UiButton){.kind = row->chosen ? BUTTON_PRIMARY : BUTTON_SECONDARY, .size = SIZE_SMALL, .icon = ICON_REPLAY};
}

/** What the row that is selected says more: how things stood then. @return the height. */
static int details(UiContext *ui, UiRect room, const Row *row, bool draws) {
  const DecisionView *decision = row->decision;
  Str texts[] = {decision->late, decision->best_why, decision->citation, word_with(ui->arena, W_WHO_WHAT, row->position, decision->worth)};
  UiRect rest = room;
  for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++) {
    if (!texts[i].length) continue;
    UiType type = i == 3 ? TYPE_CHIP : TYPE_CAPTION;
    ui_cut_top(&rest, ui_px(ui, 4));
    ui_cut_top(&rest, draws ? ui_paragraph(ui, rest, type, TOKEN_INK_2, texts[i]) : ui_paragraph_height(ui, type, texts[i], rest.w));
  }
  return rest.y - room.y;
}

/** What the buttons of a row asked for. */
typedef struct Asked {
  bool retry, dispute;
} Asked;

/** The buttons of the row that is selected, as far as they have no column; they go on in the next line. Draws where `asked` is given. @return the height. */
static int buttons(UiContext *ui, UiRect room, const Row *row, const UiTable *table, DebriefState *state, Asked *asked) {
  const struct {
    bool on;
    Word label;
    UiButton button;
  } all[] = {
      {row->retries && !table->w[COL_RETRY], W_RETRY_FROM_HERE, retry_button(row)},
      {row->decision->known.length > 0,
       W_KNOWN_SHOW,
       {.kind = BUTTON_LINK, .size = SIZE_SMALL, .icon = ICON_EXPAND_MORE, .cap = STR("K"), .key = 'k'}},
      {row->disputes, W_DISPUTE, {.kind = BUTTON_LINK, .size = SIZE_SMALL, .icon = ICON_FLAG, .cap = STR("D"), .key = 'd'}},
  };
  enum { ALL = sizeof all / sizeof *all, RETRY = 0, KNOWN, DISPUTE };
  int height = ui_em(ui, 28) + ui_px(ui, 8), lines = 0;
  UiRect line = {0, 0, 0, 0};
  for (int i = 0; row->chosen && i < ALL; i++) {
    if (!all[i].on) continue;
    int width = ui_button_width(ui, word(all[i].label), &all[i].button);
    if (!lines || width > line.w) line = (UiRect){room.x, room.y + lines++ * height + ui_px(ui, 6), room.w, ui_em(ui, 28)};
    if (!asked) {
      ui_cut_left(&line, width + ui_px(ui, 8));
      continue;
    }
    bool used = ui_button_cut(ui, &line, word(all[i].label), &all[i].button, 8);
    if (i == RETRY) asked->retry = used;
    if (i == DISPUTE) asked->dispute = used;
    if (i != KNOWN) continue;
    ui_node(ui)->value = state->known ? row->decision->known : STR("");
    if (used) state->known = !state->known, ui->again = true;
  }
  return lines * height;
}

static int known_height(UiContext *ui, const Row *row, int width) {
  return row->known ? ui_paragraph_height(ui, TYPE_CAPTION, row->decision->known, width) + ui_px(ui, 4) : 0;
}

static int row_height(UiContext *ui, const Row *row, const UiTable *table) {
  const DecisionView *decision = row->decision;
  UiRect under = {0, 0, under_width(ui, table), 100000};
  int why = decision->why.length ? ui_paragraph_height(ui, TYPE_CAPTION, decision->why, under.w) + ui_px(ui, 4) : 0;
  Str best = best_below(ui, decision, table);
  if (best.length) why += ui_paragraph_height(ui, TYPE_BODY_MEDIUM, best, under.w) + ui_px(ui, 4);
  why += ranking_draw(ui, under, &decision->ranking, false);
  if (decision->disputed.length) why += ui_paragraph_height(ui, TYPE_BODY, decision->disputed, under.w) + ui_px(ui, 4);
  if (row->chosen) why += details(ui, under, row, false) + buttons(ui, under, row, table, NULL, NULL) + known_height(ui, row, under.w);
  int left = ui_paragraph_height(ui, TYPE_BODY_STRONG, decision->title, table->w[COL_DECISION] - ui_px(ui, 20)) + ui_em(ui, 16);
  int right = text_bottom(ui, decision, table) + why;
  return (left > right ? left : right) + 2 * ui_px(ui, 12);
}

/** The mark, and the line of time that leads from it to the next. */
static void mark(UiContext *ui, const UiTable *table, const Row *row, DecisionLook look) {
  int pad = ui_px(ui, 12), size = ui_em(ui, 20);
  UiRect cell = ui_table_cell(table, COL_MARK), sign = {cell.x, cell.y + pad, cell.w, size};
  int top = sign.y + size + ui_px(ui, 4), bottom = cell.y + cell.h;
  if (!row->last && bottom > top) ui_fill(ui, (UiRect){cell.x + (cell.w - ui_px(ui, 2)) / 2, top, ui_px(ui, 2), bottom - top}, TOKEN_LINE);
  ui_icon(ui, sign, look.icon, 18, look.ink);
}

static void answers(UiContext *ui, const UiTable *table, const DecisionView *decision) {
  UiRect did = ui_table_cell(table, COL_DID), best = ui_table_cell(table, COL_BEST), points = ui_table_cell(table, COL_POINTS);
  int pad = ui_px(ui, 12);
  ui_cut_top(&did, pad);
  ui_cut_top(&best, pad);
  ui_cut_top(&points, pad);
  ui_paragraph(ui, did, TYPE_BODY, TOKEN_INK, decision->did);
  bool same = decision->verdict == VERDICT_RIGHT;
  if (best.w > 0) ui_paragraph(ui, best, same ? TYPE_BODY : TYPE_BODY_MEDIUM, same ? TOKEN_INK_3 : TOKEN_INK, decision->best);
  ui_text(ui, ui_cut_top(&points, ui_em(ui, 20)), TYPE_BODY_STRONG, TOKEN_INK, decision->points, ALIGN_RIGHT);
  if (ui_text_width(ui, TYPE_CAPTION, decision->cost) <= points.w)
    ui_text(ui, ui_cut_top(&points, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_BAD, decision->cost, ALIGN_RIGHT);
  else
    ui_paragraph(ui, points, TYPE_CAPTION, TOKEN_BAD, decision->cost);
}

static Asked decision_row(UiContext *ui, UiTable *table, const Row *row, DebriefState *state) {
  const DecisionView *decision = row->decision;
  DecisionLook look = debrief_look(decision);
  Asked asked = {false, false};
  bool beside = false;
  int pad = ui_px(ui, 12);
  UiRect name = ui_table_cell(table, COL_DECISION), did = ui_table_cell(table, COL_DID), again = ui_table_cell(table, COL_RETRY);
  mark(ui, table, row, look);
  ui_cut_top(&name, pad);
  ui_cut_top(&name, ui_paragraph(ui, name, TYPE_BODY_STRONG, TOKEN_INK, decision->title));
  UiSpan when[] = {{decision->when, TYPE_CAPTION, TOKEN_INK_3}, {str_format(ui->arena, " %.*s", STR_ARG(look.name)), TYPE_CHIP, look.ink}};
  ui_rich(ui, name, when, 2, true);
  answers(ui, table, decision);
  UiRect under = {did.x, did.y + pad + text_bottom(ui, decision, table) + ui_px(ui, 4), under_width(ui, table), 100000};
  Str below = best_below(ui, decision, table);
  if (below.length) ui_cut_top(&under, ui_paragraph(ui, under, TYPE_BODY_MEDIUM, TOKEN_INK, below) + ui_px(ui, 4));
  ui_cut_top(&under, ui_paragraph(ui, under, TYPE_CAPTION, TOKEN_INK_2, decision->why));
  ui_cut_top(&under, ranking_draw(ui, under, &decision->ranking, true));
  if (decision->disputed.length) {
    ui_cut_top(&under, ui_px(ui, 4));
    ui_cut_top(&under, ui_paragraph(ui, under, TYPE_BODY, TOKEN_INK, decision->disputed));
  }
  if (again.w > 0 && row->retries && (row->chosen || to_improve(decision))) {
    UiButton button = retry_button(row);
    UiRect line = {again.x, again.y + pad - ui_px(ui, 4), again.w, ui_em(ui, 28)};
    beside = ui_button_cut_right(ui, &line, word(W_RETRY_FROM_HERE), &button, 0);
    ui_node(ui)->value = decision->title;
  }
  if (row->chosen) {
    ui_cut_top(&under, details(ui, under, row, true));
    ui_cut_top(&under, buttons(ui, under, row, table, state, &asked));
    ui_cut_top(&under, ui_px(ui, 4));
    if (row->known) ui_paragraph(ui, under, TYPE_CAPTION, TOKEN_INK_3, decision->known);
  }
  asked.retry = asked.retry || beside;
  return asked;
}

/* In one column the transcript is a tab. */
static void filters(UiContext *ui, UiRect head, const DebriefView *view, DebriefState *state, bool one) {
  int improve = 0;
  for (int i = 0; i < view->decision_count; i++) improve += to_improve(&view->decisions[i]);
  ui_cut_left(&head, ui_px(ui, 16));
  ui_cut_right(&head, ui_px(ui, 12));
  ui_text_cut(ui, &head, TYPE_H2, TOKEN_INK, word(W_DECISIONS), 12);
  Str all = str_format(ui->arena, "%.*s %d", STR_ARG(word(W_ALL)), view->decision_count);
  Str some = str_format(ui->arena, "%.*s %d", STR_ARG(word(W_TO_IMPROVE)), improve);
  if (ui_pill_cut(ui, &head, all, !state->improve_only, 8)) state->improve_only = false, state->selected = 0;
  if (improve && ui_pill_cut(ui, &head, some, state->improve_only, 8)) state->improve_only = true, state->selected = 0;
  UiButton whole = {.size = SIZE_SMALL, .icon = ICON_ARTICLE, .cap = STR("T")}; /* its key works everywhere */
  if (one || ui_button_width(ui, word(W_FULL_TRANSCRIPT), &whole) > head.w) return;
  if (ui_button_cut_right(ui, &head, word(W_FULL_TRANSCRIPT), &whole, 0)) state->part = DEBRIEF_TRANSCRIPT, ui->again = true;
}

static int decisions_shown(UiContext *ui, const DebriefView *view, DebriefState *state, int **shown) {
  int count = 0;
  *shown = arena_make_many(ui->arena, int, view->decision_count + 1);
  for (int i = 0; i < view->decision_count; i++)
    if (!state->improve_only || to_improve(&view->decisions[i])) (*shown)[count++] = i;
  if (state->selected >= count) state->selected = count ? count - 1 : 0;
  return count;
}

static Want decision_rows(UiContext *ui, UiTable *table, UiRect *rows, const DebriefView *view, DebriefState *state, const int *shown, int count) {
  Want want = {.kind = WANT_NONE};
  for (int i = 0; i < count; i++) {
    const DecisionView *decision = &view->decisions[shown[i]];
    bool chosen = i == state->selected;
    Str number = str_format(ui->arena, "%d", shown[i] + 1), all = str_format(ui->arena, "%d", view->decision_count);
    Row row = {.decision = decision,
               .position = chosen ? word_with(ui->arena, W_POSITION, number, all) : STR(""),
               .chosen = chosen,
               .last = i + 1 == count,
               .known = chosen && state->known && decision->known.length,
               .retries = view->retries,
               .disputes = view->disputes && !decision->passed && !decision->disputed.length};
    if (!ui_table_row(table, rows, decision->title, row_height(ui, &row, table))) continue;
    ui_push_at(ui, STR("decision"), i);
    Asked asked = decision_row(ui, table, &row, state);
    ui_pop(ui);
    if (asked.dispute) want = (Want){.kind = WANT_DISPUTE, .place = shown[i]};
    if (asked.retry || (chosen && row.retries && table->activated)) want = (Want){.kind = WANT_RETRY, .place = decision->entry};
  }
  return want;
}

/* In low windows the filters and the names of the columns scroll away with the rows. */
Want debrief_decisions(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state, const Layout *layout) {
  bool one = layout->kind == LAYOUT_ONE, low = one && layout->low;
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1));
  UiButton retry = {.size = SIZE_SMALL, .icon = ICON_REPLAY};
  const UiColumn columns[COLS] = {
      [COL_MARK] = {STR(""), 18, 0, 0, false},
      [COL_DECISION] = {word(W_DECISION), 120, 2, 0, false},
      [COL_DID] = {word(W_YOU_DID), 130, 3, 0, false},
      [COL_BEST] = {word(W_BEST_CHOICE), 130, 3, 2, false},
      [COL_POINTS] = {word(W_POINTS_HEAD), 84, 0, 0, true},
      [COL_RETRY] = {STR(""), ui_table_width_for(ui, ui_button_width(ui, word(W_RETRY_FROM_HERE), &retry)), 0, !view->retries ? UI_COLUMN_HIDDEN : 1,
                     true},
  };
  int *shown, count;
  UiScroll scroll;
  UiRect rows = inside;
  if (low) {
    scroll = ui_scroll_begin(ui, inside, word(W_DECISIONS));
    rows = scroll.content;
  }
  UiRect head = ui_cut_top(&rows, ui_em(ui, low ? 40 : 48));
  filters(ui, head, view, state, one);
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
