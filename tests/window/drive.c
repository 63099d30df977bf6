/* Plays a scenario in the real window from another process: keys and pointer go through the X server (XTEST). Beside it runs a mirror, the same program
 * without a window, that is given the same events; it tells where things are, and in the end the window must show the very picture of the mirror.
 *
 *   drive keyboard|mouse WIDTHxHEIGHT DATA_FOLDER SCENARIO OWN_FOLDER [JOURNAL]
 *
 * The line played is that of the journal, else the best one that the analysis knows. Exit 0 when the debrief stands in the window, pixel for pixel. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "overturn/files.h"
#include "overturn/json.h"
#include "window/drive.h"

enum { MOST_SECONDS = 300, MOST_SKIPPED = 6 };

/* ---- The desk ---- */

static const Session *session(void) { return program_session(drive.program); }
static int line_count(void) {
  int count;
  (void)session_line(session(), &count);
  return count;
}
static const State *state(void) { return session_state(session()); }
static const Scenario *scenario(void) { return session_scenario(session()); }
static const ShiftSession *shift(void) { return program_shift(drive.program); }
static DeskView *desk(void) {
  int place = 0;
  if (!shift()) return view_desk(drive.arena, session());
  while (shift_session_case(shift(), place) != session()) place++;
  return view_shift_desk(drive.arena, shift(), place, 0);
}

static void show_app(DeskApp app) {
  const DeskView *view = desk();
  int of_shift = shift() ? 1 : 0;
  for (int i = 0; i < view->rail_count; i++) {
    if (view->rail[i].app != app) continue;
    if (drive.mouse)
      use(ROLE_TAB, desk_app_name(app), STR(""));
    else
      key(XK_F2 + (KeySym)(i + of_shift), KEY_F1 + 1 + i + of_shift, 0);
    return;
  }
  fail("not on the rail:", desk_app_name(app));
}

static void show_page(DeskApp app, int place) {
  const DeskView *view = desk();
  show_app(app);
  if (view->apps[app].page_count < 2) return;
  Str title = view->apps[app].pages[place].title;
  for (int i = 0; i < view->apps[app].page_count; i++) {
    if (need(ROLE_ROW, title, STR(""))->selected) return;
    if (drive.mouse)
      use(ROLE_ROW, title, STR(""));
    else
      letter('n', 0);
  }
}

/* Where a fact can be pinned. @return false when it stands on no page. */
static bool fact_place(int fact, DeskApp *app, int *place) {
  const DeskView *view = desk();
  for (*app = APP_CLAIM; *app < APP_COUNT; (*app)++)
    for (*place = 0; *place < view->apps[*app].page_count; (*place)++) {
      const PageView *page = &view->apps[*app].pages[*place];
      if (page->page == scenario()->facts[fact].page) return true;
    }
  return false;
}

static void pin(int fact) {
  DeskApp app;
  int place;
  if (fact_place(fact, &app, &place)) show_page(app, place);
  Str text = sim_text(scenario(), state(), drive.arena, scenario()->facts[fact].text);
  Str clause = scenario()->facts[fact].clause;
  for (int i = 0; i < 40 && !bits_has(state()->pinned, fact); i++) {
    Str name = clause.length ? str_format(drive.arena, "Pin: Clause %.*s", STR_ARG(clause)) : str_format(drive.arena, "Pin: %.*s", STR_ARG(text));
    if (drive.mouse)
      use(ROLE_TOGGLE, name, STR(""));
    else
      letter('p', 0);
  }
  if (!bits_has(state()->pinned, fact)) fail("cannot be pinned:", text);
}

/* ---- Answers ---- */

static void choose(int place, Str text) {
  if (drive.mouse)
    reach(desk()->task.ask->many ? ROLE_CHECK : ROLE_CHOICE, text, STR(""));
  else
    letter((char)('1' + place), 0);
}

static void confirm(const char *label) {
  if (drive.mouse)
    use(ROLE_BUTTON, str_from(label), STR(""));
  else
    key(XK_Return, KEY_ENTER, 0);
}

/* On the keys on the screen: what stands in the field goes first. */
static void point_text(Str name, Str text) {
  if (find(ROLE_BUTTON, STR("Keys on the screen"), STR(""))) reach(ROLE_BUTTON, STR("Keys on the screen"), STR(""));
  for (size_t i = need(ROLE_FIELD, name, STR(""))->value.length; i > 0; i--) reach(ROLE_BUTTON, STR("Backspace"), STR(""));
  for (size_t i = 0; i < text.length; i++) {
    char c = text.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == ',';
    Str key_name = c == ' ' ? STR("Space") : (Str){&c, 1};
    if (letter && find(ROLE_BUTTON, STR("abc"), STR(""))) reach(ROLE_BUTTON, STR("abc"), STR(""));
    if (!letter && !find_whole(ROLE_BUTTON, key_name)) reach(ROLE_BUTTON, STR("123"), STR(""));
    if (letter && !find_whole(ROLE_BUTTON, key_name)) reach(ROLE_BUTTON, STR("Capitals"), STR(""));
    const UiNode *node = find_whole(ROLE_BUTTON, key_name);
    if (!node) fail("no such key:", key_name);
    click_at(node->rect.x + node->rect.w / 2, node->rect.y + node->rect.h / 2);
  }
  reach(ROLE_BUTTON, STR("Close keys"), STR(""));
}

static void fill(Str name, Str text) {
  reach(ROLE_FIELD, name, STR(""));
  if (drive.mouse) {
    point_text(name, text);
    return;
  }
  key(XK_a, 'a', MOD_CTRL);
  type_text(text);
}

/* In the calendar, month by month. */
static void pick_day(Day day) {
  Str name = day_text(drive.arena, day), way = day < state()->day ? STR("Month back") : STR("Month on");
  show_app(APP_CALENDAR);
  use(ROLE_BUTTON, STR("Today"), STR(""));
  for (int i = 0; i < 60 && !find(ROLE_DAY, name, STR("")); i++) use(ROLE_BUTTON, way, STR(""));
  reach(ROLE_DAY, name, STR(""));
}

static void give_day(Day day) {
  if (drive.mouse)
    pick_day(day);
  else
    fill(STR("Date"), day_iso(drive.arena, day));
}

static void answer_options(const Action *action) {
  const AskView *ask = desk()->task.ask;
  for (int i = 0; i < ask->option_count; i++) {
    bool wanted = ask->kind == ITEM_INTERPRET ? str_equal(ask->options[i].id, action->option) : (ask->options[i].bit & action->choices) != 0;
    if (wanted) choose(i, ask->options[i].text);
  }
  bool spoken = find(ROLE_BUTTON, STR("Say it"), STR("")) != NULL;
  confirm(spoken ? "Say it" : "Confirm");
}

static void answer_facts(const Action *action) {
  const DeskView *view = desk();
  for (int i = 0; i < view->fact_count; i++) {
    if (!bits_has(action->facts, view->facts[i].fact)) continue;
    if (i < 9 && !drive.mouse)
      letter((char)('1' + i), 0);
    else
      reach(ROLE_CHECK, view->facts[i].detail, STR(""));
    if (i >= 9 && !drive.mouse) key(XK_space, ' ', 0);
  }
  confirm(view->task.ask->kind == ITEM_LINK ? "Link these two" : "Send ");
}

static void answer_cells(const Action *action) {
  const AskView *ask = desk()->task.ask;
  for (int i = 0; i < ask->row_count * ask->column_count; i++) {
    Str name = str_format(drive.arena, "%.*s, %.*s", STR_ARG(ask->rows[i / ask->column_count]), STR_ARG(ask->columns[i % ask->column_count]));
    fill(name, money_plain(drive.arena, action->cells[i]));
  }
  confirm("Check worksheet");
}

static void answer_buckets(const Action *action) {
  const AskView *ask = desk()->task.ask;
  for (int i = 0; i < ask->bucket_count; i++) fill(ask->bucket_labels[i], money_plain(drive.arena, action->buckets[ask->buckets[i]]));
  confirm("Post it");
}

/* Place by place from the first: the entry that belongs there is moved up to it. */
static void answer_order(const Action *action) {
  const AskView *ask = desk()->task.ask;
  int at[SCENARIO_MOST_ENTRIES];
  for (int i = 0; i < ask->option_count; i++) at[i] = (int)ask->options[i].bit;
  for (int i = 0; i < ask->option_count; i++) {
    int from = i;
    while (at[from] != action->order[i]) from++;
    if (!drive.mouse) letter((char)('1' + from), 0);
    for (int k = 0; k < ask->option_count; k++)
      for (int step = from; drive.mouse && (int)ask->options[k].bit == action->order[i] && step > i; step--)
        use(ROLE_BUTTON, str_format(drive.arena, "Move up: %.*s", STR_ARG(ask->options[k].text)), STR(""));
    for (; from > i; from--) {
      if (!drive.mouse) key(XK_Up, KEY_UP, 0);
      at[from] = at[from - 1];
    }
    at[i] = action->order[i];
  }
  confirm("Confirm");
}

/** Part by part; in one column the page is sent from its own tab. */
static void answer_letter(const Action *action) {
  const LetterView *letter = desk()->task.ask->letter;
  for (int p = 0; p < letter->part_count; p++) {
    for (int i = 0; i < letter->parts[p].version_count; i++)
      if (letter->parts[p].versions[i].bit & action->choices) choose(i, letter->parts[p].versions[i].text);
    confirm(p + 1 < letter->part_count ? "Next part" : "Read the letter");
  }
  confirm("Send letter");
}

static void answer(const Action *action) {
  const AskView *ask = desk()->task.ask;
  if (!ask) fail("nothing is asked in", desk()->task.title);
  switch (ask->kind) {
  case ITEM_CHOICES:
  case ITEM_INTERPRET: answer_options(action); break;
  case ITEM_EVIDENCE:
  case ITEM_LINK: answer_facts(action); break;
  case ITEM_WORKSHEET: answer_cells(action); break;
  case ITEM_ALLOCATE: answer_buckets(action); break;
  case ITEM_ORDER: answer_order(action); break;
  case ITEM_LETTER: answer_letter(action); break;
  case ITEM_MONEY: fill(ask->prompt, money_plain(drive.arena, action->cells[0])), confirm("Confirm"); break;
  case ITEM_NUMBER: fill(ask->prompt, str_format(drive.arena, "%lld", (long long)action->number)), confirm("Confirm"); break;
  case ITEM_TEXT: fill(ask->prompt, action->text), confirm("Confirm"); break;
  case ITEM_DAY: give_day(action->day), confirm("Confirm"); break;
  case ITEM_DATE: give_day(action->day), confirm("Schedule for"); break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
}

/* ---- Negotiation ---- */

static void offer(const Action *action) {
  const TalkView *view = desk()->talk;
  const Negotiation *talk = sim_talk(scenario(), state());
  Str amount = money_plain(drive.arena, negotiation_amount(talk, action->talk.ask));
  for (int i = 0; i < view->card_count; i++) {
    if (view->cards[i].place != action->talk.fact) continue;
    if (!drive.mouse && i < 6)
      key(XK_1 + (KeySym)i, '1' + i, drive.ui.text_focused ? MOD_SHIFT | MOD_ALT : MOD_SHIFT);
    else
      reach(ROLE_CARD, view->cards[i].title, view->cards[i].detail);
    if (!drive.mouse && i >= 6) key(XK_space, ' ', 0);
  }
  for (int i = 0; i < view->term_count && action->talk.kind == ACT_OFFER; i++) {
    Str level = view->terms[i].levels[action->talk.levels[i]].label;
    Str name = view->terms[i].by_them ? str_format(drive.arena, "They ask: %.*s", STR_ARG(view->terms[i].label)) : view->terms[i].label;
    if (!find(ROLE_RADIO, level, name) || find(ROLE_RADIO, level, name)->selected) continue;
    reach(ROLE_RADIO, level, name);
    if (!drive.mouse) key(XK_space, ' ', 0);
  }
  if (action->talk.kind == ACT_HOLD) {
    use(ROLE_BUTTON, STR("Hold"), STR(""));
    return;
  }
  fill(STR("Your counter-offer"), amount);
  use(ROLE_BUTTON, STR("Send counter-offer"), STR(""));
}

static void talk_move(const Action *action) {
  show_app(APP_NEGOTIATION);
  switch (action->talk.kind) {
  case ACT_OFFER:
  case ACT_HOLD: offer(action); break;
  case ACT_MOVE: use(ROLE_CHOICE, desk()->talk->moves[action->talk.move].text, STR("")); break;
  case ACT_ACCEPT: use(ROLE_BUTTON, STR("Accept"), STR("")); break;
  case ACT_WALK: use(ROLE_BUTTON, STR("Stop talking"), STR("")); break;
  }
}

static void do_action(const Action *action) {
  int before = line_count();
  DeskApp app;
  int place;
  arena_reset(drive.arena);
  switch (action->kind) {
  case ACTION_OPEN:
    for (app = APP_CLAIM; app < APP_COUNT; app++)
      for (place = 0; place < desk()->apps[app].page_count; place++)
        if (desk()->apps[app].pages[place].page == action->page && !bits_has(state()->opened, action->page)) show_page(app, place);
    return;
  case ACTION_PIN: pin(action->fact); return;
  case ACTION_UNPIN:
  case ACTION_PASS: return;
  case ACTION_ANSWER: answer(action); break;
  case ACTION_NEXT: use(ROLE_BUTTON, STR("Continue"), STR("")); break;
  case ACTION_TALK: talk_move(action); break;
  }
  if (line_count() == before) fail("nothing came of an action in", desk()->task.title);
}

/* ---- A shift ---- */

static int taken, skipped; /* place of the case taken up last; lines for which time had run out */

static void to_worklist(void) {
  if (program_screen(drive.program) == SCREEN_WORKLIST) return;
  if (drive.mouse)
    use(ROLE_TAB, STR("Worklist"), STR(""));
  else
    key(XK_F2, KEY_F1 + 1, 0);
}

/* Rows stand in order of arrival; those out of sight are no nodes, so the pointer turns its wheel over the list until the row comes. */
static void choose_row(Str patient, int row) {
  if (!drive.mouse) {
    Str table = STR("");
    for (size_t i = 0; i < drive.ui.node_count; i++)
      if (drive.ui.nodes[i].role == ROLE_ROW && drive.ui.nodes[i].selected) table = drive.ui.nodes[i].name;
    reach(ROLE_ROW, table, STR(""));
    for (int place = focused()->place - 1; place != row; place = focused()->place - 1)
      key(place < row ? XK_Down : XK_Up, place < row ? KEY_DOWN : KEY_UP, 0);
    return;
  }
  for (int i = 0; i < 80 && !find(ROLE_ROW, patient, STR("")); i++) wheel(drive.width / 3, drive.height / 2, i < 40 ? -1 : 1);
  reach(ROLE_ROW, patient, STR(""));
}

static void take(int place) {
  const WorkRow *rows;
  taken = place;
  to_worklist();
  int count = shift_session_rows(shift(), drive.arena, &rows), row = 0;
  while (row < count && rows[row].place != place) row++;
  if (row == count) fail("not on the worklist:", shift_session_shift(shift())->cases[place].scenario->id);
  choose_row(rows[row].patient, row);
  if (drive.mouse)
    use(ROLE_BUTTON, rows[row].in_hand ? STR("Go on with it") : STR("Work this account"), STR(""));
  else
    key(XK_Return, KEY_ENTER, 0);
  if (program_screen(drive.program) != SCREEN_DESK && !shift_session_world(shift())->over) fail("not taken up:", rows[row].patient);
}

static void end_day(void) {
  int day = shift_session_world(shift())->day_index;
  to_worklist();
  for (int i = 0; i < 2 && !shift_session_world(shift())->over && shift_session_world(shift())->day_index == day; i++) {
    bool asked = find(ROLE_DIALOG, STR("End the day?"), STR("")) != NULL;
    if (drive.mouse)
      use(ROLE_BUTTON, STR("End day"), STR(""));
    else
      key(XK_e, 'e', asked ? 0 : MOD_CTRL);
  }
}

/* Whether a case is asleep or closed by now. */
static bool waits(int place) {
  const World *world = shift_session_world(shift());
  return world->over || (world->in_hand != place && world_refuses_take(world, place));
}

/* A toast goes by itself in the window, where time passes, and never in the mirror; so it is closed. */
static void close_toast(void) {
  if (!find_whole(ROLE_BUTTON, STR("Close"))) return;
  use(ROLE_BUTTON, STR("Close"), STR(""));
}

/* One line of a journal, as far as a window can do it. */
static void play_line(Arena *arena, Str line) {
  const Json *json = NULL;
  Diags diags = diags_new(arena, STR("journal"), line);
  JournalHead head;
  if (!line.length || journal_read_head(arena, line, &head)) return;
  if (shift()) json = json_read(arena, line, &diags);
  const Json *one = json ? json_member(json, STR("case")) : NULL;
  if (one) {
    taken = shift_find_case(shift_session_shift(shift()), one->text);
    if (!waits(taken)) take(taken);
  } else if (json && json_member(json, STR("end_day"))) {
    end_day();
  } else {
    Entry entry;
    if (shift() && waits(taken)) {
      skipped++;
      return;
    }
    if (shift() && program_screen(drive.program) == SCREEN_WORKLIST) take(taken); /* a day has ended: pages that the desk opened took minutes too */
    if (!journal_read_entry(arena, scenario(), state(), line, &entry, &diags)) fail("not a line of this scenario:", line);
    do_action(&entry.action);
  }
}

static void play_journal(Str path) {
  Arena *arena = arena_new(0);
  Str text, line;
  if (files_read(arena, path, 4 << 20, &text).status != FILES_OK) fail("no journal", path);
  for (Str rest = text; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    arena_reset(drive.arena);
    play_line(arena, line);
    close_toast();
  }
  while (shift() && !shift_session_world(shift())->over) end_day(), close_toast();
  if (skipped > MOST_SKIPPED) fail("the shift is not played", STR(""));
  arena_free(arena);
}

static void play_best(void) {
  Arena *arena = arena_new(0);
  const Action *actions;
  Analysis *analysis = analysis_run(arena, scenario(), NULL, (AnalysisLimits){0});
  int count = analysis_best_line(analysis, arena, &actions);
  for (int i = 0; i < count; i++) do_action(&actions[i]), close_toast();
  arena_free(arena);
}

static int entries(void) {
  int count;
  if (shift())
    (void)shift_session_entries(shift(), &count);
  else
    (void)session_entries(session(), &count);
  return count;
}

int main(int argc, char **argv) {
  if (argc < 6 || sscanf(argv[2], "%dx%d", &drive.width, &drive.height) != 2) return 2;
  (void)alarm(MOST_SECONDS);
  drive.mouse = strcmp(argv[1], "mouse") == 0;
  drive.own = str_from(argv[5]);
  drive.display = XOpenDisplay(NULL);
  if (!drive.display) return 77;
  open_mirror(str_from(argv[3]), str_from(argv[4]));
  find_window();
  compare_pictures("home");
  use(drive.mouse ? ROLE_BUTTON : ROLE_ROW, drive.mouse ? STR("Open") : STR(""), STR(""));
  compare_pictures("briefing");
  drive.starting = true;
  use(ROLE_BUTTON, STR("Start"), STR(""));
  compare_pictures("the beginning");
  if (argc > 6)
    play_journal(str_from(argv[6]));
  else
    play_best();
  if (!shift()) {
    compare_pictures("desk at the end");
    use(ROLE_BUTTON, STR("See the debrief"), STR(""));
  }
  compare_pictures("debrief");
  if (program_screen(drive.program) != SCREEN_DEBRIEF || journal_lines() != entries() + 1) fail("the journal is not whole", STR(""));
  printf("%d entries", entries());
  return 0;
}
