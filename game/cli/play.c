/* overturn play --terminal: which scenario, which journal, and everything around an attempt that is not the attempt itself. The lines are another layer's;
   main() hands them in, so that this one knows no front end. */
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/records.h"
#include "files/places.h"
#include "overturn/hash.h"

#define MOST_SCENARIOS 1000
#define JOURNAL_MOST_BYTES (16u * 1024 * 1024)

/* ---- the clock ---- */

Str cli_wall_clock(Arena *arena) {
  time_t now = time(NULL);
  struct tm parts;
  char text[32];
  if (!gmtime_r(&now, &parts)) return STR("");
  return str_copy(arena, (Str){text, strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)});
}

LimitClock cli_now(void) {
  struct timespec steady = {0};
  (void)clock_gettime(CLOCK_MONOTONIC, &steady);
  return (LimitClock){(int64_t)time(NULL), (int64_t)steady.tv_sec * 1000 + steady.tv_nsec / 1000000};
}

/** Time and process make the id; the seed is drawn from it, so that no two attempts meet the same wrong answers in the same order. */
static Str new_attempt(Arena *arena, Str scenario, uint64_t *seed) {
  struct timespec now = {0};
  (void)clock_gettime(CLOCK_REALTIME, &now);
  Str id = str_format(arena, "%.*s-%lld-%03ld-%d", STR_ARG(scenario), (long long)now.tv_sec, now.tv_nsec / 1000000, (int)getpid());
  *seed = hash64(id.at, id.length, (uint64_t)now.tv_nsec) >> 16;
  return id;
}

/* ---- which scenario ---- */

static bool is_course(const Cli *cli, const char *path) {
  Str text;
  return files_read(cli->arena, str_from(path), JSON_MOST_BYTES, &text).status == FILES_OK && course_is(text);
}

/** Scenarios, or courses. */
static int find_files(const Cli *cli, Str folder, bool courses, const char **paths) {
  FilesEntry *entries;
  size_t found;
  int count = 0;
  FilesResult result = files_list(cli->arena, folder, MOST_SCENARIOS, &entries, &found);
  if (result.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  for (size_t i = 0; result.status == FILES_OK && i < found; i++) {
    const char *path = str_z(cli->arena, str_format(cli->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(entries[i].name)));
    bool wanted = entries[i].kind == FILES_FILE && str_ends(entries[i].name, STR(".json"));
    if (wanted && !cli_is_shift(cli, path) && is_course(cli, path) == courses) paths[count++] = path;
  }
  return count;
}

static Str folder_of(const Cli *cli, const char *given) {
  return given ? str_from(given) : str_format(cli->arena, "%.*s/scenarios", STR_ARG(cli->data));
}

static Str lesson_id(const CliLesson *lesson) { return lesson->shift ? lesson->shift->id : lesson->scenario->id; }
static Str lesson_hash(const CliLesson *lesson) { return lesson->shift ? lesson->shift->hash : lesson->scenario->hash; }

static void put_lesson(const CliLesson *lesson, int number, Buf *list) {
  const Scenario *scenario = lesson->scenario;
  const Shift *shift = lesson->shift;
  buf_format(list, "  %d. %.*s: %s, level %d, %d minutes\n", number, STR_ARG(shift ? shift->title : scenario->title),
             shift ? "shift" : scenario_kind_words[scenario->kind], (int)(shift ? shift->level : scenario->level),
             (int)(shift ? shift->minutes : scenario->minutes));
}

/** They are played by their own rules, so each says how. */
static int put_courses(const Cli *cli, Str folder, const CliAssets *assets, Buf *list) {
  const char **paths = arena_make_many(cli->arena, const char *, MOST_SCENARIOS);
  int found = find_files(cli, folder, true, paths), count = 0;
  for (int i = 0; i < found; i++) {
    const Course *course = cli_read_course(cli, paths[i], assets);
    if (!course) continue;
    if (!count++) buf_addz(list, "Courses:\n");
    buf_format(list, "  %.*s: %d %s, played by\n    overturn play --terminal --course %.*s\n", STR_ARG(course->title), course->count,
               course->count == 1 ? "entry" : "entries", STR_ARG(cli_shell_word(cli->arena, str_from(paths[i]))));
  }
  return count;
}

static const char *ask_which(const Cli *cli, const CliPlay *play, const CliAssets *assets, CliLesson *chosen) {
  const char **paths = arena_make_many(cli->arena, const char *, MOST_SCENARIOS);
  CliLesson *lessons = arena_make_many(cli->arena, CliLesson, MOST_SCENARIOS);
  Str folder = folder_of(cli, play->file), line;
  int found = find_files(cli, folder, false, paths), count = 0;
  Buf list = buf_new(cli->arena);
  bool courses = put_courses(cli, folder, assets, &list) > 0;
  if (found) buf_addz(&list, "Scenarios:\n");
  for (int i = 0; i < found; i++) {
    CliLesson *lesson = &lessons[count];
    if (!cli_read_lesson(cli, paths[i], assets, lesson)) continue;
    paths[count++] = paths[i];
    put_lesson(lesson, count, &list);
  }
  if (!count) {
    if (courses) play->lines->write(NULL, buf_str(&list));
    fprintf(stderr, "overturn: there is no scenario to play in %.*s\n", STR_ARG(folder));
    return NULL;
  }
  play->lines->write(NULL, buf_str(&list));
  for (;;) {
    int64_t number;
    play->lines->write(NULL, str_format(cli->arena, "Choose 1 to %d, or q to leave: ", count));
    if (!play->lines->read(NULL, cli->arena, &line) || str_is(str_trim(line), "q")) return "";
    if (!str_to_int(str_trim(line), &number) || number < 1 || number > count) continue;
    *chosen = lessons[number - 1];
    return paths[number - 1];
  }
}

/** The shipped scenario of that id, for a journal that is gone on with. */
static const char *find_id(const Cli *cli, const CliAssets *assets, Str id, CliLesson *chosen) {
  const char **paths = arena_make_many(cli->arena, const char *, MOST_SCENARIOS);
  int found = find_files(cli, folder_of(cli, NULL), false, paths);
  for (int i = 0; i < found; i++) {
    if (cli_read_lesson(cli, paths[i], assets, chosen) && str_equal(lesson_id(chosen), id)) return paths[i];
  }
  fprintf(stderr, "overturn: no shipped scenario is called \"%.*s\"; name its file\n", STR_ARG(id));
  return NULL;
}

/* ---- its journal ---- */

static const JournalHead *attempt_head(const CliAttempt *attempt) {
  return attempt->shift ? shift_session_head(attempt->shift) : session_head(attempt->session);
}

/** In the records an attempt can be gone on with from its first line on; cli_play() closes it. */
static bool keep_in_records(const CliAttempt *attempt, Arena *arena, Str line, Str *why) {
  StoreAttempt about;
  Str id = attempt_head(attempt)->attempt;
  StoreResult result = store_attempt(attempt->store, arena, id, &about);
  if (result.status == STORE_OK) result = store_append(attempt->store, id, about.actions + 1, line);
  if (result.status == STORE_OK && about.ended.length) result = store_end(attempt->store, id, STR(""));
  *why = str_copy(arena, result.message);
  return result.status == STORE_OK;
}

bool cli_keep(const CliAttempt *attempt, Arena *arena, Str line, Str *why) {
  if (attempt->store) return keep_in_records(attempt, arena, line, why);
  if (!attempt->journal.length) return true;
  FilesResult result = files_append_line(arena, attempt->journal, line);
  *why = result.message;
  return result.status == FILES_OK;
}

static bool warn(FilesResult result) {
  if (result.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return result.status == FILES_OK;
}

/** Where the journal goes. @return false when it may not go there. */
static bool choose_journal(const Cli *cli, const CliPlay *play, CliAttempt *attempt) {
  if (play->journal) {
    attempt->journal = str_from(play->journal);
    if (files_kind(cli->arena, attempt->journal) == FILES_NOTHING) return true;
    fprintf(stderr, "overturn: %s is there already; go on with it by --resume, or name another file\n", play->journal);
    return false;
  }
  if (!play->own.length) return true;
  if (!attempt->store) attempt->store = cli_open_records(cli, str_z(cli->arena, play->own), false);
  if (attempt->store)
    attempt->journal = str_format(cli->arena, "%.*s/" STORE_FILE, STR_ARG(play->own));
  else
    fputs("overturn: this attempt is not kept; --data-dir names a folder that can be written\n", stderr);
  return true;
}

/** The head, and in the records what the attempt is played with. */
static bool keep_head(const Cli *cli, const CliAttempt *attempt, const CliAssets *assets, const CliLesson *lesson, const char *path) {
  Arena *arena = cli->arena;
  const JournalHead *head = attempt_head(attempt);
  Buf line = buf_new(arena);
  Str why;
  journal_print_head(head, &line);
  if (!attempt->store) {
    if (cli_keep(attempt, arena, str_trim(buf_str(&line)), &why)) return true;
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(why));
    return false;
  }
  size_t count;
  const StoreText *texts = cli_lesson_texts(cli, lesson, path, assets, &count);
  Str file = texts[0].name;
  StoreAttempt before; /* home knows a retry by the file of that: of a case of a shift it is the shift's */
  if (head->parent.length && store_attempt(attempt->store, arena, head->parent, &before).status == STORE_OK) file = before.file;
  StoreAttempt about = cli_attempt_of(head, lesson->shift ? lesson->shift->title : lesson->scenario->title, file, cli_wall_clock(arena));
  return cli_records_failed(store_begin(attempt->store, &about, str_trim(buf_str(&line)), texts, count)) == EXIT_DONE;
}

static JournalHead head_of(const Cli *cli, const CliPlay *play, const CliAssets *assets, const CliLesson *lesson) {
  JournalHead head = {.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION};
  if (lesson->shift) head = shift_session_head_of(cli->arena, lesson->shift);
  head.scenario = lesson_id(lesson);
  head.scenario_hash = lesson_hash(lesson);
  head.assets_hash = assets->hash;
  head.mode = play->mode;
  head.minutes = play->minutes;
  if (head.minutes) head.began = cli_wall_clock(cli->arena);
  return head;
}

static bool begin(const Cli *cli, const CliPlay *play, const CliAssets *assets, const CliLesson *lesson, const char *path, CliAttempt *attempt) {
  JournalHead head = head_of(cli, play, assets, lesson);
  head.attempt = new_attempt(cli->arena, head.scenario, &head.seed);
  if (play->has_seed) head.seed = play->seed;
  if (!choose_journal(cli, play, attempt)) return false;
  if (lesson->shift)
    attempt->shift = shift_session_start(cli->arena, lesson->shift, head);
  else
    attempt->session = session_start(cli->arena, lesson->scenario, head);
  if (!keep_head(cli, attempt, assets, lesson, path)) return false;
  if (!play->stays_open || !attempt->store) return true;
  return cli_records_failed(store_end(attempt->store, head.attempt, STR(""))) == EXIT_DONE;
}

/** A crash in the middle of a write can leave half a line at the end; it was never seen to be done. */
static bool mend_journal(const Cli *cli, Str path) {
  Str text;
  if (!warn(files_read(cli->arena, path, JOURNAL_MOST_BYTES, &text))) return false;
  size_t end = text.length;
  while (end > 0 && text.at[end - 1] != '\n') end--;
  Str last = str_slice(text, end, text.length);
  Diags ignored = diags_new(cli->arena, path, last);
  if (!str_trim(last).length || json_read(cli->arena, last, &ignored)) return true;
  fputs("overturn: the journal ends in half a line; that one is left out\n", stderr);
  return warn(files_write(cli->arena, path, str_slice(text, 0, end)));
}

/** A journal to go on with: a file, or the name of an attempt in the records. */
static bool read_resumed(const Cli *cli, const CliPlay *play, CliAttempt *attempt, Str *text) {
  Str id = str_from(play->resume);
  if (files_kind(cli->arena, id) != FILES_NOTHING || !play->own.length) {
    attempt->journal = id;
    return mend_journal(cli, id) && warn(files_read(cli->arena, id, JOURNAL_MOST_BYTES, text));
  }
  attempt->store = cli_open_records(cli, str_z(cli->arena, play->own), false);
  attempt->journal = str_format(cli->arena, "%.*s/" STORE_FILE, STR_ARG(play->own));
  return attempt->store && cli_records_failed(store_journal(attempt->store, cli->arena, id, text)) == EXIT_DONE;
}

static bool go_on(const Cli *cli, const CliPlay *play, const CliLesson *lesson, Str text, CliAttempt *attempt) {
  if (lesson->shift)
    attempt->shift = cli_shift_session_of(cli, lesson->shift, str_from(play->resume), text);
  else
    attempt->session = cli_session_of(cli, lesson->scenario, str_from(play->resume), text);
  if (!attempt->shift && !attempt->session) return false;
  const JournalHead *head = attempt_head(attempt);
  if (head->scenario_hash.length && !str_equal(head->scenario_hash, lesson_hash(lesson)))
    fputs("overturn: the scenario has changed since this attempt began\n", stderr);
  if (attempt->shift)
    shift_session_entries(attempt->shift, &attempt->kept);
  else
    session_entries(attempt->session, &attempt->kept);
  return true;
}

static bool read_head(const Cli *cli, Str text, JournalHead *head) {
  Str line, rest;
  (void)str_cut(text, '\n', &line, &rest);
  return journal_read_head(cli->arena, line, head);
}

/** The scenario's path, "" when the trainee left, NULL when there is none. */
static const char *choose_lesson(const Cli *cli, const CliPlay *play, const CliAssets *assets, Str journal, CliLesson *lesson) {
  JournalHead head;
  bool folder = !play->file || files_kind(cli->arena, str_from(play->file)) == FILES_FOLDER;
  if (folder && play->resume) {
    if (read_head(cli, journal, &head)) return find_id(cli, assets, head.scenario, lesson);
    fprintf(stderr, "overturn: %s does not say which scenario it is of; name its file\n", play->resume);
    return NULL;
  }
  if (folder) return ask_which(cli, play, assets, lesson);
  return cli_read_lesson(cli, play->file, assets, lesson) ? play->file : NULL;
}

/** What came of it, for the list and for reports. */
static void keep_result(const Cli *cli, const CliAttempt *attempt) {
  StoreKept kept;
  Str journal;
  if (!attempt->store || cli_records_failed(store_journal(attempt->store, cli->arena, attempt_head(attempt)->attempt, &journal)) != EXIT_DONE) return;
  if (attempt->shift) {
    ShiftAnalysis *analysis = shift_analysis_run(cli->arena, attempt->shift, (AnalysisLimits){0});
    kept = store_derive_shift(cli->arena, attempt->shift, shift_analysis_debrief(analysis, cli->arena), journal);
  } else {
    Analysis *analysis = analysis_run(cli->arena, session_scenario(attempt->session), attempt->session, (AnalysisLimits){0});
    kept = store_derive(cli->arena, attempt->session, analysis_debrief(analysis, cli->arena), journal);
  }
  Str id = attempt_head(attempt)->attempt;
  StoreResult result = store_result(attempt->store, id, &kept.outcome, kept.decisions, kept.count);
  if (result.status == STORE_OK) result = store_end(attempt->store, id, cli_wall_clock(cli->arena));
  (void)cli_records_failed(result);
}

Str cli_shell_word(Arena *arena, Str word) {
  Buf out = buf_new(arena);
  bool plain = word.length > 0;
  for (size_t i = 0; i < word.length; i++) {
    char c = word.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    plain = plain && (letter || c == '/' || c == '.' || c == '_' || c == '-' || c == '+');
  }
  if (plain) return word;
  buf_byte(&out, '\'');
  for (size_t i = 0; i < word.length; i++) {
    if (word.at[i] == '\'')
      buf_addz(&out, "'\\''");
    else
      buf_byte(&out, word.at[i]);
  }
  buf_byte(&out, '\'');
  return buf_str(&out);
}

Str cli_program(const Cli *cli) {
  Str program = places_program(cli->arena);
  return cli_shell_word(cli->arena, program.length ? program : STR("overturn"));
}

static Str command_to_go_on(const Cli *cli, const CliPlay *play, const char *path, const CliAttempt *attempt) {
  Str folder = STR("");
  bool elsewhere = attempt->store && !str_equal(play->own, places_own(cli->arena));
  if (elsewhere) folder = str_format(cli->arena, " --data-dir %.*s", STR_ARG(cli_shell_word(cli->arena, play->own)));
  return str_format(cli->arena, "%.*s play %.*s --terminal%.*s --resume %.*s", STR_ARG(cli_program(cli)),
                    STR_ARG(cli_shell_word(cli->arena, str_from(path))), STR_ARG(folder),
                    STR_ARG(cli_shell_word(cli->arena, attempt->store ? attempt_head(attempt)->attempt : attempt->journal)));
}

/** All entries of an attempt whose journal has its head. */
static bool keep_entries(const Cli *cli, CliAttempt *attempt) {
  Str why;
  const Entry *entries = session_entries(attempt->session, &attempt->kept);
  for (int i = 0; i < attempt->kept; i++) {
    Buf line = buf_new(cli->arena);
    journal_print_entry(session_scenario(attempt->session), &entries[i], &line);
    if (cli_keep(attempt, cli->arena, str_trim(buf_str(&line)), &why)) continue;
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(why));
    return false;
  }
  return true;
}

/** A new attempt that begins with what is kept of the last one, and says so in its journal; of a shift it is one at a case, and `lesson` and `path` become those. */
static bool begin_retry(const Cli *cli, const CliPlay *play, const CliAssets *assets, CliLesson *lesson, const char **path, CliAttempt *attempt,
                        const CliOutcome *last, int number) {
  int count;
  const Shift *shift = attempt->shift ? lesson->shift : NULL;
  const Session *from = shift ? shift_session_case(attempt->shift, last->place) : attempt->session;
  const Played *line = session_line(from, &count);
  JournalHead head = *session_head(from);
  CliPlay where = *play;
  uint64_t other;
  head.parent = head.attempt;
  head.position = last->keep;
  head.minutes = 0;
  head.began = STR("");
  head.assets_hash = assets->hash;
  head.attempt = new_attempt(cli->arena, head.scenario, &other);
  if (play->journal) where.journal = str_z(cli->arena, str_format(cli->arena, "%s.retry-%d", play->journal, number));
  attempt->journal = STR("");
  if (!choose_journal(cli, &where, attempt)) return false;
  Session *retry = session_start(cli->arena, session_scenario(from), head);
  for (int i = 0; i < last->keep && i < count; i++)
    if (session_do(retry, &line[i].action)) return false;
  attempt->session = retry;
  attempt->shift = NULL;
  if (shift) {
    *path = str_z(cli->arena, shift->cases[last->place].file);
    *lesson = (CliLesson){.scenario = shift->cases[last->place].scenario};
  }
  return keep_head(cli, attempt, assets, lesson, *path) && keep_entries(cli, attempt);
}

static CliOutcome play_on(const Cli *cli, const CliPlay *play, const char *path, CliAttempt *attempt) {
  if (attempt->journal.length) attempt->go_on = command_to_go_on(cli, play, path, attempt);
  CliOutcome outcome = play->lines->play(attempt);
  if (outcome.finished && outcome.kept) keep_result(cli, attempt);
  return outcome;
}

static int play_lesson(const Cli *cli, const CliPlay *play, const CliAssets *assets, CliAttempt *attempt) {
  CliLesson lesson;
  Str journal = STR("");
  if (play->resume && !read_resumed(cli, play, attempt, &journal)) return EXIT_MACHINE;
  const char *path = choose_lesson(cli, play, assets, journal, &lesson);
  if (!path) return EXIT_FOUND;
  if (!*path) return cli_finish(EXIT_DONE);
  bool ready = play->resume ? go_on(cli, play, &lesson, journal, attempt) : begin(cli, play, assets, &lesson, path, attempt);
  if (!ready) return attempt->store && !play->resume ? EXIT_MACHINE : EXIT_FOUND;
  bool of_shift = attempt->shift != NULL;
  CliOutcome outcome = play_on(cli, play, path, attempt), whole = outcome;
  for (int number = 1; outcome.kept && outcome.retries; number++) {
    if (!begin_retry(cli, play, assets, &lesson, &path, attempt, &outcome, number)) return EXIT_MACHINE;
    outcome = play_on(cli, play, path, attempt);
  }
  if (!outcome.kept) return cli_finish(EXIT_MACHINE);
  if (of_shift) outcome = whole; /* whatever became of a case of it */
  bool failed = play->pass != NONE && outcome.finished && (outcome.score < play->pass || outcome.violated);
  return cli_finish(failed ? EXIT_FOUND : EXIT_DONE);
}

int cli_play(const Cli *cli, const CliPlay *asked) {
  CliAssets assets;
  CliPlay play = *asked;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  if (play.course && !cli_choose_entry(cli, &assets, &play)) return play.left ? cli_finish(EXIT_DONE) : EXIT_FOUND;
  int mark = play.mark != NONE ? play.mark : CLI_PASS_MARK;
  CliAttempt attempt = {.pass_mark = play.pass == NONE ? mark : play.pass, .closed = play.closed};
  int status = play_lesson(cli, &play, &assets, &attempt);
  store_close(attempt.store);
  return status;
}
