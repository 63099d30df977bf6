/* The open item: one way to enter an answer for each kind, and the action that confirms it. Nothing here knows which answer is right. */
#include <string.h>

#include "screens/desk.h"

void answer_follow(Desk *desk) {
  AnswerState *answer = &desk->state->answer;
  const TaskView *task = &desk->view->task;
  int item = task->ask ? task->ask->item : NONE;
  if (str_equal(answer->step, task->step_id) && answer->visit == task->visit && answer->item == item) return;
  memset(answer, 0, sizeof *answer);
  size_t length = task->step_id.length < sizeof answer->step_room ? task->step_id.length : sizeof answer->step_room;
  if (length) memcpy(answer->step_room, task->step_id.at, length);
  answer->step = (Str){answer->step_room, length};
  answer->visit = task->visit;
  answer->item = item;
  answer->option = NONE;
  answer->day = DAY_NONE;
  for (int i = 0; i < SCENARIO_MOST_ENTRIES; i++) answer->order[i] = (int8_t)i;
  desk->ui->focus = UI_NO_ID; /* after an answer the ring goes to the next question */
  desk->ui->again = true;
  if (!task->ask || task->ask->kind != ITEM_LETTER || desk->app_forced) return;
  bool task_tab = desk->state->task_tab; /* what is written is shown as it grows */
  desk_show(desk, APP_LETTERS, PAGE_DRAFT);
  desk->state->task_tab = task_tab;
}

bool ask_in_centre(const Desk *desk) {
  const AskView *ask = desk->view->task.ask;
  bool choices = ask && (ask->kind == ITEM_CHOICES || ask->kind == ITEM_INTERPRET);
  return choices && desk->view->phone.live && desk->state->app == APP_PHONE;
}

bool confirm_button(Desk *desk, UiRect *room, Str label, bool ready) {
  UiContext *ui = desk->ui;
  UiButton button = {.kind = BUTTON_PRIMARY, .cap = STR("Enter"), .key = KEY_ENTER, .disabled = !ready, .fallback = true};
  int width = ui_button_width(ui, label, &button), height = ui_em(ui, 32);
  UiRect place = ui_cut_top(room, height);
  if (width < place.w && desk->layout.kind >= LAYOUT_DRAWN) place.w = width;
  return ui_button(ui, place, label, &button);
}

/* What is asked now: the open item, or a later part of the same interpretation. */
static const AskView *asked(const Desk *desk) {
  const AskView *ask = desk->view->task.ask;
  int part = desk->state->answer.part;
  return part > 0 && part <= ask->more_count ? &ask->more[part - 1] : ask;
}

static int head(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const AskView *ask = asked(desk);
  UiRect row = room;
  int points = ask->points.length ? ui_text_width(ui, TYPE_CAPTION, ask->points) + ui_px(ui, 10) : 0;
  if (points) {
    UiRect aside = {room.x, room.y, room.w, ui_em(ui, 20)};
    ui_text(ui, aside, TYPE_CAPTION, TOKEN_INK_3, ask->points, ALIGN_RIGHT);
  }
  row.w -= points;
  bool live = ui_live(ui, true);
  int used = ui_paragraph(ui, row, TYPE_H3, TOKEN_INK, ask->prompt);
  ui_live(ui, live);
  ui_note(ui, ROLE_HEADING, ask->prompt, (UiRect){room.x, room.y, room.w, used});
  return used + ui_px(ui, 8);
}

/* ---- Choices, interpretations ---- */

static bool is_chosen(const AnswerState *answer, const AskView *ask, int place) {
  return ask->kind == ITEM_INTERPRET ? answer->option == place : (answer->choices & ask->options[place].bit) != 0;
}

static void choose(AnswerState *answer, const AskView *ask, int place) {
  if (ask->kind == ITEM_INTERPRET)
    answer->option = place;
  else if (ask->many)
    answer->choices ^= ask->options[place].bit;
  else
    answer->choices = ask->options[place].bit;
}

static int choices(Desk *desk, UiRect room, int columns) {
  UiContext *ui = desk->ui;
  const AskView *ask = asked(desk);
  AnswerState *answer = &desk->state->answer;
  UiRect rest = room;
  int gap = ui_px(ui, columns > 1 ? 8 : 6);
  for (int i = 0; i < ask->option_count; i += columns) {
    int height = 0;
    UiChoice row[2] = {0};
    for (int c = 0; c < columns && i + c < ask->option_count; c++) {
      row[c] = (UiChoice){.number = i + c < 9 ? i + c + 1 : 0, .text = ask->options[i + c].text, .many = ask->many};
      row[c].state = is_chosen(answer, ask, i + c) ? CHOICE_SELECTED : CHOICE_OPEN;
      int own = ui_choice_height(ui, &row[c], ui_column(rest, c, columns, gap).w);
      if (own > height) height = own;
    }
    UiRect line = ui_cut_top(&rest, height);
    for (int c = 0; c < columns && i + c < ask->option_count; c++) {
      if (i + c == 0) ui_focus_fallback(ui, ui_id_at(ui, row[c].text, row[c].number));
      if (!ui_choice(ui, ui_column(line, c, columns, gap), &row[c])) continue;
      choose(answer, ask, i + c);
      ui->again = true;
    }
    ui_cut_top(&rest, gap);
  }
  return rest.y - room.y;
}

/* The part is kept, not confirmed, until the last one is chosen: then all are confirmed. */
static void take_part(Desk *desk) {
  const AskView *ask = desk->view->task.ask;
  AnswerState *answer = &desk->state->answer;
  answer->parts[answer->part] = answer->option;
  if (answer->part < ask->more_count) {
    answer->part++;
    answer->option = NONE;
    desk->ui->focus = UI_NO_ID;
    desk->ui->again = true;
    return;
  }
  desk->want = (Want){.kind = WANT_DO_PARTS, .part_count = ask->more_count + 1};
  for (int i = 0; i <= ask->more_count; i++) {
    const AskView *part = i ? &ask->more[i - 1] : ask;
    desk->want.parts[i] = (WantPart){part->item, part->options[answer->parts[i]].id};
  }
}

static void parts_foot(Desk *desk, UiRect *room) {
  UiContext *ui = desk->ui;
  AnswerState *answer = &desk->state->answer;
  int last = desk->view->task.ask->more_count;
  Str where = word_with(ui->arena, W_PARTS_TOGETHER, str_format(ui->arena, "%d", answer->part + 1), str_format(ui->arena, "%d", last + 1));
  ui_cut_top(room, ui_px(ui, 8));
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_3, where) + ui_px(ui, 4));
  if (!answer->part) return;
  UiButton back = {.kind = BUTTON_LINK, .size = SIZE_SMALL, .icon = ICON_ARROW_BACK};
  UiRect row = ui_cut_top(room, ui_em(ui, 28));
  if (!ui_button_cut(ui, &row, word(W_PART_BACK), &back, 0)) return;
  answer->part--;
  answer->option = answer->parts[answer->part];
  ui->focus = UI_NO_ID;
  ui->again = true;
}

static void confirm_choices(Desk *desk, UiRect *room) {
  const AskView *ask = desk->view->task.ask;
  AnswerState *answer = &desk->state->answer;
  UiContext *ui = desk->ui;
  UiId fallback = ui->fallback;
  int parts = ask->more_count + 1;
  bool ready = ask->kind == ITEM_INTERPRET ? answer->option != NONE : answer->choices != 0;
  Str label = word(desk->view->phone.live && ask_in_centre(desk) ? W_SAY_IT : W_CONFIRM);
  if (parts > 1)
    label = answer->part + 1 < parts ? word(W_NEXT_PART) : word_with(ui->arena, W_CONFIRM_PARTS, str_format(ui->arena, "%d", parts), STR(""));
  bool confirmed = confirm_button(desk, room, label, ready);
  if (parts > 1) parts_foot(desk, room);
  ui->fallback = fallback;
  if (!confirmed) return;
  if (parts > 1) {
    take_part(desk);
    return;
  }
  Action action = {.kind = ACTION_ANSWER, .item = ask->item, .choices = answer->choices};
  if (ask->kind == ITEM_INTERPRET) action.option = ask->options[answer->option].id;
  desk_do(desk, &action);
}

/* ---- Typed answers ---- */

static int message(UiContext *ui, UiRect room, Str text) {
  bool live = ui_live(ui, true);
  int height = ui_paragraph(ui, room, TYPE_CAPTION, TOKEN_BAD, text);
  ui_live(ui, live);
  return height + ui_px(ui, 4);
}

static UiFieldDone field(Desk *desk, UiRect *room, int place, Str name, Str label, const UiField *look) {
  UiContext *ui = desk->ui;
  if (label.length) {
    ui_text(ui, ui_cut_top(room, ui_em(ui, 16)), TYPE_LABEL, TOKEN_INK_2, label, ALIGN_LEFT);
    ui_cut_top(room, ui_px(ui, 4));
  }
  UiField field = *look;
  field.name = name;
  field.error = desk->state->answer.bad[place];
  UiFieldDone done = ui_field(ui, ui_cut_top(room, ui_em(ui, 32)), &field, &desk->state->answer.fields[place]);
  if (done.changed) desk->state->answer.bad[place] = false;
  return done;
}

static bool read_typed(AnswerState *answer, const AskView *ask, Action *action) {
  Str typed = str_trim(ui_text_value(&answer->fields[0]));
  bool is_sum, ok = typed.length > 0;
  if (ask->kind == ITEM_MONEY)
    ok = sum_read(typed, &action->cells[0], &is_sum);
  else if (ask->kind == ITEM_NUMBER)
    ok = str_to_int(typed, &action->number);
  else
    action->text = typed;
  answer->bad[0] = !ok;
  return ok;
}

static int typed_part(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const AskView *ask = desk->view->task.ask;
  AnswerState *answer = &desk->state->answer;
  UiRect rest = room;
  UiField look = {.fallback = true, .right = ask->kind != ITEM_TEXT, .prefix = ask->kind == ITEM_MONEY ? word(W_USD) : STR("")};
  UiFieldDone done = field(desk, &rest, 0, ask->prompt, STR(""), &look);
  ui_cut_top(&rest, ui_px(ui, 4));
  if (answer->bad[0])
    ui_cut_top(&rest, message(ui, rest, word(ask->kind == ITEM_MONEY ? W_NOT_AMOUNT : ask->kind == ITEM_NUMBER ? W_NOT_NUMBER : W_EMPTY)));
  ui_cut_top(&rest, ui_px(ui, 6));
  UiId fallback = ui->fallback;
  bool confirmed = confirm_button(desk, &rest, word(W_CONFIRM), answer->fields[0].length > 0);
  ui->fallback = fallback;
  if (confirmed || done.submitted) {
    Action action = {.kind = ACTION_ANSWER, .item = ask->item};
    if (read_typed(answer, ask, &action))
      desk_do(desk, &action);
    else
      ui->again = true;
  }
  return rest.y - room.y;
}

/* ---- A date ---- */

static int date_part(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const AskView *ask = desk->view->task.ask;
  const CalendarView *calendar = &desk->view->calendar;
  AnswerState *answer = &desk->state->answer;
  UiRect rest = room;
  bool counted = answer->day != DAY_NONE && calendar->count_from != DAY_NONE && answer->day > calendar->count_from && day_is_business(answer->day);
  Str suffix = counted ? word_count(ui->arena, W_BUSINESS_DAY_LONG, day_count_business(calendar->count_from, answer->day), STR("")) : STR("");
  UiField look = {.icon = ICON_EVENT, .placeholder = word(W_TYPE_OR_PICK), .suffix = suffix, .fallback = true};
  UiFieldDone done = field(desk, &rest, 0, word(W_DATE), word(W_DATE), &look);
  if (done.changed) {
    Str typed = str_trim(ui_text_value(&answer->fields[0]));
    Day day = day_from_typed(typed);
    answer->day = day != DAY_NONE && day >= calendar->earliest && day <= calendar->latest ? day : DAY_NONE;
    answer->bad[0] = false;
    if (answer->day != DAY_NONE) desk->state->month = answer->day;
  }
  ui_cut_top(&rest, ui_px(ui, 4));
  if (answer->bad[0]) {
    Str range = word_with(ui->arena, W_NOT_DATE, day_shown(ui->arena, calendar->earliest), day_shown(ui->arena, calendar->latest));
    ui_cut_top(&rest, message(ui, rest, range));
  }
  ui_cut_top(&rest, ui_px(ui, 6));
  UiId fallback = ui->fallback;
  bool moves = ask->kind == ITEM_DATE;
  Str label = word(moves ? W_SCHEDULE : W_CONFIRM);
  if (answer->day != DAY_NONE) label = word_with(ui->arena, moves ? W_SCHEDULE_FOR : W_CONFIRM_DAY, day_short(ui->arena, answer->day), STR(""));
  bool confirmed = confirm_button(desk, &rest, label, answer->fields[0].length > 0);
  ui->fallback = fallback;
  ui_cut_top(&rest, ui_px(ui, 8));
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_CAPTION, TOKEN_INK_3, word(moves ? W_TIME_MOVES : W_TIME_STAYS)));
  if ((confirmed || done.submitted) && answer->day == DAY_NONE)
    answer->bad[0] = ui->again = true;
  else if (confirmed || done.submitted)
    desk_do(desk, &(Action){.kind = ACTION_ANSWER, .item = ask->item, .day = answer->day});
  return rest.y - room.y;
}

/* ---- Facts: what to send, or which two contradict each other ---- */

static int facts_chosen(const Desk *desk) {
  int count = 0;
  for (int i = 0; i < desk->view->fact_count; i++) count += bits_has(desk->state->answer.facts, desk->view->facts[i].fact);
  return count;
}

static int facts_part(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const AskView *ask = desk->view->task.ask;
  AnswerState *answer = &desk->state->answer;
  UiRect rest = room;
  bool live = ui_live(ui, true);
  if (!desk->view->fact_count) ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY, TOKEN_INK_2, word(W_PIN_FIRST)) + ui_px(ui, 8));
  ui_live(ui, live);
  for (int i = 0; i < desk->view->fact_count; i++) {
    const FactView *fact = &desk->view->facts[i];
    bool on = bits_has(answer->facts, fact->fact);
    UiChoice choice = {
        .number = i < 9 ? i + 1 : 0, .text = fact->detail, .note = fact->title, .state = on ? CHOICE_SELECTED : CHOICE_OPEN, .many = true};
    UiRect line = ui_cut_top(&rest, ui_choice_height(ui, &choice, rest.w));
    if (i == 0) ui_focus_fallback(ui, ui_id_at(ui, choice.text, choice.number));
    if (ui_choice(ui, line, &choice)) {
      if (on)
        bits_drop(answer->facts, fact->fact);
      else
        bits_add(answer->facts, fact->fact);
      ui->again = true;
    }
    ui_cut_top(&rest, ui_px(ui, 6));
  }
  int count = facts_chosen(desk);
  UiId fallback = ui->fallback;
  bool ready = count >= ask->pick_least && count <= ask->pick_most;
  Str label = ask->kind == ITEM_LINK ? word(W_LINK_THESE) : word_count(ui->arena, W_SEND_THESE, count, STR(""));
  bool confirmed = confirm_button(desk, &rest, label, ready);
  if (desk->view->fact_count) ui->fallback = fallback;
  if (confirmed) {
    Action action = {.kind = ACTION_ANSWER, .item = ask->item};
    memcpy(action.facts, answer->facts, sizeof action.facts);
    desk_do(desk, &action);
  }
  return rest.y - room.y;
}

/* ---- Posting ---- */

static int allocate_part(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const AskView *ask = desk->view->task.ask;
  AnswerState *answer = &desk->state->answer;
  UiRect rest = room;
  Action action = {.kind = ACTION_ANSWER, .item = ask->item};
  Cents sum = 0;
  bool all = true, submitted = false;
  for (int i = 0; i < ask->bucket_count; i++) {
    UiRect row = ui_cut_top(&rest, ui_em(ui, 32)), label = ui_cut_left(&row, row.w * 45 / 100);
    ui_cut_top(&rest, ui_px(ui, 6));
    ui_text(ui, label, TYPE_BODY, TOKEN_INK, ask->bucket_labels[i], ALIGN_LEFT);
    UiField look = {.right = true, .fallback = i == 0};
    submitted |= field(desk, &row, i, ask->bucket_labels[i], STR(""), &look).submitted;
    Str typed = str_trim(ui_text_value(&answer->fields[i]));
    Cents cents = 0;
    bool is_sum, ok = !typed.length || sum_read(typed, &cents, &is_sum);
    action.buckets[ask->buckets[i]] = cents;
    bool in_charge = ask->buckets[i] != BUCKET_INTEREST && ask->buckets[i] != BUCKET_REVERSAL;
    if (ok && in_charge) sum += cents;
    all = all && ok;
    if (answer->tried) answer->bad[i] = !ok;
  }
  Str adds = word_with(ui->arena, W_ADDS_UP, money_shown(ui->arena, sum), money_shown(ui->arena, ask->bucket_total));
  bool even = sum == ask->bucket_total;
  UiRect line = ui_cut_top(&rest, ui_em(ui, 20));
  ui_icon(ui, ui_cut_left(&line, ui_em(ui, 16)), even ? ICON_CHECK_CIRCLE : ICON_CALCULATE, 16, TOKEN_INK_2);
  ui_cut_left(&line, ui_px(ui, 8));
  ui_text(ui, line, TYPE_BODY, TOKEN_INK_2, adds, ALIGN_LEFT);
  ui_cut_top(&rest, ui_px(ui, 8));
  UiId fallback = ui->fallback;
  bool confirmed = confirm_button(desk, &rest, word(W_POST), even && all);
  ui->fallback = fallback;
  if (confirmed || submitted) {
    answer->tried = true;
    if (all && even)
      desk_do(desk, &action);
    else
      ui->again = true;
  }
  return rest.y - room.y;
}

/* ---- The worksheet is filled in under the document; here it is checked ---- */

static int worksheet_part(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  UiRect rest = room;
  AnswerState *answer = &desk->state->answer;
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_READ, TOKEN_INK, word(W_FILL_WORKSHEET)) + ui_px(ui, 10));
  if (answer->tried && !worksheet_read(desk, &(Action){0})) ui_cut_top(&rest, message(ui, rest, word(W_CELLS_UNREAD)) + ui_px(ui, 6));
  UiId fallback = ui->fallback;
  if (confirm_button(desk, &rest, word(W_CHECK_WORKSHEET), true)) {
    Action action = {.kind = ACTION_ANSWER, .item = desk->view->task.ask->item};
    answer->tried = true;
    if (worksheet_read(desk, &action))
      desk_do(desk, &action);
    else
      ui->again = true;
  }
  if (fallback != UI_NO_ID) ui->fallback = fallback;
  return rest.y - room.y;
}

int ask_draw(Desk *desk, UiRect room, int columns) {
  UiContext *ui = desk->ui;
  const AskView *ask = desk->view->task.ask;
  UiRect rest = room;
  ui_push_at(ui, STR("item"), asked(desk)->item);
  ui_cut_top(&rest, head(desk, rest));
  switch (ask->kind) {
  case ITEM_CHOICES:
  case ITEM_INTERPRET:
    ui_cut_top(&rest, choices(desk, rest, columns));
    ui_cut_top(&rest, ui_px(ui, 4));
    confirm_choices(desk, &rest);
    break;
  case ITEM_MONEY:
  case ITEM_NUMBER:
  case ITEM_TEXT: ui_cut_top(&rest, typed_part(desk, rest)); break;
  case ITEM_DAY:
  case ITEM_DATE: ui_cut_top(&rest, date_part(desk, rest)); break;
  case ITEM_EVIDENCE:
  case ITEM_LINK: ui_cut_top(&rest, facts_part(desk, rest)); break;
  case ITEM_ALLOCATE: ui_cut_top(&rest, allocate_part(desk, rest)); break;
  case ITEM_ORDER: ui_cut_top(&rest, ask_order(desk, rest)); break;
  case ITEM_LETTER: ui_cut_top(&rest, letter_part(desk, rest)); break;
  case ITEM_WORKSHEET: ui_cut_top(&rest, worksheet_part(desk, rest)); break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
  ui_pop(ui);
  return rest.y - room.y;
}
