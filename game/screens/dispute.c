/* D in a debrief: the trainee says which decision was judged wrongly, and why; the instructor reads it with the results. */
#include "screens/overlays.h"

Want dispute_overlay(UiContext *ui, const DisputeView *view, DisputeState *state) {
  Want want = {.kind = WANT_NONE};
  int width = ui_em(ui, 560), most = ui->frame.width_px - 2 * ui_px(ui, 16);
  if (width > most) width = most;
  int text_px = width - 2 * ui_px(ui, 20) - ui_px(ui, 16);
  Str about = word(W_DISPUTE_ABOUT);
  int height = ui_paragraph_height(ui, TYPE_BODY_STRONG, view->title, text_px) + ui_paragraph_height(ui, TYPE_BODY, view->did, text_px) +
               ui_paragraph_height(ui, TYPE_CAPTION, about, text_px) + ui_em(ui, 32);
  UiRect inside = chrome_dialog_begin(ui, word(W_DISPUTE), width, height + ui_em(ui, 24 + 32) + ui_px(ui, 16 * 2 + 12 * 3 + 34));
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 32));
  ui_cut_bottom(&inside, ui_px(ui, 12));
  UiScroll scroll = ui_scroll_begin(ui, ui_inset(inside, -ui_px(ui, 5), 0), word(W_DISPUTE));
  UiRect rest = ui_inset(scroll.content, ui_px(ui, 5), 0);
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY_STRONG, TOKEN_INK, view->title) + ui_px(ui, 2));
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY, TOKEN_INK_2, view->did) + ui_px(ui, 10));
  UiField field = {.name = word(W_DISPUTE_WHY), .placeholder = word(W_DISPUTE_WHY), .fallback = true};
  UiFieldDone done = ui_field(ui, ui_cut_top(&rest, ui_em(ui, 32)), &field, &state->text);
  ui_cut_top(&rest, ui_px(ui, 8));
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_CAPTION, TOKEN_INK_3, about) + ui_px(ui, 4));
  ui_scroll_end(ui, &scroll, rest.y - scroll.content.y);
  Str typed = str_trim(ui_text_value(&state->text));
  bool fits = typed.length > 0 && typed.length <= DISPUTE_MOST;
  UiButton cancel = {.cap = STR("Esc"), .key = KEY_ESCAPE}, send = {.kind = BUTTON_PRIMARY, .cap = STR("Enter"), .disabled = !fits};
  bool cancelled = ui_button_cut_right(ui, &foot, word(W_CANCEL), &cancel, 8), sent = ui_button_cut_right(ui, &foot, word(W_DISPUTE_SEND), &send, 8);
  if ((sent || done.submitted) && fits) want = (Want){.kind = WANT_SEND_DISPUTE};
  if (cancelled) want = (Want){.kind = WANT_CLOSE_OVERLAY};
  chrome_dialog_end(ui);
  return want;
}
