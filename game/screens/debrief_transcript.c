/* Everything that was done and said, in its order. It is looked through by what it says, and copied row by row or as a whole. */
#include "screens/debrief_course.h"

enum { COL_WHEN, COL_WHAT, COL_POINTS, COL_COST, COLS };

static bool has_part(const ToldView *row, Str part) {
  if (!part.length || text_has(row->when, part) || text_has(row->title, part) || text_has(row->did, part)) return true;
  for (int i = 0; i < row->came_count; i++)
    if (text_has(row->came[i], part)) return true;
  return false;
}

static int rows_shown(UiContext *ui, const TranscriptView *told, const DebriefState *state, const ToldView ***shown) {
  Str part = str_trim(ui_text_value(&state->told_find));
  int count = 0;
  *shown = arena_make_many(ui->arena, const ToldView *, told->count + 1);
  for (int i = 0; i < told->count; i++)
    if (!(state->told_short && told->rows[i].looked) && has_part(&told->rows[i], part)) (*shown)[count++] = &told->rows[i];
  return count;
}

/* ---- Copied ---- */

static void put_row(const ToldView *row, Buf *out) {
  buf_format(out, "%.*s\n", STR_ARG(row->when));
  if (row->title.length) buf_format(out, "%.*s\n", STR_ARG(row->title));
  buf_format(out, "%.*s\n", STR_ARG(row->did));
  for (int i = 0; i < row->came_count; i++) buf_format(out, "%.*s\n", STR_ARG(row->came[i]));
  if (row->points.length) buf_format(out, "%.*s\n", STR_ARG(row->points));
  if (row->cost.length) buf_format(out, "%.*s\n", STR_ARG(row->cost));
}

static void copy(UiContext *ui, const ToldView **rows, int count) {
  Buf out = buf_new(ui->arena);
  for (int i = 0; i < count; i++) {
    if (i) buf_byte(&out, '\n');
    put_row(rows[i], &out);
  }
  if (ui->frame.clipboard_set) ui->frame.clipboard_set(ui->frame.user, buf_str(&out));
}

/* ---- One row ---- */

/** What stands in a column of its own where there is one. */
static Str worth_below(UiContext *ui, const UiTable *table, const ToldView *row) {
  Str when = table->w[COL_WHEN] ? STR("") : row->when, points = table->w[COL_POINTS] ? STR("") : row->points,
      cost = table->w[COL_COST] ? STR("") : row->cost, parts[] = {when, points, cost};
  Buf out = buf_new(ui->arena);
  for (int i = 0; i < 3; i++)
    if (parts[i].length) buf_format(&out, "%s%.*s", out.length ? ". " : "", STR_ARG(parts[i]));
  return buf_str(&out);
}

/** Draws where `draws` is set. @return the height. */
static int what(UiContext *ui, UiRect room, const UiTable *table, const ToldView *row, bool draws) {
  UiRect rest = room;
  const struct {
    UiType type;
    UiToken token;
    Str text;
  } lines[] = {{TYPE_BODY_STRONG, TOKEN_INK, row->title},
               {TYPE_BODY, row->looked || row->undone ? TOKEN_INK_2 : TOKEN_INK, row->did},
               {TYPE_CHIP, TOKEN_WARN, row->undone ? word(W_TAKEN_BACK) : STR("")},
               {TYPE_CAPTION, TOKEN_INK_2, worth_below(ui, table, row)}};
  for (int i = 0; i < (int)(sizeof lines / sizeof *lines); i++) {
    if (!lines[i].text.length) continue;
    ui_cut_top(&rest, draws ? ui_paragraph(ui, rest, lines[i].type, lines[i].token, lines[i].text)
                            : ui_paragraph_height(ui, lines[i].type, lines[i].text, rest.w));
  }
  for (int i = 0; i < row->came_count; i++) {
    UiRect line = rest;
    ui_cut_left(&line, ui_px(ui, 12));
    ui_cut_top(&rest,
               ui_px(ui, 4) + (draws ? ui_paragraph(ui, (UiRect){line.x, line.y + ui_px(ui, 4), line.w, 100000}, TYPE_BODY, TOKEN_INK_2, row->came[i])
                                     : ui_paragraph_height(ui, TYPE_BODY, row->came[i], line.w)));
  }
  return rest.y - room.y;
}

static void told_row(UiContext *ui, UiTable *table, const ToldView *row) {
  int pad = ui_px(ui, 8);
  UiRect when = ui_table_cell(table, COL_WHEN), cell = ui_table_cell(table, COL_WHAT), points = ui_table_cell(table, COL_POINTS),
         cost = ui_table_cell(table, COL_COST);
  when.y += pad;
  points.y += pad;
  cost.y += pad;
  if (when.w > 0) ui_paragraph(ui, when, TYPE_BODY, TOKEN_INK_3, row->when);
  (void)what(ui, (UiRect){cell.x, cell.y + pad, cell.w, 100000}, table, row, true);
  if (points.w > 0 && row->points.length) ui_paragraph(ui, points, TYPE_BODY, TOKEN_INK, row->points);
  if (cost.w > 0 && row->cost.length) ui_paragraph(ui, cost, TYPE_BODY, TOKEN_BAD, row->cost);
}

/* ---- The head ---- */

/** @return whether all that is shown is to be copied. */
static bool head(UiContext *ui, UiRect *inside, const TranscriptView *told, DebriefState *state, int row_count, bool *leave) {
  bool two = inside->w < ui_em(ui, 620);
  UiRect top = ui_cut_top(inside, ui_em(ui, 48)), row = top, second = two ? ui_cut_top(inside, ui_em(ui, 40)) : top;
  int answers = 0;
  for (int i = 0; i < told->count; i++) answers += !told->rows[i].looked;
  ui_line_below(ui, second, TOKEN_LINE);
  ui_cut_left(&row, ui_px(ui, two ? 12 : 16));
  if (!two) ui_text_cut(ui, &row, TYPE_H2, TOKEN_INK, word(W_IN_ORDER), 12);
  Str all = str_format(ui->arena, "%.*s %d", STR_ARG(word(W_ALL)), told->count);
  Str some = str_format(ui->arena, "%.*s %d", STR_ARG(word(W_WITHOUT_LOOKING)), answers);
  bool turned = ui_pill_cut(ui, &row, all, !state->told_short, 8);
  if (turned) state->told_short = false;
  bool shortened = ui_pill_cut(ui, &row, some, state->told_short, 8);
  if (shortened) state->told_short = true;
  if (turned || shortened) state->told = 0, ui->again = true;
  UiRect tools = two ? second : row;
  ui_cut_right(&tools, ui_px(ui, 12));
  if (two) ui_cut_left(&tools, ui_px(ui, 12));
  UiButton copies = {.size = SIZE_SMALL};
  bool whole = ui_button_cut_right(ui, &tools, word(state->copied ? W_COPIED_ALL : W_COPY_ALL), &copies, 8);
  UiField find = {.name = word(W_FILTER_TRANSCRIPT), .placeholder = word(W_FILTER), .icon = ICON_SEARCH, .cap = STR("/"), .key = '/'};
  int width = ui_em(ui, 160);
  UiFieldDone done = ui_field(ui, ui_middle(ui_cut_right(&tools, width < tools.w ? width : tools.w), ui_em(ui, 28)), &find, &state->told_find);
  if (done.changed) state->told = 0, state->copied = false;
  *leave = ui_filter_left(ui, done, row_count);
  return whole;
}

static bool told_rows(UiContext *ui, UiTable *table, UiRect *rows, const ToldView **shown, int count) {
  for (int i = 0; i < count; i++) {
    UiRect room = {0, 0, table->w[COL_WHAT] - ui_px(ui, 20), 100000};
    int height = what(ui, room, table, shown[i], false) + ui_px(ui, 16);
    int least = table->w[COL_WHEN] ? ui_paragraph_height(ui, TYPE_BODY, shown[i]->when, table->w[COL_WHEN] - ui_px(ui, 20)) + ui_px(ui, 16) : 0;
    Str name = shown[i]->title.length ? shown[i]->title : shown[i]->did;
    if (ui_table_row(table, rows, name, height > least ? height : least)) told_row(ui, table, shown[i]);
  }
  return table->activated && count;
}

/* In low windows the head scrolls away with the rows. */
bool debrief_transcript(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state, bool low) {
  const TranscriptView *told = view->transcript;
  const ToldView **shown;
  bool leave = false;
  ui_sheet(ui, sheet);
  if (!told) return false;
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), rows = inside;
  UiScroll scroll;
  if (low) {
    scroll = ui_scroll_begin(ui, inside, word(W_IN_ORDER));
    rows = scroll.content;
  }
  int count = rows_shown(ui, told, state, &shown);
  bool whole = head(ui, &rows, told, state, count, &leave);
  if (state->told >= count) state->told = count ? count - 1 : 0;
  const UiColumn columns[COLS] = {
      [COL_WHEN] = {word(W_DAY_HEAD), 108, 0, 3, false},
      [COL_WHAT] = {word(W_WHAT_CAME), 160, 1, 0, false},
      [COL_POINTS] = {word(W_POINTS_HEAD), 104, 0, 2, false},
      [COL_COST] = {word(W_COST), 104, 0, 1, false},
  };
  UiTable table = ui_table_begin(ui, &rows, word(W_IN_ORDER), columns, COLS, count, &state->told);
  ui_focus_fallback(ui, table.id);
  if (leave) ui_focus(ui, table.id);
  bool one = ui_key(ui, 'c', MOD_CTRL) && count > 0;
  if (table.changed) state->copied = false;
  if (whole || one) {
    copy(ui, one ? &shown[state->told] : shown, one ? 1 : count);
    state->copied = ui->again = true;
  }
  if (!low) {
    ui_cut_bottom(&rows, ui_px(ui, 6));
    scroll = ui_scroll_begin(ui, rows, word(W_IN_ORDER));
    rows = scroll.content;
  }
  if (!count) ui_cut_top(&rows, ui_paragraph(ui, ui_inset(rows, ui_px(ui, 16), ui_px(ui, 12)), TYPE_BODY, TOKEN_INK_2, word(W_NOTHING_SAID_SO)));
  bool open = told_rows(ui, &table, &rows, shown, count);
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y);
  if (!open || shown[state->told]->decision == NONE) return false;
  state->place = shown[state->told]->decision;
  return true;
}
