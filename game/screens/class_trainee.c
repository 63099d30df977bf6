/* One trainee: every attempt, and each competence beside that of the class. */
#include "screens/class.h"

enum { COL_DAY, COL_LESSON, COL_MODE, COL_TIME, COL_SCORE, COLS, ROW_PX = 36 };

static Day day_of(const ClassPast *past) { return day_from_iso(str_slice(past->ended.length ? past->ended : past->started, 0, 10)); }

static void attempt_row(UiContext *ui, UiTable *table, const ClassRecord *record, int place, bool selected) {
  const ClassAttempt *attempt = &record->rows.attempts[place];
  const ClassPast *past = &record->past[place];
  Day day = day_of(past);
  ui_table_text(table, COL_DAY, TYPE_BODY, TOKEN_INK, day == DAY_NONE ? STR("\xE2\x80\x93") : day_short(ui->arena, day));
  ui_table_text(table, COL_LESSON, selected ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, TOKEN_INK, record->rows.lessons[attempt->lesson].title);
  Str mode = word(past->mode == MODE_ASSESSMENT ? W_ASSESSMENT : W_PRACTICE);
  if (attempt->retry) mode = str_format(ui->arena, "%.*s, %.*s", STR_ARG(mode), STR_ARG(word(W_CLASS_RETRY)));
  ui_table_text(table, COL_MODE, TYPE_BODY, TOKEN_INK_2, mode);
  ui_table_text(table, COL_TIME, TYPE_BODY, TOKEN_INK_2, class_time(ui->arena, attempt->seconds));
  Str score = attempt->finished ? str_format(ui->arena, "%d", attempt->score) : word(W_CLASS_LEFT);
  ui_table_text(table, COL_SCORE, attempt->finished ? TYPE_BODY_STRONG : TYPE_BODY, attempt->finished ? TOKEN_INK : TOKEN_INK_3, score);
}

int class_trainee(UiContext *ui, UiRect room, const ClassView *view, ClassState *state) {
  const UiColumn columns[COLS] = {
      [COL_DAY] = {word(W_CLASS_DAY), 50, 0, 1, false},    [COL_LESSON] = {word(W_CLASS_LESSON), 150, 1, 0, false},
      [COL_MODE] = {word(W_CLASS_MODE), 124, 0, 2, false}, [COL_TIME] = {word(W_CLASS_TIME_SPENT), 76, 0, 3, true},
      [COL_SCORE] = {word(W_CLASS_SCORE), 44, 0, 0, true},
  };
  const ClassRecord *record = view->record;
  int *own = arena_make_many(ui->arena, int, record->rows.attempt_count + 1), count = 0;
  for (int i = record->rows.attempt_count; i-- > 0;)
    if (record->rows.attempts[i].trainee == state->trainee) own[count++] = i;
  if (state->attempt_row >= count) state->attempt_row = count ? count - 1 : 0;
  UiTable table = ui_table_begin(ui, &room, word(W_CLASS_ATTEMPTS_OF), columns, COLS, count, &state->attempt_row);
  ui_focus_fallback(ui, table.id);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_CLASS_ATTEMPTS_OF));
  UiRect body = scroll.content;
  for (int i = 0; i < count; i++)
    if (ui_table_row(&table, &body, record->rows.lessons[record->rows.attempts[own[i]].lesson].title, ui_em(ui, ROW_PX)))
      attempt_row(ui, &table, record, own[i], i == state->attempt_row);
  ui_scroll_end(ui, &scroll, count * ui_em(ui, ROW_PX));
  return table.activated && count ? own[state->attempt_row] : NONE;
}

static void competence(UiContext *ui, UiRect *room, const ClassView *view, const ClassTrainee *trainee, int which) {
  int own = trainee->competence[which], all = view->report->all[which];
  UiRect row = ui_cut_top(room, ui_em(ui, 20));
  ui_text_cut_right(ui, &row, TYPE_BODY_STRONG, own == NONE ? TOKEN_INK_3 : TOKEN_INK,
                    own == NONE ? word(W_CLASS_NOT_ASKED) : str_format(ui->arena, "%d", own), 8);
  ui_text(ui, row, TYPE_BODY, TOKEN_INK, class_competence_name(which), ALIGN_LEFT);
  ui_bar(ui, ui_middle(ui_cut_top(room, ui_em(ui, 12)), ui_px(ui, 6)), class_competence_name(which), own == NONE ? 0 : own,
         own == NONE ? TOKEN_INK_3 : score_token(own), all);
  ui_cut_top(room, ui_px(ui, 8));
}

void class_trainee_side(UiContext *ui, UiRect *room, const ClassView *view, const ClassState *state) {
  const ClassRecord *record = view->record;
  const ClassTrainee *trainee = &view->report->trainees[state->trainee];
  Str pseudonym = record->pseudonyms[state->trainee], id = record->student_ids[state->trainee];
  class_part(ui, room, word(W_CLASS_BESIDE), trainee->mean == NONE ? STR("") : str_format(ui->arena, "%d", trainee->mean));
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_2,
                                id.length ? str_format(ui->arena, "%.*s, %.*s", STR_ARG(id), STR_ARG(pseudonym)) : pseudonym));
  Str much = str_format(ui->arena, "%.*s, %.*s", STR_ARG(word_count(ui->arena, W_CLASS_ATTEMPTS, trainee->attempts, STR(""))),
                        STR_ARG(class_time(ui->arena, trainee->seconds)));
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_2, much) + ui_px(ui, 10));
  if (trainee->needs_help) {
    Str finished = str_format(ui->arena, "%d", trainee->finished), mean = str_format(ui->arena, "%d", trainee->mean);
    ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, TOKEN_BAD, word_with(ui->arena, W_CLASS_HELP_SAID, finished, mean)) + ui_px(ui, 10));
  }
  for (int c = 0; c < CLASS_COMPETENCES; c++) competence(ui, room, view, trainee, c);
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_2, word(W_CLASS_BESIDE_SAID)));
}
