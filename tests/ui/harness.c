/* The harness keeps the state of every screen, as the program does, and fills views from the samples. */
#include "ui/harness.h"

#include <string.h>

#include "overturn/utf8.h"
#include "screens/chrome.h"
#include "screens/class.h"
#include "screens/results.h"

/* About as wide as Inter: six tenths of the size for a character, mono a little more. */
static int measure(void *user, UiType type, Str text) {
  const Harness *harness = user;
  int size = ui_types[type].size_px * harness->frame.text_percent * harness->frame.scale_percent / 100;
  bool mono = ui_types[type].face == FACE_MONO_400 || ui_types[type].face == FACE_MONO_600;
  return (int)utf8_count(text) * size * (mono ? 60 : 56) / 10000 + (text.length > 0);
}

static Want draw_overlay(Harness *harness) {
  ui_fill(&harness->ui, (UiRect){0, 0, harness->frame.width_px, harness->frame.height_px}, TOKEN_DESK);
  SettingsView settings = sample_settings();
  FindView find = sample_find();
  BriefingView briefing = sample_briefing();
  BriefingNote note = {briefing.title, briefing.paragraphs, briefing.paragraph_count};
  ProblemsView problems = sample_problems();
  KeyMap keys = sample_keys();
  DebriefView debrief = sample_debrief();
  DisputeView disputed = {debrief.decisions[0].title, debrief.decisions[0].did};
  if (harness->screen == ON_DISPUTE) return dispute_overlay(&harness->ui, &disputed, &harness->dispute);
  if (harness->screen == ON_KEYS) return keys_overlay(&harness->ui, &keys, &harness->keys);
  if (harness->screen == ON_PROBLEMS) return problems_overlay(&harness->ui, &problems, &harness->problems);
  return harness->screen == ON_SETTINGS ? settings_overlay(&harness->ui, &settings)
         : harness->screen == ON_SEARCH ? find_overlay(&harness->ui, &find, &harness->find)
                                        : briefing_overlay(&harness->ui, &note);
}

static Want draw_on_clock(Harness *harness) {
  WorklistView list = sample_worklist();
  list.mode = MODE_ASSESSMENT;
  list.score = NONE;
  list.measures = false;
  chrome_note_limit(&harness->ui, harness->item_kind);
  if (harness->clock == CLOCK_ON_WORKLIST) return worklist_screen(&harness->ui, &list, &harness->worklist);
  DeskView view = sample_desk(APP_REMITTANCE, ITEM_CHOICES);
  view.mode = MODE_ASSESSMENT;
  view.score = view.hints_left = NONE;
  view.can_undo = false;
  if (harness->clock == CLOCK_ON_SHIFT_DESK) view.shift = &list.clock;
  return desk_screen(&harness->ui, &view, &harness->desk);
}

static Want draw(Harness *harness) {
  switch (harness->screen) {
  case ON_HOME:
  case ON_HOME_RECORD:
  case ON_HOME_COURSES: {
    HomeView view = harness->screen == ON_HOME ? sample_home() : harness->screen == ON_HOME_RECORD ? sample_home_record() : sample_home_courses();
    return home_screen(&harness->ui, &view, &harness->home);
  }
  case ON_BRIEFING:
  case ON_BRIEFING_COURSE: {
    BriefingView view = harness->screen == ON_BRIEFING ? sample_briefing() : sample_briefing_course();
    return briefing_screen(&harness->ui, &view, &harness->briefing);
  }
  case ON_DEBRIEF: {
    DebriefView view = sample_debrief();
    return debrief_screen(&harness->ui, &view, &harness->debrief);
  }
  case ON_WORKLIST: {
    WorklistView view = sample_worklist();
    return worklist_screen(&harness->ui, &view, &harness->worklist);
  }
  case ON_SHIFT_DEBRIEF: {
    ShiftDebriefView view = sample_shift_debrief();
    return shift_debrief_screen(&harness->ui, &view, &harness->shift_debrief);
  }
  case ON_DRILL: {
    DrillView view = sample_drill((DrillSample)harness->drill_kind);
    return drill_screen(&harness->ui, &view, &harness->drill);
  }
  case ON_COURSE: {
    CourseView view = sample_course();
    return course_screen(&harness->ui, &view, &harness->course);
  }
  case ON_RESULTS: {
    ResultsView view = sample_results((ResultsSample)harness->results_kind);
    if (harness->results_kind >= RESULTS_TOLD) { /* the dialog alone */
      ui_fill(&harness->ui, (UiRect){0, 0, harness->frame.width_px, harness->frame.height_px}, TOKEN_DESK);
      return results_dialog(&harness->ui, &view, &harness->results);
    }
    return results_screen(&harness->ui, &view, &harness->results);
  }
  case ON_CLASS: {
    ClassView view = sample_class(harness->ui.arena, (ClassSample)harness->class_kind);
    if (harness->class_kind == CLASS_ASKS_TO_CLOSE && harness->class.closing) { /* the dialog alone */
      ui_fill(&harness->ui, (UiRect){0, 0, harness->frame.width_px, harness->frame.height_px}, TOKEN_DESK);
      return class_close_dialog(&harness->ui, &harness->class);
    }
    return class_screen(&harness->ui, &view, &harness->class);
  }
  case ON_SETTINGS:
  case ON_SEARCH:
  case ON_PROBLEMS:
  case ON_KEYS:
  case ON_DISPUTE:
  case ON_NOTE: return draw_overlay(harness);
  case ON_CLOCK: return draw_on_clock(harness);
  case ON_DESK: {
    DeskView view = sample_desk(harness->app, harness->item_kind);
    return desk_screen(&harness->ui, &view, &harness->desk);
  }
  }
  return (Want){.kind = WANT_NONE};
}

void harness_event(Harness *harness, UiEvent event) {
  harness->want = (Want){.kind = WANT_NONE};
  harness->frame.event = event;
  bool again = true;
  for (int i = 0; i < 8 && again; i++) {
    ui_begin(&harness->ui, &harness->frame);
    Want want = draw(harness);
    if (harness->toast) (void)ui_toast(&harness->ui, (UiRect){0, 0, harness->frame.width_px, harness->frame.height_px}, harness->toast);
    again = ui_end(&harness->ui);
    if (want.kind != WANT_NONE && harness->want.kind == WANT_NONE) harness->want = want;
    harness->frame.event = (UiEvent){.kind = EVENT_NONE};
  }
}

static void open_frame(Harness *harness, HarnessScreen screen, int width, int height, int text_percent) {
  memset(harness, 0, sizeof *harness);
  harness->arena = arena_new(0);
  ui_init(&harness->ui, harness->arena);
  harness->ui.edits = &harness->edits;
  harness->screen = screen;
  harness->home.kind = harness->worklist.place = harness->drill.chosen = harness->results.mode = harness->class.trainee = harness->class.dispute =
      NONE;
  desk_state_init(&harness->desk);
  harness->frame = (UiFrame){.width_px = width,
                             .height_px = height,
                             .scale_percent = 100,
                             .text_percent = text_percent,
                             .now_ms = 1000,
                             .measure = measure,
                             .user = harness};
}

void harness_open(Harness *harness, HarnessScreen screen, int width, int height, int text_percent) {
  open_frame(harness, screen, width, height, text_percent);
  harness_event(harness, (UiEvent){.kind = EVENT_NONE});
}

void harness_open_desk(Harness *harness, DeskApp app, int item_kind, int width, int height, int text_percent) {
  open_frame(harness, ON_DESK, width, height, text_percent);
  harness->app = app;
  harness->item_kind = item_kind;
  harness_event(harness, (UiEvent){.kind = EVENT_NONE});
  harness->desk.beside = app == APP_CONTRACT ? APP_REMITTANCE : APP_CONTRACT;
  harness_event(harness, (UiEvent){.kind = EVENT_NONE});
}

void harness_open_clock(Harness *harness, ClockSample sample, int left_s, int width, int height, int text_percent) {
  open_frame(harness, ON_CLOCK, width, height, text_percent);
  harness->clock = sample;
  harness->item_kind = left_s;
  harness_event(harness, (UiEvent){.kind = EVENT_NONE});
}

void harness_open_debrief(Harness *harness, DebriefPart part, int width, int height, int text_percent) {
  open_frame(harness, ON_DEBRIEF, width, height, text_percent);
  harness->debrief.part = part;
  harness->debrief.part_tab = true;
  harness_event(harness, (UiEvent){.kind = EVENT_NONE});
}

void harness_open_drill(Harness *harness, DrillSample sample, int width, int height, int text_percent) {
  open_frame(harness, ON_DRILL, width, height, text_percent);
  harness->drill_kind = (int)sample;
  if (sample == DRILL_MISSED) harness->drill.chosen = 1;
  if (sample == DRILL_KNOWN) harness->drill.chosen = 0;
  harness_event(harness, (UiEvent){.kind = EVENT_NONE});
}

void harness_open_results(Harness *harness, ResultsSample sample, int width, int height, int text_percent) {
  open_frame(harness, ON_RESULTS, width, height, text_percent);
  harness->results_kind = (int)sample;
  harness->results.deleting = 1; /* an assessment */
  if (sample >= RESULTS_TOLD) harness->results.dialog = (ResultsDialog)(RESULTS_KEPT + (int)sample - RESULTS_TOLD);
  harness_event(harness, (UiEvent){.kind = EVENT_NONE});
}

void harness_open_class(Harness *harness, ClassSample sample, int width, int height, int text_percent) {
  open_frame(harness, ON_CLASS, width, height, text_percent);
  harness->class_kind = (int)sample;
  if (sample == CLASS_ON_LESSONS) harness->class.part = CLASS_LESSONS;
  if (sample == CLASS_ON_QUESTIONS) harness->class.part = CLASS_QUESTIONS;
  if (sample == CLASS_ON_TRAINEE) harness->class.trainee = 3;
  if (sample >= CLASS_ON_DISPUTES) harness->class.part = CLASS_DISPUTES;
  if (sample >= CLASS_ON_DISPUTE) harness->class.dispute = sample == CLASS_ON_CLOSED ? 3 : 0;
  harness->class.closing = sample == CLASS_ASKS_TO_CLOSE;
  harness_event(harness, (UiEvent){.kind = EVENT_NONE});
}

void harness_close(Harness *harness) { arena_free(harness->arena); }

void harness_key(Harness *harness, int32_t key, unsigned mods) { harness_event(harness, (UiEvent){.kind = EVENT_KEY, .key = key, .mods = mods}); }

void harness_text(Harness *harness, const char *text) {
  Str whole = str_from(text);
  for (size_t at = 0; at < whole.length;) {
    size_t from = at;
    int32_t code_point = utf8_next(whole, &at);
    if (code_point < 0x80) harness_key(harness, code_point, 0);
    harness_event(harness, (UiEvent){.kind = EVENT_TEXT, .text = str_slice(whole, from, at)});
  }
}

void harness_click(Harness *harness, const UiNode *node) {
  int x = node->seen.x + node->seen.w / 2, y = node->seen.y + node->seen.h / 2;
  harness_event(harness, (UiEvent){.kind = EVENT_MOVE, .x = x, .y = y});
  harness_event(harness, (UiEvent){.kind = EVENT_PRESS, .x = x, .y = y, .clicks = 1});
  harness_event(harness, (UiEvent){.kind = EVENT_RELEASE, .x = x, .y = y});
}

const UiNode *harness_find(const Harness *harness, UiRole role, const char *name) {
  for (size_t i = 0; i < harness->ui.node_count; i++)
    if (harness->ui.nodes[i].role == role && str_is(harness->ui.nodes[i].name, name)) return &harness->ui.nodes[i];
  return NULL;
}

const UiNode *harness_focused(const Harness *harness) {
  for (size_t i = 0; i < harness->ui.node_count; i++)
    if (harness->ui.nodes[i].focused) return &harness->ui.nodes[i];
  return NULL;
}

bool harness_shows(const Harness *harness, const char *part) {
  for (size_t i = 0; i < harness->ui.draw_count; i++) {
    const UiDraw *draw = &harness->ui.draws[i];
    if (draw->kind == DRAW_TEXT && str_find_str(draw->text, str_from(part)) < draw->text.length) return true;
  }
  return false;
}
