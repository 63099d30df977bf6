/* Right answers compared: how long each takes to bring the money, how sure it is, and which was taken. Shown once the question was answered. */
#include "screens/chrome.h"

static const struct {
  Word name;
  UiChipKind chip;
} risks[RISK_COUNT] = {[RISK_LOW] = {W_RANKED_LOW, CHIP_GOOD}, [RISK_SOME] = {W_RANKED_SOME, CHIP_WARN}, [RISK_HIGH] = {W_RANKED_HIGH, CHIP_BAD}};

static void chips(UiContext *ui, UiRect row, const RankedView *ranked) {
  ui_chip_cut(ui, &row, ranked->days, CHIP_NEUTRAL, ICON_SCHEDULE, 6);
  ui_chip_cut(ui, &row, word(risks[ranked->risk].name), risks[ranked->risk].chip, ICON_NONE, 6);
  if (ranked->yours) ui_chip_cut(ui, &row, word(W_RANKED_YOURS), CHIP_ACCENT, ICON_CHECK, 0);
}

int ranking_draw(UiContext *ui, UiRect room, const RankingView *ranking, bool draw) {
  if (!ranking->count) return 0;
  UiRect rest = room;
  ui_cut_top(&rest, ui_px(ui, 8));
  UiRect head = ui_cut_top(&rest, ui_em(ui, 18));
  if (draw) ui_text(ui, head, TYPE_LABEL, TOKEN_INK_2, word(W_RANKED_HEAD), ALIGN_LEFT);
  for (int i = 0; i < ranking->count; i++) {
    const RankedView *row = &ranking->rows[i];
    UiType type = row->yours ? TYPE_BODY_MEDIUM : TYPE_BODY;
    ui_cut_top(&rest, ui_px(ui, 4));
    UiRect text = ui_cut_top(&rest, ui_paragraph_height(ui, type, row->text, rest.w));
    if (draw) ui_paragraph(ui, text, type, TOKEN_INK, row->text);
    ui_cut_top(&rest, ui_px(ui, 2));
    UiRect line = ui_cut_top(&rest, ui_em(ui, 20));
    if (draw) chips(ui, line, row);
    ui_cut_top(&rest, ui_px(ui, 4));
  }
  return rest.y - room.y;
}
