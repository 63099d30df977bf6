/* Which screens there are, and the sizes of window and text at which they must be right. */
#include "ui/everywhere.h"

#include <stdio.h>

typedef struct Place {
  HarnessScreen screen;
  int app; /* DeskApp; on the clock ClockSample */
  int kind;
} Place;

static const Place places[] = {
    {ON_HOME, 0, 0},
    {ON_HOME_RECORD, 0, 0},
    {ON_HOME_COURSES, 0, 0},
    {ON_BRIEFING, 0, 0},
    {ON_BRIEFING_COURSE, 0, 0},
    {ON_DEBRIEF, 0, DEBRIEF_ENDED},
    {ON_DEBRIEF, 0, DEBRIEF_COURSE},
    {ON_DEBRIEF, 0, DEBRIEF_PATHS},
    {ON_DEBRIEF, 0, DEBRIEF_TRANSCRIPT},
    {ON_DEBRIEF, 0, DEBRIEF_TALK},
    {ON_WORKLIST, 0, 0},
    {ON_SHIFT_DEBRIEF, 0, 0},
    {ON_SETTINGS, 0, 0},
    {ON_SEARCH, 0, 0},
    {ON_NOTE, 0, 0},
    {ON_DISPUTE, 0, 0},
    {ON_PROBLEMS, 0, 0},
    {ON_KEYS, 0, 0},
    {ON_DRILL, 0, DRILL_ASKS},
    {ON_DRILL, 0, DRILL_MISSED},
    {ON_DRILL, 0, DRILL_KNOWN},
    {ON_DRILL, 0, DRILL_OVER},
    {ON_COURSE, 0, 0},
    {ON_RESULTS, 0, RESULTS_OF_SOMEBODY},
    {ON_RESULTS, 1, RESULTS_OF_SOMEBODY},
    {ON_RESULTS, 0, RESULTS_OF_NOBODY},
    {ON_RESULTS, 0, RESULTS_TOLD},
    {ON_RESULTS, 0, RESULTS_ASKS_ONE},
    {ON_RESULTS, 0, RESULTS_ASKS_ALL},
    {ON_CLASS, 0, CLASS_GATE_NEW},
    {ON_CLASS, 0, CLASS_GATE_WRONG},
    {ON_CLASS, 0, CLASS_READS},
    {ON_CLASS, 0, CLASS_ON_SKILLS},
    {ON_CLASS, 0, CLASS_ON_LESSONS},
    {ON_CLASS, 0, CLASS_ON_QUESTIONS},
    {ON_CLASS, 0, CLASS_ON_TRAINEE},
    {ON_CLASS, 0, CLASS_ON_DISPUTES},
    {ON_CLASS, 0, CLASS_ON_NO_DISPUTE},
    {ON_CLASS, 0, CLASS_ON_DISPUTE},
    {ON_CLASS, 0, CLASS_ON_CLOSED},
    {ON_CLASS, 0, CLASS_ASKS_TO_CLOSE},
    {ON_DESK, APP_REMITTANCE, ITEM_CHOICES},
    {ON_DESK, APP_CLAIM, ITEM_INTERPRET},
    {ON_DESK, APP_CONTRACT, ITEM_WORKSHEET},
    {ON_DESK, APP_CHART, ITEM_LINK},
    {ON_DESK, APP_PHONE, ITEM_CHOICES},
    {ON_DESK, APP_NEGOTIATION, NONE},
    {ON_DESK, APP_CALENDAR, ITEM_DATE},
    {ON_DESK, APP_CALENDAR, ITEM_DAY},
    {ON_DESK, APP_PAYMENTS, ITEM_ALLOCATE},
    {ON_DESK, APP_CLAIM, ITEM_ORDER},
    {ON_DESK, APP_LETTERS, ITEM_LETTER},
    {ON_DESK, APP_CODES, ITEM_MONEY},
    {ON_DESK, APP_REMITTANCE, NONE},
    {ON_CLOCK, CLOCK_ON_DESK, 36000},
    {ON_CLOCK, CLOCK_ON_DESK, 299},
    {ON_CLOCK, CLOCK_ON_SHIFT_DESK, 36000},
    {ON_CLOCK, CLOCK_ON_WORKLIST, 36000},
};
const EverywhereSize everywhere_sizes[EVERYWHERE_SIZES] = {{1440, 900, 100}, {1024, 640, 100}, {2560, 1440, 100}, {1920, 1080, 100}, {1440, 900, 150},
                                                           {1440, 900, 200}, {800, 600, 100},  {1024, 640, 150},  {1024, 640, 200},  {640, 480, 100}};

Harness harness;

/* The second time at its progress, which in narrow windows is a tab, and at what is known of codes. */
static void open_results(const Place *place, const EverywhereSize *size) {
  harness_open_results(&harness, (ResultsSample)place->kind, size->width, size->height, size->text);
  if (!place->app) return;
  harness.results.side_tab = true;
  harness.results.kind = 2;
  harness_event(&harness, (UiEvent){.kind = EVENT_NONE});
}

/* The list of its keys lies over the screen, where no field takes what is typed. */
static void with_its_keys(Check *check, const char *where) {
  char with[140];
  harness_key(&harness, '?', 0);
  if (!harness_find(&harness, ROLE_DIALOG, "All keys")) return;
  (void)snprintf(with, sizeof with, "%s, its keys", where);
  check(with);
}

void everywhere(Check *check) {
  static const char *const screens[] = {"home",
                                        "briefing",
                                        "debrief",
                                        "desk",
                                        "worklist",
                                        "shift debrief",
                                        "settings",
                                        "search",
                                        "drill",
                                        "note",
                                        "problems",
                                        "keys",
                                        "results",
                                        "class",
                                        "home with a record",
                                        "course",
                                        "dispute",
                                        "briefing of a course",
                                        "home with courses",
                                        "clock"};
  for (size_t p = 0; p < sizeof places / sizeof *places; p++)
    for (size_t s = 0; s < EVERYWHERE_SIZES; s++) {
      char where[120];
      const Place *place = &places[p];
      if (place->screen == ON_DESK)
        harness_open_desk(&harness, (DeskApp)place->app, place->kind, everywhere_sizes[s].width, everywhere_sizes[s].height,
                          everywhere_sizes[s].text);
      else if (place->screen == ON_CLOCK)
        harness_open_clock(&harness, (ClockSample)place->app, place->kind, everywhere_sizes[s].width, everywhere_sizes[s].height,
                           everywhere_sizes[s].text);
      else if (place->screen == ON_DRILL)
        harness_open_drill(&harness, (DrillSample)place->kind, everywhere_sizes[s].width, everywhere_sizes[s].height, everywhere_sizes[s].text);
      else if (place->screen == ON_RESULTS)
        open_results(place, &everywhere_sizes[s]);
      else if (place->screen == ON_CLASS)
        harness_open_class(&harness, (ClassSample)place->kind, everywhere_sizes[s].width, everywhere_sizes[s].height, everywhere_sizes[s].text);
      else if (place->screen == ON_DEBRIEF && place->kind != DEBRIEF_ENDED)
        harness_open_debrief(&harness, (DebriefPart)place->kind, everywhere_sizes[s].width, everywhere_sizes[s].height, everywhere_sizes[s].text);
      else
        harness_open(&harness, place->screen, everywhere_sizes[s].width, everywhere_sizes[s].height, everywhere_sizes[s].text);
      (void)snprintf(where, sizeof where, "%s app %d item %d at %dx%d, text %d", screens[place->screen], place->app, place->kind,
                     everywhere_sizes[s].width, everywhere_sizes[s].height, everywhere_sizes[s].text);
      check(where);
      with_its_keys(check, where);
      harness_close(&harness);
    }
}
