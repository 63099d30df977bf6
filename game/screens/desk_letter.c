/* Writing a letter: its parts and their versions in the panel, the page that they make in the centre. It is sent from where the page can be read. */
#include "screens/desk.h"

static const LetterView *written(const Desk *desk) {
  const AskView *ask = desk->view->task.ask;
  return ask && ask->kind == ITEM_LETTER ? ask->letter : NULL;
}

/** The version of a part that is chosen, NULL while none is. */
static const OptionView *chosen(const Desk *desk, const LetterView *letter, int part) {
  uint32_t bits = letter->sent ? letter->sent : desk->state->answer.choices;
  for (int i = 0; i < letter->parts[part].version_count; i++)
    if (letter->parts[part].versions[i].bit & bits) return &letter->parts[part].versions[i];
  return NULL;
}

/** The next part without a version after the one that is open, NONE when all have one. */
static int next_part(const Desk *desk, const LetterView *letter) {
  int from = desk->state->answer.letter_part;
  for (int i = 1; i <= letter->part_count; i++) {
    int part = (from + i) % letter->part_count; /* NONE is before the first */
    if (!chosen(desk, letter, part)) return part;
  }
  return NONE;
}

static void open_part(Desk *desk, int part) {
  desk->state->answer.letter_part = part;
  desk->ui->focus = UI_NO_ID;
  desk->ui->again = true;
}

static void send_letter(Desk *desk) {
  desk_do(desk, &(Action){.kind = ACTION_ANSWER, .item = desk->view->task.ask->item, .choices = desk->state->answer.choices});
}

/* ---- The panel ---- */

static void versions(Desk *desk, UiRect *rest, const LetterPartView *part) {
  UiContext *ui = desk->ui;
  uint32_t bits = 0;
  for (int i = 0; i < part->version_count; i++) bits |= part->versions[i].bit;
  for (int i = 0; i < part->version_count; i++) {
    bool on = desk->state->answer.choices & part->versions[i].bit;
    UiChoice choice = {.number = i + 1, .text = part->versions[i].text, .state = on ? CHOICE_SELECTED : CHOICE_OPEN};
    UiRect line = ui_cut_top(rest, ui_choice_height(ui, &choice, rest->w));
    if (i == 0 || on) ui_focus_fallback(ui, ui_id_at(ui, choice.text, choice.number));
    if (ui_choice(ui, line, &choice)) {
      desk->state->answer.choices = (desk->state->answer.choices & ~bits) | part->versions[i].bit;
      ui->again = true;
    }
    ui_cut_top(rest, ui_px(ui, 6));
  }
}

/** A part that is closed: its name, and what was chosen for it. */
static void closed_part(Desk *desk, UiRect row, const LetterView *letter, int part) {
  UiContext *ui = desk->ui;
  const OptionView *version = chosen(desk, letter, part);
  Str label = letter->parts[part].label, text = version ? version->text : word(W_NOT_CHOSEN_YET);
  UiTouch touch = ui_touch(ui, ui_id_at(ui, label, part), ROLE_ROW, label, row, true, true);
  ui_node(ui)->value = text;
  ui_fill_round(ui, row, touch.pressed ? TOKEN_PRESS : touch.hovered ? TOKEN_HOVER : TOKEN_SUNKEN, 6, CORNERS_ALL);
  ui_border(ui, row, TOKEN_LINE, 6, 1);
  UiRect inside = ui_inset(row, ui_px(ui, 10), 0);
  ui_icon(ui, ui_cut_left(&inside, ui_em(ui, 16)), version ? ICON_CHECK : ICON_RADIO_BUTTON_UNCHECKED, 16, TOKEN_INK_2);
  ui_cut_left(&inside, ui_px(ui, 8));
  ui_text_cut(ui, &inside, TYPE_LABEL, TOKEN_INK_2, label, 8);
  ui_text(ui, inside, TYPE_BODY, version ? TOKEN_INK : TOKEN_INK_3, text, ALIGN_LEFT);
  if (touch.focused) ui_ring(ui, row, 6);
  if (touch.clicked) open_part(desk, part);
}

/** Whether the page that would be sent can be seen now. */
static bool in_sight(const Desk *desk) {
  const AppView *app = &desk->view->apps[APP_LETTERS];
  int at = desk->state->page[APP_LETTERS];
  return desk->state->app == APP_LETTERS && desk->layout.kind != LAYOUT_ONE && at < app->page_count && app->pages[at].page == PAGE_DRAFT;
}

static void go_on(Desk *desk, UiRect *rest, const LetterView *letter) {
  UiContext *ui = desk->ui;
  UiId fallback = ui->fallback;
  int now = desk->state->answer.letter_part, next = next_part(desk, letter);
  bool whole = next == NONE, send_it = whole && now == NONE && in_sight(desk);
  Str label = word(!whole ? W_NEXT_PART : send_it ? W_SEND_LETTER : W_READ_LETTER);
  bool pressed = confirm_button(desk, rest, label, whole || (now != NONE && chosen(desk, letter, now)));
  if (now != NONE) ui->fallback = fallback;
  ui_cut_top(rest, ui_px(ui, 8));
  if (!pressed) return;
  if (send_it) {
    send_letter(desk);
    return;
  }
  open_part(desk, next);
  if (whole) desk_show(desk, APP_LETTERS, PAGE_DRAFT);
}

int letter_part(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const LetterView *letter = written(desk);
  UiRect rest = room;
  int now = desk->state->answer.letter_part;
  for (int p = 0; p < letter->part_count; p++) {
    if (p != now) {
      closed_part(desk, ui_cut_top(&rest, ui_em(ui, 34)), letter, p);
      ui_cut_top(&rest, ui_px(ui, 6));
      continue;
    }
    ui_cut_top(&rest, ui_px(ui, 2));
    ui_heading(ui, ui_cut_top(&rest, ui_em(ui, 20)), TYPE_LABEL, TOKEN_INK_2, letter->parts[p].label);
    ui_cut_top(&rest, ui_px(ui, 4));
    versions(desk, &rest, &letter->parts[p]);
    go_on(desk, &rest, letter);
  }
  if (now == NONE) {
    ui_cut_top(&rest, ui_px(ui, 4));
    go_on(desk, &rest, letter);
  }
  return rest.y - room.y;
}

/* ---- The page ---- */

static void put(Desk *desk, UiRect *room, UiType type, UiToken token, Str text, int gap) {
  ui_cut_top(room, ui_paragraph(desk->ui, *room, type, token, text) + ui_px(desk->ui, gap));
}

static void paragraph(Desk *desk, UiRect *room, const LetterView *letter, int part) {
  UiContext *ui = desk->ui;
  const OptionView *version = chosen(desk, letter, part);
  if (version) {
    put(desk, room, TYPE_READ, TOKEN_INK, version->text, 12);
    return;
  }
  UiRect box = ui_cut_top(room, ui_em(ui, 20) + 2 * ui_px(ui, 8));
  ui_border_dashed(ui, box, TOKEN_LINE_STRONG, 6, 1);
  ui_text(ui, ui_inset(box, ui_px(ui, 10), 0), TYPE_BODY, TOKEN_INK_3, letter->parts[part].label, ALIGN_LEFT);
  ui_cut_top(room, ui_px(ui, 12));
}

static void page_text(Desk *desk, UiRect *room, const LetterView *letter) {
  UiContext *ui = desk->ui;
  put(desk, room, TYPE_H3, TOKEN_INK, letter->from, 12);
  put(desk, room, TYPE_READ, TOKEN_INK, letter->date, 12);
  for (int i = 0; i < letter->to_count; i++) put(desk, room, TYPE_READ, TOKEN_INK, letter->to[i], 0);
  ui_cut_top(room, ui_px(ui, 12));
  put(desk, room, TYPE_READ_STRONG, TOKEN_INK, letter->about, 12);
  for (int p = 0; p < letter->part_count; p++) paragraph(desk, room, letter, p);
  if (letter->enclosure_count) put(desk, room, TYPE_LABEL, TOKEN_INK_2, word(W_ENCLOSED), 4);
  for (int i = 0; i < letter->enclosure_count; i++)
    put(desk, room, TYPE_BODY, TOKEN_INK, str_format(ui->arena, "%d. %.*s", i + 1, STR_ARG(letter->enclosures[i])), 4);
}

/* The paper is drawn first, as high as the text was in the pass before. */
static int paper(Desk *desk, UiRect content, const PageView *page) {
  UiContext *ui = desk->ui;
  UiKept *kept = ui_keep(ui, ui_id(ui, STR("letter height")));
  int margin = ui_px(ui, desk->layout.low ? 8 : 16), measure = ui_em(ui, 640);
  UiRect area = ui_inset(content, margin, margin);
  if (area.w > measure) area = (UiRect){area.x + (area.w - measure) / 2, area.y, measure, area.h};
  area.h = kept->a;
  ui_sheet(ui, area);
  UiRect text = ui_inset(area, ui_px(ui, 24), ui_px(ui, 20));
  text.h = content.h;
  int top = text.y;
  page_text(desk, &text, page->letter);
  int height = text.y - top + 2 * ui_px(ui, 20);
  if (height != kept->a) ui->again = true;
  kept->a = height;
  UiNode *node = ui_note(ui, ROLE_GROUP, page->title, area);
  node->value = page->arrived;
  return height + 2 * margin;
}

/** In one column the page is read here and sent from here. */
static void send_foot(Desk *desk, UiRect foot) {
  UiContext *ui = desk->ui;
  ui_fill(ui, foot, TOKEN_SHEET);
  ui_line_above(ui, foot, TOKEN_LINE);
  UiRect row = ui_inset(foot, ui_px(ui, 12), ui_px(ui, 8));
  if (next_part(desk, written(desk)) != NONE)
    ui_text(ui, row, TYPE_BODY, TOKEN_INK_2, word(W_CHOOSE_PARTS_FIRST), ALIGN_LEFT);
  else if (confirm_button(desk, &row, word(W_SEND_LETTER), true))
    send_letter(desk);
}

void letter_page(Desk *desk, UiRect inside, const PageView *page) {
  UiContext *ui = desk->ui;
  if (page->page == PAGE_DRAFT && desk->layout.kind == LAYOUT_ONE) send_foot(desk, ui_cut_bottom(&inside, ui_em(ui, 32) + 2 * ui_px(ui, 8)));
  ui_fill_round(ui, inside, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  UiScroll scroll = ui_scroll_begin(ui, inside, page->title);
  ui_scroll_end(ui, &scroll, paper(desk, scroll.content, page));
}
