/* What the files of the program share. */
#ifndef SCREENS_PROGRAM_INSIDE_H
#define SCREENS_PROGRAM_INSIDE_H

#include "report/limit.h"
#include "screens/overlays.h"
#include "screens/program.h"
#include "screens/view.h"
#include "ui/voice.h"

typedef enum OverlayKind {
  OVERLAY_NONE,
  OVERLAY_SETTINGS,
  OVERLAY_FIND,
  OVERLAY_BRIEFING,
  OVERLAY_PROBLEMS,
  OVERLAY_KEYS,
  OVERLAY_DISPUTE
} OverlayKind;

/** The code drill. What the record holds is read anew whenever home or the drill is come to. */
typedef struct ProgramDrill {
  Arena *record_arena, *arena; /* the reviews and misses; what follows from them */
  DrillDeck deck;              /* empty until it is made */
  DrillReview *reviews;
  size_t review_count, review_capacity;
  DrillRecord record;
  Drill all;
  bool known, none; /* the record was read since home was come to; there is none */
  int place;        /* of the card shown, NONE: nothing is due */
  int answered, right;
  DrillReview last; /* the grade that can be taken back, */
  int last_place;   /* of this card, NONE: none; */
  int last_chosen;  /* after this answer, */
  bool last_right;  /* which was right */
  DrillState state;
} ProgramDrill;

/** What was wrong with the file that was read last. */
typedef struct ProgramProblems {
  Arena *arena;
  ProblemView *rows;
  size_t count, capacity;
  ProblemsView view;
  ProblemsState state;
  int file; /* that they are of */
} ProgramProblems;

/** My results, as they were when they were come to. */
typedef struct ProgramResults {
  Arena *arena;
  Results all;
  const ResultsView *view;
  const HomeFiguresView *figures; /* what home shows of it, NULL */
  ResultsState state;
} ProgramResults;

/** The class. What the records hold is read anew whenever it is come to. */
typedef struct ProgramClass {
  Arena *arena;
  bool teaches, unlocked, failed; /* the rail shows it; the passphrase was given; it could not be read */
  bool looks_back;                /* at the debrief of one of its attempts */
  ClassGate gate;
  ClassRecord record;
  const ClassReport *report; /* NULL until it is read */
  Arena *dispute_arena, *asked_arena;
  ClassDisputes disputes;
  const ClassToldView *asked; /* of the dispute that is read, NULL until it is worked out */
  int asked_of;               /* which one that is, NONE */
  int missed;                 /* wrong passphrases in a row */
  int64_t not_before_ms;      /* the next may be tried */
  char told_room[160];
  size_t told_length;
  ClassState state;
} ProgramClass;

/** The course that home shows, and where the trainee stands in it. */
typedef struct ProgramCourse {
  Arena *kept, *arena;      /* the course; where the trainee stands in it */
  const Course *course;     /* NULL: none */
  bool invented;            /* for a picture */
  bool listed;              /* home shows all scenarios; its rules hold */
  int file;                 /* it is, NONE: it is not among them */
  int *files;               /* by entry, NONE */
  const ProgramFile *found; /* the program's files without those that the course alone names */
  int found_count;
  CourseProgress progress;
  Str pseudonym, who, student_id;
  bool known; /* there is a record */
  CourseState state;
} ProgramCourse;

/** The shift whose case is tried again; all of it is as it was when it is come back to. */
typedef struct ProgramAside {
  Arena *attempt_arena, *debrief_arena;
  const Shift *shift;
  ShiftSession *session;     /* NULL: nothing is set aside */
  ShiftDebriefView *debrief; /* NULL: it is still to be worked out */
  ShiftAnalysis *analysis;
  Str text;
  int place; /* of the case */
  bool looks_back;
} ProgramAside;

struct Program {
  Arena *arena;          /* the program's own: heads, codes, rules */
  Arena *scenario_arena; /* the scenario opened */
  Arena *attempt_arena;  /* the session */
  Arena *debrief_arena;
  Arena *frame_arena;
  Arena *desk_arena;  /* the desk as it was last made */
  Arena *heads_arena; /* heads that were read again */
  const DeskView *kept_desk;
  uint64_t kept_desk_of;
  const ProgramPorts *ports;
  const ProgramFile *files;
  ScenarioView *heads;
  int count, continues; /* the scenario of the latest attempt that was left, NONE */
  Str folder;
  const CodeReference *codes;
  const RuleBook *rules;
  ProgramText assets[2]; /* codes and rules, as they are read */
  Str assets_hash;       /* of what scenarios are read with, as the command line hashes it */
  ProgramScreen screen;
  int opened;               /* file */
  Str text;                 /* of it */
  const Scenario *scenario; /* the variant that the next attempt plays; NULL of a shift */
  const Shift *shift;       /* or a shift */
  Str attempt;              /* id of the next attempt, empty when it is still to be drawn */
  uint64_t seed;            /* and its seed */
  Session *session;         /* at the scenario, or at the case of the shift that is on the desk */
  ShiftSession *at_shift;
  int place, spent;      /* of that case, NONE; minutes that the last action in the shift took */
  int written;           /* entries already in the journal */
  bool begun;            /* its journal is */
  bool listened;         /* to what the records have to say */
  bool open;             /* noted as one that can be continued */
  DebriefView *debrief;  /* NULL while it is worked out */
  Analysis *solved;      /* of the attempt that it tells of */
  const Debrief *before; /* of the attempt that it retries, NULL */
  HomeState home;
  BriefingState briefing;
  DeskState desk;
  WorklistState worklist;
  DebriefState debrief_state;
  ShiftDebriefView *shift_debrief; /* NULL while it is worked out; then `debrief` is that of an account looked at, or NULL */
  ShiftAnalysis *analysis;
  int shown_case; /* that account */
  ProgramAside aside;
  ShiftDebriefState shift_debrief_state;
  char toast_room[256];
  UiToast toast;
  bool toast_shown;
  ProgramProblems problems;
  bool stale;     /* the file holds another text than the attempt, which goes on as it began */
  uint64_t seen;  /* sum of the file as it was last read after a save; 0: it was not */
  bool heads_old; /* something was saved since the heads were read */
  int theme, text_percent;
  Voice *voice;
  UiEdits *edits;
  UiWraps *wraps;
  bool speaking, greeted, acted; /* reads aloud; has said so; the trainee did something in this pass */
  int voice_want;
  SoundChoice sound;
  const Session *sounded; /* of which so many entries were heard */
  int sounded_count;
  bool toast_heard;
  OverlayKind overlay;
  ProgramPlace place_left;
  char attempt_room[128];
  KeyMap keys;
  UiCap caps[KEYS_COUNT]; /* of those that were changed */
  int cap_count;
  Arena *caps_arena;
  KeysState keys_state;
  UiId under; /* what had the ring before it was opened */
  DisputeState dispute;
  FindState find;
  const FindView *found;     /* of this pass */
  const DeskView *desk_view; /* that is drawn, NULL */
  ProgramDrill drill;
  ProgramResults results;
  ProgramCourse course;
  Limit limit;      /* of the attempt */
  int64_t limit_s;  /* left when it was looked at last */
  bool shows_clock; /* an attempt begins for a picture of its clock */
  int64_t now_ms;   /* of the pass */
  bool looks_back;  /* at the debrief of an attempt of the records, on the texts it was played with */

  ProgramClass class;
};

/** Says something in a toast. */
void program_say(Program *program, UiChipKind kind, Str text, int64_t now_ms);
/** Begins the journal of the attempt at what is opened. @return false when it could not be kept. */
bool program_begin_journal(Program *program, const JournalHead *head);
/** Appends a line to it. @return false when it could not be kept. */
bool program_write(Program *program, const JournalHead *head, Buf *line);
/** Says why something was not kept. */
void program_say_not_saved(Program *program, int64_t now_ms);
/** Notes on the machine whether the attempt is one that can be continued. */
void program_note_open(Program *program, const JournalHead *head, bool open);

/** What a desk wants of the attempt at its case. @return NULL, or why it was refused. */
const char *program_do_on_desk(Program *program, const Want *want, int64_t now_ms);

/** An assessment whose debrief the course does not show yet is handed in, and home is shown. @return whether it was. */
bool program_hand_in(Program *program, const JournalHead *head, int score);

/** Starts the attempt that was drawn. */
bool program_begin(Program *program, Mode mode, Str parent, int position);

/* ---- program_retry.c ---- */

/** Tries again from where so many actions are kept: the attempt, or of a shift the case that is shown. @return whether it could be kept. */
bool program_retry(Program *program, int kept);
/** The attempt that this one retries; NULL where there is none, or it was played on another text. */
const Session *program_attempt_before(Program *program, Arena *arena);
/** From the debrief of a case that was tried again to that of its shift. */
void program_come_back(Program *program);
/** Goes on with a case of the opened shift that was tried again. @return false when the journal is of none, or it cannot be gone on with. */
bool program_continue_case(Program *program, Str journal);
void program_drop_aside(Program *program);

/* ---- program_open.c ---- */

/** The variant of the seed that was drawn. */
void program_take_variant(Program *program);

/** Says on its row how many errors a file has. @return false. */
bool program_has_errors(Program *program, int file);
/** Reads a file and shows its briefing. @return false, with the reason on its row of home, when it has errors. */
bool program_read_file(Program *program, int file);
/** Draws the next attempt: its id, its seed, and with that the variant that its briefing tells of. */
void program_draw_attempt(Program *program);
/** Neither scenario nor attempt is opened any more. */
void program_forget_opened(Program *program);

/** Codes and rules, read once. @return false where the assets are not there. */
bool program_read_references(Program *program);

/** Entries not yet written, each with the time it was made. @return whether all were kept. */
bool program_write_entries(Program *program);

/* ---- program_overlay.c ---- */

Want program_draw_overlay(Program *program, UiContext *ui);
/** Ctrl K and the like, where no screen took them. */
void program_overlay_keys(Program *program, UiContext *ui);
void program_fulfil_overlay(Program *program, UiContext *ui, const Want *want);
/** Says why a file was not opened: lists what is wrong with it, where it could be read. */
void program_say_not_opened(Program *program, UiContext *ui, int file);
void program_open_overlay(Program *program, UiContext *ui, OverlayKind kind);

/* ---- program_problems.c ---- */

void problems_forget(Program *program);
/** Adds what is wrong with a file, or with a case of a shift; sorts it. */
void problems_add(Program *program, int file, Diags *diags);
/** Says the first error in a toast that leads to all of them. */
void problems_say(Program *program, int64_t now_ms);

/* ---- program_reload.c ---- */

/** Reads the heads of all files again. */
void program_read_heads(Program *program);
/** Opens the file again where it holds another text by now. @return false where it has errors; then they are listed. */
bool program_read_again(Program *program);

void program_close_overlay(Program *program, UiContext *ui);

/* ---- program_dispute.c ---- */

DisputeView program_disputed(const Program *program);
/** Says in a debrief what is disputed of it, and what was answered. */
void dispute_tell(Program *program, const Session *session, DebriefView *view);
/** WANT_DISPUTE, WANT_SEND_DISPUTE. */
void dispute_fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms);

/* ---- program_drill.c ---- */

/** The record, read when home was come to since; NULL where there is none. */
const Drill *drill_known(Program *program);

/** What home shows of it. */
void drill_on_home(const Program *program, HomeView *view);
Want drill_draw(Program *program, UiContext *ui);
/** WANT_DRILL, WANT_GRADE, WANT_UNGRADE, WANT_LOOK_UP. */
void drill_fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms);

/** Reads the record. @return false when there is none. */
bool program_read_drill(Program *program);
/** Cards that wait, as the record was read last. */
int drill_due_now(const Program *program);

/* ---- program_keys.c ---- */

/** Turns a key into what screens know, or takes it as the new key of an action. */
void program_take_key(Program *program, UiEvent *event);
/** WANT_RESET_KEY. */
void program_reset_key(Program *program, int action);

/* ---- program_results.c ---- */

Want results_draw(Program *program, UiContext *ui);
/** The debrief of an attempt of the records, on the texts it was played with. */
void program_look_back(Program *program, Str attempt, Str file, int64_t now_ms);
/** WANT_RESULTS to WANT_CERTIFICATE. */
void results_fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms);

/* ---- program_place.c ---- */

/** Remembers the page of the desk, after a pass. */
void place_note(Program *program);
/** Turns the desk of an attempt that is continued to the page that was left. */
void place_restore(Program *program);

/* ---- program_class.c ---- */

void class_begin(Program *program);
void class_end(Program *program);
/** Looks whether there is one. @return whether the rail changes by it. */
bool class_found(Program *program);
Want class_draw(Program *program, UiContext *ui);
/** Reads it, once the picture says so. @return whether it was still to be done. */
bool class_work(Program *program);
/** @return false for what it does not know. */
bool class_fulfil(Program *program, const Want *want, int64_t now_ms);

/* ---- program_class_disputes.c ---- */

/** Reads anew what is disputed. @return false when it cannot be read. */
bool class_read_disputes(Program *program);
/** Works out what the key says of the dispute that is read, once the picture says so. @return whether it was still to be done. */
bool class_work_dispute(Program *program);
/** WANT_CLASS_ANSWER, WANT_CLASS_CLOSE. */
void class_answer(Program *program, bool closes, int64_t now_ms);

/** The lesson in which points were lost last by the axis or skill that is known least, and why; NONE: all is well, or no other lesson tells of it. */
int results_weak(Program *program, Arena *arena, Str *why);

/* ---- program_page.c ---- */

/** Saves the debrief that is shown, and says where. */
void program_save_page(Program *program, int64_t now_ms);

/* ---- program_course.c: without a course everything may be ---- */

/** Room for one. */
void course_begin(Program *program);
void course_end(Program *program);
/** Opens the course of a file on home. @return false, with the reason on its row, when it has errors. */
bool course_open(Program *program, int file, int64_t now_ms);
/** What is wrong with the text of a course. @return whether nothing is. */
bool course_is_whole(Program *program, Arena *arena, int file, Str text, Diags *diags);
/** Reads the one on home again after a save; while it has errors it stays as it was. */
void course_reload(Program *program, int64_t now_ms);
/** Reads anew where the trainee stands. */
void course_refresh(Program *program);
/** Whether home is that of a course. */
bool course_shows(const Program *program);
CourseView *course_view(const Program *program, Arena *arena);
/** Whether an attempt at what is opened may begin. */
CourseGate course_may_begin(Program *program, Mode mode, Str *why);
/** Whether what is opened is the course's. */
bool course_holds(const Program *program, Mode mode);
/** Minutes that an assessment of what is opened may take, 0: any time. */
int course_minutes(const Program *program, Mode mode);
/** The seed of the trainee's own variant of it, where there is one. */
bool course_own_seed(const Program *program, Mode mode, uint64_t *seed);
/** The score from which an attempt at a lesson in a mode is passed: the course's where it counts there, else PROGRAM_PASS_MARK. */
int course_mark(const Program *program, Str lesson, Mode mode);
bool course_shows_debrief(Program *program, Arena *arena, Str lesson, Mode mode, Str *why);
/** A briefing with what the course says of its lesson. */
const BriefingView *course_briefing(const Program *program, Arena *arena, const BriefingView *view);
/** There is none any more. */
void course_none(Program *program);
/** WANT_ENTRY, WANT_COURSE, WANT_CERTIFICATE. */
void course_fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms);

/* ---- program_limit.c: the clock of an assessment with a time limit ---- */

/** What the course says of it, into the head of an attempt that begins now and is no retry. */
void limit_set(const Program *program, JournalHead *head);
/** Takes up the clock of the attempt that was begun or come back to. */
void limit_take(Program *program);
/** Before a pass: ends the attempt whose time is up; `event` was not meant for what comes then. */
void limit_hold(Program *program, UiContext *ui, UiEvent *event);
/** After a pass: while the clock is shown there is a picture a second. */
void limit_wake(const Program *program, UiContext *ui);
/** Whether the attempt ended so. */
bool limit_ended(const Program *program);

/* ---- program_sound.c ---- */

/** Plays what is due, after a pass. */
void program_sounds(Program *program);

/** What is known of the trainee, for what comes next. */
NextKnown program_known(Program *program);
/** The debrief of an attempt; its paths are worked out when they are looked at. */
Want program_draw_debrief(Program *program, UiContext *ui, const Session *session);

/* ---- program_voice.c ---- */

/** Takes the keys of reading aloud out of an event, before a pass. */
void program_hear(Program *program, UiContext *ui, UiEvent *event);
/** Says what is new, after a pass. */
void program_voice(Program *program, UiContext *ui);

/* ---- program_shift.c ---- */

/** Reads the shift of a file and its cases. @return false, with the reason on the home screen. */
bool shift_open(Program *program, int file);
/** The same without showing it; what is wrong with it goes to `diags`, and with its cases to `found`. @return NULL where there was an error. */
const Shift *shift_read_all(const Program *program, Arena *arena, int file, Str text, Diags *diags, Diags **found, int *count);
/** Begins the attempt that was drawn, at the shift that is opened. @return whether its journal could be kept. */
bool shift_begin(Program *program, Mode mode);
bool shift_replay(Program *program, Str journal, Diags *diags);
/** Does what is wanted in a shift, on the worklist or on the desk. @return whether it could be kept. */
bool shift_fulfil(Program *program, const Want *want, int64_t now_ms);
/** Entries not yet written, each with the time it was made. @return whether all were kept. */
bool shift_write_entries(Program *program);
Want shift_draw(Program *program, UiContext *ui);
/** Works out the debrief. @return whether it was still to be done. */
bool shift_work(Program *program);
/** Home shows the scores and what can be continued as they now are. */
void program_refresh(Program *program);

#endif
