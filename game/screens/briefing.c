/* Briefing: what the case is, who is in it, what is scored, and in which mode it is played. */
#include "screens/chrome.h"

static const Hint hints[] = {
    {{STR_INIT("1"), STR_INIT("2")}, W_HINT_MODE},
    {{STR_INIT("Enter")}, W_HINT_START},
    {{STR_INIT("Esc")}, W_HINT_BACK},
    {{STR_INIT("Tab")}, W_HINT_NEXT},
};
enum { HINTS = sizeof hints / sizeof *hints };

/* ---- The case, left ---- */

/* A chip with the level as pips and as a word. */
static void level_chip(UiContext *ui, UiRect *row, int level) {
  Str name = level_name(level);
  int pips = 5 * ui_em(ui, 4) + 4 * ui_px(ui, 2), pad = ui_px(ui, 7), gap = ui_px(ui, 6);
  UiRect chip = ui_middle(ui_cut_left(row, pips + gap + ui_text_width(ui, TYPE_CHIP, name) + 2 * pad), ui_em(ui, 20));
  ui_cut_left(row, ui_px(ui, 8));
  ui_fill_round(ui, chip, TOKEN_SUNKEN, 4, CORNERS_ALL);
  ui_border(ui, chip, TOKEN_LINE, 4, 1);
  UiRect inside = ui_inset(chip, pad, 0);
  ui_pips(ui, &inside, level, 5, 6);
  ui_text(ui, inside, TYPE_CHIP, TOKEN_INK_2, name, ALIGN_LEFT);
  ui_note(ui, ROLE_CHIP, name, chip);
}

static void hero(UiContext *ui, UiRect *inside, const BriefingView *view) {
  int margin = ui_px(ui, 32);
  ui_cut_top(inside, ui_px(ui, 22));
  UiRect chips = ui_inset(ui_cut_top(inside, ui_em(ui, 20)), margin, 0);
  ui_chip_cut(ui, &chips, view->is_shift ? word(W_SHIFT) : kind_name(view->kind), CHIP_NEUTRAL, ICON_NONE, 8);
  level_chip(ui, &chips, view->level);
  ui_chip_cut(ui, &chips, word_count(ui->arena, W_MINUTES_LONG, view->minutes, STR("")), CHIP_NEUTRAL, ICON_SCHEDULE, 8);
  ui_cut_top(inside, ui_px(ui, 12));
  UiType title_type = inside->w > ui_em(ui, 560) ? TYPE_TITLE : TYPE_H1;
  UiRect title = ui_inset(ui_cut_top(inside, ui_line_height(ui, title_type)), margin, 0);
  ui_heading(ui, title, title_type, TOKEN_INK, view->title);
  ui_cut_top(inside, ui_px(ui, 6));
  if (!view->paragraph_count) return;
  int width = inside->w - 2 * margin, most = ui_em(ui, 700);
  UiRect lead = {inside->x + margin, inside->y, width < most ? width : most, 100000};
  ui_cut_top(inside, ui_paragraph(ui, lead, TYPE_LEAD, TOKEN_INK_2, view->paragraphs[0]) + ui_px(ui, 18));
}

static UiType amount_type(const AmountView *amount) { return amount->open ? TYPE_READ : TYPE_H2; }

/* As many beside each other as can be read whole. */
static int amounts_in_row(UiContext *ui, UiRect row, const BriefingView *view) {
  int widest = 0, gap = ui_px(ui, 12);
  for (int i = 0; i < view->amount_count; i++) {
    const AmountView *amount = &view->amounts[i];
    int label = ui_text_width(ui, TYPE_CAPTION, amount->label), value = ui_text_width(ui, amount_type(amount), amount->amount);
    if (label > widest) widest = label;
    if (value > widest) widest = value;
  }
  int fit = (row.w + gap) / (widest + gap);
  return fit < 1 ? 1 : fit > view->amount_count ? view->amount_count : fit;
}

static void amounts(UiContext *ui, UiRect *inside, const BriefingView *view) {
  if (!view->amount_count) return;
  UiRect row = ui_inset(*inside, ui_px(ui, 32), 0);
  int each = amounts_in_row(ui, row, view), rows = (view->amount_count + each - 1) / each, height = ui_em(ui, 40) + ui_px(ui, 12);
  UiRect block = ui_cut_top(inside, rows * height + ui_px(ui, 12));
  ui_line_above(ui, block, TOKEN_LINE);
  ui_line_below(ui, block, TOKEN_LINE);
  for (int i = 0; i < view->amount_count; i++) {
    const AmountView *amount = &view->amounts[i];
    UiRect place = ui_column((UiRect){row.x, block.y + ui_px(ui, 12) + i / each * height, row.w, ui_em(ui, 40)}, i % each, each, ui_px(ui, 12));
    ui_text(ui, ui_cut_top(&place, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, amount->label, ALIGN_LEFT);
    ui_text(ui, ui_cut_top(&place, ui_em(ui, 24)), amount_type(amount), amount->open ? TOKEN_INK_3 : TOKEN_INK, amount->amount, ALIGN_LEFT);
  }
}

static int setting(UiContext *ui, UiRect room, const BriefingView *view) {
  UiRect left = room;
  ui_text(ui, ui_cut_top(&left, ui_em(ui, 16)), TYPE_LABEL, TOKEN_INK_2, word(W_SETTING), ALIGN_LEFT);
  ui_cut_top(&left, ui_px(ui, 6));
  ui_cut_top(&left, ui_paragraph(ui, left, TYPE_READ, TOKEN_INK, view->setting));
  for (int i = 1; i < view->paragraph_count; i++) {
    ui_cut_top(&left, ui_px(ui, 10));
    ui_cut_top(&left, ui_paragraph(ui, left, TYPE_READ, TOKEN_INK, view->paragraphs[i]));
  }
  return left.y - room.y;
}

/* Under the fuse: its first day, its last, and today where that touches neither. */
static void fuse_ends(UiContext *ui, UiRect row, const DeadlineView *deadline, Day today, int today_x) {
  Str from = day_near(ui->arena, deadline->from, today), to = day_near(ui->arena, deadline->day, today);
  ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_2, from, ALIGN_LEFT);
  ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_2, to, ALIGN_RIGHT);
  int width = ui_text_width(ui, TYPE_CAPTION, word(W_TODAY)), gap = ui_px(ui, 8), x = today_x - width / 2;
  int first = row.x + ui_text_width(ui, TYPE_CAPTION, from) + gap, last = row.x + row.w - ui_text_width(ui, TYPE_CAPTION, to) - gap;
  if (x >= first && x + width <= last) ui_text(ui, (UiRect){x, row.y, width, row.h}, TYPE_CAPTION, TOKEN_INK_2, word(W_TODAY), ALIGN_LEFT);
}

static void deadline_card(UiContext *ui, UiRect *side, const DeadlineView *deadline, Day today) {
  ui_cut_top(side, ui_px(ui, 16));
  Str left = word_count(ui->arena, W_DAYS, deadline->days_left, STR(""));
  int beside = 2 * ui_px(ui, 14) + ui_em(ui, 16) + ui_px(ui, 8 + 8) + ui_text_width(ui, TYPE_BODY_STRONG, left), first = ui_em(ui, 20);
  int label = ui_paragraph_height(ui, TYPE_BODY_STRONG, deadline->label, side->w - beside);
  if (label < first) label = first;
  UiRect card = ui_cut_top(side, label + ui_em(ui, 20) + ui_px(ui, 50));
  ui_fill_round(ui, card, TOKEN_WARN_TINT, 6, CORNERS_ALL);
  ui_border(ui, card, TOKEN_WARN_LINE, 6, 1);
  UiRect inside = ui_inset(card, ui_px(ui, 14), ui_px(ui, 12)), whole = ui_cut_top(&inside, label), row = whole;
  row.h = first;
  ui_icon(ui, ui_cut_left(&row, ui_em(ui, 16)), ICON_FLAG, 16, TOKEN_INK);
  ui_cut_left(&row, ui_px(ui, 8));
  ui_text_cut_right(ui, &row, TYPE_BODY_STRONG, TOKEN_WARN, left, 8);
  row.h = whole.h;
  ui_paragraph(ui, row, TYPE_BODY_STRONG, TOKEN_INK, deadline->label);
  ui_cut_top(&inside, ui_px(ui, 10));
  UiRect line = ui_inset(ui_cut_top(&inside, ui_px(ui, 4)), ui_px(ui, 4), 0);
  int span = deadline->day - deadline->from, gone = today - deadline->from;
  int share = span > 0 ? line.w * (gone < 0 ? 0 : gone > span ? span : gone) / span : 0, dot = ui_px(ui, 10);
  ui_fill_round(ui, line, TOKEN_WARN_LINE, 2, CORNERS_ALL);
  ui_fill_round(ui, (UiRect){line.x, line.y, share, line.h}, TOKEN_WARN, 2, CORNERS_ALL);
  ui_fill_round(ui, (UiRect){line.x + share - dot / 2, line.y + line.h / 2 - dot / 2, dot, dot}, TOKEN_WARN, 9, CORNERS_ALL);
  ui_fill_round(ui, (UiRect){line.x + line.w - dot / 2, line.y + line.h / 2 - dot / 2, dot, dot}, TOKEN_BAD, 2, CORNERS_ALL);
  ui_cut_top(&inside, ui_px(ui, 8));
  fuse_ends(ui, ui_cut_top(&inside, ui_em(ui, 16)), deadline, today, line.x + share);
}

static int people(UiContext *ui, UiRect room, const BriefingView *view) {
  UiRect side = room;
  if (view->person_count) ui_text(ui, ui_cut_top(&side, ui_em(ui, 16)), TYPE_LABEL, TOKEN_INK_2, word(W_PEOPLE), ALIGN_LEFT);
  for (int i = 0; i < view->person_count; i++) {
    UiRect row = ui_cut_top(&side, ui_em(ui, 36) + 2 * ui_px(ui, 9));
    ui_line_below(ui, row, TOKEN_LINE);
    ui_avatar(ui, ui_middle(ui_cut_left(&row, ui_em(ui, 36)), ui_em(ui, 36)), view->people[i].name);
    ui_cut_left(&row, ui_px(ui, 12));
    row = ui_middle(row, ui_em(ui, 36));
    ui_text(ui, ui_cut_top(&row, ui_em(ui, 20)), TYPE_BODY_STRONG, TOKEN_INK, view->people[i].name, ALIGN_LEFT);
    ui_text(ui, ui_cut_top(&row, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, view->people[i].detail, ALIGN_LEFT);
  }
  if (view->deadline) deadline_card(ui, &side, view->deadline, view->today);
  return side.y - room.y;
}

static void body(UiContext *ui, UiRect *inside, const BriefingView *view) {
  ui_cut_top(inside, ui_px(ui, 18));
  UiRect room = ui_inset(*inside, ui_px(ui, 32), 0);
  int used;
  if (room.w > ui_em(ui, 620)) {
    UiRect side = ui_cut_right(&room, ui_em(ui, 308));
    ui_cut_right(&room, ui_px(ui, 40));
    int left = setting(ui, room, view), right = people(ui, side, view);
    used = left > right ? left : right;
  } else {
    used = setting(ui, room, view) + ui_px(ui, 18);
    ui_cut_top(&room, used);
    used += people(ui, room, view);
  }
  ui_cut_top(inside, used + ui_px(ui, 24));
}

/* All cards are as high as the one that says most. */
static int document_card(UiContext *ui, const BriefingView *view, int room_px, int columns) {
  int text = (room_px - (columns - 1) * ui_px(ui, 8)) / columns - 2 * ui_px(ui, 12) - ui_em(ui, 18) - ui_px(ui, 12), detail = ui_em(ui, 16);
  for (int i = 0; i < view->document_count; i++) {
    int height = ui_paragraph_height(ui, TYPE_CAPTION, view->documents[i].detail, text);
    if (height > detail) detail = height;
  }
  return ui_em(ui, 20) + detail + ui_px(ui, 20);
}

static int documents_height(UiContext *ui, const BriefingView *view, int room_px, int columns) {
  int rows = (view->document_count + columns - 1) / columns;
  int card = document_card(ui, view, room_px - 2 * ui_px(ui, 32), columns);
  return rows * (card + ui_px(ui, 8)) - ui_px(ui, 8) + ui_em(ui, 16) + ui_px(ui, 16 + 10 + 20);
}

static void documents(UiContext *ui, UiRect rect, const BriefingView *view, int columns) {
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 32), 0);
  ui_cut_top(&inside, ui_px(ui, 16));
  UiRect head = ui_cut_top(&inside, ui_em(ui, 16));
  ui_text_cut(ui, &head, TYPE_LABEL, TOKEN_INK_2, word(W_ON_YOUR_DESK), 8);
  ui_text(ui, head, TYPE_CAPTION, TOKEN_INK_3, word(W_OPEN_FROM_START), ALIGN_RIGHT);
  ui_cut_top(&inside, ui_px(ui, 10));
  int height = document_card(ui, view, inside.w, columns);
  for (int i = 0; i < view->document_count; i++) {
    UiRect line = inside;
    line.h = height;
    line.y += i / columns * (line.h + ui_px(ui, 8));
    UiRect card = ui_column(line, i % columns, columns, ui_px(ui, 8));
    ui_fill_round(ui, card, TOKEN_SHEET, 6, CORNERS_ALL);
    ui_border(ui, card, TOKEN_LINE, 6, 1);
    UiRect row = ui_inset(card, ui_px(ui, 12), ui_px(ui, 10));
    ui_icon(ui, ui_cut_left(&row, ui_em(ui, 18)), view->documents[i].icon, 18, TOKEN_INK_2);
    ui_cut_left(&row, ui_px(ui, 12));
    ui_text(ui, ui_cut_top(&row, ui_em(ui, 20)), TYPE_BODY_STRONG, TOKEN_INK, view->documents[i].title, ALIGN_LEFT);
    ui_paragraph(ui, row, TYPE_CAPTION, TOKEN_INK_3, view->documents[i].detail);
  }
}

/** `course`: what it says, where the mode stands elsewhere. */
static void case_sheet(UiContext *ui, UiRect sheet, const BriefingView *view, Str course) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1));
  int columns = inside.w > ui_em(ui, 620) ? 3 : 2, foot = view->document_count ? documents_height(ui, view, inside.w, columns) : 0;
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_BRIEFING));
  UiRect content = scroll.content;
  hero(ui, &content, view);
  if (course.length) {
    UiRect line = ui_inset(content, ui_px(ui, 32), 0);
    ui_cut_top(&content, ui_paragraph(ui, line, TYPE_BODY, TOKEN_INK_2, course) + ui_px(ui, 18));
  }
  amounts(ui, &content, view);
  body(ui, &content, view);
  int used = content.y - scroll.content.y;
  if (used + foot < inside.h) {
    content.y += inside.h - used - foot;
    used = inside.h - foot;
  }
  if (foot) documents(ui, (UiRect){content.x, content.y, content.w, foot}, view, columns);
  ui_scroll_end(ui, &scroll, used + foot);
}

/* ---- Scoring and mode, right ---- */

static void axes(UiContext *ui, UiRect *inside, const BriefingView *view) {
  static const Word names[] = {W_AXIS_CODES, W_AXIS_TIMING, W_AXIS_OUTCOME},
                    details[] = {W_AXIS_CODES_ABOUT, W_AXIS_TIMING_ABOUT, W_AXIS_OUTCOME_ABOUT};
  static const UiIcon icons[] = {ICON_DATA_OBJECT, ICON_EVENT, ICON_HANDSHAKE};
  for (int i = 0; i < AXIS_COUNT; i++) {
    bool known = view->axis_points[i] != NONE;
    UiRect row = ui_cut_top(inside, ui_em(ui, 40) + ui_px(ui, 11 * 2 + 4) + (known ? ui_px(ui, 18) : 0));
    ui_line_below(ui, row, TOKEN_LINE);
    row = ui_inset(row, ui_px(ui, 16), ui_px(ui, 11));
    UiRect head = ui_cut_top(&row, ui_em(ui, 20));
    ui_icon(ui, ui_cut_left(&head, ui_em(ui, 18)), icons[i], 18, TOKEN_INK);
    ui_cut_left(&head, ui_px(ui, 8));
    if (known) ui_text_cut_right(ui, &head, TYPE_BODY_STRONG, TOKEN_INK, word_count(ui->arena, W_POINTS, view->axis_points[i], STR("")), 8);
    ui_text(ui, head, TYPE_H3, TOKEN_INK, word(names[i]), ALIGN_LEFT);
    if (known) {
      ui_cut_top(&row, ui_px(ui, 8));
      ui_bar(ui, ui_cut_top(&row, ui_px(ui, 6)), word(names[i]), view->axis_points[i], TOKEN_ACCENT_INK, NONE);
    }
    ui_cut_top(&row, ui_px(ui, 4));
    ui_text(ui, ui_cut_top(&row, ui_em(ui, 20)), TYPE_BODY, TOKEN_INK_2, word(details[i]), ALIGN_LEFT);
  }
}

static bool is_refused(const BriefingView *view, int mode) { return view->course && view->course->refused[mode].length; }

/** A mode that the course does not let begin says why. */
static Str mode_about(const BriefingView *view, int mode) {
  if (is_refused(view, mode)) return view->course->refused[mode];
  return word(mode == MODE_ASSESSMENT ? W_ASSESSMENT_ABOUT : view->is_shift ? W_SHIFT_PRACTICE_ABOUT : W_PRACTICE_ABOUT);
}

static UiChoice mode_choice_of(const BriefingView *view, int chosen, int mode) {
  bool refused = is_refused(view, mode);
  return (UiChoice){.number = mode + 1,
                    .text = word(mode == MODE_PRACTICE ? W_PRACTICE : W_ASSESSMENT),
                    .note = mode_about(view, mode),
                    .strong = true,
                    .dead = refused,
                    .state = chosen == mode && !refused ? CHOICE_SELECTED : CHOICE_OPEN};
}

static void mode_choice(UiContext *ui, UiRect *inside, const BriefingView *view, BriefingState *state, int mode) {
  UiChoice choice = mode_choice_of(view, state->mode, mode);
  UiRect rect = ui_cut_top(inside, ui_choice_height(ui, &choice, inside->w));
  if (ui_choice(ui, rect, &choice)) state->mode = mode;
  ui_cut_top(inside, ui_px(ui, 8));
}

static int course_height(UiContext *ui, const BriefingView *view, int mode, int width) {
  if (!view->course || !view->course->about[mode].length) return 0;
  return ui_paragraph_height(ui, TYPE_BODY, view->course->about[mode], width) + ui_px(ui, 8);
}

static int modes_height(UiContext *ui, const BriefingView *view, const BriefingState *state, int width) {
  UiChoice practice = mode_choice_of(view, state->mode, MODE_PRACTICE), assessment = mode_choice_of(view, state->mode, MODE_ASSESSMENT);
  int inner = width - 2 * ui_px(ui, 16);
  return ui_choice_height(ui, &practice, inner) + ui_choice_height(ui, &assessment, inner) + course_height(ui, view, state->mode, inner) +
         ui_em(ui, 20 + 40 + 16) + ui_px(ui, 14 + 8 + 16 + 12 + 10 + 16);
}

static void mode_part(UiContext *ui, UiRect *inside, const BriefingView *view, BriefingState *state) {
  const BriefingCourse *course = view->course;
  UiRect head = ui_cut_top(inside, ui_em(ui, 20));
  ui_text_cut(ui, &head, TYPE_LABEL, TOKEN_INK_2, word(W_MODE), 8);
  if (course && course->late[state->mode]) ui_chip_cut(ui, &head, word(W_COURSE_LATE_NOW), CHIP_WARN, ICON_ERROR_OUTLINE, 0);
  ui_cut_top(inside, ui_px(ui, 8));
  mode_choice(ui, inside, view, state, MODE_PRACTICE);
  mode_choice(ui, inside, view, state, MODE_ASSESSMENT);
  int height = course_height(ui, view, state->mode, inside->w);
  if (height) ui_paragraph(ui, ui_cut_top(inside, height), TYPE_BODY, TOKEN_INK_2, course->about[state->mode]);
}

static void tried_part(UiContext *ui, UiRect *inside, const BriefingView *view, const BriefingState *state) {
  int best = view->best_score[state->mode];
  Str tried = best == NONE ? word(W_NOT_TRIED_MODE) : word_count(ui->arena, W_BEST_SO_FAR, best, STR(""));
  ui_text(ui, ui_cut_top(inside, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, tried, ALIGN_LEFT);
}

static UiButton start_button(const BriefingView *view, const BriefingState *state) {
  bool refused = is_refused(view, state->mode);
  return (UiButton){.kind = BUTTON_PRIMARY, .size = SIZE_LARGE, .cap = STR("Enter"), .key = KEY_ENTER, .fallback = !refused, .disabled = refused};
}

static Str start_word(const BriefingView *view, const BriefingState *state) {
  return word(view->course && view->course->goes_on[state->mode] ? W_COURSE_GO_ON : W_START);
}

static UiButton back_button(const UiButton *start) {
  return (UiButton){.size = SIZE_LARGE, .cap = STR("Esc"), .key = KEY_ESCAPE, .fallback = start->disabled};
}

static Want modes(UiContext *ui, UiRect rect, const BriefingView *view, BriefingState *state) {
  Want want = {.kind = WANT_NONE};
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 8, CORNERS_BOTTOM);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), 0);
  ui_cut_top(&inside, ui_px(ui, 14));
  mode_part(ui, &inside, view, state);
  ui_cut_top(&inside, ui_px(ui, 4));
  UiRect row = ui_cut_top(&inside, ui_em(ui, 40));
  UiButton start = start_button(view, state), back = back_button(&start);
  UiRect place = ui_cut_right(&row, ui_button_width(ui, word(W_BACK), &back));
  ui_cut_right(&row, ui_px(ui, 8));
  if (ui_button(ui, row, start_word(view, state), &start)) want = (Want){.kind = WANT_START, .place = state->mode};
  if (ui_button(ui, place, word(W_BACK), &back)) want.kind = WANT_BACK;
  ui_cut_top(&inside, ui_px(ui, 10));
  tried_part(ui, &inside, view, state);
  return want;
}

static void score_head(UiContext *ui, UiRect head, unsigned corners) {
  ui_fill_round(ui, head, TOKEN_HUD, 8, corners);
  head = ui_inset(head, ui_px(ui, 16), ui_px(ui, 12));
  ui_text(ui, ui_cut_top(&head, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_WHAT_IS_SCORED), ALIGN_LEFT);
  ui_heading(ui, ui_cut_top(&head, ui_em(ui, 24)), TYPE_H2, TOKEN_HUD_INK, word(W_HUNDRED_POINTS));
}

static int score_head_height(UiContext *ui) { return ui_em(ui, 40) + ui_px(ui, 26); }

static Want side_panel(UiContext *ui, UiRect sheet, const BriefingView *view, BriefingState *state) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), foot = ui_cut_bottom(&inside, modes_height(ui, view, state, inside.w));
  score_head(ui, ui_cut_top(&inside, score_head_height(ui)), CORNERS_TOP);
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_WHAT_IS_SCORED));
  UiRect content = scroll.content;
  axes(ui, &content, view);
  ui_scroll_end(ui, &scroll, content.y - scroll.content.y);
  return modes(ui, foot, view, state);
}

/* ---- One column: the case and the mode are tabs, the buttons stand beside them ---- */

static void mode_sheet(UiContext *ui, UiRect sheet, const BriefingView *view, BriefingState *state) {
  ui_sheet(ui, sheet);
  UiScroll scroll = ui_scroll_begin(ui, ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), word(W_MODE));
  UiRect content = scroll.content, inside = ui_inset(content, ui_px(ui, 16), ui_px(ui, 14));
  mode_part(ui, &inside, view, state);
  tried_part(ui, &inside, view, state);
  ui_cut_top(&content, inside.y - content.y + ui_px(ui, 14));
  score_head(ui, ui_cut_top(&content, score_head_height(ui)), 0);
  axes(ui, &content, view);
  ui_scroll_end(ui, &scroll, content.y - scroll.content.y);
}

static Want one_column(UiContext *ui, UiRect stage, const BriefingView *view, BriefingState *state) {
  Want want = {.kind = WANT_NONE};
  Str names[] = {word(W_THE_CASE), word(W_SCORING_AND_MODE)};
  UiButton start = start_button(view, state), back = back_button(&start);
  back.size = start.size = SIZE_NORMAL;
  int tabs_px = ui_tabs_width(ui, names, 2), gap = ui_px(ui, 8), back_px, start_px;
  for (int drop = 0; drop < 2; drop++) { /* the keys stand in the status bar too */
    if (drop) back.cap = start.cap = STR("");
    back_px = ui_button_width(ui, word(W_BACK), &back), start_px = ui_button_width(ui, start_word(view, state), &start);
    if (tabs_px + back_px + start_px + 2 * gap <= stage.w) break;
  }
  UiRect row = ui_cut_top(&stage, ui_em(ui, 36));
  bool apart = tabs_px + back_px + start_px + 2 * gap > stage.w;
  UiRect buttons = apart ? ui_cut_top(&stage, ui_em(ui, 36)) : ui_cut_right(&row, back_px + start_px + gap);
  if (!apart) ui_cut_right(&row, gap);
  ui_cut_top(&stage, ui_px(ui, 4));
  ui_panel(ui, word(W_CASE_OR_MODE), row);
  int tab = ui_tabs(ui, row, word(W_CASE_OR_MODE), names, 2, state->mode_tab);
  if (ui_key_always(ui, KEY_TAB, MOD_CTRL)) tab = !state->mode_tab;
  if (tab != state->mode_tab) ui->again = true;
  state->mode_tab = tab == 1;
  UiRect first = ui_cut_left(&buttons, start_px);
  ui_cut_left(&buttons, gap);
  if (ui_button(ui, ui_middle(first, ui_em(ui, 32)), start_word(view, state), &start)) want = (Want){.kind = WANT_START, .place = state->mode};
  if (ui_button(ui, ui_middle(ui_cut_left(&buttons, back_px), ui_em(ui, 32)), word(W_BACK), &back)) want.kind = WANT_BACK;
  for (int mode = MODE_PRACTICE; !state->mode_tab && mode <= MODE_ASSESSMENT; mode++)
    if (!is_refused(view, mode) && ui_key(ui, '1' + mode, 0)) state->mode = mode, state->mode_tab = ui->again = true;
  ui_panel(ui, word(state->mode_tab ? W_MODE : W_BRIEFING), stage);
  if (state->mode_tab)
    mode_sheet(ui, stage, view, state);
  else
    case_sheet(ui, stage, view, view->course ? view->course->about[state->mode] : STR(""));
  return want;
}

static Want two_columns(UiContext *ui, UiRect stage, const Layout *layout, const BriefingView *view, BriefingState *state) {
  UiRect side = ui_cut_right(&stage, ui_em(ui, layout->kind == LAYOUT_COMPACT ? 320 : 372));
  ui_cut_right(&stage, ui_px(ui, 8));
  ui_panel(ui, word(W_BRIEFING), stage);
  case_sheet(ui, stage, view, STR(""));
  ui_panel(ui, word(W_MODE), side);
  return side_panel(ui, side, view, state);
}

Want briefing_screen(UiContext *ui, const BriefingView *view, BriefingState *state) {
  Want want = {.kind = WANT_NONE};
  if (is_refused(view, state->mode) && !is_refused(view, !state->mode)) state->mode = !state->mode;
  Layout layout = chrome_begin(ui, state->keys);
  UiRect hud = layout.hud;
  ui_panel(ui, word(W_TOP_BAR), hud);
  chrome_brand(ui, &layout, &hud, word(W_BRIEFING));
  UiRect rail = ui_inset(layout.rail, ui_px(ui, layout.kind >= LAYOUT_DRAWN ? 8 : 6), ui_px(ui, layout.kind == LAYOUT_ONE ? 0 : 8));
  ui_panel(ui, word(W_RAIL), rail);
  chrome_rail_heading(ui, &layout, &rail, word(W_TRAIN));
  if (chrome_rail_item(ui, &layout, &rail, &(RailItem){.icon = ICON_HOME, .label = word(W_HOME), .cap = STR("F2"), .key = KEY_F1 + 1}))
    want.kind = WANT_BACK;
  chrome_rail_look(ui, &layout, &rail, &want);
  Want chosen = layout.kind == LAYOUT_ONE ? one_column(ui, layout.stage, view, state) : two_columns(ui, layout.stage, &layout, view, state);
  if (chosen.kind != WANT_NONE) want = chosen;
  int given = is_refused(view, MODE_PRACTICE) || is_refused(view, MODE_ASSESSMENT); /* there is nothing to choose */
  chrome_end(ui, &layout, hints + given, HINTS - given, &state->keys);
  return want;
}
