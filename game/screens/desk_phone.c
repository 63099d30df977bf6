/* The phone: who is on the line at the left, what was said in the middle, the replies below it. */
#include "screens/desk.h"

static void head_times(Desk *desk, UiRect *head) {
  UiContext *ui = desk->ui;
  const PhoneView *phone = &desk->view->phone;
  if (!phone->live) {
    ui_chip_cut_right(ui, head, word(W_LINE_CLOSED), CHIP_NEUTRAL, ICON_CALL_END, 0);
    return;
  }
  if (phone->talked.length) {
    ui_text_cut_right(ui, head, TYPE_BODY_STRONG, TOKEN_INK, phone->talked, 6);
    ui_text_cut_right(ui, head, TYPE_CAPTION, TOKEN_INK_3, word(W_ON_THE_LINE), 12);
  }
  ui_chip_cut_right(ui, head, word(W_LIVE), CHIP_GOOD, ICON_PHONE_IN_TALK, 0);
}

static void person(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const PhoneView *phone = &desk->view->phone;
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 7, CORNER_BOTTOM_LEFT);
  ui_line_right(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 14)), row = inside, face = ui_cut_left(&row, ui_em(ui, 40));
  ui_cut_left(&row, ui_px(ui, 12));
  int name = ui_paragraph_height(ui, TYPE_H3, phone->rep.name, row.w), least = ui_em(ui, 40),
      height = name + ui_paragraph_height(ui, TYPE_CAPTION, phone->rep.detail, row.w);
  if (height < least) height = least;
  face.h = row.h = height;
  ui_avatar(ui, ui_middle(face, least), phone->rep.name);
  ui_cut_top(&row, ui_paragraph(ui, row, TYPE_H3, TOKEN_INK, phone->rep.name));
  ui_paragraph(ui, row, TYPE_CAPTION, TOKEN_INK_3, phone->rep.detail);
  ui_cut_top(&inside, height + ui_px(ui, 12));
  for (int i = 0; i < phone->pair_count && inside.h > ui_em(ui, 40); i++) {
    ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, phone->pairs[i].label, ALIGN_LEFT);
    UiType type = phone->pairs[i].code ? TYPE_RAW_STRONG : TYPE_BODY_MEDIUM;
    ui_cut_top(&inside, ui_paragraph(ui, inside, type, TOKEN_INK, phone->pairs[i].value) + ui_px(ui, 6));
  }
}

/* Once to measure, once to draw: the two agree because it is the same code. */
static int speech(UiContext *ui, UiRect place, const SpeechView *said, bool last, bool draw) {
  int who = ui_em(ui, 96), margin = ui_px(ui, last ? 12 : 8), text_width = place.w - 2 * ui_px(ui, 16) - who;
  int name = ui_paragraph_height(ui, TYPE_BODY_STRONG, said->who, who - ui_px(ui, 8)), when = said->when.length ? ui_em(ui, 16) : 0;
  int height = ui_paragraph_height(ui, TYPE_READ, said->text, text_width), least = (name > ui_em(ui, 22) ? name : ui_em(ui, 22)) + when;
  UiRect row = {place.x, place.y, place.w, (height > least ? height : least) + 2 * margin};
  if (!draw) return row.h;
  bool live = ui_live(ui, true);
  ui_read_as(ui, word_with(ui->arena, W_WHO_WHAT, said->who, said->text), row);
  UiRect bar = row;
  if (last) {
    ui_fill(ui, row, TOKEN_ACCENT_TINT);
    ui_fill(ui, ui_cut_left(&bar, ui_px(ui, 3)), TOKEN_ACCENT_INK);
  }
  UiRect inside = ui_inset(row, ui_px(ui, 16), margin), left = ui_cut_left(&inside, who);
  ui_cut_right(&left, ui_px(ui, 8));
  ui_cut_top(&left, ui_paragraph(ui, left, TYPE_BODY_STRONG, said->you ? TOKEN_ACCENT_INK : TOKEN_INK, said->who));
  ui_text(ui, ui_cut_top(&left, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, said->when, ALIGN_LEFT);
  ui_paragraph(ui, inside, TYPE_READ, TOKEN_INK, said->text);
  UiNode *node = ui_note(ui, ROLE_TEXT, said->who, row);
  node->value = said->text;
  ui_read_end(ui);
  ui_live(ui, live);
  return row.h;
}

static void transcript(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const PhoneView *phone = &desk->view->phone;
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_TRANSCRIPT));
  int height = ui_px(ui, 8);
  for (int i = 0; i < phone->log_count; i++) height += speech(ui, scroll.content, &phone->log[i], phone->live && i == phone->log_count - 1, false);
  UiRect rows = scroll.content;
  ui_cut_top(&rows, ui_px(ui, 8));
  for (int i = 0; i < phone->log_count; i++) ui_cut_top(&rows, speech(ui, rows, &phone->log[i], phone->live && i == phone->log_count - 1, true));
  UiKept *followed = ui_keep(ui, ui_id(ui, STR("followed"))), *kept = ui_keep(ui, scroll.id);
  if (followed->a != phone->log_count || followed->b != height) { /* something new was said: it is at the end */
    followed->a = phone->log_count;
    followed->b = height;
    kept->a = height - room.h;
    ui->again = true;
  }
  ui_scroll_end(ui, &scroll, height);
}

static void replies(Desk *desk, UiRect *room) {
  UiContext *ui = desk->ui;
  if (!ask_in_centre(desk)) return;
  UiKept *kept = ui_keep(ui, ui_id(ui, STR("replies")));
  int wanted = kept->b ? kept->b : ui_em(ui, 180), most = room->h * 3 / 5;
  UiRect rect = ui_cut_bottom(room, wanted < most ? wanted : most);
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 7, CORNER_BOTTOM_RIGHT);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_YOUR_REPLY));
  UiRect inside = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 12));
  int used = ask_draw(desk, inside, rect.w > ui_em(ui, 460) ? 2 : 1) + 2 * ui_px(ui, 12);
  if (kept->b != used) ui->again = true;
  kept->b = used;
  ui_scroll_end(ui, &scroll, used);
}

void desk_phone(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  const PhoneView *phone = &desk->view->phone;
  UiRect head, inside = desk_sheet(desk, sheet, phone->line_name.length ? phone->line_name : word(W_PHONE), &head);
  head_times(desk, &head);
  if (!phone->log_count) {
    desk_empty(desk, inside, W_NO_CALL);
    return;
  }
  bool low = inside.h < ui_em(ui, 240) && ask_in_centre(desk);
  UiScroll scroll;
  if (low) scroll = desk_tall_begin(desk, &inside, ui_em(ui, 420));
  int whole = inside.h;
  if (phone->rep.name.length && inside.w > ui_em(ui, 620)) person(desk, ui_cut_left(&inside, ui_em(ui, 220)));
  replies(desk, &inside);
  transcript(desk, inside);
  if (low) ui_scroll_end(ui, &scroll, whole);
}
