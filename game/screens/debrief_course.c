/* The course of an attempt: what best play still came to after every decision, as two lines of steps, and the days with what was done and what came. */
#include "screens/debrief_course.h"

/* ---- Lines of steps ---- */

typedef struct Steps {
  const DebriefView *view;
  bool money;
  int64_t most;
} Steps;

/** What best play came to after so many decisions. */
static int64_t value_at(const Steps *steps, int place) {
  const DebriefView *view = steps->view;
  if (!place) return steps->money ? view->best_start_cents : view->best_start_points;
  const DecisionView *decision = &view->decisions[place - 1];
  return steps->money ? decision->best_cents_after : decision->best_after;
}

static Str value_text(UiContext *ui, const Steps *steps, int place) {
  if (steps->money) return money_shown(ui->arena, value_at(steps, place));
  return place ? steps->view->decisions[place - 1].best_after_text : steps->view->best_start_text;
}

static int height_of(const Steps *steps, UiRect plot, int place) {
  int64_t value = value_at(steps, place);
  return value > 0 && steps->most > 0 ? (int)(value * plot.h / steps->most) : 0;
}

/** The number stands on the step where there was a change; under it where the step is too low for the number to pass beneath the line before. */
static void number(UiContext *ui, const Steps *steps, UiRect plot, UiRect column, int place) {
  Str text = value_text(ui, steps, place);
  int width = ui_text_width(ui, TYPE_CAPTION, text), line = ui_em(ui, 16),
      top = plot.y + plot.h - height_of(steps, plot, place) - line - ui_px(ui, 3);
  bool first = place == 0, dropped = place > 0 && value_at(steps, place) < value_at(steps, place - 1);
  if (!first && !dropped) return;
  int height = height_of(steps, plot, place);
  bool crosses = dropped && height_of(steps, plot, place - 1) - height < line + ui_px(ui, 6);
  if (crosses) top = plot.y + plot.h - height + ui_px(ui, 1);
  if (crosses && height < line) return;
  int pad = ui_px(ui, 4), x = column.x + pad + width > plot.x + plot.w ? plot.x + plot.w - width : column.x + pad;
  ui_text(ui, (UiRect){x, top, width, line}, TYPE_CAPTION, TOKEN_INK_2, text, ALIGN_LEFT);
}

static void draw_steps(UiContext *ui, const Steps *steps, UiRect plot, int selected) {
  int count = steps->view->decision_count + 1, thick = ui_px(ui, 2), last = 0;
  UiRect chosen = ui_column(plot, selected + 1, count, 0);
  ui_fill(ui, chosen, TOKEN_ACCENT_TINT);
  for (int i = 0; i < count; i++) {
    UiRect column = ui_column(plot, i, count, 0);
    int y = plot.y + plot.h - height_of(steps, plot, i) - thick;
    if (i && y > last) ui_fill(ui, (UiRect){column.x, last, thick, y - last + thick}, TOKEN_BAD);
    ui_fill(ui, (UiRect){column.x, y, column.w, thick}, TOKEN_ACCENT_INK);
    last = y;
  }
  ui_border(ui, chosen, TOKEN_ACCENT_INK, 0, 1);
  for (int i = 0; i < count; i++) number(ui, steps, plot, ui_column(plot, i, count, 0), i);
}

static Str position_of(UiContext *ui, const DebriefView *view, const DebriefState *state) {
  Str number = str_format(ui->arena, "%d", state->place + 1), all = str_format(ui->arena, "%d", view->decision_count);
  return word_with(ui->arena, W_POSITION, number, all);
}

/** Arrow keys and the pointer choose a decision. @return whether it is to be opened. */
static bool choose(UiContext *ui, UiRect plot, Str name, const DebriefView *view, DebriefState *state) {
  UiTouch touch = ui_touch(ui, ui_id(ui, name), ROLE_GROUP, name, plot, true, true);
  int was = state->place, count = view->decision_count;
  ui_node(ui)->value = word_with(ui->arena, W_WHO_WHAT, position_of(ui, view, state), view->decisions[state->place].worth);
  if (touch.focused) ui_ring_inside(ui, plot, 6);
  if (touch.focused && ui_key_always(ui, KEY_LEFT, 0) && state->place > 0) state->place--;
  if (touch.focused && ui_key_always(ui, KEY_RIGHT, 0) && state->place + 1 < count) state->place++;
  if (touch.clicked && ui->frame.event.kind == EVENT_RELEASE && plot.w > 0) {
    int place = (ui->frame.event.x - plot.x) * (count + 1) / plot.w - 1;
    state->place = place < 0 ? 0 : place >= count ? count - 1 : place;
  }
  if (state->place != was) ui->again = true;
  return touch.clicked && ui->frame.event.kind == EVENT_KEY;
}

/** The first of both has the ring when the part is shown. */
static int lines(UiContext *ui, UiRect room, const DebriefView *view, DebriefState *state, bool *open) {
  UiRect rest = room;
  const DecisionView *now = &view->decisions[state->place];
  for (int m = 0; m < 2; m++) {
    Steps steps = {view, m == 1, m ? view->best_start_cents : view->best_start_points};
    if (steps.most <= 0) continue;
    Str name = word(m ? W_VALUE_MONEY : W_VALUE_POINTS);
    ui_text(ui, ui_cut_top(&rest, ui_em(ui, 20)), TYPE_LABEL, TOKEN_INK_2, name, ALIGN_LEFT);
    UiRect plot = ui_cut_top(&rest, ui_em(ui, 96)), box = plot;
    ui_fill_round(ui, box, TOKEN_SUNKEN, 6, CORNERS_ALL);
    ui_cut_top(&plot, ui_em(ui, 20)); /* for the number on the highest step */
    draw_steps(ui, &steps, plot, state->place);
    if (!m) ui_focus_fallback(ui, ui_id(ui, name));
    *open = choose(ui, box, name, view, state) || *open;
    ui_cut_top(&rest, ui_px(ui, 6));
  }
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY_STRONG, TOKEN_INK, word_with(ui->arena, W_WHO_WHAT, position_of(ui, view, state), now->title)));
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY, TOKEN_INK_2, now->worth) + ui_px(ui, 10));
  return rest.y - room.y;
}

/* ---- The axis of days ---- */

enum { STACK_MOST = 5 };

static void mark_sign(UiContext *ui, UiRect place, const MarkView *mark) {
  UiRect box = ui_centered(place, ui_em(ui, 10), ui_em(ui, 10));
  switch (mark->kind) {
  case MARKED_DECISION: {
    DecisionLook look = debrief_look(mark->look);
    ui_icon(ui, place, look.icon, 16, look.ink);
    break;
  }
  case MARKED_EVENT: ui_fill(ui, box, TOKEN_INK); break;
  case MARKED_ARRIVAL: ui_border(ui, box, TOKEN_INK_2, 0, 2); break;
  case MARKED_DEADLINE: ui_diamond(ui, ui_inset(box, -ui_px(ui, 1), -ui_px(ui, 1)), TOKEN_WARN); break;
  case MARKED_PROMISE: ui_border(ui, box, TOKEN_ACCENT_INK, 6, 2); break;
  case MARKED_END: ui_icon(ui, place, ICON_FLAG, 16, TOKEN_INK); break;
  }
}

/** As far as the attempt went; what lies beyond stands in the list. */
static Day last_day(const DebriefView *view) {
  Day last = view->days_first + 1;
  for (int i = 0; i < view->mark_count; i++)
    if (view->marks[i].day > last && view->marks[i].day <= view->days_last) last = view->marks[i].day;
  return last;
}

static int axis(UiContext *ui, UiRect room, const DebriefView *view) {
  int size = ui_em(ui, 18), stack = 0, height = STACK_MOST * size + ui_em(ui, 22);
  Day first = view->days_first, last = last_day(view), before = first - 1;
  UiRect rest = room, plot = ui_cut_top(&rest, STACK_MOST * size), under = ui_cut_top(&rest, ui_em(ui, 20));
  ui_line_below(ui, plot, TOKEN_LINE_STRONG);
  for (int i = 0; i < view->mark_count; i++) {
    const MarkView *mark = &view->marks[i];
    if (mark->day > last) break;
    stack = mark->day == before ? stack + 1 : 0;
    before = mark->day;
    int x = plot.x + (int)((int64_t)(mark->day - first) * (plot.w - size) / (last - first));
    if (stack < STACK_MOST) mark_sign(ui, (UiRect){x, plot.y + plot.h - (stack + 1) * size, size, size}, mark);
  }
  ui_text(ui, under, TYPE_CAPTION, TOKEN_INK_3, day_text(ui->arena, last), ALIGN_RIGHT);
  ui_text(ui, under, TYPE_CAPTION, TOKEN_INK_3, day_text(ui->arena, first), ALIGN_LEFT);
  return height + ui_px(ui, 6);
}

enum { COL_DAY, COL_SIGN, COL_WHAT, COL_GRADE, COLS };

static Str grade_of_mark(const MarkView *mark) { return mark->kind == MARKED_DECISION ? debrief_look(mark->look).name : STR(""); }

static bool days(UiContext *ui, UiRect *rows, const DebriefView *view, DebriefState *state) {
  const UiColumn columns[COLS] = {
      [COL_DAY] = {word(W_DAY_HEAD), 64, 0, 0, false},
      [COL_SIGN] = {STR(""), 18, 0, 0, false},
      [COL_WHAT] = {word(W_WHAT_CAME), 160, 1, 0, false},
      [COL_GRADE] = {word(W_GRADE_HEAD), 112, 0, 1, false},
  };
  UiTable table = ui_table_begin(ui, rows, word(W_TIMELINE), columns, COLS, view->mark_count, &state->mark);
  if (!view->decision_count) ui_focus_fallback(ui, table.id);
  for (int i = 0; i < view->mark_count; i++) {
    const MarkView *mark = &view->marks[i];
    int pad = ui_px(ui, 6), height = ui_paragraph_height(ui, TYPE_BODY, mark->text, table.w[COL_WHAT] - ui_px(ui, 20)) + 2 * pad;
    if (!ui_table_row(&table, rows, mark->text, height)) continue;
    ui_table_text(&table, COL_DAY, TYPE_BODY, TOKEN_INK_2, mark->when);
    UiRect sign = ui_table_cell(&table, COL_SIGN), what = ui_table_cell(&table, COL_WHAT);
    mark_sign(ui, ui_middle(sign, ui_em(ui, 18)), mark);
    ui_cut_top(&what, pad);
    ui_paragraph(ui, what, TYPE_BODY, TOKEN_INK, mark->text);
    ui_table_text(&table, COL_GRADE, TYPE_BODY, mark->kind == MARKED_DECISION ? debrief_look(mark->look).ink : TOKEN_INK, grade_of_mark(mark));
  }
  if (table.activated && view->mark_count && view->marks[state->mark].decision != NONE) {
    state->place = view->marks[state->mark].decision;
    return true;
  }
  return false;
}

bool debrief_course(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state) {
  bool open = false;
  ui_sheet(ui, sheet);
  UiScroll scroll = ui_scroll_begin(ui, ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), word(W_COURSE));
  UiRect rows = scroll.content, rest = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 12));
  if (state->place >= view->decision_count) state->place = 0;
  if (view->decision_count) ui_cut_top(&rest, lines(ui, rest, view, state, &open));
  ui_text(ui, ui_cut_top(&rest, ui_em(ui, 20)), TYPE_LABEL, TOKEN_INK_2, word(W_TIMELINE), ALIGN_LEFT);
  ui_cut_top(&rest, axis(ui, rest, view));
  ui_cut_top(&rows, rest.y - rows.y);
  open = days(ui, &rows, view, state) || open;
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y + ui_px(ui, 6));
  return open;
}
