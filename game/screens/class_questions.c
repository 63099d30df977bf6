/* Questions: how hard they are, how well they tell strong trainees from weak ones, and which answers were given. Of few nothing is claimed. */
#include <stdlib.h>

#include "screens/class.h"
#include "screens/view.h"

Str class_percent(Arena *arena, int thousandths) { return str_format(arena, "%d%%", (thousandths + 5) / 10); }

Str class_decimal(Arena *arena, int thousandths) {
  int size = (thousandths < 0 ? -thousandths : thousandths) + 5;
  return str_format(arena, "%s%d.%02d", thousandths <= -5 ? "\xE2\x88\x92" : "", size / 1000, size % 1000 / 10);
}

/** "case/step/item", "step/item". */
static Str tail_of(Str id, Str *before) {
  size_t at = id.length;
  while (at > 0 && id.at[at - 1] != '/') at--;
  *before = str_slice(id, 0, at ? at - 1 : 0);
  return str_slice(id, at, id.length);
}

Str class_question_name(Arena *arena, const ClassRows *rows, int question) {
  Str before;
  return name_of_id(arena, tail_of(rows->questions[question].id, &before));
}

Str class_question_place(Arena *arena, const ClassRows *rows, int question) {
  Str before, own, title = rows->lessons[rows->questions[question].lesson].title;
  (void)tail_of(rows->questions[question].id, &before);
  own = tail_of(before, &before);
  return own.length ? str_format(arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(name_of_id(arena, own))) : title;
}

void class_claim_cut_right(UiContext *ui, UiRect *row, const ClassItem *item) {
  if (item->doubtful)
    ui_chip_cut_right(ui, row, word(W_CLASS_REVIEW), CHIP_WARN, ICON_WARNING_AMBER, 6);
  else if (item->hard)
    ui_chip_cut_right(ui, row, word(W_CLASS_HARD), CHIP_NEUTRAL, ICON_NONE, 6);
}

/* ---- order ---- */

typedef struct Ranked {
  const ClassItem *item;
} Ranked;

static int by_share(const void *a, const void *b) {
  const ClassItem *x = ((const Ranked *)a)->item, *y = ((const Ranked *)b)->item;
  bool few_x = x->count < CLASS_LEAST_TRAINEES, few_y = y->count < CLASS_LEAST_TRAINEES;
  if (few_x != few_y) return few_x ? 1 : -1;
  int order = (x->share > y->share) - (x->share < y->share);
  return order ? order : (x->question > y->question) - (x->question < y->question);
}

const int *class_questions_order(UiContext *ui, const ClassReport *report, int *claimed) {
  int all = report->rows->question_count;
  Ranked *ranked = arena_make_many(ui->arena, Ranked, all + 1);
  int *order = arena_make_many(ui->arena, int, all + 1);
  for (int i = 0; i < all; i++) ranked[i].item = &report->items[i];
  qsort(ranked, (size_t)all, sizeof *ranked, by_share);
  *claimed = 0;
  for (int i = 0; i < all; i++) {
    order[i] = ranked[i].item->question;
    *claimed += ranked[i].item->count >= CLASS_LEAST_TRAINEES;
  }
  return order;
}

/* ---- the table ---- */

enum { COL_QUESTION, COL_TAKEN, COL_EARNED, COL_FITS, COL_CLAIM, COLS };

static void question_row(UiContext *ui, UiTable *table, const ClassRows *rows, const ClassItem *item, bool selected) {
  UiRect name = ui_middle(ui_table_cell(table, COL_QUESTION), ui_em(ui, 36)), earned = ui_table_cell(table, COL_EARNED);
  ui_text(ui, ui_cut_top(&name, ui_em(ui, 20)), selected ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, TOKEN_INK,
          class_question_name(ui->arena, rows, item->question), ALIGN_LEFT);
  ui_text(ui, name, TYPE_CAPTION, TOKEN_INK_2, class_question_place(ui->arena, rows, item->question), ALIGN_LEFT);
  ui_table_text(table, COL_TAKEN, TYPE_BODY, TOKEN_INK, str_format(ui->arena, "%d", item->count));
  if (earned.w && item->count) {
    ui_text(ui, ui_cut_left(&earned, ui_em(ui, 36)), TYPE_BODY_STRONG, TOKEN_INK, class_percent(ui->arena, item->share), ALIGN_RIGHT);
    ui_cut_left(&earned, ui_px(ui, 8));
    ui_bar(ui, ui_middle(earned, ui_px(ui, 6)), word(W_CLASS_EARNED), (item->share + 5) / 10, TOKEN_INK_2, NONE);
  }
  bool few = item->count < CLASS_LEAST_TRAINEES;
  Str fits = item->related ? class_decimal(ui->arena, item->relation) : few ? word(W_CLASS_FEW) : STR("\xE2\x80\x93");
  ui_table_text(table, COL_FITS, item->related ? TYPE_BODY_STRONG : TYPE_BODY, item->related ? TOKEN_INK : TOKEN_INK_3, fits);
  UiRect claim = ui_table_cell(table, COL_CLAIM);
  if (claim.w) class_claim_cut_right(ui, &claim, item);
}

void class_questions(UiContext *ui, UiRect room, const ClassView *view, ClassState *state) {
  const UiColumn columns[COLS] = {
      [COL_QUESTION] = {word(W_CLASS_QUESTION), 170, 1, 0, false},
      [COL_TAKEN] = {word(W_CLASS_TAKEN), 56, 0, 2, true},
      [COL_EARNED] = {word(W_CLASS_EARNED), 100, 0, 0, false},
      [COL_FITS] = {word(W_CLASS_FITS), 88, 0, 1, true},
      [COL_CLAIM] = {STR(""), 76, 0, 0, false},
  };
  int claimed, count = view->record->rows.question_count, height = ui_em(ui, 48), *selected = &state->row[CLASS_QUESTIONS];
  const int *order = class_questions_order(ui, view->report, &claimed);
  if (*selected >= count) *selected = count ? count - 1 : 0;
  UiTable table = ui_table_begin(ui, &room, word(W_CLASS_QUESTIONS), columns, COLS, count, selected);
  ui_focus_fallback(ui, table.id);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_CLASS_QUESTIONS));
  UiRect body = scroll.content;
  for (int i = 0; i < count; i++)
    if (ui_table_row(&table, &body, class_question_name(ui->arena, &view->record->rows, order[i]), height))
      question_row(ui, &table, &view->record->rows, &view->report->items[order[i]], i == *selected);
  ui_scroll_end(ui, &scroll, count * height);
}

/* ---- the selected one ---- */

static void figure(UiContext *ui, UiRect *room, Word label, Str value, int low, int high, Str (*said)(Arena *, int)) {
  UiRect row = ui_cut_top(room, ui_em(ui, 22));
  ui_text_cut_right(ui, &row, TYPE_H3, TOKEN_INK, value, 8);
  ui_text(ui, row, TYPE_BODY, TOKEN_INK_2, word(label), ALIGN_LEFT);
  if (!said) return;
  Str bounds = word_with(ui->arena, W_CLASS_BOUNDS, said(ui->arena, low), said(ui->arena, high));
  ui_text(ui, ui_cut_top(room, ui_em(ui, 18)), TYPE_CAPTION, TOKEN_INK_2, bounds, ALIGN_RIGHT);
}

static void paragraph(UiContext *ui, UiRect *room, UiToken token, Str text) {
  ui_cut_top(room, ui_px(ui, 6));
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, token, text));
}

/** Nobody who is shown a distractor of few is told more than that it was given. */
static void answers(UiContext *ui, UiRect *room, const ClassRows *rows, const ClassItem *item) {
  const UiColumn columns[] = {{word(W_CLASS_ANSWER), 84, 1, 0, false},
                              {word(W_CLASS_COUNT), 36, 0, 0, true},
                              {word(W_CLASS_WORTH), 38, 0, 2, true},
                              {word(W_CLASS_REST), 38, 0, 1, true}};
  UiRect table_room = ui_inset(*room, -ui_px(ui, 16), 0);
  int before = table_room.y;
  UiTable table = ui_table_begin(ui, &table_room, word(W_CLASS_CHOSEN), columns, 4, item->chosen_count, NULL);
  for (int i = 0; i < item->chosen_count; i++) {
    const ClassChosen *chosen = &item->chosen[i];
    Str name = chosen->answer == NONE ? word(W_CLASS_OTHER_ANSWERS) : name_of_id(ui->arena, rows->answer_ids[chosen->answer]);
    int width = ui_table_room(ui, columns, 4, table_room.w, 0), height = ui_paragraph_height(ui, TYPE_BODY, name, width) + ui_px(ui, 12);
    if (!ui_table_row(&table, &table_room, name, height)) continue;
    ui_table_paragraph(&table, 0, TYPE_BODY, TOKEN_INK, name);
    ui_table_text(&table, 1, TYPE_BODY_STRONG, TOKEN_INK, str_format(ui->arena, "%d", chosen->count));
    ui_table_text(&table, 2, TYPE_BODY, TOKEN_INK_2, class_percent(ui->arena, chosen->worth));
    ui_table_text(&table, 3, TYPE_BODY, TOKEN_INK_2, class_percent(ui->arena, chosen->rest));
  }
  ui_cut_top(room, table_room.y - before);
  paragraph(ui, room, TOKEN_INK_3, word(W_CLASS_REST_SAID));
}

void class_question_side(UiContext *ui, UiRect *room, const ClassView *view, const ClassState *state) {
  int claimed, count = view->record->rows.question_count, row = state->row[CLASS_QUESTIONS];
  if (!count) return;
  const int *order = class_questions_order(ui, view->report, &claimed);
  const ClassRows *rows = &view->record->rows;
  const ClassItem *item = &view->report->items[order[row < count ? row : count - 1]];
  Str name = class_question_name(ui->arena, rows, item->question);
  int height = ui_paragraph_height(ui, TYPE_H3, name, room->w);
  ui_note(ui, ROLE_HEADING, name, (UiRect){room->x, room->y, room->w, height});
  ui_paragraph(ui, ui_cut_top(room, height), TYPE_H3, TOKEN_INK, name);
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_2, class_question_place(ui->arena, rows, item->question)) + ui_px(ui, 10));
  figure(ui, room, W_CLASS_TAKEN, str_format(ui->arena, "%d", item->count), 0, 0, NULL);
  bool few = item->count < CLASS_LEAST_TRAINEES;
  if (item->count)
    figure(ui, room, W_CLASS_EARNED, class_percent(ui->arena, item->share), item->share_low, item->share_high, few ? NULL : class_percent);
  if (item->related) figure(ui, room, W_CLASS_FITS, class_decimal(ui->arena, item->relation), item->relation_low, item->relation_high, class_decimal);
  if (few) paragraph(ui, room, TOKEN_INK_2, word_with(ui->arena, W_CLASS_FEW_SAID, str_format(ui->arena, "%d", CLASS_LEAST_TRAINEES), STR("")));
  if (item->doubtful) paragraph(ui, room, TOKEN_WARN, word(W_CLASS_REVIEW_SAID));
  if (item->hard) paragraph(ui, room, TOKEN_INK_2, word(W_CLASS_HARD_SAID));
  ui_cut_top(room, ui_px(ui, 14));
  class_part(ui, room, word(W_CLASS_CHOSEN), STR(""));
  answers(ui, room, rows, item);
}
