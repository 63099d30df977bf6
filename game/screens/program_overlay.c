/* What lies over the screens: the settings, the search, the briefing and the problems of a file. What is found is only what is there already: on home every scenario, on
 * a desk what has come. */
#include "screens/program_inside.h"

void program_open_overlay(Program *program, UiContext *ui, OverlayKind kind) {
  if (program->overlay == OVERLAY_NONE) program->under = ui->focus;
  program->overlay = kind;
  program->find = (FindState){0};
  program->keys_state = (KeysState){0};
  if (kind != OVERLAY_PROBLEMS) return;
  program->problems.state = (ProblemsState){0};
  if (program->toast.action.length) program->toast_shown = false; /* here is where it leads */
}

void program_say_not_opened(Program *program, UiContext *ui, int file) {
  if (program->problems.count)
    program_open_overlay(program, ui, OVERLAY_PROBLEMS);
  else
    program_say(program, CHIP_BAD, program->heads[file].fault, ui->frame.now_ms);
}

void program_close_overlay(Program *program, UiContext *ui) {
  program->overlay = OVERLAY_NONE;
  ui_focus(ui, program->under);
}

void program_show_overlay(Program *program, bool settings, bool search, Str query) {
  program->overlay = settings ? OVERLAY_SETTINGS : search ? OVERLAY_FIND : OVERLAY_NONE;
  ui_text_set(&program->find.query, query);
}

/* ---- What can be found ---- */

static FindItem scenario_item(Arena *arena, const ScenarioView *head, int place) {
  FindItem item = {.kind = FIND_SCENARIO, .icon = head->is_shift ? ICON_VIEW_LIST : kind_icon(head->kind), .title = head->title, .place = place};
  item.detail = head->is_shift ? word(W_SHIFT) : kind_name(head->kind);
  Buf codes = buf_new(arena);
  for (int i = 0; i < head->code_count; i++) buf_format(&codes, "%.*s %.*s ", STR_ARG(head->codes[i].group), STR_ARG(head->codes[i].code));
  item.more = buf_str(&codes);
  item.about[0] = head->fault.length ? head->fault : head->summary;
  item.opens = !head->fault.length;
  return item;
}

static FindItem code_item(const CodeEntry *entry, bool opens) {
  FindItem item = {.kind = FIND_CODE, .icon = ICON_MANAGE_SEARCH, .title = entry->code, .detail = entry->short_text, .place = NONE, .opens = opens};
  item.about[0] = entry->meaning.length ? entry->meaning : entry->short_text;
  item.about[1] = entry->usual_action;
  item.about[2] = entry->note;
  return item;
}

static int add_codes(FindItem *items, const CodeReference *codes, bool opens) {
  int count = 0;
  for (int list = 0; list < 2; list++) {
    const FieldList *entries = list ? &codes->rarcs : &codes->carcs;
    for (int i = 0; i < entries->count; i++) items[count++] = code_item(&((const CodeEntry *)entries->at)[i], opens);
  }
  for (int i = 0; i < codes->groups.count; i++) {
    const GroupEntry *group = &((const GroupEntry *)codes->groups.at)[i];
    items[count++] = (FindItem){.kind = FIND_CODE,
                                .icon = ICON_MANAGE_SEARCH,
                                .title = group->code,
                                .detail = group->name,
                                .about = {group->meaning, group->reading},
                                .place = NONE,
                                .opens = opens};
  }
  return count;
}

static bool on_rail(const DeskView *desk, DeskApp app) {
  for (int i = 0; i < desk->rail_count; i++)
    if (desk->rail[i].app == app) return true;
  return false;
}

static int add_documents(FindItem *items, const DeskView *desk) {
  int count = 0;
  for (int r = 0; r < desk->rail_count; r++) {
    DeskApp app = desk->rail[r].app;
    const AppView *pages = &desk->apps[app];
    if (pages->page_count != 1)
      items[count++] =
          (FindItem){.kind = FIND_DOCUMENT, .icon = desk_app_icon(app), .title = desk_app_name(app), .place = (int)app, .page = NONE, .opens = true};
    for (int i = 0; i < pages->page_count; i++)
      items[count++] = (FindItem){.kind = FIND_DOCUMENT,
                                  .icon = desk_app_icon(app),
                                  .title = pages->pages[i].title,
                                  .detail = desk_app_name(app),
                                  .about = {pages->pages[i].arrived},
                                  .place = (int)app,
                                  .page = i,
                                  .opens = true};
  }
  return count;
}

static int most_items(const Program *program, const DeskView *desk, const CodeReference *codes) {
  int most = program->count + codes->carcs.count + codes->rarcs.count + codes->groups.count + 1;
  for (int app = 0; desk && app < APP_COUNT; app++) most += desk->apps[app].page_count + 1;
  return most;
}

static FindView *make_found(Program *program) {
  static const CodeReference none = {0};
  Arena *arena = program->frame_arena;
  const DeskView *desk = program->screen == SCREEN_DESK ? program->desk_view : NULL;
  bool known = program_read_references(program), coded = !desk || on_rail(desk, APP_CODES);
  const CodeReference *codes = known && coded ? program->codes : &none;
  FindItem *items = arena_make_many(arena, FindItem, most_items(program, desk, codes));
  FindView *view = arena_make(arena, FindView);
  view->items = items;
  view->documents = desk != NULL;
  view->scenarios = !desk && program->screen != SCREEN_WORKLIST;
  for (int i = 0; view->scenarios && i < program->count; i++) items[view->count++] = scenario_item(arena, &program->heads[i], i);
  if (desk) view->count += add_documents(items + view->count, desk);
  view->count += add_codes(items + view->count, codes, desk != NULL);
  return view;
}

/* ---- The briefing again ---- */

/* A case of a shift has a briefing of its own; on the worklist it is the shift's. */
static bool briefed(const Program *program) { return program->screen == SCREEN_DESK || program->screen == SCREEN_WORKLIST; }

static BriefingNote make_note(Program *program) {
  if (program->screen == SCREEN_WORKLIST) return (BriefingNote){program->shift->title, program->shift->briefing, program->shift->briefing_count};
  const Scenario *scenario = session_scenario(program->session);
  Str *said = arena_make_many(program->frame_arena, Str, scenario->briefing_count + 1);
  for (int i = 0; i < scenario->briefing_count; i++)
    said[i] = sim_text(scenario, session_state(program->session), program->frame_arena, scenario->briefing[i]);
  return (BriefingNote){scenario->title, said, scenario->briefing_count};
}

/* ---- Drawing ---- */

Want program_draw_overlay(Program *program, UiContext *ui) {
  if (program->overlay == OVERLAY_SETTINGS) {
    SettingsView view = {program->theme, program->text_percent, program->sound, program->speaking};
    return settings_overlay(ui, &view);
  }
  if (program->overlay == OVERLAY_FIND) {
    program->found = make_found(program);
    return find_overlay(ui, program->found, &program->find);
  }
  if (program->overlay == OVERLAY_BRIEFING) {
    BriefingNote note = make_note(program);
    return briefing_overlay(ui, &note);
  }
  if (program->overlay == OVERLAY_KEYS) return keys_overlay(ui, &program->keys, &program->keys_state);
  if (program->overlay == OVERLAY_DISPUTE) {
    DisputeView view = program_disputed(program);
    return dispute_overlay(ui, &view, &program->dispute);
  }
  if (program->overlay == OVERLAY_PROBLEMS && program->problems.count) {
    program->problems.view.opened = program->screen != SCREEN_HOME && program->screen != SCREEN_DRILL;
    return problems_overlay(ui, &program->problems.view, &program->problems.state);
  }
  if (program->overlay == OVERLAY_PROBLEMS) program_close_overlay(program, ui); /* they are mended */
  return (Want){.kind = WANT_NONE};
}

void program_overlay_keys(Program *program, UiContext *ui) {
  OverlayKind asked = OVERLAY_NONE;
  if (ui_key_always(ui, 'k', MOD_CTRL)) asked = OVERLAY_FIND;
  if (ui_key_always(ui, ',', MOD_CTRL)) asked = OVERLAY_SETTINGS;
  if (briefed(program) && ui_key_always(ui, 'b', MOD_CTRL)) asked = OVERLAY_BRIEFING;
  if (program->problems.count && ui_key_always(ui, 'j', MOD_CTRL)) asked = OVERLAY_PROBLEMS;
  if (asked == OVERLAY_NONE) return;
  ui->again = true;
  if (asked == program->overlay)
    program_close_overlay(program, ui);
  else
    program_open_overlay(program, ui, asked);
}

static void open_found(Program *program, UiContext *ui, const FindItem *item) {
  program_close_overlay(program, ui);
  if (item->kind == FIND_SCENARIO) {
    if (!program_open(program, item->place)) program_say_not_opened(program, ui, item->place);
    return;
  }
  DeskState *desk = &program->desk;
  desk_turn(desk, item->kind == FIND_CODE ? APP_CODES : (DeskApp)item->place);
  desk->task_tab = desk->sheet_tab = false;
  if (item->kind == FIND_DOCUMENT && item->page != NONE) desk->page[item->place] = item->page;
  if (item->kind == FIND_CODE) {
    ui_text_set(&desk->code_search, item->title);
    desk->row[APP_CODES] = 0;
  }
}

static void change_look(Program *program, const Want *want) {
  if (want->kind == WANT_THEME) {
    program->theme = (program->theme + 1) % PROGRAM_THEMES;
    return;
  }
  int at = 0;
  while (at + 1 < LOOK_SIZES && look_sizes[at] < program->text_percent) at++;
  at = want->place ? at + want->place : 0;
  program->text_percent = look_sizes[at < 0 ? 0 : at >= LOOK_SIZES ? (want->place > 0 ? 0 : LOOK_SIZES - 1) : at];
}

static void copy_place(Program *program, UiContext *ui, int problem) {
  Str place = program->problems.view.rows[problem].place;
  if (!ui->frame.clipboard_set) return;
  ui->frame.clipboard_set(ui->frame.user, place);
  program_say(program, CHIP_NEUTRAL, word_with(ui->arena, W_COPIED, place, STR("")), ui->frame.now_ms);
}

void program_fulfil_overlay(Program *program, UiContext *ui, const Want *want) {
  switch (want->kind) {
  case WANT_FIND: program_open_overlay(program, ui, OVERLAY_FIND); break;
  case WANT_SETTINGS: program_open_overlay(program, ui, OVERLAY_SETTINGS); break;
  case WANT_BRIEFING: program_open_overlay(program, ui, OVERLAY_BRIEFING); break;
  case WANT_KEYS: program_open_overlay(program, ui, OVERLAY_KEYS); break;
  case WANT_RESET_KEY: program_reset_key(program, want->place); break;
  case WANT_PROBLEMS: program_open_overlay(program, ui, OVERLAY_PROBLEMS); break;
  case WANT_COPY: copy_place(program, ui, want->place); break;
  case WANT_CLOSE_OVERLAY: program_close_overlay(program, ui); break;
  case WANT_FOUND: open_found(program, ui, &program->found->items[want->place]); break;
  case WANT_THEME:
  case WANT_TEXT_SIZE: change_look(program, want); break;
  case WANT_SET_THEME: program->theme = want->place; break;
  case WANT_SET_TEXT: program->text_percent = want->place; break;
  case WANT_SET_SOUND: program->sound = (SoundChoice)want->place; break;
  case WANT_SPEAK: program_set_speaking(program, want->place != 0); break;
  default: break;
  }
}
