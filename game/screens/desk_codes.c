/* Code lookup: groups, adjustment reasons and remarks, in this program's own words. */
#include "screens/desk.h"

typedef struct Row {
  Str group, code, text;
  const CodeEntry *entry;
  const GroupEntry *group_entry;
  const StatusEntry *status_entry; /* a claim status category */
} Row;

static bool wanted(Str code, Str text, Str part) { return !part.length || text_has(code, part) || (part.length > 2 && text_has(text, part)); }

static int collect(UiContext *ui, const CodeReference *codes, const X12Codes *status, Str part, Row **rows) {
  int count = 0, categories = status ? status->categories.count : 0;
  *rows = arena_make_many(ui->arena, Row, codes->groups.count + codes->carcs.count + codes->rarcs.count + categories + 1);
  for (int i = 0; i < codes->groups.count; i++) {
    const GroupEntry *group = &((const GroupEntry *)codes->groups.at)[i];
    if (wanted(group->code, group->name, part)) (*rows)[count++] = (Row){STR("group"), group->code, group->name, NULL, group, NULL};
  }
  for (int list = 0; list < 2; list++) {
    const FieldList *entries = list ? &codes->rarcs : &codes->carcs;
    for (int i = 0; i < entries->count; i++) {
      const CodeEntry *entry = &((const CodeEntry *)entries->at)[i];
      if (wanted(entry->code, entry->short_text, part))
        (*rows)[count++] = (Row){list ? STR("") : STR("CARC"), entry->code, entry->short_text, entry, NULL, NULL};
    }
  }
  for (int i = 0; i < categories; i++) {
    const StatusEntry *entry = FIELD_AT(status->categories, const StatusEntry, i);
    if (wanted(entry->code, entry->meaning, part)) (*rows)[count++] = (Row){word(W_STATUS_CATEGORY), entry->code, entry->meaning, NULL, NULL, entry};
  }
  return count;
}

static void code_row(UiContext *ui, UiTable *table, const Row *row) {
  UiRect cell = ui_table_cell(table, 0);
  if (row->group_entry)
    ui_text(ui, cell, TYPE_CODE, TOKEN_INK, row->code, ALIGN_LEFT);
  else if (row->group.length)
    ui_text(ui, cell, TYPE_CODE, TOKEN_INK, row->code, ALIGN_LEFT);
  else
    ui_remark_chip_cut(ui, &cell, row->code, 0);
  ui_table_text(table, 1, TYPE_BODY, TOKEN_INK, row->text);
}

static void section(UiContext *ui, UiRect *room, Word label, Str text) {
  if (!text.length) return;
  ui_text(ui, ui_cut_top(room, ui_em(ui, 16)), TYPE_LABEL, TOKEN_INK_2, word(label), ALIGN_LEFT);
  ui_cut_top(room, ui_px(ui, 2));
  ui_cut_top(room, ui_paragraph(ui, *room, TYPE_READ, TOKEN_INK, text) + ui_px(ui, 12));
}

static void detail(UiContext *ui, UiRect rect, const Row *row) {
  ui_fill(ui, rect, TOKEN_SUNKEN);
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_CODE));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 14));
  int top = room.y;
  ui_heading(ui, ui_cut_top(&room, ui_em(ui, 24)), TYPE_H2, TOKEN_INK, row->code);
  ui_cut_top(&room, ui_px(ui, 4));
  if (row->group_entry) {
    section(ui, &room, W_CODE_MEANING, row->group_entry->meaning);
    section(ui, &room, W_CODE_READING, row->group_entry->reading);
  } else if (row->status_entry) {
    section(ui, &room, W_CODE_MEANING, row->status_entry->meaning);
    section(ui, &room, W_CODE_ACTION, row->status_entry->action);
    section(ui, &room, W_CODE_NOTE, word(W_STATUS_CATEGORY_NOTE));
  } else {
    section(ui, &room, W_CODE_MEANING, row->entry->meaning.length ? row->entry->meaning : row->entry->short_text);
    section(ui, &room, W_CODE_ACTION, row->entry->usual_action);
    section(ui, &room, W_CODE_GROUPS, row->entry->group_restriction);
    section(ui, &room, W_CODE_NOTE, row->entry->note);
  }
  ui_scroll_end(ui, &scroll, room.y - top + ui_px(ui, 28));
}

void desk_codes(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  UiRect head, inside = desk_sheet(desk, sheet, word(W_CODE_LOOKUP), &head);
  UiField find = {.name = word(W_FIND_CODE), .placeholder = word(W_FIND_CODE), .icon = ICON_SEARCH, .cap = STR("/"), .key = '/'};
  int width = ui_em(ui, 260);
  UiFieldDone done = ui_field(ui, ui_middle(ui_cut_right(&head, width < head.w ? width : head.w), ui_em(ui, 28)), &find, &desk->state->code_search);
  if (done.focused && desk->state->code_search.length && ui_key_always(ui, KEY_ESCAPE, 0)) ui_text_set(&desk->state->code_search, STR(""));
  Row *rows;
  int count =
      desk->view->codes ? collect(ui, desk->view->codes, desk->view->status_codes, str_trim(ui_text_value(&desk->state->code_search)), &rows) : 0;
  if (!count) {
    desk_empty(desk, inside, W_NO_CODE);
    return;
  }
  int *selected = &desk->state->row[APP_CODES];
  if (done.changed) *selected = 0;
  if (*selected >= count) *selected = count - 1;
  bool low = inside.h < ui_em(ui, 240);
  UiScroll whole;
  if (low) whole = desk_tall_begin(desk, &inside, ui_em(ui, 400));
  int whole_px = inside.h;
  bool beside = inside.w > ui_em(ui, 620);
  UiRect about = beside ? ui_cut_right(&inside, inside.w * 45 / 100) : ui_cut_bottom(&inside, inside.h * 2 / 5);
  const UiColumn columns[] = {{word(W_CODE), 56, 0, 0, false}, {word(W_CODE_SAYS), 120, 1, 0, false}};
  UiTable table = ui_table_begin(ui, &inside, word(W_CODES), columns, 2, count, selected);
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_CODES));
  UiRect body = scroll.content;
  int height = ui_em(ui, 32), first = scroll.offset / height - 2, last = first + inside.h / height + 5;
  for (int i = 0; i < count; i++) { /* only the rows in sight are drawn: there are hundreds */
    if ((i < first || i > last) && i != *selected) {
      ui_cut_top(&body, height);
      table.index++;
    } else if (ui_table_row(&table, &body, word_with(ui->arena, W_LINE_NAME, rows[i].code, rows[i].text), height)) {
      code_row(ui, &table, &rows[i]);
    }
  }
  ui_scroll_end(ui, &scroll, count * height);
  detail(ui, about, &rows[*selected]);
  if (beside)
    ui_line_left(ui, about, TOKEN_LINE);
  else
    ui_line_above(ui, about, TOKEN_LINE);
  if (low) ui_scroll_end(ui, &whole, whole_px);
}
