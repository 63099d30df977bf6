/* The settings, in a dialog over whatever is on the screen, so that every change is seen at once on what it changes. */
#include "screens/overlays.h"

const int look_sizes[LOOK_SIZES] = {100, 115, 130, 150, 175, 200};

enum { THEMES = 3, MOST_PARTS = LOOK_SIZES };

typedef struct Row {
  Word label;
  Str about; /* empty: its parts say all */
  Str parts[MOST_PARTS];
  int count, chosen;
  WantKind want;
} Row;

/* The choice beside its label, below it where both do not fit; one under the other where not even that does. */
static int row_height(UiContext *ui, const Row *row, int width_px) {
  bool beside = ui_segmented_width(ui, row->parts, row->count) + ui_em(ui, 130) <= width_px;
  int about = row->about.length ? ui_paragraph_height(ui, TYPE_CAPTION, row->about, width_px) + ui_px(ui, 2) : 0;
  return ui_em(ui, 32) + (beside ? 0 : ui_em(ui, 20) + ui_px(ui, 4)) + about + ui_px(ui, 14);
}

static int choose(UiContext *ui, UiRect *rest, const Row *row) {
  int width = ui_segmented_width(ui, row->parts, row->count);
  bool beside = width + ui_em(ui, 130) <= rest->w;
  UiRect line = ui_cut_top(rest, beside ? ui_em(ui, 32) : ui_em(ui, 20));
  ui_text(ui, line, TYPE_BODY_STRONG, TOKEN_INK, word(row->label), ALIGN_LEFT);
  if (!beside) {
    ui_cut_top(rest, ui_px(ui, 4));
    line = ui_cut_top(rest, ui_em(ui, 32));
    line.w = width < line.w ? width : line.w;
  }
  UiRect place = beside ? ui_cut_right(&line, width) : line;
  int chosen = ui_segmented(ui, place, word(row->label), row->parts, row->count, row->chosen);
  if (row->about.length) {
    ui_cut_top(rest, ui_px(ui, 2));
    ui_cut_top(rest, ui_paragraph(ui, *rest, TYPE_CAPTION, TOKEN_INK_3, row->about));
  }
  ui_cut_top(rest, ui_px(ui, 14));
  return chosen;
}

static int make_rows(UiContext *ui, const SettingsView *view, Row *rows) {
  rows[0] = (Row){.label = W_THEME, .count = THEMES, .chosen = view->theme, .want = WANT_SET_THEME};
  rows[0].parts[0] = word(W_THEME_LIGHT);
  rows[0].parts[1] = word(W_THEME_DARK);
  rows[0].parts[2] = word(W_THEME_CONTRAST);
  rows[1] = (Row){.label = W_TEXT, .count = LOOK_SIZES, .chosen = NONE, .want = WANT_SET_TEXT};
  for (int i = 0; i < LOOK_SIZES; i++) {
    rows[1].parts[i] = str_format(ui->arena, "%d%%", look_sizes[i]);
    if (look_sizes[i] == view->text_percent) rows[1].chosen = i;
  }
  rows[2] = (Row){.label = W_SOUND, .about = word(W_SOUND_ABOUT), .count = SOUND_CHOICES, .chosen = (int)view->sound, .want = WANT_SET_SOUND};
  rows[2].parts[SOUND_OFF] = word(W_SOUND_OFF);
  rows[2].parts[SOUND_IN_PRACTICE] = word(W_SOUND_PRACTICE);
  rows[2].parts[SOUND_ALWAYS] = word(W_SOUND_ALWAYS);
  rows[3] = (Row){.label = W_HINT_SPEAK,
                  .about = word_with(ui->arena, W_SPEAK_ABOUT, ui_cap(ui, STR("Ctrl Shift S")), STR("")),
                  .count = 2,
                  .chosen = view->speaking,
                  .want = WANT_SPEAK};
  rows[3].parts[0] = word(W_OFF);
  rows[3].parts[1] = word(W_ON);
  return 4;
}

Want settings_overlay(UiContext *ui, const SettingsView *view) {
  Want want = {.kind = WANT_NONE};
  Row rows[4];
  int count = make_rows(ui, view, rows), width = ui_em(ui, 560), most = ui->frame.width_px - 2 * ui_px(ui, 16), height = 0;
  if (width > most) width = most;
  for (int i = 0; i < count; i++) height += row_height(ui, &rows[i], width - 2 * ui_px(ui, 20) - ui_px(ui, 16));
  UiRect inside = chrome_dialog_begin(ui, word(W_SETTINGS), width, height + ui_em(ui, 24 + 32) + ui_px(ui, 16 * 2 + 12 + 12 + 8));
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 32));
  ui_cut_bottom(&inside, ui_px(ui, 12));
  UiScroll scroll = ui_scroll_begin(ui, ui_inset(inside, -ui_px(ui, 5), 0), word(W_SETTINGS));
  UiRect rest = ui_inset(scroll.content, ui_px(ui, 5), 0);
  int top = rest.y;
  ui_cut_top(&rest, ui_px(ui, 6));
  for (int i = 0; i < count; i++) {
    int chosen = choose(ui, &rest, &rows[i]);
    if (chosen == rows[i].chosen) continue;
    want = (Want){.kind = rows[i].want, .place = rows[i].want == WANT_SET_TEXT ? look_sizes[chosen] : chosen};
  }
  ui_scroll_end(ui, &scroll, rest.y - top);
  UiButton close = {.kind = BUTTON_PRIMARY, .cap = STR("Esc"), .key = KEY_ESCAPE, .fallback = true};
  UiButton keys = {.cap = STR("K"), .key = 'k'};
  UiRect kept = foot;
  if (ui_button_cut_right(ui, &kept, word(W_CLOSE), &close, 12)) want = (Want){.kind = WANT_CLOSE_OVERLAY};
  if (ui_button_cut_right(ui, &kept, word(W_KEYS_CHANGE_ALL), &keys, 12)) want = (Want){.kind = WANT_KEYS};
  if (ui_text_width(ui, TYPE_CAPTION, word(W_SETTINGS_KEPT)) <= kept.w)
    ui_text(ui, kept, TYPE_CAPTION, TOKEN_INK_3, word(W_SETTINGS_KEPT), ALIGN_LEFT);
  chrome_dialog_end(ui);
  return want;
}
