/* The desk: top bar, rail, the sheet of the chosen app in the centre, the task at the right. Narrow windows turn document and task into tabs. */
#include "screens/desk.h"

#include <string.h>

typedef struct AppRow {
  Word name;
  UiIcon icon;
  DeskApplication *draw;
} AppRow;

static const AppRow apps[APP_COUNT] = {
    [APP_CLAIM] = {W_CLAIM, ICON_ASSIGNMENT, desk_claim},
    [APP_REMITTANCE] = {W_REMITTANCE, ICON_RECEIPT_LONG, desk_remittance},
    [APP_CONTRACT] = {W_CONTRACT, ICON_GAVEL, desk_contract},
    [APP_CHART] = {W_CHART, ICON_MEDICAL_INFORMATION, desk_documents},
    [APP_PORTAL] = {W_PORTAL, ICON_WEB, desk_documents},
    [APP_PHONE] = {W_PHONE, ICON_CALL, desk_phone},
    [APP_NEGOTIATION] = {W_NEGOTIATION, ICON_HANDSHAKE, desk_talk},
    [APP_CALENDAR] = {W_CALENDAR, ICON_EVENT_NOTE, desk_calendar},
    [APP_NOTES] = {W_NOTES, ICON_EDIT_NOTE, desk_documents},
    [APP_LETTERS] = {W_LETTERS, ICON_OUTGOING_MAIL, desk_documents},
    [APP_PAYMENTS] = {W_PAYMENTS, ICON_PAYMENTS, desk_documents},
    [APP_CODES] = {W_CODE_LOOKUP, ICON_MANAGE_SEARCH, desk_codes},
};

Str desk_app_name(DeskApp app) { return word(apps[app].name); }
UiIcon desk_app_icon(DeskApp app) { return apps[app].icon; }

static const Hint hints[] = {
    {{STR_INIT("1"), STR_INIT("2"), STR_INIT("3")}, W_HINT_CHOOSE},
    {{STR_INIT("Enter")}, W_HINT_CONFIRM},
    {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_ROWS},
    {{STR_INIT("P")}, W_HINT_PIN},
    {{STR_INIT("R")}, W_HINT_RAW},
    {{STR_INIT("N")}, W_HINT_NEXT_PAGE},
    {{STR_INIT("Shift"), STR_INIT("1"), STR_INIT("6")}, W_HINT_CARDS},
    {{STR_INIT("Ctrl Tab")}, W_HINT_PANEL},
    {{STR_INIT("F1")}, W_HINT_HINT},
    {{STR_INIT("Ctrl Z"), STR_INIT("Ctrl Shift Z")}, W_HINT_UNDO},
    {{STR_INIT("F2"), STR_INIT("F12")}, W_HINT_RAIL},
    {{STR_INIT("/")}, W_HINT_SEARCH},
    {{STR_INIT("Ctrl B")}, W_BRIEFING},
    {{STR_INIT("Esc")}, W_HINT_LEAVE},
};
static const Hint talk_hints[] = {
    {{STR_INIT("["), STR_INIT("]")}, W_HINT_STEP_10},
    {{STR_INIT("-"), STR_INIT("=")}, W_HINT_STEP_1},
    {{STR_INIT("Shift"), STR_INIT("1"), STR_INIT("6")}, W_HINT_PLAY},
    {{STR_INIT("Enter")}, W_HINT_SEND},
    {{STR_INIT("X")}, W_HINT_WALK},
    {{STR_INIT("Ctrl Tab")}, W_HINT_PANEL},
    {{STR_INIT("F2"), STR_INIT("F12")}, W_HINT_RAIL},
    {{STR_INIT("Ctrl Z")}, W_HINT_UNDO},
    {{STR_INIT("Ctrl B")}, W_BRIEFING},
    {{STR_INIT("Esc")}, W_HINT_LEAVE},
};
static const Hint calendar_hints[] = {
    {{STR_INIT("\xE2\x86\x90"), STR_INIT("\xE2\x86\x92"), STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_DAYS},
    {{STR_INIT("Enter")}, W_HINT_SCHEDULE},
    {{STR_INIT("B")}, W_HINT_BUSINESS},
    {{STR_INIT("Page Up"), STR_INIT("Page Down")}, W_HINT_MONTH},
    {{STR_INIT("T")}, W_HINT_TODAY},
    {{STR_INIT("Ctrl Tab")}, W_HINT_PANEL},
    {{STR_INIT("F2"), STR_INIT("F12")}, W_HINT_RAIL},
    {{STR_INIT("Ctrl B")}, W_BRIEFING},
    {{STR_INIT("Esc")}, W_HINT_LEAVE},
};

void desk_state_init(DeskState *state) {
  memset(state, 0, sizeof *state);
  state->app = APP_REMITTANCE;
  state->followed = state->beside = APP_COUNT;
  state->answer.item = state->answer.option = state->talk.card = NONE;
  state->answer.day = state->month = DAY_NONE;
}

void desk_do(Desk *desk, const Action *action) { desk->want = (Want){.kind = WANT_DO, .action = *action}; }

void desk_turn(DeskState *state, DeskApp app) {
  if (app != state->app) state->beside = state->app;
  state->app = app;
  state->task_tab = state->sheet_tab = false;
}

void desk_show(Desk *desk, DeskApp app, int page) {
  const AppView *pages = &desk->view->apps[app];
  desk_turn(desk->state, app);
  for (int i = pages->page_count - 1; i >= 0; i--)
    if (pages->pages[i].page == page) desk->state->page[app] = i;
}

/* The line of the remittance that the task is about is the selected one to begin with. */
static void show_focus_line(Desk *desk) {
  const AppView *app = &desk->view->apps[APP_REMITTANCE];
  int at = desk->state->page[APP_REMITTANCE];
  if (desk->view->wanted != APP_REMITTANCE || at >= app->page_count || !app->pages[at].remit_count) return;
  const RemitView *remit = &app->pages[at].remits[0];
  for (int i = 0; i < remit->line_count; i++)
    if (remit->lines[i].line == remit->focus_line) desk->state->row[APP_REMITTANCE] = i;
}

/* The desk turns to what the task is about once, when the step changes; after that the trainee looks where they like. */
static void follow_step(Desk *desk) {
  DeskState *state = desk->state;
  const TaskView *task = &desk->view->task;
  bool same = str_equal(state->answer.step, task->step_id) && state->answer.visit == task->visit && state->followed != APP_COUNT;
  if (same) return;
  bool first = state->followed == APP_COUNT;
  state->followed = desk->view->wanted;
  bool on_rail = false;
  for (int i = 0; i < desk->view->rail_count; i++) on_rail = on_rail || desk->view->rail[i].app == desk->view->wanted;
  if (on_rail && !state->forced) desk_show(desk, desk->view->wanted, desk->view->wanted_page);
  if (first && !state->forced) state->beside = APP_COUNT; /* nothing was shown before */
  state->task_tab = desk->layout.kind == LAYOUT_ONE && !state->forced;
  state->forced = false;
  show_focus_line(desk);
}

/* ---- Top bar ---- */

static UiIcon deadline_icon(int days_left) { return days_left <= 3 ? ICON_WARNING_AMBER : days_left <= 9 ? ICON_HOURGLASS_BOTTOM : ICON_FLAG; }

static Str days_left_text(Desk *desk, int days_left, bool brief) {
  Arena *arena = desk->ui->arena;
  if (days_left < 0) return word(W_PASSED);
  return word_count(arena, brief ? W_DAYS : W_DAYS_LEFT, days_left, STR(""));
}

/* Where there is no room for all of it the fuse goes before the name: which deadline it is counts for more. */
static void deadline_well(Desk *desk, UiRect *hud, const DeadlineView *deadline, bool brief, int clock_px) {
  UiContext *ui = desk->ui;
  Str left = days_left_text(desk, deadline->days_left, brief);
  Str label = word_with(ui->arena, W_LABEL_DAY, deadline->label, day_near(ui->arena, deadline->day, desk->view->today));
  int gap = ui_px(ui, 8), least = ui_em(ui, 16) + gap + ui_text_width(ui, TYPE_BODY_STRONG, left), room = hud->w - clock_px - least;
  int named = ui_text_width(ui, TYPE_CAPTION, label) + gap, fuse = ui_em(ui, 84);
  bool full = !brief && named <= room, fused = !brief && (full ? named : 0) + fuse + gap <= room;
  UiRect well = chrome_well(ui, hud, least + (full ? named : 0) + (fused ? fuse + gap : 0)), whole = well;
  ui_icon(ui, ui_cut_left(&well, ui_em(ui, 16)), deadline_icon(deadline->days_left), 16, brief ? TOKEN_HUD_WARN : TOKEN_HUD_INK);
  ui_cut_left(&well, gap);
  if (full) ui_text_cut(ui, &well, TYPE_CAPTION, TOKEN_HUD_INK_2, label, 8);
  if (fused) {
    UiRect bar = ui_middle(ui_cut_left(&well, fuse), ui_px(ui, 6));
    int span = deadline->day - deadline->from, rest = deadline->days_left < 0 ? 0 : deadline->days_left > span ? span : deadline->days_left;
    ui_fill_round(ui, bar, TOKEN_HUD_LINE, 3, CORNERS_ALL);
    ui_fill_round(ui, (UiRect){bar.x, bar.y, span > 0 ? bar.w * rest / span : 0, bar.h}, TOKEN_HUD_WARN, 3, CORNERS_ALL);
    ui_cut_left(&well, gap);
  }
  ui_text(ui, well, TYPE_BODY_STRONG, TOKEN_HUD_WARN, left, ALIGN_LEFT);
  UiNode *node = ui_note(ui, ROLE_TEXT, label, whole);
  node->value = left;
  node->watched = true;
  if (!full && ui_pointer_in(ui, whole)) {
    ui->tip = label;
    ui->tip_rect = whole;
  }
}

static void attempt_buttons(Desk *desk, UiRect *row, bool brief) {
  UiContext *ui = desk->ui;
  const DeskView *view = desk->view;
  UiButton undo = {.kind = BUTTON_HUD, .icon = ICON_UNDO, .cap = STR("Ctrl Z"), .key = 'z', .mods = MOD_CTRL, .icon_only = brief};
  UiButton hint = {.kind = BUTTON_HUD, .icon = ICON_LIGHTBULB_OUTLINE, .cap = STR("F1"), .key = KEY_F1, .icon_only = brief};
  undo.reason = word(W_NOTHING_TO_UNDO);
  hint.reason = word(W_NO_HINTS_LEFT);
  if (!brief && view->hints_left > 0) hint.extra = word_count(ui->arena, W_LEFT, view->hints_left, STR(""));
  ui->hud = true;
  undo.disabled = !view->can_undo;
  hint.disabled = view->hints_left <= 0;
  if (view->hints_left != NONE) {
    if (!view->shift && ui_button_cut_right(ui, row, word(W_UNDO), &undo, 12)) desk->want = (Want){.kind = WANT_UNDO};
    if (ui_button_cut_right(ui, row, word(W_HINT), &hint, 12)) desk->want = (Want){.kind = WANT_HINT};
  }
  ui->hud = false;
}

/* In one column they stand at the end of the rail, on the desk, without their keys. */
static void strip_buttons(Desk *desk, UiRect row) {
  UiContext *ui = desk->ui;
  const DeskView *view = desk->view;
  if (view->hints_left == NONE) return;
  UiButton undo = {.icon = ICON_UNDO, .key = 'z', .mods = MOD_CTRL, .icon_only = true, .disabled = !view->can_undo};
  UiButton hint = {.icon = ICON_LIGHTBULB_OUTLINE, .key = KEY_F1, .icon_only = true, .disabled = view->hints_left <= 0};
  undo.reason = word(W_NOTHING_TO_UNDO);
  hint.reason = word(W_NO_HINTS_LEFT);
  int size = ui_em(ui, 32);
  if (ui_button(ui, ui_middle(ui_cut_left(&row, size), size), word(W_HINT), &hint)) desk->want = (Want){.kind = WANT_HINT};
  ui_cut_left(&row, ui_px(ui, 4));
  if (!view->shift && ui_button(ui, ui_middle(ui_cut_left(&row, size), size), word(W_UNDO), &undo)) desk->want = (Want){.kind = WANT_UNDO};
}

static void top_bar(Desk *desk) {
  UiContext *ui = desk->ui;
  const DeskView *view = desk->view;
  UiRect hud = desk->layout.hud;
  bool brief = desk->layout.kind <= LAYOUT_COMPACT, one = desk->layout.kind == LAYOUT_ONE;
  Str clock = one && view->shift ? STR("") : view->clock;
  ui_panel(ui, word(W_TOP_BAR), hud);
  ui_cut_right(&hud, ui_px(ui, 12));
  chrome_brand(ui, &desk->layout, &hud, view->title);
  Str mode = word(view->mode == MODE_PRACTICE ? W_PRACTICE : W_ASSESSMENT);
  if (view->kept) mode = word_with(ui->arena, W_A_RETRY, mode, STR(""));
  if (!brief) chrome_tag(ui, &hud, mode);
  if (!one)
    attempt_buttons(desk, &hud, brief);
  else
    ui_cut_right(&hud, ui_px(ui, 8));
  if (view->score != NONE && !(one && view->shift)) chrome_score_well(ui, &hud, view->score, view->score_most, brief);
  chrome_limit_well(ui, &hud, brief);
  if (view->shift) chrome_minutes_well(ui, &hud, view->shift, brief, false);
  int clock_px = chrome_clock_width(ui, view->today, clock, brief, STR("")) + 5 * ui_px(ui, 12);
  if (view->deadline_count) deadline_well(desk, &hud, &view->deadlines[0], brief, clock_px);
  chrome_clock_well(ui, &hud, view->today, clock, brief, STR(""));
}

/* ---- Rail ---- */

static bool stands_beside(const Desk *desk) {
  DeskApp beside = desk->state->beside;
  if (desk->layout.kind != LAYOUT_WIDE || beside == desk->state->app) return false;
  if (beside == APP_NEGOTIATION || desk->state->app == APP_NEGOTIATION) return false; /* the table needs the whole width */
  for (int i = 0; i < desk->view->rail_count; i++)
    if (desk->view->rail[i].app == beside) return true;
  return false;
}

/* From the desk of a shift one goes back to its worklist; in the middle of a call only home, and the call goes on when one comes back. */
static void leave_desk(Desk *desk) {
  const ShiftClockView *shift = desk->view->shift;
  if (shift && !shift->in_call)
    desk->want = (Want){.kind = WANT_WORKLIST};
  else
    desk->state->leaving = desk->ui->again = true;
}

static void rail(Desk *desk) {
  UiContext *ui = desk->ui;
  const Layout *layout = &desk->layout;
  UiRect room = ui_inset(layout->rail, ui_px(ui, layout->kind >= LAYOUT_DRAWN ? 8 : 6), ui_px(ui, layout->kind == LAYOUT_ONE ? 0 : 8));
  ui_panel(ui, word(W_RAIL), room);
  chrome_rail_heading(ui, layout, &room, word(W_DESK));
  int of_shift = desk->view->shift != NULL;
  UiRect buttons = {0, 0, 0, 0};
  if (layout->kind == LAYOUT_ONE) {
    buttons = ui_cut_right(&room, desk->view->hints_left == NONE ? 0 : 2 * ui_em(ui, 32) + ui_px(ui, 8));
    int each = room.w / (desk->view->rail_count + 2 + of_shift) - ui_px(ui, 2), most = ui_em(ui, 40);
    desk->layout.strip_px = each < most ? each : most;
  }
  RailItem list = {.icon = ICON_VIEW_LIST, .label = word(W_WORKLIST), .cap = STR("F2"), .key = KEY_F1 + 1};
  if (of_shift && chrome_rail_item(ui, layout, &room, &list)) desk->want = (Want){.kind = WANT_WORKLIST};
  for (int i = 0; i < desk->view->rail_count; i++) {
    const RailView *row = &desk->view->rail[i];
    RailItem item = {.icon = apps[row->app].icon,
                     .label = word(apps[row->app].name),
                     .on = desk->state->app == row->app,
                     .beside = stands_beside(desk) && desk->state->beside == row->app,
                     .count = row->unread};
    if (i + of_shift < 11) {
      item.cap = str_format(ui->arena, "F%d", i + of_shift + 2);
      item.key = KEY_F1 + 1 + i + of_shift;
    }
    if (item.on) ui_focus_fallback(ui, ui_id(ui, item.label)); /* where the task has no place for the ring: Enter does no harm here */
    if (chrome_rail_item(ui, layout, &room, &item)) desk_turn(desk->state, row->app);
    if (layout->kind == LAYOUT_WIDE && item.key && !item.on && ui_key_always(ui, item.key, MOD_SHIFT)) desk->state->beside = row->app;
  }
  RailItem leave = {.icon = ICON_ARROW_BACK, .label = word(W_LEAVE_DESK), .cap = STR("Esc")};
  UiRect foot = layout->kind == LAYOUT_ONE ? room : ui_cut_bottom(&room, 2 * (ui_em(ui, 36) + ui_px(ui, 4)));
  chrome_rail_briefing(ui, layout, &foot, &desk->want);
  if (chrome_rail_item(ui, layout, &foot, &leave)) leave_desk(desk);
  if (layout->kind == LAYOUT_ONE) strip_buttons(desk, buttons);
  if (layout->kind != LAYOUT_ONE && room.h > ui_em(ui, 90)) chrome_rail_look(ui, layout, &room, &desk->want);
}

/* ---- Centre ---- */

static void mark_opened(Desk *desk) {
  const AppView *app = &desk->view->apps[desk->app];
  if (!app->page_count || desk->want.kind != WANT_NONE || (desk->view->shift && !desk->view->shift->in_hand)) return;
  int at = desk->state->page[desk->app];
  const PageView *page = &app->pages[at < app->page_count ? at : 0];
  if (page->opened || page->page < 0) return;
  desk_do(desk, &(Action){.kind = ACTION_OPEN, .page = page->page});
}

static void document(Desk *desk, UiRect sheet, DeskApp app, Word watched) {
  UiContext *ui = desk->ui;
  desk->app = app;
  ui_panel(ui, desk_app_name(app), sheet);
  ui_watch(ui, word(watched), desk_app_name(app));
  ui_push(ui, desk_app_name(app));
  apps[app].draw(desk, sheet);
  ui_pop(ui);
  mark_opened(desk);
}

/* Two documents: keys are for the one with the ring, and for the first where neither has it. */
static void two_documents(Desk *desk, UiRect stage) {
  UiContext *ui = desk->ui;
  UiRect right = ui_cut_right(&stage, (stage.w - ui_px(ui, 8)) / 2);
  ui_cut_right(&stage, ui_px(ui, 8));
  UiKept *ring = ui_keep(ui, ui_id(ui, STR("ring in the second document")));
  ui->keyless = ring->a && ui->focus_panel == ring->a;
  document(desk, stage, desk->state->app, W_SHOWN_NOW);
  ui->keyless = false;
  document(desk, right, desk->state->beside, W_SHOWN_BESIDE);
  ring->a = ui->panel;
}

static void centre(Desk *desk, UiRect stage, bool with_worksheet) {
  UiContext *ui = desk->ui;
  if (with_worksheet && worksheet_open(desk)) {
    int height = worksheet_height(desk), most = stage.h * 3 / 5;
    UiRect low = ui_cut_bottom(&stage, height < most ? height : most);
    ui_cut_bottom(&stage, ui_px(ui, 8));
    ui_panel(ui, word(W_WORKSHEET), low);
    worksheet_draw(desk, low);
  }
  if (stands_beside(desk))
    two_documents(desk, stage);
  else
    document(desk, stage, desk->state->app, W_SHOWN_NOW);
}

/* Where the stage is low the worksheet is a tab of its own. */
static void one_column(Desk *desk, UiRect stage) {
  UiContext *ui = desk->ui;
  DeskState *state = desk->state;
  bool apart = worksheet_open(desk) && stage.h < ui_em(ui, 460);
  Str names[] = {desk_app_name(state->app), word(apart ? W_WORKSHEET : W_TASK), word(W_TASK)};
  int count = apart ? 3 : 2, task = count - 1, was = state->task_tab ? task : apart && state->sheet_tab ? 1 : 0;
  UiRect tabs = ui_cut_top(&stage, ui_em(ui, 32));
  ui_panel(ui, word(W_TABS), tabs);
  int tab = ui_tabs(ui, tabs, word(W_TABS), names, count, was);
  if (ui_key_always(ui, KEY_TAB, MOD_CTRL)) tab = (was + 1) % count;
  if (tab != was) ui->again = true;
  state->task_tab = tab == task;
  state->sheet_tab = apart && tab == 1;
  ui_push(ui, word(W_TABS)); /* the ring stays on the tab where the page has no place for it */
  ui_focus_fallback(ui, ui_id_at(ui, names[tab], tab));
  ui_pop(ui);
  ui_cut_top(&stage, ui_px(ui, 4));
  if (state->task_tab) {
    ui_panel(ui, word(W_TASK), stage);
    task_panel(desk, stage);
  } else if (state->sheet_tab) {
    ui_panel(ui, word(W_WORKSHEET), stage);
    worksheet_draw(desk, stage);
  } else {
    centre(desk, stage, !apart);
  }
}

static void leave_dialog(Desk *desk) {
  UiModal modal = {.title = word(W_LEAVE_TITLE),
                   .text = word(W_LEAVE_TEXT),
                   .safe = word(W_STAY),
                   .danger = word(W_LEAVE_DESK),
                   .danger_cap = STR("L"),
                   .danger_key = 'l'};
  UiModalDone done = ui_modal(desk->ui, (UiRect){0, 0, desk->ui->frame.width_px, desk->ui->frame.height_px}, &modal);
  if (done == MODAL_OPEN) return;
  desk->state->leaving = false;
  desk->ui->again = true;
  if (done == MODAL_DANGER) desk->want = (Want){.kind = WANT_LEAVE};
}

/* An assessment has neither hint nor undo and a shift no undo, so their keys are not named; a day that is only asked for is not scheduled. */
static const Hint *keys_here(Desk *desk, const Hint *list, int *count) {
  static const Hint to_worklist = {{STR_INIT("F2")}, W_HINT_WORKLIST};
  bool hinted = desk->view->hints_left != NONE, shift = desk->view->shift != NULL;
  bool asked = desk->view->task.ask && desk->view->task.ask->kind == ITEM_DAY;
  if (hinted && !asked && !shift) return list;
  Hint *kept = arena_make_many(desk->ui->arena, Hint, *count + 1);
  int all = *count;
  *count = 0;
  if (shift) kept[(*count)++] = to_worklist;
  for (int i = 0; i < all; i++) {
    if (!hinted && list[i].text == W_HINT_HINT) continue;
    if ((!hinted || shift) && list[i].text == W_HINT_UNDO) continue;
    kept[*count] = list[i];
    if (asked && list[i].text == W_HINT_SCHEDULE) kept[*count].text = W_HINT_CONFIRM;
    (*count)++;
  }
  return kept;
}

static const Hint *with_beside(Desk *desk, const Hint *list, int *count) {
  static const Hint beside = {{STR_INIT("Shift"), STR_INIT("F2"), STR_INIT("F12")}, W_HINT_BESIDE};
  Hint *all = arena_make_many(desk->ui->arena, Hint, *count + 1);
  for (int i = 0; i < *count; i++) all[i] = list[i];
  all[(*count)++] = beside;
  return all;
}

static void end_desk(Desk *desk) {
  UiContext *ui = desk->ui;
  bool talk = desk->state->app == APP_NEGOTIATION && desk->view->talk, calendar = desk->state->app == APP_CALENDAR;
  const Hint *list = talk ? talk_hints : calendar ? calendar_hints : hints;
  int count = talk       ? (int)(sizeof talk_hints / sizeof *talk_hints)
              : calendar ? (int)(sizeof calendar_hints / sizeof *calendar_hints)
                         : (int)(sizeof hints / sizeof *hints);
  list = keys_here(desk, list, &count);
  if (desk->layout.kind == LAYOUT_WIDE) list = with_beside(desk, list, &count);
  if (ui_key_always(ui, KEY_ESCAPE, 0)) leave_desk(desk);
  if (desk->view->can_redo && ui_key_always(ui, 'z', MOD_CTRL | MOD_SHIFT)) desk->want = (Want){.kind = WANT_REDO};
  chrome_look_keys(ui, &desk->want);
  chrome_end(ui, &desk->layout, list, count, &desk->state->keys);
  if (desk->state->leaving) leave_dialog(desk);
}

Want desk_screen(UiContext *ui, const DeskView *view, DeskState *state) {
  Desk desk = {.ui = ui, .view = view, .state = state};
  desk.layout = chrome_begin(ui, state->keys || state->leaving);
  desk.app_forced = state->forced;
  follow_step(&desk);
  answer_follow(&desk);
  top_bar(&desk);
  rail(&desk);
  UiRect stage = desk.layout.stage;
  if (desk.layout.kind == LAYOUT_ONE) {
    one_column(&desk, stage);
  } else {
    UiRect panel = ui_cut_right(&stage, desk.layout.panel_px);
    ui_cut_right(&stage, ui_px(ui, 8));
    centre(&desk, stage, true);
    ui_panel(ui, word(W_TASK), panel);
    ui_push(ui, word(W_TASK));
    task_panel(&desk, panel);
    ui_pop(ui);
  }
  end_desk(&desk);
  return desk.want;
}
