/* Disputes: which decisions trainees hold to be judged wrongly, what the key says of each, and the instructor's answer. Before one is closed it is asked. */
#include "overturn/date.h"
#include "screens/class.h"
#include "screens/overlays.h"
#include "screens/view.h"

static Day day_of(Str when) { return day_from_iso(str_slice(when, 0, 10)); }

static Str when_shown(UiContext *ui, Str when) {
  Day day = day_of(when);
  return day == DAY_NONE ? STR("\xE2\x80\x93") : day_short(ui->arena, day);
}

static Str state_word(const ClassDispute *dispute) {
  static const Word words[] = {W_CLASS_DISPUTE_OPEN, W_CLASS_DISPUTE_ANSWERED, W_CLASS_DISPUTE_CLOSED};
  return word(words[dispute->state]);
}

/** "Scenario, step: question", the number of its line where nothing is kept of it. */
static Str place_of(Arena *arena, const ClassDispute *dispute) {
  size_t at = dispute->item.length;
  while (at > 0 && dispute->item.at[at - 1] != '/') at--;
  Str item = at ? name_of_id(arena, str_slice(dispute->item, at, dispute->item.length)) : STR("");
  if (!item.length) item = word_with(arena, W_CLASS_DISPUTE_LINE, str_format(arena, "%d", dispute->number), STR(""));
  return str_format(arena, "%.*s, %.*s", STR_ARG(dispute->lesson), STR_ARG(item));
}

/* ---- the list ---- */

enum { COL_DAY, COL_WHO, COL_WORDS, COL_STATE, COLS };

static void row_of(UiContext *ui, UiTable *table, const ClassDispute *dispute, bool selected) {
  ui_table_text(table, COL_DAY, TYPE_BODY, TOKEN_INK_2, when_shown(ui, dispute->made));
  UiRect who = ui_middle(ui_table_cell(table, COL_WHO), ui_em(ui, 36));
  ui_text(ui, ui_cut_top(&who, ui_em(ui, 20)), selected ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, TOKEN_INK, dispute->trainee, ALIGN_LEFT);
  ui_text(ui, who, TYPE_CAPTION, TOKEN_INK_2, place_of(ui->arena, dispute), ALIGN_LEFT);
  ui_table_paragraph(table, COL_WORDS, TYPE_BODY, TOKEN_INK, dispute->text);
  UiRect cell = ui_table_cell(table, COL_STATE);
  bool open = dispute->state == CLASS_DISPUTE_OPEN;
  if (cell.w) ui_chip_cut_right(ui, &cell, state_word(dispute), open ? CHIP_WARN : CHIP_NEUTRAL, ICON_NONE, 0);
}

void class_disputes(UiContext *ui, UiRect room, const ClassView *view, ClassState *state) {
  const UiColumn columns[COLS] = {
      [COL_DAY] = {word(W_CLASS_DAY), 50, 0, 2, false},
      [COL_WHO] = {word(W_CLASS_DISPUTED), 170, 1, 0, false},
      [COL_WORDS] = {word(W_CLASS_DISPUTE_WORDS), 160, 2, 1, false},
      [COL_STATE] = {word(W_CLASS_DISPUTE_STATE), 92, 0, 0, true},
  };
  int count = view->disputes.count, *selected = &state->row[CLASS_DISPUTES], used = 0;
  if (!count) {
    UiRect inside = ui_inset(room, ui_px(ui, 16), ui_px(ui, 16));
    ui_note(ui, ROLE_TEXT, word(W_CLASS_NO_DISPUTE), inside);
    ui_paragraph(ui, inside, TYPE_READ, TOKEN_INK_2, word(W_CLASS_NO_DISPUTE));
    return;
  }
  if (*selected >= count) *selected = count - 1;
  UiTable table = ui_table_begin(ui, &room, word(W_CLASS_DISPUTES), columns, COLS, count, selected);
  ui_focus_fallback(ui, table.id);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_CLASS_DISPUTES));
  UiRect body = scroll.content;
  for (int i = 0; i < count; i++) {
    const ClassDispute *dispute = &view->disputes.at[i];
    int words_px = table.w[COL_WORDS] ? ui_table_room(ui, columns, COLS, body.w, COL_WORDS) : 0, height = ui_em(ui, 48);
    int words = words_px ? ui_paragraph_height(ui, TYPE_BODY, dispute->text, words_px) + ui_px(ui, 12) : 0;
    if (words > height) height = words;
    used += height;
    if (ui_table_row(&table, &body, dispute->trainee, height)) row_of(ui, &table, dispute, i == *selected);
  }
  ui_scroll_end(ui, &scroll, used);
  if (!table.activated) return;
  state->dispute = *selected;
  state->answer = (UiText){.length = 0};
  ui->again = true;
}

/* ---- one of them ---- */

static void said(UiContext *ui, UiRect *room, Word label, UiType type, Str text) {
  if (!text.length) return;
  ui_text(ui, ui_cut_top(room, ui_em(ui, 18)), TYPE_LABEL, TOKEN_INK_3, word(label), ALIGN_LEFT);
  ui_cut_top(room, ui_paragraph(ui, *room, type, TOKEN_INK, text) + ui_px(ui, 10));
}

static void key(UiContext *ui, UiRect *room, const ClassToldView *told) {
  const DecisionView *decision = &told->decision;
  said(ui, room, W_CLASS_DISPUTE_ASKED, TYPE_BODY_MEDIUM, told->asked.length ? told->asked : decision->title);
  said(ui, room, W_CLASS_DISPUTE_DID, TYPE_BODY, decision->did);
  Str best = decision->points.length ? str_format(ui->arena, "%.*s (%.*s)", STR_ARG(decision->best), STR_ARG(decision->points)) : decision->best;
  said(ui, room, W_CLASS_DISPUTE_KEY, TYPE_BODY, best);
  said(ui, room, W_CLASS_DISPUTE_WHY, TYPE_BODY, decision->why);
  for (int i = 0; i < 2; i++) {
    Str more = i ? decision->citation : decision->best_why;
    if (more.length) ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_2, more) + ui_px(ui, 6));
  }
}

static void decision(UiContext *ui, UiRect *room, const ClassView *view) {
  if (!view->asked)
    ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, TOKEN_INK_2, word(W_CLASS_DISPUTE_WORKING)) + ui_px(ui, 10));
  else if (view->asked->fault.length)
    ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, TOKEN_INK_2, view->asked->fault) + ui_px(ui, 10));
  else
    key(ui, room, view->asked);
}

/** Buttons go on in the next line where one has no room. @return which was used, NONE. */
static int acts(UiContext *ui, UiRect *room, bool open, bool answers) {
  const struct {
    Word label;
    UiButton button;
    bool on;
  } all[] = {{W_CLASS_DISPUTE_SEND, {.kind = BUTTON_PRIMARY, .cap = STR("Enter"), .disabled = !answers}, open},
             {W_CLASS_DISPUTE_CLOSE, {.cap = STR("X"), .key = 'x'}, open},
             {W_CLASS_DISPUTE_DEBRIEF, {.kind = BUTTON_GHOST, .cap = STR("D"), .key = 'd', .fallback = !open}, true}};
  int used = NONE, height = ui_em(ui, 32);
  UiRect row = {0, 0, 0, 0};
  for (int i = 0; i < 3; i++) {
    if (!all[i].on) continue;
    if (!row.h || ui_button_width(ui, word(all[i].label), &all[i].button) > row.w) {
      row = ui_cut_top(room, height);
      ui_cut_top(room, ui_px(ui, 6));
    }
    if (ui_button_cut(ui, &row, word(all[i].label), &all[i].button, 8)) used = i;
  }
  return used;
}

static Want form(UiContext *ui, UiRect *room, const ClassDispute *dispute, ClassState *state) {
  Want want = {.kind = WANT_NONE};
  bool open = dispute->state != CLASS_DISPUTE_CLOSED, submitted = false;
  if (open) {
    UiField field = {.name = word(W_CLASS_DISPUTE_YOURS), .placeholder = word(W_CLASS_DISPUTE_YOURS), .cap = STR("A"), .key = 'a', .fallback = true};
    UiFieldDone done = ui_field(ui, ui_cut_top(room, ui_em(ui, 32)), &field, &state->answer);
    submitted = done.submitted;
    ui_cut_top(room, ui_px(ui, 4));
    ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_3, word(W_CLASS_DISPUTE_ABOUT)) + ui_px(ui, 8));
  }
  Str typed = str_trim(ui_text_value(&state->answer));
  bool fits = typed.length > 0 && typed.length <= DISPUTE_MOST;
  int used = acts(ui, room, open, fits);
  if ((used == 0 || submitted) && fits) want.kind = WANT_CLASS_ANSWER;
  if (used == 1 && typed.length <= DISPUTE_MOST) state->closing = true, ui->again = true;
  if (used == 2) want.kind = WANT_CLASS_LOOK;
  return want;
}

Want class_dispute(UiContext *ui, UiRect inside, const ClassView *view, ClassState *state) {
  const ClassDispute *dispute = &view->disputes.at[state->dispute];
  UiRect head = ui_cut_top(&inside, ui_em(ui, 48));
  ui_line_below(ui, head, TOKEN_LINE);
  head = ui_inset(head, ui_px(ui, 12), 0);
  UiButton back = {.kind = BUTTON_GHOST, .size = SIZE_SMALL, .icon = ICON_ARROW_BACK, .icon_only = true};
  bool left = ui_button_cut(ui, &head, word(W_CLASS_DISPUTE_BACK), &back, 8);
  ui_chip_cut_right(ui, &head, state_word(dispute), dispute->state == CLASS_DISPUTE_OPEN ? CHIP_WARN : CHIP_NEUTRAL, ICON_NONE, 8);
  ui_heading(ui, head, TYPE_H2, TOKEN_INK, dispute->trainee);
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_CLASS_DISPUTED));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 20), 0);
  ui_cut_top(&room, ui_px(ui, 14));
  Str about = str_format(ui->arena, "%.*s, %.*s", STR_ARG(place_of(ui->arena, dispute)), STR_ARG(when_shown(ui, dispute->made)));
  ui_cut_top(&room, ui_paragraph(ui, room, TYPE_CAPTION, TOKEN_INK_2, about) + ui_px(ui, 10));
  said(ui, &room, W_CLASS_DISPUTE_WORDS, TYPE_READ, dispute->text);
  decision(ui, &room, view);
  said(ui, &room, W_CLASS_DISPUTE_YOURS, TYPE_READ, dispute->answer);
  Want want = form(ui, &room, dispute, state);
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y + ui_px(ui, 14));
  if (left) state->dispute = NONE, ui->again = true;
  return want;
}

void class_dispute_side(UiContext *ui, UiRect *room, const ClassView *view, const ClassState *state) {
  int row = state->dispute != NONE ? state->dispute : state->row[CLASS_DISPUTES];
  Str open = word_count(ui->arena, W_CLASS_DISPUTES_OPEN, view->disputes.open, STR(""));
  class_part(ui, room, word(W_CLASS_DISPUTES), view->disputes.count ? open : STR(""));
  if (row >= view->disputes.count) return;
  const ClassDispute *dispute = &view->disputes.at[row];
  said(ui, room, W_CLASS_TRAINEE, TYPE_BODY_MEDIUM, dispute->trainee);
  said(ui, room, W_CLASS_DISPUTED, TYPE_BODY, place_of(ui->arena, dispute));
  said(ui, room, W_CLASS_DAY, TYPE_BODY, day_shown(ui->arena, day_of(dispute->made)));
  said(ui, room, W_CLASS_DISPUTE_WORDS, TYPE_BODY, dispute->text);
  said(ui, room, W_CLASS_DISPUTE_YOURS, TYPE_BODY, dispute->answer);
  if (dispute->answered.length) said(ui, room, W_CLASS_DISPUTE_ON, TYPE_BODY, day_shown(ui->arena, day_of(dispute->answered)));
}

Want class_close_dialog(UiContext *ui, ClassState *state) {
  Str typed = str_trim(ui_text_value(&state->answer));
  UiModal modal = {.title = word(W_CLASS_CLOSE_TITLE),
                   .text = typed.length ? word_with(ui->arena, W_CLASS_CLOSE_TEXT, typed, STR("")) : word(W_CLASS_CLOSE_BARE),
                   .more = word(W_CLASS_CLOSE_MORE),
                   .safe = word(W_CLASS_CLOSE_KEEP),
                   .danger = word(W_CLASS_CLOSE_DO),
                   .danger_cap = STR("X"),
                   .danger_key = 'x'};
  UiModalDone done = ui_modal(ui, (UiRect){0, 0, ui->frame.width_px, ui->frame.height_px}, &modal);
  if (done == MODAL_OPEN) return (Want){.kind = WANT_NONE};
  state->closing = false;
  ui->again = true;
  return (Want){.kind = done == MODAL_DANGER ? WANT_CLASS_CLOSE : WANT_NONE};
}
