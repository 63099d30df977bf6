/* What is kept about the trainee: said in full, taken along, deleted. Before anything is deleted it is said exactly what goes. */
#include "screens/results.h"

/* ---- Deleting ---- */

static Str one_goes(UiContext *ui, const AttemptView *attempt) {
  Str what = word_with(ui->arena, W_DELETE_ONE_TEXT, attempt->title, attempt->day);
  return word_count(ui->arena, W_DELETE_ONE_GOES, attempt->actions, what);
}

static Str all_goes(UiContext *ui, const ResultsView *view) {
  Str what = word_count(ui->arena, W_DELETE_ALL_TEXT, view->attempt_count, STR(""));
  what = word_count(ui->arena, W_DELETE_ALL_REVIEWS, view->reviews, what);
  return word_with(ui->arena, W_DELETE_ALL_GOES, what, STR(""));
}

/** Of an assessment stays what a course has to know: retries never count. */
static Word stays(const AttemptView *attempt) { return attempt->mode == MODE_ASSESSMENT && !attempt->retry ? W_DELETE_ONE_USED : W_DELETE_ONE_STAYS; }

static Want ask(UiContext *ui, const ResultsView *view, ResultsState *state) {
  bool one = state->dialog == RESULTS_DELETE_ONE;
  if (one && state->deleting >= view->attempt_count) {
    state->dialog = RESULTS_PLAIN;
    return (Want){.kind = WANT_NONE};
  }
  UiModal modal = {.title = word(one ? W_DELETE_ONE_TITLE : W_DELETE_ALL_TITLE),
                   .text = one ? one_goes(ui, &view->attempts[state->deleting]) : all_goes(ui, view),
                   .more = word(one ? stays(&view->attempts[state->deleting]) : W_DELETE_ALL_STAYS),
                   .safe = word(one ? W_DELETE_KEEP : W_DELETE_KEEP_ALL),
                   .danger = word(W_DELETE_DO),
                   .danger_cap = STR("X"),
                   .danger_key = 'x'};
  UiModalDone done = ui_modal(ui, (UiRect){0, 0, ui->frame.width_px, ui->frame.height_px}, &modal);
  if (done == MODAL_OPEN) return (Want){.kind = WANT_NONE};
  state->dialog = one || done == MODAL_DANGER ? RESULTS_PLAIN : RESULTS_KEPT;
  ui->again = true;
  if (done != MODAL_DANGER) return (Want){.kind = WANT_NONE};
  return (Want){.kind = WANT_FORGET, .place = one ? state->deleting : NONE};
}

/* ---- What is there ---- */

static void line(UiContext *ui, UiRect *room, UiType type, UiToken ink, Str text, int gap) {
  ui_cut_top(room, ui_paragraph(ui, *room, type, ink, text) + ui_px(ui, gap));
}

static void told(UiContext *ui, UiRect *room, const ResultsView *view) {
  Arena *arena = ui->arena;
  Str as = view->name.length ? word_with(arena, W_KEPT_AS_NAMED, view->pseudonym, view->name) : word_with(arena, W_KEPT_AS, view->pseudonym, STR(""));
  line(ui, room, TYPE_READ, TOKEN_INK, as, 8);
  line(ui, room, TYPE_BODY, TOKEN_INK, word_count(arena, W_KEPT_ATTEMPTS, view->attempt_count, STR("")), 2);
  line(ui, room, TYPE_BODY, TOKEN_INK, word_count(arena, W_KEPT_ACTIONS, view->actions, STR("")), 2);
  line(ui, room, TYPE_BODY, TOKEN_INK, word_count(arena, W_KEPT_REVIEWS, view->reviews, STR("")), view->used ? 2 : 8);
  if (view->used) line(ui, room, TYPE_BODY, TOKEN_INK, word_count(arena, W_KEPT_USED, view->used, STR("")), 8);
  line(ui, room, TYPE_BODY, TOKEN_INK_2, word_with(arena, W_KEPT_WHERE, view->folder, STR("")), 12);
}

/** A button and, under it, what it does. */
static bool act(UiContext *ui, UiRect *room, Word label, Word about, const UiButton *button) {
  UiRect row = ui_cut_top(room, ui_button_height(ui, button));
  bool used = ui_button_cut(ui, &row, word(label), button, 0);
  ui_cut_top(room, ui_px(ui, 4));
  line(ui, room, TYPE_CAPTION, TOKEN_INK_3, word(about), 12);
  return used;
}

static Want kept(UiContext *ui, const ResultsView *view, ResultsState *state) {
  Want want = {.kind = WANT_NONE};
  UiRect inside = chrome_dialog_begin(ui, word(W_KEPT_TITLE), ui_em(ui, 520), ui_em(ui, 560));
  UiRect below = ui_cut_bottom(&inside, ui_em(ui, 32));
  ui_cut_bottom(&inside, ui_px(ui, 12));
  UiScroll scroll = ui_scroll_begin(ui, ui_inset(inside, -ui_px(ui, 5), 0), word(W_KEPT_TITLE));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 5), 0);
  told(ui, &room, view);
  UiButton bundle = {.cap = STR("E"), .key = 'e'}, table = {.cap = STR("T"), .key = 't'}, all = {.kind = BUTTON_DANGER};
  if (act(ui, &room, W_KEPT_BUNDLE, W_KEPT_BUNDLE_ABOUT, &bundle)) want = (Want){.kind = WANT_EXPORT, .place = EXPORT_BUNDLE};
  if (act(ui, &room, W_KEPT_CSV, W_KEPT_CSV_ABOUT, &table)) want = (Want){.kind = WANT_EXPORT, .place = EXPORT_TABLE};
  line(ui, &room, TYPE_BODY, TOKEN_INK_2, word(W_KEPT_EXPORTS), 12);
  if (act(ui, &room, W_KEPT_DELETE_ALL, W_KEPT_DELETE_ABOUT, &all)) state->dialog = RESULTS_DELETE_ALL, ui->again = true;
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y);
  UiButton close = {.kind = BUTTON_PRIMARY, .cap = STR("Esc"), .key = KEY_ESCAPE, .fallback = true};
  if (ui_button_cut_right(ui, &below, word(W_CLOSE), &close, 0)) state->dialog = RESULTS_PLAIN, ui->again = true;
  chrome_dialog_end(ui);
  return want;
}

Want results_dialog(UiContext *ui, const ResultsView *view, ResultsState *state) {
  return state->dialog == RESULTS_KEPT ? kept(ui, view, state) : ask(ui, view, state);
}
