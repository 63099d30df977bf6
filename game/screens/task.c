/* The task panel: what is asked now, what was answered, the evidence at hand. It speaks for the trainer, so its head is ink. The question keeps its
 * place: what is above it scrolls by itself. */
#include "screens/desk.h"

#include <string.h>

/* Little room: the head is one row, the rest of the panel scrolls as one, the evidence at its end. */
static bool is_low(UiContext *ui, UiRect sheet) { return sheet.h < ui_em(ui, 300); }

static int head_height(UiContext *ui, bool low) {
  return low ? ui_em(ui, 24) + ui_px(ui, 6 + 4 + 4 + 4) : ui_em(ui, 16 + 24) + ui_px(ui, 12 + 2 + 10 + 4 + 12);
}

static int step_count(const TaskView *task) { return task->done_count + task->ahead_count + (task->ask ? 1 : 0); }

static void low_head(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const TaskView *task = &desk->view->task;
  ui_fill_round(ui, rect, TOKEN_HUD, 7, CORNERS_TOP);
  if (ui->frame.outlined) ui_line_below(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), 0);
  ui_cut_top(&inside, ui_px(ui, 6));
  UiRect row = ui_cut_top(&inside, ui_em(ui, 24));
  if (task->so_far.length) ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_HUD_INK_2, task->so_far, 8);
  ui_heading(ui, row, TYPE_BODY_STRONG, TOKEN_HUD_INK, task->over ? task->ending : task->title);
  ui_cut_top(&inside, ui_px(ui, 4));
  if (step_count(task) > 1)
    ui_steps(ui, ui_cut_top(&inside, ui_px(ui, 4)), word(W_QUESTIONS), task->done_count + desk->state->answer.part, step_count(task), true);
}

static void head(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const TaskView *task = &desk->view->task;
  ui_fill_round(ui, rect, TOKEN_HUD, 7, CORNERS_TOP);
  if (ui->frame.outlined) ui_line_below(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 12)), row = ui_cut_top(&inside, ui_em(ui, 16));
  if (task->so_far.length) ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_HUD_INK_2, task->so_far, 8);
  ui_text(ui, row, TYPE_CAPTION, TOKEN_HUD_INK_2, task->number, ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 2));
  ui_heading(ui, ui_cut_top(&inside, ui_em(ui, 24)), TYPE_H2, TOKEN_HUD_INK, task->over ? task->ending : task->title);
  ui_cut_top(&inside, ui_px(ui, 10));
  if (step_count(task) > 1)
    ui_steps(ui, ui_cut_top(&inside, ui_px(ui, 4)), word(W_QUESTIONS), task->done_count + desk->state->answer.part, step_count(task), true);
}

/* ---- Above the question ---- */

static int boxed(UiContext *ui, UiRect room, UiIcon icon, UiToken face, UiToken edge, UiToken ink, Str text) {
  int inner = room.w - 2 * ui_px(ui, 10) - ui_em(ui, 16) - ui_px(ui, 8), height = ui_paragraph_height(ui, TYPE_BODY, text, inner);
  UiRect box = {room.x, room.y, room.w, height + 2 * ui_px(ui, 8)}, inside = ui_inset(box, ui_px(ui, 10), ui_px(ui, 8));
  ui_fill_round(ui, box, face, 6, CORNERS_ALL);
  ui_border(ui, box, edge, 6, 1);
  UiRect mark = ui_cut_left(&inside, ui_em(ui, 16));
  mark.h = ui_em(ui, 20);
  ui_icon(ui, mark, icon, 16, ink);
  ui_cut_left(&inside, ui_px(ui, 8));
  ui_paragraph(ui, inside, TYPE_BODY, TOKEN_INK, text);
  return box.h + ui_px(ui, 10);
}

typedef struct VerdictLook {
  UiIcon icon;
  UiToken ink;
  Word name;
} VerdictLook;

static VerdictLook verdict_look(Verdict verdict) {
  static const VerdictLook looks[] = {
      [VERDICT_HIDDEN] = {ICON_RADIO_BUTTON_CHECKED, TOKEN_INK_2, W_ANSWERED},
      [VERDICT_RIGHT] = {ICON_CHECK_CIRCLE, TOKEN_GOOD, W_RIGHT},
      [VERDICT_PARTLY] = {ICON_ERROR_OUTLINE, TOKEN_WARN, W_PARTLY},
      [VERDICT_WRONG] = {ICON_CANCEL, TOKEN_BAD, W_WRONG},
  };
  return looks[verdict];
}

static Str done_points(UiContext *ui, const DoneView *done) {
  if (done->not_scored) return word(W_NOT_SCORED);
  if (done->verdict == VERDICT_HIDDEN) return STR("");
  return word_with(ui->arena, W_VERDICT_POINTS, word(verdict_look(done->verdict).name), done->points);
}

/* Every answer keeps its row; the latest tells why. */
static int done_row(UiContext *ui, UiRect room, const DoneView *done, bool latest) {
  VerdictLook look = verdict_look(done->verdict);
  UiRect inside = ui_inset(room, ui_px(ui, 16), ui_px(ui, 9));
  int top = inside.y;
  UiRect mark = ui_cut_left(&inside, ui_em(ui, 16));
  ui_cut_left(&inside, ui_px(ui, 8));
  mark.h = ui_em(ui, 20);
  ui_icon(ui, mark, look.icon, 16, look.ink);
  Str points = done_points(ui, done);
  const char *end = str_ends(done->answer, STR(".")) || str_ends(done->answer, STR("?")) ? "" : ".";
  Str said = str_format(ui->arena, "%.*s %.*s%s %.*s", STR_ARG(done->prompt), STR_ARG(done->answer), end, STR_ARG(points));
  ui_read_as(ui, said, (UiRect){room.x, room.y, room.w, ui_em(ui, 16)});
  UiRect first = inside, line = inside;
  line.h = ui_em(ui, 16);
  ui_text_cut_right(ui, &line, TYPE_CAPTION, TOKEN_INK_3, points, 8);
  first.w = line.w;
  int prompt = ui_paragraph(ui, first, TYPE_CAPTION, TOKEN_INK_3, done->prompt);
  ui_cut_top(&inside, prompt > line.h ? prompt : line.h);
  ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_BODY_MEDIUM, TOKEN_INK, done->answer));
  ui_read_end(ui);
  if (latest && done->violation.length) {
    ui_cut_top(&inside, ui_px(ui, 4));
    ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_BODY_STRONG, TOKEN_BAD, done->violation));
  }
  if (latest && done->why.length) {
    ui_cut_top(&inside, ui_px(ui, 4));
    ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_BODY, TOKEN_INK_2, done->why));
  }
  if (latest) ui_cut_top(&inside, ranking_draw(ui, inside, &done->ranking, true));
  UiRect row = {room.x, room.y, room.w, inside.y - top + 2 * ui_px(ui, 9)};
  ui_line_below(ui, row, TOKEN_LINE);
  UiNode *node = ui_note(ui, ROLE_TEXT, done->prompt.length ? done->prompt : word(W_ANSWERED), row);
  node->value = done->answer;
  return row.h;
}

/* What was said and can be pinned, though it stands on no page. */
static int heard(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const TaskView *task = &desk->view->task;
  UiRect rest = room;
  for (int i = 0; i < task->heard_count; i++) {
    const FactView *fact = &task->heard[i];
    int inner = rest.w - 2 * ui_px(ui, 10) - ui_em(ui, 28) - ui_px(ui, 8), height = ui_paragraph_height(ui, TYPE_BODY, fact->detail, inner),
        least = ui_em(ui, 28);
    UiRect box = ui_cut_top(&rest, (height > least ? height : least) + 2 * ui_px(ui, 8)), inside = ui_inset(box, ui_px(ui, 10), ui_px(ui, 8));
    ui_fill_round(ui, box, TOKEN_SUNKEN, 6, CORNERS_ALL);
    ui_border(ui, box, TOKEN_LINE, 6, 1);
    UiRect pin = ui_cut_right(&inside, ui_em(ui, 28));
    ui_cut_right(&inside, ui_px(ui, 8));
    ui_paragraph(ui, ui_middle(inside, height), TYPE_BODY, TOKEN_INK, fact->detail);
    desk_pin(desk, pin, fact->detail, fact->fact, false);
    ui_cut_top(&rest, ui_px(ui, 8));
  }
  desk_pin_key(desk, task->heard, task->heard_count);
  return rest.y - room.y;
}

static int above(Desk *desk, UiRect content) {
  UiContext *ui = desk->ui;
  bool live = ui_live(ui, true);
  const TaskView *task = &desk->view->task;
  UiRect room = content;
  for (int i = 0; i < task->done_count; i++) ui_cut_top(&room, done_row(ui, room, &task->done[i], i == task->done_count - 1));
  UiRect inside = ui_inset(room, ui_px(ui, 16), 0);
  inside.y = room.y + ui_px(ui, 14);
  for (int i = 0; i < task->news_count; i++)
    ui_cut_top(&inside, boxed(ui, inside, ICON_EVENT, TOKEN_WARN_TINT, TOKEN_WARN_LINE, TOKEN_WARN, task->news[i]));
  for (int i = 0; i < task->say_count; i++) ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_READ, TOKEN_INK, task->say[i]) + ui_px(ui, 8));
  if (task->over) ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_READ, TOKEN_INK, task->ending_text) + ui_px(ui, 8));
  ui_cut_top(&inside, heard(desk, inside));
  for (int i = 0; i < task->hint_count; i++)
    ui_cut_top(&inside, boxed(ui, inside, ICON_LIGHTBULB_OUTLINE, TOKEN_SUNKEN, TOKEN_LINE, TOKEN_INK_2, task->hints[i]));
  ui_live(ui, live);
  bool any = task->news_count + task->say_count + task->hint_count + task->heard_count || task->over;
  return (any ? inside.y : room.y) - content.y + (any ? ui_px(ui, 4) : 0);
}

/* ---- The question, or what stands in its place ---- */

static int continue_part(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const TaskView *task = &desk->view->task;
  UiRect inside = ui_inset(room, ui_px(ui, 16), ui_px(ui, 14));
  int top = inside.y;
  if (task->over) {
    bool shift = desk->view->shift != NULL;
    if (confirm_button(desk, &inside, word(shift ? W_TO_WORKLIST : W_SEE_DEBRIEF), true))
      desk->want = (Want){.kind = shift ? WANT_WORKLIST : WANT_DEBRIEF};
  } else if (desk->view->talk) {
    ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_READ, TOKEN_INK, word(W_MAKE_OFFERS)));
    if (desk->state->app != APP_NEGOTIATION) {
      ui_cut_top(&inside, ui_px(ui, 10));
      if (confirm_button(desk, &inside, word(W_TO_THE_TABLE), true)) desk_show(desk, APP_NEGOTIATION, NONE);
    }
  } else if (confirm_button(desk, &inside, word(W_CONTINUE), true)) {
    desk_do(desk, &(Action){.kind = ACTION_NEXT});
  }
  return inside.y - top + 2 * ui_px(ui, 14);
}

/* Parts of an interpretation that were chosen, not confirmed, and the one asked now no longer lie ahead. */
static int ahead(UiContext *ui, UiRect room, const TaskView *task, int part) {
  UiRect rest = room;
  for (int i = part; i < task->ahead_count; i++) {
    UiRect text = ui_inset(rest, ui_px(ui, 16), ui_px(ui, 9)), icon = ui_cut_left(&text, ui_em(ui, 16));
    ui_cut_left(&text, ui_px(ui, 8));
    ui_line_above(ui, rest, TOKEN_LINE);
    icon.h = ui_em(ui, 20);
    ui_icon(ui, icon, ICON_LOCK_OUTLINE, 16, TOKEN_INK_3);
    ui_cut_top(&rest, ui_paragraph(ui, text, TYPE_BODY_MEDIUM, TOKEN_INK_3, task->ahead[i]) + 2 * ui_px(ui, 9));
  }
  return rest.y - room.y;
}

static int question(Desk *desk, UiRect content) {
  UiContext *ui = desk->ui;
  const TaskView *task = &desk->view->task;
  UiRect room = content;
  if (!task->ask) {
    ui_cut_top(&room, continue_part(desk, room));
  } else if (ask_in_centre(desk)) {
    UiRect inside = ui_inset(room, ui_px(ui, 16), ui_px(ui, 12));
    ui_cut_top(&room, ui_paragraph(ui, inside, TYPE_BODY, TOKEN_INK_3, word(W_REPLY_ON_PHONE)) + 2 * ui_px(ui, 12));
  } else {
    UiRect inside = ui_inset(room, ui_px(ui, 16), ui_px(ui, 14));
    ui_cut_top(&room, ask_draw(desk, inside, 1) + 2 * ui_px(ui, 14));
  }
  ui_cut_top(&room, ahead(ui, room, task, desk->state->answer.part));
  return room.y - content.y;
}

/* ---- Evidence ---- */

static bool picks_facts(const Desk *desk) {
  const AskView *ask = desk->view->task.ask;
  return ask && (ask->kind == ITEM_EVIDENCE || ask->kind == ITEM_LINK);
}

static void use_card(Desk *desk, const FactView *fact) {
  AnswerState *answer = &desk->state->answer;
  if (!picks_facts(desk)) {
    if (fact->page != NONE) desk_show(desk, fact->app, fact->page);
  } else if (bits_has(answer->facts, fact->fact)) {
    bits_drop(answer->facts, fact->fact);
  } else {
    bits_add(answer->facts, fact->fact);
  }
  desk->ui->again = true;
}

static UiCard fact_card(Desk *desk, int index) {
  const FactView *fact = &desk->view->facts[index];
  bool attached = picks_facts(desk) && bits_has(desk->state->answer.facts, fact->fact);
  UiCard card = {.title = fact->title, .detail = fact->detail, .state = attached ? CARD_ATTACHED : CARD_OPEN};
  if (index < 6) {
    card.key = '1' + index;
    card.mods = MOD_SHIFT;
    card.cap = str_format(desk->ui->arena, "%d", index + 1);
  }
  return card;
}

/* Read aloud: what was pinned, when it is. */
static void read_pins(Desk *desk, UiRect place) {
  UiContext *ui = desk->ui;
  bool live = ui_live(ui, true);
  for (int i = 0; i < desk->view->fact_count && ui->listening; i++)
    ui_reading(ui, word_with(ui->arena, W_VOICE_PINNED, desk->view->facts[i].detail, STR("")), place);
  ui_live(ui, live);
  ui_watch(ui, word(W_EVIDENCE), word_count(ui->arena, W_PINNED, desk->view->fact_count, STR("")));
}

static void tray_head(Desk *desk, UiRect row) {
  UiContext *ui = desk->ui;
  ui_text_cut(ui, &row, TYPE_LABEL, TOKEN_INK_2, word(W_EVIDENCE), 8);
  ui_text_cut(ui, &row, TYPE_CAPTION, TOKEN_INK_3, word_count(ui->arena, W_PINNED, desk->view->fact_count, STR("")), 8);
  read_pins(desk, (UiRect){row.x, row.y + row.h, row.w, row.h});
  if (!desk->view->fact_count) return;
  ui_read_as(ui, STR(""), row);
  ui_keycap_cut_right(ui, &row, STR("6"), false, 2);
  ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_3, STR("\xE2\x80\x93"), 2);
  ui_keycap_cut_right(ui, &row, STR("1"), false, 2);
  ui_keycap_cut_right(ui, &row, STR("Shift"), false, 4);
  ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_3, word(picks_facts(desk) ? W_ATTACH : W_OPEN_CARD), ALIGN_RIGHT);
  ui_read_end(ui);
}

/* In short windows the tray is a numbered strip; the cards open on top of the panel at E. */
static void strip(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  UiRect row = ui_inset(rect, ui_px(ui, 14), 0);
  UiButton open = {.size = SIZE_SMALL, .kind = BUTTON_GHOST, .cap = STR("E"), .key = 'e', .icon = ICON_EXPAND_MORE, .icon_only = true};
  read_pins(desk, row);
  if (ui_button_cut_right(ui, &row, word(W_SHOW_EVIDENCE), &open, 6)) desk->state->strip_open = ui->again = true;
  ui_text_cut(ui, &row, TYPE_LABEL, TOKEN_INK_2, word(W_EVIDENCE), 8);
  for (int i = 0; i < desk->view->fact_count && row.w > ui_em(ui, 34); i++) {
    UiRect place = ui_middle(ui_cut_left(&row, ui_em(ui, 28)), ui_em(ui, 28));
    ui_cut_left(&row, ui_px(ui, 4));
    const FactView *fact = &desk->view->facts[i];
    UiTouch touch = ui_touch(ui, ui_id_at(ui, STR("strip"), fact->fact), ROLE_CARD, fact->detail, place, true, true);
    bool attached = picks_facts(desk) && bits_has(desk->state->answer.facts, fact->fact);
    ui_fill_round(ui, place, attached ? TOKEN_EV_TINT : touch.hovered ? TOKEN_HOVER : TOKEN_SHEET, 4, CORNERS_ALL);
    ui_border(ui, place, attached ? TOKEN_EV : TOKEN_LINE, 4, 1);
    UiRect bar = place;
    ui_fill_round(ui, ui_cut_left(&bar, ui_px(ui, 4)), TOKEN_EV, 3, CORNERS_LEFT);
    ui_text(ui, place, TYPE_BAR, TOKEN_INK, str_format(ui->arena, "%d", i + 1), ALIGN_CENTER);
    if (touch.focused) ui_ring(ui, place, 4);
    ui_tip(ui, &touch, place, fact->detail);
    bool key = i < 6 && ui_key(ui, '1' + i, MOD_SHIFT);
    if (touch.clicked || key) use_card(desk, fact);
  }
}

/* The cards under one another in one or two columns, and how high each row is. */
typedef struct Grid {
  UiCard *cards;
  int *heights; /* by row */
  int count, columns, rows, height, gap;
} Grid;

static void measure_rows(const UiContext *ui, Grid *grid, int width_px, int columns) {
  int column_px = (width_px - (columns - 1) * grid->gap) / columns;
  grid->columns = columns;
  grid->rows = (grid->count + columns - 1) / columns;
  grid->height = -grid->gap;
  for (int row = 0; row < grid->rows; row++) {
    grid->heights[row] = 0;
    for (int i = row * columns; i < (row + 1) * columns && i < grid->count; i++) {
      int height = ui_card_height(ui, &grid->cards[i], column_px);
      if (height > grid->heights[row]) grid->heights[row] = height;
    }
    grid->height += grid->heights[row] + grid->gap;
  }
}

/* Two columns where short texts leave room for them, else one, so that a finding can be read. */
static Grid grid_of(Desk *desk, int width_px) {
  UiContext *ui = desk->ui;
  int count = desk->view->fact_count, slots = count < 4 ? 4 : count < 6 ? 6 : count;
  Grid grid = {.cards = arena_make_many(ui->arena, UiCard, slots), .heights = arena_make_many(ui->arena, int, slots), .gap = ui_px(ui, 8)};
  for (int i = 0; i < slots; i++)
    grid.cards[i] = i < count ? fact_card(desk, i) : (UiCard){.state = CARD_SLOT, .title = i == count ? word(W_PIN_FROM_ANY) : STR("")};
  grid.count = slots;
  measure_rows(ui, &grid, width_px, 2);
  int one_line = ui_card_height(ui, &(UiCard){.state = CARD_SLOT}, width_px);
  if (grid.height <= grid.rows * (one_line + ui_em(ui, 16) + grid.gap)) return grid;
  grid.count = count ? count : slots;
  measure_rows(ui, &grid, width_px, 1);
  return grid;
}

static int tray_inset(const UiContext *ui) { return ui_px(ui, 12); }

static void cards(Desk *desk, UiRect inside) {
  UiContext *ui = desk->ui;
  UiScroll scroll = ui_scroll_begin(ui, ui_inset(inside, -ui_px(ui, 5), -ui_px(ui, 5)), word(W_EVIDENCE));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 5), ui_px(ui, 5)), row = room;
  Grid grid = grid_of(desk, room.w);
  for (int i = 0; i < grid.count; i++) {
    if (i % grid.columns == 0) {
      row = ui_cut_top(&room, grid.heights[i / grid.columns]);
      ui_cut_top(&room, grid.gap);
    }
    bool slot = grid.cards[i].state == CARD_SLOT;
    if (!slot) ui_push_at(ui, STR("card"), desk->view->facts[i].fact);
    if (ui_card(ui, ui_column(row, i % grid.columns, grid.columns, grid.gap), &grid.cards[i])) use_card(desk, &desk->view->facts[i]);
    if (!slot) ui_pop(ui);
  }
  ui_scroll_end(ui, &scroll, grid.height + ui_px(ui, 10));
}

/* Two or three rows of short cards at least; more where the panel has room that nothing else needs. */
static int tray_height(Desk *desk, UiRect panel, int spare_px) {
  UiContext *ui = desk->ui;
  Grid grid = grid_of(desk, panel.w - 2 * tray_inset(ui));
  int one_line = ui_card_height(ui, &(UiCard){.state = CARD_SLOT}, panel.w), rows = panel.h > ui_em(ui, 760) ? 3 : 2;
  int around = ui_em(ui, 18) + grid.gap + 2 * tray_inset(ui), most = rows * (one_line + grid.gap) - grid.gap;
  if (most < spare_px - around) most = spare_px - around;
  return (grid.height < most ? grid.height : most) + around;
}

static void tray(Desk *desk, UiRect rect, bool full) {
  UiContext *ui = desk->ui;
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, rect, TOKEN_LINE);
  if (!full) {
    strip(desk, rect);
    return;
  }
  UiRect inside = ui_inset(rect, tray_inset(ui), tray_inset(ui)), row = ui_cut_top(&inside, ui_em(ui, 18));
  if (desk->state->strip_open) {
    UiButton close = {.size = SIZE_SMALL, .kind = BUTTON_GHOST, .icon = ICON_CLOSE, .icon_only = true, .key = 'e'};
    if (ui_button_cut_right(ui, &row, word(W_HIDE_EVIDENCE), &close, 4)) {
      desk->state->strip_open = false;
      ui->again = true;
    }
  }
  tray_head(desk, row);
  ui_cut_top(&inside, ui_px(ui, 8));
  ui_read_as(ui, STR(""), inside); /* was read with the head */
  cards(desk, inside);
  ui_read_end(ui);
}

/* ---- The panel ---- */

static UiKept *asked_height(UiContext *ui) { return ui_keep(ui, ui_id(ui, STR("question height"))); }
static UiKept *read_height(UiContext *ui) { return ui_keep(ui, ui_id(ui, STR("reading height"))); }

/* What is above the question gets what the question leaves, at least a few lines; both remember how high they were. */
static void middle(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  UiKept *asked = asked_height(ui), *read = read_height(ui);
  int least = ui_em(ui, room.h < ui_em(ui, 480) ? 62 : 84), question_px = asked->b ? asked->b : room.h / 2,
      top = read->b < room.h - question_px ? read->b : room.h - question_px;
  if (top < least) top = read->b < least ? read->b : least;
  UiRect upper = ui_cut_top(&room, top);
  UiScroll scroll = ui_scroll_begin(ui, upper, word(W_READING));
  int used = above(desk, scroll.content);
  if (used != read->b) ui->again = true;
  read->b = used;
  UiKept *kept = ui_keep(ui, scroll.id), *shown = ui_keep(ui, ui_id(ui, STR("reading shown")));
  int stamp =
      (int)(ui_id(ui, desk->view->task.step_id) & 0xFFFFFF) + desk->view->task.done_count + desk->view->task.hint_count + desk->view->task.visit;
  if (shown->a != stamp || shown->b != used) { /* the newest is at the end */
    shown->a = stamp;
    shown->b = used;
    kept->a = used - upper.h;
    ui->again = true;
  }
  ui_scroll_end(ui, &scroll, used);
  if (used > upper.h) ui_line_below(ui, upper, TOKEN_LINE);
  UiScroll below = ui_scroll_begin(ui, room, word(W_QUESTIONS));
  int height = question(desk, below.content);
  if (height != asked->b) ui->again = true;
  asked->b = height;
  ui_scroll_end(ui, &below, height);
}

static void low_panel(Desk *desk, UiRect inside) {
  UiContext *ui = desk->ui;
  bool live = ui_live(ui, true);
  low_head(desk, ui_cut_top(&inside, head_height(ui, true)));
  ui_live(ui, live);
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_READING));
  UiRect room = scroll.content;
  ui_cut_top(&room, above(desk, room));
  ui_cut_top(&room, question(desk, room));
  bool open = desk->state->strip_open;
  tray(desk, ui_cut_top(&room, open ? tray_height(desk, inside, 0) : ui_em(ui, 44)), open);
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y);
}

void task_panel(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1));
  if (is_low(ui, sheet)) {
    low_panel(desk, inside);
    return;
  }
  UiRect whole = inside;
  bool live = ui_live(ui, true);
  head(desk, ui_cut_top(&inside, head_height(ui, false)));
  ui_live(ui, live);
  int full = tray_height(desk, whole, inside.h - asked_height(ui)->b - read_height(ui)->b - ui_em(ui, 24));
  bool tall = sheet.h > ui_em(ui, 640);
  UiRect low = ui_cut_bottom(&inside, tall || desk->state->strip_open ? full : ui_em(ui, 44));
  middle(desk, inside);
  tray(desk, low, tall || desk->state->strip_open);
}
