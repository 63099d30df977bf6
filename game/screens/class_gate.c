/* The gate of the class: a passphrase is chosen once, and asked for whenever the window was opened anew. What is typed is stars. */
#include "screens/class.h"

/** A label and a field under it. @return whether Enter was pressed in it. */
static bool secret(UiContext *ui, UiRect *room, Word label, UiText *text, bool error, bool first) {
  ui_text(ui, ui_cut_top(room, ui_em(ui, 18)), TYPE_LABEL, TOKEN_INK_2, word(label), ALIGN_LEFT);
  ui_cut_top(room, ui_px(ui, 4));
  UiField field = {.name = word(label), .icon = ICON_LOCK_OUTLINE, .error = error, .secret = true, .fallback = first};
  UiRect place = ui_cut_top(room, ui_em(ui, 32));
  int most = ui_em(ui, 360);
  if (place.w > most) place.w = most;
  UiFieldDone done = ui_field(ui, place, &field, text);
  ui_cut_top(room, ui_px(ui, 12));
  return done.submitted;
}

static void said(UiContext *ui, UiRect *room, UiToken token, Str text) {
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, token, text) + ui_px(ui, 10));
}

static void told(UiContext *ui, UiRect *room, Str text) {
  if (!text.length) return;
  bool live = ui_live(ui, true);
  UiRect row = *room;
  ui_icon(ui, ui_cut_left(&(UiRect){row.x, row.y, row.w, ui_em(ui, 20)}, ui_em(ui, 18)), ICON_ERROR, 16, TOKEN_BAD);
  ui_cut_left(&row, ui_em(ui, 24));
  ui_cut_top(room, ui_paragraph(ui, row, TYPE_BODY, TOKEN_BAD, text) + ui_px(ui, 10));
  (void)ui_live(ui, live);
}

Want class_gate(UiContext *ui, UiRect stage, const ClassView *view, ClassState *state) {
  bool fresh = view->gate == GATE_NEW, enter = false;
  ui_panel(ui, word(W_CLASS), stage);
  ui_sheet(ui, stage);
  UiRect inside = ui_inset(stage, ui_px(ui, 1), ui_px(ui, 1));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_CLASS));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 24), 0);
  int most = ui_em(ui, 560);
  if (room.w > most) room.w = most;
  ui_cut_top(&room, ui_px(ui, 24));
  Word title = fresh ? W_CLASS_GATE_NEW : W_CLASS_GATE;
  ui_heading(ui, ui_cut_top(&room, ui_em(ui, 32)), TYPE_H1, TOKEN_INK, word(title));
  ui_cut_top(&room, ui_px(ui, 8));
  Str least = str_format(ui->arena, "%d", CLASS_PASSPHRASE_LEAST);
  said(ui, &room, TOKEN_INK_2, fresh ? word_with(ui->arena, W_CLASS_GATE_NEW_SAID, least, STR("")) : word(W_CLASS_GATE_SAID));
  bool wrong = view->told.length > 0;
  enter = secret(ui, &room, W_CLASS_PASSPHRASE, &state->typed[0], wrong, true);
  if (fresh) enter = secret(ui, &room, W_CLASS_PASSPHRASE_AGAIN, &state->typed[1], wrong, false) || enter;
  told(ui, &room, view->told);
  UiRect row = ui_cut_top(&room, ui_em(ui, 40));
  UiButton open = {.kind = BUTTON_PRIMARY, .size = SIZE_LARGE, .icon = ICON_LOCK_OUTLINE};
  bool used = ui_button_cut(ui, &row, word(fresh ? W_CLASS_SET : W_CLASS_OPEN), &open, 0);
  ui_cut_top(&room, ui_px(ui, 20));
  if (!fresh) said(ui, &room, TOKEN_INK_2, word(W_CLASS_FORGOT));
  said(ui, &room, TOKEN_INK_3, word(W_CLASS_GATE_LIMIT));
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y + ui_px(ui, 24));
  return (Want){.kind = enter || used ? WANT_CLASS_UNLOCK : WANT_NONE};
}
