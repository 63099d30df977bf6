/* The frame around every screen. Sizes are those of LOOK.md: bar 48, rail 176 or 52, status 28, gap 8, panel 344, 300 or 400. */
#include "screens/chrome.h"

#include "report/limit.h"

static LayoutKind layout_kind(int effective_width) {
  return effective_width < 860 ? LAYOUT_ONE : effective_width < 1180 ? LAYOUT_COMPACT : effective_width < 1800 ? LAYOUT_DRAWN : LAYOUT_WIDE;
}

Layout chrome_begin(UiContext *ui, bool keys_open) {
  ui_inert(ui, keys_open);
  static const int panels[] = {0, 300, 344, 400};
  UiRect window = {0, 0, ui->frame.width_px, ui->frame.height_px};
  Layout layout = {.kind = layout_kind(ui_effective_width(ui)), .strip_px = ui_em(ui, 40), .low = ui_effective_height(ui) < UI_LOW};
  int gap = ui_px(ui, 8);
  ui_fill(ui, window, TOKEN_DESK);
  layout.panel_px = ui_em(ui, panels[layout.kind]);
  layout.hud = ui_cut_top(&window, ui_em(ui, layout.low ? 40 : 48));
  layout.status = ui_cut_bottom(&window, ui_em(ui, 28));
  if (layout.kind == LAYOUT_ONE)
    layout.rail = ui_cut_top(&window, ui_em(ui, layout.low ? 36 : 44));
  else
    layout.rail = ui_cut_left(&window, ui_em(ui, layout.kind == LAYOUT_COMPACT ? 52 : 176));
  if (layout.kind == LAYOUT_ONE)
    ui_cut_left(&window, gap);
  else
    ui_cut_top(&window, gap);
  ui_cut_right(&window, gap);
  layout.stage = window;
  ui_fill(ui, layout.hud, TOKEN_HUD);
  if (ui->frame.outlined) ui_line_below(ui, layout.hud, TOKEN_LINE);
  return layout;
}

void chrome_brand(UiContext *ui, const Layout *layout, UiRect *hud, Str title) {
  ui_cut_left(hud, ui_px(ui, layout->kind >= LAYOUT_DRAWN ? 16 : 14));
  UiRect mark = ui_middle(ui_cut_left(hud, ui_em(ui, 22)), ui_em(ui, 22));
  ui_fill_round(ui, mark, TOKEN_HUD_INK, 5, CORNERS_ALL);
  ui_icon(ui, mark, ICON_UNDO, 16, TOKEN_HUD);
  ui_cut_left(hud, ui_px(ui, 8));
  if (layout->kind >= LAYOUT_DRAWN) {
    UiRect name = ui_cut_left(hud, ui_em(ui, 118) + ui_px(ui, 12));
    ui_text(ui, name, TYPE_H3, TOKEN_HUD_INK, word(W_OVERTURN), ALIGN_LEFT);
    ui_fill(ui, ui_middle(ui_cut_left(hud, ui_px(ui, 1)), ui_em(ui, 20)), TOKEN_HUD_LINE);
    ui_cut_left(hud, ui_px(ui, 12));
  }
  int width = ui_text_width(ui, TYPE_BODY_STRONG, title), most = hud->w / (layout->kind >= LAYOUT_DRAWN ? 3 : 4);
  if (layout->kind == LAYOUT_ONE) most = hud->w / 3;
  UiRect place = ui_cut_left(hud, width < most ? width : most);
  ui_heading(ui, place, TYPE_BODY_STRONG, TOKEN_HUD_INK, title);
  ui_cut_left(hud, ui_px(ui, 10));
}

UiRect chrome_well(UiContext *ui, UiRect *hud, int width_px) {
  UiRect well = ui_middle(ui_cut_right(hud, width_px + 2 * ui_px(ui, 10)), ui_em(ui, 32));
  ui_cut_right(hud, ui_px(ui, 12));
  ui_fill_round(ui, well, TOKEN_HUD_WELL, 6, CORNERS_ALL);
  ui_border(ui, well, TOKEN_HUD_LINE, 6, 1);
  return ui_inset(well, ui_px(ui, 10), 0);
}

/* ---- What stands in the top bar ---- */

void chrome_tag(UiContext *ui, UiRect *hud, Str text) {
  UiRect tag = ui_middle(ui_cut_left(hud, ui_text_width(ui, TYPE_CHIP, text) + 2 * ui_px(ui, 8)), ui_em(ui, 20));
  ui_border(ui, tag, TOKEN_HUD_LINE, 4, 1);
  ui_text(ui, tag, TYPE_CHIP, TOKEN_HUD_INK, text, ALIGN_CENTER);
}

int chrome_clock_width(UiContext *ui, Day day, Str clock, bool brief, Str aside) {
  Str date = brief ? day_short(ui->arena, day) : day_text(ui->arena, day);
  int width = ui_em(ui, 16) + ui_px(ui, 8) + ui_text_width(ui, TYPE_BODY_STRONG, date);
  if (clock.length) width += ui_px(ui, 8) + ui_text_width(ui, TYPE_BODY, clock);
  return width + (aside.length ? ui_px(ui, 8) + ui_text_width(ui, TYPE_CAPTION, aside) : 0);
}

void chrome_clock_well(UiContext *ui, UiRect *hud, Day day, Str clock, bool brief, Str aside) {
  Str date = brief ? day_short(ui->arena, day) : day_text(ui->arena, day);
  UiRect well = chrome_well(ui, hud, chrome_clock_width(ui, day, clock, brief, aside));
  UiNode *node = ui_note(ui, ROLE_TEXT, word(W_TODAY), well);
  node->value = date;
  node->watched = true;
  ui_icon(ui, ui_cut_left(&well, ui_em(ui, 16)), ICON_SCHEDULE, 16, TOKEN_HUD_INK);
  ui_cut_left(&well, ui_px(ui, 8));
  ui_text_cut(ui, &well, TYPE_BODY_STRONG, TOKEN_HUD_INK, date, 8);
  if (clock.length) ui_text_cut(ui, &well, TYPE_BODY, TOKEN_HUD_INK, clock, 8);
  ui_text(ui, well, TYPE_CAPTION, TOKEN_HUD_INK_2, aside, ALIGN_LEFT);
}

void chrome_score_well(UiContext *ui, UiRect *hud, int points, int most, bool brief) {
  Str score = str_format(ui->arena, "%d", points), of = str_format(ui->arena, "/ %d", most);
  int width = ui_text_width(ui, TYPE_BODY_STRONG, score) + ui_px(ui, 4) + ui_text_width(ui, TYPE_CAPTION, of);
  if (!brief) width += ui_text_width(ui, TYPE_CAPTION, word(W_POINTS_SO_FAR)) + ui_px(ui, 8);
  UiRect well = chrome_well(ui, hud, width);
  UiNode *node = ui_note(ui, ROLE_TEXT, word(W_POINTS_SO_FAR), well);
  node->value = score;
  if (!brief) ui_text_cut(ui, &well, TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_POINTS_SO_FAR), 8);
  ui_text_cut(ui, &well, TYPE_BODY_STRONG, TOKEN_HUD_INK, score, 4);
  ui_text(ui, well, TYPE_CAPTION, TOKEN_HUD_INK_2, of, ALIGN_LEFT);
}

/* What the last action took stands beside what is left. */
void chrome_minutes_well(UiContext *ui, UiRect *hud, const ShiftClockView *clock, bool brief, bool labelled) {
  Arena *arena = ui->arena;
  Str left = str_format(arena, "%d", clock->minutes_left), of = brief ? word(W_MIN) : word_count(arena, W_OF_N, clock->minutes, STR(""));
  Str spent = clock->spent > 0 && !brief ? str_format(arena, "\xE2\x88\x92%d", clock->spent) : STR("");
  int gap = ui_px(ui, 8), bar_px = brief ? 0 : ui_em(ui, 72) + gap;
  int width = ui_em(ui, 16) + gap + bar_px + ui_text_width(ui, TYPE_BODY_STRONG, left) + ui_px(ui, 4) + ui_text_width(ui, TYPE_CAPTION, of);
  if (spent.length) width += gap + ui_text_width(ui, TYPE_CAPTION, spent);
  if (labelled) width += gap + ui_text_width(ui, TYPE_CAPTION, word(W_MINUTES_LEFT_TODAY));
  UiRect well = chrome_well(ui, hud, width), whole = well;
  ui_icon(ui, ui_cut_left(&well, ui_em(ui, 16)), ICON_HOURGLASS_BOTTOM, 16, TOKEN_HUD_INK);
  ui_cut_left(&well, gap);
  if (labelled) ui_text_cut(ui, &well, TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_MINUTES_LEFT_TODAY), 8);
  if (!brief) {
    UiRect bar = ui_middle(ui_cut_left(&well, ui_em(ui, 72)), ui_px(ui, 6));
    ui_fill_round(ui, bar, TOKEN_HUD_LINE, 3, CORNERS_ALL);
    ui_fill_round(ui, (UiRect){bar.x, bar.y, bar.w * clock->minutes_left / clock->minutes, bar.h}, TOKEN_HUD_WARN, 3, CORNERS_ALL);
    ui_cut_left(&well, gap);
  }
  ui_text_cut(ui, &well, TYPE_BODY_STRONG, TOKEN_HUD_WARN, left, 4);
  ui_text_cut(ui, &well, TYPE_CAPTION, TOKEN_HUD_INK_2, of, 8);
  ui_text(ui, well, TYPE_CAPTION, TOKEN_HUD_INK, spent, ALIGN_LEFT);
  UiNode *node = ui_note(ui, ROLE_TEXT, word(W_MINUTES_LEFT_TODAY), whole);
  node->value = left;
  node->watched = true;
  if (ui_pointer_in(ui, whole)) {
    ui->tip = word(W_MINUTES_LEFT_TODAY);
    ui->tip_rect = whole;
  }
}

/* ---- The clock of an assessment ---- */

static UiKept *limit(UiContext *ui) { return ui_keep(ui, ui_id(ui, STR("time left in the top bar"))); }

void chrome_note_limit(UiContext *ui, int left_s) { limit(ui)->a = left_s + 1; }

/* What it says stands there in figures for the eye; aloud it is said when somebody asks, and by toasts near the end. */
void chrome_limit_well(UiContext *ui, UiRect *hud, bool brief) {
  int left_s = limit(ui)->a - 1, gap = ui_px(ui, 8);
  if (left_s < 0) return;
  bool near = left_s <= LIMIT_NEAR_S;
  Str figures = limit_figures(ui->arena, left_s), after = brief ? STR("") : word(W_TIME_LEFT_SHORT);
  int width = ui_em(ui, 16) + gap + ui_text_width(ui, TYPE_BODY_STRONG, figures);
  if (!brief) width += ui_px(ui, 4) + ui_text_width(ui, TYPE_CAPTION, after);
  UiRect well = chrome_well(ui, hud, width), whole = well;
  ui_icon(ui, ui_cut_left(&well, ui_em(ui, 16)), near ? ICON_HOURGLASS_BOTTOM : ICON_TIMER, 16, near ? TOKEN_HUD_WARN : TOKEN_HUD_INK);
  ui_cut_left(&well, gap);
  ui_text_cut(ui, &well, TYPE_BODY_STRONG, near ? TOKEN_HUD_WARN : TOKEN_HUD_INK, figures, 4);
  ui_text(ui, well, TYPE_CAPTION, TOKEN_HUD_INK_2, after, ALIGN_LEFT);
  ui_note(ui, ROLE_TEXT, word(W_TIME_LEFT), whole)->value = limit_words(ui->arena, left_s);
  if (ui_pointer_in(ui, whole)) {
    ui->tip = word(W_TIME_LEFT);
    ui->tip_rect = whole;
  }
}

/* ---- Rail ---- */

void chrome_rail_heading(UiContext *ui, const Layout *layout, UiRect *rail, Str text) {
  if (layout->kind < LAYOUT_DRAWN) return;
  UiRect row = ui_cut_top(rail, ui_em(ui, 26));
  ui_cut_left(&row, ui_px(ui, 10));
  ui_text(ui, row, TYPE_LABEL, TOKEN_INK_3, text, ALIGN_LEFT);
}

static void rail_wide(UiContext *ui, UiRect rect, const RailItem *item) {
  UiToken ink = item->on ? TOKEN_INK : TOKEN_INK_2;
  UiRect row = rect;
  ui_cut_left(&row, ui_px(ui, 10));
  ui_cut_right(&row, ui_px(ui, 6));
  ui_icon(ui, ui_cut_left(&row, ui_em(ui, 18)), item->icon, 18, ink);
  ui_cut_left(&row, ui_px(ui, 9));
  if (item->cap.length) ui_text_cut_right(ui, &row, TYPE_KEY, TOKEN_INK_3, ui_cap(ui, item->cap), 6);
  if (item->count) {
    Str digits = str_format(ui->arena, "%d", item->count);
    int width = ui_text_width(ui, TYPE_BAR, digits) + 2 * ui_px(ui, 5), least = ui_em(ui, 18);
    UiRect dot = ui_middle(ui_cut_right(&row, width < least ? least : width), ui_em(ui, 18));
    ui_fill_round(ui, dot, TOKEN_ACCENT, 9, CORNERS_ALL);
    ui_text(ui, dot, TYPE_BAR, TOKEN_ON_ACCENT, digits, ALIGN_CENTER);
    ui_cut_right(&row, ui_px(ui, 4));
  }
  ui_text(ui, row, item->on ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, ink, item->label, ALIGN_LEFT);
}

static void rail_face(UiContext *ui, UiRect rect, const RailItem *item, const UiTouch *touch, bool upright) {
  if (item->on) {
    ui_fill_round(ui, rect, TOKEN_SHEET, 6, CORNERS_ALL);
    ui_border(ui, rect, ui->frame.outlined ? TOKEN_FOCUS : TOKEN_LINE, 6, ui->frame.outlined ? 2 : 1);
    UiRect bar = upright ? (UiRect){rect.x, rect.y + ui_px(ui, 7), ui_px(ui, 3), rect.h - 2 * ui_px(ui, 7)}
                         : (UiRect){rect.x + ui_px(ui, 7), rect.y + rect.h - ui_px(ui, 3), rect.w - 2 * ui_px(ui, 7), ui_px(ui, 3)};
    ui_fill_round(ui, bar, TOKEN_ACCENT_INK, 2, CORNERS_ALL);
  } else if (item->beside && !touch->hovered) {
    ui_border(ui, rect, TOKEN_LINE_STRONG, 6, 1);
  } else if (touch->hovered) {
    ui_fill_round(ui, rect, touch->pressed ? TOKEN_PRESS : TOKEN_HOVER, 6, CORNERS_ALL);
  }
}

bool chrome_rail_item(UiContext *ui, const Layout *layout, UiRect *rail, const RailItem *item) {
  bool strip = layout->kind == LAYOUT_ONE, compact = layout->kind == LAYOUT_COMPACT;
  UiRect rect = strip ? ui_middle(ui_cut_left(rail, layout->strip_px), ui_em(ui, 34)) : ui_cut_top(rail, ui_em(ui, compact ? 36 : 34));
  if (strip)
    ui_cut_left(rail, ui_px(ui, 2));
  else
    ui_cut_top(rail, ui_px(ui, compact ? 4 : 2));
  UiTouch touch = ui_touch(ui, ui_id(ui, item->label), ROLE_TAB, item->label, rect, true, true);
  ui_node(ui)->selected = item->on;
  ui_node(ui)->cap = ui_cap(ui, item->cap);
  if (item->count) ui_node(ui)->value = item->counted.length ? item->counted : word_count(ui->arena, W_NEW_HERE, item->count, STR(""));
  if (item->beside) ui_node(ui)->value = word(W_SHOWN_BESIDE);
  ui_node(ui)->watched = true;
  ui_node(ui)->grows = item->count;
  rail_face(ui, rect, item, &touch, !strip);
  if (layout->kind >= LAYOUT_DRAWN) {
    rail_wide(ui, rect, item);
  } else {
    ui_icon(ui, rect, item->icon, 18, item->on ? TOKEN_INK : TOKEN_INK_2);
    ui_tip(ui, &touch, rect, item->cap.length ? word_with(ui->arena, W_TIP_WITH_KEY, item->label, ui_cap(ui, item->cap)) : item->label);
  }
  if (touch.focused) ui_ring_inside(ui, rect, 6);
  return touch.clicked || (item->key && ui_key_always(ui, item->key, item->mods));
}

void chrome_rail_briefing(UiContext *ui, const Layout *layout, UiRect *rail, Want *want) {
  RailItem briefing = {.icon = ICON_INFO_OUTLINE, .label = word(W_BRIEFING), .cap = STR("Ctrl B"), .key = 'b', .mods = MOD_CTRL};
  if (chrome_rail_item(ui, layout, rail, &briefing)) *want = (Want){.kind = WANT_BRIEFING};
}

void chrome_rail_look(UiContext *ui, const Layout *layout, UiRect *rail, Want *want) {
  RailItem find = {.icon = ICON_SEARCH, .label = word(W_SEARCH), .cap = STR("Ctrl K"), .key = 'k', .mods = MOD_CTRL};
  RailItem settings = {.icon = ICON_TUNE, .label = word(W_SETTINGS), .cap = STR("Ctrl ,"), .key = ',', .mods = MOD_CTRL};
  UiRect foot = layout->kind == LAYOUT_ONE ? *rail : ui_cut_bottom(rail, ui_em(ui, layout->kind == LAYOUT_COMPACT ? 36 * 2 : 34 * 2) + ui_px(ui, 16));
  if (chrome_rail_item(ui, layout, &foot, &find)) *want = (Want){.kind = WANT_FIND};
  if (chrome_rail_item(ui, layout, &foot, &settings)) *want = (Want){.kind = WANT_SETTINGS};
  chrome_look_keys(ui, want);
}

void chrome_places(UiContext *ui, const Layout *layout, TrainPlace here, const Places *places, Want *want) {
  bool drawn = layout->kind >= LAYOUT_DRAWN;
  int due = places->due;
  UiRect rail = ui_inset(layout->rail, ui_px(ui, drawn ? 8 : 6), ui_px(ui, layout->kind == LAYOUT_ONE ? 0 : 8));
  RailItem home = {.icon = ICON_HOME, .label = word(W_HOME), .cap = STR("F2"), .key = KEY_F1 + 1, .on = here == PLACE_HOME},
           drill = {.icon = ICON_STYLE, .label = word(W_DRILL), .cap = STR("F3"), .key = KEY_F1 + 2, .on = here == PLACE_DRILL, .count = due},
           results = {.icon = ICON_INSIGHTS, .label = word(W_RESULTS), .cap = STR("F4"), .key = KEY_F1 + 3, .on = here == PLACE_RESULTS};
  ui_panel(ui, word(W_RAIL), rail);
  chrome_rail_heading(ui, layout, &rail, word(W_TRAIN));
  if (chrome_rail_item(ui, layout, &rail, &home) && here != PLACE_HOME) want->kind = WANT_BACK;
  drill.counted = due > 0 ? word_count(ui->arena, W_DRILL_DUE, due, STR("")) : STR("");
  if (due != NONE && chrome_rail_item(ui, layout, &rail, &drill) && here != PLACE_DRILL) want->kind = WANT_DRILL;
  if (due != NONE && chrome_rail_item(ui, layout, &rail, &results) && here != PLACE_RESULTS) want->kind = WANT_RESULTS;
  RailItem class = {.icon = ICON_GROUPS, .label = word(W_CLASS), .cap = STR("F5"), .key = KEY_F1 + 4, .on = here == PLACE_CLASS};
  if (places->teaches) chrome_rail_heading(ui, layout, &rail, word(W_TEACH));
  if (places->teaches && chrome_rail_item(ui, layout, &rail, &class) && here != PLACE_CLASS) want->kind = WANT_CLASS;
  chrome_rail_look(ui, layout, &rail, want);
}

void chrome_look_keys(UiContext *ui, Want *want) {
  if (ui_key_always(ui, 't', MOD_CTRL)) *want = (Want){.kind = WANT_THEME};
  if (ui_key_always(ui, '=', MOD_CTRL)) *want = (Want){.kind = WANT_TEXT_SIZE, .place = 1};
  if (ui_key_always(ui, '-', MOD_CTRL)) *want = (Want){.kind = WANT_TEXT_SIZE, .place = -1};
  if (ui_key_always(ui, '0', MOD_CTRL)) *want = (Want){.kind = WANT_TEXT_SIZE, .place = 0};
}

/* ---- Status bar ---- */

static int hint_width(UiContext *ui, const Hint *hint) {
  int width = ui_text_width(ui, TYPE_CAPTION, word(hint->text)) + ui_px(ui, 16 + 4);
  for (int i = 0; i < HINT_MOST_CAPS && hint->caps[i].length; i++) width += ui_keycap_width(ui, hint->caps[i], false) + ui_px(ui, 4);
  return width;
}

static void draw_hint(UiContext *ui, UiRect *row, const Hint *hint) {
  for (int i = 0; i < HINT_MOST_CAPS && hint->caps[i].length; i++) ui_keycap_cut(ui, row, hint->caps[i], false, 4);
  ui_cut_left(row, ui_px(ui, 2));
  ui_text_cut(ui, row, TYPE_CAPTION, TOKEN_INK_2, word(hint->text), 16);
}

/* Where the rail has no room for them, search and settings stand here. */
static bool on_rail(const UiContext *ui) {
  for (size_t i = 0; i < ui->node_count; i++)
    if (ui->nodes[i].role == ROLE_TAB && str_equal(ui->nodes[i].name, word(W_SETTINGS))) return true;
  return false;
}

static UiKept *asked(UiContext *ui) { return ui_keep(ui, ui_id(ui, STR("asked in the status bar"))); }

static void asked_below(UiContext *ui, UiRect *row) {
  if (on_rail(ui)) return;
  UiButton find = {.kind = BUTTON_GHOST, .size = SIZE_SMALL, .icon = ICON_SEARCH, .icon_only = true}, settings = find;
  settings.icon = ICON_TUNE;
  if (ui_button_cut_right(ui, row, word(W_SETTINGS), &settings, 2)) asked(ui)->a = WANT_SETTINGS;
  if (ui_button_cut_right(ui, row, word(W_SEARCH), &find, 2)) asked(ui)->a = WANT_FIND;
}

static UiKept *problems(UiContext *ui) { return ui_keep(ui, ui_id(ui, STR("problems in the status bar"))); }

void chrome_note_problems(UiContext *ui, int count) { problems(ui)->a = count; }

static void problems_below(UiContext *ui, UiRect *row) {
  int count = problems(ui)->a;
  if (!count) return;
  Str label = word_count(ui->arena, W_PROBLEMS_N, count, STR(""));
  UiButton show = {.kind = BUTTON_GHOST, .size = SIZE_SMALL, .icon = ICON_ERROR, .cap = STR("Ctrl J")};
  show.icon_only = ui_button_width(ui, label, &show) > row->w / 2;
  if (ui_button_cut_right(ui, row, label, &show, 8)) asked(ui)->a = WANT_PROBLEMS;
}

WantKind chrome_asked(UiContext *ui) {
  UiKept *kept = asked(ui);
  WantKind kind = (WantKind)kept->a;
  kept->a = WANT_NONE;
  return kind;
}

static bool status_bar(UiContext *ui, const Layout *layout, const Hint *hints, int count) {
  UiRect row = layout->status;
  ui_panel(ui, word(W_STATUS_BAR), row);
  ui_cut_left(&row, ui_px(ui, 16));
  ui_cut_right(&row, ui_px(ui, 8));
  UiButton all = {.kind = BUTTON_GHOST, .size = SIZE_SMALL, .cap = STR("?"), .key = '/', .mods = MOD_SHIFT};
  UiRect place = ui_cut_right(&row, ui_button_width(ui, word(W_ALL_KEYS), &all));
  bool keys = ui_button(ui, ui_middle(place, ui_em(ui, 28)), word(W_ALL_KEYS), &all);
  asked_below(ui, &row);
  problems_below(ui, &row);
  int most = layout->kind == LAYOUT_ONE ? 3 : count;
  for (int i = 0; i < count && i < most; i++) {
    if (hint_width(ui, &hints[i]) > row.w) break;
    draw_hint(ui, &row, &hints[i]);
  }
  return keys || ui_key_always(ui, '?', 0);
}

static bool keys_table(UiContext *ui, const Hint *hints, int count) {
  static const Hint common[] = {
      {{STR_INIT("Tab"), STR_INIT("Shift Tab")}, W_HINT_NEXT},
      {{STR_INIT("Ctrl Tab")}, W_HINT_PANEL},
      {{STR_INIT("Space"), STR_INIT("Enter")}, W_HINT_ACTIVATE},
      {{STR_INIT("Page Up"), STR_INIT("Page Down")}, W_HINT_SCROLL},
      {{STR_INIT("Ctrl K")}, W_HINT_FIND},
      {{STR_INIT("Ctrl ,")}, W_SETTINGS},
      {{STR_INIT("Ctrl T")}, W_HINT_THEME},
      {{STR_INIT("Ctrl +"), STR_INIT("Ctrl -")}, W_HINT_TEXT_SIZE},
      {{STR_INIT("Alt")}, W_HINT_ALT},
      {{STR_INIT("Ctrl Shift S")}, W_HINT_SPEAK},
      {{STR_INIT("Ctrl R")}, W_HINT_REPEAT},
      {{STR_INIT("Ctrl E"), STR_INIT("Ctrl P")}, W_HINT_READ},
      {{STR_INIT("Ctrl .")}, W_HINT_SILENCE},
      {{STR_INIT("Ctrl J")}, W_SHOW_PROBLEMS}, /* last: only while there are any */
  };
  int most_common = (int)(sizeof common / sizeof *common) - !problems(ui)->a;
  UiRect window = {0, 0, ui->frame.width_px, ui->frame.height_px};
  int line = ui_em(ui, 28), height = (count + most_common) * line + ui_em(ui, 24 + 32) + ui_px(ui, 64), width = ui_em(ui, 460);
  UiRect rect = ui_centered(window, width > window.w ? window.w : width, height > window.h ? window.h : height);
  ui_fill_alpha(ui, window, TOKEN_HUD, 115);
  ui_cover_begin(ui, window);
  ui_panel(ui, word(W_ALL_KEYS), rect);
  ui_fill_round(ui, rect, TOKEN_SHEET, 10, CORNERS_ALL);
  ui_border(ui, rect, TOKEN_LINE_STRONG, 10, 1);
  ui_note(ui, ROLE_DIALOG, word(W_ALL_KEYS), rect);
  UiRect inside = ui_inset(rect, ui_px(ui, 20), ui_px(ui, 16));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 24)), TYPE_H2, TOKEN_INK, word(W_ALL_KEYS), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 8));
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 32));
  UiButton close = {.kind = BUTTON_PRIMARY, .cap = STR("Esc"), .key = KEY_ESCAPE, .fallback = true};
  bool closed = ui_button_cut_right(ui, &foot, word(W_CLOSE), &close, 0);
  ui_cut_bottom(&inside, ui_px(ui, 8));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_ALL_KEYS));
  UiRect rows = scroll.content;
  for (int i = 0; i < count + most_common; i++) {
    UiRect row = ui_cut_top(&rows, line);
    draw_hint(ui, &row, i < count ? &hints[i] : &common[i - count]);
  }
  ui_scroll_end(ui, &scroll, (count + most_common) * line);
  ui_cover_end(ui);
  return closed;
}

/* ---- Dialogs over a screen ---- */

UiRect chrome_dialog_begin(UiContext *ui, Str title, int width_px, int height_px) {
  UiRect window = {0, 0, ui->frame.width_px, ui->frame.height_px};
  UiRect rect = ui_centered(window, width_px > window.w ? window.w : width_px, height_px > window.h ? window.h : height_px);
  ui_fill_alpha(ui, window, TOKEN_HUD, 115);
  ui_cover_begin(ui, window);
  ui_push(ui, title);
  ui_panel(ui, title, rect);
  ui_fill_round(ui, rect, TOKEN_SHEET, 10, CORNERS_ALL);
  ui_border(ui, rect, TOKEN_LINE_STRONG, 10, 1);
  ui_note(ui, ROLE_DIALOG, title, rect);
  UiRect inside = ui_inset(rect, ui_px(ui, 20), ui_px(ui, 16));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 24)), TYPE_H2, TOKEN_INK, title, ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 12));
  return inside;
}

UiRect chrome_dialog_begin_within(UiContext *ui, Str title, int width_px, int height_px) {
  int most_w = ui->frame.width_px - 2 * ui_px(ui, 16), most_h = ui->frame.height_px - 2 * ui_px(ui, 16);
  return chrome_dialog_begin(ui, title, width_px < most_w ? width_px : most_w, height_px < most_h ? height_px : most_h);
}

void chrome_dialog_end(UiContext *ui) {
  ui_pop(ui);
  ui_cover_end(ui);
  ui_tooltip(ui, (UiRect){0, 0, ui->frame.width_px, ui->frame.height_px});
}

void chrome_end(UiContext *ui, const Layout *layout, const Hint *hints, int count, bool *keys_open) {
  bool was_open = *keys_open;
  if (status_bar(ui, layout, hints, count)) *keys_open = ui->again = true;
  ui_inert(ui, false);
  if (was_open && keys_table(ui, hints, count)) {
    *keys_open = false;
    ui->again = true;
  }
  ui_tooltip(ui, (UiRect){0, 0, ui->frame.width_px, ui->frame.height_px});
}

/* ---- Small things that several screens say ---- */

Str kind_name(ScenarioKind kind) {
  static const Word names[] = {[KIND_DENIAL] = W_DENIAL, [KIND_UNDERPAYMENT] = W_UNDERPAYMENT, [KIND_NEGOTIATION] = W_NEGOTIATION};
  return word(names[kind]);
}

UiIcon kind_icon(ScenarioKind kind) {
  static const UiIcon icons[] = {[KIND_DENIAL] = ICON_BLOCK, [KIND_UNDERPAYMENT] = ICON_TRENDING_UP, [KIND_NEGOTIATION] = ICON_HANDSHAKE};
  return icons[kind];
}

Str level_name(int level) {
  static const Word names[] = {W_LEVEL_1, W_LEVEL_2, W_LEVEL_3, W_LEVEL_4, W_LEVEL_5};
  return word(names[level < 1 ? 0 : level > 5 ? 4 : level - 1]);
}

Str money_shown(Arena *arena, Cents cents) {
  Str text = money_text(arena, cents);
  if (!text.length || text.at[0] != '-') return text;
  return str_format(arena, "\xE2\x88\x92%.*s", STR_ARG(str_slice(text, 1, text.length)));
}

Str day_shown(Arena *arena, Day day) { return day == DAY_NONE ? STR("\xE2\x80\x93") : day_text(arena, day); }

Str day_near(Arena *arena, Day day, Day today) {
  int year = day_parts(day).year;
  Str text = day_short(arena, day);
  return year == day_parts(today).year ? text : str_format(arena, "%.*s, %d", STR_ARG(text), year);
}

void pair_stacked(UiContext *ui, UiRect rect, Str label, Str value, UiType type) {
  ui_text(ui, ui_cut_top(&rect, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, label, ALIGN_LEFT);
  ui_text(ui, ui_cut_top(&rect, ui_line_height(ui, type)), type, TOKEN_INK, value, ALIGN_LEFT);
}

UiToken score_token(int score) { return score >= 75 ? TOKEN_GOOD : score >= 60 ? TOKEN_ACCENT_INK : TOKEN_WARN; }

bool text_has(Str text, Str part) {
  for (size_t at = 0; at + part.length <= text.length; at++)
    if (str_equal_nocase(str_slice(text, at, at + part.length), part)) return true;
  return false;
}
