/* The commands of the terminal, one file each, and what they share. */
#ifndef OVERTURN_CLI_H
#define OVERTURN_CLI_H

#include <stdio.h>

#include "learn/course.h"
#include "overturn/analysis.h"
#include "overturn/files.h"
#include "overturn/shift_session.h"
#include "report/limit.h"

/* The exit codes that every command shares. */
enum { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_USAGE = 2, EXIT_MACHINE = 3 };

/** What main() knows about the world. */
typedef struct Cli {
  Arena *arena;
  Str data; /* the folder with assets/ and scenarios/; empty when none was found */
  Str own;  /* the trainee's own folder, where records lie unless another is named; empty when there is none */
  const char *version;
} Cli;

int cli_actions(const Cli *cli, int argc, char **argv);
int cli_bench(const Cli *cli, int argc, char **argv);
int cli_check(const Cli *cli, int argc, char **argv);
int cli_import(const Cli *cli, int argc, char **argv);
int cli_new(const Cli *cli, int argc, char **argv);
int cli_export(const Cli *cli, int argc, char **argv);
int cli_explain(const Cli *cli, int argc, char **argv);
int cli_graph(const Cli *cli, int argc, char **argv);
int cli_push(const Cli *cli, int argc, char **argv);
int cli_report(const Cli *cli, int argc, char **argv);
int cli_merge(const Cli *cli, int argc, char **argv);
int cli_mine(const Cli *cli, int argc, char **argv);
int cli_regrade(const Cli *cli, int argc, char **argv);
int cli_records(const Cli *cli, int argc, char **argv);
int cli_dispute(const Cli *cli, int argc, char **argv);
int cli_roster(const Cli *cli, int argc, char **argv);
int cli_replay(const Cli *cli, int argc, char **argv);
int cli_schema(const Cli *cli, int argc, char **argv);
int cli_verify(const Cli *cli, int argc, char **argv);
int cli_solve(const Cli *cli, int argc, char **argv);

/* ---- overturn play --terminal ---- */

/** What an assessment has to reach where no other mark is asked for. */
#define CLI_PASS_MARK 75

/** An attempt, ready to be played. */
typedef struct CliAttempt {
  Session *session;
  ShiftSession *shift; /* in place of it, of a shift; else NULL */
  int kept;            /* entries that its journal has already */
  Str journal;         /* file in which it is kept; empty: it is not kept */
  struct Store *store; /* the records, where that is them; NULL: `journal` is a file of its own */
  Str go_on;           /* the command that goes on with it, or empty */
  int pass_mark;       /* of an assessment */
  Str closed;          /* why its debrief may not be seen yet, or empty */
} CliAttempt;

typedef struct CliOutcome {
  bool finished, violated;
  bool kept;    /* the journal has everything */
  int score;    /* when finished */
  bool retries; /* it is to be tried again */
  int keep;     /* with so many of its actions kept */
  int place;    /* of a shift: its case that is tried again */
} CliOutcome;

/** The front end that plays in lines; main() names it. */
typedef struct CliLines {
  bool (*read)(void *user, Arena *arena, Str *line);
  void (*write)(void *user, Str text);
  CliOutcome (*play)(const CliAttempt *attempt);
} CliLines;

typedef struct CliPlay {
  const char *file;             /* a scenario, or a folder to choose from; NULL: the shipped ones */
  const char *journal, *resume; /* NULL when not asked for */
  Str own;                      /* folder of the records; empty: nothing is kept */
  Mode mode;
  bool has_seed;
  uint64_t seed;
  int pass; /* score below which the exit code is 1; NONE: not asked for */
  int mark; /* what the entry of a course has to reach, NONE: no course says */
  const CliLines *lines;
  const char *course, *entry; /* a course by whose rules is played, NULL; its entry, NULL: the next one */
  bool stays_open;            /* an assessment of a course: it is open from its beginning until it is over */
  Str closed;                 /* why its debrief may not be seen yet, or empty */
  int32_t minutes;            /* that an assessment may take, 0: any time */
  bool left;                  /* at its entry, before it began */
} CliPlay;
int cli_play(const Cli *cli, const CliPlay *play);

/** Appends a line to the attempt's journal. @return false, with `why` for people, when it could not. */
bool cli_keep(const CliAttempt *attempt, Arena *arena, Str line, Str *why);
/** The time for people, RFC 3339. */
Str cli_wall_clock(Arena *arena);
/** Now, for a time limit. */
LimitClock cli_now(void);

/** A word of a command line as a shell takes it. */
Str cli_shell_word(Arena *arena, Str word);
/** The program by its own path, as a shell takes it: what was built and never installed has no other name. */
Str cli_program(const Cli *cli);

/** One option of a command. A row with a NULL name ends the table. */
typedef struct CliOption {
  const char *name;  /* "--json" */
  const char *value; /* what it takes, "FILE"; NULL for a switch */
  const char *help;
} CliOption;

#define CLI_MOST_OPTIONS 16

/** A command line, read by a command's table. */
typedef struct CliArguments {
  const char *values[CLI_MOST_OPTIONS]; /* by row; a switch that was given has "" */
  const char **words;                   /* what is no option */
  int word_count;
} CliArguments;

/**
 * Reads argv (argv[0] is the command). `--help` prints usage, summary and options to stdout; a fault goes to stderr with the usage.
 * @return true to go on; else `*status` is the exit code.
 */
bool cli_read(const Cli *cli, int argc, char **argv, const char *usage, const CliOption *options, int least_words, int most_words,
              CliArguments *arguments, int *status);

/** What scenarios are read with. */
typedef struct CliAssets {
  const CodeReference *codes;
  const RuleBook *rules;
  Str hash;     /* SHA-256 of what was read */
  Str texts[2]; /* the same, by cli_asset_names */
} CliAssets;
/** "codes.json", "rules.json". */
extern const char *const cli_asset_names[];
/** @return false after saying on stderr what is wrong. */
bool cli_read_assets(const Cli *cli, CliAssets *assets);

/** play_course.c: what the course has to be played, by its rules. @return false after saying why not. */
bool cli_choose_entry(const Cli *cli, const CliAssets *assets, CliPlay *play);

/* ---- shifts ---- */

/** How the files are read that a shift in this file names: in its own folder and nowhere else. */
ShiftFiles cli_shift_files(const Cli *cli, const char *path);
/** The same of the lessons that a course in this file names. */
CourseFiles cli_course_files(const Cli *cli, const char *path);
/** The course of a file; what is wrong goes to stderr. @return NULL when it cannot be used. */
const Course *cli_read_course(const Cli *cli, const char *path, const CliAssets *assets);
/** Where the file of an entry lies, by the course's own path. */
Str cli_entry_path(const Cli *cli, const char *path, const Course *course, const CourseEntry *entry);
/** Whether that file holds a shift; what cannot be read is none, and whoever reads it next says so. */
bool cli_is_shift(const Cli *cli, const char *path);
/** The shift of a text that was read from a path; what is wrong goes to stderr. @return NULL when it cannot be used. */
const Shift *cli_shift_of(const Cli *cli, const char *path, Str text, const CliAssets *assets);
/** Reads a journal onto a shift; NULL path for an attempt without any action. Prints faults. @return NULL on faults. */
ShiftSession *cli_read_shift_session(const Cli *cli, const Shift *shift, const char *path);

/** The same of a journal that was read, and how messages name it. */
ShiftSession *cli_shift_session_of(const Cli *cli, const Shift *shift, Str shown, Str text);

/** What can be played: a scenario or a shift. */
typedef struct CliLesson {
  const Scenario *scenario;
  const Shift *shift;
} CliLesson;
/** Reads either and prints what is wrong with it to stderr. @return false when it cannot be used. */
bool cli_read_lesson(const Cli *cli, const char *path, const CliAssets *assets, CliLesson *lesson);

/** `overturn replay` and `overturn solve` of a shift. */
typedef struct CliShiftReplay {
  bool json;
  const char *html; /* a page to write, or NULL */
  int64_t pass;
} CliShiftReplay;
int cli_shift_replay(const Cli *cli, const char *path, Str text, const CliAssets *assets, const char *journal, CliShiftReplay how);
/** Writes a page that the owner alone may read. @return false when it could not be, which is said. */
bool cli_write_page(const Cli *cli, const char *path, Str page);
typedef struct CliShiftSolve {
  bool json;
  const char *journal; /* where a play is written, NULL */
  const char *policy;  /* whose; NULL: the best */
  AnalysisLimits limits;
} CliShiftSolve;
int cli_shift_solve(const Cli *cli, const char *path, Str text, const CliAssets *assets, const CliShiftSolve *solve);

/** A path as messages name it: "-" is standard input. */
Str cli_shown(const char *path);
/** Reads a file, or standard input for "-". @return false with the reason for people. */
bool cli_try_file(Arena *arena, const char *path, Str *text, Str *fault);
/** The same. @return false after saying so on stderr. */
bool cli_read_file(const Cli *cli, const char *path, Str *text);
/** Reads a scenario and prints what is wrong with it to stderr. @return NULL when it cannot be used. */
const Scenario *cli_read_scenario(const Cli *cli, const char *path, const CliAssets *assets);
/** The same of a text that was read from there. */
const Scenario *cli_scenario_of(const Cli *cli, const char *path, Str text, const CliAssets *assets);
/** Sorted, to stderr. */
void cli_print_diags(const Cli *cli, Diags *diags);
/** Reads a journal onto a scenario; NULL path for an attempt without any action. Prints faults. @return NULL on faults. */
Session *cli_read_session(const Cli *cli, const Scenario *scenario, const char *path);

/** The same of a journal that was read, and how messages name it. */
Session *cli_session_of(const Cli *cli, const Scenario *scenario, Str shown, Str text);

/** The whole number of an option; it stays what it is where `text` is NULL. @return false when it is none, or outside. */
bool cli_number(const char *text, int64_t least, int64_t most, int64_t *number);
/** The variant that an option names, NULL for `*variant`. @return NULL, with the exit code, after saying on stderr what is wrong. */
const Scenario *cli_variant(const Cli *cli, const Scenario *scenario, const char *text, int64_t *variant, int *status);
/** Writes a line of play as a journal; "-" is standard output. @return false after saying on stderr what went wrong. */
bool cli_write_journal(const Cli *cli, const Scenario *scenario, Str assets_hash, Str attempt, const Action *actions, int count, const char *path);
/** What a file is called, as the id of a scenario: "My case.json" is my-case. */
Str cli_id_of_path(const Cli *cli, const char *path);
/** Whether that file may be written: it is not there yet, or `force`. Says so on stderr where not. NULL, standard output, may be. */
bool cli_may_write(const Cli *cli, const char *path, bool force);

void cli_print(FILE *to, Str text);
/** Colours where a person looks at a terminal that has them and NO_COLOR is not set; else none. */
const DiagStyle *cli_style(FILE *to);
/** Every code that a message about a file can have. @return how many. */
int cli_codes(Arena *arena, const DiagCode ***codes);
/** @return EXIT_DONE, or EXIT_MACHINE when standard output could not take everything. */
int cli_finish(int status);

/** {"a":1, ...}: small writer for --json; adds the comma where one is due. */
void cli_json_key(Buf *out, const char *key);
/** A key and its day as text, null for DAY_NONE. */
void cli_json_day(Buf *out, const char *key, Day day);
void cli_json_names(Buf *out, const char *key, const Str *names, int count);

#endif
