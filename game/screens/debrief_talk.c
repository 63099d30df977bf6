/* A negotiation from above: two staircases over the acts, ours and theirs, with our walk-away and target, their real limit and where both overlap; then
 * what was left, what was not used, and the close. Shown only when the case is over. */
#include "screens/debrief_talk.h"

typedef struct Plot {
  UiRect rect;
  Cents low, high; /* in our direction: high is better for us */
  int sign;
} Plot;

static int at(const Plot *plot, Cents amount) {
  Cents span = plot->high - plot->low, value = amount * plot->sign - plot->low;
  return plot->rect.y + plot->rect.h - (int)(span > 0 ? value * plot->rect.h / span : 0);
}

static void widen(Plot *plot, Cents amount) {
  Cents value = amount * plot->sign;
  if (value < plot->low) plot->low = value;
  if (value > plot->high) plot->high = value;
}

static Plot plot_of(const TalkDebriefView *talk, UiRect rect) {
  int sign = talk->more_is_better ? 1 : -1;
  Plot plot = {rect, talk->opening * sign, talk->opening * sign, sign};
  widen(&plot, talk->walk_away);
  widen(&plot, talk->target);
  widen(&plot, talk->limit);
  for (int i = 0; i < talk->stair_count; i++) {
    widen(&plot, talk->stairs[i].offer);
    if (talk->stairs[i].has_ask) widen(&plot, talk->stairs[i].ask);
  }
  Cents margin = (plot.high - plot.low) / 12 + 1;
  plot.low -= margin;
  plot.high += margin;
  return plot;
}

static void dashed(UiContext *ui, const Plot *plot, int y, UiToken token) {
  int dash = ui_px(ui, 6), height = ui_px(ui, 2), end = plot->rect.x + plot->rect.w;
  for (int x = plot->rect.x; x < end; x += 2 * dash) ui_fill(ui, (UiRect){x, y - height / 2, x + dash > end ? end - x : dash, height}, token);
}

/* ---- The levels: names at the right, moved apart where they would lie on each other ---- */

typedef struct LevelLabel {
  Word name;
  Str amount;
  UiToken token;
  int y, place;
} LevelLabel;

enum { LEVELS = 3 };

static void put_apart(LevelLabel *labels, int least, const UiRect *rect) {
  for (int i = 1; i < LEVELS; i++)
    for (int k = i; k > 0 && labels[k].y < labels[k - 1].y; k--) {
      LevelLabel swapped = labels[k];
      labels[k] = labels[k - 1];
      labels[k - 1] = swapped;
    }
  for (int i = 0; i < LEVELS; i++) {
    int least_y = i ? labels[i - 1].place + least : rect->y;
    labels[i].place = labels[i].y - least / 2 < least_y ? least_y : labels[i].y - least / 2;
  }
  for (int i = LEVELS - 1, most = rect->y + rect->h - least; i >= 0; i--, most = labels[i + 1].place - least)
    if (labels[i].place > most) labels[i].place = most;
}

static void levels(UiContext *ui, const Plot *plot, UiRect names, const TalkDebriefView *talk) {
  LevelLabel labels[LEVELS] = {{W_TARGET, talk->shown[0], TOKEN_GOOD, at(plot, talk->target), 0},
                               {W_WALK_AWAY, talk->shown[1], TOKEN_WARN, at(plot, talk->walk_away), 0},
                               {W_THEIR_LIMIT, talk->shown[2], TOKEN_INK_2, at(plot, talk->limit), 0}};
  int top = at(plot, talk->limit), bottom = at(plot, talk->walk_away);
  ui_fill_round(ui, plot->rect, TOKEN_SUNKEN, 6, CORNERS_ALL);
  if (top < bottom) ui_fill(ui, (UiRect){plot->rect.x, top, plot->rect.w, bottom - top}, TOKEN_GOOD_TINT);
  ui_fill(ui, (UiRect){plot->rect.x, labels[0].y - ui_px(ui, 1), plot->rect.w, ui_px(ui, 2)}, TOKEN_GOOD);
  dashed(ui, plot, labels[1].y, TOKEN_WARN);
  dashed(ui, plot, labels[2].y, TOKEN_INK_2);
  int height = ui_em(ui, 34);
  put_apart(labels, height, &names);
  for (int i = 0; i < LEVELS; i++) {
    UiRect place = {names.x, labels[i].place, names.w, height};
    ui_text(ui, ui_cut_top(&place, ui_em(ui, 16)), TYPE_CAPTION, labels[i].token, word(labels[i].name), ALIGN_LEFT);
    ui_text(ui, ui_cut_top(&place, ui_em(ui, 18)), TYPE_LABEL, TOKEN_INK, labels[i].amount, ALIGN_LEFT);
  }
}

/* ---- The stairs ---- */

/** One step: a line across the column, and the riser to the one before. */
static void stair(UiContext *ui, UiRect column, int y, int before, UiToken token) {
  int stroke = ui_px(ui, 3);
  if (before != NONE) {
    int top = y < before ? y : before, bottom = y < before ? before : y;
    ui_fill(ui, (UiRect){column.x - stroke / 2, top - stroke / 2, stroke, bottom - top + stroke}, token);
  }
  ui_fill(ui, (UiRect){column.x, y - stroke / 2, column.w, stroke}, token);
}

static void stairs(UiContext *ui, const Plot *plot, UiRect under, const TalkDebriefView *talk) {
  int ours = NONE, theirs = at(plot, talk->opening);
  for (int i = 0; i < talk->stair_count; i++) {
    const StairView *one = &talk->stairs[i];
    UiRect column = ui_column(plot->rect, i, talk->stair_count, 0), foot = ui_column(under, i, talk->stair_count, 0);
    int y = at(plot, one->offer);
    stair(ui, column, y, theirs, TOKEN_INK);
    theirs = y;
    if (one->has_ask) {
      y = at(plot, one->ask);
      stair(ui, column, y, ours, TOKEN_ACCENT);
      ours = y;
    }
    if (one->fact.length)
      ui_icon(ui, ui_centered((UiRect){column.x, plot->rect.y, column.w, ui_em(ui, 22)}, ui_em(ui, 16), ui_em(ui, 16)), ICON_PUSH_PIN, 16, TOKEN_EV);
    if (!i || talk->stairs[i - 1].round != one->round)
      ui_text(ui, foot, TYPE_CAPTION, TOKEN_INK_3, str_format(ui->arena, "%d", one->round), ALIGN_LEFT);
  }
}

static void key(UiContext *ui, UiRect *row, UiToken token, Word name) {
  UiRect dot = ui_centered(ui_cut_left(row, ui_px(ui, 14)), ui_px(ui, 14), ui_px(ui, 3));
  ui_fill(ui, dot, token);
  ui_cut_left(row, ui_px(ui, 6));
  ui_text_cut(ui, row, TYPE_CAPTION, TOKEN_INK_2, word(name), 14);
}

static int chart(UiContext *ui, UiRect room, const TalkDebriefView *talk) {
  UiRect rest = room, legend = ui_cut_top(&rest, ui_em(ui, 24));
  key(ui, &legend, TOKEN_ACCENT, W_YOU_ASKED);
  key(ui, &legend, TOKEN_INK, W_THEY_OFFERED);
  UiRect pin = ui_cut_left(&legend, ui_em(ui, 16));
  ui_icon(ui, pin, ICON_PUSH_PIN, 14, TOKEN_EV);
  ui_text(ui, legend, TYPE_CAPTION, TOKEN_INK_2, word(W_FACT_SAID), ALIGN_LEFT);
  int height = ui_em(ui, 220), names_px = ui_em(ui, 118);
  if (names_px > rest.w / 3) names_px = rest.w / 3;
  UiRect body = ui_cut_top(&rest, height), names = ui_cut_right(&body, names_px);
  ui_cut_left(&names, ui_px(ui, 10));
  UiRect under = ui_cut_top(&rest, ui_em(ui, 20));
  under.w = body.w;
  Plot plot = plot_of(talk, body);
  levels(ui, &plot, names, talk);
  stairs(ui, &plot, under, talk);
  Str name = word_with(ui->arena, W_STAIRS_NAME, talk->label, talk->result);
  (void)ui_note(ui, ROLE_TEXT, name, body);
  return rest.y - room.y;
}

static int lines(UiContext *ui, UiRect room, const TalkDebriefView *talk) {
  UiRect rest = room;
  int measure = ui_em(ui, 640);
  for (int i = 0; i < talk->line_count; i++) {
    const TalkLineView *line = &talk->lines[i];
    UiRect place = rest;
    if (place.w > measure) place.w = measure;
    if (line->kind == LINE_HEADING) {
      ui_cut_top(&rest, ui_px(ui, 6));
      place.y = rest.y;
      ui_cut_top(&rest, ui_paragraph(ui, place, TYPE_LABEL, TOKEN_INK_2, line->text) + ui_px(ui, 2));
      continue;
    }
    if (line->kind == LINE_ITEM) ui_cut_left(&place, ui_px(ui, 14));
    ui_cut_top(&rest, ui_paragraph(ui, place, TYPE_BODY, TOKEN_INK, line->text) + ui_px(ui, 4));
  }
  return rest.y - room.y;
}

void debrief_talk(UiContext *ui, UiRect sheet, const DebriefView *view) {
  ui_sheet(ui, sheet);
  UiScroll scroll = ui_scroll_begin(ui, ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), word(W_NEGOTIATION));
  UiRect rest = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 14));
  int top = rest.y;
  for (int i = 0; i < view->talk_count; i++) {
    const TalkDebriefView *talk = &view->talks[i];
    ui_heading(ui, ui_cut_top(&rest, ui_em(ui, 26)), TYPE_H2, TOKEN_INK, talk->label);
    ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY_STRONG, TOKEN_INK, talk->result) + ui_px(ui, 8));
    ui_cut_top(&rest, chart(ui, rest, talk) + ui_px(ui, 8));
    ui_cut_top(&rest, lines(ui, rest, talk) + ui_px(ui, 16));
  }
  ui_scroll_end(ui, &scroll, rest.y - top + 2 * ui_px(ui, 14));
}
