/* The calendar: six weeks, what happened and what is due, business days counted from what the question counts from. Before the answer is confirmed
 * nothing here tells which days are right. */
#include "screens/desk.h"

enum { WEEKS = 6 };

static Day first_shown(Day month) {
  DateParts parts = day_parts(month);
  parts.day = 1;
  Day first = day_from_parts(parts);
  return first - (day_weekday(first) + 1) % 7; /* weeks start on Sunday */
}

static Day month_of(Day day) {
  DateParts parts = day_parts(day);
  parts.day = 1;
  return day_from_parts(parts);
}

static Str month_name(Arena *arena, Day month) {
  static const Word names[] = {W_JANUARY, W_FEBRUARY, W_MARCH,     W_APRIL,   W_MAY,      W_JUNE,
                               W_JULY,    W_AUGUST,   W_SEPTEMBER, W_OCTOBER, W_NOVEMBER, W_DECEMBER};
  DateParts parts = day_parts(month);
  return str_format(arena, "%.*s %d", STR_ARG(word(names[parts.month - 1])), parts.year);
}

static bool can_pick(const CalendarView *calendar, Day day) { return calendar->asks && day >= calendar->earliest && day <= calendar->latest; }

static void pick(Desk *desk, Day day) {
  AnswerState *answer = &desk->state->answer;
  answer->day = day;
  ui_text_set(&answer->fields[0], day_text(desk->ui->arena, day));
  desk->state->month = month_of(day);
  desk->ui->again = true;
}

/* ---- One day ---- */

/* What is told of a day wraps as far as the cell has room. */
static int told_around(const UiContext *ui, UiType type) {
  int around = ui_em(ui, 22) - ui_line_height(ui, type);
  return around > 0 ? around : 0;
}

static int told_height(const UiContext *ui, UiType type, Str text, int cell_px) {
  return ui_paragraph_height(ui, type, text, cell_px - 2 * ui_px(ui, 5) - ui_em(ui, 14) - ui_px(ui, 5)) + told_around(ui, type);
}

static UiRect told_row(UiContext *ui, UiRect *cell, UiType type, Str text) {
  int line = ui_line_height(ui, type), least = ui_em(ui, 22), around = told_around(ui, type), height = told_height(ui, type, text, cell->w);
  if (height > cell->h) height = (cell->h - around) / line * line + around;
  UiRect row = ui_cut_top(cell, height > least ? height : least);
  ui_cut_top(cell, ui_px(ui, 3));
  return row;
}

static void told(UiContext *ui, UiRect row, UiIcon icon, UiType type, UiToken ink, Str text) {
  UiRect inside = ui_inset(row, ui_px(ui, 5), 0), mark = ui_cut_left(&inside, ui_em(ui, 14));
  int height = ui_paragraph_height(ui, type, text, inside.w - ui_px(ui, 5));
  mark.h = ui_em(ui, 22);
  ui_icon(ui, mark, icon, 14, ink);
  ui_cut_left(&inside, ui_px(ui, 5));
  ui_paragraph(ui, ui_middle(inside, height < inside.h ? height : inside.h), type, ink, text);
}

static UiType mark_type(const DayMarkView *mark) { return mark->kind == MARK_DEADLINE || mark->kind == MARK_WINDOW ? TYPE_LABEL : TYPE_CAPTION; }

static void mark_row(UiContext *ui, UiRect *cell, const DayMarkView *mark) {
  UiType type = mark_type(mark);
  UiRect row = told_row(ui, cell, type, mark->text);
  bool deadline = mark->kind == MARK_DEADLINE, window = mark->kind == MARK_WINDOW, arrived = mark->kind == MARK_ARRIVED;
  UiToken ink = deadline ? TOKEN_SHEET : window ? TOKEN_GOOD : arrived ? TOKEN_ACCENT_INK : TOKEN_INK_2;
  if (deadline) ui_fill_round(ui, row, TOKEN_BAD, 4, CORNERS_ALL);
  if (arrived) ui_fill_round(ui, row, TOKEN_ACCENT_TINT, 4, CORNERS_ALL);
  if (window) ui_border(ui, row, TOKEN_GOOD, 4, 1);
  if (arrived) ui_border(ui, row, TOKEN_ACCENT_LINE, 4, 1);
  told(ui, row, mark->icon, type, ink, mark->text);
}

static void day_number(UiContext *ui, UiRect row, const CalendarView *calendar, Day day, bool outside, bool weekend) {
  DateParts parts = day_parts(day);
  Str number = str_format(ui->arena, "%d", parts.day);
  if (parts.day == 1) number = day_short(ui->arena, day);
  if (day == calendar->today) {
    UiRect dot = ui_middle(ui_cut_left(&row, ui_em(ui, 22)), ui_em(ui, 22));
    ui_fill_round(ui, dot, TOKEN_INK, 11, CORNERS_ALL);
    ui_text(ui, dot, TYPE_LABEL, TOKEN_SHEET, str_format(ui->arena, "%d", parts.day), ALIGN_CENTER);
    ui_cut_left(&row, ui_px(ui, 6));
    if (ui_text_width(ui, TYPE_CAPTION, word(W_TODAY)) <= row.w) ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_3, word(W_TODAY), ALIGN_LEFT);
    return;
  }
  ui_text_cut(ui, &row, outside || weekend ? TYPE_BODY : TYPE_BODY_STRONG, outside || weekend ? TOKEN_INK_3 : TOKEN_INK, number, 4);
  if (!calendar->asks || day <= calendar->count_from || !day_is_business(day) || calendar->count_from == DAY_NONE) return;
  Str count = word_count(ui->arena, W_BUSINESS_DAY, day_count_business(calendar->count_from, day), STR(""));
  if (ui_text_width(ui, TYPE_CAPTION, count) <= row.w) ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_3, count, ALIGN_RIGHT);
}

static void holiday_row(UiContext *ui, UiRect *cell, Day day) {
  Str name = day_holiday_name(day);
  if (!name.length) return;
  told(ui, told_row(ui, cell, TYPE_CAPTION, name), ICON_BLOCK, TYPE_CAPTION, TOKEN_INK_3, name);
}

static void picked_row(UiContext *ui, UiRect *cell) {
  UiRect row = ui_cut_top(cell, ui_em(ui, 22));
  ui_cut_top(cell, ui_px(ui, 3));
  ui_fill_round(ui, row, TOKEN_ACCENT, 4, CORNERS_ALL);
  UiRect inside = ui_inset(row, ui_px(ui, 5), 0);
  ui_icon(ui, ui_cut_left(&inside, ui_em(ui, 14)), ICON_CHECK, 14, TOKEN_ON_ACCENT);
  ui_cut_left(&inside, ui_px(ui, 5));
  ui_text(ui, inside, TYPE_LABEL, TOKEN_ON_ACCENT, word(W_YOUR_PICK), ALIGN_LEFT);
}

static void day_cell(Desk *desk, UiRect cell, Day day, bool outside) {
  UiContext *ui = desk->ui;
  const CalendarView *calendar = &desk->view->calendar;
  bool weekend = day_weekday(day) >= 5, free = weekend || day_is_federal_holiday(day), picked = calendar->asks && desk->state->answer.day == day;
  bool pickable = can_pick(calendar, day);
  UiTouch touch = {0};
  if (pickable) {
    touch = ui_touch(ui, ui_id_at(ui, STR("day"), day), ROLE_DAY, day_text(ui->arena, day), cell, true, false);
    ui_node(ui)->selected = picked;
  }
  UiToken face = picked ? TOKEN_ACCENT_TINT : touch.hovered ? TOKEN_HOVER : free ? TOKEN_SUNKEN : TOKEN_SHEET;
  ui_fill(ui, cell, face);
  ui_line_right(ui, cell, TOKEN_LINE);
  ui_line_below(ui, cell, TOKEN_LINE);
  UiRect inside = ui_inset(cell, ui_px(ui, 6), ui_px(ui, 5)), top = ui_cut_top(&inside, ui_em(ui, 22));
  day_number(ui, ui_inset(top, ui_px(ui, 3), 0), calendar, day, outside, weekend);
  ui_cut_top(&inside, ui_px(ui, 3));
  if (picked && inside.h >= ui_em(ui, 22)) picked_row(ui, &inside);
  for (int i = 0; i < calendar->mark_count && inside.h >= ui_em(ui, 22); i++)
    if (calendar->marks[i].day == day) mark_row(ui, &inside, &calendar->marks[i]);
  if (inside.h >= ui_em(ui, 22)) holiday_row(ui, &inside, day);
  if (picked) ui_ring_inside(ui, cell, 0);
  if (touch.focused && !picked) ui_ring_inside(ui, cell, 0);
  if (touch.clicked) pick(desk, day);
}

/* ---- The month ---- */

static void weekdays(UiContext *ui, UiRect row, int weekend_px) {
  static const Word names[] = {W_SUN, W_MON, W_TUE, W_WED, W_THU, W_FRI, W_SAT};
  ui_fill(ui, row, TOKEN_SUNKEN);
  ui_line_below(ui, row, TOKEN_LINE);
  UiRect first = ui_cut_left(&row, weekend_px), last = ui_cut_right(&row, weekend_px);
  for (int i = 0; i < 7; i++) {
    UiRect cell = i == 0 ? first : i == 6 ? last : ui_column(row, i - 1, 5, 0);
    ui_text(ui, ui_inset(cell, ui_px(ui, 9), 0), TYPE_LABEL, TOKEN_INK_3, word(names[i]), ALIGN_LEFT);
  }
}

/* The height that a day needs for all that is told of it. */
static int day_need(Desk *desk, Day day, int cell_px) {
  UiContext *ui = desk->ui;
  const CalendarView *calendar = &desk->view->calendar;
  int inside = cell_px - 2 * ui_px(ui, 6), gap = ui_px(ui, 3), need = ui_em(ui, 22) + 2 * ui_px(ui, 5) + gap;
  Str holiday = day_holiday_name(day);
  if (calendar->asks && desk->state->answer.day == day) need += ui_em(ui, 22) + gap;
  for (int i = 0; i < calendar->mark_count; i++)
    if (calendar->marks[i].day == day) need += told_height(ui, mark_type(&calendar->marks[i]), calendar->marks[i].text, inside) + gap;
  return holiday.length ? need + told_height(ui, TYPE_CAPTION, holiday, inside) + gap : need;
}

/* A week that needs more than its share gets it, and the others share the rest; all are equal where the sheet is too low for that. */
static void week_heights(Desk *desk, UiRect grid, int weekend_px, int *heights) {
  Day day = first_shown(desk->state->month);
  int needs[WEEKS] = {0}, workday = (grid.w - 2 * weekend_px) / 5, room = grid.h, sharing = WEEKS;
  for (int week = 0; week < WEEKS; week++)
    for (int i = 0; i < 7; i++, day++) {
      int need = day_need(desk, day, i == 0 || i == 6 ? weekend_px : workday);
      if (need > needs[week]) needs[week] = need;
    }
  bool high[WEEKS] = {0};
  for (int week = 0; week < WEEKS && sharing; week++) {
    if (high[week] || needs[week] <= room / sharing) continue;
    high[week] = true;
    room -= needs[week];
    sharing--;
    week = -1; /* the share has shrunk: the others are asked again */
  }
  bool fits = room >= 0 && sharing;
  for (int week = 0, place = 0; week < WEEKS; week++) {
    int parts = fits ? sharing : WEEKS, whole = fits ? room : grid.h;
    heights[week] = fits && high[week] ? needs[week] : (place + 1) * whole / parts - place * whole / parts;
    place += !fits || !high[week];
  }
}

static void weeks(Desk *desk, UiRect grid, int weekend_px) {
  Day month = desk->state->month, day = first_shown(month);
  int shown = day_parts(month).month, heights[WEEKS];
  week_heights(desk, grid, weekend_px, heights);
  for (int week = 0; week < WEEKS; week++) {
    UiRect row = ui_cut_top(&grid, heights[week]), middle = row;
    UiRect sunday = ui_cut_left(&middle, weekend_px), saturday = ui_cut_right(&middle, weekend_px);
    for (int i = 0; i < 7; i++, day++) {
      UiRect cell = i == 0 ? sunday : i == 6 ? saturday : ui_column(middle, i - 1, 5, 0);
      day_cell(desk, cell, day, day_parts(day).month != shown);
    }
  }
}

static Day held_day(const CalendarView *calendar, Day day) {
  return day < calendar->earliest ? calendar->earliest : day > calendar->latest ? calendar->latest : day;
}

/* Arrow keys move the picked day by days and weeks while the ring stands on a day. */
static void keys(Desk *desk) {
  UiContext *ui = desk->ui;
  const CalendarView *calendar = &desk->view->calendar;
  AnswerState *answer = &desk->state->answer;
  if (ui_key(ui, KEY_PAGE_UP, 0)) desk->state->month = day_add_months(desk->state->month, -1);
  if (ui_key(ui, KEY_PAGE_DOWN, 0)) desk->state->month = day_add_months(desk->state->month, 1);
  if (ui_key(ui, 't', 0)) desk->state->month = month_of(calendar->today);
  if (!calendar->asks) return;
  Day before = calendar->earliest <= calendar->today ? calendar->today : calendar->earliest - 1; /* where nothing is picked yet */
  Day from = answer->day == DAY_NONE ? before : answer->day, to = DAY_NONE;
  bool on_day = !ui->text_focused;
  if (ui_key(ui, 'b', 0)) to = day_add_business(from, 1);
  if (on_day && ui_key_always(ui, KEY_RIGHT, 0)) to = from + 1;
  if (on_day && ui_key_always(ui, KEY_LEFT, 0)) to = from - 1;
  if (on_day && ui_key_always(ui, KEY_DOWN, 0)) to = from + 7;
  if (on_day && ui_key_always(ui, KEY_UP, 0)) to = from - 7;
  if (to == DAY_NONE) return;
  pick(desk, held_day(calendar, to));
  ui_focus(ui, ui_id_at(ui, STR("day"), answer->day));
}

static void head_tools(Desk *desk, UiRect *head) {
  UiContext *ui = desk->ui;
  UiButton back = {.size = SIZE_SMALL, .icon = ICON_CHEVRON_LEFT, .icon_only = true},
           on = {.size = SIZE_SMALL, .icon = ICON_CHEVRON_RIGHT, .icon_only = true};
  UiButton today = {.size = SIZE_SMALL, .cap = STR("T")};
  Day *month = &desk->state->month;
  bool moved = false;
  if (ui_button_cut(ui, head, word(W_MONTH_BACK), &back, 4)) *month = day_add_months(*month, -1), moved = true;
  if (ui_button_cut(ui, head, word(W_MONTH_ON), &on, 4)) *month = day_add_months(*month, 1), moved = true;
  if (ui_button_cut(ui, head, word(W_TODAY), &today, 12)) *month = month_of(desk->view->calendar.today), moved = true;
  if (moved) ui->again = true;
  static const struct {
    Word text;
    UiToken token;
  } legend[] = {{W_DEADLINE, TOKEN_BAD}, {W_ARRIVED, TOKEN_ACCENT_INK}};
  for (int i = 0; i < 2; i++) {
    if (ui_text_width(ui, TYPE_CAPTION, word(legend[i].text)) + ui_em(ui, 30) > head->w) break;
    ui_text_cut_right(ui, head, TYPE_CAPTION, TOKEN_INK_2, word(legend[i].text), 6);
    ui_fill_round(ui, ui_centered(ui_cut_right(head, ui_px(ui, 12)), ui_px(ui, 12), ui_px(ui, 12)), legend[i].token, 3, CORNERS_ALL);
    ui_cut_right(head, ui_px(ui, 14));
  }
}

void desk_calendar(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  if (desk->state->month == DAY_NONE) desk->state->month = month_of(desk->view->calendar.today);
  keys(desk);
  UiRect head, inside = desk_sheet(desk, sheet, month_name(ui->arena, desk->state->month), &head);
  head_tools(desk, &head);
  int weekend = inside.w > ui_em(ui, 560) ? ui_em(ui, 66) : inside.w / 7;
  weekdays(ui, ui_cut_top(&inside, ui_em(ui, 28)), weekend);
  UiScroll scroll = desk_tall_begin(desk, &inside, ui_em(ui, WEEKS * 50));
  weeks(desk, inside, weekend);
  ui_scroll_end(ui, &scroll, inside.h);
  ui_border(ui, sheet, TOKEN_LINE, 8, 1);
}
