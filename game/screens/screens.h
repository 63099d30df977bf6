/* The screens: each is one function from a view and its own small state to what the trainee wants done. */
#ifndef SCREENS_SCREENS_H
#define SCREENS_SCREENS_H

#include "screens/views_class.h"
#include "screens/views_course.h"

typedef enum WantKind {
  WANT_NONE,
  WANT_OPEN_SCENARIO, /* place in the list */
  WANT_CONTINUE,      /* place in the list: the attempt at it that was left */
  WANT_START,         /* place: Mode */
  WANT_BACK,
  WANT_DO,       /* action */
  WANT_DO_PARTS, /* parts: interpretations of one step, confirmed together */
  WANT_HINT,
  WANT_UNDO,
  WANT_REDO,
  WANT_LEAVE, /* the desk, the attempt stays as it is */
  WANT_DEBRIEF,
  WANT_RETRY,    /* place: actions kept */
  WANT_AGAIN,    /* the same scenario from the start */
  WANT_THEME,    /* the next theme */
  WANT_TAKE,     /* place: of an account of the shift */
  WANT_WORKLIST, /* from the desk */
  WANT_END_DAY,
  WANT_CASE,      /* place: of an account, its debrief */
  WANT_TEXT_SIZE, /* place: -1 smaller, 1 larger */
  WANT_FIND,      /* opens the search */
  WANT_SETTINGS,  /* opens the settings */
  WANT_BRIEFING,  /* reads the briefing again */
  WANT_CLOSE_OVERLAY,
  WANT_FOUND,     /* place: of the item */
  WANT_SET_THEME, /* place: of the theme */
  WANT_SET_TEXT,  /* place: percent */
  WANT_SET_SOUND, /* place: SoundChoice */
  WANT_SPEAK,     /* place: whether the screens are read aloud */
  WANT_DRILL,     /* opens the code drill */
  WANT_GRADE,     /* place: of the card shown, 0 again to 3 easy */
  WANT_UNGRADE,   /* the last one is taken back */
  WANT_LOOK_UP,   /* the code of the card shown */
  WANT_PROBLEMS,  /* opens the list of what is wrong with a file */
  WANT_COPY,      /* place: of the problem whose place in its file is copied */
  WANT_KEYS,      /* opens the list of keys */
  WANT_RESET_KEY, /* place: of the action, NONE all */
  WANT_RESULTS,   /* opens my results */
  WANT_LOOK_BACK, /* place: of an attempt there, its debrief, or it is gone on with */
  WANT_PRACTISE,  /* place: of what comes next */
  WANT_EXPORT,    /* place: ExportKind */
  WANT_FORGET,    /* place: of an attempt, NONE: everything */
  WANT_CERTIFICATE,
  WANT_CLASS,        /* opens the class results */
  WANT_CLASS_UNLOCK, /* with the passphrase that was typed */
  WANT_CLASS_LOCK,
  WANT_CLASS_EXPORT,  /* place: ClassExport */
  WANT_CLASS_ATTEMPT, /* place: of an attempt of the class, its debrief */
  WANT_CLASS_LOOK,    /* the debrief of the attempt of the dispute that is read */
  WANT_CLASS_ANSWER,  /* answers that dispute with what was typed */
  WANT_CLASS_CLOSE,   /* the same, and closes it */
  WANT_SAVE_PAGE,     /* the debrief, as a page */
  WANT_DISPUTE,       /* place: of a decision of the debrief */
  WANT_SEND_DISPUTE,
  WANT_ENTRY,  /* place: of the course */
  WANT_COURSE, /* home shows the course, or all scenarios */
  WANT_QUIT
} WantKind;

#define WANT_MOST_PARTS 8
typedef struct WantPart {
  int item;
  Str option;
} WantPart;

typedef struct Want {
  WantKind kind;
  int place;
  Action action; /* WANT_DO */
  WantPart parts[WANT_MOST_PARTS];
  int part_count;
} Want;

/* ---- Home ---- */

typedef enum HomeSort { SORT_LEVEL, SORT_TIME, SORT_TITLE, SORTS } HomeSort;
#define HOME_SHIFTS (KIND_NEGOTIATION + 1)

typedef struct HomeState {
  int selected; /* row of the rows shown */
  int kind;     /* ScenarioKind shown, HOME_SHIFTS, NONE all */
  UiText filter;
  int sort;    /* HomeSort */
  int place;   /* in the list, of that row; NONE: no row */
  int come_to; /* place in the list to select, from 1; 0: none */
  bool keys;   /* the table of keys is open */
} HomeState;
Want home_screen(UiContext *ui, const HomeView *view, HomeState *state);

/* ---- Briefing ---- */

typedef struct BriefingState {
  int mode;
  bool mode_tab; /* in one column: scoring and mode, not the case */
  bool keys;
} BriefingState;
Want briefing_screen(UiContext *ui, const BriefingView *view, BriefingState *state);

/* ---- Desk ---- */

#define DESK_MOST_FIELDS 48

/** What is being entered for the open item; emptied when another is asked. */
typedef struct AnswerState {
  Str step;
  char step_room[72];
  int visit, item;
  uint32_t choices;
  int option; /* NONE */
  int part;   /* of an interpretation confirmed as a whole: the one that is asked now */
  int parts[WANT_MOST_PARTS];
  int letter_part; /* of a letter: the one whose versions are shown, NONE while the whole is read */
  uint64_t facts[BITS_WORDS(SCENARIO_MOST_FACTS)];
  int8_t order[SCENARIO_MOST_ENTRIES]; /* places among the options, the first one first */
  UiText fields[DESK_MOST_FIELDS];
  Day day;
  bool bad[DESK_MOST_FIELDS]; /* said once the answer was tried */
  bool tried;
} AnswerState;

typedef struct TalkState {
  int round, step_count;
  Cents ask;
  UiText amount;
  int card; /* place of the fact to play, NONE */
  int levels[NEGOTIATION_MOST_TERMS];
  bool started;
} TalkState;

typedef struct DeskState {
  DeskApp app, followed; /* shown; the last that the step asked for */
  DeskApp beside;        /* shown beside it where there is room: the one chosen for that, or the one shown before; APP_COUNT: none */
  int page[APP_COUNT], row[APP_COUNT];
  bool raw, task_tab, sheet_tab, strip_open, leaving, keys;
  bool forced; /* `app` was chosen from outside: the first step does not change it */
  UiText clause_search, code_search;
  Day month;
  AnswerState answer;
  TalkState talk;
  int day_row;
} DeskState;
void desk_state_init(DeskState *state);
Want desk_screen(UiContext *ui, const DeskView *view, DeskState *state);

/* ---- Worklist ---- */

typedef enum WorklistShown { LIST_ALL, LIST_TO_WORK, LIST_DUE, LIST_OLD, LIST_WAITING, LIST_SHOWN_COUNT } WorklistShown;
typedef enum WorklistSort { LIST_BY_ARRIVAL, LIST_BY_BALANCE, LIST_BY_AGE, LIST_BY_DEADLINE, LIST_BY_PAYER, LIST_SORT_COUNT } WorklistSort;

typedef struct WorklistState {
  int place;    /* of the account selected, NONE: the first */
  int selected; /* its row among those shown */
  WorklistShown shown;
  WorklistSort sort;
  UiText filter;
  bool account_tab; /* in one column: the account, not the list */
  bool ending_day, leaving, keys;
} WorklistState;
Want worklist_screen(UiContext *ui, const WorklistView *view, WorklistState *state);

/* ---- Debrief ---- */

typedef enum DebriefPart { DEBRIEF_ENDED, DEBRIEF_COURSE, DEBRIEF_PATHS, DEBRIEF_TRANSCRIPT, DEBRIEF_TALK } DebriefPart;

typedef struct DebriefState {
  int selected;                 /* row of the decisions shown */
  int place;                    /* of that decision among all */
  int mark, path_row;           /* rows of the days and of the paths */
  bool from_here;               /* the paths are told from that decision, not from the start */
  bool improve_only, keys, met; /* met: the ring was given to the decisions once */
  bool known;                   /* what was known then is shown */
  int told;                     /* row of the transcript */
  bool told_short, copied;      /* without what was only looked at; it was just copied */
  UiText told_find;
  DebriefPart part; /* beside the decisions */
  bool part_tab;    /* in one column: that part, not the decisions */
} DebriefState;
/** Says that the debrief is being worked out. */
void debrief_waiting(UiContext *ui, Str title);
Want debrief_screen(UiContext *ui, const DebriefView *view, DebriefState *state);

/* ---- Debrief of a shift ---- */

typedef enum ShiftPart { SHIFT_MEASURES, SHIFT_PLAYS, SHIFT_PARTS } ShiftPart;

typedef struct ShiftDebriefState {
  int selected;
  bool keys, met; /* met: the ring was given to the accounts once */
  ShiftPart part; /* beside the accounts */
  bool part_tab;  /* in one column: that part, not the accounts */
} ShiftDebriefState;
Want shift_debrief_screen(UiContext *ui, const ShiftDebriefView *view, ShiftDebriefState *state);

/* ---- Code drill ---- */

typedef struct DrillState {
  int chosen;          /* place of the answer given, NONE before */
  bool side_tab, keys; /* in one column: the round, not the card */
} DrillState;
Want drill_screen(UiContext *ui, const DrillView *view, DrillState *state);

/* ---- Home with a course ---- */

typedef struct CourseState {
  int selected;
  bool met, keys; /* met: it stood once at what is next */
} CourseState;
Want course_screen(UiContext *ui, const CourseView *view, CourseState *state);

/* ---- My results ---- */

typedef enum ResultsDialog { RESULTS_PLAIN, RESULTS_KEPT, RESULTS_DELETE_ONE, RESULTS_DELETE_ALL } ResultsDialog;
typedef enum ExportKind { EXPORT_BUNDLE, EXPORT_TABLE } ExportKind;

typedef struct ResultsState {
  int selected; /* row of the attempts shown */
  int mode;     /* Mode shown, NONE all */
  int kind;     /* of what is known: axes, skills, codes, rules */
  ResultsDialog dialog;
  int deleting;        /* place of the attempt that is asked about */
  bool side_tab, keys; /* in one column: progress, not the attempts */
} ResultsState;
Want results_screen(UiContext *ui, const ResultsView *view, ResultsState *state);

/* ---- Class results ---- */

typedef enum ClassPart { CLASS_SKILLS, CLASS_LESSONS, CLASS_QUESTIONS, CLASS_DISPUTES, CLASS_PARTS } ClassPart;
typedef enum ClassSort { CLASS_BY_NAME, CLASS_BY_SCORE, CLASS_BY_TIME, CLASS_SORTS } ClassSort;
typedef enum ClassExport { CLASS_PAGE, CLASS_TABLE, CLASS_GRADES, CLASS_EXPORTS } ClassExport;

/** Characters that a passphrase has at least. */
#define CLASS_PASSPHRASE_LEAST 8

typedef struct ClassState {
  ClassPart part;
  int row[CLASS_PARTS]; /* selected in each */
  ClassSort sort;
  bool help_only, names; /* shown: who needs help alone; exports: with names */
  UiText filter;
  int first_lesson; /* of the scenarios shown */
  int trainee;      /* whose attempts are shown, NONE */
  int attempt_row;
  int dispute;         /* the one that is read, NONE */
  UiText answer;       /* what is typed to answer it */
  bool closing;        /* it is asked whether to close it */
  UiText typed[2];     /* passphrase, and once more; emptied as soon as it was tried */
  bool side_tab, keys; /* in one column: the overview, not the part */
  bool met;            /* the ring was given to the trainees once */
} ClassState;
Want class_screen(UiContext *ui, const ClassView *view, ClassState *state);

#endif
