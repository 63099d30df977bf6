/* The program as a window shows it, without the window: home, briefing, desk, debrief, and what leads from one to the other. */
#ifndef SCREENS_PROGRAM_H
#define SCREENS_PROGRAM_H

#include "learn/course.h"
#include "learn/results.h"
#include "overturn/shift_analysis.h"
#include "screens/keys.h"
#include "screens/screens.h"
#include "ui/tone.h"

/** An attempt that was left before its end. */
typedef struct ProgramLeft {
  Str attempt;
  Mode mode;
  int order; /* higher: left later */
} ProgramLeft;

/** A scenario file as it was found. */
typedef struct ProgramFile {
  Str name, text;    /* empty text: read through the port when it is opened */
  Str folder;        /* it lies in; of a shift its cases are looked for from there */
  Str path;          /* of a lesson that a course names from elsewhere, else empty */
  ScenarioView head; /* its row on home; without a title it is read from the text */
} ProgramFile;

/** A text that an attempt is played with: its file, those of a shift's cases, the reference data. */
typedef struct ProgramText {
  Str hash, name, content;
} ProgramText;

typedef struct ProgramBegin {
  Str file, title;
  const JournalHead *head;
  Str line; /* the head as its journal has it */
  const ProgramText *texts;
  int text_count;
} ProgramBegin;

/** An attempt of the records, to be looked at again: what it was played with, and its journal. */
typedef struct ProgramRecorded {
  const Scenario *scenario; /* NULL of a shift */
  const Shift *shift;
  Str journal;
} ProgramRecorded;

/** Where attempts of others are kept too. The user is that of the other ports. */
typedef struct ProgramClassPorts {
  /** Whether there is a class, so that the rail shows it. */
  bool (*is)(void *user);
  /** Whether a passphrase was set. @return false where there are no records. */
  bool (*locked)(void *user, bool *set);
  bool (*set)(void *user, Str passphrase);
  bool (*try)(void *user, Str passphrase, bool *right);
  /** Everything kept of everybody, in the arena. @return false when it cannot be read. */
  bool (*read)(void *user, Arena *arena, ClassRecord *record);
  /** What trainees dispute, in the arena. @return false when it cannot be read. */
  bool (*disputes)(void *user, Arena *arena, ClassDisputes *disputes);
  /** Keeps the answer to a dispute; an empty one leaves that before it. @return false, with the reason for people. */
  bool (*answer)(void *user, Arena *arena, const ClassDispute *dispute, Str answer, bool closes, Str *why);
} ProgramClassPorts;

/** What the program needs from the machine it runs on. All are called from program_pass() and program_work() only. */
typedef struct ProgramPorts {
  void *user;
  /** A file of assets/, whole: "codes.json". Empty when it cannot be read. */
  Str (*asset)(void *user, Arena *arena, Str name);
  /** Appends a line to the journal of an attempt that was begun or read. @return false when it could not be kept: nothing of it is there then. */
  bool (*journal)(void *user, Str attempt, Str line);
  /** The time for people, RFC 3339; rides along in the journal. */
  Str (*wall_clock)(void *user, Arena *arena);
  /** A new attempt's id, and its seed. */
  Str (*new_attempt)(void *user, Arena *arena, Str scenario, uint64_t *seed);
  /** Begins an attempt: its head, and what it is played with, so that it can be played again as it was. @return false when it could not be kept. */
  bool (*begin)(void *user, const ProgramBegin *begin);
  /** What there is to say of the records, once: why something was not saved, or that they were damaged. Empty: nothing. */
  Str (*said)(void *user);
  /** Keeps what came of an attempt that is over. */
  void (*keep_result)(void *user, const Session *session, const Debrief *debrief);
  void (*keep_shift)(void *user, const ShiftSession *session, const ShiftDebrief *debrief);
  /** The best score kept, NONE when there is none; retries do not count. */
  int (*best_score)(void *user, Str scenario, Mode mode);
  /** Notes whether an attempt at a scenario is open, so that it can be continued, or over. */
  void (*mark)(void *user, Str scenario, Str attempt, Mode mode, bool open);
  /** The latest attempt at a scenario, if it is open. @return false when there is none. */
  bool (*left)(void *user, Str scenario, ProgramLeft *left);
  /** The journal of an attempt, whole lines only. Empty when it cannot be read. */
  Str (*journal_text)(void *user, Arena *arena, Str attempt);
  /** A file that a shift names, beside it or below. @return false, with the reason for people, where it cannot be read or may not be. */
  bool (*beside)(void *user, Arena *arena, Str folder, Str relative, Str *text, Str *why);
  /** From now on what is saved in a folder is told, too: program_reload(). NULL: nothing is. */
  void (*watch)(void *user, Str folder);
  /** A scenario file whose text was not read yet. @return false, with the reason for people, where it cannot be read. */
  bool (*scenario)(void *user, Arena *arena, const ProgramFile *file, Str *text, Str *why);
  /** Says a line after those before it, or in their place where it `interrupts`; an empty one is silence. @return at once, false: nothing can be said. */
  bool (*speak)(void *user, Str line, bool interrupts);
  /** Plays a tone; returns at once. */
  void (*sound)(void *user, Tone tone);
  /** What the trainee's record holds for the code drill, in the arena. @return false when there is no record: then there is no drill. */
  bool (*drill)(void *user, Arena *arena, DrillRecord *record);
  /** Keeps a review of a card. @return false when it could not be. */
  bool (*review)(void *user, const DrillReview *review, bool right);
  /** Takes a review back that was kept. @return false when it could not be. */
  bool (*drop_review)(void *user, const DrillReview *review);
  /** Seconds since 1970, UTC. */
  int64_t (*seconds)(void *user);
  /** Everything that the record says of who sits here, in the arena. @return false when there is no record. */
  bool (*results)(void *user, Arena *arena, Results *results);
  /** What a course asks of that record. @return false when there is none. */
  bool (*course)(void *user, Arena *arena, CourseRecord *record);
  /** Where the records lie, for people. */
  Str (*records_at)(void *user);
  /** An attempt as it was played, in the arena. @return false, with the reason for people, when it cannot be read. */
  bool (*recorded)(void *user, Arena *arena, Str attempt, ProgramRecorded *recorded, Str *why);
  /** Everything kept of who sits here as one text, under the pseudonym. */
  bool (*bundle)(void *user, Arena *arena, Str *text);
  /** Writes a file that was asked for. @return whether it is there; `said`: where, or why not. */
  bool (*write_out)(void *user, Arena *arena, Str name, Str content, Str *said);
  /** The same under a name that nothing has yet: a number follows it where there is such a file. */
  bool (*write_new)(void *user, Arena *arena, Str name, Str ending, Str content, Str *said);
  /** Keeps that the trainee disputes the decision made by a line of an attempt's journal. @return false, with the reason for people. NULL: no records. */
  bool (*dispute)(void *user, Arena *arena, Str attempt, int number, Str text, Str *why);
  /** What is disputed in an attempt, in the arena. NULL: no records. */
  bool (*disputed)(void *user, Arena *arena, Str attempt, ClassDisputes *disputes);
  /** Deletes an attempt, or with an empty name everything kept of who sits here. */
  bool (*forget)(void *user, Str attempt);
  const ProgramClassPorts *class; /* NULL: there is no class here */
} ProgramPorts;

typedef enum ProgramScreen {
  SCREEN_HOME,
  SCREEN_BRIEFING,
  SCREEN_DESK,
  SCREEN_WORKLIST,
  SCREEN_DEBRIEF,
  SCREEN_DRILL,
  SCREEN_RESULTS,
  SCREEN_CLASS
} ProgramScreen;

typedef struct Program Program;

/** From which score an attempt is passed of which no course says anything. */
#define PROGRAM_PASS_MARK 75

/** `files` and `ports` outlive the program. `folder` is named where there are no scenarios. */
Program *program_new(Arena *arena, const ProgramPorts *ports, const ProgramFile *files, int count, Str folder);
void program_free(Program *program);

/**
 * A file may have been saved. Practice on the desk of the opened one goes on in the new text as far as its actions fit, as a new attempt that names the old one;
 * its briefing tells of the new text; a shift stays as it began. Where the new text has errors what is on the screen stays, and they are listed until a save
 * without any. @return whether there is something to draw.
 */
bool program_reload(Program *program, int64_t now_ms);
/** Lists what would be wrong if the opened file held this text. */
void program_show_problems(Program *program, Str text);
/** The text of the opened file; empty: none is opened. */
Str program_text(const Program *program);

/** Opens a scenario or a shift at its briefing. @return false, with the reason on the home screen, when it has errors. */
bool program_open(Program *program, int file);
bool program_start(Program *program, Mode mode);
/** Plays a journal on the opened scenario and shows its desk as it stands then. @return false with `diags` when it cannot. */
bool program_replay(Program *program, Str journal, Diags *diags);
/** Goes on with the attempt at a scenario that was left. @return false, with the reason in a toast, when it cannot be. */
bool program_continue(Program *program, int file, int64_t now_ms);
/** Shows that the debrief of the attempt, as far as it is, is being worked out; program_work() does that. */
void program_show_debrief(Program *program);
/** A part of a debrief that was worked out, in the place of its decisions. */
void program_show_part(Program *program, DebriefPart part);
/** Turns the desk to an app. */
void program_show_app(Program *program, DeskApp app);
void program_show_home(Program *program);
void program_show_briefing(Program *program);
/** For pictures: an assessment of what is opened begins, of whose time limit a little is gone. */
void program_show_clock(Program *program);
/** The desk of the attempt, if there is one, as it is when it is come to. */
void program_show_desk(Program *program);
/** Lays the settings or the search, for `query`, over what is shown; or takes them away. */
void program_show_overlay(Program *program, bool settings, bool search, Str query);
/** Opens the code drill at its next card. */
void program_show_drill(Program *program);
/** Opens my results. @return false when there is no record. */
bool program_show_results(Program *program);

/** Opens the class results, at their gate; from now on the rail shows them. */
void program_show_class(Program *program);
/** The same behind the gate, for pictures: a part of it; `first`: the attempts of the first trainee, or of the disputes the first. */
void program_show_in_class(Program *program, ClassPart part, bool first);
/** Home shows this course from now on, and its rules hold. `folder`: of its file. @return false, with the reason in a toast, when it cannot be. */
bool program_set_course(Program *program, Str name, Str text, Str folder, int64_t now_ms);
/** The same of the course among the files: that of `program_set_place()`, or the only one. One with errors tells of them on its row. */
void program_find_course(Program *program, int64_t now_ms);
/** For pictures: home shows an invented course of the first lessons that are there, or the briefing of what is next in it. */
void program_show_course(Program *program, bool briefing);
/** Takes an invented course away. */
void program_hide_course(Program *program);
/** Of a shift: its worklist. */
void program_show_worklist(Program *program);

/** One event: runs passes until nothing more changes. @return false when the program should end. */
bool program_pass(Program *program, UiContext *ui, const UiFrame *frame);

/**
 * What takes long is done here, once the picture that says so is shown: call it after every picture, and draw again when it did something.
 * Keys pressed meanwhile were not meant for what comes. @return whether there was something to do.
 */
bool program_work(Program *program);

/**
 * Reads what home shows of the record, due cards, the weakest skill and the last days, where home was come to and shown: call it after a picture, and draw
 * again when it did something. It takes no longer than a picture does, so keys pressed meanwhile count.
 */
bool program_read_home(Program *program);

ProgramScreen program_screen(const Program *program);
/** The attempt going on, of a shift that at the case last shown; NULL when there is none. */
const Session *program_session(const Program *program);
/** The attempt at a shift, NULL when there is none. */
const ShiftSession *program_shift(const Program *program);
/** Which theme and text size the trainee chose: 0 light, 1 dark, 2 high contrast; 100 to 200. */
int program_theme(const Program *program);
int program_text_percent(const Program *program);
/** Whether the screens are read aloud. */
bool program_speaking(const Program *program);
void program_set_speaking(Program *program, bool speaking);
/** Nothing can be read aloud after all: says so in a toast. */
/** Sounds: 0 never, 1 in practice, 2 always. */
int program_sound(const Program *program);
void program_set_sound(Program *program, int sound);
void program_speech_failed(Program *program, int64_t now_ms);
/** Keys that were given to actions. */
const KeyMap *program_keys(const Program *program);
/** Lays their list over what is shown. */
void program_show_keys(Program *program);
void program_set_keys(Program *program, const KeyMap *keys);
/** Where one is. */
typedef struct ProgramPlace {
  int kind, sort;   /* of the list on home: HomeState */
  Str filter, file; /* in its field; selected */
  Str course;       /* file of the one that home shows, empty: none was chosen yet */
  Str attempt;      /* last on the desk, empty: none */
  DeskApp app;      /* its page */
  int page;
} ProgramPlace;

ProgramPlace program_place(const Program *program);
/** Home stands as it did then, and the attempt, when it is continued, lies open at its page. */
void program_set_place(Program *program, const ProgramPlace *place);
/** Says something about what the program was started with. */
void program_warn(Program *program, Str text, int64_t now_ms);
void program_set_look(Program *program, int theme, int text_percent);
extern const char *const program_themes[];
#define PROGRAM_THEMES 3

#endif
