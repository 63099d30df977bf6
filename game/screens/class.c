/* The class: who can do what, scenario by scenario and question by question. Everything on it is worked out by report/class.h; here it is only shown. */
#include "screens/class.h"

#include <stdlib.h>

#define HINT_MOVE \
  { {STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_CLASS_MOVE }
#define HINT_PARTS \
  { {STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4")}, W_HINT_CLASS_PARTS }
#define HINT_EXPORT \
  { {STR_INIT("P"), STR_INIT("C"), STR_INIT("G")}, W_HINT_CLASS_EXPORT }
#define HINT_LOCK \
  { {STR_INIT("L")}, W_HINT_CLASS_LOCK }
#define HINT_BACK \
  { {STR_INIT("Esc")}, W_HINT_CLASS_BACK }

static const Hint on_grid[] = {
    HINT_MOVE,
    {{STR_INIT("Enter")}, W_HINT_CLASS_OPEN},
    {{STR_INIT("/")}, W_HINT_CLASS_FILTER},
    {{STR_INIT("S")}, W_HINT_CLASS_SORT},
    {{STR_INIT("H")}, W_HINT_CLASS_HELP},
    HINT_PARTS,
    {{STR_INIT("["), STR_INIT("]")}, W_HINT_CLASS_COLUMNS},
    HINT_EXPORT,
    HINT_LOCK,
    HINT_BACK,
};
static const Hint on_questions[] = {HINT_MOVE, HINT_PARTS, HINT_EXPORT, HINT_LOCK, HINT_BACK};
static const Hint on_trainee[] = {HINT_MOVE, {{STR_INIT("Enter")}, W_HINT_CLASS_DEBRIEF}, HINT_EXPORT, HINT_LOCK, HINT_BACK};
static const Hint on_disputes[] = {HINT_MOVE, {{STR_INIT("Enter")}, W_HINT_CLASS_READ}, HINT_PARTS, HINT_EXPORT, HINT_LOCK, HINT_BACK};
static const Hint on_dispute[] = {{{STR_INIT("A")}, W_HINT_CLASS_ANSWER},
                                  {{STR_INIT("X")}, W_HINT_CLASS_CLOSE},
                                  {{STR_INIT("D")}, W_HINT_CLASS_DEBRIEF},
                                  HINT_EXPORT,
                                  HINT_LOCK,
                                  HINT_BACK};
static const Hint at_gate[] = {{{STR_INIT("Enter")}, W_CLASS_OPEN}, HINT_BACK};

/** Keys of what is shown. */
static const Hint *hints_of(const ClassView *view, const ClassState *state, int *count) {
  static const struct {
    const Hint *hints;
    int count;
  } all[] = {{at_gate, 2}, {on_trainee, 5}, {on_questions, 5}, {on_grid, sizeof on_grid / sizeof *on_grid}, {on_disputes, 6}, {on_dispute, 6}};
  int which = view->gate != GATE_OPEN          ? 0
              : state->dispute != NONE         ? 5
              : state->trainee != NONE         ? 1
              : state->part == CLASS_QUESTIONS ? 2
              : state->part == CLASS_DISPUTES  ? 4
                                               : 3;
  *count = all[which].count;
  return all[which].hints;
}

/* ---- Who is shown ---- */

typedef struct Sorted {
  const ClassView *view;
  ClassSort sort;
  int place;
} Sorted;

static int by_sort(const void *a, const void *b) {
  const Sorted *x = a, *y = b;
  const ClassTrainee *left = &x->view->report->trainees[x->place], *right = &y->view->report->trainees[y->place];
  int order = 0;
  if (x->sort == CLASS_BY_SCORE) order = (left->mean > right->mean) - (left->mean < right->mean);
  if (x->sort == CLASS_BY_TIME) order = (left->seconds < right->seconds) - (left->seconds > right->seconds);
  if (!order) order = str_compare(x->view->record->rows.trainees[x->place], y->view->record->rows.trainees[y->place]);
  return order ? order : x->place - y->place;
}

static bool fits(const ClassView *view, const ClassState *state, int trainee) {
  Str filter = str_trim(ui_text_value(&state->filter));
  if (state->help_only && !view->report->trainees[trainee].needs_help) return false;
  return !filter.length || text_has(view->record->rows.trainees[trainee], filter) || text_has(view->record->pseudonyms[trainee], filter) ||
         text_has(view->record->student_ids[trainee], filter);
}

int class_order(UiContext *ui, const ClassView *view, const ClassState *state, int **order) {
  int all = view->record->rows.trainee_count, count = 0;
  Sorted *sorted = arena_make_many(ui->arena, Sorted, all + 1);
  for (int i = 0; i < all; i++)
    if (fits(view, state, i)) sorted[count++] = (Sorted){view, state->sort, i};
  qsort(sorted, (size_t)count, sizeof *sorted, by_sort);
  *order = arena_make_many(ui->arena, int, all + 1);
  for (int i = 0; i < count; i++) (*order)[i] = sorted[i].place;
  return count;
}

/* ---- The sheet in the middle ---- */

static void parts(UiContext *ui, UiRect row, const ClassView *view, ClassState *state, bool one) {
  int open = view->disputes.open;
  Str disputes = open ? word_count(ui->arena, W_CLASS_DISPUTES_N, open, STR("")) : word(W_CLASS_DISPUTES);
  Str names[] = {word(W_CLASS_SKILLS), word(W_CLASS_LESSONS), word(W_CLASS_QUESTIONS), disputes, word(W_CLASS_OVERVIEW)};
  int count = one ? CLASS_PARTS + 1 : CLASS_PARTS, was = one && state->side_tab ? CLASS_PARTS : (int)state->part;
  int chosen = ui_tabs(ui, row, word(W_CLASS_PARTS), names, count, was);
  for (int i = 0; i < count; i++)
    if (ui_key(ui, '1' + i, 0)) chosen = i;
  if (one && ui_key_always(ui, KEY_TAB, MOD_CTRL)) chosen = (was + 1) % count;
  if (chosen == was) return;
  state->side_tab = chosen == CLASS_PARTS;
  if (!state->side_tab) state->part = (ClassPart)chosen;
  ui->again = true;
}

static void sort_button(UiContext *ui, UiRect *row, ClassState *state) {
  static const Word names[CLASS_SORTS] = {W_CLASS_SORT_NAME, W_CLASS_SORT_SCORE, W_CLASS_SORT_TIME};
  UiButton sort = {.size = SIZE_SMALL, .icon = ICON_SORT, .cap = STR("S"), .key = 's'};
  if (!ui_button_cut_right(ui, row, word(names[state->sort]), &sort, 8)) return;
  state->sort = (state->sort + 1) % CLASS_SORTS;
  ui->again = true;
}

/** Filter, who needs help, order. */
static void tools(UiContext *ui, UiRect row, const ClassView *view, ClassState *state, int row_count) {
  int help = 0;
  for (int i = 0; i < view->record->rows.trainee_count; i++) help += view->report->trainees[i].needs_help;
  sort_button(ui, &row, state);
  UiField filter = {.name = word(W_CLASS_FILTER), .placeholder = word(W_CLASS_FILTER), .icon = ICON_SEARCH, .cap = STR("/"), .key = '/'};
  UiRect place = ui_middle(ui_cut_left(&row, ui_em(ui, 190) < row.w / 2 ? ui_em(ui, 190) : row.w / 2), ui_em(ui, 28));
  UiFieldDone done = ui_field(ui, place, &filter, &state->filter);
  if (done.changed) state->row[CLASS_SKILLS] = state->row[CLASS_LESSONS] = 0;
  if (ui_filter_left(ui, done, row_count)) ui_focus(ui, ui_id(ui, word(W_CLASS_TRAINEE)));
  ui_cut_left(&row, ui_px(ui, 10));
  Str label = word_count(ui->arena, W_CLASS_HELP_N, help, STR(""));
  bool turned = ui_key(ui, 'h', 0) && (help || state->help_only);
  if ((help || state->help_only) && ui_pill_width(ui, label) <= row.w) turned = ui_pill_cut(ui, &row, label, state->help_only, 10) || turned;
  if (turned) state->help_only = !state->help_only, ui->again = true;
  if (state->part == CLASS_SKILLS) class_legend(ui, &row);
}

/** The skill that the class does worst in, where many do. */
static void weakest(UiContext *ui, UiRect room, const ClassView *view) {
  int least = NONE, under = 0;
  for (int c = 0; c < CLASS_COMPETENCES; c++)
    if (view->report->all[c] != NONE && (least == NONE || view->report->all[c] < view->report->all[least])) least = c;
  for (int i = 0; least != NONE && i < view->record->rows.trainee_count; i++) {
    int own = view->report->trainees[i].competence[least];
    under += own != NONE && own < CLASS_HELP_BELOW;
  }
  ui_fill_round(ui, room, TOKEN_WARN_TINT, 7, CORNERS_BOTTOM);
  ui_line_above(ui, room, TOKEN_WARN_LINE);
  UiRect row = ui_inset(room, ui_px(ui, 16), 0);
  ui_icon(ui, ui_cut_left(&row, ui_em(ui, 18)), ICON_WARNING_AMBER, 18, TOKEN_WARN);
  ui_cut_left(&row, ui_px(ui, 8));
  Str says = word_with(ui->arena, W_CLASS_WEAKEST, class_competence_name(least), str_format(ui->arena, "%d", view->report->all[least]));
  Str who = word_count(ui->arena, W_CLASS_WEAKEST_WHO, under, str_format(ui->arena, "%d", CLASS_HELP_BELOW));
  ui_text_cut(ui, &row, TYPE_BODY_STRONG, TOKEN_WARN, says, 6);
  if (ui_text_width(ui, TYPE_BODY, who) <= row.w) ui_text(ui, row, TYPE_BODY, TOKEN_WARN, who, ALIGN_LEFT);
}

static bool has_weakest(const ClassView *view) {
  for (int c = 0; c < CLASS_COMPETENCES; c++)
    if (view->report->all[c] != NONE && view->report->all[c] < view->pass_mark) return true;
  return false;
}

static void grid(UiContext *ui, UiRect inside, const ClassView *view, ClassState *state) {
  UiRect head = ui_cut_top(&inside, ui_em(ui, 44));
  int *order, count = class_order(ui, view, state, &order), *row = &state->row[state->part];
  tools(ui, ui_inset(head, ui_px(ui, 16), 0), view, state, count);
  if (!count) {
    ui_paragraph(ui, ui_inset(inside, ui_px(ui, 16), ui_px(ui, 16)), TYPE_READ, TOKEN_INK_2, word(W_CLASS_NO_MATCH));
    ui_focus_fallback(ui, ui_id(ui, word(W_CLASS_FILTER)));
    return;
  }
  if (*row >= count) *row = count - 1;
  bool skills = state->part == CLASS_SKILLS;
  if (skills && has_weakest(view) && inside.h > ui_em(ui, 260)) weakest(ui, ui_cut_bottom(&inside, ui_em(ui, 44)), view);
  bool opened = skills ? class_skills(ui, inside, view, state, order, count) : class_lessons(ui, inside, view, state, order, count);
  /* While the class was read there was nothing else to stand on. */
  if (!state->met) ui_focus(ui, ui_id(ui, word(W_CLASS_TRAINEE)));
  state->met = true;
  if (!opened) return;
  state->trainee = order[*row];
  state->attempt_row = 0;
  ui->again = true;
}

static Want trainee(UiContext *ui, UiRect inside, const ClassView *view, ClassState *state) {
  Want want = {.kind = WANT_NONE};
  UiRect head = ui_cut_top(&inside, ui_em(ui, 48));
  ui_line_below(ui, head, TOKEN_LINE);
  head = ui_inset(head, ui_px(ui, 12), 0);
  UiButton back = {.kind = BUTTON_GHOST, .size = SIZE_SMALL, .icon = ICON_ARROW_BACK, .icon_only = true};
  bool left = ui_button_cut(ui, &head, word(W_CLASS_BACK), &back, 8);
  ui_heading(ui, head, TYPE_H2, TOKEN_INK, view->record->rows.trainees[state->trainee]);
  int opened = class_trainee(ui, inside, view, state);
  if (opened != NONE) want = (Want){.kind = WANT_CLASS_ATTEMPT, .place = opened};
  if (left) state->trainee = NONE, ui->again = true;
  return want;
}

static Want middle(UiContext *ui, UiRect stage, const ClassView *view, ClassState *state, bool one) {
  ui_sheet(ui, stage);
  UiRect inside = ui_inset(stage, ui_px(ui, 1), ui_px(ui, 1));
  if (state->dispute != NONE) return class_dispute(ui, inside, view, state);
  if (state->trainee != NONE) return trainee(ui, inside, view, state);
  if (!one) {
    UiRect row = ui_cut_top(&inside, ui_em(ui, 40));
    ui_line_below(ui, row, TOKEN_LINE);
    parts(ui, ui_inset(row, ui_px(ui, 8), 0), view, state, false);
  }
  if (state->part == CLASS_QUESTIONS)
    class_questions(ui, inside, view, state);
  else if (state->part == CLASS_DISPUTES)
    class_disputes(ui, inside, view, state);
  else
    grid(ui, inside, view, state);
  return (Want){.kind = WANT_NONE};
}

/* ---- The sheet beside it ---- */

static Want side(UiContext *ui, UiRect sheet, const ClassView *view, ClassState *state) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), foot = ui_cut_bottom(&inside, class_export_height(ui));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_CLASS_OVERVIEW));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 16), 0);
  ui_cut_top(&room, ui_px(ui, 14));
  if (state->dispute != NONE || (state->trainee == NONE && state->part == CLASS_DISPUTES))
    class_dispute_side(ui, &room, view, state);
  else if (state->trainee != NONE)
    class_trainee_side(ui, &room, view, state);
  else if (state->part == CLASS_QUESTIONS)
    class_question_side(ui, &room, view, state);
  else if (state->part == CLASS_LESSONS)
    class_lessons_side(ui, &room, view);
  else
    class_overview(ui, &room, view);
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y + ui_px(ui, 12));
  return class_export(ui, foot, state);
}

/* ---- The screen ---- */

static void top_bar(UiContext *ui, const Layout *layout, const ClassView *view, Want *want) {
  UiRect hud = layout->hud;
  ui_panel(ui, word(W_TOP_BAR), hud);
  chrome_brand(ui, layout, &hud, word(W_CLASS));
  if (!view->record) return;
  chrome_tag(ui, &hud, word_count(ui->arena, W_CLASS_TRAINEES, view->record->rows.trainee_count, STR("")));
  ui_cut_left(&hud, ui_px(ui, 8));
  if (view->disputes.open) chrome_tag(ui, &hud, word_count(ui->arena, W_CLASS_DISPUTES_OPEN, view->disputes.open, STR("")));
  UiButton lock = {.kind = BUTTON_HUD, .icon = ICON_LOCK_OUTLINE, .cap = STR("L"), .key = 'l'};
  ui_cut_right(&hud, ui_px(ui, 12));
  ui->hud = true;
  if (ui_button_width(ui, word(W_CLASS_LOCK), &lock) > hud.w) lock.icon_only = true;
  if (ui_button_cut_right(ui, &hud, word(W_CLASS_LOCK), &lock, 8)) *want = (Want){.kind = WANT_CLASS_LOCK};
  ui->hud = false;
}

static void says(UiContext *ui, UiRect stage, Word text) {
  ui_panel(ui, word(W_CLASS), stage);
  ui_sheet(ui, stage);
  UiRect inside = ui_inset(stage, ui_px(ui, 24), ui_px(ui, 24));
  ui_note(ui, ROLE_TEXT, word(text), inside);
  ui_paragraph(ui, inside, TYPE_READ, TOKEN_INK_2, word(text));
}

static Want columns(UiContext *ui, const Layout *layout, const ClassView *view, ClassState *state) {
  UiRect stage = layout->stage;
  bool one = layout->kind == LAYOUT_ONE;
  Want want = {.kind = WANT_NONE}, other = want;
  if (one) {
    UiRect row = ui_cut_top(&stage, ui_em(ui, 36));
    ui_cut_top(&stage, ui_px(ui, 4));
    ui_panel(ui, word(W_CLASS_TABS), row);
    parts(ui, row, view, state, true);
  }
  UiRect right = one ? stage : ui_cut_right(&stage, layout->panel_px);
  if (!one) ui_cut_right(&stage, ui_px(ui, 8));
  if (!one || !state->side_tab) {
    ui_panel(ui, word(W_CLASS), stage);
    want = middle(ui, stage, view, state, one);
  }
  if (!one || state->side_tab) {
    ui_panel(ui, word(W_CLASS_OVERVIEW), right);
    other = side(ui, right, view, state);
  }
  return want.kind != WANT_NONE ? want : other;
}

static void leave(UiContext *ui, ClassState *state, Want *want) {
  if (!ui_key(ui, KEY_ESCAPE, 0)) return;
  if (state->trainee == NONE && state->dispute == NONE) {
    want->kind = WANT_BACK;
    return;
  }
  state->trainee = state->dispute = NONE;
  ui->again = true;
}

Want class_screen(UiContext *ui, const ClassView *view, ClassState *state) {
  Want want = {.kind = WANT_NONE}, chosen = want;
  bool closing = state->closing && state->dispute != NONE;
  Layout layout = chrome_begin(ui, state->keys || closing);
  top_bar(ui, &layout, view, &want);
  chrome_places(ui, &layout, PLACE_CLASS, &(Places){.due = view->due, .teaches = true}, &want);
  if (view->gate != GATE_OPEN)
    chosen = class_gate(ui, layout.stage, view, state);
  else if (!view->record)
    says(ui, layout.stage, W_CLASS_READING);
  else if (!view->record->rows.trainee_count)
    says(ui, layout.stage, W_CLASS_EMPTY);
  else
    chosen = columns(ui, &layout, view, state);
  if (chosen.kind == WANT_NONE) leave(ui, state, &chosen);
  int count;
  const Hint *hints = hints_of(view, state, &count);
  chrome_end(ui, &layout, hints, count, &state->keys);
  if (closing) chosen = class_close_dialog(ui, state);
  return chosen.kind != WANT_NONE ? chosen : want;
}
