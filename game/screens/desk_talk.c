/* The negotiation: the offer track, the rounds, the next offer with its terms, the other moves. Nothing here knows what the other side could bear. */
#include "screens/desk.h"

#include <string.h>

static Str amount_shown(Desk *desk, Cents amount) {
  Arena *arena = desk->ui->arena;
  const TalkView *talk = desk->view->talk;
  Str text = money_shown(arena, amount);
  if (talk->money) return text;
  if (str_ends(text, STR(".00"))) text = str_slice(text, 0, text.length - 3);
  return str_format(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(talk->unit));
}

static int steps_of(const TalkView *talk, Cents amount) {
  Cents gain = talk->more_is_better ? amount - talk->opening : talk->opening - amount;
  return talk->step > 0 ? (int)(gain / talk->step) : 0;
}

static bool on_step(const TalkView *talk, Cents amount) { return talk->step > 0 && (amount - talk->opening) % talk->step == 0; }

static Cents nearest_on_step(const TalkView *talk, Cents amount) {
  if (talk->step <= 0) return amount;
  Cents away = amount - talk->opening, half = away < 0 ? -talk->step / 2 : talk->step / 2;
  return talk->opening + (away + half) / talk->step * talk->step;
}

/* ---- What is being offered ---- */

static void set_ask(Desk *desk, Cents amount) {
  desk->state->talk.ask = amount;
  Str text = money_text(desk->ui->arena, amount);
  if (!desk->view->talk->money && str_ends(text, STR(".00"))) text = str_slice(text, 0, text.length - 3);
  ui_text_set(&desk->state->talk.amount, text);
}

/* A new round starts from the last ask; a new negotiation from our opening. */
static void follow_round(Desk *desk) {
  TalkState *state = &desk->state->talk;
  const TalkView *talk = desk->view->talk;
  int stamp = talk->offer_count + talk->round * 100 + 1;
  if (state->started && state->round == stamp) return;
  bool first = !state->started || !talk->offer_count;
  state->started = true;
  state->round = stamp;
  state->card = NONE;
  set_ask(desk, talk->has_last_ask ? talk->last_ask : talk->opening_ask);
  for (int i = 0; i < talk->term_count && i < NEGOTIATION_MOST_TERMS; i++)
    if (first) state->levels[i] = talk->terms[i].level;
}

static void act(Desk *desk, NegotiationActKind kind, int move) {
  const TalkView *talk = desk->view->talk;
  Action action = {.kind = ACTION_TALK, .item = talk->index};
  action.talk = (NegotiationAct){.kind = kind, .fact = (int8_t)desk->state->talk.card, .move = (int8_t)move};
  if (kind == ACT_OFFER) action.talk.ask = (int16_t)steps_of(talk, desk->state->talk.ask);
  if (kind != ACT_OFFER && kind != ACT_HOLD) action.talk.fact = NONE;
  for (int i = 0; i < talk->term_count && i < NEGOTIATION_MOST_TERMS; i++) action.talk.levels[i] = (int8_t)desk->state->talk.levels[i];
  desk_do(desk, &action);
}

/* ---- The offer track ---- */

typedef struct Track {
  UiRect plot;
  Cents low, high; /* in our direction: `high` is better for us */
  int sign;
} Track;

static int at(const Track *track, Cents amount) {
  Cents value = amount * track->sign, span = track->high - track->low;
  return track->plot.x + (int)(span > 0 ? (value - track->low) * track->plot.w / span : 0);
}

static void widen(Track *track, Cents amount) {
  Cents value = amount * track->sign;
  if (value < track->low) track->low = value;
  if (value > track->high) track->high = value;
}

static Track track_of(Desk *desk, UiRect plot) {
  const TalkView *talk = desk->view->talk;
  int sign = talk->more_is_better ? 1 : -1;
  Track track = {plot, talk->opening * sign, talk->opening * sign, sign};
  widen(&track, talk->walk_away);
  widen(&track, talk->target);
  widen(&track, talk->offer);
  widen(&track, desk->state->talk.ask);
  for (int i = 0; i < talk->offer_count; i++) {
    if (talk->offers[i].has_ours) widen(&track, talk->offers[i].ours);
    if (talk->offers[i].has_theirs) widen(&track, talk->offers[i].theirs);
  }
  Cents margin = (track.high - track.low) / 16 + 1;
  track.low -= margin;
  track.high += margin;
  return track;
}

static void dashed_upright(UiContext *ui, int x, UiRect zone, UiToken token) {
  int dash = ui_px(ui, 5), width = ui_px(ui, 2);
  for (int y = zone.y; y < zone.y + zone.h; y += 2 * dash)
    ui_fill(ui, (UiRect){x, y, width, y + dash > zone.y + zone.h ? zone.y + zone.h - y : dash}, token);
}

static void zones(Desk *desk, const Track *track, UiRect zone) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  int walk = at(track, talk->walk_away), target = at(track, talk->target), end = zone.x + zone.w;
  ui_fill_round(ui, (UiRect){zone.x, zone.y, walk - zone.x, zone.h}, TOKEN_SUNKEN, 6, CORNERS_LEFT);
  ui_fill_round(ui, (UiRect){walk, zone.y, end - walk, zone.h}, TOKEN_GOOD_TINT, 6, CORNERS_RIGHT);
  dashed_upright(ui, walk, zone, TOKEN_WARN);
  ui_fill(ui, (UiRect){target, zone.y, ui_px(ui, 2), zone.h}, TOKEN_GOOD);
  ui_fill(ui, (UiRect){zone.x, zone.y + zone.h / 2, zone.w, ui_px(ui, 2)}, TOKEN_INK_2);
}

static void limit_label(UiContext *ui, UiRect row, int x, Word label, Str amount, bool to_left) {
  int width = ui_text_width(ui, TYPE_CAPTION, word(label)) + ui_px(ui, 5) + ui_text_width(ui, TYPE_LABEL, amount);
  UiRect place = {to_left ? x - width - ui_px(ui, 4) : x + ui_px(ui, 4), row.y, width, row.h};
  if (place.x < row.x) place.x = row.x;
  if (place.x + place.w > row.x + row.w) place.x = row.x + row.w - place.w;
  ui_text_cut(ui, &place, TYPE_CAPTION, TOKEN_INK_2, word(label), 5);
  ui_text(ui, place, TYPE_LABEL, TOKEN_INK, amount, ALIGN_LEFT);
}

static bool same_amount(const OfferView *a, const OfferView *b, bool ours) {
  if (ours) return a->has_ours && b->has_ours && a->ours == b->ours;
  return a->has_theirs && b->has_theirs && a->theirs == b->theirs;
}

/* "1, 2": all rounds in which this amount stood; empty when a later one speaks for it. */
static Str rounds_label(Desk *desk, int index, bool ours) {
  const TalkView *talk = desk->view->talk;
  Buf out = buf_new(desk->ui->arena);
  for (int i = 0; i < talk->offer_count; i++) {
    if (!same_amount(&talk->offers[i], &talk->offers[index], ours)) continue;
    if (i > index) return STR("");
    buf_format(&out, "%s%d", out.length ? ", " : "", talk->offers[i].round);
  }
  return buf_str(&out);
}

enum { MOST_MARKS = 40 };

/* Faces already on the track: where there is no room for another, the later one stands for both. */
typedef struct Faces {
  UiRect at[MOST_MARKS];
  int count;
} Faces;

static bool has_room(Faces *faces, UiRect face) {
  for (int i = 0; i < faces->count; i++)
    if (!ui_rect_empty(ui_rect_meet(faces->at[i], face))) return false;
  if (faces->count < MOST_MARKS) faces->at[faces->count++] = face;
  return true;
}

static void mark(UiContext *ui, Faces *faces, int x, int middle, Str label, bool above, bool draft, bool now) {
  int width = ui_text_width(ui, TYPE_LABEL, label) + ui_px(ui, 12), height = ui_em(ui, 24), stem = ui_px(ui, 7);
  if (width < height) width = height;
  UiRect face = {x - width / 2, above ? middle - stem - height : middle + stem + ui_px(ui, 2), width, height};
  if (!label.length || !has_room(faces, face)) return;
  ui_fill(ui, (UiRect){x, above ? middle - stem : middle, ui_px(ui, 2), stem + ui_px(ui, 2)}, above ? TOKEN_ACCENT : TOKEN_INK);
  if (above) {
    ui_fill_round(ui, face, draft ? TOKEN_SHEET : TOKEN_ACCENT, 4, CORNERS_ALL);
    if (draft) ui_border(ui, face, TOKEN_ACCENT_INK, 4, 2);
    ui_text(ui, face, TYPE_LABEL, draft ? TOKEN_ACCENT_INK : TOKEN_ON_ACCENT, label, ALIGN_CENTER);
  } else {
    ui_fill_round(ui, face, now ? TOKEN_INK : TOKEN_SHEET, height, CORNERS_ALL);
    ui_border(ui, face, TOKEN_INK, height, 2);
    ui_text(ui, face, TYPE_LABEL, now ? TOKEN_SHEET : TOKEN_INK, label, ALIGN_CENTER);
  }
}

static void marks(Desk *desk, const Track *track, UiRect zone) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  Faces faces = {.count = 0};
  int middle = zone.y + zone.h / 2;
  bool asked = false; /* the draft is what was asked last */
  for (int i = 0; i < talk->offer_count; i++) asked = asked || (talk->offers[i].has_ours && talk->offers[i].ours == desk->state->talk.ask);
  if (!talk->final && !asked) mark(ui, &faces, at(track, desk->state->talk.ask), middle, word(W_DRAFT), true, true, false);
  for (int i = talk->offer_count - 1; i >= 0; i--) {
    const OfferView *offer = &talk->offers[i];
    if (offer->has_ours) mark(ui, &faces, at(track, offer->ours), middle, rounds_label(desk, i, true), true, false, false);
    if (offer->has_theirs)
      mark(ui, &faces, at(track, offer->theirs), middle, rounds_label(desk, i, false), false, false, offer->theirs == talk->offer);
  }
}

static void legend(UiContext *ui, UiRect row) {
  ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_2, word(W_WALK_AWAY), 6);
  dashed_upright(ui, ui_cut_right(&row, ui_px(ui, 2)).x, ui_middle(row, ui_px(ui, 12)), TOKEN_WARN);
  ui_cut_right(&row, ui_px(ui, 14));
  ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_2, word(W_THEY_OFFERED), 6);
  ui_border(ui, ui_centered(ui_cut_right(&row, ui_px(ui, 10)), ui_px(ui, 10), ui_px(ui, 10)), TOKEN_INK, 5, 2);
  ui_cut_right(&row, ui_px(ui, 14));
  ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_2, word(W_YOU_ASKED), 6);
  ui_fill_round(ui, ui_centered(ui_cut_right(&row, ui_px(ui, 10)), ui_px(ui, 10), ui_px(ui, 10)), TOKEN_ACCENT, 2, CORNERS_ALL);
  ui_text(ui, row, TYPE_LABEL, TOKEN_INK_2, word(W_OFFER_TRACK), ALIGN_LEFT);
}

static int track_height(UiContext *ui) { return ui_em(ui, 16 + 18 + 84 + 18) + ui_px(ui, 32); }

static void offer_track(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  ui_line_below(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 12));
  legend(ui, ui_cut_top(&inside, ui_em(ui, 16)));
  ui_cut_top(&inside, ui_px(ui, 6));
  UiRect labels = ui_cut_top(&inside, ui_em(ui, 18)), zone = ui_cut_top(&inside, ui_em(ui, 84)), ends = inside;
  Track track = track_of(desk, zone);
  zones(desk, &track, zone);
  bool crossed = at(&track, talk->target) < at(&track, talk->walk_away);
  limit_label(ui, labels, at(&track, talk->walk_away), W_WALK_AWAY, amount_shown(desk, talk->walk_away), !crossed);
  limit_label(ui, labels, at(&track, talk->target), W_TARGET, amount_shown(desk, talk->target), crossed);
  marks(desk, &track, zone);
  ends.h = ui_em(ui, 18);
  int now = at(&track, talk->offer);
  Str offered = word_with(ui->arena, W_THEIR_OFFER, amount_shown(desk, talk->offer), STR(""));
  int width = ui_text_width(ui, TYPE_LABEL, offered), x = now - width / 2;
  if (x < ends.x) x = ends.x;
  if (x + width > ends.x + ends.w) x = ends.x + ends.w - width;
  ui_text(ui, (UiRect){x, ends.y, width, ends.h}, TYPE_LABEL, TOKEN_INK, offered, ALIGN_LEFT);
}

/* ---- Rounds ---- */

static void rounds(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  const UiColumn columns[] = {{word(W_ROUND), 44, 0, 1, false},
                              {word(W_THEY_OFFERED), 84, 0, 0, true},
                              {word(W_YOU_ASKED), 84, 0, 0, true},
                              {word(W_YOU_PLAYED), 110, 1, 2, false},
                              {word(W_THEIR_ANSWER), 150, 2, 0, false}};
  UiTable table = ui_table_begin(ui, &rect, word(W_ROUNDS), columns, 5, talk->offer_count, NULL);
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_ROUNDS));
  UiRect rows = scroll.content;
  for (int i = 0; i < talk->offer_count; i++) {
    const OfferView *offer = &talk->offers[i];
    UiRect said = {0, 0, table.w[4] - ui_px(ui, 20), 0};
    int text = ui_paragraph_height(ui, TYPE_BODY, offer->said, said.w), least = ui_em(ui, 20);
    int played = table.w[3] ? ui_paragraph_height(ui, TYPE_BODY_MEDIUM, offer->played, table.w[3] - ui_px(ui, 20)) : 0;
    if (least < played) least = played;
    Str name = word_with(ui->arena, W_ROUND_N, str_format(ui->arena, "%d", offer->round), STR(""));
    if (!ui_table_row(&table, &rows, name, (text > least ? text : least) + 2 * ui_px(ui, 8))) continue;
    bool last = i == talk->offer_count - 1;
    if (offer->round) ui_table_text(&table, 0, TYPE_LABEL, TOKEN_INK_3, str_format(ui->arena, "%d", offer->round));
    if (offer->has_theirs) ui_table_text(&table, 1, last ? TYPE_BODY_STRONG : TYPE_BODY, TOKEN_INK, amount_shown(desk, offer->theirs));
    if (offer->has_ours) ui_table_text(&table, 2, TYPE_BODY, TOKEN_INK, amount_shown(desk, offer->ours));
    ui_table_paragraph(&table, 3, TYPE_BODY_MEDIUM, TOKEN_EV, offer->played);
    UiRect cell = ui_table_cell(&table, 4);
    ui_paragraph(ui, ui_middle(cell, text), last ? TYPE_BODY_STRONG : TYPE_BODY, last ? TOKEN_INK : TOKEN_INK_2, offer->said);
  }
  int used = rows.y - scroll.content.y;
  UiKept *kept = ui_keep(ui, scroll.id), *followed = ui_keep(ui, ui_id(ui, STR("rounds followed")));
  if (followed->a != talk->offer_count) {
    followed->a = talk->offer_count;
    kept->a = used - rect.h;
    ui->again = true;
  }
  ui_scroll_end(ui, &scroll, used);
}

/* ---- The next offer ---- */

static void step_button(Desk *desk, UiRect rect, int steps, Str cap, int32_t key) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  Cents by = talk->step * steps;
  Str text = money_text(ui->arena, by < 0 ? -by : by);
  if (str_ends(text, STR(".00"))) text = str_slice(text, 0, text.length - 3);
  Str label = str_format(ui->arena, "%s%.*s", by < 0 ? "\xE2\x88\x92" : "+", STR_ARG(text));
  UiButton button = {.cap = cap, .key = key, .disabled = talk->final};
  if (ui_button_width(ui, label, &button) > rect.w) button.cap = STR("");
  if (ui_button_width(ui, label, &button) > rect.w) button.size = SIZE_SMALL; /* the amount is never cut; the key stands in the status bar too */
  if (ui_button(ui, rect, label, &button)) {
    set_ask(desk, nearest_on_step(talk, desk->state->talk.ask) + by);
    ui->again = true;
  }
}

static void amount_field(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  TalkState *state = &desk->state->talk;
  UiField field = {.name = word(W_YOUR_COUNTER),
                   .prefix = talk->money ? word(W_USD) : STR(""),
                   .suffix = talk->money ? STR("") : talk->unit,
                   .right = true,
                   .large = true,
                   .disabled = talk->final,
                   .error = !on_step(talk, state->ask),
                   .fallback = true};
  UiFieldDone done = ui_field(ui, rect, &field, &state->amount);
  Cents cents;
  bool is_sum;
  if (done.changed && sum_read(ui_text_value(&state->amount), &cents, &is_sum)) state->ask = cents;
  if (done.submitted && on_step(talk, state->ask)) act(desk, ACT_OFFER, NONE);
}

static int stepper(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  static const int by[] = {-10, -1, 1, 10};
  static const int32_t keys[] = {'[', '-', '=', ']'};
  static const Str caps[] = {STR_INIT("["), STR_INIT("-"), STR_INIT("="), STR_INIT("]")};
  UiRect row = ui_cut_top(&room, ui_em(ui, 40));
  int button = ui_em(ui, desk->view->talk->step >= 10000 ? 92 : 82), gap = ui_px(ui, 6);
  bool narrow = row.w < 4 * button + ui_em(ui, 140);
  if (narrow) {
    UiRect field = row;
    row = (UiRect){row.x, row.y + row.h + gap, row.w, row.h};
    for (int i = 0; i < 4; i++) step_button(desk, ui_column(row, i, 4, gap), by[i], caps[i], keys[i]);
    amount_field(desk, field);
    return 2 * row.h + gap;
  }
  UiRect left[2], right[2];
  for (int i = 0; i < 2; i++) left[i] = ui_cut_left(&row, button), ui_cut_left(&row, gap);
  for (int i = 0; i < 2; i++) right[1 - i] = ui_cut_right(&row, button), ui_cut_right(&row, gap);
  for (int i = 0; i < 2; i++) step_button(desk, left[i], by[i], caps[i], keys[i]);
  amount_field(desk, row);
  for (int i = 0; i < 2; i++) step_button(desk, right[i], by[2 + i], caps[2 + i], keys[2 + i]);
  return ui_em(ui, 40);
}

static void figures(Desk *desk, UiRect row) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  Cents ask = desk->state->talk.ask;
  int sign = talk->more_is_better ? 1 : -1;
  const struct {
    Word label;
    Cents amount;
  } parts[] = {{W_AGAINST_TARGET, (ask - talk->target) * sign},
               {W_ABOVE_WALK_AWAY, (ask - talk->walk_away) * sign},
               {W_ABOVE_OFFER, (ask - talk->offer) * sign}};
  for (int i = 0; i < 3; i++)
    pair_stacked(ui, ui_column(row, i, 3, ui_px(ui, 8)), word(parts[i].label), amount_shown(desk, parts[i].amount), TYPE_H3);
}

static UiCard talk_card(Desk *desk, int index) {
  const CardView *fact = &desk->view->talk->cards[index];
  bool on = desk->state->talk.card == fact->place;
  UiCard card = {.title = fact->title,
                 .detail = fact->detail,
                 .mark = fact->mark,
                 .state = fact->played ? CARD_USED
                          : on         ? CARD_ATTACHED
                                       : CARD_OPEN};
  if (index < 6) {
    card.key = '1' + index;
    card.mods = MOD_SHIFT;
    if (!fact->played && !on) card.cap = str_format(desk->ui->arena, "%d", index + 1);
  }
  return card;
}

static int cards(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  TalkState *state = &desk->state->talk;
  int gap = ui_px(ui, 8), top = room.y;
  if (!talk->card_count) return ui_paragraph(ui, room, TYPE_BODY, TOKEN_INK_2, word(W_NO_CARDS));
  for (int i = 0; i < talk->card_count; i++) {
    const CardView *fact = &talk->cards[i];
    UiCard card = talk_card(desk, i);
    UiRect row = ui_cut_top(&room, ui_card_height(ui, &card, room.w));
    ui_cut_top(&room, gap);
    ui_push_at(ui, STR("talk card"), fact->place);
    if (ui_card(ui, row, &card) && !fact->played) {
      state->card = state->card == fact->place ? NONE : fact->place;
      ui->again = true;
    }
    ui_pop(ui);
  }
  return room.y - top;
}

static void label_row(UiContext *ui, UiRect *rest, Word label, Word aside) {
  UiRect row = ui_cut_top(rest, ui_em(ui, 20));
  ui_text_cut(ui, &row, TYPE_H3, TOKEN_INK, word(label), 8);
  ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_3, word(aside), ALIGN_RIGHT);
  ui_cut_top(rest, ui_px(ui, 8));
}

static void offer_part(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_YOUR_COUNTER));
  UiRect rest = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 14));
  int top = rest.y;
  label_row(ui, &rest, W_YOUR_COUNTER, desk->view->talk->final ? W_THEIRS_IS_FINAL : W_STEPS_ONLY);
  ui_cut_top(&rest, stepper(desk, rest));
  if (!on_step(desk->view->talk, desk->state->talk.ask)) {
    Str near = word_with(ui->arena, W_NEAREST, amount_shown(desk, nearest_on_step(desk->view->talk, desk->state->talk.ask)), STR(""));
    ui_cut_top(&rest, ui_px(ui, 4));
    ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_CAPTION, TOKEN_BAD, near));
  }
  ui_cut_top(&rest, ui_px(ui, 12));
  figures(desk, ui_cut_top(&rest, ui_em(ui, 36)));
  ui_cut_top(&rest, ui_px(ui, 14));
  label_row(ui, &rest, W_PLAY_WITH_OFFER, W_ONE_A_ROUND);
  ui_cut_top(&rest, cards(desk, rest));
  ui_scroll_end(ui, &scroll, rest.y - top + 2 * ui_px(ui, 14));
}

/* ---- Terms and other moves ---- */

static void term_row(Desk *desk, UiRect *rest, int index) {
  UiContext *ui = desk->ui;
  const TermView *term = &desk->view->talk->terms[index];
  int *level = &desk->state->talk.levels[index];
  Str *labels = arena_make_many(ui->arena, Str, term->level_count);
  for (int i = 0; i < term->level_count; i++) labels[i] = term->levels[i].label;
  int width = ui_segmented_width(ui, labels, term->level_count);
  bool beside = width + ui_em(ui, 120) < rest->w;
  UiRect row = ui_cut_top(rest, beside ? ui_em(ui, 40) : ui_em(ui, 20));
  Str name = term->by_them ? word_with(ui->arena, W_THEY_ASK, term->label, STR("")) : term->label;
  bool opened = term->unlocked_by != NONE && term->unlocked_by == desk->state->talk.card;
  if (term->locked.length && !opened) {
    ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_3, term->locked, 8);
    ui_text(ui, row, TYPE_BODY, TOKEN_INK_3, name, ALIGN_LEFT);
    return;
  }
  UiRect place = beside ? ui_cut_right(&row, width) : ui_cut_top(rest, ui_em(ui, 36));
  ui_cut_right(&row, ui_px(ui, 8));
  ui_text(ui, row, TYPE_BODY, TOKEN_INK, name, ALIGN_LEFT);
  if (place.w > width) place.w = width;
  int chosen = ui_segmented(ui, ui_middle(place, ui_em(ui, 32)), name, labels, term->level_count, *level);
  if (chosen != *level) ui->again = true;
  *level = chosen;
}

static void move_row(Desk *desk, UiRect *rest, const MoveView *move) {
  UiContext *ui = desk->ui;
  UiChoice choice = {.text = move->text, .note = move->locked, .dead = move->locked.length > 0};
  UiRect row = ui_cut_top(rest, ui_choice_height(ui, &choice, rest->w));
  ui_push_at(ui, STR("move"), move->move);
  if (ui_choice(ui, row, &choice)) act(desk, ACT_MOVE, move->move);
  ui_pop(ui);
  ui_cut_top(rest, ui_px(ui, 6));
}

static void terms_part(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_TERMS));
  UiRect rest = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 14));
  int top = rest.y;
  if (talk->term_count) {
    label_row(ui, &rest, W_TERMS, W_TERMS_GO_WITH);
    for (int i = 0; i < talk->term_count && i < NEGOTIATION_MOST_TERMS; i++) term_row(desk, &rest, i);
    ui_cut_top(&rest, ui_px(ui, 12));
  }
  if (talk->move_count) {
    label_row(ui, &rest, W_OTHER_MOVES, W_MAY_COST);
    for (int i = 0; i < talk->move_count; i++) move_row(desk, &rest, &talk->moves[i]);
  }
  UiButton hold = {.disabled = talk->final, .cap = STR("H"), .key = 'h'};
  UiRect row = ui_cut_top(&rest, ui_em(ui, 32));
  if (ui_button_cut(ui, &row, word(desk->state->talk.card == NONE ? W_HOLD : W_HOLD_WITH_CARD), &hold, 0)) act(desk, ACT_HOLD, NONE);
  ui_scroll_end(ui, &scroll, rest.y - top + 2 * ui_px(ui, 14));
}

/* ---- Closing ---- */

static Str accept_reason(Desk *desk) {
  const TalkView *talk = desk->view->talk;
  Cents away = talk->more_is_better ? talk->walk_away - talk->offer : talk->offer - talk->walk_away;
  if (away <= 0) return STR("");
  return word_with(desk->ui->arena, W_BELOW_WALK_AWAY, amount_shown(desk, away), STR(""));
}

static void closing(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiRect row = ui_inset(rect, ui_px(ui, 16), 0);
  Str send_label = word_with(ui->arena, W_SEND_COUNTER, amount_shown(desk, desk->state->talk.ask), STR(""));
  Str accept_label = word_with(ui->arena, W_ACCEPT, amount_shown(desk, talk->offer), STR(""));
  UiButton send = {.kind = BUTTON_PRIMARY,
                   .size = SIZE_LARGE,
                   .cap = STR("Enter"),
                   .key = KEY_ENTER,
                   .disabled = talk->final || !on_step(talk, desk->state->talk.ask)};
  UiButton accept = {.size = SIZE_LARGE, .cap = STR("A"), .key = 'a'}, walk = {.size = SIZE_LARGE, .cap = STR("X"), .key = 'x'};
  if (ui_button_width(ui, send_label, &send) + ui_button_width(ui, accept_label, &accept) + ui_button_width(ui, word(W_STOP), &walk) >
      row.w - ui_px(ui, 16))
    send.size = accept.size = walk.size = SIZE_SMALL;
  if (ui_button_cut(ui, &row, send_label, &send, 8)) act(desk, ACT_OFFER, NONE);
  if (ui_button_cut(ui, &row, accept_label, &accept, 8)) act(desk, ACT_ACCEPT, NONE);
  if (ui_button_cut_right(ui, &row, word(W_STOP), &walk, 8)) act(desk, ACT_WALK, NONE);
  Str reason = accept_reason(desk);
  if (row.w > ui_em(ui, 100)) ui_paragraph(ui, ui_middle(row, ui_em(ui, 32)), TYPE_CAPTION, TOKEN_INK_2, reason);
}

static void representative(Desk *desk, UiRect *head) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  Str rounds_left = word_with(ui->arena, W_ROUND_OF, str_format(ui->arena, "%d", talk->round), str_format(ui->arena, "%d", talk->rounds));
  if (ui_chip_width(ui, rounds_left, ICON_NONE) < head->w) ui_chip_cut(ui, head, rounds_left, talk->final ? CHIP_WARN : CHIP_ACCENT, ICON_NONE, 8);
  Str who = talk->rep.detail.length ? str_format(ui->arena, "%.*s, %.*s", STR_ARG(talk->rep.name), STR_ARG(talk->rep.detail)) : talk->rep.name;
  ui_text(ui, *head, TYPE_BODY, TOKEN_INK_2, who, ALIGN_RIGHT);
}

static int said_part(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  Str said = desk->view->talk->said;
  if (!said.length) return 0;
  UiRect text = ui_inset(room, ui_px(ui, 16), ui_px(ui, 10));
  int height = ui_paragraph_height(ui, TYPE_READ, said, text.w) + 2 * ui_px(ui, 10);
  ui_fill(ui, (UiRect){room.x, room.y, room.w, height}, TOKEN_ACCENT_TINT);
  ui_fill(ui, (UiRect){room.x, room.y, ui_px(ui, 3), height}, TOKEN_ACCENT_INK);
  ui_paragraph(ui, text, TYPE_READ, TOKEN_INK, said);
  return height;
}

/* Read aloud: every round as one sentence, and what they say now. */
static void read_rounds(Desk *desk, UiRect place) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  if (!ui->listening) return;
  bool live = ui_live(ui, true);
  for (int i = 0; i < talk->offer_count; i++) {
    const OfferView *offer = &talk->offers[i];
    Buf said = buf_new(ui->arena);
    buf_add(&said, word_with(ui->arena, W_ROUND_N, str_format(ui->arena, "%d", offer->round), STR("")));
    if (offer->has_ours) buf_add(&said, word_with(ui->arena, W_VOICE_ASKED, amount_shown(desk, offer->ours), STR("")));
    if (offer->played.length) buf_add(&said, word_with(ui->arena, W_VOICE_PLAYED, offer->played, STR("")));
    if (offer->has_theirs) buf_add(&said, word_with(ui->arena, W_VOICE_OFFERED, amount_shown(desk, offer->theirs), STR("")));
    buf_format(&said, ". %.*s", STR_ARG(offer->said));
    ui_reading(ui, buf_str(&said), place);
  }
  bool told = talk->offer_count && str_equal(talk->offers[talk->offer_count - 1].said, talk->said);
  if (talk->said.length && !told) ui_reading(ui, word_with(ui->arena, W_WHO_WHAT, talk->rep.name, talk->said), place);
  ui_live(ui, live);
}

void desk_talk(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  const TalkView *talk = desk->view->talk;
  UiRect head, inside = desk_sheet(desk, sheet, talk ? talk->title : word(W_NEGOTIATION), &head);
  if (!talk) {
    desk_empty(desk, inside, W_NO_TALK);
    return;
  }
  follow_round(desk);
  read_rounds(desk, head);
  representative(desk, &head);
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 40) + ui_px(ui, desk->layout.low ? 8 : 24));
  bool low = inside.h < ui_em(ui, 300);
  UiScroll scroll;
  if (low) scroll = desk_tall_begin(desk, &inside, ui_em(ui, inside.w > ui_em(ui, 640) ? 340 : 620));
  int whole = inside.h;
  int track = track_height(ui), compose = ui_em(ui, 250);
  if (inside.h > track + compose) offer_track(desk, ui_cut_top(&inside, track));
  int shown = talk->offer_count < 4 ? talk->offer_count : 4; /* the last answer may run over two lines */
  int table = ui_table_header_height(ui) + shown * (ui_em(ui, 40) + ui_px(ui, 2)) + ui_em(ui, 20);
  bool rows = talk->offer_count && inside.h - table > compose;
  if (rows)
    rounds(desk, ui_cut_top(&inside, table));
  else
    ui_cut_top(&inside, said_part(desk, inside));
  if (inside.w > ui_em(ui, 640)) {
    offer_part(desk, ui_cut_left(&inside, inside.w * 52 / 100));
    ui_line_left(ui, inside, TOKEN_LINE);
    terms_part(desk, inside);
  } else {
    offer_part(desk, ui_cut_top(&inside, inside.h * 55 / 100));
    ui_line_above(ui, inside, TOKEN_LINE);
    terms_part(desk, inside);
  }
  if (low) ui_scroll_end(ui, &scroll, whole);
  closing(desk, foot);
}
