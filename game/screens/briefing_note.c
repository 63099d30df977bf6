/* Ctrl B: the briefing again, over the desk or the worklist. */
#include "screens/overlays.h"

static int text_height(UiContext *ui, const BriefingNote *note, int width_px) {
  int height = 0;
  for (int i = 0; i < note->count; i++) height += ui_paragraph_height(ui, i ? TYPE_READ : TYPE_LEAD, note->paragraphs[i], width_px) + ui_px(ui, 10);
  return height;
}

Want briefing_overlay(UiContext *ui, const BriefingNote *note) {
  int width = ui_em(ui, 640), most = ui->frame.width_px - 2 * ui_px(ui, 16);
  if (width > most) width = most;
  int text = text_height(ui, note, width - 2 * ui_px(ui, 20) - ui_px(ui, 16)), frame = ui_em(ui, 24 + 24 + 32) + ui_px(ui, 16 * 2 + 12 * 3);
  UiRect inside = chrome_dialog_begin(ui, word(W_BRIEFING), width, text + frame);
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 32));
  ui_cut_bottom(&inside, ui_px(ui, 12));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_BRIEFING));
  UiRect rest = scroll.content;
  ui_heading(ui, ui_cut_top(&rest, ui_em(ui, 24)), TYPE_H3, TOKEN_INK, note->title);
  for (int i = 0; i < note->count; i++) {
    ui_cut_top(&rest, ui_px(ui, 10));
    ui_cut_top(&rest, ui_paragraph(ui, rest, i ? TYPE_READ : TYPE_LEAD, i ? TOKEN_INK : TOKEN_INK_2, note->paragraphs[i]));
  }
  ui_scroll_end(ui, &scroll, rest.y - scroll.content.y);
  UiButton close = {.kind = BUTTON_PRIMARY, .cap = STR("Esc"), .key = KEY_ESCAPE, .fallback = true};
  bool closed = ui_button_cut_right(ui, &foot, word(W_CLOSE), &close, 0);
  chrome_dialog_end(ui);
  return (Want){.kind = closed ? WANT_CLOSE_OVERLAY : WANT_NONE};
}
